"""A problem as the compiled search reads it: jobs, workers and places by their number."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

import numpy as np

from doorstep.dispatch.solver import matching
from doorstep.dispatch.solver.problem import Job, Location, Params, Problem, Worker
from doorstep.dispatch.solver.travel import TravelProvider
from doorstep.dispatch.solver.ways import NEVER, Floats, Ints, Longs, Ways

#: In `side`: this worker can't do this job.
FORBIDDEN = -1.0


class Layout(NamedTuple):
    """Instants are seconds since the epoch. Spans of a job (when it may start, both ends included), parts of
    a worker's shift, his breaks and their spans stand in one row each; `x_at[i]` to `x_at[i + 1]` are of i.

    `side` [job, worker]: what the job costs there beside the way, FORBIDDEN when he can't. `fixed`: the
    start of a locked job, else -1; `home`: its worker, else -1. `present`: the worker of the plan so far, or
    -1. `group`, `partner`: numbers, -1 for none. `kind`: workers who are alike in all have one number.
    """

    ways: Ways
    at: Ints
    service: Longs
    span_at: Longs
    span_first: Longs
    span_last: Longs
    fixed: Longs
    home: Longs
    present: Longs
    penalty: Floats
    group: Longs
    groups: int
    partner: Longs
    pairs: int
    delivery: Longs
    pickup: Longs
    start: Ints
    end: Ints
    profile: Longs
    part_at: Longs
    part_begin: Longs
    part_end: Longs
    break_at: Longs
    break_s: Longs
    rest_at: Longs
    rest_first: Longs
    rest_last: Longs
    capacity: Longs
    max_jobs: Longs
    max_travel: Floats
    kind: Longs
    side: Floats
    near: Ints
    far: Floats
    able: Longs
    levels: int
    split_s: float
    load_s: float
    worker_s: float
    moved_s: float
    max_moves: int


def laid_out(
    problem: Problem,
    params: Params,
    travel: TravelProvider,
    *,
    neighbours: int = 200,
    spare: Job | None = None,
) -> Layout:
    """The problem in arrays. `near`: the so many nearest jobs of each job, itself first. `spare`: one job
    more at the end, at a place of its own, the last, for whatever is asked of the day later.

    A break that nothing leaves room for, not even an empty day, isn't due (Worker.breaks).
    """
    places, number = places_of(problem)
    profiles = sorted({worker.profile for worker in problem.workers})
    ways = travel.ways([*places, *([spare.place] if spare else ())], profiles)
    jobs, workers = (*problem.jobs, *([spare] if spare else ())), problem.workers
    index = {worker.id: i for i, worker in enumerate(workers)}
    at = np.array([number[job.place] for job in problem.jobs] + [len(places)] * (spare is not None), np.int32)
    kinds = max([len(job.delivery) for job in jobs] + [len(job.pickup) for job in jobs] + [0])
    side = _side(jobs, workers, params, index)
    spans = _spans(jobs)
    breaks = [due_breaks(worker) for worker in workers]
    rests = [each for due in breaks for each in due]
    groups = _groups(jobs)
    stays = [job.present for job in jobs]
    near, far = _near(ways, at, [number.get(w.start, -1) if w.start else -1 for w in workers], neighbours)
    return Layout(
        ways=ways,
        at=at,
        service=np.array([_service(job) for job in jobs], np.int64),
        span_at=_ends(spans),
        span_first=np.array([first for each in spans for first, _ in each], np.int64),
        span_last=np.array([last for each in spans for _, last in each], np.int64),
        fixed=np.array([seconds(j.locked.during.from_at) if j.locked else -1 for j in jobs], np.int64),
        home=np.array([index[job.locked.worker] if job.locked else -1 for job in jobs], np.int64),
        present=np.array([index[stay.worker] if stay else -1 for stay in stays], np.int64),
        penalty=np.array(
            [params.unserved_s + params.unserved_per_priority_s * job.priority for job in jobs], np.float64
        ),
        group=groups,
        groups=int(groups.max(initial=-1)) + 1,
        partner=(partner := _partners(jobs)),
        pairs=int((partner >= 0).sum()),
        delivery=_amounts([job.delivery for job in jobs], kinds),
        pickup=_amounts([job.pickup for job in jobs], kinds),
        start=np.array([-1 if w.start is None else number[w.start] for w in workers], np.int32),
        end=np.array([-1 if w.end is None else number[w.end] for w in workers], np.int32),
        profile=np.array([profiles.index(w.profile) for w in workers], np.int64),
        part_at=_ends([w.shifts for w in workers]),
        part_begin=np.array([seconds(s.from_at) for w in workers for s in w.shifts], np.int64),
        part_end=np.array([seconds(s.to_at) for w in workers for s in w.shifts], np.int64),
        break_at=_ends(breaks),
        break_s=np.array([length for length, _ in rests], np.int64),
        rest_at=_ends([starts for _, starts in rests]),
        rest_first=np.array([first for _, starts in rests for first, _ in starts], np.int64),
        rest_last=np.array([last for _, starts in rests for _, last in starts], np.int64),
        capacity=_capacities(workers, kinds),
        max_jobs=np.array([NEVER if w.max_jobs is None else w.max_jobs for w in workers], np.int64),
        max_travel=np.array([np.inf if w.max_travel_s is None else w.max_travel_s for w in workers]),
        kind=_kinds(workers, side),
        side=side,
        near=near,
        far=far,
        able=(side >= 0).sum(axis=1).astype(np.int64),
        levels=1 + max([len(due) for due in breaks], default=0),
        split_s=float(params.split_group_s),
        load_s=params.load_s_per_hour / 3600 / 3600,
        worker_s=float(params.worker_s),
        moved_s=float(params.moved_s),
        max_moves=NEVER if params.max_moves is None else params.max_moves,
    )


def seconds(at: datetime) -> int:
    return int(at.timestamp())


def due_breaks(worker: Worker) -> list[tuple[int, list[tuple[int, int]]]]:
    """(seconds, spans of the start) of each break that an empty day has room for, in their order."""
    parts = [(seconds(shift.from_at), seconds(shift.to_at)) for shift in worker.shifts]
    free, due = parts[0][0] if parts else NEVER, []
    for each in worker.breaks:
        starts = sorted((seconds(first), seconds(last)) for first, last in each.starts)
        over = min(
            (
                begin + each.duration_s
                for part, end in parts
                for first, last in starts
                if (begin := max(free, part, first)) <= last and begin + each.duration_s <= end
            ),
            default=NEVER,
        )
        if over < NEVER:
            due.append((each.duration_s, starts))
            free = over
    return due


def places_of(problem: Problem) -> tuple[list[Location], dict[Location, int]]:
    number: dict[Location, int] = {}
    for job in problem.jobs:
        number.setdefault(job.place, len(number))
    for worker in problem.workers:
        for place in (worker.start, worker.end):
            if place is not None:
                number.setdefault(place, len(number))
    return list(number), number


def _spans(jobs: Sequence[Job]) -> list[list[tuple[int, int]]]:
    """When each may start. Half a pair whose other half is locked starts with that one."""
    locked = {job.pair: seconds(job.locked.during.from_at) for job in jobs if job.pair and job.locked}
    return [spans_of(job, locked.get(job.pair)) for job in jobs]


def spans_of(job: Job, at: int | None) -> list[tuple[int, int]]:
    """First and last second at which it may start, in order; `at`: only then."""
    release = seconds(job.release_at) if job.release_at else 0
    found = [(max(seconds(w.from_at), release), seconds(w.to_at) - 1) for w in sorted(job.windows)]
    if at is not None:
        found = [(at, at) for first, last in found if first <= at <= last]
    return [(first, last) for first, last in found if first <= last]


def _service(job: Job) -> int:
    if job.locked is None:
        return job.duration_s
    return seconds(job.locked.during.to_at) - seconds(job.locked.during.from_at)


def _side(jobs: Sequence[Job], workers: Sequence[Worker], params: Params, index: dict[str, int]) -> Floats:
    """Workers and jobs of a like are looked at once: skills, certificates and areas repeat."""
    side = np.zeros((len(jobs), len(workers)))
    seen: dict[object, Floats] = {}
    for row, job in enumerate(jobs):
        if job.locked is not None:
            side[row] = FORBIDDEN
            continue
        key = (tuple(sorted(job.skills.items())), job.certificates, job.area)
        if key not in seen:
            seen[key] = np.array([side_of(job, worker, params) for worker in workers])
        side[row] = seen[key]
        if job.present is not None:
            moved = side[row] + params.moved_s
            home = index[job.present.worker]
            moved[home] = side[row, home]
            side[row] = np.where(side[row] < 0, FORBIDDEN, moved)
    return side


def side_of(job: Job, worker: Worker, params: Params) -> float:
    """What the job costs with the worker beside the way, FORBIDDEN when he can't do it at all."""
    if matching.barrier(job, worker) is not None:
        return FORBIDDEN
    return float(params.off_area_s) if worker.home_areas and job.area not in worker.home_areas else 0.0


def _groups(jobs: Sequence[Job]) -> Longs:
    """Groups of one job are none."""
    counted: dict[str, int] = {}
    for job in jobs:
        if job.group:
            counted[job.group] = counted.get(job.group, 0) + 1
    numbers = {name: i for i, name in enumerate(name for name, n in counted.items() if n > 1)}
    return np.array([numbers.get(job.group, -1) for job in jobs], np.int64)


def _partners(jobs: Sequence[Job]) -> Longs:
    found, waiting = np.full(len(jobs), -1, np.int64), dict[str, int]()
    for i, job in enumerate(jobs):
        if job.pair and job.locked is None:
            other = waiting.pop(job.pair, None)
            if other is None:
                waiting[job.pair] = i
            else:
                found[i], found[other] = other, i
    return found


def _amounts(rows: Sequence[tuple[int, ...]], kinds: int) -> Longs:
    return np.array([[*row, *(0,) * (kinds - len(row))] for row in rows], np.int64).reshape(len(rows), kinds)


def _capacities(workers: Sequence[Worker], kinds: int) -> Longs:
    rows = [
        w.capacity[:kinds] + (NEVER if not w.capacity else 0,) * (kinds - len(w.capacity)) for w in workers
    ]
    return np.array(rows, np.int64).reshape(len(workers), kinds)


def _kinds(workers: Sequence[Worker], side: Floats) -> Longs:
    """Of workers with an empty day who are alike, one stands for all when a job looks for a place."""
    numbers: dict[object, int] = {}
    found = []
    for column, w in enumerate(workers):
        alike = (w.start, w.end, w.shifts, w.breaks, w.capacity, w.max_jobs, w.max_travel_s, w.profile)
        key = (alike, side[:, column].tobytes())
        found.append(numbers.setdefault(key, len(numbers)))
    return np.array(found, np.int64)


def _near(ways: Ways, at: Ints, starts: Sequence[int], most: int) -> tuple[Ints, Floats]:
    """The nearest jobs of each job, and how far it is from where days begin (the mean, in seconds)."""
    count = len(at)
    near = np.empty((count, min(most, count)), np.int32)
    if not most:
        return near, np.zeros(count)
    far = np.zeros(count)
    begins = np.unique([each for each in starts if each >= 0])
    for row in range(count):
        units = _row(ways, at[row])
        to_jobs = units[at].astype(np.float64)
        to_jobs[row] = -1
        if near.shape[1] < count:
            picked = np.argpartition(to_jobs, near.shape[1] - 1)[: near.shape[1]]
        else:
            picked = np.arange(count)
        near[row] = picked[np.argsort(to_jobs[picked], kind="stable")]
        far[row] = units[begins].mean() * ways.scale if len(begins) else 0.0
    return near, far


def _row(ways: Ways, place: int) -> np.ndarray:
    if len(ways.dense):
        return np.asarray(ways.dense[0, place])
    chord = np.sqrt(((ways.points - ways.points[place]) ** 2).sum(axis=1))
    return np.asarray(np.arcsin(0.5 * chord) * ways.per_m[place] * 12_742_017.6)


def _ends(rows: Sequence[Sequence[object]]) -> Longs:
    return np.concatenate(([0], np.cumsum([len(row) for row in rows]))).astype(np.int64)
