"""What of an event's body may leave the house: nothing that tells who or where the customer is.

Read off the bodies' own types, so that a new kind of event is covered from its first day: free text (people
type names and phone numbers into notes), positions, the customer's id, and whatever no type knows.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from doorstep.orders.events import KINDS

#: Longer texts are typed by people; shorter ones are codes.
_FREE_FROM_LENGTH = 500
_NAMES_WITHHELD = frozenset({"customer_id", "lat", "lon"})
_WITHHELD = object()


def shareable(kind: str, body: Mapping[str, Any], *, texts: bool = False) -> dict[str, Any]:
    """The body without personal data; with `texts` what people typed stays in, as they typed it."""
    known = KINDS.get(kind)
    if known is None:
        return {}
    schema = _schema(kind)
    fitted = _fit(schema, schema.get("$defs", {}), body, texts)
    return fitted if isinstance(fitted, dict) else {}


@cache
def _schema(kind: str) -> Mapping[str, Any]:
    return KINDS[kind].body.model_json_schema()


def _fit(schema: Mapping[str, Any], defs: Mapping[str, Any], value: Any, texts: bool) -> Any:
    if "$ref" in schema:
        schema = defs[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        schema = next((s for s in schema["anyOf"] if s.get("type") != "null"), schema)
        return _fit(schema, defs, value, texts) if "anyOf" not in schema else _WITHHELD
    if isinstance(value, Mapping):
        return _fit_object(schema, defs, value, texts)
    if isinstance(value, list):
        items = [_fit(schema.get("items", {}), defs, each, texts) for each in value]
        return [each for each in items if each is not _WITHHELD]
    return value if texts or not _is_free_text(schema) else _WITHHELD


def _fit_object(
    schema: Mapping[str, Any], defs: Mapping[str, Any], value: Mapping[str, Any], texts: bool
) -> Any:
    fields = schema.get("properties")
    if fields is None:
        # A mapping whose keys are data: the parameters of a standard.
        return dict(value)
    out = {}
    for name, part in value.items():
        if name in _NAMES_WITHHELD or name not in fields:
            continue
        fitted = _fit(fields[name], defs, part, texts)
        if fitted is not _WITHHELD:
            out[name] = fitted
    return out


def _is_free_text(schema: Mapping[str, Any]) -> bool:
    return (
        schema.get("type") == "string"
        and not schema.keys() & {"pattern", "format", "enum", "const"}
        and schema.get("maxLength", 0) >= _FREE_FROM_LENGTH
    )
