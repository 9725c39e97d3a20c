"""Which order a room is handed to, kept in step with the logs."""

from __future__ import annotations

from collections.abc import Collection

from doorstep.orders.log import Entry
from doorstep.orders.models import Order
from doorstep.orders.reactions import clears, projects_across
from doorstep.projects.models import Room
from doorstep.projects.naming import rooms_named


@projects_across("visit.arranged")
def hand_rooms(order: Order, entry: Entry) -> None:
    """These rooms are this order's, and no others but those that it has done."""
    theirs = _named(order, entry.body["rooms"])
    _give_back(order, but=theirs)
    Room.objects.filter(pk__in=theirs).update(order=order)


@projects_across("room.finished")
def keep_doer(order: Order, entry: Entry) -> None:
    """Whoever does a room has it, though it was handed to somebody else."""
    if "rollout" in order.attributes:
        rooms_named(order.attributes["rollout"], [entry.body["room"]]).update(order=order)


@projects_across("crew.left", "visit.failed", "order.suspended", "order.cancelled")
def take_rooms_back(order: Order, entry: Entry) -> None:
    """What wasn't done waits for another visit."""
    _give_back(order)


@clears
def forget_handing() -> None:
    """Before a rebuild."""
    Room.objects.filter(order__isnull=False).update(order=None)


def _named(order: Order, names: Collection[str]) -> list[int]:
    """The rooms of the order's hotel that are called so, by id."""
    wanted, rooms = set(names), Room.objects.filter(rollout__site=order.site_id)
    return [room.pk for room in rooms if str(room) in wanted]


def _give_back(order: Order, *, but: Collection[int] = ()) -> None:
    Room.objects.filter(order=order).exclude(state="done").exclude(pk__in=but).update(order=None)
