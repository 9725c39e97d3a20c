"""The life of a backtest's run, and where it is computed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

from doorstep.core.errors import Text, text

#: How a clause stands on an order; absent: there is no such clause on that side.
Stand = Literal["not_applicable", "pending", "satisfied", "violated", "absent"]

#: The job that computes a run.
COMPUTE = "insight.backtest"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which of the changed rows; empty asks nothing. `from_` or `to` alone asks for changed verdicts: a row
    of which only the deduction changes is none of them.
    """

    clause: str = ""
    unit: str = ""
    technician: str = ""
    from_: Stand | None = None
    to: Stand | None = None


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
