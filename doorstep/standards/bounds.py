"""How long a target may take, compiled: lengths of time, or a count of working days."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from doorstep.standards.durations import parse_duration
from doorstep.standards.language import Pause, Within


@dataclass(frozen=True, slots=True)
class TimeBound:
    """`max_days`: the end is the close of business of that many working days later, instead of `max`."""

    min: timedelta | None
    max: timedelta | None
    calendar: str
    from_field: str | None
    unless_past: bool = False
    max_days: int | None = None


def value_of(said: str, values: Mapping[str, Any]) -> Any:
    """A literal, `$parameter`, or `-$parameter` (a duration counted backwards)."""
    name = said.removeprefix("-").removeprefix("$")
    if "$" not in said:
        return said
    if name not in values:
        raise ValueError(f"unknown parameter ${name}")
    return f"-{values[name]}" if said.startswith("-") else values[name]


def bound_of(within: Within, pauses: Sequence[Pause], values: Mapping[str, Any]) -> TimeBound:
    """Raises ValueError saying what was expected."""
    longest = None if within.max is None else str(value_of(within.max, values))
    shortest = None if within.min is None else str(value_of(within.min, values))
    if within.calendar == "working" and longest is not None and _counts_days(longest):
        days = _working_days(longest, shortest, pauses)
        return TimeBound(None, None, within.calendar, within.from_field, within.unless_past, days)
    for spelled in (shortest, longest):
        if within.calendar != "wall" and spelled is not None and _counts_days(spelled):
            raise ValueError(f"{spelled} counts days in {within.calendar} time: write hours, such as PT16H")
    low = None if shortest is None else parse_duration(shortest)
    high = None if longest is None else parse_duration(longest)
    if low is not None and high is not None and low > high:
        raise ValueError(f"`within` starts at {within.min}, after its end {within.max}")
    return TimeBound(low, high, within.calendar, within.from_field, within.unless_past)


def _counts_days(spelled: str) -> bool:
    return re.search(r"\d[DW]", spelled) is not None


def _working_days(longest: str, shortest: str | None, pauses: Sequence[Pause]) -> int:
    """A count of days is no length of time: it can't be mixed with one, nor stand still for a part of a day.
    Raises ValueError saying what to write.
    """
    days = re.fullmatch(r"P(\d+)D", longest)
    if days is None or int(days[1]) < 1:
        raise ValueError(f"{longest} is no number of working days: write P1D or more, or hours such as PT16H")
    if shortest is not None:
        raise ValueError(
            f"`min` doesn't go with {longest} of working days: write both in hours, such as PT16H"
        )
    if pauses:
        raise ValueError(f"`pause` doesn't go with {longest} of working days: write hours, such as PT16H")
    return int(days[1])
