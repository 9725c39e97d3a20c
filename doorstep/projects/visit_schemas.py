"""What the endpoints of a roll-out's visits take and answer."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from doorstep.core.field_problems import Day, Instant, Storable
from doorstep.standards.language import Words

Line = Annotated[Storable, Field(min_length=1, max_length=500)]
RoomName = Annotated[Storable, Field(min_length=1, max_length=33)]


class VisitsIn(Schema):
    """How visits are to be planned. `crews`: staff numbers, each goes once a day; `coordinator`: the id of
    the contact who opens doors; `from_time`, `to_time`: when the hotel lets crews in (null: as on duty);
    `check_out`: before it nobody enters an occupied room; `rooms`: only these, null: all that wait."""

    from_on: Day
    days: Annotated[int, Field(ge=1, le=31)] = 1
    crews: Annotated[
        list[Annotated[Storable, Field(min_length=1, max_length=40)]], Field(min_length=1, max_length=30)
    ]
    coordinator: Annotated[Storable, Field(max_length=40)]
    steps: Annotated[list[Line], Field(max_length=30)]
    minutes_per_room: Annotated[int, Field(ge=3, le=120)] = 8
    desk_min: Annotated[int, Field(ge=0, le=120)] = 20
    from_time: time | None = None
    to_time: time | None = None
    check_out: time = time(12)
    rooms: Annotated[list[RoomName], Field(max_length=2000)] | None = None


class MakeVisitsIn(VisitsIn):
    """What was previewed, with the preview's token."""

    token: Annotated[Storable, Field(min_length=1, max_length=80)]


class CrewOut(Schema):
    """Somebody who may be sent. `why_not`: what he lacks for work in hotels; `on_duty`: that day."""

    staff_no: str
    name: str
    on_duty: bool
    why_not: Words | None


class LoadOut(Schema):
    """`model` is blank where nobody has said which terminal the hotel gets."""

    model: str
    count: int


class PlannedVisitOut(Schema):
    """A crew's visit as it would be: promised is [from_at, to_at) of `slot`, the crew is there from
    `crew_from_at` to `crew_to_at`. `why_not`: what stands against it."""

    day: date
    crew: str
    crew_name: str
    slot: str
    from_at: datetime
    to_at: datetime
    crew_from_at: datetime
    crew_to_at: datetime
    floors: list[str]
    rooms: list[str]
    terminals: int
    load: list[LoadOut]
    work_min: int
    why_not: Words | None


class IdleCrewOut(Schema):
    day: date
    crew: str
    reason: Words


class RoomLeftOut(Schema):
    room: str
    reason: Words


class VisitPlanOut(Schema):
    """`token` stands for exactly these visits; making them asks for it."""

    token: str
    visits: list[PlannedVisitOut]
    idle: list[IdleCrewOut]
    left: list[RoomLeftOut]


class HotelVisitOut(Schema):
    """`from_at`, `to_at`: the window promised, null where none stands; `done`: how many of `rooms` it has
    done; `to_come`: it can be moved and withdrawn; `is_lead`: the first visit, on the lead order."""

    order: str
    state: str
    state_title: Words
    from_at: datetime | None
    to_at: datetime | None
    crew: str
    crew_name: str
    crew_from_at: datetime | None
    crew_to_at: datetime | None
    coordinator: str
    coordinator_id: str
    steps: list[str]
    rooms: list[str]
    done: int
    terminals: int
    work_min: int | None
    is_lead: bool
    to_come: bool


class MoveVisitIn(Schema):
    """`reason`: needed when our side moves it, which only a supervisor does (HOTEL-7)."""

    slot: Annotated[Storable, Field(min_length=1, max_length=80)]
    asked_by: Literal["customer", "us"]
    reason: Annotated[Storable, Field(max_length=2000)] = ""


class MovedOut(Schema):
    """`crew_lost`: why the crew can't go at the new time, null where it does."""

    visits: list[HotelVisitOut]
    crew_lost: Words | None


class WithdrawVisitIn(Schema):
    """`cause` as for cancelling an order; `note`: needed with other, and when our side withdraws."""

    asked_by: Literal["customer", "us"]
    cause: Literal[
        "not_needed",
        "moved_away",
        "other_provider",
        "price",
        "waited_too_long",
        "duplicate",
        "no_resources",
        "out_of_area",
        "other",
    ]
    note: Annotated[Storable, Field(max_length=500)] = ""


class FaultWish(Schema):
    from_at: Instant
    to_at: Instant


class FaultIn(Schema):
    """`id`: the sender's; `need`: what is wrong, in the hotel's words."""

    id: UUID
    need: Line
    wish: FaultWish | None = None


class FaultDeviceOut(Schema):
    model: str
    sn: str
    mac: str
    placed_at: datetime


class FaultOut(Schema):
    """The repair order that was opened, and the terminal it is for."""

    order: str
    room: str
    device: FaultDeviceOut | None
    in_warranty: bool
    warranty_until: datetime | None
