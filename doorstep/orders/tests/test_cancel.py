"""Cancelling an order: nothing more is expected of it."""

from __future__ import annotations

from datetime import timedelta

import pytest

from doorstep.orders.errors import RoleForbids, StateForbids
from doorstep.orders.log import Actor
from doorstep.orders.queries import verdicts_now
from doorstep.orders.services import fire_deadlines
from tests.cast import Cast, at
from tests.lives import CHEN_JING, LI_QIANG, NUMBER, SUN_LI, Life, begin, run_standard


@pytest.fixture
def life(cast: Cast) -> Life:
    run_standard(cast)
    return begin(cast)


@pytest.mark.parametrize("by", [CHEN_JING, SUN_LI, Actor("customer", "c-1")])
def test_an_order_is_cancelled(life: Life, by: Actor) -> None:
    life.say("order.cancelled", by=by)
    assert life.order.state == "cancelled"


def test_a_technician_does_not_cancel(life: Life) -> None:
    with pytest.raises(RoleForbids):
        life.say("order.cancelled", by=LI_QIANG)


def test_what_it_waited_for_is_waived_and_no_deadline_fires(life: Life) -> None:
    life.say("order.cancelled", by=CHEN_JING, now=at(6, 10))
    standing = {row.clause: (row.outcome, row.final) for row in verdicts_now(NUMBER)}
    assert "test.call-soon" not in standing and "test.reply-in-time" not in standing
    assert life.order.next_due_at is None
    assert fire_deadlines(now=at(6) + timedelta(days=9)) == 0


def test_what_was_broken_before_stays_broken(life: Life) -> None:
    fire_deadlines(now=at(7))
    life.say("order.cancelled", by=CHEN_JING, now=at(8))
    standing = {row.clause: (row.outcome, row.final) for row in verdicts_now(NUMBER)}
    assert standing["test.call-soon"] == ("violated", True)


@pytest.mark.parametrize("verb", ["order.cancelled", "order.reopened", "order.resumed", "order.suspended"])
def test_there_is_no_way_back(life: Life, verb: str) -> None:
    life.say("order.cancelled", by=SUN_LI)
    with pytest.raises(StateForbids):
        life.say(verb, by=SUN_LI)


def test_on_site_it_is_too_late(life: Life) -> None:
    life.arrive()
    with pytest.raises(StateForbids) as refusal:
        life.say("order.cancelled", by=CHEN_JING)
    assert "施工中" in refusal.value.titled("zh")


def test_a_complaint_can_still_be_made(life: Life) -> None:
    life.say("order.cancelled", by=CHEN_JING)
    life.say("complaint.made", by=Actor("customer", "c-1"))
    assert life.order.state == "cancelled" and life.order.seq == 3
