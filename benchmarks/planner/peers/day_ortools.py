"""OR-Tools' routing solver on a day: `python -m benchmarks.planner.peers.day_ortools < task.json`."""

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
    solver = model.solver()
    for number, job in enumerate(jobs):
        index = manager.NodeToIndex(number)
        time.CumulVar(index).SetRange(job["earliest"], job["latest"])
        able = [place for place, each in enumerate(people) if job["skill"] in each["skills"]]
        model.VehicleVar(index).SetValues([-1, *able])
        model.AddDisjunction([index], WEIGHT_S * job["weight"])
    lunch, breaks = task["lunch"], []
    for place, each in enumerate(people):
        for end in (model.Start(place), model.End(place)):
            time.CumulVar(end).SetRange(each["from"], each["to"])
        name = f"lunch {place}"
        had = solver.FixedDurationIntervalVar(
            lunch["earliest"], lunch["latest"], lunch["duration"], False, name
        )
        breaks.append(had)
        time.SetBreakIntervalsOfVehicle([had], place, service)
        model.AddVariableMinimizedByFinalizer(time.CumulVar(model.Start(place)))

    def search(seconds: float) -> Any:
        return model.SolveWithParameters(parameters(seconds, task.get("heuristic", ""), task))

    return search, lambda found: tours(manager, model, time, breaks, found)


def parameters(seconds: float, heuristic: str, extra) -> Any:
    said = pywrapcp.DefaultRoutingSearchParameters()
    first = routing_enums_pb2.FirstSolutionStrategy
    said.first_solution_strategy = getattr(first, heuristic or "PARALLEL_CHEAPEST_INSERTION")
    said.local_search_metaheuristic = routing_enums_pb2.LocalSearchMetaheuristic.GUIDED_LOCAL_SEARCH
    if extra.get("ils"):
        said.use_iterated_local_search = True
        ils = said.iterated_local_search_parameters

        if extra["ils"] == "sisr":
            rs = ils.ruin_recreate_parameters.ruin_strategies.add()
            rs.sisr.max_removed_sequence_size = 10
            rs.sisr.avg_num_removed_visits = 10
            rs.sisr.bypass_factor = 0.5
        print(ils)
    if extra.get("meta"):
        said.local_search_metaheuristic = getattr(routing_enums_pb2.LocalSearchMetaheuristic, extra["meta"])
    said.time_limit.FromMilliseconds(int(seconds * 1000))
    return said


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
