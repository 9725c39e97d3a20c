"""VROOM on a day: `python -m benchmarks.planner.peers.day_vroom < task.json`, in the peers' environment.

It maximises the sum of priorities first: a job's weight as its priority (10 to 20) says our objective.
"""

from __future__ import annotations

from datetime import timedelta
from importlib.metadata import version
from typing import Any

import numpy as np
import vroom  # type: ignore[import-not-found,unused-ignore]

from benchmarks.planner.peers.exchange import Search, Tours, answer

#: The least: with 5, its default, it serves fewer in the same time, drives more, and overruns its limit.
EXPLORATION = 1


def build(task: dict[str, Any]) -> tuple[Search, Any]:
    model = vroom.Input()
    model.set_durations_matrix("car", np.load(task["matrix"]).astype(np.uint32))
    for number, job in enumerate(task["jobs"]):
        model.add_job(
            vroom.Job(
                number,
                location=number,
                default_service=job["service"],
                skills={job["skill"]},
                priority=job["weight"],
                time_windows=[vroom.TimeWindow(job["earliest"], job["latest"])],
            )
        )
    lunch = task["lunch"]
    for number, each in enumerate(task["technicians"]):
        model.add_vehicle(
            vroom.Vehicle(
                number,
                start=each["node"],
                end=each["node"],
                skills=set(each["skills"]),
                time_window=vroom.TimeWindow(each["from"], each["to"]),
                breaks=[
                    vroom.Break(
                        number,
                        time_windows=[vroom.TimeWindow(lunch["earliest"], lunch["latest"])],
                        service=lunch["duration"],
                    )
                ],
            )
        )

    def search(seconds: float) -> Any:
        return model.solve(exploration_level=EXPLORATION, nb_threads=1, timeout=timedelta(seconds=seconds))

    return search, tours


def tours(solution: Any) -> Tours:
    found = []
    for route in solution.to_dict()["routes"]:
        visits, lunch = [], None
        for step in route["steps"]:
            at = step["arrival"] + step.get("waiting_time", 0)
            if step["type"] == "job":
                visits.append((step["id"], at))
            elif step["type"] == "break":
                lunch = at
        found.append((route["vehicle"], visits, lunch))
    return found


if __name__ == "__main__":
    answer(f"VROOM (pyvroom {version('pyvroom')})", build)
