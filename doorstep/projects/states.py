"""Closed lists of this package: codes that stay English, and what each is called on a screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from doorstep.core.errors import Text, text

OCCUPANCY: Final[Mapping[str, Text]] = {
    "vacant": text("空房", "vacant"),
    "occupied": text("住客", "occupied"),
    "closed": text("停用", "out of order"),
}

#: How high a hotel is graded: in the upper ones nobody enters a room without shoe covers (HOTEL-26).
GRADES: Final[Mapping[str, Text]] = {
    "economy": text("经济型", "economy"),
    "comfort": text("舒适型", "comfort"),
    "high": text("高档型", "high-grade"),
    "luxury": text("豪华型", "luxury"),
}
SHOE_COVERS: Final = frozenset({"high", "luxury"})

#: How a service plan stands.
PLAN_STATES: Final[Mapping[str, Text]] = {
    "draft": text("待客户确认", "to be confirmed"),
    "confirmed": text("已确认", "confirmed"),
    "started": text("执行中", "under way"),
    "completed": text("已执行，待反馈", "carried out, to be reported"),
    "reported": text("已反馈", "reported"),
}

#: How a room stands (rooms.py).
ROOM_STATES: Final[Mapping[str, Text]] = {
    "todo": text("未装", "to do"),
    "in_work": text("施工中", "in work"),
    "deferred": text("暂缓", "deferred"),
    "done": text("完成", "done"),
}
