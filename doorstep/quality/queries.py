"""Findings 问题: violated clauses with the events that prove them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from uuid import UUID

from django.db.models import QuerySet

from doorstep.dispatch.queries import assignments_of
from doorstep.orders.judging import rulebook_for
from doorstep.orders.log import Entry
from doorstep.orders.models import VerdictInterval
from doorstep.orders.queries import findings as violated
from doorstep.orders.queries import opening_entries
from doorstep.standards.language import Clause


@dataclass(frozen=True, slots=True)
class Finding:
    """One violated clause of one order. `deduct_cny`: what the standard takes off, decided by nobody yet;
    `technician`: the name of who is assigned.
    """

    number: str
    kind: str
    grid_code: str
    grid_zh: str
    grid_en: str
    clause: Clause
    standard: str
    violated_at: datetime | None
    remedied_at: datetime | None
    witnesses: tuple[UUID, ...]
    deduct_cny: Decimal | None
    technician: str | None


def findings_in(*, unit_path: str, standard: str = "", clause: str = "") -> QuerySet[VerdictInterval]:
    """The open findings of a unit and below, newest first."""
    rows = violated(unit_path)
    if standard:
        rows = rows.filter(standard=standard)
    if clause:
        rows = rows.filter(clause=clause)
    return rows


def described(rows: Sequence[VerdictInterval]) -> list[Finding]:
    """A page of findings, with what their clauses say, in a fixed number of queries."""
    numbers = {row.order_id for row in rows}
    assignments, openings = assignments_of(numbers), opening_entries(numbers)
    names = {number: each.name for number, each in assignments.items()}
    return [_finding(row, openings[row.order_id], names.get(row.order_id)) for row in rows]


def _finding(row: VerdictInterval, opening: Entry, technician: str | None) -> Finding:
    rule = next(rule for rule in rulebook_for(opening.body).rules if rule.id == row.clause)
    return Finding(
        number=row.order_id,
        kind=row.order.kind,
        grid_code=row.order.grid.code,
        grid_zh=row.order.grid.name_zh,
        grid_en=row.order.grid.name_en,
        clause=rule.clause,
        standard=row.standard,
        violated_at=row.violated_at,
        remedied_at=row.remedied_at,
        witnesses=tuple(UUID(each) for each in row.witnesses),
        deduct_cny=rule.deduct_cny,
        technician=technician,
    )
