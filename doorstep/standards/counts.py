"""Templates that judge a log as a whole: how often something is there, what comes first and last."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from doorstep.standards.compiling import Rule
from doorstep.standards.language import Template
from doorstep.standards.picking import picked
from doorstep.standards.verdicts import PENDING, SATISFIED, VIOLATED, Log, Verdict

CLEAR = Verdict(SATISFIED, False, activations=1, fulfilled=1)
CLEAR_FOR_GOOD = Verdict(SATISFIED, True, activations=1, fulfilled=1)


def _existence(rule: Rule, log: Log) -> Verdict:
    n = rule.clause.n
    hits = picked(log, rule.activation)
    if len(hits) >= n:
        return _held(log, hits[:n], final=True)
    return _open_or_broken(log, hits)


def _absence(rule: Rule, log: Log) -> Verdict:
    """Broken by the n-th occurrence (n = 1: by any)."""
    n = rule.clause.n
    hits = picked(log, rule.activation)
    if len(hits) >= n:
        return _broken(log, hits[:n], log.facts[hits[n - 1]].at)
    return CLEAR if log.closed_at is None else CLEAR_FOR_GOOD


def _exactly(rule: Rule, log: Log) -> Verdict:
    n = rule.clause.n
    hits = picked(log, rule.activation)
    if len(hits) > n:
        return _broken(log, hits[: n + 1], log.facts[hits[n]].at)
    if len(hits) == n:
        return _held(log, hits, final=log.closed_at is not None)
    return _open_or_broken(log, hits)


def _init(rule: Rule, log: Log) -> Verdict:
    if not log.facts:
        return _open_or_broken(log, ())
    if 0 in picked(log, rule.activation)[:1]:
        return _held(log, (0,), final=True)
    return _broken(log, (0,), log.facts[0].at)


def _end(rule: Rule, log: Log) -> Verdict:
    last = len(log.facts) - 1
    if last >= 0 and last in picked(log, rule.activation)[-1:]:
        return _held(log, (last,), final=log.closed_at is not None)
    return _open_or_broken(log, ())


def _held(log: Log, hits: Sequence[int], final: bool) -> Verdict:
    return Verdict(SATISFIED, final, witnesses=_ids(log, hits), activations=1, fulfilled=1)


def _open_or_broken(log: Log, hits: Sequence[int]) -> Verdict:
    if log.closed_at is not None:
        return _broken(log, hits, log.closed_at)
    return Verdict(PENDING, False, witnesses=_ids(log, hits), activations=1, pending=1)


def _broken(log: Log, hits: Sequence[int], at: datetime) -> Verdict:
    return Verdict(VIOLATED, True, violated_at=at, witnesses=_ids(log, hits), activations=1, violated=1)


def _ids(log: Log, hits: Sequence[int]) -> tuple[str, ...]:
    return tuple(log.facts[position].id for position in hits[:20])


COUNTED: Mapping[str, Callable[[Rule, Log], Verdict]] = {
    Template.EXISTENCE.value: _existence,
    Template.ABSENCE.value: _absence,
    Template.EXACTLY.value: _exactly,
    Template.INIT.value: _init,
    Template.END.value: _end,
}
