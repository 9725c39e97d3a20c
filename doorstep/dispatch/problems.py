"""From a day's rows to the solver's problem."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from typing import Final

from doorstep.core.errors import Text
from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch import rules
from doorstep.dispatch.solver import matching
from doorstep.dispatch.solver.problem import Break, Certificate, Job, Need, Problem, Stay, Worker
from doorstep.dispatch.solver.travel import HaversineTravel, TravelProvider
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


@dataclass(frozen=True, slots=True)
class Held:
    """An order's assignment: the technician's staff number, the visit, and whether by hand."""

    staff_no: str
    during: Window
    by_hand: bool


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

    def travel(self) -> TravelProvider:
        return HaversineTravel(midnight=self.window.from_at, ahead_s=int(rules.AT_THE_DOOR.total_seconds()))


def planning(day: Day, now: datetime) -> Problem:
    """The day to plan: what is booked is free, what a plan may not move is locked, the rest is the present
    plan.

    A technician is sent to the grids of his unit and the units below it; his own come first.
    """
    free = set(day.waiting())
    workers = {who.staff_no: worker(who, day, now, areas=_areas(who, day)) for who in day.crew}
    unmoved = {who.staff_no: worker(who, day, None) for who in day.crew}
    jobs = []
    for number, order in sorted(day.orders.items()):
        held = day.held.get(number)
        if held is not None and held.staff_no in workers:
            planned = job(order, day, now, held=held)
            jobs.append(
                planned if _movable(planned, order, held, unmoved[held.staff_no], now) else _locked(planned)
            )
        elif number in free:
            jobs.append(job(order, day, now))
    return Problem(tuple(jobs), tuple(workers.values()), day.zone, TITLES)


def as_it_stands(day: Day, now: datetime, *, free: Collection[str], within_areas: bool = True) -> Problem:
    """The day with every assigned visit locked but those `free`, which are to be looked at."""
    workers = {
        who.staff_no: worker(who, day, now, areas=_areas(who, day) if within_areas else None)
        for who in day.crew
    }
    jobs = []
    for number, order in sorted(day.orders.items()):
        held = day.held.get(number)
        if number in free:
            jobs.append(job(order, day, now))
        elif held is not None and held.staff_no in workers:
            jobs.append(_locked(job(order, day, now, held=held)))
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
    hours = [Window(*each) for each in who.shift_windows]
    for lunch in who.lunches:
        hours = [part for each in hours for part in each.subtract(Window(*lunch))]
    if now is not None:
        left = _rest(day.window, now)
        hours = [part for each in hours if left and (part := each.intersect(left)) is not None]
    begins, ends = (datetime.combine(day.on, at, day.zone) for at in rules.LUNCH_BEGINS)
    return Worker(
        id=who.staff_no,
        start=Place(*who.start),
        shifts=tuple(hours),
        breaks=() if who.lunches else (Break(int(rules.LUNCH.total_seconds()), ((begins, ends),)),),
        skills=who.skills,
        certificates=tuple(Certificate(*held) for held in who.certificates),
        areas=areas,
        home_areas=who.grids,
    )


def _rest(window: Window, now: datetime) -> Window | None:
    """What is left of a day, from the next whole minute on."""
    begin = now.replace(second=0, microsecond=0)
    begin = begin if begin == now else begin + _MINUTE
    return window.intersect(Window(begin, window.to_at)) if begin < window.to_at else None


def _areas(who: TechnicianDay, day: Day) -> frozenset[str]:
    below = (order for order in day.orders.values() if order.unit.path.startswith(who.unit_path))
    return who.grids | {order.grid.code for order in below}


def _movable(planned: Job, order: Order, held: Held, who: Worker, now: datetime) -> bool:
    """May a plan move this visit? One that its technician could not keep is moved, unless it has begun."""
    state = State(order.state)
    if not rules.stays_put(state, by_hand=held.by_hand, from_at=held.during.from_at, now=now):
        return True
    if state not in rules.PLANNABLE:
        return False
    on_duty = any(shift.covers(held.during) for shift in who.shifts)
    return not on_duty or matching.barrier(planned, who) is not None


def _locked(planned: Job) -> Job:
    return replace(planned, locked=planned.present, present=None)
