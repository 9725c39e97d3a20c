"""Endpoints of the board: the day at a glance, what changed, and moving what stands on it."""

from __future__ import annotations

from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from ninja import Field, Query, Router

from doorstep.core import clock
from doorstep.core.field_problems import Day, Storable
from doorstep.dispatch import queries, services
from doorstep.dispatch.api.board_schemas import (
    BoardChangesOut,
    BoardOut,
    MoveCheckIn,
    MoveCheckOut,
    MovesIn,
    MovesOut,
    PinsIn,
    PinsOut,
    UndoIn,
    UndoOut,
    WaitingReasonsOut,
)
from doorstep.dispatch.api.packing import packed
from doorstep.orders.access import actor_of
from doorstep.people.access import DESK, require

router = Router(tags=["dispatch"])

Grid = Annotated[Storable, Field(max_length=40)] | None
Revision = Annotated[int, Query(ge=0, lt=2**63)]


@router.get("/board", response=BoardOut)
def board(request: HttpRequest, day: Day, grid: Grid = None) -> HttpResponse:
    """A local day of the asker's unit: everyone's visits, and what waits. `grid`: what belongs to it only."""
    person = require(request, *DESK)
    return packed(request, queries.board(day=day, unit_path=person.unit_path, grid=grid, now=clock.now()))


@router.get("/board/changes", response=BoardChangesOut)
def changes(request: HttpRequest, day: Day, since: Revision, grid: Grid = None) -> HttpResponse:
    """What changed on the board after the revision `since`."""
    person = require(request, *DESK)
    found = queries.changes(day=day, unit_path=person.unit_path, grid=grid, since=since, now=clock.now())
    return packed(request, found)


@router.get("/board/waiting", response=list[WaitingReasonsOut])
def waiting(request: HttpRequest, day: Day, grid: Grid = None) -> HttpResponse:
    """Why each order that waits has nobody: reasons grouped, the commonest first."""
    person = require(request, *DESK)
    return packed(request, queries.waiting(day=day, unit_path=person.unit_path, grid=grid, now=clock.now()))


@router.post("/board/check", response=MoveCheckOut)
def check(request: HttpRequest, body: MoveCheckIn) -> HttpResponse:
    """May these moves be made together, what do they cost, whom do they make late? Nothing is written."""
    person = require(request, *DESK)
    asked = [services.Move(each.number, each.staff_no, each.from_at) for each in body.moves]
    found = services.check_moves(
        day=body.day, moves=asked, unit_path=person.unit_path, actor=actor_of(person), now=clock.now()
    )
    return packed(request, found)


@router.post("/board/moves", response=MovesOut)
def moves(request: HttpRequest, body: MovesIn) -> Any:
    """Make the moves, all or none."""
    person = require(request, *DESK)
    return services.move_visits(
        day=body.day,
        moves=[services.Move(each.number, each.staff_no, each.from_at) for each in body.moves],
        revision=body.revision,
        even_if_promise_breaks=body.even_if_promise_breaks,
        reason=body.reason,
        unit_path=person.unit_path,
        actor=actor_of(person),
        now=clock.now(),
    )


@router.post("/board/pins", response=PinsOut)
def pins(request: HttpRequest, body: PinsIn) -> Any:
    """Pin visits where they are, so that no plan moves them, or let them go."""
    person = require(request, *DESK)
    return services.pin_visits(
        numbers=body.numbers,
        pinned=body.pinned,
        unit_path=person.unit_path,
        actor=actor_of(person),
        now=clock.now(),
    )


@router.post("/board/undo", response=UndoOut)
def undo(request: HttpRequest, body: UndoIn) -> Any:
    """Take one's own change back, if nothing has happened to it since."""
    person = require(request, *DESK)
    return services.undo_moves(change_id=body.change_id, actor=actor_of(person), now=clock.now())
