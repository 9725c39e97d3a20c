"""The verbs of projects: open a roll-out, take its rooms in."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from doorstep.accounts.services import register_customer, register_site
from doorstep.accounts.states import Segment
from doorstep.core.errors import NotFound, text
from doorstep.people.models import Grid, User
from doorstep.people.states import Role
from doorstep.projects.models import RollOut
from doorstep.projects.queries import rollout_in
from doorstep.projects.taking import Preview, RoomChange, preview_rooms, take_rooms

__all__ = ["Preview", "RoomChange", "open_rollout", "preview_rooms", "take_rooms"]


@transaction.atomic
def open_rollout(
    *, name: str, phone: str, address: str, grid: str, manager: str = "", unit_path: str, now: datetime
) -> tuple[RollOut, bool]:
    """A roll-out for a hotel at its address, and whether it is new: a hotel's address has one.

    `unit_path`: of the unit that opens it; the grid is one of its own. `manager`: the login of the account
    manager who looks after the hotel. Raises BadCustomer, NotFound (grid, account manager).
    """
    area = Grid.objects.filter(code=grid, unit__path__startswith=unit_path).first()
    if area is None:
        raise NotFound(what=text(f"网格 {grid}", f"grid {grid}"))
    owner = _account_manager(manager) if manager else None
    hotel = register_customer(name=name, phone=phone, segment=Segment.HOTEL, now=now)
    site = register_site(customer=hotel, address=address)
    known = RollOut.objects.filter(site=site).first()
    if known is not None:
        return rollout_in(id=known.pk, unit_path=unit_path), False
    opened = RollOut.objects.create(customer=hotel, site=site, grid=area, manager=owner, opened_at=now)
    return opened, True


def _account_manager(login: str) -> User:
    found = User.objects.filter(username=login, role=Role.ACCOUNT_MANAGER, is_active=True).first()
    if found is None:
        raise NotFound(what=text(f"客户经理 {login}", f"account manager {login}"))
    return found
