"""Orders of every kind under all standards that come with Doorstep: by the book, nothing is violated; what is
left out, late or the wrong way round is found or refused, with the clause's name.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from doorstep.booking.services import promise_window
from doorstep.orders.errors import StepRefused
from doorstep.orders.log import SYSTEM
from doorstep.orders.services import fire_deadlines, receive
from tests.cast import DAY, Cast, at
from tests.lives import CHEN_JING, NUMBER, SUN_LI, Life, begin, row
from tests.test_hotel_order import hotel as city
from tests.test_hotel_order import violated, visited

__all__ = ["city"]

KINDS = ("install", "move", "repair", "change", "remove")


@pytest.mark.parametrize("segment", ["home", "business"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_visit_by_the_book_breaks_no_clause(city: Cast, kind: str, segment: str) -> None:
    life = begin(city, kind=kind, segment=segment)
    visited(life)
    fire_deadlines(now=at(23, day=DAY + timedelta(days=9)))
    assert life.order.state == "replied"
    assert violated(life) == set()


def test_an_emergency_shows_its_steps_and_breaks_nothing_when_somebody_comes(city: Cast) -> None:
    life = begin(city, kind="repair", emergency=True)
    steps = {step["id"]: step for step in visited(life)}
    assert any("应急" in line["zh"] for line in steps["study"]["do"])
    assert violated(life) == set()


@pytest.mark.parametrize(
    ("left_out", "broken"),
    [
        # one of five may be left out without a deduction
        ("conduct.gave-card", {"conduct.gave-card"}),
        ("base.uniform-badge", {"base.uniform-badge"}),
        ("home.instruments", {"home.instruments"}),
        ("home.grooming", {"home.grooming"}),
    ],
)
def test_what_is_left_out_is_found(city: Cast, left_out: str, broken: set[str]) -> None:
    life = begin(city)
    visited(life, without=left_out)
    assert violated(life) == broken


def test_a_window_is_moved_by_us_only_after_the_customer_was_told(city: Cast) -> None:
    life = begin(city)
    life.say("call.made", by=CHEN_JING)
    life.book("1000-1200")
    moved: dict[str, Any] = {
        "number": life.number,
        "slot": "HF-YH:2026-03-02:1400-1600",
        "asked_by": "us",
        "reason": "师傅请假",
        "actor": SUN_LI,
    }
    with pytest.raises(StepRefused) as refusal:
        promise_window(**moved, now=at(8, 30))
    assert "ethic.delay-told-first" in str(refusal.value.details)
    life.say("call.made", {"purpose": "delay", "outcome": "no_answer"}, by=CHEN_JING, now=at(8, 31))
    with pytest.raises(StepRefused):
        promise_window(**moved, now=at(8, 32))
    life.say("call.made", {"purpose": "delay", "outcome": "connected"}, by=CHEN_JING, now=at(8, 40))
    promise_window(**moved, now=at(8, 41))
    assert life.order.state == "booked"


def test_who_does_not_come_and_does_not_call_is_found_at_the_planned_time(city: Cast) -> None:
    life = begin(city)
    life.say("call.made", by=CHEN_JING)
    life.book("1000-1200")
    life.assign(hour=10)
    fire_deadlines(now=at(10))
    assert "ethic.on-time-or-told" not in violated(life)
    fire_deadlines(now=at(10, 1))
    assert "ethic.on-time-or-told" in violated(life)


@pytest.mark.parametrize(
    ("hour", "minute", "found"), [(9, 0, True), (17, 29, True), (17, 30, False), (19, 0, False)]
)
def test_a_fault_of_the_day_is_repaired_the_same_day(city: Cast, hour: int, minute: int, found: bool) -> None:
    received_at = at(hour, minute)
    receive(row=row(city, kind="repair", received_at=received_at), actor=SYSTEM, now=received_at)
    life = Life(NUMBER)
    midnight = at(0, day=DAY + timedelta(days=1))
    fire_deadlines(now=midnight)
    assert "conduct.fault-same-day" not in violated(life)
    fire_deadlines(now=midnight + timedelta(milliseconds=1))
    assert ("conduct.fault-same-day" in violated(life)) is found


def test_an_install_is_done_within_two_days(city: Cast) -> None:
    life = begin(city)
    life.say("call.made", by=CHEN_JING)
    fire_deadlines(now=at(6, day=DAY + timedelta(days=2)))
    assert "conduct.install-done" not in violated(life)
    fire_deadlines(now=at(6, 1, day=DAY + timedelta(days=2)))
    assert "conduct.install-done" in violated(life)
