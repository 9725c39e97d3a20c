"""Parts of the day bundle that packages to the right know: a hotel's rooms.

A part is made for all orders of a day at once. Personal data in it is the part's own to leave out where the
order no longer needs a visit.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

from doorstep.orders.log import Entry
from doorstep.orders.models import Order
from doorstep.orders.states import State

Json = dict[str, Any]
#: The orders of a day with their logs, and now, into what the part says of those that have it, by number.
Part = Callable[[Sequence[Order], Mapping[str, Sequence[Entry]], datetime], Mapping[str, Json]]

#: Personal data leaves the phone when the order no longer needs a visit.
OPEN_TO_CREW: Final = frozenset(
    {State.ASSIGNED, State.ON_THE_WAY, State.ON_SITE, State.REWORK, State.ACCEPTED}
)

_parts: dict[str, Part] = {}


def bundled(name: str) -> Callable[[Part], Part]:
    """Register the part that stands in FieldOrder under `name` (null where an order has none)."""

    def register(part: Part) -> Part:
        _parts[name] = part
        return part

    return register


def parts_of(
    orders: Sequence[Order], logs: Mapping[str, Sequence[Entry]], now: datetime
) -> dict[str, Mapping[str, Json]]:
    """Each part's say on these orders, by the part's name."""
    return {name: part(orders, logs, now) for name, part in _parts.items()}
