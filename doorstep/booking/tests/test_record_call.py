"""A call to the customer is noted."""

import pytest

from doorstep.booking import services
from doorstep.booking.tests.making import CHEN_JING, MORNING, new_order
from doorstep.core import ids
from doorstep.core.errors import NotFound
from doorstep.orders.errors import BadEvent, RoleForbids
from doorstep.orders.log import Actor
from doorstep.orders.queries import entries_of
from tests.cast import Cast, at

NUMBER = "GD900000001"


def test_a_call_is_noted_once_by_its_id(cast: Cast) -> None:
    new_order(cast)
    event_id = ids.uuid7(MORNING)
    for minute in (0, 3):
        services.record_call(
            number=NUMBER,
            purpose="booking",
            outcome="no_answer",
            note="占线",
            actor=CHEN_JING,
            now=at(7, minute),
            event_id=event_id,
        )
    entry = entries_of(NUMBER)[-1]
    assert len(entries_of(NUMBER)) == 2 and entry.occurred_at == at(7)
    assert (entry.kind, entry.body["outcome"], entry.body["note"]) == ("call.made", "no_answer", "占线")


def test_a_purpose_that_nobody_knows_is_refused(cast: Cast) -> None:
    new_order(cast)
    with pytest.raises(BadEvent):
        services.record_call(number=NUMBER, purpose="chat", outcome="promised", actor=CHEN_JING, now=MORNING)


def test_the_customer_does_not_note_our_calls(cast: Cast) -> None:
    new_order(cast)
    with pytest.raises(RoleForbids):
        services.record_call(
            number=NUMBER, purpose="booking", outcome="promised", actor=Actor("customer", "x"), now=MORNING
        )


def test_an_unknown_order_is_refused(cast: Cast) -> None:
    with pytest.raises(NotFound):
        services.record_call(
            number="GD-NONE", purpose="booking", outcome="promised", actor=CHEN_JING, now=MORNING
        )
