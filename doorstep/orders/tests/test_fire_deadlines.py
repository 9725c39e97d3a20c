"""Deadlines that pass without an event: once, one tick after, whenever somebody looks."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from doorstep.orders import firing
from doorstep.orders.log import SYSTEM
from doorstep.orders.models import Order, VerdictInterval
from doorstep.orders.queries import verdict_history, verdicts_now
from doorstep.orders.services import fire_deadlines, receive
from tests.cast import Cast, at
from tests.lives import CHEN_JING, NUMBER, SUN_LI, Life, begin, row, run_standard
from tests.races import all_at_once
from tests.tampering import tamper

DUE = at(6, 30)
TICK = timedelta(milliseconds=1)


@pytest.fixture
def life(cast: Cast) -> Life:
    run_standard(cast)
    return begin(cast)


def first_call(number: str = NUMBER) -> VerdictInterval:
    return next(each for each in verdicts_now(number) if each.clause == "test.call-soon")


def told(number: str = NUMBER) -> list[dict[str, Any]]:
    """Every interval of an order, without the surrogate key."""
    rows = VerdictInterval.objects.filter(order_id=number).order_by("from_at", "clause", "id")
    return [{k: v for k, v in each.items() if k != "id"} for each in rows.values()]


@pytest.mark.parametrize("now", [DUE - TICK, DUE])
def test_until_its_last_instant_a_deadline_is_kept(life: Life, now: datetime) -> None:
    assert fire_deadlines(now=now) == 0
    assert first_call().outcome == "pending" and life.order.next_due_at == DUE


def test_one_tick_later_it_is_broken(life: Life) -> None:
    assert fire_deadlines(now=DUE + TICK) == 1
    broken = first_call()
    assert (broken.outcome, broken.final, broken.violated_at) == ("violated", True, DUE)
    assert (broken.from_at, broken.cause, broken.due_at) == (DUE + TICK, None, None)
    assert life.order.next_due_at == at(6) + timedelta(days=2)
    assert life.order.state == "received" and life.order.seq == 1


def test_it_fires_once(life: Life) -> None:
    fire_deadlines(now=DUE + TICK)
    before = told()
    assert fire_deadlines(now=DUE + TICK) == 0 and fire_deadlines(now=at(9)) == 0
    assert told() == before


@pytest.mark.parametrize("late", [timedelta(hours=3), timedelta(days=3)])
def test_a_late_job_stores_what_a_punctual_one_would_have(life: Life, cast: Cast, late: timedelta) -> None:
    for due in (DUE, at(6) + timedelta(days=2)):
        fire_deadlines(now=min(due + TICK, DUE + late))
    punctual = told(NUMBER)
    receive(row=row(cast, "GD900000002"), actor=SYSTEM, now=at(6))
    fire_deadlines(now=DUE + late)
    assert comparable(told("GD900000002")) == comparable(punctual)


def test_an_event_that_comes_first_stores_the_same_as_a_job_before_it(life: Life, cast: Cast) -> None:
    fire_deadlines(now=DUE + TICK)
    life.say("call.made", by=CHEN_JING, now=at(7))
    other = begin(cast, "GD900000002")
    other.say("call.made", by=CHEN_JING, now=at(7))
    assert comparable(told("GD900000002")) == comparable(told(NUMBER))
    broken = next(each for each in told() if each["outcome"] == "violated" and each["remedied_at"] is None)
    assert (broken["from_at"], broken["to_at"]) == (DUE + TICK, at(7))


def comparable(intervals: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Two orders differ in number and event ids only."""
    return [
        {k: v for k, v in each.items() if k not in ("order_id", "witnesses", "cause")}
        | {"witnesses": len(each["witnesses"]), "by_event": each["cause"] is not None}
        for each in intervals
    ]


def test_the_history_has_no_gap_and_no_overlap(life: Life) -> None:
    fire_deadlines(now=at(7))
    life.say("call.made", by=CHEN_JING, now=at(8))
    rows = [each for each in verdict_history(NUMBER) if each.clause == "test.call-soon"]
    assert [each.outcome for each in rows] == ["pending", "violated", "violated"]
    assert [each.from_at for each in rows] == [at(6), DUE + TICK, at(8)]
    assert [each.to_at for each in rows] == [DUE + TICK, at(8), None]
    assert rows[-1].remedied_at == at(8)


def test_a_deadline_stands_still_while_the_order_is_suspended(life: Life) -> None:
    life.say("call.made", by=CHEN_JING)
    life.say("order.suspended", by=SUN_LI, now=at(7))
    assert life.order.next_due_at is None and fire_deadlines(now=at(7) + timedelta(days=9)) == 0
    life.say("order.resumed", by=SUN_LI, now=at(8) + timedelta(days=9))
    assert life.order.next_due_at == at(7) + timedelta(days=11)


def test_the_longest_overdue_come_first_and_so_many_at_a_time(life: Life, cast: Cast) -> None:
    for minute in (5, 1, 9):
        receive(row=row(cast, f"GD-{minute}", received_at=at(6, minute)), actor=SYSTEM, now=at(6, minute))
    assert fire_deadlines(now=at(7), limit=3) == 3
    assert [each.number for each in Order.objects.filter(next_due_at__lt=at(7))] == ["GD-9"]


def test_more_than_one_batch(life: Life, cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(firing, "BATCH", 2)
    for minute in range(1, 5):
        receive(row=row(cast, f"GD-{minute}", received_at=at(6, minute)), actor=SYSTEM, now=at(6, minute))
    tamper("UPDATE orders_event SET body = body - 'kind' WHERE order_id = %s", "GD-1")
    with pytest.raises(ExceptionGroup):
        fire_deadlines(now=at(7))
    assert [each.number for each in Order.objects.filter(next_due_at__lt=at(7))] == ["GD-1"]


def test_many_orders_take_as_many_statements_as_one(life: Life, cast: Cast) -> None:
    def asked(now: datetime) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert fire_deadlines(now=now)
        return len(queries)

    one = asked(DUE + TICK)
    for minute in range(1, 5):
        receive(row=row(cast, f"GD-{minute}", received_at=at(6, minute)), actor=SYSTEM, now=at(6, minute))
    assert asked(at(7)) == one


def test_one_order_that_cannot_be_judged_does_not_stop_the_others(life: Life, cast: Cast) -> None:
    receive(row=row(cast, "GD900000002"), actor=SYSTEM, now=at(6))
    tamper("UPDATE orders_event SET body = body - 'kind' WHERE order_id = %s", NUMBER)
    with pytest.raises(ExceptionGroup) as failures:
        fire_deadlines(now=at(7))
    assert [type(each) for each in failures.value.exceptions] == [KeyError]
    assert first_call("GD900000002").outcome == "violated" and first_call().outcome == "pending"


@pytest.mark.django_db(transaction=True)
def test_an_order_that_somebody_holds_is_left_to_him(life: Life, cast: Cast) -> None:
    receive(row=row(cast, "GD900000002"), actor=SYSTEM, now=at(6))
    with transaction.atomic():
        Order.objects.select_for_update().get(number=NUMBER)
        (fired,) = all_at_once(lambda _: fire_deadlines(now=at(7)), [0])
    assert fired == 1
    assert first_call().outcome == "pending" and first_call("GD900000002").outcome == "violated"
    assert fire_deadlines(now=at(7)) == 1


@pytest.mark.django_db(transaction=True)
def test_many_jobs_at_once_fire_each_deadline_once(life: Life) -> None:
    got = all_at_once(lambda _: fire_deadlines(now=at(7)), range(6))
    assert sorted(got, key=str) == [0, 0, 0, 0, 0, 1]
    assert VerdictInterval.objects.filter(order_id=NUMBER, outcome="violated").count() == 1
