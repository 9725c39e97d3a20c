"""Who goes where: assignments, a technician's route, the board, plans, ways."""

from __future__ import annotations

from doorstep.dispatch.board.changes import changes
from doorstep.dispatch.board.rows import board
from doorstep.dispatch.board.waiting import waiting
from doorstep.dispatch.day.assigned import (
    Assigned,
    assignment_of,
    assignments_of,
    next_day_with_visits,
    route_of,
    visits_of,
    visits_on,
)
from doorstep.dispatch.day.problems import place_of
from doorstep.dispatch.day.reaching import set_out_from, way
from doorstep.dispatch.moves.candidates import candidates
from doorstep.dispatch.plans.queries import proposal_named, proposals_of

__all__ = [
    "Assigned",
    "assignment_of",
    "assignments_of",
    "board",
    "candidates",
    "changes",
    "next_day_with_visits",
    "place_of",
    "proposal_named",
    "proposals_of",
    "route_of",
    "set_out_from",
    "visits_of",
    "visits_on",
    "waiting",
    "way",
]
