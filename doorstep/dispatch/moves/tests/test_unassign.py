"""Taking an order off its technician."""

from __future__ import annotations

import pytest

from doorstep.booking.tests.making import MORNING, happen
from doorstep.dispatch import services
from doorstep.dispatch.tests.making import CHEN_JING, LI_QIANG, assign, booked, open_day, who
from doorstep.orders.errors import BadEvent, StateForbids
from doorstep.orders.models import Event, Order
from tests.cast import Cast, at


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)
    assign(booked(cast, "GD1"))


def unassign(reason: str = "车坏了") -> None:
    services.unassign(number="GD1", reason=reason, actor=CHEN_JING, now=MORNING)


def test_the_order_waits_again_and_the_log_says_why(cast: Cast) -> None:
    """The promise to the customer stands."""
    unassign()
    assert who("GD1") is None
    order = Order.objects.get(number="GD1")
    assert (order.state, order.promise.from_at) == ("booked", at(10))
    assert Event.objects.get(order=order, kind="order.unassigned").body == {"reason": "车坏了", "by": "hand"}


def test_a_reason_is_needed(cast: Cast) -> None:
    """An empty one is none."""
    with pytest.raises(BadEvent):
        unassign("")
    assert who("GD1") is not None


def test_nobody_is_called_back_who_is_on_his_way(cast: Cast) -> None:
    """The state forbids it."""
    happen("GD1", "visit.arrived", {}, LI_QIANG, at(9, 50))
    with pytest.raises(StateForbids):
        unassign()
