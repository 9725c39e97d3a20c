"""Hotels in the middle of their roll-outs."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final

from benchmarks.hotel.history import write
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
#: What a crew tells of a room that is done.
EVENTS_A_ROOM: Final = 4


@dataclass
class Hotel:
    """One with its crew on site; `done`: so many of its rooms, in their order."""

    rollout: int
    order: str
    rooms: list[str]
    crew: Actor
    at: datetime
    done: int = 0

    def next_room(self) -> Iterator[NewEvent]:
        """What the crew tells of the next room, as it goes on; each of it later than the one before."""
        place, room = self.done, self.rooms[self.done]
        self.done += 1
        mac = f"00:19:C6:{self.rollout % 256:02X}:{place // 256:02X}:{place % 256:02X}"
        device = {"model": "B860AV", "sn": f"ZTE{self.rollout:03d}{place:05d}", "mac": mac}
        done = {"tested": True, "kept_to_area": True, "as_found": True, "nothing_left": True}
        yield self._now("room.knocked", {"room": room, "announced": True, "knocks": 3})
        yield self._now("room.opened", {"room": room, "occupied": False, "by": "coordinator"})
        yield self._now("room.mapped", {"room": room, "device": device})
        yield self._now("room.finished", {"room": room, "occupied": False, "result": "installed", **done})

    def arrive(self) -> Iterator[NewEvent]:
        """The crew is on site and has spoken with the front desk."""
        said = {"time": True, "steps": True, "coordinator": "1", "rooms": self.rooms}
        yield self._now("visit.arrived", {})
        yield self._now("frontdesk.confirmed", said)

    def _now(self, kind: str, body: dict[str, Any]) -> NewEvent:
        self.at += timedelta(milliseconds=50)
        return NewEvent(ids.uuid7(self.at), kind, body, self.at)


@dataclass
class Appended:
    """Events taken in one by one: seconds by the clock, and the seconds that our process worked for all."""

    took_s: list[float] = field(default_factory=list)
    worked_s: float = 0.0


def people(now: datetime) -> None:
    """Those of the sample city, the account manager with a login, and the standards."""
    load_people(now)
    load_library(unit_code=CITY_UNIT, from_on=(now - timedelta(days=60)).date(), now=now)
    user = User.objects.get(username=LOGIN)
    user.set_password(PASSWORD)
    user.save(update_fields=["password"])


def opened(place: int, now: datetime, floors: int = FLOORS) -> Hotel:
    """A hotel of 20 rooms a floor, its crew on site."""
    rollout, _ = open_rollout(
        name=f"基准酒店{place}", phone=f"0551-640{place:05d}", address=f"合肥市基准路 {place + 1} 号",
        grid=Grid.objects.order_by("code")[0].code, manager="", unit_path=f"{CITY_UNIT}/", actor=MANAGER,
        now=now,
    )  # fmt: skip
    Room.objects.bulk_create(
        Room(rollout=rollout, floor=floor, number=f"{floor}{room:02d}", occupancy="vacant")
        for floor in range(2, floors + 2)
        for room in range(1, ROOMS_A_FLOOR + 1)
    )
    number = RollOut.objects.get(pk=rollout.pk).lead_id
    if number is None:
        raise RuntimeError(f"{rollout} was opened without a lead order")
    crew = Actor("technician", Technician.objects.order_by("staff_no")[0].staff_no)
    hotel = Hotel(rollout.pk, number, [str(room) for room in Room.objects.filter(rollout=rollout)], crew, now)
    take_in(hotel, hotel.arrive())
    return hotel


def make(hotels: int, done: int, say: Callable[[str], None]) -> list[Hotel]:
    """So many hotels of 300 rooms, with `done` rooms of each done."""
    now = clock.now()
    people(now)
    made = []
    for place in range(hotels):
        made.append(hotel := opened(place, now))
        write(hotel.order, (event for _ in range(done) for event in hotel.next_room()), hotel.crew)
        say(f"{place + 1} of {hotels} hotels")
    return made


def take_in(hotel: Hotel, events: Iterator[NewEvent]) -> Appended:
    """Each through the log, as the phone's server does it."""
    found = Appended()
    for event in events:
        began, worked = time.perf_counter(), time.process_time()
        append(number=hotel.order, event=event, actor=hotel.crew, now=event.occurred_at, happened=True)
        found.took_s.append(time.perf_counter() - began)
        found.worked_s += time.process_time() - worked
    return found
