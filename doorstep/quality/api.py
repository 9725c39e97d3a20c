"""Findings of the unit."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.http import HttpRequest
from ninja import Query, Router, Schema

from doorstep.people.access import DESK, require
from doorstep.quality import queries
from doorstep.standards.language import Words

router = Router(tags=["quality"])


class FindingOut(Schema):
    number: str
    kind: str
    grid: str
    grid_name: Words
    clause: str
    standard: str
    source: str
    title: Words
    severity: str
    violated_at: datetime | None
    remedied_at: datetime | None
    witnesses: list[UUID]
    deduct_cny: str | None
    technician: str | None


class FindingPage(Schema):
    items: list[FindingOut]
    total: int
    page: int
    page_size: int


class FindingFilter(Schema):
    standard: str = ""
    clause: str = ""
    page: int = 1
    page_size: int = 50


@router.get("/findings", response=FindingPage)
def findings(request: HttpRequest, wanted: Query[FindingFilter]) -> FindingPage:
    """Violated clauses of the unit's orders, newest first."""
    person = require(request, *DESK)
    size = max(1, min(wanted.page_size, 200))
    page = max(1, wanted.page)
    rows = queries.findings_in(unit_path=person.unit_path, standard=wanted.standard, clause=wanted.clause)
    found = queries.described(list(rows[(page - 1) * size : page * size]))
    return FindingPage(
        items=[_finding(each) for each in found], total=rows.count(), page=page, page_size=size
    )


def _finding(found: queries.Finding) -> FindingOut:
    clause = found.clause
    return FindingOut(
        number=found.number,
        kind=found.kind,
        grid=found.grid_code,
        grid_name=Words(zh=found.grid_zh, en=found.grid_en),
        clause=clause.id,
        standard=found.standard,
        source=", ".join(clause.sources),
        title=clause.title,
        severity=clause.severity,
        violated_at=found.violated_at,
        remedied_at=found.remedied_at,
        witnesses=list(found.witnesses),
        deduct_cny=None if found.deduct_cny is None else str(found.deduct_cny),
        technician=found.technician,
    )
