"""When a vehicle is where, reckoned as VROOM tells it: begun as early as can be, then so late that it waits
least, without being done later.

The solver's plan fixes what is done in which order, and whether a break is had before a way or after it. Its
times aren't taken over: it plans a setup for every job, and at least a second.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from doorstep.dispatch.vroom.model import Span


@dataclass(frozen=True, slots=True)
class Act:
    """A job, a break, or being back: the way to it, how long it takes, and when it may begin."""

    way_s: int
    setup_s: int
    service_s: int
    starts: tuple[Span, ...]

    @property
    def takes_s(self) -> int:
        return self.setup_s + self.service_s


@dataclass(frozen=True, slots=True)
class Timed:
    """`arrival` and how long until it begins."""

    arrival: int
    waiting_s: int


class OutOfTime(ValueError):
    """A route that can't be made in its order: the plan it comes from is wrong."""


def timed(acts: Sequence[Act], begin: int) -> tuple[int, list[Timed]]:
    """When the vehicle leaves, not before `begin`, and of each act its arrival. Raises OutOfTime."""
    starts = _earliest(acts, begin)
    for index in range(len(acts) - 2, -1, -1):
        before = starts[index + 1] - acts[index + 1].way_s - acts[index].takes_s
        starts[index] = max(min(last, before) for first, last in acts[index].starts if first <= before)
    leaves = max(begin, starts[0] - acts[0].way_s)
    free, found = leaves, []
    for act, start in zip(acts, starts, strict=True):
        arrival = free + act.way_s
        found.append(Timed(arrival, start - arrival))
        free = start + act.takes_s
    return leaves, found


def _earliest(acts: Sequence[Act], begin: int) -> list[int]:
    free, found = begin, []
    for act in acts:
        arrival = free + act.way_s
        start = min((max(arrival, first) for first, last in act.starts if arrival <= last), default=None)
        if start is None:
            raise OutOfTime(f"an act of {act.starts} is reached at {arrival} only")
        found.append(start)
        free = start + act.takes_s
    return found


def breaks_before_way(free: int, way_s: int, breaks: Sequence[Span], start: int) -> int:
    """How many of the breaks between two visits are had before the way: the fewest that leave time for it.

    `free`: the earlier visit is done; `breaks`: first second and the one after the last; `start`: when the
    later visit begins. Raises OutOfTime.
    """
    for count in range(len(breaks) + 1):
        leaves = breaks[count - 1][1] if count else free
        by = breaks[count][0] if count < len(breaks) else start
        if leaves + way_s <= by:
            return count
    raise OutOfTime(f"no time for a way of {way_s} s between {free} and {start} beside {list(breaks)}")
