"""Planning a day: the solver's answer, kept as events."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from time import perf_counter
from typing import Literal

from django.db import transaction

from doorstep.core.errors import text
from doorstep.core.windows import Window
from doorstep.dispatch import problems
from doorstep.dispatch.board import Why, named, names_of
from doorstep.dispatch.errors import PlanOutdated
from doorstep.dispatch.keeping import alone_on, assigned_event, nobody_twice
from doorstep.dispatch.loading import rows_of_day
from doorstep.dispatch.problems import Day
from doorstep.dispatch.solver.insertion import solve
from doorstep.dispatch.solver.plan import Plan
from doorstep.dispatch.solver.problem import Params
from doorstep.orders.appending import append
from doorstep.orders.errors import StepRefused
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.models import Order
from doorstep.orders.services import new_event
from doorstep.orders.states import State

Progress = Callable[[int, int], None]

#: What the log says of a visit that nobody can keep any more.
WITHDRAWN = "重新排程后，没有人能在约定时段内上门"


@dataclass(frozen=True, slots=True)
class Seat:
    """A technician and a time."""

    staff_no: str
    name: str
    during: Window


@dataclass(frozen=True, slots=True)
class Change:
    """What a plan does to one order: assigned anew, moved to another time or person, or taken off."""

    number: str
    kind: Literal["assigned", "moved", "unassigned"]
    before: Seat | None
    after: Seat | None


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A booked order that found no place, and why with each technician."""

    number: str
    reasons: tuple[Why, ...]


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
    while they can be kept. Each change is one event; a second run without news appends nothing. Runs of one
    day wait for each other. `dry_run` only reports; `progress(done, total)` counts the changes written.

    Raises PlanOutdated.
    """
    began = perf_counter()
    with transaction.atomic():
        alone_on(day)
        rows = _locked_rows(day, unit_path) if not dry_run else rows_of_day(day=day, unit_path=unit_path)
        plan = solve(problems.planning(rows, now), Params(), travel=rows.travel())
        changes, refused = _changes(rows, plan), list[LeftOut]()
        if not dry_run:
            with nobody_twice(PlanOutdated):
                changes, refused = _kept(changes, actor, now, progress)
    unseated = sum(1 for each in refused if each.number not in rows.held)
    return PlanReport(
        day=day,
        assigned=sum(len(route.visits) for route in plan.routes) - unseated,
        unassigned=(*_left_out(rows, plan), *refused),
        changes=tuple(changes),
        seconds=perf_counter() - began,
        dry_run=dry_run,
    )


def _locked_rows(day: date, unit_path: str) -> Day:
    """The day's rows, its orders locked (by number, as everywhere) so that none changes under the plan."""
    numbers = rows_of_day(day=day, unit_path=unit_path).orders
    list(Order.objects.select_for_update(no_key=True).filter(number__in=numbers).order_by("number"))
    return rows_of_day(day=day, unit_path=unit_path)


def _changes(rows: Day, plan: Plan) -> list[Change]:
    """What differs between the day as it is and as it is planned, by order; who is taken off comes first."""
    stays, names = plan.stays(), names_of(rows.crew)
    found = []
    for number, order in sorted(rows.orders.items()):
        held, stay = rows.held.get(number), stays.get(number)
        before = Seat(held.staff_no, names[held.staff_no], held.during) if held else None
        if stay is not None:
            after = Seat(stay[0], names[stay[0]], stay[1].during)
            if after != before:
                found.append(Change(number, "moved" if before else "assigned", before, after))
        elif State(order.state) is State.ASSIGNED:
            found.append(Change(number, "unassigned", before, None))
    return sorted(found, key=lambda change: change.after is not None)


def _left_out(rows: Day, plan: Plan) -> list[LeftOut]:
    names = names_of(rows.crew)
    return [
        LeftOut(unserved.job, tuple(named(reason, names) for reason in unserved.reasons))
        for unserved in plan.unserved
    ]


def _kept(
    changes: Sequence[Change], actor: Actor, now: datetime, progress: Progress | None
) -> tuple[list[Change], list[LeftOut]]:
    """Append each change. Those that a gate of the order's standard forbids are left out, with the gate's
    words.
    """
    kept, refused = [], []
    for done, change in enumerate(changes, start=1):
        try:
            append(number=change.number, event=_event(change, now), actor=actor, now=now)
        except StepRefused as error:
            refused.append(LeftOut(change.number, (_gate(change, error),)))
        else:
            kept.append(change)
        if progress is not None:
            progress(done, len(changes))
    return kept, refused


def _event(change: Change, now: datetime) -> NewEvent:
    if change.after is None:
        return new_event(kind="order.unassigned", body={"reason": WITHDRAWN}, now=now)
    return assigned_event(change.after.staff_no, change.after.during, "plan", now)


def _gate(change: Change, error: StepRefused) -> Why:
    seat = change.after or change.before
    staff_no, name = (seat.staff_no, seat.name) if seat else ("", "")
    return Why(staff_no, name, error.code, text(error.titled("zh"), error.titled("en")))
