"""All checks, in the order in which their findings are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from doorstep.standards.language import Standard
from doorstep.standards.linting.applying import never_applicable, unknown_names
from doorstep.standards.linting.asking import asked_twice, unused_parameters
from doorstep.standards.linting.conflicts import conflicts
from doorstep.standards.linting.deadlocks import deadlocks, out_of_order
from doorstep.standards.linting.findings import Known, Lint
from doorstep.standards.linting.kinds import unknown_kinds
from doorstep.standards.linting.quotas import quota_conflicts
from doorstep.standards.linting.redundancy import redundant
from doorstep.standards.linting.world import World
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import catalogue

#: A standard with the figures of the unit that runs it.
Run = tuple[Standard, Mapping[str, Any]]


def lint(
    standard: Standard, others: Iterable[Run], known: Known, *, figures: Mapping[str, Any] | None = None
) -> list[Lint]:
    """What is wrong with `standard`, by itself and beside `others`, the editions that run with it.

    `figures`: the unit's own. Only findings that concern the standard are told; errors come first. The
    standards have to compile (`compiling.checked_standard`); BadStandard otherwise.
    """
    beside = [run for run in others if run[0].standard != standard.standard]
    book = Rulebook.of([*beside, (standard, figures or {})], catalogue())
    ours = frozenset(clause.id for clause in standard.clauses)
    world = World(book.rules, book.quotas, ours, known)
    found = [
        *unknown_kinds(standard, known),
        *never_applicable(world),
        *conflicts(world),
        *quota_conflicts(world),
        *deadlocks(world),
        *unknown_names(standard, known, frozenset(book.clauses) if beside else None),
        *out_of_order(world, catalogue()),
        *redundant(world),
        *unused_parameters(standard),
        *asked_twice(standard, [other for other, _ in beside]),
    ]
    return sorted(found, key=lambda each: each.severity != "error")
