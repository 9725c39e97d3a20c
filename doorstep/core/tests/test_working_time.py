from bisect import bisect_right
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.core.work_hours import WorkHours
from doorstep.core.working_calendar import WorkingCalendar, load_calendar
from doorstep.core.working_time import WALL, PausableClock, Pause, WorkClock

SHANGHAI, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
OFFICE = WorkClock(WorkHours.of([("08:30", "12:00"), ("13:30", "18:00")]), load_calendar())  # 8 h a day
MINUTE, HOUR = timedelta(minutes=1), timedelta(hours=1)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def at(month: int, day: int, hour: int = 0, minute: int = 0, year: int = 2026) -> datetime:
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI)


# ---- named examples -------------------------------------------------------------------------------


def test_lunch_is_no_working_time() -> None:
    # 11:50 to 13:40 on a Monday: 10 min before lunch + 10 min after it.
    assert OFFICE.elapsed(at(1, 5, 11, 50), at(1, 5, 13, 40)) == 20 * MINUTE
    assert OFFICE.add(at(1, 5, 11, 50), 20 * MINUTE) == at(1, 5, 13, 40)


def test_half_an_hour_from_an_order_of_the_evening_falls_next_morning() -> None:
    # Arrives Monday 17:50: 10 min until 18:00, the other 20 min from 08:30.
    assert OFFICE.add(at(1, 5, 17, 50), 30 * MINUTE) == at(1, 6, 8, 50)
    # Arrives at night: the clock starts at 08:30.
    assert OFFICE.add(at(1, 5, 23), 30 * MINUTE) == at(1, 6, 9)


def test_two_days_across_spring_festival_with_its_make_up_saturday() -> None:
    # Friday 13 Feb 17:00 + 16 h: Friday 1 h, make-up Saturday 14 Feb 8 h, break 15-23 Feb,
    # Tuesday 24 Feb the remaining 7 h: 08:30-12:00 is 3.5 h, 13:30 + 3.5 h = 17:00.
    assert OFFICE.add(at(2, 13, 17), 16 * HOUR) == at(2, 24, 17)
    assert OFFICE.elapsed(at(2, 13, 17), at(2, 24, 17)) == 16 * HOUR


def test_across_new_year() -> None:
    # Wednesday 31 Dec 2025 17:00 + 2 h: 1 h until 18:00; 1-3 Jan off; make-up Sunday 4 Jan from 08:30 1 h.
    assert OFFICE.add(at(12, 31, 17, year=2025), 2 * HOUR) == at(1, 4, 9, 30)
    assert OFFICE.add(at(1, 4, 9, 30), -2 * HOUR) == at(12, 31, 17, year=2025)
    # 2025 has 248 working days: 261 weekdays - 18 off on weekdays + 5 make-up days.
    assert OFFICE.elapsed(at(1, 1, year=2025), at(1, 1)) == 248 * 8 * HOUR


def test_a_duration_that_ends_at_closing_time_stays_there() -> None:
    assert OFFICE.add(at(1, 5, 17), HOUR) == at(1, 5, 18)
    assert OFFICE.add(at(1, 5, 11), HOUR) == at(1, 5, 12)
    # Going back it stays at the opening time.
    assert OFFICE.add(at(1, 6, 9, 30), -HOUR) == at(1, 6, 8, 30)
    assert OFFICE.add(at(1, 6, 0), timedelta(microseconds=-1)) == at(1, 5, 18) - timedelta(microseconds=1)


def test_nothing_added_is_the_same_instant_even_at_night_or_in_a_pause() -> None:
    night = at(1, 5, 3)
    assert OFFICE.add(night, timedelta()) == night
    assert OFFICE.add(night, timedelta(), [(at(1, 5), None)]) == night


def test_a_suspension_moves_the_deadline_by_its_working_time() -> None:
    # 4 h from 09:00, suspended 10:00 to 14:00: 1 h before, the other 3 h from 14:00.
    pause = (at(1, 5, 10), at(1, 5, 14))
    assert OFFICE.add(at(1, 5, 9), 4 * HOUR, [pause]) == at(1, 5, 17)
    # 09:00-12:00 and 13:30-17:00 are 6.5 h; the pause takes 10:00-12:00 and 13:30-14:00, 2.5 h.
    assert OFFICE.elapsed(at(1, 5, 9), at(1, 5, 17), [pause]) == 4 * HOUR


def test_overlapping_suspensions_count_once() -> None:
    pauses: list[Pause] = [(at(1, 5, 10), at(1, 5, 11)), (at(1, 5, 9, 30), at(1, 5, 10, 30))]
    assert OFFICE.elapsed(at(1, 5, 9), at(1, 5, 12), pauses) == 90 * MINUTE
    assert OFFICE.add(at(1, 5, 9), 90 * MINUTE, pauses) == at(1, 5, 12)


def test_no_deadline_while_an_order_is_suspended() -> None:
    pause = (at(1, 5, 10), None)
    assert OFFICE.add(at(1, 5, 9), 4 * HOUR, [pause]) is None
    assert OFFICE.elapsed(at(1, 5, 9), at(1, 9, 9), [pause]) == HOUR
    # A deadline that fell before, or just when, the suspension began stands.
    assert OFFICE.add(at(1, 5, 9), HOUR, [pause]) == at(1, 5, 10)


def test_going_back_from_within_an_open_suspension() -> None:
    assert OFFICE.add(at(1, 9, 9), -HOUR, [(at(1, 5, 10), None)]) == at(1, 5, 9)


def test_round_the_clock_hours_meet_at_local_midnight() -> None:
    clock = WorkClock(WorkHours.of([("00:00", "24:00")], works_weekends=True), load_calendar())
    assert clock.elapsed(at(1, 5), at(1, 6)) == 24 * HOUR
    assert clock.add(at(1, 5, 23), 2 * HOUR) == at(1, 6, 1)
    assert clock.add(at(1, 5), 24 * HOUR) == at(1, 6)
    # The year turns at local midnight, which is 16:00 UTC: 1 Jan 2026 is a day off, 31 Dec 2025 is worked.
    assert (
        clock.elapsed(datetime(2025, 12, 31, 15, tzinfo=UTC), datetime(2025, 12, 31, 17, tzinfo=UTC)) == HOUR
    )


PLAIN = WorkingCalendar(frozenset(), frozenset(), frozenset())


def test_intervals_follow_local_hours_when_the_offset_changes() -> None:
    clock = WorkClock(WorkHours.of([("08:00", "16:00")], time_zone="Europe/Berlin"), PLAIN)
    # Friday 27 March 2026 opens at 07:00 UTC, Monday 30 March (summer time) at 06:00 UTC.
    friday, monday = datetime(2026, 3, 27, 8, tzinfo=BERLIN), datetime(2026, 3, 30, 8, tzinfo=BERLIN)
    assert (friday.astimezone(UTC).hour, monday.astimezone(UTC).hour) == (7, 6)
    assert clock.add(friday, 9 * HOUR) == datetime(2026, 3, 30, 9, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("day", "hours"), [(date(2026, 3, 29), 5), (date(2026, 10, 25), 7), (date(2026, 6, 7), 6)]
)
def test_a_night_shift_is_as_long_as_the_night(day: date, hours: int) -> None:
    clock = WorkClock(
        WorkHours.of([("00:00", "06:00")], time_zone="Europe/Berlin", works_weekends=True), PLAIN
    )
    midnight = datetime(day.year, day.month, day.day, tzinfo=BERLIN)
    assert clock.elapsed(midnight, midnight + timedelta(days=1)) == hours * HOUR


def test_hours_inside_a_skipped_hour_vanish_and_never_run_backwards() -> None:
    hours = WorkHours.of(
        [("01:00", "02:30"), ("02:45", "04:00")], time_zone="Europe/Berlin", works_weekends=True
    )
    clock = WorkClock(hours, PLAIN)
    sunday = datetime(2026, 3, 29, tzinfo=BERLIN)
    found = clock.intervals(sunday, sunday + timedelta(days=1))
    # 02:30 reads as 03:30 summer time and 02:45 as 03:45 (RFC 5545): 01:00-03:30 is 1.5 h, the rest 0.25 h.
    assert found.before_us == [0, 5_400_000_000]
    assert clock.elapsed(sunday, sunday + timedelta(days=1)) == 105 * MINUTE


def test_wall_time_runs_through_the_night_and_stops_in_pauses() -> None:
    assert WALL.elapsed(at(1, 5, 18), at(1, 6, 8)) == 14 * HOUR
    assert WALL.add(at(1, 5, 18), 14 * HOUR, [(at(1, 5, 20), at(1, 5, 21))]) == at(1, 6, 9)
    assert WALL.add(at(1, 6, 9), -14 * HOUR, [(at(1, 5, 20), at(1, 5, 21))]) == at(1, 5, 18)


def test_naive_instants_and_backward_pauses_are_programming_errors() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        OFFICE.elapsed(at(1, 5), datetime(2026, 1, 6))  # noqa: DTZ001
    with pytest.raises(ValueError, match="ends before it starts"):
        OFFICE.add(at(1, 5), HOUR, [(at(1, 5, 2), at(1, 5, 1))])


def test_a_garbled_year_is_refused_at_once() -> None:
    with pytest.raises(OverflowError, match="1970 to 2199"):
        OFFICE.elapsed(at(1, 5), at(1, 5, year=4026))
    with pytest.raises(OverflowError, match="1970 to 2199"):
        OFFICE.add(at(1, 5), timedelta(days=365_000))


# ---- working days: counted, not measured -------------------------------------------------------------


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        (at(1, 5, 9), 1, at(1, 6, 18)),  # Monday: Tuesday's close, whatever the hour
        (at(1, 5, 17, 59), 1, at(1, 6, 18)),
        (at(1, 5, 23, 59), 1, at(1, 6, 18)),
        (at(1, 6), 1, at(1, 7, 18)),  # midnight belongs to the day that begins
        (at(1, 9, 9), 2, at(1, 13, 18)),  # over a weekend
        (at(1, 10, 9), 1, at(1, 12, 18)),  # from a Saturday: Monday is the first
        (at(2, 13, 9), 1, at(2, 14, 18)),  # the make-up Saturday before Spring Festival counts
        (at(2, 13, 9), 2, at(2, 24, 18)),  # the break of 15-23 February doesn't
        (at(2, 17, 9), 1, at(2, 24, 18)),  # from within the break
        (at(2, 24, 9), 4, at(2, 28, 18)),  # Wednesday, Thursday, Friday, make-up Saturday
        (at(12, 31, 9, year=2025), 1, at(1, 4, 18)),  # New Year, then make-up Sunday
        (at(1, 5, 9, year=2025), 248 - 2, at(12, 31, 18, year=2025)),  # 2 and 3 January are over by then
    ],
)
def test_a_count_of_working_days_ends_at_close_of_business(start: datetime, days: int, end: datetime) -> None:
    assert OFFICE.add_days(start, days) == end
    assert OFFICE.add_days(start.astimezone(UTC), days) == end


def test_the_days_are_those_of_the_units_own_zone() -> None:
    clock = WorkClock(WorkHours.of([("09:00", "17:00")], time_zone="Europe/Berlin"), PLAIN)
    # Friday 23:30 UTC is Saturday in Berlin; on Sunday 29 March the offset changes.
    assert clock.add_days(datetime(2026, 3, 27, 22, 30, tzinfo=UTC), 1) == datetime(
        2026, 3, 30, 17, tzinfo=BERLIN
    )
    assert clock.add_days(datetime(2026, 3, 27, 23, 30, tzinfo=UTC), 1) == datetime(
        2026, 3, 30, 17, tzinfo=BERLIN
    )
    assert clock.add_days(datetime(2026, 3, 26, 22, 30, tzinfo=UTC), 1) == datetime(
        2026, 3, 27, 17, tzinfo=BERLIN
    )


def test_a_day_that_ends_at_midnight_ends_at_midnight() -> None:
    clock = WorkClock(WorkHours.of([("00:00", "24:00")], works_weekends=True), PLAIN)
    assert clock.add_days(at(1, 5, 12), 1) == at(1, 7)
    assert clock.add_days(at(1, 7), 1) == at(1, 9)


def test_working_days_are_at_least_one_aware_and_near() -> None:
    with pytest.raises(ValueError, match="at least one"):
        OFFICE.add_days(at(1, 5), 0)
    with pytest.raises(ValueError, match="no time zone"):
        OFFICE.add_days(datetime(2026, 1, 6), 1)  # noqa: DTZ001
    with pytest.raises(OverflowError, match="1970 to 2199"):
        OFFICE.add_days(at(1, 5), 100_000)


# ---- a slow oracle: one look at every minute --------------------------------------------------------

OFF = {date(2026, 2, day) for day in range(15, 24)}
MAKEUP = {date(2026, 2, 14), date(2026, 2, 28)}
BASE = at(2, 11)  # Wednesday before Spring Festival

Spoken = list[tuple[str, str]]
Shape = tuple[Spoken, bool]


def worked_minutes(shape: Shape, first: int, last: int, pauses: list[tuple[int, int | None]]) -> int:
    """Minutes of [BASE + first, BASE + last) that are worked, looked at one by one."""
    hours, weekends = shape
    spans = [tuple(int(clock[:2]) * 60 + int(clock[3:]) for clock in span) for span in hours]
    count = 0
    for minute in range(first, last):
        on, of_day = date(2026, 2, 11) + timedelta(days=minute // 1440), minute % 1440
        day = on in MAKEUP or (on not in OFF and (weekends or on.weekday() < 5))
        open_ = day and any(from_ <= of_day < to for from_, to in spans)
        paused = any(start <= minute and (end is None or minute < end) for start, end in pauses)
        count += open_ and not paused
    return count


def spoken(bounds: list[int]) -> Spoken:
    clocks = [f"{bound // 60:02d}:{bound % 60:02d}" for bound in sorted(bounds)]
    return list(zip(clocks[::2], clocks[1::2], strict=True))


HOURS = st.integers(1, 3).flatmap(
    lambda n: st.lists(st.integers(0, 1440), min_size=2 * n, max_size=2 * n, unique=True).map(spoken)
)
SHAPES = st.tuples(HOURS, st.booleans())
MINUTES = st.integers(0, 20 * 1440)  # to 3 March
SPAN = st.tuples(MINUTES, st.integers(0, 6 * 1440)).map(lambda pair: (pair[0], pair[0] + pair[1]))
PAUSE = st.tuples(MINUTES, st.none() | st.integers(0, 3 * 1440)).map(
    lambda pair: (pair[0], None if pair[1] is None else pair[0] + pair[1])
)
PAUSES = st.lists(PAUSE, max_size=3)
DURATIONS = st.integers(-3 * 10**10, 3 * 10**10).map(lambda us: timedelta(microseconds=us))


def clock_of(shape: Shape) -> WorkClock:
    return WorkClock(WorkHours.of(shape[0], works_weekends=shape[1]), load_calendar())


def instant(minute: int) -> datetime:
    return BASE + minute * MINUTE


def spans_of(pauses: list[tuple[int, int | None]]) -> list[Pause]:
    return [(instant(start), None if end is None else instant(end)) for start, end in pauses]


@settings(max_examples=60, deadline=None)
@given(SHAPES, SPAN, PAUSES)
def test_elapsed_agrees_with_counting_minutes(
    shape: Shape, span: tuple[int, int], pauses: list[tuple[int, int | None]]
) -> None:
    counted = worked_minutes(shape, *span, pauses)
    found = clock_of(shape).elapsed(instant(span[0]), instant(span[1]), spans_of(pauses))
    assert found == counted * MINUTE


@settings(max_examples=60, deadline=None)
@given(SHAPES, MINUTES, st.integers(1, 600), PAUSES)
def test_add_is_the_first_minute_by_which_enough_were_counted(
    shape: Shape, start: int, wanted: int, pauses: list[tuple[int, int | None]]
) -> None:
    found = clock_of(shape).add(instant(start), wanted * MINUTE, spans_of(pauses))
    if found is None:
        # An open pause: from its start on nothing is ever counted.
        opened = min(begin for begin, end in pauses if end is None)
        assert worked_minutes(shape, start, max(start, opened), pauses) < wanted
    else:
        end = (found - BASE) // MINUTE
        if end - start < 12 * 1440:  # counting further would only be slow
            assert worked_minutes(shape, start, end, pauses) == wanted
            assert worked_minutes(shape, start, end - 1, pauses) == wanted - 1


def closes_after(shape: Shape, zone: ZoneInfo, start: datetime, days: int) -> datetime:
    """Walk from day to day; a day counts when some minute of it is worked."""
    hours, weekends = shape
    hour, minute = (int(part) for part in hours[-1][1].split(":"))
    on = start.astimezone(zone).date()
    while days:
        on += timedelta(days=1)
        days -= on in MAKEUP or (on not in OFF and (weekends or on.weekday() < 5))
    return datetime(on.year, on.month, on.day, tzinfo=zone) + timedelta(hours=hour, minutes=minute)


@settings(max_examples=200, deadline=None)
@given(
    SHAPES,
    st.sampled_from(["Asia/Shanghai", "Asia/Urumqi", "America/Noronha"]),
    st.integers(0, 20 * 86_400_000_000) | MINUTES.map(lambda minute: minute // 1440 * 86_400_000_000),
    st.integers(1, 20),
)
def test_working_days_agree_with_walking_from_day_to_day(shape: Shape, zone: str, us: int, days: int) -> None:
    clock = WorkClock(WorkHours.of(shape[0], works_weekends=shape[1], time_zone=zone), load_calendar())
    start = BASE + timedelta(microseconds=us)
    assert clock.add_days(start, days) == closes_after(shape, ZoneInfo(zone), start, days)


# ---- laws --------------------------------------------------------------------------------------------

CLOCKS = st.just(WALL) | SHAPES.map(clock_of)


@settings(max_examples=80, deadline=None)
@given(CLOCKS, MINUTES, DURATIONS, PAUSES)
def test_round_trip(
    clock: PausableClock, start: int, duration: timedelta, pauses: list[tuple[int, int | None]]
) -> None:
    spans = spans_of(pauses)
    found = clock.add(instant(start), duration, spans)
    if found is None:
        assert duration > timedelta() and any(end is None for _, end in spans)
    else:
        assert clock.elapsed(instant(start), found, spans) == duration
        assert (found > instant(start)) == (duration > timedelta())


@settings(max_examples=80, deadline=None)
@given(CLOCKS, st.tuples(MINUTES, MINUTES, MINUTES), PAUSES)
def test_additive_monotone_and_odd(
    clock: PausableClock, minutes: tuple[int, int, int], pauses: list[tuple[int, int | None]]
) -> None:
    a, b, c = (instant(minute) for minute in sorted(minutes))
    spans = spans_of(pauses)
    assert clock.elapsed(a, b, spans) + clock.elapsed(b, c, spans) == clock.elapsed(a, c, spans)
    assert timedelta() <= clock.elapsed(a, b, spans) <= min(b - a, clock.elapsed(a, c, spans))
    assert clock.elapsed(c, a, spans) == -clock.elapsed(a, c, spans)
    assert clock.elapsed(a, c, spans) <= clock.elapsed(a, c)


@settings(max_examples=40, deadline=None)
@given(CLOCKS, SPAN, st.lists(MINUTES, min_size=1, max_size=5))
def test_a_kernel_reading_the_intervals_gets_the_same_time(
    clock: PausableClock, span: tuple[int, int], minutes: list[int]
) -> None:
    first, last = instant(span[0]), instant(span[1])
    starts, ends, before = clock.intervals(first, last)
    for minute in minutes:
        probe = min(max(instant(minute), first), last)
        us = (probe - EPOCH) // timedelta(microseconds=1)
        i = bisect_right(starts, us) - 1
        reading = 0 if i < 0 else before[i] + min(us, ends[i]) - starts[i]
        assert timedelta(microseconds=reading) == clock.elapsed(first, probe)


def test_intervals_across_new_year_continue_their_count() -> None:
    found = OFFICE.intervals(at(12, 31, 12, 30, year=2025), at(1, 4, 9))
    # The afternoon of 31 December (4.5 h), then the make-up Sunday from 08:30 until the end of the span.
    assert found.before_us == [0, 16_200_000_000]
    assert [
        (end - start) // 60_000_000 for start, end in zip(found.starts_us, found.ends_us, strict=True)
    ] == [270, 30]
    assert OFFICE.intervals(at(1, 4), at(1, 4)) == ([], [], [])
