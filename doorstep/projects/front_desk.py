"""The front desk's side of a visit: what it confirms before the first room, and the sheet after the last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID, uuid5

from django.db import transaction

from doorstep.orders.appending import append
from doorstep.orders.log import Actor, Entry, NewEvent
from doorstep.orders.queries import entries_of
from doorstep.projects.errors import NextVisitNeeded, RoomsNotListed
from doorstep.projects.found_rooms import NOT_LISTED
from doorstep.projects.rooms import CORRECTION, ROOM_KINDS, RoomEvent, Standing, standing
from doorstep.visits.rules import Story, present_visit

#: One request of the page writes up to three events; each has an id that follows from the request's own.
_NEXT, _SHEET = UUID(int=1), UUID(int=2)
#: Before it signs, the desk has these done or put off.
OPEN: Final = frozenset({"todo", "in_work"})


@dataclass(frozen=True, slots=True)
class DeskRoom:
    """`notes`: exceptions that the crew recorded of it."""

    name: str
    occupied: bool
    standing: Standing
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Desk:
    """A visit as the front desk knows it. `coordinator`: the contact's id; `arrived`, `confirmed_at`: of the
    present visit; `next_from_at`: agreed in it."""

    from_at: datetime
    to_at: datetime
    coordinator: str
    steps: tuple[str, ...]
    rooms: tuple[DeskRoom, ...]
    arrived: bool
    confirmed_at: datetime | None
    next_from_at: datetime | None
    signed_at: datetime | None

    def counted(self, *states: str) -> int:
        return sum(room.standing.state in states for room in self.rooms)

    @property
    def left(self) -> int:
        return len(self.rooms) - self.counted("done")


def desk_of(entries: Sequence[Entry]) -> Desk | None:
    """From an order's log; None while no visit of rooms was arranged."""
    arranged = Story(entries).body("visit.arranged")
    if not arranged:
        return None
    visit = Story(_since_arrival(entries))
    confirmed = visit.body("frontdesk.confirmed")
    agreed = visit.body("next_visit.agreed").get("from_at")
    return Desk(
        from_at=datetime.fromisoformat(arranged["from_at"]),
        to_at=datetime.fromisoformat(arranged["to_at"]),
        coordinator=str(confirmed.get("coordinator") or arranged["coordinator"]),
        steps=tuple(arranged["steps"]),
        rooms=_rooms(
            entries,
            list(dict.fromkeys([*(confirmed.get("rooms") or arranged["rooms"]), *_found(visit.entries)])),
            confirmed.get("occupied", ()),
        ),
        arrived=bool(visit.entries),
        confirmed_at=visit.at("frontdesk.confirmed"),
        next_from_at=datetime.fromisoformat(agreed) if agreed else None,
        signed_at=visit.at("sheet.signed"),
    )


def _found(entries: Sequence[Entry]) -> list[str]:
    """Rooms that the crew came upon in this visit and the list didn't have."""
    noted = [entry.body for entry in entries if entry.kind == "room.noted"]
    return list(dict.fromkeys(body["room"] for body in noted if body["about"] == NOT_LISTED))


def _since_arrival(entries: Sequence[Entry]) -> Sequence[Entry]:
    visit = present_visit(entries)
    at = max((place for place, entry in enumerate(visit) if entry.kind == "visit.arrived"), default=None)
    return visit[at:] if at is not None else ()


def _rooms(entries: Sequence[Entry], names: Sequence[str], occupied: Sequence[str]) -> tuple[DeskRoom, ...]:
    told: dict[str, list[RoomEvent]] = {}
    notes: dict[str, list[str]] = {}
    moved = {str(entry.id): entry.body["room"] for entry in entries if entry.kind in ROOM_KINDS}
    for entry in entries:
        room = entry.body.get("room")
        if entry.kind == CORRECTION:
            room = moved.get(str(entry.body["corrects"]))
        if entry.kind == "room.noted":
            notes.setdefault(entry.body["room"], []).append(entry.body["note"])
        elif room is not None and (entry.kind in ROOM_KINDS or entry.kind == CORRECTION):
            event = RoomEvent(str(entry.id), entry.kind, entry.occurred_at, entry.body)
            told.setdefault(room, []).append(event)
    return tuple(
        DeskRoom(name, name in occupied, standing(told.get(name, ())), tuple(notes.get(name, ())))
        for name in names
    )


def confirm_desk(
    *,
    number: str,
    coordinator: str,
    rooms: Sequence[str],
    occupied: Sequence[str],
    signature: Mapping[str, Any] | None,
    actor: Actor,
    now: datetime,
    event_id: UUID,
) -> Entry:
    """The desk says yes to time, steps, who opens doors and the rooms (HOTEL-9), with those that have guests.

    Raises RoomsNotListed (none, or one that wasn't arranged), and what orders.append raises.
    """
    desk = desk_of(entries_of(number))
    known = {room.name for room in desk.rooms} if desk else set()
    strange = [room for room in (*rooms, *occupied) if room not in known]
    if strange or not rooms:
        raise RoomsNotListed(rooms=strange)
    body: dict[str, Any] = {
        "time": True,
        "steps": True,
        "coordinator": coordinator,
        "rooms": list(rooms),
        "occupied": list(occupied),
        "by": actor.id,
    }
    if signature is not None:
        body["signature"] = dict(signature)
    event = NewEvent(event_id, "frontdesk.confirmed", body, now)
    return append(number=number, event=event, actor=actor, now=now)


@dataclass(frozen=True, slots=True)
class Sheet:
    """What the customer says of the day's rooms. `next_from_at`: when the rest is done, if any is left."""

    result: Literal["satisfied", "dissatisfied"]
    comment: str
    signature: Mapping[str, Any]
    typed: bool = False
    next_from_at: datetime | None = None


@transaction.atomic
def sign_sheet(*, number: str, sheet: Sheet, actor: Actor, now: datetime, event_id: UUID) -> Entry:
    """The sheet with its comment and signature (HOTEL-17), the acceptance that follows from it, and the next
    time for rooms that are left over (HOTEL-18): all of it or nothing.

    Raises NextVisitNeeded, and what orders.append raises.
    """
    desk = desk_of(entries_of(number))
    if desk is None:
        raise RoomsNotListed(rooms=[])
    left = [room.name for room in desk.rooms if room.standing.state != "done"]
    if left and sheet.next_from_at is not None:
        _say(number, uuid5(_NEXT, str(event_id)), "next_visit.agreed", _next(sheet, left, actor), actor, now)
    elif left and desk.next_from_at is None:
        raise NextVisitNeeded(left=len(left))
    said = {
        "checked": True,
        "rooms_done": desk.counted("done"),
        "rooms_left": len(left),
        "exceptions": exceptions(desk.rooms),
        "comment": sheet.comment,
        "signature": dict(sheet.signature),
    }
    _say(number, uuid5(_SHEET, str(event_id)), "sheet.signed", said, actor, now)
    accepted: dict[str, Any] = {
        "result": sheet.result,
        "comment": sheet.comment,
        "signature": dict(sheet.signature),
        "by": "customer_page",
    }
    if sheet.result == "dissatisfied":
        accepted["rework"] = "now"
    if sheet.typed:
        accepted["typed"] = True
    return _say(number, event_id, "acceptance.signed", accepted, actor, now)


def _next(sheet: Sheet, left: Sequence[str], actor: Actor) -> dict[str, Any]:
    assert sheet.next_from_at is not None
    return {"from_at": sheet.next_from_at.isoformat(), "rooms": list(left), "agreed_by": actor.id}


def exceptions(rooms: Sequence[DeskRoom]) -> list[dict[str, str]]:
    """What stands on the sheet beside the rooms: put off, and why; what the crew noted."""
    lines = [
        (room.name, note)
        for room in rooms
        for note in (*([room.standing.remark] if room.standing.remark else []), *room.notes)
    ]
    return [{"room": room, "note": note[:500]} for room, note in lines]


def _say(number: str, id: UUID, kind: str, body: dict[str, Any], actor: Actor, now: datetime) -> Entry:
    return append(number=number, event=NewEvent(id, kind, body, now), actor=actor, now=now)
