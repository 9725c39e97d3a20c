"""Hotels in the middle of their roll-outs, told through the verbs; each append of a room's event is timed."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from doorstep.config.demo.city import CITY_UNIT, PASSWORD, load_people
from doorstep.core import clock, ids
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, NewEvent
from doorstep.people.models import Grid, Technician, User
from doorstep.projects.models import RollOut, Room
from doorstep.projects.services import open_rollout
from doorstep.standards.services import load_library

LOGIN: Final = "kehu"
FLOORS, ROOMS_A_FLOOR = 15, 20
MANAGER: Final = Actor("account_manager", LOGIN)


@dataclass
class Hotels:
    """`took_s`: of each append, in order; `rollouts`: their ids, the first one furthest on."""

    rollouts: list[int] = field(default_factory=list)
    took_s: list[float] = field(default_factory=list)
    longest: int = 0


def make(hotels: int, done: int, say: Callable[[str], None]) -> Hotels:
    """So many hotels of 300 rooms, with `done` rooms of each done; the first has all its rooms done."""
    now = clock.now()
    load_people(now)
    load_library(unit_code=CITY_UNIT, from_on=(now - timedelta(days=60)).date(), now=now)
    user = User.objects.get(username=LOGIN)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])
    made, grid = Hotels(), Grid.objects.order_by("code")[0]
    crew = Technician.objects.order_by("staff_no")[0].staff_no
    for place in range(hotels):
        rollout, _ = open_rollout(
            name=f"基准酒店{place}", phone=f"0551-640{place:05d}", address=f"合肥市基准路 {place + 1} 号",
            grid=grid.code, manager="", unit_path=f"{CITY_UNIT}/", actor=MANAGER, now=now,
        )  # fmt: skip
        made.rollouts.append(rollout.pk)
        _rooms(rollout)
        _work(rollout, FLOORS * ROOMS_A_FLOOR if place == 0 else done, crew, now, made)
        say(f"{place + 1} of {hotels} hotels")
    return made


def _rooms(rollout: RollOut) -> None:
    Room.objects.bulk_create(
        Room(rollout=rollout, floor=floor, number=f"{floor}{room:02d}", occupancy="vacant")
        for floor in range(2, FLOORS + 2)
        for room in range(1, ROOMS_A_FLOOR + 1)
    )


def _work(rollout: RollOut, rooms: int, crew: str, now: datetime, made: Hotels) -> None:
    """The crew is on site and does one room after the other: four events each."""
    lead = RollOut.objects.select_related("lead").get(pk=rollout.pk).lead
    assert lead is not None
    names = [str(room) for room in Room.objects.filter(rollout=rollout)]
    at = now

    def say(kind: str, actor: Actor, body: dict[str, Any], *, timed: bool = True) -> None:
        nonlocal at
        at += timedelta(milliseconds=50)
        event = NewEvent(ids.uuid7(at), kind, body, at)
        began = time.perf_counter()
        append(number=lead.number, event=event, actor=actor, now=at, happened=True)
        if timed:
            made.took_s.append(time.perf_counter() - began)

    technician = Actor("technician", crew)
    say("visit.arrived", technician, {}, timed=False)
    said = {"time": True, "steps": True, "coordinator": "1", "rooms": names}
    say("frontdesk.confirmed", technician, said, timed=False)
    for at_place, room in enumerate(names[:rooms]):
        mac = f"00:19:C6:{rollout.pk % 256:02X}:{at_place // 256:02X}:{at_place % 256:02X}"
        device = {"model": "B860AV", "sn": f"ZTE{rollout.pk:03d}{at_place:05d}", "mac": mac}
        done = {"tested": True, "kept_to_area": True, "as_found": True, "nothing_left": True}
        say("room.knocked", technician, {"room": room, "announced": True, "knocks": 3})
        say("room.opened", technician, {"room": room, "occupied": False, "by": "coordinator"})
        say("room.mapped", technician, {"room": room, "device": device})
        say("room.finished", technician, {"room": room, "occupied": False, "result": "installed", **done})
    made.longest = max(made.longest, 4 * rooms)
