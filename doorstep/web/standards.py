"""The standards that a unit runs, clause by clause, and how often each is kept."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.http import HttpRequest
from ninja import Router, Schema

from doorstep.core import clock
from doorstep.core.errors import NotFound, text
from doorstep.orders.queries import verdict_counts
from doorstep.people.access import DESK, Person, require
from doorstep.standards import queries
from doorstep.standards.compiling import parameter_values
from doorstep.standards.language import Clause, Words
from doorstep.standards.steps import catalogue

router = Router(tags=["standards"])

READERS = (*DESK, "technician", "account_manager")


class StandardRow(Schema):
    standard: str
    title: Words
    version: str
    sha256: str
    clauses: int
    adopted_from: date


class ParameterOut(Schema):
    name: str
    title: Words
    type: str
    default: Any
    value: Any
    unit: str


class Kept(Schema):
    satisfied: int
    violated: int
    pending: int


class ClauseOut(Schema):
    id: str
    source: str
    control: str
    title: Words
    why: Words | None
    mend: Words | None
    modality: str
    severity: str
    status: str
    kinds: list[str]
    step: str | None
    step_title: Words | None
    say: list[Words]
    evidence: list[str]
    kept: Kept


class StandardOut(StandardRow):
    summary: Words | None
    parameters: list[ParameterOut]
    rows: list[ClauseOut]


@router.get("/standards", response=list[StandardRow])
def standards(request: HttpRequest) -> list[StandardRow]:
    """The editions in force today for the person's unit."""
    person = require(request, *READERS)
    since = queries.adopted_from(unit_path=person.unit_path, on=_today())
    return [StandardRow(**_row(pin, since)) for pin in _pins(person)]


@router.get("/standards/{standard}", response=StandardOut)
def standard(request: HttpRequest, standard: str) -> StandardOut:
    """One standard with its figures, its clauses, and how they stand on the unit's orders."""
    person = require(request, *READERS)
    pin = next((pin for pin in _pins(person) if pin.standard == standard), None)
    if pin is None:
        raise NotFound(what=text(f"规范 {standard}", f"standard {standard}"))
    content = queries.standard_of(pin.edition)
    values = parameter_values(content, pin.parameters)
    counts = verdict_counts(unit_path=person.unit_path, standard=standard)
    return StandardOut(
        **_row(pin, queries.adopted_from(unit_path=person.unit_path, on=_today())),
        summary=content.summary,
        parameters=[
            ParameterOut(
                name=name, title=p.title, type=p.type, default=p.default, value=values[name], unit=p.unit
            )
            for name, p in content.parameters.items()
        ],
        rows=[_clause(clause, counts) for clause in content.clauses],
    )


def _pins(person: Person) -> list[queries.PinnedEdition]:
    return queries.editions_in_force(unit_path=person.unit_path, on=_today())


def _today() -> date:
    return clock.now().astimezone(ZoneInfo(settings.TIME_ZONE)).date()


def _row(pin: queries.PinnedEdition, since: Mapping[str, date]) -> dict[str, Any]:
    content = queries.standard_of(pin.edition)
    return {
        "standard": pin.standard,
        "title": content.title,
        "version": content.version,
        "sha256": pin.edition,
        "clauses": len(content.clauses),
        "adopted_from": since[pin.standard],
    }


def _clause(clause: Clause, counts: Counter[tuple[str, str]]) -> ClauseOut:
    step = catalogue().by_id.get(clause.step or "")
    return ClauseOut(
        id=clause.id,
        source=", ".join(clause.sources),
        control=clause.control,
        title=clause.title,
        why=clause.why,
        mend=clause.mend,
        modality=clause.modality,
        severity=clause.severity,
        status=clause.standing,
        kinds=clause.scope.kind,
        step=clause.step,
        step_title=step.title if step else None,
        say=clause.say,
        evidence=list(dict.fromkeys(each.type for each in clause.evidence)),
        kept=Kept(
            satisfied=counts[clause.id, "satisfied"],
            violated=counts[clause.id, "violated"],
            pending=counts[clause.id, "pending"],
        ),
    )
