"""Putting visits into somebody's day by hand: what comes after them moves on, nothing gets earlier. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch.solver.travel import TravelProvider

_MINUTE: Final = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Standing:
    """A visit that is in the day already. `fixed`: it stays where it is (begun, done, pinned)."""

    number: str
    place: Place
    during: Window
    fixed: bool


@dataclass(frozen=True, slots=True)
class Put:
    """A visit to put there: not before `from_at`, nor before he can be there."""

    number: str
    place: Place
    duration: timedelta
    from_at: datetime


@dataclass(frozen=True, slots=True)
class Laid:
    """`during`: every visit by number; `blocked`: of a new one that can't be, what is in its way."""

    during: Mapping[str, Window]
    blocked: Mapping[str, str]


def lay(
    standing: Iterable[Standing],
    puts: Iterable[Put],
    *,
    start: Place,
    leave_at: datetime,
    travel: TravelProvider,
) -> Laid:
    """The day with the visits in it, in order of time; of two at one time the new one comes first.

    `leave_at`: when he can leave `start`. A gap that was shorter than the way before is left as it is: only
    what the new visits do is told.
    """
    day: list[Standing | Put] = [*puts, *standing]
    day.sort(key=lambda each: (_wanted(each), isinstance(each, Standing), each.number))
    during, blocked = dict[str, Window](), dict[str, str]()
    before: Standing | Put | None = None
    pusher: str | None = None
    for each in day:
        ready = _ready(before, each, during, start=start, leave_at=leave_at, travel=travel)
        if isinstance(each, Put):
            begin, pusher = max(each.from_at, _whole(ready)), each.number
            during[each.number] = Window(begin, begin + each.duration)
        elif each.fixed or ready <= each.during.from_at:
            if ready > each.during.from_at and pusher is not None:
                blocked.setdefault(pusher, each.number)
            during[each.number] = each.during
        else:
            begin = _whole(ready)
            during[each.number] = Window(begin, begin + each.during.duration)
        before = each
    return Laid(during, blocked)


def ways_s(visits: Sequence[tuple[Window, Place]], *, start: Place, travel: TravelProvider) -> int:
    """Seconds on the way in a day of visits in order, each left when the one before is over."""
    at, leave_at, total = start, None, 0
    for during, place in visits:
        total += travel.travel_s(at, place, int((leave_at or during.from_at).timestamp()))
        at, leave_at = place, during.to_at
    return total


def _ready(
    before: Standing | Put | None,
    each: Standing | Put,
    during: Mapping[str, Window],
    *,
    start: Place,
    leave_at: datetime,
    travel: TravelProvider,
) -> datetime:
    """When he can be there, coming from where he was."""
    if before is None:
        if isinstance(each, Standing):
            return each.during.from_at
        return leave_at + timedelta(seconds=travel.travel_s(start, each.place, int(leave_at.timestamp())))
    over = during[before.number].to_at
    way = timedelta(seconds=travel.travel_s(before.place, each.place, int(over.timestamp())))
    if isinstance(each, Standing) and isinstance(before, Standing):
        way = min(way, each.during.from_at - before.during.to_at)
    return over + way


def _wanted(each: Standing | Put) -> datetime:
    return each.during.from_at if isinstance(each, Standing) else each.from_at


def _whole(at: datetime) -> datetime:
    """The next whole minute."""
    whole = at.replace(second=0, microsecond=0)
    return whole if whole == at else whole + _MINUTE
