"""The verbs of orders: receive and append, and what keeps the logs honest: deadlines, proof, quarantine."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db import IntegrityError, transaction

from doorstep.accounts import services as accounts
from doorstep.core import ids
from doorstep.core.clock import whole_ms
from doorstep.core.errors import NotFound, text
from doorstep.core.windows import Window
from doorstep.orders.appending import append, record
from doorstep.orders.events import checked_body, kind_named
from doorstep.orders.firing import fire_deadlines
from doorstep.orders.intake import IntakeRow
from doorstep.orders.log import Actor, NewEvent, attributes
from doorstep.orders.models import Order
from doorstep.orders.projecting import rebuild
from doorstep.orders.proving import Fault, verify
from doorstep.orders.quarantining import quarantine, settle_quarantined
from doorstep.orders.states import State
from doorstep.people.models import Grid
from doorstep.standards import queries as standards

__all__ = [
    "Fault",
    "append",
    "fire_deadlines",
    "quarantine",
    "rebuild",
    "receive",
    "settle_quarantined",
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
    grid = Grid.objects.select_related("unit").filter(code=row.grid).first()
    if grid is None:
        raise NotFound(what=text(f"网格 {row.grid}", f"grid {row.grid}"))
    customer = accounts.register_customer(
        name=row.customer_name, phone=row.customer_phone, segment=row.segment, now=now
    )
    site = accounts.register_site(
        customer=customer, address=row.address, district=row.district, lat=row.lat, lon=row.lon
    )
    body = _received_body(row, grid, str(customer.pk), str(site.pk))
    kind = kind_named("order.received")
    event = NewEvent(ids.uuid7(now), kind.name, checked_body(kind, body), row.received_at)
    order = Order(
        number=row.number, state=State.RECEIVED.value, state_since_at=now, seq=0, head_hash="",
        kind=row.kind, segment=row.segment, unit=grid.unit, grid=grid, customer=customer, site=site,
        received_at=row.received_at, same_day=row.same_day, emergency=row.emergency,
        attributes=attributes(event.body),
    )  # fmt: skip
    order.save(force_insert=True)
    record(order, None, event, kind, actor, now, happened=False)
    return order


def _received_body(row: IntakeRow, grid: Grid, customer_id: str, site_id: str) -> dict[str, Any]:
    local = row.received_at.astimezone(ZoneInfo(settings.TIME_ZONE))
    pins = standards.editions_in_force(unit_path=grid.unit.path, on=local.date())
    body: dict[str, Any] = {
        "number": row.number,
        "kind": row.kind,
        "segment": row.segment,
        "unit": grid.unit.code,
        "grid": grid.code,
        "customer_id": customer_id,
        "site_id": site_id,
        "products": [{"kind": product.kind, "down_mbps": product.down_mbps} for product in row.products],
        "access": row.access,
        "port": row.port,
        "need": row.need,
        "same_day": row.same_day,
        "emergency": row.emergency,
        "received_time": f"{local:%H:%M}",
        "day_ends_at": datetime.combine(local.date() + timedelta(days=1), time(), local.tzinfo).isoformat(),
        "standards": [
            {"standard": pin.standard, "edition": pin.edition, "parameters": dict(pin.parameters)}
            for pin in pins
        ],
    }
    if row.wished is not None:
        body["wish"] = _wish(row.wished)
    return body


def _wish(window: Window) -> dict[str, str]:
    return {"from_at": window.from_at.isoformat(), "to_at": window.to_at.isoformat()}


def new_event(*, kind: str, body: Mapping[str, Any], now: datetime, id: UUID | None = None) -> NewEvent:
    """An event that happens here and now (console, customer's page)."""
    return NewEvent(id or ids.uuid7(now), kind, body, now)
