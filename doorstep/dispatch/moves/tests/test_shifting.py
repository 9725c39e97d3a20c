"""Visits put into a day by hand: what comes after moves on, what is fixed doesn't, nothing gets earlier."""

from __future__ import annotations

from datetime import datetime, timedelta

from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch.moves.shifting import Laid, Put, Standing, lay, ways_s
from doorstep.dispatch.solver.travel import HaversineTravel, Speeds
from tests.cast import at

HERE, THERE = Place(31.86, 117.30), Place(31.95, 117.30)
#: 10 km apart at 60 km/h: ten minutes and a bit, so eleven.
TRAVEL = HaversineTravel(midnight=at(0), speeds=Speeds((60.0,) * 24, detour=1.0))
HOUR = timedelta(hours=1)
WAY_MIN = 11


def standing(
    number: str, hour: int, minute: int = 0, *, place: Place = HERE, fixed: bool = False
) -> Standing:
    begin = at(hour, minute)
    return Standing(number, place, Window(begin, begin + HOUR), fixed)


def put(number: str, hour: int, minute: int = 0, place: Place = HERE) -> Put:
    return Put(number, place, HOUR, at(hour, minute))


def laid(day: list[Standing], *puts: Put, leave_at: datetime | None = None) -> Laid:
    return lay(day, puts, start=HERE, leave_at=leave_at or at(8), travel=TRAVEL)


def starts(found: Laid) -> dict[str, str]:
    return {
        number: f"{during.from_at.astimezone(at(0).tzinfo):%H:%M}" for number, during in found.during.items()
    }


def test_into_a_gap_nobody_moves() -> None:
    found = laid([standing("A", 9), standing("B", 14)], put("N", 11))
    assert starts(found) == {"A": "09:00", "N": "11:00", "B": "14:00"}
    assert found.blocked == {}


def test_what_comes_after_moves_on_by_the_way_too_and_stops_where_there_is_room() -> None:
    day = [standing("A", 10), standing("B", 11, 30), standing("C", 14)]
    found = laid(day, put("N", 9, 30, THERE))
    assert starts(found) == {"N": "09:30", "A": "10:41", "B": "11:41", "C": "14:00"}


def test_a_visit_before_is_not_cut_short() -> None:
    """Dropped on the second half of another: it begins when that is over and he is there."""
    found = laid([standing("A", 9)], put("N", 9, 40, THERE))
    assert starts(found) == {"A": "09:00", "N": "10:11"}


def test_at_the_same_minute_the_new_one_comes_first() -> None:
    assert starts(laid([standing("A", 9)], put("N", 9))) == {"N": "09:00", "A": "10:00"}


def test_the_first_way_begins_at_home_when_he_can_leave() -> None:
    assert starts(laid([], put("N", 8, 0, THERE), leave_at=at(10))) == {"N": "10:11"}


def test_a_gap_that_was_too_short_before_is_nobodys_fault_now() -> None:
    """B has always been five minutes after A, eleven minutes away: N, much later, changes nothing of it."""
    day = [standing("A", 9), standing("B", 10, 5, place=THERE)]
    assert starts(laid(day, put("N", 15))) == {"A": "09:00", "B": "10:05", "N": "15:00"}


def test_what_is_fixed_stays_and_is_told() -> None:
    found = laid([standing("A", 10, fixed=True), standing("B", 11)], put("N", 9, 30))
    assert starts(found) == {"N": "09:30", "A": "10:00", "B": "11:00"}
    assert found.blocked == {"N": "A"}


def test_a_fixed_one_behind_those_that_make_room() -> None:
    found = laid([standing("A", 10), standing("B", 11, fixed=True)], put("N", 9, 30))
    assert found.blocked == {"N": "B"}


def test_two_at_once() -> None:
    found = laid([standing("A", 10)], put("N", 9, 30), put("M", 10, 10))
    assert starts(found) == {"N": "09:30", "A": "10:30", "M": "11:30"}


def test_the_ways_of_a_day() -> None:
    visits = [(Window(at(9), at(10)), THERE), (Window(at(11), at(12)), HERE)]
    assert ways_s(visits, start=HERE, travel=TRAVEL) == 2 * WAY_MIN * 60
    assert ways_s([], start=HERE, travel=TRAVEL) == 0
