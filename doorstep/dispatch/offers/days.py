"""A day of some technicians as it stands, from its rows to the arrays in which it is asked what still fits.

Kept from one question to the next while the rows say the same: between two calls at the desk hardly a day of
a crew's week changes.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import lru_cache
from json import loads
from threading import Lock
from typing import Final, NamedTuple

import numpy as np

from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.dispatch import rules
from doorstep.dispatch.day import problems
from doorstep.dispatch.day.expected import THERE
from doorstep.dispatch.day.problems import Day
from doorstep.dispatch.offers.rows import DayRows, HeldRow, whole_day
from doorstep.dispatch.solver.layout import FORBIDDEN, Layout
from doorstep.dispatch.solver.problem import Job, Worker
from doorstep.dispatch.solver.schedule import Day as TourDay
from doorstep.dispatch.solver.schedule import Stop
from doorstep.dispatch.solver.standing import Standing, Visits, empty, stand
from doorstep.dispatch.solver.tours import Tour
from doorstep.dispatch.solver.travel import HaversineTravel
from doorstep.dispatch.solver.ways import Floats
from doorstep.orders.needs import certificates_needed, skills_needed
from doorstep.orders.states import State
from doorstep.people.queries import TechnicianDay


class Sort(NamedTuple):
    """What decides who can make a visit."""

    grid: str
    skills: tuple[tuple[str, int], ...]
    certificates: tuple[str, ...]

    def fits(self, who: TechnicianDay, day: date) -> bool:
        return (
            self.grid in who.grids
            and all(who.skills.get(code, 0) >= level for code, level in self.skills)
            and all(who.holds(kind, day) for kind in self.certificates)
        )


@lru_cache(maxsize=4096)
def sort_of(
    grid: str, kind: str, segment: str, access: str, products: str, work_min: int | None
) -> tuple[Sort, int]:
    """An order's sort, and how many seconds its visit takes. `products`: JSON; `work_min`: as
    rules.expected_duration."""
    order = {
        "kind": kind, "segment": segment, "access": access, "products": loads(products), "work_min": work_min,
    }  # fmt: skip
    sort = Sort(grid, tuple(sorted(skills_needed(order).items())), tuple(certificates_needed(order)))
    return sort, int(rules.expected_duration(order).total_seconds())


@dataclass(frozen=True, slots=True)
class Pool:
    """Technicians on one local day, and what they have and what waits for them or their neighbours."""

    on: date
    crew: tuple[TechnicianDay, ...]
    rows: DayRows


@dataclass(frozen=True, slots=True)
class _Crew:
    """The technicians of a day as the solver sees them: what a new promise leaves as it is."""

    people: tuple[TechnicianDay, ...]
    workers: tuple[Worker, ...]
    empty: Layout
    travel: HaversineTravel
    _sides: dict[Sort, Floats] = field(default_factory=dict)

    def side(self, sort: Sort, on: date) -> Floats:
        """Who can make visits of this sort on that day, which is the crew's own."""
        found = self._sides.get(sort)
        if found is None:
            able = [0.0 if sort.fits(who, on) else FORBIDDEN for who in self.people]
            found = self._sides[sort] = np.array(able)
        return found


@dataclass(frozen=True, slots=True)
class OpenDay:
    """`standing` is the pool's day at `since` (None: it is yet to begin), a row for each of `pool.crew`."""

    pool: Pool
    since: datetime | None
    crew: _Crew
    visits: Visits
    standing: Standing

    def side(self, sort: Sort) -> Floats:
        """Who can make visits of this sort (solver.standing.Asked)."""
        return self.crew.side(sort, self.pool.on)

    def in_need(self, window: Window) -> list[int]:
        """The visits to begin in the window for which there is no place."""
        first, last = int(window.from_at.timestamp()), int(window.to_at.timestamp())
        return [
            int(job)
            for job in self.standing.unseated
            if self.visits.first[job] < last and self.visits.last[job] >= first
        ]

    def tour(self, row: int) -> Tour:
        """One technician's day in full, for the words of a refusal."""
        days = self.standing.days
        stops = [self._stop(int(job)) for job in days.stops[row, : days.size[row]]]
        return Tour(TourDay(self.crew.workers[row], self.crew.travel), stops)

    def _stop(self, number: int) -> Stop:
        place = Place(float(self.visits.lat[number]), float(self.visits.lon[number]))
        first, last = int(self.visits.first[number]), int(self.visits.last[number])
        length, fixed = int(self.visits.service[number]), int(self.standing.layout.fixed[number])
        window = Window(datetime.fromtimestamp(first, UTC), datetime.fromtimestamp(last + 1, UTC))
        if fixed >= 0:
            return Stop(Job("", place, length, (window,)), place, length, ((fixed, fixed),), fixed)
        return Stop(Job("", place, length, (window,)), place, length, ((first, last),))


#: A week of fifty crews.
_KEPT: Final = 384
_open: OrderedDict[object, OpenDay] = OrderedDict()
_guard = Lock()


def open_day(pool: Pool, now: datetime) -> OpenDay:
    """The pool's day as it stands at `now`, its present plan and what waits laid in."""
    since = now.replace(second=0, microsecond=0) if whole_day(pool.on).contains(now) else None
    key = pool.on, tuple(who.technician_id for who in pool.crew)
    with _guard:
        known = _open.pop(key, None)
        if known is not None:
            _open[key] = known
    if known is not None and known.since == since and known.pool == pool:
        return known
    same = known is not None and known.since == since and known.pool.crew == pool.crew
    made = _opened(pool, since, known.crew if known and same else _crew(pool, since, now))
    with _guard:
        _open[key] = made
        while len(_open) > _KEPT:
            _open.popitem(last=False)
    return made


def _crew(pool: Pool, since: datetime | None, now: datetime) -> _Crew:
    travel = HaversineTravel(
        midnight=whole_day(pool.on).from_at, ahead_s=int(rules.AT_THE_DOOR.total_seconds())
    )
    bare = Day(pool.on, ZONE, pool.crew, {}, {}, {})
    workers = tuple(problems.worker(who, bare, now if since else None) for who in pool.crew)
    return _Crew(pool.crew, workers, empty(workers, zone=ZONE, travel=travel), travel)


def _opened(pool: Pool, since: datetime | None, crew: _Crew) -> OpenDay:
    sorts: dict[Sort, int] = {}
    visits = _visits(pool, int(since.timestamp()) if since else 0, sorts)
    side = np.array([crew.side(sort, pool.on) for sort in sorts]).reshape(len(sorts), len(pool.crew))
    return OpenDay(pool, since, crew, visits, stand(crew.empty, visits, side))


def _visits(pool: Pool, now_s: int, sorts: dict[Sort, int]) -> Visits:
    """The rows in columns; fills `sorts` with a number for each sort of those that wait."""
    row_of = {who.technician_id: row for row, who in enumerate(pool.crew)}
    columns = [_held(row, row_of[row.technician_id], now_s) for row in pool.rows.held]
    for each in pool.rows.waiting:
        asked = each.grid, each.kind, each.segment, each.access, each.products, each.work_min
        sort, length = sort_of(*asked)
        number = sorts.setdefault(sort, len(sorts))
        first = max(each.first, now_s)
        columns.append((each.lat, each.lon, length, first, max(first, each.last - 1), -1, first, -1, number))
    places = np.array([column[:2] for column in columns], np.float64).reshape(len(columns), 2)
    whole = np.array([column[2:] for column in columns], np.int64).reshape(len(columns), 7)
    lat, lon = (np.ascontiguousarray(each) for each in places.T)
    service, first_s, last_s, fixed, planned, row, sort_s = (np.ascontiguousarray(each) for each in whole.T)
    return Visits(lat, lon, service, first_s, last_s, fixed, planned, row, sort_s)


def _held(row: HeldRow, number: int, now_s: int) -> tuple[float, float, int, int, int, int, int, int, int]:
    """Somebody's visit: what is to come may move inside its window, what has begun or was set by hand not.

    What should have begun begins now, what should be over is over now.
    """
    begin, end = row.begin, row.end
    if State(row.state) in rules.PLANNABLE:
        begin = max(begin, now_s)
        end = begin + row.end - row.begin
        if not row.stays and row.first is not None and row.last is not None and row.last > begin:
            first, last = max(row.first, now_s), row.last - 1
            return row.lat, row.lon, end - begin, first, last, -1, begin, number, -1
    elif State(row.state) in THERE:
        end = max(end, now_s)
    return row.lat, row.lon, end - begin, begin, begin, begin, begin, number, -1
