"""The life of a backtest's run, and where it is computed."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from doorstep.core.errors import Text, text


class Engine(StrEnum):
    PROCESS = "process"
    RAY = "ray"


class RunState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


#: Of each draft one run is in these.
GOING: Final = (RunState.WAITING, RunState.RUNNING)

STATE_TITLES: Final[Mapping[RunState, Text]] = {
    RunState.WAITING: text("排队中", "waiting"),
    RunState.RUNNING: text("回测中", "running"),
    RunState.DONE: text("已完成", "done"),
    RunState.FAILED: text("未完成", "failed"),
    RunState.CANCELLED: text("已取消", "cancelled"),
}
