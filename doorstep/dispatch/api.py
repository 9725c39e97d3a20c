"""Endpoints of dispatch."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from doorstep.core import clock
from doorstep.dispatch import queries, services
from doorstep.dispatch.board_api import router as board
from doorstep.dispatch.plan_api import router as plans
from doorstep.dispatch.schemas import (
    AssignedOut,
    AssignIn,
    CandidateOut,
    PlanIn,
    PlanOut,
    UnassignIn,
    candidate_out,
    plan_out,
)
from doorstep.orders.access import actor_of, order_in_scope
from doorstep.people.access import DESK, require

router = Router(tags=["dispatch"])
router.add_router("", board)
router.add_router("", plans)


@router.post("/plan", response=PlanOut)
def plan(request: HttpRequest, body: PlanIn) -> PlanOut:
    """Plan a day of the asker's unit; `dry_run` shows the changes and writes nothing."""
    person = require(request, *DESK)
    report = services.plan_day(
        day=body.day,
        unit_path=person.unit_path,
        actor=actor_of(person),
        now=clock.now(),
        dry_run=body.dry_run,
    )
    return plan_out(report)


@router.get("/orders/{number}/candidates", response=list[CandidateOut])
def candidates(request: HttpRequest, number: str) -> list[CandidateOut]:
    """Who could take the order, the best first, and why the others can't."""
    order_in_scope(require(request, *DESK), number)
    return [candidate_out(each) for each in queries.candidates(number=number, now=clock.now())]


@router.post("/orders/{number}/assign", response=AssignedOut)
def assign(request: HttpRequest, number: str, body: AssignIn) -> AssignedOut:
    """Send a technician."""
    person = require(request, *DESK)
    order_in_scope(person, number)
    assigned = services.assign(
        number=number, staff_no=body.staff_no, from_at=body.from_at, actor=actor_of(person), now=clock.now()
    )
    return AssignedOut.model_validate(assigned)


@router.post("/orders/{number}/unassign", response={204: None})
def unassign(request: HttpRequest, number: str, body: UnassignIn) -> Status[None]:
    """Take the order off its technician."""
    person = require(request, *DESK)
    order_in_scope(person, number)
    services.unassign(number=number, reason=body.reason, actor=actor_of(person), now=clock.now())
    return Status(204, None)
