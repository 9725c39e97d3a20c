"""A worker's stops in order, with exact and quick answers to "does this still fit?"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from doorstep.dispatch.solver.problem import Job, Problem
from doorstep.dispatch.solver.schedule import NEVER, Day, Label, Stop
from doorstep.dispatch.solver.timetable import Run, run_of
from doorstep.dispatch.solver.travel import TravelProvider


class Overload(NamedTuple):
    """So many devices of a kind would be on a van that holds `most`."""

    kind: int
    aboard: int
    most: int


@dataclass(frozen=True, slots=True)
class Load:
    """What is on the van at each moment, from the start on: by kind, then by moment. A kind that `capacity`
    doesn't name has no place, unless it is empty: then there is no bound."""

    aboard: tuple[tuple[int, ...], ...]
    capacity: tuple[int, ...]
    moments: int

    @staticmethod
    def of(stops: Sequence[Stop], capacity: tuple[int, ...]) -> Load:
        kinds = max((max(len(stop.job.delivery), len(stop.job.pickup)) for stop in stops), default=0)
        aboard = tuple(_aboard(stops, kind) for kind in range(kinds if capacity else 0))
        return Load(aboard, capacity, len(stops) + 1)

    def over(self, index: int, job: Job) -> Overload | None:
        """The first kind that the van can't hold with the job before the stop at `index`. What isn't more for
        this job isn't held against it."""
        if not self.capacity:
            return None
        for kind in range(max(len(job.delivery), len(job.pickup))):
            aboard = self.aboard[kind] if kind < len(self.aboard) else (0,) * self.moments
            most, asked = _of_kind(self.capacity, kind), _of_kind(job.delivery, kind)
            taken = _of_kind(job.pickup, kind)
            before = max(aboard[: index + 1]) + asked if asked else 0
            after = max(aboard[index:]) + taken if taken else 0
            if max(before, after) > most:
                return Overload(kind, max(before, after), most)
        return None


class Tour:
    """A worker's stops in order, with their labels. Locked stops are in it from the beginning."""

    def __init__(self, day: Day, locked: Sequence[Stop] = ()) -> None:
        self.day = day
        self.stops = list(locked)
        self.labels, self.load = self._labels(), self._load()
        if not day.closes(self.labels[-1], self.stops[-1] if self.stops else None):
            # What is locked leaves no room for breaks: then nothing can be gained by insisting on them.
            day.breaks = ()
            self.labels = self._labels()

    def fits(self, index: int, stop: Stop) -> bool:
        """Whether `stop` can stand before the stop that is now at `index`, and all others still be kept."""
        if self.load.over(index, stop.job) is not None or not self.keeps_time(index, stop):
            return False
        most = self.day.worker.max_travel_s
        return most is None or (self.travel_with(index, stop) or 0) <= most

    def keeps_time(self, index: int, stop: Stop) -> bool:
        """The same for time alone, whatever is on the van and however long the ways get."""
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

    def travel_with(self, index: int, stop: Stop) -> int | None:
        """Seconds on the way in all with `stop` before the stop at `index`; None: there is no time for it."""
        run = run_of(self.day, [*self.stops[:index], stop, *self.stops[index:]])
        return None if run is None else sum(run.ways_s)

    def run(self) -> Run | None:
        """The timetable as it stands; None only when what is locked can't be kept."""
        return run_of(self.day, self.stops)

    def detour_s(self, index: int, stop: Stop) -> int:
        """How much longer the way gets with `stop` before the stop that is now at `index`."""
        day = self.day
        origin = self.stops[index - 1].place if index else day.worker.start
        target = self.stops[index].place if index < len(self.stops) else day.worker.end
        depart = self.labels[index][0]
        out = day.way_s(origin, stop.place, depart)
        if target is None:
            return out
        before = day.way_s(origin, target, depart) if self.stops else 0
        return out + day.way_s(stop.place, target, depart) - before

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
        self.labels, self.load = self._labels(), self._load()

    def lay(self, stops: Sequence[Stop]) -> None:
        """Put all stops at once, in their order; they have to fit."""
        self.stops = list(stops)
        self.labels, self.load = self._labels(), self._load()

    def remove(self, index: int) -> Stop:
        """Take a stop out. The others can only get earlier."""
        stop = self.stops.pop(index)
        self.labels, self.load = self._labels(), self._load()
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

    def _load(self) -> Load:
        return Load.of(self.stops, self.day.worker.capacity)


def tours_of(problem: Problem, travel: TravelProvider) -> dict[str, Tour]:
    """Each worker's day with his locked jobs in it."""
    locked: dict[str, list[Stop]] = {worker.id: [] for worker in problem.workers}
    for job in problem.jobs:
        if job.locked is not None:
            locked[job.locked.worker].append(Stop.locked(job))
    return {
        worker.id: Tour(Day(worker, travel), sorted(locked[worker.id], key=lambda stop: stop.fixed_s or 0))
        for worker in problem.workers
    }


def tours_with(
    problem: Problem, travel: TravelProvider, order: Mapping[str, Sequence[tuple[str, int]]]
) -> dict[str, Tour]:
    """Each worker's day as a plan has it: `order` has (job, start in seconds) by worker, locked jobs too.
    Halves of pairs keep their start; all others may move inside their windows."""
    tours, jobs = tours_of(problem, travel), {job.id: job for job in problem.jobs}
    for worker, planned in order.items():
        for index, (job_id, start_s) in enumerate(planned):
            job = jobs[job_id]
            if job.locked is None:
                tours[worker].insert(index, Stop.at(job, start_s) if job.pair else Stop.free(job))
    return tours


def _aboard(stops: Sequence[Stop], kind: int) -> tuple[int, ...]:
    now = sum(_of_kind(stop.job.delivery, kind) for stop in stops)
    found = [now]
    for stop in stops:
        now += _of_kind(stop.job.pickup, kind) - _of_kind(stop.job.delivery, kind)
        found.append(now)
    return tuple(found)


def _of_kind(amounts: tuple[int, ...], kind: int) -> int:
    return amounts[kind] if kind < len(amounts) else 0
