"""A part in the making: orders and their logs go by one at a time, and only columns stay."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple

import numpy as np
import orjson
import polars as pl

from doorstep.insight.planning import Head
from doorstep.standards.batch.columns import ColumnLog, Rows, micros
from doorstep.standards.batch.compiled import NEVER
from doorstep.standards.batch.parts import INSTANT, Part, write_part
from doorstep.standards.picking import fields_of
from doorstep.standards.verdicts import Log


class Row(NamedTuple):
    """An order as its part has it; `beside`: more columns."""

    head: Head
    log: Log
    beside: Mapping[str, Any]


#: What stands beside an order's attributes.
BESIDE: Mapping[str, pl.DataType] = {
    **dict.fromkeys(("unit", "unit_path", "grid", "technician", "pins", "head"), pl.String()),
    "received_at": INSTANT,
    "seq": pl.Int32(),
}


class Gathering:
    """The columns of one part."""

    def __init__(self) -> None:
        self.heads: list[Head] = []
        self.events = 0
        self._lengths, self._closed = array("q"), array("q")
        self._kind, self._at = array("h"), array("q")
        self._kinds: dict[str, int] = {}
        self._ids: list[str] = []
        self._bodies: list[str] = []
        self._attributes: list[Mapping[str, Any]] = []
        self._beside: dict[str, list[Any]] = {name: [] for name in BESIDE}

    @property
    def pins(self) -> set[str]:
        """What orders pin, each once."""
        return set(self._beside["pins"])

    def fields(self, rows: Iterable[Row]) -> Iterator[Mapping[str, Any]]:
        """Take the orders in, and hand on the fields of each event."""
        for row in rows:
            self.heads.append(row.head)
            self._lengths.append(len(row.log.facts))
            self._closed.append(NEVER if row.log.closed_at is None else micros(row.log.closed_at))
            self._attributes.append(row.log.order)
            for name, said in row.beside.items():
                self._beside[name].append(said)
            for fact in row.log.facts:
                fields = fields_of(fact)
                self._kind.append(self._kinds.setdefault(fact.kind, len(self._kinds)))
                self._at.append(micros(fact.at))
                self._ids.append(fact.id)
                # As text: what orjson gives holds ten times the room that it needs.
                self._bodies.append(orjson.dumps(fields).decode())
                self.events += 1
                yield fields

    def write(self, part: Part, fields: Rows) -> None:
        """`fields`: made of what was handed on, to its end."""
        lengths = np.array(self._lengths, np.int64)
        log = ColumnLog(
            ids=[head.number for head in self.heads],
            starts=np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64),
            order_of=np.repeat(np.arange(len(lengths), dtype=np.int32), lengths),
            kind=np.array(self._kind, np.int16),
            kinds=list(self._kinds),
            at_us=np.array(self._at, np.int64),
            closed_us=np.array(self._closed, np.int64),
            fields=fields,
            attributes=Rows(self._attributes),
        )
        beside = {name: pl.Series(said, dtype=BESIDE[name]) for name, said in self._beside.items()}
        bodies = (orjson.loads(body) for body in self._bodies)
        write_part(part, log, event_ids=self._ids, bodies=bodies, beside=beside)
