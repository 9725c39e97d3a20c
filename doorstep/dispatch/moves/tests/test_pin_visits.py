"""Pins: a plan leaves pinned visits where they are, until somebody takes the pin out."""

from __future__ import annotations

import pytest
from psycopg.types.range import TimestamptzRange

from doorstep.booking.tests.making import MORNING
from doorstep.core.errors import NotFound
from doorstep.dispatch import services
from doorstep.dispatch.models import Assignment
from doorstep.dispatch.moves.pinning import Pins
from doorstep.dispatch.tests.making import CHEN_JING, EAST, LI, assign, booked, events, open_day, plan, who
from doorstep.orders.errors import StateForbids
from doorstep.orders.services import rebuild
from doorstep.people.models import Leave
from tests.cast import Cast, at


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)


def pin(*numbers: str, pinned: bool = True, unit_path: str = EAST) -> Pins:
    return services.pin_visits(
        numbers=numbers, pinned=pinned, unit_path=unit_path, actor=CHEN_JING, now=at(7, 10)
    )


def test_a_plan_leaves_it_and_takes_it_again(cast: Cast) -> None:
    """Li Qiang has time for one visit only: without the pin the emergency gets it."""
    away = TimestamptzRange(at(11), at(18))
    Leave.objects.create(technician=cast.li_qiang, kind="personal", during=away)
    booked(cast, "GD1")
    plan()
    assert pin("GD1").numbers == ("GD1",)
    booked(cast, "GD2", emergency=True)
    assert plan(now=at(7, 20)).changes == ()
    assert pin("GD1", pinned=False).numbers == ("GD1",)
    plan(now=at(7, 30))
    assert (who("GD1"), who("GD2")) == (None, (LI, "10:00", "10:50"))
    assert events("GD1")[-3:] == ["order.pinned", "order.unpinned", "order.unassigned"]


def test_what_is_so_already_stays_so_without_an_event(cast: Cast) -> None:
    assign(booked(cast, "GD1"), LI, at(10))
    assign(booked(cast, "GD2", 14, 16), LI, at(14))
    pin("GD1")
    assert pin("GD1", "GD2").numbers == ("GD2",)
    assert events("GD1").count("order.pinned") == 1


def test_a_pin_outlives_a_rebuild_and_ends_with_the_assignment(cast: Cast) -> None:
    assign(booked(cast, "GD1"), LI, at(10))
    pin("GD1")
    rebuild(now=at(8))
    assert Assignment.objects.get(order_id="GD1").pinned
    services.unassign(number="GD1", reason="车坏了", actor=CHEN_JING, now=at(8))
    assign("GD1", LI, at(10), now=at(8))
    assert not Assignment.objects.get(order_id="GD1").pinned


def test_nobody_to_pin_pins_none(cast: Cast) -> None:
    """All or none."""
    assign(booked(cast, "GD1"), LI, at(10))
    booked(cast, "GD2")
    with pytest.raises(StateForbids):
        pin("GD1", "GD2")
    assert not Assignment.objects.filter(pinned=True).exists()


def test_of_another_unit_nothing_is_pinned(cast: Cast) -> None:
    assign(booked(cast, "GD1"), LI, at(10), now=MORNING)
    with pytest.raises(NotFound):
        pin("GD1", unit_path="hf/hf-west/")
    with pytest.raises(NotFound):
        pin("GD1", "GD404")
    assert "order.pinned" not in events("GD1")
