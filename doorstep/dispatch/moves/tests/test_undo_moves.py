"""One's own moves are taken back by events that put things where they were."""

from __future__ import annotations

from uuid import UUID, uuid4

import pytest

from doorstep.booking.tests.making import happen
from doorstep.dispatch import services
from doorstep.dispatch.errors import AlreadyUndone, BoardChanged, BoardChangeNotFound
from doorstep.dispatch.models import Assignment
from doorstep.dispatch.moves.move import Move
from doorstep.dispatch.moves.undoing import Undone
from doorstep.dispatch.tests.making import (
    CHEN_JING,
    LI,
    LI_QIANG,
    ZHAO,
    assign,
    booked,
    events,
    open_day,
    plan,
    who,
)
from doorstep.dispatch.tests.moving import SUN_LI, move
from doorstep.orders.log import Actor
from tests.cast import Cast, at


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)


def undo(change_id: UUID, actor: Actor = CHEN_JING) -> Undone:
    return services.undo_moves(change_id=change_id, actor=actor, now=at(7, 30))


def test_all_is_as_it_was_those_that_made_room_too(cast: Cast) -> None:
    """GD1 was the plan's, GD2 waited, GD3 was Zhao Lei's by hand. The log keeps what happened."""
    booked(cast, "GD1")
    plan()
    booked(cast, "GD2")
    assign(booked(cast, "GD3", 14, 16, kind="remove"), ZHAO, at(14))
    done = move(Move("GD2", LI, at(10)), Move("GD3", None))
    assert who("GD1") == (LI, "10:50", "11:40")
    assert undo(done.change_id).numbers == ("GD1", "GD2", "GD3")
    assert (who("GD1"), who("GD2"), who("GD3")) == (
        (LI, "10:00", "10:50"),
        None,
        (ZHAO, "14:00", "14:20"),
    )
    assert Assignment.objects.get(order_id="GD1").by == "plan"
    assert events("GD2")[-2:] == ["order.assigned", "order.unassigned"]


def test_only_once_and_only_ones_own(cast: Cast) -> None:
    booked(cast, "GD1")
    done = move(Move("GD1", LI, at(10)))
    with pytest.raises(BoardChangeNotFound):
        undo(done.change_id, SUN_LI)
    with pytest.raises(BoardChangeNotFound):
        undo(uuid4())
    undo(done.change_id)
    with pytest.raises(AlreadyUndone):
        undo(done.change_id)
    assert who("GD1") is None


def test_what_went_on_since_is_told_and_nothing_is_undone(cast: Cast) -> None:
    """Li Qiang has set out for GD1; GD2 of the same move stays too."""
    booked(cast, "GD1")
    booked(cast, "GD2", 14, 16)
    done = move(Move("GD1", LI, at(10)), Move("GD2", LI, at(14)))
    happen("GD1", "visit.departed", {}, LI_QIANG, at(7, 20))
    with pytest.raises(BoardChanged) as refused:
        undo(done.change_id)
    (news,) = refused.value.details["changed"]
    assert (news["number"], news["by"]) == ("GD1", "李强")
    assert who("GD2") == (LI, "14:00", "14:50")


def test_what_somebody_moved_since_is_not_undone(cast: Cast) -> None:
    booked(cast, "GD1", kind="remove")
    done = move(Move("GD1", LI, at(10)))
    move(Move("GD1", ZHAO, at(11)), actor=SUN_LI, now=at(7, 5))
    with pytest.raises(BoardChanged):
        undo(done.change_id)
    assert who("GD1") == (ZHAO, "11:00", "11:20")


def test_a_place_that_is_taken_by_now_is_told(cast: Cast) -> None:
    """GD1 left Li Qiang's ten o'clock, GD2 has it now."""
    assign(booked(cast, "GD1"), LI, at(10))
    done = move(Move("GD1", None))
    assign(booked(cast, "GD2"), LI, at(10, 30))
    with pytest.raises(BoardChanged) as refused:
        undo(done.change_id)
    assert [news["number"] for news in refused.value.details["changed"]] == ["GD2"]
    assert who("GD1") is None
