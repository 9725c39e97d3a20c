"""Straight lines between many places at once, and ways at one speed along them."""

from __future__ import annotations

from collections.abc import Sequence
from math import asin, sqrt
from typing import Final

import numpy as np

from doorstep.core.geo import Place
from doorstep.dispatch.solver.problem import Location
from doorstep.dispatch.solver.travel import DENSE_PLACES, flat_ways
from doorstep.dispatch.solver.ways import COORDINATES, DENSE, EARTH_DIAMETER_M, Floats, Ints, Ways

#: Seconds a metre of straight line where nothing better is known: 25 km/h, streets 1.3 times as long.
PLAIN_S_PER_M: Final = 1.3 * 3.6 / 25

#: What takes so long (three years) is out of reach; no sum of a plan's times passes 2^31 by it.
UNREACHABLE_S: Final = 100_000_000


def unit_points(places: Sequence[Location]) -> Floats:
    """Places on the unit sphere [place, 3]. Raises TypeError for one without coordinates."""
    degrees = np.array([(_place(each).lat, _place(each).lon) for each in places]).reshape(len(places), 2)
    lat, lon = np.radians(degrees).T
    return np.column_stack((np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)))


def metres_from(points: Floats, origin: Floats) -> Floats:
    """Straight lines from one point to many; the same as core.geo.distance_m."""
    chord = np.sqrt(((points - origin) ** 2).sum(axis=-1))
    return np.asarray(EARTH_DIAMETER_M * np.arcsin(np.minimum(1.0, 0.5 * chord)))


def estimate_s(metres: float, s_per_m: float) -> int:
    """A way nobody has measured, rounded as the kernels do."""
    return int(metres * s_per_m + 0.5)


def between_m(a: Floats, b: Floats) -> float:
    """A straight line, reckoned as the kernels do."""
    x, y, z = (float(a[i] - b[i]) for i in range(3))
    return EARTH_DIAMETER_M * asin(min(1.0, 0.5 * sqrt(x * x + y * y + z * z)))


class StraightTravel:
    """Whole seconds: straight line × `s_per_m`, at any hour and for every profile alike."""

    def __init__(self, s_per_m: float = PLAIN_S_PER_M) -> None:
        self._s_per_m = s_per_m
        self._points: dict[Location, Floats] = {}

    def travel_s(self, origin: Location, target: Location, depart_s: int, profile: str = "") -> int:
        if origin == target:
            return 0
        return estimate_s(between_m(self._point(origin), self._point(target)), self._s_per_m)

    def ways(self, places: Sequence[Location], profiles: Sequence[str]) -> Ways:
        """A matrix up to DENSE_PLACES places, else their coordinates."""
        points, count = unit_points(places), len(places)
        per_m = np.full(count, self._s_per_m)
        if count > DENSE_PLACES:
            return flat_ways(COORDINATES, np.zeros((0, 0, 0), np.int32), points, per_m=per_m)
        dense = np.empty((1, count, count), np.int32)
        for row in range(count):
            dense[0, row] = metres_from(points, points[row]) * self._s_per_m + 0.5
        if len(profiles) > 1:
            dense = np.repeat(dense, len(profiles), axis=0)
        return flat_ways(DENSE, dense, points, per_m=per_m)

    def _point(self, place: Location) -> Floats:
        found = self._points.get(place)
        if found is None:
            found = self._points[place] = unit_points([place])[0]
        return found


def capped(seconds: Floats) -> Ints:
    """Measured seconds as whole ones; what isn't a number (no way at all) is out of reach."""
    whole = np.where(np.isfinite(seconds), np.rint(seconds), UNREACHABLE_S)
    return np.asarray(np.minimum(whole, UNREACHABLE_S), np.int32)


def _place(place: Location) -> Place:
    if not isinstance(place, Place):
        raise TypeError(f"{place} has no coordinates: give the matrix that it is a row of")
    return place
