"""The life of a plan that is proposed, and what may call for one."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from doorstep.core.errors import Text, text

#: The job that computes a proposal.
COMPUTE: Final = "dispatch.plan"


class PlanState(StrEnum):
    """`outdated`: it was applied when nothing of it could be done any more."""

    QUEUED = "queued"
    RUNNING = "running"
    READY = "ready"
    FAILED = "failed"
    APPLIED = "applied"
    OUTDATED = "outdated"
    UNDONE = "undone"


#: Of a day and unit one proposal is in these.
GOING: Final = (PlanState.QUEUED, PlanState.RUNNING)

STATE_TITLES: Final[Mapping[PlanState, Text]] = {
    PlanState.QUEUED: text("排队中", "queued"),
    PlanState.RUNNING: text("计算中", "being computed"),
    PlanState.READY: text("待确认", "ready"),
    PlanState.FAILED: text("未算成", "failed"),
    PlanState.APPLIED: text("已生效", "applied"),
    PlanState.OUTDATED: text("已过时", "outdated"),
    PlanState.UNDONE: text("已撤销", "undone"),
}

#: What a proposal may come to, from each state.
MOVES: Final[Mapping[PlanState, frozenset[PlanState]]] = {
    PlanState.QUEUED: frozenset({PlanState.RUNNING, PlanState.FAILED}),
    PlanState.RUNNING: frozenset({PlanState.READY, PlanState.FAILED}),
    PlanState.READY: frozenset({PlanState.APPLIED, PlanState.OUTDATED}),
    PlanState.APPLIED: frozenset({PlanState.UNDONE}),
    PlanState.FAILED: frozenset(),
    PlanState.OUTDATED: frozenset(),
    PlanState.UNDONE: frozenset(),
}


class Occasion(StrEnum):
    """Why a running day is planned again."""

    TECHNICIAN_OFF = "technician_off"
    TECHNICIAN_LATE = "technician_late"
    OVERRUN = "overrun"
    CANCELLED = "cancelled"
    URGENT = "urgent"
