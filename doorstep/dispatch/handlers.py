"""Assignments kept in step with the logs."""

from __future__ import annotations

from datetime import datetime

from psycopg.types.range import TimestamptzRange

from doorstep.dispatch.models import Assignment
from doorstep.dispatch.rules import NOBODY, RELEASING
from doorstep.orders.log import Entry
from doorstep.orders.models import Order
from doorstep.orders.reactions import clears, projects
from doorstep.orders.states import State
from doorstep.people.errors import TechnicianNotFound
from doorstep.people.models import Technician


@projects("order.assigned")
def keep_assignment(order: Order, entry: Entry) -> None:
    """The order is with this technician now. Raises TechnicianNotFound."""
    staff_no = str(entry.body["technician"])
    technician = Technician.objects.only("pk").filter(staff_no=staff_no).first()
    if technician is None:
        raise TechnicianNotFound(staff_no=staff_no)
    begin, end = (datetime.fromisoformat(entry.body[name]) for name in ("from_at", "to_at"))
    pinned = Assignment.objects.filter(order=order).values_list("pinned", flat=True).first()
    Assignment(
        order=order,
        technician=technician,
        during=TimestamptzRange(begin, end),
        by=entry.body["by"],
        event=entry.id,
        pinned=bool(pinned),
    ).save(force_insert=pinned is None, force_update=pinned is not None)


@projects("order.pinned", "order.unpinned")
def keep_pin(order: Order, entry: Entry) -> None:
    """A pin holds until it is taken out or nobody is to go any more."""
    Assignment.objects.filter(order=order).update(pinned=entry.kind == "order.pinned")


@projects(*RELEASING)
def drop_assignment(order: Order, entry: Entry) -> None:
    """Nobody is to go any more, when the event has brought the order where nobody does."""
    if State(order.state) in NOBODY:
        Assignment.objects.filter(order=order).delete()


@clears
def forget_assignments() -> None:
    """Before a rebuild."""
    Assignment.objects.all().delete()
