"""A VRPTW instance as our planner's problem: a tenth is a second, the vehicles are workers all alike."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from benchmarks.planner.vrptw import Instance
from doorstep.core.windows import Window
from doorstep.dispatch.solver.plan import Plan
from doorstep.dispatch.solver.problem import Job, Node, Params, Problem, Worker

MIDNIGHT = datetime(2026, 1, 1, tzinfo=UTC)
PARAMS = Params(unserved_s=1_000_000, off_area_s=0, split_group_s=0, load_s_per_hour=0, moved_s=0)


def problem_of(instance: Instance) -> Problem:
    depot = instance.customers[0]
    jobs = tuple(
        Job(
            str(number),
            Node(number),
            each.service,
            (Window(_at(each.ready), _at(each.latest + 1)),),
            delivery=(each.demand,),
        )
        for number, each in enumerate(instance.customers)
        if number > 0
    )
    shift = Window(_at(depot.ready), _at(depot.latest))
    workers = tuple(
        Worker(str(number), Node(0), (shift,), end=Node(0), capacity=(instance.capacity,))
        for number in range(instance.vehicles)
    )
    return Problem(jobs, workers, UTC)


def routes_of(plan: Plan) -> list[list[int]]:
    return [[int(visit.job) for visit in route.visits] for route in plan.routes if route.visits]


def _at(tenth: int) -> datetime:
    return MIDNIGHT + timedelta(seconds=tenth)
