"""Findings 问题: violated clauses with the events that prove them, of one order or over many."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import BigIntegerField, DateField, F, QuerySet, Value
from django.db.models.functions import Cast

from doorstep.dispatch.queries import assignments_of
from doorstep.orders.judging import rulebook_for
from doorstep.orders.log import Entry
from doorstep.orders.models import Order, QuotaVerdict, VerdictInterval
from doorstep.orders.queries import broken_quotas, opening_entries
from doorstep.orders.queries import findings as violated
from doorstep.people.models import Technician
from doorstep.standards.compiling import Quota, Rule
from doorstep.standards.language import Clause


@dataclass(frozen=True, slots=True)
class Count:
    """What a quota counted: by whom or where (`name` is a technician's), in which period [from_on, to_on),
    and the figures of the deciding order's edition.
    """

    key: str
    name: str | None
    from_on: date
    to_on: date
    counted: int
    at_most: int | None
    at_least: int | None


@dataclass(frozen=True, slots=True)
class Finding:
    """One violated clause. `deduct_cny`: what the standard takes off, decided by nobody yet; `technician`:
    the name of who is assigned. With `count` it is a clause over many orders; the order is the one that
    decided.
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
    count: Count | None


def findings_in(
    *, unit_path: str, now: datetime, first: int, size: int, standard: str = "", clause: str = ""
) -> tuple[list[Finding], int]:
    """A page of the open findings of a unit and below, newest first, and how many there are: in a fixed
    number of queries.
    """
    named = {key: value for key, value in (("standard", standard), ("clause", clause)) if value}
    verdicts = violated(unit_path).filter(**named)
    quotas = broken_quotas(unit_path, now).filter(**named)
    page = _page(verdicts, quotas, first, size)
    held = {row.pk: row for row in verdicts.filter(pk__in=[place[0] for place in page if place[0]])}
    keys = [place[1:5] for place in page if not place[0]]
    counted = {row.pk: row for row in quotas.filter(pk__in=keys)} if keys else {}
    rows = [held[place[0]] if place[0] else counted[place[1:5]] for place in page]
    return _described(rows), verdicts.count() + quotas.count()


def _page(
    verdicts: QuerySet[VerdictInterval], quotas: QuerySet[QuotaVerdict], first: int, size: int
) -> list[tuple[Any, ...]]:
    """Where each row of a page stands, of two tables in one order: (id, clause, key, from, to, at). A quota's
    verdict has the id 0, an order's verdict no key.
    """
    no_day = Cast(Value(None), DateField())
    of_order = verdicts.order_by().annotate(
        id_=F("id"), at_=F("violated_at"), key_=Value(""), from_=no_day, to_=no_day
    )
    across = quotas.order_by().annotate(
        id_=Value(0, BigIntegerField()), at_=F("broken_at"), key_=F("key"), from_=F("from_on"), to_=F("to_on")
    )
    names = ("id_", "clause", "key_", "from_", "to_", "at_")
    places = of_order.values_list(*names).union(across.values_list(*names), all=True)
    return list(places.order_by("-at_", "-id_", "clause", "key_", "from_")[first : first + size])


def _described(rows: Sequence[VerdictInterval | QuotaVerdict]) -> list[Finding]:
    numbers = {row.order_id for row in rows}
    assignments, openings = assignments_of(numbers), opening_entries(numbers)
    people = _people(row.key for row in rows if isinstance(row, QuotaVerdict))
    found = []
    for row in rows:
        assigned = assignments.get(row.order_id)
        technician = assigned.name if assigned else None
        if isinstance(row, QuotaVerdict):
            found.append(_of_quota(row, openings[row.order_id], people))
        else:
            found.append(_of_order(row, openings[row.order_id], technician))
    return found


def _people(keys: Iterable[str]) -> dict[str, str]:
    """Names of the technicians among the keys ('technician:HF-0007')."""
    staff = [key.removeprefix("technician:") for key in keys if key.startswith("technician:")]
    if not staff:
        return {}
    known = Technician.objects.filter(staff_no__in=staff)
    return {f"technician:{each.staff_no}": each.name for each in known}


def _of_order(row: VerdictInterval, opening: Entry, technician: str | None) -> Finding:
    rule = next(rule for rule in rulebook_for(opening.body).rules if rule.id == row.clause)
    return _finding(row.order, rule, row, row.violated_at, row.remedied_at, technician, None)


def _of_quota(row: QuotaVerdict, opening: Entry, people: Mapping[str, str]) -> Finding:
    quota = next(quota for quota in rulebook_for(opening.body).quotas if quota.id == row.clause)
    name = people.get(row.key)
    count = Count(row.key, name, row.from_on, row.to_on, row.counted, quota.at_most, quota.at_least)
    return _finding(row.order, quota, row, row.violated_at or row.due_at, None, name, count)


def _finding(
    order: Order,
    rule: Rule | Quota,
    row: VerdictInterval | QuotaVerdict,
    violated_at: datetime | None,
    remedied_at: datetime | None,
    technician: str | None,
    count: Count | None,
) -> Finding:
    return Finding(
        number=order.number,
        kind=order.kind,
        grid_code=order.grid.code,
        grid_zh=order.grid.name_zh,
        grid_en=order.grid.name_en,
        clause=rule.clause,
        standard=row.standard,
        violated_at=violated_at,
        remedied_at=remedied_at,
        witnesses=tuple(UUID(each) for each in row.witnesses),
        deduct_cny=rule.deduct_cny,
        technician=technician,
        count=count,
    )
