"""Endpoints of an order's technician: who could go, who goes, nobody any more."""

from __future__ import annotations

from django.http import HttpRequest
from ninja import Router, Status

from doorstep.core import clock
from doorstep.dispatch import queries, services
from doorstep.dispatch.api.order_schemas import (
    AssignedOut,
    AssignIn,
    CandidateOut,
    UnassignIn,
)
from doorstep.orders.access import actor_of, order_in_scope
from doorstep.people.access import DESK, require

router = Router(tags=["dispatch"])


@router.get("/orders/{number}/candidates", response=list[CandidateOut])
def candidates(request: HttpRequest, number: str) -> list[CandidateOut]:
    """Who could take the order, the best first, and why the others can't."""
    order_in_scope(require(request, *DESK), number)
    return [CandidateOut.model_validate(each) for each in queries.candidates(number=number, now=clock.now())]


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
