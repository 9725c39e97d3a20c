"""The visits of a roll-out as they stand: seen, moved to another window, withdrawn before they begin."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from django.db import transaction

from doorstep.booking.cancelling import CAUSES, MAY_BREAK
from doorstep.booking.errors import CancelNeedsReason, CancelNeedsSupervisor
from doorstep.booking.events import AskedBy
from doorstep.booking.models import Promise, Slot
from doorstep.booking.queries import promises_of
from doorstep.booking.services import cancel_visit, promise_window
from doorstep.core.errors import DoorstepError, Text, text
from doorstep.core.zone import ZONE
from doorstep.dispatch.queries import Assigned, assignments_of
from doorstep.dispatch.services import among_others_on, assign
from doorstep.orders.appending import append
from doorstep.orders.events import CancelCause
from doorstep.orders.log import Actor
from doorstep.orders.models import Event, Order
from doorstep.orders.services import new_event
from doorstep.orders.states import TITLES, State
from doorstep.projects.account import called
from doorstep.projects.errors import NoSuchVisit, VisitUnderWay
from doorstep.projects.models import RollOut, Room
from doorstep.projects.opening import orders_of

#: A visit that can still be withdrawn or moved.
TO_COME: Final = frozenset({State.RECEIVED, State.BOOKED, State.ASSIGNED})
_NEXT: Final = "重新安排首次上门"


@dataclass(frozen=True, slots=True)
class Visit:
    """An order of the roll-out's with what was arranged for it. `coordinator`: masked; `rooms`: as arranged;
    `done`: those it has done; `from_at`: the window promised; `crew_from_at`: when the crew is planned."""

    order: str
    state: str
    state_title: Text
    from_at: datetime | None
    to_at: datetime | None
    crew: str
    crew_name: str
    crew_from_at: datetime | None
    crew_to_at: datetime | None
    coordinator: str
    coordinator_id: str
    steps: tuple[str, ...]
    rooms: tuple[str, ...]
    done: int
    terminals: int
    work_min: int | None
    is_lead: bool
    to_come: bool


def visits_of(rollout: RollOut) -> list[Visit]:
    """The roll-out's visits by number; a lead order for which nothing was arranged yet is none."""
    orders = list(orders_of(rollout).filter(kind="install"))
    numbers = [order.number for order in orders]
    arranged = arranged_of(numbers)
    promises, crews = promises_of(numbers), assignments_of(numbers)
    done = Counter(Room.objects.filter(order__in=numbers, state="done").values_list("order_id", flat=True))
    people = {str(row.pk): called(row) for row in rollout.customer.contacts.all()}
    return [
        _visit(order, arranged[order.number], promises.get(order.number), crews.get(order.number), people,
               done[order.number], order.number == rollout.lead_id)
        for order in orders
        if order.number in arranged
    ]  # fmt: skip


def arranged_of(numbers: list[str]) -> dict[str, Mapping[str, Any]]:
    """What was last arranged, by order."""
    rows = Event.objects.filter(order__in=numbers, kind="visit.arranged").order_by("seq")
    return dict(rows.values_list("order_id", "body"))


@transaction.atomic
def move_visit(
    *,
    rollout: RollOut,
    number: str,
    slot: str,
    asked_by: AskedBy,
    reason: str,
    actor: Actor,
    now: datetime,
) -> Text | None:
    """Move a visit to another window, with all that was arranged; its crew goes then, if it can. Returns why
    it can't, None when it does: somebody else has to be sent. Moves are the hotel's, or a supervisor's with
    his reason (HOTEL-7).

    Raises NoSuchVisit, VisitUnderWay, and what booking.promise_window raises.
    """
    order = _to_come(rollout, number)
    crew = assignments_of([number]).get(number)
    place = Slot.objects.filter(pk=slot).first()
    if place is not None:
        # The day before the order: as dispatch locks them.
        among_others_on(place.from_at.astimezone(ZONE).date())
    before = Promise.objects.filter(order=order).values_list("slot_id", flat=True).first()
    promise_window(number=number, slot=slot, asked_by=asked_by, reason=reason, actor=actor, now=now)
    if before == slot or place is None:
        return None
    body = dict(arranged_of([number])[number])
    body |= {"from_at": place.from_at.isoformat(), "to_at": place.to_at.isoformat()}
    append(number=number, event=new_event(kind="visit.arranged", body=body, now=now), actor=actor, now=now)
    if crew is None:
        return None
    try:
        with transaction.atomic():
            assign(
                number=number, staff_no=crew.staff_no, from_at=max(place.from_at, now), actor=actor, now=now
            )
    except DoorstepError as refusal:
        return text(refusal.titled("zh"), refusal.titled("en"))
    return None


@transaction.atomic
def withdraw_visit(
    *,
    rollout: RollOut,
    number: str,
    asked_by: AskedBy,
    cause: CancelCause,
    note: str,
    actor: Actor,
    now: datetime,
) -> None:
    """Take back a visit that hasn't begun: its rooms wait again, its window is free. The lead order goes on
    without a visit, any other is cancelled. Our own withdrawal is a supervisor's, with its reason.

    Raises NoSuchVisit, VisitUnderWay, CancelNeedsSupervisor, CancelNeedsReason.
    """
    order = _to_come(rollout, number)
    if number != rollout.lead_id:
        cancel_visit(number=number, asked_by=asked_by, cause=cause, note=note, actor=actor, now=now)
        return
    ours = asked_by == "us" and actor.role not in MAY_BREAK
    if ours and Promise.objects.filter(order=order).exists():
        raise CancelNeedsSupervisor(clauses=["HOTEL-7", "ETHIC-2"])
    if not note.strip() and (cause == "other" or asked_by == "us"):
        raise CancelNeedsReason(fields=[{"field": "note", "zh": "必填", "en": "is needed"}])
    body = {
        "type": "user_not_ready" if asked_by == "customer" else "no_resources",
        "reason": note.strip() or CAUSES[cause][0]["zh"],
        "next_step": _NEXT,
        "expected_on": (now.astimezone(ZONE).date() + timedelta(days=1)).isoformat(),
    }
    append(number=number, event=new_event(kind="order.suspended", body=body, now=now), actor=actor, now=now)
    resumed = new_event(kind="order.resumed", body={"note": _NEXT}, now=now)
    append(number=number, event=resumed, actor=actor, now=now)


def _to_come(rollout: RollOut, number: str) -> Order:
    order = orders_of(rollout).filter(number=number, kind="install").first()
    if order is None or number not in arranged_of([number]):
        raise NoSuchVisit()
    if State(order.state) not in TO_COME:
        raise VisitUnderWay(state=TITLES[State(order.state)])
    return order


def _visit(
    order: Order,
    arranged: Mapping[str, Any],
    promise: Promise | None,
    crew: Assigned | None,
    people: Mapping[str, str],
    done: int,
    is_lead: bool,
) -> Visit:
    state = State(order.state)
    return Visit(
        order=order.number,
        state=state.value,
        state_title=TITLES[state],
        from_at=promise.from_at if promise else None,
        to_at=promise.to_at if promise else None,
        crew=crew.staff_no if crew else "",
        crew_name=crew.name if crew else "",
        crew_from_at=crew.from_at if crew else None,
        crew_to_at=crew.to_at if crew else None,
        coordinator=people.get(arranged["coordinator"], ""),
        coordinator_id=arranged["coordinator"],
        steps=tuple(arranged["steps"]),
        rooms=tuple(arranged["rooms"]),
        done=done,
        terminals=arranged["terminals"],
        work_min=arranged.get("work_min"),
        is_lead=is_lead,
        to_come=state in TO_COME and promise is not None,
    )
