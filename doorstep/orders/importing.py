"""Taking in a file of orders: every bad row is reported, good rows land, or (strict) nothing does."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import datetime

from django.conf import settings
from django.db import transaction

from doorstep.core.errors import text
from doorstep.orders.intake import IntakeReport, IntakeRow, RowProblem, parse_rows, read_table
from doorstep.orders.log import Actor
from doorstep.orders.models import Order
from doorstep.orders.services import receive
from doorstep.people.models import Grid

MOST_ROWS = 20_000
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class ImportResult:
    """`received` are new, `known` were there already, `refused` is the number of bad lines."""

    received: int
    known: int
    refused: int
    strict: bool
    dry_run: bool
    problems: tuple[RowProblem, ...]
    ignored_columns: tuple[str, ...]


def import_orders(
    *,
    data: bytes,
    filename: str,
    actor: Actor,
    now: datetime,
    unit_path: str,
    strict: bool = False,
    dry_run: bool = False,
    shift_days: int = 0,
    progress: Progress | None = None,
) -> ImportResult:
    """Read a file and receive its orders into the grids of a unit and below.

    The same file again changes nothing. Each good row is a transaction of its own, so that a long file shows
    progress and loses nothing when it is cut off; with `strict` all rows land together or none. Raises
    IntakeFileError when the file as a whole can't be read.
    """
    grids = set(Grid.objects.filter(unit__path__startswith=unit_path).values_list("code", flat=True))
    report = parse_rows(
        read_table(data, filename, max_rows=MOST_ROWS),
        time_zone=settings.TIME_ZONE,
        known_grids=grids,
        shift_days=shift_days,
    )
    problems = (*report.problems, *_elsewhere(report, grids))
    blocked = {problem.line for problem in problems}
    rows = [row for row in report.rows if row.line not in blocked]
    held = set(Order.objects.filter(number__in=[row.number for row in rows]).values_list("number", flat=True))
    received = 0
    if dry_run:
        received = sum(row.number not in held for row in rows)
    elif not (strict and problems):
        with transaction.atomic() if strict else nullcontext():
            received = _received(rows, actor, now, progress)
    return ImportResult(
        received=received,
        known=sum(row.number in held for row in rows),
        refused=len(blocked),
        strict=strict,
        dry_run=dry_run,
        problems=tuple(sorted(problems, key=lambda problem: problem.line)),
        ignored_columns=report.ignored_columns,
    )


def _received(rows: Sequence[IntakeRow], actor: Actor, now: datetime, progress: Progress | None) -> int:
    """How many were new."""
    new = 0
    for done, row in enumerate(rows, start=1):
        new += receive(row=row, actor=actor, now=now)[1]
        if progress is not None:
            progress(done, len(rows))
    return new


def _elsewhere(report: IntakeReport, grids: Collection[str]) -> list[RowProblem]:
    """Orders whose number another unit already has: neither shown nor taken over."""
    numbers = {row.number: row.line for row in report.rows}
    taken = (
        Order.objects.filter(number__in=numbers)
        .exclude(grid__code__in=grids)
        .values_list("number", flat=True)
    )
    return [
        RowProblem(
            line=numbers[number],
            field="number",
            column=text("工单号", "Order number"),
            value=number,
            code="number-of-another-unit",
            reason=text("该工单号已属于其他单位", "another unit already has this order number"),
        )
        for number in taken
    ]
