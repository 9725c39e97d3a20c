"""Whether an order may have a place, decided under the locks: what a hold and a promise ask alike."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from doorstep.booking import holds, offering, plans, rules
from doorstep.booking.crews import crews_of, day_of, on_duty, works_in
from doorstep.booking.errors import SlotElsewhere, SlotNotFound, WindowFull, WindowNotOffered
from doorstep.booking.limiting import limits_of
from doorstep.booking.models import Hold, Promise, Slot
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of

_DAYS_SEARCHED = 7
_OTHERS_SHOWN = 6


@dataclass(frozen=True, slots=True)
class Own:
    """What the order has so far: the promise that stands, the place that its customer is deciding about."""

    promise: Promise | None
    hold: Hold | None

    @staticmethod
    def of(order: Order) -> Own:
        return Own(Promise.objects.filter(order=order).first(), Hold.objects.filter(order=order).first())

    @property
    def promised_slot(self) -> str | None:
        return self.promise.slot_id if self.promise else None

    @property
    def held_slot(self) -> str | None:
        return self.hold.slot_id if self.hold else None


def slot_for(order: Order, slot: str) -> Slot:
    """The slot, if it is of the order's grid. Raises SlotNotFound, SlotElsewhere."""
    place = Slot.objects.filter(pk=slot).first()
    if place is None:
        raise SlotNotFound(slot=slot)
    if place.grid_id != order.grid_id:
        raise SlotElsewhere(slot=slot, grid=order.grid.code)
    return place


def check_place(
    order: Order, place: Slot, own: Own, now: datetime, *, forced: bool = False, clauses: bool = False
) -> None:
    """Raises WindowFull or WindowNotOffered when the order can't have the place. The order is locked.

    As the offers say it, with nobody else deciding at the same time: holds the day of those who could come,
    and the slots touched, to the end of the transaction. `forced` as in rules.Asking; `clauses`: ask the
    order's standards too, as the log would if it were promised now.
    """
    day = day_of(place)
    crew = crews_of(order.grid, [day])[day]
    plans.alone_among(crew, day)
    slot = holds.locked_slots([place.pk, own.promised_slot, own.held_slot])[place.pk]
    # The own hold may have been swept until the slot was ours.
    kept = own.hold is not None and Hold.objects.filter(pk=own.hold.pk).exists()
    seen = offering.place_of(
        slot,
        promised_slot=own.promised_slot,
        held_slot=own.held_slot if kept else None,
        works=works_in([slot.pk], but=order.number)[slot.pk],
        frees_at=holds.frees_at([slot.pk], but=order.number).get(slot.pk),
        limits=limits_of(order.grid),
    )
    asking = offering.asking_of(order, forced=forced)
    reason = rules.why_not(asking, seen, seen.window, on_duty(crew, day), now)
    if reason is None and clauses:
        entries = entries_of(order.number)
        asked = {slot.pk: seen.window}
        reason = offering.forbidden(entries, asked, own.promised_slot, now).get(slot.pk)
    sure = seen.held or seen.chosen or seen.overbook > 0
    if reason is None and asking.waits_its_turn and not sure:
        kept_by_plan = plans.unkept(order=order, windows=[seen.window], crews={day: crew}, now=now)
        reason = kept_by_plan.get(seen.window)
    if reason is rules.FULL:
        raise WindowFull(slot=slot.pk)
    if reason is not None:
        raise WindowNotOffered(slot=slot.pk, reason=reason)


@contextmanager
def naming_others(number: str, slot: str, now: datetime) -> Iterator[None]:
    """A refusal of the slot inside names the other windows that the order can have."""
    try:
        yield
    except WindowFull as full:
        raise WindowFull(slot=slot, offers=_others(number, slot, now)) from full
    except WindowNotOffered as refused:
        raise WindowNotOffered(**refused.details, offers=_others(number, slot, now)) from refused


def _others(number: str, slot: str, now: datetime) -> list[dict[str, Any]]:
    """The windows that the order can have instead, the earliest first, as JSON."""
    found = offering.offers(number=number, days=_DAYS_SEARCHED, now=now)
    free = [offer for offer in found if offer.offered and offer.slot != slot]
    return [
        {"slot": o.slot, "from_at": o.from_at.isoformat(), "to_at": o.to_at.isoformat(), "left": o.left}
        for o in free[:_OTHERS_SHOWN]
    ]
