"""What customers of the sample city ask for by themselves: a visit on the web, and to see their data."""

from __future__ import annotations

from datetime import datetime, timedelta

_MINUTES_AGO = 12
_DAYS_AGO = 2


def ask_by_themselves(now: datetime) -> None:
    """Somebody whose install isn't booked yet asks for it once more on the web; somebody who has been served
    wants to see what is held on them. Without such orders nothing is asked."""
    from doorstep.core import ids
    from doorstep.orders.intake import OrderForm
    from doorstep.orders.models import Order
    from doorstep.orders.web_requests import take_request
    from doorstep.web import my_data

    orders = Order.objects.select_related("customer", "site", "grid").order_by("-received_at", "number")
    waiting = orders.filter(state="received", kind="install", segment="home").last()
    if waiting is not None:
        then = now - timedelta(minutes=_MINUTES_AGO)
        form = OrderForm(
            kind="install",
            need="早先报过装宽带，还没人联系，想周末装",
            customer_name=waiting.customer.name,
            customer_phone=waiting.customer.phone,
            address=waiting.site.address,
            grid=waiting.grid.code,
        )
        take_request(id=ids.uuid7(then), form=form, language="zh", now=then)
    served = orders.filter(state__in=["replied", "closed"]).first()
    if served is not None:
        then = max(served.state_since_at, now - timedelta(days=_DAYS_AGO))
        my_data.ask(served.number, ids.uuid7(then), then)
