"""OR-Tools' routing solver on a day: `python -m benchmarks.planner.peers.day_ortools < task.json`.

Parallel cheapest insertion, then guided local search. Local cheapest insertion and `automatic` begin with
more jobs left out and don't catch up; its iterated local search with SISR finds nothing in these times.
"""

from __future__ import annotations

from importlib.metadata import version
from typing import Any

import numpy as np
from ortools.constraint_solver import (  # type: ignore[import-not-found,unused-ignore]
    pywrapcp,
    routing_enums_pb2,
)

from benchmarks.planner.peers.exchange import Search, Tours, answer

WEIGHT_S = 10_000


def build(task: dict[str, Any]) -> tuple[Search, Any]:
    ways = np.load(task["matrix"]).astype(np.int64)
    jobs, people = task["jobs"], task["technicians"]
    service = [job["service"] for job in jobs] + [0] * (len(ways) - len(jobs))
    bases = [each["node"] for each in people]
    manager = pywrapcp.RoutingIndexManager(len(ways), len(people), bases, bases)
    model = pywrapcp.RoutingModel(manager)
    model.SetArcCostEvaluatorOfAllVehicles(model.RegisterTransitMatrix(ways.tolist()))
    spent = model.RegisterTransitMatrix((ways + np.array(service)[:, None]).tolist())
    day = max(each["to"] for each in people)
    model.AddDimension(spent, day, day, False, "time")
    time = model.GetDimensionOrDie("time")
    for number, job in enumerate(jobs):
        index = manager.NodeToIndex(number)
        time.CumulVar(index).SetRange(job["earliest"], job["latest"])
        able = [place for place, each in enumerate(people) if job["skill"] in each["skills"]]
        model.VehicleVar(index).SetValues([-1, *able])
        model.AddDisjunction([index], WEIGHT_S * job["weight"])
    breaks = [_lunch(task, model, time, place, service) for place in range(len(people))]

    def search(seconds: float) -> Any:
        said = pywrapcp.DefaultRoutingSearchParameters()
        said.first_solution_strategy = routing_enums_pb2.FirstSolutionStrategy.PARALLEL_CHEAPEST_INSERTION
        said.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
        said.time_limit.FromMilliseconds(int(seconds * 1000))
        return model.SolveWithParameters(said)

    return search, lambda found: tours(manager, model, time, breaks, found)


def _lunch(task: dict[str, Any], model: Any, time: Any, place: int, service: list[int]) -> Any:
    """The technician's shift, and his lunch in it."""
    each, lunch = task["technicians"][place], task["lunch"]
    for end in (model.Start(place), model.End(place)):
        time.CumulVar(end).SetRange(each["from"], each["to"])
    had = model.solver().FixedDurationIntervalVar(
        lunch["earliest"], lunch["latest"], lunch["duration"], False, f"lunch {place}"
    )
    time.SetBreakIntervalsOfVehicle([had], place, service)
    model.AddVariableMinimizedByFinalizer(time.CumulVar(model.Start(place)))
    return had


def tours(manager: Any, model: Any, time: Any, breaks: list[Any], found: Any) -> Tours:
    if found is None:
        raise SystemExit("OR-Tools found no solution in its time")
    said: Tours = []
    for place, had in enumerate(breaks):
        visits, index = [], found.Value(model.NextVar(model.Start(place)))
        while not model.IsEnd(index):
            visits.append((manager.IndexToNode(index), found.Min(time.CumulVar(index))))
            index = found.Value(model.NextVar(index))
        said.append((place, visits, found.StartValue(had)))
    return said


if __name__ == "__main__":
    answer(f"OR-Tools {version('ortools')}", build)
