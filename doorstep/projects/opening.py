"""Opening a roll-out and the orders that are part of it."""

from __future__ import annotations

from datetime import datetime
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from doorstep.accounts.services import register_customer, register_site
from doorstep.accounts.states import Segment
from doorstep.core import ids
from doorstep.core.clock import whole_ms
from doorstep.core.errors import NotFound, text
from doorstep.core.windows import Window
from doorstep.orders.events import Kind
from doorstep.orders.intake import IntakeRow, Product
from doorstep.orders.log import Actor
from doorstep.orders.models import Order
from doorstep.orders.opening import Part, open_order
from doorstep.people.models import Grid, User
from doorstep.people.states import Role
from doorstep.projects.models import RollOut

NEED: Final = "酒店 IPTV 终端安装"


@transaction.atomic
def open_rollout(
    *,
    name: str,
    phone: str,
    address: str,
    grid: str,
    manager: str = "",
    lat: float | None = None,
    lon: float | None = None,
    warranty_months: int = 12,
    unit_path: str,
    actor: Actor,
    now: datetime,
) -> tuple[RollOut, bool]:
    """A roll-out for a hotel at its address with its lead order, and whether it is new: a hotel's address has
    one.

    `unit_path`: of the unit that opens it; the grid is one of its own. `manager`: the login of the account
    manager who looks after the hotel. Raises BadCustomer, NotFound (grid, account manager).
    """
    area = Grid.objects.filter(code=grid, unit__path__startswith=unit_path).first()
    if area is None:
        raise NotFound(what=text(f"网格 {grid}", f"grid {grid}"))
    owner = _account_manager(manager) if manager else None
    hotel = register_customer(name=name, phone=phone, segment=Segment.HOTEL, now=now)
    site = register_site(customer=hotel, address=address, lat=lat, lon=lon)
    rollout, is_new = RollOut.objects.get_or_create(
        site=site,
        defaults={
            "customer": hotel, "grid": area, "manager": owner, "opened_at": now,
            "warranty_months": warranty_months,
        },
    )  # fmt: skip
    if not is_new and not rollout.grid.unit.path.startswith(unit_path):
        raise NotFound(what=text("项目", "roll-out"))
    if rollout.lead is None:
        # A roll-out from before had none.
        rollout.lead = open_part(
            rollout=rollout, id=ids.uuid7(now), kind="install", need=NEED, part=Part(rollout.code),
            actor=actor, now=now,
        )  # fmt: skip
        rollout.save(update_fields=["lead"])
    return rollout, is_new


def open_part(
    *,
    rollout: RollOut,
    id: UUID,
    kind: Kind,
    need: str,
    part: Part,
    actor: Actor,
    now: datetime,
    wished: Window | None = None,
) -> Order:
    """One more order of the roll-out, numbered after it: "JD-0012-03". `id`: of its first event. Part of a
    transaction."""
    now = whole_ms(now)
    RollOut.objects.select_for_update().get(pk=rollout.pk)
    row = IntakeRow(
        line=0,
        number=f"{rollout.code}-{orders_of(rollout).count() + 1:02d}",
        kind=kind,
        customer_name="",
        customer_phone="",
        address="",
        grid=rollout.grid.code,
        received_at=now,
        need=need,
        segment="hotel",
        products=(Product("iptv"),),
        access="lan",
        wished=wished,
    )
    return open_order(
        row=row, grid=rollout.grid, customer=rollout.customer, site=rollout.site, source="desk", id=id,
        actor=actor, now=now, part=part,
    )  # fmt: skip


def orders_of(rollout: RollOut) -> QuerySet[Order]:
    """The roll-out's orders: its visits, and repairs after them, by number."""
    return Order.objects.filter(site=rollout.site_id, attributes__rollout=rollout.code).order_by("number")


def _account_manager(login: str) -> User:
    found = User.objects.filter(username=login, role=Role.ACCOUNT_MANAGER, is_active=True).first()
    if found is None:
        raise NotFound(what=text(f"客户经理 {login}", f"account manager {login}"))
    return found
