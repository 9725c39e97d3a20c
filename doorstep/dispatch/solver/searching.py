"""Slack induction by string removals: take strings of neighbouring visits out of the days around a job, put
all that waits back at its cheapest place, keep the outcome when it isn't much worse.

Jan Christiaens and Greet Vanden Berghe, "Slack induction by string removals for vehicle routing problems",
Transportation Science 54 (2020). Added here: breaks, skills, locks, pairs, vans and groups in the insertion
test; jobs left out look only at days that changed since they were last refused; a string starts at a job that
is left out more often than at another; of equally good sets left out, the one that was left out less often.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from doorstep.dispatch.solver.days import Days, fits, has_room, reckon
from doorstep.dispatch.solver.layout import Layout
from doorstep.dispatch.solver.ways import NEVER, Floats, Ints, Longs, kernel, primitive, units_between

REMOVED_MEAN, STRING_MOST = 10.0, 10.0
BLINK, SPLIT, SPLIT_MORE = 0.01, 0.5, 0.01
#: So many jobs left out are all tried in every round; of more, those around the string, and all now and then.
TRIED, TRY_ALL = 24, 0.02
#: So many places of each half of a pair are tried with each other.
PAIR_PLACES = 32
#: When both can't start as soon as the later one can, so much later is tried, so often.
PAIR_STEP_S, PAIR_STEPS = 900, 5
#: Weights of the orders in which waiting jobs are put back: random, longest first, farthest first, nearest
#: first, shortest span first, earliest first, latest first, fewest workers first.
ORDERS = 8
WEIGHTS = (0.28, 0.1, 0.15, 0.07, 0.1, 0.1, 0.1, 0.1)


class Search(NamedTuple):
    """What a search keeps between calls. `absent` [:n]: jobs left out; `missed`: how often each was so.

    `numbers`: see the indices below. `best_*`: the best plan so far.
    """

    absent: Longs
    absent_before: Longs
    missed: Floats
    waiting: Longs
    keys: Floats
    fresh: Longs
    touched: Longs
    stamp: Longs
    seen: Longs
    rows: Longs
    spread: Longs
    mark: Longs
    window: Longs
    weights: Floats
    rng: np.ndarray[Any, np.dtype[np.uint64]]
    numbers: Longs
    costs: Floats
    best_stops: Ints
    best_count: Longs
    best_pin: Longs
    pin_before: Longs
    left: Longs
    paired: Longs
    pair_at: Longs
    pair_cost: Floats


#: Of Search.numbers: jobs left out, moved visits, rounds, rounds since the best, unserved in the best.
ABSENT, MOVED, ROUNDS, IDLE, BEST_ABSENT, STAMP = 0, 1, 2, 3, 4, 5
#: Of Search.costs: now, of the best.
NOW, BEST = 0, 1


def empty_search(day: Layout, longest: int, seed: int) -> Search:
    """Nothing searched yet."""
    jobs, workers = len(day.at), len(day.start)
    rng = np.array([np.random.SeedSequence(seed).generate_state(1, np.uint64)[0] | np.uint64(1)], np.uint64)
    window = np.array(
        [
            int((day.span_last[a:b] - day.span_first[a:b]).sum())
            for a, b in zip(day.span_at[:-1], day.span_at[1:], strict=True)
        ],
        np.int64,
    )
    return Search(
        absent=np.zeros(jobs, np.int64),
        absent_before=np.zeros(jobs, np.int64),
        missed=np.zeros(jobs),
        waiting=np.zeros(jobs, np.int64),
        keys=np.zeros(jobs),
        fresh=np.zeros(jobs, np.int64),
        touched=np.zeros(workers, np.int64),
        stamp=np.zeros(workers, np.int64),
        seen=np.zeros(workers, np.int64),
        rows=np.zeros(workers, np.int64),
        spread=np.zeros(day.groups, np.int64),
        mark=np.zeros(jobs, np.int64),
        window=window,
        weights=np.cumsum(WEIGHTS),
        rng=rng,
        numbers=np.zeros(8, np.int64),
        costs=np.zeros(3),
        best_stops=np.zeros((workers, longest), np.int32),
        best_count=np.zeros(workers, np.int64),
        best_pin=np.full(jobs, -1, np.int64),
        pin_before=np.full(jobs, -1, np.int64),
        left=np.zeros(jobs, np.int64),
        paired=np.zeros(jobs, np.int64),
        pair_at=np.zeros((2, PAIR_PLACES, 3), np.int64),
        pair_cost=np.zeros((2, PAIR_PLACES)),
    )


@primitive
def draw(rng: Any) -> float:
    """Uniform in [0, 1): xorshift64*."""
    x = rng[0]
    x ^= x >> np.uint64(12)
    x ^= x << np.uint64(25)
    x ^= x >> np.uint64(27)
    rng[0] = x
    return float((x * np.uint64(2685821657736338717)) >> np.uint64(11)) * (1.0 / 9007199254740992.0)


@primitive
def keep_row(source: Days, target: Days, row: int) -> None:
    """Copy a worker's day."""
    count = source.size[row]
    target.size[row] = count
    for p in range(count):
        target.stops[row, p] = source.stops[row, p]
    for p in range(count + 2):
        target.spots[row, p] = source.spots[row, p]
    for p in range(count + 1):
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
    jobs, workers = len(day.at), len(day.start)
    rng = state.rng
    near_most = day.near.shape[1]
    quickest, ahead_s = day.ways.quickest, day.ways.ahead_s
    cooling = (cold / hot) ** (1.0 / max(1, rounds))
    temperature = hot
    free_jobs = 0
    for job in range(jobs):
        if day.fixed[job] < 0:
            free_jobs += 1
    if free_jobs == 0:
        return
    for _ in range(rounds):
        state.numbers[ROUNDS] += 1
        state.numbers[STAMP] += 1
        stamp = state.numbers[STAMP]
        temperature *= cooling
        touched = 0
        waiting = 0
        moved_before = state.numbers[MOVED]
        absent_before = state.numbers[ABSENT]
        # Ruin.
        served, busy = 0, 0
        served = free_jobs - absent_before
        busy = state.numbers[6]
        mean = served / max(1, busy)
        most = min(STRING_MOST, max(1.0, mean))
        strings_most = 4.0 * REMOVED_MEAN / (1.0 + most) - 1.0
        strings = 0 if opening else int(1.0 + draw(rng) * strings_most)
        seed = -1
        if absent_before > 0 and draw(rng) < 0.5:
            seed = state.absent[int(draw(rng) * absent_before)]
        else:
            while seed < 0 or day.fixed[seed] >= 0:
                seed = int(draw(rng) * jobs)
        # Of many jobs left out, only those around are tried again.
        before, missed_before = 0.0, 0.0
        tried_all = opening or absent_before <= TRIED or draw(rng) < TRY_ALL
        for i in range(absent_before if tried_all else near_most):
            job = state.absent[i] if tried_all else day.near[seed, i]
            if days.worker[job] < 0 and day.fixed[job] < 0 and (tried_all or day.partner[job] < 0):
                state.waiting[waiting] = job
                state.pin_before[job] = -1
                missed_before += state.missed[job]
                before += day.penalty[job]
                waiting += 1
        tried = waiting
        for i in range(absent_before):
            state.absent_before[i] = state.absent[i]
        cut = 0
        for i in range(near_most):
            if cut >= strings:
                break
            job = day.near[seed, i]
            row = days.worker[job]
            if row < 0 or day.fixed[job] >= 0 or state.stamp[row] == stamp:
                continue
            if absent_before > 0 and i > 0 and day.side[seed, row] < 0 and days.worker[seed] < 0:
                # Room with somebody who can't take the job that the search is after doesn't help it.
                continue
            count = days.size[row]
            length = int(1.0 + draw(rng) * min(most, float(count)))
            if length > count:
                length = count
            keep_row(days, saved, row)
            state.stamp[row] = stamp
            state.touched[touched] = row
            touched += 1
            cut += 1
            kept = 0
            if length > 1 and length < count and draw(rng) < SPLIT:
                kept = 1
                while length + kept < count and draw(rng) < SPLIT_MORE:
                    kept += 1
            at = 0
            while days.stops[row, at] != job:
                at += 1
            size = length + kept
            first = max(0, at - size + 1)
            last = min(at, count - size)
            first += int(draw(rng) * (last - first + 1))
            hole = first + 1 + int(draw(rng) * (length - 1)) if kept else -1
            left = 0
            for p in range(count):
                each = days.stops[row, p]
                out = first <= p < first + size and not (kept and hole <= p < hole + kept)
                if out and day.fixed[each] < 0:
                    days.worker[each] = -1
                    state.pin_before[each] = days.pin[each]
                    days.pin[each] = -1
                    state.waiting[waiting] = each
                    waiting += 1
                    if day.present[each] >= 0 and day.present[each] != row:
                        state.numbers[MOVED] -= 1
                    if day.group[each] >= 0:
                        days.members[day.group[each], row] -= 1
                        if days.members[day.group[each], row] == 0:
                            state.spread[day.group[each]] -= 1
                else:
                    days.stops[row, left] = each
                    left += 1
            days.size[row] = left
            if left == 0:
                state.numbers[6] -= 1
        i = tried
        while i < waiting:
            other = day.partner[state.waiting[i]]
            i += 1
            if other < 0 or days.worker[other] < 0:
                continue
            row = days.worker[other]
            if state.stamp[row] != stamp:
                keep_row(days, saved, row)
                state.stamp[row] = stamp
                state.touched[touched] = row
                touched += 1
            left = 0
            for p in range(days.size[row]):
                if days.stops[row, p] != other:
                    days.stops[row, left] = days.stops[row, p]
                    left += 1
            days.size[row] = left
            if left == 0:
                state.numbers[6] -= 1
            days.worker[other] = -1
            state.pin_before[other] = days.pin[other]
            days.pin[other] = -1
            state.waiting[waiting] = other
            waiting += 1
            if day.present[other] >= 0 and day.present[other] != row:
                state.numbers[MOVED] -= 1
            if day.group[other] >= 0:
                days.members[day.group[other], row] -= 1
                if days.members[day.group[other], row] == 0:
                    state.spread[day.group[other]] -= 1
        for t in range(touched):
            reckon(day, days, state.touched[t])

        # Recreate: in which order?
        pick, order = draw(rng), 0
        while order < ORDERS - 1 and pick >= state.weights[order]:
            order += 1
        for i in range(waiting):
            job = state.waiting[i]
            key = 0.0
            if order == 0:
                key = draw(rng)
            elif order == 1:
                key = -float(day.service[job])
            elif order == 2:
                key = -day.far[job]
            elif order == 3:
                key = day.far[job]
            elif order == 4:
                key = float(state.window[job])
            elif order == 5:
                key = (
                    float(day.span_first[day.span_at[job]])
                    if day.span_at[job] < day.span_at[job + 1]
                    else 0.0
                )
            elif order == 6:
                key = (
                    -float(day.span_last[day.span_at[job + 1] - 1])
                    if day.span_at[job] < day.span_at[job + 1]
                    else 0.0
                )
            else:
                key = float(day.able[job]) + draw(rng)
            state.keys[i] = key - day.penalty[job] * 1e6
            state.fresh[i] = 1 if opening or i >= tried else 0
        gap = 1
        while gap < waiting // 3:
            gap = 3 * gap + 1
        while gap > 0:
            for i in range(gap, waiting):
                job, key, is_fresh = state.waiting[i], state.keys[i], state.fresh[i]
                j = i - gap
                while j >= 0 and state.keys[j] > key:
                    state.waiting[j + gap] = state.waiting[j]
                    state.keys[j + gap] = state.keys[j]
                    state.fresh[j + gap] = state.fresh[j]
                    j -= gap
                state.waiting[j + gap], state.keys[j + gap], state.fresh[j + gap] = job, key, is_fresh
            gap //= 3

        unplaced, missing, missed = 0, 0.0, 0.0
        for i in range(waiting):
            job = state.waiting[i]
            best_cost, best_row, best_p = day.penalty[job], -1, -1
            other, other_row, other_p = day.partner[job], -1, -1
            if other >= 0:
                if state.paired[job] == stamp:
                    continue
                state.paired[job] = state.paired[other] = stamp
                for half in range(2):
                    each = other if half else job
                    for n in range(PAIR_PLACES):
                        state.pair_cost[half, n] = np.inf
                    for row in range(workers):
                        base, size = day.side[each, row], days.size[row]
                        if base < 0 or size >= day.max_jobs[row] or size + 1 > days.stops.shape[1]:
                            continue
                        moves = day.present[each] >= 0 and day.present[each] != row
                        if moves and state.numbers[MOVED] >= day.max_moves:
                            continue
                        length = day.service[each]
                        base += 0.5 * day.load_s * length * (2 * days.work[row] + length)
                        group = day.group[each]
                        if group >= 0 and state.spread[group] > 0 and days.members[group, row] == 0:
                            base += day.split_s
                        if size == 0:
                            base += day.worker_s
                        profile = day.profile[row]
                        for p in range(size + 1):
                            to_job = units_between(day.ways, profile, days.spots[row, p], day.at[each], True)
                            on = units_between(day.ways, profile, day.at[each], days.spots[row, p + 1], False)
                            delta = (to_job + on - days.legs[row, p]) * day.ways.scale
                            last = PAIR_PLACES - 1
                            if base + delta >= state.pair_cost[half, last]:
                                continue
                            if days.travel[row] + delta > day.max_travel[row]:
                                continue
                            if not has_room(day, days, row, p, each):
                                continue
                            start = fits(day, days, row, p, each, to_job, on)
                            if start >= NEVER:
                                continue
                            while last > 0 and state.pair_cost[half, last - 1] > base + delta:
                                state.pair_cost[half, last] = state.pair_cost[half, last - 1]
                                for column in range(3):
                                    state.pair_at[half, last, column] = state.pair_at[half, last - 1, column]
                                last -= 1
                            state.pair_cost[half, last] = base + delta
                            state.pair_at[half, last, 0] = row
                            state.pair_at[half, last, 1] = p
                            state.pair_at[half, last, 2] = start
                best_cost, pinned = day.penalty[job] + day.penalty[other], -1
                for n in range(PAIR_PLACES):
                    for m in range(PAIR_PLACES):
                        cost = state.pair_cost[0, n] + state.pair_cost[1, m]
                        if cost >= best_cost or state.pair_at[0, n, 0] == state.pair_at[1, m, 0]:
                            continue
                        at = max(state.pair_at[0, n, 2], state.pair_at[1, m, 2])
                        for later in range(PAIR_STEPS):
                            days.pin[job] = days.pin[other] = at + later * PAIR_STEP_S
                            kept = True
                            for half in range(2):
                                each = other if half else job
                                where = m if half else n
                                row, p = state.pair_at[half, where, 0], state.pair_at[half, where, 1]
                                spot, profile = day.at[each], day.profile[row]
                                to_job = units_between(day.ways, profile, days.spots[row, p], spot, True)
                                on = units_between(day.ways, profile, spot, days.spots[row, p + 1], False)
                                if kept and fits(day, days, row, p, each, to_job, on) >= NEVER:
                                    kept = False
                            if kept:
                                best_cost, pinned = cost, days.pin[job]
                                best_row, best_p = state.pair_at[0, n, 0], state.pair_at[0, n, 1]
                                other_row, other_p = state.pair_at[1, m, 0], state.pair_at[1, m, 1]
                                break
                days.pin[job] = days.pin[other] = pinned
            elif day.span_at[job] < day.span_at[job + 1] and day.able[job] > 0:
                first_span, last_span = day.span_at[job], day.span_at[job + 1] - 1
                service, earliest = day.service[job], day.span_first[first_span]
                soonest = earliest + service
                latest = day.span_last[last_span]
                spot = day.at[job]
                group = day.group[job]
                state.numbers[STAMP] += 1
                look = state.numbers[STAMP]
                for attempt in range(2):
                    rows = 0
                    if not state.fresh[i]:
                        rows = touched
                    elif full or attempt == 1:
                        rows = workers
                    else:
                        for n in range(min(near_most, 80)):
                            row = days.worker[day.near[job, n]]
                            if row >= 0 and state.seen[row] != look:
                                state.seen[row] = look
                                state.rows[rows] = row
                                rows += 1
                        for t in range(touched):
                            row = state.touched[t]
                            if state.seen[row] != look:
                                state.seen[row] = look
                                state.rows[rows] = row
                                rows += 1
                    for n in range(rows):
                        if not state.fresh[i]:
                            row = state.touched[n]
                        elif full or attempt == 1:
                            row = n
                        else:
                            row = state.rows[n]
                        base = day.side[job, row]
                        count = days.size[row]
                        if base < 0 or count >= day.max_jobs[row] or count + 1 > days.stops.shape[1]:
                            continue
                        moves = day.present[job] >= 0 and day.present[job] != row
                        if moves and state.numbers[MOVED] >= day.max_moves:
                            continue
                        base += 0.5 * day.load_s * day.service[job] * (2 * days.work[row] + day.service[job])
                        if group >= 0 and state.spread[group] > 0 and days.members[group, row] == 0:
                            base += day.split_s
                        if count == 0:
                            base += day.worker_s
                        if base >= best_cost:
                            continue
                        profile = day.profile[row]
                        due = days.due[row]
                        for p in range(count + 1):
                            leave, by = days.leave[row, p, 0], days.by[row, p, due]
                            if leave > latest:
                                break
                            if soonest > by or leave + service + ahead_s > by:
                                continue
                            to_job = units_between(day.ways, profile, days.spots[row, p], spot, True)
                            on = units_between(day.ways, profile, spot, days.spots[row, p + 1], False)
                            delta = (to_job + on - days.legs[row, p]) * day.ways.scale
                            if base + delta >= best_cost:
                                continue
                            begin = max(leave + int(to_job * quickest) + ahead_s, earliest)
                            if begin > latest or begin + service + int(on * quickest) > by:
                                continue
                            if state.fresh[i] and draw(rng) < BLINK:
                                continue
                            if days.travel[row] + delta > day.max_travel[row]:
                                continue
                            if not has_room(day, days, row, p, job):
                                continue
                            if fits(day, days, row, p, job, to_job, on) < NEVER:
                                best_cost, best_row, best_p = base + delta, row, p
                    if best_row >= 0 or full or not state.fresh[i] or draw(rng) * absent_before > TRIED:
                        break
            for half in range(1 if other < 0 else 2):
                each = other if half else job
                if best_row < 0:
                    missing += day.penalty[each]
                    missed += state.missed[each]
                    state.missed[each] += 1.0
                    state.left[unplaced] = each
                    unplaced += 1
                    continue
                row, at = (other_row, other_p) if half else (best_row, best_p)
                if state.stamp[row] != stamp:
                    keep_row(days, saved, row)
                    state.stamp[row] = stamp
                    state.touched[touched] = row
                    touched += 1
                count = days.size[row]
                for p in range(count, at, -1):
                    days.stops[row, p] = days.stops[row, p - 1]
                days.stops[row, at] = each
                days.size[row] = count + 1
                days.worker[each] = row
                if count == 0:
                    state.numbers[6] += 1
                if day.present[each] >= 0 and day.present[each] != row:
                    state.numbers[MOVED] += 1
                if day.group[each] >= 0:
                    days.members[day.group[each], row] += 1
                    if days.members[day.group[each], row] == 1:
                        state.spread[day.group[each]] += 1
                reckon(day, days, row)
        absent = 0
        for i in range(absent_before):
            job = state.absent_before[i]
            state.mark[job] = stamp
            if days.worker[job] < 0:
                state.absent[absent] = job
                absent += 1
        for i in range(unplaced):
            job = state.left[i]
            if state.mark[job] != stamp:
                state.absent[absent] = job
                absent += 1
        state.numbers[ABSENT] = absent

        # Keep it?
        cost = state.costs[NOW] + missing - before
        for t in range(touched):
            cost += days.cost[state.touched[t]] - saved.cost[state.touched[t]]
        if day.groups:
            spread = 0
            for group in range(day.groups):
                spread += max(0, state.spread[group] - 1)
            cost += day.split_s * (spread - state.numbers[7])
        accept = cost < state.costs[NOW] - temperature * np.log(max(draw(rng), 1e-300))
        accept = accept or opening
        if not accept and missing <= before and missed < missed_before - 0.5:
            accept = True
        if accept:
            state.costs[NOW] = cost
            if day.groups:
                state.numbers[7] = spread
            if cost < state.costs[BEST] - 1e-6:
                state.costs[BEST] = cost
                state.numbers[IDLE] = 0
                state.numbers[BEST_ABSENT] = absent
                for job in range(jobs if day.pairs else 0):
                    state.best_pin[job] = days.pin[job]
                for row in range(workers):
                    count = days.size[row]
                    state.best_count[row] = count
                    for p in range(count):
                        state.best_stops[row, p] = days.stops[row, p]
            else:
                state.numbers[IDLE] += 1
            continue
        state.numbers[IDLE] += 1
        state.numbers[MOVED] = moved_before
        # Back to what was: the days first, then who is left out.
        for t in range(touched):
            row = state.touched[t]
            for p in range(days.size[row]):
                job = days.stops[row, p]
                if day.group[job] >= 0 and day.fixed[job] < 0:
                    days.members[day.group[job], row] -= 1
                    if days.members[day.group[job], row] == 0:
                        state.spread[day.group[job]] -= 1
                days.worker[job] = -1
            if days.size[row] > 0:
                state.numbers[6] -= 1
        for t in range(touched):
            row = state.touched[t]
            keep_row(saved, days, row)
            for p in range(days.size[row]):
                job = days.stops[row, p]
                if day.group[job] >= 0 and day.fixed[job] < 0:
                    days.members[day.group[job], row] += 1
                    if days.members[day.group[job], row] == 1:
                        state.spread[day.group[job]] += 1
                days.worker[job] = row
            if days.size[row] > 0:
                state.numbers[6] += 1
        for i in range(waiting):
            days.pin[state.waiting[i]] = state.pin_before[state.waiting[i]]
        for i in range(absent_before):
            state.absent[i] = state.absent_before[i]
        state.numbers[ABSENT] = absent_before
