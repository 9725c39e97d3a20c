"""A day of a whole city, written straight into the tables: going through the verbs would take an hour.

The logs are short and their hashes aren't chained: enough for what the board reads.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from math import ceil
from random import Random
from typing import Any, Final
from uuid import UUID

from django.db import connection

from doorstep.core import ids
from doorstep.core.zone import ZONE
from doorstep.orders.log import attributes

LOGIN: Final = "bench-dispatcher"
PASSWORD: Final = "a-throw-away-password"
UNIT: Final = "bench"
GRID_SIDE: Final = 5
#: A city of so many kilometres.
SIDE_KM: Final = 30.0
KM: Final = 1 / 111.0
CENTRE: Final = (31.85, 117.27)
FIRST_VISIT: Final = time(8, 20)
VISIT_MIN, STEP_MIN = 40, 66
#: Clauses that stand on each order; of these so many with a deadline.
VERDICTS, RUNNING = 12, 2
WAITING_SHARE: Final = 0.02
_HASH: Final = "0" * 64
_WINDOWS: Final = tuple((begin, begin + 2) for begin in range(8, 20, 2))
#: What has been recorded of a visit by its state, after it was assigned.
_DONE: Final = ("visit.departed", "visit.arrived", "acceptance.signed", "visit.finished", "order.replied")
_STEPS: Final = {"assigned": (), "on_site": _DONE[:2], "replied": _DONE}


@dataclass(frozen=True, slots=True)
class City:
    """What was made: the day, the technicians' keys and staff numbers, how many visits."""

    day: date
    technicians: tuple[tuple[int, str], ...]
    visits: int
    waiting: int


def make_city(*, technicians: int, visits: int, now: datetime, seed: int = 1) -> City:
    """Fill an empty, migrated database with the local day of `now`."""
    rng, day = Random(seed), now.astimezone(ZONE).date()
    grids = _people(technicians, day, now, rng)
    crew = tuple(_rows("SELECT id, staff_no FROM people_technician ORDER BY staff_no"))
    made = _Writer(day, now, rng, grids)
    each = ceil(visits / technicians)
    seats = [(who, turn) for turn in range(each) for who in range(technicians)][:visits]
    for position, (who, turn) in enumerate(seats):
        made.visit(position, crew[who][0], crew[who][1], who % len(grids), turn)
    waiting = int(visits * WAITING_SHARE)
    for position in range(visits, visits + waiting):
        made.waiting(position, position % len(grids))
    made.write()
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    return City(day, crew, visits, waiting)


def _rows(statement: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return list(cursor.fetchall())


def _people(technicians: int, day: date, now: datetime, rng: Random) -> list[tuple[int, str, float, float]]:
    """Unit, grids, technicians with skills, papers and today's shift, and a dispatcher. Returns the grids:
    key, code and centre."""
    from psycopg.types.range import TimestamptzRange

    from doorstep.people.models import (
        Certificate,
        Grid,
        Shift,
        Skill,
        Technician,
        TechnicianSkill,
        Unit,
        User,
    )
    from doorstep.people.states import SKILLS

    unit = Unit.objects.create(code=UNIT, name_zh="测试分公司", name_en="Bench Branch", path=f"{UNIT}/")
    user = User(username=LOGIN, display_name="陈静", role="dispatcher", unit=unit)
    user.set_password(PASSWORD)
    user.save()
    grids = Grid.objects.bulk_create(
        [
            Grid(
                code=f"G{row}{column}", unit=unit, name_zh=f"网格{row}{column}",
                name_en=f"Grid {row}{column}",
                centre_lat=_lat((row + 0.5) / GRID_SIDE), centre_lon=_lon((column + 0.5) / GRID_SIDE),
                boundary={"type": "Polygon", "coordinates": [_ring(row, column)]},
            )
            for row in range(GRID_SIDE)
            for column in range(GRID_SIDE)
        ]
    )  # fmt: skip
    skills = Skill.objects.bulk_create(
        [Skill(code=code, name_zh=said["zh"], name_en=said["en"]) for code, said in SKILLS.items()]
    )
    people = Technician.objects.bulk_create(
        [
            Technician(
                staff_no=f"T{n:05d}", name=f"装维{n:04d}", phone=f"139{n:08d}", badge_no=f"B{n:05d}",
                star_level=3, languages=["zh"], unit=unit,
                home_lat=grids[n % len(grids)].centre_lat + rng.uniform(-1, 1) * KM,
                home_lon=grids[n % len(grids)].centre_lon + rng.uniform(-1, 1) * KM,
            )
            for n in range(technicians)
        ]
    )  # fmt: skip
    through = Technician.grids.through
    through.objects.bulk_create(
        [through(technician=who, grid=grids[n % len(grids)]) for n, who in enumerate(people)]
    )
    TechnicianSkill.objects.bulk_create(
        [TechnicianSkill(technician=who, skill=skill, level=3) for who in people for skill in skills[:3]]
    )
    Certificate.objects.bulk_create(
        [
            Certificate(
                technician=who, kind=kind, number=f"{kind}-{who.pk}", valid_from_on=day - timedelta(days=300),
                valid_until_on=day + timedelta(days=20 + (who.pk * 7) % 400),
            )
            for who in people
            for kind in ("operator", "height")
        ]
    )  # fmt: skip
    duty = TimestamptzRange(_at(day, time(8)), _at(day, time(20)))
    Shift.objects.bulk_create([Shift(technician=who, during=duty) for who in people])
    return [(grid.pk, grid.code, grid.centre_lat, grid.centre_lon) for grid in grids]


def _ring(row: int, column: int) -> list[list[float]]:
    south, north = _lat(row / GRID_SIDE), _lat((row + 1) / GRID_SIDE)
    west, east = _lon(column / GRID_SIDE), _lon((column + 1) / GRID_SIDE)
    return [[west, south], [east, south], [east, north], [west, north], [west, south]]


def _lat(share: float) -> float:
    return CENTRE[0] + (share - 0.5) * SIDE_KM * KM


def _lon(share: float) -> float:
    return CENTRE[1] + (share - 0.5) * SIDE_KM * KM * 1.18


def _at(day: date, wall: time) -> datetime:
    return datetime.combine(day, wall, ZONE)


class _Writer:
    """Rows by table, written at the end."""

    def __init__(
        self, day: date, now: datetime, rng: Random, grids: Sequence[tuple[int, str, float, float]]
    ) -> None:
        self.day, self.now, self.rng, self.grids = day, now, rng, grids
        self.unit_id = _rows(f"SELECT id FROM people_unit WHERE code = '{UNIT}'")[0][0]
        self.tables: dict[str, list[tuple[Any, ...]]] = {name: [] for name in _COLUMNS}
        for grid_id, code, _, _ in grids:
            for begin, end in _WINDOWS:
                window = (_at(day, time(begin)), _at(day, time(end)))
                self.tables["booking_slot"].append(
                    (self._slot(code, begin), grid_id, *window, 0, 1_000_000, 0, 0, 0, True, True)
                )

    def visit(self, position: int, technician: int, staff_no: str, grid: int, turn: int) -> None:
        begin = _at(self.day, FIRST_VISIT) + timedelta(minutes=STEP_MIN * turn + position % 7)
        end = begin + timedelta(minutes=VISIT_MIN)
        state = "replied" if end <= self.now else "on_site" if begin <= self.now else "assigned"
        number = self._order(position, grid, begin, state)
        seat = {"technician": staff_no, "from_at": begin.isoformat(), "to_at": end.isoformat(), "by": "plan"}
        assigned = self._event(number, 3, "order.assigned", seat, begin - timedelta(hours=2))
        span = f"[{begin.isoformat()},{end.isoformat()})"
        self.tables["dispatch_assignment"].append((number, technician, span, "plan", assigned, False))
        for seq, kind in enumerate(_STEPS[state], start=4):
            self._event(number, seq, kind, {}, begin + timedelta(minutes=seq - 6))

    def waiting(self, position: int, grid: int) -> None:
        begin = _at(self.day, time(_WINDOWS[position % len(_WINDOWS)][0]))
        self._order(position, grid, begin, "booked")

    def write(self) -> None:
        with connection.cursor() as cursor:
            for table, rows in self.tables.items():
                columns = ", ".join(_COLUMNS[table])
                with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)

    def _order(self, position: int, grid: int, begin: datetime, state: str) -> str:
        """Customer, site, order, its first two events, its promise and how its clauses stand."""
        number, (grid_id, code, lat, lon) = f"BD{position:06d}", self.grids[grid]
        customer, site = ids.uuid7(self.now), ids.uuid7(self.now)
        received_at = self.now - timedelta(days=1)
        spread = SIDE_KM / GRID_SIDE / 2 * KM
        address = f"瑶海区明光路{position}号2栋301室"
        place = (lat + self.rng.uniform(-spread, spread), lon + self.rng.uniform(-spread, spread))
        self.tables["accounts_customer"].append(
            (customer, f"客户{position}", f"138{position:08d}", "home", "zh", received_at)
        )
        self.tables["accounts_site"].append(
            (site, customer, address, "瑶海区", "明光路", "2栋", "301室", *place, "")
        )
        body = {
            "number": number, "kind": "repair", "segment": "home", "unit": UNIT, "grid": code,
            "customer_id": str(customer), "site_id": str(site), "access": "ftth", "port": "", "need": "断网",
            "products": [{"kind": "broadband", "down_mbps": 500}], "same_day": False, "emergency": False,
            "standards": [],
        }  # fmt: skip
        due = self.now + timedelta(minutes=self.rng.randrange(10, 600))
        steps = 2 if state == "booked" else 3 + len(_STEPS[state])
        self.tables["orders_order"].append(
            (number, "repair", "home", self.unit_id, grid_id, customer, site, received_at, False,
             position % 97 == 0, json.dumps(attributes(body)), state, self.now, steps, "0" * 64, due)
        )  # fmt: skip
        self._event(number, 1, "order.received", body, received_at)
        self._promise(number, code, begin, received_at)
        for clause in range(VERDICTS):
            running = clause < RUNNING
            at = due + timedelta(hours=clause) if running else None
            outcome = "pending" if running else "satisfied"
            self.tables["orders_verdictinterval"].append(
                (number, f"bench.clause-{clause}", "BENCH", outcome, False, at, "[]", received_at)
            )
        return number

    def _promise(self, number: str, grid: str, begin: datetime, at: datetime) -> None:
        opens = next(hours for hours in reversed(_WINDOWS) if hours[0] <= begin.hour)
        from_at, to_at = (_at(self.day, time(hour)) for hour in opens)
        slot = self._slot(grid, opens[0])
        body = {"from_at": from_at.isoformat(), "to_at": to_at.isoformat(), "slot": slot}
        event = self._event(number, 2, "window.promised", body, at)
        self.tables["booking_promise"].append((number, slot, from_at, to_at, "customer", at, event))

    def _slot(self, grid: str, hour: int) -> str:
        return f"{grid}:{self.day}:{hour:02d}00-{hour + 2:02d}00"

    def _event(self, number: str, seq: int, kind: str, body: dict[str, Any], at: datetime) -> UUID:
        key = ids.uuid7(self.now)
        self.tables["orders_event"].append(
            (
                key,
                number,
                seq,
                kind,
                1,
                "system:bench",
                at,
                at,
                False,
                "{}",
                json.dumps(body),
                "0" * 64,
                "0" * 64,
            )
        )
        return key


_COLUMNS: Final[dict[str, Iterable[str]]] = {
    "booking_slot": (
        "id", "grid_id", "from_at", "to_at", "staffed", "capacity", "taken", "held", "overbook", "open",
        "by_hand",
    ),
    "accounts_customer": ("id", "name", "phone", "segment", "language", "created_at"),
    "accounts_site": (
        "id", "customer_id", "address", "district", "street", "building", "room", "lat", "lon",
        "access_notes",
    ),
    "orders_order": (
        "number", "kind", "segment", "unit_id", "grid_id", "customer_id", "site_id", "received_at",
        "same_day", "emergency", "attributes", "state", "state_since_at", "seq", "head_hash", "next_due_at",
    ),
    "orders_event": (
        "id", "order_id", "seq", "kind", "version", "actor", "occurred_at", "recorded_at", "happened",
        "device", "body", "previous_hash", "hash",
    ),
    "booking_promise": ("order_id", "slot_id", "from_at", "to_at", "asked_by", "promised_at", "event"),
    "dispatch_assignment": ("order_id", "technician_id", "during", "by", "event", "pinned"),
    "orders_verdictinterval": (
        "order_id", "clause", "standard", "outcome", "final", "due_at", "witnesses", "from_at",
    ),
}  # fmt: skip
