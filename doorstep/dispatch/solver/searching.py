"""Slack induction by string removals: take strings of neighbouring visits out of the days around a job, put
all that waits back at its cheapest place, keep the outcome when it isn't much worse.

Jan Christiaens and Greet Vanden Berghe, "Slack induction by string removals for vehicle routing problems",
Transportation Science 54 (2020). Added here: breaks, skills, locks, pairs, vans and groups in the insertion
test; jobs left out look only at days that changed since they were last refused; a round happens around a job
that is left out as often as around any other; of equally good sets left out, the one is kept that was tried
in vain less often.

In reading order: `ways`, `timing` (when), `days` (a day in arrays), `search_state`, `ruining`, `pair_places`,
`recreating`, and the round itself, here. Pieces are written into one kernel when it is compiled.
"""

from __future__ import annotations

import numpy as np

from doorstep.dispatch.solver.days import Days, is_kept
from doorstep.dispatch.solver.layout import Layout
from doorstep.dispatch.solver.recreating import recreate
from doorstep.dispatch.solver.ruining import gather_absent, pick_seed, ruin
from doorstep.dispatch.solver.search_state import (
    ABSENT,
    ABSENT_BEFORE,
    BEST,
    BEST_ABSENT,
    BUSY,
    IDLE,
    MISSED,
    MISSED_BEFORE,
    MISSING,
    MISSING_BEFORE,
    NOW,
    ROUNDS,
    SPREAD,
    TOUCHED,
    WAITING,
    Search,
    count_in,
    draw,
    keep_row,
)
from doorstep.dispatch.solver.ways import kernel, primitive


@primitive
def list_absent(days: Days, state: Search, left: int) -> None:
    """Who is left out now: those of before who found no place, and those taken out who found none."""
    absent, stamp = 0, state.numbers[ROUNDS]
    for i in range(state.numbers[ABSENT_BEFORE]):
        job = state.absent_before[i]
        state.mark[job] = stamp
        if days.worker[job] < 0:
            state.absent[absent] = job
            absent += 1
    for i in range(left):
        job = state.left[i]
        if state.mark[job] != stamp:
            state.absent[absent] = job
            absent += 1
    state.numbers[ABSENT] = absent


@primitive
def cost_now(day: Layout, days: Days, saved: Days, state: Search, spread: int) -> float:
    cost = state.costs[NOW] + state.costs[MISSING] - state.costs[MISSING_BEFORE]
    for t in range(state.numbers[TOUCHED]):
        row = state.touched[t]
        cost += days.cost[row] - saved.cost[row]
    return float(cost + day.split_s * (spread - state.numbers[SPREAD]))


@primitive
def still_kept(day: Layout, days: Days, saved: Days, state: Search) -> bool:
    """Where a detour is quicker than the straight way, taking a visit out can make the others late."""
    kept = True
    for t in range(state.numbers[TOUCHED]):
        row = state.touched[t]
        if not is_kept(day, days, row) and is_kept(day, saved, row):
            kept = False
    return kept


@primitive
def keep_best(day: Layout, days: Days, state: Search) -> None:
    state.costs[BEST] = state.costs[NOW]
    state.numbers[IDLE] = 0
    state.numbers[BEST_ABSENT] = state.numbers[ABSENT]
    for row in range(len(day.start)):
        state.best_size[row] = days.size[row]
        for p in range(days.size[row]):
            state.best_stops[row, p] = days.stops[row, p]
    for job in range(len(day.at) if day.pairs else 0):
        state.best_pin[job] = days.pin[job]


@primitive
def take_back(day: Layout, days: Days, saved: Days, state: Search) -> None:
    """As before the round. Jobs leave all days first: some have changed places."""
    for t in range(state.numbers[TOUCHED]):
        row = state.touched[t]
        for p in range(days.size[row]):
            job = days.stops[row, p]
            if day.fixed[job] < 0:
                count_in(day, days, state, job, row, -1)
            days.worker[job] = -1
        state.numbers[BUSY] -= 1 if days.size[row] > 0 else 0
    for t in range(state.numbers[TOUCHED]):
        row = state.touched[t]
        keep_row(saved, days, row)
        for p in range(days.size[row]):
            job = days.stops[row, p]
            if day.fixed[job] < 0:
                count_in(day, days, state, job, row, 1)
            days.worker[job] = row
        state.numbers[BUSY] += 1 if days.size[row] > 0 else 0
    for i in range(state.numbers[WAITING]):
        days.pin[state.waiting[i]] = state.pin_before[state.waiting[i]]
    state.numbers[ABSENT] = state.numbers[ABSENT_BEFORE]
    for i in range(state.numbers[ABSENT]):
        state.absent[i] = state.absent_before[i]


@kernel
def search(
    day: Layout,
    days: Days,
    saved: Days,
    state: Search,
    rounds: int,
    hot: float,
    cold: float,
    full: bool,
    opening: bool,
) -> None:
    """So many rounds, from temperature `hot` to `cold` (seconds of travel). `full`: every day is looked at
    for every job, else those around it. `opening`: nothing is taken out, all that waits looks everywhere."""
    free_jobs = 0
    for job in range(len(day.at)):
        free_jobs += 1 if day.fixed[job] < 0 else 0
    if free_jobs == 0:
        return
    cooling, temperature = (cold / hot) ** (1.0 / max(1, rounds)), hot
    for _ in range(rounds):
        state.numbers[ROUNDS] += 1
        state.numbers[TOUCHED] = 0
        temperature *= cooling
        seed = pick_seed(day, state, opening)
        gather_absent(day, days, state, seed, opening)
        if not opening:
            ruin(day, days, saved, state, seed, free_jobs)
        left = recreate(day, days, saved, state, full, opening)
        list_absent(days, state, left)
        spread = 0
        for group in range(day.groups):
            spread += max(0, state.spread[group] - 1)
        cost = cost_now(day, days, saved, state, spread)
        luck = temperature * np.log(max(draw(state.rng), 1e-300))
        no_more_missing = state.costs[MISSING] <= state.costs[MISSING_BEFORE]
        fairer = state.costs[MISSED] < state.costs[MISSED_BEFORE] - 0.5
        state.numbers[IDLE] += 1
        better = cost < state.costs[NOW] - luck or (no_more_missing and fairer)
        if opening or (better and still_kept(day, days, saved, state)):
            state.costs[NOW] = cost
            state.numbers[SPREAD] = spread
            if cost < state.costs[BEST] - 1e-6:
                keep_best(day, days, state)
        else:
            take_back(day, days, saved, state)
