"""A room list into a roll-out's matrix: first what it would do, then, if nothing changed meanwhile, done."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction
from django.db.models import F

from doorstep.accounts import installed
from doorstep.accounts.installed import Label
from doorstep.accounts.models import Device
from doorstep.core.errors import text
from doorstep.projects.errors import NothingToTake, RoomsChanged
from doorstep.projects.models import RollOut, Room
from doorstep.projects.sheet.found import Fix, Place, Refusal, RoomSheet, SheetRoom, SheetTerminal
from doorstep.projects.sheet.reading import read_rooms

Change = Literal["new", "changed", "same"]
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class RoomChange:
    """What a list does to one room; `added`: terminals that it places there."""

    room: SheetRoom
    change: Change
    added: tuple[SheetTerminal, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """What taking a list in would do. `token` stands for exactly this; `absent`: rooms of the matrix that the
    list doesn't name (they stay)."""

    token: str
    rooms: tuple[RoomChange, ...]
    absent: tuple[str, ...]
    fixes: tuple[Fix, ...]
    refusals: tuple[Refusal, ...]
    ignored_columns: tuple[str, ...]


def preview_rooms(*, rollout: RollOut, data: bytes, filename: str) -> Preview:
    """Read a list and hold it against the matrix; nothing is written. Raises IntakeFileError's subclasses."""
    return _previewed(rollout, read_rooms(data, filename))


@transaction.atomic
def take_rooms(*, rollout: RollOut, data: bytes, filename: str, token: str, now: datetime) -> Preview:
    """Take in a list that was previewed. What it doesn't name stays; a terminal that it places is added.

    Raises IntakeFileError's subclasses, NothingToTake, RoomsChanged (the preview has become another).
    """
    installed.hold_base()
    locked = RollOut.objects.select_for_update().get(pk=rollout.pk)
    preview = _previewed(locked, read_rooms(data, filename))
    if not preview.rooms:
        raise NothingToTake()
    if preview.token != token:
        raise RoomsChanged()
    Room.objects.bulk_create(
        [_row(locked, each.room) for each in preview.rooms],
        update_conflicts=True,
        unique_fields=["rollout", "building", "number"],
        update_fields=["floor", "occupancy", "note"],
    )
    Device.objects.bulk_create(
        Device(
            site_id=locked.site_id, place=each.room.name, source=locked.code,
            model=added.model, sn=added.sn, mac=added.mac, placed_at=now,
        )
        for each in preview.rooms
        for added in each.added
    )  # fmt: skip
    RollOut.objects.filter(pk=locked.pk).update(edited=F("edited") + 1)
    return preview


def _row(rollout: RollOut, room: SheetRoom) -> Room:
    return Room(
        rollout=rollout,
        building=room.building,
        floor=room.floor,
        number=room.number,
        occupancy=room.occupancy or "",
        note=room.note,
    )


def _previewed(rollout: RollOut, found: RoomSheet) -> Preview:
    known = {(room.building, room.number): room for room in rollout.rooms.all()}
    placed = _placed(found.rooms)
    refusals = list(found.refusals)
    changes = tuple(_change(rollout, room, known, placed, refusals) for room in found.rooms)
    named = {(room.building, room.number) for room in found.rooms}
    absent = tuple(str(room) for key, room in known.items() if key not in named)
    return Preview(_token(changes), changes, absent, found.fixes, tuple(refusals), found.ignored_columns)


def _placed(rooms: Iterable[SheetRoom]) -> Mapping[str, Device]:
    """Devices in place anywhere, by the MACs and serial numbers that the list names."""
    labels = [Label("", each.sn, each.mac) for room in rooms for each in room.terminals]
    found: dict[str, Device] = {}
    for device in installed.in_place(labels):
        found |= {label: device for label in (device.mac, device.sn) if label}
    return found


def _change(
    rollout: RollOut,
    room: SheetRoom,
    known: Mapping[Key, Room],
    placed: Mapping[str, Device],
    refusals: list[Refusal],
) -> RoomChange:
    before = known.get((room.building, room.number))
    added = []
    for terminal in room.terminals:
        there = placed.get(terminal.mac) or placed.get(terminal.sn)
        if there is None:
            added.append(terminal)
        elif (there.site_id, there.place) != (rollout.site_id, room.name):
            refusals.append(_taken(room, terminal, there))
    if before is None:
        return RoomChange(room, "new", tuple(added))
    same = (before.floor, before.occupancy, before.note) == (room.floor, room.occupancy or "", room.note)
    return RoomChange(room, "same" if same and not added else "changed", tuple(added))


def _taken(room: SheetRoom, terminal: SheetTerminal, there: Device) -> Refusal:
    label, where = terminal.mac or terminal.sn, installed.said_where(there)
    reason = text(f"已登记在 {where}，先在那边登记拆下", f"in use at {where}; record its removal there first")
    return Refusal(Place(room.sheet, room.line, ""), label, "terminal-in-use", reason)


def _token(changes: Iterable[RoomChange]) -> str:
    said = [[each.change, asdict(each.room), [asdict(added) for added in each.added]] for each in changes]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
