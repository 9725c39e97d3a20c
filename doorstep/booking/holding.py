"""The verbs of holds: keep a place while a customer decides, give it back."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final
from uuid import UUID

from django.conf import settings
from django.db import IntegrityError, transaction

from doorstep.booking import holds, rules
from doorstep.booking.deciding import Own, check_place, naming_others, slot_for
from doorstep.booking.errors import HoldConflict, HoldsSpent, WindowNotOffered
from doorstep.booking.models import Hold, HoldMade
from doorstep.core.errors import text
from doorstep.core.windows import Window
from doorstep.orders.errors import RoleForbids
from doorstep.orders.log import Actor
from doorstep.orders.models import Order
from doorstep.orders.queries import locked_order
from doorstep.orders.states import ROLE_TITLES, who_may

_HAS_IT: Final = text(
    "客户已约的就是这个时段，无需再占位", "it is what the customer has been promised already"
)


def hold_window(
    *, number: str, slot: str, minutes: int | None = None, actor: Actor, now: datetime, hold_id: UUID
) -> Hold:
    """Keep a place in the window for the order while its customer decides, for DOORSTEP_HOLD_MINUTES unless
    `minutes` says otherwise. A place held elsewhere is given back; a promise that stands is not touched.

    What is held can be promised until then, whatever others do. The same id again is acknowledged; the same
    window under another id is held on, half an hour in all. Raises NotFound, SlotNotFound, SlotElsewhere,
    WindowFull and WindowNotOffered (both with `offers`), RoleForbids, HoldConflict, and HoldsSpent for a
    customer who keeps places again and again; promising one stays open to them.
    """
    who = who_may("window.promised")
    if actor.role not in who:
        titles = [ROLE_TITLES[role] for role in who]
        may = text("、".join(t["zh"] for t in titles), ", ".join(t["en"] for t in titles))
        raise RoleForbids(step=text("为客户占位", "Hold a window"), who=may)
    asked = timedelta(minutes=settings.HOLD_MINUTES if minutes is None else minutes)
    holds.sweep(now)
    try:
        with naming_others(number, slot, now), transaction.atomic():
            return _hold(number, slot, asked, actor, now, hold_id)
    except IntegrityError as error:
        if Hold.objects.filter(pk=hold_id).exists():
            # Two requests with one id at once, for two orders.
            raise HoldConflict(hold_id=str(hold_id)) from error
        raise


def _hold(number: str, slot: str, asked: timedelta, actor: Actor, now: datetime, hold_id: UUID) -> Hold:
    order = locked_order(number)
    place = slot_for(order, slot)
    known = Hold.objects.filter(pk=hold_id).first()
    if known is not None:
        if (known.order_id, known.slot_id) != (number, slot):
            raise HoldConflict(hold_id=str(hold_id))
        return known
    own = Own.of(order)
    if own.promised_slot == slot:
        raise WindowNotOffered(slot=slot, reason=_HAS_IT)
    if actor.role == "customer":
        _once_more(order, now)
    check_place(order, place, own, now, clauses=True)
    before = holds.drop(number)
    made_at = before.made_at if before is not None and before.slot_id == slot else now
    window = Window(place.from_at, place.to_at)
    hold = Hold(
        id=hold_id,
        order=order,
        slot=place,
        from_at=place.from_at,
        to_at=place.to_at,
        made_at=made_at,
        held_until=rules.hold_until(window, made_at, asked, now),
        made_by=actor.role,
    )
    holds.keep(hold)
    return hold


def _once_more(order: Order, now: datetime) -> None:
    """A place may be kept for its customer once more; it is counted. Raises HoldsSpent."""
    link, phone = holds.count_made(order, now)
    if link >= rules.STANDARD.holds_a_day or phone >= rules.STANDARD.holds_a_day_phone:
        raise HoldsSpent(hotline=settings.HOTLINE)
    HoldMade.objects.create(order=order, at=now)


@transaction.atomic
def release_hold(*, number: str, hold_id: UUID | None = None) -> bool:
    """Give back the place that the order holds; with `hold_id` only if it is that one. Returns whether there
    was one: without, nothing changes. Raises NotFound.
    """
    locked_order(number)
    if hold_id is not None and not Hold.objects.filter(pk=hold_id, order_id=number).exists():
        return False
    return holds.drop(number) is not None
