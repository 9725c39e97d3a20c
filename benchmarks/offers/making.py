"""A city whose week is nearly full, written in bulk: rows, no logs, but for the orders that ask.

Grids lie side by side, each with its own technicians; every fifth of these looks after the next grid too. All
are on duty from eight to six with lunch at noon. Four windows of a day are filled with two visits a
technician, but for a share of places left free: today and tomorrow as a plan with technicians and hours, the
days after as promises that nobody has yet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Final
from uuid import UUID, uuid4

from psycopg.types.range import TimestamptzRange

from doorstep.accounts.models import Customer, Site
from doorstep.booking.models import Promise, Slot
from doorstep.booking.rules import slot_id, windows_of
from doorstep.booking.services import open_slots
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.dispatch.models import Assignment
from doorstep.orders.models import Order
from doorstep.people.models import Certificate, Grid, Shift, Skill, Technician, TechnicianSkill, Unit
from doorstep.people.states import SKILLS

UNIT: Final = "hf"
DAYS: Final = 7
PLANNED_DAYS: Final = 2
WINDOWS: Final = 4
"""Of the five of a day: nobody is on duty in the evening."""
FREE: Final = 0.06
"""This share of the visits is left out."""

#: (kind, access, products), the skills of those who do it, and how often it is asked for.
WORKS: Final = (
    (("install", "ftth", ["broadband"]), 4),
    (("repair", "ftth", ["broadband"]), 4),
    (("change", "lan", ["broadband"]), 1),
    (("remove", "ftth", ["broadband"]), 1),
)
#: Skills of a technician, and how many of ten have them.
TRADES: Final = (
    (("ftth_install", "ftth_repair", "iptv"), 5),
    (("ftth_repair", "iptv"), 3),
    (("copper", "voice", "ftth_repair"), 2),
)


Crew = list[tuple[Technician, tuple[str, ...]]]
"""Technicians with their skills."""


@dataclass(frozen=True, slots=True)
class Size:
    technicians: int = 1000
    grids: int = 25


@dataclass(frozen=True, slots=True)
class City:
    unit: Unit
    grids: list[Grid]
    customer: Customer


def make_city(size: Size, today: date, now: datetime, seed: int = 1) -> City:
    """The people and the week, today with it."""
    random = Random(seed)
    unit = Unit.objects.create(code=UNIT, name_zh="合肥分公司", name_en="Hefei Branch", path=f"{UNIT}/")
    skills = {
        code: Skill.objects.create(code=code, name_zh=said["zh"], name_en=said["en"])
        for code, said in SKILLS.items()
    }
    grids = [_grid(number, unit) for number in range(size.grids)]
    customer = Customer.objects.create(
        name="张三", phone="13800000000", segment="home", created_at=now - timedelta(days=30)
    )
    crews = _crews(size, unit, grids, skills, today, random)
    for grid in grids:
        for ahead in range(DAYS):
            open_slots(grid=grid.code, day=today + timedelta(days=ahead), now=now)
    for grid, crew in zip(grids, crews, strict=True):
        _fill(_Week(unit, grid, customer, today, random), crew)
    return City(unit, grids, customer)


def _grid(number: int, unit: Unit) -> Grid:
    lat, lon = 31.75 + 0.03 * (number // 5), 117.15 + 0.04 * (number % 5)
    ring = [
        [lon + dx, lat + dy] for dx, dy in ((-0.02, -0.015), (0.02, -0.015), (0.02, 0.015), (-0.02, 0.015))
    ]
    return Grid.objects.create(
        code=f"G{number:02}", name_zh=f"网格{number}", name_en=f"Grid {number}", unit=unit,
        centre_lat=lat, centre_lon=lon, boundary={"type": "Polygon", "coordinates": [[*ring, ring[0]]]},
    )  # fmt: skip


def _crews(
    size: Size, unit: Unit, grids: list[Grid], skills: dict[str, Skill], today: date, random: Random
) -> list[Crew]:
    """The technicians of each grid."""
    trades = [trade for trade, share in TRADES for _ in range(share)]
    crews: list[Crew] = [[] for _ in grids]
    for number in range(size.technicians):
        grid, index = grids[number % size.grids], number // size.grids
        who = Technician(
            staff_no=f"T{number:05}", name=f"师傅{number}", phone=f"139{number:08}", badge_no=f"B{number:05}",
            star_level=3, languages=["zh"], unit=unit,
            home_lat=grid.centre_lat + random.uniform(-0.012, 0.012),
            home_lon=grid.centre_lon + random.uniform(-0.015, 0.015),
        )  # fmt: skip
        crews[number % size.grids].append((who, trades[index % len(trades)]))
    people = [each for crew in crews for each in crew]
    Technician.objects.bulk_create([who for who, _ in people], batch_size=2000)
    serve, links = Technician.grids.through, []
    for index, crew in enumerate(crews):
        links += [serve(technician=who, grid=grids[index]) for who, _ in crew]
        if len(grids) > 1:
            links += [serve(technician=who, grid=grids[(index + 1) % len(grids)]) for who, _ in crew[::5]]
    serve.objects.bulk_create(links, batch_size=2000)
    TechnicianSkill.objects.bulk_create(
        TechnicianSkill(technician=who, skill=skills[code], level=2)
        for who, trade in people
        for code in trade
    )
    _give_papers_and_hours([who for who, _ in people], today)
    return crews


def _give_papers_and_hours(people: list[Technician], today: date) -> None:
    Certificate.objects.bulk_create(
        Certificate(
            technician=who, kind=kind, number=f"{kind}-{who.staff_no}",
            valid_from_on=today - timedelta(days=300), valid_until_on=today + timedelta(days=300),
        )
        for who in people
        for kind in ("operator", "height")
    )  # fmt: skip
    days = [today + timedelta(days=ahead) for ahead in range(DAYS)]
    Shift.objects.bulk_create(
        (
            Shift(technician=who, during=_hours(day, 8, 18), lunch=_hours(day, 12, 13))
            for who in people
            for day in days
        ),
        batch_size=2000,
    )


def _hours(day: date, begin: int, end: int) -> TimestamptzRange:
    return TimestamptzRange(datetime.combine(day, time(begin), ZONE), datetime.combine(day, time(end), ZONE))


@dataclass(frozen=True, slots=True)
class _Week:
    unit: Unit
    grid: Grid
    customer: Customer
    today: date
    random: Random


@dataclass(frozen=True, slots=True)
class _Row:
    """A visit of the week, and the slot that it was promised."""

    order: Order
    slot: str
    window: Window
    begins_at: datetime
    technician: Technician


def _fill(week: _Week, crew: Crew) -> None:
    sites = [[_site(week, who, number) for number in range(2 * WINDOWS)] for who, _ in crew]
    Site.objects.bulk_create([site for theirs in sites for site in theirs], batch_size=2000)
    for ahead in range(DAYS):
        rows = list(_rows(week, crew, sites, ahead))
        Order.objects.bulk_create([row.order for row in rows], batch_size=2000)
        taken: dict[str, int] = {}
        for row in rows:
            taken[row.slot] = taken.get(row.slot, 0) + 1
        for slot in Slot.objects.filter(pk__in=taken):
            slot.taken = taken[slot.pk]
            slot.capacity = max(slot.capacity, slot.taken)
            slot.save()
        Promise.objects.bulk_create([_promise(week, row) for row in rows], batch_size=2000)
        if ahead < PLANNED_DAYS:
            Assignment.objects.bulk_create([_assignment(row) for row in rows], batch_size=2000)


def _rows(week: _Week, crew: Crew, sites: list[list[Site]], ahead: int) -> Iterator[_Row]:
    """Two visits a window for each technician, of what he can do, from 20 and 70 minutes after it begins."""
    day = week.today + timedelta(days=ahead)
    for index, (who, trade) in enumerate(crew):
        for number, window in enumerate(windows_of(day)[:WINDOWS]):
            for second in (0, 1):
                if week.random.random() < FREE:
                    continue
                site = sites[index][2 * number + second]
                order = _order(week, f"{week.grid.code}-{ahead}-{index:03}-{number}{second}", site, trade)
                order.state = "assigned" if ahead < PLANNED_DAYS else "booked"
                begins_at = window.from_at + timedelta(minutes=20 + 50 * second)
                yield _Row(order, slot_id(week.grid.code, window), window, begins_at, who)


def _site(week: _Week, who: Technician, number: int) -> Site:
    return Site(
        customer=week.customer,
        address=f"{week.grid.code} {who.staff_no} {number}",
        lat=who.home_lat + week.random.uniform(-0.004, 0.004),
        lon=who.home_lon + week.random.uniform(-0.004, 0.004),
    )


def _order(week: _Week, number: str, site: Site, trade: tuple[str, ...]) -> Order:
    fits = {"install": "ftth_install" in trade, "change": "copper" in trade}
    works = [work for work, share in WORKS for _ in range(share) if fits.get(work[0], True)]
    kind, access, products = week.random.choice(works)
    received_at = datetime.combine(week.today, time(6), ZONE) - timedelta(days=1)
    attributes = {"kind": kind, "access": access, "products": products, "segment": "home"}
    return Order(
        number=number, kind=kind, segment="home", unit=week.unit, grid=week.grid, customer=week.customer,
        site=site, received_at=received_at, same_day=False, emergency=False, attributes=attributes,
        state_since_at=received_at, seq=2, head_hash="0" * 64,
    )  # fmt: skip


def _promise(week: _Week, row: _Row) -> Promise:
    promised_at = row.order.received_at + timedelta(seconds=week.random.randrange(3600))
    return Promise(
        order=row.order, slot_id=row.slot, from_at=row.window.from_at, to_at=row.window.to_at,
        asked_by="customer", promised_at=promised_at, event=_event(),
    )  # fmt: skip


def _assignment(row: _Row) -> Assignment:
    during = TimestamptzRange(row.begins_at, row.begins_at + timedelta(minutes=40))
    return Assignment(order=row.order, technician=row.technician, during=during, by="plan", event=_event())


def _event() -> UUID:
    return uuid4()
