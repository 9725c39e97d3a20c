"""A customer's personal data: asked for on their page, released at the privacy desk, fetched as a file.

All that any table holds on a customer is here; a test goes through the tables.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from django.db import transaction
from ninja import Schema

from doorstep.accounts.data_requests import (
    answer_data_request,
    fetch_personal_data,
    latest_data_request,
    refuse_data_request,
    request_personal_data,
)
from doorstep.accounts.models import AccessRecord, Customer, DataRequest
from doorstep.accounts.queries import who_saw as seen_of
from doorstep.accounts.states import CONTACT_ROLES, DATA_STATES, SEGMENTS, DataState, Segment
from doorstep.booking.models import Promise
from doorstep.core import ids
from doorstep.core.errors import Text, text
from doorstep.notify.models import Notice
from doorstep.notify.states import ABOUTS, About
from doorstep.orders.access import actor_of
from doorstep.orders.appending import append
from doorstep.orders.events import KINDS
from doorstep.orders.log import Actor, Entry, NewEvent
from doorstep.orders.models import Order
from doorstep.orders.queries import entry_exists, logs_of, order_named
from doorstep.orders.states import ROLE_TITLES, TITLES, State
from doorstep.people.access import Person
from doorstep.standards.language import Words
from doorstep.visits.queries import KIND_TITLES
from doorstep.visits.rules import proofs_of

Data = dict[str, Any]

#: About our people's work and its check, not about the customer.
_OURS = frozenset({"evidence.doubted", "doubt.decided"})
#: Of an order's opening: which rules it is judged by.
_RULES = "standards"


class DoorData(Schema):
    """How far the customer's last request is. `until_at`: till when it can be fetched."""

    state: Literal["open", "answered", "refused", "expired"]
    asked_at: datetime
    due_on: date
    answered_at: datetime | None
    until_at: datetime | None
    reason: str


class DoorSeen(Schema):
    """Somebody of ours saw the customer's data in the clear."""

    role_title: Words
    at: datetime
    fields: list[str]
    purpose: str


@transaction.atomic
def ask(number: str, event_id: UUID, now: datetime) -> None:
    """The customer of this order asks for everything; sent again, or again while the first is open, nothing
    more comes of it. Raises NotFound."""
    order = order_named(number)
    request = request_personal_data(
        request_id=event_id, customer_id=order.customer_id, order_number=number, now=now
    )
    if request.pk == event_id and not entry_exists(event_id):
        said = NewEvent(event_id, "data.requested", {"request": str(request.pk)}, now)
        append(number=number, event=said, actor=Actor("customer", str(order.customer_id)), now=now)


@transaction.atomic
def release(request_id: UUID, *, verified_by: str, person: Person, now: datetime) -> DataRequest:
    """Raises DataRequestNotFound, DataRequestSettled, IdentityNotVerified."""
    request = answer_data_request(request_id=request_id, verified_by=verified_by, by=person.actor, now=now)
    return _noted(request, "released", person, now)


@transaction.atomic
def refuse(request_id: UUID, *, reason: str, person: Person, now: datetime) -> DataRequest:
    """Raises DataRequestNotFound, DataRequestSettled, RefusalNeedsReason."""
    request = refuse_data_request(request_id=request_id, reason=reason, by=person.actor, now=now)
    return _noted(request, "withheld", person, now)


def _noted(request: DataRequest, verdict: str, person: Person, now: datetime) -> DataRequest:
    """In the log of the order behind whose link it was asked: so the customer is told."""
    body = {"request": str(request.pk), "verdict": verdict}
    said = NewEvent(ids.uuid7(now), "data.answered", body, now)
    append(number=request.order_number, event=said, actor=actor_of(person), now=now)
    return request


def standing(order: Order, now: datetime) -> DoorData | None:
    """The last request behind this order's link, if there is one."""
    request = latest_data_request(order.number)
    if request is None:
        return None
    over = request.until_at is not None and now >= request.until_at
    return DoorData(
        state="expired" if over else request.state,  # type: ignore[arg-type]  # the table holds no other
        asked_at=request.asked_at,
        due_on=request.due_on,
        answered_at=request.settled_at,
        until_at=request.until_at,
        reason=request.reason,
    )


def who_saw(order: Order) -> list[DoorSeen]:
    """Every unmasking of this customer's data for this order, newest first; roles, not names."""
    return [
        DoorSeen(
            role_title=Words(**_role(seen.role)), at=seen.at, fields=list(seen.fields), purpose=seen.purpose
        )
        for seen in seen_of(customer_id=order.customer_id)
        if seen.order_number == order.number
    ]


def fetch(number: str, now: datetime) -> Data:
    """Everything, once it is released. Raises DataNotReady."""
    return everything(fetch_personal_data(order_number=number, now=now), now)


def everything(customer: Customer, now: datetime) -> Data:
    """All that is held on a customer, JSON types only, times as ISO 8601."""
    orders = list(
        Order.objects.select_related("grid", "site").filter(customer=customer).order_by("received_at")
    )
    logs = logs_of(order.number for order in orders)
    return {
        "made_at": now.isoformat(),
        "customer": _customer(customer),
        "sites": [_site(site) for site in customer.sites.all()],
        "contacts": [_contact(contact) for contact in customer.contacts.all()],
        "orders": [_order(order, logs[order.number]) for order in orders],
        "pictures": [picture for order in orders for picture in _pictures(logs[order.number])],
        "messages": [_message(notice) for notice in Notice.objects.filter(customer=customer).order_by("id")],
        "seen_by": [_seen(row) for row in AccessRecord.objects.filter(customer=customer).order_by("at")],
        "requests": [
            _request(row) for row in DataRequest.objects.filter(customer=customer).order_by("asked_at")
        ],
    }


def _customer(customer: Customer) -> Data:
    return {
        "id": str(customer.pk),
        "name": customer.name,
        "phone": customer.phone,
        "segment": SEGMENTS[Segment(customer.segment)],
        "language": customer.language,
        "since": customer.created_at.isoformat(),
    }


def _site(site: Any) -> Data:
    names = ("address", "district", "street", "building", "room", "lat", "lon", "access_notes")
    return {"id": str(site.pk), **{name: getattr(site, name) for name in names}}


def _contact(contact: Any) -> Data:
    role = next(title for role, title in CONTACT_ROLES.items() if role == contact.role)
    return {"name": contact.name, "phone": contact.phone, "role": role}


def _order(order: Order, entries: list[Entry]) -> Data:
    promise = Promise.objects.filter(order=order).first()
    return {
        "number": order.number,
        "kind": text(**KIND_TITLES[order.kind]),
        "state": TITLES[State(order.state)],
        "received_at": order.received_at.isoformat(),
        "site": str(order.site_id),
        "grid": text(order.grid.name_zh, order.grid.name_en),
        "window": {"from_at": promise.from_at.isoformat(), "to_at": promise.to_at.isoformat()}
        if promise
        else None,
        "log": [_entry(entry) for entry in entries if entry.kind not in _OURS],
    }


def _entry(entry: Entry) -> Data:
    title = KINDS[entry.kind].title if entry.kind in KINDS else None
    return {
        "at": entry.occurred_at.isoformat(),
        "kind": entry.kind,
        "title": text(title.zh, title.en) if title else text(entry.kind, entry.kind),
        "by": _role(Actor.parse(entry.actor).role),
        "said": {name: value for name, value in entry.body.items() if name != _RULES},
    }


def _pictures(entries: list[Entry]) -> Iterator[Data]:
    for entry in entries:
        for proof in proofs_of(entry.body):
            yield {
                "order": entry.number,
                "at": entry.occurred_at.isoformat(),
                "slot": proof["slot"],
                "sha256": proof["sha256"],
                "media_type": proof["media_type"],
            }


def _message(notice: Notice) -> Data:
    return {
        "order": notice.order_id,
        "at": notice.created_at.isoformat(),
        "about": ABOUTS[About(notice.about)],
        "text": notice.text,
        "sent_at": notice.sent_at.isoformat() if notice.sent_at else None,
    }


def _seen(row: AccessRecord) -> Data:
    return {
        "at": row.at.isoformat(),
        "by": _role(row.role),
        "fields": list(row.fields),
        "purpose": row.purpose,
        "order": row.order_number,
    }


def _request(row: DataRequest) -> Data:
    return {
        "asked_at": row.asked_at.isoformat(),
        "state": DATA_STATES[DataState(row.state)],
        "order": row.order_number,
        "answered_at": row.settled_at.isoformat() if row.settled_at else None,
    }


def _role(role: str) -> Text:
    return ROLE_TITLES.get(role, text(role, role))
