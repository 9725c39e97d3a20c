"""What a plan changes: nothing that needn't. Everybody is at one place, so that ways take no time but the ten
minutes at the door.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import SimpleNamespace
from typing import Any, cast

from doorstep.core.windows import Window
from doorstep.dispatch.day.problems import Day, Held
from doorstep.dispatch.day.situation import Situation, figures
from doorstep.dispatch.plans.changes import Change, Seat, changes_of
from doorstep.dispatch.solver.plan import Plan, Route, Unserved, Visit
from doorstep.orders.models import Order
from doorstep.people.queries import TechnicianDay
from tests.cast import DAY, HEFEI, at

LI, ZHAO = "HF1001", "HF1002"
Hours = tuple[tuple[int, int], tuple[int, int]]


def window(hours: Hours) -> Window:
    return Window(at(*hours[0]), at(*hours[1]))


def person(staff_no: str) -> TechnicianDay:
    """On duty from eight to six, without lunch."""
    return TechnicianDay(
        technician_id=int(staff_no[-1]),
        staff_no=staff_no,
        name=f"name of {staff_no}",
        unit_path="hf/",
        grids=frozenset({"HF-YH"}),
        skills={},
        certificates=(),
        shift_windows=((at(8), at(18)),),
        lunches=(),
        start=(31.862, 117.305),
        star_level=4,
        languages=("zh",),
    )


def order(number: str, state: str) -> Order:
    here = SimpleNamespace(lat=31.862, lon=117.305)
    return cast(
        Order, SimpleNamespace(number=number, state=state, site=here, grid=SimpleNamespace(code="HF-YH"))
    )


def a_day(held: Mapping[str, tuple[str, Hours]], waiting: tuple[str, ...] = ()) -> Day:
    """Everything is promised from ten to twelve."""
    orders = {number: order(number, "assigned") for number in held}
    orders |= {number: order(number, "booked") for number in waiting}
    promises = dict.fromkeys(orders, Window(at(10), at(12)))
    seats = {number: Held(staff_no, window(hours), False) for number, (staff_no, hours) in held.items()}
    return Day(DAY, HEFEI, (person(LI), person(ZHAO)), orders, promises, seats)


def a_plan(
    li: list[tuple[str, Hours]],
    zhao: list[tuple[str, Hours]] | None = None,
    breaks: tuple[Window, ...] = (),
    locked: str = "",
    left_out: tuple[str, ...] = (),
) -> Plan:
    def route(staff_no: str, visits: list[tuple[str, Hours]], pauses: tuple[Window, ...]) -> Route:
        found = tuple(Visit(number, window(hours), 0, number == locked) for number, hours in visits)
        return Route(staff_no, found, pauses, 0)

    nobody: Any = tuple
    return Plan(
        (route(LI, li, breaks), route(ZHAO, zhao or [], ())),
        tuple(Unserved(number, nobody) for number in left_out),
    )


def said(changes: list[Change]) -> dict[str, tuple[str, str]]:
    def hours(seat: Seat | None) -> str:
        if seat is None:
            return "-"
        return f"{seat.staff_no} {seat.during.from_at.astimezone(HEFEI):%H:%M}"

    return {change.number: (change.kind, hours(change.after)) for change in changes}


EARLY: Hours = ((10, 0), (10, 20))
LATER: Hours = ((10, 40), (11, 0))
LAST: Hours = ((11, 20), (11, 40))


def test_given_moved_and_taken_off_and_who_is_taken_off_comes_first() -> None:
    day = a_day({"GD1": (LI, EARLY), "GD2": (LI, LATER), "GD3": (LI, LAST)}, waiting=("GD4",))
    plan = a_plan([("GD3", LAST)], [("GD1", EARLY), ("GD4", LATER)], left_out=("GD2",))
    found = changes_of(day, plan)
    assert [change.number for change in found] == ["GD2", "GD1", "GD4"]
    assert said(found) == {
        "GD2": ("unassigned", "-"),
        "GD1": ("moved", f"{ZHAO} 10:00"),
        "GD4": ("assigned", f"{ZHAO} 10:40"),
    }


def test_a_visit_that_could_be_earlier_stays_when_nothing_asks_for_it() -> None:
    """The search lays everything as early as can be; he keeps the hour that he was told."""
    day = a_day({"GD1": (LI, LATER), "GD2": (LI, LAST)})
    assert changes_of(day, a_plan([("GD1", EARLY), ("GD2", ((10, 30), (10, 50)))])) == []


def test_it_moves_when_another_needs_the_room() -> None:
    """GD2 comes right after GD1: ten minutes at the door, so GD1 can't stay until eleven."""
    day = a_day({"GD1": (LI, LATER)}, waiting=("GD2",))
    found = said(changes_of(day, a_plan([("GD1", EARLY), ("GD2", ((10, 55), (11, 15)))])))
    assert found == {"GD1": ("moved", f"{LI} 10:00"), "GD2": ("assigned", f"{LI} 10:55")}


def test_it_moves_when_a_break_needs_the_room() -> None:
    day = a_day({"GD1": (LI, LAST)})
    rest = (Window(at(11, 30), at(12)),)
    assert said(changes_of(day, a_plan([("GD1", EARLY)], breaks=rest))) == {"GD1": ("moved", f"{LI} 10:00")}
    later = (Window(at(11, 40), at(12, 10)),)
    assert changes_of(day, a_plan([("GD1", EARLY)], breaks=later)) == []


def test_an_hour_outside_the_promise_is_not_kept() -> None:
    """The customer was promised ten to twelve after the visit had been planned for a quarter past twelve."""
    day = a_day({"GD1": (LI, ((12, 15), (12, 35)))})
    assert said(changes_of(day, a_plan([("GD1", EARLY)]))) == {"GD1": ("moved", f"{LI} 10:00")}


def test_what_is_locked_does_not_change_though_it_takes_other_hours() -> None:
    day = a_day({"GD1": (LI, EARLY)})
    assert changes_of(day, a_plan([("GD1", ((10, 0), (11, 30)))], locked="GD1")) == []


def test_a_day_in_numbers() -> None:
    """Two visits with one man; the second, at ten past twelve, comes too late and ends after six."""
    day = a_day({"GD1": (LI, EARLY), "GD2": (LI, ((12, 10), (18, 30)))}, waiting=("GD3",))
    found = figures(day, Situation(at(8)), day.held)
    assert (found.assigned, found.unassigned, found.people) == (2, 1, 1)
    assert (found.late, found.overtime_min, found.travel_min) == (1, 30, 0)
    with_three = {**day.held, "GD3": Held(ZHAO, window(LATER), False)}
    after = figures(day, Situation(at(8)), with_three)
    assert (after.assigned, after.unassigned, after.people) == (3, 0, 2)


def test_hours_away_are_no_hours_on_duty() -> None:
    day = a_day({})
    about = Situation(at(8), away={LI: Window(at(10), at(11))})
    (li, zhao) = about.hours(day).crew
    assert li.shift_windows == (
        (at(8).astimezone(li.shift_windows[0][0].tzinfo), at(10)),
        (at(11), at(18)),
    )
    assert zhao.shift_windows == ((at(8), at(18)),)
