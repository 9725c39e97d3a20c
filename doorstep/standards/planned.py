"""Kinds of events to come: a later package registers them, planned clauses may name them already."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from importlib import resources

import yaml

from doorstep.standards.language import Strict, Words


class PlannedEvent(Strict):
    """`fields`: by name a type ("text", "number" …), or a list of codes for a choice."""

    zh: str
    en: str
    fields: dict[str, str | list[str]]

    @property
    def title(self) -> Words:
        return Words(zh=self.zh, en=self.en)


@cache
def planned_events() -> Mapping[str, PlannedEvent]:
    """By kind, as `library/planned_events.yaml` lists them."""
    source = resources.files("doorstep.standards") / "library" / "planned_events.yaml"
    said = yaml.safe_load(source.read_text("utf-8"))
    return {kind: PlannedEvent.model_validate(event) for kind, event in said.items()}
