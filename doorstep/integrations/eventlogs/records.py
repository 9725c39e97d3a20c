"""An order's log as it is exported: the same for every format, without personal data. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NamedTuple

from doorstep.integrations.eventlogs.personal import shareable
from doorstep.orders.log import Actor, Entry, attributes
from doorstep.orders.states import State, next_state

#: Attributes of an order that point to a person.
_PERSONAL = frozenset({"customer"})


class EventRecord(NamedTuple):
    """`who`: a staff number or user name; empty for customers. `state`: the order's, after this event."""

    id: str
    kind: str
    at: datetime
    recorded_at: datetime
    seq: int
    role: str
    who: str
    state: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class OrderRecord:
    """`events` stand in the order in which they happened, as clauses see them; `seq` is how they came in."""

    number: str
    attributes: Mapping[str, Any]
    events: Sequence[EventRecord]

    @property
    def state(self) -> str:
        """The order's state now."""
        return max(self.events, key=lambda event: event.seq).state

    @property
    def site(self) -> str | None:
        return self.attributes.get("site")


def record_of(number: str, entries: Sequence[Entry], *, texts: bool = False) -> OrderRecord:
    """`entries`: the order's whole log as recorded, at least its first event."""
    known = attributes(entries[0].body)
    shared = {name: value for name, value in known.items() if name not in _PERSONAL}
    events = [_event(entry, state, texts) for entry, state in _with_states(entries)]
    return OrderRecord(number, shared, sorted(events, key=lambda event: (event.at, event.seq)))


def _with_states(entries: Sequence[Entry]) -> Iterator[tuple[Entry, State]]:
    state: State | None = None
    for entry in entries:
        state = next_state(state, entry.kind, entry.body)
        yield entry, state


def _event(entry: Entry, state: State, texts: bool) -> EventRecord:
    actor = Actor.parse(entry.actor)
    return EventRecord(
        id=str(entry.id),
        kind=entry.kind,
        at=entry.occurred_at,
        recorded_at=entry.recorded_at,
        seq=entry.seq,
        role=actor.role,
        who="" if actor.role == "customer" else actor.id,
        state=state.value,
        body=shareable(entry.kind, entry.body, texts=texts),
    )
