"""Templates that relate two events: how each activation of a rule stands."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from doorstep.standards.compiling import Rule
from doorstep.standards.conditions import MISSING
from doorstep.standards.language import Template
from doorstep.standards.picking import field_of, picked
from doorstep.standards.timing import Limits, limits_of
from doorstep.standards.verdicts import (
    NOT_APPLICABLE,
    PENDING,
    SATISFIED,
    VIOLATED,
    Clocks,
    Fact,
    Log,
    Outcome,
    straight,
)


class Case(NamedTuple):
    """How one activation stands. `at`: when it was decided; `due_at`: its deadline while pending."""

    outcome: Outcome
    activation: Fact
    answer: Fact | None = None
    at: datetime | None = None
    due_at: datetime | None = None
    remedied_at: datetime | None = None


class View:
    """A log under one rule, looked at from an instant."""

    __slots__ = ("activation", "alike", "facts", "limits", "log", "now", "rule", "target")

    def __init__(self, rule: Rule, log: Log, clocks: Clocks, now: datetime) -> None:
        if rule.target is None:
            raise TypeError(f"{rule.id}: template {rule.template} was compiled without a target")
        self.rule, self.log, self.now = rule, log, now
        self.facts = log.facts
        self.activation, self.target = rule.activation, rule.target
        #: Positions by what they say in the correlated fields, for each sequence of them that was asked for
        #: (kept beside, so that no other gets its id).
        self.alike: dict[int, tuple[Sequence[int], Mapping[Any, Sequence[int]]]] = {}
        self.limits: Limits | None = limits_of(rule, log, clocks) if rule.within else None

    def correlated(self, positions: Sequence[int], fact: Fact) -> Sequence[int]:
        """Of these positions those that say the same in the fields that the target names; a field that is
        missing equals nothing. A room of a hotel is found among three hundred without looking at each.
        """
        if not self.target.correlate:
            return positions
        said = said_of(fact, self.target.correlate)
        if said is None:
            return ()
        held = self.alike.get(id(positions))
        if held is None:
            held = self.alike[id(positions)] = positions, self._by_said(positions)
        return held[1].get(said, ())

    def _by_said(self, positions: Sequence[int]) -> Mapping[Any, Sequence[int]]:
        found: dict[Any, list[int]] = {}
        for position in positions:
            said = said_of(self.facts[position], self.target.correlate)
            if said is not None:
                found.setdefault(said, []).append(position)
        return found

    def after(self, positions: Sequence[int], start: int) -> Iterator[int]:
        """Of these positions those that lie behind `start` and correlate with it."""
        alike = self.correlated(positions, self.facts[start])
        for at in range(bisect_right(alike, start), len(alike)):
            yield alike[at]

    def before(self, positions: Sequence[int], end: int) -> Iterator[int]:
        """Of these positions those that lie before `end` and correlate with it, the nearest first."""
        alike = self.correlated(positions, self.facts[end])
        for at in range(bisect_left(alike, end) - 1, -1, -1):
            yield alike[at]


def said_of(fact: Fact, correlate: Sequence[str]) -> Any:
    """What the fact says in the correlated fields; None when one is missing."""
    if len(correlate) == 1:
        value = field_of(fact, correlate[0])
        # A room's number, mostly.
        if isinstance(value, str):
            return value
    values = [field_of(fact, name) for name in correlate]
    if any(value is MISSING for value in values):
        return None
    return tuple([_hashable(value) for value in values])


def _hashable(value: Any) -> Any:
    """Equal for equal JSON values and only for these."""
    if isinstance(value, dict):
        return "{", frozenset((name, _hashable(each)) for name, each in value.items())
    if isinstance(value, list | tuple):
        return "[", tuple(_hashable(each) for each in value)
    return value


def _vacuous(activation: Fact) -> Case:
    return straight(Case, (NOT_APPLICABLE, activation, None, None, None, None))


# --- the target comes later --------------------------------------------------------------------------------


def _response(view: View) -> list[Case]:
    starts = picked(view.log, view.activation)
    last = len(view.facts) - 1
    return _awaited(view, [(start, last, True) for start in starts])


def _alternate_response(view: View) -> list[Case]:
    """A target before the next activation; that activation itself may be it."""
    starts = picked(view.log, view.activation)
    spans = [(start, following, False) for start, following in zip(starts, starts[1:], strict=False)]
    return _awaited(view, [*spans, *((start, len(view.facts) - 1, True) for start in starts[-1:])])


def _chain_response(view: View) -> list[Case]:
    last = len(view.facts) - 1
    starts = picked(view.log, view.activation)
    return _awaited(view, [(start, min(start + 1, last), start == last) for start in starts])


def _awaited(view: View, spans: Sequence[tuple[int, int, bool]]) -> list[Case]:
    """`spans`: the activation, the last position that may answer it, and whether that end may still move."""
    if not spans:
        return []
    targets = picked(view.log, view.target)
    waivers = picked(view.log, view.rule.cancel) if view.rule.cancel else ()
    return [_await(view, targets, waivers, *span) for span in spans]


def _await(
    view: View, targets: Sequence[int], waivers: Sequence[int], start: int, last: int, open_ended: bool
) -> Case:
    """Does a target follow the fact at `start`, up to position `last`, in time, before it is waived?"""
    activation = view.facts[start]
    earliest = due = None
    if view.limits is not None:
        span = view.limits.span(activation)
        if span is None:
            return _vacuous(activation)
        earliest, due = span
    waived = _waived(view, waivers, start, due)
    if waived is not None and waived > last and not open_ended:
        waived = None
    late: Fact | None = None
    facts, alike = view.facts, view.correlated(targets, activation)
    until = last if waived is None or waived > last else waived
    # Written out, as this runs for every clause that waits.
    for at in range(bisect_right(alike, start), len(alike)):
        position = alike[at]
        if position > until:
            break
        fact = facts[position]
        if earliest is not None and fact.at < earliest:
            continue
        if due is None or fact.at <= due:
            return straight(Case, (SATISFIED, activation, fact, fact.at, None, None))
        late = fact
        break
    if waived is not None:
        return _vacuous(activation)
    return _unanswered(view, activation, late, due, None if open_ended else view.facts[last].at)


def _unanswered(
    view: View, activation: Fact, late: Fact | None, due: datetime | None, missed_at: datetime | None
) -> Case:
    """No target in time: broken at the deadline or when its span ended, whichever was first; else pending."""
    overdue = due is not None and (late is not None or view.now > due)
    instants = [at for at, passed in ((due, overdue), (missed_at, True)) if at is not None and passed]
    if not instants:
        return Case(PENDING, activation, due_at=due)
    # A deadline that lay before its activation is broken by the activation.
    broken_at = max(min(instants), activation.at)
    return Case(VIOLATED, activation, late, at=broken_at, remedied_at=late.at if late else None)


def _waived(view: View, waivers: Sequence[int], start: int, due: datetime | None) -> int | None:
    """Where the rule's `cancel` event took the activation back, unless its deadline had passed by then."""
    if not waivers:
        return None
    at = bisect_right(waivers, start)
    if at == len(waivers):
        return None
    waiver = waivers[at]
    return waiver if due is None or view.facts[waiver].at <= due else None


# --- the target comes first --------------------------------------------------------------------------------


def _precedence(view: View) -> list[Case]:
    ends = picked(view.log, view.activation)
    since = view.rule.since
    if since is None:
        return _preceded(view, [(end, 0) for end in ends])
    marks = picked(view.log, since)
    return _preceded(view, [(end, marks[at - 1] if (at := bisect_left(marks, end)) else 0) for end in ends])


def _alternate_precedence(view: View) -> list[Case]:
    """A target since the last activation; that activation itself may be it."""
    ends = picked(view.log, view.activation)
    return _preceded(view, list(zip(ends, [0, *ends], strict=False)))


def _chain_precedence(view: View) -> list[Case]:
    return _preceded(view, [(end, max(end - 1, 0)) for end in picked(view.log, view.activation)])


def _preceded(view: View, spans: Sequence[tuple[int, int]]) -> list[Case]:
    """`spans`: the activation, and the first position at which a target counts."""
    if not spans:
        return []
    targets = picked(view.log, view.target)
    return [_earlier(view, targets, end, first) for end, first in spans]


def _earlier(view: View, targets: Sequence[int], end: int, first: int) -> Case:
    activation = view.facts[end]
    if view.limits is not None and not view.limits.anchored(activation):
        return _vacuous(activation)
    for position in view.before(targets, end):
        if position < first:
            break
        fact = view.facts[position]
        if view.limits is None or view.limits.near(fact, activation):
            return Case(SATISFIED, activation, fact, at=activation.at)
    return _unpreceded(view, targets, end)


def _unpreceded(view: View, targets: Sequence[int], end: int) -> Case:
    """Broken; made good by the first target that came afterwards."""
    at = view.facts[end].at
    remedy = next(view.after(targets, end), None)
    return Case(
        VIOLATED, view.facts[end], at=at, remedied_at=None if remedy is None else view.facts[remedy].at
    )


# --- the target comes at any time, or never ----------------------------------------------------------------


def _responded_existence(view: View) -> list[Case]:
    targets = picked(view.log, view.target)
    cases = []
    for position in picked(view.log, view.activation):
        fact, answer = view.facts[position], _other(view, targets, position)
        if answer is None:
            cases.append(Case(PENDING, fact))
        else:
            cases.append(Case(SATISFIED, fact, answer, at=max(fact.at, answer.at)))
    return cases


def _not_coexistence(view: View) -> list[Case]:
    starts, targets = picked(view.log, view.activation), picked(view.log, view.target)
    cases = []
    for position in starts:
        fact, answer = view.facts[position], _other(view, targets, position)
        if answer is None:
            cases.append(Case(SATISFIED, fact, at=fact.at))
        else:
            cases.append(Case(VIOLATED, fact, answer, at=max(fact.at, answer.at)))
    return cases or [Case(SATISFIED, view.facts[p], at=view.facts[p].at) for p in targets]


def _other(view: View, targets: Sequence[int], position: int) -> Fact | None:
    """The first target, before or after, other than the activation itself."""
    for target in view.correlated(targets, view.facts[position]):
        if target != position:
            return view.facts[target]
    return None


def _absence_after(view: View) -> list[Case]:
    last = len(view.facts)
    targets = picked(view.log, view.target)
    return [_clear(view, targets, start, last) for start in picked(view.log, view.activation)]


def _absence_between(view: View) -> list[Case]:
    """No target between an activation and the next `until`; a span that hasn't ended asks nothing yet."""
    until = view.rule.until
    ends = picked(view.log, until) if until else ()
    targets = picked(view.log, view.target)
    starts = picked(view.log, view.activation)
    spans = [(start, ends[at]) for start in starts if (at := bisect_right(ends, start)) < len(ends)]
    return [_clear(view, targets, start, end) for start, end in spans]


def _clear(view: View, targets: Sequence[int], start: int, end: int) -> Case:
    activation = view.facts[start]
    found = next(view.after(targets, start), None)
    if found is None or found >= end:
        return Case(SATISFIED, activation, at=activation.at)
    answer = view.facts[found]
    return Case(VIOLATED, activation, answer, at=answer.at)


# --- both ways ---------------------------------------------------------------------------------------------


def _and_mirrored(
    first: Callable[[View], list[Case]], second: Callable[[View], list[Case]]
) -> Callable[[View], list[Case]]:
    """`first` as the rule says it, and `second` with activation and target exchanged."""

    def run(view: View) -> list[Case]:
        cases = first(view)
        correlate = view.target.correlate
        view.activation, view.target = view.target, view.activation._replace(correlate=correlate)
        return [*cases, *second(view)]

    return run


RELATED: Mapping[str, Callable[[View], list[Case]]] = {
    Template.RESPONSE.value: _response,
    Template.ALTERNATE_RESPONSE.value: _alternate_response,
    Template.CHAIN_RESPONSE.value: _chain_response,
    Template.PRECEDENCE.value: _precedence,
    Template.ALTERNATE_PRECEDENCE.value: _alternate_precedence,
    Template.CHAIN_PRECEDENCE.value: _chain_precedence,
    Template.SUCCESSION.value: _and_mirrored(_response, _precedence),
    Template.ALTERNATE_SUCCESSION.value: _and_mirrored(_alternate_response, _alternate_precedence),
    Template.CHAIN_SUCCESSION.value: _and_mirrored(_chain_response, _chain_precedence),
    Template.RESPONDED_EXISTENCE.value: _responded_existence,
    Template.COEXISTENCE.value: _and_mirrored(_responded_existence, _responded_existence),
    Template.NOT_COEXISTENCE.value: _not_coexistence,
    Template.ABSENCE_AFTER.value: _absence_after,
    Template.ABSENCE_BETWEEN.value: _absence_between,
}
