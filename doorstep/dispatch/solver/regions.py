"""A day too large for one search: regions of neighbouring workers, each searched by a process of its own.

The city is cut along the medians of where workers begin, first into regions, then, with what came of them as
the present plan, into others that lie across the first cuts, so that no border stays one. The same function
runs in processes of this machine or, with the extra `cluster`, on Ray.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from math import ceil
from multiprocessing import get_context
from os import cpu_count
from typing import Literal

import numpy as np

from doorstep.core.cluster import local_ray
from doorstep.core.geo import Place
from doorstep.dispatch.solver.explain import reasons
from doorstep.dispatch.solver.layout import FORBIDDEN, side_of
from doorstep.dispatch.solver.plan import Plan, Route, Unserved
from doorstep.dispatch.solver.problem import Job, Params, Problem, Stay, Until, Worker
from doorstep.dispatch.solver.solving import solve
from doorstep.dispatch.solver.tours import tours_with
from doorstep.dispatch.solver.travel import TravelProvider
from doorstep.dispatch.solver.ways import Longs

Engine = Literal["processes", "ray"]

#: So many workers at most are one region.
REGION_WORKERS = 500
#: Which part of the time each pass over the city has.
PASSES = (0.6, 0.4)


@dataclass(frozen=True, slots=True)
class _Piece:
    """What one process is asked: a region's problem, its objective and time."""

    problem: Problem
    params: Params
    travel: TravelProvider
    until: Until


def solve_regions(
    problem: Problem,
    params: Params,
    *,
    travel: TravelProvider,
    until: Until | None = None,
    processes: int | None = None,
    engine: Engine = "processes",
    most: int = REGION_WORKERS,
) -> Plan:
    """Plan a day by regions of `most` workers at most; one that is no larger is simply solved. The time of
    `until` is shared: with fewer processes than regions these have less of it each.

    Workers need a start with coordinates. Pairs and groups stay together; who may only work elsewhere keeps
    his grids' jobs out of reach when these lie in another region: plan by grid where that is the rule.
    Raises ValueError for workers without a place, ImportError when Ray (extra `cluster`) is missing.
    """
    until = until or Until()
    if len(problem.workers) <= most:
        return solve(problem, params, travel=travel, until=until)
    hands = processes or cpu_count() or 1
    routes: dict[str, Route] = {}
    with _runner(engine, hands) as run:
        for turn, share in enumerate(PASSES):
            regions = _regions(problem.workers, most, turn)
            rounds = ceil(len(regions) / hands)
            each = replace(until, seconds=None if until.seconds is None else until.seconds * share / rounds)
            again = params if turn == 0 else replace(params, moved_s=0, max_moves=None)
            parts = _parts(problem, regions, routes)
            for answer in run([_Piece(part, again, travel, each) for part in parts]):
                routes |= {route.worker: route for route in answer}
    return _whole(problem, params, travel, routes)


def _solved(piece: _Piece) -> tuple[Route, ...]:
    """In a process of its own: only routes travel back."""
    return solve(piece.problem, piece.params, travel=piece.travel, until=piece.until).routes


_Run = Callable[[Sequence[_Piece]], list[tuple[Route, ...]]]


@contextmanager
def _runner(engine: Engine, hands: int) -> Iterator[_Run]:
    """What searches pieces side by side."""
    if engine == "processes":
        with ProcessPoolExecutor(hands, mp_context=get_context("spawn")) as pool:
            yield lambda pieces: list(pool.map(_solved, pieces))
        return
    with local_ray(hands) as ray:
        task = ray.remote(num_cpus=1)(_solved)
        yield lambda pieces: list(ray.get([task.remote(piece) for piece in pieces]))


def _regions(workers: Sequence[Worker], most: int, turn: int) -> list[list[Worker]]:
    """Cut in halves along the longer or, in the second turn, the shorter side until none is too large."""
    found: list[list[Worker]] = []
    open_parts = [list(workers)]
    while open_parts:
        part = open_parts.pop()
        if len(part) <= most:
            found.append(part)
            continue
        tall, wide = (max(axis) - min(axis) for axis in zip(*map(_point, part), strict=True))
        axis = int((wide > tall) == (turn == 0))
        part.sort(key=lambda worker: (_point(worker)[axis], worker.id))
        middle = len(part) // 2 if turn == 0 else len(part) * 2 // 5
        open_parts += [part[:middle], part[middle:]]
    return found


def _point(worker: Worker) -> tuple[float, float]:
    if not isinstance(worker.start, Place):
        raise ValueError(f"worker {worker.id} begins at no place with coordinates: regions are cut by them")
    return worker.start.lat, worker.start.lon


def _parts(problem: Problem, regions: Sequence[Sequence[Worker]], routes: dict[str, Route]) -> list[Problem]:
    """Each region's problem: the jobs that its workers have, and those that nobody has nearest to them."""
    of_worker = {worker.id: n for n, region in enumerate(regions) for worker in region}
    planned = {
        visit.job: Stay(route.worker, visit.during) for route in routes.values() for visit in route.visits
    }
    jobs: list[list[Job]] = [[] for _ in regions]
    together: dict[str, int] = {}
    nearest = _Nearest(regions)
    for job in problem.jobs:
        stay = planned.get(job.id, job.present)
        held = job.locked or stay
        bond = job.pair or job.group
        n = of_worker[held.worker] if held else together.get(bond) if bond else None
        if n is None:
            n = nearest.region(job)
        if bond:
            n = together.setdefault(bond, n)
        if stay is not None and of_worker[stay.worker] != n:
            stay = None  # whoever has the rest of its group or pair is there
        jobs[n].append(job if job.locked else replace(job, present=stay))
    return [
        Problem(tuple(jobs[n]), tuple(region), problem.zone, problem.titles)
        for n, region in enumerate(regions)
    ]


class _Nearest:
    """The region of the worker who can do a job and begins nearest to it."""

    def __init__(self, regions: Sequence[Sequence[Worker]]) -> None:
        self._workers = [worker for region in regions for worker in region]
        self._points = np.array([_point(worker) for worker in self._workers])
        self._region = np.array([n for n, region in enumerate(regions) for _ in region])
        self._able: dict[object, Longs] = {}

    def region(self, job: Job) -> int:
        key = (tuple(sorted(job.skills.items())), job.certificates, job.area)
        if key not in self._able:
            sides = np.array([side_of(job, worker, Params()) for worker in self._workers])
            able = np.flatnonzero(sides != FORBIDDEN)
            self._able[key] = able if len(able) else np.arange(len(self._workers))
        if not isinstance(job.place, Place):
            raise ValueError(f"job {job.id} is at no place with coordinates: regions are cut by them")
        able = self._able[key]
        apart = ((self._points[able] - (job.place.lat, job.place.lon)) ** 2).sum(axis=1)
        return int(self._region[able[apart.argmin()]])


def _whole(problem: Problem, params: Params, travel: TravelProvider, routes: dict[str, Route]) -> Plan:
    order = {
        name: [(visit.job, int(visit.during.from_at.timestamp())) for visit in route.visits]
        for name, route in routes.items()
    }
    served = {visit.job for route in routes.values() for visit in route.visits}
    tours = tours_with(problem, travel, order)
    left = [job for job in problem.jobs if job.id not in served]
    cost = sum(route.travel_s for route in routes.values())
    cost += sum(params.unserved_s + params.unserved_per_priority_s * job.priority for job in left)
    return Plan(
        tuple(routes[worker.id] for worker in problem.workers),
        tuple(Unserved(job.id, partial(reasons, job, problem, tours)) for job in left),
        cost,
    )
