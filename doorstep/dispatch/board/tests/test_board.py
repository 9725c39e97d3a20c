"""The board, the candidates and a technician's route, as queries."""

from __future__ import annotations

from datetime import date

import pytest

from doorstep.booking.tests.making import MORNING, happen
from doorstep.core.windows import Window
from doorstep.dispatch import queries
from doorstep.dispatch.board.rows import Board
from doorstep.dispatch.errors import NotBooked
from doorstep.dispatch.tests.making import (
    EAST,
    HOME,
    LI,
    LI_QIANG,
    ZHAO,
    assign,
    booked,
    open_day,
    plan,
    received,
)
from doorstep.orders.models import VerdictInterval
from doorstep.people.errors import TechnicianNotFound
from doorstep.people.models import Certificate, Technician
from tests.cast import DAY, Cast, at
from tests.worlds import Visit


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)


def board(grid: str | None = None, now: object = MORNING, unit_path: str = EAST) -> Board:
    return queries.board(day=DAY, unit_path=unit_path, grid=grid, now=now)  # type: ignore[arg-type]


def test_everyone_has_a_row_with_his_visits_in_order(cast: Cast) -> None:
    """GD2 lies 17 minutes off (see test_plan_day); 50 and 40 minutes of work and 17 on the way."""
    booked(cast, "GD1")
    booked(cast, "GD2", kind="repair", place=(31.912, 117.305))
    plan()
    li, zhao = board().technicians
    assert (li.name, zhao.name, zhao.visits, zhao.load_min) == ("李强", "赵磊", [], 0)
    assert [(visit.number, visit.travel_before_min) for visit in li.visits] == [("GD1", 0), ("GD2", 17)]
    assert (li.load_min, li.grids, (li.start.lat, li.start.lon)) == (107, ["HF-YH"], HOME)
    assert [(window.from_at, window.to_at) for window in li.shift] == [(at(8), at(18))]
    assert [(window.from_at, window.to_at) for window in li.breaks] == [(at(12), at(13))]
    first, second = li.visits
    assert first.promised is not None and first.promised.from_at == at(10)
    assert first.address_masked == "瑶海区明光路****"
    assert (second.lat, second.lon, second.by, second.pinned) == (31.912, 117.305, "plan", False)


def test_what_waits_is_shown_emergencies_first(cast: Cast) -> None:
    """Without reasons: those are another question."""
    booked(cast, "GD1", place=(31.912, 117.305))
    booked(cast, "GD2", 14, 16, emergency=True)
    emergency, other = board().unassigned
    assert (emergency.number, other.number) == ("GD2", "GD1")
    assert (other.lat, other.lon, other.promised) == (31.912, 117.305, Window(at(10), at(12)))
    assert other.address_masked == "瑶海区明光路****"


def test_the_visits_of_who_has_left_wait(cast: Cast) -> None:
    """His row is gone; his order is not."""
    assign(booked(cast, "GD1"))
    Technician.objects.filter(staff_no=LI).update(active=False)
    shown = board()
    assert [row.staff_no for row in shown.technicians] == [ZHAO]
    assert [each.number for each in shown.unassigned] == ["GD1"]


def test_why_they_wait_grouped_the_commonest_first(cast: Cast) -> None:
    """Li Qiang could take GD1; nobody can take GD2 once he has no certificate either."""
    booked(cast, "GD1")
    (one,) = queries.waiting(day=DAY, unit_path=EAST, now=MORNING)
    assert (one.number, one.possible) == ("GD1", 1)
    assert [(each.code, each.people, each.names) for each in one.reasons] == [("skill", 1, ("赵磊",))]
    cast.li_qiang.levels.all().delete()
    (one,) = queries.waiting(day=DAY, unit_path=EAST, grid="HF-YH", now=MORNING)
    assert [(each.code, each.people, each.names) for each in one.reasons] == [("skill", 2, ("李强", "赵磊"))]
    assert queries.waiting(day=DAY, unit_path=EAST, grid="HF-SS", now=MORNING) == []


def test_a_grid_shows_its_own_people_and_orders(cast: Cast) -> None:
    """The far grid has nobody of the east, and the west sees nothing of it."""
    booked(cast, "GD1")
    assert [row.staff_no for row in board(grid="HF-YH").technicians] == [LI, ZHAO]
    for empty in (board(grid="HF-SS"), board(unit_path="hf/hf-west/")):
        assert (empty.technicians, empty.unassigned) == ([], [])


def test_times_follow_what_happens(cast: Cast) -> None:
    """On site since 9:50 and still there at 11: the next one is expected when he is done and there."""
    assign(booked(cast, "GD1"), LI, at(10))
    assign(booked(cast, "GD2", place=(31.912, 117.305)), LI, at(11, 10))
    happen("GD1", "visit.arrived", {}, LI_QIANG, at(9, 50))
    first, second = board(now=at(11)).technicians[0].visits
    assert (first.expected_from_at, first.expected_to_at) == (at(9, 50), at(11))
    assert (second.expected_from_at, second.from_at) == (at(11, 17), at(11, 10))


def test_the_nearest_deadline_with_its_clause(assigned: Visit) -> None:
    """The earliest of the order's running clocks, as its log has it."""
    standing = VerdictInterval.objects.filter(order_id=assigned.number, to_at=None, due_at__isnull=False)
    nearest = standing.order_by("due_at", "clause").first()
    assert nearest is not None
    (shown,) = board().technicians[0].visits
    assert (shown.due_at, shown.due_clause) == (nearest.due_at, nearest.clause)


def test_who_would_now_come_after_the_window_is_marked(cast: Cast) -> None:
    """GD1 (window till 12:00) has not begun at 12:05; nor can GD2 after it be hurt before 16:00."""
    assign(booked(cast, "GD1"), LI, at(11))
    assign(booked(cast, "GD2", 14, 16), LI, at(14))
    risks = {visit.number: visit.late_risk for visit in board(now=at(12, 5)).technicians[0].visits}
    assert risks == {"GD1": True, "GD2": False}
    happen("GD1", "visit.arrived", {}, LI_QIANG, at(12, 6))
    assert not any(visit.late_risk for visit in board(now=at(12, 10)).technicians[0].visits)


def test_papers_that_lapse_soon_are_shown(cast: Cast) -> None:
    """Within thirty days; one that lapses in a year isn't."""
    operator = Certificate.objects.filter(technician=cast.li_qiang, kind="operator")
    operator.update(valid_until_on=date(2026, 3, 12))
    li, zhao = board().technicians
    assert [(each.kind, each.days_left) for each in li.certificates_lapsing] == [("operator", 10)]
    assert zhao.certificates_lapsing == []


def test_candidates_the_possible_first_with_time_and_detour(cast: Cast) -> None:
    """Li Qiang is next door till 10:50 and then early at this door; Zhao Lei lacks the skill."""
    assign(booked(cast, "GD1"))
    booked(cast, "GD2")
    li, zhao = queries.candidates(number="GD2", now=MORNING)
    assert (li.staff_no, li.possible, li.from_at, li.to_at) == (LI, True, at(11), at(11, 50))
    assert (li.extra_travel_min, li.reasons) == (0, ())
    assert (zhao.possible, zhao.from_at, zhao.extra_travel_min) == (False, None, None)
    assert [reason["zh"] for reason in zhao.reasons] == ["没有“光纤入户安装”技能"]


def test_candidates_for_an_assigned_order_leave_its_own_visit_out(cast: Cast) -> None:
    """He who has it could also do it at the same time."""
    assign(booked(cast, "GD1"), LI, at(10))
    li = queries.candidates(number="GD1", now=MORNING)[0]
    assert (li.staff_no, li.from_at) == (LI, at(10))


def test_who_is_offered_can_be_assigned_just_so(cast: Cast) -> None:
    """What candidates says is what assign does."""
    assign(booked(cast, "GD1"))
    booked(cast, "GD2", kind="remove", place=(31.912, 117.305))
    for candidate in queries.candidates(number="GD2", now=MORNING):
        assert candidate.possible
        assigned = assign("GD2", candidate.staff_no)
        assert (assigned.from_at, assigned.to_at) == (candidate.from_at, candidate.to_at)


def test_nobody_is_a_candidate_before_a_window_or_after_the_start(cast: Cast) -> None:
    """First a promise; and whoever is on site is not replaced."""
    received(cast, "GD1")
    with pytest.raises(NotBooked):
        queries.candidates(number="GD1", now=MORNING)
    assign(booked(cast, "GD2"))
    happen("GD2", "visit.arrived", {}, LI_QIANG, at(9, 50))
    assert queries.candidates(number="GD2", now=at(10)) == []


def test_a_route_is_the_day_in_order(cast: Cast) -> None:
    """Whatever the order of assigning."""
    assign(booked(cast, "GD1", 14, 16, place=(31.912, 117.305)))
    assign(booked(cast, "GD2"), LI, at(10, 30))
    route = queries.route_of(staff_no=LI, day=DAY)
    assert [(stop.number, stop.from_at, stop.travel_min) for stop in route] == [
        ("GD2", at(10, 30), 0),
        ("GD1", at(14), 17),
    ]
    assert queries.route_of(staff_no=ZHAO, day=DAY) == []
    assert queries.route_of(staff_no=LI, day=date(2026, 3, 3)) == []
    with pytest.raises(TechnicianNotFound):
        queries.route_of(staff_no="HF9999", day=DAY)


def test_assignments_by_order(cast: Cast) -> None:
    """Those without a technician are left out."""
    assign(booked(cast, "GD1"))
    booked(cast, "GD2")
    found = queries.assignments_of(["GD1", "GD2", "GD3"])
    assert {number: (each.staff_no, each.name, each.by) for number, each in found.items()} == {
        "GD1": (LI, "李强", "hand")
    }
    assert [each.staff_no for each in queries.assignments_of(["GD1", "GD2"]).values()] == [LI]
    assert [visit.number for visit in queries.visits_on(day=DAY, unit_path="hf/")] == ["GD1"]
    assert queries.visits_on(day=DAY, unit_path="hf/hf-west/") == []
    assert queries.assignment_of("GD2") is None
