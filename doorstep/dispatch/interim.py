"""The solver's interface over the insertion solver, until the compiled search has it."""

from __future__ import annotations

from collections.abc import Callable
from time import perf_counter

from doorstep.dispatch.solver.insertion import solve as insert
from doorstep.dispatch.solver.plan import Plan
from doorstep.dispatch.solver.problem import Params, Problem, Until
from doorstep.dispatch.solver.solving import Progress
from doorstep.dispatch.solver.travel import TravelProvider


def solve(
    problem: Problem,
    params: Params,
    *,
    travel: TravelProvider,
    until: Until,
    on_better: Callable[[Progress], bool | None] | None = None,
) -> Plan:
    """As solving.solve."""
    began = perf_counter()

    def report(plan: Plan) -> None:
        if on_better is not None:
            served, travel_s = len(plan.stays()), sum(route.travel_s for route in plan.routes)
            on_better(Progress(perf_counter() - began, 1, served, len(plan.unserved), travel_s, plan.cost))

    return insert(problem, params, travel=travel, on_better=report)
