"""How long the way takes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from math import ceil
from typing import Protocol

from doorstep.core.geo import Place, distance_m

HOUR_S = 3600
MINUTE_S = 60


class TravelProvider(Protocol):
    """Seconds from a place to another, leaving at an instant (seconds since the epoch).

    Whoever leaves later must not arrive earlier, and a detour over a third place must not be faster: the
    planner's tests rely on both.
    """

    def travel_s(self, origin: Place, target: Place, depart_s: int) -> int: ...


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
    """Straight line × detour factor, driven at the speed of each hour that the way falls into; the arrival is
    rounded up to a whole minute. `midnight` is the start of the planned day where the work is. `ahead_s` is
    added to every way, so that one stands at the door that much before the time told."""

    def __init__(self, *, midnight: datetime, speeds: Speeds | None = None, ahead_s: int = 0) -> None:
        chosen = speeds or Speeds()
        self._midnight_s = int(midnight.timestamp())
        self._ahead_s = ahead_s
        self._metres_per_s = tuple(kmh / 3.6 for kmh in chosen.kmh_by_hour)
        self._detour = chosen.detour
        self._metres: dict[tuple[int, int], float] = {}
        self._held: list[Place] = []

    def travel_s(self, origin: Place, target: Place, depart_s: int) -> int:
        left_m = self._way_m(origin, target)
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

    def _way_m(self, origin: Place, target: Place) -> float:
        """Kept by the objects' ids, twice as fast as by their coordinates; so the objects must live on."""
        key = (id(origin), id(target))
        known = self._metres.get(key)
        if known is None:
            known = distance_m(origin, target) * self._detour
            self._metres[key] = self._metres[id(target), id(origin)] = known
            self._held += (origin, target)
        return known
