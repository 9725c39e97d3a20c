"""Roll-outs as lists and screens see them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from doorstep.accounts.rules import mask_customer_name
from doorstep.core.errors import NotFound, text
from doorstep.projects.models import RollOut, Room, Terminal
from doorstep.projects.standing import Clock, Standing, standings


@dataclass(frozen=True, slots=True)
class RollOutRow:
    """`hotel`: its name; `rooms` of it, `fitted` of them with a terminal in place. `stage` as in
    states.STAGES; `lead`: the number of its lead order, "" where there is none yet; `first_visit`: how
    HOTEL-1 stands, None while its clock doesn't run."""

    id: int
    code: str
    hotel: str
    address: str
    grid: str
    manager: str
    opened_at: datetime
    rooms: int
    fitted: int
    lead: str
    stage: str
    cleared_at: datetime | None
    first_visit: Clock | None
    warranty_months: int


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
    rows = list(rollouts_below(unit_path))
    found = standings(rows, {each.pk: _counted(each) for each in rows})
    return [_row(each, found[each.pk]) for each in rows]


def rollouts_below(unit_path: str) -> QuerySet[RollOut]:
    """As rows, each with its counts of rooms, the newest first."""
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
    """A roll-out as `rollout_in` reads it."""
    return _row(rollout, standings([rollout], {rollout.pk: _counted(rollout)})[rollout.pk])


def hotel_of(rollout: RollOut) -> str:
    """The hotel's name as everyone may see it."""
    return mask_customer_name(rollout.customer.name, rollout.customer.segment)


def _counted(rollout: RollOut) -> tuple[int, int]:
    """How many rooms, and how many of them are left to be done."""
    rooms: int = getattr(rollout, "room_count", 0)
    return rooms, rooms - getattr(rollout, "fitted_count", 0)


def _row(rollout: RollOut, standing: Standing) -> RollOutRow:
    return RollOutRow(
        id=rollout.pk,
        code=rollout.code,
        hotel=hotel_of(rollout),
        address=rollout.site.address,
        grid=rollout.grid.code,
        manager=rollout.manager.username if rollout.manager else "",
        opened_at=rollout.opened_at,
        rooms=getattr(rollout, "room_count", 0),
        fitted=getattr(rollout, "fitted_count", 0),
        lead=rollout.lead_id or "",
        stage=standing.stage,
        cleared_at=standing.cleared_at,
        first_visit=standing.first_visit,
        warranty_months=rollout.warranty_months,
    )


def rollout_in(*, id: int, unit_path: str) -> RollOut:
    """Raises NotFound: no such roll-out in the unit."""
    row = rollouts_below(unit_path).filter(pk=id).first()
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
