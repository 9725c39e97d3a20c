"""When a vehicle is where: as early as can be, then without waiting that needn't be."""

from __future__ import annotations

import pytest

from doorstep.dispatch.vroom.timing import Act, OutOfTime, breaks_before_way, timed

ANY = ((0, 100_000),)


def test_a_route_without_windows_leaves_at_once() -> None:
    """A job of ten minutes with five to set up, and back."""
    acts = [Act(600, 300, 600, ANY), Act(600, 0, 0, ANY)]
    leaves, times = timed(acts, 1000)
    assert leaves == 1000
    assert [(each.arrival, each.waiting_s) for each in times] == [(1600, 0), (3100, 0)]


def test_a_vehicle_leaves_late_rather_than_waits() -> None:
    """The window opens at 9000; all before it is put off, the break to the last second of its window."""
    acts = [Act(600, 0, 100, ANY), Act(0, 0, 300, ((500, 5000),)), Act(600, 0, 100, ((9000, 9500),))]
    leaves, times = timed(acts, 0)
    assert [each.arrival + each.waiting_s for each in times] == [4900, 5000, 9000]
    assert leaves == 4300
    assert [each.waiting_s for each in times] == [0, 0, 3100]


def test_what_lies_between_two_windows_is_put_off_into_the_later_if_that_is_in_time() -> None:
    """The job may start in [0, 100] or [5000, 5100]; the next one waits for 6000."""
    acts = [Act(50, 0, 100, ((0, 100), (5000, 5100))), Act(50, 0, 100, ((6000, 6100),))]
    leaves, times = timed(acts, 0)
    assert (leaves, times[0].arrival, times[1].waiting_s) == (5050, 5100, 750)
    acts[1] = Act(50, 0, 100, ((4000, 4100),))
    leaves, times = timed(acts, 0)
    assert (leaves, times[0].arrival, times[1].waiting_s) == (50, 100, 3750)


def test_nobody_leaves_before_the_day_begins_nor_is_done_later_for_leaving_late() -> None:
    """The end is as early as it can be."""
    acts = [Act(600, 0, 100, ((0, 2000),)), Act(0, 0, 0, ((0, 9000),))]
    assert timed(acts, 1000)[0] == 1000
    assert timed(acts, 1000)[1][-1].arrival == 1700


def test_a_route_that_comes_too_late_is_no_route() -> None:
    """Its plan was wrong."""
    with pytest.raises(OutOfTime, match="reached at 601"):
        timed([Act(600, 0, 100, ((0, 600),))], 1)


@pytest.mark.parametrize(
    ("free", "way", "breaks", "start", "before"),
    [
        (0, 100, [], 100, 0),
        (0, 100, [(50, 80)], 200, 1),
        (0, 100, [(100, 130)], 200, 0),
        (0, 100, [(10, 20), (120, 130)], 200, 1),
        (0, 100, [(10, 20), (30, 40)], 140, 2),
        (0, 0, [(0, 40)], 40, 0),
    ],
)
def test_a_break_is_before_the_way_or_after_it(
    free: int, way: int, breaks: list[tuple[int, int]], start: int, before: int
) -> None:
    """Wherever the way has room."""
    assert breaks_before_way(free, way, breaks, start) == before


def test_a_break_on_the_way_is_no_break() -> None:
    """The way needs 100 seconds at a stretch."""
    with pytest.raises(OutOfTime, match="no time for a way of 100 s"):
        breaks_before_way(0, 100, [(60, 70)], 150)
