"""Endpoints of the rules for windows: everybody at the desk reads them, supervisors make and end them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time
from typing import Annotated, Literal
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Router, Schema

from doorstep.booking import limiting
from doorstep.booking.limiting import NewRule
from doorstep.booking.models import WindowRule
from doorstep.core import clock
from doorstep.core.field_problems import Day, Storable
from doorstep.people.access import DESK, LEADS, require
from doorstep.people.queries import display_names

router = Router(tags=["booking"])


class WindowRuleIn(Schema):
    """Codes of a unit or of a grid; days [from_on, to_on); empty lists: all."""

    title_zh: Annotated[Storable, Field(max_length=60)]
    title_en: Annotated[Storable, Field(max_length=120)] = ""
    unit: Annotated[Storable, Field(max_length=40)] = ""
    grid: Annotated[Storable, Field(max_length=40)] = ""
    from_on: Day
    to_on: Day | None = None
    weekdays: Annotated[list[int], Field(max_length=7)] = []
    from_time: time | None = None
    to_time: time | None = None
    kinds: Annotated[list[Storable], Field(max_length=5)] = []
    skill: Annotated[Storable, Field(max_length=40)] = ""
    effect: Literal["close", "places", "percent", "overbook", "cutoff"]
    value: Annotated[int, Field(ge=0, le=10_080)] = 0


class NewWindowRuleIn(WindowRuleIn):
    """`id`: made by the sender, so that sending twice makes one."""

    id: UUID


class WindowRuleOut(Schema):
    """`made_by`, `ended_by`: names."""

    id: UUID
    title_zh: str
    title_en: str
    unit: str | None
    grid: str | None
    from_on: date
    to_on: date | None
    weekdays: list[int]
    from_time: time | None
    to_time: time | None
    kinds: list[str]
    skill: str
    effect: str
    value: int
    made_at: datetime
    made_by: str
    ended_at: datetime | None
    ended_by: str


class WindowChangeOut(Schema):
    slot: str
    grid: str
    from_at: datetime
    to_at: datetime
    taken: int
    by_hand: bool
    places_before: int
    places_after: int
    open_before: bool
    open_after: bool


@router.get("/window-rules", response=list[WindowRuleOut])
def window_rules(request: HttpRequest, ended: bool = False) -> list[WindowRuleOut]:
    """The rules of the asker's unit and those below it, the latest first; `ended`: the ended ones too."""
    rows = limiting.rules_in(require(request, *DESK).unit_path)
    return _out(rows if ended else rows.filter(ended_at=None))


@router.post("/window-rules", response=WindowRuleOut)
def add_window_rule(request: HttpRequest, body: NewWindowRuleIn) -> WindowRuleOut:
    """Lay down a rule; the windows to come follow it at once."""
    person = require(request, *LEADS)
    row = limiting.add_rule(
        rule=_rule(body), rule_id=body.id, unit_path=person.unit_path, actor=person.actor, now=clock.now()
    )
    return _out([row])[0]


@router.post("/window-rules/preview", response=list[WindowChangeOut])
def preview_window_rule(request: HttpRequest, body: WindowRuleIn) -> list[WindowChangeOut]:
    """What the rule would do to a week's windows; nothing is changed."""
    person = require(request, *LEADS)
    found = limiting.preview_rule(rule=_rule(body), unit_path=person.unit_path, now=clock.now())
    return [
        WindowChangeOut(
            slot=each.slot.pk,
            grid=each.slot.grid.code,
            from_at=each.slot.from_at,
            to_at=each.slot.to_at,
            taken=each.slot.taken,
            by_hand=each.slot.by_hand,
            places_before=each.places_before,
            places_after=each.places_after,
            open_before=each.open_before,
            open_after=each.open_after,
        )
        for each in found
    ]


@router.post("/window-rules/{rule_id}/end", response=WindowRuleOut)
def end_window_rule(request: HttpRequest, rule_id: UUID) -> WindowRuleOut:
    """End a rule; it stays on record."""
    person = require(request, *LEADS)
    row = limiting.end_rule(rule_id=rule_id, unit_path=person.unit_path, actor=person.actor, now=clock.now())
    return _out([row])[0]


def _rule(body: WindowRuleIn) -> NewRule:
    said = body.model_dump(exclude={"id"})
    return NewRule(**{**said, "weekdays": tuple(body.weekdays), "kinds": tuple(body.kinds)})


def _out(rows: Iterable[WindowRule]) -> list[WindowRuleOut]:
    """With the names of who made and who ended them."""
    found = list(rows)
    names = display_names({who for row in found for who in (row.made_by, row.ended_by)})
    return [_one(row, names) for row in found]


def _one(row: WindowRule, names: Mapping[str, str]) -> WindowRuleOut:
    told = {
        "unit": row.unit.code if row.unit else None,
        "grid": row.grid.code if row.grid else None,
        "made_by": names.get(row.made_by, row.made_by),
        "ended_by": names.get(row.ended_by, row.ended_by),
    }
    rest = [name for name in WindowRuleOut.model_fields if name not in told]
    return WindowRuleOut.model_validate({**{name: getattr(row, name) for name in rest}, **told})
