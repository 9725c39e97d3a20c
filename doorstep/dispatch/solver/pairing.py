"""Two jobs that start together: when each worker could start one of them, and with whom he would meet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from doorstep.dispatch.solver import matching
from doorstep.dispatch.solver.problem import Job, Problem
from doorstep.dispatch.solver.schedule import NEVER, Stop
from doorstep.dispatch.solver.tours import Tour

Spans = Sequence[tuple[int, int]]
"""First and last second of a start."""


def lonely(job: Job, able: Iterable[str], problem: Problem, tours: Mapping[str, Tour]) -> list[str]:
    """Of the workers who could do the job alone, those with whom nobody could start its other half.

    The other half may be locked, or in a tour with its start; a job whose pair has no other half is no pair.
    """
    other = partner(job, problem)
    if other is None:
        return []
    stop = Stop.free(job)
    theirs = _theirs(other, problem, tours)
    return [
        name
        for name in able
        if not any(
            meet(mine, span)
            for mine in starts_in(tours[name], stop)
            for other_name, spans in theirs.items()
            if other_name != name
            for span in spans
        )
    ]


def partner(job: Job, problem: Problem) -> Job | None:
    """The other half of the job's pair."""
    return next((each for each in problem.jobs if each.pair == job.pair and each.id != job.id), None)


def meet(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two spans, ends included, share a second."""
    return max(one[0], other[0]) <= min(one[1], other[1])


def starts_in(tour: Tour, stop: Stop) -> list[tuple[int, int]]:
    """Every second at which the stop could start in the tour, at any place of its order, as spans."""
    found = set[tuple[int, int]]()
    for _, index in tour.places_for(stop):
        for first, last in stop.starts:
            for begin, end in tour.day.shifts:
                found |= set(_between(tour, index, stop, max(first, begin), min(last, end - stop.duration_s)))
    return sorted(found)


def _theirs(other: Job, problem: Problem, tours: Mapping[str, Tour]) -> dict[str, Spans]:
    """Worker → when he could start the other half."""
    for name, tour in tours.items():
        for stop in tour.stops:
            if stop.job.id == other.id:
                return {name: stop.starts}
    stop = Stop.free(other)
    return {
        worker.id: starts_in(tours[worker.id], stop)
        for worker in problem.workers
        if matching.barrier(other, worker) is None
    }


def _between(tour: Tour, index: int, stop: Stop, first: int, last: int) -> Iterable[tuple[int, int]]:
    """The spans inside [first, last] in which it may start, one for each number of breaks had before."""
    day, before = tour.day, tour.stops[index - 1] if index else None
    arrived = day.rested([day.leave(at, before, stop)[1] for at in tour.labels[index]])
    for had, at in enumerate(arrived):
        begin = max(first, at)
        if begin > last or not _keeps(tour, index, stop, had, begin):
            continue
        low, high = begin, last
        while low < high:
            middle = (low + high + 1) // 2
            if _keeps(tour, index, stop, had, middle):
                low = middle
            else:
                high = middle - 1
        yield begin, low


def _keeps(tour: Tour, index: int, stop: Stop, had: int, start: int) -> bool:
    """Whether all after it is kept when the stop starts then, with so many breaks had before."""
    day, before = tour.day, stop
    done = [NEVER] * (len(day.breaks) + 1)
    done[had] = start + stop.duration_s
    label = day.rested(done)
    for position in range(index, len(tour.stops)):
        label = day.after(label, before, tour.stops[position])
        before = tour.stops[position]
    return day.closes(label, before)
