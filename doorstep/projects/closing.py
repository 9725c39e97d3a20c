"""An order isn't closed over what was promised in its log: once it has ended nobody asks for it any more."""

from __future__ import annotations

from doorstep.orders.log import Entry
from doorstep.orders.models import Event, Order
from doorstep.orders.reactions import reacts
from doorstep.projects.duties import ENDS
from doorstep.projects.errors import DutiesOpen


@reacts("order.closed")
def refuse_over_duties(order: Order, entry: Entry) -> None:
    """Raises DutiesOpen, and the order stays open."""
    if "rollout" not in order.attributes:
        return
    left = open_duties(order.number)
    if left:
        raise DutiesOpen(number=order.number, count=left)


def open_duties(number: str) -> int:
    """How many promises and tasks in an order's log are neither reported nor closed, and how many plans are
    carried out whose result nobody has reported."""
    pairs = [(begin, end, begin.partition(".")[0]) for begin, end in ENDS.items()]
    pairs.append(("service_plan.completed", "result.reported", "plan"))
    rows = Event.objects.filter(order=number, kind__in=[kind for each in pairs for kind in each[:2]])
    said = [(row.kind, row.body) for row in rows]
    return sum(
        len(
            {body[field] for kind, body in said if kind == begin}
            - {body[field] for kind, body in said if kind == end}
        )
        for begin, end, field in pairs
    )
