"""`python -m benchmarks.standards.batch`: a hundred clauses over a million made-up orders, streamed from
Parquet.

Prints processor and wall time and the peak of memory, for the whole standard, for one changed clause and for
growing numbers of orders. Each measurement runs in a process of its own; kernels are compiled beforehand, as
an installation does.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, dataclass, replace
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from benchmarks.standards.clauses import clocks, hundred
from benchmarks.standards.synthetic import PART_ORDERS, made
from doorstep.standards.batch.columns import ColumnLog, instant
from doorstep.standards.batch.concluding import VERDICT
from doorstep.standards.batch.evaluation import evaluate_columns
from doorstep.standards.batch.parts import Part, parts_in, read_part
from doorstep.standards.compiling import Rule
from doorstep.standards.verdicts import Clocks

FOLDER = Path("var/bench/standards")
NOW = instant(1_775_500_000 * 1_000_000)
#: The changed clause of the re-run, and the window that it gets instead of 30 minutes.
CHANGED = "bench.c0"


@dataclass(frozen=True, slots=True)
class Measured:
    """One run in a process of its own."""

    orders: int
    clauses: int
    wall_s: float
    cpu_s: float
    rss_mb: float
    violated: int


@cache
def _clocks() -> Clocks:
    return clocks()


def judged(part: Part, rules: tuple[Rule, ...], now: datetime) -> Any:
    """Orders by clause and outcome, of one part."""
    log = read_part(part, ["purpose", "dbm", "down_mbps", "shown", "result", "from_at", "device"])
    clock = _clocks()
    verdicts = np.empty(log.orders, VERDICT)
    counts = []
    for rule in rules:
        evaluate_columns(rule, log, clock, now, verdicts)
        counts.append(np.bincount(verdicts["outcome"], minlength=4))
    return np.stack(counts)


def matrix(log: ColumnLog, before: Any, after: Rule, now: datetime) -> Any:
    """How many orders went from which outcome to which. `before`: the outcomes that stood."""
    return np.bincount(before * 4 + evaluate_columns(after, log, _clocks(), now)["outcome"], minlength=16)


def _outcomes(log: ColumnLog, rule: Rule) -> Any:
    return evaluate_columns(rule, log, _clocks(), NOW)["outcome"].copy()


def run(task: str, parts: list[Part], threads: int) -> Measured:
    """The task over all parts, `threads` parts at a time, in a process that is warm: `all` clauses; `one`
    clause that was changed, on logs read from Parquet or (`kept`) still in memory.
    """
    rules = hundred()
    changed = next(rule for rule in rules if rule.id == CHANGED)
    looser = _looser(changed)
    # A worker that has judged before: its kernels are loaded, its calendars laid out, outcomes known.
    judged(parts[0], rules, NOW)
    there = [read_part(part, ["purpose"]) for part in parts] if task == "kept" else []
    stood = [_outcomes(log, changed) for log in there or map(read_part, parts if task == "one" else ())]

    def again(place: int) -> Any:
        log = there[place] if there else read_part(parts[place], ["purpose"])
        return matrix(log, stood[place], looser, NOW)

    started, cpu = time.perf_counter(), time.process_time()
    with ThreadPoolExecutor(threads) as pool:
        if task == "all":
            violated = int(sum(pool.map(lambda part: judged(part, rules, NOW), parts))[:, 3].sum())
        else:
            violated = int(sum(pool.map(again, range(len(parts)))).reshape(4, 4)[:, 3].sum())
    wall_s, cpu_s = time.perf_counter() - started, time.process_time() - cpu
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    orders = sum(len(read_part(part).ids) for part in parts)
    return Measured(orders, len(rules) if task == "all" else 1, wall_s, cpu_s, peak, violated)


def _looser(rule: Rule) -> Rule:
    assert rule.within is not None
    return replace(rule, within=replace(rule.within, max=timedelta(hours=1)))


def apart(task: str, folder: Path, parts: int, threads: int) -> Measured:
    """The same in a process of its own; more parts than there are: they are read again."""
    words = [sys.executable, "-m", "benchmarks.standards.batch", "--task", task, "--folder", str(folder)]
    words += ["--parts", str(parts), "--threads", str(threads)]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    return Measured(**json.loads(done.stdout))


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.standards.batch", description=__doc__)
    parser.add_argument("--orders", type=int, default=1_000_000)
    parser.add_argument("--growth", type=int, default=10_000_000, help="the largest number of orders")
    parser.add_argument("--folder", type=Path, default=FOLDER)
    parser.add_argument("--task", choices=["all", "one", "kept"], help=argparse.SUPPRESS)
    parser.add_argument("--parts", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--threads", type=int, default=2)
    asked = parser.parse_args()
    if asked.task:
        there = parts_in(asked.folder)
        chosen = [there[number % len(there)] for number in range(asked.parts)]
        print(json.dumps(asdict(run(asked.task, chosen, asked.threads))))
        return
    _report(asked.folder, asked.orders, asked.growth, asked.threads)


def _report(folder: Path, orders: int, growth: int, threads: int) -> None:
    main_folder, small_folder = folder / "main", folder / "small"
    made(main_folder, orders)
    made(small_folder, 10_000)
    apart("all", small_folder, 1, 1)
    parts = -(-orders // PART_ORDERS)
    print(f"{'what':34}{'orders':>12}{'wall s':>9}{'CPU s':>9}{'MB':>8}{'violated':>12}")
    _line("100 clauses, 1 thread", apart("all", main_folder, parts, 1))
    _line(f"100 clauses, {threads} threads", apart("all", main_folder, parts, threads))
    _line("one changed clause, Parquet", apart("one", main_folder, parts, threads))
    _line("one changed clause, in memory", apart("kept", main_folder, parts, threads))
    _line("growth: 100 clauses", apart("all", small_folder, 1, threads))
    many = PART_ORDERS
    while many <= growth:
        _line("growth: 100 clauses", apart("all", main_folder, many // PART_ORDERS, threads))
        many *= 10


def _line(what: str, found: Measured) -> None:
    print(
        f"{what:34}{found.orders:>12,}{found.wall_s:>9.2f}{found.cpu_s:>9.2f}{found.rss_mb:>8.0f}"
        f"{found.violated:>12,}",
        flush=True,
    )


if __name__ == "__main__":
    main()
