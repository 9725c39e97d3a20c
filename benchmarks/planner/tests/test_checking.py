"""Each kind of fault is caught; a true answer has none and is weighed rightly."""

from __future__ import annotations

from dataclasses import replace

import pytest

from benchmarks.planner.checking import Tour, check
from benchmarks.planner.days import Day, Job, Spot, Technician

HOUR_S = 3600
HOME = Spot(31.2, 121.4)
#: 0.01° of latitude is 1,112 m: 174 s of way.
NORTH, FAR = Spot(31.21, 121.4), Spot(31.4, 121.4)
TEN, NOON, TWO = 10 * HOUR_S, 12 * HOUR_S, 14 * HOUR_S


def job(spot: Spot, earliest_h: int, latest_h: int, kind: int = 0, priority: int = 0) -> Job:
    return Job(spot, kind, HOUR_S, earliest_h * HOUR_S, latest_h * HOUR_S, priority)


DAY = Day(
    0,
    1.0,
    (job(NORTH, 10, 12), job(HOME, 12, 18), job(FAR, 8, 18, kind=1, priority=5)),
    (
        Technician(HOME, 9 * HOUR_S, 17 * HOUR_S, frozenset({0})),
        Technician(HOME, 9 * HOUR_S, 17 * HOUR_S, frozenset({1})),
    ),
)
GOOD = Tour(0, ((0, TEN), (1, TWO)), NOON)


def test_a_true_answer_is_weighed() -> None:
    score = check(DAY, [GOOD])
    assert score.faults == ()
    assert (score.served, score.unserved, score.unserved_weight, score.people) == (2, 1, 15, 1)
    assert score.travel_s == 2 * 174


def test_who_has_nothing_to_do_needs_no_lunch() -> None:
    assert check(DAY, [GOOD, Tour(1, (), None)]).faults == ()


@pytest.mark.parametrize(
    ("tours", "fault"),
    [
        ([replace(GOOD, visits=((0, TEN - 1), (1, TWO)))], "job 0 starts at 09:59:59"),
        ([replace(GOOD, visits=((0, NOON + 1), (1, TWO)))], "job 0 starts at 12:00:01"),
        ([GOOD, Tour(1, ((1, TWO),), NOON)], "job 1 asks for repair"),
        ([GOOD, Tour(1, ((0, TEN),), NOON)], "job 0 is done 2 times"),
        ([replace(GOOD, visits=((0, TEN), (0, TWO)))], "job 0 is done 2 times"),
        ([GOOD, Tour(0, (), None)], "technician 0 has 2 tours"),
        ([Tour(7, ((0, TEN),), NOON)], "there is no technician 7"),
        ([Tour(0, ((9, TEN),), NOON)], "there is no job 9"),
        ([replace(GOOD, lunch_s=None)], "no lunch"),
        ([replace(GOOD, lunch_s=11 * HOUR_S - 1)], "lunch at 10:59:59"),
        ([replace(GOOD, lunch_s=13 * HOUR_S + 1801)], "lunch at 13:30:01"),
        ([Tour(0, ((0, NOON),), NOON + 60)], "falls into a visit"),
        ([Tour(0, ((0, TEN), (1, NOON + 1800)), 11 * HOUR_S)], None),
        ([Tour(0, ((0, TEN), (1, NOON)), 11 * HOUR_S + 1801)], "11:30:01 falls into a visit"),
        ([Tour(0, ((0, 11 * HOUR_S), (1, NOON)), 13 * HOUR_S)], "gap 1 is 0 s long and needs 174 s"),
        ([Tour(0, ((0, TEN), (1, 11 * HOUR_S + 174 + 1799)), 11 * HOUR_S)], "job 1 starts at"),
        ([Tour(0, ((1, 16 * HOUR_S + 1),), NOON)], "gap 1 is -1 s long and needs 0 s"),
        ([Tour(1, ((2, 9 * HOUR_S),), NOON)], "gap 0 is 0 s long and needs 3470 s"),
        ([Tour(1, ((2, 16 * HOUR_S),), NOON)], "gap 1 is 0 s long and needs 3470 s"),
    ],
)
def test_faults_are_caught(tours: list[Tour], fault: str | None) -> None:
    found = check(DAY, tours).faults
    if fault is None:
        assert found == ()
    else:
        assert any(fault in each for each in found), found


def test_lunch_and_the_way_need_their_time_together() -> None:
    """174 s of way and 30 min of lunch: a gap one second too short is caught, the exact one is true."""
    exact = 11 * HOUR_S + 174 + 1800
    day = replace(DAY, jobs=(DAY.jobs[0], replace(DAY.jobs[1], earliest_s=0), DAY.jobs[2]))
    assert check(day, [Tour(0, ((0, TEN), (1, exact)), 11 * HOUR_S)]).faults == ()
    short = check(day, [Tour(0, ((0, TEN), (1, exact - 1)), 11 * HOUR_S)]).faults
    assert check(day, [Tour(0, ((0, TEN), (1, exact - 1)), 11 * HOUR_S)], short_s=1).faults == ()
    assert short == ("technician 0: gap 1 is 1973 s long and needs 1974 s",)
