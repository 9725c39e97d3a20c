"""The same questions answered the slow way, by code that shares nothing with the solver but the problem.

Every minute at which a break could begin is tried; with breaks fixed, the earliest is best for everything.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from doorstep.core.windows import Window
from doorstep.dispatch.solver.plan import Plan, Visit
from doorstep.dispatch.solver.problem import Break, Job, Problem, Worker
from doorstep.dispatch.solver.tests.worlds import Street

MINUTE = timedelta(minutes=1)


Pauses = tuple[Window, ...]


def can_keep(worker: Worker, jobs: Sequence[Job]) -> bool:
    """Whether the worker can do these jobs in this order and have the breaks that are due."""
    return any(_walk(worker, jobs, pauses) is not None for pauses in pauses_of(worker))


def insertions(worker: Worker, jobs: Sequence[Job], new: Job) -> list[int]:
    """The indexes at which the new job can be put into the order."""
    return [i for i in range(len(jobs) + 1) if can_keep(worker, [*jobs[:i], new, *jobs[i:]])]


def pauses_of(worker: Worker) -> Iterator[Pauses]:
    """Every way to lay the breaks that an empty day has room for, one after the other."""
    due: list[Break] = []
    for each in worker.breaks:
        if next(_laid(worker, [*due, each]), None) is not None:
            due.append(each)
    return _laid(worker, due)


def _laid(worker: Worker, due: Sequence[Break], after: datetime | None = None) -> Iterator[Pauses]:
    if not due:
        yield ()
        return
    length = timedelta(seconds=due[0].duration_s)
    for first, last in due[0].starts:
        begin = max(first, after) if after else first
        while begin <= last:
            pause = Window(begin, begin + length)
            if any(shift.covers(pause) for shift in worker.shifts):
                for rest in _laid(worker, due[1:], pause.to_at):
                    yield (pause, *rest)
            begin += MINUTE


def _walk(worker: Worker, jobs: Sequence[Job], pauses: Pauses) -> list[datetime] | None:
    """When each job starts, all as early as can be, nothing done during the pause; None when one can't be."""
    if not worker.shifts:
        return None if jobs else []
    at, place = worker.shifts[0].from_at, worker.start or jobs[0].place if jobs else worker.start
    starts = []
    for job in jobs:
        arrive = _soonest(at, timedelta(seconds=Street().travel_s(place, job.place, 0)), worker, pauses, None)
        if arrive is None:
            return None
        length = timedelta(seconds=job.duration_s)
        end = _soonest(arrive, length, worker, pauses, job)
        if end is None:
            return None
        starts.append(end - length)
        at, place = end, job.place
    if worker.end is not None and jobs:
        home = timedelta(seconds=Street().travel_s(place, worker.end, 0))
        if _soonest(at, home, worker, pauses, None) is None:
            return None
    return starts


def _soonest(
    at: datetime, length: timedelta, worker: Worker, pauses: Pauses, job: Job | None
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
        if on_duty and in_window and released and not any(pause.overlaps(span) for pause in pauses):
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
        if route.breaks not in set(pauses_of(worker)):
            found.append(f"{worker.id}: a break is due and not there, or not when it may be")
        ready, place = worker.shifts[0].from_at, worker.start
        for visit in route.visits:
            job = jobs[visit.job]
            found += _faults_of(visit, job, worker, route.breaks)
            way = timedelta(seconds=Street().travel_s(place, job.place, 0))
            if visit.during.from_at - ready < way + _breaks_between(
                route.breaks, ready, visit.during.from_at
            ):
                found.append(f"{job.id} begins before {worker.id} can be there")
            ready, place = visit.during.to_at, job.place
    return found


def _faults_of(visit: Visit, job: Job, worker: Worker, pauses: Pauses) -> list[str]:
    held = {
        "during a break": not any(pause.overlaps(visit.during) for pause in pauses),
        "outside its windows": any(window.contains(visit.during.from_at) for window in job.windows),
        "outside the shifts": any(shift.covers(visit.during) for shift in worker.shifts),
        "without the skill": all(worker.skills.get(code, 0) >= level for code, level in job.skills.items()),
        "of another length": visit.during.duration == timedelta(seconds=job.duration_s),
    }
    return [f"{job.id} {fault}" for fault, fine in held.items() if not fine]


def _breaks_between(pauses: Pauses, begin: datetime, end: datetime) -> timedelta:
    """How much of [begin, end) is taken by breaks."""
    if begin >= end:
        return timedelta()
    shared = (pause.intersect(Window(begin, end)) for pause in pauses)
    return sum((each.duration for each in shared if each is not None), timedelta())
