"""From a sequence of stops to the times at which they happen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from doorstep.core.windows import Window
from doorstep.dispatch.solver.plan import Route, Visit
from doorstep.dispatch.solver.schedule import NEVER, Day, Stop


@dataclass(frozen=True, slots=True, order=True)
class Run:
    """The rest of a day: when it is over, when its stops and breaks end, how long its ways are."""

    over: int
    ends: tuple[int, ...] = ()
    breaks: tuple[int, ...] = ()
    ways_s: tuple[int, ...] = ()

    def after(self, *, end: int | None = None, pause: int | None = None, way_s: int | None = None) -> Run:
        """The same with something before it."""
        return Run(
            self.over,
            self.ends if end is None else (end, *self.ends),
            self.breaks if pause is None else (pause, *self.breaks),
            self.ways_s if way_s is None else (way_s, *self.ways_s),
        )


def run_of(day: Day, stops: Sequence[Stop]) -> Run | None:
    """The day that is over first, then the one whose stops end first, with breaks as early as costs nothing;
    None when the stops can't be kept in this order."""
    return _Search(day, stops).best(0, 0, day.begin(stops[0] if stops else None)[0])


def route_of(day: Day, stops: Sequence[Stop]) -> Route:
    """The timetable of a day. Raises ValueError when it can't be kept; the solver makes none such."""
    best = run_of(day, stops)
    if best is None:
        raise ValueError(f"the stops of worker {day.worker.id} can't be kept in this order")
    visits = tuple(
        Visit(stop.job.id, _window(end - stop.duration_s, end), way_s, stop.fixed_s is not None)
        for stop, end, way_s in zip(stops, best.ends, best.ways_s, strict=False)
    )
    breaks = tuple(
        _window(end - pause.duration_s, end) for pause, end in zip(day.breaks, best.breaks, strict=True)
    )
    return Route(day.worker.id, visits, breaks, sum(best.ways_s))


class _Search:
    """Every way to lay the breaks, the same rest of a day looked at once. At point 2i he leaves for stop i,
    at 2i + 1 he arrives there; the end place comes after the last stop."""

    def __init__(self, day: Day, stops: Sequence[Stop]) -> None:
        self.day, self.stops = day, stops
        self.known: dict[tuple[int, int, int], Run | None] = {}

    def best(self, point: int, had: int, at: int) -> Run | None:
        """The best rest from a point on, with `had` breaks behind him."""
        if at >= NEVER:
            return None
        key = point, had, at
        if key not in self.known:
            self.known[key] = self._least(point, had, at)
        return self.known[key]

    def _least(self, point: int, had: int, at: int) -> Run | None:
        found = self._on(point, had, at)
        if had < len(self.day.breaks):
            over = self.day.had(self.day.breaks[had], at)
            rest = self.best(point, had + 1, over)
            if rest is not None and (found is None or (rest.over, rest.ends) <= (found.over, found.ends)):
                found = rest.after(pause=over)
        return found

    def _on(self, point: int, had: int, at: int) -> Run | None:
        """The best rest without a break here."""
        index, arrived = divmod(point, 2)
        before = self.stops[index - 1] if index else None
        if index == len(self.stops):
            if arrived:
                return Run(at) if had == len(self.day.breaks) else None
            return self._way(self.day.back(at, before), before, None, point, had)
        stop = self.stops[index]
        if arrived:
            end = self.day.done(stop, at)
            rest = self.best(point + 1, had, end)
            return None if rest is None else rest.after(end=end)
        return self._way(self.day.leave(at, before, stop), before, stop, point, had)

    def _way(
        self, trip: tuple[int, int], before: Stop | None, stop: Stop | None, point: int, had: int
    ) -> Run | None:
        depart, arrive = trip
        rest = self.best(point + 1, had, arrive)
        if rest is None:
            return None
        target = self.day.worker.end if stop is None else stop.place
        if target is None or (stop is None and before is None):
            return rest
        origin = self.day.worker.start if before is None else before.place
        return rest.after(way_s=self.day.way_s(origin, target, depart))


def _window(begin: int, end: int) -> Window:
    return Window(datetime.fromtimestamp(begin, UTC), datetime.fromtimestamp(end, UTC))
