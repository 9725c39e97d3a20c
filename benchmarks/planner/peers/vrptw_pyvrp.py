"""PyVRP on a VRPTW instance: `python -m benchmarks.planner.peers.vrptw_pyvrp < task.json`; its own defaults,
which its authors tuned on such instances."""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import numpy as np
import pyvrp  # type: ignore[import-not-found,unused-ignore]
import pyvrp.stop  # type: ignore[import-not-found,unused-ignore]

from benchmarks.planner.peers.exchange import Search, answer


def build(task: dict[str, Any]) -> tuple[Search, Any]:
    ways = np.load(task["matrix"]).astype(np.int64)
    depot, *customers = task["customers"]
    clients = [
        pyvrp.Client(
            number,
            delivery=[each["demand"]],
            service_duration=each["service"],
            tw_early=each["ready"],
            tw_late=each["latest"],
        )
        for number, each in enumerate(customers, 1)
    ]
    types = [
        pyvrp.VehicleType(
            task["vehicles"], capacity=[task["capacity"]], tw_early=depot["ready"], tw_late=depot["latest"]
        )
    ]
    places = [pyvrp.Location(0, 0) for _ in range(len(ways))]
    data = pyvrp.ProblemData(places, clients, [pyvrp.Depot(0)], types, [ways], [ways])

    def search(seconds: float) -> Any:
        stop = pyvrp.stop.MaxRuntime(seconds)
        return pyvrp.solve(data, stop, seed=task["seed"], collect_stats=False)

    return search, routes


def routes(found: Any) -> list[list[int]]:
    if not found.best.is_feasible():
        raise SystemExit("PyVRP found no feasible solution in its time")
    return [[step.idx + 1 for step in route if step.is_client()] for route in found.best.routes()]


if __name__ == "__main__":
    answer(f"PyVRP {version('pyvrp')}", build)
