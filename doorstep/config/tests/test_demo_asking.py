"""The sample city's customers ask for something by themselves: seen at the desk and at the privacy desk."""

from __future__ import annotations

from typing import Any

from doorstep.accounts.models import DataRequest
from doorstep.config.demo.asking import ask_by_themselves
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of
from tests.cast import Cast, at
from tests.worlds import Visit, receive


def test_one_asks_again_on_the_web_and_one_wants_to_see_their_data(cast: Cast, received: Visit) -> None:
    served = receive(cast, "GD-2")
    served.arrive(14)
    Order.objects.filter(pk="GD-2").update(state="closed")
    ask_by_themselves(at(18))
    web = Order.objects.exclude(pk__in=[received.number, "GD-2"]).get()
    assert (web.customer, web.received_at) == (received.order.customer, at(17, 48))
    assert entries_of(web.number)[0].body["source"] == "web"
    assert DataRequest.objects.get().order_number == "GD-2"


def test_where_nobody_waits_and_nobody_was_served_nothing_is_asked(cast: Cast, settings: Any) -> None:
    ask_by_themselves(at(18))
    assert not Order.objects.exists() and not DataRequest.objects.exists()
