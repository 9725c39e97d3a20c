"""Closing makes every verdict final; reopening takes that back."""

from __future__ import annotations

from datetime import timedelta

import pytest

from doorstep.orders.errors import RoleForbids, StateForbids
from doorstep.orders.models import VerdictInterval
from doorstep.orders.queries import verdict_history, verdicts_now
from doorstep.orders.services import fire_deadlines
from tests.cast import Cast, at
from tests.lives import CHEN_JING, NUMBER, STANDARD, SUN_LI, Life, begin, run_standard

#: A pending check of the whole log: closing decides it.
EXPECTED_LATER = (
    STANDARD
    + """
  - id: test.followed-up
    source: TEST-7
    control: order
    title: {zh: 回单后回访, en: Followed up after the reply}
    template: response
    activation: {event: order.replied}
    target: {event: complaint.made}
"""
)


@pytest.fixture
def replied(cast: Cast) -> Life:
    run_standard(cast, EXPECTED_LATER)
    life = begin(cast)
    life.arrive()
    life.work()
    life.finish()
    return life


def standing() -> dict[str, VerdictInterval]:
    return {row.clause: row for row in verdicts_now(NUMBER)}


def test_closing_makes_verdicts_final(replied: Life) -> None:
    assert standing()["test.followed-up"].outcome == "pending"
    assert not standing()["test.call-soon"].final
    entry = replied.say("order.closed", by=CHEN_JING)
    after = standing()
    assert replied.order.state == "closed" and all(row.final for row in after.values())
    assert {clause: row.outcome for clause, row in after.items()} == {
        "test.call-soon": "satisfied",
        "test.agreed-first": "satisfied",
        "test.reply-in-time": "satisfied",
        "test.satisfied-first": "satisfied",
        "test.shown-first": "satisfied",
        "test.rated": "satisfied",
        "test.followed-up": "violated",
    }
    assert after["test.followed-up"].violated_at == entry.recorded_at
    assert replied.order.next_due_at is None


def test_reopened_the_verdicts_go_back(replied: Life) -> None:
    replied.say("order.closed", by=CHEN_JING)
    entry = replied.say("order.reopened", by=SUN_LI)
    after = standing()
    assert replied.order.state == "received"
    assert (after["test.followed-up"].outcome, after["test.followed-up"].final) == ("pending", False)
    assert (after["test.call-soon"].outcome, after["test.call-soon"].final) == ("satisfied", False)
    assert (after["test.reply-in-time"].outcome, after["test.reply-in-time"].due_at) == (
        "pending", entry.occurred_at + timedelta(days=2),
    )  # fmt: skip
    assert replied.order.next_due_at == entry.occurred_at + timedelta(days=2)
    told = [row.outcome for row in verdict_history(NUMBER) if row.clause == "test.followed-up"]
    assert told == ["pending", "violated", "pending"]


def test_a_reopened_order_has_its_deadlines_again(replied: Life) -> None:
    entry = replied.say("order.reopened", by=SUN_LI)
    due = entry.occurred_at + timedelta(days=2)
    assert fire_deadlines(now=due) == 0
    assert fire_deadlines(now=due + timedelta(milliseconds=1)) == 1
    broken = standing()["test.reply-in-time"]
    assert (broken.outcome, broken.violated_at) == ("violated", due)


def test_a_second_life_ends_like_the_first(replied: Life) -> None:
    replied.say("order.closed", by=CHEN_JING)
    replied.say("order.reopened", by=SUN_LI)
    replied.book("1600-1800")
    replied.assign(hour=16)
    replied.say("visit.departed", now=at(15, 30))
    replied.say("visit.arrived", now=at(15, 45))
    replied.finish()
    replied.say("order.closed", by=CHEN_JING)
    assert replied.order.state == "closed"
    assert standing()["test.reply-in-time"].outcome == "satisfied"


def test_a_fact_told_after_closing_is_kept_and_judged(replied: Life) -> None:
    """The customer complained in time, but it was written down late."""
    replied.say("order.closed", by=CHEN_JING, now=at(15))
    replied.say("complaint.made", by=CHEN_JING, now=at(16), occurred_at=at(14), happened=True)
    row = standing()["test.followed-up"]
    assert (row.outcome, row.final) == ("satisfied", True) and replied.order.state == "closed"


def test_who_may_reopen_and_when(replied: Life, cast: Cast) -> None:
    with pytest.raises(RoleForbids):
        replied.say("order.reopened", by=CHEN_JING)
    other = begin(cast, "GD900000002")
    with pytest.raises(StateForbids):
        other.say("order.reopened", by=SUN_LI)
    with pytest.raises(StateForbids):
        other.say("order.closed", by=CHEN_JING)
