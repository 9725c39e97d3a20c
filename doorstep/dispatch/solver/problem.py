"""What is to be planned: jobs, workers, and what a good plan is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from datetime import date, datetime, tzinfo

from doorstep.core.errors import Text
from doorstep.core.geo import Place
from doorstep.core.windows import Window


@dataclass(frozen=True, slots=True)
class Node:
    """A place known only by its row in a matrix of travel times."""

    index: int


Location = Place | Node


@dataclass(frozen=True, slots=True)
class Stay:
    """A job at a worker's from one instant to another: locked there, or there in the present plan."""

    worker: str
    during: Window


@dataclass(frozen=True, slots=True)
class Need:
    """A certificate that a job asks for, in date on the day of the visit."""

    kind: str
    on: date


@dataclass(frozen=True, slots=True)
class Job:
    """A visit to make. It starts inside one of `windows` (half-open), never before `release_at`, and lasts
    `duration_s`.

    `skills`: least level by skill code. `group`: jobs of one group (a site) should stay with one worker.
    `locked`: stays as it is (done, under way, pinned by hand). `present`: as planned now; kept while it fits.
    `delivery`: what is on the van from its start until this job, by kind (devices); `pickup`: what is on it
    from this job on. `pair`: the two jobs of one pair start together, with two workers, or aren't done.
    """

    id: str
    place: Location
    duration_s: int
    windows: tuple[Window, ...]
    skills: Mapping[str, int] = field(default_factory=dict)
    certificates: tuple[Need, ...] = ()
    priority: int = 0
    release_at: datetime | None = None
    area: str = ""
    group: str = ""
    locked: Stay | None = None
    present: Stay | None = None
    delivery: tuple[int, ...] = ()
    pickup: tuple[int, ...] = ()
    pair: str = ""

    def __post_init__(self) -> None:
        if self.duration_s <= 0:
            raise ValueError(f"job {self.id} lasts {self.duration_s} s: a visit takes time")
        if not self.windows and self.locked is None:
            raise ValueError(f"job {self.id} has no window: say when it may start")


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certificate held from `from_on` up to but not on `until_on`."""

    kind: str
    from_on: date
    until_on: date


@dataclass(frozen=True, slots=True)
class Break:
    """Time off of `duration_s` that starts inside one of `starts`, spans with both ends included (a lunch
    that starts between 11:00 and 13:30). It is had at a customer's, before or after the visit, not under way.
    """

    duration_s: int
    starts: tuple[tuple[datetime, datetime], ...]
    id: str = ""

    def __post_init__(self) -> None:
        if self.duration_s < 0 or not self.starts or any(last < first for first, last in self.starts):
            raise ValueError("a break takes time, and its latest start isn't before its earliest")


@dataclass(frozen=True, slots=True)
class Worker:
    """Who goes: starts at `start` with the first shift, works and travels inside `shifts` only, and is at
    `end` before the last shift is over (None: the day begins or ends at a customer's).

    `breaks`: had in their order. `areas`: where he may be sent (None: anywhere); `home_areas`: where he is
    at home. `skills`: level by code. `capacity`: what the van holds, by kind as in Job.delivery (empty: no
    bound). `max_travel_s`: the ways of the day together. `profile`: whose travel times hold, see
    TravelProvider.
    """

    id: str
    start: Location | None
    shifts: tuple[Window, ...]
    end: Location | None = None
    breaks: tuple[Break, ...] = ()
    skills: Mapping[str, int] = field(default_factory=dict)
    certificates: tuple[Certificate, ...] = ()
    areas: frozenset[str] | None = None
    home_areas: frozenset[str] = frozenset()
    max_jobs: int | None = None
    max_travel_s: int | None = None
    capacity: tuple[int, ...] = ()
    profile: str = ""

    def __post_init__(self) -> None:
        for earlier, later in zip(self.shifts, self.shifts[1:], strict=False):
            if later.from_at < earlier.to_at:
                raise ValueError(f"shifts of worker {self.id} overlap or are out of order")


@dataclass(frozen=True, slots=True)
class Params:
    """What a plan costs, in seconds of travel.

    `unserved_s` and `unserved_per_priority_s`: a job left out. `off_area_s`: a job outside the worker's own
    areas. `split_group_s`: each worker of a group beyond its first. `load_s_per_hour`: how much dearer an
    hour of work is with somebody who has one hour more already, so that work spreads. `moved_s`: a visit of
    the present plan that goes to somebody else; `max_moves`: how many may (None: any number). `worker_s`:
    each worker who has a visit at all. `seed` decides between equals.
    """

    unserved_s: int = 100_000
    unserved_per_priority_s: int = 10_000
    off_area_s: int = 900
    split_group_s: int = 3_600
    load_s_per_hour: int = 120
    moved_s: int = 1_800
    max_moves: int | None = None
    worker_s: int = 0
    seed: int = 0

    def __post_init__(self) -> None:
        for each in fields(self):
            value = getattr(self, each.name)
            if each.name != "seed" and value is not None and value < 0:
                raise ValueError(f"{each.name} is {value}: a cost is not negative")
        if self.unserved_s <= self.off_area_s + self.split_group_s + self.moved_s:
            raise ValueError("leaving a job out must cost more than doing it in the wrong place")


@dataclass(frozen=True, slots=True)
class Until:
    """When a search is over: after so many seconds of wall time, so many rounds, or so many rounds in which
    nothing got better, whichever is first; None: no such bound."""

    seconds: float | None = 10.0
    rounds: int | None = None
    idle_rounds: int | None = None

    def __post_init__(self) -> None:
        if self.seconds is None and self.rounds is None and self.idle_rounds is None:
            raise ValueError("a search needs an end: give seconds, rounds or idle_rounds")


@dataclass(frozen=True, slots=True)
class Problem:
    """A day to plan. `zone` and `titles` (of skills and certificates, by code) serve the reasons."""

    jobs: tuple[Job, ...]
    workers: tuple[Worker, ...]
    zone: tzinfo
    titles: Mapping[str, Text] = field(default_factory=dict)

    def __post_init__(self) -> None:
        _once("job", (job.id for job in self.jobs))
        _once("worker", (worker.id for worker in self.workers))
        known = {worker.id for worker in self.workers}
        for job in self.jobs:
            for stay in (job.locked, job.present):
                if stay is not None and stay.worker not in known:
                    raise ValueError(f"job {job.id} is with {stay.worker}, who isn't among the workers")
        self._facts_apart()

    def _facts_apart(self) -> None:
        locked = [(j.locked.worker, j.locked.during, j.id) for j in self.jobs if j.locked is not None]
        locked.sort()
        for (worker, earlier, job), (next_worker, later, next_job) in zip(locked, locked[1:], strict=False):
            if worker == next_worker and earlier.overlaps(later):
                raise ValueError(f"worker {worker} is locked to {job} and {next_job} at one time")


def _once(what: str, ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for each in ids:
        if each in seen:
            raise ValueError(f"{what} {each} stands twice in the problem")
        seen.add(each)
