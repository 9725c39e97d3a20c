"""One job into one place of one day, and all that is planned already into its places."""

from __future__ import annotations

import numpy as np

from doorstep.dispatch.solver.days import Days, fits, has_room, reckon
from doorstep.dispatch.solver.layout import FORBIDDEN, Layout, seconds
from doorstep.dispatch.solver.problem import Problem
from doorstep.dispatch.solver.search_state import Search, count_in
from doorstep.dispatch.solver.ways import NEVER, kernel, units_between


@kernel
def seat(day: Layout, days: Days, state: Search, job: int, row: int, p: int, given: bool) -> bool:
    """Put the job before stop p when all is kept then (`given`: whether or not). Job -1: reckon the day anew.

    Returns whether it was put there.
    """
    count = days.size[row]
    if job >= 0:
        profile = day.profile[row]
        if not given:
            to_job = units_between(day.ways, profile, days.spots[row, p], day.at[job], True)
            on = units_between(day.ways, profile, day.at[job], days.spots[row, p + 1], False)
            delta = (to_job + on - days.legs[row, p]) * day.ways.scale
            if days.travel[row] + delta > day.max_travel[row]:
                return False
            if not has_room(day, days, row, p, job) or fits(day, days, row, p, job, to_job, on) >= NEVER:
                return False
        for q in range(count, p, -1):
            days.stops[row, q] = days.stops[row, q - 1]
        days.stops[row, p] = job
        days.size[row] = count + 1
        days.worker[job] = row
        count_in(day, days, state, job, row, 1)
    reckon(day, days, row)
    return True


def longest_day(day: Layout) -> int:
    """How many stops a worker can have at most."""
    free = day.fixed < 0
    shortest = int(day.service[free].min(initial=NEVER))
    on_duty = [
        int((day.part_end[a:b] - day.part_begin[a:b]).sum())
        for a, b in zip(day.part_at[:-1], day.part_at[1:], strict=True)
    ]
    most = max(on_duty, default=0) // max(1, shortest) + 1 if shortest < NEVER else 0
    locked = int(np.bincount(day.home[~free], minlength=1).max(initial=0))
    return min(most, int(free.sum())) + locked + 1


def seat_all(problem: Problem, day: Layout, days: Days, state: Search) -> list[int]:
    """Locked visits as they are, then the present plan in its order; returns the numbers of all others."""
    index = {worker.id: i for i, worker in enumerate(problem.workers)}
    locked = [(job.locked.during.from_at, i) for i, job in enumerate(problem.jobs) if job.locked]
    for _, job in sorted(locked):
        row = int(day.home[job])
        seat(day, days, state, job, row, int(days.size[row]), True)
    for row in range(len(day.start)):
        if days.leave[row, days.size[row], days.due[row]] >= NEVER or not _kept(days, row):
            # What is locked leaves no room for breaks: nothing is gained by insisting on them.
            days.due[row] = 0
        seat(day, days, state, -1, row, 0, True)
    planned = [(job.present, i) for i, job in enumerate(problem.jobs) if job.present and not job.locked]
    planned.sort(key=lambda pair: (pair[0].during.from_at, pair[1]))
    absent = {i for i, job in enumerate(problem.jobs) if not job.locked}
    for present, job in planned:
        row, begin = index[present.worker], seconds(present.during.from_at)
        if day.side[job, row] == FORBIDDEN or days.size[row] >= day.max_jobs[row]:
            continue
        p = sum(
            1 for each in days.stops[row, : days.size[row]] if day.fixed[each] < 0 or day.fixed[each] < begin
        )
        if seat(day, days, state, job, row, p, False):
            absent.remove(job)
    return sorted(absent)


def _kept(days: Days, row: int) -> bool:
    return bool(days.leave[row, 0, 0] <= days.by[row, 0, 0]) if days.size[row] else True
