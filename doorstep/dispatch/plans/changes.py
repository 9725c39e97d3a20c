"""What a plan does to a day, order by order. Nothing changes that needn't."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Literal

from doorstep.core.windows import Window
from doorstep.dispatch.day.problems import Day, Held, place_of
from doorstep.dispatch.day.reasons import names_of
from doorstep.dispatch.solver.plan import Plan, Route
from doorstep.dispatch.solver.travel import TravelProvider
from doorstep.orders.states import State
from doorstep.people.queries import TechnicianDay

Kind = Literal["assigned", "moved", "unassigned"]


@dataclass(frozen=True, slots=True)
class Seat:
    """A technician and a time; `by`: who put him there."""

    staff_no: str
    name: str
    during: Window
    by: Literal["plan", "hand"] = "plan"


@dataclass(frozen=True, slots=True)
class Change:
    """What a plan does to one order: assigned anew, moved to another time or person, or taken off."""

    number: str
    kind: Kind
    before: Seat | None
    after: Seat | None

    @property
    def to_another(self) -> bool:
        """Whether somebody else comes now, or nobody."""
        return (self.before and self.before.staff_no) != (self.after and self.after.staff_no)


def changes_of(rows: Day, plan: Plan) -> list[Change]:
    """What differs between the day as it is and as it is planned, by order; who is taken off comes first."""
    names, seats = names_of(rows.crew), seats_of(rows, plan)
    left_out = {each.job for each in plan.unserved}
    found = []
    for number, order in sorted(rows.orders.items()):
        held, seat = rows.held.get(number), seats.get(number)
        before = seat_of(held, names) if held else None
        if seat is not None:
            staff_no, during = seat
            if held is None or (held.staff_no, held.during) != seat:
                after = Seat(staff_no, names[staff_no], during)
                found.append(Change(number, "moved" if held else "assigned", before, after))
        elif number in left_out and State(order.state) is State.ASSIGNED:
            found.append(Change(number, "unassigned", before, None))
    return sorted(found, key=lambda change: change.after is not None)


def seat_of(held: Held, names: Mapping[str, str]) -> Seat:
    return Seat(held.staff_no, names[held.staff_no], held.during, "hand" if held.by_hand else "plan")


def seats_of(rows: Day, plan: Plan) -> dict[str, tuple[str, Window]]:
    """Technician and time of each visit that the plan was free to place. One that stays with its technician
    keeps its time while that costs no other visit anything.
    """
    travel, crew = rows.travel(), {who.staff_no: who for who in rows.crew}
    found: dict[str, tuple[str, Window]] = {}
    for route in plan.routes:
        times = _steady(route, rows, crew[route.worker], travel)
        for visit, during in zip(route.visits, times, strict=True):
            if not visit.locked:
                found[visit.job] = (route.worker, during)
    return found


def _steady(route: Route, rows: Day, who: TechnicianDay, travel: TravelProvider) -> list[Window]:
    """The route's times, from the last visit to the first: where the present time still fits before what
    follows, it stays."""
    times = [visit.during for visit in route.visits]
    for index in reversed(range(len(times))):
        visit = route.visits[index]
        held = rows.held.get(visit.job)
        if visit.locked or held is None or held.staff_no != route.worker:
            continue
        wanted, promised = held.during, rows.promises.get(visit.job)
        if (
            wanted.from_at > times[index].from_at
            and wanted.duration == times[index].duration
            and (promised is None or promised.contains(wanted.from_at))
            and _on_duty(who, wanted)
            and _leaves_room(wanted, index, times, route, rows, travel)
        ):
            times[index] = wanted
    return times


def _on_duty(who: TechnicianDay, during: Window) -> bool:
    lunch = any(Window(*each).overlaps(during) for each in who.lunches)
    return not lunch and any(Window(*shift).covers(during) for shift in who.shift_windows)


def _leaves_room(
    wanted: Window, index: int, times: list[Window], route: Route, rows: Day, travel: TravelProvider
) -> bool:
    """Whether breaks and the next visit can stay where they are if the visit is later."""
    breaks = [each for each in route.breaks if each.from_at >= route.visits[index].during.to_at]
    if index + 1 == len(times):
        return not breaks or wanted.to_at <= breaks[0].from_at
    here, there = (place_of(rows.orders[route.visits[at].job]) for at in (index, index + 1))
    there_at = wanted.to_at + timedelta(seconds=travel.travel_s(here, there, int(wanted.to_at.timestamp())))
    between = [each for each in breaks if each.to_at <= route.visits[index + 1].during.from_at]
    if between:
        # Had before he leaves or when he arrives: here it has to fit both ways.
        return there_at <= between[0].from_at and there_at <= times[index + 1].from_at
    return there_at <= times[index + 1].from_at
