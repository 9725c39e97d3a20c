"""Reading orders and their logs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from typing import get_args
from uuid import UUID

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from doorstep.core.errors import NotFound, text
from doorstep.orders.events import Source
from doorstep.orders.log import Entry
from doorstep.orders.models import Event, Order, Quarantined, QuotaVerdict, VerdictInterval
from doorstep.orders.states import ENDED, State
from doorstep.people.models import Grid, Technician

#: What sends somebody to an order, and what takes him off again.
_SENDING = ("order.assigned", "order.unassigned")


def entry_of(row: Event) -> Entry:
    return Entry(
        id=row.id,
        number=row.order_id,
        seq=row.seq,
        kind=row.kind,
        version=row.version,
        actor=row.actor,
        occurred_at=row.occurred_at,
        recorded_at=row.recorded_at,
        happened=row.happened,
        device=row.device,
        body=row.body,
        previous_hash=row.previous_hash,
        hash=row.hash,
    )


def entries_of(number: str, *, after: int = 0) -> list[Entry]:
    """An order's log in the order in which it was recorded; `after`: from behind that sequence number on."""
    rows = Event.objects.filter(order_id=number).order_by("seq")
    return [entry_of(row) for row in (rows.filter(seq__gt=after) if after else rows)]


def logs_of(numbers: Iterable[str]) -> dict[str, list[Entry]]:
    """The logs of many orders, by number, each in the order in which it was recorded: one query."""
    logs: dict[str, list[Entry]] = {}
    for row in Event.objects.filter(order_id__in=list(numbers)).order_by("order_id", "seq"):
        logs.setdefault(row.order_id, []).append(entry_of(row))
    return logs


def received_between(
    *, unit_path: str = "", from_at: datetime | None = None, to_at: datetime | None = None
) -> QuerySet[Order]:
    """Orders of a unit and below, received in [from_at, to_at), oldest first; None: no such limit."""
    orders = orders_below(unit_path).order_by("received_at", "number")
    if from_at is not None:
        orders = orders.filter(received_at__gte=from_at)
    return orders if to_at is None else orders.filter(received_at__lt=to_at)


def stream_logs(orders: QuerySet[Order], at_once: int = 500) -> Iterator[tuple[Order, list[Entry]]]:
    """Each order with its whole log, through a cursor of the server: memory doesn't grow with them."""
    rows = orders.iterator(chunk_size=at_once)
    while batch := list(islice(rows, at_once)):
        logs = logs_of(order.number for order in batch)
        for order in batch:
            yield order, logs[order.number]


def opening_entries(numbers: Iterable[str]) -> dict[str, Entry]:
    """The first entry of each order, by number: what it asks for and which editions it pins."""
    return {row.order_id: entry_of(row) for row in Event.objects.filter(order_id__in=list(numbers), seq=1)}


def sources_of(numbers: Iterable[str]) -> dict[str, Source]:
    """How each order came, by number; without those whose log doesn't say (logs from before)."""
    rows = Event.objects.filter(order_id__in=list(numbers), seq=1, body__source__in=get_args(Source))
    return dict(rows.values_list("order_id", "body__source"))


def entry_exists(event_id: UUID) -> bool:
    return Event.objects.filter(id=event_id).exists()


def ever_assigned(number: str, staff_no: str) -> bool:
    """Was the technician at some time assigned to the order?"""
    return Event.objects.filter(order_id=number, kind="order.assigned", body__technician=staff_no).exists()


def last_assigned(number: str) -> str | None:
    """The staff number of whoever was sent last; None when nobody was, or he was taken off again.

    A visit that failed or is done is still his, until somebody else is sent.
    """
    return _sent(Event.objects.filter(order_id=number, kind__in=_SENDING).order_by("-seq").first())


def last_assigned_in(entries: Sequence[Entry]) -> str | None:
    """The same, of a log that is at hand."""
    return _sent(next((entry for entry in reversed(entries) if entry.kind in _SENDING), None))


def _sent(last: Event | Entry | None) -> str | None:
    return str(last.body["technician"]) if last and last.kind == "order.assigned" else None


def order_named(number: str) -> Order:
    """With unit, grid, customer and site. Raises NotFound."""
    return _found(number, Order.objects.select_related("unit", "grid__unit", "customer", "site"))


def locked_order(number: str) -> Order:
    """The order's own row, locked until the transaction ends. Raises NotFound."""
    return _found(number, Order.objects.select_for_update(no_key=True))


def _found(number: str, orders: QuerySet[Order]) -> Order:
    # PostgreSQL takes no NUL, not even to look for it.
    found = None if "\x00" in number else orders.filter(number=number).first()
    if found is None:
        raise NotFound(what=text(f"工单 {number}", f"order {number}"))
    return found


def last_grid_of(site_id: UUID, unit_path: str) -> Grid | None:
    """The grid of the newest order at this site in the unit or below."""
    orders = orders_below(unit_path).filter(site_id=site_id).order_by("-received_at")
    last = orders.first()
    return last.grid if last is not None else None


def open_orders_of(customer_ids: Iterable[UUID], unit_path: str) -> list[Order]:
    """What still has to be done for these customers in the unit or below, newest first."""
    done = [state.value for state in (*ENDED, State.REPLIED)]
    found = orders_below(unit_path).filter(customer_id__in=list(customer_ids)).exclude(state__in=done)
    return list(found.order_by("-received_at", "number"))


def all_numbers() -> list[str]:
    return list(Order.objects.order_by("number").values_list("number", flat=True))


def orders_named(numbers: Iterable[str]) -> list[Order]:
    """Those of the numbers that exist, with unit, grid, customer and site."""
    return list(
        Order.objects.select_related("unit", "grid", "customer", "site").filter(number__in=list(numbers))
    )


def orders_below(unit_path: str) -> QuerySet[Order]:
    """The orders of a unit and of the units below it."""
    return Order.objects.select_related("unit", "grid", "customer", "site").filter(
        unit__path__startswith=unit_path
    )


def verdicts_now(number: str) -> list[VerdictInterval]:
    """How each applicable clause stands, the pressing ones first."""
    rows = VerdictInterval.objects.filter(order_id=number, to_at__isnull=True)
    return sorted(rows, key=_pressing)


def verdicts_of(numbers: Iterable[str]) -> dict[str, list[VerdictInterval]]:
    """As `verdicts_now`, for many orders by number: one query."""
    rows = VerdictInterval.objects.filter(order_id__in=list(numbers), to_at__isnull=True)
    found: dict[str, list[VerdictInterval]] = {}
    for row in sorted(rows, key=_pressing):
        found.setdefault(row.order_id, []).append(row)
    return found


def waiting_verdicts(numbers: Iterable[str]) -> dict[str, list[VerdictInterval]]:
    """The clauses that have a deadline, by order: all that time alone can change."""
    rows = VerdictInterval.objects.filter(
        order_id__in=list(numbers), to_at__isnull=True, due_at__isnull=False
    )
    found: dict[str, list[VerdictInterval]] = {}
    for row in rows:
        found.setdefault(row.order_id, []).append(row)
    return found


def _pressing(row: VerdictInterval) -> tuple[int, float, str]:
    rank = {"violated": 0, "pending": 1, "satisfied": 2}[row.outcome]
    return rank, row.due_at.timestamp() if row.due_at else float("inf"), row.clause


def verdict_history(number: str) -> list[VerdictInterval]:
    """Every interval of every clause, oldest first."""
    return list(VerdictInterval.objects.filter(order_id=number).order_by("from_at", "id"))


def findings(unit_path: str) -> QuerySet[VerdictInterval]:
    """Clauses that stand violated, newest first."""
    return (
        VerdictInterval.objects.filter(
            outcome="violated", to_at__isnull=True, order__unit__path__startswith=unit_path
        )
        .select_related("order", "order__grid")
        .order_by("-violated_at", "-id")
    )


def broken_quotas(unit_path: str, now: datetime) -> QuerySet[QuotaVerdict]:
    """Quotas that are broken by `now`: one event too many, or too few in a period that is over. They are
    shown to the unit whose order decided. `broken_at` says when; newest first.
    """
    over = Q(outcome="pending", due_at__lt=now)
    return (
        QuotaVerdict.objects.filter(Q(outcome="violated") | over, order__unit__path__startswith=unit_path)
        .annotate(broken_at=Coalesce("violated_at", "due_at"))
        .select_related("order", "order__grid")
        .order_by("-broken_at", "clause", "key")
    )


def open_quarantine(unit_path: str) -> QuerySet[Quarantined]:
    """The unsettled entries of a unit, oldest first."""
    return quarantine_of(unit_path).filter(settled_at__isnull=True).order_by("received_at")


def quarantine_of(unit_path: str) -> QuerySet[Quarantined]:
    """Entries from people of the unit and below, and those on the unit's orders, settled ones too."""
    senders = Technician.objects.filter(unit__path__startswith=unit_path).values_list("staff_no", flat=True)
    numbers = Order.objects.filter(unit__path__startswith=unit_path).values("number")
    theirs = Q(sender__in=[f"technician:{staff_no}" for staff_no in senders]) | Q(order_number__in=numbers)
    return Quarantined.objects.filter(theirs)
