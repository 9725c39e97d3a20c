"""A hotel of 120 rooms rolled out by two crews in two days, told through the verbs.

The rooms are those of samples/hotel. What a crew does goes into the log as its phone would send it: facts
that happened, each a little after the one before.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any

from psycopg.types.range import TimestamptzRange

from doorstep.accounts.contacts import Person
from doorstep.booking.services import open_slots
from doorstep.core import ids
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, Entry, NewEvent
from doorstep.people.models import Certificate, Shift, Skill, Technician
from doorstep.projects import services
from doorstep.projects.models import RollOut, Room
from doorstep.projects.visiting import Wanted
from doorstep.visits.models import Evidence
from samples import make_hotel
from tests.cast import DAY, Cast, at

TUESDAY, WEDNESDAY = DAY + timedelta(days=1), DAY + timedelta(days=2)
WU_FAN = Actor("account_manager", "wufan")
LIST = make_hotel.HERE / "rooms.xlsx"
MODEL = "B860AV"
STEPS = ("前台确认房间", "逐间安装", "与前台对单签字")
INK = {"slot": "signature", "sha256": "7" * 64, "media_type": "image/png"}


def may_work_in_hotels(*people: Technician) -> None:
    """With the skill and the papers that a hotel asks for."""
    for who in people:
        for code in ("ftth_install",):
            who.levels.update_or_create(skill=Skill.objects.get(code=code), defaults={"level": 2})
        Certificate.objects.get_or_create(
            technician=who, kind="service_level3", number=f"KF3-{who.staff_no}",
            defaults={"valid_from_on": date(2026, 1, 1), "valid_until_on": date(2027, 1, 1)},
        )  # fmt: skip


def hotel_of(cast: Cast) -> RollOut:
    """Monday: opened, cleared, its people known, its 120 rooms taken in; windows are open for three days."""
    may_work_in_hotels(cast.li_qiang, cast.zhao_lei)
    for who in (cast.li_qiang, cast.zhao_lei):
        Shift.objects.create(
            technician=who,
            during=TimestamptzRange(at(8, day=WEDNESDAY), at(18, day=WEDNESDAY)),
            lunch=TimestamptzRange(at(12, day=WEDNESDAY), at(13, day=WEDNESDAY)),
        )
    for day in (DAY, TUESDAY, WEDNESDAY):
        open_slots(grid=cast.grid.code, day=day, now=at(7))
    rollout, _ = services.open_rollout(
        name="松涛湖酒店", phone="0551-64000088", address="合肥市瑶海区松涛路 18 号", grid=cast.grid.code,
        manager="wufan", unit_path="hf/", actor=WU_FAN, now=at(8),
    )  # fmt: skip
    services.keep_account(
        rollout=rollout, preferences="机顶盒放电视后面", requirements="早上九点前不进客房", grade="high",
        terminal_model=MODEL, contacts=[Person("coordinator", "赵晓琴", "13900008888")], actor=WU_FAN,
        now=at(8, 5),
    )  # fmt: skip
    services.clear_rollout(
        rollout=rollout, contract_signed_at=at(8), network_accepted_at=at(8), actor=WU_FAN, now=at(8, 10)
    )
    data = LIST.read_bytes()
    token = services.preview_rooms(rollout=rollout, data=data, filename=LIST.name).token
    services.take_rooms(rollout=rollout, data=data, filename=LIST.name, token=token, now=at(8, 15))
    return rollout


def visits_on(
    rollout: RollOut, day: date, *, now: datetime, crews: Sequence[str] = ("HF1001", "HF1002")
) -> tuple[str, ...]:
    """Planned and made: an order for each crew."""
    wanted = Wanted(
        from_on=day, days=1, crews=tuple(crews), coordinator=str(rollout.customer.contacts.get().pk),
        steps=STEPS, minutes_per_room=10, from_time=time(9), to_time=time(17),
    )  # fmt: skip
    plan = services.preview_visits(rollout=rollout, wanted=wanted, actor=WU_FAN, now=now)
    refused = [visit.why_not for visit in plan.visits if visit.why_not is not None]
    assert not refused, refused
    return services.make_visits(rollout=rollout, wanted=wanted, token=plan.token, actor=WU_FAN, now=now)


def mac_of(room: str) -> str:
    """ "A-801" → the terminal that is meant for it: ZTE's prefix, the building, the number."""
    building, _, number = room.rpartition("-")
    return f"00:19:C6:{ord(building[:1] or '0'):02X}:{number[:-2].zfill(2)}:{number[-2:]}"


@dataclass
class Crew:
    """A technician at a hotel with an order. `now` goes on by itself."""

    number: str
    staff_no: str
    now: datetime
    rooms: list[str] = field(default_factory=list)

    def say(self, kind: str, *, seconds: int = 20, happened: bool = True, **body: Any) -> Entry:
        self.now += timedelta(seconds=seconds)
        event = NewEvent(ids.uuid7(self.now), kind, body, self.now)
        actor = Actor("technician", self.staff_no)
        return append(number=self.number, event=event, actor=actor, now=self.now, happened=happened)

    def arrive(self) -> None:
        """Studied, prepared, announced, at the desk ten minutes early."""
        self.say("order.studied", access_confirmed=True)
        self.say("visit.prepared", site_known=True, materials_drawn=True, checks=CHECKS)
        self.say("call.made", purpose="on_the_way", outcome="promised")
        self.say("visit.departed")
        self.say("visit.arrived", seconds=600, checks=CHECKS)
        self.say("door.greeted", admitted=True, checks=CHECKS)

    def desk(self, occupied: Sequence[str] = ()) -> None:
        """The front desk confirms, then what is to be done is settled."""
        self.say(
            "frontdesk.confirmed", time=True, steps=True, coordinator="1", rooms=self.rooms,
            occupied=[room for room in occupied if room in self.rooms], signature=INK,
        )  # fmt: skip
        self.say(
            "plan.proposed", route="沿电视柜后", length_m=2, duration_min=240, charge_cny="0", checks=CHECKS,
            evidence=[photo("route")],
        )  # fmt: skip
        self.say("plan.agreed", agreed=True)

    def vacant(self, room: str) -> None:
        """Four minutes and a bit."""
        self.say("room.knocked", room=room, announced=True, knocks=3)
        self.say("room.opened", room=room, occupied=False, by="coordinator")
        self.fit(room, occupied=False)

    def occupied(self, room: str) -> None:
        self.say("guest.greeted", room=room, introduced=True, purpose=True, consent=True)
        self.say("room.opened", room=room, occupied=True, by="guest")
        self.fit(room, occupied=True)

    def slow(self, room: str) -> None:
        """More than a quarter of an hour with a guest, who was asked in time and lets it go on."""
        self.say("guest.greeted", room=room, introduced=True, purpose=True, consent=True)
        self.say("room.opened", room=room, occupied=True, by="guest")
        self.say("guest.asked", seconds=895, room=room, explained=True)
        self.say("guest.answered", room=room, willing=True)
        self.fit(room, occupied=True)

    def fit(self, room: str, *, occupied: bool, **said: Any) -> None:
        self.say("room.mapped", seconds=100, room=room, device=device(room))
        left = {"thanked": True, "door_closed": True} if occupied else {}
        kept = {"tested": True, "kept_to_area": True, "as_found": True, "nothing_left": True}
        self.say(
            "room.finished",
            seconds=110,
            room=room,
            occupied=occupied,
            result="installed",
            **kept | left | said,
        )

    def refused(self, room: str) -> None:
        """Apologised, asked when, put off, the desk told."""
        self.say("guest.greeted", room=room, introduced=True, purpose=True, consent=False)
        self.say(
            "room.deferred",
            room=room,
            reason="guest",
            apologised=True,
            again="check_out",
            remark="退房后再装",
        )
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
        """A model room's cabling, explained, cleaned, the sheet signed, away, replied and entered."""
        self.say(
            "cabling.done", route="沿电视柜后", length_m=2, fixing="clips", bend_radius_ok=True,
            checks=CHECKS, evidence=[photo("hotel-cabling"), photo("route")],
        )  # fmt: skip
        self.say("use.explained", wifi=True, weak_wifi="good", checks=CHECKS)
        self.say("site.cleaned", checks=CHECKS, evidence=[photo("clean"), photo("sticker")])
        if left:
            assert again_at is not None
            self.say("next_visit.agreed", from_at=again_at.isoformat(), rooms=list(left), agreed_by="1")
        counts: dict[str, Any] = {"rooms_done": done, "rooms_left": len(left)}
        self.say("sheet.signed", checked=True, comment="做得很仔细", signature=INK, **counts)
        self.say("acceptance.signed", result="satisfied", comment="做得很仔细", signature=INK)
        self.say("customer.rated", result=10, punctuality=10, skill=9, manner=10)
        self.say("crew.left", **counts)
        self.say("visit.finished", checks=CHECKS, evidence=[photo("technician-signature")])
        done_rooms = list(Room.objects.filter(order=self.number, state="done"))
        devices = [device(str(room)) for room in done_rooms]
        self.say(
            "order.replied",
            happened=False,
            problem="酒店装机",
            solution="逐间装好",
            devices=devices,
            checks=CHECKS,
        )
        self.say(
            "rollout.entered", hotel="松涛湖酒店", rooms=len(devices), macs=[each["mac"] for each in devices]
        )


def device(room: str) -> dict[str, str]:
    return {"model": MODEL, "sn": f"ZTE{room.replace('-', '')}0001", "mac": mac_of(room)}


def photo(slot: str) -> dict[str, str]:
    return {"slot": slot, "sha256": "8" * 64, "media_type": "image/jpeg"}


#: Every confirmation that the library asks of a crew in a hotel, filled by `all_checks`.
CHECKS: list[str] = []


def all_checks(steps: Sequence[Mapping[str, Any]]) -> None:
    """The confirmations of the order's steps, as its phone shows them."""
    CHECKS[:] = sorted({check["clause"] for step in steps for check in step["checks"]})[:60]


def keep_ink(now: datetime) -> None:
    """The signature and the photo that the crew's events name."""
    for sha256, kind in ((INK["sha256"], "image/png"), ("8" * 64, "image/jpeg")):
        Evidence.objects.get_or_create(
            sha256=sha256,
            defaults={
                "media_type": kind, "size_bytes": 9, "width_px": 9, "height_px": 9, "received_at": now,
                "received_from": "technician:HF1001",
            },
        )  # fmt: skip
