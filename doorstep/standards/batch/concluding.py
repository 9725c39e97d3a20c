"""From cases to verdicts: `standards.evaluation` and `standards.counts` as compiled loops."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from doorstep.standards.batch.columns import Bools, Int32s, Int64s
from doorstep.standards.batch.compiled import ALWAYS, NEVER, kernel
from doorstep.standards.batch.kernels import NOT_APPLICABLE, PENDING, SATISFIED, VIOLATED, Int8s

#: One order's verdict. `witness`, `answer`: positions of the first deciding event and of what answered it, or
#: -1. Instants are NEVER where there is none.
VERDICT = np.dtype(
    [
        ("outcome", "i1"), ("final", "?"),
        ("activations", "i4"), ("violated", "i4"), ("pending", "i4"), ("witness", "i4"), ("answer", "i4"),
        ("due", "i8"), ("violated_at", "i8"), ("remedied_at", "i8"),
    ],
    align=True,
)  # fmt: skip
Verdicts = NDArray[np.void]

EXISTENCE, ABSENCE, EXACTLY, INIT, END = 0, 1, 2, 3, 4


@kernel
def conclude(
    verdicts: Verdicts, closed: Int64s,
    pos: Int32s, of: Int32s, at: Int64s, state: Int8s, answer: Int32s, when: Int64s, remedied: Int64s,
) -> None:  # fmt: skip
    """The conjunction of each order's cases, which stand order by order: one breach breaks it, one open
    activation keeps it open; closing an order breaks what is still open."""
    i = 0
    for order in range(len(closed)):
        is_closed = closed[order] != NEVER
        acts, broken, pending, mended = 0, 0, 0, 0
        due, violated_at, remedied_at = NEVER, NEVER, ALWAYS
        witness, its_answer = -1, -1
        deciding, heaviest = NOT_APPLICABLE, 0
        while i < len(of) and of[i] == order:
            stands = state[i]
            if stands == NOT_APPLICABLE:
                i += 1
                continue
            acts += 1
            broken_at = when[i]
            by = -1 if stands == PENDING else answer[i]
            if stands == PENDING and is_closed:
                stands, broken_at = VIOLATED, max(closed[order], at[i])
            if stands == PENDING:
                pending += 1
                due = min(due, when[i])
            elif stands == VIOLATED:
                broken += 1
                violated_at = min(violated_at, broken_at)
                if remedied[i] != NEVER:
                    mended += 1
                    remedied_at = max(remedied_at, remedied[i])
            # The first of those that decide: a broken one before an open one before a kept one.
            weight = 3 if stands == VIOLATED else 3 - stands
            if weight > heaviest:
                heaviest, deciding, witness, its_answer = weight, stands, pos[i], by
            i += 1
        row = verdicts[order]
        row.outcome, row.final = deciding, is_closed or broken > 0
        row.activations, row.violated, row.pending = acts, broken, pending
        row.due, row.violated_at = due, violated_at
        row.remedied_at = remedied_at if broken and mended == broken else NEVER
        row.witness, row.answer = witness, its_answer


@kernel
def joined(
    pos_1: Int32s, of_1: Int32s, at_1: Int64s, state_1: Int8s, answer_1: Int32s, when_1: Int64s,
    remedied_1: Int64s, pos_2: Int32s, of_2: Int32s, at_2: Int64s, state_2: Int8s, answer_2: Int32s,
    when_2: Int64s, remedied_2: Int64s,
) -> tuple[Int32s, Int32s, Int64s, Int8s, Int32s, Int64s, Int64s]:  # fmt: skip
    """The cases of both halves of a template, order by order, those of the first half first."""
    n = len(of_1) + len(of_2)
    pos, of, answer = np.empty(n, np.int32), np.empty(n, np.int32), np.empty(n, np.int32)
    at, when, remedied = np.empty(n, np.int64), np.empty(n, np.int64), np.empty(n, np.int64)
    state = np.empty(n, np.int8)
    i, j = 0, 0
    for k in range(n):
        if j == len(of_2) or (i < len(of_1) and of_1[i] <= of_2[j]):
            pos[k], of[k], at[k], state[k] = pos_1[i], of_1[i], at_1[i], state_1[i]
            answer[k], when[k], remedied[k] = answer_1[i], when_1[i], remedied_1[i]
            i += 1
        else:
            pos[k], of[k], at[k], state[k] = pos_2[j], of_2[j], at_2[j], state_2[j]
            answer[k], when[k], remedied[k] = answer_2[j], when_2[j], remedied_2[j]
            j += 1
    return pos, of, at, state, answer, when, remedied


@kernel
def counted(
    verdicts: Verdicts, closed: Int64s, template: int, n: int, pos: Int32s, of: Int32s, hit_at: Int64s,
    starts: Int64s, at: Int64s, ruled: Bools,
) -> None:  # fmt: skip
    """Existence, absence, exactly, init and end. `ruled`: which orders the rule is about."""
    j = 0
    for order in range(len(closed)):
        first, lo, hi = j, starts[order], starts[order + 1]
        while j < len(pos) and of[j] == order:
            j += 1
        found, is_closed = j - first, closed[order] != NEVER
        outcome, final = VIOLATED if is_closed else PENDING, is_closed
        violated_at, witness = closed[order], pos[first] if found else -1
        if not ruled[order]:
            outcome, witness = NOT_APPLICABLE, -1
        elif template == ABSENCE or (template == EXACTLY and found > n):
            most = n if template == EXACTLY else n - 1
            outcome = VIOLATED if found > most else SATISFIED
            if found > most:
                final, violated_at = True, hit_at[first + most]
            else:
                witness = -1
        elif template == INIT or template == END:
            outcome, final, violated_at, witness = _at_an_end(
                template, found, pos[first] if found else -1, pos[j - 1] if found else -1, lo, hi,
                at[lo] if hi > lo else 0, closed[order],
            )  # fmt: skip
        elif found >= n:
            outcome, final = SATISFIED, is_closed or template == EXISTENCE
        row = verdicts[order]
        row.outcome, row.final = outcome, final
        row.activations = 0 if outcome == NOT_APPLICABLE else 1
        row.violated, row.pending = outcome == VIOLATED, outcome == PENDING
        row.due, row.remedied_at = NEVER, NEVER
        row.violated_at = violated_at if outcome == VIOLATED else NEVER
        row.witness, row.answer = witness, -1


@kernel
def _at_an_end(
    template: int, found: int, first: int, last: int, lo: int, hi: int, begun_at: int, closed_at: int
) -> tuple[int, bool, int, int]:
    """Outcome, final, violated_at and witness of an order's log at [lo, hi): does it begin, or end, with
    it?
    """
    is_closed = closed_at != NEVER
    if template == INIT and hi > lo:
        if found and first == lo:
            return SATISFIED, True, NEVER, lo
        return VIOLATED, True, begun_at, lo
    if template == END and found and last == hi - 1:
        return SATISFIED, is_closed, NEVER, hi - 1
    return VIOLATED if is_closed else PENDING, is_closed, closed_at, -1
