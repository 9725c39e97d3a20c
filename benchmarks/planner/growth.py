"""`python -m benchmarks.planner growth`: how long until a plan costs at most 5 % more than that of 60 s?

Ways come from coordinates (a matrix of 20,000 jobs would take 2 GB). Each engine gets 60 seconds first; the
cheapest of these plans is the mark. Then each runs anew with less time, and with more if it missed the mark,
since a search that knows its limit is another search than one that is cut off.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.planner.checking import check
from benchmarks.planner.days import HOUR_S, Day, make_day
from benchmarks.planner.results import keep, machine
from benchmarks.planner.running import Answer, SolverFailed, ask_ours, made_of

ENGINES = ("single", "processes", "ray")
MARK_S, SHORTER_S, LONGER_S, NEAR = 60, (5, 10, 20, 40), (120, 180), 1.05


@dataclass(frozen=True, slots=True)
class Run:
    """`wall_s`: of the whole call, starting processes too. `fault`: why there is no valid plan."""

    jobs: int
    technicians: int
    engine: str
    processes: int
    seconds: float
    wall_s: float
    unserved: int
    travel_s: int
    cost: int
    peak_mb: float
    fault: str


def growth(
    sizes: Sequence[int], *, seed: int, processes: int, engines: Sequence[str], out: Path | None
) -> list[Run]:
    """Runs and prints; returns all runs."""
    print(f"{processes} processes for regions; {machine()}\n")
    everything: list[Run] = []
    for size in sizes:
        day = make_day(size, size // 10, seed)
        runs = []
        for run in _runs(day, engines, processes):
            keep(out, "growth", [run])
            runs.append(run)
            told = f"{run.unserved} unserved, {run.travel_s / HOUR_S:.0f} h, {run.wall_s:.0f} s"
            print(f"  {size} {run.engine} {run.seconds:g} s: {run.fault or told}", flush=True)
        everything += runs
    print(f"\n{table(everything)}")
    return everything


def _runs(day: Day, engines: Sequence[str], processes: int) -> Iterator[Run]:
    first = {engine: _run(day, engine, MARK_S, processes) for engine in engines}
    yield from first.values()
    mark = min((run.cost for run in first.values() if not run.fault), default=None)
    if mark is None:
        return
    for engine, at_mark in first.items():
        near = False
        for seconds in SHORTER_S:
            if not near:
                run = _run(day, engine, seconds, processes)
                near = not run.fault and run.cost <= NEAR * mark
                yield run
        near = near or (not at_mark.fault and at_mark.cost <= NEAR * mark)
        for seconds in LONGER_S:
            if not near:
                run = _run(day, engine, seconds, processes)
                near = not run.fault and run.cost <= NEAR * mark
                yield run


def _run(day: Day, engine: str, seconds: float, processes: int) -> Run:
    used = 1 if engine == "single" else processes
    task = {"kind": "grown", "made_of": made_of(day), "seconds": seconds, "seed": 0}
    about = (len(day.jobs), len(day.technicians), engine, used, seconds)
    try:
        answer: Answer = ask_ours({**task, "engine": engine, "processes": processes})
    except SolverFailed as failed:
        print(failed, file=sys.stderr)
        return Run(*about, 0.0, len(day.jobs), 0, 0, 0.0, str(failed).strip().splitlines()[-1])
    score = check(day, answer.tours, short_s=1)
    figures = (round(answer.wall_s, 1), score.unserved, score.travel_s, score.cost, round(answer.peak_mb))
    return Run(*about, *figures, score.faults[0] if score.faults else "")


def table(runs: Sequence[Run]) -> str:
    lines = [
        "| jobs | engine | processes | 60 s: unserved | travel h | cost, s | within 5 % after, s of wall |",
        "|--:|---|--:|--:|--:|--:|--:|",
    ]
    for jobs in dict.fromkeys(run.jobs for run in runs):
        here = [run for run in runs if run.jobs == jobs]
        mark = min((run.cost for run in here if run.seconds == MARK_S and not run.fault), default=0)
        for engine in dict.fromkeys(run.engine for run in here):
            mine = sorted((run for run in here if run.engine == engine), key=lambda run: run.seconds)
            full = next(run for run in mine if run.seconds == MARK_S)
            near = [run for run in mine if not run.fault and run.cost <= NEAR * mark]
            after = f"{near[0].wall_s:.0f}" if near else f"not in {mine[-1].seconds:g}"
            figures = f"{full.unserved} | {full.travel_s / HOUR_S:.0f} | {full.cost:,}"
            lines.append(f"| {jobs:,} | {engine} | {full.processes} | {full.fault or figures} | {after} |")
    return "\n".join(lines)
