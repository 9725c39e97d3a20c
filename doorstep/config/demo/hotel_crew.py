"""A crew at a hotel, told as its phone would send it: facts that happened, each a little after the one
before."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cached_property
from typing import Any

from doorstep.core import ids
from doorstep.orders.appending import append
from doorstep.orders.judging import rulebook_of
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.models import Order
from doorstep.projects.models import Room
from doorstep.standards.steps import catalogue
from doorstep.visits.guide import guided_steps

Body = dict[str, Any]


class NotYet(Exception):
    """What comes next lies after the crew's `until`."""


@dataclass
class Crew:
    """A technician at a hotel with an order. `now` goes on by itself, up to `until` (None: for ever);
    `walk_s`: from one room to the next; `coordinator`: the contact who opens doors."""

    number: str
    staff_no: str
    now: datetime
    rooms: list[str] = field(default_factory=list)
    hotel: str = "松涛湖酒店"
    model: str = "B860AV"
    coordinator: str = "1"
    walk_s: int = 20
    until: datetime | None = None

    @cached_property
    def steps(self) -> Sequence[Mapping[str, Any]]:
        """Of its order, as its phone shows them."""
        order = Order.objects.get(pk=self.number)
        return guided_steps(rulebook_of(self.number), catalogue(), order.attributes)

    def proof(self, slot: str) -> Body:
        """The photo or signature of a slot, kept."""
        raise NotImplementedError

    def say(self, kind: str, *, seconds: int = 20, happened: bool = True, **body: Any) -> None:
        """Raises NotYet."""
        self.now += timedelta(seconds=seconds)
        if self.until is not None and self.now > self.until:
            raise NotYet
        event = NewEvent(ids.uuid7(self.now), kind, body, self.now)
        actor = Actor("technician", self.staff_no)
        append(number=self.number, event=event, actor=actor, now=self.now, happened=happened)

    def step(self, kind: str, *, seconds: int = 20, happened: bool = True, **body: Any) -> None:
        """With all that the step asks for: confirmations and pictures."""
        asked = next(step for step in self.steps if step["event"] == kind)
        shown = {
            "checks": [check["clause"] for check in asked["checks"]],
            "evidence": [self.proof(slot) for slot in dict.fromkeys(each["slot"] for each in asked["show"])],
        }
        self.say(kind, seconds=seconds, happened=happened, **shown, **body)

    def arrive(self) -> None:
        """Studied, prepared, announced, at the desk ten minutes early."""
        self.step("order.studied", access_confirmed=True)
        self.step("visit.prepared", site_known=True, materials_drawn=True)
        self.say("visit.departed")
        self.say("call.made", seconds=660, purpose="on_the_way", outcome="promised")
        self.step("visit.arrived", seconds=120)
        self.step("door.greeted", admitted=True)

    def desk(self, occupied: Sequence[str] = ()) -> None:
        """The front desk confirms, then what is to be done is settled."""
        self.say(
            "frontdesk.confirmed", time=True, steps=True, coordinator=self.coordinator, rooms=self.rooms,
            occupied=[room for room in occupied if room in self.rooms], signature=self.proof("signature"),
        )  # fmt: skip
        self.agree()

    def agree(self) -> None:
        self.step("plan.proposed", route="沿电视柜后", length_m=2, duration_min=240, charge_cny="0")
        self.say("plan.agreed", agreed=True)

    def vacant(self, room: str) -> None:
        """Four minutes and a bit."""
        self.say("room.knocked", seconds=self.walk_s, room=room, announced=True, knocks=3)
        self.say("room.opened", room=room, occupied=False, by="coordinator")
        self.fit(room, occupied=False)

    def greet(self, room: str, *, consent: bool) -> None:
        self.say(
            "guest.greeted", seconds=self.walk_s, room=room, introduced=True, purpose=True, consent=consent
        )

    def occupied(self, room: str) -> None:
        self.greet(room, consent=True)
        self.say("room.opened", room=room, occupied=True, by="guest")
        self.fit(room, occupied=True)

    def slow(self, room: str) -> None:
        """More than a quarter of an hour with a guest, who was asked in time and lets it go on."""
        self.greet(room, consent=True)
        self.say("room.opened", room=room, occupied=True, by="guest")
        self.say("guest.asked", seconds=895, room=room, explained=True)
        self.say("guest.answered", room=room, willing=True)
        self.fit(room, occupied=True)

    def fit(self, room: str, *, occupied: bool, **said: Any) -> None:
        self.say("room.mapped", seconds=100, room=room, device=device(room, self.model))
        left = {"thanked": True, "door_closed": True} if occupied else {}
        kept = {"tested": True, "kept_to_area": True, "as_found": True, "nothing_left": True}
        self.say(
            "room.finished", seconds=110, room=room, occupied=occupied, result="installed",
            **kept | left | said,
        )  # fmt: skip

    def refused(self, room: str, again_at: datetime | None = None) -> None:
        """Apologised, asked when, put off until the check-out (`again_at`: its time), the desk told."""
        self.greet(room, consent=False)
        named: Body = {"again_at": again_at.isoformat()} if again_at is not None else {}
        self.say(
            "room.deferred", room=room, reason="guest", apologised=True, again="check_out",
            remark="退房后再装", **named,
        )  # fmt: skip
        self.say("frontdesk.told", room=room, about="deferral", to="前台")

    def power_cut(self, rooms: Sequence[str]) -> None:
        for room in rooms:
            self.say(
                "room.deferred", room=room, reason="power", apologised=True, again="hotel", remark="整层停电"
            )
            self.say("frontdesk.told", seconds=5, room=room, about="deferral", to="前台")

    def request(self, room: str, words: str) -> None:
        self.say("guest.requested", room=room, request=words)
        self.say("frontdesk.told", room=room, about="request", to="前台")

    def close(self, done: int, left: Sequence[str] = (), again_at: datetime | None = None) -> None:
        """All that follows upon the last room."""
        self.tidy(left, again_at)
        self.sign(done, len(left))
        self.leave(done, len(left))
        self.reply()

    def tidy(self, left: Sequence[str] = (), again_at: datetime | None = None) -> None:
        """A model room's cabling, explained, cleaned; what is `left` has its time."""
        self.step(
            "cabling.done", route="沿电视柜后", length_m=2, fixing="clips", bend_radius_ok=True
        )  # fmt: skip
        self.step("use.explained", wifi=True, weak_wifi="good")
        self.step("site.cleaned")
        if left and again_at is not None:
            self.say(
                "next_visit.agreed", from_at=again_at.isoformat(), rooms=list(left),
                agreed_by=self.coordinator,
            )  # fmt: skip

    def sign(self, done: int, left: int) -> None:
        """The desk signs the sheet and the acceptance on the crew's phone."""
        comment, ink = "做得很仔细", self.proof("signature")
        self.say(
            "sheet.signed", checked=True, comment=comment, signature=ink, rooms_done=done, rooms_left=left
        )
        self.say("acceptance.signed", result="satisfied", comment=comment, signature=ink)

    def leave(self, done: int, left: int) -> None:
        self.say("customer.rated", result=10, punctuality=10, skill=9, manner=10)
        self.say("crew.left", rooms_done=done, rooms_left=left)
        self.step("visit.finished")

    def reply(self) -> None:
        done = [str(room) for room in Room.objects.filter(order=self.number, state="done")]
        devices = [device(room, self.model) for room in done]
        self.step(
            "order.replied", happened=False, problem="酒店装机", solution="逐间装好", devices=devices
        )  # fmt: skip
        macs = [each["mac"] for each in devices]
        self.say("rollout.entered", hotel=self.hotel, rooms=len(devices), macs=macs)


def device(room: str, model: str) -> Mapping[str, str]:
    """The terminal that is meant for a room."""
    return {"model": model, "sn": f"ZTE{room.replace('-', '')}0001", "mac": mac_of(room)}


def mac_of(room: str) -> str:
    """ "A-801" → ZTE's prefix, the building, the number."""
    building, _, number = room.rpartition("-")
    return f"00:19:C6:{ord(building[:1] or '0'):02X}:{number[:-2].zfill(2)}:{number[-2:]}"
