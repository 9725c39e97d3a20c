"""Decisions about people: scope, certificates, working hours. Pure: values in, values out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

from doorstep.core.windows import Window

Span = tuple[str, date, date]
"""A certificate: kind, first day valid, first day no longer valid."""


def path_of(code: str, parent_path: str = "") -> str:
    """Path of a unit below its parent: "hf/" + "hf-east" gives "hf/hf-east/"."""
    return f"{parent_path}{code}/"


def in_scope(user_path: str, unit_path: str) -> bool:
    """Whether someone of the unit `user_path` may see data of `unit_path`: his own unit and those below it.

    Nobody without a unit sees anything.
    """
    return bool(user_path) and unit_path.startswith(user_path)


def certificate_valid(valid_from_on: date, valid_until_on: date, on: date) -> bool:
    """Whether a certificate is in date; `valid_until_on` is the first day on which it isn't any more."""
    return valid_from_on <= on < valid_until_on


def holds(certificates: Iterable[Span], kind: str, on: date) -> bool:
    """Whether one of the certificates is of this kind and in date (HOME-1: `operator` to work alone)."""
    return any(held == kind and certificate_valid(begin, end, on) for held, begin, end in certificates)


def covered_until(certificates: Iterable[Span], kind: str, on: date) -> date | None:
    """First day from `on` without a certificate of this kind; None when there never was one in force by then.

    Renewals count: a certificate that begins no later than the day on which the cover ends prolongs it. When
    the cover has ended already, the day on which it did.
    """
    end: date | None = None
    for _, begin, until in sorted(held for held in certificates if held[0] == kind):
        if begin > on and (end is None or begin > end):
            break
        end = until if end is None else max(end, until)
    return end


def lapses_within(certificates: Iterable[Span], kind: str, on: date, days: int) -> bool:
    """Whether to warn: cover of this kind has ended without a renewal, or will within so many days."""
    until = covered_until(certificates, kind, on)
    return until is not None and until <= on + timedelta(days=days)


def free_windows(shifts: Iterable[Window], leaves: Iterable[Window], within: Window) -> tuple[Window, ...]:
    """The shifts' hours inside `within`, minus leave, in order."""
    free = [part for shift in shifts if (part := shift.intersect(within)) is not None]
    for leave in leaves:
        free = [left for window in free for left in window.subtract(leave)]
    return tuple(sorted(free))


_BROWSERS = (
    ("MicroMessenger", "WeChat"),
    ("HuaweiBrowser", "Huawei"),
    ("MiuiBrowser", "MIUI"),
    ("EdgA", "Edge"),
    ("Edg", "Edge"),
    ("Firefox", "Firefox"),
    ("Chrome", "Chrome"),
    ("Version", "Safari"),
)


def phone_label(user_agent: str, model: str = "") -> str:
    """What a phone is, in words for a list: "Pixel 8 · Android 14 · Chrome 126"; from what it says of itself,
    else by its user agent. Browsers that hide the model write "K" for it."""
    android = re.search(r"Android ([\d.]+)(?:; ([^;)]+))?", user_agent)
    if android:
        said = (android[2] or "").partition(" Build")[0].strip()
        what = [model or ("" if said in ("", "K", "wv") else said), f"Android {android[1].partition('.')[0]}"]
    elif apple := re.search(r"(iPhone|iPad).* OS (\d+)", user_agent):
        what = [apple[1], f"iOS {apple[2]}"]
    else:
        system = re.search(r"Windows|Macintosh|Linux|CrOS", user_agent)
        what = [model, system[0] if system else ""]
    versions = ((name, re.search(rf"{key}/(\d+)", user_agent)) for key, name in _BROWSERS)
    browser = next((f"{name} {found[1]}" for name, found in versions if found), "")
    return " · ".join(each for each in (*what, browser) if each) or "?"
