"""Clauses over many orders in a backtest: what each part counts, and the verdicts once all parts are known.
Pure. See `standards.tallies`.

Counted are the events of the period's orders alone, on both sides alike: at the edges of the period a count
may be smaller than it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any, Final

import numpy as np
import polars as pl

from doorstep.insight.part_orders import PartOrders
from doorstep.insight.results import (
    ABSENT,
    NOT_APPLICABLE,
    ROWS,
    STANDS,
    VIOLATED,
    ClauseTotal,
    Shift,
    Totals,
)
from doorstep.insight.trial import Pair, amount
from doorstep.standards.batch.columns import ColumnLog, Int64s, values_at
from doorstep.standards.batch.parts import INSTANT, Part
from doorstep.standards.batch.selecting import orders_ruled, taken
from doorstep.standards.compiling import Quota
from doorstep.standards.language import Period
from doorstep.standards.tallies import KEY_AT_MOST, OPENING, Span, Tallied, judge, span_of
from doorstep.standards.verdicts import Verdict

#: An event that a clause counts on a side (0 before, 1 after; absent: the clause isn't there on that side,
#: of which one row tells), with the figures of its order's edition.
COUNTED: Final[Mapping[str, pl.DataType]] = {
    "clause": pl.String(), "side": pl.Int8(), "period": pl.String(), "at_most": pl.Int64(),
    "at_least": pl.Int64(), "cny": pl.String(), "key": pl.String(), "at": INSTANT, "counts": pl.Boolean(),
    "id": pl.String(), "number": pl.String(), "unit": pl.String(),
}  # fmt: skip


def counted_in(
    pairs: Sequence[Pair[Quota]], part: Part, log: ColumnLog, orders: PartOrders, rows: Int64s
) -> Iterator[pl.DataFrame]:
    """What these clauses count in the given orders of a part, as `COUNTED`."""
    if not pairs or not len(rows):
        return
    asked = np.zeros(log.orders, np.bool_)
    asked[rows] = True
    for pair in pairs:
        for side, quota in ((0, pair.before), (1, pair.after)):
            if quota is None:
                yield _absent(pair.clause, side)
                continue
            counts, opens = _events(quota, log)
            for events, counting in ((counts, True), (np.setdiff1d(opens, counts), False)):
                ruled = asked & orders_ruled(log, quota.scope_when)
                kept = events[ruled[log.order_of[events]]]
                if not kept.size:
                    continue
                yield _frame(quota, side, counting, kept, part, log, orders)


def _absent(clause: str, side: int) -> pl.DataFrame:
    told = {"clause": clause, "side": side, "key": None}
    return pl.DataFrame([{**dict.fromkeys(COUNTED), **told}], schema=dict(COUNTED))


def _events(quota: Quota, log: ColumnLog) -> tuple[Int64s, Int64s]:
    """Positions of what is counted, and of what only makes a key known."""
    counts = taken(log, quota.activation).pos.astype(np.int64)
    opens = np.empty(0, np.int64)
    if quota.at_least is not None and quota.per.order is not None and OPENING in log.kinds:
        opens = np.flatnonzero(log.kind == list(log.kinds).index(OPENING))
    return counts, opens


def _frame(
    quota: Quota, side: int, counts: bool, events: Int64s, part: Part, log: ColumnLog, orders: PartOrders
) -> pl.DataFrame:
    of = log.order_of[events].astype(np.int64)
    if quota.per.field:
        keys = values_at(log.fields.column(quota.per.field), events)
    else:
        keys = values_at(log.attributes.column(quota.per.order or ""), of)
    said = pl.Series([_key(each) for each in keys], dtype=pl.String)
    numbers = orders.numbers.gather(of)
    frame = pl.DataFrame(
        {
            "key": said,
            "at": pl.Series(log.at_us[events]).cast(INSTANT),
            "id": _ids(part, events, numbers),
            "number": numbers,
            "unit": orders.units.at(of),
        }
    )
    constant: Mapping[str, Any] = {
        "clause": quota.id, "side": side, "period": quota.period, "at_most": quota.at_most,
        "at_least": quota.at_least, "cny": str(amount(quota)), "counts": counts,
    }  # fmt: skip
    whole = frame.with_columns(**{name: pl.lit(said, COUNTED[name]) for name, said in constant.items()})
    return whole.filter(pl.col("key").is_not_null()).select(*COUNTED)


def _key(found: Any) -> str | None:
    """As `tallies` names it; columns keep every number as a fraction."""
    if isinstance(found, float) and found.is_integer():
        found = int(found)
    said = str(found) if isinstance(found, str | int) else ""
    return said if 0 < len(said) <= KEY_AT_MOST else None


def _ids(part: Part, events: Int64s, numbers: pl.Series) -> pl.Series:
    """The events' own ids; where a part has none, their order's number and their place in the part."""
    if "id" in pl.read_parquet_schema(part.events):
        return pl.read_parquet(part.events, columns=["id"])["id"].gather(pl.Series(events))
    places = zip(numbers, events, strict=True)
    return pl.Series([f"{number} {place:012d}" for number, place in places], dtype=pl.String)


@dataclass(frozen=True, slots=True)
class _Side:
    """A clause's verdict on a key in a period, with the event that decided."""

    verdict: Verdict
    cny: Decimal
    deciding: Mapping[str, Any]


def settle(counted: pl.DataFrame, now: datetime) -> tuple[Totals, pl.DataFrame]:
    """The verdicts of everything counted: totals without orders, and the changed rows (`results.ROWS`)."""
    totals, rows = Totals(), []
    absent = {
        (clause, side)
        for clause, side in counted.filter(pl.col("key").is_null()).select("clause", "side").unique().rows()
    }
    judged: dict[tuple[str, str, Span], dict[int, _Side]] = {}
    present = counted.filter(pl.col("key").is_not_null())
    for (clause, key, side, period), events in present.group_by(
        "clause", "key", "side", "period", maintain_order=True
    ):
        for span, found in _by_span(events, str(period)).items():  # type: ignore[arg-type]
            judged.setdefault((str(clause), str(key), span), {})[int(str(side))] = _judged(found, span, now)
    for clause in sorted({clause for clause, _ in absent}):
        totals.clauses.setdefault(clause, ClauseTotal(counts=True))
    for (clause, key, span), by_side in sorted(judged.items(), key=lambda each: each[0]):
        gone = [ABSENT if (clause, side) in absent else NOT_APPLICABLE for side in (0, 1)]
        row = _compared(totals, clause, key, span, by_side, gone)
        if row is not None:
            rows.append(row)
    return totals, pl.DataFrame(rows, schema=dict(ROWS), orient="row")


def _by_span(events: pl.DataFrame, period: Period) -> dict[Span, list[Mapping[str, Any]]]:
    found: dict[Span, list[Mapping[str, Any]]] = {}
    for event in events.iter_rows(named=True):
        found.setdefault(span_of(event["at"], period), []).append(event)
    return found


def _judged(events: Sequence[Mapping[str, Any]], span: Span, now: datetime) -> _Side:
    tallied = [
        Tallied(e["id"], e["at"], e["key"], span, e["counts"], e["at_most"], e["at_least"]) for e in events
    ]
    verdict = judge(tallied, now)
    by_id = {event["id"]: event for event in events}
    last = max(events, key=lambda event: (event["at"], event["id"]))
    deciding = by_id[verdict.witnesses[-1]] if verdict.witnesses else last
    return _Side(verdict, Decimal(deciding["cny"]), deciding)


def _compared(
    totals: Totals, clause: str, key: str, span: Span, by_side: Mapping[int, _Side], gone: Sequence[int]
) -> tuple[Any, ...] | None:
    stands = [
        STANDS.index(by_side[side].verdict.outcome.value) if side in by_side else gone[side]
        for side in (0, 1)
    ]
    cny = [
        by_side[side].cny if side in by_side and stands[side] == VIOLATED else Decimal(0) for side in (0, 1)
    ]
    worse = stands[1] == VIOLATED != stands[0]
    better = stands[0] == VIOLATED != stands[1]
    total = totals.clauses.setdefault(clause, ClauseTotal(counts=True))
    total.counts = True
    total.add(ClauseTotal(before_cny=cny[0], after_cny=cny[1]))
    total.pairs[stands[0], stands[1]] += 1
    deciding = by_side[max(by_side)]
    unit, who = deciding.deciding["unit"], _technician(key)
    shift = Shift(0, int(worse), int(better), cny[0], cny[1])
    for table, name in ((totals.units, unit), (totals.technicians, who)):
        if name:
            table.setdefault(name, Shift()).add(shift)
    unseen = {stands[0], stands[1]} == {ABSENT, NOT_APPLICABLE}
    if unseen or (stands[0] == stands[1] and cny[0] == cny[1]):
        return None
    said_at = by_side[1 if stands[1] == VIOLATED else 0].verdict.violated_at if VIOLATED in stands else None
    return (
        deciding.deciding["number"], clause, STANDS[stands[0]], STANDS[stands[1]], who or None, unit,
        str(cny[0]), str(cny[1]), said_at, f"{key} {span.from_on}",
    )  # fmt: skip


def _technician(key: str) -> str:
    """What is counted by technician is his; anything else is nobody's."""
    return key.removeprefix("technician:") if key.startswith("technician:") else ""
