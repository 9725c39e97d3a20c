"""ISO 8601 durations of days and time ('PT30M', 'P2D', '-PT10M'), the only spelling a standard uses."""

from __future__ import annotations

import re
from datetime import timedelta

_FORM = re.compile(
    r"^(?P<sign>-)?P(?:(?P<weeks>\d+)W)?(?:(?P<days>\d+)D)?"
    r"(?:T(?:(?P<hours>\d+)H)?(?:(?P<minutes>\d+)M)?(?:(?P<seconds>\d+)S)?)?$"
)


def parse_duration(said: str) -> timedelta:
    """'PT30M' → 30 minutes. Years and months are refused: they have no length. Raises ValueError."""
    match = _FORM.match(said)
    parts = {k: int(v) for k, v in match.groupdict().items() if v and k != "sign"} if match else {}
    if match is None or not parts:
        raise ValueError(f"'{said}' is no duration: write ISO 8601 such as PT30M, PT4H or P2D")
    length = timedelta(**parts)
    return -length if match["sign"] else length
