"""Places kept for those who decide: the rows of Hold, and Slot.held kept in step with them.

A row counts until it is swept; whoever decides about places sweeps first. Locks as in booking.handlers: a
hold is made and ended under the lock of its slot.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Count, F, Min, Q, QuerySet

from doorstep.booking.models import Hold, HoldMade, Slot
from doorstep.orders.models import Order

DAY: Final = timedelta(hours=24)


def locked_slots(slots: Iterable[str | None]) -> dict[str, Slot]:
    """These slots by id, locked in the order in which everybody locks them."""
    wanted = {slot for slot in slots if slot is not None}
    rows = Slot.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    return {row.pk: row for row in rows}


def sweep(now: datetime) -> int:
    """End the holds whose time is over. Returns how many."""
    over = Hold.objects.filter(held_until__lte=now)
    slots = set(over.values_list("slot_id", flat=True))
    if not slots:
        return 0
    with transaction.atomic():
        locked_slots(slots)
        return _end(over.filter(slot__in=slots))


def count_made(order: Order, now: datetime) -> tuple[int, int]:
    """How many places were kept in the last 24 hours for this order, and for all of its customer's number: by
    customers themselves, those given back too."""
    recent = HoldMade.objects.filter(at__gt=now - DAY)
    found = recent.filter(order__customer__phone=order.customer.phone).aggregate(
        link=Count("id", filter=Q(order=order)), phone=Count("id")
    )
    return found["link"], found["phone"]


def forget_made(now: datetime) -> int:
    """Those that count no more. Returns how many."""
    return HoldMade.objects.filter(at__lte=now - DAY).delete()[0]


def drop(number: str) -> Hold | None:
    """End the order's hold, if it has one. Under the order's lock."""
    hold = Hold.objects.filter(order_id=number).first()
    if hold is None:
        return None
    locked_slots([hold.slot_id])
    # It may have been swept until the slot was ours.
    return hold if _end(Hold.objects.filter(pk=hold.pk)) else None


def keep(hold: Hold) -> None:
    """Add a hold. Its slot is locked and has a place left."""
    hold.save(force_insert=True)
    Slot.objects.filter(pk=hold.slot_id).update(held=F("held") + 1)


def frees_at(slots: Collection[str], *, but: str) -> dict[str, datetime]:
    """When, at the latest, the first place held in each of these slots is free again; without the hold of the
    order `but`."""
    others = Hold.objects.filter(slot__in=slots).exclude(order_id=but)
    return dict(others.values_list("slot_id").annotate(Min("held_until")))


def _end(holds: QuerySet[Hold]) -> int:
    """Delete holds whose slots are locked, and give their places back."""
    rows = list(holds.select_for_update().values_list("pk", "slot_id"))
    for slot, count in Counter(slot for _, slot in rows).items():
        Slot.objects.filter(pk=slot).update(held=F("held") - count)
    Hold.objects.filter(pk__in=[pk for pk, _ in rows]).delete()
    return len(rows)
