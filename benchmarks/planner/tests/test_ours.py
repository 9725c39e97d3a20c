"""A day becomes our problem without loss, and our plan an answer that the checker takes."""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from benchmarks.planner.checking import Tour, check
from benchmarks.planner.days import KINDS, LUNCH_FROM_S, make_day
from benchmarks.planner.ours import MIDNIGHT, params_of, problem_of, tours_of, travel_of
from benchmarks.planner.running import as_task
from doorstep.dispatch.solver.problem import Node, Until
from doorstep.dispatch.solver.solving import solve
from doorstep.dispatch.solver.travel import MatrixTravel

DAY = make_day(30, 4, 9)


def test_the_problem_is_the_day() -> None:
    problem = problem_of(DAY, matrix=True)
    for job, ours in zip(DAY.jobs, problem.jobs, strict=True):
        (window,) = ours.windows
        assert window.from_at == MIDNIGHT + timedelta(seconds=job.earliest_s)
        assert window.to_at == MIDNIGHT + timedelta(seconds=job.latest_s + 1)
        assert list(ours.skills) == [KINDS[job.kind].name]
        assert (ours.duration_s, ours.priority) == (job.service_s, job.priority)
    for base, worker in zip(DAY.bases, problem.workers, strict=True):
        assert worker.start == worker.end == Node(base)
        ((first, _),) = worker.breaks[0].starts
        assert first == MIDNIGHT + timedelta(seconds=LUNCH_FROM_S)


def test_leaving_a_job_out_costs_its_weight() -> None:
    params = params_of(0)
    for job in DAY.jobs:
        cost = params.unserved_s + params.unserved_per_priority_s * job.priority
        assert cost == 10_000 * job.weight


def test_our_plan_passes_the_checker_with_and_without_a_matrix() -> None:
    for matrix in (True, False):
        travel = MatrixTravel({"": DAY.ways()}) if matrix else travel_of()
        until = Until(seconds=None, rounds=300)
        tours = tours_of(solve(problem_of(DAY, matrix=matrix), params_of(0), travel=travel, until=until))
        score = check(DAY, tours, short_s=0 if matrix else 1)
        assert score.faults == ()
        assert score.served > 20


def test_peers_are_told_the_same_day() -> None:
    task = as_task(DAY)
    assert [each["weight"] for each in task["jobs"]] == [job.weight for job in DAY.jobs]
    assert [each["node"] for each in task["technicians"]] == list(DAY.bases)
    assert make_day(**task["made_of"]) == DAY
    assert np.array_equal(DAY.ways().diagonal(), np.zeros(len(DAY.spots)))


def test_an_empty_tour_is_no_answer() -> None:
    assert check(DAY, [Tour(0, (), None)]).unserved == len(DAY.jobs)
