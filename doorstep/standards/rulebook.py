"""The rules of an order: all clauses of its pinned editions, compiled once for every order that pins them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from doorstep.standards.compiling import Rule, compile_standard
from doorstep.standards.language import Clause, Standard
from doorstep.standards.steps import Catalogue


@dataclass(frozen=True, slots=True)
class Rulebook:
    """`rules` are evaluated; `clauses` also holds what is only carried (process, skill)."""

    rules: tuple[Rule, ...]
    clauses: Mapping[str, Clause]
    gates: Mapping[str, tuple[Rule, ...]]
    at_step: Mapping[str, tuple[Rule, ...]]

    def gates_before(self, kind: str) -> tuple[Rule, ...]:
        """The gates that an event of this kind may break."""
        return (*self.gates.get(kind, ()), *self.gates.get("*", ()))

    @staticmethod
    def of(standards: Iterable[tuple[Standard, Mapping[str, Any]]], catalogue: Catalogue) -> Rulebook:
        """Standards with a unit's parameters, in the order in which their documents are listed."""
        rules: list[Rule] = []
        clauses: dict[str, Clause] = {}
        for standard, parameters in standards:
            rules.extend(compile_standard(standard, parameters, catalogue))
            clauses |= {clause.id: clause for clause in standard.clauses}
        gates: dict[str, list[Rule]] = {}
        at_step: dict[str, list[Rule]] = {}
        for rule in rules:
            if rule.is_gate:
                for kind in rule.guards:
                    gates.setdefault(kind, []).append(rule)
            if rule.clause.step:
                at_step.setdefault(rule.clause.step, []).append(rule)
        return Rulebook(tuple(rules), clauses, _frozen(gates), _frozen(at_step))


def _frozen(index: dict[str, list[Rule]]) -> dict[str, tuple[Rule, ...]]:
    return {key: tuple(rules) for key, rules in index.items()}
