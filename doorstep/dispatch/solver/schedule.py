"""One worker's day as a sequence of stops, with exact and quick answers to "does this still fit?".

At each stop two labels are kept: the earliest instant at which the worker is done there and has not had lunch
yet, and the earliest at which he has. As nobody gains by leaving later (see TravelProvider), the earliest is
always best, so the labels decide exactly. All instants are seconds since the epoch.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from doorstep.core.geo import Place
from doorstep.dispatch.solver.problem import Job, Worker
from doorstep.dispatch.solver.travel import TravelProvider

NEVER = 1 << 60
Label = tuple[int, int]
"""(done and still hungry, done and fed); NEVER: can't be."""


@dataclass(frozen=True, slots=True)
class Stop:
    """A job with its instants in seconds. `starts`: first and last second at which it may start, in order."""

    job: Job
    place: Place
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
    def locked(job: Job) -> Stop:
        """A stop that stays where it is. Raises ValueError when the job isn't locked."""
        if job.locked is None:
            raise ValueError(f"job {job.id} isn't locked")
        during = job.locked.during
        begin, end = int(during.from_at.timestamp()), int(during.to_at.timestamp())
        return Stop(job, job.place, end - begin, ((begin, begin),), begin)


class Day:
    """What bounds a worker: shifts, lunch, start and end. `lunch` is None when none is due."""

    def __init__(self, worker: Worker, travel: TravelProvider) -> None:
        self.worker = worker
        self._travel_s = travel.travel_s
        self.shifts = tuple((int(s.from_at.timestamp()), int(s.to_at.timestamp())) for s in worker.shifts)
        self.lunch: tuple[int, int, int] | None = None
        if worker.lunch is not None:
            lunch = worker.lunch
            self.lunch = (int(lunch.from_at.timestamp()), int(lunch.to_at.timestamp()), lunch.duration_s)
            if self.eaten(0) == NEVER:
                self.lunch = None

    def begin(self, first: Stop | None) -> Label:
        """The labels at the start place; facts may lie before the first shift."""
        hungry = self.shifts[0][0] if self.shifts else 0
        if first is not None and first.fixed_s is not None:
            hungry = min(hungry, first.fixed_s)
        return hungry, self.eaten(hungry)

    def eaten(self, at: int) -> int:
        """When lunch is over for one who may start it at `at`; at once when none is due."""
        if self.lunch is None or at >= NEVER:
            return at
        earliest, latest, duration = self.lunch
        for begin, end in self.shifts:
            start = max(at, earliest, begin)
            if start > latest:
                return NEVER
            if start + duration <= end:
                return start + duration
        return NEVER

    def trip(self, at: int, origin: Place, target: Place) -> tuple[int, int]:
        """When he leaves and when he is there, if he may leave at `at`; he is on the way within one shift."""
        if at < NEVER:
            for begin, end in self.shifts:
                depart = max(at, begin)
                if depart <= end:
                    arrive = depart + self._travel_s(origin, target, depart)
                    if arrive <= end:
                        return depart, arrive
        return NEVER, NEVER

    def reach(self, at: int, origin: Stop | None, stop: Stop) -> int:
        """When he is at `stop`, coming from `origin` (None: the start place).

        Between two facts nothing is judged: they are as they are.
        """
        if stop.fixed_s is not None and (origin is None or origin.fixed_s is not None):
            return at
        return self.trip(at, self.worker.start if origin is None else origin.place, stop.place)[1]

    def way_s(self, origin: Place, target: Place, depart: int) -> int:
        """The way alone, whether or not a shift allows it."""
        return self._travel_s(origin, target, min(depart, self.shifts[-1][1]) if self.shifts else depart)

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
        hungry, fed = label
        arrive = self.reach(hungry, origin, stop)
        arrive_fed = min(self.reach(fed, origin, stop), self.eaten(arrive))
        done = self.done(stop, arrive)
        return done, min(self.done(stop, arrive_fed), self.eaten(done))

    def back(self, at: int, last: Stop | None) -> int:
        """When he is at the end place, if he leaves `last` at `at`; at once when the day has none."""
        if self.worker.end is None or last is None or last.fixed_s is not None:
            return at
        return self.trip(at, last.place, self.worker.end)[1]

    def closes(self, label: Label, last: Stop | None) -> bool:
        """Whether a day that is at `label` after `last` can end: fed, and at the end place in time."""
        hungry, fed = label
        return min(self.back(fed, last), self.eaten(self.back(hungry, last))) < NEVER


class Tour:
    """A worker's stops in order, with their labels. Locked stops are in it from the beginning."""

    def __init__(self, day: Day, locked: Sequence[Stop] = ()) -> None:
        self.day = day
        self.stops = list(locked)
        self.labels = self._labels()
        if not day.closes(self.labels[-1], self.stops[-1] if self.stops else None):
            # What is locked leaves no room for lunch: then nothing can be gained by insisting on it.
            day.lunch = None
            self.labels = self._labels()

    def fits(self, index: int, stop: Stop) -> bool:
        """Whether `stop` can stand before the stop that is now at `index`, and all others still be kept."""
        day, stops = self.day, self.stops
        label = day.after(self.labels[index], stops[index - 1] if index else None, stop)
        before = stop
        for position in range(index, len(stops)):
            if label[0] >= NEVER:
                return False
            label = day.after(label, before, stops[position])
            if label == self.labels[position + 1]:
                return True
            before = stops[position]
        return day.closes(label, before)

    def detour_s(self, index: int, stop: Stop) -> int:
        """How much longer the way gets with `stop` before the stop that is now at `index`."""
        day = self.day
        origin = self.stops[index - 1].place if index else day.worker.start
        target = self.stops[index].place if index < len(self.stops) else day.worker.end
        depart = self.labels[index][0]
        out = day.way_s(origin, stop.place, depart)
        if target is None:
            return out
        return out + day.way_s(stop.place, target, depart) - day.way_s(origin, target, depart)

    def places_for(self, stop: Stop) -> list[tuple[int, int]]:
        """Every place where the stop fits: (detour in seconds, index), the shortest detour first."""
        if not self.has_room():
            return []
        found = []
        for index in range(len(self.stops) + 1):
            if self._too_late(index, stop):
                break
            if not self._too_early(index, stop) and self.fits(index, stop):
                found.append((self.detour_s(index, stop), index))
        return sorted(found)

    def has_room(self) -> bool:
        most = self.day.worker.max_jobs
        return most is None or len(self.stops) < most

    def insert(self, index: int, stop: Stop) -> None:
        """Put a stop that fits before the stop at `index`."""
        self.stops.insert(index, stop)
        self.labels = self._labels()

    def remove(self, index: int) -> Stop:
        """Take a stop out. The others can only get earlier."""
        stop = self.stops.pop(index)
        self.labels = self._labels()
        return stop

    def work_s(self) -> int:
        """Seconds at customers'."""
        return sum(stop.duration_s for stop in self.stops)

    def _too_late(self, index: int, stop: Stop) -> bool:
        """Whether the stop before `index` ends after the last start: then no later place can do either."""
        return not stop.starts or self.labels[index][0] > stop.starts[-1][1]

    def _too_early(self, index: int, stop: Stop) -> bool:
        """Whether the stop at `index` has to begin before this one can be done."""
        if index == len(self.stops):
            return False
        return stop.starts[0][0] + stop.duration_s > self.stops[index].starts[-1][1]

    def _labels(self) -> list[Label]:
        found = [self.day.begin(self.stops[0] if self.stops else None)]
        for index, stop in enumerate(self.stops):
            found.append(self.day.after(found[-1], self.stops[index - 1] if index else None, stop))
        return found
