"""Which events a selector takes, and which orders a scope rules: conditions over columns.

A field's distinct values are few, so a test is asked of each value once, by the live evaluator's own code,
and the answers are handed out to the rows; only numbers are compared as arrays. What columns can't say (an
object as a whole, a list of objects under two conditions) is read from the bodies of the rows in question.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple, cast

import numpy as np

from doorstep.standards.batch.columns import (
    Bools,
    Column,
    ColumnLog,
    Floats,
    Int32s,
    Int64s,
    Table,
    values_at,
)
from doorstep.standards.compiling import Choice
from doorstep.standards.conditions import MISSING, TESTS, Condition, compile_condition, operand

#: Comparisons that numpy does as the live tests do; the rest of the operations find no number.
_NUMERIC: Mapping[str, Callable[[Floats, Any], Bools]] = {
    "eq": lambda found, wanted: found == wanted,
    "ne": lambda found, wanted: found != wanted,
    "lt": lambda found, wanted: found < wanted,
    "le": lambda found, wanted: found <= wanted,
    "gt": lambda found, wanted: found > wanted,
    "ge": lambda found, wanted: found >= wanted,
}

_NOWHERE = np.empty(0, np.int64)


class Events(NamedTuple):
    """Some events of a column log: their positions, in order, the order and the instant of each."""

    pos: Int32s
    of: Int32s
    at: Int64s


class Keys(NamedTuple):
    """Of each activation and each target the number by which they correlate; empty: they needn't."""

    a: Int64s
    b: Int64s


def events(log: ColumnLog, rows: Int64s) -> Events:
    """The events at these positions."""
    return Events(rows.astype(np.int32), log.order_of[rows], log.at_us[rows])


def taken(log: ColumnLog, choice: Choice) -> Events:
    """The events that the choice takes, in order; worked out once for equal choices."""
    key = ("taken", choice.kinds, json.dumps(choice.when, sort_keys=True, default=str))
    if key not in log.shared:
        found = _of_kinds(log, choice.kinds)
        if choice.when and found.size:
            found = found[_Asked(log.fields, found, log.attributes, log.order_of[found]).all_of(choice.when)]
        log.shared[key] = events(log, found)
    return cast(Events, log.shared[key])


def orders_ruled(log: ColumnLog, condition: Mapping[str, Any]) -> Bools:
    """Of each order whether a (resolved) scope takes it."""
    rows = np.arange(log.orders, dtype=np.int64)
    return _Asked(log.attributes, rows, log.attributes, rows.astype(np.int32)).all_of(condition)


def keys(log: ColumnLog, fields: Sequence[str], first: Events, second: Events) -> Keys:
    """For two sets of events a number each, equal where all these fields are; -1 where one is missing."""
    rows = np.concatenate([first.pos, second.pos]).astype(np.int64)
    found = np.zeros(len(rows), np.int64)
    for name in fields:
        codes = _Asked(log.fields, rows, log.attributes, log.order_of[rows]).identities(name)
        found = np.where((found < 0) | (codes < 0), -1, found * (codes.max(initial=0) + 1) + codes)
    return Keys(found[: len(first.pos)], found[len(first.pos) :])


def _of_kinds(log: ColumnLog, kinds: Sequence[str]) -> Int64s:
    if "*" in kinds:
        return np.arange(len(log.at_us), dtype=np.int64)
    index = {kind: code for code, kind in enumerate(log.kinds)}
    codes = [index[kind] for kind in dict.fromkeys(kinds) if kind in index]
    if not codes:
        return _NOWHERE
    by_kind = _by_kind(log)
    if len(codes) == 1:
        return by_kind[codes[0]]
    return np.sort(np.concatenate([by_kind[code] for code in codes]))


def _by_kind(log: ColumnLog) -> list[Int64s]:
    """Positions of each kind: one stable sort, which every rule shares."""
    if "kinds" not in log.shared:
        order = np.argsort(log.kind, kind="stable")
        ends = np.cumsum(np.bincount(log.kind, minlength=len(log.kinds)))
        log.shared["kinds"] = np.split(order, ends[:-1]) if len(ends) else []
    by_kind: list[Int64s] = log.shared["kinds"]
    return by_kind


class _Asked:
    """Conditions asked of some rows of a table, each beside its order's attributes."""

    def __init__(self, table: Table, rows: Int64s, attributes: Table, orders: Int32s) -> None:
        self.table, self.rows, self.attributes, self.orders = table, rows, attributes, orders

    def all_of(self, when: Mapping[str, Any]) -> Bools:
        answers = np.ones(len(self.rows), np.bool_)
        for key, test in when.items():
            answers &= self._entry(key, test)
        return answers

    def _entry(self, key: str, test: Any) -> Bools:
        answers = np.full(len(self.rows), key != "any")
        if key in ("all", "any"):
            for part in test:
                answers = answers | self.all_of(part) if key == "any" else answers & self.all_of(part)
            return answers
        if key == "not":
            return ~self.all_of(test)
        for operation, wanted in test.items():
            answers &= self._some(key, wanted) if operation == "some" else self._test(key, operation, wanted)
        return answers

    def _test(self, path: str, operation: str, wanted: Any) -> Bools:
        if _asks_order(wanted):
            return self._test_with_order(path, operation, wanted)
        test = TESTS[operation]
        if self.table.is_nested(path):
            return self._by_row(path, lambda found, _order: test(found, wanted))
        return self._answers(self.table.column(path), operation, wanted, test)

    def _answers(
        self, column: Column | None, operation: str, wanted: Any, test: Callable[[Any, Any], bool]
    ) -> Bools:
        """The test of each distinct value, handed out to the rows; numbers as arrays."""
        if column is None:
            return np.full(len(self.rows), test(MISSING, wanted))
        table = np.array([*(test(value, wanted) for value in column.values), test(MISSING, wanted)], np.bool_)
        if column.codes is None:
            answers = np.full(len(self.rows), table[-1])
        else:
            answers = table[column.codes[self.rows]]
        if column.numbers is not None:
            numbers = column.numbers[self.rows]
            there = ~np.isnan(numbers)
            answers[there] = _of_numbers(numbers[there], operation, wanted, test)
        return answers

    def _test_with_order(self, path: str, operation: str, wanted: Any) -> Bools:
        """Each distinct pair of a field's value and what is wanted of its order, once."""
        test = TESTS[operation]
        numeric = self._numbers_with_order(path, operation, wanted)
        if numeric is not None:
            return numeric
        names = sorted(_order_fields(wanted))
        pairs = self.identities(path)
        for name in names:
            codes = self._order_identities(name)
            pairs = (pairs + 1) * (codes.max(initial=0) + 2) + codes + 1
        distinct, first, of_row = np.unique(pairs, return_index=True, return_inverse=True)
        found = self._values(path, first)
        answers = np.zeros(len(distinct), np.bool_)
        orders = [self._order_values(name, first) for name in names]
        for at, value in enumerate(found):
            order = {
                name: said[at] for name, said in zip(names, orders, strict=True) if said[at] is not MISSING
            }
            answers[at] = test(value, operand(wanted, {}, order))
        return answers[of_row.reshape(-1)]

    def _numbers_with_order(self, path: str, operation: str, wanted: Any) -> Bools | None:
        """`_test_with_order` where both sides are numbers, as measured rates are; None where they aren't."""
        if operation not in _NUMERIC or operation == "ne" or not isinstance(wanted, dict):
            return None
        column, other = self.table.column(path), self.attributes.column(str(wanted["order"]))
        if column is None or other is None or column.codes is not None or other.codes is not None:
            return None
        if column.numbers is None or other.numbers is None or self.table.is_nested(path):
            return None
        said = other.numbers[self.orders] * wanted.get("times", 1)
        return _NUMERIC[operation](column.numbers[self.rows], said)

    def _some(self, path: str, inner: Mapping[str, Any]) -> Bools:
        condition = compile_condition(inner)
        name = next(iter(inner), "")
        column = self.table.column(f"{path}[].{name}") if len(inner) == 1 else None
        if column is None or column.codes is None or _asks_order_inside(inner):
            return self._by_row(path, lambda found, order: _has_some(found, condition, order))
        objects = ([{} if each is None else {name: each} for each in value] for value in column.values)
        # An object without the name at all: in rows that have objects and yet no such list.
        table = [*(_has_some(each, condition, {}) for each in objects), _has_some([{}], condition, {})]
        return np.array(table, np.bool_)[column.codes[self.rows]] & self._test(f"{path}[]", "gt", 0)

    def _by_row(self, path: str, test: Callable[[Any, Mapping[str, Any]], bool]) -> Bools:
        orders = [_Attributes(self.attributes, int(order)) for order in self.orders]
        found = self.table.whole(path, self.rows)
        pairs = zip(found, orders, strict=True)
        return np.fromiter((test(value, order) for value, order in pairs), np.bool_, len(self.rows))

    def identities(self, path: str) -> Int64s:
        """A number for each row, equal where the field's values are; -1 where it is missing."""
        return _identities(self.table, path, self.rows)

    def _order_identities(self, name: str) -> Int64s:
        return _identities(self.attributes, name, self.orders.astype(np.int64))

    def _values(self, path: str, at: Int64s) -> list[Any]:
        return _values(self.table, path, self.rows[at])

    def _order_values(self, name: str, at: Int64s) -> list[Any]:
        return _values(self.attributes, name, self.orders[at].astype(np.int64))


class _Attributes(Mapping[str, Any]):
    """One order's attributes, read when asked."""

    def __init__(self, table: Table, order: int) -> None:
        self._table, self._order = table, order

    def __getitem__(self, name: str) -> Any:
        found = self._table.whole(name, np.array([self._order]))[0]
        if found is MISSING:
            raise KeyError(name)
        return found

    def __iter__(self) -> Any:
        raise TypeError("an order's attributes are asked by name")

    def __len__(self) -> int:
        raise TypeError("an order's attributes are asked by name")


def _has_some(found: Any, condition: Condition | None, order: Mapping[str, Any]) -> bool:
    if not isinstance(found, list | tuple):
        return False
    return any(isinstance(each, dict) and (condition is None or condition(each, order)) for each in found)


def _of_numbers(
    numbers: Floats, operation: str, wanted: Any, test: Callable[[Any, Any], bool]
) -> Bools | bool:
    if isinstance(wanted, int | float) and operation in _NUMERIC:
        return _NUMERIC[operation](numbers, wanted)
    if operation in ("in", "not_in") and isinstance(wanted, list | tuple):
        among = [float(each) for each in wanted if isinstance(each, int | float)]
        return np.isin(numbers, among, invert=operation == "not_in")
    # No number equals, is among or is ordered with anything else: one answer for all.
    return test(0.5, wanted)


def _identities(table: Table, path: str, rows: Int64s) -> Int64s:
    if table.is_nested(path):
        found_values = _values(table, path, rows)
        texts = [None if v is MISSING else json.dumps(v, sort_keys=True) for v in found_values]
        index: dict[str, int] = {}
        codes = (-1 if said is None else index.setdefault(said, len(index)) for said in texts)
        return np.fromiter(codes, np.int64, len(rows))
    column = table.column(path)
    found = np.full(len(rows), -1, np.int64)
    if column is None:
        return found
    numbers = np.full(len(rows), np.nan) if column.numbers is None else column.numbers[rows]
    if column.codes is not None:
        found[:] = column.codes[rows]
        for code, value in enumerate(column.values):
            if isinstance(value, bool):
                # As in Python, and so in the live evaluator: true equals 1.
                numbers = np.where(found == code, float(value), numbers)
    there = ~np.isnan(numbers)
    if there.any():
        found[there] = len(column.values) + np.unique(numbers[there], return_inverse=True)[1]
    return found


def _values(table: Table, path: str, rows: Int64s) -> list[Any]:
    return table.whole(path, rows) if table.is_nested(path) else values_at(table.column(path), rows)


def _asks_order(wanted: Any) -> bool:
    return isinstance(wanted, dict) or (isinstance(wanted, list) and any(map(_asks_order, wanted)))


def _order_fields(wanted: Any) -> set[str]:
    if isinstance(wanted, dict):
        return {str(wanted["order"])}
    return {name for each in wanted for name in _order_fields(each)} if isinstance(wanted, list) else set()


def _asks_order_inside(when: Any) -> bool:
    if isinstance(when, dict):
        return "order" in when or any(map(_asks_order_inside, when.values()))
    return isinstance(when, list) and any(map(_asks_order_inside, when))
