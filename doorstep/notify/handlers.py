"""The customer is told: a notice and its job come about in the transaction of the event, or not at all."""

from __future__ import annotations

from doorstep.booking.queries import promise_of
from doorstep.core.windows import Window
from doorstep.notify import rules, services
from doorstep.orders.links import door_url
from doorstep.orders.log import Entry
from doorstep.orders.models import Event, Order
from doorstep.orders.reactions import reacts
from doorstep.orders.states import State
from doorstep.people.queries import TechnicianCard, technician_card


@reacts("window.promised", "order.assigned", "visit.departed", "acceptance.signed", "order.replied")
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


def _technician_told(order: Order, entry: Entry) -> str | None:
    """Whom the assignment before this one named."""
    before = (
        Event.objects.filter(order=order, kind="order.assigned", seq__lt=entry.seq).order_by("-seq").first()
    )
    return str(before.body["technician"]) if before else None


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
