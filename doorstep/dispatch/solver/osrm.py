"""Travel times from an OSRM-compatible `table` service.

Up to ALL places each way is asked for. Beyond, of each place those to its NEAREST neighbours by straight line
are (and what the same questions tell besides), and the others are estimated: straight line × the place's own
ratio of time to distance, as its measured ways have it. So 10,000 places take a thousand questions and 50 MB
instead of ten thousand and a matrix of 400 MB.
"""

from __future__ import annotations

from collections.abc import Sequence
from copy import copy
from threading import Lock
from typing import Final

import numpy as np

from doorstep.dispatch.solver.measured import Measured, curve
from doorstep.dispatch.solver.osrm_client import OsrmClient
from doorstep.dispatch.solver.problem import Location
from doorstep.dispatch.solver.ways import Ints, Ways

ALL: Final = 1_500
NEAREST: Final = 300
#: Neighbours that are asked for together: they share most of their own neighbours.
TOGETHER: Final = 50


class OsrmTravel:
    """Seconds by a router, at any hour. `round_s`: measured ways are rounded up to whole multiples. `ahead_s`
    is added to every way. What was asked once is kept as long as the object lives. Raises RouterFailed.
    """

    def __init__(
        self,
        client: OsrmClient,
        *,
        ahead_s: int = 0,
        round_s: int = 1,
        all_up_to: int = ALL,
        nearest: int = NEAREST,
    ) -> None:
        self._client = client
        self._ahead_s, self._round_s = ahead_s, round_s
        self._all, self._nearest = all_up_to, nearest
        self._profiles: dict[str, Measured] = {}
        self._lock = Lock()

    def travel_s(self, origin: Location, target: Location, depart_s: int, profile: str = "") -> int:
        if origin == target:
            return self._ahead_s
        return self._known((origin, target), profile).seconds(origin, target) + self._ahead_s

    def ways(self, places: Sequence[Location], profiles: Sequence[str]) -> Ways:
        """Raises TooManyProfiles for several profiles beyond DENSE_PLACES places."""
        known = [self._known(places, profile) for profile in profiles or ("",)]
        return known[0].ways(places, known, self._ahead_s)

    def rows(self, place: Location, places: Sequence[Location], profiles: Sequence[str]) -> tuple[Ints, Ints]:
        """Seconds from a place to each of `places`, and from each of these to it [profile, place]."""
        known = [self._known((*places, place), profile) for profile in profiles]
        return (
            np.stack([each.row(place, places) for each in known]),
            np.stack([each.column(place, places) for each in known]),
        )

    def __getstate__(self) -> dict[str, object]:
        return {key: value for key, value in self.__dict__.items() if key != "_lock"}

    def __setstate__(self, state: dict[str, object]) -> None:
        self.__dict__.update(state, _lock=Lock())

    def ahead(self, ahead_s: int) -> OsrmTravel:
        """The same router and all it said, with another time added to every way."""
        twin = copy(self)
        twin._ahead_s = ahead_s
        return twin

    def _known(self, places: Sequence[Location], profile: str) -> Measured:
        """What is known of a profile once these places are."""
        with self._lock:
            known = self._profiles.setdefault(profile, Measured())
            new = known.add(places)
            if len(new):
                self._measure(known, new, profile)
            return known

    def _measure(self, known: Measured, new: np.ndarray, profile: str) -> None:
        everywhere = np.arange(len(known.places))
        if len(known.places) <= self._all:
            old = everywhere[: len(everywhere) - len(new)]
            self._put(known, new, everywhere, profile)
            self._put(known, old, new, profile)
            return
        fresh = np.zeros(len(everywhere), bool)
        fresh[new] = True
        for group in np.array_split(curve(known.points, new), -(-len(new) // TOGETHER)):
            around = known.around(group, self._nearest)
            self._put(known, group, around, profile)
            self._put(known, around[~fresh[around]], group, profile)

    def _put(self, known: Measured, origins: np.ndarray, targets: np.ndarray, profile: str) -> None:
        if not len(origins) or not len(targets):
            return
        asked = self._client.seconds(
            [known.places[each] for each in origins], [known.places[each] for each in targets], profile
        )
        known.put(origins, targets, -(-asked // self._round_s) * self._round_s)
