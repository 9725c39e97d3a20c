"""Short notation for logs and verdicts, shared by the tests of this package.

Minute 0 is Monday 2026-03-02 09:00 in Shanghai, within service and working hours. A log is written
"a0 b5 c7:x=1,y=p": kind, minute, body.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

import yaml

from doorstep.core.work_hours import WorkHours
from doorstep.core.working_calendar import WorkingCalendar
from doorstep.core.working_time import WALL, WorkClock
from doorstep.standards.compiling import Compiled, Quota, Rule, compiled
from doorstep.standards.language import Standard
from doorstep.standards.steps import catalogue
from doorstep.standards.verdicts import Clocks, Fact, Log, Outcome, Verdict

START = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)

_NO_HOLIDAYS = WorkingCalendar(frozenset(), frozenset(), frozenset())
CLOCKS: Clocks = {
    "wall": WALL,
    "working": WorkClock(WorkHours.of([("08:30", "12:00"), ("13:30", "18:00")]), _NO_HOLIDAYS),
    "service": WorkClock(WorkHours.of([("08:00", "20:00")], works_weekends=True), _NO_HOLIDAYS),
}


def minute(at: float) -> datetime:
    return START + timedelta(minutes=at)


def minute_of(at: datetime) -> float:
    return (at - START) / timedelta(minutes=1)


def facts(said: str) -> list[Fact]:
    """The notation as facts; seq in the order written."""
    found = []
    for seq, word in enumerate(said.split(), 1):
        match = re.fullmatch(r"([a-z.]+)(-?\d+(?:\.\d+)?)(?::(\S+))?", word)
        assert match, f"{word}: write kind, minute and maybe :field=value"
        pairs = (pair.split("=") for pair in match[3].split(",")) if match[3] else ()
        body = {name: yaml.safe_load(value) for name, value in pairs}
        found.append(Fact(f"{match[1]}{match[2]}", match[1], minute(float(match[2])), seq, body))
    return found


def log(
    said: str | Sequence[Fact], order: Mapping[str, Any] | None = None, closed: float | None = None
) -> Log:
    found = facts(said) if isinstance(said, str) else said
    return Log.of(found, order or {}, None if closed is None else minute(closed))


def rule(clause: Mapping[str, Any] | str, parameters: Mapping[str, Any] | None = None) -> Rule:
    """A rule from the fields that matter, as YAML or a mapping; 'a' and 'b' stand for the events."""
    return _compiled(clause, parameters).rules[0]


def quota(clause: Mapping[str, Any] | str, parameters: Mapping[str, Any] | None = None) -> Quota:
    """A `count_per` clause, likewise."""
    return _compiled(clause, parameters).quotas[0]


def _compiled(clause: Mapping[str, Any] | str, parameters: Mapping[str, Any] | None) -> Compiled:
    fields = yaml.safe_load(clause) if isinstance(clause, str) else dict(clause)
    words = {"zh": "题", "en": "title"}
    defaults = {"id": "test.rule", "source": "TEST-1", "control": "order", "title": words}
    for role in ("activation", "target", "since", "until", "cancel"):
        if isinstance(fields.get(role), str | list):
            fields[role] = {"event": fields[role]}
    standard = Standard.model_validate(
        {
            "standard": "TEST",
            "title": words,
            "version": "1",
            "parameters": parameters or {},
            "clauses": [{**defaults, **fields}],
        }
    )
    return compiled(standard, {}, catalogue())


def said(verdict: Verdict) -> str:
    """A verdict in a word: 'pending<30' (due), 'violated@7', 'violated@7 mended@9', 'satisfied!' (final)."""
    if verdict.outcome is Outcome.PENDING:
        return "pending" if verdict.due_at is None else f"pending<{minute_of(verdict.due_at):g}"
    if verdict.outcome is Outcome.VIOLATED:
        assert verdict.violated_at is not None and verdict.final
        mended = f" mended@{minute_of(verdict.remedied_at):g}" if verdict.remedied_at else ""
        return f"violated@{minute_of(verdict.violated_at):g}{mended}"
    word = "n/a" if verdict.outcome is Outcome.NOT_APPLICABLE else "satisfied"
    return word + ("!" if verdict.final else "")
