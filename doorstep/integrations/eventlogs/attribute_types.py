"""Which type each attribute of an OCEL type has, learned as its values go by."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from doorstep.integrations.eventlogs.objects import is_instant

AttributeType = Literal["string", "time", "integer", "float", "boolean"]


class AttributeTypes:
    """Of the events', or of the objects' types. A type without attributes is known too."""

    def __init__(self) -> None:
        self.of: dict[str, dict[str, AttributeType]] = {}

    def learn(self, type: str, values: Mapping[str, Any]) -> None:
        """Whole numbers among others make a float; anything else that differs makes a string."""
        known = self.of.setdefault(type, {})
        for name, value in values.items():
            found = type_of(value)
            before = known.setdefault(name, found)
            if found != before:
                known[name] = "float" if {found, before} == {"integer", "float"} else "string"


def type_of(value: Any) -> AttributeType:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "integer"
    if isinstance(value, float):
        return "float"
    return "time" if is_instant(str(value)) else "string"
