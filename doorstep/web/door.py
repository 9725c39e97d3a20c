"""The customer's page behind a signed link: their side of the order, no more."""

from __future__ import annotations

from typing import Any, Literal
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from ninja import Router, Schema
from pydantic import Field

from doorstep.booking import services as booking
from doorstep.core import clock
from doorstep.orders.appending import append
from doorstep.orders.links import expiry_of, read_token
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.queries import order_named
from doorstep.visits import api as visits
from doorstep.visits.evidence import store_evidence
from doorstep.visits.schemas import EvidenceOut
from doorstep.web import door_view
from doorstep.web.door_view import DoorView

router = Router(tags=["door"], auth=None)


@router.get("/{token}", response=DoorView)
def view(request: HttpRequest, token: str) -> DoorView:
    """What the customer sees now. Raises LinkInvalid."""
    now = clock.now()
    return door_view.view(order_named(read_token(token, now=now)), now=now, expires_at=expiry_of(token))


class WindowIn(Schema):
    slot: str = Field(max_length=80)
    event_id: UUID


@router.post("/{token}/window", response=DoorView)
def choose_window(request: HttpRequest, token: str, body: WindowIn) -> DoorView:
    """Book or move the visit, at the customer's own asking."""
    now = clock.now()
    number = read_token(token, now=now)
    booking.promise_window(
        number=number,
        slot=body.slot,
        asked_by="customer",
        actor=_customer(number),
        now=now,
        event_id=body.event_id,
    )
    return view(request, token)


class AgreeIn(Schema):
    event_id: UUID


@router.post("/{token}/agree", response=DoorView)
def agree(request: HttpRequest, token: str, body: AgreeIn) -> DoorView:
    """Agree to the wiring plan and its charges."""
    return _say(request, token, body.event_id, "plan.agreed", {"agreed": True, "by": "customer_page"})


class SignatureIn(Schema):
    slot: Literal["signature"]
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    media_type: str


class SignIn(Schema):
    event_id: UUID
    result: Literal["satisfied", "dissatisfied"]
    comment: str = Field(default="", max_length=2000)
    signature: SignatureIn


@router.post("/{token}/sign", response=DoorView)
def sign(request: HttpRequest, token: str, body: SignIn) -> DoorView:
    """Sign the acceptance; dissatisfied opens rework."""
    said = body.model_dump(exclude={"event_id"}) | {"by": "customer_page"}
    return _say(request, token, body.event_id, "acceptance.signed", said)


class RateIn(Schema):
    event_id: UUID
    result: int = Field(ge=1, le=10)
    punctuality: int = Field(ge=1, le=10)
    skill: int = Field(ge=1, le=10)
    manner: int = Field(ge=1, le=10)
    comment: str = Field(default="", max_length=2000)


@router.post("/{token}/rate", response=DoorView)
def rate(request: HttpRequest, token: str, body: RateIn) -> DoorView:
    return _say(request, token, body.event_id, "customer.rated", body.model_dump(exclude={"event_id"}))


class ComplainIn(Schema):
    event_id: UUID
    statement: str = Field(min_length=1, max_length=500)


@router.post("/{token}/complain", response=DoorView)
def complain(request: HttpRequest, token: str, body: ComplainIn) -> DoorView:
    return _say(request, token, body.event_id, "complaint.made", {"statement": body.statement.strip()})


@router.put("/{token}/evidence/{sha256}", response=EvidenceOut)
def put_evidence(request: HttpRequest, token: str, sha256: str) -> EvidenceOut:
    """The picture of a signature."""
    now = clock.now()
    number = read_token(token, now=now)
    held = store_evidence(sha256=sha256, data=request.body, actor=_customer(number), now=now)
    return EvidenceOut(
        sha256=held.sha256,
        size_bytes=held.size_bytes,
        media_type=held.media_type,
        received_at=held.received_at,
    )


@router.get("/{token}/acceptance.pdf")
def acceptance(request: HttpRequest, token: str) -> HttpResponse:
    return visits.pdf(read_token(token, now=clock.now()))


def _say(request: HttpRequest, token: str, event_id: UUID, kind: str, body: dict[str, Any]) -> DoorView:
    now = clock.now()
    number = read_token(token, now=now)
    append(number=number, event=NewEvent(event_id, kind, body, now), actor=_customer(number), now=now)
    return view(request, token)


def _customer(number: str) -> Actor:
    return Actor("customer", str(order_named(number).customer_id))
