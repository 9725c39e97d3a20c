"""When things can happen in a worker's day: the pieces that the compiled search is made of.

Forwards, `leave[k]` is the earliest instant at which he is done at a stop with k breaks had; backwards,
`by[k]` is the latest at which he may arrive at a stop with k breaks had so that all from there on is kept. As
nobody gains by being later, the two decide exactly, in constant time, whether a job fits between two stops.
"""

from __future__ import annotations

from doorstep.dispatch.solver.layout import Layout
from doorstep.dispatch.solver.ways import NEVER, Longs, leave_by, primitive, way_s


@primitive
def rest_over(day: Layout, worker: int, which: int, at: int) -> int:
    """When the break is over for one who may begin it at `at`; NEVER when it is too late for it."""
    over = NEVER
    row = day.break_at[worker] + which
    for part in range(day.part_at[worker], day.part_at[worker + 1]):
        for rest in range(day.rest_at[row], day.rest_at[row + 1]):
            begin = max(at, day.rest_first[rest], day.part_begin[part])
            if begin <= day.rest_last[rest] and begin + day.break_s[row] <= day.part_end[part]:
                over = min(over, begin + day.break_s[row])
    return over


@primitive
def rest_by(day: Layout, worker: int, which: int, over: int) -> int:
    """The latest instant at which one may turn to the break so that it is over by then; -NEVER: none."""
    latest = -NEVER
    row = day.break_at[worker] + which
    for part in range(day.part_at[worker], day.part_at[worker + 1]):
        for rest in range(day.rest_at[row], day.rest_at[row + 1]):
            begin = min(day.rest_last[rest], min(over, day.part_end[part]) - day.break_s[row])
            if begin >= day.rest_first[rest] and begin >= day.part_begin[part]:
                latest = max(latest, begin)
    return latest


@primitive
def done_at(day: Layout, pin: Longs, worker: int, job: int, at: int) -> int:
    """When the job is done for one who is there at `at`; NEVER when he is too late."""
    done = NEVER
    if day.fixed[job] >= 0:
        if at <= day.fixed[job]:
            done = day.fixed[job] + day.service[job]
    elif at < NEVER:
        for part in range(day.part_at[worker], day.part_at[worker + 1]):
            for span in range(day.span_at[job], day.span_at[job + 1]):
                begin = max(at, day.span_first[span], day.part_begin[part])
                last = day.span_last[span]
                if pin[job] >= 0:
                    begin, last = max(begin, pin[job]), min(last, pin[job])
                if begin <= last and begin + day.service[job] <= day.part_end[part]:
                    done = min(done, begin + day.service[job])
    return done


@primitive
def arrive_by(day: Layout, pin: Longs, worker: int, job: int, done: int) -> int:
    """The latest instant at which one may be there so that the job is done by `done`; -NEVER: can't be."""
    latest = -NEVER
    if day.fixed[job] >= 0:
        if day.fixed[job] + day.service[job] <= done:
            latest = day.fixed[job]
    else:
        for part in range(day.part_at[worker], day.part_at[worker + 1]):
            for span in range(day.span_at[job], day.span_at[job + 1]):
                first, last = max(day.span_first[span], day.part_begin[part]), day.span_last[span]
                if pin[job] >= 0:
                    first, last = max(first, pin[job]), min(last, pin[job])
                begin = min(last, min(done, day.part_end[part]) - day.service[job])
                if begin >= first:
                    latest = max(latest, begin)
    return latest


@primitive
def arrival(day: Layout, worker: int, units: int, at: int) -> int:
    """When one is there who may leave at `at`; on the way within one part of the shift."""
    there = NEVER
    if at < NEVER:
        for part in range(day.part_at[worker], day.part_at[worker + 1]):
            depart = max(at, day.part_begin[part])
            if there == NEVER and depart <= day.part_end[part]:
                reached = depart + way_s(day.ways, units, depart)
                if reached <= day.part_end[part]:
                    there = reached
    return there


@primitive
def depart_by(day: Layout, worker: int, units: int, there: int) -> int:
    """The latest instant from which `arrival` is at most `there`; -NEVER: none."""
    latest = -NEVER
    if there > -NEVER:
        for part in range(day.part_at[worker], day.part_at[worker + 1]):
            reached = min(there, day.part_end[part])
            depart = leave_by(day.ways, units, reached)
            if depart >= day.part_begin[part]:
                latest = max(latest, depart)
    return latest
