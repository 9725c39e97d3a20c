"""Doubts about evidence: the list, and what somebody decides."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from doorstep.core import clock
from doorstep.core.errors import NotFound, text
from doorstep.core.field_problems import Storable
from doorstep.orders.access import actor_of
from doorstep.orders.log import Actor
from doorstep.people.access import DESK, LEADS, require
from doorstep.quality import doubts, services
from doorstep.standards.language import Words
from doorstep.visits.evidence.events import DoubtSaid
from doorstep.visits.models import Evidence

router = Router(tags=["quality"])

State = Literal["open", "confirmed", "dismissed", "rechecked"]


class DoubtPictureOut(Schema):
    """What is known of a picture; `taken_at`, `camera` and the place are the camera's word."""

    sha256: str
    media_type: str
    taken_at: datetime | None
    camera: str
    lat: float | None
    lon: float | None
    received_at: datetime


class DoubtOut(Schema):
    """`doubts`: what was measured against which limit. `clause`: the one that asks for this evidence."""

    id: UUID
    number: str
    order_kind: str
    kind: str
    slot: str
    event: UUID
    shown_at: datetime
    technician: str | None
    raised_at: datetime
    state: State
    decided_at: datetime | None
    note: str
    clause: str | None
    clause_title: Words | None
    doubts: list[DoubtSaid]
    picture: DoubtPictureOut | None
    other: DoubtPictureOut | None
    other_order: str | None


class DoubtPage(Schema):
    items: list[DoubtOut]
    total: int
    open: int
    page: int
    page_size: int


class DoubtFilter(Schema):
    state: Literal["open", "confirmed", "dismissed", "rechecked", ""] = "open"
    code: Annotated[str, Field(max_length=20)] = ""
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    page_size: Annotated[int, Field(ge=1, le=200)] = 50


@router.get("/doubts", response=DoubtPage)
def doubt_list(request: HttpRequest, wanted: Query[DoubtFilter]) -> DoubtPage:
    """Evidence of the unit's orders that a check found doubtful."""
    person = require(request, *DESK)
    found = doubts.doubts_in(unit_path=person.unit_path, state=wanted.state, code=wanted.code)
    first = (wanted.page - 1) * wanted.page_size
    return DoubtPage(
        items=[_doubt(each) for each in doubts.described(list(found[first : first + wanted.page_size]))],
        total=found.count(),
        open=doubts.doubts_in(unit_path=person.unit_path, state="open").count(),
        page=wanted.page,
        page_size=wanted.page_size,
    )


class DecisionIn(Schema):
    event_id: UUID
    verdict: Literal["confirmed", "dismissed"]
    note: Annotated[Storable, Field(max_length=300)] = ""


class DecisionOut(Schema):
    state: State


@router.post("/doubts/{doubt}/decide", response=DecisionOut)
def decide(request: HttpRequest, doubt: UUID, body: DecisionIn) -> DecisionOut:
    """Confirm a doubt (it becomes a finding of the clause that asks for the evidence) or dismiss it."""
    services.decide_doubt(
        doubt=doubt,
        verdict=body.verdict,
        note=body.note,
        actor=_lead_over(request, doubt),
        now=clock.now(),
        event_id=body.event_id,
    )
    return DecisionOut(state=body.verdict)


class RecheckIn(Schema):
    event_id: UUID


@router.post("/doubts/{doubt}/recheck", response=DecisionOut)
def recheck(request: HttpRequest, doubt: UUID, body: RecheckIn) -> DecisionOut:
    """Have evidence that could not be checked tried once more: what is found then is a doubt of its own.
    Raises NothingToRecheck."""
    actor = _lead_over(request, doubt)
    services.recheck_doubt(doubt=doubt, actor=actor, now=clock.now(), event_id=body.event_id)
    return DecisionOut(state="rechecked")


def _lead_over(request: HttpRequest, doubt: UUID) -> Actor:
    person = require(request, *LEADS)
    if not doubts.doubts_in(unit_path=person.unit_path).filter(id=doubt).exists():
        raise NotFound(what=text("疑点", "doubt"))
    return actor_of(person)


def _doubt(found: doubts.DoubtView) -> DoubtOut:
    row = found.row
    return DoubtOut(
        id=row.id,
        number=row.order_id,
        order_kind=row.order.kind,
        kind=row.kind,
        slot=row.slot,
        event=row.event,
        shown_at=row.shown_at,
        technician=found.technician,
        raised_at=row.raised_at,
        state=_state(row.state),
        decided_at=row.decided_at,
        note=row.note,
        clause=found.clause.id if found.clause else None,
        clause_title=found.clause.title if found.clause else None,
        doubts=[DoubtSaid.model_validate(each) for each in row.doubts],
        picture=_picture(found.evidence),
        other=_picture(found.other),
        other_order=next((each["other_order"] for each in row.doubts if each.get("other_order")), None),
    )


def _state(said: Any) -> State:
    state: State = said
    return state


def _picture(evidence: Evidence | None) -> DoubtPictureOut | None:
    if evidence is None:
        return None
    return DoubtPictureOut(
        sha256=evidence.sha256,
        media_type=evidence.media_type,
        taken_at=evidence.taken_at,
        camera=evidence.camera,
        lat=evidence.lat,
        lon=evidence.lon,
        received_at=evidence.received_at,
    )
