"""Only windows that the day's plan can keep are offered and promised.

Li Qiang alone fits fibre. He starts at home, at HOME, at eight; lunch from twelve to one. An installation
takes 50 minutes, and he is at each door 10 minutes ahead.
"""

from __future__ import annotations

import pytest
from psycopg.types.range import TimestamptzRange

from doorstep.booking import services as booking
from doorstep.booking.errors import WindowNotOffered
from doorstep.booking.queries import offers
from doorstep.booking.tests.making import MORNING, SUN_LI, promise, promised
from doorstep.core.windows import Window
from doorstep.dispatch.models import Assignment
from doorstep.dispatch.offers import windows
from doorstep.dispatch.solver.obstacles import Obstacle
from doorstep.dispatch.solver.plan import Why
from doorstep.dispatch.solver.schedule import NEVER
from doorstep.dispatch.tests.making import LI, assign, booked, events, open_day, plan, received, slot
from doorstep.people.models import Leave
from doorstep.people.services import take_leave
from tests.cast import DAY, Cast, at

TEN, FOURTEEN = slot(10, 12), slot(14, 16)
FAR = (32.162, 117.305)
"""0.3 degrees north of HOME: 43.4 km of street, 100 minutes at 26 km/h."""


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    """Places enough in every window: what is refused here, the plan refuses."""
    open_day(cast)
    for begin in (8, 10, 14, 16):
        booking.set_capacity(slot=slot(begin, begin + 2), capacity=20, open=True)


def why(number: str, slot_id: str = TEN) -> str:
    """Why the window isn't offered; empty when it is. What is said of an offer holds for the promise."""
    found = {each.slot: each.reason for each in offers(number=number, days=1, now=MORNING)}[slot_id]
    return found["en"] if found else ""


def test_what_fits_into_the_day_is_offered_and_can_be_promised(cast: Cast) -> None:
    """10:00 to 10:50, ten minutes to the next door, 11:00 to 11:50."""
    assign(booked(cast, "GD1"))
    received(cast, "GD2")
    assert why("GD2") == ""
    promise("GD2", TEN)
    plan()
    assert events("GD2")[-1] == "order.assigned"


def test_a_third_does_not_fit_though_there_are_places(cast: Cast) -> None:
    """The third would begin at 12:00: the window is over, and so is the morning."""
    for number in ("GD1", "GD2"):
        booked(cast, number)
    plan()
    received(cast, "GD3")
    assert why("GD3") == "the one who could come is full: it would break a promise from 10:00 on"
    assert why("GD3", FOURTEEN) == ""


def test_the_promise_asks_the_same_and_names_other_windows(cast: Cast) -> None:
    for number in ("GD1", "GD2"):
        booked(cast, number)
    plan()
    received(cast, "GD3")
    with pytest.raises(WindowNotOffered) as refusal:
        promise("GD3", TEN)
    assert "能来的只有 1 人，已排满" in refusal.value.titled("zh")
    others = [offer["slot"] for offer in refusal.value.details["offers"]]
    assert FOURTEEN in others and TEN not in others
    assert events("GD3") == ["order.received"]


def test_others_orders_are_not_named_to_the_customer(cast: Cast) -> None:
    for number in ("GD1", "GD2"):
        booked(cast, number)
    plan()
    received(cast, "GD3")
    assert "GD1" not in why("GD3") and "GD2" not in why("GD3")


def test_what_was_promised_and_waits_for_somebody_holds_its_place(cast: Cast) -> None:
    """No plan has been made: GD1 and GD2 are seated in memory."""
    for number in ("GD1", "GD2"):
        booked(cast, number)
    received(cast, "GD3")
    assert "full" in why("GD3")
    received(cast, "GD4", access="lan")
    assert why("GD4") == "", "copper is Zhao Lei's, who has nothing"


def test_a_planned_visit_moves_inside_its_window_to_make_room(cast: Cast) -> None:
    """At 10:30 it leaves room neither before nor after; at 10:00 the next can begin at 11:00."""
    assign(booked(cast, "GD1"), from_at=at(10, 30))
    Assignment.objects.update(by="plan")
    received(cast, "GD2")
    assert why("GD2") == ""


@pytest.mark.parametrize("stays", [{"by": "hand"}, {"by": "plan", "pinned": True}])
def test_one_set_by_hand_or_pinned_does_not(cast: Cast, stays: dict[str, object]) -> None:
    assign(booked(cast, "GD1"), from_at=at(10, 30))
    Assignment.objects.update(**stays)
    received(cast, "GD2")
    assert "full" in why("GD2")


def test_the_way_counts_and_the_hour_is_told(cast: Cast) -> None:
    """On leave until nine; 0.2 degrees are 28.9 km, 66.7 minutes at 26 km/h: 10:07, at the door 10:17."""
    take_leave(staff_no=LI, during=Window(at(8), at(9)), kind="personal")
    received(cast, "GD1", place=(32.062, 117.305))
    eight = slot(8, 10)
    assert why("GD1", eight) == "the one who could come is full: the soonest would be there at 10:17"
    assert why("GD1", TEN) == ""


def test_nobody_is_sent_to_two_ends_of_the_city_in_one_window(cast: Cast) -> None:
    """Far first: there at 10:04, done 10:54, back at 12:45. Home first: done 10:50, there at 12:41."""
    booked(cast, "GD1", place=FAR)
    received(cast, "GD2")
    assert "full" in why("GD2")
    received(cast, "GD3", place=FAR)
    assert why("GD3") == ""


def test_the_orders_own_visit_is_not_in_its_way(cast: Cast) -> None:
    """GD1 may go from two to ten, to its own neighbour's hour, as its visit at two is given up then."""
    booked(cast, "GD1", 14, 16)
    booked(cast, "GD2", 14, 16)
    booked(cast, "GD3")
    plan()
    assert (why("GD1"), why("GD1", FOURTEEN)) == ("", "")
    received(cast, "GD4")
    assert "full" in why("GD4", FOURTEEN)
    promise("GD1", TEN)
    assert why("GD4", FOURTEEN) == ""


def test_an_emergency_goes_before_the_plan(cast: Cast) -> None:
    for number in ("GD1", "GD2"):
        booked(cast, number)
    received(cast, "GD3", emergency=True)
    assert why("GD3") == ""
    promise("GD3", TEN)


def test_a_supervisor_moves_a_window_into_a_full_day(cast: Cast) -> None:
    """The customer, asking for the same, is refused."""
    for number in ("GD1", "GD2"):
        booked(cast, number)
    booked(cast, "GD3", 14, 16)
    with pytest.raises(WindowNotOffered):
        promise("GD3", TEN)
    promise("GD3", TEN, asked_by="us", reason="师傅请假", actor=SUN_LI)


def test_who_is_needed_for_a_promise_without_anybody_is_kept_for_it(cast: Cast) -> None:
    """GD1 can't be reached at all that morning; another window is nobody's loss."""
    booked(cast, "GD1", 8, 10, place=(32.862, 117.305))
    received(cast, "GD2")
    assert why("GD2", slot(8, 10)) == "1 promised in this window still have nobody"
    assert why("GD2", TEN) == ""


def test_where_a_crew_shares_its_technicians_the_neighbours_promises_count(cast: Cast) -> None:
    """Li Qiang looks after both grids: two visits that wait in the other one fill his morning."""
    cast.li_qiang.grids.add(cast.far_grid)
    booking.open_slots(grid="HF-SS", day=DAY, now=MORNING)
    booking.set_capacity(slot="HF-SS:2026-03-02:1000-1200", capacity=20, open=True)
    received(cast, "GD9")
    assert why("GD9") == ""
    for number in ("GD1", "GD2"):
        order = received(cast, number)
        order.grid, order.unit = cast.far_grid, cast.west
        order.save()
        promised(number, "HF-SS:2026-03-02:1000-1200")
    assert "full" in why("GD9")
    # Zhao Lei learns the trade over there, and the other grid has somebody of its own.
    cast.zhao_lei.grids.set([cast.far_grid])
    for level in cast.li_qiang.levels.all():
        cast.zhao_lei.levels.create(skill=level.skill, level=level.level)
    assert why("GD9") == ""


def test_the_day_is_looked_at_anew_when_it_changes(cast: Cast) -> None:
    """What is kept between two questions is let go with leave, with a promise, and with the hour."""
    received(cast, "GD1")
    assert why("GD1") == ""
    leave = Leave.objects.create(
        technician=cast.li_qiang, during=TimestamptzRange(at(11), at(12)), kind="personal"
    )
    assert why("GD1") == "", "until eleven there is room for one"
    booked(cast, "GD2")
    assert "full" in why("GD1")
    leave.delete()
    assert why("GD1") == ""
    found = {each.slot: each for each in offers(number="GD1", days=1, now=at(10, 59))}
    assert found[FOURTEEN].offered


def test_an_hour_that_never_comes_is_not_told(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who would be through only after every hour of his day: no clock shows that."""
    never = Obstacle(Why.LATE, at_s=NEVER, end_s=NEVER)
    monkeypatch.setattr(windows, "obstacle", lambda stop, tour: never)
    for number in ("GD1", "GD2"):
        booked(cast, number)
    plan()
    received(cast, "GD3")
    assert why("GD3") == "the one who could come is full: nobody gets there before the shift is over"
