"""Taking one's own moves back: by events that put things where they were, never by removing any."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final, Literal
from uuid import UUID

from django.db import transaction

from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.dispatch.day.locks import among_others_on, nobody_twice
from doorstep.dispatch.day.news import latest, told
from doorstep.dispatch.day.revisions import BEGUN_EVENTS, settle
from doorstep.dispatch.day.rows import touching
from doorstep.dispatch.errors import AlreadyUndone, BoardChanged, BoardChangeNotFound
from doorstep.dispatch.models import BoardChange
from doorstep.dispatch.moves.moving import changed, hold, seat_event
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.models import Event
from doorstep.orders.services import new_event
from doorstep.people.models import Technician

#: What the log says of a visit that somebody took back.
TAKEN_BACK: Final = "综调撤销了刚才的调整"


@dataclass(frozen=True, slots=True)
class Undone:
    """`numbers`: the orders that are as they were before the change."""

    revision: int
    numbers: tuple[str, ...]


def undo_moves(*, change_id: UUID, actor: Actor, now: datetime) -> Undone:
    """Put back what the actor's own change moved, all or none.

    Raises BoardChangeNotFound, AlreadyUndone, BoardChanged (with what has happened to its orders since, or
    who is in the way of what was), and what orders.append raises.
    """
    with transaction.atomic():
        change = BoardChange.objects.select_for_update().filter(pk=change_id, actor=str(actor)).first()
        if change is None:
            raise BoardChangeNotFound()
        if change.undone_at is not None:
            raise AlreadyUndone()
        among_others_on(change.day)
        before = {moved["number"]: moved["before"] for moved in change.moved}
        people = _ids(seat["staff_no"] for seat in before.values() if seat is not None)
        hold(before, list(people.values()))
        _check_untouched(change)
        with nobody_twice(lambda: _in_the_way(before, people)):
            for number, seat in sorted(before.items()):
                append(number=number, event=_back(seat, now), actor=actor, now=now)
        change.undone_at = now
        change.save(update_fields=["undone_at"])
    return Undone(settle(), tuple(sorted(before)))


def _ids(staff_numbers: Iterable[str]) -> dict[str, int]:
    rows = Technician.objects.filter(staff_no__in=list(staff_numbers))
    return dict(rows.values_list("staff_no", "pk"))


def _check_untouched(change: BoardChange) -> None:
    """Raises BoardChanged when one of its orders has gone on since."""
    made = {moved["number"]: moved["event"] for moved in change.moved}
    seqs = dict(Event.objects.filter(pk__in=list(made.values())).values_list("order_id", "seq"))
    rows = Event.objects.filter(order_id__in=list(made), kind__in=BEGUN_EVENTS).order_by("recorded_at", "seq")
    since = [row for row in rows if row.seq > seqs[row.order_id]]
    if since:
        raise changed(told(since, ZONE))


def _back(seat: Mapping[str, Any] | None, now: datetime) -> NewEvent:
    if seat is None:
        return new_event(kind="order.unassigned", body={"reason": TAKEN_BACK, "by": "hand"}, now=now)
    by: Literal["hand", "plan"] = "hand" if seat["by"] == "hand" else "plan"
    return seat_event(seat["staff_no"], _window(seat), by, now)


def _window(seat: Mapping[str, Any]) -> Window:
    return Window(datetime.fromisoformat(seat["from_at"]), datetime.fromisoformat(seat["to_at"]))


def _in_the_way(before: Mapping[str, Mapping[str, Any] | None], people: Mapping[str, int]) -> BoardChanged:
    """Who was sent meanwhile to where somebody would come back."""
    others = set[str]()
    for seat in before.values():
        if seat is not None:
            theirs = touching(_window(seat)).filter(technician_id=people[seat["staff_no"]])
            others.update(theirs.exclude(order_id__in=list(before)).values_list("order_id", flat=True))
    return changed(list(latest(others, ZONE).values()))
