"""What has become of an order since somebody looked: told to whoever acts on what he saw."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo
from typing import Any, Final

from doorstep.core.errors import Text, text
from doorstep.dispatch.solver import wording
from doorstep.orders.events import kind_named
from doorstep.orders.log import Actor
from doorstep.orders.models import Event
from doorstep.orders.states import MOVES, ROLE_TITLES
from doorstep.people.models import Technician, User

#: Events that make another order of it for whoever plans.
_MOVING: Final = tuple(sorted({move.verb for move in MOVES}))
_SYSTEM: Final = "Doorstep"


@dataclass(frozen=True, slots=True)
class News:
    """`what` happened to the order, `by` whom (a name; blank: by time alone), `at` when."""

    number: str
    what: Text
    by: str
    at: datetime

    def as_json(self) -> dict[str, Any]:
        return {"number": self.number, "what": dict(self.what), "by": self.by, "at": self.at.isoformat()}


def latest(numbers: Collection[str], zone: Any) -> dict[str, News]:
    """The last event of each order that moved it, in words. `zone`: for the times in them."""
    rows = Event.objects.filter(order_id__in=list(numbers), kind__in=_MOVING).order_by("order_id", "seq")
    last = {row.order_id: row for row in rows}
    return {each.number: each for each in told(list(last.values()), zone)}


def told(events: Sequence[Event], zone: tzinfo) -> list[News]:
    """Events in words, in their order. `zone`: for the times in them."""
    names = _names(Actor.parse(row.actor) for row in events)
    sent = {row.body["technician"] for row in events if row.kind == "order.assigned"}
    people = dict(Technician.objects.filter(staff_no__in=sent).values_list("staff_no", "name"))
    return [News(row.order_id, _said(row, people, zone), names[row.actor], row.recorded_at) for row in events]


def _said(row: Event, people: Mapping[str, str], zone: Any) -> Text:
    title = kind_named(row.kind).title
    if row.kind != "order.assigned":
        return text(title.zh, title.en)
    staff_no = str(row.body["technician"])
    begin = wording.hour(int(datetime.fromisoformat(row.body["from_at"]).timestamp()), zone)
    name = people.get(staff_no, staff_no)
    return text(f"已派给 {name}，{begin} 上门", f"Given to {name} for {begin}")


def _names(actors: Iterable[Actor]) -> dict[str, str]:
    """What people are called, by actor as the log has it."""
    found = {str(actor): actor for actor in actors}
    ids = [actor.id for actor in found.values()]
    logins = dict(User.objects.filter(username__in=ids).values_list("username", "display_name"))
    staff = dict(Technician.objects.filter(staff_no__in=ids).values_list("staff_no", "name"))
    return {said: _name(actor, logins, staff) for said, actor in found.items()}


def _name(actor: Actor, logins: Mapping[str, str], staff: Mapping[str, str]) -> str:
    if actor.role == "system":
        return _SYSTEM
    if actor.role == "customer":
        return ROLE_TITLES["customer"]["zh"]
    return staff.get(actor.id) or logins.get(actor.id) or actor.id
