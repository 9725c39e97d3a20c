"""Our planner in a process of its own: `python -m benchmarks.planner.solve_ours < task.json > answer.json`.

The clock starts when problem and matrix stand and the compiled search is loaded, as the peers' does when
their models do, and ends with the plan.
Kinds of task: `day` and `vrptw` (as the peers get them) and `grown` (see growth.py).
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable, Mapping
from dataclasses import astuple
from typing import Any

import numpy as np

from benchmarks.planner import ours, ours_vrptw
from benchmarks.planner.days import Day, make_day
from benchmarks.planner.vrptw import Customer, Instance
from doorstep import __version__
from doorstep.dispatch.solver.plan import Plan
from doorstep.dispatch.solver.problem import Params, Problem, Until
from doorstep.dispatch.solver.solving import Progress, solve
from doorstep.dispatch.solver.travel import MatrixTravel, TravelProvider
from doorstep.dispatch.solver.warming import warm


def main() -> None:
    out, sys.stdout = sys.stdout, sys.stderr
    task = json.load(sys.stdin)
    json.dump(answer(task), out)


def answer(task: Mapping[str, Any]) -> dict[str, Any]:
    problem, params, travel, read = KINDS[task["kind"]](task)
    progress: list[tuple[float, int]] = []

    def on_better(better: Progress) -> None:
        progress.append((round(better.elapsed_s, 3), better.cost))

    warm()
    until = Until(seconds=task["seconds"])
    began, began_cpu = time.perf_counter(), time.process_time()
    plan = _solved(task, problem, params, travel, until, on_better)
    wall_s, cpu_s = time.perf_counter() - began, time.process_time() - began_cpu
    return {
        "version": f"Doorstep {__version__}",
        "answer": read(plan),
        "wall_s": wall_s,
        "cpu_s": cpu_s,
        "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "progress": progress,
    }


Asked = tuple[Problem, Params, TravelProvider, Callable[[Plan], Any]]


def day_task(task: Mapping[str, Any]) -> Asked:
    day = _day(task)
    travel = MatrixTravel({"": np.load(task["matrix"])})
    return ours.problem_of(day, matrix=True), ours.params_of(task["seed"]), travel, _tours


def grown_task(task: Mapping[str, Any]) -> Asked:
    day = _day(task)
    return ours.problem_of(day, matrix=False), ours.params_of(task["seed"]), ours.travel_of(), _tours


def vrptw_task(task: Mapping[str, Any]) -> Asked:
    customers = tuple(Customer(0.0, 0.0, **each) for each in task["customers"])
    instance = Instance("", task["vehicles"], task["capacity"], customers)
    travel = MatrixTravel({"": np.load(task["matrix"])})
    return ours_vrptw.problem_of(instance), ours_vrptw.PARAMS, travel, ours_vrptw.routes_of


KINDS: Mapping[str, Callable[[Mapping[str, Any]], Asked]] = {
    "day": day_task,
    "grown": grown_task,
    "vrptw": vrptw_task,
}


def _day(task: Mapping[str, Any]) -> Day:
    return make_day(**task["made_of"])


def _tours(plan: Plan) -> list[tuple[Any, ...]]:
    return [astuple(tour) for tour in ours.tours_of(plan)]


def _solved(
    task: Mapping[str, Any],
    problem: Problem,
    params: Params,
    travel: TravelProvider,
    until: Until,
    on_better: Callable[[Progress], None],
) -> Plan:
    if task.get("engine", "single") == "single":
        return solve(problem, params, travel=travel, until=until, on_better=on_better)
    from doorstep.dispatch.solver.regions import solve_regions

    return solve_regions(
        problem, params, travel=travel, until=until, processes=task["processes"], engine=task["engine"]
    )


if __name__ == "__main__":
    main()
