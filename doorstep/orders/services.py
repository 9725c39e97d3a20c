"""The verbs of orders: receive and append, and what keeps the logs honest: deadlines, proof, quarantine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from doorstep.accounts import services as accounts
from doorstep.core import ids
from doorstep.core.clock import whole_ms
from doorstep.orders.firing import fire_deadlines
from doorstep.orders.intake import IntakeRow
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.models import Order
from doorstep.orders.opening import grid_coded, open_order
from doorstep.orders.projecting import rebuild
from doorstep.orders.proving import verify
from doorstep.orders.quarantining import quarantine, settle_quarantined
from doorstep.orders.taking import Taken, take_order

__all__ = [
    "Taken",
    "fire_deadlines",
    "quarantine",
    "rebuild",
    "receive",
    "settle_quarantined",
    "take_order",
    "verify",
]


def receive(*, row: IntakeRow, actor: Actor, now: datetime) -> tuple[Order, bool]:
    """Take an order in: register its customer and site, pin the editions in force, open its log.

    Returns the order and whether it is new: the same number again changes nothing. An order can't have been
    received later than `now`. Raises NotFound (grid).
    """
    known = Order.objects.filter(number=row.number).first()
    if known is not None:
        return known, False
    now = whole_ms(now)
    try:
        with transaction.atomic():
            return _received(replace(row, received_at=whole_ms(min(row.received_at, now))), actor, now), True
    except IntegrityError:
        # Somebody else took the same order in at this moment.
        known = Order.objects.filter(number=row.number).first()
        if known is None:
            raise
        return known, False


def _received(row: IntakeRow, actor: Actor, now: datetime) -> Order:
    grid = grid_coded(row.grid)
    customer = accounts.register_customer(
        name=row.customer_name, phone=row.customer_phone, segment=row.segment, now=now
    )
    site = accounts.register_site(
        customer=customer, address=row.address, district=row.district, lat=row.lat, lon=row.lon
    )
    return open_order(
        row=row,
        grid=grid,
        customer=customer,
        site=site,
        source="file",
        id=ids.uuid7(now),
        actor=actor,
        now=now,
    )


def new_event(*, kind: str, body: Mapping[str, Any], now: datetime, id: UUID | None = None) -> NewEvent:
    """An event that happens here and now (console, customer's page)."""
    return NewEvent(id or ids.uuid7(now), kind, body, now)
