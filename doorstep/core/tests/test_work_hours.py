from collections.abc import Sequence
from datetime import date

import pytest

from doorstep.core.work_hours import WorkHours, WorkHoursInvalid
from doorstep.core.working_calendar import load_calendar

CALENDAR = load_calendar()
OFFICE = [("08:30", "12:00"), ("13:30", "18:00")]
OFFICE_MINUTES = ((510, 720), (810, 1080))
FRIDAY, SATURDAY = date(2026, 3, 6), date(2026, 3, 7)
MAKEUP_SATURDAY, HOLIDAY_SATURDAY = date(2026, 2, 14), date(2026, 2, 21)


def test_office_hours_follow_the_calendar() -> None:
    hours = WorkHours.of(OFFICE)
    assert hours.hours_on(FRIDAY, CALENDAR) == OFFICE_MINUTES
    assert hours.hours_on(SATURDAY, CALENDAR) == ()
    assert hours.hours_on(MAKEUP_SATURDAY, CALENDAR) == OFFICE_MINUTES
    assert not hours.works_weekends


def test_a_crew_that_works_weekends_still_rests_on_statutory_days_off() -> None:
    hours = WorkHours.of(OFFICE, works_weekends=True)
    assert hours.hours_on(SATURDAY, CALENDAR) == OFFICE_MINUTES
    assert hours.hours_on(HOLIDAY_SATURDAY, CALENDAR) == ()
    assert hours.works_weekends


def test_hours_by_weekday_with_a_short_saturday() -> None:
    week = [OFFICE] * 4 + [[("08:30", "12:00")], [("09:00", "24:00")], []]
    hours = WorkHours.by_weekday(week)
    assert hours.hours_on(FRIDAY, CALENDAR) == ((510, 720),)
    assert hours.hours_on(SATURDAY, CALENDAR) == ((540, 1440),)
    assert hours.hours_on(MAKEUP_SATURDAY, CALENDAR) == ((540, 1440),), (
        "a Saturday worked anyway keeps its hours"
    )
    assert hours.hours_on(date(2026, 1, 4), CALENDAR) == OFFICE_MINUTES, "a make-up Sunday has Monday's"
    own = WorkHours.by_weekday(week, makeup_day=[("10:00", "16:00")])
    assert own.hours_on(date(2026, 1, 4), CALENDAR) == ((600, 960),)


@pytest.mark.parametrize(
    ("hours", "said"),
    [
        ([("22:00", "06:00")], "22:00-06:00 crosses midnight; split it into 22:00-24:00 and 00:00-06:00"),
        ([("18:00", "00:00")], "write its end as 24:00"),
        ([("09:00", "09:00")], "09:00-09:00 is empty"),
        ([("09:00", "12:00"), ("11:59", "18:00")], "overlap"),
        ([("13:00", "18:00"), ("08:00", "12:00")], "out of order"),
        ([("09:00", "24:01")], "'24:01' is no time"),
        ([("9点", "12:00")], "'9点' is no time"),
        ([("09:60", "12:00")], "'09:60' is no time"),
        ([("٠٩:٠٠", "12:00")], "is no time"),
        ([], "some working time is needed"),
    ],
)
def test_impossible_hours_are_refused(hours: Sequence[tuple[str, str]], said: str) -> None:
    with pytest.raises(WorkHoursInvalid) as refused:
        WorkHours.of(hours)
    assert said in refused.value.titled("en")


def test_a_refusal_names_the_day_in_chinese() -> None:
    with pytest.raises(WorkHoursInvalid) as refused:
        WorkHours.by_weekday([OFFICE] * 6 + [[("22:00", "06:00")]])
    assert "周日 22:00-06:00 跨过零点，请拆成 22:00-24:00 和次日 00:00-06:00" in refused.value.titled("zh")
    with pytest.raises(WorkHoursInvalid, match="make-up day"):
        WorkHours.by_weekday([OFFICE] * 7, makeup_day=[("22:00", "06:00")])


def test_touching_intervals_and_midnight_are_allowed() -> None:
    hours = WorkHours.of([("00:00", "12:00"), ("12:00", "24:00")])
    assert hours.hours_on(FRIDAY, CALENDAR) == ((0, 720), (720, 1440))


def test_minutes_out_of_the_day_and_a_short_week_are_refused() -> None:
    with pytest.raises(WorkHoursInvalid, match="leaves the day"):
        WorkHours(week=(((0, 1441),),) * 7, makeup_day=())
    with pytest.raises(WorkHoursInvalid, match="seven days"):
        WorkHours(week=(((0, 1440),),) * 6, makeup_day=())


@pytest.mark.parametrize("zone", ["Asia/Chengdu", "../etc/passwd", ""])
def test_an_unknown_zone_is_refused(zone: str) -> None:
    with pytest.raises(WorkHoursInvalid, match="no time zone"):
        WorkHours.of(OFFICE, time_zone=zone)
