"""How a room stands, from what the logs say of it. Pure; held to the same cases as the phone's twin
(frontend/src/visits/rooms/rooms.ts, tests/room_cases.json).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Final, Literal

RoomState = Literal["todo", "in_work", "deferred", "done"]

#: What makes a room's story; a correction takes one of those that move its state back.
ROOM_KINDS: Final = (
    "guest.greeted", "room.opened", "room.mapped", "room.unmapped", "guest.asked", "guest.answered",
    "room.deferred", "room.finished",
)  # fmt: skip
_MOVING: Final = frozenset({"room.opened", "room.deferred", "room.finished"})
CORRECTION: Final = "order.corrected"


@dataclass(frozen=True, slots=True)
class RoomEvent:
    """An event of one room, or the correction of one."""

    id: str
    kind: str
    at: datetime
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Standing:
    """`occupied`: when it was last opened; `opened_at`, `ended_at`: the last time in it, `ended_at` also of a
    deferral at the door; `again`, `again_at`, `remark`: of the deferral that holds; `macs`: what stands in
    it; `refused`: the guest said no last; `conflict`: the last scan was of a terminal that stands elsewhere.
    """

    state: RoomState = "todo"
    occupied: bool | None = None
    opened_at: datetime | None = None
    ended_at: datetime | None = None
    again: str = ""
    again_at: datetime | None = None
    remark: str = ""
    result: str = ""
    asked_at: datetime | None = None
    answered_at: datetime | None = None
    refused: bool = False
    conflict: bool = False
    macs: tuple[str, ...] = ()


def standing(events: Iterable[RoomEvent], base: Standing = Standing()) -> Standing:
    """What the events make of a room that stood as `base`. They are read in the order in which they happened,
    however late some came; a correction takes back the opening, finishing or deferral that it names.
    """
    told = list(events)
    taken_back = {str(each.body["corrects"]) for each in told if each.kind == CORRECTION}
    now = base
    for event in sorted(told, key=lambda each: each.at):
        if event.kind == CORRECTION or (event.kind in _MOVING and event.id in taken_back):
            continue
        now = _after(now, event.kind, event.at, event.body)
    return now


def _after(room: Standing, kind: str, at: datetime, body: Mapping[str, Any]) -> Standing:
    if kind == "room.opened":
        return replace(
            room, state="in_work", occupied=bool(body["occupied"]), opened_at=at, ended_at=None, again="",
            again_at=None, remark="", result="", asked_at=None, answered_at=None, refused=False,
        )  # fmt: skip
    if kind == "room.finished":
        return replace(
            room, state="done", ended_at=at, again="", again_at=None, remark="", result=str(body["result"])
        )
    if kind == "room.deferred":
        if room.state == "done":
            # A deferral that comes after it is a slip of the finger.
            return room
        again_at = body.get("again_at")
        return replace(
            room,
            state="deferred",
            ended_at=at,
            again=str(body["again"]),
            again_at=datetime.fromisoformat(again_at) if isinstance(again_at, str) else again_at,
            remark=str(body.get("remark", "")),
        )
    return _heard(room, kind, at, body)


def _heard(room: Standing, kind: str, at: datetime, body: Mapping[str, Any]) -> Standing:
    """What a guest said, and what was scanned."""
    if kind == "guest.greeted":
        return replace(room, refused=not body["consent"])
    if kind == "guest.asked":
        return replace(room, asked_at=at)
    if kind == "guest.answered":
        return replace(room, answered_at=at, refused=not body["willing"])
    if kind == "room.mapped":
        if body.get("taken_by"):
            return replace(room, conflict=True)
        kept = [mac for mac in room.macs if mac not in (body.get("replaces"), body["device"]["mac"])]
        return replace(room, conflict=False, macs=(*kept, body["device"]["mac"]))
    if kind == "room.unmapped":
        return replace(room, macs=tuple(mac for mac in room.macs if mac != body["device"]["mac"]))
    return room


def open_s(room: Standing, now: datetime) -> int | None:
    """Seconds in the room, running or the last time's; None for one that nobody entered."""
    if room.opened_at is None:
        return None
    return max(0, int(((room.ended_at or now) - room.opened_at).total_seconds()))


def flags(room: Standing, now: datetime, *, within_s: int, ask_after_s: int) -> list[str]:
    """What stands out, in alphabetical order: `answer` (asked, no answer yet), `ask` (too long with a guest,
    not asked), `asked`, `conflict`, `over` (too long), `refused`.
    """
    took = open_s(room, now)
    at_work = room.state == "in_work"
    asked = room.asked_at is not None
    answered = room.answered_at is not None and (room.asked_at is None or room.answered_at >= room.asked_at)
    long = took is not None and took >= ask_after_s
    found = {
        "answer": at_work and asked and not answered,
        "ask": at_work and bool(room.occupied) and long and not asked,
        "asked": asked,
        "conflict": room.conflict,
        "over": took is not None and took > within_s,
        "refused": room.refused,
    }
    return [name for name, holds in found.items() if holds]
