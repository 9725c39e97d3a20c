"""Messages as the desk sees them."""

from __future__ import annotations

from django.db.models import QuerySet

from doorstep.notify.models import Notice


def notices_in(*, unit_path: str, order: str = "") -> QuerySet[Notice]:
    """The messages about a unit's orders and those of the units below it, newest first."""
    found = Notice.objects.filter(order__unit__path__startswith=unit_path).select_related("customer")
    if order:
        found = found.filter(order_id=order)
    return found.order_by("-created_at", "-id")


def notices_of(number: str) -> list[Notice]:
    """The messages about one order, newest first."""
    return list(
        Notice.objects.filter(order_id=number).select_related("customer").order_by("-created_at", "-id")
    )
