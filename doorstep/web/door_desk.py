"""What a hotel's front desk does on its page: confirm the visit's rooms, sign their sheet."""

from __future__ import annotations

from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Router, Schema
from pydantic import AwareDatetime, Field

from doorstep.core import clock
from doorstep.orders.links import read_token
from doorstep.orders.log import Actor
from doorstep.orders.queries import order_named
from doorstep.projects import front_desk
from doorstep.web import door
from doorstep.web.door import SignatureIn
from doorstep.web.door_view import DoorView
from doorstep.web.throttling import DoorThrottle

router = Router(tags=["door"], auth=None)

WRITES: list[Any] = [DoorThrottle()]
Names = Annotated[list[Annotated[str, Field(min_length=1, max_length=33)]], Field(max_length=2000)]


class ConfirmIn(Schema):
    """`coordinator`: the contact who opens doors; `occupied`: those of the rooms that have guests."""

    event_id: UUID
    coordinator: Annotated[str, Field(min_length=1, max_length=40)]
    rooms: Names
    occupied: Names
    signature: SignatureIn | None = None


@router.post("/{token}/desk", response=DoorView, throttle=WRITES)
def confirm(request: HttpRequest, token: str, body: ConfirmIn) -> DoorView:
    """Confirm time, steps, who opens doors and the rooms, before the first room is opened. Raises
    RoomsNotListed."""
    now = clock.now()
    number = read_token(token, now=now)
    front_desk.confirm_desk(
        number=number,
        coordinator=body.coordinator,
        rooms=body.rooms,
        occupied=body.occupied,
        signature=body.signature.model_dump() if body.signature else None,
        actor=_desk(number),
        now=now,
        event_id=body.event_id,
    )
    return door.view(request, token)


class SheetIn(Schema):
    """`next_from_at`: when the rooms that are left over are done; needed if there are any."""

    event_id: UUID
    result: Literal["satisfied", "dissatisfied"]
    comment: Annotated[str, Field(min_length=1, max_length=2000)]
    signature: SignatureIn
    typed: bool = False
    next_from_at: AwareDatetime | None = None


@router.post("/{token}/sheet", response=DoorView, throttle=WRITES)
def sign_sheet(request: HttpRequest, token: str, body: SheetIn) -> DoorView:
    """Sign the rooms' sheet with a comment; it is the visit's acceptance too. Raises NextVisitNeeded."""
    now = clock.now()
    number = read_token(token, now=now)
    front_desk.sign_sheet(
        number=number,
        sheet=front_desk.Sheet(
            body.result, body.comment.strip(), body.signature.model_dump(), body.typed, body.next_from_at
        ),
        actor=_desk(number),
        now=now,
        event_id=body.event_id,
    )
    return door.view(request, token)


def _desk(number: str) -> Actor:
    return Actor("customer", str(order_named(number).customer_id))
