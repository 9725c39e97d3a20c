"""What stands against a job in a worker's day: the nearest miss of all places in his order, with its numbers.

A place is missed by time first (he comes too late, or something after it would suffer), then by what the van
holds, then by how far he may drive; so whoever is nearest to taking the job is told the last thing he lacks.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from doorstep.dispatch.solver import matching
from doorstep.dispatch.solver.plan import Why
from doorstep.dispatch.solver.schedule import NEVER, Stop
from doorstep.dispatch.solver.tours import Tour

#: How near a miss is; the lowest is told.
FAR, LOADED, BROKEN, CLOSING, SHIFT_OVER, WINDOW_OVER = range(6)

NONE = -1


@dataclass(frozen=True, slots=True)
class Obstacle:
    """`why` and its numbers, NONE where it has none.

    LATE: he could begin `at_s`; `end_s`: the end of the shift by which he isn't done then (NONE: the windows
    are over before). TIME: the stop `broken` (its index in the tour) would be missed; NONE: the end place.
    BREAK: the break `which` of those due. CAPACITY: `amount` of the kind `which` would be on the van. TRAVEL:
    he would be `amount` seconds on the way. FULL: this would be his visit number `amount`.
    """

    why: Why
    at_s: int = NONE
    end_s: int = NONE
    broken: int = NONE
    which: int = NONE
    amount: int = NONE


Ranked = tuple[tuple[int, int, int], Obstacle]


def obstacle(stop: Stop, tour: Tour) -> Obstacle | None:
    """The first thing that keeps the worker from the job, as his day stands; None when nothing does."""
    if not stop.starts:
        return Obstacle(Why.PAST)
    worker = tour.day.worker
    barrier = matching.barrier(stop.job, worker)
    if barrier is not None:
        return Obstacle(barrier)
    if tour.day.done(stop, 0) >= NEVER:
        return Obstacle(Why.WINDOW)
    if not tour.has_room():
        return Obstacle(Why.FULL, amount=len(tour.stops) + 1)
    overloads = [tour.load.over(index, stop.job) for index in range(len(tour.stops) + 1)]
    if all(overloads):
        least = min(over for over in overloads if over)
        return Obstacle(Why.CAPACITY, which=least.kind, amount=least.aboard)
    ranked: list[Ranked] = []
    for index in _places(stop, tour):
        found = _at_place(index, stop, tour)
        if found is None:
            return None
        ranked.append(found)
    return min(ranked, key=lambda each: each[0])[1]


def _places(stop: Stop, tour: Tour) -> Iterator[int]:
    """Places in the order, without those that are past or before a visit of an earlier window."""
    on_duty = tour.day.shifts[0][0]
    for index in range(len(tour.stops) + 1):
        if index == len(tour.stops):
            yield index
            continue
        after = tour.stops[index]
        gone = after.fixed_s is not None and after.fixed_s < on_duty
        if not gone and after.starts[-1][1] >= stop.starts[0][0]:
            yield index


def _at_place(index: int, stop: Stop, tour: Tour) -> Ranked | None:
    """What is missed before the stop at `index`, ranked; None: nothing."""
    missed = _by_time(index, stop, tour)
    if missed is not None:
        return missed
    over = tour.load.over(index, stop.job)
    if over is not None:
        detour_s = tour.detour_s(index, stop)
        return (LOADED, detour_s, index), Obstacle(Why.CAPACITY, which=over.kind, amount=over.aboard)
    most = tour.day.worker.max_travel_s
    if most is None:
        return None
    travel_s = tour.travel_with(index, stop) or 0
    return None if travel_s <= most else ((FAR, travel_s, index), Obstacle(Why.TRAVEL, amount=travel_s))


def _by_time(index: int, stop: Stop, tour: Tour) -> Ranked | None:
    day, before = tour.day, tour.stops[index - 1] if index else None
    label = day.after(tour.labels[index], before, stop)
    if label[0] >= NEVER:
        return _too_late(index, stop, tour)
    before = stop
    for position in range(index, len(tour.stops)):
        label = day.after(label, before, tour.stops[position])
        if label[0] >= NEVER:
            detour_s = tour.detour_s(index, stop)
            return (BROKEN, detour_s, index), Obstacle(Why.TIME, broken=position)
        before = tour.stops[position]
    over = day.closed(label, before)
    if over[-1] < NEVER:
        return None
    rank = CLOSING, tour.detour_s(index, stop), index
    if over[0] >= NEVER:
        return rank, Obstacle(Why.TIME)
    return rank, Obstacle(Why.BREAK, which=next(k for k, at in enumerate(over) if at >= NEVER) - 1)


def _too_late(index: int, stop: Stop, tour: Tour) -> Ranked:
    """He can't be done there in time: the windows are over when he comes, or the shift ends too early."""
    day, there = tour.day, _there(index, stop, tour)
    begin = min((max(there, first) for first, last in stop.starts if there <= last), default=None)
    if begin is None:
        return (WINDOW_OVER, there, index), Obstacle(Why.LATE, at_s=there)
    ends = next((end for first, end in reversed(day.shifts) if first <= begin), day.shifts[0][1])
    return (SHIFT_OVER, begin, index), Obstacle(Why.LATE, at_s=begin, end_s=ends)


def _there(index: int, stop: Stop, tour: Tour) -> int:
    """When he is there at the earliest, without giving up a break that he can still have; when no shift is
    long enough for the way, when he would be if the last one were."""
    day, before = tour.day, tour.stops[index - 1] if index else None
    arrived = day.rested([day.leave(at, before, stop)[1] for at in tour.labels[index]])
    for had, at in enumerate(arrived):
        over = at
        for pause in day.breaks[had:]:
            over = day.had(pause, over)
        if over < NEVER:
            return at
    if arrived[0] < NEVER:
        return arrived[0]
    depart = max(tour.labels[index][0], day.shifts[-1][0])
    return depart + day.way_s(before.place if before else day.worker.start, stop.place, depart)
