"""Backtests and what they found."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings

from doorstep.core.errors import NotFound, text
from doorstep.insight.models import BacktestRun
from doorstep.insight.states import Wanted

#: Of each draft so many runs are kept.
RUNS_KEPT = 20


def log_folder() -> Path:
    """Where the log is kept as Parquet."""
    return Path(settings.DATA) / "log"


def rows_folder(run: int) -> Path:
    """Where the changed rows of a run lie."""
    return Path(settings.DATA) / "backtests" / str(run)


def run_named(run: int) -> BacktestRun:
    """Raises NotFound."""
    row = BacktestRun.objects.select_related("draft").filter(pk=run).first()
    if row is None:
        raise NotFound(what=text("这次回测", "that backtest"))
    return row


def runs_of(draft: int) -> list[BacktestRun]:
    """The newest first, without what they found."""
    return list(BacktestRun.objects.filter(draft=draft).defer("result", "content").order_by("-id"))


def changed_rows(run: int, wanted: Wanted, first: int, size: int) -> tuple[list[dict[str, Any]], int]:
    """A page of the changed rows (`results.ROWS`) in the order in which the orders came in, and how many."""
    # Polars takes a while to load, which every worker would do at its start.
    from doorstep.insight.rows import page_of

    return page_of(rows_folder(run), wanted, first, size)
