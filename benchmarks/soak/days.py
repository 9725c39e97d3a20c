"""A technician's day of orders, booked and assigned, ready to be done."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from doorstep.booking.models import Slot
from doorstep.core import ids
from doorstep.orders.appending import append
from doorstep.orders.events import Kind
from doorstep.orders.intake import IntakeRow, Product
from doorstep.orders.log import SYSTEM, Actor, NewEvent
from doorstep.orders.services import receive

DESK: Final = Actor("dispatcher", "diaodu")

#: What a day is made of, in this order, again from the start when there are more.
KINDS: Final[Sequence[Kind]] = (
    "install", "repair", "install", "repair", "change", "install", "remove", "repair",
)  # fmt: skip
_NEEDS: Final[Mapping[str, str]] = {
    "install": "新装宽带，客厅放光猫",
    "repair": "晚上经常掉线",
    "change": "提速到 500 兆",
    "remove": "搬家拆机",
}
CUSTOMERS: Final = ("王芳", "赵建国", "刘洋", "陈晓", "孙宁", "周岚", "吴桐", "郑航")
_BETWEEN: Final = timedelta(minutes=60)
_TAKES: Final = timedelta(minutes=50)


@dataclass(frozen=True, slots=True)
class Wanted:
    """A day to be made: `count` orders in grid `grid` for a technician, the first planned at `first_at`;
    numbers begin with `prefix`. `slot` names the one window that all are promised."""

    staff_no: str
    grid: str
    prefix: str
    first_at: datetime
    slot: str
    count: int = 8
    between: timedelta = _BETWEEN


def open_window(slot: str, *, grid_id: int, from_at: datetime, to_at: datetime) -> None:
    """A window with room for everybody."""
    Slot.objects.create(pk=slot, grid_id=grid_id, from_at=from_at, to_at=to_at, capacity=1_000_000)


def give_day(wanted: Wanted, *, now: datetime) -> list[str]:
    """Receive, call, promise and assign the orders of the day. Returns their numbers, by route."""
    return [_order(wanted, position, now) for position in range(wanted.count)]


def _order(wanted: Wanted, position: int, now: datetime) -> str:
    kind = KINDS[position % len(KINDS)]
    number = f"{wanted.prefix}{position + 1:02}"
    products = (
        (Product("broadband", 500), Product("iptv")) if kind == "install" else (Product("broadband", 300),)
    )
    row = IntakeRow(
        line=1, number=number, kind=kind, customer_name=CUSTOMERS[position % len(CUSTOMERS)],
        customer_phone=f"1380000{position:04}", address=f"瑶海区明光路{position + 1}号2栋301室",
        grid=wanted.grid, received_at=now - timedelta(minutes=30), need=_NEEDS[kind], products=products,
        lat=31.8659, lon=117.3004,
    )  # fmt: skip
    receive(row=row, actor=SYSTEM, now=now - timedelta(minutes=30))
    begin = wanted.first_at + position * wanted.between
    window = Slot.objects.get(pk=wanted.slot)
    promise = {"from_at": window.from_at.isoformat(), "to_at": window.to_at.isoformat(), "slot": window.pk}
    visit = {"from_at": begin.isoformat(), "to_at": (begin + min(_TAKES, wanted.between)).isoformat()}
    said: Sequence[tuple[str, Mapping[str, Any]]] = (
        ("call.made", {"purpose": "booking", "outcome": "promised"}),
        ("window.promised", promise),
        ("order.assigned", {"technician": wanted.staff_no, **visit}),
    )
    for minutes, (happened, body) in enumerate(said):
        at = now - timedelta(minutes=20 - minutes)
        append(number=number, event=NewEvent(ids.uuid7(at), happened, body, at), actor=DESK, now=at)
    return number
