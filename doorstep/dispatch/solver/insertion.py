"""A plan by insertion: keep what is planned while it fits, then put in the job that loses most by waiting.

The planner issue replaces this by ruin and recreate behind the same `solve`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from random import Random

from doorstep.dispatch.solver.explain import reasons
from doorstep.dispatch.solver.matching import barrier
from doorstep.dispatch.solver.plan import Plan, Unserved
from doorstep.dispatch.solver.problem import Job, Params, Problem, Worker
from doorstep.dispatch.solver.schedule import Stop
from doorstep.dispatch.solver.timetable import route_of
from doorstep.dispatch.solver.tours import Tour, tours_of
from doorstep.dispatch.solver.travel import TravelProvider

OnBetter = Callable[[Plan], None]


def solve(
    problem: Problem, params: Params, *, travel: TravelProvider, on_better: OnBetter | None = None
) -> Plan:
    """Plan the day. Every visit in the plan keeps its windows, shift, lunch, skills and certificates; locked
    jobs stay, and a job of the present plan stays with its worker, in his order, while that can be kept.

    `on_better` is called with each plan that serves more than the one before.
    """
    building = _Building(problem, params, travel)
    building.keep_present()
    building.insert_by_regret()
    if on_better is not None:
        on_better(building.plan())
    while building.make_room():
        if on_better is not None:
            on_better(building.plan())
    return building.plan()


@dataclass(frozen=True, slots=True)
class _Choice:
    """Where a job would go, and what would be lost if it had to take its second choice instead."""

    regret: int
    worker: str
    index: int


class _Building:
    """A plan in the making: tours, the jobs that wait, and for each of these its cost and place by worker."""

    def __init__(self, problem: Problem, params: Params, travel: TravelProvider) -> None:
        self.problem, self.params = problem, params
        self.tours = tours_of(problem, travel)
        self.workers = {worker.id: worker for worker in problem.workers}
        self.waiting = {job.id: Stop.free(job) for job in problem.jobs if job.locked is None}
        self.able = {
            job_id: [worker.id for worker in problem.workers if barrier(stop.job, worker) is None]
            for job_id, stop in self.waiting.items()
        }
        self.options: dict[str, dict[str, tuple[int, int]]] = {}
        self.choices: dict[str, _Choice] = {}
        self.holders: dict[str, set[str]] = {}
        for job in problem.jobs:
            if job.locked is not None:
                self._hold(job, job.locked.worker)
        order = sorted(self.waiting)
        Random(params.seed).shuffle(order)
        self.rank = {job_id: rank for rank, job_id in enumerate(order)}
        self.kept: set[str] = set()

    def keep_present(self) -> None:
        """Lay the present plan's visits into the tours in their order; those that no longer fit wait."""
        planned = [(stop.job.present, stop) for stop in self.waiting.values() if stop.job.present is not None]
        planned.sort(key=lambda pair: (pair[0].during.from_at, pair[1].job.id))
        for present, stop in planned:
            tour, begin = self.tours[present.worker], int(present.during.from_at.timestamp())
            index = sum(1 for each in tour.stops if each.fixed_s is None or each.fixed_s < begin)
            if present.worker in self.able[stop.job.id] and tour.has_room() and tour.fits(index, stop):
                self._put(stop, present.worker, index)
                self.kept.add(stop.job.id)

    def insert_by_regret(self) -> None:
        """Insert, one by one, the job that has most to lose; those left wait for good: they fit nowhere."""
        self.options.clear()
        self.choices.clear()
        for job_id in self.waiting:
            self._weigh(job_id, self.able[job_id])
        while self.choices:
            job_id = max(self.choices, key=lambda each: (self.choices[each].regret, -self.rank[each]))
            choice, stop = self.choices.pop(job_id), self.waiting[job_id]
            self._put(stop, choice.worker, choice.index)
            for other, waits in self.waiting.items():
                same_group = bool(stop.job.group) and waits.job.group == stop.job.group
                self._weigh(other, self.able[other] if same_group else [choice.worker])

    def make_room(self) -> bool:
        """Serve one more job by moving one visit elsewhere; visits of the present plan aren't moved."""
        pressing = sorted(self.waiting, key=lambda each: (-self.waiting[each].job.priority, self.rank[each]))
        for job_id in pressing:
            for worker in self.able[job_id]:
                tour = self.tours[worker]
                for index in range(len(tour.stops)):
                    if self._swap(self.waiting[job_id], worker, index):
                        self.insert_by_regret()
                        return True
        return False

    def plan(self) -> Plan:
        unserved = tuple(
            Unserved(job.id, partial(reasons, job, self.problem, self.tours))
            for job in self.problem.jobs
            if job.id in self.waiting
        )
        return Plan(
            tuple(
                route_of(self.tours[worker.id].day, self.tours[worker.id].stops)
                for worker in self.problem.workers
            ),
            unserved,
        )

    def _swap(self, stop: Stop, worker: str, index: int) -> bool:
        """Take out the stop at `index` when `stop` can then go in and the other finds a place; else undo."""
        tour = self.tours[worker]
        out = tour.stops[index]
        if out.fixed_s is not None or out.job.id in self.kept:
            return False
        tour.remove(index)
        found = tour.places_for(stop)
        if found:
            tour.insert(found[0][1], stop)
            elsewhere = min(self._places(out, self.able[out.job.id]), default=None)
            if elsewhere is not None:
                _, other, position = elsewhere
                self._release(out.job, worker)
                self._hold(stop.job, worker)
                del self.waiting[stop.job.id]
                self.tours[other].insert(position, out)
                self._hold(out.job, other)
                return True
            tour.remove(found[0][1])
        tour.insert(index, out)
        return False

    def _weigh(self, job_id: str, workers: Iterable[str]) -> None:
        """Look again at what the job would cost with these workers, and at its choice."""
        options = self.options.setdefault(job_id, {})
        able = set(self.able[job_id])
        changed = False
        for worker in workers:
            if worker not in able:
                continue
            best = min(self._places(self.waiting[job_id], [worker]), default=None)
            before = options.pop(worker, None)
            if best is not None:
                options[worker] = (best[0], best[2])
            changed = changed or before is not None or best is not None
        if changed:
            self._choose(job_id)

    def _choose(self, job_id: str) -> None:
        ranked = sorted((cost, worker) for worker, (cost, _) in self.options[job_id].items())[:2]
        if not ranked:
            self.choices.pop(job_id, None)
            return
        cost, worker = ranked[0]
        second = ranked[1][0] if len(ranked) > 1 else self._unserved_cost(self.waiting[job_id].job)
        self.choices[job_id] = _Choice(second - cost, worker, self.options[job_id][worker][1])

    def _places(self, stop: Stop, workers: Iterable[str]) -> Iterable[tuple[int, str, int]]:
        """(cost, worker, index) of the shortest detour with each of the workers that has one."""
        for worker in workers:
            tour = self.tours[worker]
            found = tour.places_for(stop)
            if found:
                detour_s, index = found[0]
                yield detour_s + self._side_cost(stop.job, self.workers[worker], tour), worker, index

    def _side_cost(self, job: Job, worker: Worker, tour: Tour) -> int:
        cost = self.params.load_s_per_hour * tour.work_s() // 3600
        if worker.home_areas and job.area not in worker.home_areas:
            cost += self.params.off_area_s
        holders = self.holders.get(job.group) if job.group else None
        if holders and worker.id not in holders:
            cost += self.params.split_group_s
        return cost

    def _unserved_cost(self, job: Job) -> int:
        return self.params.unserved_s + self.params.unserved_per_priority_s * job.priority

    def _put(self, stop: Stop, worker: str, index: int) -> None:
        self.tours[worker].insert(index, stop)
        self._hold(stop.job, worker)
        del self.waiting[stop.job.id]

    def _hold(self, job: Job, worker: str) -> None:
        if job.group:
            self.holders.setdefault(job.group, set()).add(worker)

    def _release(self, job: Job, worker: str) -> None:
        tour = self.tours[worker]
        if job.group and not any(stop.job.group == job.group for stop in tour.stops):
            self.holders[job.group].discard(worker)
