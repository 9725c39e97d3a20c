"""A route as PyVRP ordered it, laid into the day: its own times hold a way to lunch, a job like any to it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from typing import Any

LUNCH = -1


def timed(
    order: list[int], place: int, task: dict[str, Any], ways: Any
) -> tuple[int, list[tuple[int, int]], int | None]:
    """The route in its order, each visit as early as it can be, without a way to lunch. If there is no
    lunch, it is put where it fits, at the cost of as few visits as can be."""
    for each in [order] if LUNCH in order else _with_lunch(order):
        starts = early(each, place, task, ways)
        if starts is not None:
            return place, [(job, at) for job, at in starts if job != LUNCH], dict(starts)[LUNCH]
    raise SystemExit(f"route {order} of technician {place} can't be kept")


def _with_lunch(order: list[int]) -> Iterator[list[int]]:
    for left in range(len(order) + 1):
        for part in combinations(order, len(order) - left):
            for at in range(len(part) + 1):
                yield [*part[:at], LUNCH, *part[at:]]


def early(order: list[int], place: int, task: dict[str, Any], ways: Any) -> list[tuple[int, int]] | None:
    """The start of each in the order; None if one would be too late. Lunch may be had on the way."""
    who, lunch = task["technicians"][place], task["lunch"]
    at, node, not_before, starts = who["from"], who["node"], 0, []
    for job in order:
        if job == LUNCH:
            had = max(at, lunch["earliest"])
            if had > lunch["latest"]:
                return None
            starts.append((LUNCH, had))
            at, not_before = at + lunch["duration"], had + lunch["duration"]
            continue
        asked = task["jobs"][job]
        at = max(at + int(ways[node, job]), not_before, asked["earliest"])
        if at > asked["latest"]:
            return None
        starts.append((job, at))
        at, node = at + asked["service"], job
    home = max(at + int(ways[node, who["node"]]), not_before)
    return starts if home <= who["to"] else None
