"""The verbs of orders: receive, import, suspend …, and the two that keep the log honest in time and proof."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from doorstep.accounts import services as accounts
from doorstep.core import chain, ids
from doorstep.core.errors import DoorstepError, NotFound, text
from doorstep.core.windows import Window
from doorstep.orders.appending import append, record
from doorstep.orders.errors import SettlementMissing
from doorstep.orders.events import checked_body, kind_named
from doorstep.orders.intake import IntakeRow
from doorstep.orders.judging import judge
from doorstep.orders.log import Actor, NewEvent, attributes
from doorstep.orders.models import Order, Quarantined
from doorstep.orders.projecting import rebuild
from doorstep.orders.proving import Fault, verify
from doorstep.orders.queries import entries_of, open_quarantine, orders_due
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


@transaction.atomic
def receive(*, row: IntakeRow, actor: Actor, now: datetime) -> tuple[Order, bool]:
    """Take an order in: register its customer and site, pin the editions in force, open its log.

    Returns the order and whether it is new: the same number again changes nothing. Raises NotFound (grid).
    """
    known = Order.objects.filter(number=row.number).first()
    if known is not None:
        return known, False
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
    record(order, [], event, kind, actor, now, happened=True)
    return order, True


def _received_body(row: IntakeRow, grid: Grid, customer_id: str, site_id: str) -> dict[str, Any]:
    pins = standards.editions_in_force(unit_path=grid.unit.path, on=row.received_at.date())
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


def fire_deadlines(*, now: datetime, limit: int = 500) -> int:
    """Judge the orders whose deadline has passed without an event. Returns how many; each fires once.

    Orders locked by someone else are judged by them, or at the next call.
    """
    fired = 0
    for number in orders_due(now, limit):
        with transaction.atomic():
            order = (
                Order.objects.select_for_update(skip_locked=True, no_key=True)
                .filter(number=number, next_due_at__lt=now)
                .first()
            )
            if order is None:
                continue
            judge(order, entries_of(number), now, None)
            order.save(update_fields=["next_due_at"])
            fired += 1
    return fired


def quarantine(
    *, offered: Mapping[str, Any], sender: Actor, error: DoorstepError, now: datetime
) -> Quarantined:
    """Keep what the log could not take, whole. The same offer again is the same entry."""
    payload = json.loads(json.dumps(dict(offered), default=str))
    row, _ = Quarantined.objects.get_or_create(
        event_id=str(payload.get("id", ""))[:80],
        content_hash=chain.digest(payload),
        sender=str(sender),
        defaults={
            "order_number": str(payload.get("order", ""))[:80],
            "received_at": now,
            "payload": payload,
            "problem": error.problem("zh") | {"title_en": error.titled("en"), "mend_en": error.mended("en")},
        },
    )
    return row


@transaction.atomic
def settle_quarantined(
    *, entry_id: int, settlement: str, by: Actor, unit_path: str, now: datetime
) -> Quarantined:
    """The dispatcher has dealt with it: says how; the entry stays on record. Raises NotFound, SettlementMissing."""
    if not settlement.strip():
        raise SettlementMissing()
    row = open_quarantine(unit_path).select_for_update().filter(pk=entry_id).first()
    if row is None:
        raise NotFound(what=text(f"待核记录 {entry_id}", f"quarantined entry {entry_id}"))
    row.settled_at, row.settled_by, row.settlement = now, str(by), settlement.strip()
    row.save(update_fields=["settled_at", "settled_by", "settlement"])
    return row


def new_event(*, kind: str, body: Mapping[str, Any], now: datetime, id: UUID | None = None) -> NewEvent:
    """An event that happens here and now (console, customer's page)."""
    return NewEvent(id or ids.uuid7(now), kind, body, now)
