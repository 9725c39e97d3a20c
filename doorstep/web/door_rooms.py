"""A hotel's front desk behind its link: what it confirms, how the rooms go, what it signs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from ninja import Schema

from doorstep.accounts.contacts import contacts_of
from doorstep.accounts.states import CONTACT_ROLES, ContactRole
from doorstep.orders.log import Entry
from doorstep.orders.models import Order
from doorstep.projects.front_desk import OPEN, Desk, DeskRoom, desk_of
from doorstep.projects.models import Room
from doorstep.projects.states import ROOM_STATES
from doorstep.standards.language import Words


class DoorContact(Schema):
    """Somebody of the hotel's, masked."""

    id: str
    name: str
    role: Words


class DoorRoom(Schema):
    """`occupied`: as the desk said, else as the room list has it; null where nobody did. `remark`: why and
    until when it waits; `notes`: what the crew noted of it."""

    name: str
    building: str
    floor: int | None
    occupied: bool | None
    state: str
    state_title: Words
    finished_at: datetime | None
    again: str
    again_at: datetime | None
    remark: str
    notes: list[str]


class DoorDesk(Schema):
    """A visit of rooms. `open`: neither done nor put off; `left`: not done; `next_from_at`: when these are,
    as agreed."""

    from_at: datetime
    to_at: datetime
    coordinator: str
    contacts: list[DoorContact]
    steps: list[str]
    rooms: list[DoorRoom]
    done: int
    open: int
    left: int
    confirmed_at: datetime | None
    next_from_at: datetime | None
    signed_at: datetime | None


def door_desk(order: Order, entries: Sequence[Entry]) -> DoorDesk | None:
    """None for an order that isn't a visit of rooms."""
    desk = desk_of(entries) if order.attributes.get("rollout") else None
    if desk is None:
        return None
    listed = {str(room): room for room in Room.objects.filter(rollout__site_id=order.site_id)}
    return DoorDesk(
        from_at=desk.from_at,
        to_at=desk.to_at,
        coordinator=desk.coordinator,
        contacts=[
            DoorContact(id=str(each.id), name=each.name, role=Words(**CONTACT_ROLES[ContactRole(each.role)]))
            for each in contacts_of(order.customer)
        ],
        steps=list(desk.steps),
        rooms=[_room(room, listed.get(room.name), desk) for room in desk.rooms],
        done=desk.counted("done"),
        open=desk.counted(*OPEN),
        left=desk.left,
        confirmed_at=desk.confirmed_at,
        next_from_at=desk.next_from_at,
        signed_at=desk.signed_at,
    )


def _room(room: DeskRoom, listed: Room | None, desk: Desk) -> DoorRoom:
    known = listed.occupancy if listed else ""
    guessed = None if known == "" else known == "occupied"
    stands = room.standing
    return DoorRoom(
        name=room.name,
        building=listed.building if listed else "",
        floor=listed.floor if listed else None,
        occupied=room.occupied if desk.confirmed_at else guessed,
        state=stands.state,
        state_title=Words(**ROOM_STATES[stands.state]),
        finished_at=stands.ended_at if stands.state == "done" else None,
        again=stands.again,
        again_at=stands.again_at,
        remark=stands.remark,
        notes=list(room.notes),
    )
