"""Appending to an order's log: what is written, what the same id again does, and when it is said to occur."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from doorstep.core import ids
from doorstep.core.errors import NotFound
from doorstep.orders import proving
from doorstep.orders.appending import append
from doorstep.orders.errors import EventConflict
from doorstep.orders.log import Entry, NewEvent
from doorstep.orders.models import Event
from doorstep.orders.queries import entries_of, order_named, verdicts_now
from doorstep.orders.services import fire_deadlines
from tests.cast import Cast, at
from tests.lives import CHEN_JING, LI_QIANG, NUMBER, SAID, SUN_LI, Life, begin, run_standard
from tests.races import all_at_once

PHONE = {"id": "phone-1", "uptime_ms": 1000, "claimed_at": at(9, 50).isoformat(), "skew_s": 0}


@pytest.fixture
def life(cast: Cast) -> Life:
    run_standard(cast)
    return begin(cast)


@pytest.fixture
def on_site(life: Life) -> Life:
    life.arrive()
    return life


def verdicts() -> dict[str, str]:
    return {row.clause: row.outcome for row in verdicts_now(NUMBER)}


def test_an_event_is_added_to_the_chain(life: Life) -> None:
    event_id = ids.uuid7(at(6, 10))
    entry = life.say("call.made", {"note": "  明天下午方便  "}, by=CHEN_JING, now=at(6, 10), id=event_id)
    first, second = entries_of(NUMBER)
    assert second == entry
    assert (entry.id, entry.seq, entry.kind, entry.version) == (event_id, 2, "call.made", 1)
    assert (entry.actor, entry.happened, entry.previous_hash) == ("dispatcher:chenjing", False, first.hash)
    assert entry.body == {
        "purpose": "booking",
        "outcome": "promised",
        "note": "明天下午方便",
        "checks": [],
        "evidence": [],
    }
    order = order_named(NUMBER)
    assert (order.seq, order.head_hash) == (2, entry.hash)
    assert proving.verify_order(order, [first, second]) == []


def test_a_move_changes_the_state_and_a_record_does_not(life: Life) -> None:
    life.say("call.made", by=CHEN_JING)
    assert life.order.state == "received" and life.order.state_since_at == at(6)
    life.book()
    assert life.order.state == "booked" and life.order.state_since_at == at(6, 2)


def test_the_verdicts_follow_in_the_same_breath(life: Life) -> None:
    assert verdicts()["test.call-soon"] == "pending"
    entry = life.say("call.made", by=CHEN_JING, now=at(6, 20))
    (row,) = (row for row in verdicts_now(NUMBER) if row.clause == "test.call-soon")
    assert (row.outcome, row.from_at, row.cause) == ("satisfied", at(6, 20), entry.id)
    assert row.witnesses == [str(entries_of(NUMBER)[0].id), str(entry.id)]
    assert life.order.next_due_at == at(6) + timedelta(days=2)


@pytest.mark.parametrize("device", [{}, PHONE])
def test_the_same_id_again_is_acknowledged_and_changes_nothing(life: Life, device: dict[str, Any]) -> None:
    event_id = ids.uuid7(at(6, 10))
    first = life.say("call.made", by=CHEN_JING, now=at(6, 10), id=event_id, device=device)
    again = life.say("call.made", by=CHEN_JING, now=at(9), id=event_id, device=device)
    assert again == first and len(entries_of(NUMBER)) == 2


def test_an_event_that_its_state_would_forbid_by_now_is_acknowledged_again(life: Life) -> None:
    event_id = ids.uuid7(at(7))
    life.say("order.suspended", by=SUN_LI, id=event_id)
    life.say("order.suspended", by=SUN_LI, id=event_id)
    assert len(entries_of(NUMBER)) == 2


@pytest.mark.parametrize(
    "change",
    [
        {"body": {"outcome": "no_answer"}},
        {"by": SUN_LI},
        {"device": PHONE | {"claimed_at": at(9, 51).isoformat()}},
        {"kind": "complaint.made", "body": {}},
    ],
)
def test_the_same_id_with_another_content_is_a_conflict(life: Life, change: dict[str, Any]) -> None:
    event_id = ids.uuid7(at(6, 10))
    said: dict[str, Any] = {"kind": "call.made", "by": CHEN_JING, "id": event_id, "device": PHONE}
    life.say(**said)
    with pytest.raises(EventConflict) as refusal:
        life.say(**said | change)
    assert refusal.value.status == 409 and len(entries_of(NUMBER)) == 2


def test_an_id_that_another_orders_log_holds_is_a_conflict(life: Life, cast: Cast) -> None:
    other = begin(cast, "GD900000002")
    event_id = ids.uuid7(at(6, 10))
    life.say("call.made", by=CHEN_JING, id=event_id)
    with pytest.raises(EventConflict):
        other.say("call.made", by=CHEN_JING, id=event_id)
    assert len(entries_of("GD900000002")) == 1 and other.order.seq == 1


@pytest.mark.parametrize("number", ["GD-NONE", "", "GD\x00"])
def test_an_unknown_order_is_refused(cast: Cast, number: str) -> None:
    event = NewEvent(ids.uuid7(at(7)), "call.made", SAID["call.made"], at(7))
    with pytest.raises(NotFound):
        append(number=number, event=event, actor=CHEN_JING, now=at(7))


# ---- when it occurred ----------------------------------------------------------------------------------


def test_an_event_keeps_the_past_instant_at_which_it_occurred(life: Life) -> None:
    entry = life.say("call.made", by=CHEN_JING, now=at(6, 40), occurred_at=at(6, 25))
    assert (entry.occurred_at, entry.recorded_at) == (at(6, 25), at(6, 40))
    (row,) = (row for row in verdicts_now(NUMBER) if row.clause == "test.call-soon")
    assert row.outcome == "satisfied" and row.from_at == at(6, 40)


def test_nothing_occurs_after_it_was_recorded(life: Life) -> None:
    assert life.say("call.made", by=CHEN_JING, now=at(7), occurred_at=at(8)).occurred_at == at(7)


def test_nothing_of_an_order_occurs_before_it_came_in(life: Life) -> None:
    assert life.say("call.made", by=CHEN_JING, now=at(7), occurred_at=at(5)).occurred_at == at(6)


def test_times_are_whole_milliseconds(life: Life) -> None:
    odd = at(7).replace(microsecond=123_456)
    entry = life.say("call.made", by=CHEN_JING, now=odd)
    assert entry.occurred_at.microsecond == entry.recorded_at.microsecond == 123_000


def test_the_log_never_goes_back_in_time(life: Life) -> None:
    """Of two requests the later one may get the order's lock first; clocks of two servers differ."""
    life.say("call.made", by=CHEN_JING, now=at(6, 20))
    entry = life.say("call.made", {"outcome": "no_answer"}, by=CHEN_JING, now=at(6, 19))
    assert entry.recorded_at == at(6, 20) and entry.occurred_at == at(6, 19)


def test_nor_behind_a_deadline_that_has_fired(life: Life) -> None:
    assert fire_deadlines(now=at(6, 31)) == 1
    entry = life.say("call.made", by=CHEN_JING, now=at(6, 30))
    tick = at(6, 30) + timedelta(milliseconds=1)
    assert entry.recorded_at == tick and entry.occurred_at == at(6, 30)
    assert verdicts()["test.call-soon"] == "satisfied"


def test_two_events_of_one_instant_keep_their_order(on_site: Life) -> None:
    now = at(10, 5)
    for kind in ("plan.proposed", "plan.agreed", "cabling.done"):
        on_site.say(kind, now=now)
    assert [e.kind for e in entries_of(NUMBER)][-3:] == ["plan.proposed", "plan.agreed", "cabling.done"]
    assert verdicts()["test.agreed-first"] == "satisfied"


# ---- at once -------------------------------------------------------------------------------------------


@pytest.mark.django_db(transaction=True)
def test_events_at_once_stand_in_one_chain(life: Life) -> None:
    def call(minute: int) -> Entry:
        event = NewEvent(ids.uuid7(at(7)), "call.made", SAID["call.made"], at(7, minute))
        return append(number=NUMBER, event=event, actor=CHEN_JING, now=at(7, minute))

    got = all_at_once(call, range(8))
    assert [each for each in got if not isinstance(each, Entry)] == []
    entries = entries_of(NUMBER)
    assert [entry.seq for entry in entries] == list(range(1, 10))
    assert proving.verify_order(order_named(NUMBER), entries) == []
    recorded = [entry.recorded_at for entry in entries]
    assert recorded == sorted(recorded)


@pytest.mark.django_db(transaction=True)
def test_one_event_sent_twice_at_once_is_one(life: Life) -> None:
    event = NewEvent(ids.uuid7(at(7)), "call.made", SAID["call.made"], at(7))
    got = all_at_once(lambda _: append(number=NUMBER, event=event, actor=CHEN_JING, now=at(7)), range(4))
    assert all(isinstance(each, Entry) and each == got[0] for each in got)
    assert Event.objects.filter(order_id=NUMBER).count() == 2


@pytest.mark.django_db(transaction=True)
def test_one_id_for_two_orders_at_once_is_in_one_log(life: Life, cast: Cast) -> None:
    begin(cast, "GD900000002")
    event = NewEvent(ids.uuid7(at(7)), "call.made", SAID["call.made"], at(7))
    numbers = [NUMBER, "GD900000002"]
    got = all_at_once(lambda n: append(number=n, event=event, actor=LI_QIANG, now=at(7)), numbers)
    assert sorted(type(each).__name__ for each in got) == ["Entry", "EventConflict"]
