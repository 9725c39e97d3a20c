"""Templates that relate two events, over all orders: `standards.relations` as compiled loops.

A kernel walks its activations once, in order, and says how each stands (`Cases`); `concluding` makes
verdicts of them. `a` are activations, `b` targets, by position (`_pos`), order (`_of`) and instant (`_at`).
Keys are numbers that must be equal (correlated fields); empty: they needn't. Instants are microseconds,
NEVER where there is none. Kernels take plain arrays: an array taken out of a tuple within a loop costs more
than the loop's work.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from doorstep.standards.batch.columns import Bools, Int32s, Int64s
from doorstep.standards.batch.compiled import NEVER, kernel

Int8s = NDArray[np.int8]

#: Outcomes as numbers, in this order.
NOT_APPLICABLE, PENDING, SATISFIED, VIOLATED = 0, 1, 2, 3

#: How near the target must be: anywhere, before the next activation, next to it.
ANY, ALTERNATE, CHAIN = 0, 1, 2


class Cases(NamedTuple):
    """How each activation stands. `answer`: position of the event that answers it or breaks it, or -1;
    `when`: its deadline while pending, or when it was broken; `remedied`: when it was made good.
    """

    state: Int8s
    answer: Int32s
    when: Int64s
    remedied: Int64s


@kernel
def _cases(n: int) -> tuple[Int8s, Int32s, Int64s, Int64s]:
    """Cases that ask nothing yet."""
    return (
        np.zeros(n, np.int8), np.full(n, -1, np.int32), np.full(n, NEVER, np.int64), np.full(n, NEVER,
        np.int64)
    )  # fmt: skip


@kernel
def awaited(
    mode: int, a_pos: Int32s, a_of: Int32s, a_at: Int64s, b_pos: Int32s, b_at: Int64s,
    waiver_pos: Int32s, waiver_of: Int32s, waiver_at: Int64s, starts: Int64s, at: Int64s, seen: Int64s,
    earliest: Int64s, due: Int64s, asked: Bools, keys_a: Int64s, keys_b: Int64s,
) -> tuple[Int8s, Int32s, Int64s, Int64s]:  # fmt: skip
    """Responses: a target after the activation, in time, before it is waived. `earliest`, `due`, `asked`: of
    each activation, empty without a time window; `seen`: of each order, the instant it is looked at from."""
    state, answer, when, remedied = _cases(len(a_pos))
    n_a, n_b, n_w = len(a_pos), len(b_pos), len(waiver_pos)
    has_earliest, has_due, has_asked, keyed = len(earliest) > 0, len(due) > 0, len(asked) > 0, len(keys_a) > 0
    j0, w0 = 0, 0
    for i in range(n_a):
        start, order = a_pos[i], a_of[i]
        last, missed_at = starts[order + 1] - 1, NEVER
        if mode == ALTERNATE and i + 1 < n_a and a_of[i + 1] == order:
            last, missed_at = a_pos[i + 1], a_at[i + 1]
        elif mode == CHAIN and start < last:
            last, missed_at = start + 1, at[start + 1]
        while j0 < n_b and b_pos[j0] <= start:
            j0 += 1
        if has_asked and not asked[i]:
            continue
        by = due[i] if has_due else NEVER
        waived = NEVER
        while w0 < n_w and waiver_pos[w0] <= start:
            w0 += 1
        if w0 < n_w and waiver_of[w0] == order and waiver_at[w0] <= by:
            waived = waiver_pos[w0]
            if waived > last and missed_at != NEVER:
                waived = NEVER
            last = min(last, waived)
        j = j0
        while j < n_b and b_pos[j] <= last:
            if not (has_earliest and b_at[j] < earliest[i]) and (
                not keyed or (keys_a[i] >= 0 and keys_a[i] == keys_b[j])
            ):
                break
            j += 1
        there = j < n_b and b_pos[j] <= last
        if there and b_at[j] <= by:
            state[i], answer[i] = SATISFIED, b_pos[j]
        elif waived == NEVER:
            overdue = by != NEVER and (there or seen[order] > by)
            broken_at = min(by, missed_at) if overdue else missed_at
            state[i], when[i] = PENDING, by
            if broken_at != NEVER:
                # A deadline that lay before its activation is broken by the activation.
                state[i], when[i] = VIOLATED, max(broken_at, a_at[i])
                if there:
                    answer[i], remedied[i] = b_pos[j], b_at[j]
    return state, answer, when, remedied


@kernel
def preceded(
    mode: int, a_pos: Int32s, a_of: Int32s, a_at: Int64s, b_pos: Int32s, b_of: Int32s, b_at: Int64s,
    mark_pos: Int32s, starts: Int64s, bases: Int64s, asked: Bools, earliest: Int64s, latest: Int64s,
    keys_a: Int64s, keys_b: Int64s,
) -> tuple[Int8s, Int32s, Int64s, Int64s]:  # fmt: skip
    """Precedences: a target before the activation, since the last mark. `bases`, `asked`: of each activation,
    what its window is counted to; `earliest`, `latest`: of each target. All empty without a time window."""
    state, answer, when, remedied = _cases(len(a_pos))
    n_b, n_m = len(b_pos), len(mark_pos)
    has_earliest, has_latest, has_asked = len(earliest) > 0, len(latest) > 0, len(asked) > 0
    keyed = len(keys_a) > 0
    j0, m0 = 0, 0
    for i in range(len(a_pos)):
        end, order = a_pos[i], a_of[i]
        first = starts[order]
        if mode == ALTERNATE and i and a_of[i - 1] == order:
            first = a_pos[i - 1]
        elif mode == CHAIN:
            first = max(end - 1, first)
        while j0 < n_b and b_pos[j0] < end:
            j0 += 1
        while m0 < n_m and mark_pos[m0] < end:
            m0 += 1
        if m0:
            first = max(first, mark_pos[m0 - 1])
        if has_asked and not asked[i]:
            continue
        j = j0 - 1
        while j >= 0 and b_pos[j] >= first:
            if (
                (not has_earliest or bases[i] >= earliest[j])
                and (not has_latest or bases[i] <= latest[j])
                and (not keyed or (keys_a[i] >= 0 and keys_a[i] == keys_b[j]))
            ):
                break
            j -= 1
        if j >= 0 and b_pos[j] >= first:
            state[i], answer[i] = SATISFIED, b_pos[j]
            continue
        state[i], when[i] = VIOLATED, a_at[i]
        j = j0
        while j < n_b and b_of[j] == order:
            if b_pos[j] != end and (not keyed or (keys_a[i] >= 0 and keys_a[i] == keys_b[j])):
                remedied[i] = b_at[j]
                break
            j += 1
    return state, answer, when, remedied


@kernel
def coupled(
    wanted: bool, a_pos: Int32s, a_of: Int32s, a_at: Int64s, b_pos: Int32s, b_of: Int32s, b_at: Int64s,
    keys_a: Int64s, keys_b: Int64s,
) -> tuple[Int8s, Int32s, Int64s, Int64s]:  # fmt: skip
    """Is there a target in the order, before or after, other than the activation itself? `wanted`: it should
    be (responded existence); else it shouldn't (not coexistence)."""
    state, answer, when, remedied = _cases(len(a_pos))
    n_b, keyed = len(b_pos), len(keys_a) > 0
    j0 = 0
    for i in range(len(a_pos)):
        order = a_of[i]
        while j0 < n_b and b_of[j0] < order:
            j0 += 1
        j = j0
        while j < n_b and b_of[j] == order:
            if b_pos[j] != a_pos[i] and (not keyed or (keys_a[i] >= 0 and keys_a[i] == keys_b[j])):
                break
            j += 1
        there = j < n_b and b_of[j] == order
        if there:
            answer[i] = b_pos[j]
        if wanted:
            state[i] = SATISFIED if there else PENDING
        elif there:
            state[i], when[i] = VIOLATED, max(a_at[i], b_at[j])
        else:
            state[i] = SATISFIED
    return state, answer, when, remedied


@kernel
def clear(
    between: bool, a_pos: Int32s, a_of: Int32s, b_pos: Int32s, b_at: Int64s, until_pos: Int32s,
    until_of: Int32s, starts: Int64s, keys_a: Int64s, keys_b: Int64s,
) -> tuple[Int8s, Int32s, Int64s, Int64s]:  # fmt: skip
    """No target after the activation (`between`: until the next end; a span without one asks nothing yet)."""
    state, answer, when, remedied = _cases(len(a_pos))
    n_b, n_u, keyed = len(b_pos), len(until_pos), len(keys_a) > 0
    j0, u0 = 0, 0
    for i in range(len(a_pos)):
        start, order = a_pos[i], a_of[i]
        end = starts[order + 1]
        while j0 < n_b and b_pos[j0] <= start:
            j0 += 1
        while u0 < n_u and until_pos[u0] <= start:
            u0 += 1
        if between:
            if u0 == n_u or until_of[u0] != order:
                continue
            end = until_pos[u0]
        j = j0
        while j < n_b and b_pos[j] < end:
            if not keyed or (keys_a[i] >= 0 and keys_a[i] == keys_b[j]):
                break
            j += 1
        state[i] = SATISFIED
        if j < n_b and b_pos[j] < end:
            state[i], answer[i], when[i] = VIOLATED, b_pos[j], b_at[j]
    return state, answer, when, remedied
