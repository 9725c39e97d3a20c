"""Orders as OCEL 2.0 sees them: events that touch an order, a technician, devices, rooms, a site. Pure."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any, NamedTuple

from doorstep.integrations.eventlogs.records import EventRecord, OrderRecord
from doorstep.integrations.eventlogs.traces import instant
from doorstep.orders.states import State

#: OCEL's way to say that an object has an attribute from the beginning.
ALWAYS = datetime(1970, 1, 1, tzinfo=UTC)
OBJECT_TYPES = ("order", "technician", "device", "room", "site")
_ON_SITE = frozenset({State.ON_SITE.value, State.REWORK.value, State.ACCEPTED.value})
#: What a device's event says of order and device.
_DEVICE_EVENTS = {"device.fitted": "fitted", "device.recovered": "recovered", "device.returned": "returned"}
_INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)")


class Relation(NamedTuple):
    """To an object, by id; `qualifier`: as what."""

    target: str
    qualifier: str


class Value(NamedTuple):
    """An attribute of an object from an instant on."""

    name: str
    at: datetime
    value: Any


class Thing(NamedTuple):
    """An object. The same one may come with many orders: its parts add up."""

    id: str
    type: str
    values: tuple[Value, ...] = ()
    relations: tuple[Relation, ...] = ()


class Happening(NamedTuple):
    """An event with flat attributes."""

    id: str
    type: str
    at: datetime
    attributes: Mapping[str, Any]
    relations: tuple[Relation, ...]


def is_instant(said: str) -> bool:
    """An ISO 8601 time with its zone."""
    if _INSTANT.fullmatch(said) is None:
        return False
    try:
        instant(said)
    except ValueError:
        return False
    return True


def flat(values: Mapping[str, Any], prefix: str = "") -> dict[str, Any]:
    """{'device': {'sn': 1}} → {'device.sn': 1}; lists become JSON; null is left out."""
    out: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, dict):
            out |= flat(value, f"{prefix}{name}.")
        elif isinstance(value, list):
            out[prefix + name] = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
        elif value is not None:
            out[prefix + name] = value
    return out


def happenings(record: OrderRecord) -> Iterator[Happening]:
    """The order's events, each with the objects that it touches."""
    for event in record.events:
        own = {"log.seq": event.seq, "log.recorded_at": stamp(event.recorded_at), "org:role": event.role}
        if event.who:
            own["org:resource"] = event.who
        relations = dict.fromkeys(_touched(record, event))
        yield Happening(event.id, event.kind, event.at, own | flat(event.body), tuple(relations))


def things(record: OrderRecord) -> Iterable[Thing]:
    """The order and everything that its log names, each once."""
    return dict.fromkeys(_things(record))


def _things(record: OrderRecord) -> Iterator[Thing]:
    yield _order(record)
    if record.site:
        static = {name: record.attributes[name] for name in ("unit", "grid") if name in record.attributes}
        yield Thing(f"site:{record.site}", "site", _static(static))
    for event in record.events:
        if event.role == "technician":
            yield Thing(f"technician:{event.who}", "technician", _static({"staff_no": event.who}))
        for type, _, value in _named(event.body):
            yield from _thing(record, event, type, value)


def stamp(at: datetime) -> str:
    """UTC to the millisecond, as OCEL's JSON has it."""
    return at.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _order(record: OrderRecord) -> Thing:
    values = [*_static(flat(record.attributes))]
    before = ""
    for event in sorted(record.events, key=lambda event: event.seq):
        if event.state != before:
            values.append(Value("state", event.recorded_at, event.state))
        before = event.state
    relations = dict.fromkeys([Relation(f"site:{record.site}", "at")] if record.site else [])
    for event in record.events:
        for type, _, value in _named(event.body):
            if type == "device":
                as_what = _DEVICE_EVENTS.get(event.kind, "named")
                relations[Relation(f"device:{value['sn'] or value['mac']}", as_what)] = None
            elif type == "room":
                relations[Relation(_room(record, value), "in")] = None
    return Thing(f"order:{record.number}", "order", tuple(values), tuple(relations))


def _thing(record: OrderRecord, event: EventRecord, type: str, value: Any) -> Iterator[Thing]:
    if type == "device":
        at_site = event.kind == "device.fitted" and record.site
        relations = (Relation(f"site:{record.site}", "at"),) if at_site else ()
        yield Thing(f"device:{value['sn'] or value['mac']}", "device", _static(flat(value)), relations)
    elif type == "room":
        relations = (Relation(f"site:{record.site}", "part of"),) if record.site else ()
        yield Thing(_room(record, value), "room", _static({"room": value}), relations)
    elif type == "technician":
        yield Thing(f"technician:{value}", "technician", _static({"staff_no": value}))


def _touched(record: OrderRecord, event: EventRecord) -> Iterator[Relation]:
    yield Relation(f"order:{record.number}", "order")
    if event.role == "technician":
        yield Relation(f"technician:{event.who}", "performed by")
        if record.site and event.state in _ON_SITE:
            yield Relation(f"site:{record.site}", "at")
    for type, field, value in _named(event.body):
        if type == "device":
            yield Relation(f"device:{value['sn'] or value['mac']}", field)
        elif type == "room":
            yield Relation(_room(record, value), field)
        else:
            yield Relation(f"{type}:{value}", field)


def _named(value: Any, field: str = "") -> Iterator[tuple[str, str, Any]]:
    """(type, field, what it says) of each object that a body names. What has a serial number is a device."""
    if isinstance(value, list):
        for each in value:
            yield from _named(each, field)
    elif isinstance(value, dict):
        if isinstance(value.get("sn"), str):
            yield "device", field or "device", value
        for name, part in value.items():
            if name == "rooms" and isinstance(part, list):
                yield from (("room", name, room) for room in part if isinstance(room, str) and room)
            elif isinstance(part, dict | list):
                yield from _named(part, name)
            elif name in ("room", "technician") and isinstance(part, str) and part:
                yield name, name, part
            elif name == "site_id":
                yield "site", "site", part


def _room(record: OrderRecord, room: str) -> str:
    """A room's number is unique only where it is."""
    return f"room:{record.site or record.number}/{room}"


def _static(values: Mapping[str, Any]) -> tuple[Value, ...]:
    return tuple(Value(name, ALWAYS, value) for name, value in values.items())
