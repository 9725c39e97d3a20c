"""Measured ways between many places: of each place to some others, and an estimate for the rest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from doorstep.core.errors import DoorstepError, text
from doorstep.core.geo import Place
from doorstep.dispatch.solver.problem import Location
from doorstep.dispatch.solver.straight import (
    PLAIN_S_PER_M,
    UNREACHABLE_S,
    between_m,
    estimate_s,
    metres_from,
    unit_points,
)
from doorstep.dispatch.solver.travel import DENSE_PLACES, flat_ways
from doorstep.dispatch.solver.ways import DENSE, NEAREST, Floats, Ints, Longs, Ways


class TooManyProfiles(DoorstepError):
    """More than DENSE_PLACES places are planned with one kind of vehicle only. `places`, `most`."""

    status = 422
    code = "too-many-profiles"
    title = text(
        "{places} 个地点超过 {most} 个，只能用一种 profile 和一种车速",
        "{places} places are more than {most}: that many are planned with one profile and one speed only",
    )
    mend = text(
        "请统一 profile 和 speed_factor，或按网格分开排。",
        "Use one profile and speed_factor, or plan by grid.",
    )


class Measured:
    """Ways of one profile. `places` and their `points`; numbers below are places' numbers here."""

    def __init__(self) -> None:
        self.places: list[Place] = []
        self.points: Floats = np.zeros((0, 3))
        self._number: dict[Location, int] = {}
        self._to: list[Longs] = []
        self._s: list[Ints] = []
        self._per_m: list[float | None] = []

    def add(self, places: Sequence[Location]) -> Longs:
        """Takes places in; the numbers of the new ones. Raises TypeError for one without coordinates."""
        new = [place for place in dict.fromkeys(places) if place not in self._number]
        if not new:
            return np.zeros(0, np.int64)
        points = unit_points(new)
        first = len(self.places)
        for place in new:
            self._number[place] = len(self.places)
            self.places.append(place)  # type: ignore[arg-type]  # unit_points took it
        self.points = np.concatenate((self.points, points))
        self._to += [np.zeros(0, np.int64)] * len(new)
        self._s += [np.zeros(0, np.int32)] * len(new)
        self._per_m += [None] * len(new)
        return np.arange(first, len(self.places))

    def around(self, group: Longs, most: int) -> Longs:
        """The nearest places of each of the group, themselves too."""
        near = [self._nearest(each, most) for each in group]
        return np.unique(np.concatenate(near))

    def _nearest(self, origin: int, most: int) -> Longs:
        metres = metres_from(self.points, self.points[origin])
        if most >= len(metres):
            return np.arange(len(metres))
        return np.argpartition(metres, most)[: most + 1]

    def put(self, origins: Longs, targets: Longs, seconds: Ints) -> None:
        """Keeps measured ways [origin, target]."""
        for row, origin in enumerate(origins):
            to = np.concatenate((targets, self._to[origin]))
            values = np.concatenate((seconds[row], self._s[origin]))
            self._to[origin], first = np.unique(to, return_index=True)
            self._s[origin] = values[first]
            self._per_m[origin] = None

    def seconds(self, origin: Location, target: Location) -> int:
        a, b = self._number[origin], self._number[target]
        if a == b:
            return 0
        found = int(np.searchsorted(self._to[a], b))
        if found < len(self._to[a]) and self._to[a][found] == b:
            return int(self._s[a][found])
        return estimate_s(between_m(self.points[a], self.points[b]), self._ratio(a))

    def ways(self, places: Sequence[Location], profiles: Sequence[Measured], ahead_s: int) -> Ways:
        """Those of these places; `profiles` know the same places by other vehicles, this one among them."""
        if len(places) <= DENSE_PLACES:
            dense = np.stack([each._dense(places) for each in profiles])
            per_m = np.array([self._ratio(each) for each in self._numbers(places)])
            return flat_ways(DENSE, dense, unit_points(places), per_m=per_m, ahead_s=ahead_s)
        if len(profiles) > 1:
            raise TooManyProfiles(places=len(places), most=DENSE_PLACES)
        return self._sparse(places, ahead_s)

    def row(self, origin: Location, places: Sequence[Location]) -> Ints:
        """From a place to others."""
        return self._row(self._number[origin], self._numbers(places))

    def column(self, target: Location, places: Sequence[Location]) -> Ints:
        """From others to a place."""
        return np.array([self.seconds(origin, target) for origin in places], np.int32)

    def _numbers(self, places: Sequence[Location]) -> Longs:
        return np.array([self._number[place] for place in places], np.int64)

    def _dense(self, places: Sequence[Location]) -> Ints:
        numbers = self._numbers(places)
        dense = np.empty((len(numbers), len(numbers)), np.int32)
        for row, origin in enumerate(numbers):
            dense[row] = self._row(origin, numbers)
        return dense

    def _row(self, origin: int, numbers: Longs) -> Ints:
        known = np.full(len(self.places), -1, np.int32)
        known[self._to[origin]] = self._s[origin]
        measured = known[numbers]
        guessed = metres_from(self.points[numbers], self.points[origin]) * self._ratio(origin) + 0.5
        found = np.where(measured >= 0, measured, np.minimum(guessed, UNREACHABLE_S)).astype(np.int32)
        found[numbers == origin] = 0
        return np.asarray(found)

    def _sparse(self, places: Sequence[Location], ahead_s: int) -> Ways:
        numbers = self._numbers(places)
        column = np.full(len(self.places), -1, np.int64)
        column[numbers] = np.arange(len(numbers))
        to, units = [], []
        for origin in numbers:
            at = column[self._to[origin]]
            order = np.argsort(at, kind="stable")
            order = order[at[order] >= 0]
            to.append(at[order])
            units.append(self._s[origin][order])
        ends = np.concatenate(([0], np.cumsum([len(each) for each in to])))
        return flat_ways(
            NEAREST,
            np.zeros((0, 0, 0), np.int32),
            self.points[numbers],
            per_m=np.array([self._ratio(each) for each in numbers]),
            near=(ends, np.concatenate(to), np.concatenate(units)),
            ahead_s=ahead_s,
        )

    def _ratio(self, origin: int) -> float:
        """Seconds a metre from here: of the farther half of what is measured, as what is estimated is far."""
        found = self._per_m[origin]
        if found is None:
            metres = metres_from(self.points[self._to[origin]], self.points[origin])
            seconds = self._s[origin]
            usable = (metres > 0) & (seconds < UNREACHABLE_S)
            if usable.any():
                usable &= metres >= np.median(metres[usable])
                found = float(seconds[usable].sum() / metres[usable].sum())
            else:
                found = PLAIN_S_PER_M
            self._per_m[origin] = found
        return found


def curve(points: Floats, numbers: Longs) -> Longs:
    """The places in an order in which neighbours stand close (Morton's curve over the three axes)."""
    cells = ((points[numbers] + 1) * (1 << 20)).astype(np.uint64).clip(0, (1 << 21) - 1)
    key = np.zeros(len(numbers), np.uint64)
    for bit in range(21):
        for axis in range(3):
            key |= ((cells[:, axis] >> np.uint64(bit)) & np.uint64(1)) << np.uint64(3 * bit + axis)
    return np.asarray(numbers[np.argsort(key, kind="stable")])
