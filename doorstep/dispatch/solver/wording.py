"""Times, dates and windows as people in the field say them."""

from __future__ import annotations

from datetime import UTC, date, datetime, tzinfo

from doorstep.core.errors import Text, text
from doorstep.core.windows import Window

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def day(on: date) -> Text:
    return text(f"{on.month}月{on.day}日", f"{on.day} {_MONTHS[on.month - 1]}")


def hour(at_s: int, zone: tzinfo) -> str:
    """A wall-clock time, e.g. 10:22, from seconds since the epoch."""
    return f"{datetime.fromtimestamp(at_s, UTC).astimezone(zone):%H:%M}"


def span(window: Window, zone: tzinfo) -> str:
    """e.g. 10:00–12:00"""
    return f"{window.from_at.astimezone(zone):%H:%M}–{window.to_at.astimezone(zone):%H:%M}"


def spans(windows: tuple[Window, ...], zone: tzinfo) -> Text:
    """Several windows in order."""
    said = [span(window, zone) for window in sorted(windows)]
    return text("、".join(said), ", ".join(said))


def duration(seconds: int, *, up: bool = False) -> Text:
    """Hours and minutes, e.g. 3 h 10 min; what is left of a minute counts as one when `up`, else as none."""
    hours, minutes = divmod(-(-seconds // 60) if up else seconds // 60, 60)
    if not hours:
        return text(f"{minutes} 分钟", f"{minutes} min")
    if not minutes:
        return text(f"{hours} 小时", f"{hours} h")
    return text(f"{hours} 小时 {minutes} 分", f"{hours} h {minutes} min")


def ordinal(number: int) -> str:
    """e.g. 1st, 2nd, 11th, 23rd"""
    if number % 100 in (11, 12, 13):
        return f"{number}th"
    return f"{number}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th') }"
