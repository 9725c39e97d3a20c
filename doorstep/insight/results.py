"""What a backtest finds, part by part and in all. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Final, Literal, TypeVar

import polars as pl

from doorstep.insight.states import Stand
from doorstep.standards.batch.parts import INSTANT

#: By the batch evaluator's numbers; absent is ours.
STANDS: Final[tuple[Stand, ...]] = ("not_applicable", "pending", "satisfied", "violated", "absent")
NOT_APPLICABLE, PENDING, SATISFIED, VIOLATED, ABSENT = range(5)

#: A row for each (order, clause) whose verdict or deduction changes. `key`: of a clause over many orders, for
#: whom or what, and from which day on; the order is then the one that decides.
ROWS: Final[Mapping[str, pl.DataType]] = {
    "number": pl.String(), "clause": pl.String(), "from": pl.String(), "to": pl.String(),
    "technician": pl.String(), "unit": pl.String(), "deduct_before_cny": pl.String(),
    "deduct_after_cny": pl.String(), "violated_at": INSTANT, "key": pl.String(),
}  # fmt: skip

Key = TypeVar("Key")
Total = TypeVar("Total", "ClauseTotal", "Shift")


def is_change(before: int, after: int) -> bool:
    """A clause that is new, or gone, and doesn't apply changes nothing."""
    return before != after and {before, after} != {ABSENT, NOT_APPLICABLE}


@dataclass(slots=True)
class ClauseTotal:
    """How many orders stand so before and so after; of a clause over many orders (`counts`) how many keys in
    how many periods."""

    pairs: Counter[tuple[int, int]] = field(default_factory=Counter)
    before_cny: Decimal = Decimal(0)
    after_cny: Decimal = Decimal(0)
    counts: bool = False

    def add(self, other: ClauseTotal) -> None:
        self.pairs.update(other.pairs)
        self.before_cny += other.before_cny
        self.after_cny += other.after_cny
        self.counts |= other.counts

    def stands(self, side: Literal[0, 1]) -> dict[Stand, int]:
        """By how the clause stands, before (0) or after (1)."""
        found: dict[Stand, int] = dict.fromkeys(STANDS, 0)
        for pair, count in self.pairs.items():
            found[STANDS[pair[side]]] += count
        return found

    @property
    def changes(self) -> list[tuple[Stand, Stand, int]]:
        """From, to, how many; the most frequent first."""
        moved = [(pair, count) for pair, count in self.pairs.items() if count and is_change(*pair)]
        moved.sort(key=lambda each: (-each[1], each[0]))
        return [(STANDS[before], STANDS[after], count) for (before, after), count in moved]


@dataclass(slots=True)
class Shift:
    """What changes for a unit or a technician: orders judged, (order, clause) newly or no longer violated."""

    orders: int = 0
    worse: int = 0
    better: int = 0
    before_cny: Decimal = Decimal(0)
    after_cny: Decimal = Decimal(0)

    def add(self, other: Shift) -> None:
        self.orders += other.orders
        self.worse += other.worse
        self.better += other.better
        self.before_cny += other.before_cny
        self.after_cny += other.after_cny


@dataclass(slots=True)
class Totals:
    """Of a part, or of all. `units` by code, `technicians` by staff number."""

    orders: int = 0
    clauses: dict[str, ClauseTotal] = field(default_factory=dict)
    units: dict[str, Shift] = field(default_factory=dict)
    technicians: dict[str, Shift] = field(default_factory=dict)

    def add(self, other: Totals) -> None:
        self.orders += other.orders
        _add(self.clauses, other.clauses)
        _add(self.units, other.units)
        _add(self.technicians, other.technicians)

    @property
    def before_cny(self) -> Decimal:
        return sum((each.before_cny for each in self.clauses.values()), Decimal(0))

    @property
    def after_cny(self) -> Decimal:
        return sum((each.after_cny for each in self.clauses.values()), Decimal(0))


def _add(into: dict[Key, Total], other: Mapping[Key, Total]) -> None:
    for key, each in other.items():
        if key in into:
            into[key].add(each)
        else:
            into[key] = each


def in_one(frames: Iterable[pl.DataFrame], schema: Mapping[str, pl.DataType]) -> pl.DataFrame:
    """One below the other; an empty one of this form for none."""
    return pl.concat([pl.DataFrame(schema=dict(schema)), *frames])
