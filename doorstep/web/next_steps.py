"""What failed visits left to be done, on the order list and on an order's page."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet
from ninja import Schema

from doorstep.orders.log import Actor
from doorstep.orders.models import Order
from doorstep.orders.states import ROLE_TITLES, State
from doorstep.people.models import Technician
from doorstep.standards.language import Words
from doorstep.visits import following
from doorstep.visits.events import FailNext, FailOutcome
from doorstep.visits.models import NextStep


class NextStepRow(Schema):
    """`next` is null where the log says it in words alone."""

    next: FailNext | None
    title: Words


class FailedVisit(NextStepRow):
    """The visit that failed (its event), who said so, why, and what is to be done next: `verb`, of the
    desk's. `words`: as the technician put it; `does`: what becomes of the order."""

    event: UUID
    outcome: FailOutcome
    outcome_title: Words
    words: str
    note: str
    does: Words | None
    verb: str
    failed_at: datetime
    role_title: Words
    name: str


def rows_of(numbers: Iterable[str]) -> dict[str, NextStepRow]:
    """What is still to be done, by order: one query."""
    return {
        step.order_id: NextStepRow(next=step.next, title=Words(**following.title_of(step.next)))
        for step in NextStep.objects.filter(order_id__in=list(numbers))
    }


def wanting(orders: QuerySet[Order], wanted: str) -> QuerySet[Order]:
    """Those that wait for this step; `any`: for whatever step."""
    steps = NextStep.objects.all() if wanted == "any" else NextStep.objects.filter(wanted=wanted)
    return orders.filter(number__in=steps.values("order_id"))


def failed_visit(order: Order) -> FailedVisit | None:
    """The failed visit that still leads somewhere; None when there is none, or what it wanted was done."""
    step = NextStep.objects.filter(order=order).first()
    if step is None:
        return None
    who, does = Actor.parse(step.failed_by), following.does_of(step.next)
    name = Technician.objects.filter(staff_no=who.id).values_list("name", flat=True).first()
    return FailedVisit(
        next=step.next,
        title=Words(**following.title_of(step.next)),
        event=step.event,
        outcome=step.why,
        outcome_title=Words(**following.outcome_title(step.why)),
        words=step.words,
        note=step.note,
        does=Words(**does) if does else None,
        verb=following.verb_for(step.next, State(order.state)),
        failed_at=step.failed_at,
        role_title=Words(**ROLE_TITLES[who.role]),
        name=name or "",
    )
