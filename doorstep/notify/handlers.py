"""Customers and technicians are told: a notice and its job come about in the transaction of the event, or
not at all.
"""

from __future__ import annotations

from django.db.models import Q

from doorstep.booking.queries import promise_of
from doorstep.core.windows import Window
from doorstep.dispatch.rules import RELEASING
from doorstep.notify import crew, rules, services
from doorstep.notify.queries import on_duty
from doorstep.orders.links import door_url
from doorstep.orders.log import Entry
from doorstep.orders.models import Event, Order
from doorstep.orders.queries import entry_of
from doorstep.orders.reactions import reacts
from doorstep.orders.states import State
from doorstep.people.queries import TechnicianCard, technician_card


@reacts(
    "window.promised",
    "order.assigned",
    "order.unassigned",
    "visit.departed",
    "acceptance.signed",
    "order.replied",
    "complaint.answered",
    "data.answered",
)
def tell_customer(order: Order, entry: Entry) -> None:
    """Write the notice that the event calls for, and have it sent once the event is committed."""
    about = rules.occasion(entry, State(order.state), _technician_told(order, entry))
    if about is None:
        return
    who = _technician(order, entry)
    said = rules.Said(
        kind=order.kind,
        link=door_url(order.number, now=entry.recorded_at),
        window=_window(order, entry),
        name=who.name if who else "",
        badge=who.badge_no if who else "",
    )
    services.write_notice(order=order, about=about, said=said, cause=entry)


@reacts("order.assigned", *RELEASING)
def tell_technicians(order: Order, entry: Entry) -> None:
    """Tell those on duty whose day it changes; what happens at once is one message."""
    for staff_no, line in crew.told(entry, _seat_before(order, entry)).items():
        technician = on_duty(staff_no, entry.recorded_at)
        if technician is not None:
            services.tell_technician(technician=technician, order=order, line=line, cause=entry)


def _seat_before(order: Order, entry: Entry) -> crew.Seat | None:
    """Who had the order until this event."""
    turns = Event.objects.filter(order=order, kind__in=["order.assigned", *RELEASING], seq__lt=entry.seq)
    last = turns.order_by("-seq").first()
    return crew.seat_in(entry_of(last)) if last is not None else None


def _technician_told(order: Order, entry: Entry) -> str | None:
    """Whom the customer was last told of: by the assignment before this event, unless a plan has taken it
    back.
    """
    turns = Event.objects.filter(
        Q(kind="order.assigned") | Q(kind="order.unassigned", body__by="plan"), order=order, seq__lt=entry.seq
    )
    last = turns.order_by("-seq").first()
    return str(last.body["technician"]) if last and last.kind == "order.assigned" else None


def _technician(order: Order, entry: Entry) -> TechnicianCard | None:
    if entry.kind == "order.assigned":
        return technician_card(entry.body["technician"])
    staff_no = _technician_told(order, entry)
    return technician_card(staff_no) if staff_no else None


def _window(order: Order, entry: Entry) -> Window | None:
    """The promised window; the planned time where nothing was promised."""
    promise = promise_of(order.number)
    if promise is not None:
        return Window(promise.from_at, promise.to_at)
    if entry.kind == "order.assigned":
        return Window.parse(f"{entry.body['from_at']}/{entry.body['to_at']}")
    return None
