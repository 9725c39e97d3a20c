"""Why the orders that wait have nobody."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from doorstep.dispatch.day import problems
from doorstep.dispatch.day.reasons import ReasonGroup, grouped, named, names_of
from doorstep.dispatch.day.rows import rows_of_day
from doorstep.dispatch.solver.explaining import Explainer
from doorstep.dispatch.solver.tours import tours_of


@dataclass(frozen=True, slots=True)
class Unplaced:
    """A booked order with nobody. `possible`: how many could take it now; the others by their `reasons`."""

    number: str
    possible: int
    reasons: tuple[ReasonGroup, ...]


def waiting(*, day: date, unit_path: str, grid: str | None = None, now: datetime) -> list[Unplaced]:
    """The booked orders of a local day with nobody, by number, and why not by technician."""
    rows = rows_of_day(day=day, unit_path=unit_path)
    asked = [number for number in rows.waiting() if grid is None or rows.orders[number].grid.code == grid]
    if not asked:
        return []
    problem = problems.as_it_stands(rows, now, free=frozenset(asked))
    free, travel, names = set(asked), rows.travel(), names_of(rows.crew)
    jobs = (job for job in problem.jobs if job.id in free)
    explainer = Explainer(problem, tours_of(problem, travel), travel, jobs)
    found = []
    for number in asked:
        why = [named(each, names) for each in explainer.reasons(number)]
        barred = {each.staff_no for each in why}
        found.append(Unplaced(number, len(rows.crew) - len(barred), grouped(why)))
    return found
