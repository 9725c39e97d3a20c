"""Time windows of a rule: where an activation's clock starts, when it is due, which spans don't count."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

from doorstep.core.working_time import WALL, WorkClock
from doorstep.standards.bounds import TimeBound
from doorstep.standards.compiling import Rule
from doorstep.standards.conditions import read_field
from doorstep.standards.picking import picked
from doorstep.standards.verdicts import Clock, Clocks, Fact, Log, Span


class Limits:
    """A rule's time window over one log."""

    __slots__ = ("bound", "clock", "pauses")

    def __init__(self, bound: TimeBound, clock: Clock, pauses: Sequence[Span]) -> None:
        self.bound, self.clock, self.pauses = bound, clock, pauses

    def span(self, activation: Fact) -> tuple[datetime | None, datetime | None] | None:
        """The first and last instant at which a target is in time; None where there is no limit.

        While the clock stands still (an open pause) there is no deadline either. No span at all: the
        activation lacks the instant to count from, or its deadline has passed and it is excused.
        """
        base = self._base(activation)
        if base is None:
            return None
        bound = self.bound
        earliest = None if bound.min is None else self._later(base, bound.min)
        due = self._end(base)
        if bound.unless_past and due is not None and due < activation.at:
            return None
        return earliest, due

    def anchored(self, activation: Fact) -> bool:
        """Has the activation the instant that the window is counted from?"""
        return self._base(activation) is not None

    def near(self, target: Fact, activation: Fact) -> bool:
        """For precedence: from the earlier target to the activation, is the time within the window?"""
        at = self._base(activation)
        if at is None:
            return False
        earliest = None if self.bound.min is None else self._later(target.at, self.bound.min)
        latest = self._end(target.at)
        return (earliest is None or at >= earliest) and (latest is None or at <= latest)

    def _end(self, base: datetime) -> datetime | None:
        bound, clock = self.bound, self.clock
        if bound.max_days is None:
            return None if bound.max is None else self._later(base, bound.max)
        if not isinstance(clock, WorkClock):
            raise TypeError(f"the {bound.calendar} clock counts no working days")
        return clock.add_days(base, bound.max_days)

    def _later(self, at: datetime, duration: timedelta) -> datetime | None:
        if self.clock is WALL and not self.pauses and at.tzinfo is not None:
            # What the wall clock does too, after laying out pauses that aren't there.
            return at.astimezone(UTC) + duration
        return self.clock.add(at, duration, self.pauses)

    def _base(self, activation: Fact) -> datetime | None:
        """The event's own time, or the instant named in its body (None when it isn't there)."""
        if self.bound.from_field is None:
            return activation.at
        said = read_field(activation.body, self.bound.from_field)
        return datetime.fromisoformat(said) if isinstance(said, str) else None


def limits_of(rule: Rule, log: Log, clocks: Clocks) -> Limits | None:
    if rule.within is None:
        return None
    return Limits(rule.within, clocks[rule.within.calendar], _pauses(rule, log) if rule.pauses else ())


def _pauses(rule: Rule, log: Log) -> list[Span]:
    spans: list[Span] = []
    for start, stop in rule.pauses:
        since: datetime | None = None
        begun = picked(log, start)
        if not begun:
            continue
        starts, stops = set(begun), set(picked(log, stop))
        for position in sorted(starts | stops):
            at = log.facts[position].at
            if since is None:
                since = at if position in starts else None
            elif position in stops:
                spans.append((since, at))
                since = None
        if since is not None:
            spans.append((since, None))
    return sorted(spans, key=lambda span: span[0])
