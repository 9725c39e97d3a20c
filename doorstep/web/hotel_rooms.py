"""A room of a hotel in full: what stands there, what happened in it, in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Router, Schema

from doorstep.core import clock
from doorstep.orders.access import actor_of
from doorstep.orders.judging import rulebook_of
from doorstep.orders.models import VerdictInterval
from doorstep.people.access import require
from doorstep.projects import queries, services
from doorstep.projects.access import READERS, Id
from doorstep.projects.models import RollOut
from doorstep.projects.room_page import RoomPage, room_page
from doorstep.projects.room_schemas import ReturnIn, RoomNoteIn, RoomOut
from doorstep.standards.language import Clause, Words
from doorstep.web.order_pages import told_events
from doorstep.web.order_schemas import EventOut

router = Router(tags=["projects"])

RoomPath = Annotated[str, Path(max_length=33)]


class RoomDeviceOut(Schema):
    """`source`: the order (or the roll-out's list) that placed it; `removed_by`: what took it out."""

    model: str
    sn: str
    mac: str
    placed_at: datetime
    source: str
    removed_at: datetime | None
    removed_by: str


class RoomEventOut(EventOut):
    order: str


class RoomFindingOut(Schema):
    clause: str
    source: str
    title: Words
    severity: str
    order: str
    violated_at: datetime | None
    remedied_at: datetime | None


class RoomPageOut(Schema):
    """`accepted`: its work is signed for, so a fault in it may be reported."""

    room: RoomOut
    building: str
    floor: int | None
    accepted: bool
    devices: list[RoomDeviceOut]
    events: list[RoomEventOut]
    findings: list[RoomFindingOut]


@router.get("/rollouts/{id}/rooms/{room}", response=RoomPageOut)
def room(request: HttpRequest, id: Id, room: RoomPath) -> RoomPageOut:
    """Everything that is known of a room: its story over all visits, its terminals past and present, what was
    broken in it."""
    return _shown(queries.rollout_in(id=id, unit_path=require(request, *READERS).unit_path), room)


@router.post("/rollouts/{id}/rooms/{room}", response=RoomPageOut)
def note_room(request: HttpRequest, id: Id, room: RoomPath, body: RoomNoteIn) -> RoomPageOut:
    """What the hotel says of a room: vacant, occupied, out of order; a note for the crew."""
    rollout = queries.rollout_in(id=id, unit_path=require(request, *READERS).unit_path)
    services.note_room(rollout=rollout, name=room, **body.model_dump())
    return _shown(rollout, room)


@router.post("/rollouts/{id}/rooms/{room}/return", response=RoomPageOut)
def return_terminal(request: HttpRequest, id: Id, room: RoomPath, body: ReturnIn) -> RoomPageOut:
    """A terminal came back over the counter: it stands in the room no more and may be fitted elsewhere."""
    person = require(request, *READERS)
    rollout = queries.rollout_in(id=id, unit_path=person.unit_path)
    services.return_terminal(
        rollout=rollout, room=room, **body.model_dump(), actor=actor_of(person), now=clock.now()
    )
    return _shown(rollout, room)


def _shown(rollout: RollOut, name: str) -> RoomPageOut:
    page = room_page(rollout=rollout, name=name, now=clock.now())
    clauses = _clauses({entry.number for entry in page.entries})
    return RoomPageOut.model_validate(
        {
            "room": page.cell,
            "building": page.building,
            "floor": page.floor,
            "accepted": page.accepted,
            "devices": page.devices,
            "events": _events(page, clauses),
            "findings": [
                _finding(row, clauses[row.clause]) for row in page.findings if row.clause in clauses
            ],
        },
        from_attributes=True,
    )


def _clauses(numbers: set[str]) -> Mapping[str, Clause]:
    found: dict[str, Clause] = {}
    for number in sorted(numbers):
        found |= rulebook_of(number).clauses
    return found


def _events(page: RoomPage, clauses: Mapping[str, Clause]) -> Sequence[RoomEventOut]:
    told = told_events(page.entries, clauses)
    return [
        RoomEventOut(**each.model_dump(), order=entry.number)
        for each, entry in zip(told, page.entries, strict=True)
    ]


def _finding(row: VerdictInterval, clause: Clause) -> RoomFindingOut:
    return RoomFindingOut(
        clause=clause.id,
        source=", ".join(clause.sources),
        title=clause.title,
        severity=clause.severity,
        order=row.order_id,
        violated_at=row.violated_at,
        remedied_at=row.remedied_at,
    )
