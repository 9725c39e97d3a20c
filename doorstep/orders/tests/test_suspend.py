"""Suspending an order for a typed reason, and taking it up again."""

from __future__ import annotations

import pytest

from doorstep.orders.errors import BadEvent, RoleForbids, StateForbids
from doorstep.orders.log import Actor
from doorstep.orders.queries import entries_of, verdicts_now
from tests.cast import Cast, at
from tests.lives import CHEN_JING, LI_QIANG, NUMBER, SUN_LI, Life, begin, run_standard


@pytest.fixture
def life(cast: Cast) -> Life:
    run_standard(cast)
    return begin(cast)


@pytest.mark.parametrize("by", [CHEN_JING, SUN_LI, LI_QIANG])
def test_a_suspension_says_why_until_when_and_what_next(life: Life, by: Actor) -> None:
    entry = life.say("order.suspended", by=by)
    assert life.order.state == "suspended"
    assert {"type", "reason", "next_step", "expected_on"} <= set(entry.body)


@pytest.mark.parametrize("field", ["type", "reason", "next_step", "expected_on"])
def test_without_one_of_these_it_is_refused(life: Life, field: str) -> None:
    with pytest.raises(BadEvent) as refusal:
        life.say("order.suspended", {field: None}, by=SUN_LI)
    assert [told["field"] for told in refusal.value.details["fields"]] == [field]
    assert life.order.state == "received"


def test_clocks_that_allow_for_it_stand_still(life: Life) -> None:
    life.say("call.made", by=CHEN_JING)
    life.say("order.suspended", by=SUN_LI, now=at(8))
    (row,) = (row for row in verdicts_now(NUMBER) if row.clause == "test.reply-in-time")
    assert (row.outcome, row.due_at) == ("pending", None)


def test_resumed_it_is_booked_anew(life: Life) -> None:
    life.arrive()
    life.say("order.suspended")
    life.say("order.resumed", {"note": "料到了"}, by=SUN_LI)
    assert life.order.state == "received"
    with pytest.raises(StateForbids):
        life.assign()
    life.book("1400-1600")
    life.assign(hour=14)
    assert life.order.state == "assigned"


def test_who_may_and_when(life: Life) -> None:
    with pytest.raises(StateForbids):
        life.say("order.resumed", by=SUN_LI)
    life.say("order.suspended", by=SUN_LI)
    with pytest.raises(StateForbids):
        life.say("order.suspended", by=SUN_LI)
    with pytest.raises(RoleForbids):
        life.say("order.resumed", by=LI_QIANG)
    assert len(entries_of(NUMBER)) == 2


def test_work_that_is_signed_is_not_suspended(life: Life) -> None:
    life.arrive()
    life.work()
    life.say("acceptance.signed")
    with pytest.raises(StateForbids) as refusal:
        life.say("order.suspended", by=SUN_LI)
    assert "已验收" in refusal.value.titled("zh")
