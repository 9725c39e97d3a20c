"""Clauses' clocks as data for the phone: what starts each, what stops it, how long it runs.

Pure. The phone reckons where they stand from the order's log and its own outbox, so that they run without
network and in a closed app (frontend/src/visits/timers.ts, held to the same cases: tests/timer_cases.json).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from doorstep.core.working_time import PausableClock
from doorstep.standards.bounds import TimeBound
from doorstep.standards.compiling import Choice, Rule
from doorstep.standards.conditions import compile_condition, resolve
from doorstep.standards.language import AWAITING, SUCCESSIONS, T
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import Step
from doorstep.standards.verdicts import Clock

Json = dict[str, Any]

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
#: How each template waits: for any later event, for one before the next start, for the very next event.
_WAITS: Final = {
    **dict.fromkeys((T.RESPONSE, T.SUCCESSION), "any"),
    **dict.fromkeys((T.ALTERNATE_RESPONSE, T.ALTERNATE_SUCCESSION), "alternate"),
    **dict.fromkeys((T.CHAIN_RESPONSE, T.CHAIN_SUCCESSION), "chain"),
}
#: The phone warns when this part of the time is left, within these bounds.
_WARN_PART: Final = 0.2
_WARN_LEAST_S: Final = 30
_WARN_MOST_S: Final = 1800
#: A deadline before an agreed instant (ten minutes ahead of the window) is warned of this long before.
_WARN_APPOINTED_S: Final = 900


def timers(
    rulebook: Rulebook, order: Mapping[str, Any], steps: Sequence[Step], loose: Iterable[str]
) -> list[Json]:
    """The clocks that this order's crew can stop by one of its steps, or by a `loose` kind (recorded beside
    the steps, as a call taken up again is).
    """
    kinds = frozenset(loose)
    return [
        timer(rule, order, step)
        for rule in rulebook.rules
        if (step := _stopped_by(rule, order, steps)) is not None or _stopped_beside(rule, order, kinds)
    ]


def _runs(rule: Rule, order: Mapping[str, Any]) -> bool:
    """A clock that applies to this order and asks nothing that a phone can't know."""
    if rule.within is None or rule.target is None or rule.template not in AWAITING | SUCCESSIONS:
        return False
    if any(choice.by_actor for choice in _choices(rule)):
        return False
    return rule.scope is None or rule.scope(order, order)


def _choices(rule: Rule) -> list[Choice]:
    named = [rule.activation, rule.target, rule.cancel]
    return [choice for choice in (*named, *(side for pause in rule.pauses for side in pause)) if choice]


def _stopped_by(rule: Rule, order: Mapping[str, Any], steps: Sequence[Step]) -> Step | None:
    if not _runs(rule, order) or rule.target is None:
        return None
    when = resolve(rule.target.when, {}, order)
    able = (step for step in steps if step.event in rule.target.kinds and _may_say(step, when))
    return next(able, None)


def _stopped_beside(rule: Rule, order: Mapping[str, Any], loose: frozenset[str]) -> bool:
    return _runs(rule, order) and rule.target is not None and not loose.isdisjoint(rule.target.kinds)


def _may_say(step: Step, when: Mapping[str, Any]) -> bool:
    """Can the step's event satisfy the condition, seeing what the step fills in by itself?"""
    fixed = {name: test for name, test in when.items() if name in step.fills}
    test = compile_condition(fixed)
    return test is None or test(step.fills, {})


def timer(rule: Rule, order: Mapping[str, Any], step: Step | None = None) -> Json:
    """A rule that waits in time, as data (FieldTimer); `step`: where it is stopped. Raises ValueError for
    others.
    """
    bound = rule.within
    if bound is None or rule.target is None:
        raise ValueError(f"{rule.id} has no clock")
    return {
        "clause": rule.id,
        "source": ", ".join(rule.clause.sources),
        "title": rule.clause.title.model_dump(),
        "mend": (rule.clause.mend or rule.clause.title).model_dump(),
        "severity": rule.clause.severity,
        "step": step.id if step else None,
        "waits": _WAITS[rule.template],
        "start": selection(rule.activation, order),
        "stop": selection(rule.target, order),
        "correlate": list(rule.target.correlate),
        "cancel": selection(rule.cancel, order) if rule.cancel else None,
        "pauses": [
            {"start": selection(start, order), "stop": selection(stop, order)} for start, stop in rule.pauses
        ],
        "calendar": bound.calendar,
        "min_s": _seconds(bound.min),
        "max_s": _seconds(bound.max),
        "max_days": bound.max_days,
        "from_field": bound.from_field,
        "unless_past": bound.unless_past,
        "warn_before_s": warn_before_s(bound),
    }


def selection(choice: Choice, order: Mapping[str, Any]) -> Json:
    """Events of these kinds that satisfy `when`, resolved for the order."""
    return {"kinds": list(choice.kinds), "when": resolve(choice.when, {}, order)}


def warn_before_s(bound: TimeBound) -> int:
    """How long before its deadline a clock turns urgent: the last fifth of the time that it gives."""
    if bound.from_field is not None:
        return _WARN_APPOINTED_S
    if bound.max is None:
        return _WARN_MOST_S
    return int(min(max(bound.max.total_seconds() * _WARN_PART, _WARN_LEAST_S), _WARN_MOST_S))


def _seconds(length: timedelta | None) -> int | None:
    return None if length is None else round(length.total_seconds())


def running_hours(clock: Clock, from_at: datetime, to_at: datetime) -> list[Json]:
    """When a calendar's clock runs, as the phone reckons with it: [{from_at, to_at}] in order."""
    if not isinstance(clock, PausableClock):
        raise TypeError("a clock that tells no intervals can't go along")
    found = clock.intervals(from_at, to_at)
    return [
        {"from_at": _EPOCH + timedelta(microseconds=start), "to_at": _EPOCH + timedelta(microseconds=end)}
        for start, end in zip(found.starts_us, found.ends_us, strict=True)
    ]
