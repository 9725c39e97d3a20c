"""A plan is asked for: ready at once when it is small, within a budget of moves, for what has happened."""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.booking.tests.making import happen, promise
from doorstep.booking.tests.making import open_day as open_slots
from doorstep.core.errors import Invalid, NotFound
from doorstep.core.windows import Window
from doorstep.dispatch.errors import NotBooked, NotUnderWay, OtherDay, PlanGoing, VisitStands
from doorstep.dispatch.models import Assignment, PlanProposal
from doorstep.dispatch.states import Occasion
from doorstep.dispatch.tests.making import (
    CHEN_JING,
    LI,
    LI_QIANG,
    ZHAO,
    assign,
    booked,
    open_day,
    plan,
    received,
    slot,
    who,
)
from doorstep.dispatch.tests.proposing import apply, by_plan, propose, told
from doorstep.orders.models import Event
from doorstep.people.errors import TechnicianNotFound
from doorstep.people.models import Leave, Technician
from doorstep.people.services import take_leave
from tests.cast import DAY, Cast, at


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)


def figures(proposal: PlanProposal, side: str) -> dict[str, Any]:
    proposal.refresh_from_db()
    assert proposal.result is not None
    return dict(proposal.result[side])


def three_with_li() -> None:
    """Three removals of twenty minutes between ten and twelve, all with 李强."""
    for number, begin, end in (
        ("GD1", (10, 0), (10, 20)),
        ("GD2", (10, 30), (10, 50)),
        ("GD3", (11, 0), (11, 20)),
    ):
        by_plan(number, LI, begin, end)


def test_the_day_as_it_is_and_as_it_would_be(cast: Cast) -> None:
    """GD3 has nobody who can take it, and says why; nothing is assigned yet."""
    booked(cast, "GD1")
    booked(cast, "GD2", access="lan")
    Technician.objects.filter(staff_no=ZHAO).update(active=False)
    proposal = propose()
    assert proposal.state == "ready" and told(proposal) == {"GD1": ("assigned", None, LI)}
    assert figures(proposal, "before") == {
        "assigned": 0, "unassigned": 2, "travel_min": 0, "late": 0, "overtime_min": 0, "people": 0,
    }  # fmt: skip
    assert figures(proposal, "after") == {
        "assigned": 1, "unassigned": 1, "travel_min": 0, "late": 0, "overtime_min": 0, "people": 1,
    }  # fmt: skip
    assert proposal.result
    (left_out,) = proposal.result["left_out"]
    assert left_out["number"] == "GD2"
    assert [(each["code"], each["people"]) for each in left_out["reasons"]] == [("skill", 1)]
    assert not Event.objects.filter(kind="order.assigned").exists() and who("GD1") is None


def test_who_falls_ill_is_relieved_from_then_on(cast: Cast) -> None:
    """From half past ten: what he has at ten stays, the rest goes to who can, and nobody counts it as a move.

    His leave is registered when it is applied, where the roster hasn't it yet.
    """
    booked(cast, "GD1", kind="remove")
    booked(cast, "GD2", 14, 16, kind="remove")
    booked(cast, "GD3", 14, 16)
    by_plan("GD1", LI, (10, 0), (10, 20))
    by_plan("GD2", LI, (14, 0), (14, 20))
    by_plan("GD3", LI, (14, 30), (15, 20))
    take_leave(staff_no=LI, during=Window(at(17), at(18)), kind="personal")
    proposal = propose(Occasion.TECHNICIAN_OFF, staff_no=LI, from_at=at(10, 30), max_moves=0, now=at(9))
    assert told(proposal) == {"GD2": ("moved", LI, ZHAO), "GD3": ("unassigned", LI, None)}
    assert not Leave.objects.filter(kind="sick").exists()
    apply(proposal, now=at(9, 5))
    assert who("GD1") == (LI, "10:00", "10:20")
    leaves = Leave.objects.filter(technician=cast.li_qiang, kind="sick").order_by("during")
    assert [(row.during.lower, row.during.upper) for row in leaves] == [
        (at(10, 30), at(17)),
        (at(18), at(0, day=DAY.replace(day=3))),
    ]


def test_only_so_many_visits_go_to_somebody_else(cast: Cast) -> None:
    """李强 comes at half past eleven only: of his three removals he can still do one."""
    for number in ("GD1", "GD2", "GD3"):
        booked(cast, number, kind="remove")
    three_with_li()

    def kinds(max_moves: int | None) -> list[tuple[str, str | None]]:
        proposal = propose(
            Occasion.TECHNICIAN_LATE, staff_no=LI, to_at=at(11, 30), max_moves=max_moves, now=at(9)
        )
        return sorted((kind, after) for kind, _, after in told(proposal).values() if after != LI)

    assert kinds(0) == [("unassigned", None)] * 2
    assert kinds(1) == [("moved", ZHAO), ("unassigned", None)]
    assert [kind for kind, _ in kinds(None)] == ["moved"] * len(kinds(None)) and len(kinds(None)) >= 2


def test_a_job_that_overruns_pushes_what_follows(cast: Cast) -> None:
    """On site since ten until a quarter to twelve, he says: the removal at eleven would be late."""
    assign(booked(cast, "GD1"), LI, at(10))
    booked(cast, "GD2", kind="remove")
    by_plan("GD2", LI, (11, 0), (11, 20))
    happen("GD1", "visit.arrived", {}, LI_QIANG, at(10))
    assert told(propose(now=at(10, 10))) == {}
    proposal = propose(Occasion.OVERRUN, number="GD1", to_at=at(12, 30), now=at(10, 10))
    assert figures(proposal, "before")["late"] == 1 and figures(proposal, "after")["late"] == 0
    assert told(proposal) == {"GD2": ("moved", LI, ZHAO)}


def test_the_time_that_a_cancelled_visit_leaves_is_used(cast: Cast) -> None:
    for number in ("GD1", "GD2", "GD3"):
        booked(cast, number)
    left = [each.number for each in plan().unassigned]
    (gone,) = [number for number in ("GD1", "GD2") if who(number)][:1]
    happen(gone, "order.cancelled", {"asked_by": "customer", "reason": "不装了"}, CHEN_JING, at(8))
    proposal = propose(Occasion.CANCELLED, number=gone, now=at(8))
    assert told(proposal)[left[0]] == ("assigned", None, LI)


def test_an_urgent_order_is_fitted_in(cast: Cast) -> None:
    """Two of three can be done: the urgent one is, and the promise that it costs is named."""
    for number in ("GD1", "GD2"):
        booked(cast, number, emergency=True)
    plan()
    booked(cast, "GD3")
    assert told(propose()) == {}
    proposal = propose(Occasion.URGENT, number="GD3", max_moves=0)
    changes = told(proposal)
    assert changes["GD3"] == ("assigned", None, LI)
    (dropped,) = [number for number, (kind, _, _) in changes.items() if kind == "unassigned"]
    assert proposal.result
    (row,) = [each for each in proposal.result["changes"] if each["number"] == dropped]
    assert row["breaks"] == ["promise"]


def test_only_the_grids_named_are_planned(cast: Cast) -> None:
    booked(cast, "GD1")
    assert told(propose(grids=["HF-YH"])) == {"GD1": ("assigned", None, LI)}
    with pytest.raises(NotFound) as refused:
        propose(grids=["HF-YH", "HF-SS"])
    assert "HF-SS" in refused.value.titled("zh")


def test_visits_of_other_grids_stay_where_they_are(cast: Cast) -> None:
    """GD1 has nobody and isn't asked for; GD2, which is ill kept, is none of this plan's either."""
    booked(cast, "GD1")
    assign(booked(cast, "GD2", kind="remove"), LI, at(10))
    cast.far_grid.unit = cast.east
    cast.far_grid.save()
    take_leave(staff_no=LI, during=Window(at(8), at(18)), kind="sick")
    assert told(propose(grids=["HF-SS"])) == {}
    assert Assignment.objects.count() == 1


def test_one_at_a_time_for_a_day_and_unit(cast: Cast) -> None:
    going = propose()
    PlanProposal.objects.filter(pk=going.pk).update(state="running", result=None)
    with pytest.raises(PlanGoing) as refused:
        propose()
    assert refused.value.details["plan"] == going.pk


def test_an_occasion_that_makes_no_sense_is_refused(cast: Cast) -> None:
    with pytest.raises(TechnicianNotFound):
        propose(Occasion.TECHNICIAN_OFF, staff_no="HF9999")
    with pytest.raises(Invalid):
        propose(Occasion.TECHNICIAN_LATE, staff_no=LI, to_at=at(6))
    with pytest.raises(Invalid):
        propose(Occasion.TECHNICIAN_OFF, staff_no=LI, from_at=at(8, day=DAY.replace(day=4)))
    booked(cast, "GD1")
    with pytest.raises(NotUnderWay):
        propose(Occasion.OVERRUN, number="GD1")
    assign("GD1", LI, at(10))
    with pytest.raises(VisitStands) as stands:
        propose(Occasion.CANCELLED, number="GD1")
    assert "李强" in stands.value.titled("zh")
    received(cast, "GD2")
    with pytest.raises(NotBooked):
        propose(Occasion.URGENT, number="GD2")
    with pytest.raises(NotFound):
        propose(Occasion.URGENT, number="GD9")
    assert PlanProposal.objects.count() == 0


def test_an_urgent_order_of_another_day_is_refused(cast: Cast) -> None:
    open_slots(cast, 1)
    received(cast, "GD1")
    promise("GD1", slot(10, 12).replace("03-02", "03-03"))
    with pytest.raises(OtherDay) as refused:
        propose(Occasion.URGENT, number="GD1")
    assert "03-03 10:00–12:00" in refused.value.titled("zh")


def test_a_technician_of_another_unit_is_not_found(cast: Cast) -> None:
    Technician.objects.filter(staff_no=LI).update(unit=cast.west)
    with pytest.raises(TechnicianNotFound):
        propose(Occasion.TECHNICIAN_OFF, staff_no=LI)


def test_old_proposals_that_came_to_nothing_are_dropped(cast: Cast) -> None:
    """Thirty are kept, and all that were applied."""
    first = propose()
    apply(first)
    for _ in range(33):
        propose()
    assert PlanProposal.objects.filter(state="ready").count() == 31
    assert PlanProposal.objects.filter(pk=first.pk).exists()
