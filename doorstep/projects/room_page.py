"""One room: what happened in it, what stood and stands there, what the desk notes of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import F

from doorstep.accounts.models import Device
from doorstep.core.errors import NotFound, text
from doorstep.orders.log import Entry
from doorstep.orders.models import Event, VerdictInterval
from doorstep.orders.queries import entry_of
from doorstep.projects.matrix import RoomCell, TerminalCell, cell, limits_of
from doorstep.projects.models import RollOut, Room
from doorstep.projects.naming import room_events, rooms_named
from doorstep.projects.opening import orders_of

#: The hotel has accepted the work of an order in one of these.
ACCEPTED: Final = ("accepted", "replied", "closed")


@dataclass(frozen=True, slots=True)
class DeviceRow:
    """A terminal of the room, past or present: when and by which order (or list) it came and went."""

    model: str
    sn: str
    mac: str
    placed_at: datetime
    source: str
    removed_at: datetime | None
    removed_by: str


@dataclass(frozen=True, slots=True)
class RoomPage:
    """`entries`: of all orders, oldest first, corrections of them too. `findings`: verdicts that stand
    violated by one of them. `accepted`: the room is done and its order signed, so a fault may be reported."""

    cell: RoomCell
    building: str
    floor: int | None
    accepted: bool
    devices: tuple[DeviceRow, ...]
    entries: tuple[Entry, ...]
    findings: tuple[VerdictInterval, ...]


def room_in(rollout: RollOut, name: str) -> Room:
    """Raises NotFound."""
    found = None if "\x00" in name else rooms_named(rollout.code, [name]).first()
    if found is None:
        raise NotFound(what=text(f"房间 {name}", f"room {name}"))
    return found


def room_page(*, rollout: RollOut, name: str, now: datetime) -> RoomPage:
    """Raises NotFound."""
    room = room_in(rollout, name)
    entries = _entries(rollout, str(room))
    ids = {str(entry.id) for entry in entries}
    broken = VerdictInterval.objects.filter(
        order__in={entry.number for entry in entries}, to_at__isnull=True, outcome="violated"
    ).order_by("violated_at", "id")
    findings = tuple(row for row in broken if ids & set(row.witnesses))
    devices = _devices(rollout, room, entries)
    there = [
        TerminalCell(each.model, each.sn, each.mac, each.placed_at)
        for each in devices
        if each.removed_at is None
    ]
    return RoomPage(
        cell=cell(room, there, limits_of(rollout), bool(findings), now),
        building=room.building,
        floor=room.floor,
        accepted=room.state == "done" and _accepted(rollout, room),
        devices=tuple(devices),
        entries=tuple(entries),
        findings=findings,
    )


@transaction.atomic
def note_room(
    *, rollout: RollOut, name: str, occupancy: str | None, note: str | None, listed: bool | None = None
) -> Room:
    """What the hotel says of a room, as the desk heard it; None leaves it. `listed` True: there is such a
    room, the crew was right. Raises NotFound."""
    room = room_in(rollout, name)
    if occupancy is not None:
        room.occupancy = occupancy
    if note is not None:
        room.note = note.strip()
    if listed is not None:
        room.listed = listed
    room.save(update_fields=["occupancy", "note", "listed"])
    RollOut.objects.filter(pk=rollout.pk).update(edited=F("edited") + 1)
    return room


def _entries(rollout: RollOut, name: str) -> list[Entry]:
    orders = orders_of(rollout)
    first = orders.first()
    if first is None:
        return []
    rows = list(room_events(first, name))
    ids = [str(row.pk) for row in rows]
    numbers = {row.order_id for row in rows}
    corrections = Event.objects.filter(order__in=numbers, kind="order.corrected", body__corrects__in=ids)
    found = [entry_of(row) for row in (*rows, *corrections)]
    return sorted(found, key=lambda entry: (entry.occurred_at, entry.recorded_at, entry.seq))


def _accepted(rollout: RollOut, room: Room) -> bool:
    number = room.order_id or room.told_by
    return orders_of(rollout).filter(number=number, state__in=ACCEPTED).exists()


def _devices(rollout: RollOut, room: Room, entries: list[Entry]) -> list[DeviceRow]:
    """When it came and went as it happened, not when a phone told of it."""
    came = {entry.id: entry.occurred_at for entry in entries}
    went = {entry.recorded_at: entry.occurred_at for entry in entries}
    return [
        DeviceRow(
            each.model, each.sn, each.mac,
            came.get(each.event, each.placed_at) if each.event else each.placed_at,
            each.source,
            went.get(each.removed_at, each.removed_at) if each.removed_at else None,
            each.removed_by,
        )
        for each in Device.objects.filter(site=rollout.site_id, place=str(room)).order_by("placed_at", "id")
    ]  # fmt: skip
