"""Writes orders as one flat CSV table, a row for each event, that Excel opens without harm.

Columns have the names that process-mining tools know ('case:' before what the order says). Which ones there
are is known only after the last event, so rows wait in a temporary file.
"""

from __future__ import annotations

import csv
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any, BinaryIO

import orjson

from doorstep.core.zone import ZONE
from doorstep.integrations.eventlogs.files import text_to
from doorstep.integrations.eventlogs.objects import flat
from doorstep.integrations.eventlogs.records import EventRecord, OrderRecord

_FIRST = (
    "case:concept:name",
    "concept:name",
    "time:timestamp",
    "lifecycle:transition",
    "org:role",
    "org:resource",
    "identity:id",
    "log.seq",
    "log.recorded_at",
    "case:state",
)
#: A cell that begins so is a formula to Excel.
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def write_csv(records: Iterable[OrderRecord], out: Path) -> None:
    """`out`: .csv or .csv.gz; UTF-8 with the mark by which Excel knows it. Raises OSError."""
    with tempfile.TemporaryFile(prefix="doorstep-") as waiting, text_to(out, "utf-8-sig") as file:
        columns = _set_down(records, waiting)
        table = csv.DictWriter(file, columns, restval="")
        table.writeheader()
        waiting.seek(0)
        for line in waiting:
            row = orjson.loads(line)
            table.writerow({name: _cell(value) for name, value in row.items()})


def _set_down(records: Iterable[OrderRecord], waiting: BinaryIO) -> list[str]:
    """All rows, one JSON object a line; returns the columns: the log's own, the order's, the events'."""
    of_order: dict[str, None] = {}
    of_events: dict[str, None] = {}
    for record in records:
        case = {f"case:{name}": value for name, value in flat(record.attributes).items()}
        of_order |= dict.fromkeys(case)
        for event in record.events:
            body = flat(event.body)
            of_events |= dict.fromkeys(body)
            waiting.write(orjson.dumps({**_own(record, event), **case, **body}) + b"\n")
    return [*_FIRST, *(name for name in of_order if name not in _FIRST), *of_events]


def _own(record: OrderRecord, event: EventRecord) -> dict[str, Any]:
    return {
        "case:concept:name": record.number,
        "concept:name": event.kind,
        "time:timestamp": event.at.astimezone(ZONE).isoformat(timespec="milliseconds"),
        "lifecycle:transition": "complete",
        "org:role": event.role,
        "org:resource": event.who,
        "identity:id": event.id,
        "log.seq": event.seq,
        "log.recorded_at": event.recorded_at.astimezone(ZONE).isoformat(timespec="milliseconds"),
        "case:state": record.state,
    }


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str) and value.startswith(FORMULA):
        return f"'{value}"
    return value
