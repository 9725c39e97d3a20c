"""Rows of a room list on their way to rooms: each read, joined to what earlier rows said of the same room."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Final, TypeVar

from doorstep.core.errors import Text, text
from doorstep.orders.intake.cells import Unfit, cleaned
from doorstep.projects.sheet import labels
from doorstep.projects.sheet.columns import Field
from doorstep.projects.sheet.found import (
    Fix,
    Occupancy,
    Place,
    Refusal,
    RoomSheet,
    SheetRoom,
    SheetTerminal,
)

Value = TypeVar("Value")

_NOTE_CHARS: Final = 200
_MODEL_CHARS: Final = 60


@dataclass(slots=True)
class Gathered:
    """What was found so far; rooms by building and number, MACs and serial numbers by where they stand."""

    rooms: dict[tuple[str, str], SheetRoom] = field(default_factory=dict)
    fixes: list[Fix] = field(default_factory=list)
    refusals: list[Refusal] = field(default_factory=list)
    ignored: list[str] = field(default_factory=list)
    labels: dict[str, Place] = field(default_factory=dict)

    def fix(self, place: Place, before: str, after: str, code: str, why: Text) -> None:
        self.fixes.append(Fix(place, before.strip()[:60], after, code, why))

    def refuse(self, place: Place, value: str, code: str, reason: Text) -> None:
        self.refusals.append(Refusal(place, value.strip()[:60], code, reason))

    def sheet(self) -> RoomSheet:
        rooms = sorted(self.rooms.values(), key=lambda room: (room.building, room.floor or 0, room.number))
        return RoomSheet(
            tuple(rooms), tuple(self.fixes), tuple(self.refusals), tuple(dict.fromkeys(self.ignored))
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a list. `titles`: of its columns, by field; `level`: the floor of its column, in lists with
    a column for each; `repeats`: its room stands in a merged cell that began above."""

    sheet: str
    line: int
    titles: Mapping[Field, str]
    said: Mapping[Field, str]
    level: int | None
    repeats: bool

    def into(self, gathered: Gathered) -> None:
        """Read the row into what was gathered."""
        if "room" not in self.said:
            if "mac" in self.said or "sn" in self.said:
                gathered.refuse(self._place("room"), "", "room-missing", _ROOM_MISSING)
            return
        named = self._read(gathered, "room", labels.numbers)
        if named is None:
            return
        for code, why in named.said if not self.repeats else ():
            shown = "、".join(room for _, room in named.rooms)
            gathered.fix(self._place("room"), self.said["room"], shown[:60], code, why)
        terminal = self._terminal(gathered)
        if terminal is not None and len(named.rooms) > 1:
            gathered.refuse(self._place("room"), self.said["room"], "one-terminal-many-rooms", _MANY_ROOMS)
            return
        building = self._building(gathered)
        level = self.level if self.level is not None else self._read(gathered, "floor", labels.floor)
        occupancy = self._read(gathered, "status", labels.occupancy)
        note = (self._read(gathered, "note", cleaned) or "")[:_NOTE_CHARS]
        for before, number in named.rooms:
            room = SheetRoom(
                before or building, self._floor(gathered, level, number), number, occupancy,
                (terminal,) if terminal else (), note, self.sheet, self.line,
            )  # fmt: skip
            self._join(gathered, room)

    def _read(self, gathered: Gathered, name: Field, read: Callable[[str], Value]) -> Value | None:
        said = self.said.get(name)
        if said is None:
            return None
        try:
            return read(said)
        except Unfit as unfit:
            gathered.refuse(self._place(name), said, unfit.code, unfit.reason)
            return None

    def _place(self, name: Field) -> Place:
        return Place(self.sheet, self.line, self.titles.get(name, ""))

    def _building(self, gathered: Gathered) -> str:
        return self._read(gathered, "building", labels.building) or ""

    def _floor(self, gathered: Gathered, level: int | None, number: str) -> int | None:
        within = labels.floor_within(number)
        if level is None:
            return within
        if within is not None and level > 0 and within != level:
            why = text(
                f"房号像是 {within} 层，按“楼层”列记为 {level} 层",
                f"the number looks like floor {within}; the column says {level}",
            )
            gathered.fix(self._place("floor"), number, str(level), "floor-differs", why)
        return level

    def _terminal(self, gathered: Gathered) -> SheetTerminal | None:
        """The row's terminal; None when it names none, or its label was refused."""
        mac, sn = self._mac(gathered), self._read(gathered, "sn", labels.serial) or ""
        model = (self._read(gathered, "model", cleaned) or "")[:_MODEL_CHARS]
        names: tuple[tuple[Field, str], ...] = (("mac", mac), ("sn", sn))
        for name, label in names:
            if label and not self._is_new(gathered, name, label):
                return None
        return SheetTerminal(model, sn, mac) if mac or sn else None

    def _mac(self, gathered: Gathered) -> str:
        found = self._read(gathered, "mac", labels.mac)
        if found is None:
            return ""
        for code, why in found[1]:
            gathered.fix(self._place("mac"), self.said["mac"], found[0], code, why)
        return found[0]

    def _is_new(self, gathered: Gathered, name: Field, label: str) -> bool:
        here = self._place(name)
        first = gathered.labels.setdefault(f"{name} {label}", here)
        if first is here:
            return True
        where = f"{first.sheet} " if first.sheet else ""
        why = text(
            f"与{where}第 {first.line} 行重复，一台终端只能在一间房",
            f"it stands in {where}line {first.line} already; a terminal is in one room only",
        )
        gathered.refuse(here, label, f"{name}-twice", why)
        return False

    def _join(self, gathered: Gathered, room: SheetRoom) -> None:
        key = room.building, room.number
        known = gathered.rooms.get(key)
        if known is None:
            gathered.rooms[key] = room
            return
        occupancy = self._agreed(gathered, known, room.occupancy)
        gathered.rooms[key] = replace(
            known,
            terminals=known.terminals + room.terminals,
            occupancy=occupancy,
            note=known.note or room.note,
        )
        if not self.repeats:
            code, why = _joined(known, room)
            gathered.fix(self._place("room"), room.number, room.number, code, why)

    def _agreed(self, gathered: Gathered, known: SheetRoom, occupancy: Occupancy | None) -> Occupancy | None:
        """Of two states the one that asks for more care counts: nobody walks in on a guest."""
        said = {known.occupancy, occupancy} - {None}
        if len(said) < 2:
            return known.occupancy or occupancy
        safer: Occupancy = "occupied" if "occupied" in said else "closed"
        why = text(
            "同一间房写了两种房态，按更谨慎的一种记", "two states for one room; the more careful one counts"
        )
        gathered.fix(self._place("status"), self.said.get("status", ""), safer, "status-differs", why)
        return safer


_ROOM_MISSING: Final = text("有终端没有房号，请补上房号", "a terminal without a room; enter its room")
_MANY_ROOMS: Final = text(
    "一台终端不能写给多间房，请每间一行", "one terminal can't be in many rooms; give each room its row"
)


def _joined(known: SheetRoom, room: SheetRoom) -> tuple[str, Text]:
    if room.terminals:
        count = len(known.terminals) + 1
        return "second-terminal", text(
            f"与第 {known.line} 行同一间房，记为第 {count} 台终端",
            f"the room of line {known.line}: taken as its terminal no. {count}",
        )
    return "room-twice", text(
        f"与第 {known.line} 行重复，已合并", f"the room of line {known.line} again; joined to it"
    )
