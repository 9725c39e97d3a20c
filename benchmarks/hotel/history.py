"""A long log written at once: each event hashed, chained and judged by the log's own functions, all of them
stored together. What `append` stores is the same (tests/test_history.py), but that asks the database a dozen
times an event."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from django.db import transaction
from django.db.models import Model

from doorstep.accounts.models import Device
from doorstep.core import chain
from doorstep.core.clock import whole_ms
from doorstep.orders import recent
from doorstep.orders.appending import advance_order
from doorstep.orders.events import checked_body, kind_named
from doorstep.orders.judging import Docket
from doorstep.orders.log import Actor, Entry, NewEvent, entry_hash
from doorstep.orders.models import Event, Order
from doorstep.orders.queries import entry_of
from doorstep.projects.handlers import TOLD
from doorstep.projects.models import Room
from doorstep.projects.rooms import ROOM_KINDS, RoomEvent, standing

_AT_ONCE: Final = 1000


@transaction.atomic
def write(number: str, told: Iterable[NewEvent], actor: Actor) -> None:
    """A crew's story of rooms in which nothing goes wrong: every event happened, was recorded at once, and no
    device stands anywhere else. Raises ValueError for a kind of which a quota counts."""
    order = Order.objects.select_for_update().get(number=number)
    docket = Docket.stored(order, recent.read(order))
    rows = [_row(order, docket, event, actor) for event in told]
    _stored(Event, rows)
    docket.save()
    order.save()
    _place_devices(order, rows)
    _tell_rooms(order, [row for row in rows if row.kind in ROOM_KINDS])


def _row(order: Order, docket: Docket, event: NewEvent, actor: Actor) -> Event:
    kind, now = kind_named(event.kind), whole_ms(event.occurred_at)
    if docket.rulebook.quotas_for(kind.name):
        raise ValueError(f"{kind.name} is counted over many orders")
    said = NewEvent(event.id, kind.name, checked_body(kind, event.body), now)
    seq, previous = order.seq + 1, order.head_hash or chain.GENESIS
    hashed = entry_hash(
        event=said, number=order.number, seq=seq, version=kind.version, actor=str(actor), recorded_at=now,
        happened=True, previous_hash=previous,
    )  # fmt: skip
    row = Event(
        id=said.id, order=order, seq=seq, kind=kind.name, version=kind.version, actor=str(actor),
        occurred_at=now, recorded_at=now, happened=True, device={}, body=dict(said.body),
        previous_hash=previous, hash=hashed,
    )  # fmt: skip
    entry: Entry = entry_of(row)
    advance_order(order, entry)
    docket.add(entry)
    return row


def _place_devices(order: Order, rows: Iterable[Event]) -> None:
    placed = [
        Device(
            site_id=order.site_id, place=row.body["room"], source=order.number, event=row.id,
            placed_at=row.recorded_at, **_label(row.body["device"]),
        )
        for row in rows
        if row.kind == "room.mapped"
    ]  # fmt: skip
    _stored(Device, placed)


def _label(device: Mapping[str, Any]) -> dict[str, str]:
    return {"model": device["model"], "sn": device["sn"].upper(), "mac": device["mac"]}


def _tell_rooms(order: Order, rows: Iterable[Event]) -> None:
    by_room: dict[str, list[RoomEvent]] = {}
    for row in rows:
        told = RoomEvent(str(row.id), row.kind, row.occurred_at, row.body)
        by_room.setdefault(row.body["room"], []).append(told)
    rooms = [room for room in Room.objects.filter(rollout__site=order.site_id) if str(room) in by_room]
    for room in rooms:
        now = standing(by_room[str(room)])
        for column in TOLD:
            setattr(room, column, getattr(now, column))
        room.told_by = order.number
        if now.state == "done":
            room.order = order
    Room.objects.bulk_update(rooms, [*TOLD, "told_by", "order"], batch_size=_AT_ONCE)


def _stored(model: type[Model], rows: Sequence[Model]) -> None:
    model._default_manager.bulk_create(rows, batch_size=_AT_ONCE)
