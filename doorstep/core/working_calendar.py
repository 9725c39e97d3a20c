"""Which days are worked in mainland China: weekdays, less statutory days off, plus make-up days (调休).

The table is data, one entry a year, because the State Council publishes the next year's make-up days only in
late autumn. A year without an entry falls back to plain weekends and is named by `missing_years`.
"""

from __future__ import annotations

import enum
import functools
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

from doorstep.core.errors import DoorstepError, Text, text

SATURDAY = 5


class CalendarFileInvalid(DoorstepError):
    """A working-day table can't be read. `file` names it, `why` says where it is wrong."""

    status = 500
    code = "calendar-file-invalid"
    title = text("工作日历文件 {file} 无法使用：{why}", "The calendar file {file} can't be used: {why}")
    mend = text(
        '每年一项，写明休息日与调休上班日：{{"years": {{"2026": {{"days_off": ["2026-01-01"], '
        '"makeup_days": ["2026-01-04"]}}}}}}。改好后再启动。',
        'Give each year its days off and make-up working days: {{"years": {{"2026": {{"days_off": '
        '["2026-01-01"], "makeup_days": ["2026-01-04"]}}}}}}. Correct the file and start again.',
    )


class DayKind(enum.Enum):
    """How a date stands in the working calendar, whatever the hours of the unit."""

    ORDINARY = "ordinary"  # its weekday decides
    DAY_OFF = "day_off"  # statutory day off, or a weekend day inside such a break
    MAKEUP = "makeup"  # a weekend day on which everybody works (调休上班)


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """The working days of the years it knows; other years have plain weekends."""

    years: frozenset[int]
    days_off: frozenset[date]
    makeup_days: frozenset[date]

    def kind(self, on: date) -> DayKind:
        if on in self.makeup_days:
            return DayKind.MAKEUP
        return DayKind.DAY_OFF if on in self.days_off else DayKind.ORDINARY

    def is_working_day(self, on: date) -> bool:
        """Whether offices work on this date: make-up days yes, days off and other weekend days no."""
        kind = self.kind(on)
        return kind is DayKind.MAKEUP or (kind is DayKind.ORDINARY and on.weekday() < SATURDAY)

    def missing_years(self, from_on: date, to_on: date) -> list[int]:
        """Years of the dates from_on..to_on, both included, that have no entry and so only plain weekends."""
        return [year for year in range(from_on.year, to_on.year + 1) if year not in self.years]

    def replaced_by(self, other: WorkingCalendar) -> WorkingCalendar:
        """This calendar, with each year that the other knows taken from the other."""

        def keep(days: Iterable[date]) -> set[date]:
            return {on for on in days if on.year not in other.years}

        return WorkingCalendar(
            years=self.years | other.years,
            days_off=frozenset(keep(self.days_off) | other.days_off),
            makeup_days=frozenset(keep(self.makeup_days) | other.makeup_days),
        )


def load_calendar(path: Path | None = None) -> WorkingCalendar:
    """The shipped table of mainland China; years in the file at `path`, if given, replace the shipped ones.

    Raises CalendarFileInvalid, naming the file, the year and the date that is wrong.
    """
    if path is None:
        return _shipped()
    try:
        content = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise CalendarFileInvalid(
            file=str(path), why=text(f"无法读取（{error}）", f"can't read it ({error})")
        ) from error
    return _shipped().replaced_by(_parsed(content, str(path)))


@functools.cache
def _shipped() -> WorkingCalendar:
    table = resources.files("doorstep.core") / "calendar_data" / "cn_mainland.json"
    return _parsed(table.read_text(encoding="utf-8"), table.name)


def _parsed(content: str, file: str) -> WorkingCalendar:
    def refuse(why: Text) -> CalendarFileInvalid:
        return CalendarFileInvalid(file=file, why=why)

    try:
        table = json.loads(content)
    except json.JSONDecodeError as error:
        raise refuse(
            text(f"第 {error.lineno} 行不是合法的 JSON", f"line {error.lineno} is not JSON")
        ) from error
    entries = table.get("years") if isinstance(table, dict) else None
    if not isinstance(entries, dict) or not entries:
        raise refuse(text("缺少 years", "it has no years"))
    years: set[int] = set()
    off: set[date] = set()
    makeup: set[date] = set()
    for name, entry in entries.items():
        if not (len(name) == 4 and name.isascii() and name.isdigit() and isinstance(entry, dict)):
            raise refuse(text(f"年份“{name}”有误", f"{name!r} is not a year with its entry"))
        years.add(int(name))
        try:
            off |= _dates(entry, "days_off", int(name))
            makeup |= _dates(entry, "makeup_days", int(name))
        except ValueError as error:
            raise refuse(text(f"{name} 年：{error}", f"year {name}: {error}")) from error
    for on in sorted(makeup):
        if on in off or on.weekday() < SATURDAY:
            raise refuse(
                text(
                    f"{on} 不能作调休上班日：它是工作日或已列为休息日",
                    f"{on} can't be a make-up day: it is a weekday or a day off",
                )
            )
    return WorkingCalendar(frozenset(years), frozenset(off), frozenset(makeup))


def _dates(entry: dict[str, Any], key: str, year: int) -> set[date]:
    given = entry.get(key)
    if not isinstance(given, list):
        raise ValueError(f"{key} 应为日期列表 / is not a list of dates")
    dates = [date.fromisoformat(one) if isinstance(one, str) else one for one in given]
    for on in dates:
        if not isinstance(on, date) or on.year != year:
            raise ValueError(f"{key} 含 {on}，不是该年日期 / holds {on}, which is no date of that year")
    return set(dates)
