"""The second half of a round: what waits is put back, each job at its cheapest place."""

from __future__ import annotations

from typing import Final

from doorstep.dispatch.solver.days import Days, fits, has_room
from doorstep.dispatch.solver.layout import Layout
from doorstep.dispatch.solver.pair_places import best_pair
from doorstep.dispatch.solver.ruining import ALL_TRIED
from doorstep.dispatch.solver.search_state import (
    ABSENT_BEFORE,
    BLINK,
    BUSY,
    MISSED,
    MISSING,
    NEIGHBOURS,
    ROUNDS,
    STAMP,
    TOUCHED,
    TRIED,
    WAITING,
    WEIGHTS,
    Search,
    beside,
    draw,
    put,
)
from doorstep.dispatch.solver.ways import NEVER, piece, primitive, units_between

#: In a large city a job looks at so many days at random, lest an empty one is never seen.
EMPTY_TRIES: Final = 4
RANDOM, LONGEST, FARTHEST, CLOSEST, SHORTEST_SPAN, EARLIEST, LATEST, FEWEST = range(8)


@piece
def sort_waiting(day: Layout, state: Search, opening: bool) -> None:
    """What costs most when left out comes first, then one of the orders of WEIGHTS. Shell's sort."""
    waiting, rng = state.numbers[WAITING], state.rng
    pick, order = draw(rng), 0
    while order < len(WEIGHTS) - 1 and pick >= state.weights[order]:
        order += 1
    for i in range(waiting):
        job = state.waiting[i]
        key, first, last = 0.0, day.span_at[job], day.span_at[job + 1] - 1
        if order == RANDOM:
            key = draw(rng)
        elif order == LONGEST:
            key = -float(day.service[job])
        elif order == FARTHEST:
            key = -day.far[job]
        elif order == CLOSEST:
            key = day.far[job]
        elif order == SHORTEST_SPAN:
            key = float(state.window[job])
        elif order == EARLIEST and first <= last:
            key = float(day.span_first[first])
        elif order == LATEST and first <= last:
            key = -float(day.span_last[last])
        elif order == FEWEST:
            key = float(day.able[job]) + draw(rng)
        state.keys[i] = key - day.penalty[job] * 1e6
        state.fresh[i] = 1 if opening or i >= state.numbers[TRIED] else 0
    gap = 1
    while gap < waiting // 3:
        gap = 3 * gap + 1
    while gap > 0:
        for i in range(gap, waiting):
            job, key, fresh = state.waiting[i], state.keys[i], state.fresh[i]
            j = i - gap
            while j >= 0 and state.keys[j] > key:
                state.waiting[j + gap] = state.waiting[j]
                state.keys[j + gap] = state.keys[j]
                state.fresh[j + gap] = state.fresh[j]
                j -= gap
            state.waiting[j + gap], state.keys[j + gap], state.fresh[j + gap] = job, key, fresh
        gap //= 3


@primitive
def rows_around(day: Layout, days: Days, state: Search, job: int) -> int:
    """Lists, in state.rows, the days of the job's neighbours, those that this round has changed, and some
    empty ones. Returns how many."""
    state.numbers[STAMP] += 1
    look, rows = state.numbers[STAMP], 0
    for n in range(min(day.near.shape[1], int(state.tuning[NEIGHBOURS]))):
        row = days.worker[day.near[job, n]]
        if row >= 0 and state.seen[row] != look:
            state.seen[row] = look
            state.rows[rows] = row
            rows += 1
    for t in range(state.numbers[TOUCHED]):
        row = state.touched[t]
        if state.seen[row] != look:
            state.seen[row] = look
            state.rows[rows] = row
            rows += 1
    workers = len(day.start)
    if state.numbers[BUSY] < workers:
        for _ in range(EMPTY_TRIES):
            row = int(draw(state.rng) * workers)
            if days.size[row] == 0 and state.seen[row] != look:
                state.seen[row] = look
                state.rows[rows] = row
                rows += 1
    return rows


@primitive
def best_place(
    day: Layout, days: Days, state: Search, job: int, fresh: bool, full: bool
) -> tuple[float, int, int]:
    """(cost, worker, index) of the cheapest place; worker -1: none that is worth it.

    A job that waited before looks only at days that this round has changed: all others have refused it.
    """
    cost, best_row, best_p = day.penalty[job], -1, -1
    first_span, last_span = day.span_at[job], day.span_at[job + 1] - 1
    if first_span > last_span or day.able[job] == 0:
        return cost, best_row, best_p
    service, spot, ways = day.service[job], day.at[job], day.ways
    earliest, latest = day.span_first[first_span], day.span_last[last_span]
    for attempt in range(2):
        everywhere = full or attempt == 1
        rows = len(day.start)
        if not fresh:
            rows = state.numbers[TOUCHED]
        elif not everywhere:
            rows = rows_around(day, days, state, job)
        for n in range(rows):
            row = n
            if not fresh:
                row = state.touched[n]
            elif not everywhere:
                row = state.rows[n]
            base = beside(day, days, state, job, row)
            if base < 0.0 or base >= cost:
                continue
            profile, due = day.profile[row], days.due[row]
            for p in range(days.size[row] + 1):
                leave, by = days.leave[row, p, 0], days.by[row, p, due]
                if leave > latest:
                    break
                if earliest + service > by or leave + service + ways.ahead_s > by:
                    continue
                to_job = units_between(ways, profile, days.spots[row, p], spot, True)
                on = units_between(ways, profile, spot, days.spots[row, p + 1], False)
                delta = (to_job + on - days.legs[row, p]) * ways.scale
                if base + delta >= cost:
                    continue
                begin = max(leave + int(to_job * ways.quickest) + ways.ahead_s, earliest)
                if begin > latest or begin + service + int(on * ways.quickest) > by:
                    continue
                if fresh and draw(state.rng) < state.tuning[BLINK]:
                    continue
                if days.travel[row] + delta > day.max_travel[row] or not has_room(day, days, row, p, job):
                    continue
                if fits(day, days, row, p, job, to_job, on) < NEVER:
                    cost, best_row, best_p = base + delta, row, p
        # With many left out anyway, not each of them is worth a look at the whole city.
        if best_row >= 0 or everywhere or not fresh:
            break
        if draw(state.rng) * state.numbers[ABSENT_BEFORE] > ALL_TRIED:
            break
    return cost, best_row, best_p


@primitive
def recreate(day: Layout, days: Days, saved: Days, state: Search, full: bool, opening: bool) -> int:
    """Put back what waits; returns how many jobs, in state.left, have found no place."""
    sort_waiting(day, state, opening)
    left = 0
    state.costs[MISSING] = state.costs[MISSED] = 0.0
    for i in range(state.numbers[WAITING]):
        job = state.waiting[i]
        other, other_row, other_p = day.partner[job], -1, -1
        if other >= 0:
            if state.paired[job] == state.numbers[ROUNDS]:
                continue
            state.paired[job] = state.paired[other] = state.numbers[ROUNDS]
            row, p, other_row, other_p = best_pair(day, days, state, job, other)
        else:
            _, row, p = best_place(day, days, state, job, state.fresh[i] == 1, full)
        for half in range(1 if other < 0 else 2):
            each = other if half else job
            if row < 0:
                state.costs[MISSING] += day.penalty[each]
                state.costs[MISSED] += state.missed[each]
                state.missed[each] += 1.0
                state.left[left] = each
                left += 1
                continue
            target, at = (other_row, other_p) if half else (row, p)
            put(day, days, saved, state, each, target, at)
    return left
