"""The changed rows of a backtest, as they lie in a folder. Pure but for reading it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import polars as pl

from doorstep.insight.states import Wanted


def page_of(folder: Path, wanted: Wanted, first: int, size: int) -> tuple[list[dict[str, Any]], int]:
    """A page of the rows (`results.ROWS`), by when their orders came in, and how many there are."""
    files = sorted(folder.glob("*.parquet"))
    if not files:
        return [], 0
    rows = pl.scan_parquet(files).filter(list(_asked(wanted)))
    total = int(rows.select(pl.len()).collect().item())
    return rows.slice(first, size).collect().to_dicts(), total


def _asked(wanted: Wanted) -> Iterable[pl.Expr]:
    yield pl.lit(True)
    pairs = {
        "clause": wanted.clause, "unit": wanted.unit, "technician": wanted.technician,
        "from": wanted.from_, "to": wanted.to,
    }  # fmt: skip
    for name, said in pairs.items():
        if said:
            yield pl.col(name) == said
    if (wanted.from_ is None) != (wanted.to is None):
        yield pl.col("from") != pl.col("to")
