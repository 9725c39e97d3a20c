"""The first event of an order: what it asks for, and the editions that rule it from then on."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from doorstep.accounts.models import Customer, Site
from doorstep.core.errors import NotFound, text
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.orders.appending import record
from doorstep.orders.events import Source, checked_body, kind_named
from doorstep.orders.intake import IntakeRow
from doorstep.orders.log import Actor, NewEvent, attributes
from doorstep.orders.models import Order
from doorstep.orders.states import OPENING, State
from doorstep.people.models import Grid
from doorstep.standards import queries as standards


@dataclass(frozen=True, slots=True)
class Part:
    """An order of a hotel's roll-out: `work_min`, how long its rooms take; `room`, `device` ({model, sn,
    mac}), `in_warranty`: what is repaired."""

    rollout: str
    work_min: int | None = None
    room: str = ""
    device: Mapping[str, str] | None = None
    in_warranty: bool | None = None

    def told(self) -> dict[str, Any]:
        said = {
            "rollout": self.rollout,
            "work_min": self.work_min,
            "room": self.room or None,
            "device": self.device,
            "in_warranty": self.in_warranty,
        }
        return {name: value for name, value in said.items() if value is not None}


def grid_coded(code: str) -> Grid:
    """Raises NotFound."""
    grid = Grid.objects.select_related("unit").filter(code=code).first()
    if grid is None:
        raise NotFound(what=text(f"网格 {code}", f"grid {code}"))
    return grid


def open_order(
    *,
    row: IntakeRow,
    grid: Grid,
    customer: Customer,
    site: Site,
    source: Source,
    id: UUID,
    actor: Actor,
    now: datetime,
    part: Part | None = None,
) -> Order:
    """Write the order's row and its first event, whose id is `id`. Whom the row is about is in `customer`
    and `site`; its own personal fields aren't looked at. `part`: what it is a part of. In a transaction.
    """
    kind = kind_named(OPENING)
    belongs = part.told() if part else {}
    said = {**told(row), **belongs, **_standing(row, grid, customer, site), "source": source}
    body = checked_body(kind, said)
    event = NewEvent(id, kind.name, body, row.received_at)
    order = Order(
        number=row.number, state=State.RECEIVED.value, state_since_at=now, seq=0, head_hash="",
        kind=row.kind, segment=row.segment, unit=grid.unit, grid=grid, customer=customer, site=site,
        received_at=row.received_at, same_day=row.same_day, emergency=row.emergency,
        attributes=attributes(event.body),
    )  # fmt: skip
    order.save(force_insert=True)
    record(order, None, event, kind, actor, now, happened=False)
    return order


def told(row: IntakeRow) -> dict[str, Any]:
    """What the sender says of the order itself, as its first event has it."""
    body: dict[str, Any] = {
        "kind": row.kind,
        "segment": row.segment,
        "products": [{"kind": product.kind, "down_mbps": product.down_mbps} for product in row.products],
        "access": row.access,
        "port": row.port,
        "need": row.need,
        "same_day": row.same_day,
        "emergency": row.emergency,
    }
    if row.wished is not None:
        body["wish"] = _wish(row.wished)
    if row.pon is not None:
        body["pon"] = row.pon
    return body


def _standing(row: IntakeRow, grid: Grid, customer: Customer, site: Site) -> dict[str, Any]:
    local = row.received_at.astimezone(ZONE)
    pins = standards.editions_in_force(unit_path=grid.unit.path, on=local.date())
    return {
        "number": row.number,
        "unit": grid.unit.code,
        "grid": grid.code,
        "customer_id": str(customer.pk),
        "site_id": str(site.pk),
        "received_time": f"{local:%H:%M}",
        "day_ends_at": datetime.combine(local.date() + timedelta(days=1), time(), local.tzinfo).isoformat(),
        "standards": [
            {"standard": pin.standard, "edition": pin.edition, "parameters": dict(pin.parameters)}
            for pin in pins
        ],
    }


def _wish(window: Window) -> dict[str, str]:
    return {"from_at": window.from_at.isoformat(), "to_at": window.to_at.isoformat()}
