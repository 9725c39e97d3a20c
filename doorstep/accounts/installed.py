"""The installed base: which device stands where. What follows the logs calls its verbs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import connection
from django.db.models import Q, QuerySet

from doorstep.accounts.models import Device
from doorstep.core.errors import text

#: Of the advisory locks: the whole installed base, and (with a label's hash) one label of it.
_BASE: Final = 0x44455649

#: How a refusal tells where a device stands already.
TAKEN: Final = text("它现在登记在：{}", "It stands in our records at: {}")


@dataclass(frozen=True, slots=True)
class Label:
    """What stands on a device; each part "" where nobody read it. MAC in upper-case pairs with colons."""

    model: str
    sn: str
    mac: str


def label_of(device: Mapping[str, str]) -> Label:
    """As an event's body names a device ({model, sn, mac})."""
    return Label(device["model"], device["sn"].upper(), device["mac"])


def hold_labels(labels: Iterable[Label]) -> None:
    """Until the transaction ends nobody else places these devices: where they stand is sure."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock_shared(%s)", [_BASE])
        for said in sorted({part for label in labels for part in (label.mac, label.sn) if part}):
            cursor.execute("SELECT pg_advisory_xact_lock(%s, hashtext(%s))", [_BASE, said])


def hold_base() -> None:
    """Until the transaction ends nobody else places any device: a list names hundreds."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_BASE])


def place_device(
    *, site_id: UUID, place: str, label: Label, source: str, event: UUID | None, at: datetime
) -> None:
    """The device stands there from `at` on; one that does already stays as it is. `at`: when it was recorded.

    It must stand nowhere else: the database refuses it (IntegrityError).
    """
    there = _there(site_id, label, at)
    if there.filter(place=place).exists():
        return
    Device.objects.create(
        site_id=site_id, place=place, model=label.model, sn=label.sn, mac=label.mac, source=source,
        event=event, placed_at=at,
    )  # fmt: skip


def remove_device(*, site_id: UUID, place: str | None, label: Label, by: str, at: datetime) -> bool:
    """The device no longer stands there, taken out by the order `by`; whether it stood there. `place` None:
    wherever at the site."""
    there = _there(site_id, label, at)
    if place is not None:
        there = there.filter(place=place)
    found = there.order_by("placed_at", "id").first()
    if found is None:
        return False
    found.removed_at, found.removed_by = at, by
    found.save(update_fields=["removed_at", "removed_by"])
    return True


def forget_told() -> None:
    """The installed base as the lists alone have it: what logs told is gone, before they are replayed."""
    Device.objects.filter(event__isnull=False).delete()
    Device.objects.exclude(removed_by="").update(removed_at=None, removed_by="")


def in_place(labels: Iterable[Label]) -> list[Device]:
    """The devices in place anywhere that bear one of these MACs or serial numbers, with their sites."""
    asked = list(labels)
    macs, sns = {each.mac for each in asked if each.mac}, {each.sn for each in asked if each.sn}
    standing = Device.objects.filter(removed_at__isnull=True).select_related("site")
    return list(standing.filter(Q(mac__in=macs) | Q(sn__in=sns))) if macs or sns else []


def standing_elsewhere(*, site_id: UUID, place: str, label: Label) -> list[Device]:
    """Where the device is in place other than there. Held (`hold_labels`) until the transaction ends."""
    hold_labels([label])
    return [each for each in in_place([label]) if (each.site_id, each.place) != (site_id, place)]


def said_where(device: Device) -> str:
    """Where it stands, as a person looks it up: "GD900000001", "JD-0012 801"."""
    return f"{device.source} {device.place}".strip()


def _there(site_id: UUID, label: Label, at: datetime) -> QuerySet[Device]:
    """In place at the site by then: while the logs are replayed, lists of a later day are there already."""
    here = Device.objects.filter(site_id=site_id, removed_at__isnull=True, placed_at__lte=at)
    return here.filter(_either(label))


def _either(label: Label) -> Q:
    wanted = Q(mac=label.mac) if label.mac else Q()
    return wanted | Q(sn=label.sn) if label.sn else wanted
