"""All parts of a backtest: in threads of this process, or on Ray. The same function over each part."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from pathlib import Path

import polars as pl

from doorstep.core.cluster import local_ray
from doorstep.insight.backtesting import Judged, judge_part
from doorstep.insight.counting import COUNTED, settle
from doorstep.insight.errors import EngineMissing
from doorstep.insight.results import Totals, in_one
from doorstep.insight.states import Engine
from doorstep.insight.trial import Trial
from doorstep.orders.clocks import clocks
from doorstep.standards.batch.parts import Part

#: Told how many orders are read and judged, of how many. What it raises stops the backtest.
Report = Callable[[int, int], None]
#: The rows of clauses over many orders come after those of the parts.
_OVER_MANY = "counted.parquet"


def backtest(
    trial: Trial, parts: Sequence[Part], *, rows_to: Path, report: Report, engine: Engine = Engine.PROCESS
) -> Totals:
    """Judge every part; the changed rows (`results.ROWS`) go as Parquet files into the folder `rows_to`,
    which is made.

    Raises EngineMissing, NotFound for an edition that the trial lacks, BadStandard for a bad draft.
    """
    rows_to.mkdir(mode=0o700, parents=True, exist_ok=True)
    totals = Totals()
    counted: dict[int, pl.DataFrame] = {}
    judged = _in_process(trial, parts) if engine is Engine.PROCESS else _on_ray(trial, parts)
    sizes = [_orders_in(part) for part in parts]
    done = 0
    report(0, sum(sizes))
    for at, each in judged:
        totals.add(each.totals)
        counted[at] = each.counted
        if each.rows.height:
            each.rows.write_parquet(rows_to / f"{at:06d}.parquet", compression="zstd")
        done += sizes[at]
        report(done, sum(sizes))
    over_many, rows = settle(in_one([counted[at] for at in sorted(counted)], COUNTED), trial.now)
    totals.add(over_many)
    if rows.height:
        rows.write_parquet(rows_to / _OVER_MANY, compression="zstd")
    return totals


def _orders_in(part: Part) -> int:
    return int(pl.scan_parquet(part.orders).select(pl.len()).collect().item())


def _in_process(trial: Trial, parts: Sequence[Part]) -> Iterator[tuple[int, Judged]]:
    """As they are done. Kernels and Parquet run without the interpreter's lock."""
    pool = ThreadPoolExecutor(os.cpu_count() or 1, "backtest")
    try:
        waiting = {pool.submit(judge_part, trial, part, clocks()): at for at, part in enumerate(parts)}
        for future in as_completed(list(waiting)):
            yield waiting.pop(future), future.result()
            # A result is held for no longer than its reader needs it.
            del future
    finally:
        pool.shutdown(cancel_futures=True)


def _on_ray(trial: Trial, parts: Sequence[Part]) -> Iterator[tuple[int, Judged]]:
    """As they are done, on a Ray of our own that nobody else can reach and that ends with us."""
    try:
        with local_ray() as ray:
            tried = ray.put(trial)
            remote = ray.remote(_judge_remotely)
            waiting = {remote.remote(tried, part): at for at, part in enumerate(parts)}
            while waiting:
                ready, _ = ray.wait(list(waiting))
                for each in ready:
                    yield waiting.pop(each), ray.get(each)
    except ImportError as missing:
        raise EngineMissing(engine=Engine.RAY.value, extra="cluster") from missing


def _judge_remotely(trial: Trial, part: Part) -> Judged:
    return judge_part(trial, part, clocks())
