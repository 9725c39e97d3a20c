"""Endpoints of the field app: the day, the sync, evidence, the acceptance form."""

from __future__ import annotations

from datetime import date
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.translation import get_language_from_request
from ninja import Router, Status

from doorstep.core import clock
from doorstep.core.errors import Language
from doorstep.orders.access import actor_of, order_in_scope
from doorstep.orders.models import Order
from doorstep.orders.queries import ever_assigned
from doorstep.people.access import DESK, Person, require
from doorstep.people.queries import technician_card
from doorstep.visits import services
from doorstep.visits.acceptance import acceptance_pdf
from doorstep.visits.evidence import missing_evidence, read_evidence, store_evidence
from doorstep.visits.queries import day_bundle
from doorstep.visits.schemas import (
    Batch,
    BatchOut,
    Company,
    DayBundle,
    EvidenceOut,
    FieldTechnician,
    ReceiptOut,
)

router = Router(tags=["field"])

READERS = (*DESK, "technician", "account_manager")


@router.get("/field/day", response=DayBundle)
def day(request: HttpRequest, day: date | None = None) -> DayBundle:
    """The technician's own day, complete for work without network. Customers' data in it is recorded as seen."""
    person = require(request, "technician")
    now = clock.now()
    on = day or now.astimezone(ZoneInfo(settings.TIME_ZONE)).date()
    assert person.staff_no is not None
    bundle = day_bundle(staff_no=person.staff_no, unit_path=person.unit_path, day=on, now=now)
    services.note_customers_seen(
        numbers=[order["number"] for order in bundle["orders"] if order["customer"]],
        actor=actor_of(person),
        day=on,
        now=now,
    )
    return DayBundle.model_validate({**bundle, "technician": _technician(person), "company": _company()})


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
    person = require(request, "technician")
    now = clock.now()
    receipts = services.sync(
        device=services.Device(batch.device.id, batch.device.uptime_ms, batch.device.sent_at),
        offered=[services.Offered(**event.model_dump()) for event in batch.events],
        actor=actor_of(person),
        now=now,
    )
    language: Language = "en" if get_language_from_request(request).startswith("en") else "zh"
    return BatchOut(now=now, receipts=[_receipt(receipt, language) for receipt in receipts])


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


@router.put("/field/evidence/{sha256}", response=EvidenceOut)
def put_evidence(request: HttpRequest, sha256: str) -> EvidenceOut:
    """The bytes of one piece of evidence; again is the same."""
    person = require(request, "technician", "account_manager")
    held = store_evidence(sha256=sha256, data=request.body, actor=actor_of(person), now=clock.now())
    return EvidenceOut(
        sha256=held.sha256,
        size_bytes=held.size_bytes,
        media_type=held.media_type,
        received_at=held.received_at,
    )


@router.get("/field/evidence/{sha256}", response={204: None, 404: None})
def has_evidence(request: HttpRequest, sha256: str) -> Status[None]:
    """204: the server has these bytes; 404: send them."""
    require(request, "technician", "account_manager")
    return Status(404 if missing_evidence({sha256}) else 204, None)


def his_order(order: Order, staff_no: str) -> bool:
    return ever_assigned(order.number, staff_no)


@router.get("/orders/{number}/evidence/{sha256}")
def get_evidence(request: HttpRequest, number: str, sha256: str) -> HttpResponse:
    """A picture of an order, for those who may see the order."""
    order_in_scope(require(request, *READERS), number, assigned=his_order)
    services.require_named_in(number=number, sha256=sha256)
    return picture(sha256)


def picture(sha256: str) -> HttpResponse:
    evidence, data = read_evidence(sha256)
    response = HttpResponse(data, content_type=evidence.media_type)
    # Named by its content: it can never change.
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    return response


@router.get("/orders/{number}/acceptance.pdf")
def acceptance(request: HttpRequest, number: str) -> HttpResponse:
    """The acceptance form as PDF."""
    order_in_scope(require(request, *READERS), number, assigned=his_order)
    return pdf(number)


def pdf(number: str) -> HttpResponse:
    response = HttpResponse(acceptance_pdf(number=number, now=clock.now()), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="acceptance-{number}.pdf"'
    response["Cache-Control"] = "private, no-store"
    return response
