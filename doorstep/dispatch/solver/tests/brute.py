"""The same questions answered the slow way, by code that shares nothing with the solver but the problem.

Everything is in whole minutes since midnight. Every minute at which a break could begin is tried; with breaks
fixed, the earliest is best for everything. Worlds are those of `worlds.py`, on one street.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from functools import cache

from doorstep.dispatch.solver.problem import Job, Location, Worker
from doorstep.dispatch.solver.tests.worlds import Street, clock

Pauses = tuple[tuple[int, int], ...]
"""Breaks [from, to), one after the other."""


@cache
def minute(at: datetime) -> int:
    return int((at - clock(0)).total_seconds()) // 60


def way(origin: Location | None, target: Location | None) -> int:
    """From nowhere and to nowhere it takes no time."""
    return 0 if origin is None or target is None else Street().travel_s(origin, target, 0) // 60


def parts_of(worker: Worker) -> list[tuple[int, int]]:
    return [(minute(shift.from_at), minute(shift.to_at)) for shift in worker.shifts]


def may_start(job: Job, at: int) -> bool:
    released = job.release_at is None or at >= minute(job.release_at)
    return released and any(minute(w.from_at) <= at < minute(w.to_at) for w in job.windows)


def stay_of(job: Job) -> tuple[int, int] | None:
    """Where a locked job is."""
    if job.locked is None:
        return None
    return minute(job.locked.during.from_at), minute(job.locked.during.to_at)


def able(worker: Worker, job: Job) -> bool:
    """Skills, certificates, hours and areas, apart from any day."""
    skilled = all(worker.skills.get(code, 0) >= level for code, level in job.skills.items())
    papers = all(
        any(h.kind == need.kind and h.from_on <= need.on < h.until_on for h in worker.certificates)
        for need in job.certificates
    )
    return skilled and papers and bool(worker.shifts) and (worker.areas is None or job.area in worker.areas)


def loads(jobs: Sequence[Job], kind: int) -> list[int]:
    """What is on the van at each moment, from the start to the end."""
    delivery = [(*job.delivery, 0, 0, 0)[kind] for job in jobs]
    pickup = [(*job.pickup, 0, 0, 0)[kind] for job in jobs]
    return [sum(delivery[moment:]) + sum(pickup[:moment]) for moment in range(len(jobs) + 1)]


def holds(worker: Worker, jobs: Sequence[Job]) -> bool:
    """Whether the van holds all at every moment. Kinds: three at most."""
    if not worker.capacity:
        return True
    return all(max(loads(jobs, kind)) <= (*worker.capacity, 0, 0, 0)[kind] for kind in range(3))


def travel(worker: Worker, jobs: Sequence[Job]) -> int:
    """Minutes on the way in all."""
    if not jobs:
        return 0
    places = [worker.start, *(job.place for job in jobs), worker.end]
    return sum(way(a, b) for a, b in zip(places, places[1:], strict=False))


def bounded(worker: Worker, jobs: Sequence[Job]) -> bool:
    """So many visits, so long a way, so much on the van."""
    few = worker.max_jobs is None or len(jobs) <= worker.max_jobs
    near = worker.max_travel_s is None or travel(worker, jobs) * 60 <= worker.max_travel_s
    return few and near and holds(worker, jobs)


def can_keep(worker: Worker, jobs: Sequence[Job], told: Mapping[str, int] | None = None) -> bool:
    """Whether there is time for these jobs in this order and for the breaks that are due. `told`: jobs that
    start at one minute."""
    locked = [job for job in jobs if job.locked is not None]
    return any(walk(worker, jobs, pauses, told or {}) is not None for pauses in pauses_of(worker, locked))


def insertions(
    worker: Worker, jobs: Sequence[Job], new: Job, told: Mapping[str, int] | None = None
) -> list[int]:
    """The indexes at which the new job can be put into the order."""
    if not able(worker, new):
        return []
    orders = [[*jobs[:index], new, *jobs[index:]] for index in range(len(jobs) + 1)]
    return [i for i, each in enumerate(orders) if bounded(worker, each) and can_keep(worker, each, told)]


def starts(worker: Worker, jobs: Sequence[Job], new: Job, told: Mapping[str, int] | None = None) -> set[int]:
    """The minutes at which the new job can start somewhere in the order."""
    return {
        at
        for window in new.windows
        for at in range(minute(window.from_at), minute(window.to_at))
        if insertions(worker, jobs, new, {**(told or {}), new.id: at})
    }


def pauses_of(worker: Worker, locked: Sequence[Job] = ()) -> Iterable[Pauses]:
    """Every way to lay the breaks that are due: those that an empty day has room for, none when the locked
    jobs leave no room for them."""
    due = list[int]()
    for index in range(len(worker.breaks)):
        if next(_laid(worker, [*due, index]), None) is not None:
            due.append(index)
    found = list(_laid(worker, due))
    if not any(walk(worker, locked, pauses, {}) is not None for pauses in found):
        return [()]
    return found


def _laid(worker: Worker, due: Sequence[int], after: int = 0) -> Iterator[Pauses]:
    if not due:
        yield ()
        return
    pause = worker.breaks[due[0]]
    length, parts = pause.duration_s // 60, parts_of(worker)
    for first, last in pause.starts:
        for begin in range(max(minute(first), after), minute(last) + 1):
            if any(part <= begin and begin + length <= end for part, end in parts):
                for rest in _laid(worker, due[1:], begin + length):
                    yield ((begin, begin + length), *rest)


def walk(
    worker: Worker, jobs: Sequence[Job], pauses: Pauses, told: Mapping[str, int]
) -> list[tuple[int, int]] | None:
    """(arrival, start) of each job, as early as can be, nothing done during the pauses; None: it can't be."""
    parts = parts_of(worker)
    if not parts:
        return None if any(job.locked is None for job in jobs) else [(0, 0)] * len(jobs)
    at, place, was_fact = parts[0][0], worker.start, True
    found = []
    for job in jobs:
        stay = stay_of(job)
        arrive: int | None = at
        if stay is None or not was_fact:
            arrive = soonest(at, way(place, job.place), parts, pauses)
        if stay is None:
            begin = None if arrive is None else _begin(arrive, job, parts, pauses, told)
            end = None if begin is None else begin + job.duration_s // 60
        else:
            crossed = any(overlap(stay, pause) for pause in pauses)
            late = not was_fact and (arrive is None or arrive > stay[0])
            begin, end = (None, None) if crossed or late else stay
        if arrive is None or begin is None or end is None:
            return None
        found.append((arrive, begin))
        at, place, was_fact = end, job.place, stay is not None
    home = way(place, worker.end) if jobs and not was_fact else 0
    return None if soonest(at, home, parts, pauses) is None else found


def soonest(at: int, length: int, parts: Sequence[tuple[int, int]], pauses: Pauses) -> int | None:
    """The earliest end of a way that takes so long and can't begin before `at`."""
    if not length:
        return at
    for begin in _edges(at, parts, pauses):
        if free(begin, begin + length, parts, pauses):
            return begin + length
    return None


def _begin(
    at: int, job: Job, parts: Sequence[tuple[int, int]], pauses: Pauses, told: Mapping[str, int]
) -> int | None:
    length = job.duration_s // 60
    opened = [minute(window.from_at) for window in job.windows]
    released = [minute(job.release_at)] if job.release_at else []
    for begin in _edges(at, parts, pauses, *opened, *released, *told.values()):
        wanted = may_start(job, begin) and told.get(job.id, begin) == begin
        if wanted and free(begin, begin + length, parts, pauses):
            return begin
    return None


def _edges(at: int, parts: Sequence[tuple[int, int]], pauses: Pauses, *others: int) -> list[int]:
    """The earliest instant that isn't forbidden is `at` or one at which something that forbids it ends."""
    begins, overs = (first for first, _ in parts), (last for _, last in pauses)
    return sorted({at, *(each for each in (*begins, *overs, *others) if each > at)})


def free(begin: int, end: int, parts: Sequence[tuple[int, int]], pauses: Pauses) -> bool:
    """Whether one is on duty and has no break in [begin, end)."""
    on_duty = any(first <= begin and end <= last for first, last in parts)
    return on_duty and not any(overlap((begin, end), pause) for pause in pauses)


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
