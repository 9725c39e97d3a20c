"""Moves for tests, short: who goes where when, by Hefei's wall clock."""

from __future__ import annotations

from datetime import datetime

from doorstep.booking.tests.making import MORNING
from doorstep.dispatch import services
from doorstep.dispatch.day.revisions import settle
from doorstep.dispatch.moves.move import Check, Move
from doorstep.dispatch.moves.moving import Moved
from doorstep.dispatch.tests.making import CHEN_JING, EAST
from doorstep.orders.log import Actor
from tests.cast import DAY

SUN_LI = Actor("supervisor", "sunli")
#: A quarter of an hour's drive and a bit north of everybody's home.
FAR = (31.912, 117.305)


def check(*moves: Move, now: datetime = MORNING, actor: Actor = CHEN_JING) -> Check:
    return services.check_moves(day=DAY, moves=moves, unit_path=EAST, actor=actor, now=now)


def move(
    *moves: Move,
    revision: int | None = None,
    reason: str | None = None,
    now: datetime = MORNING,
    actor: Actor = CHEN_JING,
) -> Moved:
    """Based on the board as it is now, or on `revision`; `reason`: even if a promise breaks."""
    return services.move_visits(
        day=DAY,
        moves=moves,
        revision=settle() if revision is None else revision,
        even_if_promise_breaks=reason is not None,
        reason=reason or "",
        unit_path=EAST,
        actor=actor,
        now=now,
    )
