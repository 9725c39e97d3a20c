"""The live evaluator: one rule over one order's log, at an instant. Pure Python, microseconds.

Semantics are RV-LTL with vacuity (docs/clause-language.md): every activation has an outcome of its own
(`relations`), and the verdict is their conjunction; counting templates (`counts`) judge the log as a whole.
Facts are ordered by (at, seq), so equal times keep the order in which they were recorded. An event never
answers itself. A closed log gets final verdicts: what it still waits for was broken when it closed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from doorstep.standards.compiling import Rule
from doorstep.standards.counts import COUNTED
from doorstep.standards.parts import by_parts, cases_by_parts
from doorstep.standards.plain import judge_plainly
from doorstep.standards.relations import RELATED, Case, View
from doorstep.standards.verdicts import (
    NOT_APPLICABLE,
    PENDING,
    SATISFIED,
    VIOLATED,
    WITNESSES_AT_MOST,
    Clocks,
    Log,
    Verdict,
    straight,
)

_NOTHING_YET = Verdict(NOT_APPLICABLE, final=False)
_NOTHING_EVER = Verdict(NOT_APPLICABLE, final=True)


def evaluate(rule: Rule, log: Log, clocks: Clocks, now: datetime) -> Verdict:
    """The rule's verdict on the log as it stands at `now`."""
    verdict = None
    if rule.scope is None or rule.scope(log.order, log.order):
        verdict = applied(rule, log, clocks, now)
    if verdict is None:
        return _NOTHING_YET if log.closed_at is None else _NOTHING_EVER
    return verdict


def applied(rule: Rule, log: Log, clocks: Clocks, now: datetime) -> Verdict | None:
    """As `evaluate` for an order that the rule's scope is known to take; None: it is not applicable."""
    if rule.is_plain:
        return judge_plainly(rule, log)
    count = COUNTED.get(rule.shape)
    return count(rule, log) if count is not None else judge_cases(rule, log, clocks, now)


def judge_cases(rule: Rule, log: Log, clocks: Clocks, now: datetime) -> Verdict | None:
    """A template that relates two events, activation by activation."""
    closed_at = log.closed_at
    # After closing no deadline passes any more.
    seen_at = now if closed_at is None or now < closed_at else closed_at
    if by_parts(rule, log):
        cases = cases_by_parts(rule, log, clocks, seen_at)
    else:
        cases = RELATED[rule.shape](View(rule, log, clocks, seen_at))
    for case in cases:
        if case.outcome is not SATISFIED:
            live = [case for case in cases if case.outcome is not NOT_APPLICABLE]
            return _concluded(live, closed_at) if live else None
    return _kept(cases, closed_at) if cases else None


def _kept(cases: Sequence[Case], closed_at: datetime | None) -> Verdict:
    """The most frequent end: every activation answered."""
    count = len(cases)
    if count == 1:
        _, activation, answer, *_ = cases[0]
        ids: tuple[str, ...] = (activation.id,) if answer is None else (activation.id, answer.id)
    else:
        ids = _witnesses(cases)
    kept = (SATISFIED, closed_at is not None, None, None, None, ids, count, count, 0, 0)
    return straight(Verdict, kept)


def _concluded(cases: list[Case], closed_at: datetime | None) -> Verdict:
    """The conjunction: one breach breaks it, one open activation keeps it open."""
    waiting = [case for case in cases if case.outcome is PENDING]
    if waiting and closed_at is not None:
        cases = [_closed(case, closed_at) for case in cases]
        waiting = []
    broken = [case for case in cases if case.outcome is VIOLATED]
    deciding = broken or waiting or cases
    open_outcome = PENDING if waiting else SATISFIED
    dues = [case.due_at for case in waiting if case.due_at is not None]
    return Verdict(
        VIOLATED if broken else open_outcome,
        final=bool(broken) or closed_at is not None,
        due_at=min(dues, default=None),
        violated_at=min((case.at for case in broken if case.at is not None), default=None),
        remedied_at=_remedied_at(broken) if broken else None,
        witnesses=_witnesses(deciding),
        activations=len(cases),
        fulfilled=len(cases) - len(broken) - len(waiting),
        violated=len(broken),
        pending=len(waiting),
    )


def _closed(case: Case, closed_at: datetime) -> Case:
    if case.outcome is not PENDING:
        return case
    return Case(VIOLATED, case.activation, at=max(closed_at, case.activation.at))


def _remedied_at(broken: Sequence[Case]) -> datetime | None:
    """When the last breach was made good; None while one isn't."""
    remedies = [case.remedied_at for case in broken if case.remedied_at is not None]
    return max(remedies) if len(remedies) == len(broken) else None


def _witnesses(cases: Iterable[Case]) -> tuple[str, ...]:
    """The deciding events, each once, in the order of the cases."""
    ids: dict[str, None] = {}
    for case in cases:
        ids[case.activation.id] = None
        if case.answer is not None:
            ids[case.answer.id] = None
        if len(ids) >= WITNESSES_AT_MOST:
            break
    return tuple(ids)[:WITNESSES_AT_MOST]
