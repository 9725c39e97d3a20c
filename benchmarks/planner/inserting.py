"""`python -m benchmarks.planner insertion`: urgent jobs into a planned day, offers for one address.

The planner's part alone: no database, no HTTP. The days are planned once, then only asked.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

import numpy as np

from benchmarks.planner.days import HOUR_S, NORMAL, WINDOW_HOURS, Day, make_day
from benchmarks.planner.ours import job_of, params_of, planned, problem_of, travel_of
from benchmarks.planner.results import keep, machine
from doorstep.dispatch.solver.inserting import OpenDay
from doorstep.dispatch.solver.problem import Job, Until
from doorstep.dispatch.solver.solving import solve
from doorstep.dispatch.solver.warming import warm

DAYS, LIMIT, WARM = 7, 5, 20
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Latency:
    what: str
    asked: int
    found: int
    p50_ms: float
    p95_ms: float
    max_ms: float


def insertion(
    jobs: int, technicians: int, *, seconds: float, asks: int, addresses: int, out: Path | None
) -> list[Latency]:
    """Plans seven days for so many seconds each, asks, prints; returns the figures."""
    print(f"{jobs} × {technicians}, {DAYS} days planned for {seconds:g} s each; {machine()}\n")
    warm()
    began = time.perf_counter()
    open_days = [_open(make_day(jobs, technicians, seed), seconds) for seed in range(1, DAYS + 1)]
    print(f"planned in {time.perf_counter() - began:.0f} s")
    rows = [_insert(open_days[0], jobs, technicians, asks), _offer(open_days, jobs, technicians, addresses)]
    keep(out, "insertion", rows)
    print("\n| | asked | with a place | p50 ms | p95 ms | max ms |\n|---|--:|--:|--:|--:|--:|")
    for row in rows:
        spread = f"{row.p50_ms:.1f} | {row.p95_ms:.1f} | {row.max_ms:.1f}"
        print(f"| {row.what} | {row.asked:,} | {row.found:,} | {spread} |")
    return rows


def _open(day: Day, seconds: float) -> OpenDay:
    """The day as solved, open for more. What found no place is taken out of it."""
    problem, travel = problem_of(day, matrix=False), travel_of()
    plan = solve(problem, params_of(0), travel=travel, until=Until(seconds=seconds))
    return OpenDay(planned(problem, plan), params_of(0), travel)


def _insert(day: OpenDay, jobs: int, technicians: int, asks: int) -> Latency:
    """Urgent jobs, due the same day, of all kinds, all over the city."""
    urgent = [
        replace(job_of(job, f"urgent {number}"), priority=10)
        for number, job in enumerate(
            make_day(asks + WARM, technicians, 77, NORMAL * (asks + WARM) / jobs).jobs
        )
    ]

    def ask(job: Job) -> bool:
        places = day.places(job, LIMIT)
        if places:
            day.later(job, places[0])
        return bool(places)

    return _latency(f"urgent job: the {LIMIT} best places, and who gets later by the best", urgent, ask)


def _offer(days: Sequence[OpenDay], jobs: int, technicians: int, addresses: int) -> Latency:
    """Five two-hour windows on each of seven days: which can be kept?"""
    made = make_day(addresses + WARM, technicians, 78, NORMAL * (addresses + WARM) / jobs).jobs
    asked = [
        [
            job_of(replace(job, earliest_s=hour * HOUR_S, latest_s=(hour + 2) * HOUR_S - 1), f"offer {hour}")
            for hour in WINDOW_HOURS
        ]
        for job in made
    ]
    what = f"offers for one address, {DAYS} days × {len(WINDOW_HOURS)} windows"
    return _latency(what, asked, lambda each: any([day.fits_anywhere(job) for day in days for job in each]))


def _latency(what: str, asked: Sequence[T], ask: Callable[[T], bool]) -> Latency:
    for each in asked[:WARM]:
        ask(each)
    took, found = [], 0
    for each in asked[WARM:]:
        began = time.perf_counter()
        found += ask(each)
        took.append((time.perf_counter() - began) * 1000)
    p50, p95 = (float(np.percentile(took, part)) for part in (50, 95))
    return Latency(what, len(took), found, round(p50, 2), round(p95, 2), round(max(took), 2))
