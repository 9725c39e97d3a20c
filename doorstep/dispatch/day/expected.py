"""When each visit of somebody's day is to be expected, from what has happened so far. Pure.

Everything goes on from where it stands: who is on site stays there as long as was planned, or until now when
that is over; who is on the way arrives when the way is done; the visits after follow with their ways, none
earlier than planned. The order is that of what happened, then that of the plan.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch.solver.travel import TravelProvider
from doorstep.orders.states import State

#: The customer's part is over, or the technician's.
OVER: Final = frozenset({State.ACCEPTED, State.REPLIED, State.CLOSED})
THERE: Final = frozenset({State.ON_SITE, State.REWORK})

_MINUTE: Final = timedelta(minutes=1)
#: A fact of no length still has its place in the day.
_INSTANT: Final = timedelta(seconds=1)


@dataclass(frozen=True, slots=True)
class Happened:
    """What the log says of a visit: when he set out, was there, had left. None: not yet, or not noted."""

    departed_at: datetime | None = None
    arrived_at: datetime | None = None
    ended_at: datetime | None = None


NOTHING: Final = Happened()


@dataclass(frozen=True, slots=True)
class Due:
    """A visit of somebody's day: `planned` as assigned; `promised`: the customer's window, if it stands.

    `lasts_until`: what somebody who knows says of a visit under way.
    """

    number: str
    state: State
    planned: Window
    place: Place
    promised: Window | None = None
    happened: Happened = NOTHING
    lasts_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Expected:
    """When a visit began or will begin, and when it was or will be over. `way_s`: the way to it.

    `late`: it has not begun, and will only after the promised window has closed.
    """

    number: str
    during: Window
    way_s: int
    late: bool


def expected(
    day: Sequence[Due],
    *,
    start: Place | None,
    travel: TravelProvider,
    now: datetime,
    off: Sequence[Window] = (),
    profile: str = "",
) -> list[Expected]:
    """Each visit of one technician's day, as given. `start`: where his day begins (None: at the first visit);
    `off`: times in which he begins nothing (leave, his roster's lunch), in order; `profile`: see
    TravelProvider.
    """
    at, ready, found = start, None, dict[str, Expected]()
    for due in sorted(day, key=_turn):
        left_at = _left_at(due, ready, now)
        way_s = 0 if at is None else travel.travel_s(at, due.place, int(left_at.timestamp()), profile)
        during = _during(due, left_at + timedelta(seconds=way_s), now, off)
        begun = due.state in OVER or due.state in THERE or due.happened.arrived_at is not None
        late = not begun and due.promised is not None and during.from_at >= due.promised.to_at
        found[due.number] = Expected(due.number, during, way_s, late)
        at, ready = due.place, during.to_at
    return [found[due.number] for due in day]


def occupied(day: Sequence[Due], times: Sequence[Expected]) -> dict[str, Window]:
    """The time that each visit of a day takes from a new plan, none overlapping: from when it was planned or
    began, to when it was planned to end or will. What is planned elsewhere meets none of them.
    """
    busy_until, found = datetime.min.replace(tzinfo=UTC), dict[str, Window]()
    held = {due.number: due for due in day}
    for each in sorted(times, key=lambda each: (each.during, each.number)):
        planned = held[each.number].planned
        from_at = max(min(planned.from_at, each.during.from_at), busy_until)
        to_at = max(planned.to_at, each.during.to_at, from_at + _INSTANT)
        found[each.number] = Window(from_at, to_at)
        busy_until = to_at
    return found


def _turn(due: Due) -> tuple[int, datetime, str]:
    """What has happened comes first, by when it did; then the plan."""
    began = due.happened.arrived_at
    if due.state in OVER:
        return 0, began or due.planned.from_at, due.number
    if due.state in THERE or began is not None:
        return 1, began or due.planned.from_at, due.number
    if due.state is State.ON_THE_WAY:
        return 2, due.happened.departed_at or due.planned.from_at, due.number
    return 3, due.planned.from_at, due.number


def _left_at(due: Due, ready: datetime | None, now: datetime) -> datetime:
    """When he set out or will: who hasn't yet can't have before now, nor need he before it is time."""
    if due.happened.departed_at is not None:
        return due.happened.departed_at
    if due.state in OVER or due.state in THERE:
        return ready or due.planned.from_at
    return max(now, ready) if ready is not None else now


def _during(due: Due, there_at: datetime, now: datetime, off: Sequence[Window]) -> Window:
    began, length = due.happened.arrived_at, due.planned.duration
    if due.state in OVER or due.happened.ended_at is not None:
        begin = began or min(due.planned.from_at, due.happened.ended_at or due.planned.from_at)
        end = due.happened.ended_at or begin + length
        return Window(begin, max(end, begin + _INSTANT))
    if due.state in THERE or began is not None:
        begin = began or due.planned.from_at
        end = due.lasts_until or begin + length
        return Window(begin, max(end, _minute(now), begin + _INSTANT))
    if due.state is State.ON_THE_WAY:
        opens = due.promised.from_at if due.promised else due.planned.from_at
        begin = max(_minute(there_at), _minute(now), min(opens, due.planned.from_at))
        return Window(begin, begin + length)
    begin = max(_minute(there_at), due.planned.from_at)
    for away in off:
        if away.contains(begin):
            begin = away.to_at
    return Window(begin, begin + length)


def _minute(at: datetime) -> datetime:
    """The next whole minute."""
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + _MINUTE
