"""A terminal that somebody of the hotel brought to the desk: it no longer stands in its room."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from doorstep.accounts.models import Device
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, Entry, NewEvent
from doorstep.orders.models import Event
from doorstep.orders.queries import entry_of
from doorstep.projects.duties import account_log
from doorstep.projects.errors import TerminalNotThere
from doorstep.projects.models import RollOut
from doorstep.projects.room_page import room_in


@transaction.atomic
def return_terminal(
    *,
    rollout: RollOut,
    room: str,
    label: str,
    reason: str,
    received_by: str,
    id: UUID,
    actor: Actor,
    now: datetime,
) -> Entry:
    """Release a terminal (`label`: its MAC or serial number) that came back over the counter; `received_by`:
    who took it. `id`: the sender's, the same again is noted once.

    Raises NotFound (room), TerminalNotThere, and what orders.append raises.
    """
    known = Event.objects.filter(pk=id).first()
    if known is not None:
        return entry_of(known)
    name = str(room_in(rollout, room))
    standing = Device.objects.filter(site=rollout.site_id, place=name, removed_at__isnull=True)
    device = standing.filter(Q(mac=label.upper()) | Q(sn=label.upper())).first() if label else None
    if device is None:
        raise TerminalNotThere(room=name, label=label)
    body = {
        "device": {"model": device.model, "sn": device.sn, "mac": device.mac},
        "room": name, "reason": reason, "received_by": received_by,
    }  # fmt: skip
    event = NewEvent(id, "device.returned", body, now)
    return append(number=account_log(rollout), event=event, actor=actor, now=now)
