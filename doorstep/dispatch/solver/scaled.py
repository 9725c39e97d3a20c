"""Vehicles that are slower or faster than their profile."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from doorstep.dispatch.solver.measured import TooManyProfiles
from doorstep.dispatch.solver.problem import Location
from doorstep.dispatch.solver.travel import DENSE_PLACES, TravelProvider
from doorstep.dispatch.solver.ways import DENSE, Ways

PLAIN = 100


def scaled_name(profile: str, percent: int) -> str:
    """What Worker.profile is for a vehicle that needs so many percent of the profile's times."""
    return profile if percent == PLAIN else f"{profile}*{percent}"


class ScaledTravel:
    """Another provider's ways, of profiles named by `scaled_name` in percent of theirs, rounded up."""

    def __init__(self, inner: TravelProvider) -> None:
        self._inner = inner

    def travel_s(self, origin: Location, target: Location, depart_s: int, profile: str = "") -> int:
        name, percent = _parts(profile)
        return -(-self._inner.travel_s(origin, target, depart_s, name) * percent // PLAIN)

    def ways(self, places: Sequence[Location], profiles: Sequence[str]) -> Ways:
        """Raises TooManyProfiles for a scaled one beyond DENSE_PLACES places."""
        asked = [_parts(profile) for profile in profiles]
        base = sorted({name for name, _ in asked})
        found = self._inner.ways(places, base)
        if all(percent == PLAIN for _, percent in asked):
            return found
        if found.mode != DENSE:
            raise TooManyProfiles(places=len(places), most=DENSE_PLACES)
        dense = np.empty((len(asked), len(places), len(places)), np.int32)
        for index, (name, percent) in enumerate(asked):
            for row, units in enumerate(found.dense[base.index(name)]):
                dense[index, row] = -(-units.astype(np.int64) * percent // PLAIN)
        return found._replace(dense=dense, back=np.ascontiguousarray(dense.transpose(0, 2, 1)))


def _parts(profile: str) -> tuple[str, int]:
    name, star, percent = profile.rpartition("*")
    return (name, int(percent)) if star and percent.isdecimal() else (profile, PLAIN)
