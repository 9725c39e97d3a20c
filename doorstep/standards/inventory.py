"""What there is: every clause with what it cites, whom it concerns, its figures and what tries it. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, get_args

import yaml

from doorstep.standards.conditions import compile_condition, resolve
from doorstep.standards.language import Clause, Standard, Status, Words
from doorstep.standards.linting.asking import parameters_used
from doorstep.standards.steps import Catalogue

KINDS = ("install", "move", "repair", "change", "remove")
SEGMENTS = ("home", "business", "hotel")
#: Where the tests stand, from the checkout's root.
_TESTS = "doorstep/standards/tests"


@dataclass(frozen=True, slots=True)
class ClauseRow:
    """A clause in a list. `kinds`, `segments`: the orders that it concerns, its step's scope included;
    `when`: what else its scope asks of them; `parameters`: the figures that it uses, with their values;
    `tests`: each as `file::what`, none for what is planned and not run.
    """

    id: str
    standard: str
    title: Words
    sources: tuple[str, ...]
    control: str
    severity: str
    status: Status
    kinds: tuple[str, ...]
    segments: tuple[str, ...]
    when: Mapping[str, Any]
    step: str | None
    parameters: Mapping[str, Any]
    capability: str | None
    tests: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Coverage:
    """`carried`: rows of the source documents that clauses cite; `to_come`: those that only planned ones
    do."""

    asked: int
    carried: int
    to_come: tuple[str, ...]


def rows_of(standard: Standard, values: Mapping[str, Any], catalogue: Catalogue) -> list[ClauseRow]:
    """The clauses of a standard in their order. `values`: every figure (compiling.parameter_values)."""
    return [_row(standard.standard, clause, values, catalogue) for clause in standard.clauses]


def _row(standard: str, clause: Clause, values: Mapping[str, Any], catalogue: Catalogue) -> ClauseRow:
    step = catalogue.by_id.get(clause.step or "")
    return ClauseRow(
        id=clause.id,
        standard=standard,
        title=clause.title,
        sources=clause.sources,
        control=clause.control,
        severity=clause.severity,
        status=clause.standing,
        kinds=_concerned("kind", clause.scope.kind or KINDS, step.scope if step else {}),
        segments=_concerned("segment", clause.scope.segment or SEGMENTS, step.scope if step else {}),
        when=clause.scope.when,
        step=clause.step,
        parameters={name: values[name] for name in parameters_used(clause) if name in values},
        capability=clause.capability,
        tests=_tests(standard, clause),
    )


def _concerned(name: str, among: Iterable[str], scope: Mapping[str, Any]) -> tuple[str, ...]:
    """Those that the step's scope lets through too."""
    test = compile_condition(resolve({name: scope[name]}, {})) if name in scope else None
    return tuple(value for value in among if test is None or test({name: value}, {}))


def _tests(standard: str, clause: Clause) -> tuple[str, ...]:
    own = (clause.test,) if clause.test else ()
    if clause.template is not None:
        file = f"clauses/{standard.lower()}.yaml"
        return (f"{_TESTS}/{file}::{clause.id}", *own) if clause.id in _tried(file) else own
    if clause.control in ("process", "skill"):
        return own
    # Made by rule from the clause itself: a confirmation or its proofs, a reported breach.
    return (f"{_TESTS}/test_clauses.py::test_clause", *own)


@cache
def _tried(file: str) -> frozenset[str]:
    """The clauses for which a file of logs has some; none where the tests were not installed."""
    found = resources.files("doorstep.standards") / "tests" / file
    said = found.read_text("utf-8") if found.is_file() else ""
    return frozenset(re.findall(r"^([a-z][\w.-]*):", said, re.MULTILINE))


def totals(rows: Iterable[ClauseRow]) -> dict[str, int]:
    """How many clauses of each status, those without any too."""
    counts = Counter(row.status for row in rows)
    return {status: counts[status] for status in get_args(Status)}


def coverage(rows: Iterable[ClauseRow]) -> Coverage:
    """How many of the source documents' rows these clauses carry."""
    known, works = source_rows(), dict[str, bool]()
    for row in rows:
        for source in row.sources:
            works[source] = works.get(source, False) or row.status != "planned"
    cited = [source for source in known if source in works]
    return Coverage(len(known), len(cited), tuple(source for source in cited if not works[source]))


@cache
def source_rows() -> Mapping[str, Mapping[str, str]]:
    """The rows that the source documents ask for, by id: document and control."""
    source = resources.files("doorstep.standards") / "library" / "sources.yaml"
    return {row["id"]: row for row in yaml.safe_load(source.read_text("utf-8"))["rows"]}
