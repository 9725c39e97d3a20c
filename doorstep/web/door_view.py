"""What a customer sees of an order, and which one thing is asked of them now."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, Literal
from uuid import UUID

from django.conf import settings
from ninja import Schema

from doorstep.accounts.rules import mask_customer_name
from doorstep.booking.cancelling import causes_for
from doorstep.booking.queries import hold_of, offers, promise_of
from doorstep.dispatch.queries import assignment_of
from doorstep.dispatch.rules import NOBODY
from doorstep.orders.events import KINDS, CancelCause
from doorstep.orders.judging import rulebook_for
from doorstep.orders.log import Entry
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of
from doorstep.orders.states import TITLES, State, fits_state, move_for
from doorstep.people.portraits import portrait_versions
from doorstep.people.queries import technician_card
from doorstep.standards.language import Words
from doorstep.standards.rulebook import Rulebook
from doorstep.visits.acceptance import required_ratio
from doorstep.visits.queries import KIND_TITLES
from doorstep.visits.rules import Story, present_job, present_visit
from doorstep.web import my_data
from doorstep.web.door_coming import DoorComing, coming
from doorstep.web.door_rooms import DoorDesk, door_desk
from doorstep.web.my_data import DoorData

Step = Literal[
    "book", "wait", "on_the_way", "desk", "agree", "work", "sign", "sheet", "rate", "done", "suspended",
    "cancelled",
]  # fmt: skip

OFFER_DAYS = 7

#: The customer's side of the log: what was promised and done for them, nothing about how it is judged.
_TOLD = frozenset(
    {
        "order.received", "window.promised", "order.assigned", "visit.departed", "visit.arrived",
        "visit.failed", "plan.proposed", "plan.agreed", "cabling.done", "fault.located", "fault.fixed",
        "service.activated", "speed.tested", "acceptance.signed", "customer.rated", "visit.finished",
        "order.replied", "order.suspended", "order.resumed", "order.cancelled", "order.reopened",
        "complaint.made", "complaint.answered", "data.requested", "data.answered", "visit.arranged",
        "frontdesk.confirmed", "next_visit.agreed", "sheet.signed", "crew.left",
    }
)  # fmt: skip

#: Somebody comes or has been there. Before that, and when it is off again, who it may be is not told.
SOMEBODY_COMES = frozenset(State) - NOBODY

SIGNABLE = frozenset({State.ON_SITE, State.REWORK, State.ACCEPTED})


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
    held_until: datetime | None


class DoorHold(Schema):
    """The place that is kept for this customer while they decide."""

    id: UUID
    slot: str
    from_at: datetime
    to_at: datetime
    held_until: datetime


class DoorTechnician(Schema):
    """`portrait`: the version of the picture at /portrait, none without one."""

    name: str
    badge_no: str
    star_level: int
    portrait: str | None


class DoorPlan(Schema):
    """`id` names it: whoever agrees says to which plan."""

    id: UUID
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
    """`asked_by`: of a moved window and a cancelling, whose wish it was; `window`: of a promise, which."""

    kind: str
    title: Words
    occurred_at: datetime
    asked_by: Literal["customer", "us"] | None
    window: DoorSpan | None


class DoorAcceptance(Schema):
    """`rework`: when the customer wants put right what is wrong."""

    result: str
    signed_at: datetime
    comment: str
    rework: Literal["now", "later"] | None


class DoorComplaint(Schema):
    """What the customer complained of, until when an answer is promised, and the answer once there is one."""

    id: UUID
    statement: str
    made_at: datetime
    answer_by: datetime
    answer: str | None
    answered_at: datetime | None


class DoorRating(Schema):
    result: int
    punctuality: int
    skill: int
    manner: int


class DoorCause(Schema):
    code: CancelCause
    title: Words


class DoorView(Schema):
    """`cancel_causes`: why the customer can cancel, none when they can't any more. `desk`: of a visit of a
    hotel's rooms."""

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
    hold: DoorHold | None
    technician: DoorTechnician | None
    coming: DoorComing | None
    desk: DoorDesk | None
    plan: DoorPlan | None
    plan_agreed: bool
    speed: DoorSpeed | None
    can_sign: bool
    can_rate: bool
    cancel_causes: list[DoorCause]
    events: list[DoorEvent]
    acceptance: DoorAcceptance | None
    rating: DoorRating | None
    complaints: list[DoorComplaint]
    data: DoorData | None
    company: str
    hotline: str
    complaint_line: str
    now: datetime
    expires_at: datetime


def view(order: Order, *, now: datetime, expires_at: datetime) -> DoorView:
    """Everything on the page at `now`. A reopened order shows its new job; what was told stays told."""
    entries = entries_of(order.number)
    job = Story(present_job(entries))
    state = State(order.state)
    promise = promise_of(order.number)
    desk = door_desk(order, entries)
    assigned = assignment_of(order.number) if state in SOMEBODY_COMES else None
    return DoorView(
        number=order.number,
        kind=order.kind,
        kind_title=Words(**KIND_TITLES[order.kind]),
        state=state.value,
        state_title=Words(**TITLES[state]),
        step=current_step(state, entries, desk),
        customer_name=mask_customer_name(order.customer.name, order.customer.segment),
        products=order.attributes["products"],
        promised=DoorSpan(from_at=promise.from_at, to_at=promise.to_at) if promise else None,
        offers=_offers(order, state, job, now),
        hold=_hold(order.number, state, now),
        technician=_technician(assigned.staff_no) if assigned else None,
        coming=coming(order, present_visit(entries), assigned, now=now)
        if state is State.ON_THE_WAY
        else None,
        desk=desk,
        plan=_plan(job),
        plan_agreed=job.plan_agreed,
        speed=_speed(job, order.attributes, rulebook_for(entries[0].body)),
        can_sign=state in SIGNABLE,
        can_rate=fits_state(state, "customer.rated", {}),
        cancel_causes=_causes(state),
        events=[_event(entry) for entry in entries if entry.kind in _TOLD],
        acceptance=_acceptance(job),
        rating=_rating(job),
        complaints=_complaints(Story(entries)),
        data=my_data.standing(order, now),
        company=settings.OPERATOR,
        hotline=settings.HOTLINE,
        complaint_line=settings.COMPLAINT_LINE,
        now=now,
        expires_at=expires_at,
    )


def current_step(state: State, entries: Sequence[Entry], desk: DoorDesk | None = None) -> Step:
    """The one thing that the page asks for."""
    asked = _ASKED.get(state)
    if asked is not None:
        return asked
    if state in (State.ON_SITE, State.REWORK):
        step = _at_work(Story(present_visit(entries)))
        return step if desk is None else _at_desk(step, desk)
    rated = Story(present_job(entries)).last("customer.rated") is not None
    return "done" if rated or not fits_state(state, "customer.rated", {}) else "rate"


_ASKED: Mapping[State, Step] = {
    State.CANCELLED: "cancelled",
    State.SUSPENDED: "suspended",
    State.RECEIVED: "book",
    State.BOOKED: "wait",
    State.ASSIGNED: "wait",
    State.ON_THE_WAY: "on_the_way",
}


def _at_work(visit: Story) -> Step:
    """On site: agree to a plan that waits for it; sign once the work was shown; else follow it."""
    if visit.last("plan.proposed") and not visit.plan_agreed:
        return "agree"
    return "sign" if visit.ready_to_sign else "work"


def _at_desk(step: Step, desk: DoorDesk) -> Step:
    """Before rooms are opened the desk confirms them; when each is done or put off, it signs their sheet, and
    again when something of it was put right."""
    if desk.confirmed_at is None:
        return "desk"
    if step == "agree":
        return step
    waits = desk.open or (desk.signed_at is not None and step != "sign")
    return "work" if waits else "sheet"


def _offers(order: Order, state: State, job: Story, now: datetime) -> list[DoorOffer]:
    """While somebody is at work, only for who asked to have it put right at another time."""
    if not fits_state(state, "window.promised", {}):
        return []
    if state is State.REWORK and job.body("acceptance.signed").get("rework") != "later":
        return []
    found = offers(number=order.number, days=OFFER_DAYS, now=now)
    return [DoorOffer.model_validate(offer) for offer in found]


def _event(entry: Entry) -> DoorEvent:
    """A move names who asked for it (HOTEL-7, ETHIC-2); why we did is not for the customer's page."""
    body = entry.body
    promise = entry.kind == "window.promised"
    named = bool(body.get("moves")) if promise else entry.kind == "order.cancelled"
    return DoorEvent(
        kind=entry.kind,
        title=KINDS[entry.kind].title,
        occurred_at=entry.occurred_at,
        asked_by=body["asked_by"] if named else None,
        window=DoorSpan(from_at=body["from_at"], to_at=body["to_at"]) if promise else None,
    )


def _hold(number: str, state: State, now: datetime) -> DoorHold | None:
    held = hold_of(number, now=now) if fits_state(state, "window.promised", {}) else None
    if held is None:
        return None
    return DoorHold(
        id=held.pk, slot=held.slot_id, from_at=held.from_at, to_at=held.to_at, held_until=held.held_until
    )


def _technician(staff_no: str) -> DoorTechnician:
    card = technician_card(staff_no)
    return DoorTechnician(
        name=card.name,
        badge_no=card.badge_no,
        star_level=card.star_level,
        portrait=portrait_versions([staff_no]).get(staff_no),
    )


def _causes(state: State) -> list[DoorCause]:
    if move_for(state, "order.cancelled", {}) is None:
        return []
    return [DoorCause(code=code, title=Words(**title)) for code, title in causes_for("customer").items()]


def _complaints(story: Story) -> list[DoorComplaint]:
    """Each with its latest answer, in the order in which they were made."""
    answers = {each.body["complaint"]: each for each in story.all("complaint.answered")}
    return [
        DoorComplaint(
            id=made.id,
            statement=made.body["statement"],
            made_at=made.occurred_at,
            answer_by=made.occurred_at + timedelta(hours=settings.COMPLAINT_ANSWER_H),
            answer=answer.body["answer"] if (answer := answers.get(str(made.id))) else None,
            answered_at=answer.occurred_at if answer else None,
        )
        for made in story.all("complaint.made")
    ]


def _plan(job: Story) -> DoorPlan | None:
    proposed = job.last("plan.proposed")
    if proposed is None:
        return None
    return DoorPlan(
        id=proposed.id,
        route=proposed.body["route"],
        length_m=proposed.body["length_m"],
        duration_min=proposed.body["duration_min"],
        charge_cny=proposed.body["charge_cny"],
    )


def _speed(job: Story, order: Mapping[str, Any], rulebook: Rulebook) -> DoorSpeed | None:
    body = job.body("speed.tested")
    if not body:
        return None
    contracted = order.get("contracted_down_mbps")
    return DoorSpeed(
        down_mbps=body["down_mbps"],
        up_mbps=body["up_mbps"],
        contracted_down_mbps=contracted,
        ok=contracted is None or body["down_mbps"] >= contracted * required_ratio(rulebook),
    )


def _acceptance(job: Story) -> DoorAcceptance | None:
    signed = job.last("acceptance.signed")
    if signed is None:
        return None
    return DoorAcceptance(
        result=signed.body["result"],
        signed_at=signed.occurred_at,
        comment=signed.body.get("comment", ""),
        rework=signed.body.get("rework"),
    )


def _rating(job: Story) -> DoorRating | None:
    """The latest one: who rates again has changed their mind."""
    body = job.body("customer.rated")
    names = ("result", "punctuality", "skill", "manner")
    return DoorRating(**{name: body[name] for name in names}) if body else None
