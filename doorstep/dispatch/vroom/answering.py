"""From the text of a problem file to the answer that VROOM would give."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import tzinfo
from time import perf_counter
from typing import Any

from doorstep.dispatch.solver.problem import Until
from doorstep.dispatch.solver.providers import provider_of_file
from doorstep.dispatch.solver.solving import OnBetter, solve
from doorstep.dispatch.vroom.places import places_of
from doorstep.dispatch.vroom.reading import read
from doorstep.dispatch.vroom.translating import translated
from doorstep.dispatch.vroom.writing import Took, solution


@dataclass(frozen=True, slots=True)
class Asked:
    """How a file is to be planned. `travel`: as DOORSTEP_TRAVEL, for a file of coordinates. `zone`: of the
    hours in the reasons, where the file's times are instants."""

    until: Until
    seed: int
    travel: str
    zone: tzinfo


def answer(document: bytes, asked: Asked, on_better: OnBetter | None = None) -> dict[str, Any]:
    """The solution as VROOM writes it. `on_better` as in solver.solving.solve.

    Raises ProblemRefused (exit code 2), and of the travel times TravelSettingInvalid, MatrixInvalid,
    TooManyProfiles (2) and RouterFailed (3).
    """
    began = perf_counter()
    file = read(document)
    places = places_of(file, lambda: provider_of_file(asked.travel))
    task = translated(file, places, seed=asked.seed, zone=asked.zone)
    loaded = perf_counter()
    plan = solve(task.problem, task.params, travel=places.travel, until=asked.until, on_better=on_better)
    took = Took(loading=_ms(loaded - began), solving=_ms(perf_counter() - loaded))
    return solution(file, places, task, plan, took)


def _ms(seconds: float) -> int:
    return round(seconds * 1000)
