"""Plans of the compiled search, over small worlds made by chance: they can be kept, and the best is found."""

from __future__ import annotations

from hypothesis import given, settings

from doorstep.dispatch.solver.problem import Params, Problem, Until
from doorstep.dispatch.solver.solving import solve
from doorstep.dispatch.solver.tests.chances import problems
from doorstep.dispatch.solver.tests.checking import faults
from doorstep.dispatch.solver.tests.optimum import least_cost
from doorstep.dispatch.solver.tests.worlds import Street

SHORT = Until(seconds=None, rounds=60)
LONG = Until(seconds=None, rounds=1_500)


@settings(max_examples=100, deadline=None)
@given(problems(most_jobs=9, most_workers=3, locked=True))
def test_a_plan_can_be_carried_out_as_it_is_written(problem: Problem) -> None:
    """Every visit of a plan stands up to a checker that knows nothing of the solver."""
    plan = solve(problem, Params(), travel=Street(), until=SHORT)
    assert faults(problem, plan) == []
    assert plan == solve(problem, Params(), travel=Street(), until=SHORT)


@settings(max_examples=60, deadline=None)
@given(problems(most_jobs=6, most_workers=3, paired=True))
def test_halves_of_a_pair_start_together_or_stay_out(problem: Problem) -> None:
    """With two people; who is left out has a reason with everybody."""
    plan = solve(problem, Params(), travel=Street(), until=SHORT)
    assert faults(problem, plan) == []
    for left_out in plan.unserved:
        assert [each.worker for each in left_out.reasons] == [worker.id for worker in problem.workers]


@settings(max_examples=60, deadline=None)
@given(problems(most_jobs=5, most_workers=2))
def test_the_best_plan_of_a_tiny_world_is_found(problem: Problem) -> None:
    """No plan at all costs less than the one of the search."""
    plan = solve(problem, Params(), travel=Street(), until=LONG)
    assert abs(plan.cost - least_cost(problem, Params())) <= 1
