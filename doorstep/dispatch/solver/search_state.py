"""What a search keeps between its rounds, and the small pieces that all its steps use."""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np

from doorstep.dispatch.solver.days import Days, reckon
from doorstep.dispatch.solver.layout import Layout
from doorstep.dispatch.solver.ways import Floats, Ints, Longs, piece, primitive

#: Weights of the orders in which waiting jobs are put back: at random, longest first, farthest first, nearest
#: first, shortest span first, earliest first, latest first, fewest workers first.
WEIGHTS: Final = (0.28, 0.1, 0.15, 0.07, 0.1, 0.1, 0.1, 0.1)

#: Of Search.tuning: visits taken out in the mean, and from one day at most; how often a string leaves some of
#: its middle in; how often a place is passed over, so that not always the same is found; how often a round
#: happens around a job that is left out; the days of how many neighbours a job looks at in a large city.
REMOVED_MEAN, STRING_MOST, SPLIT, BLINK, AROUND_ABSENT, NEIGHBOURS = range(6)
TUNING: Final = (10.0, 10.0, 0.5, 0.01, 0.5, 80.0)

#: So many places of each half of a pair are tried with each other.
PAIR_PLACES: Final = 32

#: Of Search.numbers. How many: jobs left out, now, before the round and in the best plan; visits that have
#: moved; rounds, and those since the best; workers who have a visit; workers of groups beyond their first;
#: jobs that wait in this round, of these the ones left out before (TRIED), and days that it has changed.
#: STAMP grows with every question, so that a mark of an earlier one is none.
ABSENT, ABSENT_BEFORE, BEST_ABSENT, MOVED, ROUNDS, IDLE = range(6)
BUSY, SPREAD, WAITING, TRIED, TOUCHED, STAMP = range(6, 12)
#: Of Search.costs: now, of the best; what was and is left out of the jobs tried, and how often they were.
NOW, BEST, MISSING_BEFORE, MISSING, MISSED_BEFORE, MISSED = range(6)


class Search(NamedTuple):
    """By job: `missed`, how often it was tried in vain; `mark`, `paired`: stamps; `window`: seconds in which
    it may start; `pin_before`: its pin before the round. Lists of jobs: `absent`, `absent_before`, `left`,
    `waiting` with `keys` and `fresh` (1: taken out in this round). By worker: `stamp`, `seen`; lists of
    workers: `touched`, `rows`. `spread` [group]: its workers. `pair_at`, `pair_cost` [half, n]: best places.

    `numbers`, `costs`, `tuning`: see the indices above. `best_*`: the best plan so far.
    """

    absent: Longs
    absent_before: Longs
    left: Longs
    waiting: Longs
    keys: Floats
    fresh: Longs
    missed: Floats
    mark: Longs
    paired: Longs
    window: Longs
    pin_before: Longs
    touched: Longs
    stamp: Longs
    seen: Longs
    rows: Longs
    spread: Longs
    pair_at: Longs
    pair_cost: Floats
    weights: Floats
    tuning: Floats
    rng: np.ndarray[Any, np.dtype[np.uint64]]
    numbers: Longs
    costs: Floats
    best_stops: Ints
    best_size: Longs
    best_pin: Longs


def empty_search(day: Layout, longest: int, seed: int) -> Search:
    """Nothing searched yet; `longest`: as in empty_days."""
    jobs, workers = len(day.at), len(day.start)
    spans = zip(day.span_at[:-1], day.span_at[1:], strict=True)
    seeded = np.random.SeedSequence(seed).generate_state(1, np.uint64)
    return Search(
        absent=_zeros(jobs),
        absent_before=_zeros(jobs),
        left=_zeros(jobs),
        waiting=_zeros(jobs),
        keys=np.zeros(jobs),
        fresh=_zeros(jobs),
        missed=np.zeros(jobs),
        mark=_zeros(jobs),
        paired=_zeros(jobs),
        window=np.array([int((day.span_last[a:b] - day.span_first[a:b]).sum()) for a, b in spans], np.int64),
        pin_before=_zeros(jobs) - 1,
        touched=_zeros(workers),
        stamp=_zeros(workers),
        seen=_zeros(workers),
        rows=_zeros(workers),
        spread=np.zeros(day.groups, np.int64),
        pair_at=np.zeros((2, PAIR_PLACES, 3), np.int64),
        pair_cost=np.zeros((2, PAIR_PLACES)),
        weights=np.cumsum(WEIGHTS),
        tuning=np.array(TUNING),
        rng=seeded | np.uint64(1),
        numbers=np.zeros(12, np.int64),
        costs=np.zeros(6),
        best_stops=np.zeros((workers, longest), np.int32),
        best_size=_zeros(workers),
        best_pin=_zeros(jobs) - 1,
    )


def _zeros(count: int) -> Longs:
    return np.zeros(count, np.int64)


@primitive
def draw(rng: Any) -> float:
    """Uniform in [0, 1): xorshift64*."""
    x = rng[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    rng[0] = x
    return float((x * np.uint64(2685821657736338717)) >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@piece
def keep_row(source: Days, target: Days, row: int) -> None:
    """Copy a worker's day."""
    size = source.size[row]
    target.size[row] = size
    for p in range(size):
        target.stops[row, p] = source.stops[row, p]
    for p in range(size + 2):
        target.spots[row, p] = source.spots[row, p]
    for p in range(size + 1):
        target.legs[row, p] = source.legs[row, p]
        for k in range(source.leave.shape[2]):
            target.leave[row, p, k] = source.leave[row, p, k]
            target.by[row, p, k] = source.by[row, p, k]
        for kind in range(source.before.shape[2]):
            target.before[row, p, kind] = source.before[row, p, kind]
            target.after[row, p, kind] = source.after[row, p, kind]
    target.travel[row] = source.travel[row]
    target.work[row] = source.work[row]
    target.cost[row] = source.cost[row]


@primitive
def touch(days: Days, saved: Days, state: Search, row: int) -> None:
    """Keep a day as it was before the round, once."""
    if state.stamp[row] != state.numbers[ROUNDS]:
        state.stamp[row] = state.numbers[ROUNDS]
        keep_row(days, saved, row)
        state.touched[state.numbers[TOUCHED]] = row
        state.numbers[TOUCHED] += 1


@primitive
def count_in(day: Layout, days: Days, state: Search, job: int, row: int, sign: int) -> None:
    """A job comes to a worker (sign 1) or leaves him (-1): what the objective counts besides his day."""
    if day.present[job] >= 0 and day.present[job] != row:
        state.numbers[MOVED] += sign
    group = day.group[job]
    if group >= 0:
        days.members[group, row] += sign
        if days.members[group, row] == (1 if sign > 0 else 0):
            state.spread[group] += sign


@primitive
def put(day: Layout, days: Days, saved: Days, state: Search, job: int, row: int, p: int) -> None:
    """The job before stop p of the row."""
    touch(days, saved, state, row)
    size = days.size[row]
    for q in range(size, p, -1):
        days.stops[row, q] = days.stops[row, q - 1]
    days.stops[row, p] = job
    days.size[row] = size + 1
    days.worker[job] = row
    if size == 0:
        state.numbers[BUSY] += 1
    count_in(day, days, state, job, row, 1)
    reckon(day, days, row)


@primitive
def take_out(day: Layout, days: Days, state: Search, job: int, row: int) -> None:
    """The job waits; its row closes up elsewhere."""
    days.worker[job] = -1
    state.pin_before[job] = days.pin[job]
    days.pin[job] = -1
    state.waiting[state.numbers[WAITING]] = job
    state.numbers[WAITING] += 1
    count_in(day, days, state, job, row, -1)


@primitive
def beside(day: Layout, days: Days, state: Search, job: int, row: int) -> float:
    """What the job costs with the worker beside the way; -1.0: he can't have it."""
    cost, size = day.side[job, row], days.size[row]
    if cost >= 0.0:
        moves = day.present[job] >= 0 and day.present[job] != row
        full = size >= day.max_jobs[row] or size >= days.stops.shape[1]
        if full or (moves and state.numbers[MOVED] >= day.max_moves):
            cost = -1.0
        else:
            length, group = day.service[job], day.group[job]
            cost += 0.5 * day.load_s * length * (2 * days.work[row] + length)
            if group >= 0 and state.spread[group] > 0 and days.members[group, row] == 0:
                cost += day.split_s
            if size == 0:
                cost += day.worker_s
    return float(cost)
