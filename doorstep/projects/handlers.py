"""Where each room stands, kept in step with the logs: told anew from all of its events, whichever order's
they are, as a day that comes in late belongs before what is known already."""

from __future__ import annotations

from datetime import datetime

from doorstep.orders.log import Entry
from doorstep.orders.models import Event, Order
from doorstep.orders.reactions import clears, projects_across
from doorstep.projects.models import Room
from doorstep.projects.naming import rooms_named
from doorstep.projects.rooms import CORRECTION, ROOM_KINDS, RoomEvent, Standing, standing
from doorstep.projects.stories import story_of

#: The columns that are told by the logs.
TOLD = (
    "state", "occupied", "opened_at", "ended_at", "result", "asked_at", "answered_at", "refused", "conflict",
    "again", "again_at", "remark",
)  # fmt: skip


@projects_across(*ROOM_KINDS)
def move_room(order: Order, entry: Entry) -> None:
    _tell(order, entry.body["room"], entry.recorded_at)


@projects_across(CORRECTION)
def take_back(order: Order, entry: Entry) -> None:
    """An opening or a deferral that was none: the room stands as it did before."""
    if "rollout" not in order.attributes:
        return
    wrong = Event.objects.filter(order=order, pk=entry.body["corrects"], kind__in=ROOM_KINDS).first()
    if wrong is not None:
        _tell(order, wrong.body["room"], entry.recorded_at)


@clears
def forget_rooms() -> None:
    """Before a rebuild."""
    untouched = {name: getattr(Standing(), name) for name in TOLD}
    Room.objects.exclude(told_by="").update(**untouched, told_by="")


def _tell(order: Order, name: str, until: datetime) -> None:
    """As it stands by what was recorded until then: a replay passes through the same states."""
    if "rollout" not in order.attributes:
        return
    rows = story_of(order, name, until)
    if not rows:
        return
    room = standing(RoomEvent(row.id, row.kind, row.occurred_at, row.body) for row in rows)
    told = {column: getattr(room, column) for column in TOLD}
    latest = max(
        (row for row in rows if row.kind != CORRECTION),
        key=lambda row: (row.recorded_at, row.occurred_at, row.seq),
    )
    rooms_named(order.attributes["rollout"], [name]).update(**told, told_by=latest.order)
