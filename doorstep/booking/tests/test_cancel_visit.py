"""Cancelling a visit: by whom, why, and what it frees."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from doorstep.booking import queries, services
from doorstep.booking.cancelling import CAUSES, causes_for
from doorstep.booking.errors import CancelNeedsReason, CancelNeedsSupervisor, CancelNotTheirs
from doorstep.booking.models import Hold
from doorstep.booking.tests.making import (
    CHEN_JING,
    FOURTEEN,
    LI_QIANG,
    MORNING,
    NUMBER,
    SUN_LI,
    TEN,
    assign,
    happen,
    new_order,
    taken,
)
from doorstep.core import ids
from doorstep.core.errors import NotFound
from doorstep.orders.errors import EventConflict, RoleForbids, StateForbids
from doorstep.orders.log import Actor, Entry
from doorstep.orders.queries import entries_of, order_named
from tests.cast import Cast, at


def customer(cast: Cast) -> Actor:
    return Actor("customer", str(cast.wang_fang.pk))


def cancel(
    *,
    asked_by: Any = "customer",
    cause: Any = "not_needed",
    note: str = "",
    actor: Actor = CHEN_JING,
    now: datetime = MORNING,
    event_id: UUID | None = None,
    number: str = NUMBER,
) -> Entry:
    return services.cancel_visit(
        number=number, asked_by=asked_by, cause=cause, note=note, actor=actor, now=now, event_id=event_id
    )


def test_the_customer_cancels_and_the_place_is_free(booked: Cast) -> None:
    entry = cancel(actor=customer(booked), cause="moved_away")
    assert (entry.body["asked_by"], entry.body["cause"]) == ("customer", "moved_away")
    assert entry.body["reason"] == CAUSES["moved_away"][0]["zh"]
    assert order_named(NUMBER).state == "cancelled"
    assert taken(TEN) == 0 and queries.promise_of(NUMBER) is None


def test_what_was_held_is_free_too(booked: Cast) -> None:
    services.hold_window(
        number=NUMBER, slot=FOURTEEN, actor=CHEN_JING, now=MORNING, hold_id=ids.uuid7(MORNING)
    )
    cancel(note="客户来电", now=at(7, 1))
    assert Hold.objects.count() == 0


def test_even_when_somebody_is_on_the_way(booked: Cast) -> None:
    assign(NUMBER, at(7, 10))
    happen(NUMBER, "visit.departed", {}, LI_QIANG, at(9, 30))
    cancel(actor=customer(booked), now=at(9, 40))
    assert order_named(NUMBER).state == "cancelled" and taken(TEN) == 0


def test_the_same_request_again_is_one(booked: Cast) -> None:
    event_id = ids.uuid7(MORNING)
    first = cancel(event_id=event_id)
    assert cancel(event_id=event_id, now=at(7, 5)) == first and len(entries_of(NUMBER)) == 3
    with pytest.raises(EventConflict):
        cancel(event_id=event_id, cause="price")


def test_another_reason_is_said_in_words(booked: Cast) -> None:
    with pytest.raises(CancelNeedsReason) as refusal:
        cancel(cause="other", note="  ")
    assert refusal.value.details["fields"][0]["field"] == "note"
    assert cancel(cause="other", note="房子要翻修").body["reason"] == "房子要翻修"


def test_our_own_cancelling_is_the_supervisors_with_a_note(booked: Cast) -> None:
    with pytest.raises(CancelNeedsSupervisor):
        cancel(asked_by="us", cause="no_resources", note="分光器满")
    with pytest.raises(CancelNeedsReason):
        cancel(asked_by="us", cause="no_resources", actor=SUN_LI)
    assert taken(TEN) == 1
    cancel(asked_by="us", cause="no_resources", note="分光器满", actor=SUN_LI)
    assert taken(TEN) == 0


def test_before_anything_was_promised_the_desk_may(cast: Cast) -> None:
    new_order(cast)
    assert cancel(asked_by="us", cause="duplicate", note="与另一单相同").body["asked_by"] == "us"


def test_each_side_gives_its_own_causes(booked: Cast) -> None:
    assert "no_resources" in causes_for("us") and "no_resources" not in causes_for("customer")
    with pytest.raises(CancelNeedsReason):
        cancel(cause="no_resources", note="分光器满")
    with pytest.raises(CancelNotTheirs):
        cancel(asked_by="us", cause="duplicate", note="重复", actor=customer(booked))
    assert taken(TEN) == 1


def test_who_may_not_and_when_not(booked: Cast) -> None:
    with pytest.raises(RoleForbids):
        cancel(actor=LI_QIANG)
    with pytest.raises(NotFound):
        cancel(number="GD-NONE")
    cancel()
    with pytest.raises(StateForbids):
        cancel(now=at(8))
