"""What the solver answers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from doorstep.core.errors import Text
from doorstep.core.windows import Window


class Why(StrEnum):
    """What keeps a worker from a job, the first that binds in this order."""

    PAST = "past"
    SKILL = "skill"
    CERTIFICATE = "certificate"
    SHIFT = "shift"
    AREA = "area"
    WINDOW = "window"
    FULL = "full"
    CAPACITY = "capacity"
    LATE = "late"
    TIME = "time"
    BREAK = "break"
    TRAVEL = "travel"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why this worker can't do a job, in words that stand alone."""

    worker: str
    why: Why
    text: Text


@dataclass(frozen=True, slots=True)
class Visit:
    """A job in a worker's day. `travel_s`: the way to it from the stop before."""

    job: str
    during: Window
    travel_s: int
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Route:
    """A worker's day: visits in order, the breaks that are due, all his travel, the way to the end too."""

    worker: str
    visits: tuple[Visit, ...]
    breaks: tuple[Window, ...]
    travel_s: int


@dataclass(frozen=True)
class Unserved:
    """A job that found no place. `explain` gives the reasons, which follow from the rest of the plan, when
    somebody asks for them."""

    job: str
    explain: Callable[[], tuple[Reason, ...]] = field(repr=False, compare=False)

    @cached_property
    def reasons(self) -> tuple[Reason, ...]:
        """Why with each worker who can't take the job, in the order of the workers."""
        return self.explain()


@dataclass(frozen=True, slots=True)
class Plan:
    """Routes in the order of the workers (those without a visit too), and what is left out. `cost` in
    seconds of travel, see Params."""

    routes: tuple[Route, ...]
    unserved: tuple[Unserved, ...]
    cost: int = 0

    def stays(self) -> dict[str, tuple[str, Visit]]:
        """Job → (worker, visit)."""
        return {visit.job: (route.worker, visit) for route in self.routes for visit in route.visits}


@dataclass(frozen=True, slots=True)
class Offer:
    """The best place for one job in one worker's day as it stands, or why there is none."""

    worker: str
    visit: Visit | None
    extra_travel_s: int
    reason: Reason | None
