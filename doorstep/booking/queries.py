"""Which windows an order can be offered, and what was promised."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from doorstep.booking import rules
from doorstep.booking.models import Hold, Promise, Slot
from doorstep.booking.offering import Offer, offers, offers_to, open_to_another
from doorstep.core.zone import ZONE

__all__ = [
    "Offer",
    "hold_of",
    "offers",
    "offers_to",
    "open_to_another",
    "promise_of",
    "promises_of",
    "slots_on",
    "unit_path_of",
]


def promise_of(number: str) -> Promise | None:
    """The window that the order's customer was promised, if the promise stands."""
    return Promise.objects.filter(order_id=number).first()


def hold_of(number: str, *, now: datetime) -> Hold | None:
    """The place that is kept for the order while its customer decides, if one still is."""
    return Hold.objects.filter(order_id=number, held_until__gt=now).first()


def promises_of(numbers: Iterable[str]) -> dict[str, Promise]:
    """Standing promises by order number, for lists."""
    return {promise.order_id: promise for promise in Promise.objects.filter(order_id__in=list(numbers))}


def slots_on(*, day: date, unit_path: str, grid: str | None = None) -> QuerySet[Slot]:
    """The slots of a local day in the grids of a unit and those below it, by grid and time."""
    windows = rules.windows_of(day)
    midnight = windows[0].from_at.astimezone(ZONE).replace(hour=0, minute=0)
    found = Slot.objects.filter(
        grid__unit__path__startswith=unit_path,
        from_at__gte=midnight,
        from_at__lt=midnight + timedelta(days=1),
    )
    if grid is not None:
        found = found.filter(grid__code=grid)
    return found.select_related("grid__unit").order_by("grid__code", "from_at")


def unit_path_of(slot: str) -> str:
    """The unit whose grid the slot is in; empty when there is no such slot."""
    return Slot.objects.filter(pk=slot).values_list("grid__unit__path", flat=True).first() or ""
