"""Orders on site, ready for a visit to be recorded: the sample city's people, the standards we come with."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any, Final

from doorstep.booking.models import Slot
from doorstep.core import ids
from doorstep.orders.appending import append
from doorstep.orders.intake import IntakeRow, Product
from doorstep.orders.log import SYSTEM, Actor, NewEvent
from doorstep.orders.services import receive
from doorstep.people.models import Grid

DESK: Final = Actor("dispatcher", "diaodu")
TECHNICIAN: Final = Actor("technician", "HF1001")

_DEVICE = {"model": "HG8145X6", "sn": "HWTC12345678", "mac": "AA:BB:CC:00:11:22"}
_PHOTO = {"sha256": "5" * 64, "media_type": "image/jpeg"}

#: What a technician's phone sends for one installation, in order: kind and body.
VISIT: Final[Sequence[tuple[str, Mapping[str, Any]]]] = (
    ("door.greeted", {"admitted": True}),
    ("plan.proposed", {"route": "沿踢脚线到客厅", "length_m": 12, "duration_min": 40, "charge_cny": "0"}),
    ("plan.agreed", {"agreed": True}),
    (
        "cabling.done",
        {
            "route": "沿踢脚线到客厅", "length_m": 12.5, "fixing": "clips", "bend_radius_ok": True,
            "evidence": [{"slot": "route", **_PHOTO}],
        },
    ),
    ("optical.measured", {"dbm": -19.5, "manner": "measured"}),
    ("device.fitted", {"device": _DEVICE, "evidence": [{"slot": "terminal", **_PHOTO}]}),
    ("service.activated", {"products": ["broadband", "iptv"]}),
    ("speed.tested", {"down_mbps": 512.3, "up_mbps": 60, "shown": True}),
    ("use.explained", {"wifi": True, "weak_wifi": "good"}),
    ("site.cleaned", {"evidence": [{"slot": "sticker", **_PHOTO}, {"slot": "clean-site", **_PHOTO}]}),
    ("acceptance.signed", {"result": "satisfied", "signature": {"slot": "signature", **_PHOTO}}),
    ("customer.rated", {"result": 10, "punctuality": 9, "skill": 10, "manner": 10}),
    ("visit.finished", {"evidence": [{"slot": "technician-signature", **_PHOTO}]}),
    ("order.replied", {"problem": "新装宽带", "solution": "已装好", "devices": [_DEVICE]}),
)  # fmt: skip


def load_city(now: datetime) -> None:
    """People, grids and standards, and one window with room for everybody."""
    from doorstep.config.demo.city import CITY_UNIT, load_people
    from doorstep.standards.services import load_library

    load_people(now)
    load_library(unit_code=CITY_UNIT, from_on=date(2026, 1, 1), now=now)
    grid = Grid.objects.order_by("code")[0]
    begin = now + timedelta(hours=2)
    end = begin + timedelta(hours=2)
    Slot.objects.create(pk="BENCH", grid=grid, from_at=begin, to_at=end, capacity=1_000_000)


def bring_on_site(number: str, position: int, now: datetime) -> None:
    """One order from its receipt to the technician's arrival. `position` keeps his visits apart."""
    slot = Slot.objects.get(pk="BENCH")
    row = IntakeRow(
        line=1, number=number, kind="install", customer_name=f"客户{position}",
        customer_phone=f"138{position:08d}", address=f"瑶海区明光路{position}号2栋301室",
        grid=slot.grid.code, received_at=now - timedelta(minutes=20), need="新装宽带，客厅放光猫",
        products=(Product("broadband", 500), Product("iptv")),
    )  # fmt: skip
    receive(row=row, actor=SYSTEM, now=now - timedelta(minutes=20))
    visit_at = now + timedelta(hours=position)
    steps: Sequence[tuple[str, Mapping[str, Any], Actor]] = (
        ("call.made", {"purpose": "booking", "outcome": "promised"}, DESK),
        (
            "window.promised",
            {"from_at": slot.from_at.isoformat(), "to_at": slot.to_at.isoformat(), "slot": slot.pk},
            DESK,
        ),
        (
            "order.assigned",
            {
                "technician": TECHNICIAN.id,
                "from_at": visit_at.isoformat(),
                "to_at": (visit_at + timedelta(minutes=40)).isoformat(),
            },
            DESK,
        ),
        ("order.studied", {"access_confirmed": True}, TECHNICIAN),
        ("visit.prepared", {"site_known": True, "materials_drawn": True}, TECHNICIAN),
        ("call.made", {"purpose": "on_the_way", "outcome": "promised"}, TECHNICIAN),
        ("visit.departed", {}, TECHNICIAN),
        ("visit.arrived", {}, TECHNICIAN),
    )
    for minutes, (kind, body, actor) in enumerate(steps, start=1):
        at = now - timedelta(minutes=20 - minutes)
        append(number=number, event=NewEvent(ids.uuid7(at), kind, body, at), actor=actor, now=at)


def events(now: datetime) -> Iterator[NewEvent]:
    """The events of one visit, each with its id."""
    for kind, body in VISIT:
        yield NewEvent(ids.uuid7(now), kind, body, now)
