"""The log of orders as Parquet (see `folders`): written once, then only what changed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from sys import intern

from django.db.models import QuerySet

from doorstep.core.zone import ZONE
from doorstep.insight.folders import PartEntry, held, read_manifest, write_edition, write_manifest
from doorstep.insight.gathering import Gathering, Row
from doorstep.insight.planning import Head, Kept, Stale, digest_of, month_of, planned
from doorstep.orders.log import Entry, attributes, closed_since, fact_of, state_of
from doorstep.orders.models import Order
from doorstep.orders.queries import last_assigned_in, logs_of, orders_named, received_between
from doorstep.standards.batch.columns import Rows
from doorstep.standards.batch.parts import Part
from doorstep.standards.models import Edition
from doorstep.standards.verdicts import Fact, Log

_AT_ONCE = 200


@dataclass(frozen=True, slots=True)
class Telling:
    """How events are told: as they are, or without what names a person. `form` names it, for a folder that
    was written otherwise is written anew; `hidden`: attributes of orders that are left out.
    """

    form: str = "whole"
    fact: Callable[[Entry], Fact] = fact_of
    hidden: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Exported:
    """`parts` in the folder's scope, of which so many were written now."""

    orders: int
    events: int
    parts: int
    written: int


def export_log(
    *,
    folder: Path,
    unit_path: str = "",
    from_at: datetime | None = None,
    to_at: datetime | None = None,
    months_kept: bool = False,
    telling: Telling | None = None,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> Exported:
    """Bring the folder up to date with the orders of a unit and below that were received in [from_at, to_at).

    Parts of other orders are removed; with `months_kept` those of the months outside the period stay (the
    period is then whole months). `report` is told how many orders are looked after, of how many; what it
    raises leaves the folder as it was. Raises NotOurFolder.
    """
    told = telling or Telling()
    with held(folder, writing=True):
        known = read_manifest(folder)
        write_manifest(folder, known)
        within = [each for each in known if not months_kept or _between(each.month, from_at, to_at)]
        orders = received_between(unit_path=unit_path, from_at=from_at, to_at=to_at)
        entries = [each for each in known if each not in within]
        now_in: list[PartEntry] = []
        written, done, total = 0, 0, orders.count()
        report(0, total)
        for each in planned(_heads(orders), within, told.form):
            now_in.append(each.entry if isinstance(each, Kept) else _written(folder, each, told))
            written += isinstance(each, Stale)
            done += now_in[-1].orders
            report(done, max(done, total))
        write_manifest(folder, sorted([*entries, *now_in], key=lambda each: each.first_key))
    counts = sum(each.orders for each in now_in), sum(each.events for each in now_in)
    return Exported(*counts, len(now_in), written)


def _between(month: str, from_at: datetime | None, to_at: datetime | None) -> bool:
    """Of whole months."""
    return (from_at is None or month >= month_of(from_at)) and (to_at is None or month < month_of(to_at))


def _heads(orders: QuerySet[Order]) -> Iterator[Head]:
    """Through a cursor of the server: memory doesn't grow with their number."""
    rows = orders.values_list("received_at", "number", "seq", "head_hash")
    return (Head(*row) for row in rows.iterator(chunk_size=5_000))


def _written(folder: Path, stale: Stale, told: Telling) -> PartEntry:
    gathering = Gathering()
    fields = Rows(gathering.fields(_rows([head.number for head in stale.heads], told)))
    heads = gathering.heads
    digest = digest_of(heads, told.form)
    first, last = heads[0], heads[-1]
    name = f"{first.received_at.astimezone(ZONE):%dT%H%M}-{digest[:12]}"
    _keep_editions(folder, gathering.pins)
    gathering.write(Part(folder / stale.month, name), fields)
    ends = [(each.received_at.isoformat(), each.number) for each in (first, last)]
    return PartEntry(stale.month, name, len(heads), gathering.events, ends[0], ends[1], digest)


def _rows(numbers: Sequence[str], told: Telling) -> Iterator[Row]:
    """The orders in this order, with their logs as they are now."""
    for begun in range(0, len(numbers), _AT_ONCE):
        some = numbers[begun : begun + _AT_ONCE]
        orders = {order.number: order for order in orders_named(some)}
        logs = logs_of(some)
        yield from (_row(orders[number], logs[number], told) for number in some)


def _row(order: Order, entries: Sequence[Entry], told: Telling) -> Row:
    received = entries[0].body
    asked = {name: said for name, said in attributes(received).items() if name not in told.hidden}
    log = Log.of([told.fact(entry) for entry in entries], asked, closed_since(state_of(entries)))
    head = Head(order.received_at, order.number, entries[-1].seq, entries[-1].hash)
    beside = {
        "unit": order.unit.code,
        "unit_path": order.unit.path,
        "grid": order.grid.code,
        "received_at": order.received_at,
        "technician": last_assigned_in(entries),
        # Most orders pin the same: one text for all of them.
        "pins": intern(json.dumps(received["standards"], sort_keys=True, separators=(",", ":"))),
        "seq": head.seq,
        "head": head.head_hash,
    }
    return Row(head, log, beside)


def _keep_editions(folder: Path, pins: Iterable[str]) -> None:
    """Before the part that needs them is there."""
    named = {pin["edition"] for said in pins for pin in json.loads(said)}
    for edition in Edition.objects.filter(pk__in=named):
        write_edition(folder, edition.sha256, edition.content)
