"""Who could take an order."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from doorstep.booking.queries import promise_of
from doorstep.core.errors import Text
from doorstep.core.zone import ZONE
from doorstep.dispatch import rules
from doorstep.dispatch.day import problems
from doorstep.dispatch.day.rows import crew_for, rows_about
from doorstep.dispatch.errors import NotBooked
from doorstep.dispatch.solver.offering import offers
from doorstep.dispatch.solver.plan import Offer
from doorstep.dispatch.solver.problem import Params
from doorstep.orders.models import Order
from doorstep.orders.queries import order_named
from doorstep.orders.states import State
from doorstep.people.queries import TechnicianDay

AT_THE_DOOR_S = int(rules.AT_THE_DOOR.total_seconds())


@dataclass(frozen=True, slots=True)
class Candidate:
    """A technician for an order: the best start he has (with how much longer his way gets), or why none."""

    staff_no: str
    name: str
    possible: bool
    from_at: datetime | None
    to_at: datetime | None
    extra_travel_min: int | None
    reasons: tuple[Text, ...]


def candidates(*, number: str, now: datetime) -> list[Candidate]:
    """Every technician who looks after the order's unit, the best first. Nobody's visit is moved.

    Raises NotFound, NotBooked. Empty when the visit has begun or is over.
    """
    order = order_named(number)
    promise = promise_of(number)
    if promise is None:
        raise NotBooked(number=number)
    if State(order.state) not in rules.PLANNABLE:
        return []
    day = promise.from_at.astimezone(ZONE).date()
    rows = rows_about(day=day, crew=crew_for(order, day), numbers=[number])
    problem = problems.as_it_stands(rows, now, free={number}, within_areas=False)
    found = zip(rows.crew, offers(problem, number, travel=rows.travel()), strict=True)
    ranked = sorted(found, key=lambda pair: _rank(pair[0], pair[1], order))
    return [_candidate(who, offer) for who, offer in ranked]


def _rank(who: TechnicianDay, offer: Offer, order: Order) -> tuple[bool, int, str]:
    away_s = 0 if order.grid.code in who.grids else Params().off_area_s
    return offer.visit is None, offer.extra_travel_s + away_s, who.staff_no


def _candidate(who: TechnicianDay, offer: Offer) -> Candidate:
    visit, reason = offer.visit, offer.reason
    return Candidate(
        staff_no=who.staff_no,
        name=who.name,
        possible=visit is not None,
        from_at=visit.during.from_at if visit else None,
        to_at=visit.during.to_at if visit else None,
        # The minutes at the door come with every visit; they are no way.
        extra_travel_min=max(0, offer.extra_travel_s - AT_THE_DOOR_S) // 60 if visit else None,
        reasons=(reason.text,) if reason else (),
    )
