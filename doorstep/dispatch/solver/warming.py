"""Compiles the search once, where the program is installed, so that no user ever waits for it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch.solver.problem import Break, Job, Params, Problem, Until, Worker
from doorstep.dispatch.solver.solving import solve
from doorstep.dispatch.solver.standing import warm as warm_standing
from doorstep.dispatch.solver.travel import HaversineTravel


def warm() -> None:
    """Solve a small day. Takes a minute the first time, a second from then on: Numba keeps what it compiled."""
    begin = datetime(2026, 1, 5, 8, tzinfo=UTC)
    day = Window(begin, begin + timedelta(hours=9))
    noon = Break(1800, ((begin + timedelta(hours=3), begin + timedelta(hours=5)),))
    jobs = tuple(Job(str(n), Place(31 + n / 100, 121), 1800, (day,)) for n in range(4))
    workers = tuple(Worker(str(n), Place(31, 121), (day,), breaks=(noon,)) for n in range(2))
    travel = HaversineTravel(midnight=begin)
    solve(Problem(jobs, workers, UTC), Params(), travel=travel, until=Until(rounds=20))
    warm_standing(workers, UTC, travel)
