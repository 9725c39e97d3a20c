"""The best plan of a tiny world, by trying all of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product
from math import inf

from doorstep.dispatch.solver.problem import Job, Params, Problem, Worker
from doorstep.dispatch.solver.tests import brute


def least_cost(problem: Problem, params: Params) -> float:
    """What the best plan costs, see Params; nobody may have a present plan, groups or pairs."""
    days = [dict(_days(worker, problem, params)) for worker in problem.workers]
    best = inf
    for chosen in product(*(day.items() for day in days)):
        served = [name for names, _ in chosen for name in names]
        if len(served) == len(set(served)):
            left = (job for job in problem.jobs if job.id not in served)
            best = min(best, sum(cost for _, cost in chosen) + sum(_unserved(job, params) for job in left))
    return best


def day_cost(worker: Worker, order: Sequence[Job], params: Params) -> float:
    """What a day costs in this order."""
    work = sum(job.duration_s for job in order)
    away = sum(1 for job in order if worker.home_areas and job.area not in worker.home_areas)
    load = params.load_s_per_hour / 3600 / 3600 * work * work / 2
    return (
        brute.travel(worker, order) * 60 + away * params.off_area_s + load + (params.worker_s if order else 0)
    )


def _unserved(job: Job, params: Params) -> int:
    return params.unserved_s + params.unserved_per_priority_s * job.priority


def _days(worker: Worker, problem: Problem, params: Params) -> Iterator[tuple[frozenset[str], float]]:
    """What each set of jobs costs with this worker, in its best order; in growing cost for the same set."""
    found: dict[frozenset[str], float] = {}
    able = [job for job in problem.jobs if brute.able(worker, job)]
    waiting: list[tuple[Job, ...]] = [()]
    while waiting:
        order = waiting.pop()
        names = frozenset(job.id for job in order)
        found[names] = min(found.get(names, inf), day_cost(worker, order, params))
        for job in able:
            longer = (*order, job)
            if job.id not in names and brute.bounded(worker, longer) and brute.can_keep(worker, longer):
                waiting.append(longer)
    return iter(found.items())
