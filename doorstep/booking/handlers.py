"""Places and promises, kept in step with the logs.

Locks, in this order everywhere: the order's row (by orders.appending), then slots by id.
"""

from __future__ import annotations

from django.db.models import F

from doorstep.booking import holds, rules
from doorstep.booking.errors import SlotNotFound, WindowFull
from doorstep.booking.models import Promise, Slot
from doorstep.orders import states
from doorstep.orders.log import Entry
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of
from doorstep.orders.reactions import clears, projects, reacts
from doorstep.orders.states import State


@projects("window.promised", *rules.RELEASING)
def keep_promise(order: Order, entry: Entry) -> None:
    """Make the promise what the order's whole log says. Raises WindowFull, SlotNotFound.

    The whole log, not this entry: in a rebuild the first call already brings the final promise, so that a
    place which the order held only for a while can't collide with whoever got it afterwards. Live, `entry` is
    the last of the log.
    """
    standing = rules.standing_promise(entries_of(order.number))
    present = Promise.objects.filter(order=order).first()
    held = present.slot_id if present else None
    if standing is None:
        _move_place(held, None)
        Promise.objects.filter(order=order).delete()
        return
    slot = str(standing.body["slot"])
    _move_place(held, slot)
    Promise(
        order=order,
        slot_id=slot,
        from_at=standing.body["from_at"],
        to_at=standing.body["to_at"],
        asked_by=standing.body["asked_by"],
        promised_at=standing.occurred_at,
        event=standing.id,
    ).save(force_insert=present is None, force_update=present is not None)


def _move_place(old: str | None, new: str | None) -> None:
    """Give the old place back, take one in the new slot; nothing when it is the same slot."""
    if old == new:
        return
    if old is not None and new is not None:
        # Two orders that swap windows would wait for each other if each locked its own slot first.
        list(Slot.objects.select_for_update(no_key=True).filter(pk__in=(old, new)).order_by("pk"))
    if old is not None:
        Slot.objects.filter(pk=old).update(taken=F("taken") - 1)
    room = Slot.objects.filter(pk=new, capacity__gt=F("taken") + F("held") - F("overbook"))
    if new is not None and not room.update(taken=F("taken") + 1):
        raise WindowFull(slot=new) if Slot.objects.filter(pk=new).exists() else SlotNotFound(slot=new)


@reacts("window.promised", *rules.SETTLING)
def end_hold(order: Order, entry: Entry) -> None:
    """What was decided, or can't be any more, is held no longer."""
    if entry.kind == "window.promised" or not states.fits_state(State(order.state), "window.promised", {}):
        holds.drop(order.number)


@clears
def forget_promises() -> None:
    """Before a rebuild. Slots stay: they are the supervisor's, only who holds a place comes from the logs."""
    Promise.objects.all().delete()
    Slot.objects.filter(taken__gt=0).update(taken=0)
