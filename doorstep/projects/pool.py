"""The rooms of a roll-out that wait for a visit, with what was said about when."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Final

from doorstep.accounts.models import Device
from doorstep.core.errors import Text, text
from doorstep.orders.models import Event
from doorstep.projects.models import RollOut, Room
from doorstep.projects.opening import orders_of
from doorstep.projects.planning import RoomToDo

_CLOSED: Final = text("停用的房间不排", "out of order: not planned")
_UNLISTED: Final = text(
    "房单外的房间，等客户经理确认", "not on the list: the account manager confirms it first"
)


@dataclass(frozen=True, slots=True)
class Wish:
    """What was last said about a room: `at`: not before then, None where no time was named; `by_guest`: a
    guest named it."""

    at: datetime | None
    by_guest: bool = False


@dataclass(frozen=True, slots=True)
class Waiting:
    """A room that waits. `load`: how many terminals it still needs (one, less what stands there)."""

    room: RoomToDo
    load: int


def waiting(
    rollout: RollOut, *, from_at: datetime, check_out: time, only: Sequence[str] | None = None
) -> tuple[list[Waiting], list[tuple[str, Text]]]:
    """The rooms that are neither done nor handed to a visit, and those that can't be planned, with why not.

    Nobody goes into an occupied room before `check_out` of its local day, unless its guest named a time; a
    wish from before `from_at` binds nobody any more, but its room still comes first. `only`: these rooms, by
    name.
    """
    rooms = [room for room in rollout.rooms.filter(order=None).exclude(state="done")]
    if only is not None:
        rooms = [room for room in rooms if str(room) in set(only)]
    wishes, standing = wishes_of(rollout), _standing(rollout)
    left = [(str(room), _CLOSED) for room in rooms if room.occupancy == "closed"]
    left += [(str(room), _UNLISTED) for room in rooms if room.occupancy != "closed" and not room.listed]
    found = [
        Waiting(_to_do(room, wishes.get(str(room)), from_at, check_out), 0 if standing[str(room)] else 1)
        for room in rooms
        if room.occupancy != "closed" and room.listed
    ]
    return found, left


def wishes_of(rollout: RollOut) -> dict[str, Wish]:
    """By room, from the logs: what the front desk agreed or the guest named, whichever was said last."""
    rows = Event.objects.filter(order__in=orders_of(rollout), kind__in=["next_visit.agreed", "room.deferred"])
    found: dict[str, Wish] = {}
    for row in rows.order_by("occurred_at", "seq"):
        body = row.body
        if row.kind == "next_visit.agreed":
            agreed = datetime.fromisoformat(body["from_at"])
            for room in body["rooms"]:
                known = found.get(room)
                # What the desk agrees for all rooms takes no guest's check-out from him.
                if known is None or not known.by_guest or known.at is None or known.at < agreed:
                    found[room] = Wish(agreed)
        else:
            named = body.get("again_at")
            at = datetime.fromisoformat(named) if named else None
            found[body["room"]] = Wish(at, by_guest=body["again"] != "hotel")
    return found


def _to_do(room: Room, wish: Wish | None, from_at: datetime, check_out: time) -> RoomToDo:
    not_before = wish.at if wish is not None else None
    if not_before is not None and not_before <= from_at:
        not_before = None
    return RoomToDo(
        name=str(room),
        building=room.building,
        floor=room.floor,
        not_before=not_before,
        wished=wish is not None,
        daily_from=check_out if room.occupancy == "occupied" and not_before is None else None,
    )


def _standing(rollout: RollOut) -> Mapping[str, int]:
    rows = Device.objects.filter(site=rollout.site_id, removed_at__isnull=True)
    return Counter(rows.values_list("place", flat=True))


def model_of(rollout: RollOut) -> str:
    """Which terminal the hotel gets: the one agreed, else the one that stands in most of its rooms."""
    if rollout.terminal_model:
        return rollout.terminal_model
    rows = Device.objects.filter(site=rollout.site_id, removed_at__isnull=True).exclude(model="")
    counted = Counter(rows.values_list("model", flat=True)).most_common(1)
    return counted[0][0] if counted else ""
