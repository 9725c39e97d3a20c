"""A crowd that asks for one window, each customer in a connection of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from threading import Barrier
from time import perf_counter

from django.db import connection, connections, transaction
from psycopg.types.range import TimestamptzRange

from benchmarks.offers.asking import percentile
from benchmarks.offers.making import City
from doorstep.booking import services
from doorstep.booking.errors import WindowFull, WindowNotOffered
from doorstep.booking.models import Hold, Promise, Slot
from doorstep.booking.rules import slot_id, windows_of
from doorstep.core import ids
from doorstep.core.zone import ZONE
from doorstep.orders.intake import IntakeRow, Product
from doorstep.orders.log import SYSTEM, Actor
from doorstep.orders.services import receive
from doorstep.people.models import Shift, Technician

CUSTOMER = Actor("customer", "benchmark")


def race(city: City, now: datetime, customers: int, places: int, at_once: int) -> Iterator[str]:
    """Each holds the window and promises it; `at_once` of them ask at the same time."""
    grid = city.grids[0]
    day = now.date() + timedelta(days=7)
    _on_duty(day)
    services.open_slots(grid=grid.code, day=day, now=now)
    wanted = slot_id(grid.code, windows_of(day)[1])
    services.set_capacity(slot=wanted, capacity=places, open=True)
    numbers = [_receive(city, position, now) for position in range(customers)]
    got, took_s = _crowd(customers, at_once, lambda position: _ask(numbers[position], wanted, now))
    slot = Slot.objects.get(pk=wanted)
    yield f"{customers} customers, {at_once} at a time, for {places} places in {wanted}"
    yield "| | customers | with other windows | p50 ms | p95 ms |"
    yield "|---|--:|--:|--:|--:|"
    for what in ("promised", "refused"):
        yield _row(what, [each for each in got if each[0] == what])
    with _counter(places):
        bare, bare_s = _crowd(customers, at_once, lambda _: _count_up())
    yield _row("a bare counter", bare)
    yield f"\n{customers / took_s:.0f} customers a second; of a bare counter {customers / bare_s:.0f}"
    promised = Promise.objects.filter(slot_id=wanted).count()
    yield f"\ntaken {slot.taken}, held {slot.held}, promises {promised}, holds left {Hold.objects.count()}"


Got = tuple[str, float, int]
"""What somebody was told, after how many milliseconds, and of how many other windows."""


def _crowd(customers: int, at_once: int, ask: Callable[[int], tuple[str, int]]) -> tuple[list[Got], float]:
    """Everybody asks, each in a connection of his own, and how many seconds it took all of them."""
    start = Barrier(min(at_once, customers))

    def alone(position: int) -> Got:
        connections["default"] = own = connections["default"].copy()
        own.settings_dict["OPTIONS"]["pool"] = False
        own.ensure_connection()
        try:
            if position < start.parties:
                start.wait(timeout=60)
            began = perf_counter()
            said, others = ask(position)
            return said, (perf_counter() - began) * 1000, others
        finally:
            own.close()

    begin = perf_counter()
    with ThreadPoolExecutor(at_once) as crowd:
        got = list(crowd.map(alone, range(customers)))
    return got, perf_counter() - begin


@contextmanager
def _counter(places: int) -> Iterator[None]:
    """What must be done at least for nobody to get a place too many: one row, locked, read, raised."""
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare_counter AS SELECT 0 AS taken, %s AS places", [places])
        yield
        cursor.execute("DROP TABLE bare_counter")


def _count_up() -> tuple[str, int]:
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT taken < places FROM bare_counter FOR UPDATE")
        if not cursor.fetchone()[0]:
            return "refused", 0
        cursor.execute("UPDATE bare_counter SET taken = taken + 1")
        return "promised", 0


def _on_duty(day: date) -> None:
    """Everybody, from eight to six: the day after the city's own week, with nothing in it yet."""
    begin, end = (datetime.combine(day, time(hour), ZONE) for hour in (8, 18))
    hours = TimestamptzRange(begin, end)
    Shift.objects.bulk_create(Shift(technician=who, during=hours) for who in Technician.objects.all())


def _ask(number: str, slot: str, now: datetime) -> tuple[str, int]:
    try:
        services.hold_window(number=number, slot=slot, actor=CUSTOMER, now=now, hold_id=ids.uuid7(now))
        services.promise_window(number=number, slot=slot, asked_by="customer", actor=CUSTOMER, now=now)
    except (WindowFull, WindowNotOffered) as refusal:
        return "refused", len(refusal.details["offers"])
    return "promised", 0


def _row(what: str, rows: Sequence[tuple[str, float, int]]) -> str:
    if not rows:
        return f"| {what} | 0 | 0 | – | – |"
    took = [each[1] for each in rows]
    offered = sum(each[2] > 0 for each in rows)
    return f"| {what} | {len(rows)} | {offered} | {percentile(took, 50):.0f} | {percentile(took, 95):.0f} |"


def _receive(city: City, position: int, now: datetime) -> str:
    grid, received_at = city.grids[0], now - timedelta(minutes=5)
    row = IntakeRow(
        line=1, number=f"RACE{position:04}", kind="repair", customer_name=f"客户{position}",
        customer_phone=f"137{position:08}", address=f"和顺里小区{position}号楼101室", grid=grid.code,
        received_at=received_at, need="宽带", products=(Product("broadband", 500),),
        lat=grid.centre_lat, lon=grid.centre_lon,
    )  # fmt: skip
    receive(row=row, actor=SYSTEM, now=received_at)
    return row.number
