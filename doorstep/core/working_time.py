"""Piecewise-linear clocks: how much time passed between two instants, and when a given time will have passed.

`WorkClock` runs only in a unit's working hours, `WALL` always. Both stand still in pauses (suspensions of
an order). Everything is whole microseconds of UTC inside; local time only says where the working intervals
lie, so a day on which the zone changes its offset is as long as it is.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import NamedTuple, overload
from zoneinfo import ZoneInfo

from doorstep.core.work_hours import WorkHours
from doorstep.core.working_calendar import WorkingCalendar

Pause = tuple[datetime, datetime | None]  # [from, to), None while it lasts

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NEVER = 1 << 62
_MEAN_YEAR_US = 31_556_952_000_000
# A garbled device clock must not make us lay out centuries of working days.
_FIRST_YEAR, _LAST_YEAR = 1970, 2199


class Intervals(NamedTuple):
    """Running intervals [starts_us[i], ends_us[i]) of a clock in microseconds since 1970 UTC, in order, with
    the microseconds that ran since the first start before each (`before_us[i]`).

    For an instant t: i = searchsorted(starts_us, t, "right") - 1; its reading is 0 if i < 0, else
    before_us[i] + min(t, ends_us[i]) - starts_us[i].
    """

    starts_us: list[int]
    ends_us: list[int]
    before_us: list[int]


class PausableClock(ABC):
    """A clock that runs in some intervals and stands still in others and in pauses.

    Laws: elapsed is additive and never falls; elapsed(b, a) = -elapsed(a, b); add(t, 0) = t; and
    elapsed(t, add(t, d)) = d with the same pauses. All instants are aware; results are in UTC. A naive
    instant, or a pause that ends before it starts, raises ValueError; working time outside 1970-2199,
    OverflowError.
    """

    def elapsed(self, from_at: datetime, to_at: datetime, pauses: Sequence[Pause] = ()) -> timedelta:
        """Time that this clock ran from one instant to the other; negative if to_at is the earlier."""
        from_us, to_us = _us(from_at), _us(to_at)
        if to_us < from_us:
            return -self.elapsed(to_at, from_at, pauses)
        ran = self._ran(from_us, to_us)
        for start, end in _merged(pauses):
            start, end = max(start, from_us), min(end, to_us)
            if start < end:
                ran -= self._ran(start, end)
        return timedelta(microseconds=ran)

    @overload
    def add(self, at: datetime, duration: timedelta) -> datetime: ...
    @overload
    def add(self, at: datetime, duration: timedelta, pauses: Sequence[Pause]) -> datetime | None: ...
    def add(self, at: datetime, duration: timedelta, pauses: Sequence[Pause] = ()) -> datetime | None:
        """The instant at which the clock has run for `duration` since `at`.

        Of the instants between two intervals it is the one nearest to `at`: a duration that ends exactly at
        closing time gives the closing instant, not the next opening. A negative duration goes back (and gives
        the opening instant). None if a pause that is still open is met first: no deadline while it lasts.
        """
        at_us, left = _us(at), _length_us(duration)
        if left > 0 and not pauses:
            found: int | None = self._after(at_us, left)
        elif left >= 0:
            found = self._add(at_us, left, _merged(pauses))
        else:
            found = self._subtract(at_us, -left, _merged(pauses))
        return None if found is None else _EPOCH + timedelta(microseconds=found)

    @abstractmethod
    def intervals(self, from_at: datetime, to_at: datetime) -> Intervals:
        """The running intervals within [from_at, to_at) as plain lists, for kernels over many orders."""

    @abstractmethod
    def _ran(self, from_us: int, to_us: int) -> int:
        """Microseconds run in [from_us, to_us), from_us <= to_us, without pauses."""

    @abstractmethod
    def _after(self, us: int, left: int) -> int:
        """The first instant at which the clock has run for left > 0 since us."""

    @abstractmethod
    def _before(self, us: int, left: int) -> int:
        """The last instant from which the clock runs for left > 0 until us."""

    def _add(self, us: int, left: int, pauses: list[tuple[int, int]]) -> int | None:
        if left == 0:
            return us
        for start, end in pauses:
            if end <= us:
                continue
            if us < start:
                ran = self._ran(us, start)
                if left <= ran:
                    break
                left -= ran
            if end == _NEVER:
                return None
            us = end
        return self._after(us, left)

    def _subtract(self, us: int, left: int, pauses: list[tuple[int, int]]) -> int:
        for start, end in reversed(pauses):
            if start >= us:
                continue
            if end < us:
                ran = self._ran(end, us)
                if left <= ran:
                    break
                left -= ran
            us = start
        return self._before(us, left)


class WallClock(PausableClock):
    """Wall time: runs always, except in pauses."""

    def intervals(self, from_at: datetime, to_at: datetime) -> Intervals:
        from_us, to_us = _us(from_at), _us(to_at)
        return Intervals([from_us], [to_us], [0]) if from_us < to_us else Intervals([], [], [])

    def _ran(self, from_us: int, to_us: int) -> int:
        return to_us - from_us

    def _after(self, us: int, left: int) -> int:
        return us + left

    def _before(self, us: int, left: int) -> int:
        return us - left


WALL = WallClock()


@dataclass(frozen=True, slots=True)
class _Year:
    """One local year laid out: its intervals, what had run since New Year before and after each, and its
    working days (as ordinals) with the close of business of each.
    """

    from_us: int
    to_us: int
    starts: list[int]
    ends: list[int]
    before: list[int]
    after: list[int]
    days: list[int]
    closes: list[int]

    @property
    def total(self) -> int:
        return self.after[-1] if self.after else 0

    def reading(self, us: int) -> int:
        i = bisect_right(self.starts, us) - 1
        return 0 if i < 0 else self.before[i] + min(us, self.ends[i]) - self.starts[i]


class WorkClock(PausableClock):
    """Runs in a unit's hours on the working days of a calendar. A year is laid out when first met."""

    def __init__(self, hours: WorkHours, calendar: WorkingCalendar) -> None:
        self.hours = hours
        self.calendar = calendar
        self._zone = ZoneInfo(hours.time_zone)
        self._years: dict[int, _Year] = {}

    def add_days(self, at: datetime, days: int) -> datetime:
        """Close of business of the `days`-th working day after the local day of `at`, in UTC.

        The day of `at` is not counted, worked or not; a day on which the unit has hours is (a make-up day
        too). So the Civil Code counts (articles 201-203: from the next day, to the end of business). Raises
        ValueError for less than one day, OverflowError outside 1970-2199.
        """
        if days < 1:
            raise ValueError(f"{days} working days: give at least one")
        _us(at)
        today = at.astimezone(self._zone).date()
        year = self._year(today.year)
        number, index = today.year, bisect_right(year.days, today.toordinal()) + days - 1
        while index >= len(year.days):
            index -= len(year.days)
            number += 1
            year = self._year(number)
        return _EPOCH + timedelta(microseconds=year.closes[index])

    def intervals(self, from_at: datetime, to_at: datetime) -> Intervals:
        from_us, to_us = _us(from_at), _us(to_at)
        found = Intervals([], [], [])
        if from_us >= to_us:
            return found
        ran = 0
        for number in range(self._number(from_us), self._number(to_us) + 1):
            year = self._year(number)
            for i in range(bisect_right(year.ends, from_us), bisect_left(year.starts, to_us)):
                start, end = max(year.starts[i], from_us), min(year.ends[i], to_us)
                found.starts_us.append(start)
                found.ends_us.append(end)
                found.before_us.append(ran)
                ran += end - start
        return found

    def _ran(self, from_us: int, to_us: int) -> int:
        first, last = self._number(from_us), self._number(to_us)
        ran = self._year(last).reading(to_us) - self._year(first).reading(from_us)
        for number in range(first, last):
            ran += self._year(number).total
        return ran

    def _after(self, us: int, left: int) -> int:
        number = self._number(us)
        year = self._year(number)
        reading = year.reading(us) + left
        while reading > year.total:
            reading -= year.total
            number += 1
            year = self._year(number)
        i = bisect_left(year.after, reading)
        return year.starts[i] + reading - year.before[i]

    def _before(self, us: int, left: int) -> int:
        number = self._number(us)
        year = self._year(number)
        reading = year.reading(us) - left
        while reading < 0:
            number -= 1
            year = self._year(number)
            reading += year.total
        i = bisect_right(year.before, reading) - 1
        return year.starts[i] + reading - year.before[i]

    def _number(self, us: int) -> int:
        """The local year of an instant."""
        number = 1970 + us // _MEAN_YEAR_US
        year = self._year(number)
        if us < year.from_us:
            return number - 1
        return number + 1 if us >= year.to_us else number

    def _year(self, number: int) -> _Year:
        year = self._years.get(number)
        if year is None:
            year = self._years[number] = self._laid_out(number)
        return year

    def _laid_out(self, number: int) -> _Year:
        if not _FIRST_YEAR - 1 <= number <= _LAST_YEAR + 1:
            raise OverflowError(f"working time runs from {_FIRST_YEAR} to {_LAST_YEAR}, not in {number}")
        on = date(number, 1, 1)
        year = _Year(self._local_us(on, 0), self._local_us(date(number + 1, 1, 1), 0), [], [], [], [], [], [])
        ran, last_end = 0, year.from_us
        while on.year == number:
            for from_minute, to_minute in self.hours.hours_on(on, self.calendar):
                # Where a local hour is skipped an interval may be cut short or vanish.
                start, end = max(self._local_us(on, from_minute), last_end), self._local_us(on, to_minute)
                if start < end:
                    year.starts.append(start)
                    year.ends.append(end)
                    year.before.append(ran)
                    ran, last_end = ran + end - start, end
                    year.after.append(ran)
                    if not year.days or year.days[-1] != on.toordinal():
                        year.days.append(on.toordinal())
                        year.closes.append(end)
                    year.closes[-1] = end
            on += timedelta(days=1)
        return year

    def _local_us(self, on: date, minute: int) -> int:
        """A local time as an instant, by RFC 5545, 3.3.5: a repeated time is its first occurrence, a skipped
        one is read with the offset before the gap."""
        return _us(datetime(on.year, on.month, on.day, tzinfo=self._zone) + timedelta(minutes=minute))


def _us(at: datetime) -> int:
    if at.tzinfo is None:
        raise ValueError(f"{at.isoformat()} has no time zone: give an aware datetime")
    return _length_us(at - _EPOCH)


def _length_us(length: timedelta) -> int:
    return (length.days * 86_400 + length.seconds) * 1_000_000 + length.microseconds


def _merged(pauses: Sequence[Pause]) -> list[tuple[int, int]]:
    """Pauses in order, overlapping and touching ones joined, an open end as _NEVER."""
    merged: list[tuple[int, int]] = []
    spans = ((_us(from_at), _NEVER if to_at is None else _us(to_at)) for from_at, to_at in pauses)
    for start, end in sorted(spans):
        if end < start:
            raise ValueError(f"a pause ends before it starts, at {_EPOCH + timedelta(microseconds=start)}")
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged
