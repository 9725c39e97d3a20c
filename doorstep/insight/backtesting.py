"""One part of the log, judged twice: by what its orders pinned, and with a draft in the place of its
standard. Pure but for reading the part; threads and other machines run it alike.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

import numpy as np
import polars as pl
from numpy.typing import NDArray

from doorstep.insight.counting import COUNTED, counted_in
from doorstep.insight.part_orders import Groups, PartOrders, read_orders
from doorstep.insight.results import (
    ABSENT,
    NOT_APPLICABLE,
    ROWS,
    STANDS,
    VIOLATED,
    ClauseTotal,
    Shift,
    Totals,
    in_one,
)
from doorstep.insight.trial import Pair, Trial, amount, sides, signature
from doorstep.standards.batch.columns import Bools, ColumnLog, Int64s
from doorstep.standards.batch.compiled import NEVER
from doorstep.standards.batch.evaluation import evaluate_columns
from doorstep.standards.batch.parts import INSTANT, Part, read_part
from doorstep.standards.compiling import Rule
from doorstep.standards.verdicts import Clocks

Stands = NDArray[np.int8]
_KINDS = len(STANDS)


@dataclass(slots=True)
class Judged:
    """What one part comes to. `rows`: as `results.ROWS`; `counted`: as `counting.COUNTED`, for clauses over
    many orders, which are judged when all parts are known.
    """

    totals: Totals
    rows: pl.DataFrame
    counted: pl.DataFrame


class _Stood(NamedTuple):
    """How a clause stands on every order of a part, and since when it is violated."""

    outcome: Stands
    violated_at: Int64s


def judge_part(trial: Trial, part: Part, clocks: Clocks) -> Judged:
    """Raises NotFound for an edition that the trial lacks, BadStandard for a draft that can't be taken."""
    log = read_part(part)
    orders = read_orders(part, log, trial)
    return _Judging(trial, log, orders, clocks).all(part)


class _Judging:
    """The totals of a part in the making."""

    def __init__(self, trial: Trial, log: ColumnLog, orders: PartOrders, clocks: Clocks) -> None:
        self.trial, self.log, self.orders, self.clocks = trial, log, orders, clocks
        self.totals = Totals(orders=len(orders.chosen))
        self._stood: dict[str, _Stood] = {}
        self._rows: list[pl.DataFrame] = []
        self._worse = np.zeros(log.orders, np.int64)
        self._better = np.zeros(log.orders, np.int64)
        #: Of each order how often an amount is taken off, before and after.
        self._charged: dict[tuple[int, Decimal], Int64s] = {}

    def all(self, part: Part) -> Judged:
        counted: list[pl.DataFrame] = []
        for pins, rows in self.orders.by_pins():
            pairs = sides(self.trial, pins)
            for pair in pairs.rules:
                self._compare(pair, rows)
            counted += counted_in(pairs.quotas, part, self.log, self.orders, rows)
        self.totals.units = self._shifts(self.orders.units)
        self.totals.technicians = self._shifts(self.orders.technicians)
        self.totals.technicians.pop("", None)
        return Judged(self.totals, in_one(self._rows, ROWS), in_one(counted, COUNTED))

    def _compare(self, pair: Pair[Rule], rows: Int64s) -> None:
        before, after = self._stands(pair.before), self._stands(pair.after)
        was, would = before.outcome[rows], after.outcome[rows]
        total = self.totals.clauses.setdefault(pair.clause, ClauseTotal())
        counts = np.bincount(was.astype(np.int64) * _KINDS + would, minlength=_KINDS * _KINDS)
        for code in np.flatnonzero(counts):
            total.pairs[int(code) // _KINDS, int(code) % _KINDS] += int(counts[code])
        taken = (amount(pair.before), amount(pair.after))
        broken = (was == VIOLATED, would == VIOLATED)
        total.before_cny += int(broken[0].sum()) * taken[0]
        total.after_cny += int(broken[1].sum()) * taken[1]
        for side in (0, 1):
            if taken[side]:
                of_amount = self._charged.setdefault((side, taken[side]), np.zeros(self.log.orders, np.int64))
                of_amount[rows] += broken[side]
        self._worse[rows] += broken[1] & ~broken[0]
        self._better[rows] += broken[0] & ~broken[1]
        self._keep(pair.clause, rows, before, after, taken)

    def _stands(self, rule: Rule | None) -> _Stood:
        key = "" if rule is None else signature(rule)
        if key not in self._stood:
            if rule is None:
                n = self.log.orders
                self._stood[key] = _Stood(np.full(n, ABSENT, np.int8), np.full(n, NEVER, np.int64))
            else:
                found = evaluate_columns(rule, self.log, self.clocks, self.trial.now)
                self._stood[key] = _Stood(found["outcome"].copy(), found["violated_at"].copy())
        return self._stood[key]

    def _keep(
        self, clause: str, rows: Int64s, before: _Stood, after: _Stood, taken: tuple[Decimal, Decimal]
    ) -> None:
        """The changed orders as rows, to be looked through."""
        was, would = before.outcome[rows], after.outcome[rows]
        moved = _changed(was, would) | ((was == VIOLATED) & (would == VIOLATED) & (taken[0] != taken[1]))
        if not moved.any():
            return
        at = rows[moved]
        was, would = was[moved], would[moved]
        since = np.where(would == VIOLATED, after.violated_at[at], before.violated_at[at])
        violated = pl.Series(since)
        self._rows.append(
            pl.DataFrame(
                {
                    "number": self.orders.numbers.gather(at),
                    "clause": pl.repeat(clause, len(at), eager=True),
                    "from": _words(was),
                    "to": _words(would),
                    "technician": _or_null(self.orders.technicians.at(at)),
                    "unit": self.orders.units.at(at),
                    "deduct_before_cny": _money(was == VIOLATED, taken[0]),
                    "deduct_after_cny": _money(would == VIOLATED, taken[1]),
                    "violated_at": violated.set(violated == NEVER, None).cast(INSTANT),
                    "key": pl.repeat(None, len(at), eager=True, dtype=pl.String),
                }
            )
        )

    def _shifts(self, groups: Groups) -> dict[str, Shift]:
        chosen = self.orders.chosen
        codes, size = groups.codes[chosen], len(groups.names)
        orders = np.bincount(codes, minlength=size)
        worse = _summed(self._worse[chosen], codes, size)
        better = _summed(self._better[chosen], codes, size)
        found = {
            name: Shift(int(orders[at]), int(worse[at]), int(better[at]))
            for at, name in enumerate(groups.names)
            if orders[at]
        }
        for (side, cny), times in self._charged.items():
            for at, count in enumerate(_summed(times[chosen], codes, size)):
                if count:
                    _charge(found[groups.names[at]], side, int(count) * cny)
        return found


def _charge(shift: Shift, side: int, cny: Decimal) -> None:
    if side == 0:
        shift.before_cny += cny
    else:
        shift.after_cny += cny


def _summed(values: Int64s, codes: Int64s, size: int) -> Int64s:
    return np.bincount(codes, weights=values, minlength=size).astype(np.int64)


def _changed(was: Stands, would: Stands) -> Bools:
    """As `results.is_change`, of many."""
    unseen_before = (was == ABSENT) | (was == NOT_APPLICABLE)
    unseen_after = (would == ABSENT) | (would == NOT_APPLICABLE)
    changed: Bools = (was != would) & ~(unseen_before & unseen_after)
    return changed


def _words(stands: Stands) -> pl.Series:
    return pl.Series(STANDS, dtype=pl.String).gather(pl.Series(stands, dtype=pl.Int64))


def _money(broken: Bools, cny: Decimal) -> pl.Series:
    return pl.Series(["0", str(cny)]).gather(pl.Series(broken).cast(pl.Int64))


def _or_null(names: pl.Series) -> pl.Series:
    return names.set(names == "", None)
