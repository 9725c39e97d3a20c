"""Orders that live: the verbs of every package, short, for tests that need an order somewhere in its life.

All take place with the cast on Monday 2026-03-02. `SAID` has a good body for every kind of event.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from doorstep.booking import services as booking
from doorstep.core import ids
from doorstep.orders.appending import append
from doorstep.orders.intake import IntakeRow, Product
from doorstep.orders.log import SYSTEM, Actor, Entry, NewEvent
from doorstep.orders.models import Order
from doorstep.orders.services import receive
from doorstep.standards.services import adopt, publish_edition
from doorstep.visits.models import Evidence, Shown
from tests.cast import DAY, Cast, at
from tests.hotel_bodies import HOTEL_SAID

NUMBER = "GD900000001"
CHEN_JING = Actor("dispatcher", "chenjing")
SUN_LI = Actor("supervisor", "sunli")
LI_QIANG = Actor("technician", "HF1001")
ZHAO_LEI = Actor("technician", "HF1002")

#: Clauses of each control that the log meets, small enough to know by heart.
STANDARD = """
standard: TEST
title: {zh: 测试规范, en: Test standard}
version: "1"
parameters:
  call-within: {type: duration, default: PT30M, title: {zh: 首呼时限, en: First call within}}
clauses:
  - id: test.call-soon
    source: TEST-1
    control: clock
    title: {zh: 接单后半小时内联系客户, en: Call within half an hour}
    mend: {zh: 现在就打, en: Call now}
    template: response
    activation: {event: order.received}
    target: {event: call.made}
    within: {max: $call-within}
    cancel: {event: order.cancelled}
  - id: test.agreed-first
    source: TEST-2
    control: gate
    title: {zh: 客户同意方案后才放线, en: Agreed before cabling}
    mend: {zh: 请客户点同意, en: Ask the customer to agree}
    template: precedence
    activation: {event: cabling.done}
    target: {event: plan.agreed}
    since: {event: plan.proposed}
  - id: test.reply-in-time
    source: TEST-3
    control: clock
    title: {zh: 两天内回单, en: Replied within two days}
    template: response
    activation: {event: [order.received, order.reopened]}
    target: {event: order.replied}
    within: {max: P2D}
    pause: [{start: {event: order.suspended}, stop: {event: order.resumed}}]
    cancel: {event: order.cancelled}
  - id: test.satisfied-first
    source: TEST-4
    control: gate
    title: {zh: 签字满意后才能回单, en: Signed as satisfied before the reply}
    template: precedence
    activation: {event: order.replied}
    target: {event: acceptance.signed, when: {result: satisfied}}
  - id: test.shown-first
    source: TEST-6
    control: gate
    title: {zh: 看过测速再签字, en: The speed is shown before the signature}
    template: precedence
    activation: {event: acceptance.signed, when: {result: satisfied}}
    target: {event: speed.tested, when: {shown: true}}
  - id: test.rated
    source: TEST-5
    control: check
    title: {zh: 请客户评分, en: The customer rates}
    template: existence
    activation: {event: customer.rated}
"""

_DEVICE = {"model": "HG8145X6", "sn": "HWTC12345678", "mac": "AA:BB:CC:00:11:22"}
_SIGNATURE = {"slot": "signature", "sha256": "5" * 64, "media_type": "image/png"}

#: A good body for every kind that is offered to a log.
SAID: Mapping[str, Mapping[str, Any]] = {
    "call.made": {"purpose": "booking", "outcome": "promised"},
    "window.promised": {
        "from_at": at(10).isoformat(),
        "to_at": at(12).isoformat(),
        "slot": "HF-YH:2026-03-02:1000-1200",
    },
    "customer.informed": {"about": "window", "channel": "sms"},
    "order.assigned": {
        "technician": "HF1001",
        "from_at": at(10).isoformat(),
        "to_at": at(11).isoformat(),
    },
    "order.unassigned": {"reason": "师傅请假"},
    "order.pinned": {},
    "order.unpinned": {},
    "order.studied": {"access_confirmed": True},
    "visit.prepared": {"site_known": True, "materials_drawn": True},
    "visit.departed": {},
    "visit.arrived": {},
    "visit.failed": {"outcome": "not_ready", "next": "rebook", "next_step": "明天再约"},
    "door.greeted": {"admitted": True},
    "fault.located": {"problem": "断网", "section": "drop", "cause": "皮线弯折"},
    "fault.fixed": {"cure": "重做接头", "explained": True},
    "plan.proposed": {"route": "沿踢脚线到客厅", "length_m": 12, "duration_min": 40, "charge_cny": "0"},
    "plan.agreed": {"agreed": True},
    "cabling.done": {"route": "沿踢脚线到客厅", "length_m": 12.5, "fixing": "clips", "bend_radius_ok": True},
    "optical.measured": {"dbm": -19.5, "manner": "measured"},
    "device.fitted": {"device": _DEVICE},
    "device.recovered": {"device": _DEVICE},
    "device.returned": {"device": _DEVICE, "reason": "客户自己拆下送来", "received_by": "陈静"},
    "service.activated": {"products": ["broadband", "iptv"]},
    "speed.tested": {"down_mbps": 512.3, "up_mbps": 60, "shown": True},
    "use.explained": {"wifi": True, "weak_wifi": "good"},
    "site.cleaned": {},
    "acceptance.signed": {"result": "satisfied", "signature": _SIGNATURE},
    "customer.rated": {"result": 10, "punctuality": 9, "skill": 10, "manner": 10},
    "visit.finished": {},
    "order.replied": {"problem": "新装宽带", "solution": "已装好", "devices": [_DEVICE]},
    "order.closed": {},
    "order.reopened": {"reason": "客户来电说掉线"},
    "order.suspended": {
        "type": "user_not_ready",
        "reason": "客户家在装修",
        "next_step": "完工后再约",
        "expected_on": "2026-03-09",
    },
    "order.resumed": {},
    "order.cancelled": {"asked_by": "customer", "reason": "不装了"},
    "order.corrected": {"corrects": "", "statement": "线长应为 15 米"},
    "breach.reported": {"clause": "test.rated", "seen_by": "customer", "statement": "师傅没有问"},
    "complaint.made": {"statement": "等了一上午"},
    "complaint.answered": {"complaint": "0", "answer": "已安排今天上门"},
    "data.requested": {"request": "0195d1c0-0000-7000-8000-000000000009"},
    "data.answered": {"request": "0195d1c0-0000-7000-8000-000000000009", "verdict": "released"},
    "call.held": {"call": "c-1"},
    "call.resumed": {"call": "c-1"},
    "callback.promised": {"call": "c-1", "number_taken": True},
    "callback.made": {"call": "c-1", "reached": True},
    "evidence.doubted": {
        "event": "0",
        "slot": "route",
        "sha256": "5" * 64,
        "doubts": [{"code": "blurred", "measured": "21", "limit": "60"}],
    },
    "doubt.decided": {"doubt": "0", "verdict": "dismissed", "note": "看得清"},
    **HOTEL_SAID,
}
DISSATISFIED = {**SAID["acceptance.signed"], "result": "dissatisfied", "comment": "线没贴牢"}


def run_standard(cast: Cast, content: str = STANDARD) -> str:
    """The city runs this standard from the year's first day on. Returns the edition's hash."""
    edition = publish_edition(content=content, file="test.yaml", now=at(5))
    adopt(unit_code=cast.city.code, edition=edition, from_on=DAY.replace(month=1, day=1))
    return edition.sha256


def row(cast: Cast, number: str = NUMBER, **changes: Any) -> IntakeRow:
    """An order of 王芳's in the eastern grid as a file tells it, received at six."""
    given: dict[str, Any] = {
        "line": 2,
        "number": number,
        "kind": "install",
        "customer_name": cast.wang_fang.name,
        "customer_phone": cast.wang_fang.phone,
        "address": cast.wang_fang_home.address,
        "grid": cast.grid.code,
        "received_at": at(6),
        "need": "新装宽带，客厅放光猫",
        "lat": cast.wang_fang_home.lat,
        "lon": cast.wang_fang_home.lon,
        "products": (Product("broadband", 500), Product("iptv")),
    }
    return IntakeRow(**given | changes)


@dataclass
class Life:
    """One order and its clock: each step takes place a minute after the one before unless it says when."""

    number: str
    now: datetime = field(default_factory=lambda: at(6))

    def say(
        self,
        kind: str,
        body: Mapping[str, Any] | None = None,
        *,
        by: Actor = LI_QIANG,
        now: datetime | None = None,
        occurred_at: datetime | None = None,
        happened: bool = False,
        id: UUID | None = None,
        device: Mapping[str, Any] | None = None,
    ) -> Entry:
        """Append an event; `body` changes a good one, and None takes a field away."""
        self.now = now or self.now + timedelta(minutes=1)
        if kind == "order.closed":
            self.bring_evidence()
        changed = {**SAID.get(kind, {}), **(body or {})}
        whole = {name: value for name, value in changed.items() if value is not None}
        event = NewEvent(id or ids.uuid7(self.now), kind, whole, occurred_at or self.now, device or {})
        return append(number=self.number, event=event, actor=by, now=self.now, happened=happened)

    def bring_evidence(self) -> None:
        """All evidence that the log names is on record, as it is in real life before an order is closed."""
        for shown in Shown.objects.filter(order_id=self.number):
            Evidence.objects.get_or_create(
                sha256=shown.sha256,
                defaults={
                    "media_type": "image/jpeg", "size_bytes": 1, "width_px": 1, "height_px": 1,
                    "received_at": self.now, "received_from": str(LI_QIANG),
                },
            )  # fmt: skip

    def book(self, slot: str = "1000-1200", *, asked_by: Literal["customer", "us"] = "customer") -> Entry:
        self.now += timedelta(minutes=1)
        return booking.promise_window(
            number=self.number,
            slot=f"HF-YH:2026-03-02:{slot}",
            asked_by=asked_by,
            actor=CHEN_JING,
            now=self.now,
        )

    def assign(self, technician: str = "HF1001", hour: int = 10) -> Entry:
        times = {"from_at": at(hour).isoformat(), "to_at": at(hour + 1).isoformat()}
        return self.say("order.assigned", {"technician": technician, **times}, by=CHEN_JING)

    def arrive(self, hour: int = 10) -> None:
        """Called, booked, assigned, prepared, on site."""
        self.say("call.made", by=CHEN_JING)
        self.book()
        self.assign(hour=hour)
        self.say("order.studied")
        self.say("visit.prepared")
        self.say("visit.departed", now=at(hour) - timedelta(minutes=30))
        self.say("visit.arrived", now=at(hour) - timedelta(minutes=12))

    def work(self) -> None:
        """Everything between the door and the signature."""
        for kind in (
            "door.greeted", "plan.proposed", "plan.agreed", "cabling.done", "optical.measured",
            "device.fitted", "service.activated", "speed.tested", "use.explained", "site.cleaned",
        ):  # fmt: skip
            self.say(kind)

    def finish(self) -> None:
        """Signed, rated, gone, replied."""
        for kind in ("acceptance.signed", "customer.rated", "visit.finished", "order.replied"):
            self.say(kind)

    @property
    def order(self) -> Order:
        return Order.objects.get(pk=self.number)


def begin(cast: Cast, number: str = NUMBER, **changes: Any) -> Life:
    """An order that has just come in; the day's windows are open."""
    booking.open_slots(grid=cast.grid.code, day=DAY, now=at(5))
    order, _ = receive(row=row(cast, number, **changes), actor=SYSTEM, now=at(6))
    return Life(order.number)
