"""The order's own row from its log, and rebuilding every projection."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from doorstep.orders import reactions
from doorstep.orders.appending import advance_order
from doorstep.orders.judging import judge
from doorstep.orders.log import Entry, attributes
from doorstep.orders.models import Order, VerdictInterval
from doorstep.orders.queries import entries_of
from doorstep.people.models import Grid, Unit


def order_columns(received: Entry) -> dict[str, Any]:
    """The columns that follow from the first event alone. Unit and grid are looked up by code."""
    body = received.body
    return {
        "kind": body["kind"],
        "segment": body["segment"],
        "unit_id": Unit.objects.only("pk").get(code=body["unit"]).pk,
        "grid_id": Grid.objects.only("pk").get(code=body["grid"]).pk,
        "customer_id": UUID(body["customer_id"]),
        "site_id": UUID(body["site_id"]),
        "received_at": received.occurred_at,
        "same_day": body["same_day"],
        "emergency": body["emergency"],
        "attributes": attributes(body),
    }


@transaction.atomic
def rebuild(*, now: datetime, progress: Callable[[int, int], None] | None = None) -> int:
    """Empty every projection and make it again from the logs, in one transaction. Returns how many orders.

    Constraints between orders (nobody in two places at once) hold at the end, not at each step of the replay.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    numbers = list(Order.objects.select_for_update().order_by("number").values_list("number", flat=True))
    reactions.clear_projections()
    VerdictInterval.objects.all().delete()
    for done, number in enumerate(numbers, start=1):
        rebuild_order(Order.objects.get(number=number), entries_of(number), now)
        if progress is not None:
            progress(done, len(numbers))
    return len(numbers)


def rebuild_order(order: Order, entries: list[Entry], now: datetime) -> None:
    """Replay one order's log onto empty projections: each event as it was when it was recorded, then time to `now`."""
    for name, value in order_columns(entries[0]).items():
        setattr(order, name, value)
    for count, entry in enumerate(entries, start=1):
        advance_order(order, entry)
        reactions.project(order, entry)
        judge(order, entries[:count], entry.recorded_at, entry.id)
    judge(order, entries, now, None)
    order.save()
