"""The house: every room with what is in it and how far it is, and who is at work there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.db.models import Sum
from django.db.models.fields.json import KeyTextTransform

from doorstep.accounts.models import Device
from doorstep.booking.queries import promises_of
from doorstep.dispatch.queries import assignments_of
from doorstep.orders.judging import rulebook_of
from doorstep.orders.models import Event, VerdictInterval
from doorstep.projects.models import RollOut, Room
from doorstep.projects.opening import orders_of
from doorstep.projects.rooms import Standing, flags, open_s
from doorstep.standards.rulebook import Rulebook

#: The clauses whose times a room is held to; without them these.
_WITHIN: Final = ("hotel.room-in-five", timedelta(minutes=5))
_ASK: Final = ("hotel.ask-the-guest", timedelta(minutes=15))


@dataclass(frozen=True, slots=True)
class Limits:
    """How long a room takes, and after how long its guest is asked."""

    within_s: int
    ask_after_s: int


@dataclass(frozen=True, slots=True)
class TerminalCell:
    model: str
    sn: str
    mac: str
    placed_at: datetime


@dataclass(frozen=True, slots=True)
class RoomCell:
    """`name`: as logs call it. `order`: to which it is handed, else the last that told of it, else "".
    `took_s`: from its last opening to what ended it, None while it is open. `flags`: those of rooms.flags,
    `finding`: a clause stands violated by what happened in it, `unlisted`: a crew found it."""

    name: str
    number: str
    occupancy: str
    note: str
    terminals: tuple[TerminalCell, ...]
    state: str
    order: str
    occupied: bool | None
    opened_at: datetime | None
    finished_at: datetime | None
    took_s: int | None
    again: str
    again_at: datetime | None
    remark: str
    flags: tuple[str, ...]


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


@dataclass(frozen=True, slots=True)
class VisitRow:
    """An order of the roll-out; `crew` and `staff_no` "" while nobody is sent; its window, None while none is
    promised."""

    number: str
    kind: str
    state: str
    crew: str
    staff_no: str
    from_at: datetime | None
    to_at: datetime | None


def revision_of(rollout: RollOut) -> int:
    """Grows with every event of the roll-out's orders and every change from the desk."""
    return int(orders_of(rollout).aggregate(events=Sum("seq"))["events"] or 0) + rollout.edited


def matrix(rollout: RollOut, now: datetime) -> list[Building]:
    """Every room and what is in it, in a fixed number of queries however many there are."""
    rooms = list(Room.objects.filter(rollout=rollout))
    terminals = _terminals(rollout)
    limits, broken = limits_of(rollout), rooms_with_findings(rollout)
    buildings: dict[str, dict[int | None, list[RoomCell]]] = {}
    for room in rooms:
        found = cell(room, terminals.get(str(room), ()), limits, str(room) in broken, now)
        buildings.setdefault(room.building, {}).setdefault(room.floor, []).append(found)
    return [Building(name, _floors(floors)) for name, floors in buildings.items()]


def cell(
    room: Room, terminals: Sequence[TerminalCell], limits: Limits, has_finding: bool, now: datetime
) -> RoomCell:
    """One room of the house."""
    standing = standing_of(room)
    beside = [name for name, holds in (("finding", has_finding), ("unlisted", not room.listed)) if holds]
    found = flags(standing, now, within_s=limits.within_s, ask_after_s=limits.ask_after_s)
    return RoomCell(
        name=str(room),
        number=room.number,
        occupancy=room.occupancy,
        note=room.note,
        terminals=tuple(terminals),
        state=room.state,
        order=room.order_id or room.told_by,
        occupied=room.occupied,
        opened_at=room.opened_at,
        finished_at=room.ended_at if room.state == "done" else None,
        took_s=None if room.ended_at is None else open_s(standing, now),
        again=room.again,
        again_at=room.again_at,
        remark=room.remark,
        flags=tuple(sorted([*found, *beside])),
    )


def standing_of(room: Room) -> Standing:
    """A row as the rules see it (without its devices)."""
    return Standing(
        state=room.state,  # type: ignore[arg-type]  # the table holds no other
        occupied=room.occupied, opened_at=room.opened_at, ended_at=room.ended_at, result=room.result,
        asked_at=room.asked_at, answered_at=room.answered_at, refused=room.refused, conflict=room.conflict,
        again=room.again, again_at=room.again_at, remark=room.remark,
    )  # fmt: skip


def limits_of(rollout: RollOut) -> Limits:
    """The times that the roll-out's own editions set for a room."""
    if not rollout.lead_id:
        return Limits(*(_seconds(usual) for _, usual in (_WITHIN, _ASK)))
    return limits_in(rulebook_of(rollout.lead_id))


def limits_in(book: Rulebook) -> Limits:
    bounds = {rule.id: rule.within.max for rule in book.rules if rule.within is not None}
    return Limits(*(_seconds(bounds.get(clause) or usual) for clause, usual in (_WITHIN, _ASK)))


def _seconds(length: timedelta) -> int:
    return int(length.total_seconds())


def rooms_with_findings(rollout: RollOut) -> set[str]:
    """The rooms in which something happened that breaks a clause."""
    rows = VerdictInterval.objects.filter(
        order__in=orders_of(rollout).values("pk"), to_at__isnull=True, outcome="violated"
    )
    witnesses = {each for row in rows for each in row.witnesses}
    told = Event.objects.filter(pk__in=witnesses, body__has_key="room")
    return set(told.annotate(room=KeyTextTransform("room", "body")).values_list("room", flat=True))


def visits_of(rollout: RollOut) -> list[VisitRow]:
    """The roll-out's orders by window, those without one last."""
    orders = list(orders_of(rollout))
    sent = assignments_of(order.number for order in orders)
    promised = promises_of([order.number for order in orders])
    rows = []
    for order in orders:
        to, window = sent.get(order.number), promised.get(order.number)
        rows.append(
            VisitRow(
                order.number,
                order.kind,
                order.state,
                to.name if to else "",
                to.staff_no if to else "",
                window.from_at if window else None,
                window.to_at if window else None,
            )
        )
    return sorted(rows, key=_by_window)


def _by_window(row: VisitRow) -> tuple[bool, float, str]:
    return row.from_at is None, row.from_at.timestamp() if row.from_at else 0, row.number


def _terminals(rollout: RollOut) -> Mapping[str, Sequence[TerminalCell]]:
    found: dict[str, list[TerminalCell]] = {}
    standing = Device.objects.filter(site=rollout.site_id, removed_at__isnull=True)
    for each in standing.order_by("placed_at", "id"):
        found.setdefault(each.place, []).append(TerminalCell(each.model, each.sn, each.mac, each.placed_at))
    return found


def _floors(floors: Mapping[int | None, Iterable[RoomCell]]) -> tuple[FloorRow, ...]:
    down = sorted(floors, key=lambda floor: (floor is None, -(floor or 0)))
    return tuple(FloorRow(floor, tuple(floors[floor])) for floor in down)
