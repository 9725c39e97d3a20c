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
