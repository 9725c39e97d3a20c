"""PyVRP's routes get times that the checker takes, and lunch where there is none."""

from __future__ import annotations

import pytest

from benchmarks.planner.checking import Tour, check
from benchmarks.planner.days import Day, Job, Spot, Technician
from benchmarks.planner.peers.laying import LUNCH, timed
from benchmarks.planner.running import as_task

HOUR_S = 3600
HOME, NORTH = Spot(31.2, 121.4), Spot(31.3, 121.4)
ELEVEN = 11 * HOUR_S


def day(*jobs: tuple[Spot, int, int, int]) -> Day:
    """Jobs as (place, service, earliest, latest) in seconds."""
    made = tuple(Job(spot, 0, service, earliest, latest, 0) for spot, service, earliest, latest in jobs)
    return Day(0, 1.0, made, (Technician(HOME, 9 * HOUR_S, 17 * HOUR_S, frozenset({0})),))


def laid(made: Day, order: list[int]) -> Tour:
    place, visits, lunch = timed(order, 0, as_task(made), made.ways())
    tour = Tour(place, tuple(visits), lunch)
    assert check(made, [tour]).faults == ()
    return tour


def test_lunch_is_had_on_arrival_when_one_arrives_before_it_may_start() -> None:
    made = day((HOME, 1800, 0, 10 * HOUR_S), (NORTH, 1800, 0, 17 * HOUR_S))
    assert laid(made, [0, LUNCH, 1]).visits[1] == (1, ELEVEN + 1800)


def test_lunch_and_the_way_share_no_time() -> None:
    made = day((HOME, 1800, ELEVEN, ELEVEN), (NORTH, 1800, 0, 17 * HOUR_S))
    assert laid(made, [0, LUNCH, 1]).visits[1] == (1, ELEVEN + 1800 + 1800 + 1735)


def test_a_missing_lunch_is_put_in() -> None:
    made = day((HOME, 1800, 0, 17 * HOUR_S), (NORTH, 1800, 0, 17 * HOUR_S))
    tour = laid(made, [0, 1])
    assert len(tour.visits) == 2 and tour.lunch_s is not None


def test_a_missing_lunch_costs_as_few_visits_as_can_be() -> None:
    made = day(*((HOME, HOUR_S, at * HOUR_S, at * HOUR_S) for at in range(9, 16)))
    assert [job for job, _ in laid(made, list(range(7))).visits] == [0, 1, 2, 3, 5, 6]


def test_a_route_with_lunch_that_is_too_late_is_refused() -> None:
    made = day((HOME, 6 * HOUR_S, 0, 17 * HOUR_S))
    with pytest.raises(SystemExit, match="can't be kept"):
        timed([0, LUNCH], 0, as_task(made), made.ways())
