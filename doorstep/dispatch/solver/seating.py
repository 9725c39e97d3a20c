"""One job into one place of one day."""

from __future__ import annotations

from doorstep.dispatch.solver.days import Days, fits, has_room, reckon
from doorstep.dispatch.solver.layout import Layout
from doorstep.dispatch.solver.searching import Search
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
        if day.group[job] >= 0:
            days.members[day.group[job], row] += 1
            if days.members[day.group[job], row] == 1:
                state.spread[day.group[job]] += 1
    reckon(day, days, row)
    return True
