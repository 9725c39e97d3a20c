"""A large day by regions: the answer is one plan of all workers, kept by all rules."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from doorstep.core.geo import Place
from doorstep.dispatch.solver.problem import Node, Params, Problem, Until
from doorstep.dispatch.solver.regions import Engine, solve_regions
from doorstep.dispatch.solver.tests.worlds import clock, job, worker, world
from doorstep.dispatch.solver.travel import HaversineTravel

TRAVEL = HaversineTravel(midnight=clock(0))
UNTIL = Until(seconds=None, rounds=300)


def a_city() -> Problem:
    """Six technicians, eighteen jobs of an hour beside them, three each: all can be served; one job more that
    nobody has the skill for. Two jobs are of one site, far apart."""
    chance = Random(2)
    homes = [Place(31.7 + n % 2 / 5, 117.1 + n / 20) for n in range(6)]
    workers = [replace(worker(f"worker {n}", 0), start=home) for n, home in enumerate(homes)]
    jobs = [
        replace(
            job(f"job {n}", 0, 8, 16, group="site" if n in (0, 17) else ""),
            place=Place(homes[n // 3].lat + chance.random() / 100, homes[n // 3].lon),
        )
        for n in range(18)
    ]
    jobs.append(replace(job("nobody's", 0, 8, 16, skills={"diving": 1}), place=homes[0]))
    return world(jobs, workers)


@pytest.mark.parametrize("engine", ["processes", "ray"])
def test_a_plan_of_regions_serves_everyone_once(engine: Engine) -> None:
    plan = solve_regions(a_city(), Params(), travel=TRAVEL, until=UNTIL, processes=2, engine=engine, most=3)
    assert [route.worker for route in plan.routes] == [f"worker {n}" for n in range(6)]
    served = [visit.job for route in plan.routes for visit in route.visits]
    assert sorted(served) == sorted(f"job {n}" for n in range(18))
    assert [each.job for each in plan.unserved] == ["nobody's"]
    assert len(plan.unserved[0].reasons) == 6
    travel_s = sum(route.travel_s for route in plan.routes)
    assert plan.cost == travel_s + Params().unserved_s


def test_a_day_that_is_one_region_is_solved_at_once() -> None:
    plan = solve_regions(a_city(), Params(), travel=TRAVEL, until=UNTIL)
    assert len(plan.unserved) == 1


def test_workers_without_coordinates_cannot_be_cut() -> None:
    city = a_city()
    unplaced = replace(city, workers=(replace(city.workers[0], start=Node(0)), *city.workers[1:]))
    with pytest.raises(ValueError, match="worker 0 begins at no place"):
        solve_regions(unplaced, Params(), travel=TRAVEL, until=UNTIL, most=3)
