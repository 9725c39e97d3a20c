"""What a condition can ask of an event: its body's fields, as plain types for whoever writes a clause."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from pydantic import BaseModel

from doorstep.standards.planned import PlannedEvent

FieldType = Literal["text", "number", "flag", "choice", "list", "object"]

_TYPES: Mapping[str, FieldType] = {
    "string": "text",
    "number": "number",
    "integer": "number",
    "boolean": "flag",
    "array": "list",
    "object": "object",
}


@dataclass(frozen=True, slots=True)
class EventField:
    """`options`: the values that a choice takes. A field of an object is named by its path (`device.sn`)."""

    name: str
    type: FieldType
    options: tuple[str, ...] = ()


def body_fields(body: type[BaseModel]) -> list[EventField]:
    """The fields of an event's body, those of its objects too, in the order in which they are declared."""
    schema = body.model_json_schema()
    return list(_fields(schema, schema.get("$defs", {}), ""))


#: Planned kinds name what their fields will be; what no form treats apart is text.
_PLANNED: Mapping[str, FieldType] = {
    "integer": "number",
    "number": "number",
    "flag": "flag",
    "list": "list",
    "object": "object",
}


def planned_fields(event: PlannedEvent) -> list[EventField]:
    """The fields that a kind to come will have."""
    return [
        EventField(name, "choice", tuple(said))
        if isinstance(said, list)
        else EventField(name, _PLANNED.get(said, "text"))
        for name, said in event.fields.items()
    ]


def _fields(schema: Mapping[str, Any], definitions: Mapping[str, Any], before: str) -> Iterator[EventField]:
    for name, said in schema.get("properties", {}).items():
        found = _resolved(said, definitions)
        path = before + name
        if "enum" in found:
            yield EventField(path, "choice", tuple(str(each) for each in found["enum"]))
            continue
        kind = _TYPES.get(found.get("type", ""), "text")
        yield EventField(path, kind)
        if kind == "object":
            yield from _fields(found, definitions, f"{path}.")


def _resolved(said: Mapping[str, Any], definitions: Mapping[str, Any]) -> Mapping[str, Any]:
    """A field's own schema: behind its reference, and without the `null` of an optional one."""
    if "anyOf" in said:
        said = next(each for each in said["anyOf"] if each.get("type") != "null")
    if "$ref" in said:
        said = definitions[said["$ref"].rsplit("/", 1)[-1]]
    return said
