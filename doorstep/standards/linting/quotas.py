"""Counts over orders that can't both be kept: a floor above another one's ceiling."""

from __future__ import annotations

from collections.abc import Iterator

from doorstep.core.errors import text
from doorstep.standards.compiling import Quota
from doorstep.standards.linting.findings import Lint
from doorstep.standards.linting.world import World, named


def quota_conflicts(world: World) -> Iterator[Lint]:
    """Two that count the same by the same. (One clause by itself: the compiler refuses it.)"""
    for floor in world.quotas:
        for ceiling in world.quotas:
            if not {floor.id, ceiling.id} & world.ours or not _counts_within(world, floor, ceiling):
                continue
            least, most = floor.at_least, ceiling.at_most
            if least is not None and most is not None and least > most:
                yield _finding(floor, ceiling, least, most)


def _counts_within(world: World, floor: Quota, ceiling: Quota) -> bool:
    """Surely the ceiling counts whatever the floor counts, in the same periods."""
    return (
        (floor.per, floor.period) == (ceiling.per, ceiling.period)
        and world.within(floor.activation, ceiling.activation)
        and world.rules_all_of(ceiling, floor)
        and world.meet(floor)
    )


def _finding(floor: Quota, ceiling: Quota, least: int, most: int) -> Lint:
    first, second = named(floor, ceiling)
    return Lint(
        "contradiction",
        "error",
        (floor.id, ceiling.id),
        text(
            f"{first['zh']}与{second['zh']}互相矛盾：同一期间至少 {least} 次又最多 {most} 次，做不到；"
            "请改其中一个数。",
            f"{first['en']} and {second['en']} contradict each other: at least {least} and at most {most} in "
            "one period can't be. Change one of the figures.",
        ),
    )
