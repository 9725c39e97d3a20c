"""What has happened on today's visits, read from the log."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final

from doorstep.dispatch.expected import OVER, Happened
from doorstep.orders.models import Event, Order
from doorstep.orders.states import State

_DEPARTED, _ARRIVED, _LEFT, _SIGNED = "visit.departed", "visit.arrived", "visit.finished", "acceptance.signed"
#: A new technician or time begins a visit anew.
_ASSIGNED: Final = "order.assigned"
_TOLD: Final = (_ASSIGNED, _DEPARTED, _ARRIVED, _LEFT, _SIGNED)
_NOT_BEGUN: Final = frozenset({State.RECEIVED, State.BOOKED, State.ASSIGNED})


def happened(orders: Iterable[Order]) -> dict[str, Happened]:
    """Of each visit that has begun, by order number, what the log says of it since it was last assigned."""
    return happened_in({order.number: State(order.state) for order in orders})


def happened_in(states: Mapping[str, State]) -> dict[str, Happened]:
    """As `happened`, from the orders' states by number."""
    begun = [number for number, state in states.items() if state not in _NOT_BEGUN]
    if not begun:
        return {}
    rows = Event.objects.filter(order_id__in=begun, kind__in=_TOLD).order_by("order_id", "seq")
    found: dict[str, dict[str, datetime]] = {number: {} for number in begun}
    for number, kind, occurred_at in rows.values_list("order_id", "kind", "occurred_at"):
        if kind == _ASSIGNED:
            found[number] = {}
        else:
            # Of two arrivals the first counts; of two departures from a site, or signatures, the last.
            keep = kind in (_DEPARTED, _ARRIVED) and kind in found[number]
            found[number][kind] = found[number][kind] if keep else occurred_at
    return {number: _as_one(times, states[number]) for number, times in found.items()}


def _as_one(times: dict[str, datetime], state: State) -> Happened:
    # Who isn't content signs too: then the work goes on.
    signed = times.get(_SIGNED) if state in OVER else None
    return Happened(
        departed_at=times.get(_DEPARTED),
        arrived_at=times.get(_ARRIVED),
        ended_at=times.get(_LEFT) or signed,
    )
