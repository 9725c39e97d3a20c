"""The standards that come with Doorstep, as tests read them. Nothing is named here: a new file is found."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib import resources

import yaml

from doorstep.standards.compiling import Choice, Compiled, Quota, Rule, compiled
from doorstep.standards.language import Clause, Standard
from doorstep.standards.reading import clause_lines, read_standard
from doorstep.standards.services import library
from doorstep.standards.steps import catalogue

FOLDER = resources.files("doorstep.standards") / "library"
#: What a field of a planned kind may be; a list of codes is a choice among them.
FIELD_TYPES = ("text", "number", "integer", "flag", "instant", "day", "list", "object")


@cache
def _checked() -> dict[str, tuple[Standard, Compiled]]:
    found = {}
    for file, content in library():
        standard = read_standard(content, file)
        assert file == f"{standard.standard.lower()}.yaml"
        found[standard.standard] = (
            standard,
            compiled(standard, {}, catalogue(), file, clause_lines(content, file)),
        )
    return found


def standards() -> dict[str, Standard]:
    return {name: standard for name, (standard, _) in _checked().items()}


def clauses() -> list[Clause]:
    return [clause for standard in standards().values() for clause in standard.clauses]


def rules() -> list[Rule]:
    """The clauses run over each order's log, compiled with the sources' figures."""
    return [rule for _, runs in _checked().values() for rule in runs.rules]


def quotas() -> list[Quota]:
    """The clauses run over many orders."""
    return [quota for _, runs in _checked().values() for quota in runs.quotas]


def rules_of(standard: str) -> tuple[Rule, ...]:
    return _checked()[standard][1].rules


@cache
def source_rows() -> dict[str, dict[str, str]]:
    data = yaml.safe_load((FOLDER / "sources.yaml").read_text("utf-8"))
    return {row["id"]: row for row in data["rows"]}


def kinds_of(run: Rule | Quota) -> Iterator[str]:
    """Every kind of event that a clause looks for."""
    for choice in choices_of(run):
        yield from choice.kinds


def choices_of(run: Rule | Quota) -> list[Choice]:
    if isinstance(run, Quota):
        return [run.activation]
    named = [run.activation, run.target, run.since, run.until, run.cancel]
    return [choice for choice in (*named, *(side for pause in run.pauses for side in pause)) if choice]
