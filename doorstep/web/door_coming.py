"""How far off somebody on the way is, as far as that can be said honestly."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Literal

from ninja import Schema

from doorstep.core.geo import distance_m
from doorstep.dispatch.queries import Assigned, place_of, set_out_from, way
from doorstep.orders.log import Entry
from doorstep.orders.models import Order
from doorstep.visits.rules import Story
from doorstep.visits.whereabouts import whereabouts_of

#: A position that says less than "in this part of the city" is none.
_COARSEST_M = 3_000


class DoorComing(Schema):
    """Somebody is on the way. `sign`: what the estimate goes by, their `position` at `sign_at` or only their
    `departure`; `expected_at`: when they will be there by it; `minutes`: until then, none when that is past
    (they should be there any moment); `away_km`: in a straight line, of a position alone.
    """

    departed_at: datetime
    sign: Literal["position", "departure"]
    sign_at: datetime
    expected_at: datetime
    minutes: int | None
    away_km: float | None


def coming(order: Order, visit: Sequence[Entry], who: Assigned | None, *, now: datetime) -> DoorComing | None:
    """Of the present visit's log; None while nobody has set out."""
    departed_at = Story(visit).at("visit.departed")
    if departed_at is None or who is None:
        return None
    target = place_of(order)
    seen = whereabouts_of(order.number, now=now)
    if seen is not None and not seen.mock and seen.accuracy_m <= _COARSEST_M and seen.at >= departed_at:
        expected_at = seen.at + way(seen.place, target, seen.at)
        away_km = round(distance_m(seen.place, target) / 1000, 1)
        return _said(departed_at, "position", seen.at, expected_at, away_km, now)
    origin = set_out_from(number=order.number, staff_no=who.staff_no, departed_at=departed_at)
    expected_at = departed_at + way(origin, target, departed_at)
    return _said(departed_at, "departure", departed_at, expected_at, None, now)


def _said(
    departed_at: datetime,
    sign: Literal["position", "departure"],
    sign_at: datetime,
    expected_at: datetime,
    away_km: float | None,
    now: datetime,
) -> DoorComing:
    left = expected_at - now
    minutes = math.ceil(left / timedelta(minutes=1)) if left > timedelta(0) else None
    return DoorComing(
        departed_at=departed_at,
        sign=sign,
        sign_at=sign_at,
        expected_at=expected_at,
        minutes=minutes,
        away_km=away_km,
    )
