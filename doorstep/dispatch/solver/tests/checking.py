"""A checker of plans that knows nothing of the solver."""

from __future__ import annotations

from collections.abc import Sequence

from doorstep.core.windows import Window
from doorstep.dispatch.solver.plan import Plan, Route
from doorstep.dispatch.solver.problem import Job, Problem, Worker
from doorstep.dispatch.solver.tests.brute import (
    able,
    bounded,
    free,
    may_start,
    minute,
    parts_of,
    pauses_of,
    stay_of,
    travel,
    way,
)


def faults(problem: Problem, plan: Plan) -> list[str]:
    """What is wrong with a plan; nothing when it can be carried out just as it is written."""
    jobs = {job.id: job for job in problem.jobs}
    found = []
    placed = [visit.job for route in plan.routes for visit in route.visits]
    if sorted(placed + [each.job for each in plan.unserved]) != sorted(jobs):
        found.append("not every job is exactly once in the plan or among the unserved")
    for worker, route in zip(problem.workers, plan.routes, strict=True):
        order = [jobs[visit.job] for visit in route.visits]
        found += _faults_of_day(worker, route, order)
    return found + _faults_of_pairs(problem, plan)


def _faults_of_day(worker: Worker, route: Route, order: Sequence[Job]) -> list[str]:
    found, pauses = [], tuple(_span(each) for each in route.breaks)
    if pauses not in set(pauses_of(worker, [job for job in order if job.locked is not None])):
        found.append(f"{worker.id}: a break is due and not there, or not when it may be")
    if any(job.locked is None for job in order) and not bounded(worker, order):
        found.append(f"{worker.id}: too many visits, too long a way or too much on the van")
    if route.travel_s != travel(worker, order) * 60:
        found.append(f"{worker.id}: his ways are {travel(worker, order)} min and not {route.travel_s} s")
    parts = parts_of(worker)
    at, place, was_fact = parts[0][0] if parts else 0, worker.start, True
    for visit, job in zip(route.visits, order, strict=True):
        begin, end = _span(visit.during)
        stay = stay_of(job)
        if stay is not None:
            found += [f"{job.id} doesn't stay"] if (begin, end) != stay or not visit.locked else []
        else:
            found += _faults_of_visit(worker, job, begin, end, pauses)
        if not (was_fact and stay is not None) and not _gets(at, begin, way(place, job.place), parts, pauses):
            found.append(f"{job.id} begins before {worker.id} can be there")
        at, place, was_fact = end, job.place, stay is not None
    home = way(place, worker.end) if order and not was_fact else 0
    if home and not _gets(at, parts[-1][1], home, parts, pauses):
        found.append(f"{worker.id} isn't at his end place in time")
    return found


def _faults_of_visit(
    worker: Worker, job: Job, begin: int, end: int, pauses: tuple[tuple[int, int], ...]
) -> list[str]:
    held = {
        "off duty or during a break": free(begin, end, parts_of(worker), pauses),
        "outside its windows or not released": may_start(job, begin),
        "by one who can't or mustn't": able(worker, job),
        "of another length": end - begin == job.duration_s // 60,
    }
    return [f"{job.id} {fault}" for fault, fine in held.items() if not fine]


def _gets(
    at: int, by: int, length: int, parts: Sequence[tuple[int, int]], pauses: tuple[tuple[int, int], ...]
) -> bool:
    """Whether a way that takes so long lies somewhere in [at, by], on duty and outside the breaks."""
    if not length:
        return at <= by
    return any(free(begin, begin + length, parts, pauses) for begin in range(at, by - length + 1))


def _faults_of_pairs(problem: Problem, plan: Plan) -> list[str]:
    stays, found = plan.stays(), []
    halves: dict[str, list[Job]] = {}
    for job in problem.jobs:
        if job.pair:
            halves.setdefault(job.pair, []).append(job)
    for pair, (one, other) in ((pair, both) for pair, both in halves.items() if len(both) == 2):
        seats = [stays.get(one.id), stays.get(other.id)]
        if seats == [None, None]:
            continue
        if seats[0] is None or seats[1] is None:
            found += [f"{pair}: only half of it is served"] if one.locked is other.locked is None else []
        elif seats[0][0] == seats[1][0] or seats[0][1].during.from_at != seats[1][1].during.from_at:
            found.append(f"{pair}: not at one time or not two people")
    return found


def _span(window: Window) -> tuple[int, int]:
    return minute(window.from_at), minute(window.to_at)
