"""An applied plan is taken back: every order to where it was, or none and why not."""

from __future__ import annotations

import pytest

from doorstep.booking.tests.making import happen
from doorstep.core.errors import NotFound
from doorstep.core.windows import Window
from doorstep.dispatch.errors import PlanMovedOn, PlanSettled
from doorstep.dispatch.states import Occasion
from doorstep.dispatch.tests.making import LI, LI_QIANG, ZHAO, assign, booked, events, open_day, who
from doorstep.dispatch.tests.proposing import apply, by_plan, change, propose, ready, seat, undo
from doorstep.orders.models import Event
from doorstep.people.models import Leave
from doorstep.people.services import take_leave
from tests.cast import Cast, at

TEN = seat(LI, (10, 0), (10, 20))


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)


def test_everything_is_back_by_one_event_each(cast: Cast) -> None:
    """One that was given waits again, one that was moved is back by hand as before, one taken off too."""
    booked(cast, "GD1", kind="remove")
    assign(booked(cast, "GD2", kind="remove"), LI, at(11))
    assign(booked(cast, "GD3", kind="remove"), ZHAO, at(10))
    by_hand = seat(LI, (11, 0), (11, 20))
    proposal = ready(
        change("GD1", None, TEN),
        change("GD2", by_hand, seat(ZHAO, (11, 0), (11, 20))),
        change("GD3", seat(ZHAO, (10, 0), (10, 20)), None),
    )
    apply(proposal)
    assert who("GD1") == (LI, "10:00", "10:20") and who("GD3") is None
    row = undo(proposal, now=at(7, 30))
    assert (row.state, row.undone_by, row.undone_at) == ("undone", "chenjing", at(7, 30))
    assert (who("GD1"), who("GD2"), who("GD3")) == (
        None,
        (LI, "11:00", "11:20"),
        (ZHAO, "10:00", "10:20"),
    )
    assert events("GD1")[-2:] == ["order.assigned", "order.unassigned"]
    assert Event.objects.get(order_id="GD1", kind="order.unassigned").body["by"] == "hand"


def test_what_was_excepted_or_outdated_is_left_alone(cast: Cast) -> None:
    booked(cast, "GD1", kind="remove")
    booked(cast, "GD2", kind="remove")
    proposal = ready(change("GD1", None, TEN), change("GD2", None, seat(LI, (10, 30), (10, 50))))
    apply(proposal, ["GD2"])
    assign("GD2", ZHAO, at(11))
    undo(proposal)
    assert (who("GD1"), who("GD2")) == (None, (ZHAO, "11:00", "11:20"))


def test_refused_with_what_changed_since_and_nothing_is_touched(cast: Cast) -> None:
    booked(cast, "GD1", kind="remove")
    booked(cast, "GD2", kind="remove")
    proposal = ready(change("GD1", None, TEN), change("GD2", None, seat(LI, (10, 30), (10, 50))))
    apply(proposal)
    happen("GD1", "visit.departed", {}, LI_QIANG, at(9, 40))
    with pytest.raises(PlanMovedOn) as refused:
        undo(proposal, now=at(9, 45))
    (news,) = refused.value.details["changed"]
    assert (news["number"], news["what"]["zh"], news["by"]) == ("GD1", "出发", "李强")
    proposal.refresh_from_db()
    assert (proposal.state, who("GD2")) == ("applied", (LI, "10:30", "10:50"))


def test_refused_when_the_old_place_is_taken_by_now(cast: Cast) -> None:
    assign(booked(cast, "GD1", kind="remove"), LI, at(10))
    booked(cast, "GD2", kind="remove")
    proposal = ready(change("GD1", TEN, seat(ZHAO, (10, 0), (10, 20))))
    apply(proposal)
    assign("GD2", LI, at(10, 10))
    with pytest.raises(PlanMovedOn) as refused:
        undo(proposal)
    assert refused.value.details["changed"][0]["what"]["zh"] == "和 GD2 撞时间"


def test_refused_when_the_old_time_is_over(cast: Cast) -> None:
    assign(booked(cast, "GD1", kind="remove"), LI, at(10))
    proposal = ready(change("GD1", TEN, seat(ZHAO, (11, 0), (11, 20))))
    apply(proposal)
    with pytest.raises(PlanMovedOn) as refused:
        undo(proposal, now=at(10, 30))
    assert refused.value.details["changed"][0]["what"]["zh"] == "10:00 已过"


def test_the_leave_registered_for_it_is_dropped_with_it_and_no_other(cast: Cast) -> None:
    """李强 was said to be ill, by mistake; his leave in the evening was there before."""
    booked(cast, "GD1", kind="remove")
    by_plan("GD1", LI, (10, 0), (10, 20))
    take_leave(staff_no=LI, during=Window(at(17), at(18)), kind="personal")
    proposal = propose(Occasion.TECHNICIAN_OFF, staff_no=LI)
    apply(proposal)
    assert who("GD1") == (ZHAO, "10:00", "10:20")
    assert Leave.objects.filter(technician=cast.li_qiang, kind="sick").count() == 2
    undo(proposal)
    assert who("GD1") == (LI, "10:00", "10:20")
    assert [leave.kind for leave in Leave.objects.filter(technician=cast.li_qiang)] == ["personal"]


def test_one_that_was_not_applied_or_is_undone_already_is_refused(cast: Cast) -> None:
    proposal = ready()
    with pytest.raises(PlanSettled):
        undo(proposal)
    apply(proposal)
    undo(proposal)
    with pytest.raises(PlanSettled) as refused:
        undo(proposal)
    assert "已撤销" in refused.value.titled("zh")
    proposal.pk += 1
    with pytest.raises(NotFound):
        undo(proposal)
