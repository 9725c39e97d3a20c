"""What of an event's body may leave the house: nothing that tells who or where the customer is.

Read off the bodies' own types, so that a new kind of event is covered from its first day: free text (people
type names and phone numbers into notes) and the customer's id become a mark, so that it is still seen whether
something was said; positions, and whatever no type knows, are left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from doorstep.orders.events import KINDS

#: Longer texts are typed by people; shorter ones are codes.
_FREE_FROM_LENGTH = 500
_IDS = frozenset({"customer_id"})
_POSITIONS = frozenset({"lat", "lon"})
#: Stands for a text that was said.
MARK = "…"


def shareable(kind: str, body: Mapping[str, Any], *, texts: bool = False) -> dict[str, Any]:
    """The body without personal data; with `texts` what people typed stays in, as they typed it."""
    known = KINDS.get(kind)
    if known is None:
        return {}
    schema = _schema(kind)
    return _fit_object(schema, schema.get("$defs", {}), body, texts)


@cache
def _schema(kind: str) -> Mapping[str, Any]:
    return KINDS[kind].body.model_json_schema()


def _fit(schema: Mapping[str, Any], defs: Mapping[str, Any], value: Any, texts: bool) -> Any:
    if "$ref" in schema:
        schema = defs[schema["$ref"].rpartition("/")[2]]
    if "anyOf" in schema:
        # An optional field: what it is when it is there.
        schema = next(each for each in schema["anyOf"] if each.get("type") != "null")
        return _fit(schema, defs, value, texts)
    if isinstance(value, Mapping):
        return _fit_object(schema, defs, value, texts)
    if isinstance(value, list):
        return [_fit(schema.get("items", {}), defs, each, texts) for each in value]
    return value if texts or not value or not _is_free_text(schema) else MARK


def _fit_object(
    schema: Mapping[str, Any], defs: Mapping[str, Any], value: Mapping[str, Any], texts: bool
) -> dict[str, Any]:
    fields = schema.get("properties")
    if fields is None:
        # A mapping whose keys are data: the parameters of a standard.
        return dict(value)
    known = {name: part for name, part in value.items() if name in fields and name not in _POSITIONS}
    return {
        name: MARK if name in _IDS else _fit(fields[name], defs, part, texts) for name, part in known.items()
    }


def _is_free_text(schema: Mapping[str, Any]) -> bool:
    return (
        schema.get("type") == "string"
        and not schema.keys() & {"pattern", "format", "enum", "const"}
        and schema.get("maxLength", 0) >= _FREE_FROM_LENGTH
    )
