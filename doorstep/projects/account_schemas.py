"""What the endpoints of a hotel's account take and answer."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from doorstep.core.field_problems import Day, Instant, Storable

Line = Annotated[Storable, Field(min_length=1, max_length=500)]
Long = Annotated[Storable, Field(max_length=2000)]
Short = Annotated[Storable, Field(max_length=80)]


class ManagerOut(Schema):
    """`username`: the login, as opening a roll-out takes it."""

    username: str
    name: str


class ContactIn(Schema):
    """`id`: of a contact that is there; name and phone, left blank, stay as they are."""

    id: int | None = None
    role: Short
    name: Short = ""
    phone: Annotated[Storable, Field(max_length=30)] = ""


class ContactOut(Schema):
    """Name and phone are masked; POST .../account/reveal shows them."""

    id: int
    role: str
    name: str
    phone: str


class AccountIn(Schema):
    """The whole record: a contact that isn't in the list is gone. `grade`: economy, comfort, high, luxury or
    blank. `revision`: of the record that was read; another one meanwhile is a 409."""

    preferences: Long = ""
    requirements: Long = ""
    grade: Short = ""
    terminal_model: Annotated[Storable, Field(max_length=60)] = ""
    warranty_months: Annotated[int, Field(ge=0, le=120)] | None = None
    contacts: Annotated[list[ContactIn], Field(max_length=100)]
    revision: Annotated[int, Field(ge=0, lt=2**31)] | None = None


class AccountOut(Schema):
    preferences: str
    requirements: str
    grade: str
    shoe_covers: bool
    terminal_model: str
    warranty_months: int
    contacts: list[ContactOut]
    contract_signed_at: datetime | None
    network_accepted_at: datetime | None
    kept_at: datetime | None
    kept_by: str
    kept_by_name: str
    revision: int


class PurposeIn(Schema):
    purpose: Line


class ClearedIn(Schema):
    contract_signed_at: Instant
    network_accepted_at: Instant


class ClearedOut(Schema):
    """`first_visit_due_at`: HOTEL-1, null where the unit doesn't run that standard."""

    cleared_at: datetime
    first_visit_due_at: datetime | None


class CallPromiseIn(Schema):
    """`owner` blank: whoever notes it."""

    what: Line
    due_at: Instant
    owner: Short = ""


class CallIn(Schema):
    """`id`: the sender's; the same sent again is noted once."""

    id: UUID
    purpose: Literal["booking", "on_the_way", "delay", "other"] = "other"
    outcome: Literal["promised", "connected", "no_answer", "wrong_number", "dropped", "waited"]
    note: Long = ""
    promises: Annotated[list[CallPromiseIn], Field(max_length=20)] = []


class DutyOut(Schema):
    """`sort`: promise or task; `overdue`: not done when it was due; `by_name`: who noted it."""

    id: str
    sort: str
    rollout: int
    code: str
    hotel: str
    order: str
    what: str
    owner: str
    about: str
    department: str
    due_at: datetime
    made_at: datetime
    by_name: str
    done_at: datetime | None
    result: str
    overdue: bool


class CallOut(Schema):
    id: UUID
    order: str
    at: datetime
    by_name: str
    purpose: str
    outcome: str
    note: str
    promises: list[DutyOut]


class TaskIn(Schema):
    """`id`: the sender's; `owner`: who of the department does it."""

    id: UUID
    about: Literal["problem", "negotiation", "product"]
    what: Line
    department: Line
    owner: Line
    due_at: Instant


class ResultIn(Schema):
    result: Line


class ServicePlanIn(Schema):
    from_on: Day
    to_on: Day
    goals: Line
    measures: Line


class ServicePlanOut(Schema):
    """`state`: draft, confirmed, started, completed, reported."""

    plan: str
    revision: int
    from_on: date
    to_on: date
    goals: str
    measures: str
    state: str
    confirmed_at: datetime | None
    confirmed_by: str
    started_at: datetime | None
    completed_at: datetime | None
    results: str
    report_due_at: datetime | None
    reported_at: datetime | None
    comment: str
    improvement: str


class PlanStepIn(Schema):
    """`by`: the contact who confirms; `results`: when completed; the rest: when the result is reported."""

    by: Annotated[Storable, Field(max_length=40)] = ""
    results: Annotated[Storable, Field(max_length=500)] = ""
    comments_asked: bool = False
    comment: Long = ""
    improvement: Annotated[Storable, Field(max_length=500)] = ""


class GuestRequestOut(Schema):
    id: UUID
    order: str
    room: str
    request: str
    asked_at: datetime
    told_at: datetime | None
    told_note: str


class PassIn(Schema):
    """`to`: a contact's id; blank: whoever was at the desk."""

    to: Annotated[Storable, Field(max_length=20)] = ""
    note: Long = ""
