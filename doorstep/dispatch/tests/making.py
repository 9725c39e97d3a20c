"""Booked orders for tests of dispatch, each at a place of its own in the eastern grid."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Literal
from uuid import UUID

from doorstep.booking import services as booking
from doorstep.booking.tests.making import MORNING, happen, promised
from doorstep.dispatch import services
from doorstep.dispatch.plans.planning import PlanReport
from doorstep.dispatch.queries import Assigned, assignment_of
from doorstep.orders.intake import IntakeRow, Product
from doorstep.orders.log import SYSTEM, Actor
from doorstep.orders.models import Event, Order
from doorstep.orders.services import receive
from tests.cast import DAY, Cast, at

CHEN_JING = Actor("dispatcher", "chenjing")
LI_QIANG = Actor("technician", "HF1001")
LI, ZHAO = "HF1001", "HF1002"
EAST = "hf/hf-east/"
HOME = (31.862, 117.305)
"""Where both technicians of the cast start."""

Kind = Literal["install", "move", "repair", "change", "remove"]


def open_day(cast: Cast) -> None:
    booking.open_slots(grid=cast.grid.code, day=DAY, now=MORNING)


def slot(begin: int, end: int) -> str:
    return f"HF-YH:{DAY}:{begin:02d}00-{end:02d}00"


def received(
    cast: Cast,
    number: str,
    *,
    kind: Kind = "install",
    access: Literal["ftth", "fttb", "lan"] = "ftth",
    segment: Literal["home", "business", "hotel"] = "home",
    place: tuple[float, float] = HOME,
    emergency: bool = False,
) -> Order:
    """An order as it comes from a file, at a door of its own."""
    row = IntakeRow(
        line=2,
        number=number,
        kind=kind,
        customer_name=cast.wang_fang.name,
        customer_phone=cast.wang_fang.phone,
        address=f"瑶海区明光路281号和顺里小区13栋2单元{number[-4:]}室",
        grid=cast.grid.code,
        received_at=at(6),
        need="新装宽带，客厅放光猫",
        lat=place[0],
        lon=place[1],
        products=(Product("broadband", 500),),
        access=access,
        segment=segment,
        emergency=emergency,
    )
    order, _ = receive(row=row, actor=SYSTEM, now=at(6))
    return order


def booked(
    cast: Cast,
    number: str,
    begin: int = 10,
    end: int = 12,
    *,
    kind: Kind = "install",
    access: Literal["ftth", "fttb", "lan"] = "ftth",
    place: tuple[float, float] = HOME,
    emergency: bool = False,
) -> str:
    """A booked order's number: promised from `begin` to `end` o'clock, whether or not the day can keep it."""
    received(cast, number, kind=kind, access=access, place=place, emergency=emergency)
    promised(number, slot(begin, end))
    return number


def assign(
    number: str,
    staff_no: str = LI,
    from_at: datetime | None = None,
    *,
    now: datetime = MORNING,
    actor: Actor = CHEN_JING,
) -> Assigned:
    return services.assign(number=number, staff_no=staff_no, from_at=from_at, actor=actor, now=now)


def plan(*, now: datetime = MORNING, dry_run: bool = False, unit_path: str = EAST) -> PlanReport:
    return services.plan_day(day=DAY, unit_path=unit_path, actor=CHEN_JING, now=now, dry_run=dry_run)


def field(number: str, kind: str, body: Mapping[str, object], now: datetime) -> UUID:
    """Something that happened on site."""
    return happen(number, kind, body, LI_QIANG, now).id


def who(number: str) -> tuple[str, str, str] | None:
    """(staff number, from, to) by Hefei's wall clock."""
    found = assignment_of(number)
    if found is None:
        return None
    begin, end = (each.astimezone(at(0).tzinfo) for each in (found.from_at, found.to_at))
    return found.staff_no, f"{begin:%H:%M}", f"{end:%H:%M}"


def events(number: str) -> list[str]:
    return list(Event.objects.filter(order_id=number).order_by("seq").values_list("kind", flat=True))
