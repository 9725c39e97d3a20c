"""When an appointment ends its place is given back; a rebuild from the logs finds the same."""

from collections.abc import Mapping

import pytest

from doorstep.booking import queries, rules, services
from doorstep.booking.models import Promise, Slot
from doorstep.booking.tests.making import (
    CHEN_JING,
    FOURTEEN,
    LI_QIANG,
    NUMBER,
    SUN_LI,
    TEN,
    assign,
    happen,
    new_order,
    promise,
    taken,
)
from doorstep.core import ids
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.services import rebuild
from tests.cast import Cast, at

SUSPENDED = {
    "type": "user_not_ready",
    "reason": "客户出差",
    "next_step": "回来再约",
    "expected_on": "2026-03-09",
}


def test_what_can_end_an_appointment_is_read_from_the_lifecycle() -> None:
    assert set(rules.RELEASING) == {
        "order.cancelled", "order.suspended", "order.resumed", "order.reopened", "visit.failed",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "body", "actor"),
    [
        ("order.cancelled", {"asked_by": "customer", "reason": "不装了"}, CHEN_JING),
        ("order.suspended", SUSPENDED, CHEN_JING),
    ],
)
def test_cancelling_and_suspending_give_the_place_back(
    booked: Cast, kind: str, body: Mapping[str, object], actor: Actor
) -> None:
    happen(NUMBER, kind, body, actor, at(7, 30))
    assert taken(TEN) == 0 and queries.promise_of(NUMBER) is None


def test_a_failed_visit_gives_the_place_back(booked: Cast) -> None:
    assign(NUMBER, at(7, 10))
    happen(NUMBER, "visit.departed", {}, LI_QIANG, at(9, 30))
    assert taken(TEN) == 1
    happen(NUMBER, "visit.failed", {"outcome": "not_home", "next_step": "明天再约"}, LI_QIANG, at(10, 30))
    assert taken(TEN) == 0 and queries.promise_of(NUMBER) is None


def test_a_failed_visit_told_late_leaves_the_next_appointment_alone(booked: Cast) -> None:
    """The phone was offline; meanwhile the desk booked anew. The fact is kept, the new promise stands."""
    body = {"outcome": "not_home", "next_step": "明天再约"}
    event = NewEvent(ids.uuid7(at(7, 5)), "visit.failed", body, at(7, 5))
    append(number=NUMBER, event=event, actor=LI_QIANG, now=at(9), happened=True)
    assert taken(TEN) == 1 and queries.promise_of(NUMBER) is not None


def test_booking_again_after_a_suspension_takes_one_place(booked: Cast) -> None:
    happen(NUMBER, "order.suspended", SUSPENDED, CHEN_JING, at(7, 30))
    happen(NUMBER, "order.resumed", {}, CHEN_JING, at(7, 40))
    promise(NUMBER, FOURTEEN, now=at(7, 50))
    assert (taken(TEN), taken(FOURTEEN)) == (0, 1)


def _state() -> list[object]:
    return [list(Slot.objects.order_by("pk").values()), list(Promise.objects.order_by("pk").values())]


def test_a_rebuild_finds_the_same_places_and_promises(booked: Cast) -> None:
    """The one place at ten passed from hand to hand; the order that held it first is replayed last."""
    services.set_capacity(slot=TEN, capacity=1, open=True)
    promise(NUMBER, FOURTEEN, now=at(7, 5))
    new_order(booked, "GD900000000")
    promise("GD900000000", TEN, now=at(7, 6))
    new_order(booked, "GD900000002")
    promise("GD900000002", FOURTEEN, now=at(7, 7))
    happen("GD900000002", "order.cancelled", {"asked_by": "customer", "reason": "不装了"}, SUN_LI, at(7, 8))
    services.set_capacity(slot=TEN, capacity=1, open=False)
    before = _state()
    assert rebuild(now=at(8)) == 3
    assert _state() == before
    assert (taken(TEN), taken(FOURTEEN)) == (1, 1)


def test_a_rebuild_mends_what_was_altered(booked: Cast) -> None:
    before = _state()
    Promise.objects.all().delete()
    Slot.objects.filter(pk=FOURTEEN).update(taken=3)
    rebuild(now=at(8))
    assert _state() == before
