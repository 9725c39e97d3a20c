"""The order's own row from its log, and rebuilding every projection."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction

from doorstep.orders import reactions
from doorstep.orders.appending import advance_order
from doorstep.orders.counting import count, forget_counts
from doorstep.orders.errors import LogBroken
from doorstep.orders.judging import Docket
from doorstep.orders.log import Entry, attributes
from doorstep.orders.models import Event, Order, VerdictInterval
from doorstep.orders.queries import all_numbers, entries_of, entry_of
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

    Everybody may read meanwhile; whoever wants to write to an order waits. Constraints between orders (nobody
    in two places at once) hold at the end, not at each step of the replay.
    """
    with connection.cursor() as cursor:
        # No row lock would do: an order that came in meanwhile would lose its projections.
        cursor.execute(f"LOCK TABLE {Order._meta.db_table} IN EXCLUSIVE MODE")
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
    numbers = all_numbers()
    reactions.clear_projections()
    VerdictInterval.objects.all().delete()
    forget_counts()
    for done, number in enumerate(numbers, start=1):
        rebuild_order(Order.objects.get(number=number), entries_of(number), now)
        if progress is not None:
            progress(done, len(numbers))
    _replay_across()
    return len(numbers)


def _replay_across() -> None:
    """What follows several orders at once, in the order in which their events were recorded."""
    told = Event.objects.filter(kind__in=reactions.kinds_across()).select_related("order")
    for row in told.order_by("recorded_at", "order_id", "seq").iterator(chunk_size=2000):
        reactions.project_across(row.order, entry_of(row))


def rebuild_order(order: Order, entries: Sequence[Entry], now: datetime) -> None:
    """Replay one order's log onto empty projections: each event as it was when it was recorded, then the time
    until `now`. Raises LogBroken for an order without a log.
    """
    if not entries:
        raise LogBroken(number=order.number)
    first, *following = entries
    for name, value in order_columns(first).items():
        setattr(order, name, value)
    _project(order, first)
    docket = Docket.opened(order, first)
    count(order, first, docket.rulebook)
    for entry in following:
        _project(order, entry)
        docket.add(entry)
        count(order, entry, docket.rulebook)
    docket.wait(now)
    docket.save()
    order.save()


def _project(order: Order, entry: Entry) -> None:
    advance_order(order, entry)
    reactions.project(order, entry)
