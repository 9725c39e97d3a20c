"""Everyone's day in arrays, and the pieces that keep it right: reckon a day, see whether a job fits."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from doorstep.dispatch.solver.layout import Layout
from doorstep.dispatch.solver.timing import arrival, arrive_by, depart_by, done_at, rest_by, rest_over
from doorstep.dispatch.solver.ways import NEVER, Floats, Ints, Longs, piece, primitive, units_between


class Days(NamedTuple):
    """A row for each worker. `stops` [:size]: his jobs in order; `spots`: the places, start and end too;
    `legs[p]`: units of the way to stop p; `leave`, `by` [p, k]: see timing; `before`, `after` [p, kind]: the
    most that is on the van up to and from stop p on; `due`: how many breaks he has.

    `worker`: of each job, -1 unserved; `pin`: the start of a job whose partner starts with it, else -1;
    `members` [group, worker]: jobs of the group with him; `cost`: of the day, without groups.
    """

    stops: Ints
    size: Longs
    spots: Ints
    legs: Ints
    leave: Longs
    by: Longs
    before: Longs
    after: Longs
    travel: Floats
    work: Longs
    cost: Floats
    due: Longs
    worker: Longs
    pin: Longs
    members: Longs


def empty_days(day: Layout, longest: int) -> Days:
    """Nobody has a stop yet; `longest`: how many one may have."""
    workers, jobs, kinds = len(day.start), len(day.at), day.capacity.shape[1]
    return Days(
        stops=np.zeros((workers, longest), np.int32),
        size=np.zeros(workers, np.int64),
        spots=np.full((workers, longest + 2), -1, np.int32),
        legs=np.zeros((workers, longest + 1), np.int32),
        leave=np.zeros((workers, longest + 1, day.levels), np.int64),
        by=np.zeros((workers, longest + 1, day.levels), np.int64),
        before=np.zeros((workers, longest + 1, kinds), np.int64),
        after=np.zeros((workers, longest + 1, kinds), np.int64),
        travel=np.zeros(workers),
        work=np.zeros(workers, np.int64),
        cost=np.zeros(workers),
        due=day.break_at[1:] - day.break_at[:-1],
        worker=np.full(jobs, -1, np.int64),
        pin=np.full(jobs, -1, np.int64),
        members=np.zeros((day.groups, workers), np.int64),
    )


@piece
def reckon(day: Layout, days: Days, row: int) -> None:
    """A worker's day anew from his stops."""
    ways, profile = day.ways, day.profile[row]
    count, due = days.size[row], days.due[row]
    days.spots[row, 0] = day.start[row]
    work, side, units = 0, 0.0, 0
    for p in range(count):
        job = days.stops[row, p]
        days.spots[row, p + 1] = day.at[job]
        work += day.service[job]
        if day.fixed[job] < 0:
            side += day.side[job, row]
    days.spots[row, count + 1] = day.end[row]
    for p in range(count + 1):
        leg = units_between(ways, profile, days.spots[row, p], days.spots[row, p + 1], False)
        if count == 0:
            leg = 0
        days.legs[row, p] = leg
        units += leg
    days.travel[row] = units * ways.scale
    days.work[row] = work
    days.cost[row] = (
        days.travel[row] + side + 0.5 * day.load_s * work * work + (day.worker_s if count else 0.0)
    )

    # Forwards: how soon.
    begin = NEVER
    if day.part_at[row] < day.part_at[row + 1]:
        begin = day.part_begin[day.part_at[row]]
    if count and day.fixed[days.stops[row, 0]] >= 0:
        begin = min(begin, day.fixed[days.stops[row, 0]])
    days.leave[row, 0, 0] = begin
    for k in range(due):
        days.leave[row, 0, k + 1] = rest_over(day, row, k, days.leave[row, 0, k])
    was_fixed = True
    for p in range(count):
        job = days.stops[row, p]
        is_fixed = day.fixed[job] >= 0
        there = NEVER
        for k in range(due + 1):
            eaten = rest_over(day, row, k - 1, there) if k else NEVER
            there = days.leave[row, p, k]
            if not (is_fixed and was_fixed):
                there = arrival(day, row, days.legs[row, p], there)
            there = min(there, eaten)
            done = done_at(day, days.pin, row, job, there)
            if k:
                done = min(done, rest_over(day, row, k - 1, days.leave[row, p + 1, k - 1]))
            days.leave[row, p + 1, k] = done
        was_fixed = is_fixed

    # Backwards: how late. A day without an end place, or that ends with a fact, is over with its last stop.
    days.by[row, count, due] = NEVER
    for k in range(due - 1, -1, -1):
        days.by[row, count, k] = rest_by(day, row, k, days.by[row, count, k + 1])
    next_fixed = False
    for p in range(count - 1, -1, -1):
        job = days.stops[row, p]
        is_fixed = day.fixed[job] >= 0
        free_way = is_fixed and next_fixed
        if p == count - 1:
            free_way = is_fixed or day.end[row] < 0
        limit = -NEVER
        for k in range(due, -1, -1):
            eat = rest_by(day, row, k, limit) if k < due else -NEVER
            limit = days.by[row, p + 1, k]
            if not free_way:
                limit = depart_by(day, row, days.legs[row, p + 1], limit)
            limit = max(limit, eat)
            latest = arrive_by(day, days.pin, row, job, limit)
            if k < due:
                latest = max(latest, rest_by(day, row, k, days.by[row, p, k + 1]))
            days.by[row, p, k] = latest
        next_fixed = is_fixed

    for kind in range(day.capacity.shape[1]):
        load = 0
        for p in range(count):
            load += day.delivery[days.stops[row, p], kind]
        most = load
        days.before[row, 0, kind] = load
        for p in range(count):
            job = days.stops[row, p]
            load += day.pickup[job, kind] - day.delivery[job, kind]
            most = max(most, load)
            days.before[row, p + 1, kind] = most
        days.after[row, count, kind] = load
        for p in range(count - 1, -1, -1):
            job = days.stops[row, p]
            load -= day.pickup[job, kind] - day.delivery[job, kind]
            days.after[row, p, kind] = max(load, days.after[row, p + 1, kind])


@primitive
def is_kept(day: Layout, days: Days, row: int) -> bool:
    """Whether all stops of the row can be had, in their order, with its breaks and within its travel."""
    kept = bool(days.size[row] == 0)
    if not kept and days.travel[row] <= day.max_travel[row]:
        for k in range(days.due[row] + 1):
            there = days.leave[row, 0, k]
            if day.fixed[days.stops[row, 0]] < 0:
                there = arrival(day, row, days.legs[row, 0], there)
            kept = kept or bool(there < NEVER and there <= days.by[row, 0, k])
    return kept


@primitive
def fits(day: Layout, days: Days, row: int, p: int, job: int, to_job: int, on: int) -> int:
    """When the job starts at the earliest before stop p of the row, `to_job` and `on` units away from its
    neighbours, so that all after it is still kept; NEVER when it can't be."""
    due, size = days.due[row], days.size[row]
    there, leave, start = NEVER, NEVER, NEVER
    for k in range(due + 1):
        eaten = rest_over(day, row, k - 1, there) if k else NEVER
        there = min(arrival(day, row, to_job, days.leave[row, p, k]), eaten)
        done = done_at(day, days.pin, row, job, there)
        if k:
            done = min(done, rest_over(day, row, k - 1, leave))
        leave = done
        if leave < NEVER:
            reached = leave
            if p < size or day.end[row] >= 0:
                reached = arrival(day, row, on, leave)
            if reached < NEVER and reached <= days.by[row, p, k]:
                start = done_at(day, days.pin, row, job, there) - day.service[job]
                break
    return start


@primitive
def has_room(day: Layout, days: Days, row: int, p: int, job: int) -> bool:
    """Whether the van holds what the job brings and takes, if it stands before stop p."""
    ok = True
    for kind in range(day.capacity.shape[1]):
        most = day.capacity[row, kind]
        if days.before[row, p, kind] + day.delivery[job, kind] > most:
            ok = False
        if days.after[row, p, kind] + day.pickup[job, kind] > most:
            ok = False
    return ok
