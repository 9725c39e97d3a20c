"""Plans that are proposed: asked for, computed, stopped, given up when nobody computes them any more."""

from __future__ import annotations

import time
import uuid
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any, Final

import structlog
from django.db import IntegrityError, transaction

from doorstep.booking.models import Promise
from doorstep.core import clock
from doorstep.core.errors import DoorstepError, NotFound, Text, text
from doorstep.core.queue import cared_for, enqueue
from doorstep.dispatch.day.problems import Day, Held
from doorstep.dispatch.day.rows import rows_of_day, window_on
from doorstep.dispatch.day.situation import figures
from doorstep.dispatch.errors import PlanGoing, PlanInterrupted, PlanSettled
from doorstep.dispatch.models import PlanProposal
from doorstep.dispatch.plans.changes import Change, changes_of
from doorstep.dispatch.plans.occasions import checked, situation
from doorstep.dispatch.plans.records import Options, options_json, options_of, result_json
from doorstep.dispatch.plans.replanning import planning, until_for
from doorstep.dispatch.solver.problem import Params
from doorstep.dispatch.solver.solving import Progress, solve
from doorstep.dispatch.states import COMPUTE, GOING, MOVES, STATE_TITLES, PlanState

#: So few orders are planned while the asker waits.
AT_ONCE: Final = 50
#: Of each day and unit so many proposals are kept that came to nothing.
KEPT: Final = 30
#: A request that computes a plan is over after so long.
_AT_ONCE_LATE: Final = timedelta(minutes=10)
#: Progress is stored no more often than this.
_EVERY_S: Final = 0.5

log = structlog.get_logger("doorstep.dispatch")


class _Gone(Exception):
    """The proposal is no longer ours to compute."""


def propose_plan(*, day: date, unit_path: str, options: Options, by: str, now: datetime) -> PlanProposal:
    """Ask for a plan of a local day for a unit and those below it; a small one is ready at once.

    `by`: a login.

    Raises PlanGoing, and what occasions.checked raises.
    """
    options = checked(options, day=day, unit_path=unit_path, now=now)
    window = window_on(day)
    orders = Promise.objects.filter(
        from_at__gte=window.from_at, from_at__lt=window.to_at, order__unit__path__startswith=unit_path
    )
    at_once = orders.count() <= AT_ONCE
    try:
        with transaction.atomic():
            row = PlanProposal.objects.create(
                day=day,
                unit_path=unit_path,
                asked_by=by,
                asked_at=now,
                options=options_json(options),
                state=PlanState.QUEUED,
            )
            if not at_once:
                row.job = enqueue(COMPUTE, plan=row.pk)
                row.save(update_fields=["job"])
    except IntegrityError as taken:
        going = PlanProposal.objects.filter(day=day, unit_path=unit_path, state__in=GOING).first()
        if going is None:
            raise
        raise PlanGoing(plan=going.pk) from taken
    _drop_old(day, unit_path)
    if at_once:
        compute_plan(plan=row.pk, now=now)
        row.refresh_from_db()
    return row


def compute_plan(*, plan: int, now: datetime) -> str:
    """Compute a proposal; returns its state afterwards.

    One that was begun before was left by a worker that is gone: it fails. What goes wrong is told in its
    problem; what nobody foresaw also rises.
    """
    row = _begun(plan, now)
    if row.state != PlanState.RUNNING:
        return row.state
    try:
        result = _computed(row, now)
    except _Gone:
        pass
    except DoorstepError as error:
        _fail(plan, _said(error))
    except Exception:
        error_id = uuid.uuid4().hex[:12]
        log.error("plan failed", plan=plan, error_id=error_id)
        _fail(plan, _said(DoorstepError(error_id=error_id), error_id))
        raise
    else:
        ours = PlanProposal.objects.filter(pk=plan, state=PlanState.RUNNING)
        ours.update(state=PlanState.READY, finished_at=clock.now(), result=result)
    return str(PlanProposal.objects.values_list("state", flat=True).get(pk=plan))


@transaction.atomic
def stop_plan(*, plan: int) -> PlanProposal:
    """Search no further: the best so far is taken. Raises NotFound, PlanSettled."""
    row = locked_plan(plan)
    if row.state not in GOING:
        raise PlanSettled(state=STATE_TITLES[PlanState(row.state)])
    row.stop_asked = True
    row.save(update_fields=["stop_asked"])
    return row


def fail_abandoned(*, now: datetime) -> int:
    """Proposals that no living worker computes, nor will: they fail with a reason. Returns how many."""
    going = list(PlanProposal.objects.filter(state__in=GOING, job__isnull=False).values_list("pk", "job"))
    alive = cared_for([job for _, job in going if job], now)
    # One computed while its asker waits is nobody's job: a server that was stopped has left it.
    stale = PlanProposal.objects.filter(state__in=GOING, job__isnull=True, asked_at__lt=now - _AT_ONCE_LATE)
    lost = [plan for plan, job in going if job not in alive] + list(stale.values_list("pk", flat=True))
    for plan in lost:
        _fail(plan, _said(PlanInterrupted()))
    return len(lost)


def locked_plan(plan: int) -> PlanProposal:
    """The proposal's row, held to the end of the transaction. Raises NotFound."""
    row = PlanProposal.objects.select_for_update(no_key=True).filter(pk=plan).first()
    if row is None:
        raise NotFound(what=text("这份排程", "that plan"))
    return row


def settle(row: PlanProposal, to: PlanState) -> None:
    """Bring a locked proposal to another state (not saved). Raises PlanSettled."""
    if to not in MOVES[PlanState(row.state)]:
        raise PlanSettled(state=STATE_TITLES[PlanState(row.state)])
    row.state = to


def _computed(row: PlanProposal, now: datetime) -> dict[str, Any]:
    options = options_of(row.options)
    rows = rows_of_day(day=row.day, unit_path=row.unit_path)
    about = situation(options, rows, now)
    day, problem = about.hours(rows), planning(rows, about)
    plan = solve(
        problem,
        Params(max_moves=options.max_moves),
        travel=rows.travel(),
        until=until_for(len(problem.jobs), options.seconds),
        on_better=_reporting(row.pk),
    )
    changes = changes_of(day, plan)
    before, after = (figures(day, about, held) for held in (day.held, _held_after(day, changes)))
    return result_json(before, after, changes, plan.unserved)


def _held_after(day: Day, changes: list[Change]) -> dict[str, Held]:
    held = dict(day.held)
    for change in changes:
        held.pop(change.number, None)
        if change.after is not None:
            held[change.number] = Held(change.after.staff_no, change.after.during, False)
    return held


def _reporting(plan: int) -> Callable[[Progress], bool]:
    told_at = 0.0

    def report(progress: Progress) -> bool:
        """Whether to go on. Raises _Gone as soon as the proposal is no longer being computed."""
        nonlocal told_at
        if time.monotonic() - told_at < _EVERY_S:
            return True
        told_at = time.monotonic()
        ours = PlanProposal.objects.filter(pk=plan, state=PlanState.RUNNING)
        if not ours.update(
            elapsed_s=progress.elapsed_s,
            served=progress.served,
            unserved=progress.unserved,
            travel_s=progress.travel_s,
        ):
            raise _Gone
        return not ours.values_list("stop_asked", flat=True).get()

    return report


@transaction.atomic
def _begun(plan: int, now: datetime) -> PlanProposal:
    row = locked_plan(plan)
    if row.state == PlanState.RUNNING:
        row.state, row.finished_at, row.problem = PlanState.FAILED, now, dict(_said(PlanInterrupted()))
        row.save(update_fields=["state", "finished_at", "problem"])
    elif row.state == PlanState.QUEUED:
        row.state, row.started_at = PlanState.RUNNING, now
        row.save(update_fields=["state", "started_at"])
    return row


@transaction.atomic
def _fail(plan: int, problem: Text) -> None:
    row = locked_plan(plan)
    if row.state in GOING:
        row.state, row.finished_at, row.problem = PlanState.FAILED, clock.now(), dict(problem)
        row.save(update_fields=["state", "finished_at", "problem"])


def _said(error: DoorstepError, error_id: str = "") -> Text:
    """What happened and what to do."""
    marked = f"（{error_id}）" if error_id else ""
    return text(
        f"{error.titled('zh')}{marked}。{error.mended('zh')}",
        f"{error.titled('en')}{f' ({error_id})' if error_id else ''}. {error.mended('en')}",
    )


def _drop_old(day: date, unit_path: str) -> None:
    """Those that were applied stay: they are what happened."""
    idle = PlanProposal.objects.filter(
        day=day, unit_path=unit_path, state__in=[PlanState.READY, PlanState.FAILED, PlanState.OUTDATED]
    )
    old = list(idle.order_by("-id").values_list("pk", flat=True)[KEPT:])
    PlanProposal.objects.filter(pk__in=old).delete()
