"""Rooms that a crew came upon and the hotel's list doesn't have: in the house until the account manager
confirms them, marked as not listed."""

from __future__ import annotations

import re
from typing import Final

from doorstep.orders.log import Entry
from doorstep.orders.models import Order
from doorstep.orders.reactions import projects_across
from doorstep.projects.models import RollOut, Room
from doorstep.projects.naming import rooms_named

NOT_LISTED: Final = "not_listed"
#: "803", "1203": what stands before the last two digits is the floor.
_FLOOR: Final = re.compile(r"^(\d{1,2})\d{2}$")


@projects_across("room.noted")
def add_found_room(order: Order, entry: Entry) -> None:
    """Into the house, handed to the order whose crew found it. One that is there already stays as it is; if
    nobody has it, it is theirs."""
    if entry.body["about"] != NOT_LISTED or "rollout" not in order.attributes:
        return
    code, name = order.attributes["rollout"], entry.body["room"]
    known = rooms_named(code, [name])
    if known.exists():
        known.filter(order=None).update(order=order)
        return
    rollout = RollOut.objects.get(pk=int(code.removeprefix("JD-")))
    building, _, number = name.rpartition("-")
    floor = _FLOOR.match(number)
    Room.objects.create(
        rollout=rollout, building=building, number=number, floor=int(floor[1]) if floor else None,
        note=entry.body["note"][:200], listed=False, order=order,
    )  # fmt: skip
