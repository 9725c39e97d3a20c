"""Shapes of the house and its rooms."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from doorstep.core.field_problems import Storable


class TerminalOut(Schema):
    model: str
    sn: str
    mac: str


class PlacedOut(TerminalOut):
    placed_at: datetime


class RoomOut(Schema):
    """`name`: as events call it ("A-801"). `state`: todo, in_work, deferred, done. `order`: to which it is
    handed, else the last that told of it, else "". `took_s`: null while it is open. `again`: time, check_out,
    hotel. `flags`: answer, ask, asked, conflict, finding, over, refused,
    unlisted (found by a crew, not yet confirmed)."""

    name: str
    number: str
    occupancy: str
    note: str
    terminals: list[PlacedOut]
    state: str
    order: str
    occupied: bool | None
    opened_at: datetime | None
    finished_at: datetime | None
    took_s: int | None
    again: str
    again_at: datetime | None
    remark: str
    flags: list[str]


class FloorOut(Schema):
    floor: int | None
    rooms: list[RoomOut]


class BuildingOut(Schema):
    name: str
    floors: list[FloorOut]


class VisitRowOut(Schema):
    """An order of the roll-out: `crew` is the technician's name, "" while nobody is sent."""

    number: str
    kind: str
    state: str
    crew: str
    staff_no: str
    from_at: datetime | None
    to_at: datetime | None


class ReturnIn(Schema):
    """A terminal that was brought to the desk. `id`: the sender's own, so that the same sent again is noted
    once; `label`: its MAC or serial number; `received_by`: who took it."""

    id: UUID
    label: Annotated[Storable, Field(min_length=1, max_length=40)]
    reason: Annotated[Storable, Field(min_length=1, max_length=500)]
    received_by: Annotated[Storable, Field(min_length=1, max_length=80)]


class RoomNoteIn(Schema):
    """What is left out stays. `listed`: the room that the crew found is confirmed."""

    occupancy: Literal["", "vacant", "occupied", "closed"] | None = None
    note: Annotated[Storable, Field(max_length=200)] | None = None
    listed: Literal[True] | None = None
