"""Roll-outs as lists and screens see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from doorstep.accounts.rules import mask_customer_name
from doorstep.core.errors import NotFound, text
from doorstep.projects.models import RollOut, Room, Terminal


@dataclass(frozen=True, slots=True)
class RollOutRow:
    """`hotel`: its name; `rooms` of it, `fitted` of them with a terminal in place."""

    id: int
    code: str
    hotel: str
    address: str
    grid: str
    manager: str
    opened_at: datetime
    rooms: int
    fitted: int


@dataclass(frozen=True, slots=True)
class TerminalCell:
    model: str
    sn: str
    mac: str
    placed_at: datetime


@dataclass(frozen=True, slots=True)
class RoomCell:
    number: str
    occupancy: str
    note: str
    terminals: tuple[TerminalCell, ...]


@dataclass(frozen=True, slots=True)
class FloorRow:
    """`floor` None: rooms whose floor nobody knows."""

    floor: int | None
    rooms: tuple[RoomCell, ...]


@dataclass(frozen=True, slots=True)
class Building:
    """The floors from the top down, as a house stands."""

    name: str
    floors: tuple[FloorRow, ...]


def rollouts_in(*, unit_path: str) -> list[RollOutRow]:
    """The roll-outs of a unit and those below it, the newest first."""
    return [row_of(each) for each in _below(unit_path)]


def _below(unit_path: str) -> QuerySet[RollOut]:
    in_place = Exists(Terminal.objects.filter(room=OuterRef("rooms"), removed_at__isnull=True))
    return (
        RollOut.objects.filter(grid__unit__path__startswith=unit_path)
        .select_related("customer", "site", "grid", "manager")
        .annotate(
            room_count=Count("rooms", distinct=True),
            fitted_count=Count("rooms", distinct=True, filter=Q(in_place)),
        )
    )


def row_of(rollout: RollOut) -> RollOutRow:
    """A roll-out as `rollouts_in` and `rollout_in` read it (a new one has no rooms yet)."""
    return RollOutRow(
        id=rollout.pk,
        code=rollout.code,
        hotel=mask_customer_name(rollout.customer.name, rollout.customer.segment),
        address=rollout.site.address,
        grid=rollout.grid.code,
        manager=rollout.manager.username if rollout.manager else "",
        opened_at=rollout.opened_at,
        rooms=getattr(rollout, "room_count", 0),
        fitted=getattr(rollout, "fitted_count", 0),
    )


def rollout_in(*, id: int, unit_path: str) -> RollOut:
    """Raises NotFound: no such roll-out in the unit."""
    row = _below(unit_path).filter(pk=id).first()
    if row is None:
        raise NotFound(what=text("项目", "roll-out"))
    return row


def matrix(rollout: RollOut) -> list[Building]:
    """Every room and what is in it, in three queries however many there are."""
    terminals: dict[int, list[TerminalCell]] = {}
    standing = Terminal.objects.filter(room__rollout=rollout, removed_at__isnull=True).order_by(
        "placed_at", "id"
    )
    for each in standing:
        cell = TerminalCell(each.model, each.sn, each.mac, each.placed_at)
        terminals.setdefault(each.room_id, []).append(cell)
    buildings: dict[str, dict[int | None, list[RoomCell]]] = {}
    for room in Room.objects.filter(rollout=rollout):
        cell_of = RoomCell(room.number, room.occupancy, room.note, tuple(terminals.get(room.pk, ())))
        buildings.setdefault(room.building, {}).setdefault(room.floor, []).append(cell_of)
    return [Building(name, _floors(floors)) for name, floors in buildings.items()]


def _floors(floors: dict[int | None, list[RoomCell]]) -> tuple[FloorRow, ...]:
    down = sorted(floors, key=lambda floor: (floor is None, -(floor or 0)))
    return tuple(FloorRow(floor, tuple(floors[floor])) for floor in down)
