"""Endpoints of a roll-out's visits: preview, make, move, withdraw; a room's later fault."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Path, Query, Router

from doorstep.core import clock
from doorstep.core.field_problems import Day
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.orders.access import actor_of
from doorstep.orders.log import Actor
from doorstep.people.access import require
from doorstep.projects import queries, repairs, services, visits
from doorstep.projects.access import READERS, Id
from doorstep.projects.crews import Crew, crews_for
from doorstep.projects.models import RollOut
from doorstep.projects.visit_schemas import (
    CrewOut,
    FaultIn,
    FaultOut,
    HotelVisitOut,
    MakeVisitsIn,
    MovedOut,
    MoveVisitIn,
    VisitPlanOut,
    VisitsIn,
    WithdrawVisitIn,
)
from doorstep.projects.visiting import PlannedVisit, Wanted

router = Router(tags=["projects"])

Number = Annotated[str, Path(min_length=1, max_length=40)]
Room = Annotated[str, Path(min_length=1, max_length=33)]


def _asked(request: HttpRequest, id: int) -> tuple[RollOut, Actor]:
    person = require(request, *READERS)
    return queries.rollout_in(id=id, unit_path=person.unit_path), actor_of(person)


@router.get("/rollouts/{id}/crews", response=list[CrewOut])
def crews(request: HttpRequest, id: Id, on: Query[Day | None] = None) -> list[Crew]:
    """Who may be sent to the hotel, those who can do it first; `on`: the day, today if not said."""
    rollout, _ = _asked(request, id)
    return crews_for(rollout, on or clock.now().astimezone(ZONE).date())


@router.post("/rollouts/{id}/visits/preview", response=VisitPlanOut)
def preview_visits(request: HttpRequest, id: Id, body: VisitsIn) -> VisitPlanOut:
    """Which visits over some days and crews would do the rooms that wait; nothing is written."""
    rollout, actor = _asked(request, id)
    plan = services.preview_visits(rollout=rollout, wanted=_wanted(body), actor=actor, now=clock.now())
    return VisitPlanOut.model_validate(
        {
            "token": plan.token,
            "visits": [_planned(each) for each in plan.visits],
            "idle": [{"day": each.day, "crew": each.crew, "reason": each.reason} for each in plan.idle],
            "left": [{"room": room, "reason": reason} for room, reason in plan.left],
        }
    )


@router.post("/rollouts/{id}/visits", response=list[HotelVisitOut])
def make_visits(request: HttpRequest, id: Id, body: MakeVisitsIn) -> list[visits.Visit]:
    """Make the visits that were previewed, all or none; answers with all visits of the roll-out."""
    rollout, actor = _asked(request, id)
    services.make_visits(
        rollout=rollout, wanted=_wanted(body), token=body.token, actor=actor, now=clock.now()
    )
    return visits.visits_of(rollout)


@router.get("/rollouts/{id}/visits", response=list[HotelVisitOut])
def show_visits(request: HttpRequest, id: Id) -> list[visits.Visit]:
    """The roll-out's visits, past and to come."""
    rollout, _ = _asked(request, id)
    return visits.visits_of(rollout)


@router.post("/rollouts/{id}/visits/{number}/move", response=MovedOut)
def move_visit(request: HttpRequest, id: Id, number: Number, body: MoveVisitIn) -> MovedOut:
    """Another window for a visit, at the hotel's asking or by a supervisor with the reason (HOTEL-7)."""
    rollout, actor = _asked(request, id)
    lost = services.move_visit(
        rollout=rollout, number=number, **body.model_dump(), actor=actor, now=clock.now()
    )
    return MovedOut.model_validate(
        {"visits": visits.visits_of(rollout), "crew_lost": lost}, from_attributes=True
    )


@router.post("/rollouts/{id}/visits/{number}/withdraw", response=list[HotelVisitOut])
def withdraw_visit(request: HttpRequest, id: Id, number: Number, body: WithdrawVisitIn) -> list[visits.Visit]:
    """Take a visit back that hasn't begun: its rooms wait again."""
    rollout, actor = _asked(request, id)
    services.withdraw_visit(rollout=rollout, number=number, **body.model_dump(), actor=actor, now=clock.now())
    return visits.visits_of(rollout)


@router.post("/rollouts/{id}/rooms/{room}/fault", response=FaultOut)
def report_fault(request: HttpRequest, id: Id, room: Room, body: FaultIn) -> repairs.Fault:
    """A room that was done has a fault: a repair order that knows its terminal and warranty."""
    rollout, actor = _asked(request, id)
    wished = Window(body.wish.from_at, body.wish.to_at) if body.wish else None
    return services.report_fault(
        rollout=rollout, room=room, need=body.need, id=body.id, wished=wished, actor=actor, now=clock.now()
    )


def _wanted(body: VisitsIn) -> Wanted:
    said = body.model_dump(exclude={"token"})
    rooms = tuple(body.rooms) if body.rooms is not None else None
    return Wanted(**said | {"crews": tuple(body.crews), "steps": tuple(body.steps), "rooms": rooms})


def _planned(each: PlannedVisit) -> dict[str, object]:
    part = each.part
    return {
        "day": part.day, "crew": part.crew, "crew_name": each.crew_name, "slot": part.slot,
        "from_at": each.slot_window.from_at, "to_at": each.slot_window.to_at,
        "crew_from_at": part.during.from_at, "crew_to_at": part.during.to_at, "floors": each.floors,
        "rooms": part.rooms, "terminals": each.terminals,
        "load": [{"model": model, "count": count} for model, count in each.load],
        "work_min": part.work_min, "why_not": each.why_not,
    }  # fmt: skip
