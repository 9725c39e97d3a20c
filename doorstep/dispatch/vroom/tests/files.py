"""A small problem to change: two vans, four jobs, six places."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any

import orjson

#: Seconds between six places along a street; eastward is quicker, and from the second back to the first there
#: is a one-way road.
STREET = [[abs(a - b) * (300 if b > a else 360) for b in range(6)] for a in range(6)]
STREET[1][0] = 500

PROBLEM: dict[str, Any] = {
    "vehicles": [
        {
            "id": 7,
            "description": "李的车",
            "start_index": 0,
            "end_index": 0,
            "capacity": [2, 1],
            "skills": [1, 14],
            "time_window": [28800, 61200],
            "breaks": [{"id": 1, "service": 1800, "time_windows": [[39600, 48600]], "description": "午饭"}],
            "max_tasks": 8,
            "max_travel_time": 14400,
        },
        {"id": 8, "start_index": 5, "capacity": [1, 1], "skills": [1], "time_window": [28800, 61200]},
    ],
    "jobs": [
        {"id": 11, "location_index": 1, "setup": 300, "service": 1800, "delivery": [1, 0], "skills": [1]},
        {
            "id": 12,
            "description": "宿舍 3 栋",
            "location_index": 2,
            "service": 2700,
            "delivery": [1, 0],
            "pickup": [0, 1],
            "priority": 20,
            "skills": [14],
            "time_windows": [[32400, 36000], [50400, 54000]],
        },
        {"id": 13, "location_index": 4, "service": 1200, "location": [117.27, 31.86], "priority": 5},
        {"id": 14, "location_index": 4, "service": 600, "skills": [99]},
    ],
    "matrices": {"car": {"durations": STREET}},
}

#: The same by coordinates, without matrices.
MAPPED: dict[str, Any] = {
    "vehicles": [{"id": 1, "start": [117.20, 31.80], "end": [117.20, 31.80], "time_window": [0, 28800]}],
    "jobs": [
        {"id": 1, "location": [117.21, 31.80], "service": 600},
        {"id": 2, "location": [117.25, 31.84], "service": 600},
    ],
}

Change = Callable[[dict[str, Any]], object]


def changed(change: Change, base: dict[str, Any] = PROBLEM) -> bytes:
    """The problem after a change, as a document."""
    problem = copy.deepcopy(base)
    change(problem)
    return orjson.dumps(problem)


def put(path: str, value: object) -> Change:
    """`jobs.0.priority`: puts a value there."""
    *above, last = path.split(".")

    def change(problem: dict[str, Any]) -> None:
        at = _walk(problem, above)
        at[int(last) if isinstance(at, list) else last] = value

    return change


def drop(path: str) -> Change:
    """Takes a key away."""
    *above, last = path.split(".")
    return lambda problem: _walk(problem, above).pop(int(last) if last.isdecimal() else last)


def both(*changes: Change) -> Change:
    def change(problem: dict[str, Any]) -> None:
        for each in changes:
            each(problem)

    return change


def _walk(at: Any, keys: list[str]) -> Any:
    for key in keys:
        at = at[int(key)] if isinstance(at, list) else at[key]
    return at
