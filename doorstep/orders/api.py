"""Endpoints of orders: intake, the desk's verbs, personal data on request, quarantine."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from ninja import File, Form, Router, Schema, Status, UploadedFile

from doorstep.accounts import services as accounts
from doorstep.core import clock
from doorstep.core.field_problems import Storable
from doorstep.orders import queries, services
from doorstep.orders.access import actor_of, order_in_scope
from doorstep.orders.addressing import correct_address
from doorstep.orders.appending import append
from doorstep.orders.errors import NotADeskVerb
from doorstep.orders.event_fields import EventField, FieldType, body_fields, planned_fields
from doorstep.orders.events import KINDS
from doorstep.orders.importing import ImportResult, import_orders
from doorstep.orders.intake.table import MAX_BYTES
from doorstep.orders.log import Entry, NewEvent
from doorstep.people.access import DESK, require
from doorstep.standards.language import Words
from doorstep.standards.planned import planned_events

router = Router(tags=["orders"])

#: What the desk may send as an event of its own; the other kinds have verbs with more to them.
DESK_KINDS = frozenset(
    {
        "call.made", "order.suspended", "order.resumed", "order.closed", "order.reopened",
        "order.corrected", "breach.reported", "complaint.made", "complaint.answered",
        "device.returned",
    }
)  # fmt: skip


class DeskEventIn(Schema):
    id: UUID
    kind: str
    body: dict[str, Any]


class EntryOut(Schema):
    id: UUID
    seq: int
    kind: str
    recorded_at: datetime
    hash: str
    state: str


@router.post("/orders/{number}/events", response=EntryOut)
def record_event(request: HttpRequest, number: str, event: DeskEventIn) -> EntryOut:
    """Suspend, resume, close, reopen, correct, record a call, a breach, a complaint, an answer, a device
    that was brought back."""
    person = require(request, *DESK)
    order_in_scope(person, number)
    now = clock.now()
    if event.kind not in DESK_KINDS:
        raise NotADeskVerb(kind=event.kind, known=", ".join(sorted(DESK_KINDS)))
    offered = NewEvent(event.id, event.kind, event.body, now)
    entry = append(number=number, event=offered, actor=actor_of(person), now=now)
    return _entry_out(entry)


def _entry_out(entry: Entry) -> EntryOut:
    return EntryOut(
        id=entry.id,
        seq=entry.seq,
        kind=entry.kind,
        recorded_at=entry.recorded_at,
        hash=entry.hash,
        state=queries.order_named(entry.number).state,
    )


class RowProblemOut(Schema):
    line: int
    field: str | None
    field_title: Words
    value: str
    reason: Words
    code: str


class ImportReport(Schema):
    received: int
    known: int
    refused: int
    strict: bool
    dry_run: bool
    ignored_columns: list[str]
    problems: list[RowProblemOut]


@router.post("/orders/import", response=ImportReport)
def import_file(
    request: HttpRequest,
    file: File[UploadedFile],
    strict: Form[bool] = False,
    dry_run: Form[bool] = False,
) -> ImportReport:
    """Take in a file of orders (CSV in UTF-8, GB18030 or UTF-16, or xlsx); `dry_run` only reports."""
    person = require(request, *DESK)
    result = import_orders(
        # One byte over the limit tells a file that is too big; a bigger one isn't read.
        data=file.read(MAX_BYTES + 1),
        filename=file.name or "",
        actor=actor_of(person),
        now=clock.now(),
        unit_path=person.unit_path,
        strict=strict,
        dry_run=dry_run,
    )
    return _report(result)


def _report(result: ImportResult) -> ImportReport:
    return ImportReport(
        received=result.received,
        known=result.known,
        refused=result.refused,
        strict=result.strict,
        dry_run=result.dry_run,
        ignored_columns=list(result.ignored_columns),
        problems=[
            RowProblemOut(
                line=problem.line,
                field=problem.field,
                field_title=Words(**problem.column),
                value=problem.value,
                reason=Words(**problem.reason),
                code=problem.code,
            )
            for problem in result.problems
        ],
    )


class RevealIn(Schema):
    purpose: Storable


class Revealed(Schema):
    name: str
    phone: str
    address: str
    access_notes: str
    recorded_at: datetime


@router.post("/orders/{number}/reveal", response=Revealed)
def reveal(request: HttpRequest, number: str, body: RevealIn) -> Revealed:
    """The customer's name, telephone and address in clear. Who asked, when and why is recorded (ETHIC-1)."""
    person = require(request, *DESK, "account_manager")
    order = order_in_scope(person, number)
    now = clock.now()
    contact = accounts.reveal(
        customer_id=order.customer_id,
        actor=person.actor,
        role=person.role,
        purpose=body.purpose,
        order_number=number,
        now=now,
    )
    site = next((each for each in contact.sites if each.site_id == order.site_id), None)
    return Revealed(
        name=contact.name,
        phone=contact.phone,
        address=site.address if site else "",
        access_notes=site.access_notes if site else "",
        recorded_at=now,
    )


class AddressIn(Schema):
    """`id`: the sender's; sent again it changes nothing. `access_notes` null leaves them. `grid`: the code of
    the one that the right address lies in, for an order without a window; null leaves it.
    """

    id: UUID
    address: Storable
    access_notes: Storable | None = None
    grid: Storable | None = None


@router.put("/orders/{number}/address", response=EntryOut)
def put_address_right(request: HttpRequest, number: str, body: AddressIn) -> EntryOut:
    """Correct the address of the order's site, for all orders there. Raises SiteKnown."""
    person = require(request, *DESK)
    order_in_scope(person, number)
    entry = correct_address(
        number=number,
        address=body.address,
        access_notes=body.access_notes,
        actor=actor_of(person),
        event_id=body.id,
        now=clock.now(),
        grid=body.grid,
    )
    return _entry_out(entry)


class QuarantinedOut(Schema):
    id: int
    event_id: str
    order_number: str
    sender: str
    received_at: datetime
    kind: str
    title: Words
    mend: Words
    payload: dict[str, Any]


@router.get("/quarantine", response=list[QuarantinedOut])
def quarantine(request: HttpRequest) -> list[QuarantinedOut]:
    """What phones offered and the logs could not take, oldest first."""
    person = require(request, *DESK)
    return [
        QuarantinedOut(
            id=row.pk,
            event_id=row.event_id,
            order_number=row.order_number,
            sender=row.sender,
            received_at=row.received_at,
            kind=str(row.payload.get("kind", "")),
            title=Words(zh=row.problem["title"], en=row.problem["title_en"]),
            mend=Words(zh=row.problem["mend"], en=row.problem["mend_en"]),
            payload=row.payload,
        )
        for row in queries.open_quarantine(person.unit_path)
    ]


class SettlementIn(Schema):
    settlement: Storable


@router.post("/quarantine/{entry_id}/settle", response={204: None})
def settle(request: HttpRequest, entry_id: int, body: SettlementIn) -> Status[None]:
    """Say how a quarantined entry was dealt with; it stays on record."""
    person = require(request, *DESK)
    services.settle_quarantined(
        entry_id=entry_id,
        settlement=body.settlement,
        by=actor_of(person),
        unit_path=person.unit_path,
        now=clock.now(),
    )
    return Status(204, None)


class EventFieldOut(Schema):
    """`options`: the values that a choice takes. A field of an object is named by its path (`device.sn`)."""

    name: str
    type: FieldType
    options: list[str]


class EventKindOut(Schema):
    kind: str
    title: Words
    nature: str
    fields: list[EventFieldOut]


@router.get("/events/kinds", response=list[EventKindOut])
def event_kinds(request: HttpRequest) -> list[EventKindOut]:
    """Those that clauses may name; of nature `planned` those that a later package will record."""
    require(request, *DESK, "technician", "account_manager")
    registered = [
        EventKindOut(kind=k.name, title=k.title, nature=k.nature, fields=_fields(body_fields(k.body)))
        for k in KINDS.values()
    ]
    planned = [
        EventKindOut(kind=name, title=event.title, nature="planned", fields=_fields(planned_fields(event)))
        for name, event in planned_events().items()
        if name not in KINDS
    ]
    return [*registered, *planned]


def _fields(fields: list[EventField]) -> list[EventFieldOut]:
    return [EventFieldOut(name=f.name, type=f.type, options=list(f.options)) for f in fields]
