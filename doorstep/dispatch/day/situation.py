"""A running day as it stands: what has happened, who is away, what is to be expected. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Final

from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch.day.expected import NOTHING, Due, Expected, Happened, expected, occupied
from doorstep.dispatch.day.problems import Day, Held, place_of
from doorstep.dispatch.rules import PLANNABLE
from doorstep.orders.states import State
from doorstep.people.queries import TechnicianDay

_MINUTE_S: Final = 60


@dataclass(frozen=True, slots=True)
class Situation:
    """What a plan of a running day has to know beside the day's rows.

    `happened` and `lasts_until` (what somebody says of a visit under way) by order number; `away`: hours in
    which a technician can't work though his roster has him, by staff number. `grids`: only their orders are
    planned (None: all). `pressing`: orders that are served before others.
    """

    now: datetime
    happened: Mapping[str, Happened] = field(default_factory=dict)
    lasts_until: Mapping[str, datetime] = field(default_factory=dict)
    away: Mapping[str, Window] = field(default_factory=dict)
    grids: frozenset[str] | None = None
    pressing: frozenset[str] = frozenset()

    def reaches(self, grid: str) -> bool:
        return self.grids is None or grid in self.grids

    def hours(self, day: Day) -> Day:
        """The day with the hours that its technicians really have."""
        if not self.away:
            return day
        return replace(day, crew=tuple(self._present(who) for who in day.crew))

    def _present(self, who: TechnicianDay) -> TechnicianDay:
        away = self.away.get(who.staff_no)
        if away is None:
            return who
        hours = [part for each in who.shift_windows for part in Window(*each).subtract(away)]
        return replace(who, shift_windows=tuple((part.from_at, part.to_at) for part in hours))


@dataclass(frozen=True, slots=True)
class Figures:
    """A day in numbers. `late`: visits to be expected after their window; `people`: who has a visit."""

    assigned: int
    unassigned: int
    travel_min: int
    late: int
    overtime_min: int
    people: int


def times_of(day: Day, about: Situation, held: Mapping[str, Held]) -> dict[str, Expected]:
    """When each of these visits is to be expected, by order number. `held`: who would have it and when."""
    theirs, found = _by_person(held), dict[str, Expected]()
    for who in day.crew:
        dues = [_due(day, about, number, each) for number, each in theirs.get(who.staff_no, ())]
        found |= {each.number: each for each in _expected(who, dues, day, about)}
    return found


def taken(day: Day, about: Situation, staying: Mapping[str, Held]) -> tuple[dict[str, Window], set[str]]:
    """The time that the visits that stay take of their technicians' days, by order number; and those of them
    that would come too late even if nothing else were to be done."""
    theirs, found, late = _by_person(staying), dict[str, Window](), set[str]()
    for who in day.crew:
        dues = [_due(day, about, number, each) for number, each in theirs.get(who.staff_no, ())]
        times = _expected(who, dues, day, about)
        found |= occupied(dues, times)
        late |= {each.number for each in times if each.late}
    return found, late


def figures(day: Day, about: Situation, held: Mapping[str, Held]) -> Figures:
    """The day in numbers as it would go on if it were assigned like this."""
    times, theirs = times_of(day, about, held), _by_person(held)
    waiting = [number for number in day.promises if number not in held and _plannable(day, number)]
    overtime = (_overtime_s(who, [times[n] for n, _ in theirs.get(who.staff_no, ())]) for who in day.crew)
    return Figures(
        assigned=len(times),
        unassigned=len(waiting),
        travel_min=sum(each.way_s for each in times.values()) // _MINUTE_S,
        late=sum(each.late for each in times.values()),
        overtime_min=sum(overtime) // _MINUTE_S,
        people=len({held[number].staff_no for number in times}),
    )


def _plannable(day: Day, number: str) -> bool:
    return number in day.orders and State(day.orders[number].state) in PLANNABLE


def _by_person(held: Mapping[str, Held]) -> dict[str, list[tuple[str, Held]]]:
    found: dict[str, list[tuple[str, Held]]] = {}
    for number, each in held.items():
        found.setdefault(each.staff_no, []).append((number, each))
    return found


def _due(day: Day, about: Situation, number: str, held: Held) -> Due:
    order = day.orders[number]
    moved = day.held.get(number) != held
    return Due(
        number=number,
        # Whoever gets it anew has not begun it.
        state=State.ASSIGNED if moved else State(order.state),
        planned=held.during,
        place=place_of(order),
        promised=day.promises.get(number),
        happened=NOTHING if moved else about.happened.get(number, NOTHING),
        lasts_until=about.lasts_until.get(number),
    )


def _expected(who: TechnicianDay, dues: list[Due], day: Day, about: Situation) -> list[Expected]:
    away = about.away.get(who.staff_no)
    off = sorted([*(Window(*lunch) for lunch in who.lunches), *([away] if away else [])])
    travel = day.travel(ahead=False)
    return expected(dues, start=Place(*who.start), travel=travel, now=about.now, off=off)


def _overtime_s(who: TechnicianDay, times: Sequence[Expected]) -> int:
    """How long after his hours his last visit is over. Who has no hours works overtime all the time."""
    if not times:
        return 0
    over, begun = max(each.during.to_at for each in times), min(each.during.from_at for each in times)
    until = max((to_at for _, to_at in who.shift_windows), default=begun)
    return max(0, int((over - until).total_seconds()))
