"""Endpoints of the field app: the day, the sync, evidence, the acceptance form."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date, datetime, timedelta
from typing import Annotated, Any, TypedDict

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.http import content_disposition_header
from django.utils.translation import get_language_from_request
from ninja import Field, Path, Query, Router

from doorstep.core import clock
from doorstep.core.errors import DoorstepError, Language
from doorstep.core.field_problems import field_problems
from doorstep.core.zone import ZONE
from doorstep.orders.access import actor_of, order_in_scope
from doorstep.orders.log import Actor
from doorstep.orders.states import ROLE_TITLES
from doorstep.people.access import DESK, Person, phones_of_request, refuse_lost_phone, require
from doorstep.people.errors import PhoneCutOff
from doorstep.people.phones import Told, note_phone, phones_in_use
from doorstep.people.queries import technician_card
from doorstep.visits import services
from doorstep.visits.acceptance import acceptance_pdf
from doorstep.visits.errors import DayTooFar
from doorstep.visits.evidence import (
    FIELD,
    MEDIA_TYPES,
    PICTURES,
    Allowed,
    Progress,
    add_part,
    progress_of,
    read_evidence,
    read_span,
    store_evidence,
)
from doorstep.visits.meanwhile import Gone, gone_orders
from doorstep.visits.queries import day_bundle, day_of_work
from doorstep.visits.schemas import (
    BadEventIn,
    Batch,
    BatchOut,
    Company,
    DayBundle,
    EventIn,
    EvidenceOut,
    FieldPhone,
    FieldTechnician,
    GoneOrder,
    ReceiptOut,
)

router = Router(tags=["field"])

READERS = (*DESK, "technician", "account_manager")
DAYS_AROUND = timedelta(days=31)

#: Numbers of orders, as many as a day could ever have.
Held = Annotated[list[Annotated[str, Field(max_length=40)]], Query(default_factory=list, max_length=100)]
Sha256 = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]

_BINARY = {"schema": {"type": "string", "format": "binary"}}


def _takes(*media_types: str) -> Mapping[str, Any]:
    """For the interface's description: a file as the body of a request, whole or a piece of it."""
    return {
        "requestBody": {"required": True, "content": {each: _BINARY for each in media_types}},
        "parameters": [
            {
                "in": "header",
                "name": "Content-Range",
                "required": False,
                "schema": {"type": "string"},
                "example": "bytes 0-262143/1048576",
            }
        ],
    }


PICTURE_IN = _takes(*PICTURES)
EVIDENCE_IN = _takes(*MEDIA_TYPES)


def answers(*media_types: str) -> dict[str, Any]:
    """For the interface's description: the endpoint answers with a file."""
    content = {media_type: _BINARY for media_type in media_types}
    return {"responses": {200: {"description": "OK", "content": content}}}


@router.get("/field/day", response=DayBundle)
def day(request: HttpRequest, held: Held, day: date | None = None) -> DayBundle:
    """The technician's own day, complete for work without network. Customers' data in it is recorded as seen.

    Without `day`: today, or once nothing of today is left the next day with visits. At most 31 days away.
    `held`: the orders that the phone has; of those that have left the day `gone` says why.
    """
    person = require(request, "technician")
    now = clock.now()
    today = now.astimezone(ZONE).date()
    assert person.staff_no is not None
    on = day or day_of_work(staff_no=person.staff_no, today=today)
    if abs(on - today) > DAYS_AROUND:
        raise DayTooFar(day=on.isoformat())
    bundle = day_bundle(staff_no=person.staff_no, unit_path=person.unit_path, day=on, now=now)
    services.note_customers_seen(
        numbers=[order["number"] for order in bundle["orders"] if order["customer"]],
        actor=actor_of(person),
        now=now,
    )
    numbers = [order["number"] for order in bundle["orders"]]
    gone = gone_orders(held=held, in_day=numbers, staff_no=person.staff_no)
    return DayBundle.model_validate(
        {
            **bundle,
            "technician": _technician(person),
            "company": _company(),
            "gone": [_gone(each) for each in gone],
            "phones": _phones(request, person, now),
        }
    )


def _gone(gone: Gone) -> GoneOrder:
    return GoneOrder.model_validate({**asdict(gone), "by_title": ROLE_TITLES[gone.by_role]})


def _technician(person: Person) -> FieldTechnician:
    card = technician_card(str(person.staff_no))
    return FieldTechnician(
        staff_no=str(person.staff_no), name=card.name, badge_no=card.badge_no, star_level=card.star_level
    )


def _company() -> Company:
    return Company(name=settings.OPERATOR, hotline=settings.HOTLINE, complaint_line=settings.COMPLAINT_LINE)


@router.post("/field/sync", response=BatchOut)
def sync(request: HttpRequest, batch: Batch) -> BatchOut:
    """Take a phone's events in order; each has its receipt. Nothing that took place is lost."""
    person = require(request, "technician", lost_too=True)
    now = clock.now()
    told = Told(_user_agent(request), batch.device.label, batch.device.app_version, batch.device.unsent)
    for phone in phones_of_request(request):
        note_phone(device=phone, user=person.user, told=told, now=now)
    receipts = services.sync(
        device=services.Device(batch.device.id, batch.device.uptime_ms, batch.device.sent_at),
        offered=[_offered(event) for event in batch.offered],
        actor=actor_of(person),
        now=now,
        lost=_lost(request, batch.device.id),
    )
    language: Language = "en" if get_language_from_request(request).startswith("en") else "zh"
    return BatchOut(now=now, receipts=[_receipt(receipt, language) for receipt in receipts])


def _user_agent(request: HttpRequest) -> str:
    return request.headers.get("User-Agent", "")


def _lost(request: HttpRequest, device: str) -> DoorstepError | None:
    try:
        refuse_lost_phone(request, also=device)
    except PhoneCutOff as error:
        return error
    return None


def _phones(request: HttpRequest, person: Person, now: datetime) -> list[FieldPhone]:
    """The phones of this login lately; the one that asks is noted."""
    these = phones_of_request(request)
    for device in these:
        note_phone(device=device, user=person.user, told=Told(_user_agent(request)), now=now)
    return [
        FieldPhone(label=phone.label, last_seen_at=phone.last_seen_at, this=phone.device in these)
        for phone in phones_in_use(user=person.user, now=now)
    ]


def _offered(event: EventIn | BadEventIn) -> services.Offered | services.Unreadable:
    if isinstance(event, EventIn):
        return services.Offered(**event.model_dump())
    said = event.raw if isinstance(event.raw, Mapping) else {}
    return services.Unreadable(
        id=str(said.get("id", ""))[:80],
        order=str(said.get("order", ""))[:80],
        raw=event.raw,
        problems=field_problems(event.findings),
    )


def _receipt(receipt: services.Receipt, language: Language) -> ReceiptOut:
    entry = receipt.entry
    return ReceiptOut(
        id=receipt.id,
        status=receipt.status,
        seq=entry.seq if entry else None,
        hash=entry.hash if entry else None,
        state=receipt.state,
        missing_evidence=list(receipt.missing_evidence),
        problem=receipt.error.problem(language) if receipt.error else None,
    )


@router.put("/field/evidence/{sha256}", response=EvidenceOut, openapi_extra=dict(EVIDENCE_IN))
def put_evidence(request: HttpRequest, sha256: Sha256) -> EvidenceOut:
    """The bytes of one piece of evidence, at most 8 MB: whole, or with Content-Range a piece that begins
    where what is here ends. Again is the same."""
    person = require(request, "technician", "account_manager", lost_too=True)
    return take_evidence(request, sha256, actor_of(person))


def take_evidence(request: HttpRequest, sha256: str, actor: Actor, allowed: Allowed = FIELD) -> EvidenceOut:
    # Not `request.body`: Django caps that at what is sensible for forms, less than a photo.
    data = request.read(allowed.bytes + 1)
    said, media_type = request.headers.get("Content-Range"), (request.content_type or "").lower()
    sent: Sent = {"data": data, "now": clock.now(), "media_type": media_type, "allowed": allowed}
    if said is None:
        held = store_evidence(sha256=sha256, actor=actor, **sent)
        return shown_progress(sha256, Progress(held.size_bytes, held))
    return shown_progress(sha256, add_part(sha256=sha256, span=read_span(said), actor=actor, **sent))


class Sent(TypedDict):
    """What came with a request, of either kind."""

    data: bytes
    now: datetime
    media_type: str
    allowed: Allowed


def shown_progress(sha256: str, progress: Progress) -> EvidenceOut:
    held = progress.evidence
    return EvidenceOut(
        sha256=sha256,
        received_bytes=progress.received_bytes,
        whole=held is not None,
        size_bytes=held.size_bytes if held else None,
        media_type=held.media_type if held else None,
        received_at=held.received_at if held else None,
    )


@router.get("/field/evidence/{sha256}", response=EvidenceOut)
def evidence_progress(request: HttpRequest, sha256: Sha256) -> EvidenceOut:
    """How much of it is here: an upload that was cut off goes on at `received_bytes`."""
    person = require(request, "technician", "account_manager", lost_too=True)
    return shown_progress(sha256, progress_of(sha256=sha256, actor=actor_of(person)))


@router.get(
    "/orders/{number}/evidence/{sha256}",
    response=None,
    openapi_extra=answers(*MEDIA_TYPES),
)
def get_evidence(request: HttpRequest, number: str, sha256: Sha256) -> HttpResponse:
    """A piece of evidence of an order, for those who may see the order."""
    order_in_scope(require(request, *READERS), number)
    services.require_named_in(number=number, sha256=sha256)
    evidence, data = read_evidence(sha256)
    response = HttpResponse(data, content_type=evidence.media_type)
    if evidence.media_type not in PICTURES:
        response["Content-Disposition"] = "attachment"
    # Named by its content: it can never change.
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


@router.get("/orders/{number}/acceptance.pdf", openapi_extra=answers("application/pdf"))
def acceptance(request: HttpRequest, number: str) -> HttpResponse:
    """The acceptance form as PDF. The customer's name and address stand on it: who opens it is recorded."""
    person = require(request, *READERS)
    order = order_in_scope(person, number)
    response = pdf(number)
    services.note_form_seen(order=order, actor=actor_of(person), now=clock.now())
    return response


def pdf(number: str) -> HttpResponse:
    response = HttpResponse(acceptance_pdf(number=number, now=clock.now()), content_type="application/pdf")
    name = content_disposition_header(as_attachment=False, filename=f"acceptance-{number}.pdf")
    response["Content-Disposition"] = str(name)
    response["Cache-Control"] = "private, no-store"
    return response
