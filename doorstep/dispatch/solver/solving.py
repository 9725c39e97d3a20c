"""Planning a day: the compiled search, driven from here, and its answer as a plan."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from time import perf_counter

import numpy as np

from doorstep.dispatch.solver.days import empty_days
from doorstep.dispatch.solver.explaining import Explainer
from doorstep.dispatch.solver.layout import Layout, laid_out
from doorstep.dispatch.solver.plan import Plan, Unserved
from doorstep.dispatch.solver.problem import Params, Problem, Until
from doorstep.dispatch.solver.schedule import Stop
from doorstep.dispatch.solver.search_state import (
    ABSENT,
    BEST,
    BEST_ABSENT,
    BUSY,
    IDLE,
    NOW,
    ROUNDS,
    SPREAD,
    empty_search,
)
from doorstep.dispatch.solver.searching import search
from doorstep.dispatch.solver.seating import longest_day, seat_all
from doorstep.dispatch.solver.timetable import route_of
from doorstep.dispatch.solver.tours import Tour, tours_of
from doorstep.dispatch.solver.travel import TravelProvider

#: Temperatures as parts of the mean way between neighbours.
HOT, COLD = 10.0, 0.1
#: So many workers at most are all looked at for every job.
FULL_WORKERS = 60
CHUNK_S = 0.2
#: Who listens hears at least so often: he may have found a reason to stop.
TOLD_S = 1.0
FIRST_ROUNDS = 200


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a search is: seconds of wall time and rounds so far; of the best plan: jobs served and left
    out, travel in seconds (at the day's mean speed) and cost as in Params."""

    elapsed_s: float
    rounds: int
    served: int
    unserved: int
    travel_s: int
    cost: int


OnBetter = Callable[[Progress], bool | None]


class Run:
    """A search under way over one problem."""

    def __init__(self, problem: Problem, params: Params, travel: TravelProvider) -> None:
        self.problem, self.params = problem, params
        self.day = laid_out(problem, params, travel)
        longest = longest_day(self.day)
        self.days, self.saved = empty_days(self.day, longest), empty_days(self.day, longest)
        self.state = empty_search(self.day, longest, params.seed)
        self.full = len(problem.workers) <= FULL_WORKERS
        self.mean_way = _mean_way(self.day)

    def load(self) -> None:
        """Lay in what is locked and what is planned, then put the rest in where it costs least."""
        absent = seat_all(self.problem, self.day, self.days, self.state)
        self.state.absent[: len(absent)] = absent
        self.state.numbers[ABSENT] = len(absent)
        self.state.numbers[BUSY] = int((self.days.size > 0).sum())
        if self.day.groups:
            self.state.numbers[SPREAD] = int(np.maximum(self.state.spread - 1, 0).sum())
        now = self.days.cost.sum() + self.day.penalty[absent].sum()
        if self.day.groups:
            now += self.day.split_s * self.state.numbers[SPREAD]
        self.state.costs[NOW] = now
        # The best so far, also when nothing is left to search for.
        self.state.costs[BEST], self.state.numbers[BEST_ABSENT] = now, len(absent)
        self.state.best_stops[:], self.state.best_size[:] = self.days.stops, self.days.size
        self.state.best_pin[:] = self.days.pin
        self.rounds(1, 1.0, 1.0, opening=True)

    def rounds(self, count: int, hot: float, cold: float, *, opening: bool = False) -> None:
        search(self.day, self.days, self.saved, self.state, count, hot, cold, self.full or opening, opening)

    def best(self) -> tuple[list[list[int]], list[int]]:
        """Job numbers by worker in order, and those left out."""
        stops = [
            [int(each) for each in self.state.best_stops[row, : self.state.best_size[row]]]
            for row in range(len(self.day.start))
        ]
        served = {job for row in stops for job in row}
        return stops, [job for job in range(len(self.day.at)) if job not in served]


def searched(
    problem: Problem,
    params: Params,
    *,
    travel: TravelProvider,
    until: Until | None = None,
    on_better: OnBetter | None = None,
) -> Run:
    """The search alone; see solve."""
    began = perf_counter()
    until = until or Until()
    run = Run(problem, params, travel)
    run.load()
    hot, cold = HOT * run.mean_way, COLD * run.mean_way
    told, told_s, size = np.inf, -TOLD_S, FIRST_ROUNDS
    numbers, costs = run.state.numbers, run.state.costs
    while True:
        elapsed = perf_counter() - began
        if on_better is not None and (costs[BEST] < told or elapsed >= told_s + TOLD_S):
            told, told_s = costs[BEST], elapsed
            if on_better(_progress(run, elapsed)) is False:
                break
        rounds = int(numbers[ROUNDS])
        if _over(until, elapsed, rounds, int(numbers[IDLE])):
            break
        if until.rounds is not None:
            # Cooled by rounds, in steps of one size: the same seed finds the same, however fast we are.
            size = min(FIRST_ROUNDS, until.rounds - rounds + 1)
        before = perf_counter()
        done, ahead = _part(until, elapsed, rounds), _part(until, elapsed + CHUNK_S, rounds + size)
        run.rounds(size, hot * (cold / hot) ** done, hot * (cold / hot) ** ahead)
        took = max(perf_counter() - before, 1e-6)
        size = max(1, int(size * min(4.0, CHUNK_S / took)))
        if until.seconds is not None:
            left = until.seconds - (perf_counter() - began)
            size = max(1, min(size, int(size * left / CHUNK_S) + 1))
    return run


def _over(until: Until, elapsed_s: float, rounds: int, idle: int) -> bool:
    late = until.seconds is not None and elapsed_s >= until.seconds
    long_idle = until.idle_rounds is not None and idle >= until.idle_rounds
    return late or long_idle or (until.rounds is not None and rounds > until.rounds)


def _part(until: Until, elapsed_s: float, rounds: int) -> float:
    """Which part of the search is over, 0 to 1: by rounds where these are bounded, else by time."""
    if until.rounds is not None:
        return min(1.0, (rounds - 1) / max(1, until.rounds))
    if until.seconds:
        return min(1.0, elapsed_s / until.seconds)
    return 0.0


def _progress(run: Run, elapsed: float) -> Progress:
    left_out = int(run.state.numbers[BEST_ABSENT])
    return Progress(
        elapsed_s=elapsed,
        rounds=int(run.state.numbers[ROUNDS]),
        served=len(run.day.at) - left_out,
        unserved=left_out,
        travel_s=round(float(run.days.travel.sum())),
        cost=round(float(run.state.costs[BEST])),
    )


def _mean_way(day: Layout) -> float:
    """Seconds between a job and its fifth neighbour, in the mean."""
    if len(day.at) < 2:
        return 1.0
    column = min(5, day.near.shape[1] - 1)
    targets = day.at[day.near[:, column]]
    if len(day.ways.dense):
        units = day.ways.dense[0, day.at, targets].astype(float)
    else:
        chord = np.sqrt(((day.ways.points[day.at] - day.ways.points[targets]) ** 2).sum(axis=1))
        units = chord * 6_371_008.8 * day.ways.per_m[day.at]
    return max(1.0, float(units.mean() * day.ways.scale))


def solve(
    problem: Problem,
    params: Params,
    *,
    travel: TravelProvider,
    until: Until | None = None,
    on_better: OnBetter | None = None,
) -> Plan:
    """Plan a day. Every visit of the plan keeps its windows, shift, breaks, skills, certificates, van and the
    bounds of its worker; locked jobs stay; a job of the present plan goes to somebody else only where that
    pays (Params.moved_s) and at most Params.max_moves do.

    `on_better` hears of each better plan, a few times a second, and once a second at least; the search is
    over when it answers False.
    """
    tours = tours_of(problem, travel)
    if all(job.locked is not None for job in problem.jobs):
        return Plan(tuple(route_of(tour.day, tour.stops) for tour in tours.values()), ())
    run = searched(problem, params, travel=travel, until=until, on_better=on_better)
    order, left = run.best()
    for worker, numbers in zip(problem.workers, order, strict=True):
        tours[worker.id] = _laid(tours[worker.id], numbers, run)
    routes = tuple(route_of(tours[worker.id].day, tours[worker.id].stops) for worker in problem.workers)
    absent = [problem.jobs[number] for number in left]
    explainer = Explainer(problem, tours, travel, absent, layout=run.day)
    unserved = tuple(Unserved(job.id, partial(explainer.reasons, job.id)) for job in absent)
    return Plan(routes, unserved, round(float(run.state.costs[BEST])))


def _laid(tour: Tour, numbers: list[int], run: Run) -> Tour:
    """The tour with its free stops among the locked ones."""
    if len(numbers) > len(tour.stops):
        jobs, pins = run.problem.jobs, run.state.best_pin
        stops = {stop.job.id: stop for stop in tour.stops}
        for number in numbers:
            job, pin = jobs[number], int(pins[number])
            if job.id not in stops:
                stops[job.id] = Stop.free(job) if pin < 0 else Stop.at(job, pin)
        tour.lay([stops[jobs[number].id] for number in numbers])
    return tour
