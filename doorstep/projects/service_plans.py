"""Service plans: what we'll do for the hotel, agreed first, carried out, and reported (MANAGER-2, -3)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from django.db import transaction

from doorstep.orders.appending import append
from doorstep.orders.log import Actor, Entry
from doorstep.orders.models import Event, VerdictInterval
from doorstep.orders.services import new_event
from doorstep.projects.account import called, named_contact
from doorstep.projects.duties import account_log
from doorstep.projects.errors import BadAccount, NoServicePlan, PlanStepOff
from doorstep.projects.models import RollOut, ServicePlan
from doorstep.projects.opening import orders_of
from doorstep.projects.states import PLAN_STATES

State = Literal["draft", "confirmed", "started", "completed", "reported"]


@dataclass(frozen=True, slots=True)
class PlanSeen:
    """A plan and what became of it. `state`: of this revision: one that was changed is a draft again, until
    the customer confirms it anew. `report_due_at`: until when the customer is told the result."""

    plan: str
    revision: int
    from_on: date
    to_on: date
    goals: str
    measures: str
    state: State
    confirmed_at: datetime | None = None
    confirmed_by: str = ""
    started_at: datetime | None = None
    completed_at: datetime | None = None
    results: str = ""
    report_due_at: datetime | None = None
    reported_at: datetime | None = None
    comment: str = ""
    improvement: str = ""


def plans_of(rollout: RollOut) -> list[PlanSeen]:
    """The latest first."""
    events = list(
        Event.objects.filter(
            order__in=orders_of(rollout), body__plan__startswith=f"{rollout.code}-"
        ).order_by("recorded_at", "seq")
    )
    return [_seen(rollout, row, events) for row in rollout.plans.order_by("-number")]


@transaction.atomic
def write_plan(
    *, rollout: RollOut, from_on: date, to_on: date, goals: str, measures: str, actor: Actor, now: datetime
) -> PlanSeen:
    """Draw a plan up, or change the one that is not carried out yet: what the customer had confirmed becomes
    the next revision, to be confirmed anew. Raises BadAccount."""
    if to_on < from_on:
        raise BadAccount(
            fields=[{"field": "to_on", "zh": "不能早于开始日期", "en": "can't be before the first day"}]
        )
    RollOut.objects.select_for_update().get(pk=rollout.pk)
    said: dict[str, Any] = {"from_on": from_on, "to_on": to_on, "goals": goals, "measures": measures}
    row, latest = rollout.plans.last(), next(iter(plans_of(rollout)), None)
    if row is None or latest is None or latest.state in ("completed", "reported"):
        row = ServicePlan(rollout=rollout, number=(row.number if row else 0) + 1, revision=1)
    elif all(getattr(row, name) == value for name, value in said.items()):
        return latest
    elif latest.state != "draft":
        row.revision += 1
    for name, value in said.items():
        setattr(row, name, value)
    row.changed_at, row.changed_by = now, str(actor)
    row.save()
    return plans_of(rollout)[0]


def confirm_plan(*, rollout: RollOut, by: str, actor: Actor, now: datetime) -> Entry:
    """The customer (`by`: a contact's id) agrees to time, goals and measures. Raises NoServicePlan,
    PlanStepOff, BadAccount."""
    row, seen = _current(rollout, "draft")
    body = {
        "plan": seen.plan, "revision": row.revision, "from_on": row.from_on.isoformat(),
        "to_on": row.to_on.isoformat(), "goals": row.goals, "measures": row.measures,
        "by": str(named_contact(rollout, by, "by").pk),
    }  # fmt: skip
    return _say(rollout, seen.plan, "service_plan.confirmed", body, actor, now)


def start_plan(*, rollout: RollOut, actor: Actor, now: datetime) -> Entry:
    """Begin to carry it out. Raises NoServicePlan, PlanStepOff, StepRefused (not confirmed: MANAGER-2)."""
    row, seen = _current(rollout, "draft", "confirmed")
    body = {"plan": seen.plan, "revision": row.revision}
    return _say(rollout, seen.plan, "service_plan.started", body, actor, now)


def complete_plan(*, rollout: RollOut, results: str, actor: Actor, now: datetime) -> Entry:
    """It is carried out; the customer is to be told within 48 hours (MANAGER-3). Raises NoServicePlan,
    PlanStepOff."""
    row, seen = _current(rollout, "started")
    body = {"plan": seen.plan, "revision": row.revision, "results": results}
    return _say(rollout, seen.plan, "service_plan.completed", body, actor, now)


def report_result(
    *, rollout: RollOut, comments_asked: bool, comment: str, improvement: str, actor: Actor, now: datetime
) -> Entry:
    """The customer was told the result and asked for comments. Raises NoServicePlan, PlanStepOff."""
    _, seen = _current(rollout, "completed")
    body = {
        "plan": seen.plan, "comments_asked": comments_asked, "comment": comment, "improvement": improvement,
    }  # fmt: skip
    return _say(rollout, seen.plan, "result.reported", body, actor, now)


def _current(rollout: RollOut, *states: State) -> tuple[ServicePlan, PlanSeen]:
    row, seen = rollout.plans.last(), next(iter(plans_of(rollout)), None)
    if row is None or seen is None:
        raise NoServicePlan()
    if seen.state not in states:
        raise PlanStepOff(state=PLAN_STATES[seen.state])
    return row, seen


def _say(rollout: RollOut, plan: str, kind: str, body: dict[str, Any], actor: Actor, now: datetime) -> Entry:
    """In the log in which the plan was confirmed, so that its clauses see both."""
    first = (
        Event.objects.filter(order__in=orders_of(rollout), body__plan=plan).order_by("recorded_at").first()
    )
    number = first.order_id if first is not None else account_log(rollout)
    return append(number=number, event=new_event(kind=kind, body=body, now=now), actor=actor, now=now)


def _seen(rollout: RollOut, row: ServicePlan, events: list[Event]) -> PlanSeen:
    said: dict[str, Any] = {"state": "draft"}
    for event in events:
        body = event.body
        if body["plan"] != row.code or body.get("revision", row.revision) != row.revision:
            continue
        if event.kind == "service_plan.confirmed":
            who = rollout.customer.contacts.filter(pk=int(body["by"])).first()
            said |= {"state": "confirmed", "confirmed_at": event.occurred_at}
            said["confirmed_by"] = called(who) if who else ""
        elif event.kind == "service_plan.started":
            said |= {"state": "started", "started_at": event.occurred_at}
        elif event.kind == "service_plan.completed":
            said |= {"state": "completed", "completed_at": event.occurred_at, "results": body["results"]}
            said["report_due_at"] = _report_due(event)
        elif event.kind == "result.reported" and said["state"] == "completed":
            said |= {"state": "reported", "reported_at": event.occurred_at}
            said |= {"comment": body["comment"], "improvement": body["improvement"]}
    return PlanSeen(
        plan=row.code, revision=row.revision, from_on=row.from_on, to_on=row.to_on, goals=row.goals,
        measures=row.measures, **said,
    )  # fmt: skip


def _report_due(completed: Event) -> datetime | None:
    rows = VerdictInterval.objects.filter(
        order_id=completed.order_id, clause="manager.result-reported", due_at__isnull=False
    )
    return rows.order_by("-from_at").values_list("due_at", flat=True).first()
