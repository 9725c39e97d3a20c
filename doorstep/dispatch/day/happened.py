"""What has happened on today's visits, read from the log."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Final

from django.db import connection

from doorstep.core.windows import Window
from doorstep.dispatch.day.expected import OVER, Happened
from doorstep.orders.models import Event, Order
from doorstep.orders.states import State

_DEPARTED, _ARRIVED, _LEFT, _SIGNED = "visit.departed", "visit.arrived", "visit.finished", "acceptance.signed"
#: A new technician or time begins a visit anew.
_ASSIGNED: Final = "order.assigned"
_TOLD: Final = (_ASSIGNED, _DEPARTED, _ARRIVED, _LEFT, _SIGNED)
_NOT_BEGUN: Final = frozenset({State.RECEIVED, State.BOOKED, State.ASSIGNED})
_OVER, _BEFORE = (", ".join(sorted(f"'{state}'" for state in states)) for states in (OVER, _NOT_BEGUN))


def happened(orders: Iterable[Order]) -> dict[str, Happened]:
    """Of each visit that has begun, by order number, what the log says of it since it was last assigned."""
    states = {order.number: State(order.state) for order in orders}
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


def happened_on(technicians: Sequence[int], window: Window) -> dict[str, Happened]:
    """As `happened`, of these technicians' visits that touch the window; gathered by the database."""
    with connection.cursor() as cursor:
        kinds = [_DEPARTED, _ARRIVED, _LEFT, _SIGNED]
        cursor.execute(_GATHERED, [kinds, list(technicians), window.from_at, window.to_at])
        return {
            number: Happened(*(None if at is None else datetime.fromtimestamp(at, UTC) for at in times))
            for number, *times in cursor.fetchall()
        }


#: Times as seconds: reading them as timestamps would take longer than finding them. Of two arrivals the first
#: counts; of two departures from a site, or signatures, the last.
_GATHERED: Final = f"""
    SELECT visit.order_id,
        extract(epoch FROM min(event.occurred_at) FILTER (WHERE event.kind = '{_DEPARTED}'))::float8,
        extract(epoch FROM min(event.occurred_at) FILTER (WHERE event.kind = '{_ARRIVED}'))::float8,
        extract(epoch FROM coalesce(
            max(event.occurred_at) FILTER (WHERE event.kind = '{_LEFT}'),
            max(event.occurred_at) FILTER (WHERE event.kind = '{_SIGNED}' AND asked.state IN ({_OVER}))
        ))::float8
    FROM dispatch_assignment AS visit
    JOIN orders_order AS asked ON asked.number = visit.order_id AND asked.state NOT IN ({_BEFORE})
    JOIN orders_event AS sent ON sent.id = visit.event
    JOIN orders_event AS event
        ON event.order_id = visit.order_id AND event.seq > sent.seq AND event.kind = ANY(%s)
    WHERE visit.technician_id = ANY(%s) AND visit.during && tstzrange(%s, %s)
    GROUP BY visit.order_id
"""


def _as_one(times: dict[str, datetime], state: State) -> Happened:
    # Who isn't content signs too: then the work goes on.
    signed = times.get(_SIGNED) if state in OVER else None
    return Happened(
        departed_at=times.get(_DEPARTED),
        arrived_at=times.get(_ARRIVED),
        ended_at=times.get(_LEFT) or signed,
    )
