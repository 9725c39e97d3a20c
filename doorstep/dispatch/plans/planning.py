"""Planning a day: the solver's answer, kept as events."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from time import perf_counter

from django.db import transaction

from doorstep.dispatch.day.happened import happened
from doorstep.dispatch.day.locks import alone_on
from doorstep.dispatch.day.problems import Day
from doorstep.dispatch.day.reasons import Barrier, named, names_of
from doorstep.dispatch.day.rows import rows_of_day
from doorstep.dispatch.day.situation import Situation
from doorstep.dispatch.plans.applying import Made, Progress, Refusal, make
from doorstep.dispatch.plans.changes import Change, changes_of
from doorstep.dispatch.plans.replanning import planning, until_for
from doorstep.dispatch.solver.plan import Plan
from doorstep.dispatch.solver.problem import Params
from doorstep.dispatch.solver.solving import solve
from doorstep.orders.log import Actor
from doorstep.orders.models import Order

#: A big day is planned in so many seconds; a small one is done much sooner.
SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A booked order that found no place, and why with each technician."""

    number: str
    reasons: tuple[Barrier, ...]


@dataclass(frozen=True, slots=True)
class PlanReport:
    """`assigned`: orders of the day that have their technician now, those already under way too."""

    day: date
    assigned: int
    unassigned: tuple[LeftOut, ...]
    changes: tuple[Change, ...]
    seconds: float
    dry_run: bool


def plan_day(
    *,
    day: date,
    unit_path: str,
    actor: Actor,
    now: datetime,
    dry_run: bool = False,
    progress: Progress | None = None,
) -> PlanReport:
    """Give the orders that a unit and those below it promised on a local day to their technicians.

    Visits begun, done, set by hand or about to begin stay; those planned before stay with their technician
    while they can be kept. Each change is one event; a second run without news appends nothing. Nobody waits
    while the plan is computed; if the day changes meanwhile, it is computed again with the day held.
    `dry_run` only reports; `progress(done, total)` counts the changes written.

    Raises PlanOutdated.
    """
    began = perf_counter()
    rows = rows_of_day(day=day, unit_path=unit_path)
    plan, changes = _planned(rows, now)
    made = Made((), ())
    if changes and not dry_run:
        with transaction.atomic():
            alone_on(day)
            held = locked_rows(day, unit_path)
            if not _same(rows, held):
                rows = held
                plan, changes = _planned(rows, now)
            made = make(changes, rows, actor=actor, now=now, progress=progress)
    unseated = sum(1 for each in made.refused if each.change.number not in rows.held)
    return PlanReport(
        day=day,
        assigned=sum(len(route.visits) for route in plan.routes) - unseated,
        unassigned=(*_left_out(rows, plan), *(_refused(each) for each in made.refused)),
        changes=tuple(changes) if dry_run else made.made,
        seconds=perf_counter() - began,
        dry_run=dry_run,
    )


def locked_rows(day: date, unit_path: str) -> Day:
    """The day's rows, its orders locked (by number, as everywhere) so that none changes under the plan."""
    numbers = rows_of_day(day=day, unit_path=unit_path).orders
    list(Order.objects.select_for_update(no_key=True).filter(number__in=numbers).order_by("number"))
    return rows_of_day(day=day, unit_path=unit_path)


def _planned(rows: Day, now: datetime) -> tuple[Plan, list[Change]]:
    problem = planning(rows, Situation(now, happened(rows.orders.values())))
    plan = solve(problem, Params(), travel=rows.travel(), until=until_for(len(problem.jobs), SECONDS))
    return plan, changes_of(rows, plan)


def _same(one: Day, other: Day) -> bool:
    """Whether nothing has become of a day in between."""

    def facts(day: Day) -> object:
        return day.crew, day.promises, day.held, {number: order.seq for number, order in day.orders.items()}

    return facts(one) == facts(other)


def _left_out(rows: Day, plan: Plan) -> list[LeftOut]:
    names = names_of(rows.crew)
    return [
        LeftOut(unserved.job, tuple(named(reason, names) for reason in unserved.reasons))
        for unserved in plan.unserved
    ]


def _refused(refusal: Refusal) -> LeftOut:
    """A visit that a gate of its order's standard forbids, with the gate's words."""
    seat = refusal.change.after or refusal.change.before
    staff_no, name = (seat.staff_no, seat.name) if seat else ("", "")
    return LeftOut(refusal.change.number, (Barrier(staff_no, name, refusal.code, refusal.what),))
