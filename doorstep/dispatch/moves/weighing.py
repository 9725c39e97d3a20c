"""What would come of moves by hand: where the visits end up, whom they make late, what forbids them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Final

from doorstep.core.errors import DoorstepError, text
from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch import rules
from doorstep.dispatch.day import problems
from doorstep.dispatch.day.expected import NOTHING, Due, Happened, expected, occupied
from doorstep.dispatch.day.problems import Day, Held, place_of
from doorstep.dispatch.errors import (
    NoPlace,
    NotBooked,
    OffDuty,
    OtherDay,
    OutsideWindow,
    Overlaps,
    StartsInPast,
    TechnicianElsewhere,
    VisitBegun,
    VisitPinned,
)
from doorstep.dispatch.moves.assigning import check_able
from doorstep.dispatch.moves.move import Move, Problem
from doorstep.dispatch.moves.shifting import Put, Standing, lay, ways_s
from doorstep.dispatch.solver import wording
from doorstep.dispatch.solver.offering import offers
from doorstep.dispatch.solver.travel import TravelProvider
from doorstep.orders.states import TITLES, State
from doorstep.people.queries import TechnicianDay

_NO_HOURS: Final = text("0 小时", "0 hours")
_NONE: Final = text("—", "—")


@dataclass(frozen=True, slots=True)
class Shift:
    """A visit that is made later by the moves."""

    staff_no: str
    before: Window
    after: Window


@dataclass(slots=True)
class Weighed:
    """`seats`: the moved visits by number, (staff number, when); `off`: those that nobody has any more;
    `later`: visits that make room, by number.
    """

    seats: dict[str, tuple[str, Window]] = field(default_factory=dict)
    off: list[str] = field(default_factory=list)
    later: dict[str, Shift] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    extra_travel_s: int = 0

    def refuse(self, number: str, error: DoorstepError, *, breaks_promise: bool = False) -> None:
        said = text(error.titled("zh"), error.titled("en"))
        self.problems.append(Problem(number, error.code, said, breaks_promise))

    def breaking(self) -> list[str]:
        """The orders whose promise would break."""
        return [problem.number for problem in self.problems if problem.breaks_promise]


def weigh(moves: Sequence[Move], rows: Day, happened: Mapping[str, Happened], now: datetime) -> Weighed:
    """The moves made together. `rows`: the day of everybody who is touched, with all orders moved."""
    found, work = Weighed(), _Work(rows, happened, now)
    asked = [move for move in moves if _movable(move, work, found)]
    gone = {move.number for move in asked}
    work.held = {number: held for number, held in rows.held.items() if number not in gone}
    found.off = [move.number for move in asked if move.staff_no is None]
    given: dict[str, list[tuple[Move, datetime]]] = {}
    for move in asked:
        if move.staff_no is not None and move.from_at is not None:
            given.setdefault(move.staff_no, []).append((move, move.from_at))
    for staff_no, theirs in given.items():
        _put(work.crew[staff_no], theirs, work, found)
    for move in asked:
        if move.staff_no is not None and move.from_at is None:
            _place(move, work.crew[move.staff_no], work, found)
    _check_windows(work, found)
    _check_hours(work, found)
    found.extra_travel_s = sum(
        work.way_s(who, work.held) - work.way_s(who, rows.held) for who in work.crew.values()
    )
    return found


class _Work:
    """The day while the moves are made in it: `held` changes."""

    def __init__(self, rows: Day, happened: Mapping[str, Happened], now: datetime) -> None:
        self.rows, self.now = rows, now
        self.held: Mapping[str, Held] = rows.held
        self.crew = {who.staff_no: who for who in rows.crew}
        self.places = {number: place_of(order) for number, order in rows.orders.items()}
        self.starts = {who.staff_no: Place(*who.start) for who in rows.crew}
        self.travel: TravelProvider = rows.travel(ahead=False)
        self._happened = happened

    def begun(self, number: str) -> bool:
        return State(self.rows.orders[number].state) not in rules.PLANNABLE

    def theirs(self, who: TechnicianDay, held: Mapping[str, Held]) -> dict[str, Held]:
        return {number: each for number, each in held.items() if each.staff_no == who.staff_no}

    def busy(self, who: TechnicianDay) -> dict[str, Window]:
        """The time that each of his visits takes as the day goes."""
        dues = [self._due(number, held) for number, held in self.theirs(who, self.held).items()]
        off = [Window(*lunch) for lunch in who.lunches]
        start = self.starts[who.staff_no]
        return occupied(dues, expected(dues, start=start, travel=self.travel, now=self.now, off=off))

    def way_s(self, who: TechnicianDay, held: Mapping[str, Held]) -> int:
        theirs = self.theirs(who, held)
        visits = sorted((each.during, number) for number, each in theirs.items())
        way = [(during, self.places[number]) for during, number in visits]
        return ways_s(way, start=self.starts[who.staff_no], travel=self.travel)

    def keep(self, number: str, staff_no: str, during: Window, *, by_hand: bool) -> None:
        self.held = {**self.held, number: Held(staff_no, during, by_hand)}

    def _due(self, number: str, held: Held) -> Due:
        return Due(
            number,
            State(self.rows.orders[number].state) if self.rows.held.get(number) == held else State.ASSIGNED,
            held.during,
            self.places[number],
            self.rows.promises.get(number),
            self._happened.get(number, NOTHING),
        )


def _movable(move: Move, work: _Work, found: Weighed) -> bool:
    """Whether the order may be moved, and to him, whenever that is."""
    rows, before = work.rows, len(found.problems)
    order, held = rows.orders[move.number], rows.held.get(move.number)
    promised = rows.promises.get(move.number)
    if promised is None:
        found.refuse(move.number, NotBooked(number=move.number))
    elif work.begun(move.number):
        found.refuse(move.number, VisitBegun(number=move.number, state=TITLES[State(order.state)]))
    elif held is not None and held.pinned:
        found.refuse(move.number, VisitPinned(number=move.number))
    elif not promised.overlaps(rows.window):
        window = wording.span(promised, rows.zone)
        found.refuse(move.number, OtherDay(number=move.number, window=window))
    elif move.staff_no is not None:
        _check_person(move, work.crew[move.staff_no], work, found)
    return len(found.problems) == before


def _check_person(move: Move, who: TechnicianDay, work: _Work, found: Weighed) -> None:
    order = work.rows.orders[move.number]
    if not order.unit.path.startswith(who.unit_path):
        grid = order.grid.code
        found.refuse(move.number, TechnicianElsewhere(staff_no=who.staff_no, name=who.name, grid=grid))
        return
    try:
        job = problems.job(order, work.rows, work.now)
        check_able(job, who, problems.worker(who, work.rows, None))
    except DoorstepError as error:
        found.refuse(move.number, error)
    if move.from_at is not None and move.from_at < work.now.replace(second=0, microsecond=0):
        at = wording.hour(int(move.from_at.timestamp()), work.rows.zone)
        found.refuse(move.number, StartsInPast(at=at))


def _put(who: TechnicianDay, given: Iterable[tuple[Move, datetime]], work: _Work, found: Weighed) -> None:
    """Visits from given starts on; the later ones of his day make room."""
    rows, busy = work.rows, work.busy(who)
    standing = [
        Standing(
            number,
            work.places[number],
            busy[number] if work.begun(number) else held.during,
            work.begun(number) or held.pinned,
        )
        for number, held in work.theirs(who, work.held).items()
    ]
    puts = [
        Put(move.number, work.places[move.number], _duration(rows, move.number), from_at)
        for move, from_at in given
    ]
    first = min((begin for begin, _ in who.shift_windows), default=rows.window.from_at)
    start = work.starts[who.staff_no]
    laid = lay(standing, puts, start=start, leave_at=max(first, work.now), travel=work.travel)
    for put in puts:
        during = laid.during[put.number]
        found.seats[put.number] = who.staff_no, during
        work.keep(put.number, who.staff_no, during, by_hand=True)
    for number, other in laid.blocked.items():
        found.refuse(number, _in_the_way(who, other, laid.during, rows))
    for each in standing:
        during = laid.during[each.number]
        if not each.fixed and during != each.during:
            held = work.held[each.number]
            found.later[each.number] = Shift(who.staff_no, each.during, during)
            work.keep(each.number, who.staff_no, during, by_hand=held.by_hand)


def _place(move: Move, who: TechnicianDay, work: _Work, found: Weighed) -> None:
    """The visit where it lengthens his way least, and moves nobody."""
    rows, number = work.rows, move.number
    held = {other: Held(who.staff_no, during, True) for other, during in work.busy(who).items()}
    mine = {each: rows.orders[each] for each in (*held, number)}
    day = replace(rows, crew=(who,), orders=mine, held=held)
    problem = problems.as_it_stands(day, work.now, free={number}, within_areas=False)
    (offer,) = offers(problem, number, travel=day.travel())
    if offer.visit is None:
        reason = offer.reason.text if offer.reason else _NO_HOURS
        found.refuse(number, NoPlace(staff_no=who.staff_no, name=who.name, reason=reason))
        return
    found.seats[number] = who.staff_no, offer.visit.during
    work.keep(number, who.staff_no, offer.visit.during, by_hand=True)


def _check_windows(work: _Work, found: Weighed) -> None:
    """Promises that would break: visits that begin outside the window, and didn't before."""
    zone = work.rows.zone
    starts = {number: during.from_at for number, (_, during) in found.seats.items()}
    for number, shift in found.later.items():
        promised = work.rows.promises.get(number)
        if promised is not None and promised.contains(shift.before.from_at):
            starts[number] = shift.after.from_at
    for number, begin in sorted(starts.items()):
        promised = work.rows.promises.get(number)
        if promised is not None and not promised.contains(begin):
            at, window = wording.hour(int(begin.timestamp()), zone), wording.span(promised, zone)
            found.refuse(number, OutsideWindow(at=at, window=window), breaks_promise=True)


def _check_hours(work: _Work, found: Weighed) -> None:
    """Visits that would lie outside the hours on duty, and didn't before."""
    before = {number: shift.before for number, shift in found.later.items()}
    after = {number: (shift.staff_no, shift.after) for number, shift in found.later.items()}
    for number, (staff_no, during) in sorted((found.seats | after).items()):
        who = work.crew[staff_no]
        hours = [Window(*each) for each in who.shift_windows]
        was = before.get(number)
        if any(each.covers(during) for each in hours):
            continue
        if was is None or any(each.covers(was) for each in hours):
            said = wording.spans(tuple(hours), work.rows.zone) if hours else _NO_HOURS
            found.refuse(number, OffDuty(staff_no=staff_no, name=who.name, hours=said))


def _duration(rows: Day, number: str) -> timedelta:
    return rules.expected_duration(rows.orders[number].attributes)


def _in_the_way(who: TechnicianDay, other: str, during: Mapping[str, Window], rows: Day) -> Overlaps:
    span = during[other]
    return Overlaps(
        staff_no=who.staff_no,
        name=who.name,
        other=other,
        from_at=span.from_at.isoformat(),
        to_at=span.to_at.isoformat(),
        hours=wording.span(span, rows.zone),
        next_free_at=None,
        next_free=_NONE,
    )
