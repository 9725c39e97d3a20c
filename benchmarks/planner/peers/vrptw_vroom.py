"""VROOM on a VRPTW instance: `python -m benchmarks.planner.peers.vrptw_vroom < task.json`."""

from __future__ import annotations

from datetime import timedelta
from importlib.metadata import version
from typing import Any

import numpy as np
import vroom  # type: ignore[import-not-found,unused-ignore]

from benchmarks.planner.peers.exchange import Search, answer

EXPLORATION = 5


def build(task: dict[str, Any]) -> tuple[Search, Any]:
    model = vroom.Input()
    model.set_durations_matrix("car", np.load(task["matrix"]).astype(np.uint32))
    depot, *customers = task["customers"]
    for number, each in enumerate(customers, 1):
        model.add_job(
            vroom.Job(
                number,
                location=number,
                default_service=each["service"],
                delivery=[each["demand"]],
                time_windows=[vroom.TimeWindow(each["ready"], each["latest"])],
            )
        )
    for number in range(task["vehicles"]):
        hours = vroom.TimeWindow(depot["ready"], depot["latest"])
        model.add_vehicle(
            vroom.Vehicle(number, start=0, end=0, capacity=[task["capacity"]], time_window=hours)
        )

    def search(seconds: float) -> Any:
        return model.solve(exploration_level=EXPLORATION, nb_threads=1, timeout=timedelta(seconds=seconds))

    return search, routes


def routes(solution: Any) -> list[list[int]]:
    return [
        [step["id"] for step in route["steps"] if step["type"] == "job"]
        for route in solution.to_dict()["routes"]
    ]


if __name__ == "__main__":
    answer(f"VROOM (pyvroom {version('pyvroom')})", build)
