"""The day as the dispatcher sees it: everyone's visits, and what waits.

Read as plain values and written as they are: a day of 1,000 technicians has 10,000 visits. The fields are
those of api.board_schemas.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Final, NamedTuple

from django.db.models import F, FloatField, Func, OuterRef, Q, Subquery

from doorstep.accounts.rules import mask_address
from doorstep.booking.models import Promise
from doorstep.core.errors import Text
from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch.day.expected import NOTHING, Due, Expected, Happened, expected
from doorstep.dispatch.day.happened import happened_on
from doorstep.dispatch.day.revisions import settle
from doorstep.dispatch.day.rows import touching, window_on
from doorstep.dispatch.rules import PLANNABLE
from doorstep.dispatch.solver.travel import HaversineTravel, TravelProvider
from doorstep.orders.models import VerdictInterval
from doorstep.orders.states import State
from doorstep.people.queries import TechnicianDay, technicians_on
from doorstep.people.rules import covered_until
from doorstep.people.states import CERTIFICATE_KINDS, SKILLS, CertificateKind

#: Certificates that lapse so soon are shown on the board.
LAPSING_DAYS: Final = 30

_MINUTE: Final = timedelta(minutes=1)


@dataclass(slots=True)
class Visit:
    """See api.board_schemas.VisitOut."""

    number: str
    kind: str
    state: str
    grid: str
    from_at: datetime
    to_at: datetime
    by: str
    pinned: bool
    promised: Window | None
    travel_before_min: int
    address_masked: str
    lat: float
    lon: float
    emergency: bool
    late_risk: bool
    expected_from_at: datetime
    expected_to_at: datetime
    due_at: datetime | None
    due_clause: str | None


@dataclass(slots=True)
class Skill:
    code: str
    title: Text
    level: int


@dataclass(slots=True)
class Lapsing:
    kind: str
    title: Text
    valid_until_on: date
    days_left: int


@dataclass(slots=True)
class Row:
    """See api.board_schemas.TechnicianRowOut."""

    staff_no: str
    name: str
    unit: str
    grids: list[str]
    skills: list[Skill]
    shift: list[Window]
    breaks: list[Window]
    start: Place
    certificates_lapsing: list[Lapsing]
    visits: list[Visit]
    load_min: int


@dataclass(slots=True)
class Waiting:
    """See api.board_schemas.WaitingOut."""

    number: str
    kind: str
    grid: str
    promised: Window
    address_masked: str
    lat: float
    lon: float
    emergency: bool
    due_at: datetime | None
    due_clause: str | None


@dataclass(slots=True)
class Board:
    day: date
    revision: int
    technicians: list[Row]
    unassigned: list[Waiting]


def board(*, day: date, unit_path: str, grid: str | None = None, now: datetime) -> Board:
    """The local day of a unit and the units below it; with `grid` only who and what belongs to it.

    The revision is settled before anything is read: what changes meanwhile comes once more, and isn't missed.
    """
    revision = settle()
    rows = rows_on(technicians_on(day=day, unit_path=unit_path), day, now)
    return Board(
        day,
        revision,
        [row for row in rows if grid is None or of_grid(row, grid)],
        waiting_on(day=day, unit_path=unit_path, grid=grid),
    )


def rows_on(crew: Sequence[TechnicianDay], day: date, now: datetime) -> list[Row]:
    """The day of each technician, in their order."""
    window = window_on(day)
    visits: dict[int, list[_Seen]] = {who.technician_id: [] for who in crew}
    found = _visits(list(visits), window)
    for seen in found:
        visits[seen.technician_id].append(seen)
    happens = happened_on(list(visits), window)
    round = _Round(day, now, HaversineTravel(midnight=window.from_at), happens)
    return [_row(who, visits[who.technician_id], round) for who in crew]


def waiting_on(*, day: date, unit_path: str, grid: str | None = None) -> list[Waiting]:
    """The booked orders of a day with nobody, or with somebody who doesn't work here any more: emergencies
    first, then by time."""
    window = window_on(day)
    rows = Promise.objects.filter(
        Q(order__assignment__isnull=True) | Q(order__assignment__technician__active=False),
        from_at__gte=window.from_at,
        from_at__lt=window.to_at,
        order__unit__path__startswith=unit_path,
        order__state__in=PLANNABLE,
    )
    if grid is not None:
        rows = rows.filter(order__grid__code=grid)
    fields = ("order__kind", "order__grid__code", "order__emergency", *(f"order__{name}" for name in _PLACE))
    due = ("order__next_due_at", _due_clause("order_id", "order__"))
    found = [
        Waiting(
            number=number,
            kind=kind,
            grid=code,
            promised=Window(from_at, to_at),
            address_masked=mask_address(address),
            lat=centre[0] if lat is None else lat,
            lon=centre[1] if lon is None else lon,
            emergency=emergency,
            due_at=due_at,
            due_clause=clause,
        )
        for number, from_at, to_at, due_at, clause, kind, code, emergency, address, lat, lon, *centre in (
            rows.values_list("order_id", "from_at", "to_at", *due, *fields)
        )
    ]
    return sorted(found, key=lambda each: (not each.emergency, each.promised, each.number))


def of_grid(row: Row, grid: str) -> bool:
    """Whether a technician looks after the grid or has a visit in it."""
    return grid in row.grids or any(visit.grid == grid for visit in row.visits)


#: Where an order is; a site that nobody has located yet is taken to be at its grid's centre.
_PLACE: Final = ("site__address", "site__lat", "site__lon", "grid__centre_lat", "grid__centre_lon")


class _Seen(NamedTuple):
    """A visit as it is stored; instants are seconds since the epoch (see _seconds)."""

    number: str
    technician_id: int
    from_s: float
    to_s: float
    by: str
    pinned: bool
    kind: str
    state: str
    grid: str
    emergency: bool
    due_s: float | None
    due_clause: str | None
    promised_from_s: float | None
    promised_to_s: float | None
    address: str
    lat: float | None
    lon: float | None
    centre_lat: float
    centre_lon: float


@dataclass(frozen=True, slots=True)
class _Round:
    """What is the same for all rows."""

    day: date
    now: datetime
    travel: TravelProvider
    happened: Mapping[str, Happened]
    windows: dict[tuple[float, float], Window] = field(default_factory=dict)

    def window(self, from_s: float, to_s: float) -> Window:
        """A promised window: a day has few of them."""
        found = self.windows.get((from_s, to_s))
        if found is None:
            found = self.windows[from_s, to_s] = Window(_at(from_s), _at(to_s))
        return found


def _visits(technicians: Sequence[int], window: Window) -> list[_Seen]:
    rows = touching(window).filter(technician_id__in=technicians).order_by("during", "order_id")
    return [
        _Seen._make(row)
        for row in rows.values_list(
            "order_id",
            "technician_id",
            _seconds("during__startswith"),
            _seconds("during__endswith"),
            "by",
            "pinned",
            "order__kind",
            "order__state",
            "order__grid__code",
            "order__emergency",
            _seconds("order__next_due_at"),
            _due_clause("order_id", "order__"),
            _seconds("order__promise__from_at"),
            _seconds("order__promise__to_at"),
            *(f"order__{name}" for name in _PLACE),
        )
    ]


def _seconds(field: str) -> Func:
    """An instant as a number: reading 60,000 timestamps takes longer than all the rest."""
    return Func(F(field), template="extract(epoch FROM %(expressions)s)::float8", output_field=FloatField())


def _at(seconds: float) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def _due_clause(order: str, prefix: str) -> Subquery:
    """The clause whose deadline is an order's nearest."""
    standing = VerdictInterval.objects.filter(
        order_id=OuterRef(order), to_at__isnull=True, due_at=OuterRef(f"{prefix}next_due_at")
    )
    return Subquery(standing.order_by("clause").values("clause")[:1])


def _row(who: TechnicianDay, seen: Sequence[_Seen], round: _Round) -> Row:
    start = Place(*who.start)
    places = [_place(each) for each in seen]
    dues = [_due(each, place, round) for each, place in zip(seen, places, strict=True)]
    off = [Window(*lunch) for lunch in who.lunches]
    times = expected(dues, start=start, travel=round.travel, now=round.now, off=off)
    ways = _ways_min(start, dues, round.travel)
    visits = [
        _visit(each, due, way, time) for each, due, way, time in zip(seen, dues, ways, times, strict=True)
    ]
    return Row(
        staff_no=who.staff_no,
        name=who.name,
        unit=who.unit_path.rstrip("/").split("/")[-1],
        grids=sorted(who.grids),
        skills=[
            Skill(code, SKILLS.get(code, Text(zh=code, en=code)), level)
            for code, level in sorted(who.skills.items())
        ],
        shift=[Window(*hours) for hours in who.shift_windows],
        breaks=off,
        start=start,
        certificates_lapsing=_lapsing(who, round.day),
        visits=visits,
        load_min=sum((each.to_at - each.from_at) // _MINUTE + each.travel_before_min for each in visits),
    )


def _place(seen: _Seen) -> Place:
    if seen.lat is None or seen.lon is None:
        return Place(seen.centre_lat, seen.centre_lon)
    return Place(seen.lat, seen.lon)


def _due(seen: _Seen, place: Place, round: _Round) -> Due:
    promised = None
    if seen.promised_from_s is not None and seen.promised_to_s is not None:
        promised = round.window(seen.promised_from_s, seen.promised_to_s)
    happened = round.happened.get(seen.number, NOTHING)
    planned = Window(_at(seen.from_s), _at(seen.to_s))
    return Due(seen.number, State(seen.state), planned, place, promised, happened)


def _ways_min(start: Place, dues: Sequence[Due], travel: TravelProvider) -> list[int]:
    """The way to each visit as planned: left when the visit before is over, to the first at its hour."""
    found, at, leave_at = [], start, None
    for due in dues:
        leave_s = int((leave_at or due.planned.from_at).timestamp())
        found.append(travel.travel_s(at, due.place, leave_s) // 60)
        at, leave_at = due.place, due.planned.to_at
    return found


def _visit(seen: _Seen, due: Due, way_min: int, time: Expected) -> Visit:
    return Visit(
        number=seen.number,
        kind=seen.kind,
        state=seen.state,
        grid=seen.grid,
        from_at=due.planned.from_at,
        to_at=due.planned.to_at,
        by=seen.by,
        pinned=seen.pinned,
        promised=due.promised,
        travel_before_min=way_min,
        address_masked=mask_address(seen.address),
        lat=due.place.lat,
        lon=due.place.lon,
        emergency=seen.emergency,
        late_risk=time.late,
        expected_from_at=time.during.from_at,
        expected_to_at=time.during.to_at,
        due_at=None if seen.due_s is None else _at(seen.due_s),
        due_clause=seen.due_clause,
    )


def _lapsing(who: TechnicianDay, day: date) -> list[Lapsing]:
    """Certificates without a renewal that lapse soon or have, the most urgent first."""
    soon = day + timedelta(days=LAPSING_DAYS)
    kinds = {held[0] for held in who.certificates}
    ends = ((kind, covered_until(who.certificates, kind, day)) for kind in kinds)
    return [
        Lapsing(kind, CERTIFICATE_KINDS[CertificateKind(kind)], until, (until - day).days)
        for kind, until in sorted(ends, key=lambda pair: (pair[1] or soon, pair[0]))
        if until is not None and until <= soon
    ]
