"""The days are those that the research describes, and always the same."""

from __future__ import annotations

from benchmarks.planner.days import (
    KINDS,
    LUNCH_S,
    NOMINAL_WAY_S,
    SHIFT_S,
    SHIFT_STARTS_S,
    Day,
    make_day,
)

HOUR_S = 3600


def test_a_seed_is_one_day() -> None:
    assert make_day(40, 4, 7) == make_day(40, 4, 7)
    assert make_day(40, 4, 7) != make_day(40, 4, 8)


def test_half_have_two_hour_windows_and_the_rest_a_due_time() -> None:
    day = make_day(1000, 100, 1)
    windowed = [job for job in day.jobs if job.latest_s - job.earliest_s == 2 * HOUR_S - 1]
    assert 440 < len(windowed) < 560
    due = [job for job in day.jobs if job not in windowed]
    assert {(job.latest_s + job.service_s) // HOUR_S for job in due} == {12, 15, 18}


def test_load_is_work_against_open_hours() -> None:
    for load in (1.0, 1.2):
        day = make_day(1000, 100, 1, load)
        work_s = sum(job.service_s + NOMINAL_WAY_S for job in day.jobs)
        assert abs(work_s / (100 * (SHIFT_S - LUNCH_S)) - load) < 0.01


def test_tight_is_the_same_day_with_longer_work() -> None:
    normal, tight = make_day(200, 20, 3), make_day(200, 20, 3, 1.2)
    assert normal.technicians == tight.technicians
    assert [job.spot for job in normal.jobs] == [job.spot for job in tight.jobs]


def test_people_work_eight_hours_from_three_starts_and_can_do_something() -> None:
    people = make_day(500, 100, 2).technicians
    assert {each.from_s for each in people} == set(SHIFT_STARTS_S)
    assert {each.to_s - each.from_s for each in people} == {SHIFT_S}
    assert all(each.kinds for each in people)
    assert set().union(*(each.kinds for each in people)) == set(range(len(KINDS)))


def test_ways_keep_the_triangle_and_the_matrix_is_what_the_checker_counts() -> None:
    day = make_day(30, 5, 4)
    ways = day.ways()
    assert (ways[:, :, None] + ways[None, :, :] >= ways[:, None, :]).all()
    nodes = list(range(len(day.spots)))
    assert day.way_s(nodes, nodes[1:] + nodes[:1]) == [
        int(ways[a, b]) for a, b in zip(nodes, nodes[1:] + nodes[:1], strict=True)
    ]


def test_a_larger_city_is_no_denser() -> None:
    small, large = make_day(1000, 100, 1), make_day(4000, 400, 1)
    assert 1.7 < _width(large) / _width(small) < 2.3


def _width(day: Day) -> float:
    east = sorted(job.spot.lon for job in day.jobs)
    return east[-1] - east[0]
