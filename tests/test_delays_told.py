"""ETHIC-2 under all standards: who can't be on time tells the customer before the window, and somebody else
or another time is arranged."""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.orders.services import fire_deadlines
from tests.cast import Cast, at
from tests.lives import CHEN_JING, LI_QIANG, Life, begin
from tests.test_hotel_order import hotel as city
from tests.test_hotel_order import violated

__all__ = ["city"]

IN_TIME, ARRANGED = "ethic.on-time-or-told", "ethic.delay-arranged"


@pytest.fixture
def expected(city: Cast) -> Life:
    """李强 is to be there at ten, and isn't."""
    life = begin(city)
    life.say("call.made", by=CHEN_JING)
    life.book("1000-1200")
    life.assign(hour=10)
    return life


def told(life: Life, hour: int, minute: int, **said: Any) -> None:
    body = {"purpose": "delay", "outcome": "connected"} | said
    life.say("call.made", body, by=LI_QIANG, now=at(hour, minute))


def found(life: Life, hour: int, minute: int = 1) -> set[str]:
    fire_deadlines(now=at(hour, minute))
    return violated(life) & {IN_TIME, ARRANGED}


def test_told_before_and_given_to_somebody_else_nothing_is_broken(expected: Life) -> None:
    told(expected, 9, 40)
    expected.assign("HF1002", hour=11)
    assert found(expected, 10) == set()
    expected.say("visit.arrived", now=at(10, 55))
    assert found(expected, 14) == set()


@pytest.mark.parametrize(
    "said", [{"outcome": "no_answer"}, {"purpose": "booking"}], ids=["not reached", "about something else"]
)
def test_a_call_that_told_nothing_is_none(expected: Life, said: dict[str, str]) -> None:
    told(expected, 9, 40, **said)
    assert found(expected, 10) == {IN_TIME}


def test_told_after_the_time_is_too_late(expected: Life) -> None:
    told(expected, 10, 5)
    assert IN_TIME in found(expected, 10, 6)


def test_a_delay_that_was_only_excused_is_found_after_two_hours(expected: Life) -> None:
    told(expected, 9, 40)
    assert found(expected, 11, 40) == set()
    assert found(expected, 11, 41) == {ARRANGED}


def test_another_window_is_an_arrangement(expected: Life) -> None:
    told(expected, 9, 40)
    expected.now = at(9, 45)
    expected.book("1400-1600")
    assert found(expected, 12) == set()
