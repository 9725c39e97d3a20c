"""Decisions about people: scope, certificates, working hours. Pure: values in, values out."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

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


def days_until_lapse(certificates: Iterable[Span], kind: str, on: date) -> int | None:
    """Days left until no certificate of this kind is in date any more; None when none is now.

    Renewals count: a certificate that takes over on or before the day that the other lapses prolongs it.
    """
    end: date | None = None
    for _, from_on, until_on in sorted(c for c in certificates if c[0] == kind):
        if from_on <= (end or on) and until_on > (end or on):
            end = until_on
    return None if end is None else (end - on).days


def lapses_within(certificates: Iterable[Span], kind: str, on: date, days: int) -> bool:
    """Whether cover of this kind exists today and ends within so many days without a renewal."""
    left = days_until_lapse(certificates, kind, on)
    return left is not None and left <= days


def free_windows(shifts: Iterable[Window], leaves: Iterable[Window], within: Window) -> tuple[Window, ...]:
    """The shifts' hours inside `within`, minus leave, in order."""
    free = [part for shift in shifts if (part := shift.intersect(within)) is not None]
    for leave in leaves:
        free = [left for window in free for left in window.subtract(leave)]
    return tuple(sorted(free))
