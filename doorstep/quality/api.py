"""Findings of the unit."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.http import HttpRequest
from ninja import Field, Query, Router, Schema

from doorstep.core import clock
from doorstep.people.access import DESK, require
from doorstep.quality import queries
from doorstep.standards.language import Words

router = Router(tags=["quality"])


class FindingCountOut(Schema):
    """A clause over many orders: by whom or where, in the period [from_on, to_on), how many; `name` is a
    technician's. The finding's order is the one that decided.
    """

    key: str
    name: str | None
    from_on: date
    to_on: date
    counted: int
    at_most: int | None
    at_least: int | None


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
    count: FindingCountOut | None


class FindingPage(Schema):
    items: list[FindingOut]
    total: int
    page: int
    page_size: int


class FindingFilter(Schema):
    standard: Annotated[str, Field(max_length=20)] = ""
    clause: Annotated[str, Field(max_length=80)] = ""
    page: Annotated[int, Field(ge=1, le=100_000)] = 1
    page_size: Annotated[int, Field(ge=1, le=200)] = 50


@router.get("/findings", response=FindingPage)
def findings(request: HttpRequest, wanted: Query[FindingFilter]) -> FindingPage:
    """Violated clauses of the unit's orders, and of what is counted over them, newest first."""
    person = require(request, *DESK)
    found, total = queries.findings_in(
        unit_path=person.unit_path,
        now=clock.now(),
        first=(wanted.page - 1) * wanted.page_size,
        size=wanted.page_size,
        standard=wanted.standard,
        clause=wanted.clause,
    )
    return FindingPage(
        items=[_finding(each) for each in found],
        total=total,
        page=wanted.page,
        page_size=wanted.page_size,
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
        count=None if found.count is None else FindingCountOut(**asdict(found.count)),
    )
