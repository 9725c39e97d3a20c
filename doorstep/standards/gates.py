"""What is enabled now, and which clause blocks each step that isn't."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from doorstep.standards.compiling import Choice, Rule
from doorstep.standards.conditions import resolve
from doorstep.standards.evaluation import evaluate
from doorstep.standards.language import ACTOR, PRECEDENCES, Template, Words
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import Step
from doorstep.standards.verdicts import Clocks, Fact, Log, Outcome


@dataclass(frozen=True, slots=True)
class Block:
    """A clause that forbids a step, what it misses and how to mend it."""

    clause_id: str
    source: str
    title: Words
    missing: tuple[str, ...]
    mend: Words


@dataclass(frozen=True, slots=True)
class Attempt:
    """A step that somebody may want to take: an event of this kind whose body says at least this."""

    kind: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Wanted:
    """Events of these kinds that satisfy `when`: resolved data that a phone evaluates itself."""

    kinds: tuple[str, ...]
    when: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Need:
    """A precedence gate as a phone holds it offline: a step that is in `activation` asks for an earlier event
    that is in `needs` and says the same in the fields `correlate`. With `since` it counts only if no event of
    `since` came after it (one may be both).
    """

    clause_id: str
    activation: Wanted
    needs: Wanted
    since: Wanted | None
    correlate: tuple[str, ...] = ()


def blocks(
    rules: Iterable[Rule],
    log: Log,
    kind: str,
    body: Mapping[str, Any],
    at: datetime,
    clocks: Clocks,
    actor: str = "",
) -> list[Block]:
    """The gates that would be broken if `actor` brought about an event of this kind, with this body, at `at`.

    Exactly the verdict that the clause would give afterwards, so a gate and its finding can't disagree.
    """
    gates = [rule for rule in rules if rule.is_gate and not rule.guards.isdisjoint({kind, "*"})]
    return _Door(log, at, clocks, actor).blocks(gates, kind, body) if gates else []


def enabled(
    rulebook: Rulebook,
    log: Log,
    attempts: Mapping[str, Attempt],
    at: datetime,
    clocks: Clocks,
    actor: str = "",
) -> dict[str, list[Block]]:
    """What an order lets `actor` do at `at`, all in one call: of each attempt, by its name, the clauses that
    block it. None block it: it is enabled.
    """
    door = _Door(log, at, clocks, actor)
    return {
        name: door.blocks(rulebook.gates_before(attempt.kind), attempt.kind, attempt.body)
        for name, attempt in attempts.items()
    }


def attempts_of(steps: Iterable[Step], said: Mapping[str, Mapping[str, Any]]) -> dict[str, Attempt]:
    """The steps of the catalogue as attempts, by their ids. `said`: what the body of a kind of event says,
    beside what the step itself fills in, when it brings the order forward (a satisfied signature).
    """
    return {step.id: Attempt(step.event, {**said.get(step.event, {}), **step.fills}) for step in steps}


class _Door:
    """A log before which steps are tried. How its clauses stand before any step is asked once."""

    def __init__(self, log: Log, at: datetime, clocks: Clocks, actor: str) -> None:
        self._log, self._at, self._clocks, self._actor = log, at, clocks, actor
        self._seq = max((fact.seq for fact in log.facts), default=0) + 1
        self._broken: dict[str, int] = {}

    def blocks(self, gates: Iterable[Rule], kind: str, body: Mapping[str, Any]) -> list[Block]:
        step = Fact("(step)", kind, self._at, self._seq, body, self._actor)
        tried, _ = self._log.extended(step, self._log.closed_at)
        found = []
        for rule in gates:
            after = evaluate(rule, tried, self._clocks, self._at)
            if after.outcome is Outcome.VIOLATED and after.violated > self._before(rule):
                found.append(_block(rule))
        return found

    def _before(self, rule: Rule) -> int:
        if rule.id not in self._broken:
            self._broken[rule.id] = evaluate(rule, self._log, self._clocks, self._at).violated
        return self._broken[rule.id]


def need_of(rule: Rule, order: Mapping[str, Any]) -> Need | None:
    """The gate as data for an order; None if the clause is no gate, doesn't rule this order, or is of a
    shape that only the server judges.
    """
    if not rule.is_gate or rule.template not in PRECEDENCES or rule.within is not None:
        return None
    if rule.target is None or rule.template is Template.CHAIN_PRECEDENCE:
        return None
    # A phone compares fields of bodies, by name.
    if any(name == ACTOR or "." in name for name in rule.target.correlate):
        return None
    if rule.scope is not None and not rule.scope(order, order):
        return None
    since = rule.activation if rule.template is Template.ALTERNATE_PRECEDENCE else rule.since
    if any(choice is not None and choice.by_actor for choice in (rule.activation, rule.target, since)):
        return None
    return Need(
        clause_id=rule.id,
        activation=_wanted(rule.activation, order),
        needs=_wanted(rule.target, order),
        since=_wanted(since, order) if since else None,
        correlate=tuple(rule.target.correlate),
    )


def _wanted(choice: Choice, order: Mapping[str, Any]) -> Wanted:
    return Wanted(choice.kinds, resolve(choice.when, {}, order))


def _block(rule: Rule) -> Block:
    clause = rule.clause
    return Block(
        clause_id=clause.id,
        source=", ".join(clause.sources),
        title=clause.title,
        missing=rule.target.kinds if rule.target and rule.template in PRECEDENCES else (),
        mend=clause.mend or clause.title,
    )
