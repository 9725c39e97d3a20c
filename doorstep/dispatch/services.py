"""The verbs of dispatch: plan a day, assign, unassign."""

from __future__ import annotations

from doorstep.dispatch.assigning import assign, unassign
from doorstep.dispatch.planning import Change, LeftOut, PlanReport, Seat, plan_day

__all__ = ["Change", "LeftOut", "PlanReport", "Seat", "assign", "plan_day", "unassign"]
