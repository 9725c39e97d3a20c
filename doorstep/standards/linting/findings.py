"""What linting finds, and what it has to know of the world around the clauses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from doorstep.core.errors import Text
from doorstep.standards.linting.deciding import ANYTHING, Fields

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Lint:
    """A finding. An error is sure and blocks publishing; a warning is shown.

    `clauses`: the ids concerned, those of other editions too; `text` names what conflicts and what to do.
    """

    code: str
    severity: Severity
    clauses: tuple[str, ...]
    text: Text


@dataclass(frozen=True, slots=True)
class EventShape:
    """The fields of an event's body by path. `options`: by path, the only values that a field takes."""

    fields: frozenset[str] = frozenset()
    options: Mapping[str, frozenset[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Known:
    """The kinds of events that packages register, and what an order's attributes can be.

    `planned`: kinds to come, which only planned clauses may name. No events at all: kinds are not checked.
    `order`: the attributes; nothing known of them by default.
    """

    events: Mapping[str, EventShape] = field(default_factory=dict)
    planned: Mapping[str, EventShape] = field(default_factory=dict)
    order: Fields = ANYTHING
