"""A day's rows: who is on duty, what was promised, who goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from django.db.models import QuerySet
from psycopg.types.range import TimestamptzRange

from doorstep.booking.models import Promise
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.dispatch import rules
from doorstep.dispatch.day.problems import Day, Held
from doorstep.dispatch.models import Assignment
from doorstep.orders.models import Order
from doorstep.people.queries import TechnicianDay, technicians_on, window_of


def window_on(day: date) -> Window:
    """The local day."""
    return rules.day_window(day, ZONE)


def touching(window: Window) -> QuerySet[Assignment]:
    """Assignments that share time with the window."""
    return Assignment.objects.filter(during__overlap=TimestamptzRange(window.from_at, window.to_at))


def crew_for(order: Order, day: date) -> list[TechnicianDay]:
    """The technicians who look after the order's unit: of that unit, and of those above it."""
    top = order.unit.path.split("/")[0] + "/"
    everyone = technicians_on(day=day, unit_path=top)
    return [who for who in everyone if order.unit.path.startswith(who.unit_path)]


def rows_of_day(*, day: date, unit_path: str) -> Day:
    """All that a plan of the day needs of a unit and the units below it.

    An order with somebody of another unit is left out; with somebody who doesn't work here any more it has
    nobody.
    """
    window = window_on(day)
    known = tuple(technicians_on(day=day, unit_path=unit_path))
    ids = {who.technician_id for who in known}
    promises = Promise.objects.filter(
        from_at__gte=window.from_at, from_at__lt=window.to_at, order__unit__path__startswith=unit_path
    ).select_related("order__site", "order__grid", "order__unit")
    promised = {row.order_id: row for row in promises}
    related = ("technician", "order__site", "order__grid", "order__unit", "order__promise")
    assigned = list(touching(window).filter(technician_id__in=ids).select_related(*related))
    elsewhere = Assignment.objects.filter(order_id__in=promised).exclude(technician_id__in=ids)
    assigned += elsewhere.select_related(*related)
    orders = {number: row.order for number, row in promised.items()}
    held: dict[str, Held] = {}
    for row in assigned:
        if row.technician_id not in ids:
            if row.technician.active:
                orders.pop(row.order_id)
            continue
        orders[row.order_id] = row.order
        held[row.order_id] = _held(row)
    windows = {number: Window(row.from_at, row.to_at) for number, row in promised.items()}
    windows |= _their_windows(row.order for row in assigned if row.order_id not in windows)
    return Day(day, ZONE, known, orders, windows, held)


def rows_about(*, day: date, crew: Sequence[TechnicianDay], numbers: Collection[str]) -> Day:
    """The local day of some technicians, and some orders wherever they stand: what a change by hand is about.

    An order with somebody outside the crew has nobody.
    """
    ids = {who.technician_id for who in crew}
    related = ("technician", "order__site", "order__grid", "order__unit", "order__promise")
    held = list(touching(window_on(day)).filter(technician_id__in=ids).select_related(*related))
    orders = {row.order_id: row.order for row in held}
    more = set(numbers) - set(orders)
    if more:
        rows = Order.objects.filter(number__in=more).select_related("site", "grid", "unit", "promise")
        orders |= {order.number: order for order in rows}
    return Day(
        day,
        ZONE,
        tuple(crew),
        orders,
        _their_windows(orders.values()),
        {row.order_id: _held(row) for row in held},
    )


def _held(row: Assignment) -> Held:
    return Held(row.technician.staff_no, window_of(row.during), row.by == "hand", row.pinned)


def _their_windows(orders: Iterable[Order]) -> dict[str, Window]:
    """The promised windows of orders that carry their promise."""
    found = {}
    for order in orders:
        promise = getattr(order, "promise", None)
        if promise is not None:
            found[order.number] = Window(promise.from_at, promise.to_at)
    return found
