"""Orders for tests of booking and of what stands to its right."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Literal
from uuid import UUID

from doorstep.booking import services
from doorstep.booking.models import Slot
from doorstep.core import ids
from doorstep.core.windows import Window
from doorstep.orders.appending import append
from doorstep.orders.intake import IntakeRow, Product
from doorstep.orders.log import SYSTEM, Actor, Entry, NewEvent
from doorstep.orders.models import Order
from doorstep.orders.services import receive
from doorstep.people.models import Technician
from tests.cast import DAY, Cast, at

CHEN_JING = Actor("dispatcher", "chenjing")
SUN_LI = Actor("supervisor", "sunli")
LI_QIANG = Actor("technician", "HF1001")
#: The order that `new_order` makes unless told otherwise.
NUMBER = "GD900000001"
#: Monday morning, before the first window can be booked.
MORNING = at(7)
TEN = "HF-YH:2026-03-02:1000-1200"
FOURTEEN = "HF-YH:2026-03-02:1400-1600"
SIXTEEN = "HF-YH:2026-03-02:1600-1800"


def new_order(
    cast: Cast,
    number: str = NUMBER,
    *,
    kind: Literal["install", "move", "repair", "change", "remove"] = "install",
    access: Literal["ftth", "fttb", "lan"] = "ftth",
    segment: Literal["home", "business", "hotel"] = "home",
    emergency: bool = False,
    wished: Window | None = None,
) -> Order:
    """An order of 王芳's in the eastern grid, as it comes from a file."""
    row = IntakeRow(
        line=2,
        number=number,
        kind=kind,
        customer_name=cast.wang_fang.name,
        customer_phone=cast.wang_fang.phone,
        address=cast.wang_fang_home.address,
        grid=cast.grid.code,
        received_at=at(6),
        need="新装宽带，客厅放光猫",
        lat=cast.wang_fang_home.lat,
        lon=cast.wang_fang_home.lon,
        products=(Product("broadband", 500),),
        access=access,
        segment=segment,
        emergency=emergency,
        wished=wished,
    )
    order, _ = receive(row=row, actor=SYSTEM, now=at(6))
    return order


def more_fitters(cast: Cast, count: int) -> None:
    """So many more who do what Li Qiang does, from where he lives."""
    for last in range(count):
        who = Technician.objects.create(
            staff_no=f"HF11{last:02}",
            name=f"师傅{last}",
            phone=f"139000011{last:02}",
            badge_no=f"HF-51{last:02}",
            star_level=4,
            languages=["zh"],
            unit=cast.east,
            home_lat=31.862,
            home_lon=117.305,
        )
        who.grids.add(cast.grid)
        for level in cast.li_qiang.levels.all():
            who.levels.create(skill=level.skill, level=level.level)
        who.certificates.create(
            kind="operator",
            number=f"O-{last}",
            valid_from_on=date(2024, 3, 1),
            valid_until_on=date(2027, 3, 1),
        )
        for shift in cast.li_qiang.shifts.all():
            who.shifts.create(during=shift.during, lunch=shift.lunch)


def open_day(cast: Cast, day_ahead: int = 0) -> dict[str, Slot]:
    """The day's slots in the eastern grid, by id."""
    opened = services.open_slots(grid=cast.grid.code, day=DAY + timedelta(days=day_ahead), now=MORNING)
    return {slot.pk: slot for slot in opened}


def promise(
    number: str,
    slot: str,
    *,
    now: datetime = MORNING,
    asked_by: Literal["customer", "us"] = "customer",
    reason: str = "",
    actor: Actor = CHEN_JING,
    event_id: UUID | None = None,
) -> Entry:
    return services.promise_window(
        number=number, slot=slot, asked_by=asked_by, reason=reason, actor=actor, now=now, event_id=event_id
    )


def promised(number: str, slot: str, *, now: datetime = MORNING) -> Entry:
    """A promise that stands in the log although the plan might not have it today: it was made before
    somebody fell ill, or by hand."""
    row = Slot.objects.get(pk=slot)
    span = {"from_at": row.from_at.isoformat(), "to_at": row.to_at.isoformat()}
    return happen(number, "window.promised", {**span, "slot": slot, "asked_by": "customer"}, CHEN_JING, now)


def happen(number: str, kind: str, body: Mapping[str, object], actor: Actor, now: datetime) -> Entry:
    """An event straight into the log."""
    return append(number=number, event=NewEvent(ids.uuid7(now), kind, body, now), actor=actor, now=now)


def assign(number: str, now: datetime, technician: str = "HF1001") -> Entry:
    body = {"technician": technician, "from_at": at(10).isoformat(), "to_at": at(11).isoformat()}
    return happen(number, "order.assigned", body, CHEN_JING, now)


def taken(slot: str) -> int:
    return Slot.objects.get(pk=slot).taken
