"""Deadlines that pass without an event: judged in batches, each order once."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import structlog
from django.db import InterfaceError, OperationalError, connection, transaction

from doorstep.orders.judging import Docket, store
from doorstep.orders.models import Order
from doorstep.orders.queries import logs_of, waiting_verdicts

log = structlog.get_logger("doorstep.orders")

#: So many orders in one transaction: a killed worker loses no more, and nobody waits long for a row.
BATCH = 200


def fire_deadlines(*, now: datetime, limit: int = 20_000) -> int:
    """Judge the orders whose deadline has passed without an event, the longest overdue first. Returns how
    many; each fires once.

    Orders locked by someone else are judged by them, or at the next call. One that can't be judged does not
    stop the others' clocks: it is logged, and when all are done an ExceptionGroup is raised.
    """
    fired, failed = 0, dict[str, Exception]()
    while (left := limit - fired - len(failed)) > 0:
        judged, broken = _fire(now, min(BATCH, left), failed)
        fired, failed = fired + judged, failed | broken
        if judged + len(broken) < BATCH:
            break
    if failed:
        raise ExceptionGroup(f"{len(failed)} orders could not be judged: see the log", list(failed.values()))
    return fired


@transaction.atomic
def _fire(now: datetime, size: int, given_up: Collection[str]) -> tuple[int, dict[str, Exception]]:
    due = Order.objects.filter(next_due_at__lt=now).exclude(number__in=given_up).order_by("next_due_at")
    orders = list(due.select_for_update(skip_locked=True, no_key=True)[:size])
    numbers = [order.number for order in orders]
    logs, waiting = logs_of(numbers), waiting_verdicts(numbers)
    dockets, failed = [], dict[str, Exception]()
    for order in orders:
        try:
            docket = Docket(order, logs[order.number], waiting.get(order.number, ()))
            docket.wait(now)
            dockets.append(docket)
        except (OperationalError, InterfaceError):
            raise
        except Exception as error:
            log.error("deadline not judged", order=order.number, exc_info=error)
            failed[order.number] = error
    store(dockets)
    _set_deadlines([docket.order for docket in dockets])
    return len(dockets), failed


def _set_deadlines(orders: Collection[Order]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE orders_order AS o SET next_due_at = n.at"
            " FROM unnest(%s::text[], %s::timestamptz[]) AS n(number, at) WHERE o.number = n.number",
            [[order.number for order in orders], [order.next_due_at for order in orders]],
        )
