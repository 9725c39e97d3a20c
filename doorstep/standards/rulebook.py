"""The rules of an order: all clauses of its pinned editions, compiled once for every order that pins them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from doorstep.standards.compiling import Quota, Rule, compiled
from doorstep.standards.conditions import compile_condition
from doorstep.standards.language import Clause, Standard
from doorstep.standards.running import Programs
from doorstep.standards.steps import Catalogue
from doorstep.standards.tallies import kinds_of

Run = TypeVar("Run", Rule, Quota)


@dataclass(frozen=True, slots=True)
class Rulebook:
    """`rules` are evaluated over each order's log and `quotas` over many orders; `clauses` also holds what is
    only carried (process, skill).
    """

    rules: tuple[Rule, ...]
    clauses: Mapping[str, Clause]
    gates: Mapping[str, tuple[Rule, ...]]
    at_step: Mapping[str, tuple[Rule, ...]]
    quotas: tuple[Quota, ...] = ()
    counted: Mapping[str, tuple[Quota, ...]] = field(default_factory=dict)
    #: The rules made ready for each sort of orders.
    programs: Programs = field(default_factory=lambda: Programs(()), compare=False, repr=False)

    def gates_before(self, kind: str) -> tuple[Rule, ...]:
        """The gates that an event of this kind may break."""
        anywhere = (rule for rule in self.gates.get("*", ()) if kind not in rule.guards)
        return (*self.gates.get(kind, ()), *anywhere)

    def quotas_for(self, kind: str) -> tuple[Quota, ...]:
        """The quotas that an event of this kind may concern."""
        anywhere = (quota for quota in self.counted.get("*", ()) if kind not in kinds_of(quota))
        return (*self.counted.get(kind, ()), *anywhere)

    @staticmethod
    def of(standards: Iterable[tuple[Standard, Mapping[str, Any]]], catalogue: Catalogue) -> Rulebook:
        """Standards with a unit's parameters, in the order in which their documents are listed."""
        rules: list[Rule] = []
        quotas: list[Quota] = []
        clauses: dict[str, Clause] = {}
        for standard, parameters in standards:
            found = compiled(standard, parameters, catalogue)
            rules.extend(found.rules)
            quotas.extend(found.quotas)
            clauses |= {clause.id: clause for clause in standard.clauses}
        displaced = _displaced([*rules, *quotas])
        rules = [_narrowed(rule, displaced.get(rule.id, ())) for rule in rules]
        quotas = [_narrowed(quota, displaced.get(quota.id, ())) for quota in quotas]
        gates: dict[str, list[Rule]] = {}
        at_step: dict[str, list[Rule]] = {}
        for rule in rules:
            if rule.is_gate:
                for kind in rule.guards:
                    gates.setdefault(kind, []).append(rule)
            if rule.clause.step:
                at_step.setdefault(rule.clause.step, []).append(rule)
        counted: dict[str, list[Quota]] = {}
        for quota in quotas:
            for kind in kinds_of(quota):
                counted.setdefault(kind, []).append(quota)
        return Rulebook(
            tuple(rules),
            clauses,
            _frozen(gates),
            _frozen(at_step),
            tuple(quotas),
            _frozen(counted),
            Programs(rules),
        )


def _displaced(run: Iterable[Rule | Quota]) -> dict[str, list[Mapping[str, Any]]]:
    """By clause, the scopes of the clauses that take its place. Of two that override each other (in standards
    that don't know of one another) the one that is listed first stays.
    """
    found: dict[str, list[Mapping[str, Any]]] = {}
    taken: set[tuple[str, str]] = set()
    for each in run:
        for other in each.clause.overrides:
            if (other, each.id) not in taken:
                taken.add((each.id, other))
                found.setdefault(other, []).append(each.scope_when)
    return found


def _narrowed(each: Run, others: Iterable[Mapping[str, Any]]) -> Run:
    """The clause, ruling only the orders that none of these scopes takes."""
    asked: list[Mapping[str, Any]] = [{"not": dict(other)} for other in others]
    if not asked:
        return each
    scope = {"all": [*([each.scope_when] if each.scope_when else []), *asked]}
    return replace(each, scope_when=scope, scope=compile_condition(scope))


def _frozen(index: dict[str, list[Run]]) -> dict[str, tuple[Run, ...]]:
    return {key: tuple(each) for key, each in index.items()}
