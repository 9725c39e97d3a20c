"""Field-service days: who works when, what is to be done where, made by chance from a seed.

Five kinds of work with service times and skills of their own, half of the jobs with a two-hour window that
the work must start in, the others with a time by which it must be done. Shifts of eight hours from three
starts, half an hour of lunch that starts between 11:00 and 13:30. A city 20 km wide, 30 km/h, streets 1.3
times the straight line. Technicians start and end at home or at one of three depots. Times are seconds since
midnight, places degrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from math import ceil, cos, radians
from random import Random

import numpy as np
from numpy.typing import NDArray

HOUR_S, MINUTE_S = 3600, 60
LUNCH_S, LUNCH_FROM_S, LUNCH_LAST_S = 30 * MINUTE_S, 11 * HOUR_S, 13 * HOUR_S + 30 * MINUTE_S
SHIFT_S, SHIFT_STARTS_S = 8 * HOUR_S, (8 * HOUR_S, 9 * HOUR_S, 10 * HOUR_S)
CITY_M, CENTRES, DEPOTS = 20_000, 12, 3
METRES_PER_S, DETOUR = 30 / 3.6, 1.3
EARTH_M, LAT, LON = 6_371_008.8, 31.2, 121.4
#: What a job asks of the day beside its service: a nominal way, in the definition of load only.
NOMINAL_WAY_S = 7 * MINUTE_S
NORMAL, TIGHT = 1.0, 1.2
TUNED, HELD_OUT = (1, 2, 3, 4, 5), (101, 102, 103, 104, 105)

Ways = NDArray[np.int32]
Angles = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of work, and the skill of that name. `share` of the jobs; `held`: chance that one can do it."""

    name: str
    share: float
    service_min: tuple[int, int]
    held: float


KINDS = (
    Kind("repair", 0.35, (20, 50), 0.9),
    Kind("install", 0.30, (35, 75), 0.8),
    Kind("television", 0.15, (15, 35), 0.6),
    Kind("smart_home", 0.12, (25, 60), 0.5),
    Kind("enterprise", 0.08, (50, 120), 0.35),
)
#: Two-hour windows by their first hour, and times by which the others are done, with the share of each.
WINDOW_HOURS = {8: 0.18, 10: 0.24, 12: 0.16, 14: 0.24, 16: 0.18}
DUE_HOURS = {12: 0.2, 15: 0.3, 18: 0.5}
#: Priority 0 for most; what it weighs when left out is 10 + priority.
PRIORITIES = {0: 0.8, 5: 0.15, 10: 0.05}


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the ground in degrees."""

    lat: float
    lon: float


@dataclass(frozen=True, slots=True)
class Job:
    """Work of `kind` (index into KINDS) that starts from `earliest_s` to `latest_s`, both included."""

    spot: Spot
    kind: int
    service_s: int
    earliest_s: int
    latest_s: int
    priority: int

    @property
    def weight(self) -> int:
        return 10 + self.priority


@dataclass(frozen=True, slots=True)
class Technician:
    """Leaves `spot` and is back there within the shift. `kinds`: what he can do."""

    spot: Spot
    from_s: int
    to_s: int
    kinds: frozenset[int]


@dataclass(frozen=True)
class Day:
    """A day to plan. Nodes of the matrix: the jobs, then the technicians' different places."""

    seed: int
    load: float
    jobs: tuple[Job, ...]
    technicians: tuple[Technician, ...]

    @property
    def name(self) -> str:
        return f"{len(self.jobs)}x{len(self.technicians)} load {self.load:.1f} seed {self.seed}"

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        return (*(job.spot for job in self.jobs), *dict.fromkeys(each.spot for each in self.technicians))

    @cached_property
    def bases(self) -> tuple[int, ...]:
        """The node where each technician starts and ends."""
        first = len(self.jobs)
        nodes = {spot: first + place for place, spot in enumerate(self.spots[first:])}
        return tuple(nodes[each.spot] for each in self.technicians)

    @cached_property
    def _radians(self) -> tuple[Angles, Angles]:
        return np.radians([spot.lat for spot in self.spots]), np.radians([spot.lon for spot in self.spots])

    def ways(self) -> Ways:
        """Seconds from each node to each other, whole and rounded up, so that a detour is never faster."""
        lat, lon = self._radians
        ways = np.empty((len(lat), len(lat)), np.int32)
        for row in range(len(lat)):
            ways[row] = _seconds(lat[row], lon[row], lat, lon)
        return ways

    def way_s(self, origins: Sequence[int], targets: Sequence[int]) -> list[int]:
        """The same for pairs of nodes, without a matrix."""
        lat, lon = self._radians
        a, b = list(origins), list(targets)
        return [int(each) for each in _seconds(lat[a], lon[a], lat[b], lon[b])]


def _seconds(
    lat_a: Angles,
    lon_a: Angles,
    lat_b: Angles,
    lon_b: Angles,
) -> NDArray[np.int64]:
    h = np.sin((lat_b - lat_a) / 2) ** 2 + np.cos(lat_a) * np.cos(lat_b) * np.sin((lon_b - lon_a) / 2) ** 2
    metres = 2 * EARTH_M * np.arcsin(np.sqrt(h))
    whole: NDArray[np.int64] = np.ceil(np.round(metres * DETOUR / METRES_PER_S, 3)).astype(np.int64)
    return whole


def make_day(jobs: int, technicians: int, seed: int, load: float = NORMAL) -> Day:
    """The day of that seed, always the same one.

    `load`: service and a nominal way of every job against the hours of all shifts without lunch. Beyond 100
    technicians the city is wider, by the square root, so that it gets no denser.
    """
    chance = Random(f"{seed}/{jobs}/{technicians}")
    city = _City(chance, CITY_M * max(1.0, (technicians / 100) ** 0.5))
    people = tuple(_technician(chance, city) for _ in range(technicians))
    kinds = chance.choices(range(len(KINDS)), [kind.share for kind in KINDS], k=jobs)
    wished = [chance.uniform(*KINDS[kind].service_min) * MINUTE_S for kind in kinds]
    open_s = technicians * (SHIFT_S - LUNCH_S)
    scale = max(0.1, (load * open_s - jobs * NOMINAL_WAY_S) / sum(wished))
    work = tuple(
        _job(chance, city, kind, max(5, round(scale * service / MINUTE_S)) * MINUTE_S)
        for kind, service in zip(kinds, wished, strict=True)
    )
    return Day(seed, load, work, people)


class _City:
    """Where people live and work: six tenths spread evenly, the rest around centres."""

    def __init__(self, chance: Random, width_m: float) -> None:
        self.chance, self.width_m = chance, width_m
        self.centres = [self._anywhere() for _ in range(ceil(CENTRES * (width_m / CITY_M) ** 2))]
        self.depots = [self._spot(*self._anywhere()) for _ in range(ceil(DEPOTS * (width_m / CITY_M) ** 2))]

    def spot(self) -> Spot:
        if self.chance.random() < 0.6:
            return self._spot(*self._anywhere())
        east, north = self.chance.choice(self.centres)
        return self._spot(self.chance.gauss(east, 1500.0), self.chance.gauss(north, 1500.0))

    def _anywhere(self) -> tuple[float, float]:
        return self.chance.uniform(0, self.width_m), self.chance.uniform(0, self.width_m)

    def _spot(self, east_m: float, north_m: float) -> Spot:
        degree_m = radians(1) * EARTH_M
        east_m, north_m = min(max(east_m, 0.0), self.width_m), min(max(north_m, 0.0), self.width_m)
        lat = LAT + north_m / degree_m
        return Spot(round(lat, 6), round(LON + east_m / (degree_m * cos(radians(LAT))), 6))


def _technician(chance: Random, city: _City) -> Technician:
    spot = city.spot() if chance.random() < 0.5 else chance.choice(city.depots)
    from_s = chance.choice(SHIFT_STARTS_S)
    kinds = frozenset(number for number, kind in enumerate(KINDS) if chance.random() < kind.held)
    return Technician(spot, from_s, from_s + SHIFT_S, kinds or frozenset({0}))


def _job(chance: Random, city: _City, kind: int, service_s: int) -> Job:
    if chance.random() < 0.5:
        (hour,) = chance.choices(list(WINDOW_HOURS), list(WINDOW_HOURS.values()))
        earliest_s, latest_s = hour * HOUR_S, (hour + 2) * HOUR_S - 1
    else:
        (hour,) = chance.choices(list(DUE_HOURS), list(DUE_HOURS.values()))
        earliest_s, latest_s = SHIFT_STARTS_S[0], hour * HOUR_S - service_s
    (priority,) = chance.choices(list(PRIORITIES), list(PRIORITIES.values()))
    return Job(city.spot(), kind, service_s, earliest_s, latest_s, priority)
