"""What still fits into a day, in arrays, against the reference model of one worker's day (tours.Tour)."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import numpy as np
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch.solver.layout import FORBIDDEN
from doorstep.dispatch.solver.problem import Break, Job, Worker
from doorstep.dispatch.solver.schedule import Day, Stop
from doorstep.dispatch.solver.standing import NOBODY, Asked, Standing, Visits, empty, stand
from doorstep.dispatch.solver.tours import Tour
from doorstep.dispatch.solver.travel import HaversineTravel

MIDNIGHT = datetime(2026, 3, 2, tzinfo=UTC)
HOME = Place(31.86, 117.3)


def s(hour: float) -> int:
    return int((MIDNIGHT + timedelta(hours=hour)).timestamp())


def window(begin: float, end: float) -> Window:
    return Window(MIDNIGHT + timedelta(hours=begin), MIDNIGHT + timedelta(hours=end))


def travel() -> HaversineTravel:
    return HaversineTravel(midnight=MIDNIGHT, ahead_s=600)


def worker(name: str, *, lunch: bool = True) -> Worker:
    noon = Break(1800, ((MIDNIGHT + timedelta(hours=11), MIDNIGHT + timedelta(hours=13.5)),))
    return Worker(name, HOME, (window(8, 18),), breaks=(noon,) if lunch else ())


Row = tuple[float, float, int, float, float, int]
"""Degrees north and east of home, minutes, window in hours, row of the worker (-1: it waits)."""


def standing(workers: list[Worker], rows: list[Row], *, fixed: bool = False) -> Standing:
    columns = [
        (HOME.lat + north, HOME.lon + east, length * 60, s(begin), s(end) - 1, s(begin) if fixed else -1, row)
        for north, east, length, begin, end, row in rows
    ]
    places = np.array([column[:2] for column in columns], np.float64)
    lat, lon = (np.ascontiguousarray(places[:, i]) for i in (0, 1))
    whole = np.array([column[2:] for column in columns], np.int64)
    service, first, last, start, row = (np.ascontiguousarray(whole[:, i]) for i in range(5))
    sort = np.where(row < 0, 0, -1).astype(np.int64)
    visits = Visits(lat, lon, service, first, last, start, first, row, sort)
    free = empty(workers, zone=UTC, travel=travel())
    return stand(free, visits, np.zeros((1, len(workers))))


def found(day: Standing, begin: float, end: float, *, minutes: int = 50, only: int | None = None) -> int:
    """Who could take a visit at home in this window."""
    count = len(day.layout.start)
    side = np.array([0.0 if only in (None, row) else FORBIDDEN for row in range(count)])
    layout = day.asking(Asked(HOME.lat, HOME.lon, minutes * 60, side))
    return day.place(layout, s(begin), s(end) - 1, np.zeros(count, np.int64))


def test_a_day_with_room_takes_it_and_a_full_one_does_not() -> None:
    """10:00, 11:00: the third would begin at 12:00, when its window is over."""
    one = [(0.0, 0.0, 50, 10.0, 12.0, 0)]
    assert found(standing([worker("A")], one), 10, 12) == 0
    assert found(standing([worker("A")], one * 2), 10, 12) == NOBODY
    assert found(standing([worker("A")], one * 2), 14, 16) == 0


def test_what_waits_is_seated_first_come_first_seated() -> None:
    """Two workers, two visits each between ten and twelve; the fifth waits without a place."""
    waiting = [(0.0, 0.0, 50, 10.0, 12.0, -1)] * 5
    day = standing([worker("A"), worker("B")], waiting)
    assert list(day.unseated) == [4]
    assert sorted(day.days.size) == [2, 2]
    assert found(day, 10, 12) == NOBODY


def test_who_is_kept_free_is_not_taken() -> None:
    day = standing([worker("A"), worker("B")], [(0.0, 0.0, 50, 10.0, 12.0, 0)])
    layout = day.asking(Asked(HOME.lat, HOME.lon, 3000, np.zeros(2)))
    assert day.place(layout, s(10), s(12) - 1, np.array([1, 0])) == 1
    assert day.place(layout, s(10), s(12) - 1, np.array([1, 1])) == NOBODY


def test_asking_leaves_the_day_as_it_is() -> None:
    day = standing([worker("A")], [(0.0, 0.0, 50, 10.0, 12.0, 0)])
    assert [found(day, 10, 12) for _ in range(3)] == [0, 0, 0]
    assert list(day.days.size) == [1]


def test_the_nearest_of_those_who_could_come_is_told() -> None:
    """B is busy until twelve, A until one: both are asked for nine to eleven."""
    rows = [(0.0, 0.0, 300, 8.2, 8.4, 0), (0.0, 0.0, 240, 8.2, 8.4, 1)]
    day = standing([worker("A"), worker("B"), worker("C")], rows)
    layout = day.asking(Asked(HOME.lat, HOME.lon, 3000, np.array([0.0, 0.0, FORBIDDEN])))
    assert day.place(layout, s(9), s(11) - 1, np.zeros(3, np.int64)) == NOBODY
    assert day.nearest(layout, s(9), s(11) - 1) == (2, 1)


def test_a_day_by_hand_that_no_way_allows_is_taken_as_planned() -> None:
    """Half an hour each, one after the other, 60 km apart: facts, and after them he is free."""
    rows = [(0.0, 0.0, 30, 9.0, 9.001, 0), (0.5, 0.0, 30, 9.5, 9.501, 0)]
    day = standing([worker("A")], rows)
    assert list(day.layout.fixed[:2]) == [s(9), s(9.5)]
    assert found(day, 14, 16) == 0


rows = st.tuples(
    st.floats(-0.1, 0.1),
    st.floats(-0.1, 0.1),
    st.integers(15, 70),
    st.sampled_from([8.0, 10.0, 14.0, 16.0]),
)


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rows, max_size=6), rows, st.booleans())
def test_the_arrays_say_what_the_reference_says(
    taken: list[tuple[float, float, int, float]], asked: tuple[float, float, int, float], lunch: bool
) -> None:
    """Visits are put in where the arrays find a place; a tour of the same stops takes one more or not too."""
    who, ways = worker("A", lunch=lunch), travel()
    waiting = [(north, east, length, begin, begin + 2, -1) for north, east, length, begin in taken]
    day = standing([who], waiting) if waiting else standing([who], [(0.0, 0.0, 15, 17.0, 19.0, -1)])
    stops = []
    for number in day.days.stops[0, : day.days.size[0]]:
        layout, place = day.layout, day.layout.ways.points[day.layout.at[number]]
        lat, lon = np.degrees(np.arcsin(place[2])), np.degrees(np.arctan2(place[1], place[0]))
        spot, first = Place(float(lat), float(lon)), int(layout.span_first[number])
        length = int(layout.service[number])
        about = Job(str(number), spot, length, (window(8, 18),))
        stops.append(Stop(about, spot, length, ((first, int(layout.span_last[number])),)))
    tour = Tour(Day(who, ways))
    tour.lay(stops)
    north, east, minutes, begin = asked
    spot = Place(HOME.lat + north, HOME.lon + east)
    stop = Stop.free(Job("asked", spot, minutes * 60, (window(begin, begin + 2),)))
    layout = day.asking(Asked(spot.lat, spot.lon, minutes * 60, np.zeros(1)))
    place = day.place(layout, s(begin), s(begin + 2) - 1, np.zeros(1, np.int64))
    assert (place == 0) == bool(tour.places_for(stop))
