"""What the solver answers."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

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
    LATE = "late"
    TIME = "time"


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
    """A worker's day: visits in order, his lunch (None: none due), all his travel, the way to the end too."""

    worker: str
    visits: tuple[Visit, ...]
    lunch: Window | None
    travel_s: int


@dataclass(frozen=True, slots=True)
class Unserved:
    """A job that found no place, and why with each worker, in the order of the workers."""

    job: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """Routes in the order of the workers (those without a visit too), and what is left out."""

    routes: tuple[Route, ...]
    unserved: tuple[Unserved, ...]

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
