"""The verbs of booking: open a day's windows, promise one, set how many places it has, note a call."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F

from doorstep.booking import holds, rules
from doorstep.booking.cancelling import MAY_BREAK, cancel_visit
from doorstep.booking.crews import crews_of, on_duty
from doorstep.booking.deciding import Own, check_place, naming_others, slot_for
from doorstep.booking.errors import (
    CapacityBelowTaken,
    MoveNeedsReason,
    MoveNeedsSupervisor,
    MoveNeedsWho,
    SlotNotFound,
)
from doorstep.booking.events import AskedBy, CallOutcome
from doorstep.booking.holding import hold_window, release_hold
from doorstep.booking.limiting import add_rule, apply_limits, end_rule, limits_of
from doorstep.booking.models import Slot
from doorstep.core import ids
from doorstep.core.errors import NotFound, text
from doorstep.core.windows import Window
from doorstep.orders import states
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, Entry, NewEvent
from doorstep.orders.models import Event, Order
from doorstep.orders.queries import locked_order
from doorstep.orders.states import State
from doorstep.people.models import Grid

__all__ = [
    "add_rule",
    "cancel_visit",
    "end_rule",
    "hold_window",
    "open_days",
    "open_slots",
    "promise_window",
    "record_call",
    "release_hold",
    "set_capacity",
]

#: What a promise says of itself beside the window (rules.circumstances).
_CIRCUMSTANCES = ("lead_min", "days_ahead", "morning", "moves", "decided_by")


@transaction.atomic
def open_slots(*, grid: str, day: date, now: datetime) -> list[Slot]:
    """Open the windows of a local day in a grid (by code), with places as the shifts have them.

    Again and again is fine: places of windows to come follow the shifts and the rules, unless somebody set
    them by hand, and never fall below what is promised. Raises NotFound (grid).
    """
    row = Grid.objects.select_related("unit").filter(code=grid).first()
    if row is None:
        raise NotFound(what=text(f"网格 {grid}", f"grid {grid}"))
    crew = on_duty(crews_of(row, [day])[day], day)
    windows = {rules.slot_id(grid, window): window for window in rules.windows_of(day)}
    staffed = {pk: rules.capacity(crew, window) for pk, window in windows.items()}
    Slot.objects.bulk_create(
        [
            Slot(
                pk=pk,
                grid=row,
                from_at=window.from_at,
                to_at=window.to_at,
                staffed=staffed[pk],
                capacity=staffed[pk],
            )
            for pk, window in windows.items()
        ],
        ignore_conflicts=True,
    )
    for pk in sorted(windows):
        Slot.objects.filter(pk=pk, from_at__gt=now).update(staffed=staffed[pk])
    apply_limits(windows, limits_of(row), now)
    return list(Slot.objects.filter(pk__in=windows).order_by("from_at"))


def open_days(*, from_on: date, days: int, now: datetime) -> int:
    """Open so many local days in every grid. Returns how many slots these have."""
    opened = 0
    for day in (from_on + timedelta(days=ahead) for ahead in range(days)):
        for grid in Grid.objects.values_list("code", flat=True):
            opened += len(open_slots(grid=grid, day=day, now=now))
    return opened


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A promise asked for."""

    number: str
    slot: str
    asked_by: AskedBy | None
    reason: str
    actor: Actor
    event_id: UUID | None


def promise_window(
    *,
    number: str,
    slot: str,
    asked_by: AskedBy | None,
    reason: str = "",
    actor: Actor,
    now: datetime,
    event_id: UUID | None = None,
) -> Entry:
    """Promise the customer a window; a promise made before is replaced and its place given back.

    A place that the order holds becomes the promise. `asked_by` "us" on another window than the one promised
    is a move by our side: a supervisor's, with its reason; None (not said) will do for a first promise only.
    The same event id again is acknowledged and changes nothing.

    Raises NotFound, SlotNotFound, SlotElsewhere, WindowFull and WindowNotOffered (both with `offers`),
    MoveNeedsWho, MoveNeedsSupervisor, MoveNeedsReason, and what orders.append raises.
    """
    wanted = _Wanted(number, slot, asked_by, reason.strip(), actor, event_id)
    holds.sweep(now)
    with naming_others(number, slot, now):
        return _promise(wanted, now)


@transaction.atomic
def _promise(wanted: _Wanted, now: datetime) -> Entry:
    order = locked_order(wanted.number)
    place = slot_for(order, wanted.slot)
    known = Event.objects.filter(pk=wanted.event_id).first() if wanted.event_id else None
    body = {
        "from_at": place.from_at.isoformat(),
        "to_at": place.to_at.isoformat(),
        "slot": place.pk,
        "asked_by": wanted.asked_by or "customer",
        "reason": wanted.reason,
    }
    if known is None:
        own = Own.of(order)
        _check_wanted(order, place, wanted, own, now)
        window, moves = Window(place.from_at, place.to_at), own.promised_slot not in (None, place.pk)
        # The place that was kept while they decided becomes the promise.
        holds.drop(order.number)
        said = rules.circumstances(window, moves=moves, role=wanted.actor.role, now=now)
    else:
        # A request repeated is answered as before, though the window may be nearer, full or past by now.
        said = {name: known.body[name] for name in _CIRCUMSTANCES if name in known.body}
    event = _event("window.promised", {**body, **said}, now, wanted.event_id)
    return append(number=order.number, event=event, actor=wanted.actor, now=now)


def _check_wanted(order: Order, place: Slot, wanted: _Wanted, own: Own, now: datetime) -> None:
    """Raises what keeps this order from this place."""
    if not states.fits_state(State(order.state), "window.promised", {}):
        return  # append refuses and says what is possible instead
    moves = own.promise is not None and own.promise.slot_id != place.pk
    if moves:
        _check_move(wanted)
    check_place(order, place, own, now, forced=moves and wanted.asked_by == "us")


def _check_move(wanted: _Wanted) -> None:
    if wanted.asked_by is None:
        raise MoveNeedsWho(fields=[{"field": "asked_by", "zh": "必填", "en": "is needed"}])
    if wanted.asked_by != "us":
        return
    if wanted.actor.role not in MAY_BREAK:
        raise MoveNeedsSupervisor(clauses=["HOTEL-7", "ETHIC-2"])
    if not wanted.reason:
        raise MoveNeedsReason(fields=[{"field": "reason", "zh": "必填", "en": "is needed"}])


def set_capacity(*, slot: str, capacity: int, open: bool) -> Slot:
    """How many places a window has, and whether it takes new bookings; shifts and rules don't change it any
    more, nor is it overbooked.

    Promises made stand, and so do the places of those who are deciding now. Raises SlotNotFound,
    CapacityBelowTaken.
    """
    changed = Slot.objects.filter(pk=slot, taken__lte=capacity - F("held")).update(
        capacity=capacity, overbook=0, open=open, by_hand=True
    )
    row = Slot.objects.select_related("grid").filter(pk=slot).first()
    if row is None:
        raise SlotNotFound(slot=slot)
    if not changed:
        raise CapacityBelowTaken(slot=slot, capacity=capacity, taken=row.taken + row.held)
    return row


def record_call(
    *,
    number: str,
    purpose: str,
    outcome: CallOutcome,
    note: str = "",
    actor: Actor,
    now: datetime,
    event_id: UUID | None = None,
) -> Entry:
    """Note a call to the customer; `purpose` as in events.CallMade. Raises what orders.append raises."""
    body = {"purpose": purpose, "outcome": outcome, "note": note}
    return append(number=number, event=_event("call.made", body, now, event_id), actor=actor, now=now)


def _event(kind: str, body: dict[str, Any], now: datetime, event_id: UUID | None) -> NewEvent:
    return NewEvent(event_id or ids.uuid7(now), kind, body, now)
