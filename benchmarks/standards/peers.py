"""`python -m benchmarks.standards.peers --log roadtraffic_full.xes.gz`: our batch against pm4py and
Declare4Py.

CPU seconds of one check of a public log that is already in memory as text: about 100 untimed constraints
beside pm4py, the timed ones beside Declare4Py. Ours include bringing the text columns into a column log
(cases and activities as numbers, sorted, indexed); theirs begin from their own loaded log. The peers are
AGPL and run in environments of their own (benchmarks/conformance/peers.sh).
"""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.conformance.constraints import DECLARE4PY, PM4PY, Constraint, as_clauses, constraints_for
from benchmarks.conformance.running import Answer, declare4py, pm4py
from doorstep.integrations.eventlogs.conformance import rulebook_in
from doorstep.integrations.eventlogs.traces import Trace
from doorstep.integrations.eventlogs.xes_reading import read_xes
from doorstep.orders.clocks import clocks
from doorstep.standards.batch.columns import ColumnLog, Rows
from doorstep.standards.batch.concluding import VERDICT
from doorstep.standards.batch.evaluation import evaluate_columns
from doorstep.standards.batch.kernels import VIOLATED
from doorstep.standards.steps import catalogue

NOW = datetime(2100, 1, 1, tzinfo=UTC)
RUNS = 5


def frame_of(traces: Sequence[Trace]) -> pl.DataFrame:
    """The log as the peers hold it: a row per event, case and activity as text."""
    rows = [(trace.case, fact.kind, fact.at) for trace in traces for fact in trace.facts]
    return pl.DataFrame(
        rows, schema={"case": pl.String, "kind": pl.String, "at": pl.Datetime("us", "UTC")}, orient="row"
    )


def columns_of(frame: pl.DataFrame) -> ColumnLog:
    """Text to numbers, sorted by case, time and place."""
    cases = frame["case"].unique(maintain_order=True)
    of = frame["case"].cast(pl.Enum(cases)).to_physical().to_numpy().astype(np.int32)
    at = frame["at"].to_physical().to_numpy(writable=True)
    kinds = frame["kind"].unique(maintain_order=True)
    kind = frame["kind"].cast(pl.Enum(kinds)).to_physical().to_numpy().astype(np.int16)
    steps = np.diff(of)
    if (steps < 0).any() or (np.diff(at)[steps == 0] < 0).any():
        place = np.lexsort((np.arange(len(of)), at, of))
        of, at, kind = of[place], at[place], kind[place]
    starts = np.concatenate([[0], np.cumsum(np.bincount(of, minlength=len(cases)))])
    last = at[starts[1:] - 1]
    nothing = Rows([])
    return ColumnLog(cases, starts.astype(np.int64), of, kind, kinds.to_list(), at, last, nothing, nothing)


def ours(frame: pl.DataFrame, constraints: Sequence[Constraint]) -> tuple[float, float, int]:
    """CPU and wall seconds of the quickest of some runs, and how many violations there are."""
    rules = rulebook_in(as_clauses(constraints), "bench.yaml", catalogue()).rules
    found, best, wall = 0, float("inf"), float("inf")
    for _ in range(RUNS):
        cpu, began = _cpu_s(), time.perf_counter()
        log = columns_of(frame)
        verdicts = np.empty(log.orders, VERDICT)
        found = sum(
            int(np.count_nonzero(evaluate_columns(rule, log, clocks(), NOW, verdicts)["outcome"] == VIOLATED))
            for rule in rules
        )
        best, wall = min(best, _cpu_s() - cpu), min(wall, time.perf_counter() - began)
    return best, wall, found


def _cpu_s() -> float:
    """Of all threads: polars has its own."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.standards.peers", description=__doc__)
    parser.add_argument("--log", type=Path, required=True)
    parser.add_argument("--peers", default="pm4py,declare4py", help="which peers, by commas")
    asked = parser.parse_args()
    traces = list(read_xes(asked.log))
    frame = frame_of(traces)
    print(f"{asked.log.name}: {len(traces):,} traces, {len(frame):,} events")
    columns = ("constraints", "ours CPU s", "wall s", "peer CPU s", "ratio", "violations, ours / peer")
    print("{:34}{:>12}{:>8}{:>12}{:>8}{:>26}".format(*columns))
    every = [each for each in constraints_for(traces, 6, 6) if not each.is_self_pair]
    if "pm4py" in asked.peers:
        untimed = [c for c in every if c.template in PM4PY and c.n == 1 and not c.within][:100]
        _line("untimed, pm4py", frame, untimed, lambda said: pm4py(asked.log, said))
    if "declare4py" in asked.peers:
        timed = [c for c in every if c.template in DECLARE4PY and c.within][:41]
        _line("48 h, Declare4Py", frame, timed, lambda said: declare4py(asked.log, said, vacuity=True))


def _line(
    what: str, frame: pl.DataFrame, said: list[Constraint], peer: Callable[[dict[int, Constraint]], Answer]
) -> None:
    cpu_s, wall_s, found = ours(frame, said)
    theirs = peer(dict(enumerate(said)))
    violations = f"{found:,} / {sum(int(bits.sum()) for bits in theirs.violated.values()):,}"
    print(
        f"{len(said):>3} {what:30}{cpu_s:>12.3f}{wall_s:>8.3f}{theirs.check_s:>12.2f}"
        f"{theirs.check_s / cpu_s:>7.0f}x{violations:>26}",
        flush=True,
    )


if __name__ == "__main__":
    main()
