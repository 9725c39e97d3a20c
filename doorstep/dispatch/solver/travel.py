"""How long the way takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from math import asin, ceil, cos, radians, sin, sqrt
from typing import Final, Protocol

import numpy as np

from doorstep.core.geo import Place
from doorstep.dispatch.solver.problem import Location, Node
from doorstep.dispatch.solver.ways import (
    COORDINATES,
    DENSE,
    EARTH_DIAMETER_M,
    HOUR_S,
    MINUTE_S,
    Floats,
    Ints,
    Ways,
)

#: So many places at most have a dense matrix (144 MB); beyond, the search reckons each way from coordinates.
DENSE_PLACES: Final = 6_500

_NO_MATRIX: Final = np.zeros((0, 0, 0), np.int32)
_NO_POINTS: Final = np.zeros((0, 3))


class TravelProvider(Protocol):
    """Seconds from a place to another, leaving at an instant (seconds since the epoch). `profile`: of the
    worker who goes (Worker.profile).

    Whoever leaves later must not arrive earlier: the planner relies on it. `ways` says the same in arrays,
    for places by their number in the sequence and profiles likewise.
    """

    def travel_s(self, origin: Location, target: Location, depart_s: int, profile: str = "") -> int: ...

    def ways(self, places: Sequence[Location], profiles: Sequence[str]) -> Ways: ...


class QuickTravel(TravelProvider, Protocol):
    """One that says at once how far one place more is from those known: for questions on the telephone."""

    def rows(self, place: Location, places: Sequence[Location], profiles: Sequence[str]) -> tuple[Ints, Ints]:
        """Units from a place to each of `places`, and from each of these to it [profile, place]."""
        ...


@dataclass(frozen=True, slots=True)
class Speeds:
    """Kilometres per hour in each hour of the local day; `detour`: streets against the straight line."""

    kmh_by_hour: tuple[float, ...] = (
        *(32.0,) * 7,
        *(20.0, 20.0),
        *(26.0,) * 8,
        *(19.0, 19.0),
        *(26.0,) * 3,
        *(32.0,) * 2,
    )
    detour: float = 1.3

    def __post_init__(self) -> None:
        if len(self.kmh_by_hour) != 24 or min(self.kmh_by_hour) <= 0:
            raise ValueError("speeds are 24 numbers above zero, one for each hour of the day")
        if self.detour < 1:
            raise ValueError(f"a detour factor of {self.detour} is shorter than the straight line")


class HaversineTravel:
    """Straight line × detour factor in whole metres, driven at the speed of each hour that the way falls
    into; the arrival is rounded up to a whole minute. `midnight` is the start of the planned day where the
    work is. `ahead_s` is added to every way, so that one stands at the door that much before the time told.
    Everybody travels alike, whatever the profile."""

    def __init__(self, *, midnight: datetime, speeds: Speeds | None = None, ahead_s: int = 0) -> None:
        chosen = speeds or Speeds()
        self._midnight_s = int(midnight.timestamp())
        self._ahead_s = ahead_s
        self._metres_per_s = tuple(kmh / 3.6 for kmh in chosen.kmh_by_hour)
        self._detour = chosen.detour
        self._points: dict[int, tuple[float, float, float]] = {}
        self._held: list[Location] = []
        self._row_key: tuple[int, ...] = ()
        self._row_points: Floats = _NO_POINTS

    def travel_s(self, origin: Location, target: Location, depart_s: int, profile: str = "") -> int:
        left_m = float(self._way_m(origin, target))
        if left_m == 0:
            return self._ahead_s
        since, spent = depart_s - self._midnight_s, 0
        while True:
            hour, into = divmod(since, HOUR_S)
            speed = self._metres_per_s[hour % 24]
            room = HOUR_S - into
            if left_m <= speed * room:
                arrive_s = depart_s + ceil(spent + left_m / speed)
                return -(-arrive_s // MINUTE_S) * MINUTE_S - depart_s + self._ahead_s
            left_m -= speed * room
            spent += room
            since += room

    def ways(self, places: Sequence[Location], profiles: Sequence[str]) -> Ways:
        points = np.array([self._point(place) for place in places]).reshape(len(places), 3)
        speeds = np.array(self._metres_per_s)
        dense = self._dense(points) if len(places) <= DENSE_PLACES else _NO_MATRIX
        if len(dense):
            dense = np.repeat(dense, max(1, len(profiles)), axis=0) if len(profiles) > 1 else dense
        return flat_ways(
            DENSE if len(dense) else COORDINATES,
            dense,
            points,
            per_m=np.full(len(places), self._detour),
            speeds=speeds,
            midnight_s=self._midnight_s,
            ahead_s=self._ahead_s,
        )

    def rows(self, place: Location, places: Sequence[Location], profiles: Sequence[str]) -> tuple[Ints, Ints]:
        key = tuple(id(each) for each in places)
        if key != self._row_key:
            self._row_key, self._row_points = key, np.array([self._point(each) for each in places])
        row = self._metres(self._row_points, np.array(_on_sphere(place)))
        found = np.broadcast_to(row.astype(np.int32), (len(profiles), len(places)))
        return found, found

    def _metres(self, points: Floats, point: Floats) -> Floats:
        chord = np.sqrt(((points - point) ** 2).sum(axis=1))
        return np.asarray(EARTH_DIAMETER_M * np.arcsin(0.5 * chord) * self._detour + 0.5)

    def __getstate__(self) -> dict[str, object]:
        """Objects have other ids in another process."""
        return {**self.__dict__, "_points": {}, "_held": [], "_row_key": ()}

    def _dense(self, points: Floats) -> Ints:
        """Row by row, so that no second matrix of that size is made."""
        dense = np.empty((1, len(points), len(points)), np.int32)
        for row, point in enumerate(points):
            dense[0, row] = self._metres(points, point)
        return dense

    def _way_m(self, origin: Location, target: Location) -> int:
        ax, ay, az = self._point(origin)
        bx, by, bz = self._point(target)
        x, y, z = ax - bx, ay - by, az - bz
        return int(EARTH_DIAMETER_M * asin(0.5 * sqrt(x * x + y * y + z * z)) * self._detour + 0.5)

    def _point(self, place: Location) -> tuple[float, float, float]:
        """On the unit sphere; kept by the object's id, so the object must live on."""
        known = self._points.get(id(place))
        if known is None:
            known = self._points[id(place)] = _on_sphere(place)
            self._held.append(place)
        return known


def _on_sphere(place: Location) -> tuple[float, float, float]:
    if not isinstance(place, Place):
        raise TypeError(f"{place} has no coordinates: give the matrix that it is a row of")
    lat, lon = radians(place.lat), radians(place.lon)
    return cos(lat) * cos(lon), cos(lat) * sin(lon), sin(lat)


class MatrixTravel:
    """Whole seconds [from, to] from a matrix for each profile, at any hour. Places are `Node`s, its rows.

    Raises ValueError when a matrix isn't square, holds a negative time or is of another size than the others.
    """

    def __init__(self, matrices: Mapping[str, Ints]) -> None:
        sizes = {matrix.shape for matrix in matrices.values()}
        if len(sizes) != 1 or any(len(size) != 2 or size[0] != size[1] for size in sizes):
            raise ValueError("matrices of travel times are square and of one size")
        if any(len(matrix) and matrix.min() < 0 for matrix in matrices.values()):
            raise ValueError("a travel time is not negative")
        self._matrices = {name: np.ascontiguousarray(each, np.int32) for name, each in matrices.items()}

    def travel_s(self, origin: Location, target: Location, depart_s: int, profile: str = "") -> int:
        if origin == target:
            return 0
        return int(self._matrices[profile][_row(origin), _row(target)])

    def ways(self, places: Sequence[Location], profiles: Sequence[str]) -> Ways:
        rows = np.array([_row(place) for place in places], np.int64)
        dense = np.empty((len(profiles), len(rows), len(rows)), np.int32)
        for index, profile in enumerate(profiles):
            dense[index] = self._matrices[profile][np.ix_(rows, rows)]
        return flat_ways(DENSE, dense, _NO_POINTS)

    def rows(self, place: Location, places: Sequence[Location], profiles: Sequence[str]) -> tuple[Ints, Ints]:
        row, others = _row(place), [_row(each) for each in places]
        matrices = [self._matrices[profile] for profile in profiles]
        return np.array([each[row, others] for each in matrices]), np.array(
            [each[others, row] for each in matrices]
        )


def _row(place: Location) -> int:
    if not isinstance(place, Node):
        raise TypeError(f"{place} is no row of the matrix: give its Node")
    return place.index


def flat_ways(
    mode: int,
    dense: Ints,
    points: Floats,
    *,
    per_m: Floats | None = None,
    near: tuple[np.ndarray, np.ndarray, np.ndarray] | None = None,
    speeds: Floats | None = None,
    midnight_s: int = 0,
    ahead_s: int = 0,
) -> Ways:
    """Ways of a mode; what isn't given is empty. `speeds` make the units metres, driven by the hour."""
    near_at, near_to, near_units = near or (np.zeros(1), np.zeros(0), np.zeros(0))
    even = all(np.array_equal(each, each.T) for each in dense)
    return Ways(
        mode,
        dense,
        dense if even else np.ascontiguousarray(dense.transpose(0, 2, 1)),
        points,
        near_at.astype(np.int64),
        near_to.astype(np.int32),
        near_units.astype(np.int32),
        np.zeros(0) if per_m is None else per_m,
        speeds is not None,
        np.zeros(24) if speeds is None else speeds,
        midnight_s,
        ahead_s,
        1.0 if speeds is None else float((1.0 / speeds).mean()),
        1.0 if speeds is None else float((1.0 / speeds).min()),
    )
