"""The verbs of dispatch: plan a day, assign, unassign; move, pin and take back on the board."""

from __future__ import annotations

from doorstep.dispatch.assigning import assign, unassign
from doorstep.dispatch.moves import Move
from doorstep.dispatch.moving import check_moves, move_visits
from doorstep.dispatch.pinning import pin_visits
from doorstep.dispatch.plan_changes import Change, Seat
from doorstep.dispatch.planning import LeftOut, PlanReport, plan_day
from doorstep.dispatch.proposals import compute_plan, fail_abandoned, propose_plan, stop_plan
from doorstep.dispatch.revisions import forget_old_touches, touch_running_behind
from doorstep.dispatch.settling import apply_plan, undo_plan
from doorstep.dispatch.undoing import undo_moves

__all__ = [
    "Change",
    "LeftOut",
    "Move",
    "PlanReport",
    "Seat",
    "apply_plan",
    "assign",
    "check_moves",
    "compute_plan",
    "fail_abandoned",
    "forget_old_touches",
    "move_visits",
    "pin_visits",
    "plan_day",
    "propose_plan",
    "stop_plan",
    "touch_running_behind",
    "unassign",
    "undo_moves",
    "undo_plan",
]
