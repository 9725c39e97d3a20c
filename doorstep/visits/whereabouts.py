"""Where a technician on the way was last seen, so that the customer can be told how far off.

No part of any log: one row for each order under way, the latest sign over the one before, gone as soon as
nobody is on the way to it (ETHIC-1).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db import transaction
from django.db.models import Q

from doorstep.core.geo import Place
from doorstep.dispatch.queries import assignment_of
from doorstep.orders.log import Actor, Entry
from doorstep.orders.models import Order
from doorstep.orders.queries import locked_order
from doorstep.orders.reactions import reacts
from doorstep.orders.states import MOVES, State
from doorstep.visits.errors import NotOnTheWay, NotYourOrder
from doorstep.visits.models import Whereabouts

#: A sign so old says nothing of now, and nobody is under way that long.
MAX_AGE: Final = timedelta(hours=2)

#: Events that can end the way to a customer.
_ENDING: Final = tuple(sorted({move.verb for move in MOVES if State.ON_THE_WAY in move.states}))


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where the phone was, within `accuracy_m` metres, at an instant; `mock`: a made-up position."""

    place: Place
    accuracy_m: float
    mock: bool
    at: datetime


@transaction.atomic
def note_whereabouts(*, number: str, seen: Sighting, actor: Actor, now: datetime) -> None:
    """Keep where the technician is on the way to this order; an older sign than the one held changes nothing.

    Raises NotFound, NotYourOrder, and NotOnTheWay, on which a phone stops telling.
    """
    order = locked_order(number)
    assigned = assignment_of(number)
    if assigned is None or assigned.staff_no != actor.id:
        raise NotYourOrder(order=number)
    if State(order.state) is not State.ON_THE_WAY:
        raise NotOnTheWay(order=number)
    at = min(seen.at, now)
    if now - at > MAX_AGE or Whereabouts.objects.filter(order=order, at__gte=at).exists():
        return
    Whereabouts.objects.update_or_create(
        order=order,
        defaults={
            "lat": seen.place.lat,
            "lon": seen.place.lon,
            "accuracy_m": seen.accuracy_m,
            "mock": seen.mock,
            "at": at,
        },
    )


def whereabouts_of(number: str, *, now: datetime) -> Sighting | None:
    """The last sign of who is on the way to this order, if it still says something."""
    row = Whereabouts.objects.filter(order_id=number, at__gt=now - MAX_AGE).first()
    return None if row is None else Sighting(Place(row.lat, row.lon), row.accuracy_m, row.mock, row.at)


def forget_old_whereabouts(*, now: datetime) -> int:
    """Delete signs that say nothing any more. Returns how many."""
    stale = Q(at__lte=now - MAX_AGE) | ~Q(order__state=State.ON_THE_WAY)
    return Whereabouts.objects.filter(stale).delete()[0]


@reacts(*_ENDING)
def forget_whereabouts(order: Order, entry: Entry) -> None:
    """Nobody is on the way any more: where he was is nobody's business."""
    if State(order.state) is not State.ON_THE_WAY:
        Whereabouts.objects.filter(order=order).delete()
