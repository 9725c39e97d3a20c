"""What a customer sees of an order, and which one thing is asked of them now."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Literal

from django.conf import settings
from ninja import Schema

from doorstep.accounts.rules import mask_customer_name
from doorstep.booking.queries import offers, promise_of
from doorstep.dispatch.queries import assignment_of
from doorstep.orders.events import KINDS
from doorstep.orders.judging import rulebook_for
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of
from doorstep.orders.states import TITLES, State
from doorstep.people.queries import technician_card
from doorstep.standards.language import Words
from doorstep.visits.acceptance import Story
from doorstep.visits.queries import KIND_TITLES

Step = Literal[
    "book", "wait", "on_the_way", "agree", "work", "sign", "rate", "done", "suspended", "cancelled"
]

OFFER_DAYS = 7

#: The customer's side of the log: what was promised and done for them, nothing about how it is judged.
_TOLD = frozenset(
    {
        "order.received", "window.promised", "order.assigned", "visit.departed", "visit.arrived", "visit.failed",
        "plan.proposed", "plan.agreed", "cabling.done", "fault.located", "fault.fixed", "service.activated",
        "speed.tested", "acceptance.signed", "customer.rated", "visit.finished", "order.replied",
        "order.suspended", "order.resumed", "order.cancelled", "complaint.made",
    }
)  # fmt: skip


class DoorSpan(Schema):
    from_at: datetime
    to_at: datetime


class DoorOffer(Schema):
    slot: str
    from_at: datetime
    to_at: datetime
    left: int
    offered: bool
    reason: Words | None
    wished: bool


class DoorTechnician(Schema):
    name: str
    badge_no: str
    star_level: int


class DoorPlan(Schema):
    route: str
    length_m: float
    duration_min: int
    charge_cny: str


class DoorSpeed(Schema):
    down_mbps: float
    up_mbps: float
    contracted_down_mbps: int | None
    ok: bool


class DoorEvent(Schema):
    kind: str
    title: Words
    occurred_at: datetime


class DoorAcceptance(Schema):
    result: str
    signed_at: datetime
    comment: str


class DoorRating(Schema):
    result: int
    punctuality: int
    skill: int
    manner: int


class DoorView(Schema):
    number: str
    kind: str
    kind_title: Words
    state: str
    state_title: Words
    step: Step
    customer_name: str
    products: list[str]
    promised: DoorSpan | None
    offers: list[DoorOffer]
    technician: DoorTechnician | None
    plan: DoorPlan | None
    plan_agreed: bool
    speed: DoorSpeed | None
    can_sign: bool
    events: list[DoorEvent]
    acceptance: DoorAcceptance | None
    rating: DoorRating | None
    complaints: int
    company: str
    hotline: str
    complaint_line: str
    now: datetime
    expires_at: datetime


def view(order: Order, *, now: datetime, expires_at: datetime) -> DoorView:
    """Everything on the page at `now`."""
    story = Story(entries_of(order.number))
    state = State(order.state)
    step = current_step(state, story)
    promise = promise_of(order.number)
    bookable = state in (State.RECEIVED, State.BOOKED, State.ASSIGNED)
    return DoorView(
        number=order.number,
        kind=order.kind,
        kind_title=Words(**KIND_TITLES[order.kind]),
        state=state.value,
        state_title=Words(**TITLES[state]),
        step=step,
        customer_name=mask_customer_name(order.customer.name, order.customer.segment),
        products=order.attributes["products"],
        promised=DoorSpan(from_at=promise.from_at, to_at=promise.to_at) if promise else None,
        offers=[DoorOffer.model_validate(o) for o in offers(number=order.number, days=OFFER_DAYS, now=now)]
        if bookable
        else [],
        technician=_technician(order.number),
        plan=_plan(story),
        plan_agreed=plan_agreed(story),
        speed=_speed(story, order.attributes),
        can_sign=state in (State.ON_SITE, State.REWORK, State.ACCEPTED),
        events=[
            DoorEvent(kind=e.kind, title=KINDS[e.kind].title, occurred_at=e.occurred_at)
            for e in story.entries
            if e.kind in _TOLD
        ],
        acceptance=_acceptance(story),
        rating=_rating(story),
        complaints=len(story.all("complaint.made")),
        company=settings.OPERATOR,
        hotline=settings.HOTLINE,
        complaint_line=settings.COMPLAINT_LINE,
        now=now,
        expires_at=expires_at,
    )


def current_step(state: State, story: Story) -> Step:
    """The one thing that the page asks for."""
    if state is State.CANCELLED:
        return "cancelled"
    if state is State.SUSPENDED:
        return "suspended"
    if state is State.RECEIVED:
        return "book"
    if state in (State.BOOKED, State.ASSIGNED):
        return "wait"
    if state is State.ON_THE_WAY:
        return "on_the_way"
    if state in (State.ON_SITE, State.REWORK):
        return _at_work(story)
    return "done" if story.last("customer.rated") else "rate"


def _at_work(story: Story) -> Step:
    """On site: agree to a plan that waits for it; sign once the work was shown; else follow it."""
    if story.last("plan.proposed") and not plan_agreed(story):
        return "agree"
    cleaned, signed = story.last("site.cleaned"), story.last("acceptance.signed")
    if cleaned and (signed is None or cleaned.seq > signed.seq):
        return "sign"
    return "work"


def plan_agreed(story: Story) -> bool:
    """The latest plan was agreed to; a changed plan is agreed anew."""
    proposed, agreed = story.last("plan.proposed"), story.last("plan.agreed")
    return agreed is not None and (proposed is None or agreed.seq > proposed.seq)


def _technician(number: str) -> DoorTechnician | None:
    assignment = assignment_of(number)
    if assignment is None:
        return None
    card = technician_card(assignment.staff_no)
    return DoorTechnician(name=card.name, badge_no=card.badge_no, star_level=card.star_level)


def _plan(story: Story) -> DoorPlan | None:
    body = story.body("plan.proposed")
    if not body:
        return None
    return DoorPlan(
        route=body["route"],
        length_m=body["length_m"],
        duration_min=body["duration_min"],
        charge_cny=body["charge_cny"],
    )


def _speed(story: Story, order: Mapping[str, Any]) -> DoorSpeed | None:
    body = story.body("speed.tested")
    if not body:
        return None
    contracted = order.get("contracted_down_mbps")
    return DoorSpeed(
        down_mbps=body["down_mbps"],
        up_mbps=body["up_mbps"],
        contracted_down_mbps=contracted,
        ok=contracted is None or body["down_mbps"] >= contracted * asked_ratio(story),
    )


def asked_ratio(story: Story) -> float:
    """The share of the contracted rate that the order's own clauses ask for (0.9 where none says)."""
    for rule in rulebook_for(dict(story.entries[0].body)).rules:
        if rule.target and "speed.tested" in rule.target.kinds:
            wanted = rule.target.when.get("down_mbps", {})
            if isinstance(wanted, Mapping) and isinstance(wanted.get("ge"), Mapping):
                return float(wanted["ge"].get("times", 0.9))
    return 0.9


def _acceptance(story: Story) -> DoorAcceptance | None:
    signed = story.last("acceptance.signed")
    if signed is None:
        return None
    return DoorAcceptance(
        result=signed.body["result"], signed_at=signed.occurred_at, comment=signed.body.get("comment", "")
    )


def _rating(story: Story) -> DoorRating | None:
    body = story.body("customer.rated")
    names = ("result", "punctuality", "skill", "manner")
    return DoorRating(**{name: body[name] for name in names}) if body else None
