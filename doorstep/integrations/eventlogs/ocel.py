"""An object-centric log in memory, and how it becomes cases: one for each object of a type. Pure."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, NamedTuple

from doorstep.integrations.errors import CaseTypeNeeded, at_event, bad_log
from doorstep.integrations.eventlogs.traces import Trace, Traces, actor_of, nested
from doorstep.standards.verdicts import Fact

_READ = {"integer": int, "float": float, "string": str, "time": str}


class OcelEvent(NamedTuple):
    id: str
    type: str
    at: datetime
    attributes: Mapping[str, Any]
    objects: tuple[str, ...]


@dataclass(slots=True)
class Ocel:
    """`types` of the objects by id; `values`: their attributes, as they were last; events as in the file;
    `declared`: the types of objects that there could be.
    """

    file: str
    declared: set[str] = field(default_factory=set)
    types: dict[str, str] = field(default_factory=dict)
    values: dict[str, dict[str, Any]] = field(default_factory=dict)
    events: list[OcelEvent] = field(default_factory=list)

    def along(self, case_type: str | None) -> Traces:
        """A case for each object of the type (the only one, if none is named), objects without events too.

        Raises CaseTypeNeeded, and BadEventLog for an event that names an unknown object.
        """
        known = {*self.types.values(), *self.declared}
        chosen = case_type or (next(iter(known)) if len(known) == 1 else "")
        if chosen not in known:
            raise CaseTypeNeeded(file=self.file, said=chosen, known=", ".join(sorted(known)) or "—")
        facts: dict[str, list[Fact]] = {id: [] for id, type in self.types.items() if type == chosen}
        for event in self.events:
            by_type = self._objects(event)
            for case in by_type.get(chosen, ()):
                facts[case].append(self._fact(event, len(facts[case]) + 1, by_type, chosen))
        return self._traces(facts)

    def _traces(self, facts: Mapping[str, list[Fact]]) -> Iterator[Trace]:
        for case, found in facts.items():
            yield Trace(case, nested({"concept:name": case, **self.values.get(case, {})}), found)

    def _objects(self, event: OcelEvent) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for id in dict.fromkeys(event.objects):
            if id not in self.types:
                raise bad_log(self.file, at_event(event.id), f"对象 {id} 不存在", f"there is no object {id}")
            found.setdefault(self.types[id], []).append(id)
        return found

    def _fact(self, event: OcelEvent, seq: int, by_type: Mapping[str, list[str]], chosen: str) -> Fact:
        """With the other objects of the event as lists: 'ocel:technician'."""
        others = {f"ocel:{type}": ids for type, ids in by_type.items() if type != chosen}
        body = {**event.attributes, **others}
        return Fact(event.id, event.type, event.at, seq, nested(body), actor_of(body))


def typed(value: Any, type: str) -> Any:
    """A value as its type declares it; a list that was written as JSON is one again. Raises ValueError."""
    if type == "boolean":
        said = str(value).lower()
        if said not in ("true", "false", "1", "0"):
            raise ValueError(value)
        return said in ("true", "1")
    if type not in _READ:
        raise ValueError(value)
    found = _READ[type](value)
    if type == "string" and found.startswith("[") and found.endswith("]"):
        try:
            return json.loads(found)
        except ValueError:
            return found
    return found
