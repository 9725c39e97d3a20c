"""A problem as its file has it: numbers are checked, nothing is translated yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from doorstep.core.geo import Place

#: First and last second, both included.
Span = tuple[int, int]
Ints = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where something is: a row of the matrices, coordinates, or both."""

    index: int | None
    place: Place | None


@dataclass(frozen=True, slots=True)
class Task:
    """A job. `windows`: None for any time. `path`: where it stands in the file."""

    id: int
    path: str
    spot: Spot
    setup_s: int
    service_s: int
    description: str | None
    delivery: tuple[int, ...]
    pickup: tuple[int, ...]
    skills: frozenset[int]
    priority: int
    windows: tuple[Span, ...] | None


@dataclass(frozen=True, slots=True)
class Rest:
    """A break of a vehicle."""

    id: int
    service_s: int
    description: str | None
    windows: tuple[Span, ...] | None


@dataclass(frozen=True, slots=True)
class Vehicle:
    """`percent`: of the profile's travel times, from speed_factor; `rests` in the order they are had in."""

    id: int
    path: str
    profile: str
    percent: int
    description: str | None
    start: Spot | None
    end: Spot | None
    capacity: tuple[int, ...]
    skills: frozenset[int]
    window: Span | None
    rests: tuple[Rest, ...]
    max_tasks: int | None
    max_travel_s: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """The matrices of a profile, [from, to] in seconds and metres."""

    durations: Ints
    distances: Ints | None


@dataclass(frozen=True, slots=True)
class File:
    """`tables` by profile; empty: the problem is given by coordinates. `fixed_s`: what each vehicle costs
    that goes out at all. `kinds`: of amounts."""

    tasks: tuple[Task, ...]
    vehicles: tuple[Vehicle, ...]
    tables: Mapping[str, Table]
    kinds: int
    fixed_s: int
