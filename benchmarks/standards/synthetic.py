"""A made-up operator's log, as large as asked: parts of 50,000 orders with 12 events each, in Parquet.

Every order goes through the same twelve stations with gaps drawn at random; one in ten has two of them
exchanged, one in twelve lacks one, some are still open, so that each clause has kept, broken, pending and
untouched orders. Bodies carry what conditions ask for (purpose, dBm, rates, rooms, promised instants).
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from doorstep.standards.batch.columns import Column, ColumnLog, Int64s, instants_said
from doorstep.standards.batch.compiled import NEVER
from doorstep.standards.batch.parts import Part, write_part

KINDS = (
    "order.received", "call.made", "window.promised", "order.assigned", "visit.prepared", "visit.arrived",
    "plan.agreed", "cabling.done", "optical.measured", "speed.tested", "acceptance.signed", "order.replied",
)  # fmt: skip
EVENTS = len(KINDS)
PART_ORDERS = 50_000

_MINUTE = 60_000_000
#: 2026-03-02 08:00 in Shanghai, in microseconds.
_START = 1_772_409_600 * 1_000_000
#: Mean minutes from one station to the next.
_GAPS = np.array([0, 25, 10, 240, 600, 60, 10, 45, 10, 15, 10, 90])


class Arrays:
    """A table over columns that are there already."""

    def __init__(self, columns: dict[str, Column], length: int) -> None:
        self._columns, self._length = columns, length

    @property
    def paths(self) -> list[str]:
        return list(self._columns)

    def column(self, path: str) -> Column | None:
        return self._columns.get(path)

    def is_nested(self, path: str) -> bool:
        return False

    def instants(self, path: str) -> Int64s:
        return instants_said(self.column(path), self._length)

    def whole(self, path: str, rows: Int64s) -> list[Any]:
        raise NotImplementedError(f"{path}: these logs have no nested fields")


def part_log(seed: int, orders: int) -> ColumnLog:
    """The orders of one part."""
    rng = np.random.default_rng(seed)
    kind = np.tile(np.arange(EVENTS, dtype=np.int16), (orders, 1))
    first = rng.integers(0, EVENTS - 1, orders)
    swapped = np.flatnonzero(rng.random(orders) < 0.1)
    kind[swapped, first[swapped]], kind[swapped, first[swapped] + 1] = (
        kind[swapped, first[swapped] + 1],
        kind[swapped, first[swapped]],
    )
    again = np.flatnonzero(rng.random(orders) < 0.08)
    kind[again, first[again] + 1] = kind[again, first[again]]
    gaps = rng.exponential(_GAPS, (orders, EVENTS)).astype(np.int64) * _MINUTE
    received = _START + rng.integers(0, 31 * 24 * 60, orders)[:, None] * _MINUTE
    at = received + np.cumsum(gaps, axis=1)
    closed = np.where(rng.random(orders) < 0.93, at[:, -1], NEVER)
    return ColumnLog(
        ids=[f"N{seed:03d}{number:06d}" for number in range(orders)],
        starts=np.arange(orders + 1, dtype=np.int64) * EVENTS,
        order_of=np.repeat(np.arange(orders, dtype=np.int32), EVENTS),
        kind=kind.reshape(-1),
        kinds=KINDS,
        at_us=at.reshape(-1),
        closed_us=closed,
        fields=Arrays(_fields(rng, kind.reshape(-1), at.reshape(-1)), orders * EVENTS),
        attributes=Arrays(_attributes(rng, orders), orders),
    )


def _fields(rng: np.random.Generator, kind: Any, at: Any) -> dict[str, Column]:
    def only(name: str, codes: Any) -> Any:
        return np.where(kind == KINDS.index(name), codes, -1).astype(np.int32)

    def numbers(name: str, values: Any) -> Any:
        return np.where(kind == KINDS.index(name), values, np.nan)

    count = len(kind)
    whole_hours = (at // (60 * _MINUTE) + 3) * 60 * _MINUTE
    hours, of_row = np.unique(whole_hours, return_inverse=True)
    said = [f"{np.datetime64(int(us), 'us')}+00:00" for us in hours]
    return {
        "purpose": Column(
            only("call.made", rng.integers(0, 3, count)), ("booking", "on_the_way", "callback"), None
        ),
        "from_at": Column(only("window.promised", of_row), said, None),
        "result": Column(
            only("acceptance.signed", rng.random(count) < 0.05), ("satisfied", "dissatisfied"), None
        ),
        "shown": Column(only("speed.tested", rng.random(count) < 0.9), (False, True), None),
        "device": Column((rng.integers(0, 4, count)).astype(np.int32), ("a", "b", "c", "d"), None),
        "actor": Column(rng.integers(0, 200, count).astype(np.int32), [f"t:{n}" for n in range(200)], None),
        "dbm": Column(None, (), numbers("optical.measured", rng.normal(-19, 4, count))),
        "down_mbps": Column(None, (), numbers("speed.tested", rng.normal(480, 60, count))),
    }


def _attributes(rng: np.random.Generator, orders: int) -> dict[str, Column]:
    kinds, segments = ("install", "repair", "move"), ("home", "business")
    units = [f"U{n:02d}" for n in range(20)]
    return {
        "kind": Column(rng.integers(0, 3, orders).astype(np.int32), kinds, None),
        "segment": Column(rng.integers(0, 2, orders).astype(np.int32), segments, None),
        "unit": Column(rng.integers(0, 20, orders).astype(np.int32), units, None),
        "contracted_down_mbps": Column(None, (), rng.choice([300.0, 500.0, 1000.0], orders)),
    }


def made(folder: Path, orders: int) -> None:
    """The parts for so many orders, unless they are there."""
    for number, start in enumerate(range(0, orders, PART_ORDERS)):
        part = Part(folder, f"part-{number:04d}")
        if not part.orders.exists():
            write_part(part, part_log(number, min(PART_ORDERS, orders - start)))
