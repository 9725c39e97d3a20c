"""The installed base, kept in step with what crews fit and take out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from doorstep.accounts import installed
from doorstep.accounts.installed import label_of
from doorstep.accounts.models import Device
from doorstep.accounts.vendors import MISFIT, misfit
from doorstep.orders.adding import adds
from doorstep.orders.log import Entry
from doorstep.orders.models import Order
from doorstep.orders.reactions import clears, projects_across


def _elsewhere(order: Order, body: Mapping[str, Any]) -> list[Device]:
    place = order.attributes.get("room", "")
    return installed.standing_elsewhere(site_id=order.site_id, place=place, label=label_of(body["device"]))


@adds("device.fitted", taken_by=installed.TAKEN, misfit=MISFIT)
def say_where(order: Order, body: Mapping[str, Any]) -> Mapping[str, Any]:
    """A device can't be in two places. Who moves house takes along what stands at the old address."""
    others = [each for each in _elsewhere(order, body) if not _comes_along(order, each)]
    where = installed.said_where(others[0]) if others else None
    return {"taken_by": where, "misfit": misfit(body["device"])}


def _comes_along(order: Order, device: Device) -> bool:
    return order.kind == "move" and device.site.customer_id == order.customer_id


@projects_across("device.fitted")
def place(order: Order, entry: Entry) -> None:
    """What stands elsewhere stays there: it is a finding, and nobody knows yet which of the two is right."""
    if "taken_by" in entry.body:
        return
    label = label_of(entry.body["device"])
    if order.kind == "move":
        for old in installed.in_place([label]):
            if old.site_id != order.site_id and _comes_along(order, old):
                installed.remove_device(
                    site_id=old.site_id, place=None, label=label, by=order.number, at=entry.recorded_at
                )
    installed.place_device(
        site_id=order.site_id, place=order.attributes.get("room", ""), label=label, source=order.number,
        event=entry.id, at=entry.recorded_at,
    )  # fmt: skip


@projects_across("device.recovered")
def take_out(order: Order, entry: Entry) -> None:
    installed.remove_device(
        site_id=order.site_id,
        place=order.attributes.get("room"),
        label=label_of(entry.body["device"]),
        by=order.number,
        at=entry.recorded_at,
    )


@projects_across("device.returned")
def give_back(order: Order, entry: Entry) -> None:
    """Free to be fitted anywhere."""
    installed.remove_device(
        site_id=order.site_id, place=entry.body["room"] or order.attributes.get("room"),
        label=label_of(entry.body["device"]), by=order.number, at=entry.recorded_at,
    )  # fmt: skip


@clears
def forget_told() -> None:
    installed.forget_told()
