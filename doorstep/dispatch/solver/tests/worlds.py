"""Tiny worlds on one straight street, so that every time can be worked out in the head.

Places are minutes along the street: from `at_minute(3)` to `at_minute(10)` takes 7 minutes, at any hour.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta, timezone

import numpy as np

from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch.solver.problem import Break, Job, Location, Need, Problem, Stay, Worker
from doorstep.dispatch.solver.travel import flat_ways
from doorstep.dispatch.solver.ways import DENSE, Ways

HEFEI = timezone(timedelta(hours=8))
DAY = date(2026, 11, 2)


class Street:
    """Travel along the street: one minute for each hundredth of a degree of longitude."""

    def travel_s(self, origin: Location, target: Location, depart_s: int, profile: str = "") -> int:
        assert isinstance(origin, Place) and isinstance(target, Place)
        return round(abs(origin.lon - target.lon) * 100) * 60

    def ways(self, places: Sequence[Location], profiles: Sequence[str]) -> Ways:
        dense = [[self.travel_s(origin, target, 0) for target in places] for origin in places]
        matrix = np.array([dense] * len(profiles), np.int32).reshape(len(profiles), len(places), len(places))
        return flat_ways(DENSE, matrix, np.zeros((0, 3)))


def at_minute(minutes: int) -> Place:
    return Place(0.0, minutes / 100)


def clock(hour: int, minute: int = 0) -> datetime:
    return datetime(DAY.year, DAY.month, DAY.day, hour, minute, tzinfo=HEFEI)


def window(begin: float, end: float) -> Window:
    """Hours of the day; 9.5 is 09:30."""
    return Window(clock(0) + timedelta(hours=begin), clock(0) + timedelta(hours=end))


def job(
    name: str,
    place: int,
    begin: float,
    end: float,
    minutes: int = 60,
    *,
    skills: Mapping[str, int] | None = None,
    certificates: tuple[Need, ...] = (),
    priority: int = 0,
    area: str = "",
    group: str = "",
    release_at: datetime | None = None,
    locked: tuple[str, float] | None = None,
    present: tuple[str, float] | None = None,
) -> Job:
    """A visit of `minutes` at `place` that starts from `begin` and before `end`; `locked` and `present`
    name a worker and the hour of the start."""

    def stay(said: tuple[str, float] | None) -> Stay | None:
        return None if said is None else Stay(said[0], window(said[1], said[1] + minutes / 60))

    return Job(
        name,
        at_minute(place),
        minutes * 60,
        (window(begin, end),),
        skills=skills or {},
        certificates=certificates,
        priority=priority,
        area=area,
        group=group,
        release_at=release_at,
        locked=stay(locked),
        present=stay(present),
    )


def lunch(minutes: int = 30, begin: float = 11, end: float = 13.5) -> tuple[Break, ...]:
    """A day's breaks: one, begun between two hours, both included."""
    return (Break(minutes * 60, ((clock(0) + timedelta(hours=begin), clock(0) + timedelta(hours=end)),)),)


def worker(name: str, place: int, *shifts: tuple[float, float], **more: object) -> Worker:
    """Starts at `place`; on duty 8 to 17 unless told."""
    hours = tuple(window(begin, end) for begin, end in shifts or ((8.0, 17.0),))
    return Worker(name, at_minute(place), hours, **more)  # type: ignore[arg-type]


def world(jobs: list[Job], workers: list[Worker]) -> Problem:
    return Problem(tuple(jobs), tuple(workers), HEFEI)
