"""The standards that come with Doorstep, as tests read them. Nothing is named here: a new file is found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources
from typing import Any

import yaml

from doorstep.standards.compiling import Rule, checked_standard
from doorstep.standards.language import Clause, Standard, Strict
from doorstep.standards.services import library
from doorstep.standards.steps import catalogue

FOLDER = resources.files("doorstep.standards") / "library"
PLANNED = FOLDER / "planned_events.yaml"
#: What a field of a planned kind may be; a list of codes is a choice among them.
FIELD_TYPES = ("text", "number", "integer", "flag", "instant", "day", "list", "object")


class PlannedEvent(Strict):
    """A kind of event that a later issue registers: its names and the types of its fields."""

    zh: str
    en: str
    fields: dict[str, str | list[str]]


@cache
def _checked() -> dict[str, tuple[Standard, tuple[Rule, ...]]]:
    found = {}
    for file, content in library():
        standard, rules = checked_standard(content, file, catalogue())
        assert file == f"{standard.standard.lower()}.yaml"
        found[standard.standard] = (standard, rules)
    return found


def standards() -> dict[str, Standard]:
    return {name: standard for name, (standard, _) in _checked().items()}


def clauses() -> list[Clause]:
    return [clause for standard in standards().values() for clause in standard.clauses]


def rules() -> list[Rule]:
    """The evaluable clauses, compiled with the sources' figures."""
    return [rule for _, compiled in _checked().values() for rule in compiled]


def rules_of(standard: str) -> tuple[Rule, ...]:
    return _checked()[standard][1]


@cache
def source_rows() -> dict[str, dict[str, str]]:
    data = yaml.safe_load((FOLDER / "sources.yaml").read_text("utf-8"))
    return {row["id"]: row for row in data["rows"]}


@cache
def planned_events() -> dict[str, PlannedEvent]:
    """The kinds that planned clauses may name."""
    if not PLANNED.is_file():
        return {}
    said: dict[str, Any] = yaml.safe_load(PLANNED.read_text("utf-8")) or {}
    return {kind: PlannedEvent.model_validate(entry) for kind, entry in said.items()}


def kinds_of(rule: Rule) -> Iterator[str]:
    """Every kind of event that a rule looks for."""
    named = [rule.activation, rule.target, rule.since, rule.until, rule.cancel]
    for choice in (*named, *(side for pause in rule.pauses for side in pause)):
        if choice is not None:
            yield from choice.kinds
