"""The verbs of dispatch: plan a day, assign, unassign; move, pin and take back on the board."""

from __future__ import annotations

from doorstep.dispatch.day.locks import among_others_on
from doorstep.dispatch.day.revisions import forget_old_touches, touch_running_behind
from doorstep.dispatch.moves.assigning import assign, unassign
from doorstep.dispatch.moves.move import Move
from doorstep.dispatch.moves.moving import check_moves, move_visits
from doorstep.dispatch.moves.pinning import pin_visits
from doorstep.dispatch.moves.undoing import undo_moves
from doorstep.dispatch.plans.planning import PlanReport, plan_day
from doorstep.dispatch.plans.proposals import compute_plan, fail_abandoned, propose_plan, stop_plan
from doorstep.dispatch.plans.settling import apply_plan, undo_plan

__all__ = [
    "Move",
    "PlanReport",
    "among_others_on",
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
