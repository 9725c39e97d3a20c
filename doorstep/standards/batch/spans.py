"""Deadlines as arrays: `timing.Limits` for many activations at once, over wall or working time, with
pauses.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple
from zoneinfo import ZoneInfo

import numpy as np

from doorstep.core.working_time import PausableClock, WallClock, WorkClock
from doorstep.standards.batch.columns import Bools, ColumnLog, Int32s, Int64s, instant, micros
from doorstep.standards.batch.compiled import ALWAYS, NEVER, kernel
from doorstep.standards.batch.selecting import Events, taken
from doorstep.standards.bounds import TimeBound
from doorstep.standards.compiling import Choice, Rule

_MARGIN = timedelta(days=1)
_US = timedelta(microseconds=1)
_QUARTER = 900_000_000


class Running(NamedTuple):
    """When a clock runs: intervals and how long it had run before each. Wall time has none. `near`: of each
    quarter of an hour from the first interval on, the last interval that began before it."""

    starts: Int64s
    ends: Int64s
    before: Int64s
    near: Int64s


@dataclass(frozen=True, slots=True)
class Paused:
    """Spans of each order that don't count, in order and apart: those of order i are [first[i],
    first[i+1]).
    """

    first: Int64s
    starts: Int64s
    ends: Int64s


def instants(log: ColumnLog, of: Events, bound: TimeBound) -> tuple[Int64s, Bools]:
    """What the window of each of these events is counted from, and whether it is there (empty: always)."""
    if bound.from_field is None:
        return of.at, np.empty(0, np.bool_)
    found = log.fields.instants(bound.from_field)[of.pos]
    return found, found != NEVER


def reached(bases: Int64s, orders: Int32s, length: timedelta, clock: PausableClock, paused: Paused) -> Int64s:
    """Of each base the instant at which the clock has run for `length`; NEVER while a pause is still open."""
    left = length // _US
    if not bases.size or not left:
        return bases
    if isinstance(clock, WallClock) and not paused.starts.size:
        return bases + left
    running = _running(clock, bases, left, paused)
    return _reached(bases, orders, left, *running, paused.first, paused.starts, paused.ends)


def closes(bases: Int64s, days: int, clock: WorkClock) -> Int64s:
    """Of each base the close of business of the `days`-th working day after its local day."""
    if not bases.size:
        return bases
    zone = ZoneInfo(clock.hours.time_zone)
    first, last = (instant(int(each)).astimezone(zone).date() for each in (bases.min(), bases.max()))
    dates = (first + timedelta(days=n) for n in range((last - first).days + 1))
    mornings = [datetime(on.year, on.month, on.day, tzinfo=zone) for on in dates]
    deadlines = np.array([micros(clock.add_days(morning, days)) for morning in mornings], np.int64)
    starts = np.array([micros(morning) for morning in mornings], np.int64)
    return deadlines[np.searchsorted(starts, bases, side="right") - 1]


def _running(clock: PausableClock, bases: Int64s, left: int, paused: Paused) -> Running:
    """The clock's intervals from the earliest base (or before it) to past the last deadline."""
    if isinstance(clock, WallClock):
        return Running(bases[:0], bases[:0], bases[:0], bases[:0])
    known = paused.ends[paused.ends != NEVER]
    first = instant(int(min(bases.min(), paused.starts.min(initial=NEVER))))
    last = instant(int(max(bases.max(), known.max(initial=ALWAYS))))
    step = timedelta(microseconds=left)
    first, last = min(first, clock.add(first, step)), max(last, clock.add(last, step))
    found = clock.intervals(first - _MARGIN, last + _MARGIN)
    starts, ends, before = (
        np.array(each, np.int64) for each in (found.starts_us, found.ends_us, found.before_us)
    )
    quarters = np.arange(starts[0], ends[-1] + _QUARTER, _QUARTER)
    return Running(starts, ends, before, np.searchsorted(starts, quarters, side="right") - 1)


def pauses(log: ColumnLog, rule: Rule) -> Paused:
    """The rule's pauses in every order, merged."""
    if not rule.pauses:
        none = np.zeros(0, np.int64)
        return Paused(np.zeros(log.orders + 1, np.int64), none, none)
    parts = [_spans(log, start, stop) for start, stop in rule.pauses]
    orders, starts, ends = (np.concatenate(each) for each in zip(*parts, strict=True))
    place = np.lexsort((starts, orders))
    orders, starts, ends = _merged(orders[place], starts[place], ends[place])
    first = np.searchsorted(orders, np.arange(log.orders + 1)).astype(np.int64)
    return Paused(first, starts, ends)


def _spans(log: ColumnLog, start: Choice, stop: Choice) -> tuple[Int64s, Int64s, Int64s]:
    starts, stops = taken(log, start).pos, taken(log, stop).pos
    marks = np.union1d(starts, stops).astype(np.int64)
    begins, ends = np.isin(marks, starts), np.isin(marks, stops)
    return _paired(marks, begins, ends, log.order_of[marks].astype(np.int64), log.at_us)


@kernel
def _paired(
    marks: Int64s, begins: Bools, ends: Bools, orders: Int64s, at: Int64s
) -> tuple[Int64s, Int64s, Int64s]:
    """`timing._pauses` over all orders: a start opens a span unless one is open, the next stop ends it."""
    found_order, found_start, found_end = np.empty_like(marks), np.empty_like(marks), np.empty_like(marks)
    n, i = 0, 0
    while i < len(marks):
        order, since, is_open = orders[i], 0, False
        while i < len(marks) and orders[i] == order:
            if not is_open:
                is_open, since = begins[i], at[marks[i]]
            elif ends[i]:
                found_order[n], found_start[n], found_end[n] = order, since, at[marks[i]]
                n += 1
                is_open = False
            i += 1
        if is_open:
            found_order[n], found_start[n], found_end[n] = order, since, NEVER
            n += 1
    return found_order[:n], found_start[:n], found_end[:n]


@kernel
def _merged(orders: Int64s, starts: Int64s, ends: Int64s) -> tuple[Int64s, Int64s, Int64s]:
    """Overlapping and touching spans joined, empty ones dropped (`working_time._merged`)."""
    n = 0
    for i in range(len(orders)):
        if n and orders[n - 1] == orders[i] and starts[i] <= ends[n - 1]:
            ends[n - 1] = max(ends[n - 1], ends[i])
        elif starts[i] < ends[i]:
            orders[n], starts[n], ends[n] = orders[i], starts[i], ends[i]
            n += 1
    return orders[:n], starts[:n], ends[:n]


@kernel
def _interval(us: int, starts: Int64s, near: Int64s) -> int:
    """The last interval that begins at `us` or before; -1: none."""
    if us < starts[0]:
        return -1
    i = int(near[min((us - starts[0]) // _QUARTER, len(near) - 1)])
    while i + 1 < len(starts) and starts[i + 1] <= us:
        i += 1
    return i


@kernel
def _reading(us: int, starts: Int64s, ends: Int64s, before: Int64s, near: Int64s) -> int:
    """How long the clock had run at `us`."""
    i = _interval(us, starts, near)
    return 0 if i < 0 else int(before[i]) + min(us, int(ends[i])) - int(starts[i])


@kernel
def _ran(from_us: int, to_us: int, starts: Int64s, ends: Int64s, before: Int64s, near: Int64s) -> int:
    if len(starts) == 0:
        return to_us - from_us
    return _reading(to_us, starts, ends, before, near) - _reading(from_us, starts, ends, before, near)


@kernel
def _after(us: int, left: int, starts: Int64s, ends: Int64s, before: Int64s, near: Int64s) -> int:
    """The first instant at which the clock has run for left > 0 since us."""
    if len(starts) == 0:
        return us + left
    i = max(_interval(us, starts, near), 0)
    reading = left if us < starts[0] else before[i] + min(us, ends[i]) - starts[i] + left
    # The interval in which the reading is reached: the last that starts below it.
    while i + 1 < len(before) and before[i + 1] < reading:
        i += 1
    return int(starts[i]) + reading - int(before[i])


@kernel
def _before(us: int, left: int, starts: Int64s, ends: Int64s, before: Int64s, near: Int64s) -> int:
    """The last instant from which the clock runs for left > 0 until us."""
    if len(starts) == 0:
        return us - left
    reading = _reading(us, starts, ends, before, near) - left
    i = _interval(us, starts, near)
    while i > 0 and before[i] > reading:
        i -= 1
    return int(starts[i]) + reading - int(before[i])


@kernel
def _forward(
    us: int, left: int, starts: Int64s, ends: Int64s, before: Int64s, near: Int64s,
    lo: int, hi: int, p_starts: Int64s, p_ends: Int64s,
) -> int:  # fmt: skip
    """`PausableClock._add`, for left > 0, over the pauses [lo, hi)."""
    for p in range(lo, hi):
        if p_ends[p] <= us:
            continue
        if us < p_starts[p]:
            ran = _ran(us, p_starts[p], starts, ends, before, near)
            if left <= ran:
                break
            left -= ran
        if p_ends[p] == NEVER:
            return NEVER
        us = p_ends[p]
    return _after(us, left, starts, ends, before, near)


@kernel
def _backward(
    us: int, left: int, starts: Int64s, ends: Int64s, before: Int64s, near: Int64s,
    lo: int, hi: int, p_starts: Int64s, p_ends: Int64s,
) -> int:  # fmt: skip
    """`PausableClock._subtract`, for left > 0, over the pauses [lo, hi)."""
    for p in range(hi - 1, lo - 1, -1):
        if p_starts[p] >= us:
            continue
        if p_ends[p] < us:
            ran = _ran(p_ends[p], us, starts, ends, before, near)
            if left <= ran:
                break
            left -= ran
        us = p_starts[p]
    return _before(us, left, starts, ends, before, near)


@kernel
def _reached(
    bases: Int64s, orders: Int32s, left: int, starts: Int64s, ends: Int64s, before: Int64s, near: Int64s,
    first: Int64s, p_starts: Int64s, p_ends: Int64s,
) -> Int64s:  # fmt: skip
    found = np.empty_like(bases)
    n, last, wall = len(starts), len(near) - 1, len(starts) == 0
    for i in range(len(bases)):
        lo, hi, us = first[orders[i]], first[orders[i] + 1], bases[i]
        if left < 0:
            found[i] = _backward(us, -left, starts, ends, before, near, lo, hi, p_starts, p_ends)
        elif lo < hi or wall or us < starts[0]:
            found[i] = _forward(us, left, starts, ends, before, near, lo, hi, p_starts, p_ends)
        else:
            # `_after`, written out: calls that pass arrays would take most of the time.
            at = near[min((us - starts[0]) // _QUARTER, last)]
            while at + 1 < n and starts[at + 1] <= us:
                at += 1
            reading = before[at] + min(us, ends[at]) - starts[at] + left
            while at + 1 < n and before[at + 1] < reading:
                at += 1
            found[i] = starts[at] + reading - before[at]
    return found
