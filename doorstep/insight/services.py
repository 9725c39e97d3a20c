"""The verbs of a backtest: start, cancel, compute, and give up what nobody computes any more."""

from __future__ import annotations

import shutil
import time
import uuid
from collections.abc import Callable
from datetime import date, datetime

import structlog
from django.db import IntegrityError, transaction

from doorstep.core import clock
from doorstep.core.errors import DoorstepError, NotFound, Text, text
from doorstep.core.queue import cared_for, enqueue
from doorstep.insight.errors import BacktestGoing, BacktestSettled, Interrupted, PeriodBackwards
from doorstep.insight.models import BacktestRun
from doorstep.insight.queries import RUNS_KEPT, rows_folder
from doorstep.insight.states import COMPUTE, GOING, STATE_TITLES, RunState
from doorstep.orders.vocabulary import known
from doorstep.standards.checking import check
from doorstep.standards.errors import DraftNotReady
from doorstep.standards.queries import draft_named, surroundings
from doorstep.standards.services import local_day
from doorstep.standards.steps import catalogue

#: Progress is stored no more often than this.
_EVERY_S = 0.5

log = structlog.get_logger("doorstep.insight")


class _Cancelled(Exception):
    """The run is no longer ours to compute."""


def start_backtest(
    *, draft: int, unit_path: str, from_on: date, to_on: date, by: str, now: datetime
) -> BacktestRun:
    """Queue a backtest of the draft as it is now over the orders of its unit and below that were received in
    [from_on, to_on], both days included. `unit_path`: of the draft's unit; `by`: a login.

    Raises NotFound, PeriodBackwards, DraftNotReady for a text with problems, BacktestGoing.
    """
    if from_on > to_on:
        raise PeriodBackwards(from_on=from_on.isoformat(), to_on=to_on.isoformat())
    row = draft_named(draft)
    around = surroundings(base=row.base_id, unit_path=unit_path, on=local_day(now))
    problems = [each.expected for each in check(row.content, around, known(), catalogue()).problems]
    if problems:
        raise DraftNotReady(count=len(problems), first=problems[0], reasons=problems)
    try:
        with transaction.atomic():
            run = BacktestRun.objects.create(
                draft=row,
                revision=row.revision,
                content=row.content,
                figures=dict(around.figures),
                unit_code=row.unit_code,
                unit_path=unit_path,
                from_on=from_on,
                to_on=to_on,
                asked_by=by,
                asked_at=now,
                state=RunState.WAITING,
            )
            run.job = enqueue(COMPUTE, run=run.pk)
            run.save(update_fields=["job"])
    except IntegrityError as taken:
        going = BacktestRun.objects.filter(draft=row, state__in=GOING).first()
        if going is None:
            raise
        raise BacktestGoing(run=going.pk) from taken
    _drop_old_runs(draft)
    return run


@transaction.atomic
def cancel_backtest(*, run: int, now: datetime) -> BacktestRun:
    """It stops at the next part. Raises NotFound, BacktestSettled."""
    row = _locked(run)
    if row.state not in GOING:
        raise BacktestSettled(state=STATE_TITLES[RunState(row.state)])
    row.state, row.finished_at = RunState.CANCELLED, now
    row.save(update_fields=["state", "finished_at"])
    return row


def compute_backtest(*, run: int, now: datetime) -> str:
    """Bring the exported log up to date and judge it; returns the run's state afterwards.

    A run that was begun before was left by a worker that is gone: it fails. What goes wrong is told in the
    run's problem; what nobody foresaw also rises.
    """
    row = _begun(run, now)
    if row.state != RunState.RUNNING:
        return row.state
    try:
        # Here, not above: the evaluator's compiler takes a second and more to load, and nobody else needs it.
        from doorstep.insight.computing import computed

        result = computed(row, now=now, progress=lambda stage: _progress(row.pk, stage))
    except _Cancelled:
        shutil.rmtree(rows_folder(run), ignore_errors=True)
    except DoorstepError as error:
        _fail(row.pk, _said(error))
    except Exception as error:
        error_id = uuid.uuid4().hex[:12]
        log.error("backtest failed", run=run, error_id=error_id)
        _fail(row.pk, _said(DoorstepError(error_id=error_id), error_id))
        raise error
    else:
        ours = BacktestRun.objects.filter(pk=run, state=RunState.RUNNING)
        ours.update(state=RunState.DONE, finished_at=clock.now(), result=result)
    return str(BacktestRun.objects.values_list("state", flat=True).get(pk=run))


def fail_abandoned(*, now: datetime) -> int:
    """Runs that no living worker computes, nor will: they fail with a reason. Returns how many."""
    runs = list(BacktestRun.objects.filter(state__in=GOING).values_list("pk", "job"))
    alive = cared_for([job for _, job in runs if job], now)
    failed = 0
    for run, job in runs:
        if job not in alive:
            _fail(run, _said(Interrupted()))
            failed += 1
    return failed


@transaction.atomic
def _begun(run: int, now: datetime) -> BacktestRun:
    row = _locked(run)
    if row.state == RunState.RUNNING:
        row.state, row.finished_at, row.problem = RunState.FAILED, now, _said(Interrupted())
        row.save(update_fields=["state", "finished_at", "problem"])
    elif row.state == RunState.WAITING:
        row.state, row.started_at = RunState.RUNNING, now
        row.save(update_fields=["state", "started_at"])
    return row


def _progress(run: int, stage: str) -> Callable[[int, int], None]:
    told_at = 0.0

    def report(done: int, total: int) -> None:
        """Raises _Cancelled as soon as the run is no longer going."""
        nonlocal told_at
        if done not in (0, total) and time.monotonic() - told_at < _EVERY_S:
            return
        told_at = time.monotonic()
        ours = BacktestRun.objects.filter(pk=run, state=RunState.RUNNING)
        if not ours.update(stage=stage, done=done, total=total):
            raise _Cancelled

    return report


@transaction.atomic
def _fail(run: int, problem: Text) -> None:
    row = _locked(run)
    if row.state in GOING:
        row.state, row.finished_at, row.problem = RunState.FAILED, clock.now(), dict(problem)
        row.save(update_fields=["state", "finished_at", "problem"])
    shutil.rmtree(rows_folder(run), ignore_errors=True)


def _said(error: DoorstepError, error_id: str = "") -> Text:
    """What happened and what to do."""
    marked = f"（{error_id}）" if error_id else ""
    return text(
        f"{error.titled('zh')}{marked}。{error.mended('zh')}",
        f"{error.titled('en')}{f' ({error_id})' if error_id else ''}. {error.mended('en')}",
    )


def _locked(run: int) -> BacktestRun:
    row = BacktestRun.objects.select_for_update(no_key=True).filter(pk=run).first()
    if row is None:
        raise NotFound(what=text("这次回测", "that backtest"))
    return row


def _drop_old_runs(draft: int) -> None:
    """The rows of a run may be large; nobody looks at the twenty-first."""
    old = BacktestRun.objects.filter(draft=draft).exclude(state__in=GOING).order_by("-id")[RUNS_KEPT:]
    for run in list(old.values_list("pk", flat=True)):
        BacktestRun.objects.filter(pk=run).delete()
        shutil.rmtree(rows_folder(run), ignore_errors=True)
