"""How far roll-outs have come, and their clocks: read from the logs of their orders, many at once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal

from doorstep.booking.queries import promises_of
from doorstep.orders.models import Event, Order, VerdictInterval
from doorstep.orders.states import State
from doorstep.projects.models import RollOut

Stage = Literal["clearing", "planned", "in_work", "accepted"]

#: HOTEL-1, judged on the lead order.
FIRST_VISIT: Final = "hotel.first-visit"
_AT_WORK: Final = frozenset({State.ON_SITE, State.REWORK})
_TO_COME: Final = frozenset({State.RECEIVED, State.BOOKED, State.ASSIGNED, State.ON_THE_WAY})
_SIGNED: Final = frozenset({State.ACCEPTED, State.REPLIED, State.CLOSED})


@dataclass(frozen=True, slots=True)
class Clock:
    """When something is due and how it stands: pending, satisfied, violated."""

    due_at: datetime | None
    outcome: str


@dataclass(frozen=True, slots=True)
class NextVisit:
    """The earliest visit that was promised and hasn't begun."""

    number: str
    from_at: datetime
    to_at: datetime


@dataclass(frozen=True, slots=True)
class Standing:
    """`cleared_at`: from when the first visit's clock runs; `first_visit`: None while it doesn't;
    `next_visit`: None where none is promised."""

    stage: Stage
    cleared_at: datetime | None
    first_visit: Clock | None
    next_visit: NextVisit | None


def stage(*, cleared: bool, orders: Sequence[State], rooms: int, left: int) -> Stage:
    """`orders`: the states of the roll-out's visits; `left`: rooms that are still to be done, of `rooms`.

    Accepted when every room is done and whatever was begun is signed; what was never begun or was cancelled
    doesn't count.
    """
    signed = any(state in _SIGNED for state in orders)
    if rooms and not left and signed and not any(state in _AT_WORK for state in orders):
        return "accepted"
    if signed or any(state in _AT_WORK for state in orders):
        return "in_work"
    return "planned" if cleared else "clearing"


def standings(rollouts: Sequence[RollOut], counted: dict[int, tuple[int, int]]) -> dict[int, Standing]:
    """By the roll-out's id, in few queries. `counted`: how many rooms it has, and how many are left."""
    leads = {each.lead_id: each.pk for each in rollouts if each.lead_id is not None}
    cleared = dict(
        Event.objects.filter(order_id__in=leads, kind="rollout.cleared")
        .order_by("seq")
        .values_list("order_id", "body__cleared_at")
    )
    clocks = {
        row.order_id: Clock(row.due_at, row.outcome)
        for row in VerdictInterval.objects.filter(order_id__in=leads, clause=FIRST_VISIT, to_at__isnull=True)
    }
    states: dict[str, list[State]] = {}
    to_come: dict[str, str] = {}
    visits = Order.objects.filter(site_id__in=[each.site_id for each in rollouts], kind="install")
    for number, code, state in visits.values_list("number", "attributes__rollout", "state"):
        states.setdefault(code, []).append(State(state))
        if state in _TO_COME:
            to_come[number] = code
    coming = _earliest(to_come)
    found = {}
    for each in rollouts:
        rooms, left = counted.get(each.pk, (0, 0))
        said = cleared.get(each.lead_id or "")
        found[each.pk] = Standing(
            stage(cleared=said is not None, orders=states.get(each.code, ()), rooms=rooms, left=left),
            datetime.fromisoformat(said) if said else None,
            clocks.get(each.lead_id or ""),
            coming.get(each.code),
        )
    return found


def _earliest(to_come: dict[str, str]) -> dict[str, NextVisit]:
    """By the roll-out's code. `to_come`: the codes of orders that haven't begun."""
    found: dict[str, NextVisit] = {}
    for number, window in promises_of(list(to_come)).items():
        first = found.get(to_come[number])
        if first is None or window.from_at < first.from_at:
            found[to_come[number]] = NextVisit(number, window.from_at, window.to_at)
    return found
