"""One worker's day: how early each stop can be done, with so many of his breaks had.

At each stop one label is kept for every number of breaks: the earliest instant at which the worker is done
there and has had the first k of them. As nobody gains by leaving later (see TravelProvider), the earliest is
always best, so the labels decide exactly. All instants are seconds since the epoch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from doorstep.dispatch.solver.problem import Job, Location, Worker
from doorstep.dispatch.solver.travel import TravelProvider

NEVER = 1 << 60
Label = tuple[int, ...]
"""label[k]: done with the first k breaks had; NEVER: can't be."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A job with its instants in seconds. `starts`: first and last second at which it may start, in order."""

    job: Job
    place: Location
    duration_s: int
    starts: tuple[tuple[int, int], ...]
    fixed_s: int | None = None

    @staticmethod
    def free(job: Job) -> Stop:
        """A stop that may be anywhere in the job's windows."""
        release = int(job.release_at.timestamp()) if job.release_at else 0
        spans = [(int(w.from_at.timestamp()), int(w.to_at.timestamp()) - 1) for w in job.windows]
        starts = tuple((max(first, release), last) for first, last in sorted(spans) if last >= release)
        return Stop(job, job.place, job.duration_s, starts)

    @staticmethod
    def at(job: Job, start_s: int) -> Stop:
        """A stop that starts at one instant, judged like a free one: half of a pair."""
        return Stop(job, job.place, job.duration_s, ((start_s, start_s),))

    @staticmethod
    def locked(job: Job) -> Stop:
        """A stop that stays where it is. Raises ValueError when the job isn't locked."""
        if job.locked is None:
            raise ValueError(f"job {job.id} isn't locked")
        during = job.locked.during
        begin, end = int(during.from_at.timestamp()), int(during.to_at.timestamp())
        return Stop(job, job.place, end - begin, ((begin, begin),), begin)


@dataclass(frozen=True, slots=True)
class Pause:
    """A break in seconds. `starts`: first and last second at which it may start, in order."""

    duration_s: int
    starts: tuple[tuple[int, int], ...]
    id: str


class Day:
    """What bounds a worker: shifts, breaks, start and end. `breaks` are those that are due, in order."""

    def __init__(self, worker: Worker, travel: TravelProvider) -> None:
        self.worker = worker
        self._travel_s = travel.travel_s
        self._profile = worker.profile
        self.shifts = tuple((int(s.from_at.timestamp()), int(s.to_at.timestamp())) for s in worker.shifts)
        self.breaks = self._due()

    def begin(self, first: Stop | None) -> Label:
        """The labels at the start place; facts may lie before the first shift."""
        at = self.shifts[0][0] if self.shifts else 0
        if first is not None and first.fixed_s is not None:
            at = min(at, first.fixed_s)
        return self.rested((at, *(NEVER,) * len(self.breaks)))

    def rested(self, label: Sequence[int]) -> Label:
        """The labels of one who may also have breaks where he is."""
        if not self.breaks:
            return tuple(label)
        found = [label[0]]
        for had, pause in enumerate(self.breaks):
            found.append(min(label[had + 1], self.had(pause, found[had])))
        return tuple(found)

    def had(self, pause: Pause, at: int) -> int:
        """When the break is over for one who may begin it at `at`."""
        if at >= NEVER:
            return NEVER
        for begin, end in self.shifts:
            for first, last in pause.starts:
                start = max(at, first, begin)
                if start <= last and start + pause.duration_s <= end:
                    return start + pause.duration_s
        return NEVER

    def trip(self, at: int, origin: Location | None, target: Location) -> tuple[int, int]:
        """When he leaves and when he is there, if he may leave at `at`; he is on the way within one shift.
        From nowhere (None) he is there at once."""
        if origin is None:
            return at, at
        if at < NEVER:
            for begin, end in self.shifts:
                depart = max(at, begin)
                if depart <= end:
                    arrive = depart + self._travel_s(origin, target, depart, self._profile)
                    if arrive <= end:
                        return depart, arrive
        return NEVER, NEVER

    def leave(self, at: int, origin: Stop | None, stop: Stop) -> tuple[int, int]:
        """When he leaves `origin` (None: the start place) and is at `stop`, if he may leave at `at`.

        Between two facts nothing is judged: they are as they are.
        """
        if stop.fixed_s is not None and (origin is None or origin.fixed_s is not None):
            return at, at
        return self.trip(at, self.worker.start if origin is None else origin.place, stop.place)

    def way_s(self, origin: Location | None, target: Location, depart: int) -> int:
        """The way alone, whether or not a shift allows it."""
        if origin is None:
            return 0
        at = min(depart, self.shifts[-1][1]) if self.shifts else depart
        return self._travel_s(origin, target, at, self._profile)

    def done(self, stop: Stop, arrive: int) -> int:
        """When the stop is done for one who is there at `arrive` and starts as early as he may."""
        if stop.fixed_s is not None:
            return stop.fixed_s + stop.duration_s if arrive <= stop.fixed_s else NEVER
        for begin, end in self.shifts:
            for first, last in stop.starts:
                start = max(arrive, begin, first)
                if start <= last and start + stop.duration_s <= end:
                    return start + stop.duration_s
        return NEVER

    def after(self, label: Label, origin: Stop | None, stop: Stop) -> Label:
        """The labels at `stop` for one who is at `label` after `origin`."""
        arrived = self.rested([self.leave(at, origin, stop)[1] for at in label])
        return self.rested([self.done(stop, at) for at in arrived])

    def back(self, at: int, last: Stop | None) -> tuple[int, int]:
        """When he leaves `last` and is at the end place, if he may leave at `at`; at once when the day has
        no end place."""
        if self.worker.end is None or last is None or last.fixed_s is not None:
            return at, at
        return self.trip(at, last.place, self.worker.end)

    def closed(self, label: Label, last: Stop | None) -> Label:
        """The labels at the end place for one who is at `label` after `last`."""
        return self.rested([self.back(at, last)[1] for at in label])

    def closes(self, label: Label, last: Stop | None) -> bool:
        """Whether the day can end: all breaks had, and at the end place in time."""
        return self.closed(label, last)[-1] < NEVER

    def _due(self) -> tuple[Pause, ...]:
        """The breaks that an empty day has room for."""
        due, at = [], 0
        for each in self.worker.breaks:
            spans = ((int(first.timestamp()), int(last.timestamp())) for first, last in each.starts)
            pause = Pause(each.duration_s, tuple(sorted(spans)), each.id)
            over = self.had(pause, at)
            if over < NEVER:
                due.append(pause)
                at = over
        return tuple(due)
