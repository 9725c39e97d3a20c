"""The orders of a part beside their events: whose they are, what they pinned, which are asked for. Pure.

A part from elsewhere may lack every column but `order`: then the unit is the order's own attribute, the
receipt its first event, and nobody was sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import polars as pl

from doorstep.insight.trial import Trial
from doorstep.standards.batch.columns import Bools, ColumnLog, Int64s, micros
from doorstep.standards.batch.compiled import ALWAYS
from doorstep.standards.batch.parts import Part


class Groups(NamedTuple):
    """Of each order a number that points into the names."""

    codes: Int64s
    names: list[str]

    def at(self, rows: Int64s) -> pl.Series:
        """The names of some orders."""
        return pl.Series(self.names, dtype=pl.String).gather(pl.Series(self.codes[rows]))


@dataclass(frozen=True, slots=True)
class PartOrders:
    """`chosen`: the orders that a trial asks for, by their place in the part; "" where nobody was sent."""

    numbers: pl.Series
    units: Groups
    technicians: Groups
    chosen: Int64s
    _pins: Groups | None

    def by_pins(self) -> Iterator[tuple[str | None, Int64s]]:
        """The chosen orders by what they pinned."""
        if self._pins is None:
            yield None, self.chosen
            return
        codes = self._pins.codes[self.chosen]
        for code in np.unique(codes):
            yield self._pins.names[code] or None, self.chosen[codes == code]


def read_orders(part: Part, log: ColumnLog, trial: Trial) -> PartOrders:
    names = set(pl.read_parquet_schema(part.orders))
    wanted = ("unit", "attribute.unit", "unit_path", "technician", "pins", "received_at")
    frame = pl.read_parquet(part.orders, columns=["order", *(each for each in wanted if each in names)])
    unit = next((name for name in ("unit", "attribute.unit") if name in names), None)
    units = _groups(frame, unit)
    return PartOrders(
        numbers=frame["order"].cast(pl.String),
        units=units,
        technicians=_groups(frame, "technician" if "technician" in names else None),
        chosen=np.flatnonzero(_chosen(frame, log, units, trial)),
        _pins=_groups(frame, "pins") if "pins" in names else None,
    )


def _chosen(frame: pl.DataFrame, log: ColumnLog, units: Groups, trial: Trial) -> Bools:
    chosen = np.ones(log.orders, np.bool_)
    if trial.from_at is not None or trial.to_at is not None:
        received = _received(frame, log)
        if trial.from_at is not None:
            chosen &= received >= micros(trial.from_at)
        if trial.to_at is not None:
            chosen &= received < micros(trial.to_at)
    if trial.unit_path and "unit_path" in frame.columns:
        chosen &= (
            frame["unit_path"].cast(pl.String).str.starts_with(trial.unit_path).fill_null(False).to_numpy()
        )
    elif trial.unit_code:
        ours = np.array([name == trial.unit_code for name in units.names], np.bool_)
        chosen &= ours[units.codes]
    return chosen


def _received(frame: pl.DataFrame, log: ColumnLog) -> Int64s:
    if "received_at" in frame.columns:
        received: Int64s = frame["received_at"].to_physical().fill_null(ALWAYS).to_numpy()
        return received
    first = np.append(log.at_us, ALWAYS)[log.starts[:-1]]
    return np.where(np.diff(log.starts) > 0, first, np.int64(ALWAYS))


def _groups(frame: pl.DataFrame, column: str | None) -> Groups:
    if column is None or not frame.height:
        return Groups(np.zeros(frame.height, np.int64), [""])
    said = frame[column].cast(pl.String).fill_null("")
    names = said.unique(maintain_order=True)
    codes = said.cast(pl.Enum(names)).to_physical().cast(pl.Int64).to_numpy()
    return Groups(codes, names.to_list())
