"""The live evaluator: one rule over one order's log, at an instant. Pure Python, microseconds.

Semantics are RV-LTL with vacuity (design.md, "The clause language"): every activation has an outcome of its
own, and the verdict is their conjunction. Facts are ordered by (occurred_at, seq), so equal times keep the
order in which they were recorded. An event never answers itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from doorstep.standards.compiling import Choice, Rule
from doorstep.standards.language import Template
from doorstep.standards.timing import Limits, limits_of
from doorstep.standards.verdicts import Clocks, Fact, Log, Outcome, Verdict


@dataclass(frozen=True, slots=True)
class Case:
    """How one activation stands. `at`: when it was decided; `due_at`: its deadline while pending."""

    outcome: Outcome
    activation: Fact | None
    answer: Fact | None = None
    at: datetime | None = None
    due_at: datetime | None = None
    remedied_at: datetime | None = None


class View:
    """A log under one rule: what its selectors pick, at which instant it is looked at."""

    __slots__ = ("clocks", "limits", "log", "now", "rule")

    def __init__(self, rule: Rule, log: Log, clocks: Clocks, now: datetime) -> None:
        self.rule, self.log, self.clocks, self.now = rule, log, clocks, now
        self.limits: Limits | None = limits_of(rule, log, clocks) if rule.within else None

    def picks(self, choice: Choice) -> Iterator[int]:
        """Positions of the facts that the choice takes, in order."""
        order = self.log.order
        test = choice.test
        for position in self._positions(choice.kinds):
            if test is None or test(self.log.facts[position].body, order):
                yield position

    def _positions(self, kinds: tuple[str, ...]) -> Iterable[int]:
        if len(kinds) == 1:
            return self.log.by_kind.get(kinds[0], ())
        if kinds == ("*",):
            return range(len(self.log.facts))
        return sorted(p for kind in kinds for p in self.log.by_kind.get(kind, ()))

    def answers(self, choice: Choice, activation: Fact) -> Iterator[int]:
        """Positions that answer this activation: another event, equal in the correlated fields."""
        for position in self.picks(choice):
            fact = self.log.facts[position]
            if fact is activation:
                continue
            if all(fact.body.get(name) == activation.body.get(name) for name in choice.correlate):
                yield position


def evaluate(rule: Rule, log: Log, clocks: Clocks, now: datetime) -> Verdict:
    """The rule's verdict on the log as it stands at `now`. A closed log gets final verdicts only."""
    if rule.scope is not None and not rule.scope(log.order, log.order):
        return Verdict(Outcome.NOT_APPLICABLE, final=log.closed_at is not None)
    view = View(rule, log, clocks, now)
    if rule.template in _COUNTED:
        return _COUNTED[rule.template](view)
    return _conclude(view, _RELATED[rule.template](view))


# --- relations: an outcome per activation, then one verdict ------------------------------------------------


def _conclude(view: View, cases: Sequence[Case]) -> Verdict:
    closed_at = view.log.closed_at
    if closed_at is not None:
        cases = [_closed(case, closed_at) for case in cases]
    live = [case for case in cases if case.outcome is not Outcome.NOT_APPLICABLE]
    if not live:
        return Verdict(Outcome.NOT_APPLICABLE, final=closed_at is not None)
    broken = [case for case in live if case.outcome is Outcome.VIOLATED]
    waiting = [case for case in live if case.outcome is Outcome.PENDING]
    if broken:
        verdict = _violated(broken, view.now)
    elif waiting:
        due = min((case.due_at for case in waiting if case.due_at is not None), default=None)
        verdict = Verdict(Outcome.PENDING, final=False, due_at=due, witnesses=_witnesses(waiting))
    else:
        verdict = Verdict(Outcome.SATISFIED, final=closed_at is not None, witnesses=_witnesses(live))
    return replace(
        verdict,
        activations=len(live),
        fulfilled=len(live) - len(broken) - len(waiting),
        violated=len(broken),
        pending=len(waiting),
    )


def _violated(broken: Sequence[Case], now: datetime) -> Verdict:
    """Violated since the first breach; remedied when the last of them was made good."""
    remedies = [case.remedied_at for case in broken if case.remedied_at is not None]
    return Verdict(
        Outcome.VIOLATED,
        final=True,
        violated_at=min(case.at or now for case in broken),
        remedied_at=max(remedies) if len(remedies) == len(broken) else None,
        witnesses=_witnesses(broken),
    )


def _closed(case: Case, closed_at: datetime) -> Case:
    if case.outcome is not Outcome.PENDING:
        return case
    return Case(Outcome.VIOLATED, case.activation, at=closed_at)


def _witnesses(cases: Iterable[Case]) -> tuple[str, ...]:
    """The events that decide, each once, in log order of the cases; at most 20 (an audit reads the log)."""
    ids: dict[str, None] = {}
    for case in cases:
        for fact in (case.activation, case.answer):
            if fact is not None:
                ids[fact.id] = None
    return tuple(list(ids)[:20])


def _response(view: View) -> list[Case]:
    return [_await(view, position, len(view.log.facts)) for position in view.picks(view.rule.activation)]


def _alternate_response(view: View) -> list[Case]:
    starts = list(view.picks(view.rule.activation))
    ends = [*starts[1:], len(view.log.facts)]
    return [_await(view, start, end, open_ended=end == ends[-1]) for start, end in zip(starts, ends, strict=True)]


def _chain_response(view: View) -> list[Case]:
    total = len(view.log.facts)
    return [
        _await(view, start, min(start + 2, total), open_ended=start + 1 >= total)
        for start in view.picks(view.rule.activation)
    ]


def _await(view: View, start: int, end: int, open_ended: bool = True) -> Case:
    """Does a target follow the fact at `start`, before position `end`, in time?

    `open_ended`: the span up to `end` may still grow; otherwise a missing target is a breach.
    """
    facts, activation = view.log.facts, view.log.facts[start]
    limits = view.limits
    earliest, due = limits.span(activation) if limits else (None, None)
    cancelled_at = _cancelled_at(view, activation, start)
    late: Fact | None = None
    for position in view.answers(_target(view), activation):
        if not start < position < end:
            continue
        fact = facts[position]
        if earliest is not None and fact.at < earliest:
            continue
        if due is not None and fact.at > due:
            late = fact
            break
        return Case(Outcome.SATISFIED, activation, fact, at=fact.at)
    if cancelled_at is not None and (due is None or cancelled_at <= due):
        return Case(Outcome.NOT_APPLICABLE, activation)
    if not open_ended:
        broken_at = facts[min(end, len(facts) - 1)].at
        return Case(Outcome.VIOLATED, activation, late, at=min(broken_at, due) if due else broken_at)
    if due is not None and (late is not None or view.now > due):
        return Case(Outcome.VIOLATED, activation, late, at=due, remedied_at=late.at if late else None)
    return Case(Outcome.PENDING, activation, due_at=due)


def _cancelled_at(view: View, activation: Fact, start: int) -> datetime | None:
    """When the activation was waived by the rule's `cancel` event (a later promise, a cancelled visit)."""
    if view.rule.cancel is None:
        return None
    later = (p for p in view.answers(view.rule.cancel, activation) if p > start)
    first = next(later, None)
    return None if first is None else view.log.facts[first].at


def _precedence(view: View) -> list[Case]:
    return [_earlier(view, position, 0) for position in view.picks(view.rule.activation)]


def _alternate_precedence(view: View) -> list[Case]:
    ends = list(view.picks(view.rule.activation))
    starts = [0, *(end + 1 for end in ends[:-1])]
    return [_earlier(view, end, start) for start, end in zip(starts, ends, strict=False)]


def _chain_precedence(view: View) -> list[Case]:
    return [_earlier(view, end, max(end - 1, 0)) for end in view.picks(view.rule.activation)]


def _earlier(view: View, end: int, start: int) -> Case:
    """Did a target come before the fact at `end`, not before position `start`, near enough in time?"""
    facts, activation = view.log.facts, view.log.facts[end]
    remedy: Fact | None = None
    for position in view.answers(_target(view), activation):
        fact = facts[position]
        if start <= position < end and (view.limits is None or view.limits.near(fact, activation)):
            return Case(Outcome.SATISFIED, activation, fact, at=activation.at)
        if position > end and remedy is None:
            remedy = fact
    return Case(Outcome.VIOLATED, activation, at=activation.at, remedied_at=remedy.at if remedy else None)


def _responded_existence(view: View) -> list[Case]:
    return _existence_of(view, view.rule.activation, _target(view))


def _existence_of(view: View, activation: Choice, target: Choice) -> list[Case]:
    cases = []
    for position in view.picks(activation):
        fact = view.log.facts[position]
        found = next(view.answers(target, fact), None)
        if found is None:
            cases.append(Case(Outcome.PENDING, fact))
        else:
            answer = view.log.facts[found]
            cases.append(Case(Outcome.SATISFIED, fact, answer, at=max(fact.at, answer.at)))
    return cases


def _coexistence(view: View) -> list[Case]:
    target = _target(view)
    return [
        *_existence_of(view, view.rule.activation, target),
        *_existence_of(view, target, view.rule.activation),
    ]


def _not_coexistence(view: View) -> list[Case]:
    cases = []
    for position in view.picks(view.rule.activation):
        fact = view.log.facts[position]
        found = next(view.answers(_target(view), fact), None)
        answer = None if found is None else view.log.facts[found]
        outcome = Outcome.SATISFIED if answer is None else Outcome.VIOLATED
        cases.append(Case(outcome, fact, answer, at=max(fact.at, answer.at) if answer else fact.at))
    return cases or [Case(Outcome.SATISFIED, view.log.facts[p]) for p in view.picks(_target(view))]


def _absence_after(view: View) -> list[Case]:
    return [_clear(view, start, len(view.log.facts)) for start in view.picks(view.rule.activation)]


def _absence_between(view: View) -> list[Case]:
    """No target between an activation and the next `until`; a span that never ends breaks nothing."""
    assert view.rule.until is not None
    ends = list(view.picks(view.rule.until))
    cases = []
    for start in view.picks(view.rule.activation):
        end = next((position for position in ends if position > start), None)
        if end is not None:
            cases.append(_clear(view, start, end))
    return cases


def _clear(view: View, start: int, end: int) -> Case:
    activation = view.log.facts[start]
    for position in view.answers(_target(view), activation):
        if start < position < end:
            answer = view.log.facts[position]
            return Case(Outcome.VIOLATED, activation, answer, at=answer.at)
    return Case(Outcome.SATISFIED, activation, at=activation.at)


def _both(first: Callable[[View], list[Case]], second: Callable[[View], list[Case]]) -> Callable[[View], list[Case]]:
    """Succession: the response from the activation, and the precedence from the target."""

    def run(view: View) -> list[Case]:
        rule = view.rule
        mirrored = Rule(
            rule.clause, rule.standard, rule.template, _target(view), rule.activation, rule.until, rule.within,
            rule.pauses, rule.cancel, rule.scope, rule.deduct_cny,
        )  # fmt: skip
        return [*first(view), *second(View(mirrored, view.log, view.clocks, view.now))]

    return run


def _target(view: View) -> Choice:
    target = view.rule.target
    assert target is not None, f"{view.rule.id}: template {view.rule.template} was compiled without a target"
    return target


_RELATED: dict[Template, Callable[[View], list[Case]]] = {
    Template.RESPONSE: _response,
    Template.ALTERNATE_RESPONSE: _alternate_response,
    Template.CHAIN_RESPONSE: _chain_response,
    Template.PRECEDENCE: _precedence,
    Template.ALTERNATE_PRECEDENCE: _alternate_precedence,
    Template.CHAIN_PRECEDENCE: _chain_precedence,
    Template.SUCCESSION: _both(_response, _precedence),
    Template.ALTERNATE_SUCCESSION: _both(_alternate_response, _alternate_precedence),
    Template.CHAIN_SUCCESSION: _both(_chain_response, _chain_precedence),
    Template.RESPONDED_EXISTENCE: _responded_existence,
    Template.COEXISTENCE: _coexistence,
    Template.NOT_COEXISTENCE: _not_coexistence,
    Template.ABSENCE_AFTER: _absence_after,
    Template.ABSENCE_BETWEEN: _absence_between,
}


# --- counts and positions: one verdict for the whole log ---------------------------------------------------


def _existence(view: View) -> Verdict:
    hits = [view.log.facts[p] for p in view.picks(view.rule.activation)][: view.rule.clause.n]
    if len(hits) >= view.rule.clause.n:
        return Verdict(Outcome.SATISFIED, True, witnesses=_ids(hits), activations=1, fulfilled=1)
    return _open_or_broken(view, hits)


def _absence(view: View) -> Verdict:
    """Broken by the n-th occurrence (n = 1: by any)."""
    hits = [view.log.facts[p] for p in view.picks(view.rule.activation)][: view.rule.clause.n]
    if len(hits) >= view.rule.clause.n:
        return _broken(hits, hits[-1].at)
    return Verdict(Outcome.SATISFIED, view.log.closed_at is not None, activations=1, fulfilled=1)


def _exactly(view: View) -> Verdict:
    n = view.rule.clause.n
    hits = [view.log.facts[p] for p in view.picks(view.rule.activation)]
    if len(hits) > n:
        return _broken(hits[: n + 1], hits[n].at)
    if len(hits) == n:
        closed = view.log.closed_at is not None
        return Verdict(Outcome.SATISFIED, closed, witnesses=_ids(hits), activations=1, fulfilled=1)
    return _open_or_broken(view, hits)


def _init(view: View) -> Verdict:
    if not view.log.facts:
        return _open_or_broken(view, [])
    first = view.log.facts[0]
    if next(view.picks(view.rule.activation), None) == 0:
        return Verdict(Outcome.SATISFIED, True, witnesses=(first.id,), activations=1, fulfilled=1)
    return _broken([first], first.at)


def _end(view: View) -> Verdict:
    last = len(view.log.facts) - 1
    if last >= 0 and last in list(view.picks(view.rule.activation)):
        closed = view.log.closed_at is not None
        return Verdict(Outcome.SATISFIED, closed, witnesses=(view.log.facts[last].id,), activations=1, fulfilled=1)
    return _open_or_broken(view, [])


def _open_or_broken(view: View, hits: list[Fact]) -> Verdict:
    if view.log.closed_at is not None:
        return _broken(hits, view.log.closed_at)
    return Verdict(Outcome.PENDING, False, witnesses=_ids(hits), activations=1, pending=1)


def _broken(hits: list[Fact], at: datetime) -> Verdict:
    return Verdict(Outcome.VIOLATED, True, violated_at=at, witnesses=_ids(hits), activations=1, violated=1)


def _ids(hits: list[Fact]) -> tuple[str, ...]:
    return tuple(fact.id for fact in hits[:20])


_COUNTED: dict[Template, Callable[[View], Verdict]] = {
    Template.EXISTENCE: _existence,
    Template.ABSENCE: _absence,
    Template.EXACTLY: _exactly,
    Template.INIT: _init,
    Template.END: _end,
}
