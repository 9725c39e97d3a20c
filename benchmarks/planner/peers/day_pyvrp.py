"""PyVRP on a day: `python -m benchmarks.planner.peers.day_pyvrp < task.json`, in the peers' environment.

PyVRP knows neither skills nor breaks. Skills are load dimensions that a technician without the skill has no
room for (forbidden edges in a profile for each set of skills serve fewer, and would fill the memory of the
large days). Lunch is an optional job of half an hour at many customers' and at every base; a technician holds
at most one, and it is worth more than any job: so it costs no way where it lies beside a visit.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import numpy as np
import pyvrp  # type: ignore[import-not-found,unused-ignore]
import pyvrp.search  # type: ignore[import-not-found,unused-ignore]
import pyvrp.stop  # type: ignore[import-not-found,unused-ignore]

from benchmarks.planner.peers.exchange import Search, Tours, answer

WEIGHT_S, LUNCH_WORTH_S, NEVER_S = 10_000, 400_000, 5_000_000
NEIGHBOURS = 300


def build(task: dict[str, Any]) -> tuple[Search, Any]:
    ways = np.load(task["matrix"]).astype(np.int64)
    jobs, people, lunch = task["jobs"], task["technicians"], task["lunch"]
    by_load = task.get("skills", "profiles") == "loads"
    sets = sorted({tuple(each["skills"]) for each in people})
    skills = 1 + max(job["skill"] for job in jobs)
    dims = 1 + (skills if by_load else 0)

    def amount(*held: int) -> list[int]:
        return [1 if dim in held else 0 for dim in range(dims)]

    clients = [
        pyvrp.Client(
            number,
            delivery=amount(1 + job["skill"]) if by_load else amount(),
            service_duration=job["service"],
            tw_early=job["earliest"],
            tw_late=job["latest"],
            prize=task.get("weight_s", WEIGHT_S) * job["weight"],
            required=False,
        )
        for number, job in enumerate(jobs)
    ]
    clients += [
        pyvrp.Client(
            node,
            delivery=amount(0),
            service_duration=lunch["duration"],
            tw_early=lunch["earliest"],
            tw_late=lunch["latest"],
            prize=task.get("lunch_worth", LUNCH_WORTH_S),
            required=False,
        )
        for node in lunch_nodes(task, len(ways))
    ]
    first = len(jobs)
    depots = [pyvrp.Depot(node) for node in range(first, len(ways))]
    types = [
        pyvrp.VehicleType(
            1,
            capacity=[1]
            + ([len(jobs) if skill in each["skills"] else 0 for skill in range(skills)] if by_load else []),
            start_depot=each["node"] - first,
            end_depot=each["node"] - first,
            tw_early=each["from"],
            tw_late=each["to"],
            profile=0 if by_load else sets.index(tuple(each["skills"])),
        )
        for each in people
    ]
    matrices = [ways] if by_load else [forbidding(ways, jobs, held) for held in sets]
    places = [pyvrp.Location(0, 0) for _ in range(len(ways))]
    data = pyvrp.ProblemData(places, clients, depots, types, matrices, matrices)
    near = pyvrp.search.NeighbourhoodParams(
        num_neighbours=task.get("neighbours", NEIGHBOURS),
        weight_wait_time=task.get("weight_wait_time", 0.2),
    )
    params = pyvrp.SolveParams(
        neighbourhood=near, penalty=pyvrp.PenaltyParams(max_penalty=task.get("max_penalty", 1e5))
    )

    def search(seconds: float) -> Any:
        stop = pyvrp.stop.MaxRuntime(seconds)
        return pyvrp.solve(data, stop, seed=task["seed"], collect_stats=False, params=params)

    return search, lambda found: tours(found, task, ways)


def lunch_nodes(task: dict[str, Any], nodes: int) -> list[int]:
    every = task.get("lunch_every", 1)
    return [node for node in range(nodes) if node % every == 0 or node >= len(task["jobs"])]


def forbidding(ways: Any, jobs: list[dict[str, Any]], held: tuple[int, ...]) -> Any:
    barred = [number for number, job in enumerate(jobs) if job["skill"] not in held]
    matrix = ways.copy()
    matrix[barred, :] = NEVER_S
    matrix[:, barred] = NEVER_S
    np.fill_diagonal(matrix, 0)
    return matrix


def tours(found: Any, task: dict[str, Any], ways: Any) -> Tours:
    """The routes in their order, each visit as early as it can be; a lunch that lies beside no visit costs no
    way. A route without lunch loses the least visits that make room for it."""
    if not found.best.is_feasible():
        raise SystemExit("PyVRP found no feasible solution in its time")
    jobs, said = task["jobs"], []
    for route in found.best.routes():
        order = [step.idx for step in route if step.is_client()]
        said.append(
            timed([each if each < len(jobs) else -1 for each in order], route.vehicle_type(), task, ways)
        )
    return said


def timed(order: list[int], place: int, task: dict[str, Any], ways: Any) -> Any:
    """-1 in the order is lunch. If missing, it is put where it fits, at the cost of one visit if it must."""
    orders = (
        [order]
        if -1 in order
        else [
            [*part[:at], -1, *part[at:]]
            for left in range(-1, len(order))
            for part in [[each for number, each in enumerate(order) if number != left]]
            for at in range(len(part) + 1)
        ]
    )
    for each in orders:
        starts = early(each, place, task, ways)
        if starts is not None:
            return place, [(job, at) for job, at in starts if job >= 0], dict(starts).get(-1)
    return place, [], None


def early(order: list[int], place: int, task: dict[str, Any], ways: Any) -> list[tuple[int, int]] | None:
    who, lunch = task["technicians"][place], task["lunch"]
    at, node, starts = who["from"], who["node"], []
    for job in order:
        if job < 0:
            at = max(at, lunch["earliest"])
            starts.append((-1, at))
            if at > lunch["latest"]:
                return None
            at += lunch["duration"]
            continue
        asked = task["jobs"][job]
        at = max(at + int(ways[node, job]), asked["earliest"])
        if at > asked["latest"]:
            return None
        starts.append((job, at))
        at, node = at + asked["service"], job
    return starts if at + int(ways[node, who["node"]]) <= who["to"] else None


if __name__ == "__main__":
    answer(f"PyVRP {version('pyvrp')}", build)
