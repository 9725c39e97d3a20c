"""A backtest from the log to its result. Loads the batch evaluator: import it where that is wanted."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

from doorstep.core.zone import ZONE
from doorstep.insight.engines import Report, backtest
from doorstep.insight.exporting import export_log
from doorstep.insight.folders import editions_in, held, parts_between
from doorstep.insight.models import BacktestRun
from doorstep.insight.queries import log_folder, rows_folder
from doorstep.insight.reporting import told
from doorstep.insight.trial import Trial, titles


def computed(row: BacktestRun, *, now: datetime, progress: Callable[[str], Report]) -> dict[str, Any]:
    """Bring the exported months up to date, judge the run's orders as of `now`, and tell what changes
    (`reporting.told`). `progress`: by stage, who is told how far it is.
    """
    folder, last = log_folder(), row.to_on.replace(day=28)
    export_log(
        folder=folder,
        from_at=_midnight(row.from_on.replace(day=1)),
        to_at=_midnight((last + timedelta(days=4)).replace(day=1)),
        months_kept=True,
        report=progress("reading"),
    )
    from_at, to_at = _midnight(row.from_on), _midnight(row.to_on + timedelta(days=1))
    with held(folder, writing=False):
        trial = Trial(
            draft=row.content,
            editions=editions_in(folder),
            now=now,
            figures=json.dumps(row.figures, sort_keys=True),
            from_at=from_at,
            to_at=to_at,
            unit_code=row.unit_code,
            unit_path=row.unit_path,
        )
        parts = parts_between(folder, from_at, to_at)
        totals = backtest(trial, parts, rows_to=rows_folder(row.pk), report=progress("judging"))
    return told(totals, titles(trial))


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=ZONE)
