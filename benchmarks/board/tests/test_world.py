"""The made-up day is one that the board can show: small, with everything in its place."""

from __future__ import annotations

import pytest

from benchmarks.board.world import LOGIN, UNIT, make_city
from doorstep.dispatch import queries, services
from doorstep.dispatch.moves.move import Move
from doorstep.orders.log import Actor
from tests.cast import DAY, at

NOON = at(12)


@pytest.mark.django_db
def test_a_small_city_on_the_board() -> None:
    """Twelve people with ten visits each: the morning's are over, one is under way, the rest to come."""
    city = make_city(technicians=12, visits=120, now=NOON)
    board = queries.board(day=DAY, unit_path=f"{UNIT}/", now=NOON)
    assert (city.visits, len(board.technicians), len(board.unassigned)) == (120, 12, city.waiting)
    for row in board.technicians:
        states = [visit.state for visit in row.visits]
        assert len(states) == 10
        assert set(states) <= {"replied", "on_site", "assigned"} and {"replied", "assigned"} <= set(states)
        assert states == sorted(states, key=["replied", "on_site", "assigned"].index)
        assert all(visit.due_clause == "bench.clause-0" for visit in row.visits)
        assert all(visit.promised and visit.promised.contains(visit.from_at) for visit in row.visits)


@pytest.mark.django_db
def test_its_visits_can_be_moved() -> None:
    """What the benchmark's check asks is answered, not refused for a log that is too short."""
    city = make_city(technicians=2, visits=10, now=NOON)
    board = queries.board(day=DAY, unit_path=f"{UNIT}/", now=NOON)
    number = board.technicians[0].visits[-1].number
    asker = Actor("dispatcher", LOGIN)
    found = services.check_moves(
        day=DAY, moves=[Move(number, None)], unit_path=f"{UNIT}/", actor=asker, now=NOON
    )
    assert found.allowed and found.extra_travel_min <= 0 and len(city.technicians) == 2
