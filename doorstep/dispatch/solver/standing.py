"""A day as it stands, and what still fits into it: for promises, which need no plan but have to leave one.

Visits that somebody has keep their order; those not begun may move inside their windows. Visits that wait
for somebody hold the place where they lengthen the ways least, first come, first seated. What fits beside all
of them can be promised.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import NamedTuple

import numpy as np

from doorstep.dispatch.solver.days import Days, empty_days, fits, reckon
from doorstep.dispatch.solver.layout import FORBIDDEN, Layout, laid_out
from doorstep.dispatch.solver.problem import Params, Problem, Worker
from doorstep.dispatch.solver.timing import arrival, done_at
from doorstep.dispatch.solver.travel import HaversineTravel
from doorstep.dispatch.solver.ways import (
    COORDINATES,
    NEVER,
    Floats,
    Longs,
    kernel,
    units_between,
)

NOBODY = -1

#: So many visits at most are seated with one worker: more than a day holds.
MOST_SEATED = 40


class Visits(NamedTuple):
    """The visits of a day in columns, in seconds since the epoch and degrees. Those of one worker stand in
    their order, those that wait (row NOBODY) in the order in which they are seated.

    `first`, `last`: when it may start; `fixed`: its start, when that can't change any more, else -1;
    `planned`: its start as planned; `sort`: the row of `side` (see stand) that it has, -1 with `row` given.
    """

    lat: Floats
    lon: Floats
    service: Longs
    first: Longs
    last: Longs
    fixed: Longs
    planned: Longs
    row: Longs
    sort: Longs


@dataclass(frozen=True, slots=True)
class Asked:
    """A visit that somebody would like to be promised: `side` [worker] is FORBIDDEN for who can't."""

    lat: float
    lon: float
    service: int
    side: Floats


@dataclass(frozen=True, slots=True)
class Standing:
    """The day in arrays, with one job more at the end for what is asked. `unseated`: the visits for which
    there is no place. Nothing in it is changed by asking."""

    layout: Layout
    days: Days
    unseated: Longs

    def asking(self, asked: Asked) -> Layout:
        """The layout for `place` and `nearest`, its last job being what is asked (window still to be set)."""
        points = self.layout.ways.points.copy()
        points[-1] = _points(np.array([asked.lat]), np.array([asked.lon]))[0]
        service, side = self.layout.service.copy(), self.layout.side.copy()
        service[-1], side[-1] = asked.service, asked.side
        return self.layout._replace(
            ways=self.layout.ways._replace(points=points),
            service=service,
            side=side,
            span_first=self.layout.span_first.copy(),
            span_last=self.layout.span_last.copy(),
        )

    def place(self, layout: Layout, first: int, last: int, shut: Longs) -> int:
        """The worker who can begin it between these two seconds without any promise being broken; NOBODY.
        `shut` [worker]: not 0 for those who are kept free for others."""
        layout.span_first[-1], layout.span_last[-1] = first, last
        row, _ = best_place(layout, self.days, len(layout.at) - 1, shut)
        return int(row)

    def nearest(self, layout: Layout, first: int, last: int) -> tuple[int, int]:
        """After `place` has found NOBODY: how many could come if their days were empty, and who of them comes
        nearest to it (NOBODY: nobody could come)."""
        layout.span_first[-1], layout.span_last[-1] = first, last
        could, row = nearest_miss(layout, self.days, len(layout.at) - 1)
        return int(could), int(row)


def empty(workers: Sequence[Worker], *, zone: tzinfo, travel: HaversineTravel) -> Layout:
    """These workers without a visit."""
    return laid_out(Problem((), tuple(workers), zone), Params(), travel)


def stand(free: Layout, visits: Visits, side: Floats) -> Standing:
    """Lay the visits into the days of the workers of `free` (see empty). `side` [sort, worker]: what visits
    of a sort cost with a worker beside the way, FORBIDDEN when he can't."""
    layout = _with_visits(free, visits, side)
    held, waiting = np.flatnonzero(visits.row >= 0), np.flatnonzero(visits.row < 0)
    fullest = int(np.bincount(visits.row[held], minlength=1).max(initial=0))
    days = empty_days(layout, fullest + min(len(waiting), MOST_SEATED) + 1)
    for job in held:
        row = visits.row[job]
        days.stops[row, days.size[row]] = job
        days.size[row] += 1
        days.worker[job] = row
    lay_in(layout, days, visits.planned)
    unseated = np.zeros(len(waiting), np.int64)
    nobody = np.zeros(len(layout.start), np.int64)
    left = seat_waiting(layout, days, waiting.astype(np.int64), unseated, nobody)
    return Standing(layout, days, unseated[:left])


def warm(workers: Sequence[Worker], zone: tzinfo, travel: HaversineTravel) -> None:
    """Compile all of this for days of workers like these."""
    one, none = np.ones(1, np.int64), np.full(1, -1, np.int64)
    where, free = np.zeros(1), np.zeros((1, len(workers)))
    visits = Visits(where, where, one, one, one, none, one, none, one - 1)
    standing = stand(empty(workers, zone=zone, travel=travel), visits, free)
    layout = standing.asking(Asked(0.0, 0.0, 1, free[0]))
    standing.place(layout, 0, 0, np.zeros(len(workers), np.int64))
    standing.nearest(layout, 0, 0)


def _with_visits(base: Layout, visits: Visits, side: Floats) -> Layout:
    """The workers' layout with these jobs, and an empty one at the end."""
    count, workers, begins = len(visits.lat), len(base.start), len(base.ways.points)
    points = np.concatenate((base.ways.points, _points(visits.lat, visits.lon), np.zeros((1, 3))))
    sides = np.full((count + 1, workers), FORBIDDEN)
    waiting = visits.sort >= 0
    sides[:-1][waiting] = side[visits.sort[waiting]]
    kinds = base.capacity.shape[1]
    return base._replace(
        ways=base.ways._replace(
            mode=COORDINATES, points=points, per_m=np.full(len(points), base.ways.per_m.max(initial=1.0))
        ),
        at=np.arange(begins, begins + count + 1, dtype=np.int32),
        service=np.append(visits.service, 1),
        span_at=np.arange(count + 2, dtype=np.int64),
        span_first=np.append(visits.first, 0),
        span_last=np.append(visits.last, 0),
        fixed=np.append(visits.fixed, -1),
        home=np.full(count + 1, -1, np.int64),
        present=np.full(count + 1, -1, np.int64),
        penalty=np.zeros(count + 1),
        group=np.full(count + 1, -1, np.int64),
        partner=np.full(count + 1, -1, np.int64),
        delivery=np.zeros((count + 1, kinds), np.int64),
        pickup=np.zeros((count + 1, kinds), np.int64),
        side=sides,
    )


def _points(lat: Floats, lon: Floats) -> Floats:
    north, east = np.radians(lat), np.radians(lon)
    return np.column_stack((np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)))


@kernel
def reckon_anew(day: Layout, days: Days, row: int) -> bool:
    """Whether all stops of the row can then be had in their order, with the breaks that are due."""
    reckon(day, days, row)
    return bool(days.leave[row, days.size[row], days.due[row]] < NEVER)


@kernel
def lay_in(day: Layout, days: Days, planned: Longs) -> None:
    """Reckon every day. One that leaves no room for breaks has none; one that can't be kept as it is (a visit
    put there by hand, however long the way) is taken as it was planned."""
    for row in range(len(day.start)):
        due = days.due[row]
        if reckon_anew(day, days, row):
            continue
        days.due[row] = 0
        if reckon_anew(day, days, row):
            continue
        for p in range(days.size[row]):
            day.fixed[days.stops[row, p]] = planned[days.stops[row, p]]
        days.due[row] = due
        if not reckon_anew(day, days, row):
            days.due[row] = 0
            reckon_anew(day, days, row)


@kernel
def best_place(day: Layout, days: Days, job: int, shut: Longs) -> tuple[int, int]:
    """(worker, place in his order) where the job costs least; (-1, -1) when it fits nowhere."""
    best_row, best_p, least = -1, -1, np.inf
    first, last = day.span_first[day.span_at[job]], day.span_last[day.span_at[job]]
    for row in range(len(day.start)):
        count = days.size[row]
        if shut[row] or day.side[job, row] < 0 or count >= min(day.max_jobs[row], days.stops.shape[1]):
            continue
        work = days.work[row]
        grown = work + day.service[job]
        beside = day.side[job, row] + 0.5 * day.load_s * (grown * grown - work * work)
        for p in range(count + 1):
            if days.leave[row, p, 0] > last:
                break
            if p < count and first + day.service[job] > days.by[row, p, days.due[row]]:
                continue
            to_job = units_between(day.ways, day.profile[row], days.spots[row, p], day.at[job], True)
            on = units_between(day.ways, day.profile[row], day.at[job], days.spots[row, p + 1], False)
            cost = (to_job + on - days.legs[row, p]) * day.ways.scale + beside
            if cost < least and fits(day, days, row, p, job, to_job, on) < NEVER:
                best_row, best_p, least = row, p, cost
    return best_row, best_p


@kernel
def seat_waiting(day: Layout, days: Days, waiting: Longs, unseated: Longs, nobody_shut: Longs) -> int:
    """Put each of these jobs in its order where it costs least. Returns how many have no place: these are
    the first of `unseated` then."""
    left = 0
    for i in range(len(waiting)):
        job = waiting[i]
        row, place = best_place(day, days, job, nobody_shut)
        if row < 0:
            unseated[left] = job
            left += 1
            continue
        for q in range(days.size[row], place, -1):
            days.stops[row, q] = days.stops[row, q - 1]
        days.stops[row, place] = job
        days.size[row] += 1
        days.worker[job] = row
        reckon_anew(day, days, row)
    return left


@kernel
def nearest_miss(day: Layout, days: Days, job: int) -> tuple[int, int]:
    """How many workers could do the job if they had nothing else, and who of them could begin it soonest
    (-1: none)."""
    first, could, nearest, soonest = day.span_first[day.span_at[job]], 0, -1, NEVER
    for row in range(len(day.start)):
        if day.side[job, row] < 0 or done_at(day, days.pin, row, job, 0) >= NEVER:
            continue
        could += 1
        if nearest < 0:
            nearest = row
        for p in range(days.size[row] + 1):
            if p < days.size[row] and days.by[row, p, days.due[row]] < first:
                continue
            units = units_between(day.ways, day.profile[row], days.spots[row, p], day.at[job], True)
            there = arrival(day, row, units, days.leave[row, p, 0])
            if there < soonest:
                nearest, soonest = row, there
    return could, nearest
