"""Shapes of a hotel's rooms on the phone."""

from __future__ import annotations

from datetime import datetime

from ninja import Schema

from doorstep.standards.language import Words
from doorstep.visits.step_schemas import FieldStep


class FieldContact(Schema):
    """Someone of the hotel; events name them by `id`."""

    id: str
    role: str
    name: str
    phone: str


class FieldDevice(Schema):
    model: str
    sn: str
    mac: str


class FieldRoom(Schema):
    """`room`: as events name it ("A-801"). `mine`: handed to this order; `listed`: not one
    that a crew found itself. As the server knew it when the day
    was fetched: the phone tells the events of the order's own log anew."""

    room: str
    building: str
    floor: str
    number: str
    occupancy: str
    note: str
    listed: bool
    mine: bool
    state: str
    again: str
    again_at: datetime | None
    remark: str
    devices: list[FieldDevice]


class RoomFlow(Schema):
    """The steps in a room, without a guest in it and with one."""

    vacant: list[FieldStep]
    occupied: list[FieldStep]


class RoomLimits(Schema):
    """How often one knocks; how long a knock or a guest's consent holds; how long a room takes, and after how
    long its guest is asked."""

    knocks: int
    knock_holds_s: int
    within_s: int
    ask_after_s: int


class HotelWishes(Schema):
    """What the account's record says of the hotel (MANAGER-1). `shoe_covers`: nobody enters a room without
    them, by its grade."""

    preferences: str
    requirements: str
    shoe_covers: bool


class FieldRollOut(Schema):
    """An order's part of a hotel's roll-out. `hotel_rooms`: of the whole hotel; `prefixes`: how MACs begin,
    by model (which may end in `*`); the people only while the order is open."""

    code: str
    hotel_rooms: int
    prefixes: dict[str, list[str]]
    coordinator: FieldContact | None
    front_desk: FieldContact | None
    contacts: list[FieldContact]
    wishes: HotelWishes
    steps: list[Words]
    flow: RoomFlow
    limits: RoomLimits
    rooms: list[FieldRoom]
