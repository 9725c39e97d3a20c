"""Endpoints of booking."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from doorstep.booking import limits, queries, services
from doorstep.booking.errors import SlotNotFound
from doorstep.booking.limiting import limits_of
from doorstep.booking.limits import Limit
from doorstep.booking.models import Slot
from doorstep.booking.rules_api import router as rules_router
from doorstep.core import clock
from doorstep.core.field_problems import Day
from doorstep.core.windows import Window
from doorstep.orders.access import actor_of, order_in_scope
from doorstep.orders.events import CancelCause
from doorstep.orders.queries import order_named
from doorstep.people.access import DESK, LEADS, require
from doorstep.people.states import Role
from doorstep.standards.language import Words

router = Router(tags=["booking"])
router.add_router("", rules_router)


#: As a slot's or a grid's id is written: PostgreSQL takes no NUL, not even to look for it.
SlotId = Annotated[str, Field(pattern=r"^[^\x00]{1,80}$")]


class OfferOut(Schema):
    slot: str
    from_at: datetime
    to_at: datetime
    left: int
    offered: bool
    reason: Words | None
    wished: bool
    held_until: datetime | None


class OffersOut(Schema):
    offers: list[OfferOut]


class PromiseIn(Schema):
    """`event_id`: made by the sender, so that sending twice promises once. `asked_by`: needed when a window
    that was promised is moved."""

    slot: SlotId
    asked_by: Literal["customer", "us"] | None = None
    reason: Annotated[str, Field(max_length=2000)] = ""
    event_id: UUID | None = None


class Promised(Schema):
    slot: str
    from_at: datetime
    to_at: datetime


class PromisedOut(Schema):
    promised: Promised


class HoldWindowIn(Schema):
    """`hold_id`: made by the sender, so that sending twice holds once."""

    slot: SlotId
    hold_id: UUID
    minutes: Annotated[int, Field(ge=1, le=30)] | None = None


class WindowHeldOut(Schema):
    id: UUID
    slot: str
    from_at: datetime
    to_at: datetime
    held_until: datetime


class WindowReleasedOut(Schema):
    """`released`: whether there was a place to give back."""

    released: bool


class CancelVisitIn(Schema):
    """`note`: needed with the cause "other" and when our side cancels."""

    asked_by: Literal["customer", "us"]
    cause: CancelCause
    note: Annotated[str, Field(max_length=500)] = ""
    event_id: UUID


class VisitCancelledOut(Schema):
    number: str
    state: str


class RuledOut(Schema):
    """The supervisor's rule that closes a window to every order, or cuts its places."""

    title: Words
    closes: bool


class SlotOut(Schema):
    slot: str
    grid: str
    from_at: datetime
    to_at: datetime
    capacity: int
    taken: int
    held: int
    overbook: int
    left: int
    open: bool
    by_hand: bool
    ruled: RuledOut | None


class CapacityIn(Schema):
    capacity: Annotated[int, Field(ge=0, le=10_000)]
    open: bool


@router.get("/orders/{number}/windows", response=OffersOut)
def windows(request: HttpRequest, number: str, days: Annotated[int, Query(ge=1, le=31)] = 7) -> OffersOut:
    """The windows of the order's grid, with the reason where one isn't offered."""
    order = order_in_scope(require(request, *DESK, Role.ACCOUNT_MANAGER), number)
    found = queries.offers_to(order=order, days=days, now=clock.now())
    return OffersOut(offers=[OfferOut.model_validate(offer) for offer in found])


@router.post("/orders/{number}/window", response=PromisedOut)
def promise(request: HttpRequest, number: str, body: PromiseIn) -> PromisedOut:
    """Promise the customer a window."""
    person = require(request, *DESK)
    order_in_scope(person, number)
    entry = services.promise_window(
        number=number,
        slot=body.slot,
        asked_by=body.asked_by,
        reason=body.reason,
        actor=actor_of(person),
        now=clock.now(),
        event_id=body.event_id,
    )
    return PromisedOut(promised=Promised.model_validate(dict(entry.body)))


@router.post("/orders/{number}/hold", response=WindowHeldOut)
def hold(request: HttpRequest, number: str, body: HoldWindowIn) -> WindowHeldOut:
    """Keep a place while the customer decides."""
    person = require(request, *DESK)
    order_in_scope(person, number)
    kept = services.hold_window(
        number=number,
        slot=body.slot,
        minutes=body.minutes,
        actor=actor_of(person),
        now=clock.now(),
        hold_id=body.hold_id,
    )
    return WindowHeldOut(
        id=kept.pk, slot=kept.slot_id, from_at=kept.from_at, to_at=kept.to_at, held_until=kept.held_until
    )


@router.delete("/orders/{number}/hold", response=WindowReleasedOut)
def release(request: HttpRequest, number: str, hold_id: UUID | None = None) -> WindowReleasedOut:
    """Give the place back; with `hold_id` only if it is that one."""
    order_in_scope(require(request, *DESK), number)
    return WindowReleasedOut(released=services.release_hold(number=number, hold_id=hold_id))


@router.post("/orders/{number}/cancel", response=VisitCancelledOut)
def cancel(request: HttpRequest, number: str, body: CancelVisitIn) -> VisitCancelledOut:
    """Cancel the visit, at the customer's asking or for our own reasons."""
    person = require(request, *DESK)
    order_in_scope(person, number)
    services.cancel_visit(
        number=number,
        asked_by=body.asked_by,
        cause=body.cause,
        note=body.note,
        actor=actor_of(person),
        now=clock.now(),
        event_id=body.event_id,
    )
    return VisitCancelledOut(number=number, state=order_named(number).state)


@router.get("/capacity", response=list[SlotOut])
def capacity(request: HttpRequest, day: Day, grid: SlotId | None = None) -> list[SlotOut]:
    """The slots of a local day in the asker's grids."""
    person = require(request, *DESK)
    slots = queries.slots_on(day=day, unit_path=person.unit_path, grid=grid)
    rules = {grid: limits_of(grid) for grid in {slot.grid for slot in slots}}
    return [_slot_out(slot, rules[slot.grid]) for slot in slots]


@router.put("/capacity/{slot}", response=SlotOut)
def set_capacity(request: HttpRequest, slot: SlotId, body: CapacityIn) -> SlotOut:
    """How many places a window has, and whether it takes new bookings."""
    person = require(request, *LEADS)
    if not person.sees(queries.unit_path_of(slot)):
        raise SlotNotFound(slot=slot)
    row = services.set_capacity(slot=slot, capacity=body.capacity, open=body.open)
    return _slot_out(row, limits_of(row.grid))


def _ruled(slot: Slot, rules: Sequence[Limit]) -> RuledOut | None:
    """What somebody set by hand goes before a rule."""
    room = limits.room(limits.covering(rules, Window(slot.from_at, slot.to_at)), slot.staffed)
    by = room.closed or room.by
    return RuledOut(title=Words(**by.title), closes=by is room.closed) if by and not slot.by_hand else None


def _slot_out(slot: Slot, rules: Sequence[Limit]) -> SlotOut:
    return SlotOut(
        slot=slot.pk,
        grid=slot.grid.code,
        from_at=slot.from_at,
        to_at=slot.to_at,
        capacity=slot.capacity,
        taken=slot.taken,
        held=slot.held,
        overbook=slot.overbook,
        left=slot.left,
        open=slot.open,
        by_hand=slot.by_hand,
        ruled=_ruled(slot, rules),
    )
