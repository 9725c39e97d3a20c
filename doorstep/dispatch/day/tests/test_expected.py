"""When a visit is to be expected, from what has happened so far. Every way takes a quarter of an hour."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch.day.expected import Due, Expected, Happened, expected, occupied
from doorstep.dispatch.solver.problem import Location
from doorstep.dispatch.solver.ways import Ways
from doorstep.orders.states import State
from tests.cast import at

HOME, A, B, C = (Place(31.8 + each / 100, 117.3) for each in range(4))


class Quarters:
    def travel_s(self, origin: Location, target: Location, depart_s: int, profile: str = "") -> int:
        return 0 if origin == target else 900

    def ways(self, places: Sequence[Location], profiles: Sequence[str]) -> Ways:
        raise NotImplementedError


def due(
    number: str,
    place: Place,
    begin: tuple[int, int],
    end: tuple[int, int],
    state: State = State.ASSIGNED,
    promised: tuple[int, int] | None = None,
    **happened: datetime,
) -> Due:
    window = Window(at(promised[0]), at(promised[1])) if promised else None
    return Due(number, state, Window(at(*begin), at(*end)), place, window, Happened(**happened))


def look(
    day: Sequence[Due], now: datetime, off: Sequence[Window] = (), start: Place | None = HOME
) -> dict[str, Expected]:
    found = expected(day, start=start, travel=Quarters(), now=now, off=off)
    assert [each.number for each in found] == [each.number for each in day]
    return {each.number: each for each in found}


def hours(found: Expected) -> tuple[str, str]:
    begin, end = (each.astimezone(at(0).tzinfo) for each in (found.during.from_at, found.during.to_at))
    return f"{begin:%H:%M}", f"{end:%H:%M}"


def test_a_day_that_has_not_begun_is_expected_as_planned() -> None:
    found = look([due("A", A, (9, 0), (9, 50)), due("B", B, (10, 30), (11, 0))], at(7))
    assert hours(found["A"]) == ("09:00", "09:50") and hours(found["B"]) == ("10:30", "11:00")
    assert [found[n].way_s for n in "AB"] == [900, 900]


def test_a_job_that_overruns_pushes_the_next() -> None:
    """On site since 9:05 for 50 minutes; at 10:40 he is still there, and B is a quarter of an hour away."""
    day = [
        due("A", A, (9, 0), (9, 50), State.ON_SITE, arrived_at=at(9, 5)),
        due("B", B, (10, 30), (11, 0), promised=(10, 12)),
        due("C", C, (11, 0), (11, 30), promised=(9, 11)),
    ]
    found = look(day, at(10, 40))
    assert hours(found["A"]) == ("09:05", "10:40")
    assert hours(found["B"]) == ("10:55", "11:25")
    assert hours(found["C"]) == ("11:40", "12:10")
    assert [found[n].late for n in "ABC"] == [False, False, True]


def test_who_knows_says_how_long_it_lasts() -> None:
    day = [
        Due("A", State.ON_SITE, Window(at(9), at(10)), A, None, Happened(arrived_at=at(9)), at(11, 30)),
        due("B", B, (10, 30), (11, 0)),
    ]
    found = look(day, at(9, 20))
    assert hours(found["A"]) == ("09:00", "11:30") and hours(found["B"]) == ("11:45", "12:15")


def test_what_is_done_early_makes_nobody_come_before_his_time() -> None:
    day = [
        due("A", A, (9, 0), (9, 50), State.REPLIED, arrived_at=at(8, 40), ended_at=at(9, 10)),
        due("B", B, (10, 30), (11, 0)),
    ]
    found = look(day, at(9, 20))
    assert hours(found["A"]) == ("08:40", "09:10") and hours(found["B"]) == ("10:30", "11:00")


def test_who_is_on_the_way_comes_when_the_way_is_done_but_not_before_the_window_opens() -> None:
    day = [due("A", A, (10, 30), (11, 0), State.ON_THE_WAY, promised=(10, 12), departed_at=at(9, 50))]
    assert hours(look(day, at(9, 55))["A"]) == ("10:05", "10:35")
    early = [due("A", A, (10, 30), (11, 0), State.ON_THE_WAY, promised=(10, 12), departed_at=at(9, 20))]
    assert hours(look(early, at(9, 25))["A"]) == ("10:00", "10:30")
    # He should have been there at 10:05; at 10:20 he isn't, so not before now.
    assert hours(look(day, at(10, 20))["A"]) == ("10:20", "10:50")


def test_who_has_not_set_out_cannot_be_there_before_the_way_is_done() -> None:
    """At 10:00:20 still at home: 10:15:20, told as 10:16. Without a start he may be there."""
    day = [due("A", A, (10, 0), (10, 30))]
    now = at(10).replace(second=20)
    assert hours(look(day, now)["A"]) == ("10:16", "10:46")
    assert hours(look(day, now, start=None)["A"]) == ("10:01", "10:31")


def test_the_order_is_that_of_what_happened() -> None:
    """He went to B first: A follows from there."""
    day = [
        due("A", A, (9, 0), (9, 30)),
        due("B", B, (10, 0), (10, 30), State.ON_SITE, arrived_at=at(9, 10)),
    ]
    found = look(day, at(9, 20))
    assert hours(found["B"]) == ("09:10", "09:40") and hours(found["A"]) == ("09:55", "10:25")


def test_a_visit_that_was_left_is_over_though_nobody_signed() -> None:
    day = [
        due("A", A, (9, 0), (9, 50), State.ON_SITE, arrived_at=at(9), ended_at=at(9, 20)),
        due("B", B, (9, 30), (10, 0)),
    ]
    found = look(day, at(9, 30))
    assert hours(found["A"]) == ("09:00", "09:20") and hours(found["B"]) == ("09:45", "10:15")


def test_nothing_begins_while_he_is_off() -> None:
    found = look([due("A", A, (11, 50), (12, 20))], at(12), off=[Window(at(12), at(13))])
    assert hours(found["A"]) == ("13:00", "13:30")


def test_the_time_taken_covers_plan_and_fact_and_none_overlap() -> None:
    """A began early and goes on to its planned end; B's stored hour is pushed behind it."""
    day = [
        due("A", A, (9, 0), (9, 50), State.ON_SITE, arrived_at=at(8, 40)),
        due("B", B, (9, 40), (10, 10)),
        due("D", C, (8, 0), (8, 30), State.CLOSED, arrived_at=at(8), ended_at=at(8, 45)),
    ]
    found = occupied(day, expected(day, start=HOME, travel=Quarters(), now=at(9)))
    spans = {
        name: (f"{w.from_at.astimezone(at(0).tzinfo):%H:%M}", f"{w.to_at.astimezone(at(0).tzinfo):%H:%M}")
        for name, w in found.items()
    }
    assert spans == {"D": ("08:00", "08:45"), "A": ("08:45", "09:50"), "B": ("09:50", "10:15")}
