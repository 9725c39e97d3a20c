"""The quick answers are the slow ones, over many small days made by chance."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.dispatch.solver.matching import barrier
from doorstep.dispatch.solver.pairing import starts_in
from doorstep.dispatch.solver.plan import Plan
from doorstep.dispatch.solver.problem import Problem
from doorstep.dispatch.solver.schedule import Day, Stop
from doorstep.dispatch.solver.tests import brute
from doorstep.dispatch.solver.tests.chances import problems
from doorstep.dispatch.solver.tests.checking import faults
from doorstep.dispatch.solver.tests.worlds import Street, clock, world
from doorstep.dispatch.solver.timetable import route_of
from doorstep.dispatch.solver.tours import Tour, tours_of

often = settings(max_examples=100, deadline=None)


@often
@given(problems(most_workers=1, locked=True), st.randoms(use_true_random=False))
def test_a_job_fits_exactly_where_trying_every_minute_of_the_breaks_finds_it_fits(
    problem: Problem, chance: Random
) -> None:
    """Insertions into a growing day, at every index: time, breaks, vans, ways, locks."""
    (who,) = problem.workers
    (tour,) = tours_of(problem, Street()).values()
    order = [job for job in problem.jobs if job.locked is not None]
    for new in problem.jobs:
        if new.locked is not None or barrier(new, who) is not None:
            continue
        places = tour.places_for(Stop.free(new))
        assert sorted(index for _, index in places) == brute.insertions(who, order, new)
        if places:
            _, index = chance.choice(places)
            tour.insert(index, Stop.free(new))
            order.insert(index, new)


@often
@given(problems(most_workers=1, locked=True))
def test_a_day_can_be_carried_out_as_its_timetable_is_written(problem: Problem) -> None:
    """Every visit, break and way stands up to a checker that knows nothing of the solver."""
    (who,) = problem.workers
    (tour,) = tours_of(problem, Street()).values()
    left = grown(tour, problem)
    plan = Plan((route_of(tour.day, tour.stops),), ())
    assert faults(world([job for job in problem.jobs if job.id not in left], [who]), plan) == []


@often
@given(problems(most_workers=1, most_jobs=5))
def test_a_day_is_over_when_the_labels_promise(problem: Problem) -> None:
    """Where breaks are put, the day ends when the quick test said that it could."""
    (tour,) = tours_of(problem, Street()).values()
    grown(tour, problem)
    run = tour.run()
    assert run is not None
    over = tour.day.closed(tour.labels[-1], tour.stops[-1] if tour.stops else None)[-1]
    assert run.over == over


@settings(max_examples=30, deadline=None)
@given(problems(most_workers=1, most_jobs=4, locked=True))
def test_a_job_can_start_at_exactly_the_minutes_that_trying_each_finds(problem: Problem) -> None:
    """What a pair's halves are matched by."""
    (who,) = problem.workers
    *others, new = problem.jobs
    if new.locked is not None or barrier(new, who) is not None:
        return
    (tour,) = tours_of(world(list(others), [who]), Street()).values()
    left = grown(tour, world(list(others), [who]))
    assert len(left) + len(tour.stops) == len(others)
    midnight = int(clock(0).timestamp())
    found = {
        second // 60
        for first, last in starts_in(tour, Stop.free(new))
        for second in range(first - midnight, last - midnight + 1)
        if second % 60 == 0
    }
    assert found == brute.starts(who, [stop.job for stop in tour.stops], new)


def grown(tour: Tour, problem: Problem) -> set[str]:
    """Put in what fits, at the shortest detour; returns what doesn't."""
    left = set[str]()
    for job in problem.jobs:
        if job.locked is not None:
            continue
        places = tour.places_for(Stop.free(job)) if barrier(job, tour.day.worker) is None else []
        if places:
            tour.insert(places[0][1], Stop.free(job))
        else:
            left.add(job.id)
    return left


def test_brute_force_is_right_about_a_day_that_is_worked_out_by_hand() -> None:
    """From 8:00 an hour at 10, twenty minutes on an hour at 30: not within a way of 25 minutes."""
    from dataclasses import replace

    from doorstep.dispatch.solver.tests.worlds import job, worker

    who, first, second = worker("li", 0), job("a", 10, 8, 12), job("b", 30, 8, 12)
    assert brute.walk(who, [first, second], (), {}) == [(490, 490), (570, 570)]
    assert brute.insertions(who, [first], second) == [0, 1]
    assert brute.insertions(replace(who, max_travel_s=1800), [first], second) == [1]
    assert brute.insertions(replace(who, max_travel_s=1500), [first], second) == []
    assert Day(who, Street()).breaks == ()
