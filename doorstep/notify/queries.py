"""Messages as the desk sees them; who is on duty to be told."""

from __future__ import annotations

from datetime import datetime

from django.db.models import QuerySet

from doorstep.notify.models import Notice
from doorstep.people.models import Technician


def notices_in(*, unit_path: str, order: str = "") -> QuerySet[Notice]:
    """The messages about a unit's orders and those of the units below it, newest first."""
    found = Notice.objects.filter(order__unit__path__startswith=unit_path).select_related(
        "customer", "technician"
    )
    if order:
        found = found.filter(order_id=order)
    return found.order_by("-created_at", "-id")


def on_duty(staff_no: str, at: datetime) -> Technician | None:
    """The technician, when a shift of his has begun by then and isn't over."""
    return Technician.objects.filter(staff_no=staff_no, active=True, shifts__during__contains=at).first()
