"""Terminals in rooms: the installed base kept in step with what crews map and take out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doorstep.accounts import installed
from doorstep.accounts.installed import Label, label_of
from doorstep.accounts.vendors import MISFIT, misfit
from doorstep.orders.adding import adds
from doorstep.orders.log import Entry
from doorstep.orders.models import Order
from doorstep.orders.reactions import projects_across


@adds("room.mapped", taken_by=installed.TAKEN, misfit=MISFIT)
def say_where(order: Order, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """A terminal can't be in two places, rooms of one hotel among them."""
    label = label_of(body["device"])
    others = installed.standing_elsewhere(site_id=order.site_id, place=body["room"], label=label)
    where = installed.said_where(others[0]) if others else None
    return {"taken_by": where, "misfit": misfit(body["device"])}


@projects_across("room.mapped")
def map_terminal(order: Order, entry: Entry) -> None:
    """What it replaces is out of the room in any case; a terminal that stands elsewhere stays there."""
    room = entry.body["room"]
    if entry.body.get("replaces"):
        old = Label("", "", entry.body["replaces"])
        installed.remove_device(
            site_id=order.site_id, place=room, label=old, by=order.number, at=entry.recorded_at
        )
    if "taken_by" not in entry.body:
        installed.place_device(
            site_id=order.site_id, place=room, label=label_of(entry.body["device"]), source=order.number,
            event=entry.id, at=entry.recorded_at,
        )  # fmt: skip


@projects_across("room.unmapped")
def unmap_terminal(order: Order, entry: Entry) -> None:
    """Of this room only: a wrong scan says nothing of where the terminal really stands."""
    installed.remove_device(
        site_id=order.site_id, place=entry.body["room"], label=label_of(entry.body["device"]),
        by=order.number, at=entry.recorded_at,
    )  # fmt: skip
