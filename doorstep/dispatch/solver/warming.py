"""Compiles the search once, where the program is installed, so that no user ever waits for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch.solver.explaining import Explainer
from doorstep.dispatch.solver.problem import Break, Job, Params, Problem, Until, Worker
from doorstep.dispatch.solver.solving import solve
from doorstep.dispatch.solver.standing import warm as warm_standing
from doorstep.dispatch.solver.tours import tours_of
from doorstep.dispatch.solver.travel import HaversineTravel


def warm() -> None:
    """Solve a small day and say why one job has no place in it. Takes a minute the first time, a second from
    then on: what is compiled is kept."""
    begin = datetime(2026, 1, 5, 8, tzinfo=UTC)
    day = Window(begin, begin + timedelta(hours=9))
    noon = Break(1800, ((begin + timedelta(hours=3), begin + timedelta(hours=5)),))
    jobs = tuple(Job(str(n), Place(31 + n / 100, 121), 1800, (day,)) for n in range(4))
    jobs += (Job("long", Place(31, 121), 36_000, (day,)),)
    workers = tuple(Worker(str(n), Place(31, 121), (day,), breaks=(noon,)) for n in range(2))
    travel = HaversineTravel(midnight=begin)
    problem = Problem(jobs, workers, UTC)
    solve(problem, Params(), travel=travel, until=Until(rounds=20))
    explainer = Explainer(problem, tours_of(problem, travel), travel, jobs[-1:], few=0)
    if len(explainer.reasons("long")) != len(workers):
        raise RuntimeError("the compiled planner errs: remove Numba's cache (__pycache__) and warm again")
    warm_standing(workers, UTC, travel)
