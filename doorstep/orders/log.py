"""The log as values: what is hashed, and how an order's attributes and facts read for the standards. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from doorstep.core import chain
from doorstep.orders.states import ENDED, State, next_state
from doorstep.standards.verdicts import Fact, Log

#: An attribute that later events say anew: how long the work takes is known once its rooms are.
LATER = "work_min"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who brings an event about: a role and a stable id ('technician:HF-0007')."""

    role: str
    id: str

    def __str__(self) -> str:
        return f"{self.role}:{self.id}"

    @staticmethod
    def parse(said: str) -> Actor:
        role, _, name = said.partition(":")
        return Actor(role, name)


SYSTEM = Actor("system", "doorstep")


@dataclass(frozen=True, slots=True)
class NewEvent:
    """An event offered to the log. The sender makes the id; `device` is what a phone says of its clock."""

    id: UUID
    kind: str
    body: Mapping[str, Any]
    occurred_at: datetime
    device: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Entry:
    """A stored event, as the chain and the standards see it."""

    id: UUID
    number: str
    seq: int
    kind: str
    version: int
    actor: str
    occurred_at: datetime
    recorded_at: datetime
    happened: bool
    device: Mapping[str, Any]
    body: Mapping[str, Any]
    previous_hash: str
    hash: str


def entry_hash(
    *,
    event: NewEvent,
    number: str,
    seq: int,
    version: int,
    actor: str,
    recorded_at: datetime,
    happened: bool,
    previous_hash: str,
) -> str:
    """The chained hash over everything that the log says about an event."""
    record = {
        "id": str(event.id),
        "order": number,
        "seq": seq,
        "kind": event.kind,
        "version": version,
        "actor": actor,
        "occurred_at": chain.stamp(event.occurred_at),
        "recorded_at": chain.stamp(recorded_at),
        "happened": happened,
        "device": dict(event.device),
        "body": dict(event.body),
    }
    return chain.link(previous_hash, record)


def attributes_after(entries: Sequence[Entry]) -> dict[str, Any]:
    """What conditions may ask of an order now: as it came in, and what was said anew since."""
    found = attributes(entries[0].body)
    for entry in entries[1:]:
        found |= said_anew(entry)
    return found


def said_anew(entry: Entry) -> dict[str, Any]:
    """Attributes that an entry after the first one says anew: how long the work takes, whose grid it is."""
    names = (LATER, "grid") if entry.kind == "order.corrected" else (LATER,)
    return {name: entry.body[name] for name in names if name in entry.body}


def attributes(received: Mapping[str, Any]) -> dict[str, Any]:
    """What conditions may ask of an order, from the body of its first event."""
    nothing: Mapping[str, Any] = {}
    broadband = next((p for p in received["products"] if p["kind"] == "broadband"), nothing)
    out = {
        "number": received["number"],
        "kind": received["kind"],
        "segment": received["segment"],
        "unit": received["unit"],
        "grid": received["grid"],
        "customer": received["customer_id"],
        "site": received["site_id"],
        "access": received["access"],
        "pon": received.get("pon"),
        "same_day": received["same_day"],
        "emergency": received["emergency"],
        "products": [product["kind"] for product in received["products"]],
        "contracted_down_mbps": broadband.get("down_mbps"),
        "contracted_up_mbps": broadband.get("up_mbps"),
        "rollout": received.get("rollout"),
        "room": received.get("room"),
        "work_min": received.get("work_min"),
    }
    return {key: value for key, value in out.items() if value is not None}


def state_of(entries: Sequence[Entry]) -> tuple[State, datetime]:
    """The order's state and since when, folded over the log in the order in which it was recorded.

    `entries`: at least the first, which opens the order.
    """
    first = entries[0]
    standing = next_state(None, first.kind, first.body), first.recorded_at
    for entry in entries[1:]:
        standing = state_after(standing, entry)
    return standing


def state_after(standing: tuple[State, datetime], entry: Entry) -> tuple[State, datetime]:
    """One step further: the state and since when."""
    after = next_state(standing[0], entry.kind, entry.body)
    return standing if after is standing[0] else (after, entry.recorded_at)


def closed_since(standing: tuple[State, datetime]) -> datetime | None:
    """When an order that stands like this has ended; None while it goes on."""
    return standing[1] if standing[0] in ENDED else None


def fact_of(entry: Entry) -> Fact:
    return Fact(str(entry.id), entry.kind, entry.occurred_at, entry.seq, entry.body, entry.actor)


def evaluation_log(entries: Sequence[Entry], order: Mapping[str, Any]) -> Log:
    """The log as the standards read it. It is closed when the order has ended."""
    facts = [fact_of(entry) for entry in entries]
    return Log.of(facts, order, closed_since(state_of(entries)))
