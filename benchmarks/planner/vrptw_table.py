"""`python -m benchmarks.planner vrptw`: gaps to the best-known costs."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.planner.results import keep, machine
from benchmarks.planner.running import SolverFailed, ask_vrptw
from benchmarks.planner.vrptw import Instance, best_known, cost_of, faults_of, read_instance


@dataclass(frozen=True, slots=True)
class Gap:
    """`gap`: percent above the best-known cost. `fault`: why there is none."""

    instance: str
    size: int
    solver: str
    version: str
    seconds: float
    wall_s: float
    cost: float
    gap: float
    fault: str


def vrptw(
    folder: Path, *, seconds: float, sizes: Sequence[int], solvers: Sequence[str], out: Path | None
) -> list[Gap]:
    """Runs and prints; returns all results."""
    known = best_known(folder / "README.md")
    instances = [read_instance(path) for path in sorted(folder.glob("*.txt"))]
    asked = [each for each in instances if each.size in sizes and each.name in known]
    if not asked:
        raise SystemExit(f"no instance of {', '.join(map(str, sizes))} customers in {folder}")
    print(f"VRPTW, {seconds:g} s each; {machine()}\n")
    gaps: list[Gap] = []
    for instance in sorted(asked, key=lambda each: (each.size, each.name)):
        for solver in solvers:
            found = _gap(instance, known[instance.name], solver, seconds)
            keep(out, "vrptw", [found])
            gaps.append(found)
            print(f"  {instance.name} {solver}: {found.fault or f'{found.gap:.2f} %'}", flush=True)
    print(f"\n{table(gaps, known)}\n\n{means(gaps)}")
    return gaps


def _gap(instance: Instance, known: float, solver: str, seconds: float) -> Gap:
    about = (instance.name, instance.size, solver)
    try:
        answer = ask_vrptw(solver, instance, seconds)
    except SolverFailed as failed:
        print(failed, file=sys.stderr)
        return Gap(*about, solver, seconds, 0.0, 0.0, 0.0, str(failed).strip().splitlines()[-1])
    faults, cost = faults_of(instance, answer.said), cost_of(instance, answer.said)
    gap = 100 * (cost / known - 1)
    return Gap(*about, answer.version, seconds, answer.wall_s, cost, gap, "; ".join(faults[:2]))


def table(gaps: Sequence[Gap], known: dict[str, float]) -> str:
    solvers = list(dict.fromkeys(each.solver for each in gaps))
    by = {(each.instance, each.solver): each for each in gaps}
    lines = [
        "| instance | best known | " + " | ".join(f"{each}: cost, gap, s" for each in solvers) + " |",
        "|---|--:|" + "--:|" * len(solvers),
    ]
    for name in dict.fromkeys(each.instance for each in gaps):
        cells = [_cell(by[name, solver]) for solver in solvers]
        lines.append(f"| {name} | {known[name]:,.1f} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def means(gaps: Sequence[Gap]) -> str:
    solvers = list(dict.fromkeys(each.solver for each in gaps))
    lines = ["| mean gap of | " + " | ".join(solvers) + " |", "|---|" + "--:|" * len(solvers)]
    for size in sorted({each.size for each in gaps}):
        cells = []
        for solver in solvers:
            here = [each for each in gaps if each.size == size and each.solver == solver]
            true = [each.gap for each in here if not each.fault]
            whole = f"{sum(true) / len(true):.2f} %" if len(true) == len(here) else "NOT ALL SOLVED"
            cells.append(whole)
        lines.append(f"| {size:,} customers | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _cell(each: Gap) -> str:
    return each.fault or f"{each.cost:,.1f}, {each.gap:.2f} %, {each.wall_s:.0f}"
