"""The life of an order as one table: (state, verb, next state, who may). docs/states.md is drawn from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from doorstep.core.errors import Text, text
from doorstep.people.states import ROLES


class State(StrEnum):
    RECEIVED = "received"
    BOOKED = "booked"
    ASSIGNED = "assigned"
    ON_THE_WAY = "on_the_way"
    ON_SITE = "on_site"
    REWORK = "rework"
    ACCEPTED = "accepted"
    REPLIED = "replied"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


TITLES: Mapping[State, Text] = {
    State.RECEIVED: text("待预约", "to be booked"),
    State.BOOKED: text("已预约", "booked"),
    State.ASSIGNED: text("已派单", "assigned"),
    State.ON_THE_WAY: text("在途", "on the way"),
    State.ON_SITE: text("施工中", "on site"),
    State.REWORK: text("整改中", "in rework"),
    State.ACCEPTED: text("已验收", "accepted"),
    State.REPLIED: text("已回单", "replied"),
    State.CLOSED: text("已归档", "closed"),
    State.SUSPENDED: text("已挂起", "suspended"),
    State.CANCELLED: text("已取消", "cancelled"),
}

#: Nothing more is expected of these: their verdicts are final (until the order is reopened).
ENDED = frozenset({State.CLOSED, State.CANCELLED})

#: Who can bring an event about: our people, the customer, and the system itself.
ROLE_TITLES: Mapping[str, Text] = {
    **{role.value: title for role, title in ROLES.items()},
    "customer": text("客户", "Customer"),
    "system": text("系统", "System"),
}

#: The event that opens an order, and no event after it.
OPENING = "order.received"

DESK = ("dispatcher", "supervisor", "manager")
CREW = ("technician", "account_manager")
#: Who looks after a hotel from the desk: its account manager, or the desk for them.
ACCOUNT = ("account_manager", *DESK)


@dataclass(frozen=True, slots=True)
class Move:
    """In `states`, the event `verb` (with these body fields) leads to `to`; `who` may bring it about."""

    states: tuple[State, ...]
    verb: str
    to: State
    who: tuple[str, ...]
    when: Mapping[str, Any] = field(default_factory=dict)


_BEFORE_WORK = (State.RECEIVED, State.BOOKED, State.ASSIGNED, State.ON_THE_WAY)
_AT_WORK = (State.ON_SITE, State.REWORK)

MOVES: tuple[Move, ...] = (
    Move(
        # In rework: the customer would rather have it put right at another time.
        (State.RECEIVED, State.BOOKED, State.ASSIGNED, State.REWORK),
        "window.promised",
        State.BOOKED,
        (*ACCOUNT, "customer", "system"),
    ),
    Move((State.BOOKED, State.ASSIGNED), "order.assigned", State.ASSIGNED, (*ACCOUNT, "system")),
    Move((State.ASSIGNED,), "order.unassigned", State.BOOKED, (*ACCOUNT, "system")),
    Move((State.ASSIGNED,), "visit.departed", State.ON_THE_WAY, CREW),
    Move((State.ASSIGNED, State.ON_THE_WAY), "visit.arrived", State.ON_SITE, CREW),
    Move((State.ASSIGNED, State.ON_THE_WAY, *_AT_WORK), "visit.failed", State.RECEIVED, CREW),
    Move(
        (*_AT_WORK, State.ACCEPTED),
        "acceptance.signed",
        State.ACCEPTED,
        (*CREW, "customer"),
        {"result": "satisfied"},
    ),
    Move(
        (*_AT_WORK, State.ACCEPTED),
        "acceptance.signed",
        State.REWORK,
        (*CREW, "customer"),
        {"result": "dissatisfied"},
    ),
    Move((State.ACCEPTED,), "order.replied", State.REPLIED, CREW),
    Move((State.REPLIED,), "order.closed", State.CLOSED, (*DESK, "system")),
    Move((State.REPLIED, State.CLOSED), "order.reopened", State.RECEIVED, ("supervisor", "manager")),
    Move((*_BEFORE_WORK, *_AT_WORK), "order.suspended", State.SUSPENDED, (*DESK, *CREW)),
    Move((State.SUSPENDED,), "order.resumed", State.RECEIVED, ACCOUNT),
    Move((*_BEFORE_WORK, State.SUSPENDED), "order.cancelled", State.CANCELLED, (*ACCOUNT, "customer")),
)

#: Events that move no state: who may record them, and (for a request) in which states. Empty: in any.
RECORDS: Mapping[str, tuple[tuple[str, ...], tuple[State, ...]]] = {
    OPENING: ((*ACCOUNT, "customer", "system"), ()),
    "order.pinned": (DESK, (State.ASSIGNED,)),
    "order.unpinned": (DESK, (State.ASSIGNED,)),
    "call.made": ((*DESK, *CREW), ()),
    "call.held": ((*DESK, *CREW), ()),
    "call.resumed": ((*DESK, *CREW), ()),
    "callback.promised": ((*DESK, *CREW), ()),
    "callback.made": ((*DESK, *CREW), ()),
    "customer.informed": (("system",), ()),
    "order.studied": (CREW, (State.ASSIGNED, State.ON_THE_WAY, State.ON_SITE)),
    "visit.prepared": (CREW, (State.ASSIGNED, State.ON_THE_WAY, State.ON_SITE)),
    "door.greeted": (CREW, _AT_WORK),
    "fault.located": (CREW, _AT_WORK),
    "fault.fixed": (CREW, _AT_WORK),
    "plan.proposed": (CREW, _AT_WORK),
    "plan.agreed": ((*CREW, "customer"), _AT_WORK),
    "cabling.done": (CREW, _AT_WORK),
    "optical.measured": (CREW, _AT_WORK),
    "device.fitted": (CREW, _AT_WORK),
    "device.recovered": (CREW, _AT_WORK),
    "device.returned": (ACCOUNT, ()),
    "service.activated": (CREW, _AT_WORK),
    "speed.tested": (CREW, _AT_WORK),
    "use.explained": (CREW, _AT_WORK),
    "site.cleaned": (CREW, _AT_WORK),
    "customer.rated": ((*CREW, "customer"), (State.REWORK, State.ACCEPTED, State.REPLIED)),
    "visit.finished": (CREW, (State.ON_SITE, State.REWORK, State.ACCEPTED)),
    "order.corrected": ((*DESK, *CREW), ()),
    "breach.reported": (("supervisor", "manager", "customer", "system"), ()),
    "evidence.doubted": (("system",), ()),
    "doubt.decided": (("supervisor", "manager"), ()),
    "complaint.made": (("customer", *DESK), ()),
    "complaint.answered": (DESK, ()),
    "data.requested": (("customer",), ()),
    "data.answered": (("supervisor", "manager"), ()),
    # A hotel's roll-out: before the visit, in the rooms, after them, and beside all of it.
    "rollout.cleared": (ACCOUNT, ()),
    "visit.arranged": (ACCOUNT, (State.BOOKED, State.ASSIGNED)),
    "frontdesk.confirmed": ((*CREW, "customer"), _AT_WORK),
    "room.knocked": (CREW, _AT_WORK),
    "guest.greeted": (CREW, _AT_WORK),
    "room.opened": (CREW, _AT_WORK),
    "room.mapped": (CREW, _AT_WORK),
    "room.unmapped": (CREW, _AT_WORK),
    "guest.asked": (CREW, _AT_WORK),
    "guest.answered": (CREW, _AT_WORK),
    "room.deferred": (CREW, _AT_WORK),
    "room.finished": (CREW, _AT_WORK),
    "room.noted": (CREW, (*_AT_WORK, State.ACCEPTED)),
    "guest.requested": (CREW, (*_AT_WORK, State.ACCEPTED)),
    "frontdesk.told": ((*CREW, *DESK), ()),
    "sheet.signed": ((*CREW, "customer"), (*_AT_WORK, State.ACCEPTED)),
    "next_visit.agreed": ((*CREW, "customer", *DESK), ()),
    "crew.left": (CREW, (State.ON_SITE, State.REWORK, State.ACCEPTED)),
    "rollout.entered": (CREW, (State.ACCEPTED, State.REPLIED)),
    "service_plan.confirmed": ((*ACCOUNT, "customer"), ()),
    "service_plan.started": (ACCOUNT, ()),
    "service_plan.completed": (ACCOUNT, ()),
    "result.reported": (ACCOUNT, ()),
    "task.opened": (ACCOUNT, ()),
    "task.closed": (ACCOUNT, ()),
    "promise.made": ((*ACCOUNT, "technician"), ()),
    "promise.reported": ((*ACCOUNT, "technician"), ()),
}


def move_for(state: State | None, verb: str, body: Mapping[str, Any]) -> Move | None:
    """The move that `verb` with this body makes from `state`, if any."""
    for move in MOVES:
        if state in move.states and move.verb == verb and all(body.get(k) == v for k, v in move.when.items()):
            return move
    return None


def next_state(state: State | None, verb: str, body: Mapping[str, Any]) -> State:
    """The state after an event. A fact that has no place in the table leaves the state as it is."""
    if state is None:
        return State.RECEIVED
    move = move_for(state, verb, body)
    return move.to if move else state


def allowed_verbs(state: State, role: str) -> list[str]:
    """What `role` may do with an order in `state`, in the order of the tables."""
    moves = [move.verb for move in MOVES if state in move.states and role in move.who]
    records = [
        verb for verb, (who, states) in RECORDS.items() if role in who and (not states or state in states)
    ]
    return list(dict.fromkeys([*moves, *(verb for verb in records if verb != OPENING)]))


def who_may(verb: str) -> tuple[str, ...]:
    """The roles that may bring `verb` about in some state; empty when the tables don't know it."""
    moves = [role for move in MOVES if move.verb == verb for role in move.who]
    return tuple(dict.fromkeys([*moves, *RECORDS.get(verb, ((), ()))[0]]))


def fits_state(state: State, verb: str, body: Mapping[str, Any]) -> bool:
    """May `verb` be asked for in `state`?"""
    if move_for(state, verb, body) is not None:
        return True
    if verb not in RECORDS or verb == OPENING:
        return False
    states = RECORDS[verb][1]
    return not states or state in states


def verbs_of(role: str) -> list[str]:
    """Every verb that `role` may bring about in some state."""
    verbs = dict.fromkeys([move.verb for move in MOVES] + list(RECORDS))
    return [verb for verb in verbs if role in who_may(verb)]
