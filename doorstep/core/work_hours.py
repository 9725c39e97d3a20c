"""When a unit works: its hours by weekday in its own time zone, to be laid over a working calendar."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from doorstep.core.errors import DoorstepError, Text, text
from doorstep.core.working_calendar import DayKind, WorkingCalendar
from doorstep.core.zone import ZONE

DAY_MINUTES = 24 * 60
WEEKDAYS = text("一二三四五六日", "Mon Tue Wed Thu Fri Sat Sun")

Minutes = tuple[int, int]  # [from, to) in local minutes since midnight; 1440 is 24:00
DayHours = tuple[Minutes, ...]
Spoken = Sequence[tuple[str, str]]  # [("08:30", "12:00"), ("13:30", "18:00")]


class WorkHoursInvalid(DoorstepError):
    """The working hours of a unit can't be taken. `why` names the day, the interval and the rule."""

    status = 422
    code = "work-hours-invalid"
    title = text("工作时段有误：{why}", "These working hours can't be taken: {why}")
    mend = text(
        "时段写成 08:30-12:00，按先后排列、互不重叠，一天最晚到 24:00。",
        "Write intervals as 08:30-12:00, in order and without overlap; a day ends at 24:00 at the latest.",
    )


@dataclass(frozen=True, slots=True)
class WorkHours:
    """Hours of each weekday (Monday first) and of a make-up day, in local time of the zone.

    A statutory day off is free whatever its weekday; so is a weekday without intervals. Raises
    WorkHoursInvalid.
    """

    week: tuple[DayHours, ...]
    makeup_day: DayHours
    time_zone: str = ZONE.key

    def __post_init__(self) -> None:
        if len(self.week) != 7 or not any(self.week):
            raise WorkHoursInvalid(
                why=text("一周七天没有任何工作时段", "a week of seven days with some working time is needed")
            )
        for index, hours in enumerate((*self.week, self.makeup_day)):
            _check(_day_name(index), hours)
        try:
            ZoneInfo(self.time_zone)
        except (ZoneInfoNotFoundError, ValueError, OSError) as error:
            raise WorkHoursInvalid(
                why=text(
                    f"没有“{self.time_zone}”这个时区，例如 Asia/Shanghai",
                    f"no time zone {self.time_zone!r}; one is Asia/Shanghai",
                )
            ) from error

    @classmethod
    def of(cls, hours: Spoken, *, time_zone: str = ZONE.key, works_weekends: bool = False) -> WorkHours:
        """The same hours on every working day; on Saturdays and Sundays too if the unit works weekends."""
        day = _minutes(hours)
        weekend = day if works_weekends else ()
        return cls((day,) * 5 + (weekend,) * 2, day, time_zone)

    @classmethod
    def by_weekday(
        cls, week: Sequence[Spoken], *, makeup_day: Spoken | None = None, time_zone: str = ZONE.key
    ) -> WorkHours:
        """Hours of each weekday, Monday first; a make-up day has Monday's hours unless given its own."""
        days = tuple(_minutes(hours) for hours in week)
        fallback = days[0] if days else ()
        return cls(days, fallback if makeup_day is None else _minutes(makeup_day), time_zone)

    @property
    def works_weekends(self) -> bool:
        """Whether an ordinary Saturday or Sunday has working hours."""
        return any(self.week[5:])

    def hours_on(self, on: date, calendar: WorkingCalendar) -> DayHours:
        """The unit's intervals on this date, in local minutes since midnight."""
        match calendar.kind(on):
            case DayKind.DAY_OFF:
                return ()
            case DayKind.MAKEUP:
                # A unit that works this weekday anyway keeps the day's own hours.
                return self.week[on.weekday()] or self.makeup_day
            case DayKind.ORDINARY:
                return self.week[on.weekday()]


def _minutes(hours: Spoken) -> DayHours:
    return tuple((_minute(from_), _minute(to)) for from_, to in hours)


def _minute(clock: str) -> int:
    found = re.fullmatch(r"([0-9]{1,2}):([0-9]{2})", clock.strip())
    if found is None or int(found[2]) > 59 or int(found[1]) * 60 + int(found[2]) > DAY_MINUTES:
        raise WorkHoursInvalid(
            why=text(f"“{clock}”不是 00:00 至 24:00 之间的时刻", f"{clock!r} is no time from 00:00 to 24:00")
        )
    return int(found[1]) * 60 + int(found[2])


def _day_name(index: int) -> Text:
    if index == 7:
        return text("调休上班日", "make-up day")
    return text(f"周{WEEKDAYS['zh'][index]}", WEEKDAYS["en"].split()[index])


def _check(day: Text, hours: DayHours) -> None:
    for from_, to in hours:
        span = f"{_clock(from_)}-{_clock(to)}"
        if not (0 <= from_ <= DAY_MINUTES and 0 <= to <= DAY_MINUTES):
            raise WorkHoursInvalid(
                why=text(f"{day['zh']} {span} 超出一天", f"{day['en']} {span} leaves the day")
            )
        if from_ == to:
            raise WorkHoursInvalid(why=text(f"{day['zh']} {span} 没有长度", f"{day['en']} {span} is empty"))
        if to == 0:
            raise WorkHoursInvalid(
                why=text(
                    f"{day['zh']} {span} 的零点请写成 24:00", f"{day['en']} {span}: write its end as 24:00"
                )
            )
        if from_ > to:
            raise WorkHoursInvalid(
                why=text(
                    f"{day['zh']} {span} 跨过零点，请拆成 {_clock(from_)}-24:00 和次日 00:00-{_clock(to)}",
                    f"{day['en']} {span} crosses midnight; split it into {_clock(from_)}-24:00 and "
                    f"00:00-{_clock(to)} of the next day",
                )
            )
    for (_, earlier_to), (later_from, _) in zip(hours, hours[1:], strict=False):
        if later_from < earlier_to:
            both = f"{_clock(earlier_to)}, {_clock(later_from)}"
            raise WorkHoursInvalid(
                why=text(
                    f"{day['zh']}时段重叠或次序颠倒（{both}）",
                    f"{day['en']}: intervals overlap or are out of order ({both})",
                )
            )


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
