"""From a sequence of stops to the times at which they happen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from doorstep.core.windows import Window
from doorstep.dispatch.solver.plan import Route, Visit
from doorstep.dispatch.solver.schedule import NEVER, Day, Stop, Tour

Pause = tuple[int, bool]
"""Where lunch is had: (index, True) on arrival at that stop, (index, False) before leaving for it."""


@dataclass(frozen=True, slots=True)
class _Run:
    """One way through the day: when each stop and lunch end, how long each way is, when all is over."""

    ends: tuple[int, ...]
    ways_s: tuple[int, ...]
    lunch_end: int
    over: int


def route_of(tour: Tour) -> Route:
    """The tour's timetable: every stop as early as it can be, lunch where it costs least time.

    Raises ValueError when the tour can't be kept; the solver makes none such.
    """
    day, stops = tour.day, tour.stops
    runs = [run for pause in _pauses(day, len(stops)) if (run := _run(day, stops, pause)) is not None]
    if not runs:
        raise ValueError(f"the stops of worker {day.worker.id} can't be kept in this order")
    best = min(runs, key=lambda run: (run.over, run.ends))
    visits = tuple(
        Visit(stop.job.id, _window(end - stop.duration_s, end), way_s, stop.fixed_s is not None)
        for stop, end, way_s in zip(stops, best.ends, best.ways_s, strict=True)
    )
    lunch = None if day.lunch is None else _window(best.lunch_end - day.lunch[2], best.lunch_end)
    return Route(day.worker.id, visits, lunch, sum(best.ways_s) + _way_back_s(day, stops, best))


def _pauses(day: Day, stops: int) -> list[Pause]:
    if day.lunch is None:
        return [(0, False)]
    return [(index, on_arrival) for index in range(stops + 1) for on_arrival in (False, True)]


def _run(day: Day, stops: list[Stop], pause: Pause) -> _Run | None:
    """The day with lunch at `pause`, each stop at its earliest; None when that can't be kept."""
    at, before, lunch_end = day.begin(stops[0] if stops else None)[0], None, 0
    ends, ways_s = [], []
    for index, stop in enumerate(stops):
        if pause == (index, False):
            at = lunch_end = day.eaten(at)
        ways_s.append(day.way_s(before.place if before else day.worker.start, stop.place, at))
        at = day.reach(at, before, stop)
        if pause == (index, True):
            at = lunch_end = day.eaten(at)
        at = day.done(stop, at)
        if at >= NEVER:
            return None
        ends.append(at)
        before = stop
    if pause == (len(stops), False):
        at = lunch_end = day.eaten(at)
    at = day.back(at, before)
    if pause == (len(stops), True):
        at = lunch_end = day.eaten(at)
    return None if at >= NEVER else _Run(tuple(ends), tuple(ways_s), lunch_end, at)


def _way_back_s(day: Day, stops: list[Stop], run: _Run) -> int:
    if not stops or day.worker.end is None:
        return 0
    return day.way_s(stops[-1].place, day.worker.end, run.ends[-1])


def _window(begin: int, end: int) -> Window:
    return Window(datetime.fromtimestamp(begin, UTC), datetime.fromtimestamp(end, UTC))
