"""Where the two halves of a pair can start together."""

from __future__ import annotations

from typing import Final

import numpy as np

from doorstep.dispatch.solver.days import Days, fits, has_room
from doorstep.dispatch.solver.layout import Layout
from doorstep.dispatch.solver.search_state import PAIR_PLACES, Search, beside
from doorstep.dispatch.solver.ways import NEVER, piece, primitive, units_between

#: When both can't start as soon as the later one can, so much later is tried, so often.
PAIR_STEP_S: Final = 900
PAIR_STEPS: Final = 5


@primitive
def places_of_half(day: Layout, days: Days, state: Search, half: int, job: int) -> None:
    """The cheapest places of a half by itself, in state.pair_at and pair_cost."""
    for n in range(PAIR_PLACES):
        state.pair_cost[half, n] = np.inf
    spot, ways = day.at[job], day.ways
    for row in range(len(day.start)):
        base, profile = beside(day, days, state, job, row), day.profile[row]
        if base < 0.0:
            continue
        for p in range(days.size[row] + 1):
            to_job = units_between(ways, profile, days.spots[row, p], spot, True)
            on = units_between(ways, profile, spot, days.spots[row, p + 1], False)
            delta = (to_job + on - days.legs[row, p]) * ways.scale
            n = PAIR_PLACES - 1
            if base + delta >= state.pair_cost[half, n]:
                continue
            if days.travel[row] + delta > day.max_travel[row] or not has_room(day, days, row, p, job):
                continue
            start = fits(day, days, row, p, job, to_job, on)
            if start >= NEVER:
                continue
            while n > 0 and state.pair_cost[half, n - 1] > base + delta:
                state.pair_cost[half, n] = state.pair_cost[half, n - 1]
                for column in range(3):
                    state.pair_at[half, n, column] = state.pair_at[half, n - 1, column]
                n -= 1
            state.pair_cost[half, n] = base + delta
            state.pair_at[half, n, 0], state.pair_at[half, n, 1], state.pair_at[half, n, 2] = row, p, start


@primitive
def can_start(day: Layout, days: Days, row: int, p: int, job: int) -> bool:
    """Whether the job, pinned, can be done before stop p."""
    spot, profile = day.at[job], day.profile[row]
    to_job = units_between(day.ways, profile, days.spots[row, p], spot, True)
    on = units_between(day.ways, profile, spot, days.spots[row, p + 1], False)
    return bool(fits(day, days, row, p, job, to_job, on) < NEVER)


@piece
def best_pair(day: Layout, days: Days, state: Search, job: int, other: int) -> tuple[int, int, int, int]:
    """(worker, index) of each half where they cost least together, the jobs pinned to the same start; workers
    are -1 when there is no such place."""
    found = (-1, -1, -1, -1)
    least, pinned = day.penalty[job] + day.penalty[other], -1
    for half in range(2):
        places_of_half(day, days, state, half, other if half else job)
    for n in range(PAIR_PLACES):
        row, p = state.pair_at[0, n, 0], state.pair_at[0, n, 1]
        for m in range(PAIR_PLACES):
            other_row, other_p = state.pair_at[1, m, 0], state.pair_at[1, m, 1]
            cost = state.pair_cost[0, n] + state.pair_cost[1, m]
            if cost >= least or row == other_row:
                continue
            both = max(state.pair_at[0, n, 2], state.pair_at[1, m, 2])
            for step in range(PAIR_STEPS):
                days.pin[job] = days.pin[other] = both + step * PAIR_STEP_S
                if can_start(day, days, row, p, job) and can_start(day, days, other_row, other_p, other):
                    least, pinned, found = cost, days.pin[job], (row, p, other_row, other_p)
                    break
    days.pin[job] = days.pin[other] = pinned
    return found
