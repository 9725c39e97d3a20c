"""PyVRP on a day: `python -m benchmarks.planner.peers.day_pyvrp < task.json`, in the peers' environment.

PyVRP knows neither skills nor breaks. Skills are load dimensions that a technician without the skill has no
room for (forbidden edges in a profile for each set of skills serve fewer, and would fill the memory of the
large days). Lunch is an optional job of half an hour at every tenth customer's and at every base; who works
holds at most one, and it is worth more than any job. Where it lies beside a visit there it costs no way.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import numpy as np
import pyvrp  # type: ignore[import-not-found,unused-ignore]
import pyvrp.search  # type: ignore[import-not-found,unused-ignore]
import pyvrp.stop  # type: ignore[import-not-found,unused-ignore]

from benchmarks.planner.peers.exchange import Search, Tours, answer
from benchmarks.planner.peers.laying import LUNCH, timed

WEIGHT_S, LUNCH_WORTH_S = 1_000, 30_000
NEIGHBOURS = 200
LUNCH_EVERY = 10


def build(task: dict[str, Any]) -> tuple[Search, Any]:
    ways = np.load(task["matrix"]).astype(np.int64)
    jobs, people = task["jobs"], task["technicians"]
    skills = 1 + max(job["skill"] for job in jobs)

    def amount(*dims: int) -> list[int]:
        return [1 if dim in dims else 0 for dim in range(1 + skills)]

    clients = [
        pyvrp.Client(
            number,
            delivery=amount(1 + job["skill"]),
            service_duration=job["service"],
            tw_early=job["earliest"],
            tw_late=job["latest"],
            prize=WEIGHT_S * job["weight"],
            required=False,
        )
        for number, job in enumerate(jobs)
    ]
    clients += [_lunch(task["lunch"], node, amount(0)) for node in _lunch_nodes(len(jobs), len(ways))]
    first = len(jobs)
    types = [
        pyvrp.VehicleType(
            1,
            capacity=[1] + [len(jobs) if skill in each["skills"] else 0 for skill in range(skills)],
            start_depot=each["node"] - first,
            end_depot=each["node"] - first,
            tw_early=each["from"],
            tw_late=each["to"],
        )
        for each in people
    ]
    depots = [pyvrp.Depot(node) for node in range(first, len(ways))]
    places = [pyvrp.Location(0, 0) for _ in range(len(ways))]
    data = pyvrp.ProblemData(places, clients, depots, types, [ways], [ways])
    near = pyvrp.search.NeighbourhoodParams(num_neighbours=NEIGHBOURS)
    params = pyvrp.SolveParams(neighbourhood=near)

    def search(seconds: float) -> Any:
        stop = pyvrp.stop.MaxRuntime(seconds)
        return pyvrp.solve(data, stop, seed=task["seed"], collect_stats=False, params=params)

    return search, lambda found: tours(found, task, ways)


def _lunch(lunch: dict[str, int], node: int, amount: list[int]) -> Any:
    return pyvrp.Client(
        node,
        delivery=amount,
        service_duration=lunch["duration"],
        tw_early=lunch["earliest"],
        tw_late=lunch["latest"],
        prize=LUNCH_WORTH_S,
        required=False,
    )


def _lunch_nodes(jobs: int, nodes: int) -> list[int]:
    return [*range(0, jobs, LUNCH_EVERY), *range(jobs, nodes)]


def tours(found: Any, task: dict[str, Any], ways: Any) -> Tours:
    if not found.best.is_feasible():
        raise SystemExit("PyVRP found no feasible solution in its time")
    jobs, said = len(task["jobs"]), []
    for route in found.best.routes():
        order = [step.idx if step.idx < jobs else LUNCH for step in route if step.is_client()]
        said.append(timed(order, route.vehicle_type(), task, ways))
    return said


if __name__ == "__main__":
    answer(f"PyVRP {version('pyvrp')}", build)
