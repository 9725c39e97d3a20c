"""The verbs of projects: open a roll-out, take its rooms in, keep its account, plan and make its visits."""

from __future__ import annotations

from doorstep.projects.account import clear_rollout, keep_account, reveal_contacts
from doorstep.projects.duties import (
    NewPromise,
    close_task,
    note_call,
    open_task,
    report_promise,
)
from doorstep.projects.guest_requests import pass_request
from doorstep.projects.opening import open_rollout
from doorstep.projects.repairs import report_fault
from doorstep.projects.returning import return_terminal
from doorstep.projects.room_page import note_room
from doorstep.projects.service_plans import (
    complete_plan,
    confirm_plan,
    report_result,
    start_plan,
    write_plan,
)
from doorstep.projects.taking import Preview, RoomChange, preview_rooms, take_rooms
from doorstep.projects.visiting import make_visits, preview_visits
from doorstep.projects.visits import move_visit, withdraw_visit

__all__ = [
    "NewPromise",
    "Preview",
    "RoomChange",
    "clear_rollout",
    "close_task",
    "complete_plan",
    "confirm_plan",
    "keep_account",
    "make_visits",
    "move_visit",
    "note_call",
    "note_room",
    "open_rollout",
    "open_task",
    "pass_request",
    "preview_rooms",
    "preview_visits",
    "report_fault",
    "report_promise",
    "report_result",
    "return_terminal",
    "reveal_contacts",
    "start_plan",
    "take_rooms",
    "withdraw_visit",
    "write_plan",
]
