"""What a hotel's room list turned out to say, and what was done to it on the way."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from doorstep.core.errors import Text

#: Codes of projects.states.OCCUPANCY.
Occupancy = Literal["vacant", "occupied", "closed"]


@dataclass(frozen=True, slots=True)
class SheetTerminal:
    """A terminal as the list names it; each part "" where it says nothing. `mac` as AA:BB:CC:DD:EE:FF."""

    model: str
    sn: str
    mac: str


@dataclass(frozen=True, slots=True)
class SheetRoom:
    """A room of the matrix. `building` is "" in a hotel of one; `floor` is negative below ground, None where
    nothing tells it; `occupancy` None where the list doesn't say. `line`: its first row, 1-based."""

    building: str
    floor: int | None
    number: str
    occupancy: Occupancy | None
    terminals: tuple[SheetTerminal, ...]
    note: str
    sheet: str
    line: int

    @property
    def name(self) -> str:
        """As the room is called in logs: "A-801"."""
        return f"{self.building}-{self.number}" if self.building else self.number


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the file: sheet, row (1-based), and the column's title as the file has it."""

    sheet: str
    line: int
    column: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Something read otherwise than it stands; the person sees it before anything is taken."""

    place: Place
    before: str
    after: str
    code: str
    why: Text


@dataclass(frozen=True, slots=True)
class Refusal:
    """Something that isn't taken, and what to do about it."""

    place: Place
    value: str
    code: str
    reason: Text


@dataclass(frozen=True, slots=True)
class RoomSheet:
    """All rooms of a file in the order of building, floor and number."""

    rooms: tuple[SheetRoom, ...]
    fixes: tuple[Fix, ...]
    refusals: tuple[Refusal, ...]
    ignored_columns: tuple[str, ...]
