"""A file of clauses that a command is given."""

from __future__ import annotations

from pathlib import Path

from doorstep.integrations.eventlogs.conformance import rulebook_in
from doorstep.standards.reading import Problem, refuse
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import catalogue


def read_clauses(path: Path) -> Rulebook:
    """Compiled with its own figures. Raises BadStandard naming file, line and clause, or OSError."""
    try:
        content = path.read_text("utf-8-sig")
    except UnicodeDecodeError as error:
        raise refuse([Problem(path.name, 1, None, "not YAML: it is not UTF-8")]) from error
    return rulebook_in(content, path.name, catalogue())
