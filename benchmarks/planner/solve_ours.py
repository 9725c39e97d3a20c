"""Our planner in a process of its own: `python -m benchmarks.planner.solve_ours < task.json > answer.json`.

Task: {jobs, technicians, seed, load, seconds, matrix}. The clock starts when the day and its matrix stand and
ends with the plan.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from dataclasses import astuple
from typing import Any

from doorstep.dispatch.solver.solving import Progress, solve

from benchmarks.planner.days import make_day
from benchmarks.planner.ours import params_of, problem_of, tours_of, travel_of
from doorstep import __version__
from doorstep.dispatch.solver.problem import Until


def main() -> None:
    out, sys.stdout = sys.stdout, sys.stderr
    task = json.load(sys.stdin)
    json.dump(answer(task), out)


def answer(task: dict[str, Any]) -> dict[str, Any]:
    day = make_day(task["jobs"], task["technicians"], task["seed"], task["load"])
    problem = problem_of(day, matrix=task["matrix"])
    travel = travel_of(day, matrix=task["matrix"])
    progress: list[tuple[float, int]] = []

    def on_better(better: Progress) -> None:
        progress.append((better.elapsed_s, better.cost))

    began, began_cpu = time.perf_counter(), time.process_time()
    plan = solve(
        problem, params_of(0), travel=travel, until=Until(seconds=task["seconds"]), on_better=on_better
    )
    wall_s, cpu_s = time.perf_counter() - began, time.process_time() - began_cpu
    return {
        "version": f"Doorstep {__version__}",
        "tours": [astuple(tour) for tour in tours_of(plan)],
        "wall_s": wall_s,
        "cpu_s": cpu_s,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "progress": progress,
    }


if __name__ == "__main__":
    main()
