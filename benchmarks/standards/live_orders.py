"""Orders of 40 events as the field app records them, for `benchmarks.standards.live`."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from doorstep.standards.reading import read_standard
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.services import library
from doorstep.standards.steps import catalogue
from doorstep.standards.verdicts import Fact
from doorstep.visits.guide import is_confirmation

EVENTS: Final = 40
START: Final = datetime(2026, 3, 2, 0, 10, tzinfo=UTC)
_PHOTO: Final = {"sha256": "5" * 64, "media_type": "image/jpeg"}
_DEVICE: Final = {"model": "HG8145X6", "sn": "HWTC12345678", "mac": "AA:BB:CC:00:11:22"}
_DESK: Final = "dispatcher:diaodu"
_CREW: Final = "technician:HF1001"
_CUSTOMER: Final = "customer:C1"
_SYSTEM: Final = "system:doorstep"

Told = tuple[str, Mapping[str, Any], str]

_WAY: Final[Sequence[Told]] = (
    ("order.studied", {"access_confirmed": True}, _CREW),
    ("visit.prepared", {"site_known": True, "materials_drawn": True}, _CREW),
    ("call.made", {"purpose": "on_the_way", "outcome": "promised"}, _CREW),
    ("visit.departed", {}, _CREW),
    ("visit.arrived", {}, _CREW),
)
_WORK: Final[Sequence[Told]] = (
    ("door.greeted", {"admitted": True}, _CREW),
    ("plan.proposed", {"route": "沿踢脚线", "length_m": 12, "duration_min": 40, "charge_cny": "0"}, _CREW),
    ("plan.agreed", {"agreed": True}, _CUSTOMER),
    ("cabling.done", {"length_m": 12.5, "fixing": "clips", "bend_radius_ok": True}, _CREW),
    ("optical.measured", {"dbm": -19.5, "manner": "measured"}, _CREW),
    ("device.fitted", {"device": _DEVICE}, _CREW),
    ("service.activated", {"products": ["broadband", "iptv"]}, _CREW),
    ("speed.tested", {"down_mbps": 512.3, "up_mbps": 60, "shown": True}, _CREW),
    ("use.explained", {"wifi": True, "weak_wifi": "good"}, _CREW),
    ("site.cleaned", {}, _CREW),
)
_END: Final[Sequence[Told]] = (
    ("acceptance.signed", {"result": "satisfied", "signature": {"slot": "signature", **_PHOTO}}, _CUSTOMER),
    ("customer.rated", {"result": 10, "punctuality": 9, "skill": 10, "manner": 10}, _CUSTOMER),
    ("visit.finished", {}, _CREW),
    ("order.replied", {"problem": "新装宽带", "solution": "已装好", "devices": [_DEVICE]}, _CREW),
)
_DETOURS: Final[Sequence[Told]] = (
    ("call.made", {"purpose": "booking", "outcome": "no_answer"}, _DESK),
    ("optical.measured", {"dbm": -28.5, "manner": "measured"}, _CREW),
    ("complaint.made", {"statement": "等了一上午"}, _CUSTOMER),
    ("speed.tested", {"down_mbps": 300, "up_mbps": 60, "shown": False}, _CREW),
    ("cabling.done", {"length_m": 3, "fixing": "clips", "bend_radius_ok": True}, _CREW),
    ("plan.proposed", {"route": "走线槽", "length_m": 4, "duration_min": 10, "charge_cny": "0"}, _CREW),
    ("breach.reported", {"clause": "door.contradicting", "seen_by": "customer", "statement": "顶嘴"}, _DESK),
    ("order.suspended", {"type": "user_not_ready", "reason": "装修", "next_step": "再约"}, _DESK),
    ("order.resumed", {}, _DESK),
)


def library_book() -> Rulebook:
    """Every clause that comes with Doorstep, planned ones too, with the sources' figures."""
    return Rulebook.of([(read_standard(content, file), {}) for file, content in library()], catalogue())


def orders(book: Rulebook, count: int, seed: int = 3) -> Iterator[tuple[dict[str, Any], list[Fact]]]:
    """Attributes and facts of each order, in the order of recording; one fact in ten is told late, and one
    confirmation in ten forgotten.
    """
    chance = random.Random(seed)
    for number in range(count):
        order = {
            "number": f"L{number}", "kind": chance.choice(["install", "install", "repair", "move", "change"]),
            "segment": chance.choice(["home", "home", "business", "hotel"]), "unit": "hf-east",
            "grid": "HF-YH", "customer": "C1", "site": "S1", "access": "ftth",
            "same_day": chance.random() < 0.3, "emergency": chance.random() < 0.1,
            "products": ["broadband", "iptv"], "contracted_down_mbps": 500, "contracted_up_mbps": 50,
        }  # fmt: skip
        at, facts = START + timedelta(minutes=chance.randrange(60 * 24 * 5)), []
        for seq, (kind, body, actor) in enumerate(_told(chance, at), start=1):
            at += timedelta(minutes=chance.choice([1, 3, 7, 12, 25, 90]))
            late = timedelta(minutes=40) if chance.random() < 0.1 and seq > 1 else timedelta()
            said = {**_confirmed(book, kind, chance), **body}
            facts.append(Fact(f"{number}-{seq}", kind, at - late, seq, said, actor))
        yield order, facts


def _told(chance: random.Random, at: datetime) -> list[Told]:
    """A first visit that fails, a second one, and detours until there are 40 events."""
    received = {"need": "新装", "customer_id": "C1", "site_id": "S1", "standards": []}
    failed = {"outcome": "not_home", "next_step": "明天再约"}
    said: list[Told] = [("order.received", received, _SYSTEM)]
    said += [*_booking(at), *_WAY, ("visit.failed", failed, _CREW)]
    said += [*_booking(at + timedelta(days=1)), *_WAY, *_WORK]
    while len(said) + len(_END) < EVENTS:
        said.insert(chance.randrange(8, len(said)), chance.choice(_DETOURS))
    return [*said, *_END][:EVENTS]


def _booking(at: datetime) -> list[Told]:
    begin = at + timedelta(hours=3)
    window = {"from_at": begin.isoformat(), "to_at": (begin + timedelta(hours=2)).isoformat()}
    return [
        ("call.made", {"purpose": "booking", "outcome": "promised"}, _DESK),
        ("window.promised", {**window, "slot": "S", "asked_by": "us"}, _DESK),
        ("customer.informed", {"about": "window", "channel": "sms"}, _SYSTEM),
        ("order.assigned", {"technician": "HF1001", **window}, _DESK),
    ]


def _confirmed(book: Rulebook, kind: str, chance: random.Random) -> dict[str, Any]:
    """What the field app sends with a step: ticks by clause id, photos by slot."""
    steps = [step.id for step in catalogue().steps if step.event == kind]
    rules = [rule for step in steps for rule in book.at_step.get(step, ())]
    ticks = [rule.id for rule in rules if is_confirmation(rule) and chance.random() < 0.9]
    slots = [each.slot for rule in rules for each in rule.clause.evidence if chance.random() < 0.9]
    return {"checks": ticks, "evidence": [{"slot": slot, **_PHOTO} for slot in slots]}
