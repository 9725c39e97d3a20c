"""The verb that ends an appointment for good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction

from doorstep.booking.errors import CancelNeedsReason, CancelNeedsSupervisor, CancelNotTheirs
from doorstep.booking.events import AskedBy
from doorstep.booking.models import Promise
from doorstep.core import ids
from doorstep.core.errors import Text, text
from doorstep.orders.appending import append
from doorstep.orders.events import CancelCause
from doorstep.orders.log import Actor, Entry, NewEvent
from doorstep.orders.models import Event
from doorstep.orders.queries import locked_order

#: Who may break a promise for our own reasons.
MAY_BREAK: Final = ("supervisor", "manager")

#: Why a visit is cancelled, and by whom it can be said.
CAUSES: Final[Mapping[CancelCause, tuple[Text, tuple[AskedBy, ...]]]] = {
    "not_needed": (text("不再需要了", "It is no longer needed"), ("customer",)),
    "moved_away": (text("搬走了或地址有变", "Moved away, or another address"), ("customer",)),
    "other_provider": (text("改用别家宽带", "Taking another provider"), ("customer",)),
    "price": (text("费用不合适", "The price"), ("customer",)),
    "waited_too_long": (text("等得太久", "It took too long"), ("customer",)),
    "duplicate": (text("重复下单", "Ordered twice"), ("customer", "us")),
    "no_resources": (text("线路资源不足", "No line or port available"), ("us",)),
    "out_of_area": (text("不在服务范围内", "Not in our area"), ("us",)),
    "other": (text("其他原因", "Another reason"), ("customer", "us")),
}


def causes_for(asked_by: AskedBy) -> dict[CancelCause, Text]:
    """The causes that this side can give, in the order in which they are shown."""
    return {cause: title for cause, (title, sides) in CAUSES.items() if asked_by in sides}


@transaction.atomic
def cancel_visit(
    *,
    number: str,
    asked_by: AskedBy,
    cause: CancelCause,
    note: str = "",
    actor: Actor,
    now: datetime,
    event_id: UUID | None = None,
) -> Entry:
    """Cancel the order: nobody comes any more, its place and its hold are free again.

    Our side cancels a promise only through a supervisor, with a note. A note is also needed with the cause
    "other". The same event id again is acknowledged. Raises NotFound, CancelNeedsSupervisor, CancelNotTheirs,
    CancelNeedsReason, and what orders.append raises.
    """
    order, note = locked_order(number), note.strip()
    known = event_id is not None and Event.objects.filter(pk=event_id).exists()
    if actor.role == "customer" and asked_by != "customer":
        raise CancelNotTheirs()
    ours = asked_by == "us" and actor.role not in MAY_BREAK
    if ours and not known and Promise.objects.filter(order=order).exists():
        raise CancelNeedsSupervisor(clauses=["HOTEL-7", "ETHIC-2"])
    title, sides = CAUSES[cause]
    if asked_by not in sides:
        raise CancelNeedsReason(
            fields=[{"field": "cause", "zh": "不是这一方的原因", "en": "isn't theirs to say"}]
        )
    if not note and (cause == "other" or asked_by == "us"):
        raise CancelNeedsReason(fields=[{"field": "note", "zh": "必填", "en": "is needed"}])
    body = {"asked_by": asked_by, "cause": cause, "reason": note or title["zh"]}
    event = NewEvent(event_id or ids.uuid7(now), "order.cancelled", body, now)
    return append(number=number, event=event, actor=actor, now=now)
