"""Endpoints of hotel roll-outs: open one, import its rooms, see the house."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from django.http import HttpRequest
from ninja import Field, File, Form, Query, Router, Schema, Status, UploadedFile

from doorstep.core import clock
from doorstep.core.field_problems import Storable
from doorstep.orders.access import actor_of
from doorstep.orders.intake.table import MAX_BYTES
from doorstep.people.access import require
from doorstep.projects import queries, services
from doorstep.projects.access import READERS, Id
from doorstep.projects.matrix import limits_of, revision_of, visits_of
from doorstep.projects.matrix import matrix as house
from doorstep.projects.room_schemas import BuildingOut, TerminalOut, VisitRowOut
from doorstep.standards.language import Words

router = Router(tags=["projects"])


class RollOutIn(Schema):
    """`manager`: the login of the account manager who looks after the hotel."""

    name: Annotated[Storable, Field(min_length=1, max_length=80)]
    phone: Annotated[Storable, Field(max_length=30)]
    address: Annotated[Storable, Field(min_length=1, max_length=200)]
    grid: Annotated[Storable, Field(max_length=40)]
    manager: Annotated[Storable, Field(max_length=150)] = ""
    lat: Annotated[float, Field(ge=-90, le=90)] | None = None
    lon: Annotated[float, Field(ge=-180, le=180)] | None = None
    warranty_months: Annotated[int, Field(ge=0, le=120)] = 12


class ClockOut(Schema):
    """`outcome`: pending, satisfied or violated."""

    due_at: datetime | None
    outcome: str


class NextVisitOut(Schema):
    number: str
    from_at: datetime
    to_at: datetime


class RollOutOut(Schema):
    """`lead`: the number of the lead order; `stage`: clearing, planned, in_work, accepted; `first_visit`: how
    HOTEL-1 stands, null while its clock doesn't run."""

    id: int
    code: str
    hotel: str
    address: str
    grid: str
    manager: str
    manager_name: str
    opened_at: datetime
    rooms: int
    fitted: int
    done: int
    deferred: int
    in_work: int
    lead: str
    stage: str
    cleared_at: datetime | None
    first_visit: ClockOut | None
    next_visit: NextVisitOut | None
    warranty_months: int


class MatrixOut(Schema):
    """`revision` grows with each change: ask again with `after`. `now`: by the server's clock; `within_s`,
    `ask_after_s`: how long a room takes, and after how long its guest is asked."""

    revision: int
    now: datetime
    within_s: int
    ask_after_s: int
    rollout: RollOutOut
    orders: list[VisitRowOut]
    buildings: list[BuildingOut]


class ListPlaceOut(Schema):
    sheet: str
    line: int
    column: str


class ListFixOut(Schema):
    place: ListPlaceOut
    before: str
    after: str
    code: str
    why: Words


class ListRefusalOut(Schema):
    place: ListPlaceOut
    value: str
    code: str
    reason: Words


class RoomChangeOut(Schema):
    """`change`: new, changed or same; `added`: the terminals that the list places."""

    building: str
    floor: int | None
    number: str
    occupancy: str | None
    note: str
    change: str
    added: list[TerminalOut]


class PreviewOut(Schema):
    """`token` stands for exactly what is shown; taking the list in asks for it."""

    token: str
    rooms: list[RoomChangeOut]
    absent: list[str]
    fixes: list[ListFixOut]
    refusals: list[ListRefusalOut]
    ignored_columns: list[str]


@router.get("/rollouts", response=list[RollOutOut])
def rollouts(request: HttpRequest) -> list[queries.RollOutRow]:
    """The unit's hotel roll-outs, the newest first."""
    return queries.rollouts_in(unit_path=require(request, *READERS).unit_path)


@router.post("/rollouts", response={200: RollOutOut, 201: RollOutOut})
def open_rollout(request: HttpRequest, body: RollOutIn) -> Status[queries.RollOutRow]:
    """Open a roll-out for a hotel; the same hotel and address again is the one that there is."""
    person = require(request, *READERS)
    rollout, is_new = services.open_rollout(
        **body.model_dump(), unit_path=person.unit_path, actor=actor_of(person), now=clock.now()
    )
    return Status(
        201 if is_new else 200,
        queries.row_of(queries.rollout_in(id=rollout.pk, unit_path=person.unit_path)),
    )


@router.get("/rollouts/{id}", response={200: MatrixOut, 204: None})
def matrix(
    request: HttpRequest, id: Id, after: Annotated[int, Query(ge=0, lt=2**63)] | None = None
) -> Status[MatrixOut | None]:
    """The house: building by building, floors from the top down, rooms with what is in them and how far they
    are. `after`: 204 when nothing has changed since that revision."""
    rollout = queries.rollout_in(id=id, unit_path=require(request, *READERS).unit_path)
    revision, now = revision_of(rollout), clock.now()
    if after == revision:
        return Status(204, None)
    limits = limits_of(rollout)
    shown = {
        "revision": revision,
        "now": now,
        "within_s": limits.within_s,
        "ask_after_s": limits.ask_after_s,
        "rollout": queries.row_of(rollout),
        "orders": visits_of(rollout),
        "buildings": house(rollout, now),
    }
    return Status(200, MatrixOut.model_validate(shown, from_attributes=True))


@router.post("/rollouts/{id}/rooms/preview", response=PreviewOut)
def preview(request: HttpRequest, id: Id, file: File[UploadedFile]) -> PreviewOut:
    """What importing a room list (xlsx, CSV) would do; nothing is written."""
    rollout = queries.rollout_in(id=id, unit_path=require(request, *READERS).unit_path)
    found = services.preview_rooms(rollout=rollout, data=file.read(MAX_BYTES + 1), filename=file.name or "")
    return _preview(found)


@router.post("/rollouts/{id}/rooms", response=PreviewOut)
def take(request: HttpRequest, id: Id, file: File[UploadedFile], token: Form[str]) -> PreviewOut:
    """Import a room list that was previewed: `token` is the preview's."""
    rollout = queries.rollout_in(id=id, unit_path=require(request, *READERS).unit_path)
    found = services.take_rooms(
        rollout=rollout,
        data=file.read(MAX_BYTES + 1),
        filename=file.name or "",
        token=token,
        now=clock.now(),
    )
    return _preview(found)


def _preview(found: services.Preview) -> PreviewOut:
    rooms = [
        {
            "building": each.room.building, "floor": each.room.floor, "number": each.room.number,
            "occupancy": each.room.occupancy, "note": each.room.note, "change": each.change,
            "added": each.added,
        }
        for each in found.rooms
    ]  # fmt: skip
    return PreviewOut.model_validate(
        {
            "token": found.token, "rooms": rooms, "absent": found.absent, "fixes": found.fixes,
            "refusals": found.refusals, "ignored_columns": found.ignored_columns,
        },
        from_attributes=True,
    )  # fmt: skip
