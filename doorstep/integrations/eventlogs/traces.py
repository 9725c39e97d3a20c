"""The form that every log from outside is brought into: cases with their facts, one after the other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from doorstep.standards.verdicts import Fact


class Trace(NamedTuple):
    """One case: its name, its attributes, and its facts in the order of the file. `seq` counts them from 1;
    a fact's body has every attribute of the event, the time and the activity among them, by the file's names.
    """

    case: str
    attributes: Mapping[str, Any]
    facts: list[Fact]


Traces = Iterator[Trace]


def instant(said: str) -> datetime:
    """An ISO 8601 time; without a zone it is UTC, as XES and OCEL have it. Raises ValueError."""
    at = datetime.fromisoformat(said)
    return at if at.tzinfo is not None else at.replace(tzinfo=UTC)


def actor_of(body: Mapping[str, Any]) -> str:
    """Who acted: 'technician:HF-0007' of org:role and org:resource; '' where the log doesn't say."""
    who, role = body.get("org:resource"), body.get("org:role")
    if not isinstance(who, str):
        return ""
    return f"{role}:{who}" if isinstance(role, str) else who


def nested(flat: Mapping[str, Any]) -> dict[str, Any]:
    """{'device.sn': 1} → {'device': {'sn': 1}}, so that conditions read it; unless 'device' is a value."""
    if not any("." in name for name in flat):
        return dict(flat)
    out: dict[str, Any] = {name: value for name, value in flat.items() if "." not in name}
    for name, value in flat.items():
        if "." in name:
            _put(out, name, value)
    return out


def _put(out: dict[str, Any], name: str, value: Any) -> None:
    *parents, last = name.split(".")
    here = out
    for parent in parents:
        here = here.setdefault(parent, {})
        if not isinstance(here, dict):
            out[name] = value
            return
    here[last] = value
