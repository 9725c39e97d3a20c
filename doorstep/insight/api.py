"""Backtests of drafts, for those who may see the draft."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from ninja import Query, Router, Status

from doorstep.core import clock
from doorstep.core.errors import NotFound, text
from doorstep.insight import queries, services
from doorstep.insight.models import BacktestRun
from doorstep.insight.schemas import (
    BacktestIn,
    BacktestOrderFilter,
    BacktestOrderPage,
    BacktestRunOut,
    DraftId,
    RunId,
)
from doorstep.insight.states import Wanted
from doorstep.people.access import LEADS, Person, require
from doorstep.people.models import Technician, Unit
from doorstep.standards.queries import draft_named

router = Router(tags=["standards"])

#: What a run that isn't done has found.
_NOTHING: dict[str, Any] = {
    "orders": 0, "deduct_before_cny": "0", "deduct_after_cny": "0", "clauses": [], "units": [],
    "technicians": [],
}  # fmt: skip


@router.post("/standards/drafts/{draft}/backtests", response={202: BacktestRunOut}, by_alias=True)
def start(request: HttpRequest, draft: DraftId, body: BacktestIn) -> Status[dict[str, Any]]:
    """Try the draft out on the orders of its unit that were received in a period."""
    person = require(request, *LEADS)
    unit_path = _in_scope(draft, person)
    run = services.start_backtest(
        draft=draft,
        unit_path=unit_path,
        from_on=body.from_on,
        to_on=body.to_on,
        by=person.user.username,
        now=clock.now(),
    )
    return Status(202, _row(run, _NOTHING))


@router.get("/standards/drafts/{draft}/backtests", response=list[BacktestRunOut], by_alias=True)
def runs(request: HttpRequest, draft: DraftId) -> list[dict[str, Any]]:
    """The newest first."""
    person = require(request, *LEADS)
    _in_scope(draft, person)
    return [_row(run, _NOTHING) for run in queries.runs_of(draft)]


@router.get("/standards/backtests/{run}", response=BacktestRunOut, by_alias=True)
def run(request: HttpRequest, run: RunId) -> dict[str, Any]:
    """A run with what it found."""
    return _out(_visible(request, run))


@router.delete("/standards/backtests/{run}", response={204: None})
def cancel(request: HttpRequest, run: RunId) -> Status[None]:
    """Stop it."""
    _visible(request, run)
    services.cancel_backtest(run=run, now=clock.now())
    return Status(204, None)


@router.get("/standards/backtests/{run}/orders", response=BacktestOrderPage, by_alias=True)
def orders(request: HttpRequest, run: RunId, wanted: Query[BacktestOrderFilter]) -> dict[str, Any]:
    """The orders whose verdict or deduction changes."""
    _visible(request, run)
    asked = Wanted(wanted.clause, wanted.unit, wanted.technician, wanted.from_, wanted.to)
    first = (wanted.page - 1) * wanted.page_size
    rows, total = queries.changed_rows(run, asked, first, wanted.page_size)
    return {"items": rows, "total": total, "page": wanted.page, "page_size": wanted.page_size}


def _visible(request: HttpRequest, run: RunId) -> BacktestRun:
    """Raises NotFound for one of a draft outside the person's scope too."""
    person = require(request, *LEADS)
    row = queries.run_named(run)
    if not person.sees(row.unit_path):
        raise NotFound(what=text("这次回测", "that backtest"))
    return row


def _in_scope(draft: DraftId, person: Person) -> str:
    """The path of the draft's unit. Raises NotFound for one outside the person's scope too."""
    code = draft_named(draft).unit_code
    path = Unit.objects.filter(code=code).values_list("path", flat=True).first()
    if path is None or not person.sees(path):
        raise NotFound(what=text("这份修订稿", "that draft"))
    return path


def _out(row: BacktestRun) -> dict[str, Any]:
    """With the names of units and technicians as they are now."""
    found = row.result or _NOTHING
    units = {each.code: {"zh": each.name_zh, "en": each.name_en} for each in Unit.objects.all()}
    staff = [each["staff_no"] for each in found["technicians"]]
    names = dict(Technician.objects.filter(staff_no__in=staff).values_list("staff_no", "name"))
    named = {
        "units": [
            {**each, "name": units.get(each["unit"], {"zh": each["unit"], "en": each["unit"]})}
            for each in found["units"]
        ],
        "technicians": [
            {**each, "name": names.get(each["staff_no"], each["staff_no"])} for each in found["technicians"]
        ],
    }
    return _row(row, {**found, **named})


def _row(row: BacktestRun, found: dict[str, Any]) -> dict[str, Any]:
    return {
        **found,
        "id": row.pk,
        "draft": row.draft_id,
        "revision": row.revision,
        "from_on": row.from_on,
        "to_on": row.to_on,
        "state": row.state,
        "stage": row.stage,
        "done": row.done,
        "total": row.total,
        "started_at": row.started_at,
        "finished_at": row.finished_at,
        "problem": row.problem,
    }
