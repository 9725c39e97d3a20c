"""From a day's rows to the solver's problem."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import Final

from django.conf import settings

from doorstep.core.errors import Text
from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch import rules
from doorstep.dispatch.solver.problem import Break, Certificate, Job, Need, Problem, Stay, Worker
from doorstep.dispatch.solver.providers import provider_for
from doorstep.dispatch.solver.travel import TravelProvider
from doorstep.orders.models import Order
from doorstep.orders.needs import certificates_needed, skills_needed
from doorstep.orders.states import State
from doorstep.people.queries import TechnicianDay
from doorstep.people.states import CERTIFICATE_KINDS, SKILLS

#: What skills and certificates are called in the reasons.
TITLES: Final[Mapping[str, Text]] = {
    **SKILLS,
    **{str(kind): title for kind, title in CERTIFICATE_KINDS.items()},
}

_MINUTE: Final = timedelta(minutes=1)

Hours = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class Held:
    """An order's assignment: the technician's staff number, the visit, whether by hand, and whether somebody
    pinned it there.
    """

    staff_no: str
    during: Window
    by_hand: bool
    pinned: bool = False

    @property
    def fixed(self) -> bool:
        """Whether somebody wants it to stay where it is."""
        return self.by_hand or self.pinned


@dataclass(frozen=True, slots=True)
class Day:
    """A day of some technicians: the orders promised on it or assigned to one of them, by number.

    Orders carry site, grid and unit. `promises` and `held` by order number, those that stand.
    """

    on: date
    zone: tzinfo
    crew: tuple[TechnicianDay, ...]
    orders: Mapping[str, Order]
    promises: Mapping[str, Window]
    held: Mapping[str, Held]

    @property
    def window(self) -> Window:
        return rules.day_window(self.on, self.zone)

    def waiting(self) -> list[str]:
        """The orders that are booked and with nobody, by number."""
        return sorted(
            number
            for number, order in self.orders.items()
            if State(order.state) in rules.PLANNABLE and number in self.promises and number not in self.held
        )

    def travel(self, *, ahead: bool = True) -> TravelProvider:
        """The day's ways; with `ahead` they are so long that one is at the door ahead of the time told."""
        ahead_s = int(rules.AT_THE_DOOR.total_seconds()) if ahead else 0
        midnight = self.window.from_at
        return provider_for(settings.TRAVEL, on=self.on, midnight=midnight, ahead_s=ahead_s)


def as_it_stands(day: Day, now: datetime, *, free: Collection[str], within_areas: bool = True) -> Problem:
    """The day with every assigned visit locked but those `free`, which are to be looked at."""
    areas = areas_of(day) if within_areas else {}
    workers = {who.staff_no: worker(who, day, now, areas=areas.get(who.staff_no)) for who in day.crew}
    jobs = []
    for number, order in sorted(day.orders.items()):
        held = day.held.get(number)
        if number in free:
            jobs.append(job(order, day, now))
        elif held is not None and held.staff_no in workers:
            jobs.append(locked(job(order, day, now, held=held)))
    return Problem(tuple(jobs), tuple(workers.values()), day.zone, TITLES)


def job(order: Order, day: Day, now: datetime, *, held: Held | None = None) -> Job:
    """An order as the solver sees it; `held` becomes its present place."""
    promised = day.promises.get(order.number)
    return Job(
        id=order.number,
        place=place_of(order),
        duration_s=int(rules.expected_duration(order.attributes).total_seconds()),
        windows=(promised or (held.during if held else day.window),),
        skills=skills_needed(order.attributes),
        certificates=tuple(Need(str(kind), day.on) for kind in certificates_needed(order.attributes)),
        priority=rules.priority(emergency=order.emergency, same_day=order.same_day),
        release_at=now,
        area=order.grid.code,
        group=str(order.site_id),
        present=Stay(held.staff_no, held.during) if held else None,
    )


def place_of(order: Order) -> Place:
    """Where the order is; a site that nobody has located yet is taken to be at the centre of its grid."""
    site, grid = order.site, order.grid
    if site.lat is None or site.lon is None:
        return Place(grid.centre_lat, grid.centre_lon)
    return Place(site.lat, site.lon)


def worker(who: TechnicianDay, day: Day, now: datetime | None, areas: frozenset[str] | None = None) -> Worker:
    """A technician with what is left of his day at `now` (None: his whole day), his roster's lunch kept
    free.
    """
    begins, ends = (datetime.combine(day.on, at, day.zone) for at in rules.LUNCH_BEGINS)
    return Worker(
        id=who.staff_no,
        start=Place(*who.start),
        shifts=_hours(who.shift_windows, who.lunches, day.window, now),
        breaks=() if who.lunches else (Break(int(rules.LUNCH.total_seconds()), ((begins, ends),)),),
        skills=who.skills,
        certificates=tuple(Certificate(*held) for held in who.certificates),
        areas=areas,
        home_areas=who.grids,
    )


@lru_cache(maxsize=1024)
def _hours(
    shifts: tuple[Hours, ...], lunches: tuple[Hours, ...], day: Window, now: datetime | None
) -> tuple[Window, ...]:
    """A roster has few sorts of days: a city's technicians share them."""
    hours = [Window(*each) for each in shifts]
    for lunch in lunches:
        hours = [part for each in hours for part in each.subtract(Window(*lunch))]
    if now is not None:
        left = _rest(day, now)
        hours = [part for each in hours if left and (part := each.intersect(left)) is not None]
    return tuple(hours)


def _rest(window: Window, now: datetime) -> Window | None:
    """What is left of a day, from the next whole minute on."""
    begin = now.replace(second=0, microsecond=0)
    begin = begin if begin == now else begin + _MINUTE
    return window.intersect(Window(begin, window.to_at)) if begin < window.to_at else None


def areas_of(day: Day) -> dict[str, frozenset[str]]:
    """Where each technician may be sent, by staff number: his own grids, and those of his unit and below that
    have an order.
    """
    by_unit: dict[str, set[str]] = {}
    for order in day.orders.values():
        by_unit.setdefault(order.unit.path, set()).add(order.grid.code)
    below: dict[str, frozenset[str]] = {}
    for path in {who.unit_path for who in day.crew}:
        below[path] = frozenset().union(*(grids for unit, grids in by_unit.items() if unit.startswith(path)))
    return {who.staff_no: who.grids | below[who.unit_path] for who in day.crew}


def locked(planned: Job) -> Job:
    return replace(planned, locked=planned.present, present=None)
