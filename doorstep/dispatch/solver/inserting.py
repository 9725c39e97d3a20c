"""One more job into a day that runs: where it fits, what it costs, who gets later, without moving anybody.

The day is kept in arrays, so that an urgent repair or a window on the telephone is answered at once. The last
job and the last place of the arrays belong to whatever is asked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import numpy as np

from doorstep.core.windows import Window
from doorstep.dispatch.solver.days import Days, empty_days, fits, has_room
from doorstep.dispatch.solver.layout import Layout, laid_out, places_of, side_of, spans_of
from doorstep.dispatch.solver.problem import Job, Params, Problem, Worker
from doorstep.dispatch.solver.schedule import Stop
from doorstep.dispatch.solver.search_state import empty_search
from doorstep.dispatch.solver.seating import longest_day, seat_all
from doorstep.dispatch.solver.timetable import run_of
from doorstep.dispatch.solver.tours import Tour, tours_of
from doorstep.dispatch.solver.travel import QuickTravel
from doorstep.dispatch.solver.ways import NEVER, Floats, Longs, kernel, units_between

#: A job asked about has at most so many windows; the earliest count.
SPANS = 8


@dataclass(frozen=True, slots=True)
class InsertionPlace:
    """A worker, the index in his order, when the job would start, how much longer his way gets, and the cost
    with what else Params weighs, both in seconds of travel."""

    worker: str
    index: int
    start_at: datetime
    extra_travel_s: int
    cost_s: int


class OpenDay:
    """A planned day that can be asked. Jobs of the problem are locked or have their present place; those that
    have none, or can't keep it, are left out (`left_out`). `params`: what the costs weigh."""

    def __init__(self, problem: Problem, params: Params, travel: QuickTravel) -> None:
        self.problem, self.params, self._travel = problem, params, travel
        self._places = places_of(problem)[0]
        self._profiles = sorted({worker.profile for worker in problem.workers})
        # The last job and the last place are those that are asked about.
        spare = Job("", self._places[0], 1, _hours(problem, SPANS))
        self._day = laid_out(problem, params, travel, neighbours=0, spare=spare)
        self._job = len(problem.jobs)
        self._days = empty_days(self._day, longest_day(self._day))
        state = empty_search(self._day, self._days.stops.shape[1], seed=0)
        self.left_out = seat_all(problem, self._day, self._days, state)
        self._found = np.zeros((len(problem.workers), 3), np.int64)
        self._costs = np.zeros((len(problem.workers), 2))
        self._sides: dict[object, Floats] = {}

    def places(self, job: Job, limit: int | None = None) -> list[InsertionPlace]:
        """The best place with each worker who has one, the cheapest first, `limit` of them at most. All that
        is planned stays with its worker and in its order and keeps its windows; see `later` for its times."""
        self._ask(job)
        count = _places_in(self._day, self._days, self._job, self._found, self._costs)
        order = np.argsort(self._costs[:count, 0], kind="stable")[:limit]
        return [
            InsertionPlace(
                worker=self.problem.workers[int(self._found[row, 0])].id,
                index=int(self._found[row, 1]),
                start_at=datetime.fromtimestamp(int(self._found[row, 2]), UTC),
                extra_travel_s=round(float(self._costs[row, 1])),
                cost_s=round(float(self._costs[row, 0])),
            )
            for row in order
        ]

    def fits_anywhere(self, job: Job) -> bool:
        """Whether somebody can take the job without a promise broken."""
        self._ask(job)
        return _places_in(self._day, self._days, self._job, self._found, self._costs) > 0

    def later(self, job: Job, place: InsertionPlace) -> tuple[tuple[str, int], ...]:
        """The visits that begin later with the job at that place, and by how many seconds."""
        tour = self.tour(place.worker)
        stop = Stop.at(job, int(place.start_at.timestamp())) if job.pair else Stop.free(job)
        before = run_of(tour.day, tour.stops)
        with_it = run_of(tour.day, [*tour.stops[: place.index], stop, *tour.stops[place.index :]])
        if before is None or with_it is None:
            raise ValueError(f"job {job.id} no longer fits with {place.worker}: ask for its places again")
        ends = [*with_it.ends[: place.index], *with_it.ends[place.index + 1 :]]
        found = zip(tour.stops, before.ends, ends, strict=True)
        return tuple((stop.job.id, now - was) for stop, was, now in found if now > was)

    def tour(self, worker: str) -> Tour:
        """The worker's day as it is planned."""
        row = next(i for i, each in enumerate(self.problem.workers) if each.id == worker)
        numbers = self._days.stops[row, : self._days.size[row]]
        jobs = [self.problem.jobs[int(number)] for number in numbers]
        locked = tuple(job for job in jobs if job.locked)
        alone = Problem(locked, (self.problem.workers[row],), self.problem.zone)
        tour = tours_of(alone, self._travel)[worker]
        stops = {stop.job.id: stop for stop in tour.stops}
        tour.lay([stops.get(job.id) or Stop.free(job) for job in jobs])
        return tour

    def _ask(self, job: Job) -> None:
        """Lay the job into the last row of the arrays."""
        day, n = self._day, self._job
        spans = spans_of(job, None)[:SPANS]
        spans += [(NEVER, -NEVER)] * (SPANS - len(spans))
        first = int(day.span_at[n])
        day.span_first[first : first + SPANS] = [span[0] for span in spans]
        day.span_last[first : first + SPANS] = [span[1] for span in spans]
        day.service[n] = job.duration_s
        for amounts, given in ((day.delivery, job.delivery), (day.pickup, job.pickup)):
            amounts[n] = 0
            amounts[n, : len(given)] = given[: amounts.shape[1]]
        day.side[n] = self._side(job)
        spot = len(self._places)
        out, back = self._travel.rows(job.place, self._places, self._profiles)
        day.ways.dense[:, spot, : len(self._places)] = out
        day.ways.back[:, spot, : len(self._places)] = back

    def _side(self, job: Job) -> Floats:
        key = (tuple(sorted(job.skills.items())), job.certificates, job.area)
        if key not in self._sides:
            workers: Sequence[Worker] = self.problem.workers
            self._sides[key] = np.array([side_of(job, worker, self.params) for worker in workers])
        return self._sides[key]


def _hours(problem: Problem, count: int) -> tuple[Window, ...]:
    """So many windows; they only hold the places of those that are asked about."""
    begin = min(worker.shifts[0].from_at for worker in problem.workers if worker.shifts)
    return tuple(Window(begin + timedelta(hours=n), begin + timedelta(hours=n + 1)) for n in range(count))


@kernel
def _places_in(day: Layout, days: Days, job: int, found: Longs, costs: Floats) -> int:
    """The best place in each row that has one: (row, index, start), (cost, seconds of way). How many."""
    count = 0
    first, last = day.span_first[day.span_at[job]], day.span_last[day.span_at[job]]
    for span in range(day.span_at[job], day.span_at[job + 1]):
        first, last = min(first, day.span_first[span]), max(last, day.span_last[span])
    service, spot = day.service[job], day.at[job]
    quickest, ahead_s = day.ways.quickest, day.ways.ahead_s
    for row in range(len(day.start)):
        side, size = day.side[job, row], days.size[row]
        if side < 0 or size >= min(day.max_jobs[row], days.stops.shape[1]):
            continue
        profile, due, least = day.profile[row], days.due[row], np.inf
        side += 0.5 * day.load_s * service * (2 * days.work[row] + service)
        if size == 0:
            side += day.worker_s
        for p in range(size + 1):
            leave, by = days.leave[row, p, 0], days.by[row, p, due]
            if leave > last:
                break
            if first + service > by or leave + service + ahead_s > by:
                continue
            to_job = units_between(day.ways, profile, days.spots[row, p], spot, True)
            on = units_between(day.ways, profile, spot, days.spots[row, p + 1], False)
            delta = (to_job + on - days.legs[row, p]) * day.ways.scale
            begin = max(leave + int(to_job * quickest) + ahead_s, first)
            if delta >= least or begin > last or begin + service + int(on * quickest) > by:
                continue
            if days.travel[row] + delta > day.max_travel[row] or not has_room(day, days, row, p, job):
                continue
            start = fits(day, days, row, p, job, to_job, on)
            if start < NEVER:
                least = delta
                found[count, 0], found[count, 1], found[count, 2] = row, p, start
                costs[count, 0], costs[count, 1] = side + delta, delta
        if least < np.inf:
            count += 1
    return count
