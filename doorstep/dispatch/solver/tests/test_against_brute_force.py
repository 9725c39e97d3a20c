"""The quick answers are the slow ones, over many small worlds made by chance."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from doorstep.dispatch.solver.insertion import solve
from doorstep.dispatch.solver.plan import Plan, Why
from doorstep.dispatch.solver.problem import Job, Params, Problem, Stay, Worker
from doorstep.dispatch.solver.schedule import Day, Stop
from doorstep.dispatch.solver.tests.brute import can_keep, faults, insertions
from doorstep.dispatch.solver.tests.worlds import Street, at_minute, job, lunch, worker, world
from doorstep.dispatch.solver.timetable import route_of
from doorstep.dispatch.solver.tours import Tour


def _some_job(rng: Random, name: str) -> Job:
    begin = rng.choice([8, 9, 10, 11, 12, 13, 14, 15])
    return job(
        name,
        rng.randrange(0, 60),
        begin,
        begin + rng.choice([0.5, 1, 2, 4]),
        rng.choice([20, 45, 75]),
        skills=rng.choice([{}, {"fibre": 2}, {"copper": 1}]),
        priority=rng.choice([0, 0, 1]),
    )


def _some_worker(rng: Random, name: str) -> Worker:
    shifts = rng.choice([((8.0, 17.0),), ((8.0, 12.25), (13.0, 17.0)), ((9.0, 13.0),), ((11.5, 15.0),)])
    return worker(
        name,
        rng.randrange(0, 60),
        *shifts,
        breaks=rng.choice([(), lunch(), lunch(60, 12, 12), lunch(45, 11, 12)]),
        end=rng.choice([None, at_minute(rng.randrange(0, 60))]),
        skills=rng.choice([{"fibre": 2}, {"fibre": 1, "copper": 2}, {"fibre": 3, "copper": 1}]),
    )


def _some_world(seed: int, jobs: int, workers: int) -> Problem:
    rng = Random(seed)
    return world(
        [_some_job(rng, f"job-{n}") for n in range(jobs)],
        [_some_worker(rng, f"worker-{n}") for n in range(workers)],
    )


@pytest.mark.parametrize("seed", range(40))
def test_a_job_fits_exactly_where_trying_every_minute_of_lunch_finds_it_fits(seed: int) -> None:
    """Insertions into a growing day, at every index, equal the brute force's."""
    problem = _some_world(seed, jobs=9, workers=1)
    who = problem.workers[0]
    tour, order = Tour(Day(who, Street())), list[Job]()
    rng = Random(seed)
    for new in problem.jobs:
        places = tour.places_for(Stop.free(new))
        assert sorted(index for _, index in places) == insertions(who, order, new)
        if places:
            _, index = rng.choice(places)
            tour.insert(index, Stop.free(new))
            order.insert(index, new)


@pytest.mark.parametrize("seed", range(40))
def test_a_plan_can_be_carried_out_as_it_is_written(seed: int) -> None:
    """Every visit of a plan stands up to a checker that knows nothing of the solver."""
    problem = _some_world(seed, jobs=10, workers=3)
    assert faults(problem, _plan(problem)) == []


@pytest.mark.parametrize("seed", range(40))
def test_every_no_is_true(seed: int) -> None:
    """With each reason for an unserved job, no place in that worker's order can in fact take it."""
    problem = _some_world(seed, jobs=12, workers=2)
    plan = _plan(problem)
    jobs = {each.id: each for each in problem.jobs}
    for left_out in plan.unserved:
        assert [reason.worker for reason in left_out.reasons] == [each.id for each in problem.workers]
        for reason, who, route in zip(left_out.reasons, problem.workers, plan.routes, strict=True):
            order, new = [jobs[visit.job] for visit in route.visits], jobs[left_out.job]
            skilled = all(who.skills.get(code, 0) >= level for code, level in new.skills.items())
            assert skilled == (reason.why is not Why.SKILL)
            assert not skilled or insertions(who, order, new) == []
            if reason.why is Why.WINDOW:
                assert not _anywhere(who, new)


def _anywhere(who: Worker, new: Job) -> bool:
    """Whether he could do it if he lived next door, skipped lunch and had nothing else to do."""
    next_door = Worker(who.id, new.place, who.shifts)
    return can_keep(next_door, [new])


@pytest.mark.parametrize("seed", range(40))
def test_planning_a_plan_again_changes_nothing(seed: int) -> None:
    """A second run that is given the first one's visits as the present plan answers the same."""
    problem = _some_world(seed, jobs=12, workers=3)
    first = _plan(problem)
    assert _plan(_with_present(problem, first)) == first


def _with_present(problem: Problem, plan: Plan) -> Problem:
    stays = plan.stays()
    jobs = [
        replace(each, present=Stay(stays[each.id][0], stays[each.id][1].during)) if each.id in stays else each
        for each in problem.jobs
    ]
    return world(jobs, list(problem.workers))


def test_a_timetable_is_the_earliest_that_the_labels_promise() -> None:
    """Where lunch is put, the day ends when the quick test said that it could."""
    for seed in range(40):
        problem = _some_world(seed, jobs=8, workers=1)
        tour = Tour(Day(replace(problem.workers[0], end=None), Street()))
        for new in problem.jobs:
            for _, index in tour.places_for(Stop.free(new))[:1]:
                tour.insert(index, Stop.free(new))
        route = route_of(tour.day, tour.stops)
        if route.visits and route.breaks:
            over = max(route.visits[-1].during.to_at, route.breaks[-1].to_at)
            assert int(over.timestamp()) == tour.labels[-1][1]


def _plan(problem: Problem) -> Plan:
    return solve(problem, Params(), travel=Street())
