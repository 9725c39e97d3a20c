"""Moves are made all or none, never over somebody else's head, and a promise isn't broken by the way."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from doorstep.booking.errors import MoveNeedsReason, MoveNeedsSupervisor
from doorstep.booking.tests.making import MORNING, happen
from doorstep.core.errors import NotFound
from doorstep.dispatch import services
from doorstep.dispatch.day.revisions import settle
from doorstep.dispatch.errors import BoardChanged, MovesRefused, PromiseWouldBreak
from doorstep.dispatch.models import Assignment, BoardChange
from doorstep.dispatch.moves.move import Move
from doorstep.dispatch.moves.moving import Moved
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
from doorstep.dispatch.tests.moving import SUN_LI, check, move
from doorstep.orders.models import Event
from tests.cast import Cast, at
from tests.races import all_at_once
from tests.worlds import Visit


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)


def last_body(number: str) -> dict[str, object]:
    row = Event.objects.filter(order_id=number).order_by("-seq").first()
    assert row is not None
    return dict(row.body)


def test_to_another_technician_as_it_was_checked(cast: Cast) -> None:
    """The answer says who and when, and what it is to be taken back by."""
    assign(booked(cast, "GD1", kind="remove"), LI, at(10))
    asked = Move("GD1", ZHAO, at(11))
    shown = check(asked)
    done = move(asked)
    assert done.seats == shown.seats
    assert who("GD1") == (ZHAO, "11:00", "11:20")
    assert BoardChange.objects.get(pk=done.change_id).actor == "dispatcher:chenjing"
    assert last_body("GD1")["by"] == "hand"


def test_off_and_onto_the_board_at_once(cast: Cast) -> None:
    """GD1 gives its place to GD2 in one go."""
    assign(booked(cast, "GD1"), LI, at(10))
    booked(cast, "GD2")
    move(Move("GD1", None), Move("GD2", LI, at(10)))
    assert (who("GD1"), who("GD2")) == (None, (LI, "10:00", "10:50"))
    assert events("GD1")[-1] == "order.unassigned"


def test_two_change_places(cast: Cast) -> None:
    assign(booked(cast, "GD1", kind="remove"), LI, at(10))
    assign(booked(cast, "GD2", kind="remove"), ZHAO, at(10))
    move(Move("GD1", ZHAO, at(10)), Move("GD2", LI, at(10)))
    assert (who("GD1"), who("GD2")) == ((ZHAO, "10:00", "10:20"), (LI, "10:00", "10:20"))


def test_those_that_make_room_keep_who_put_them_there(cast: Cast) -> None:
    """A planned visit that is pushed is still the plan's to move."""
    booked(cast, "GD1")
    plan()
    booked(cast, "GD2")
    move(Move("GD2", LI, at(10)))
    assert who("GD1") == (LI, "10:50", "11:40")
    assert Assignment.objects.get(order_id="GD1").by == "plan"
    assert Assignment.objects.get(order_id="GD2").by == "hand"


def test_what_is_where_it_should_be_gets_no_event(cast: Cast) -> None:
    assign(booked(cast, "GD1"), LI, at(10))
    before = events("GD1")
    move(Move("GD1", LI, at(10)))
    assert events("GD1") == before


def test_one_that_cant_stops_all(cast: Cast) -> None:
    """With every reason, and nothing written."""
    booked(cast, "GD1")
    booked(cast, "GD2", kind="remove")
    with pytest.raises(MovesRefused) as refused:
        move(Move("GD2", ZHAO, at(10)), Move("GD1", ZHAO, at(11)))
    (problem,) = refused.value.details["problems"]
    assert (problem["number"], problem["code"]) == ("GD1", "skill-lacking")
    assert (who("GD1"), who("GD2")) == (None, None)
    assert not BoardChange.objects.exists()


def test_a_broken_promise_is_asked_for_and_needs_the_supervisor_and_her_reason(cast: Cast) -> None:
    """HOTEL-7, ETHIC-2: the dispatcher may not, whatever he says; the reason stands in the log."""
    booked(cast, "GD1")
    asked = Move("GD1", LI, at(13))
    with pytest.raises(PromiseWouldBreak) as question:
        move(asked, actor=SUN_LI)
    assert question.value.details["problems"][0]["code"] == "outside-window"
    with pytest.raises(MoveNeedsSupervisor):
        move(asked, reason="客户单位临时断电")
    with pytest.raises(MoveNeedsReason):
        move(asked, reason="  ", actor=SUN_LI)
    assert who("GD1") is None
    move(asked, reason="客户单位临时断电", actor=SUN_LI)
    assert who("GD1") == (LI, "13:00", "13:50")
    assert last_body("GD1")["reason"] == "客户单位临时断电"


def test_the_customer_is_called_before_the_promise_is_broken(received: Visit, cast: Cast) -> None:
    """The library's gate for moving a window (ETHIC-2) stands before a visit outside of it too."""
    received.ready()
    asked = Move(received.number, LI, at(13))
    shown = check(asked, actor=SUN_LI, now=received.now)
    assert not shown.allowed
    assert [each.code for each in shown.problems] == ["outside-window", "step-refused"]
    with pytest.raises(MovesRefused):
        move(asked, reason="前一户耽搁", actor=SUN_LI, now=received.now)
    received.say("call.made", {"purpose": "delay", "outcome": "connected"}, by=SUN_LI)
    move(asked, reason="前一户耽搁", actor=SUN_LI, now=received.now + timedelta(minutes=1))
    assert who(received.number) == (LI, "13:00", "14:00")


def test_the_second_is_told_what_the_first_did(cast: Cast) -> None:
    """Chen Jing looks, Sun Li gives GD1 to Zhao Lei, Chen Jing drops it on Li Qiang: not without knowing."""
    booked(cast, "GD1", kind="remove")
    seen = settle()
    move(Move("GD1", ZHAO, at(10)), actor=SUN_LI, now=at(7, 5))
    with pytest.raises(BoardChanged) as refused:
        move(Move("GD1", LI, at(11)), revision=seen, now=at(7, 6))
    (news,) = refused.value.details["changed"]
    assert (news["number"], news["by"]) == ("GD1", "孙丽")
    assert datetime.fromisoformat(news["at"]) == at(7, 5)
    assert news["what"]["zh"] == "已派给 赵磊，10:00 上门"
    assert who("GD1") == (ZHAO, "10:00", "10:20")
    move(Move("GD1", LI, at(11)), now=at(7, 7))
    assert who("GD1") == (LI, "11:00", "11:20")


def test_news_of_the_technicians_day_counts_too(cast: Cast) -> None:
    """GD2 came to Li Qiang meanwhile: whoever fills his day should know."""
    booked(cast, "GD1")
    seen = settle()
    assign(booked(cast, "GD2"), LI, at(10))
    with pytest.raises(BoardChanged) as refused:
        move(Move("GD1", LI, at(11)), revision=seen)
    assert {news["number"] for news in refused.value.details["changed"]} == {"GD2"}


def test_what_others_do_elsewhere_does_not(cast: Cast) -> None:
    """Zhao Lei's day is his own, and that Li Qiang has arrived at GD3 changes no plan."""
    booked(cast, "GD1")
    assign(booked(cast, "GD3", 8, 10), LI, at(8, 30))
    seen = settle()
    assign(booked(cast, "GD2", kind="remove"), ZHAO, at(10))
    happen("GD3", "visit.arrived", {}, LI_QIANG, at(8, 20))
    move(Move("GD1", LI, at(11)), revision=seen, now=at(8, 25))
    assert who("GD1") == (LI, "11:00", "11:50")


def test_ones_own_move_is_no_news_after_looking_again(cast: Cast) -> None:
    booked(cast, "GD1")
    done = move(Move("GD1", LI, at(10)))
    move(Move("GD1", LI, at(11)), revision=done.revision, now=at(7, 5))
    assert who("GD1") == (LI, "11:00", "11:50")


def test_of_another_unit_nothing_is_moved(cast: Cast) -> None:
    booked(cast, "GD1")
    with pytest.raises(NotFound):
        services.move_visits(
            day=at(0).date(),
            moves=[Move("GD1", LI)],
            revision=settle(),
            unit_path="hf/hf-west/",
            actor=CHEN_JING,
            now=MORNING,
        )
    assert who("GD1") is None


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_moves_and_the_others_are_told(cast: Cast) -> None:
    """Four dispatchers drop the same visit on different hours, all from the same board."""
    booked(cast, "GD1", kind="remove")
    seen = settle()

    def drop(minute: int) -> Moved:
        return move(Move("GD1", (LI, ZHAO)[minute % 20 == 0], at(10, minute)), revision=seen)

    found = all_at_once(drop, [0, 10, 20, 30])
    told = [each for each in found if isinstance(each, BoardChanged)]
    assert len(told) == 3, found
    assert all(each.details["changed"][0]["number"] == "GD1" for each in told)
    assert events("GD1").count("order.assigned") == 1


@pytest.mark.django_db(transaction=True)
def test_crossing_moves_wait_for_each_other(cast: Cast) -> None:
    """Each takes what the other has; one comes first and the other is told, nobody hangs."""
    assign(booked(cast, "GD1", kind="remove"), LI, at(10))
    assign(booked(cast, "GD2", kind="remove"), ZHAO, at(10))
    seen = settle()
    asked = [(Move("GD1", ZHAO, at(11)),), (Move("GD2", LI, at(11)),)]
    found = all_at_once(lambda moves: move(*moves, revision=seen), asked)
    assert sorted(type(each).__name__ for each in found) == ["BoardChanged", "Moved"], found
