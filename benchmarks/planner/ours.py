"""A day as our planner's problem, and our plan as an answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from benchmarks.planner import days
from benchmarks.planner.checking import Tour
from benchmarks.planner.days import (
    DETOUR,
    KINDS,
    LUNCH_FROM_S,
    LUNCH_LAST_S,
    LUNCH_S,
    METRES_PER_S,
    Day,
)
from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.dispatch.solver.plan import Plan
from doorstep.dispatch.solver.problem import Break, Job, Location, Node, Params, Problem, Stay, Worker
from doorstep.dispatch.solver.travel import HaversineTravel, Speeds

MIDNIGHT = datetime(2026, 3, 2, tzinfo=ZONE)


def params_of(seed: int) -> Params:
    """The benchmark's objective: 10,000 s for each unit of weight left out, and travel; nothing else."""
    return Params(
        unserved_s=100_000,
        unserved_per_priority_s=10_000,
        off_area_s=0,
        split_group_s=0,
        load_s_per_hour=0,
        moved_s=0,
        seed=seed,
    )


def travel_of() -> HaversineTravel:
    """Ways from coordinates, rounded up to whole minutes, a bit longer: where a matrix would be too large."""
    kmh = METRES_PER_S * 3.6
    return HaversineTravel(midnight=MIDNIGHT, speeds=Speeds((kmh,) * 24, DETOUR))


def problem_of(day: Day, *, matrix: bool) -> Problem:
    """Jobs and technicians named by their numbers, at nodes of the matrix or at places."""
    spots: Sequence[Location] = (
        [Node(node) for node in range(len(day.spots))]
        if matrix
        else [Place(spot.lat, spot.lon) for spot in day.spots]
    )
    lunch = Break(LUNCH_S, ((_at(LUNCH_FROM_S), _at(LUNCH_LAST_S)),), "lunch")
    jobs = tuple(job_of(job, str(number), spots[number]) for number, job in enumerate(day.jobs))
    workers = tuple(
        Worker(
            str(number),
            spots[base],
            (Window(_at(each.from_s), _at(each.to_s)),),
            end=spots[base],
            breaks=(lunch,),
            skills={KINDS[kind].name: 1 for kind in each.kinds},
        )
        for number, (each, base) in enumerate(zip(day.technicians, day.bases, strict=True))
    )
    return Problem(jobs, workers, ZONE)


def job_of(job: days.Job, name: str, place: Location | None = None) -> Job:
    """`place`: where it is, if not at its coordinates."""
    return Job(
        name,
        place or Place(job.spot.lat, job.spot.lon),
        job.service_s,
        (Window(_at(job.earliest_s), _at(job.latest_s + 1)),),
        skills={KINDS[job.kind].name: 1},
        priority=job.priority,
    )


def planned(problem: Problem, plan: Plan) -> Problem:
    """The problem with each served job where the plan has it, and without the others."""
    stays = plan.stays()
    jobs = tuple(
        replace(job, present=Stay(stays[job.id][0], stays[job.id][1].during))
        for job in problem.jobs
        if job.id in stays
    )
    return replace(problem, jobs=jobs)


def tours_of(plan: Plan) -> list[Tour]:
    return [
        Tour(
            int(route.worker),
            tuple((int(visit.job), _second(visit.during.from_at)) for visit in route.visits),
            _second(route.breaks[0].from_at) if route.breaks else None,
        )
        for route in plan.routes
        if route.visits
    ]


def _at(second: int) -> datetime:
    return MIDNIGHT + timedelta(seconds=second)


def _second(at: datetime) -> int:
    return int((at - MIDNIGHT).total_seconds())
