"""Where a file's jobs and vehicles are, as the solver names places, and who tells the ways between them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

import numpy as np

from doorstep.dispatch.solver.problem import Location, Node
from doorstep.dispatch.solver.scaled import ScaledTravel, scaled_name
from doorstep.dispatch.solver.straight import UNREACHABLE_S, metres_from, unit_points
from doorstep.dispatch.solver.travel import MatrixTravel, TravelProvider
from doorstep.dispatch.vroom.errors import refused
from doorstep.dispatch.vroom.model import File, Spot, Task, Vehicle

#: Seconds a metre of straight line between coordinates: slower than anybody walks, and as slow as is driven.
_SLOWEST_S_PER_M, _SLOW_S_PER_M = 1.0, 0.36


@dataclass(frozen=True, slots=True)
class Places:
    """`tasks` in the order of the file's, `starts` and `ends` in that of its vehicles. `longest_s`: no way
    that can be made takes longer; `dearest_s`: what the longest takes, guessed where it isn't known. `travel`
    knows the profiles of `profile_of`."""

    tasks: tuple[Location, ...]
    starts: tuple[Location | None, ...]
    ends: tuple[Location | None, ...]
    travel: TravelProvider
    longest_s: int
    dearest_s: int


def profile_of(vehicle: Vehicle) -> str:
    """As Worker.profile has it."""
    return scaled_name(vehicle.profile, vehicle.percent)


def places_of(file: File, by_coordinates: Callable[[], TravelProvider]) -> Places:
    """`by_coordinates` is asked for when the file has no matrices."""
    placed = _rows(file) if file.tables else _coordinates(file, by_coordinates())
    slowest = max(100, *(vehicle.percent for vehicle in file.vehicles))
    return Places(
        placed.tasks,
        placed.starts,
        placed.ends,
        ScaledTravel(placed.travel),
        -(-placed.longest_s * slowest // 100),
        -(-placed.dearest_s * slowest // 100),
    )


def _rows(file: File) -> Places:
    """Rows of the matrices; those that lie at one row share its place, unless the file gives a time from it
    to itself: then each is a place of its own."""
    used = sorted({_index(spot) for spot in _spots(file)})
    apart = any(table.durations[row, row] for table in file.tables.values() for row in used)
    number = {row: place for place, row in enumerate(used)}
    tasks = [number[_index(task.spot)] for task in file.tasks]
    if apart:
        tasks = [len(used) + place for place in range(len(file.tasks))]
        used = used + [_index(task.spot) for task in file.tasks]
    durations = {
        profile: np.ascontiguousarray(table.durations[np.ix_(used, used)])
        for profile, table in file.tables.items()
    }
    reached = [matrix[matrix < UNREACHABLE_S] for matrix in durations.values()]
    longest_s = max(int(each.max(initial=0)) for each in reached)
    return Places(
        tuple(Node(place) for place in tasks),
        tuple(None if v.start is None else Node(number[_index(v.start)]) for v in file.vehicles),
        tuple(None if v.end is None else Node(number[_index(v.end)]) for v in file.vehicles),
        MatrixTravel(durations),
        longest_s,
        longest_s,
    )


def _coordinates(file: File, travel: TravelProvider) -> Places:
    points = unit_points([_place(spot) for spot in _spots(file)])
    low, high = points.min(axis=0), points.max(axis=0)
    across_m = float(metres_from(low[None, :], high)[0])
    return Places(
        tuple(_place(task.spot) for task in file.tasks),
        tuple(None if vehicle.start is None else _place(vehicle.start) for vehicle in file.vehicles),
        tuple(None if vehicle.end is None else _place(vehicle.end) for vehicle in file.vehicles),
        travel,
        int(across_m * _SLOWEST_S_PER_M) + 3_600,
        int(across_m * _SLOW_S_PER_M),
    )


def metres_between(file: File) -> Mapping[str, Callable[[Spot, Spot], int]] | None:
    """Distances by profile, when the file gives them for every one; None otherwise."""
    found: dict[str, Callable[[Spot, Spot], int]] = {}
    for profile, table in file.tables.items():
        if table.distances is None:
            return None
        found[profile] = _metres(table.distances)
    return found or None


def _metres(distances: np.ndarray) -> Callable[[Spot, Spot], int]:
    return lambda origin, target: int(distances[_index(origin), _index(target)])


def same_door(one: Spot, other: Spot) -> bool:
    """Whether nothing needs to be set up anew."""
    if one.index is not None and other.index is not None:
        return one.index == other.index
    return one.place == other.place


def _spots(file: File) -> list[Spot]:
    ends = [spot for vehicle in file.vehicles for spot in (vehicle.start, vehicle.end) if spot is not None]
    return [*(task.spot for task in file.tasks), *ends]


def _index(spot: Spot) -> int:
    if spot.index is None:
        raise refused("$", "缺少矩阵序号", "an index is missing")
    return spot.index


def _place(spot: Spot) -> Location:
    if spot.place is None:
        raise refused("$", "缺少坐标", "coordinates are missing")
    return spot.place


def named(task: Task) -> str:
    """What the solver and its reasons call a job."""
    return str(task.id)
