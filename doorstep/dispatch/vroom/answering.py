"""From the text of a problem file to the answer that VROOM would give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from time import perf_counter
from typing import Any, Final

from doorstep.dispatch.solver.problem import Until
from doorstep.dispatch.solver.providers import provider_of_file
from doorstep.dispatch.solver.solving import OnBetter, solve
from doorstep.dispatch.solver.warming import warm
from doorstep.dispatch.vroom.places import places_of
from doorstep.dispatch.vroom.reading import read
from doorstep.dispatch.vroom.translating import translated
from doorstep.dispatch.vroom.writing import Took, solution

#: A search is over after so many rounds without anything better: within seconds for a few dozen jobs.
_IDLE: Final = 50_000
_IDLE_A_JOB: Final = 5_000


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file is to be planned: for so many `seconds` at most. `travel`: as DOORSTEP_TRAVEL, for a file of
    coordinates. `zone`: of the hours in the reasons, where the file's times are instants."""

    seconds: float
    seed: int
    travel: str
    zone: tzinfo


def answer(document: bytes, asked: Asked, on_better: OnBetter | None = None) -> dict[str, Any]:
    """The solution as VROOM writes it. A small problem is left when nothing got better for long. `on_better`
    as in solver.solving.solve. The clock runs once what was compiled at install is loaded.

    Raises ProblemRefused (exit code 2), and of the travel times TravelSettingInvalid, MatrixInvalid,
    TooManyProfiles (2) and RouterFailed (3).
    """
    began = perf_counter()
    file = read(document)
    places = places_of(file, lambda: provider_of_file(asked.travel))
    task = translated(file, places, seed=asked.seed, zone=asked.zone)
    warm()
    loaded = perf_counter()
    until = Until(seconds=asked.seconds, idle_rounds=_IDLE + _IDLE_A_JOB * len(file.tasks))
    plan = solve(task.problem, task.params, travel=places.travel, until=until, on_better=on_better)
    took = Took(loading=_ms(loaded - began), solving=_ms(perf_counter() - loaded))
    return solution(file, places, task, plan, took)


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
