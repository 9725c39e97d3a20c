"""What is enabled now, and which clause blocks each step that isn't."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from doorstep.standards.compiling import Rule
from doorstep.standards.evaluation import evaluate
from doorstep.standards.language import Words
from doorstep.standards.verdicts import Clocks, Fact, Log, Outcome


@dataclass(frozen=True, slots=True)
class Block:
    """A clause that forbids a step, what it misses and how to mend it."""

    clause_id: str
    source: str
    title: Words
    missing: tuple[str, ...]
    mend: Words


def blocks(rules: Iterable[Rule], log: Log, kind: str, body: Mapping[str, Any], at: datetime, clocks: Clocks) -> list[Block]:
    """The gates that would be broken if an event of this kind, with this body, happened at `at`.

    Exactly the verdict that the clause would give afterwards, so a gate and its finding can't disagree.
    """
    seq = max((fact.seq for fact in log.facts), default=0) + 1
    step = Fact("(step)", kind, at, seq, body)
    found = []
    for rule in rules:
        if not rule.is_gate or kind not in rule.activation.kinds:
            continue
        before = evaluate(rule, log, clocks, at)
        tried = Log.of([*log.facts, step], log.order, log.closed_at)
        after = evaluate(rule, tried, clocks, at)
        if after.outcome is Outcome.VIOLATED and after.violated > before.violated:
            found.append(_block(rule))
    return found


def _block(rule: Rule) -> Block:
    clause = rule.clause
    return Block(
        clause_id=clause.id,
        source=", ".join(clause.sources),
        title=clause.title,
        missing=rule.target.kinds if rule.target else (),
        mend=clause.mend or clause.title,
    )
