"""The same questions answered the slow way, by code that shares nothing with the solver but the problem.

Every minute at which lunch could begin is tried; with lunch fixed, the earliest is best for everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from doorstep.core.windows import Window
from doorstep.dispatch.solver.plan import Plan, Visit
from doorstep.dispatch.solver.problem import Job, Problem, Worker
from doorstep.dispatch.solver.tests.worlds import Street

MINUTE = timedelta(minutes=1)


def can_keep(worker: Worker, jobs: Sequence[Job]) -> bool:
    """Whether the worker can do these jobs in this order and have lunch, when any is due."""
    return any(_walk(worker, jobs, pause) is not None for pause in _pauses(worker))


def insertions(worker: Worker, jobs: Sequence[Job], new: Job) -> list[int]:
    """The indexes at which the new job can be put into the order."""
    return [i for i in range(len(jobs) + 1) if can_keep(worker, [*jobs[:i], new, *jobs[i:]])]


def _pauses(worker: Worker) -> Iterator[Window | None]:
    due = False
    if worker.lunch is not None:
        begin = worker.lunch.from_at
        while begin <= worker.lunch.to_at:
            pause = Window(begin, begin + timedelta(seconds=worker.lunch.duration_s))
            if any(shift.covers(pause) for shift in worker.shifts):
                due = True
                yield pause
            begin += MINUTE
    if not due:
        yield None


def _walk(worker: Worker, jobs: Sequence[Job], pause: Window | None) -> list[datetime] | None:
    """When each job starts, all as early as can be, nothing done during the pause; None when one can't be."""
    if not worker.shifts:
        return None if jobs else []
    at, place = worker.shifts[0].from_at, worker.start
    starts = []
    for job in jobs:
        arrive = _soonest(at, timedelta(seconds=Street().travel_s(place, job.place, 0)), worker, pause, None)
        if arrive is None:
            return None
        length = timedelta(seconds=job.duration_s)
        end = _soonest(arrive, length, worker, pause, job)
        if end is None:
            return None
        starts.append(end - length)
        at, place = end, job.place
    if worker.end is not None and jobs:
        home = timedelta(seconds=Street().travel_s(place, worker.end, 0))
        if _soonest(at, home, worker, pause, None) is None:
            return None
    return starts


def _soonest(
    at: datetime, length: timedelta, worker: Worker, pause: Window | None, job: Job | None
) -> datetime | None:
    """The earliest end of something that takes `length` and can't begin before `at`, minute by minute."""
    if not length:
        return at if job is None else None
    last = worker.shifts[-1].to_at
    begin = at
    while begin + length <= last:
        span = Window(begin, begin + length)
        on_duty = any(shift.covers(span) for shift in worker.shifts)
        in_window = job is None or any(window.contains(begin) for window in job.windows)
        released = job is None or job.release_at is None or begin >= job.release_at
        if on_duty and in_window and released and not (pause and pause.overlaps(span)):
            return begin + length
        begin += MINUTE
    return None


def faults(problem: Problem, plan: Plan) -> list[str]:
    """What is wrong with a plan; nothing when it can be carried out just as it is written."""
    jobs = {job.id: job for job in problem.jobs}
    found = []
    placed = [visit.job for route in plan.routes for visit in route.visits]
    if sorted(placed + [each.job for each in plan.unserved]) != sorted(jobs):
        found.append("not every job is exactly once in the plan or among the unserved")
    for worker, route in zip(problem.workers, plan.routes, strict=True):
        if (route.lunch is None) != all(pause is None for pause in _pauses(worker)):
            found.append(f"{worker.id}: lunch is due and not there, or the other way round")
        ready, place = worker.shifts[0].from_at, worker.start
        for visit in route.visits:
            job = jobs[visit.job]
            found += _faults_of(visit, job, worker, route.lunch)
            way = timedelta(seconds=Street().travel_s(place, job.place, 0))
            if visit.during.from_at - ready < way + _lunch_between(route.lunch, ready, visit.during.from_at):
                found.append(f"{job.id} begins before {worker.id} can be there")
            ready, place = visit.during.to_at, job.place
    return found


def _faults_of(visit: Visit, job: Job, worker: Worker, pause: Window | None) -> list[str]:
    held = {
        "during lunch": pause is None or not pause.overlaps(visit.during),
        "outside its windows": any(window.contains(visit.during.from_at) for window in job.windows),
        "outside the shifts": any(shift.covers(visit.during) for shift in worker.shifts),
        "without the skill": all(worker.skills.get(code, 0) >= level for code, level in job.skills.items()),
        "of another length": visit.during.duration == timedelta(seconds=job.duration_s),
    }
    return [f"{job.id} {fault}" for fault, fine in held.items() if not fine]


def _lunch_between(pause: Window | None, begin: datetime, end: datetime) -> timedelta:
    """How much of [begin, end) is lunch."""
    shared = pause.intersect(Window(begin, end)) if pause is not None and begin < end else None
    return shared.duration if shared is not None else timedelta()
