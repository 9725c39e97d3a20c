"""What stands against many jobs in many days at once: obstacles.obstacle, compiled. The two agree to the
second; the tests hold them together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from doorstep.dispatch.solver.layout import Layout
from doorstep.dispatch.solver.problem import Problem
from doorstep.dispatch.solver.timing import arrival, done_at, rest_over
from doorstep.dispatch.solver.tours import Tour
from doorstep.dispatch.solver.ways import NEVER, Ints, Longs, kernel, piece, units_between, way_s

#: What a kernel finds. ASK: more than it knows, obstacles.obstacle has to say.
FITS, BARRED, WINDOW, FULL, CAPACITY, LATE, TIME, BREAK, TRAVEL, ASK = range(10)

#: How near a miss is, as in obstacles.
FAR, LOADED, BROKEN, CLOSING, SHIFT_OVER, WINDOW_OVER = range(6)


class Days(NamedTuple):
    """Everyone's day in rows. `stops` [:size]; `leave` [p, k]: Tour.labels; `due`: breaks; `pin` [job]: the
    start of half a pair; `before`, `after` [p, kind]: the most that is on the van up to and from stop p on.

    `now`, `there`, `miss`: room for labels and for what a place lacks."""

    stops: Ints
    size: Longs
    leave: Longs
    due: Longs
    pin: Longs
    before: Longs
    after: Longs
    now: Longs
    there: Longs
    miss: Longs


#: Of Days.miss, what a place lacks: the numbers of its code, then its rank.
ONE, OTHER, CLASS, VALUE = range(4)


class Found(NamedTuple):
    """[job, worker]: a code as above and its numbers. LATE: the start, the end of the shift or -1. TIME: the
    number of the job that would be late, -1 for the end place. CAPACITY: kind, how many. Else one number."""

    code: np.ndarray[tuple[int, int], np.dtype[np.int8]]
    one: Longs
    other: Longs


def days_of(problem: Problem, tours: Mapping[str, Tour], day: Layout) -> Days:
    """The tours in arrays."""
    number = {job.id: index for index, job in enumerate(problem.jobs)}
    rows = [tours[worker.id] for worker in problem.workers]
    longest = max((len(tour.stops) for tour in rows), default=0)
    kinds = day.capacity.shape[1]
    found = Days(
        stops=np.zeros((len(rows), longest), np.int32),
        size=np.array([len(tour.stops) for tour in rows], np.int64),
        leave=np.full((len(rows), longest + 1, day.levels), NEVER, np.int64),
        due=np.array([len(tour.day.breaks) for tour in rows], np.int64),
        pin=np.full(len(problem.jobs), -1, np.int64),
        before=np.zeros((len(rows), longest + 1, kinds), np.int64),
        after=np.zeros((len(rows), longest + 1, kinds), np.int64),
        now=np.zeros(day.levels, np.int64),
        there=np.zeros(day.levels, np.int64),
        miss=np.zeros(4, np.int64),
    )
    for row, tour in enumerate(rows):
        for p, stop in enumerate(tour.stops):
            found.stops[row, p] = number[stop.job.id]
            if stop.fixed_s is None and stop.starts != tuple(_spans(day, number[stop.job.id])):
                found.pin[number[stop.job.id]] = stop.starts[0][0]
        for p, label in enumerate(tour.labels):
            found.leave[row, p, : len(label)] = label
        for kind, aboard in enumerate(tour.load.aboard):
            found.before[row, : len(aboard), kind] = np.maximum.accumulate(aboard)
            found.after[row, : len(aboard), kind] = np.maximum.accumulate(aboard[::-1])[::-1]
    return found


def barred(day: Layout, days: Days, jobs: Longs) -> Found:
    """What keeps each worker from each of the jobs (numbers of free ones)."""
    shape = len(jobs), len(day.start)
    found = Found(np.zeros(shape, np.int8), np.full(shape, -1, np.int64), np.full(shape, -1, np.int64))
    _barred(day, days, found, jobs)
    return found


def _spans(day: Layout, job: int) -> Sequence[tuple[int, int]]:
    rows = range(day.span_at[job], day.span_at[job + 1])
    return [(int(day.span_first[row]), int(day.span_last[row])) for row in rows]


@piece
def _home(day: Layout, row: int, job: int, at: int) -> int:
    """When he is at the end place who is done with the last job at `at`."""
    reached = at
    if day.end[row] >= 0 and day.fixed[job] < 0:
        units = units_between(day.ways, day.profile[row], day.at[job], day.end[row], False)
        reached = arrival(day, row, units, at)
    return reached


@piece
def _next(day: Layout, days: Days, row: int, before: int, job: int, at: int) -> int:
    """When he is at the job after `before`, done there at `at`; between two facts nothing is judged."""
    reached = at
    if day.fixed[before] < 0 or day.fixed[job] < 0:
        units = units_between(day.ways, day.profile[row], day.at[before], day.at[job], False)
        reached = arrival(day, row, units, at)
    return reached


@piece
def _from(day: Layout, days: Days, row: int, p: int, job: int, at: int) -> int:
    """When he is at the job before stop p, leaving what comes before at `at`; from nowhere at once."""
    origin = day.start[row]
    if p > 0:
        origin = day.at[days.stops[row, p - 1]]
    reached = at
    if origin >= 0:
        units = units_between(day.ways, day.profile[row], origin, day.at[job], False)
        reached = arrival(day, row, units, at)
    return reached


@piece
def _rest(day: Layout, row: int, due: int, label: Longs) -> None:
    for k in range(due):
        label[k + 1] = min(label[k + 1], rest_over(day, row, k, label[k]))


@piece
def _detour(day: Layout, days: Days, row: int, p: int, job: int) -> int:
    """Tour.detour_s."""
    profile, ways, size = day.profile[row], day.ways, days.size[row]
    origin, target = day.start[row], day.end[row]
    if p > 0:
        origin = day.at[days.stops[row, p - 1]]
    if p < size:
        target = day.at[days.stops[row, p]]
    depart = min(days.leave[row, p, 0], day.part_end[day.part_at[row + 1] - 1])
    out, direct = 0, 0
    if origin >= 0:
        out = way_s(ways, units_between(ways, profile, origin, day.at[job], False), depart)
    if target >= 0:
        out += way_s(ways, units_between(ways, profile, day.at[job], target, False), depart)
        if size > 0 and origin >= 0:
            direct = way_s(ways, units_between(ways, profile, origin, target, False), depart)
    return out - direct


@piece
def _over(day: Layout, days: Days, row: int, p: int, job: int) -> int:
    """The first kind that is too much on the van with the job before stop p, or -1; how many in `miss`."""
    kind = -1
    for each in range(day.capacity.shape[1] - 1, -1, -1):
        asked, taken, would = day.delivery[job, each], day.pickup[job, each], 0
        if asked > 0:
            would = days.before[row, p, each] + asked
        if taken > 0:
            would = max(would, days.after[row, p, each] + taken)
        if would > day.capacity[row, each]:
            kind = each
            days.miss[OTHER] = would
    return kind


@piece
def _always_over(day: Layout, days: Days, row: int, job: int) -> bool:
    """Whether it is too much at every place; the least of all in `miss`."""
    kind, most = NEVER, NEVER
    for p in range(days.size[row] + 1):
        each = _over(day, days, row, p, job)
        if each < 0:
            kind = -1
            break
        if each < kind or (each == kind and days.miss[OTHER] < most):
            kind, most = each, days.miss[OTHER]
    days.miss[ONE], days.miss[OTHER] = kind, most
    return kind >= 0


@piece
def _there(day: Layout, days: Days, row: int, p: int, job: int) -> int:
    """obstacles._there."""
    due, there, at = days.due[row], days.there, NEVER
    for k in range(due + 1):
        there[k] = _from(day, days, row, p, job, days.leave[row, p, k])
    _rest(day, row, due, there)
    for k in range(due + 1):
        over = there[k]
        for rest in range(k, due):
            over = rest_over(day, row, rest, over)
        if over < NEVER and at == NEVER:
            at = there[k]
    if at == NEVER:
        at = there[0]
    if at == NEVER:
        last = day.part_at[row + 1] - 1
        depart = max(days.leave[row, p, 0], day.part_begin[last])
        origin = day.start[row]
        if p > 0:
            origin = day.at[days.stops[row, p - 1]]
        at = depart
        if origin >= 0:
            units = units_between(day.ways, day.profile[row], origin, day.at[job], False)
            at = depart + way_s(day.ways, units, min(depart, day.part_end[last]))
    return at


@piece
def _too_late(day: Layout, days: Days, row: int, p: int, job: int) -> None:
    """obstacles._too_late."""
    there, begin, miss = _there(day, days, row, p, job), NEVER, days.miss
    for span in range(day.span_at[job], day.span_at[job + 1]):
        if there <= day.span_last[span]:
            begin = min(begin, max(there, day.span_first[span]))
    miss[ONE], miss[OTHER], miss[CLASS], miss[VALUE] = there, -1, WINDOW_OVER, there
    if begin < NEVER:
        miss[OTHER] = day.part_end[day.part_at[row]]
        for part in range(day.part_at[row], day.part_at[row + 1]):
            if day.part_begin[part] <= begin:
                miss[OTHER] = day.part_end[part]
        miss[ONE], miss[CLASS], miss[VALUE] = begin, SHIFT_OVER, begin


@piece
def _first_break(day: Layout, days: Days, row: int, p: int, job: int) -> int:
    """The first break for which there is no time with the job before stop p, or -1."""
    due, now, there, before = days.due[row], days.now, days.there, job
    for k in range(due + 1):
        there[k] = _from(day, days, row, p, job, days.leave[row, p, k])
    _rest(day, row, due, there)
    for k in range(due + 1):
        now[k] = done_at(day, days.pin, row, job, there[k])
    _rest(day, row, due, now)
    for q in range(p, days.size[row]):
        after = days.stops[row, q]
        for k in range(due + 1):
            there[k] = _next(day, days, row, before, after, now[k])
        _rest(day, row, due, there)
        for k in range(due + 1):
            now[k] = done_at(day, days.pin, row, after, there[k])
        _rest(day, row, due, now)
        before = after
    for k in range(due + 1):
        there[k] = _home(day, row, before, now[k])
    _rest(day, row, due, there)
    which = -1
    for k in range(due, 0, -1):
        if there[due] >= NEVER and there[k] >= NEVER:
            which = k - 1
    return which


@piece
def _by_time(day: Layout, days: Days, row: int, p: int, job: int) -> int:
    """obstacles._by_time: a code, its numbers and rank in `miss`."""
    miss, code, before = days.miss, FITS, job
    at = done_at(day, days.pin, row, job, _from(day, days, row, p, job, days.leave[row, p, 0]))
    if at >= NEVER:
        code = LATE
        _too_late(day, days, row, p, job)
    for q in range(p, days.size[row]):
        if code == FITS:
            after = days.stops[row, q]
            at = done_at(day, days.pin, row, after, _next(day, days, row, before, after, at))
            before = after
            if at >= NEVER:
                code, miss[ONE], miss[CLASS] = TIME, after, BROKEN
    if code == FITS:
        miss[ONE], miss[CLASS] = -1, CLOSING
        if _home(day, row, before, at) >= NEVER:
            code = TIME
        elif days.due[row] > 0:
            miss[ONE] = _first_break(day, days, row, p, job)
            if miss[ONE] >= 0:
                code = BREAK
    if code in (TIME, BREAK):
        miss[VALUE] = _detour(day, days, row, p, job)
    return code


@piece
def _travel(day: Layout, days: Days, row: int, p: int, job: int) -> int:
    """Seconds on the way in all with the job before stop p, at any hour."""
    ways, profile, place, spent = day.ways, day.profile[row], day.start[row], 0
    for q in range(days.size[row] + 2):
        target = day.end[row]
        if q == p:
            target = day.at[job]
        elif q <= days.size[row]:
            target = day.at[days.stops[row, q - 1 if q > p else q]]
        if place >= 0 and target >= 0:
            spent += way_s(ways, units_between(ways, profile, place, target, False), 0)
        place = target
    return spent


@piece
def _at_place(day: Layout, days: Days, row: int, p: int, job: int) -> int:
    """obstacles._at_place: a code, its numbers and rank in `miss`."""
    miss, code = days.miss, _by_time(day, days, row, p, job)
    if code == FITS:
        miss[ONE] = _over(day, days, row, p, job)
        if miss[ONE] >= 0:
            code, miss[CLASS] = CAPACITY, LOADED
            miss[VALUE] = _detour(day, days, row, p, job)
        elif day.max_travel[row] < NEVER:
            if day.ways.hourly:
                code, miss[CLASS], miss[VALUE] = ASK, -1, 0
            else:
                miss[ONE] = _travel(day, days, row, p, job)
                if miss[ONE] > day.max_travel[row]:
                    code, miss[CLASS], miss[VALUE] = TRAVEL, FAR, miss[ONE]
    return code


@piece
def _looked_at(day: Layout, days: Days, row: int, p: int, job: int) -> bool:
    """obstacles._places."""
    seen = True
    if p < days.size[row]:
        after = days.stops[row, p]
        if day.fixed[after] >= 0:
            last = day.fixed[after]
            seen = last >= day.part_begin[day.part_at[row]]
        else:
            last = day.span_last[day.span_at[after + 1] - 1]
            if days.pin[after] >= 0:
                last = days.pin[after]
        seen = seen and last >= day.span_first[day.span_at[job]]
    return seen


@piece
def _barred_from(day: Layout, days: Days, row: int, job: int) -> int:
    """obstacles.obstacle for one who may do the job: a code, its numbers in `miss`."""
    miss, code, kind, value, one, other = days.miss, FITS, NEVER, NEVER, -1, -1
    if day.side[job, row] < 0:
        code = BARRED
    elif done_at(day, days.pin, row, job, 0) >= NEVER:
        code = WINDOW
    elif days.size[row] >= day.max_jobs[row]:
        code, one = FULL, days.size[row] + 1
    elif _always_over(day, days, row, job):
        code, one, other = CAPACITY, miss[ONE], miss[OTHER]
    else:
        for p in range(days.size[row] + 1):
            if _looked_at(day, days, row, p, job):
                here = _at_place(day, days, row, p, job)
                if here == FITS:
                    code = FITS
                    break
                if miss[CLASS] < kind or (miss[CLASS] == kind and miss[VALUE] < value):
                    code, kind, value, one, other = here, miss[CLASS], miss[VALUE], miss[ONE], miss[OTHER]
    miss[ONE], miss[OTHER] = one, other
    return code


@kernel
def _barred(day: Layout, days: Days, found: Found, jobs: Longs) -> None:
    for index in range(len(jobs)):
        for row in range(len(day.start)):
            found.code[index, row] = _barred_from(day, days, row, jobs[index])
            found.one[index, row] = days.miss[ONE]
            found.other[index, row] = days.miss[OTHER]
