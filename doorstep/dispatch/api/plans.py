"""Endpoints of plan proposals: asked for, looked at, applied, undone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Router, Status

from doorstep.core import clock
from doorstep.core.errors import NotFound, text
from doorstep.core.field_problems import Day
from doorstep.dispatch import queries, services
from doorstep.dispatch.api.plan_schemas import (
    ApplyIn,
    PlanAskedOut,
    PlanBriefOut,
    PlanId,
    PlansIn,
    ProposalOut,
    brief,
    whole,
)
from doorstep.dispatch.models import PlanProposal
from doorstep.orders.access import actor_of
from doorstep.people.access import DESK, Person, require

router = Router(tags=["dispatch"])


@router.post("/plans", response={202: PlanAskedOut})
def propose(request: HttpRequest, body: PlansIn) -> Status[dict[str, Any]]:
    """Ask for a plan of a day of the asker's unit. Nothing is assigned before it is applied."""
    person = require(request, *DESK)
    row = services.propose_plan(
        day=body.day,
        unit_path=person.unit_path,
        options=body.options(),
        by=person.user.username,
        now=clock.now(),
    )
    return Status(202, {"id": row.pk})


@router.get("/plans", response=list[PlanBriefOut])
def plans(request: HttpRequest, day: Day) -> list[dict[str, Any]]:
    """The newest first."""
    person = require(request, *DESK)
    return [brief(row) for row in queries.proposals_of(day=day, unit_path=person.unit_path)]


@router.get("/plans/{plan}", response=ProposalOut)
def plan(request: HttpRequest, plan: PlanId) -> dict[str, Any]:
    """How far it is; when it is ready, what it comes to."""
    return whole(_visible(request, plan)[0])


@router.post("/plans/{plan}/apply", response=ProposalOut)
def apply(request: HttpRequest, plan: PlanId, body: ApplyIn) -> dict[str, Any]:
    """Make its changes; those that no longer hold are listed in `applied.outdated`."""
    _, person = _visible(request, plan)
    actor, now = actor_of(person), clock.now()
    return whole(services.apply_plan(plan=plan, left_out=body.except_, actor=actor, now=now))


@router.post("/plans/{plan}/undo", response=ProposalOut)
def undo(request: HttpRequest, plan: PlanId) -> dict[str, Any]:
    """Put everything back to where it was before it was applied."""
    _, person = _visible(request, plan)
    return whole(services.undo_plan(plan=plan, actor=actor_of(person), now=clock.now()))


@router.post("/plans/{plan}/stop", response=ProposalOut)
def stop(request: HttpRequest, plan: PlanId) -> dict[str, Any]:
    """Search no further: the best so far is kept."""
    _visible(request, plan)
    return whole(services.stop_plan(plan=plan))


def _visible(request: HttpRequest, plan: int) -> tuple[PlanProposal, Person]:
    """Raises NotFound for one of a unit outside the person's scope too."""
    person = require(request, *DESK)
    row = queries.proposal_named(plan)
    if not person.sees(row.unit_path):
        raise NotFound(what=text("这份排程", "that plan"))
    return row, person
