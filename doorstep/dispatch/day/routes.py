"""A technician's day as it is planned, with the ways between."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from doorstep.core.geo import Place, distance_m
from doorstep.core.windows import Window
from doorstep.dispatch.day.rows import window_on
from doorstep.dispatch.solver.travel import HaversineTravel, Speeds


@dataclass(frozen=True, slots=True)
class Stop:
    """A visit in a technician's day. `travel_min`: the way to it, from his start or the visit before, and
    `travel_m` as the crow flies with the detours of streets.
    """

    number: str
    from_at: datetime
    to_at: datetime
    travel_min: int
    travel_m: int


def stops(start: Place, visits: Iterable[tuple[str, Window, Place]], day: date) -> list[Stop]:
    """Visits of a local day in order (number, when, where), with the ways as the planner reckons them: each
    left when the visit before is over, the first at the hour of its visit."""
    travel = HaversineTravel(midnight=window_on(day).from_at)
    place, leave_at, found = start, None, []
    for number, during, target in visits:
        way_s = travel.travel_s(place, target, int((leave_at or during.from_at).timestamp()))
        way_m = round(distance_m(place, target) * Speeds().detour)
        found.append(Stop(number, during.from_at, during.to_at, way_s // 60, way_m))
        place, leave_at = target, during.to_at
    return found
