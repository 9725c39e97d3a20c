"""How far a roll-out has come."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from doorstep.orders.states import State
from doorstep.projects.standing import stage

R, A, S, W, C, X = (
    State.RECEIVED, State.ASSIGNED, State.ON_SITE, State.REWORK, State.CLOSED, State.CANCELLED,
)  # fmt: skip


@pytest.mark.parametrize(
    ("cleared", "orders", "rooms", "left", "said"),
    [
        (False, [R], 120, 120, "clearing"),
        (True, [R], 120, 120, "planned"),
        (True, [A, A], 120, 120, "planned"),
        (True, [S, A], 120, 119, "in_work"),
        # The first day is signed, rooms are left over.
        (True, [C, A], 120, 20, "in_work"),
        # The last room is done, the sheet isn't signed yet.
        (True, [C, S], 120, 0, "in_work"),
        (True, [C, W], 120, 0, "in_work"),
        (True, [C, State.ACCEPTED, X], 120, 0, "accepted"),
        # Nobody waits for a contract where the crew is in the rooms already.
        (False, [S], 120, 100, "in_work"),
        (True, [C], 0, 0, "in_work"),
    ],
)
def test_a_rollout_goes_from_clearing_to_accepted(
    cleared: bool, orders: Sequence[State], rooms: int, left: int, said: str
) -> None:
    assert stage(cleared=cleared, orders=orders, rooms=rooms, left=left) == said
