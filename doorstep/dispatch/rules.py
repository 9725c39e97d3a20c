"""Decisions of dispatch: how long a visit takes, how pressing it is, what may be moved, who runs late.
Pure.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any, Final

from doorstep.core.windows import Window
from doorstep.orders.states import MOVES, State

#: Minutes at the customer's for an order's main service, by kind of order.
BASE_MIN: Final[Mapping[str, int]] = {"install": 50, "move": 50, "repair": 40, "change": 30, "remove": 20}

#: Minutes more for each further service that is set up.
EXTRA_MIN: Final[Mapping[str, int]] = {"broadband": 0, "iptv": 10, "voice": 5}

#: Kinds of order in which every service is set up, so that each takes its time.
SETS_UP: Final = frozenset({"install", "move"})

#: A visit that begins so soon is left where it is: whoever goes may be on his way already.
FROZEN: Final = timedelta(minutes=30)

#: A plan leaves so much time before each visit: at the door ahead of the time told (TOUCH-2).
AT_THE_DOOR: Final = timedelta(minutes=10)

#: Who has no lunch in his roster has half an hour, begun between these local times.
LUNCH: Final = timedelta(minutes=30)
LUNCH_BEGINS: Final = (time(11), time(13, 30))

#: In these states nobody is assigned.
NOBODY: Final = frozenset({State.RECEIVED, State.BOOKED, State.SUSPENDED, State.CANCELLED})

#: Events that can take an order off its technician.
RELEASING: Final = tuple(sorted({move.verb for move in MOVES if move.to in NOBODY}))

#: The states in which an order waits for its visit.
PLANNABLE: Final = frozenset({State.BOOKED, State.ASSIGNED})


def expected_duration(order: Mapping[str, Any]) -> timedelta:
    """How long a visit takes, from an order's attributes: as its rooms take, else as its kind does."""
    if known := order.get("work_min"):
        return timedelta(minutes=known)
    minutes = BASE_MIN[order["kind"]]
    if order["kind"] in SETS_UP:
        minutes += sum(EXTRA_MIN[product] for product in order["products"])
    return timedelta(minutes=minutes)


def priority(*, emergency: bool, same_day: bool) -> int:
    """How pressing an order is when not all can be served."""
    return 10 * emergency + 3 * same_day


def day_window(day: date, zone: tzinfo) -> Window:
    """A local day from midnight to midnight."""
    begin, end = (datetime.combine(day + timedelta(days=ahead), time(), zone) for ahead in (0, 1))
    return Window(begin, end)


def stays_put(state: State, *, by_hand: bool, from_at: datetime, now: datetime) -> bool:
    """Whether a plan leaves a visit where it is: begun or done, put there by hand, or about to begin."""
    return state not in PLANNABLE or by_hand or from_at < now + FROZEN


@dataclass(frozen=True, slots=True)
class Coming:
    """A visit of somebody's day. `way`: from the one before; `promised`: the customer's window, if it
    stands.
    """

    state: State
    planned: Window
    promised: Window | None
    way: timedelta


_OVER: Final = frozenset({State.ACCEPTED, State.REPLIED, State.CLOSED})
_THERE: Final = frozenset({State.ON_SITE, State.REWORK})


def late_risks(day: Sequence[Coming], now: datetime) -> list[bool]:
    """For each visit of a day in order: would he now come after the promised window has closed?

    Everything goes on from where it stands: visits under way end as planned or now, and the next follow.
    """
    ready: datetime | None = None
    found = []
    for visit in day:
        if visit.state in _OVER:
            found.append(False)
            continue
        if visit.state in _THERE:
            found.append(False)
            ready = max(visit.planned.to_at, now)
            continue
        begin = max(visit.planned.from_at, now)
        if ready is not None:
            begin = max(begin, ready + visit.way)
        found.append(visit.promised is not None and begin >= visit.promised.to_at)
        ready = begin + visit.planned.duration
    return found


def next_free(
    hours: Sequence[Window], busy: Sequence[Window], length: timedelta, from_at: datetime
) -> datetime | None:
    """The earliest instant from `from_at` on with `length` of free time on duty; None when there is none."""
    free = list(hours)
    for visit in busy:
        free = [part for window in free for part in window.subtract(visit)]
    for window in sorted(free):
        begin = max(window.from_at, from_at)
        if begin + length <= window.to_at:
            return begin
    return None
