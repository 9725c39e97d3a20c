"""A room's later fault: a repair order that knows its room, its terminal, and whether it is in warranty."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction

from doorstep.accounts.models import Device
from doorstep.core.errors import NotFound, text
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.orders.log import Actor
from doorstep.orders.models import Event
from doorstep.orders.opening import Part
from doorstep.projects.errors import RoomNotDone
from doorstep.projects.models import RollOut, Room
from doorstep.projects.opening import open_part


@dataclass(frozen=True, slots=True)
class Fault:
    """The repair order. `device`: the terminal that stands in the room, None where none is recorded;
    `warranty_until`: of that terminal."""

    order: str
    room: str
    device: Device | None
    in_warranty: bool
    warranty_until: datetime | None


def months_later(at: datetime, months: int) -> datetime:
    """The same day and hour by the local calendar so many months on, or the last day of a shorter month."""
    local = at.astimezone(ZONE)
    month = local.month - 1 + months
    year, month = local.year + month // 12, month % 12 + 1
    return local.replace(year=year, month=month, day=min(local.day, monthrange(year, month)[1]))


@transaction.atomic
def report_fault(
    *,
    rollout: RollOut,
    room: str,
    need: str,
    id: UUID,
    wished: Window | None = None,
    actor: Actor,
    now: datetime,
) -> Fault:
    """Open a repair order for a room that was done. `id`: the sender's; the same again is the same order.

    Raises NotFound (room), RoomNotDone.
    """
    row = _room(rollout, room)
    standing = Device.objects.filter(site=rollout.site_id, place=room, removed_at__isnull=True)
    device = standing.order_by("-placed_at", "-pk").first()
    until = months_later(device.placed_at, rollout.warranty_months) if device is not None else None
    covered = until is not None and now < until
    known = Event.objects.filter(pk=id).first()
    if known is not None:
        return Fault(known.order_id, room, device, bool(known.body.get("in_warranty")), until)
    if row.state != "done":
        raise RoomNotDone(room=room)
    label = {"model": device.model, "sn": device.sn, "mac": device.mac} if device is not None else {}
    part = Part(
        rollout.code, room=room, device=label if all(label.values()) and label else None, in_warranty=covered
    )
    order = open_part(
        rollout=rollout, id=id, kind="repair", need=need, part=part, actor=actor, now=now, wished=wished
    )
    return Fault(order.number, room, device, covered, until)


def _room(rollout: RollOut, name: str) -> Room:
    found = next((each for each in rollout.rooms.all() if str(each) == name), None)
    if found is None:
        raise NotFound(what=text(f"{name} 房", f"room {name}"))
    return found
