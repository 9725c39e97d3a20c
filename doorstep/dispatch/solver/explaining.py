"""The reasons of many jobs at once: obstacles from the compiled kernel, words for each only once."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from doorstep.core.errors import Text
from doorstep.dispatch.solver import barring, matching
from doorstep.dispatch.solver.explain import barred, reason, reasons, said
from doorstep.dispatch.solver.layout import Layout, laid_out
from doorstep.dispatch.solver.obstacles import Obstacle
from doorstep.dispatch.solver.plan import Reason, Why
from doorstep.dispatch.solver.problem import Job, Params, Problem
from doorstep.dispatch.solver.schedule import Stop
from doorstep.dispatch.solver.tours import Tour
from doorstep.dispatch.solver.travel import TravelProvider

_WHY = {
    barring.WINDOW: Why.WINDOW,
    barring.FULL: Why.FULL,
    barring.CAPACITY: Why.CAPACITY,
    barring.LATE: Why.LATE,
    barring.TIME: Why.TIME,
    barring.BREAK: Why.BREAK,
    barring.TRAVEL: Why.TRAVEL,
}

#: So many jobs × workers at most are looked at one by one: quicker than to lay out the day in arrays.
FEW = 500

#: Numbers of so many jobs are kept at a time.
_BLOCK = 64

Key = tuple[object, ...]


class Explainer:
    """Why jobs aren't with workers as `tours` stand. What is asked for is reckoned then, and kept.

    `layout`: of the problem, when somebody has it already. `few`: jobs × workers that aren't worth arrays.
    """

    def __init__(
        self,
        problem: Problem,
        tours: Mapping[str, Tour],
        travel: TravelProvider,
        jobs: Iterable[Job],
        *,
        layout: Layout | None = None,
        few: int = FEW,
    ) -> None:
        self._problem, self._tours, self._travel, self._layout = problem, tours, travel, layout
        self._asked = {job.id: job for job in jobs}
        self._one_by_one = len(self._asked) * len(problem.workers) <= few
        self._found: dict[str, tuple[Reason, ...]] | None = None
        self._barriers: dict[Key, list[Reason | None]] = {}
        self._words: dict[Key, Text] = {}

    def reasons(self, job_id: str) -> tuple[Reason, ...]:
        """One reason for each worker who can't take the job, in the order of the workers; see
        explain.reasons. Raises KeyError for a job that isn't one of those asked for."""
        if self._found is None:
            self._found = self._explained()
            self._layout = None
        return self._found[job_id]

    def _explained(self) -> dict[str, tuple[Reason, ...]]:
        problem = self._problem
        found = {
            job.id: reasons(job, problem, self._tours)
            for job in self._asked.values()
            if self._one_by_one or job.pair or not Stop.free(job).starts
        }
        rest = [
            index for index, job in enumerate(problem.jobs) if job.id in self._asked and job.id not in found
        ]
        if not rest:
            return found
        day = self._layout or laid_out(problem, Params(), self._travel, neighbours=0)
        days = barring.days_of(problem, self._tours, day)
        for first in range(0, len(rest), _BLOCK):
            numbers = np.array(rest[first : first + _BLOCK], np.int64)
            against = barring.barred(day, days, numbers)
            for row, index in enumerate(numbers):
                job = problem.jobs[index]
                found[job.id] = self._worded(
                    job, against.code[row].tolist(), against.one[row].tolist(), against.other[row].tolist()
                )
        return found

    def _worded(self, job: Job, codes: list[int], ones: list[int], others: list[int]) -> tuple[Reason, ...]:
        barriers = self._barriers_for(job)
        found = []
        for row, (code, one, other) in enumerate(zip(codes, ones, others, strict=True)):
            if code == barring.BARRED:
                each = barriers[row]
            elif code == barring.FITS:
                each = None
            else:
                each = self._hindered(job, row, code, one, other)
            if each is not None:
                found.append(each)
        return tuple(found)

    def _barriers_for(self, job: Job) -> list[Reason | None]:
        """What matching.barrier says of each worker; jobs that ask for the same share it."""
        key = (tuple(sorted(job.skills.items())), job.certificates, job.area)
        if key not in self._barriers:
            found: list[Reason | None] = []
            for worker in self._problem.workers:
                why = matching.barrier(job, worker)
                words = barred(why, job, worker, self._problem.titles) if why else None
                found.append(Reason(worker.id, why, words) if why and words else None)
            self._barriers[key] = found
        return self._barriers[key]

    def _hindered(self, job: Job, row: int, code: int, one: int, other: int) -> Reason | None:
        worker = self._problem.workers[row]
        if code == barring.ASK:
            return reason(Stop.free(job), self._problem, worker, self._tours[worker.id])
        whose: object = None
        if code in (barring.WINDOW, barring.FULL, barring.CAPACITY, barring.BREAK, barring.TRAVEL):
            whose = row
        about = job.windows if code in (barring.LATE, barring.WINDOW) else job.id
        key = (code, one, other, None if code in (barring.TIME, barring.FULL) else about, whose)
        words = self._words.get(key)
        if words is None:
            words = self._words[key] = self._said(job, row, code, one, other)
        return Reason(worker.id, _WHY[code], words)

    def _said(self, job: Job, row: int, code: int, one: int, other: int) -> Text:
        tour = self._tours[self._problem.workers[row].id]
        why, broken = _WHY[code], None
        match code:
            case barring.LATE:
                obstacle = Obstacle(why, at_s=one, end_s=other)
            case barring.CAPACITY:
                obstacle = Obstacle(why, which=one, amount=other)
            case barring.BREAK:
                obstacle = Obstacle(why, which=one)
            case barring.TIME:
                obstacle = Obstacle(why)
                if one >= 0:
                    late = self._problem.jobs[one].id
                    broken = next(stop for stop in tour.stops if stop.job.id == late)
            case _:
                obstacle = Obstacle(why, amount=one)
        return said(obstacle, job, tour.day, self._problem, broken)
