"""A draft's text, looked at from all sides: problems, lint findings, what it changes. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from doorstep.core.errors import Text, text
from doorstep.standards.compiling import checked_standard, compile_standard
from doorstep.standards.differing import Change, difference
from doorstep.standards.errors import BadStandard
from doorstep.standards.language import Standard
from doorstep.standards.linting import Known, Lint, lint
from doorstep.standards.linting.linter import Run
from doorstep.standards.rules import figures_carried
from doorstep.standards.steps import Catalogue

#: As long as a version may be: it names the edition in every list.
VERSION_AT_MOST = 40


@dataclass(frozen=True, slots=True)
class Around:
    """What a draft is held against: the edition that it changes, the unit's own figures, the other editions
    that the unit runs."""

    base: Standard
    figures: Mapping[str, Any]
    others: Sequence[Run]


@dataclass(frozen=True, slots=True)
class Complaint:
    """A place in the text that has to be corrected. `line` counts from 1; 0: none in particular."""

    line: int
    clause: str | None
    expected: Text


@dataclass(frozen=True, slots=True)
class Checked:
    """`standard` is None while the text has problems; then there is nothing to lint or to compare."""

    standard: Standard | None
    problems: list[Complaint] = field(default_factory=list)
    lints: list[Lint] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)

    @property
    def blocking(self) -> list[Text]:
        """What keeps it from being published."""
        errors = [each.text for each in self.lints if each.severity == "error"]
        return [each.expected for each in self.problems] + errors


def check(content: str, around: Around, known: Known, catalogue: Catalogue) -> Checked:
    """Any text can be checked: what is wrong with it is told, never raised."""
    try:
        standard, _ = checked_standard(content, around.base.standard, catalogue)
        figures = figures_carried(standard, around.figures)
        compile_standard(standard, figures, catalogue)
    except BadStandard as bad:
        told = bad.details["problems"]
        return Checked(None, [Complaint(p["line"], p["clause"], p["expected"]) for p in told])
    problems = list(_own_problems(standard, around.base))
    return Checked(
        standard if not problems else None,
        problems,
        lint(standard, around.others, known, figures=figures),
        difference(around.base, standard, around.figures),
    )


def _own_problems(standard: Standard, base: Standard) -> list[Complaint]:
    """Right by itself, but not the next edition of this standard."""
    found = []
    if standard.standard != base.standard:
        found.append(
            text(
                f"规范代号应保持为 {base.standard}，不能改成 {standard.standard}",
                f"standard: it stays {base.standard}, {standard.standard} is another one",
            )
        )
    if not 0 < len(standard.version.strip()) <= VERSION_AT_MOST:
        found.append(
            text(
                f"版本号应为 1 至 {VERSION_AT_MOST} 个字",
                f"version: from 1 to {VERSION_AT_MOST} characters",
            )
        )
    return [Complaint(1, None, each) for each in found]
