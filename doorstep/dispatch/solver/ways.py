"""Travel times as the compiled search reads them: by the numbers of places, without an object in between.

`units` between two places are seconds when `hourly` is False, else metres driven at the speed of each hour.
They come from a dense matrix for each profile, or, when the places are too many for one (10,000 places would
take 400 MB), from their coordinates alone, or from the nearest neighbours of each place with an estimate for
the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple, TypeVar, cast

import numba
import numpy as np
from numpy.typing import NDArray

F = TypeVar("F", bound=Callable[..., object])

DENSE, COORDINATES, NEAREST = 0, 1, 2
NEVER = 1 << 60
MINUTE_S, HOUR_S, DAY_HOURS = 60, 3600, 24
EARTH_DIAMETER_M = 2 * 6_371_008.8

Floats = NDArray[np.float64]
Longs = NDArray[np.int64]
Ints = NDArray[np.int32]


class Ways(NamedTuple):
    """`dense` [profile, from, to], `back` [profile, to, from]: a row of either holds all that a job's place
    is asked for, next to each other in memory; `points` [place, 3] on the unit sphere; `near_*`: of each
    place (rows near_at[i] to near_at[i + 1]) the sorted neighbours and their units; `per_m`: units a metre
    elsewhere.

    `speeds` [24] metres a second by hour since `midnight_s`; `ahead_s` is added to each way; `scale`: seconds
    of cost for a unit; `quickest`: at least so many seconds a unit at any hour.
    """

    mode: int
    dense: Ints
    back: Ints
    points: Floats
    near_at: Longs
    near_to: Ints
    near_units: Ints
    per_m: Floats
    hourly: bool
    speeds: Floats
    midnight_s: int
    ahead_s: int
    scale: float
    quickest: float


#: Kernels make no arrays, so nothing counts references: counting cost ten times what they reckon.
_OPTIONS: dict[str, Any] = {"_nrt": False, "error_model": "numpy"}

_NAMES = ("ways", "layout", "timing", "days", "search_state", "ruining", "recreating", "pair_places")
_PIECES = tuple(Path(__file__).with_name(f"{name}.py").stat().st_mtime for name in _NAMES)


def primitive(function: F) -> F:
    """A piece of a kernel, written into it when that is compiled."""
    return cast(F, numba.njit(forceinline=True, **_OPTIONS)(function))


def piece(function: F) -> F:
    """A piece of a kernel that is called from there: quicker to compile than one that is written into it."""
    return cast(F, numba.njit(nogil=True, **_OPTIONS)(function))


def kernel(function: F) -> F:
    """Compiled when first called, then kept on disk; runs without the interpreter's lock."""
    compiled: Any = numba.njit(cache=True, nogil=True, **_OPTIONS)(function)
    # Numba looks at the kernel's own file only, and would go on with pieces that have changed since.
    cache = compiled._cache._cache_file
    cache._source_stamp = (cache._source_stamp, *_PIECES)
    return cast(F, compiled)


@primitive
def metres(points: Floats, a: int, b: int) -> float:
    """By the chord: the same as the haversine formula, without its trigonometry."""
    x = points[a, 0] - points[b, 0]
    y = points[a, 1] - points[b, 1]
    z = points[a, 2] - points[b, 2]
    return float(EARTH_DIAMETER_M * np.arcsin(0.5 * np.sqrt(x * x + y * y + z * z)))


@primitive
def units_between(w: Ways, profile: int, a: int, b: int, by_target: bool) -> int:
    """0 where one of the two is no place (a day that begins or ends at a customer's). `by_target`: what
    follows asks for the same target."""
    found = 0
    if a >= 0 and b >= 0 and a != b:
        if w.mode == DENSE:
            found = w.back[profile, b, a] if by_target else w.dense[profile, a, b]
        elif w.mode == COORDINATES:
            found = int(metres(w.points, a, b) * w.per_m[a] + 0.5)
        else:
            low, high = w.near_at[a], w.near_at[a + 1]
            while low < high:
                middle = (low + high) >> 1
                if w.near_to[middle] < b:
                    low = middle + 1
                else:
                    high = middle
            if low < w.near_at[a + 1] and w.near_to[low] == b:
                found = w.near_units[low]
            else:
                found = int(metres(w.points, a, b) * w.per_m[a] + 0.5)
    return found


@primitive
def way_s(w: Ways, units: int, depart: int) -> int:
    """Seconds on the way for one who leaves at `depart`; what is driven by the hour arrives on a minute."""
    spent = units
    if w.hourly and units > 0:
        since = depart - w.midnight_s
        left, gone = float(units), 0.0
        hour = since // HOUR_S
        room = HOUR_S - (since - hour * HOUR_S)
        while left > w.speeds[hour % DAY_HOURS] * room:
            left -= w.speeds[hour % DAY_HOURS] * room
            gone += room
            room = HOUR_S
            hour += 1
        arrive = depart + int(np.ceil(gone + left / w.speeds[hour % DAY_HOURS]))
        spent = (arrive + MINUTE_S - 1) // MINUTE_S * MINUTE_S - depart
    return spent + w.ahead_s


@primitive
def leave_by(w: Ways, units: int, arrive: int) -> int:
    """The latest second at which one may leave to arrive by `arrive`; the inverse of way_s."""
    depart = arrive - w.ahead_s - units
    if w.hourly and units > 0:
        at = (arrive - w.ahead_s) // MINUTE_S * MINUTE_S
        left, exact = float(units), float(at)
        hour = (at - w.midnight_s - 1) // HOUR_S
        room = at - w.midnight_s - hour * HOUR_S
        while left > w.speeds[hour % DAY_HOURS] * room:
            left -= w.speeds[hour % DAY_HOURS] * room
            exact -= room
            room = HOUR_S
            hour -= 1
        depart = int(np.floor(exact - left / w.speeds[hour % DAY_HOURS]))
        while depart + way_s(w, units, depart) > arrive:
            depart -= 1
        while depart + 1 + way_s(w, units, depart + 1) <= arrive:
            depart += 1
    elif w.hourly:
        depart = arrive - w.ahead_s
    return depart
