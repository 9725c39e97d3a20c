"""`python -m benchmarks.planner days`: the same days for everyone, each checked."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

from benchmarks.planner.checking import check
from benchmarks.planner.days import HELD_OUT, NORMAL, TIGHT, TUNED, Day, make_day
from benchmarks.planner.results import (
    Result,
    day_table,
    keep,
    machine,
    mean_table,
    result_of,
    verdicts,
    without_answer,
)
from benchmarks.planner.running import SolverFailed, ask_day


def days(
    *,
    jobs: int,
    technicians: int,
    seconds: float,
    tight: bool,
    seeds: str,
    solvers: Sequence[str],
    out: Path | None,
) -> list[Result]:
    """Runs and prints; the groups of seeds apart. Returns all results."""
    load = TIGHT if tight else NORMAL
    print(f"{jobs} jobs × {technicians} technicians, load {load:.1f}, {seconds:g} s each; {machine()}")
    results: list[Result] = []
    for seed in seeds_of(seeds):
        day = make_day(jobs, technicians, seed, load)
        for solver in solvers:
            result = run_day(day, solver, seconds)
            keep(out, "days", [result])
            results.append(result)
            print(
                f"  seed {seed} {solver}: {result.fault or f'{result.unserved} unserved'}, "
                f"{result.travel_s / 3600:.1f} h, {result.wall_s:.1f} s",
                flush=True,
            )
    for group in dict.fromkeys(each.group for each in results):
        here = [each for each in results if each.group == group]
        print(f"\n### {group}\n\n{day_table(here)}\n\nMeans:\n\n{mean_table(here)}\n")
        print("\n".join(verdicts(here)))
    return results


def run_day(day: Day, solver: str, seconds: float) -> Result:
    try:
        answer = ask_day(solver, day, seconds)
    except SolverFailed as failed:
        print(failed, file=sys.stderr)
        return without_answer(day, solver, seconds, str(failed))
    return result_of(day, solver, seconds, answer, check(day, answer.tours))


def seeds_of(said: str) -> tuple[int, ...]:
    """`tuned`, `held-out`, `all`, or numbers by commas."""
    named = {"tuned": TUNED, "held-out": HELD_OUT, "all": TUNED + HELD_OUT}
    return named[said] if said in named else tuple(int(each) for each in said.split(","))
