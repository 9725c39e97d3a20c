"""Dates, times and windows as people write them in order files. All raise Unfit."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

from doorstep.core.windows import Window, WindowInvalid
from doorstep.orders.intake.cells import Unfit, plain

_WHEN = re.compile(
    r"""(?P<year>[0-9]{4})(?:[-/.年](?P<month>[0-9]{1,2})[-/.月](?P<day>[0-9]{1,2})日?|(?P<md>[0-9]{4}))
    (?:
        (?:
            (?:[T ]+|(?<=日))(?:(?P<half>上午|下午|晚上)[ ]*)?
            (?P<hour>[0-9]{1,2})(?:[:时点](?P<minute>[0-9]{1,2}))?(?:[:分](?P<second>[0-9]{1,2}))?
            (?:\.[0-9]+)?[秒分时点]?
            |[T ]*(?P<hms>[0-9]{4}(?:[0-9]{2})?)
        )
        [ ]*(?P<zone>Z|[+-][0-9]{2}:?[0-9]{2})?
    )?""",
    re.VERBOSE,
)
_WINDOW = re.compile(
    r"(?P<h1>[0-9]{1,2})(?:[:点时](?P<m1>[0-9]{2})?)?分?(?:-+|~|至|到)(?P<h2>[0-9]{1,2})(?:[:点时](?P<m2>[0-9]{2})?)?分?"
)
_YEARS = range(2000, 2100)
_PARTS_OF_DAY = {  # local hours; 24 is midnight
    "上午": (8, 12), "中午": (12, 14), "下午": (12, 18), "晚上": (18, 21), "全天": (0, 24), "不限": (0, 24),
    "morning": (8, 12), "noon": (12, 14), "afternoon": (12, 18), "evening": (18, 21), "anytime": (0, 24),
}  # fmt: skip


def instant(line: str, zone: ZoneInfo, shift_days: int) -> datetime:
    """An instant in UTC, from local time of the zone unless it brings its offset, moved by whole days."""
    on, at, offset = _read(line)
    if at is None:
        raise Unfit("time-missing", "缺少几点几分", "the time of day is missing")
    moved = datetime.combine(_moved(on, shift_days), at)
    return moved.replace(tzinfo=zone if offset is None else offset).astimezone(UTC)


def day(line: str, shift_days: int) -> date:
    """A date, moved by whole days; midnight after it is what a spreadsheet adds to a date."""
    on, at, offset = _read(line)
    if offset is not None or at not in (None, time()):
        raise Unfit(
            "date-only", "这里只填日期，时段另填一列", "give the date only; the time has its own column"
        )
    return _moved(on, shift_days)


def window(line: str, on: date, zone: ZoneInfo) -> Window:
    """A window on this local day: 09:00-11:00, 9点-11点 (24:00 is midnight), or 上午, 下午, 晚上, 全天."""
    said = plain(line).casefold().replace(" ", "").replace("—", "-").replace("–", "-")
    if said in _PARTS_OF_DAY:
        first, last = (60 * hour for hour in _PARTS_OF_DAY[said])
    else:
        read = _WINDOW.fullmatch(said)
        if read is None:
            raise Unfit("bad-window", "期望时段应写成 09:00-11:00", "a window is written like 09:00-11:00")
        first, last = _minute(read["h1"], read["m1"]), _minute(read["h2"], read["m2"])
    if first >= last:
        raise Unfit("window-backward", "时段的开始不早于结束", "the window doesn't start before it ends")
    return _window(on, first, last, zone)


def whole_day(on: date, zone: ZoneInfo) -> Window:
    return _window(on, 0, 24 * 60, zone)


def _window(on: date, first: int, last: int, zone: ZoneInfo) -> Window:
    midnight = datetime.combine(on, time(), zone)
    try:
        return Window(midnight + timedelta(minutes=first), midnight + timedelta(minutes=last))
    except WindowInvalid as error:
        raise Unfit("bad-window", "当地时间没有这一段", "there is no such span in local time") from error


def _minute(hour: str, minute: str | None) -> int:
    found = int(hour) * 60 + int(minute or 0)
    if int(minute or 0) > 59 or found > 24 * 60:
        raise Unfit("bad-window", "时刻应在 00:00 至 24:00 之间", "times are from 00:00 to 24:00")
    return found


def _read(line: str) -> tuple[date, time | None, timezone | None]:
    said = plain(line)
    if re.fullmatch(r"[0-9]{5}(?:\.[0-9]+)?", said):
        raise Unfit(
            "date-as-number",
            "日期成了数字，请把该列设为日期格式",
            "the date became a number; format the column as dates",
        )
    read = _WHEN.fullmatch(said)
    if read is None:
        raise Unfit("bad-date", "日期应写成 2026-03-02 08:30", "a date is written like 2026-03-02 08:30")
    month, day_ = (read["md"][:2], read["md"][2:]) if read["md"] else (read["month"], read["day"])
    try:
        on, at = date(int(read["year"]), int(month), int(day_)), _time(read)
    except ValueError as error:
        raise Unfit("no-such-date", "没有这一天或这一刻", "there is no such day or time") from error
    if on.year not in _YEARS:
        raise Unfit("no-such-date", "年份应在 2000 至 2099 之间", "the year must be from 2000 to 2099")
    return on, at, _offset(read["zone"])


def _time(read: re.Match[str]) -> time | None:
    if compact := read["hms"]:
        return time(int(compact[:2]), int(compact[2:4]), int(compact[4:] or 0))
    if read["hour"] is None:
        return None
    if read["minute"] is None:
        raise Unfit("time-missing", "缺少几分", "the minutes are missing")
    hour = int(read["hour"])
    if read["half"] in ("下午", "晚上") and hour < 12:
        hour += 12
    return time(hour, int(read["minute"]), int(read["second"] or 0))


def _offset(zone: str | None) -> timezone | None:
    if zone is None or zone == "Z":
        return None if zone is None else UTC
    hours, minutes = int(zone[1:3]), int(zone[-2:])
    if hours > 14 or minutes > 59:
        raise Unfit("bad-date", "时区偏移有误", "the offset from UTC is impossible")
    return timezone((1 if zone[0] == "+" else -1) * timedelta(hours=hours, minutes=minutes))


def _moved(on: date, days: int) -> date:
    return on + timedelta(days=days)
