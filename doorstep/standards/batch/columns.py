"""Many orders' logs as columns: what the batch evaluator reads.

Events stand in the order (order, at, seq), so that an order is a slice. A field of the bodies is a `Column`;
where it comes from (memory, Parquet) is its table's business.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from doorstep.standards.batch.compiled import NEVER
from doorstep.standards.batch.flattening import flattened
from doorstep.standards.conditions import MISSING, read_field
from doorstep.standards.picking import fields_of
from doorstep.standards.verdicts import Log

Int32s = NDArray[np.int32]
Int64s = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def micros(at: datetime) -> int:
    """Microseconds since 1970, exact."""
    since = at - _EPOCH
    return (since.days * 86_400 + since.seconds) * 1_000_000 + since.microseconds


def instant(us: int) -> datetime:
    """The inverse of `micros`."""
    return _EPOCH + timedelta(microseconds=us)


@dataclass(frozen=True, slots=True)
class Column:
    """One field over all rows of a table. `codes` index `values` (text, true/false, lists); -1: none of
    those. `numbers` holds what is a number, NaN elsewhere. A row that has neither lacks the field.
    """

    codes: Int32s | None
    values: Sequence[Any]
    numbers: Floats | None


class Names(Protocol):
    """The orders' ids, by place: a list, or a column of a file."""

    def __len__(self) -> int: ...
    def __getitem__(self, place: int, /) -> Any: ...


class Table(Protocol):
    """Rows with fields at dotted paths; `path[].name` are the names within a list of objects."""

    @property
    def paths(self) -> list[str]:
        """Every field that some row has."""
        ...

    def column(self, path: str) -> Column | None:
        """The field as a column; None when no row has it."""
        ...

    def is_nested(self, path: str) -> bool:
        """Whether some row has an object, or a list of objects, there: then `whole` must be asked."""
        ...

    def instants(self, path: str) -> Int64s:
        """The field's instants (microseconds since 1970) in all rows; NEVER where it says none."""
        ...

    def whole(self, path: str, rows: Int64s) -> list[Any]:
        """The field's value in these rows, read from the whole bodies; MISSING where it isn't."""
        ...


class Rows:
    """A table over mappings in memory. Of those that an iterator hands out only the columns are kept: then
    `whole` can't be asked (TypeError)."""

    def __init__(self, bodies: Iterable[Mapping[str, Any]]) -> None:
        self._bodies = bodies if isinstance(bodies, Sequence) else None
        self._built: dict[str, _Building] = {}
        self._length = 0
        for row, body in enumerate(bodies):
            self._length = row + 1
            for path, value in flattened(body):
                self._built.setdefault(path, _Building()).put(row, value)
        self._columns: dict[str, Column] = {}
        self._nested = nesting(self._built)

    def column(self, path: str) -> Column | None:
        if path not in self._columns and path in self._built:
            self._columns[path] = self._built[path].column(self._length)
        return self._columns.get(path)

    @property
    def paths(self) -> list[str]:
        return list(self._built)

    def is_nested(self, path: str) -> bool:
        return path in self._nested

    def instants(self, path: str) -> Int64s:
        return instants_said(self.column(path), self._length)

    def whole(self, path: str, rows: Int64s) -> list[Any]:
        if self._bodies is None:
            raise TypeError("these rows went by once: their columns are kept, they aren't")
        return [read_field(self._bodies[row], path) for row in rows]


def instants_said(column: Column | None, length: int) -> Int64s:
    """A column's texts read as ISO 8601 instants."""
    if column is None or column.codes is None:
        return np.full(length, NEVER, np.int64)
    said = (datetime.fromisoformat(each) if isinstance(each, str) else None for each in column.values)
    us = [NEVER if at is None else micros(at) for at in said]
    return np.array([*us, NEVER], np.int64)[column.codes]


def values_at(column: Column | None, rows: Int64s) -> list[Any]:
    """The field's values in these rows; MISSING where it isn't."""
    found: list[Any] = [MISSING] * len(rows)
    if column is None:
        return found
    for at, row in enumerate(rows):
        if column.numbers is not None and not np.isnan(column.numbers[row]):
            found[at] = float(column.numbers[row])
        elif column.codes is not None and column.codes[row] >= 0:
            found[at] = column.values[column.codes[row]]
    return found


def nesting(paths: Iterable[str]) -> set[str]:
    """Every path at which there are objects: those that lead to a longer one."""
    ends = ((path, match.start()) for path in paths for match in re.finditer(r"\.|\[\]", path))
    return {path[:end].removesuffix("[]") for path, end in ends}


class _Building:
    """A column while rows are still added."""

    def __init__(self) -> None:
        self.rows: list[int] = []
        self.codes: list[int] = []
        self.values: list[Any] = []
        self.index: dict[object, int] = {}
        self.number_rows: list[int] = []
        self.numbers: list[float] = []

    def put(self, row: int, value: Any) -> None:
        if isinstance(value, int | float) and not isinstance(value, bool):
            self.number_rows.append(row)
            self.numbers.append(float(value))
            return
        key = (value,) if isinstance(value, str | bool) else json.dumps(value, sort_keys=True)
        code = self.index.setdefault(key, len(self.values))
        if code == len(self.values):
            self.values.append(value)
        self.rows.append(row)
        self.codes.append(code)

    def column(self, length: int) -> Column:
        codes = numbers = None
        if self.rows:
            codes = np.full(length, -1, np.int32)
            codes[self.rows] = self.codes
        if self.numbers:
            numbers = np.full(length, np.nan)
            numbers[self.number_rows] = self.numbers
        return Column(codes, self.values, numbers)


@dataclass(frozen=True, slots=True)
class ColumnLog:
    """`starts[i]:starts[i+1]` are the events of order i; `order_of` is its inverse. `kind` indexes `kinds`.
    Instants are microseconds since 1970; `closed_us` is NEVER while an order is open. `shared` keeps what
    several rules ask.
    """

    ids: Names
    starts: Int64s
    order_of: Int32s
    kind: NDArray[np.int16]
    kinds: Sequence[str]
    at_us: Int64s
    closed_us: Int64s
    fields: Table
    attributes: Table
    shared: dict[Any, Any] = field(default_factory=dict)

    @property
    def orders(self) -> int:
        return len(self.starts) - 1

    @staticmethod
    def of(logs: Iterable[tuple[str, Log]]) -> ColumnLog:
        """From logs as the live evaluator takes them, each under its order's id."""
        found = list(logs)
        facts = [fact for _, log in found for fact in log.facts]
        lengths = np.array([len(log.facts) for _, log in found], np.int64)
        codes: dict[str, int] = {}
        kind = [codes.setdefault(fact.kind, len(codes)) for fact in facts]
        closed = [NEVER if log.closed_at is None else micros(log.closed_at) for _, log in found]
        starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
        return ColumnLog(
            ids=[name for name, _ in found],
            starts=starts,
            order_of=np.repeat(np.arange(len(found), dtype=np.int32), lengths),
            kind=np.array(kind, np.int16),
            kinds=list(codes),
            at_us=np.array([micros(fact.at) for fact in facts], np.int64),
            closed_us=np.array(closed, np.int64),
            fields=Rows([fields_of(fact) for fact in facts]),
            attributes=Rows([log.order for _, log in found]),
        )
