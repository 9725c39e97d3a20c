"""The verbs of booking: open a day's windows, promise one, set how many places it has, note a call."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import F, Value
from django.db.models.functions import Greatest

from doorstep.booking import offering, plans, queries, rules
from doorstep.booking.crews import crews_of, day_of, on_duty, works_in
from doorstep.booking.errors import (
    CapacityBelowTaken,
    MoveNeedsReason,
    MoveNeedsSupervisor,
    SlotElsewhere,
    SlotNotFound,
    WindowFull,
    WindowNotOffered,
)
from doorstep.booking.events import AskedBy, CallOutcome
from doorstep.booking.models import Promise, Slot
from doorstep.core import ids
from doorstep.core.errors import NotFound, Text, text
from doorstep.core.windows import Window
from doorstep.orders import states
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, Entry, NewEvent
from doorstep.orders.models import Event, Order
from doorstep.orders.queries import locked_order
from doorstep.orders.states import State
from doorstep.people.models import Grid
from doorstep.people.queries import TechnicianDay

#: Who may move a promised window for our own reasons.
_MAY_MOVE = ("supervisor", "manager")
_DAYS_SEARCHED = 7
_OTHERS_SHOWN = 6
#: What a promise says of itself beside the window (rules.circumstances).
_CIRCUMSTANCES = ("lead_min", "days_ahead", "morning", "moves", "decided_by")


@transaction.atomic
def open_slots(*, grid: str, day: date, now: datetime) -> list[Slot]:
    """Open the windows of a local day in a grid (by code), with places as the shifts have them.

    Again and again is fine: places of windows to come follow the shifts, unless somebody set them by hand,
    and never fall below what is promised. Raises NotFound (grid).
    """
    row = Grid.objects.select_related("unit").filter(code=grid).first()
    if row is None:
        raise NotFound(what=text(f"网格 {grid}", f"grid {grid}"))
    crew = on_duty(crews_of(row, [day])[day], day)
    windows = {rules.slot_id(grid, window): window for window in rules.windows_of(day)}
    Slot.objects.bulk_create(
        [_new_slot(pk, row, window, rules.capacity(crew, window)) for pk, window in windows.items()],
        ignore_conflicts=True,
    )
    for pk, window in sorted(windows.items()):
        places = Value(rules.capacity(crew, window))
        Slot.objects.filter(pk=pk, by_hand=False, from_at__gt=now).update(
            capacity=Greatest(F("taken"), places)
        )
    return list(Slot.objects.filter(pk__in=windows).order_by("from_at"))


def _new_slot(pk: str, grid: Grid, window: Window, capacity: int) -> Slot:
    return Slot(pk=pk, grid=grid, from_at=window.from_at, to_at=window.to_at, capacity=capacity)


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
    asked_by: AskedBy
    reason: str
    actor: Actor
    event_id: UUID | None


def promise_window(
    *,
    number: str,
    slot: str,
    asked_by: AskedBy,
    reason: str = "",
    actor: Actor,
    now: datetime,
    event_id: UUID | None = None,
) -> Entry:
    """Promise the customer a window; a promise made before is replaced and its place given back.

    `asked_by` "us" on another window than the one promised is a move by our side: a supervisor's, with its
    reason. The same event id again is acknowledged and changes nothing.

    Raises NotFound, SlotNotFound, SlotElsewhere, WindowFull and WindowNotOffered (both with `offers`),
    MoveNeedsSupervisor, MoveNeedsReason, and what orders.append raises.
    """
    wanted = _Wanted(number, slot, asked_by, reason.strip(), actor, event_id)
    try:
        return _promise(wanted, now)
    except WindowFull as full:
        raise WindowFull(slot=slot, offers=_others(number, slot, now)) from full
    except WindowNotOffered as refused:
        raise WindowNotOffered(**refused.details, offers=_others(number, slot, now)) from refused


@transaction.atomic
def _promise(wanted: _Wanted, now: datetime) -> Entry:
    order = locked_order(wanted.number)
    place = Slot.objects.filter(pk=wanted.slot).first()
    if place is None:
        raise SlotNotFound(slot=wanted.slot)
    known = Event.objects.filter(pk=wanted.event_id).first() if wanted.event_id else None
    body = {
        "from_at": place.from_at.isoformat(),
        "to_at": place.to_at.isoformat(),
        "slot": place.pk,
        "asked_by": wanted.asked_by,
        "reason": wanted.reason,
    }
    if known is None:
        held = _check_wanted(order, place, wanted, now)
        window, moves = Window(place.from_at, place.to_at), held is not None and held.slot_id != place.pk
        said = rules.circumstances(window, moves=moves, role=wanted.actor.role, now=now)
    else:
        # A request repeated is answered as before, though the window may be nearer, full or past by now.
        said = {name: known.body[name] for name in _CIRCUMSTANCES if name in known.body}
    event = _event("window.promised", {**body, **said}, now, wanted.event_id)
    return append(number=order.number, event=event, actor=wanted.actor, now=now)


def _check_wanted(order: Order, place: Slot, wanted: _Wanted, now: datetime) -> Promise | None:
    """The promise that stands so far. Raises what keeps this order from this place.

    Locks the slots that the promise touches, by id.
    """
    if place.grid_id != order.grid_id:
        raise SlotElsewhere(slot=place.pk, grid=order.grid.code)
    if not states.fits_state(State(order.state), "window.promised", {}):
        return None  # append refuses and says what is possible instead
    held = Promise.objects.filter(order=order).first()
    moves = held is not None and held.slot_id != place.pk
    if moves:
        _check_move(wanted)
    asking = offering.asking_of(order, forced=moves and wanted.asked_by == "us")
    crew = crews_of(order.grid, [day_of(place)])[day_of(place)]
    plans.alone_among(crew, day_of(place))
    reason = _why_refused(order, _locked(place, held), held, asking, crew, now)
    if reason is rules.FULL:
        raise WindowFull(slot=place.pk)
    if reason is not None:
        raise WindowNotOffered(slot=place.pk, reason=reason)
    return held


def _locked(place: Slot, held: Promise | None) -> Slot:
    """The wanted slot; it and the one given back locked, by id."""
    touched = {place.pk, held.slot_id if held else place.pk}
    rows = Slot.objects.select_for_update(no_key=True).filter(pk__in=touched).order_by("pk")
    return next(slot for slot in rows if slot.pk == place.pk)


def _why_refused(
    order: Order,
    slot: Slot,
    held: Promise | None,
    asking: rules.Asking,
    crew: Sequence[TechnicianDay],
    now: datetime,
) -> Text | None:
    """As the offers say it, with nobody else deciding at the same time."""
    promised = works_in([slot.pk], but=order.number)[slot.pk]
    place = offering.place_of(slot, held.slot_id if held else None, promised)
    reason = rules.why_not(asking, place, place.window, on_duty(crew, day_of(slot)), now)
    if reason is not None or place.held or not asking.waits_its_turn:
        return reason
    crews = {day_of(slot): crew}
    return plans.unkept(order=order, windows=[place.window], crews=crews, now=now).get(place.window)


def _check_move(wanted: _Wanted) -> None:
    if wanted.asked_by != "us":
        return
    if wanted.actor.role not in _MAY_MOVE:
        raise MoveNeedsSupervisor(clauses=["HOTEL-7", "ETHIC-2"])
    if not wanted.reason:
        raise MoveNeedsReason(fields=[{"field": "reason", "zh": "必填", "en": "is needed"}])


def _others(number: str, slot: str, now: datetime) -> list[dict[str, Any]]:
    """The windows that the order can have instead, the earliest first, as JSON."""
    free = [
        o for o in queries.offers(number=number, days=_DAYS_SEARCHED, now=now) if o.offered and o.slot != slot
    ]
    return [
        {"slot": o.slot, "from_at": o.from_at.isoformat(), "to_at": o.to_at.isoformat(), "left": o.left}
        for o in free[:_OTHERS_SHOWN]
    ]


def set_capacity(*, slot: str, capacity: int, open: bool) -> Slot:
    """How many places a window has, and whether it takes new bookings; shifts don't change it any more.

    Promises made stand. Raises SlotNotFound, CapacityBelowTaken.
    """
    changed = Slot.objects.filter(pk=slot, taken__lte=capacity).update(
        capacity=capacity, open=open, by_hand=True
    )
    row = Slot.objects.select_related("grid").filter(pk=slot).first()
    if row is None:
        raise SlotNotFound(slot=slot)
    if not changed:
        raise CapacityBelowTaken(slot=slot, capacity=capacity, taken=row.taken)
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
