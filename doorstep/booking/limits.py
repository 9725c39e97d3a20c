"""What a supervisor's rules for windows do. Pure.

`close`: no new bookings. `places`: so many places at most. `percent`: of the places that the shifts give, so
many of a hundred at most. `overbook`: so many more than there are people for. `cutoff`: no booking later than
so many minutes before the window begins (an emergency has its own lead). Of several the strictest counts.
A rule for some kinds of order or a skill limits these alone.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final, Literal, Protocol, TypeVar, get_args

from doorstep.core.errors import Text, text
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE

Effect = Literal["close", "places", "percent", "overbook", "cutoff"]
EFFECTS: Final[tuple[Effect, ...]] = get_args(Effect)
WEEK: Final = range(1, 8)
_MINUTE = timedelta(minutes=1)


class Asked(Protocol):
    """The work of an order, as far as a rule looks at it (booking.rules.Work)."""

    @property
    def kind(self) -> str: ...
    @property
    def skills(self) -> tuple[tuple[str, int], ...]: ...


Work = TypeVar("Work", bound=Asked)


@dataclass(frozen=True, slots=True)
class Limit:
    """A rule. Days [from_on, to_on), windows that touch [from_time, to_time) of the local clock; empty and
    None: all."""

    effect: Effect
    title: Text
    from_on: date
    value: int = 0
    to_on: date | None = None
    weekdays: frozenset[int] = frozenset()
    from_time: time | None = None
    to_time: time | None = None
    kinds: frozenset[str] = frozenset()
    skill: str = ""

    def covers(self, window: Window) -> bool:
        begin, end = window.from_at.astimezone(ZONE), window.to_at.astimezone(ZONE)
        day = begin.date()
        if day < self.from_on or (self.to_on is not None and day >= self.to_on):
            return False
        if self.weekdays and day.isoweekday() not in self.weekdays:
            return False
        if self.from_time is None or self.to_time is None:
            return True
        return begin.time() < self.to_time and self.from_time < (
            end.time() if end.date() == day else time.max
        )

    @property
    def for_all(self) -> bool:
        """It limits the window itself, not some orders in it."""
        return not self.kinds and not self.skill

    def concerns(self, work: Asked) -> bool:
        kind = not self.kinds or work.kind in self.kinds
        return kind and (not self.skill or any(code == self.skill for code, _ in work.skills))

    def places(self, staffed: int) -> int:
        """How many places it leaves of those that the shifts give."""
        if self.effect == "places":
            return min(staffed, self.value)
        return staffed * self.value // 100 if self.effect == "percent" else staffed


@dataclass(frozen=True, slots=True)
class Room:
    """The places of a window under its rules, and the rule that leaves so few, if one does."""

    places: int
    overbook: int
    closed: Limit | None
    by: Limit | None


def room(limits: Sequence[Limit], staffed: int) -> Room:
    """What the rules for all orders make of a window; `limits`: those that cover it."""
    ours = [limit for limit in limits if limit.for_all]
    by = min(ours, key=lambda limit: limit.places(staffed), default=None)
    places = by.places(staffed) if by is not None else staffed
    extra = max((limit.value for limit in ours if limit.effect == "overbook"), default=0)
    closed = next((limit for limit in ours if limit.effect == "close"), None)
    return Room(places, extra, closed, by if places < staffed else None)


def closed_reason(
    limits: Sequence[Limit], work: Asked, window: Window, now: datetime, *, urgent: bool, by_hand: bool
) -> Text | None:
    """Why a rule lets nobody, or no such order, into the window (any more). `by_hand`: a supervisor has set
    the window's places himself, which goes before what a rule says to all."""
    for limit in limits:
        if not limit.concerns(work) or (by_hand and limit.for_all):
            continue
        if limit.effect == "close":
            return text(f"{limit.title['zh']}，不接新预约", f"{limit.title['en']}: no new bookings")
        if limit.effect == "cutoff" and not urgent and window.from_at - now < limit.value * _MINUTE:
            last = (window.from_at - limit.value * _MINUTE).astimezone(ZONE)
            return text(
                f"{limit.title['zh']}，{last:%m-%d %H:%M} 已截止预约",
                f"{limit.title['en']}: bookings ended at {last:%m-%d %H:%M}",
            )
    return None


def full_reason(limits: Sequence[Limit], staffed: int, used: int, *, by_hand: bool) -> Text | None:
    """The rule that leaves fewer places than the shifts give, when `used` of them are gone."""
    left = room(limits, staffed)
    if by_hand or left.by is None or used < left.places + left.overbook:
        return None
    return _only(left.by, left.places, used)


def share_reason(
    limits: Sequence[Limit], staffed: int, work: Work, promised: Mapping[Work, int]
) -> Text | None:
    """Why a rule for some orders has no place left for this one; `promised`: the works of the others."""
    for limit in limits:
        if limit.for_all or limit.effect not in ("places", "percent") or not limit.concerns(work):
            continue
        used = sum(count for other, count in promised.items() if limit.concerns(other))
        if used >= limit.places(staffed):
            return _only(limit, limit.places(staffed), used)
    return None


def _only(limit: Limit, places: int, used: int) -> Text:
    return text(
        f"{limit.title['zh']}，该时段只放 {places} 个名额，已约 {used} 个",
        f"{limit.title['en']}: {places} places in this window, {used} taken",
    )


def covering(limits: Collection[Limit], window: Window) -> tuple[Limit, ...]:
    return tuple(limit for limit in limits if limit.covers(window))
