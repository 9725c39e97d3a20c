"""Visits that stay where they are, whatever is planned."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from doorstep.core.errors import NotFound, text
from doorstep.dispatch.day.revisions import settle
from doorstep.dispatch.models import Assignment
from doorstep.dispatch.moves.moving import hold
from doorstep.orders.appending import append
from doorstep.orders.log import Actor
from doorstep.orders.models import Order
from doorstep.orders.services import new_event


@dataclass(frozen=True, slots=True)
class Pins:
    """`numbers`: the orders that weren't so before."""

    revision: int
    numbers: tuple[str, ...]


def pin_visits(*, numbers: Sequence[str], pinned: bool, unit_path: str, actor: Actor, now: datetime) -> Pins:
    """Pin the visits or let them go, all or none; those that are so already stay so.

    Raises NotFound (order), and what orders.append raises: StateForbids for an order that nobody goes to.
    """
    wanted = sorted(set(numbers))
    with transaction.atomic():
        hold(wanted, [])
        seen = Order.objects.filter(number__in=wanted, unit__path__startswith=unit_path)
        missing = set(wanted) - set(seen.values_list("number", flat=True))
        if missing:
            raise NotFound(what=text(f"工单 {min(missing)}", f"order {min(missing)}"))
        done = set(
            Assignment.objects.filter(order_id__in=wanted, pinned=pinned).values_list("order_id", flat=True)
        )
        changing = tuple(number for number in wanted if number not in done)
        for number in changing:
            event = new_event(kind="order.pinned" if pinned else "order.unpinned", body={}, now=now)
            append(number=number, event=event, actor=actor, now=now)
    return Pins(settle(), changing)
