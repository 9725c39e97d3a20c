"""All checks, in the order in which their findings are read."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from doorstep.standards.language import Standard
from doorstep.standards.linting.asking import asked_twice, unused_parameters
from doorstep.standards.linting.findings import Known, Lint
from doorstep.standards.linting.kinds import unknown_kinds

#: A standard with the figures of the unit that runs it.
Run = tuple[Standard, Mapping[str, Any]]


def lint(
    standard: Standard, others: Iterable[Run], known: Known, *, figures: Mapping[str, Any] | None = None
) -> list[Lint]:
    """What is wrong with `standard`, by itself and beside `others`, the editions that run with it.

    `figures`: the unit's own. Only findings that concern the standard are told; errors come first. The
    standard has to compile (`compiling.checked_standard`); BadStandard otherwise.
    """
    found = [
        *unknown_kinds(standard, known),
        *unused_parameters(standard),
        *asked_twice(standard, [other for other, _ in others]),
    ]
    return sorted(found, key=lambda each: each.severity != "error")
