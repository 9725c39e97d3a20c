"""The first half of a round: strings of neighbouring visits are taken out of some days."""

from __future__ import annotations

from typing import Final

from doorstep.dispatch.solver.days import Days, reckon
from doorstep.dispatch.solver.layout import Layout
from doorstep.dispatch.solver.search_state import (
    ABSENT,
    ABSENT_BEFORE,
    AROUND_ABSENT,
    BUSY,
    MISSED_BEFORE,
    MISSING_BEFORE,
    REMOVED_MEAN,
    ROUNDS,
    SPLIT,
    STRING_MOST,
    TOUCHED,
    TRIED,
    WAITING,
    Search,
    draw,
    take_out,
    touch,
)
from doorstep.dispatch.solver.ways import primitive

#: How often a string that leaves some of its middle in leaves one more.
SPLIT_MORE: Final = 0.01
#: So many jobs left out are all tried in every round; of more, those around the string, and all now and then.
ALL_TRIED: Final = 24
TRY_ALL: Final = 0.02


@primitive
def pick_seed(day: Layout, state: Search, opening: bool) -> int:
    """Where the round happens: around a job that is left out as often as around any other."""
    absent = state.numbers[ABSENT]
    seed = -1
    if absent > 0 and (opening or draw(state.rng) < state.tuning[AROUND_ABSENT]):
        seed = state.absent[int(draw(state.rng) * absent)]
    while seed < 0 or day.fixed[seed] >= 0:
        seed = int(draw(state.rng) * len(day.at))
    return seed


@primitive
def gather_absent(day: Layout, days: Days, state: Search, seed: int, opening: bool) -> None:
    """The jobs left out that this round tries again."""
    absent = state.numbers[ABSENT]
    state.numbers[ABSENT_BEFORE] = absent
    state.costs[MISSING_BEFORE] = state.costs[MISSED_BEFORE] = 0.0
    every = opening or absent <= ALL_TRIED or draw(state.rng) < TRY_ALL
    waiting = 0
    for i in range(absent if every else day.near.shape[1]):
        job = state.absent[i] if every else day.near[seed, i]
        if days.worker[job] < 0 and day.fixed[job] < 0 and (every or day.partner[job] < 0):
            state.waiting[waiting] = job
            state.pin_before[job] = -1
            state.costs[MISSED_BEFORE] += state.missed[job]
            state.costs[MISSING_BEFORE] += day.penalty[job]
            waiting += 1
    for i in range(absent):
        state.absent_before[i] = state.absent[i]
    state.numbers[WAITING] = state.numbers[TRIED] = waiting


@primitive
def cut_string(day: Layout, days: Days, state: Search, row: int, job: int, most: float) -> None:
    """Take a string of visits around the job out of its day, perhaps leaving some in its middle."""
    size = days.size[row]
    length = min(size, int(1.0 + draw(state.rng) * min(most, float(size))))
    kept = 0
    if 1 < length < size and draw(state.rng) < state.tuning[SPLIT]:
        kept = 1
        while length + kept < size and draw(state.rng) < SPLIT_MORE:
            kept += 1
    at = 0
    while days.stops[row, at] != job:
        at += 1
    first = max(0, at - (length + kept) + 1)
    last = min(at, size - (length + kept))
    first += int(draw(state.rng) * (last - first + 1))
    hole = first + 1 + int(draw(state.rng) * (length - 1)) if kept else -1
    left = 0
    for p in range(size):
        each = days.stops[row, p]
        out = first <= p < first + length + kept and not (kept and hole <= p < hole + kept)
        if out and day.fixed[each] < 0:
            take_out(day, days, state, each, row)
        else:
            days.stops[row, left] = each
            left += 1
    days.size[row] = left
    if left == 0:
        state.numbers[BUSY] -= 1


@primitive
def take_partners(day: Layout, days: Days, saved: Days, state: Search) -> None:
    """Half a pair doesn't stay alone."""
    i = state.numbers[TRIED]
    while i < state.numbers[WAITING]:
        other = day.partner[state.waiting[i]]
        i += 1
        if other < 0 or days.worker[other] < 0:
            continue
        row = days.worker[other]
        touch(days, saved, state, row)
        left = 0
        for p in range(days.size[row]):
            if days.stops[row, p] != other:
                days.stops[row, left] = days.stops[row, p]
                left += 1
        days.size[row] = left
        if left == 0:
            state.numbers[BUSY] -= 1
        take_out(day, days, state, other, row)


@primitive
def ruin(day: Layout, days: Days, saved: Days, state: Search, seed: int, free_jobs: int) -> None:
    """Cut strings out of the days around the seed. Room with somebody who can't take a job that the round is
    about doesn't help it, so his day is left alone then."""
    served = free_jobs - state.numbers[ABSENT]
    most = min(state.tuning[STRING_MOST], max(1.0, served / max(1, state.numbers[BUSY])))
    strings = int(1.0 + draw(state.rng) * (4.0 * state.tuning[REMOVED_MEAN] / (1.0 + most) - 1.0))
    wanted = days.worker[seed] < 0
    cut = 0
    for i in range(day.near.shape[1]):
        if cut >= strings:
            break
        job = day.near[seed, i]
        row = days.worker[job]
        if row < 0 or day.fixed[job] >= 0 or state.stamp[row] == state.numbers[ROUNDS]:
            continue
        if wanted and day.side[seed, row] < 0:
            continue
        touch(days, saved, state, row)
        cut_string(day, days, state, row, job, most)
        cut += 1
    if day.pairs:
        take_partners(day, days, saved, state)
    for t in range(state.numbers[TOUCHED]):
        reckon(day, days, state.touched[t])
