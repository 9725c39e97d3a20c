"""Logs in Parquet: parts of some ten thousand orders, an order never split.

Two files a part. `<name>.orders.parquet`: order, events (how many), closed_at, `attribute.<path>` and what
the exporter adds. `<name>.events.parquet`, in the order (order, at, seq): kind, at, id, body (JSON, whole)
and the body's fields as columns: `body.<path>` is text, with `#number`, `#bool`, `#list` (JSON) and `#at`
(the text as an instant) beside it where the field is that. Plain Parquet: any tool reads it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import orjson
import polars as pl

from doorstep.standards.batch.columns import (
    Column,
    ColumnLog,
    Int64s,
    Table,
    instants_said,
    nesting,
    values_at,
)
from doorstep.standards.batch.compiled import NEVER
from doorstep.standards.conditions import read_field

#: Text of fewer distinct values than this is stored as a list of values and numbers that point into it.
_FEW = 5_000
INSTANT = pl.Datetime("us", "UTC")
_INSTANT_TEXT = re.compile(r"\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})")


@dataclass(frozen=True, slots=True)
class Part:
    """The two files of a part."""

    folder: Path
    name: str

    @property
    def orders(self) -> Path:
        return self.folder / f"{self.name}.orders.parquet"

    @property
    def events(self) -> Path:
        return self.folder / f"{self.name}.events.parquet"


def parts_in(folder: Path) -> list[Part]:
    """The complete parts of a folder and its subfolders, by path."""
    found = sorted(folder.rglob("*.orders.parquet"))
    parts = (Part(file.parent, file.name.removesuffix(".orders.parquet")) for file in found)
    return [part for part in parts if part.events.exists()]


# --- writing -----------------------------------------------------------------------------------------------


def write_part(
    part: Part,
    log: ColumnLog,
    *,
    event_ids: Sequence[str] | None = None,
    bodies: Iterable[Mapping[str, Any]] | None = None,
    beside: Mapping[str, pl.Series] | None = None,
) -> None:
    """Write a column log. `bodies`: the whole bodies, for questions that columns can't answer; `beside`: more
    columns of the orders. Each file appears whole or not at all; the orders' file, which makes a part, last.
    """
    kinds = pl.Series(list(log.kinds), dtype=pl.String)
    events = {"kind": _pointing(kinds, log.kind), "at": pl.Series(log.at_us).cast(INSTANT)}
    if event_ids is not None:
        events["id"] = pl.Series(event_ids, dtype=pl.String)
    if bodies is not None:
        events["body"] = pl.Series([orjson.dumps(each).decode() for each in bodies], dtype=pl.String)
    events |= dict(_columns(log.fields, "body.", len(log.at_us)))
    closed = pl.Series(log.closed_us)
    orders = {
        "order": pl.Series([log.ids[place] for place in range(log.orders)], dtype=pl.String),
        "events": pl.Series(np.diff(log.starts)).cast(pl.Int32),
        "closed_at": closed.set(closed == NEVER, None).cast(INSTANT),
        **dict(_columns(log.attributes, "attribute.", log.orders)),
        **(beside or {}),
    }
    part.folder.mkdir(parents=True, exist_ok=True)
    _write(part.events, events)
    _write(part.orders, orders)


def _write(file: Path, columns: Mapping[str, pl.Series]) -> None:
    frame = pl.DataFrame([series.alias(name) for name, series in columns.items()])
    unfinished = file.with_suffix(".unfinished")
    frame.write_parquet(unfinished, compression="zstd", row_group_size=500_000)
    unfinished.replace(file)


def _columns(table: Table, prefix: str, length: int) -> Iterator[tuple[str, pl.Series]]:
    """A table's fields as series, by the types that stand in them."""
    for path in table.paths:
        column = table.column(path)
        if column is None:
            continue
        name = prefix + path
        if column.numbers is not None:
            yield f"{name}#number", pl.Series(column.numbers, nan_to_null=True)
        for suffix, values in _by_type(column.values).items():
            if column.codes is not None:
                yield name + suffix, _pointing(values, column.codes)
        if column.codes is not None and all(
            isinstance(v, str) and _INSTANT_TEXT.fullmatch(v) for v in column.values
        ):
            us = pl.Series(instants_said(column, length))
            yield f"{name}#at", us.set(us == NEVER, None).cast(INSTANT)


def _by_type(values: Sequence[Any]) -> dict[str, pl.Series]:
    """A column's values by type, each series as long as the values, null where another type stands."""
    found: dict[str, pl.Series] = {}
    if any(isinstance(value, str) for value in values):
        found[""] = pl.Series([v if isinstance(v, str) else None for v in values], dtype=pl.String)
    if any(isinstance(value, bool) for value in values):
        found["#bool"] = pl.Series([v if isinstance(v, bool) else None for v in values], dtype=pl.Boolean)
    if any(isinstance(value, list | tuple) for value in values):
        texts = [orjson.dumps(v).decode() if isinstance(v, list | tuple) else None for v in values]
        found["#list"] = pl.Series(texts, dtype=pl.String)
    return found


def _pointing(values: pl.Series, codes: Any) -> pl.Series:
    """One value for each code (-1: null), few texts as an Enum."""
    if values.dtype == pl.String and len(values) < _FEW:
        values = values.cast(pl.Enum(values.unique(maintain_order=True).drop_nulls()))
    at = pl.Series(codes, dtype=pl.Int64)
    return values.gather(at.set(at < 0, None))


# --- reading -----------------------------------------------------------------------------------------------


def read_part(part: Part, fields: Iterable[str] = ()) -> ColumnLog:
    """A part as a column log. `fields` of the bodies are read at once; others when a rule asks for them."""
    body, attributes = PartTable(part.events, "body."), PartTable(part.orders, "attribute.")
    orders = attributes.load(["order", "events", "closed_at"], ())
    base = body.load(["kind", "at"], fields)
    starts = np.concatenate([[0], np.cumsum(orders["events"].to_numpy(), dtype=np.int64)])
    kind = base["kind"]
    lengths = np.diff(starts)
    return ColumnLog(
        ids=orders["order"],
        starts=starts,
        order_of=np.repeat(np.arange(len(lengths), dtype=np.int32), lengths),
        kind=kind.to_physical().cast(pl.Int16).to_numpy(),
        kinds=kind.dtype.categories.to_list() if isinstance(kind.dtype, pl.Enum) else [],
        # Writable, as arrays in memory are: for read-only ones every kernel would be compiled once more.
        at_us=base["at"].to_physical().to_numpy(writable=True),
        closed_us=orders["closed_at"].to_physical().fill_null(NEVER).to_numpy(writable=True),
        fields=body,
        attributes=attributes,
    )


class PartTable:
    """Columns of one Parquet file, read when first asked."""

    def __init__(self, file: Path, prefix: str) -> None:
        self._file, self._prefix = file, prefix
        names = pl.read_parquet_schema(file)
        self._names = [name for name in names if name.startswith(prefix)]
        self._has_bodies = "body" in names
        self._series: dict[str, pl.Series] = {}
        self._columns: dict[str, Column | None] = {}
        self._nested = nesting(self.paths)
        self._bodies: pl.Series | None = None

    @property
    def paths(self) -> list[str]:
        found = (name.removeprefix(self._prefix).partition("#")[0] for name in self._names)
        return list(dict.fromkeys(found))

    def load(self, names: Sequence[str], fields: Iterable[str]) -> pl.DataFrame:
        """Read these columns of the file in one go, and keep those of `fields` for later."""
        wanted = {self._prefix + field for field in fields}
        kept = [name for name in self._names if name.partition("#")[0] in wanted]
        frame = pl.read_parquet(self._file, columns=[*names, *kept])
        self._series |= {name: frame[name] for name in kept}
        return frame

    def column(self, path: str) -> Column | None:
        if path not in self._columns:
            self._columns[path] = self._read(path)
        return self._columns[path]

    def is_nested(self, path: str) -> bool:
        return path in self._nested

    def instants(self, path: str) -> Int64s:
        found = self._named(f"{path}#at")
        if found is None:
            return instants_said(self.column(path), self._length())
        us: Int64s = found.to_physical().fill_null(NEVER).to_numpy()
        return us

    def whole(self, path: str, rows: Int64s) -> list[Any]:
        if self._prefix == "body." and self._has_bodies:
            if self._bodies is None:
                self._bodies = pl.read_parquet(self._file, columns=["body"])["body"]
            return [read_field(orjson.loads(body), path) for body in self._bodies.gather(pl.Series(rows))]
        if self.is_nested(path):
            raise ValueError(f"{self._file.name} has no whole bodies: {path} can't be read as one")
        return values_at(self.column(path), rows)

    def _named(self, name: str) -> pl.Series | None:
        full = self._prefix + name
        if full not in self._names:
            return None
        if full not in self._series and self._prefix == "attribute.":
            # Few and short: all at once.
            self.load((), self.paths)
        if full not in self._series:
            self._series[full] = pl.read_parquet(self._file, columns=[full])[full]
        return self._series[full]

    def _length(self) -> int:
        return int(pl.scan_parquet(self._file).select(pl.len()).collect().item())

    def _read(self, path: str) -> Column | None:
        numbers = self._named(f"{path}#number")
        codes: Any = None
        values: list[Any] = []
        for suffix in ("", "#bool", "#list"):
            series = self._named(path + suffix)
            if series is None:
                continue
            found, said = _coded(series)
            if suffix == "#list":
                said = [orjson.loads(text) for text in said]
            shifted = np.where(found < 0, -1, found + len(values)).astype(np.int32)
            codes = shifted if codes is None else np.where(codes < 0, shifted, codes)
            values += said
        if codes is None and numbers is None:
            return None
        return Column(codes, values, None if numbers is None else numbers.fill_null(np.nan).to_numpy())


def _coded(series: pl.Series) -> tuple[Any, list[Any]]:
    """Numbers that point into the distinct values (-1: null), and those values."""
    if series.dtype == pl.Boolean:
        return series.cast(pl.Int32).fill_null(-1).to_numpy(), [False, True]
    if not isinstance(series.dtype, pl.Enum):
        series = series.cast(pl.Enum(series.unique().drop_nulls()))
    categories = series.dtype.categories if isinstance(series.dtype, pl.Enum) else pl.Series()
    return series.to_physical().cast(pl.Int32).fill_null(-1).to_numpy(), categories.to_list()
