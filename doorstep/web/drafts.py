"""Drafts of standards: written by supervisors and managers, published by a second manager."""

from __future__ import annotations

from typing import Annotated

from django.http import HttpRequest
from ninja import Body, Router, Status

from doorstep.core import clock
from doorstep.core.errors import NotFound, text
from doorstep.orders.vocabulary import known
from doorstep.people.access import LEADS, Person, require
from doorstep.people.models import Unit
from doorstep.people.states import Role
from doorstep.standards import drafting, queries
from doorstep.standards.errors import StaleDraft
from doorstep.web.draft_shapes import checked_out, draft_out, draft_row, people_of
from doorstep.web.editions import named
from doorstep.web.standard_schemas import (
    CheckIn,
    CheckOut,
    ContentIn,
    DraftId,
    DraftIn,
    DraftOut,
    DraftRow,
    ProposeIn,
    PublishIn,
    RefuseIn,
)
from doorstep.web.standards import today

router = Router(tags=["standards"])


@router.post("/standards/drafts", response=DraftOut)
def open_draft(request: HttpRequest, body: DraftIn) -> DraftOut:
    """A draft of the edition that the person's unit runs today."""
    person = require(request, *LEADS)
    draft = drafting.open_draft(
        standard=body.standard, unit_path=person.unit_path, by=person.user.username, now=clock.now()
    )
    return _out(draft.pk, person)


@router.get("/standards/drafts", response=list[DraftRow])
def drafts(request: HttpRequest) -> list[DraftRow]:
    """Those of the person's unit and the units below, the last edited first; settled ones too."""
    person = require(request, *LEADS)
    below = Unit.objects.filter(path__startswith=person.unit_path).values_list("code", flat=True)
    rows = queries.drafts_of(below)
    names = named({name for row in rows for name in people_of(row)})
    return [draft_row(row, person, names) for row in rows]


@router.post("/standards/drafts/check", response=CheckOut)
def check_text(request: HttpRequest, body: CheckIn) -> CheckOut:
    """What a text would come to as the unit's next edition; nothing is kept."""
    person = require(request, *LEADS)
    checked = drafting.look_at_text(
        body.content, standard=body.standard, unit_path=person.unit_path, known=known(), on=today()
    )
    return checked_out(checked)


@router.get("/standards/drafts/{draft}", response=DraftOut)
def draft(request: HttpRequest, draft: DraftId) -> DraftOut:
    person = require(request, *LEADS)
    _in_scope(draft, person)
    return _out(draft, person)


@router.put("/standards/drafts/{draft}", response=DraftOut)
def save(request: HttpRequest, draft: DraftId, body: ContentIn) -> DraftOut:
    """Keep the text, right or not."""
    person = require(request, *LEADS)
    _in_scope(draft, person)
    try:
        drafting.save_draft(
            draft=draft,
            content=body.content,
            revision=body.revision,
            by=person.user.username,
            now=clock.now(),
        )
    except StaleDraft as stale:
        editor = str(stale.details["by"])
        raise StaleDraft(**{**stale.details, "by": named({editor})[editor].name}) from stale
    return _out(draft, person)


@router.delete("/standards/drafts/{draft}", response={204: None})
def discard(request: HttpRequest, draft: DraftId) -> Status[None]:
    person = require(request, *LEADS)
    _in_scope(draft, person)
    drafting.discard(draft=draft, by=person.user.username, now=clock.now())
    return Status(204, None)


@router.post("/standards/drafts/{draft}/propose", response=DraftOut)
def propose(request: HttpRequest, draft: DraftId, body: ProposeIn) -> DraftOut:
    """Ask a second person to publish it from a day on."""
    person = require(request, *LEADS)
    unit_path = _in_scope(draft, person)
    drafting.propose(
        draft=draft,
        from_on=body.from_on,
        note=body.note,
        by=person.user.username,
        unit_path=unit_path,
        known=known(),
        now=clock.now(),
        revision=body.revision,
    )
    return _out(draft, person)


@router.post("/standards/drafts/{draft}/withdraw", response=DraftOut)
def withdraw(request: HttpRequest, draft: DraftId) -> DraftOut:
    """Take the proposal back."""
    person = require(request, *LEADS)
    _in_scope(draft, person)
    drafting.withdraw(draft=draft, by=person.user.username, now=clock.now())
    return _out(draft, person)


@router.post("/standards/drafts/{draft}/refuse", response=DraftOut)
def refuse(request: HttpRequest, draft: DraftId, body: RefuseIn) -> DraftOut:
    """The second person sends it back."""
    person = require(request, Role.MANAGER)
    _in_scope(draft, person)
    drafting.refuse_draft(
        draft=draft, why=body.why, by=person.user.username, may_publish=True, now=clock.now()
    )
    return _out(draft, person)


@router.post("/standards/drafts/{draft}/publish", response=DraftOut)
def publish(
    request: HttpRequest, draft: DraftId, body: Annotated[PublishIn | None, Body()] = None
) -> DraftOut:
    """The second person publishes it, from the proposed day on."""
    person = require(request, Role.MANAGER)
    unit_path = _in_scope(draft, person)
    drafting.publish_draft(
        draft=draft,
        by=person.user.username,
        may_publish=True,
        unit_path=unit_path,
        known=known(),
        now=clock.now(),
        revision=body.revision if body else None,
    )
    return _out(draft, person)


def _in_scope(draft: DraftId, person: Person) -> str:
    """The path of the draft's unit. Raises NotFound for one outside the person's scope too."""
    code = queries.draft_named(draft).unit_code
    path = Unit.objects.filter(code=code).values_list("path", flat=True).first()
    if path is None or not person.sees(path):
        raise NotFound(what=text("这份修订稿", "that draft"))
    return path


def _out(draft: DraftId, person: Person) -> DraftOut:
    row = queries.draft_named(draft)
    unit_path = _in_scope(draft, person)
    checked, around = drafting.look(row, unit_path=unit_path, known=known(), on=today())
    return draft_out(row, person, named(people_of(row)), checked, around)
