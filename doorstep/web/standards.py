"""The standards that a unit runs, clause by clause: where each acts and how often it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.http import HttpRequest
from ninja import Router

from doorstep.core import clock
from doorstep.core.zone import ZONE
from doorstep.orders.standing import Standing, standing_by_clause
from doorstep.orders.vocabulary import event_titles
from doorstep.people.access import DESK, LEADS, Person, require
from doorstep.standards import queries, services
from doorstep.standards.acting import acts_of
from doorstep.standards.compiling import Quota, Rule, compiled, parameter_values
from doorstep.standards.errors import NotRun
from doorstep.standards.language import Clause
from doorstep.standards.linting.asking import parameters_used
from doorstep.standards.models import Draft
from doorstep.standards.states import DraftState
from doorstep.standards.steps import catalogue
from doorstep.web.standard_schemas import (
    ActOut,
    ClauseOut,
    FiguresIn,
    Kept,
    KeptOrders,
    OpenDraft,
    ParameterOut,
    StandardName,
    StandardOut,
    StandardRow,
)

router = Router(tags=["standards"])

READERS = (*DESK, "technician", "account_manager")


@router.get("/standards", response=list[StandardRow])
def standards(request: HttpRequest) -> list[StandardRow]:
    """The editions in force today for the person's unit."""
    person = require(request, *READERS)
    since = queries.adopted_from(unit_path=person.unit_path, on=today())
    drafts = _drafts(person)
    return [StandardRow(**_row(pin, since, drafts)) for pin in _pins(person)]


@router.get("/standards/{standard}", response=StandardOut)
def standard(request: HttpRequest, standard: StandardName) -> StandardOut:
    """One standard with its figures, its clauses, and how they stand on the unit's orders."""
    return _standard_out(require(request, *READERS), standard)


@router.put("/standards/{standard}/figures", response=StandardOut)
def set_figures(request: HttpRequest, standard: StandardName, body: FiguresIn) -> StandardOut:
    """The unit's own figures from a day on."""
    person = require(request, *LEADS)
    services.set_figures(
        standard=standard,
        unit_path=person.unit_path,
        from_on=body.from_on,
        parameters=body.parameters,
        by=person.user.username,
        now=clock.now(),
    )
    return _standard_out(person, standard)


def today() -> date:
    return clock.now().astimezone(ZONE).date()


def last_month(day: date) -> tuple[datetime, datetime]:
    """The calendar month before the day's, by local time: from, to."""
    first = day.replace(day=1)
    before = (first - timedelta(days=1)).replace(day=1)
    return (
        datetime(before.year, before.month, 1, tzinfo=ZONE),
        datetime(first.year, first.month, 1, tzinfo=ZONE),
    )


def _standard_out(person: Person, name: str) -> StandardOut:
    pin = next((pin for pin in _pins(person) if pin.standard == name), None)
    if pin is None:
        raise NotRun(standard=name)
    content = queries.standard_of(pin.edition)
    values = parameter_values(content, pin.parameters)
    counts = standing_by_clause(
        unit_path=person.unit_path, standard=name, received=last_month(today()), now=clock.now()
    )
    runs = compiled(content, pin.parameters, catalogue())
    by_id: dict[str, Rule | Quota] = {rule.id: rule for rule in runs.rules}
    by_id |= {quota.id: quota for quota in runs.quotas}
    return StandardOut(
        **_row(pin, queries.adopted_from(unit_path=person.unit_path, on=today()), _drafts(person)),
        summary=content.summary,
        parameters=[
            ParameterOut(
                name=name, title=p.title, type=p.type, default=p.default, value=values[name], unit=p.unit
            )
            for name, p in content.parameters.items()
        ],
        rows=[_clause(clause, by_id.get(clause.id), counts) for clause in content.clauses],
    )


def _pins(person: Person) -> list[queries.PinnedEdition]:
    return queries.editions_in_force(unit_path=person.unit_path, on=today())


def _drafts(person: Person) -> Mapping[str, Draft]:
    return queries.open_drafts(person.unit.code) if person.role in LEADS else {}


def _row(
    pin: queries.PinnedEdition, since: Mapping[str, date], drafts: Mapping[str, Draft]
) -> dict[str, Any]:
    content = queries.standard_of(pin.edition)
    draft = drafts.get(pin.standard)
    return {
        "standard": pin.standard,
        "title": content.title,
        "version": content.version,
        "sha256": pin.edition,
        "clauses": len(content.clauses),
        "adopted_from": since[pin.standard],
        "draft": OpenDraft(id=draft.pk, state=DraftState(draft.state)) if draft else None,
    }


def _clause(clause: Clause, run: Rule | Quota | None, counts: Mapping[str, Standing]) -> ClauseOut:
    step = catalogue().by_id.get(clause.step or "")
    stands = counts.get(clause.id, Standing())
    return ClauseOut(
        id=clause.id,
        source=", ".join(clause.sources),
        sources=list(clause.sources),
        control=clause.control,
        title=clause.title,
        why=clause.why,
        mend=clause.mend,
        modality=clause.modality,
        severity=clause.severity,
        status=clause.standing,
        kinds=clause.scope.kind,
        segments=clause.scope.segment,
        step=clause.step,
        step_title=step.title if step else None,
        say=clause.say,
        evidence=list(dict.fromkeys(each.type for each in clause.evidence)),
        acts=[
            ActOut(place=a.place, title=a.title) for a in acts_of(clause, run, catalogue(), event_titles())
        ],
        capability=clause.capability,
        test=clause.test,
        deduct_cny=str(run.deduct_cny) if run and run.deduct_cny is not None else None,
        parameters=parameters_used(clause),
        kept=Kept(
            satisfied=stands.satisfied,
            violated=stands.violated,
            pending=stands.pending,
            last_month=KeptOrders(satisfied=stands.satisfied_then, violated=stands.violated_then),
        ),
    )
