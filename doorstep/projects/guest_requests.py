"""What guests asked the crew for: passed on to the hotel's staff, and noted (HOTEL-25)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from doorstep.core.errors import NotFound, text
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, Entry
from doorstep.orders.models import Event
from doorstep.orders.services import new_event
from doorstep.projects.account import named_contact
from doorstep.projects.errors import DutyDone
from doorstep.projects.models import RollOut
from doorstep.projects.opening import orders_of


@dataclass(frozen=True, slots=True)
class GuestRequest:
    """`id`: of its event; `told_at`: when the hotel's staff heard of it, None while nobody has told them."""

    id: UUID
    order: str
    room: str
    request: str
    asked_at: datetime
    told_at: datetime | None
    told_note: str


def requests_of(rollout: RollOut) -> list[GuestRequest]:
    """Every guest's request in the roll-out, those still to be passed on first, then the latest."""
    rows = Event.objects.filter(
        order__in=orders_of(rollout), kind__in=["guest.requested", "frontdesk.told"]
    ).order_by("occurred_at", "seq")
    open_: dict[tuple[str, str], list[GuestRequest]] = {}
    found: list[GuestRequest] = []
    for row in rows:
        key = row.order_id, row.body["room"]
        if row.kind == "guest.requested":
            asked = GuestRequest(row.pk, *key, row.body["request"], row.occurred_at, None, "")
            open_.setdefault(key, []).append(asked)
        elif row.body["about"] == "request":
            told = {"told_at": row.occurred_at, "told_note": row.body["note"]}
            found += [replace(each, **told) for each in open_.pop(key, [])]
    waiting = [each for asked in open_.values() for each in asked]
    return [*sorted(waiting, key=_asked_at), *sorted(found, key=_asked_at, reverse=True)]


def pass_request(
    *, rollout: RollOut, request: UUID, to: str = "", note: str = "", actor: Actor, now: datetime
) -> Entry:
    """A guest's request was passed on to the hotel's staff (`to`: a contact's id; blank: whoever was at the
    desk). Raises NotFound, DutyDone (told already), BadAccount (contact).
    """
    asked = next((each for each in requests_of(rollout) if each.id == request), None)
    if asked is None:
        raise NotFound(what=text("这条住客需求", "this request"))
    if asked.told_at is not None:
        raise DutyDone()
    contact = str(named_contact(rollout, to, "to").pk) if to else ""
    body = {"room": asked.room, "about": "request", "to": contact, "note": note.strip()}
    event = new_event(kind="frontdesk.told", body=body, now=now)
    return append(number=asked.order, event=event, actor=actor, now=now)


def _asked_at(each: GuestRequest) -> datetime:
    return each.asked_at
