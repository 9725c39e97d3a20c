"""Verdicts of an order, kept as intervals: right after each event, and when a deadline passes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from doorstep.orders.clocks import clocks
from doorstep.orders.log import Entry, attributes, evaluation_log
from doorstep.orders.models import Event, Order, VerdictInterval
from doorstep.standards import queries as standards
from doorstep.standards.evaluation import evaluate
from doorstep.standards.queries import PinnedEdition
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.verdicts import Log, Outcome, Verdict

#: A pending clause is violated one tick after its deadline.
TICK = timedelta(milliseconds=1)

Current = dict[str, VerdictInterval]


def rulebook_for(received: dict[str, Any]) -> Rulebook:
    """The compiled rules that the order's first event pinned."""
    pins = [PinnedEdition(p["standard"], p["edition"], p["parameters"]) for p in received["standards"]]
    return standards.rulebook(pins)


def evaluate_all(rulebook: Rulebook, log: Log, now: datetime) -> dict[str, tuple[str, Verdict]]:
    """Every applicable clause: id → (standard, verdict)."""
    found = {}
    for rule in rulebook.rules:
        verdict = evaluate(rule, log, clocks(), now)
        if verdict.outcome is not Outcome.NOT_APPLICABLE:
            found[rule.id] = (rule.standard, verdict)
    return found


def judge(order: Order, entries: Sequence[Entry], now: datetime, cause: UUID | None) -> None:
    """Bring the stored verdicts to `now`. Deadlines that passed before come first, each at its own instant.

    So live operation, a late job and a rebuild store the same intervals.
    """
    received = dict(entries[0].body)
    rulebook = rulebook_for(received)
    current = {row.clause: row for row in VerdictInterval.objects.filter(order=order, to_at__isnull=True)}
    if cause is not None:
        before = entries[:-1]
        if before:
            _pass_deadlines(order, rulebook, evaluation_log(before, attributes(received)), current, now)
        log = evaluation_log(entries, attributes(received))
        _store(order, current, evaluate_all(rulebook, log, now), now, cause)
    else:
        log = evaluation_log(entries, attributes(received))
    _pass_deadlines(order, rulebook, log, current, now)
    order.next_due_at = _earliest(current)


def _pass_deadlines(order: Order, rulebook: Rulebook, log: Log, current: Current, now: datetime) -> None:
    """Fire each deadline before `now` at the tick after it. Ends: every firing decides at least one clause."""
    due = _earliest(current)
    while due is not None and due < now:
        at = due + TICK
        _store(order, current, evaluate_all(rulebook, log, at), at, None)
        following = _earliest(current)
        if following is not None and following <= due:
            raise RuntimeError(f"order {order.number}: deadline {due} did not decide its clause")
        due = following


def _earliest(current: Current) -> datetime | None:
    return min((row.due_at for row in current.values() if row.due_at is not None), default=None)


def _store(
    order: Order, current: Current, found: dict[str, tuple[str, Verdict]], at: datetime, cause: UUID | None
) -> None:
    ended, begun = [], []
    for clause in [clause for clause in current if clause not in found]:
        ended.append(current.pop(clause))
    for clause, (standard, verdict) in found.items():
        row = current.get(clause)
        if row is not None and _same(row, verdict):
            continue
        if row is not None:
            ended.append(row)
        current[clause] = _interval(order, clause, standard, verdict, at, cause)
        begun.append(current[clause])
    if ended:
        VerdictInterval.objects.filter(pk__in=[row.pk for row in ended]).update(to_at=at)
    if begun:
        VerdictInterval.objects.bulk_create(begun)


def _same(row: VerdictInterval, verdict: Verdict) -> bool:
    return (
        row.outcome == verdict.outcome.value
        and row.final == verdict.final
        and row.due_at == verdict.due_at
        and row.violated_at == verdict.violated_at
        and row.remedied_at == verdict.remedied_at
        and tuple(row.witnesses) == verdict.witnesses
    )


def _interval(
    order: Order, clause: str, standard: str, verdict: Verdict, at: datetime, cause: UUID | None
) -> VerdictInterval:
    return VerdictInterval(
        order=order,
        clause=clause,
        standard=standard,
        outcome=verdict.outcome.value,
        final=verdict.final,
        due_at=verdict.due_at,
        violated_at=verdict.violated_at,
        remedied_at=verdict.remedied_at,
        witnesses=list(verdict.witnesses),
        from_at=at,
        cause=cause,
    )


def rulebook_of(number: str) -> Rulebook:
    """The compiled rules of an order. Raises Event.DoesNotExist for an order without a log."""
    return rulebook_for(Event.objects.only("body").get(order_id=number, seq=1).body)
