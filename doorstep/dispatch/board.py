"""The day as the dispatcher sees it: everyone's visits, what waits and why, and who could take an order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils import timezone

from doorstep.accounts.rules import mask_address
from doorstep.booking.queries import promise_of
from doorstep.core.errors import Text
from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch import problems, rules
from doorstep.dispatch.errors import NotBooked
from doorstep.dispatch.loading import crew_for, rows_of_day
from doorstep.dispatch.problems import Day, place_of
from doorstep.dispatch.routes import Stop, stops
from doorstep.dispatch.solver.explain import reasons
from doorstep.dispatch.solver.offering import offers
from doorstep.dispatch.solver.plan import Offer, Reason
from doorstep.dispatch.solver.problem import Params
from doorstep.dispatch.solver.tours import tours_of
from doorstep.orders.models import Order
from doorstep.orders.queries import order_named
from doorstep.orders.states import State
from doorstep.people.queries import LapsingCertificate, TechnicianDay, certificates_lapsing

AT_THE_DOOR_S = int(rules.AT_THE_DOOR.total_seconds())

#: Certificates that lapse so soon are shown on the board.
LAPSING_DAYS = 30


@dataclass(frozen=True, slots=True)
class Visit:
    """A visit on the board. `promised`: the customer's window; `late_risk`: he would now come after it."""

    number: str
    kind: str
    state: str
    grid: str
    from_at: datetime
    to_at: datetime
    by: str
    promised: Window | None
    travel_before_min: int
    address_masked: str
    emergency: bool
    late_risk: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A technician's day. `hours`: on duty, without leave; `load_min`: at customers' and on the way."""

    who: TechnicianDay
    hours: tuple[Window, ...]
    lapsing: tuple[LapsingCertificate, ...]
    visits: tuple[Visit, ...]
    load_min: int


@dataclass(frozen=True, slots=True)
class Why:
    """Why not this technician: a stable code of the solver's and its words."""

    staff_no: str
    name: str
    code: str
    text: Text


@dataclass(frozen=True, slots=True)
class Waiting:
    """A booked order with nobody. Who isn't among the `reasons` could take it now."""

    number: str
    kind: str
    grid: str
    promised: Window
    address_masked: str
    emergency: bool
    reasons: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Board:
    day: date
    technicians: tuple[Row, ...]
    unassigned: tuple[Waiting, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """A technician for an order: the best start he has (with how much longer his way gets), or why none."""

    staff_no: str
    name: str
    possible: bool
    from_at: datetime | None
    to_at: datetime | None
    extra_travel_min: int | None
    reasons: tuple[Text, ...]


def board(*, day: date, unit_path: str, grid: str | None = None, now: datetime) -> Board:
    """The local day of a unit and the units below it; with `grid` only who and what belongs to it."""
    rows = rows_of_day(day=day, unit_path=unit_path)
    lapsing = certificates_lapsing(on=day, days=LAPSING_DAYS, unit_path=unit_path)
    technicians = [
        _row(who, rows, [each for each in lapsing if each.staff_no == who.staff_no], now) for who in rows.crew
    ]
    return Board(
        day,
        tuple(row for row in technicians if grid is None or _of_grid(row, grid)),
        tuple(_waiting(rows, grid, now)),
    )


def candidates(*, number: str, now: datetime) -> list[Candidate]:
    """Every technician who looks after the order's unit, the best first. Nobody's visit is moved.

    Raises NotFound, NotBooked. Empty when the visit has begun or is over.
    """
    order = order_named(number)
    promise = promise_of(number)
    if promise is None:
        raise NotBooked(number=number)
    if State(order.state) not in rules.PLANNABLE:
        return []
    day = promise.from_at.astimezone(timezone.get_default_timezone()).date()
    rows = rows_of_day(day=day, unit_path=order.unit.path, crew=crew_for(order, day), about=number)
    problem = problems.as_it_stands(rows, now, free={number}, within_areas=False)
    found = zip(rows.crew, offers(problem, number, travel=rows.travel()), strict=True)
    ranked = sorted(found, key=lambda pair: _rank(pair[0], pair[1], order))
    return [_candidate(who, offer) for who, offer in ranked]


def _rank(who: TechnicianDay, offer: Offer, order: Order) -> tuple[bool, int, str]:
    away_s = 0 if order.grid.code in who.grids else Params().off_area_s
    return offer.visit is None, offer.extra_travel_s + away_s, who.staff_no


def _candidate(who: TechnicianDay, offer: Offer) -> Candidate:
    visit, reason = offer.visit, offer.reason
    return Candidate(
        staff_no=who.staff_no,
        name=who.name,
        possible=visit is not None,
        from_at=visit.during.from_at if visit else None,
        to_at=visit.during.to_at if visit else None,
        # The minutes at the door come with every visit; they are no way.
        extra_travel_min=max(0, offer.extra_travel_s - AT_THE_DOOR_S) // 60 if visit else None,
        reasons=(reason.text,) if reason else (),
    )


def _row(who: TechnicianDay, day: Day, lapsing: Sequence[LapsingCertificate], now: datetime) -> Row:
    numbers = [number for number, held in day.held.items() if held.staff_no == who.staff_no]
    numbers.sort(key=lambda number: day.held[number].during)
    places = [(n, day.held[n].during, place_of(day.orders[n])) for n in numbers]
    route = stops(Place(*who.start), places, day.on)
    coming = [
        rules.Coming(
            State(day.orders[stop.number].state),
            Window(stop.from_at, stop.to_at),
            day.promises.get(stop.number),
            timedelta(minutes=stop.travel_min),
        )
        for stop in route
    ]
    risks = rules.late_risks(coming, now)
    visits = tuple(_visit(stop, day, risk) for stop, risk in zip(route, risks, strict=True))
    load = sum(
        ((visit.to_at - visit.from_at) // timedelta(minutes=1)) + visit.travel_before_min for visit in visits
    )
    return Row(who, tuple(Window(*each) for each in who.shift_windows), tuple(lapsing), visits, load)


def _visit(stop: Stop, day: Day, late_risk: bool) -> Visit:
    order = day.orders[stop.number]
    return Visit(
        number=order.number,
        kind=order.kind,
        state=order.state,
        grid=order.grid.code,
        from_at=stop.from_at,
        to_at=stop.to_at,
        by="hand" if day.held[order.number].by_hand else "plan",
        promised=day.promises.get(order.number),
        travel_before_min=stop.travel_min,
        address_masked=mask_address(order.site.address),
        emergency=order.emergency,
        late_risk=late_risk,
    )


def _of_grid(row: Row, grid: str) -> bool:
    return grid in row.who.grids or any(visit.grid == grid for visit in row.visits)


def _waiting(day: Day, grid: str | None, now: datetime) -> list[Waiting]:
    problem = problems.as_it_stands(day, now, free=frozenset(day.waiting()))
    jobs = {job.id: job for job in problem.jobs}
    tours, names = tours_of(problem, day.travel()), names_of(day.crew)
    found = []
    for number in day.waiting():
        order = day.orders[number]
        if grid is None or order.grid.code == grid:
            why = reasons(jobs[number], problem, tours)
            found.append(
                Waiting(
                    number=number,
                    kind=order.kind,
                    grid=order.grid.code,
                    promised=day.promises[number],
                    address_masked=mask_address(order.site.address),
                    emergency=order.emergency,
                    reasons=tuple(named(each, names) for each in why),
                )
            )
    return sorted(found, key=lambda each: (not each.emergency, each.promised, each.number))


def names_of(crew: Sequence[TechnicianDay]) -> Mapping[str, str]:
    return {who.staff_no: who.name for who in crew}


def named(reason: Reason, names: Mapping[str, str]) -> Why:
    """A solver's reason with the technician's name."""
    return Why(reason.worker, names[reason.worker], str(reason.why), reason.text)
