"""The rows behind an offer: who has what, and who waits for somebody, over many days in three queries.

Plain tuples, no objects: a week of sixty technicians is four thousand visits.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime, time, timedelta
from typing import Final, NamedTuple

from django.db import connection

from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.people.models import Technician


class HeldRow(NamedTuple):
    """A visit that somebody has. Instants are seconds since the epoch; `first`, `last`: the window promised,
    None when no promise stands."""

    technician_id: int
    begin: int
    end: int
    state: str
    stays: bool
    lat: float
    lon: float
    first: int | None
    last: int | None


class WaitingRow(NamedTuple):
    """A visit that was promised and that nobody has yet, or for which a window is held while its customer
    decides."""

    grid: str
    kind: str
    segment: str
    access: str
    products: str
    work_min: int | None
    lat: float
    lon: float
    first: int
    last: int


#: A named tuple of a row, several times as fast as `_make`: a week is thousands of them.
_straight: Final = tuple.__new__


class DayRows(NamedTuple):
    held: tuple[HeldRow, ...]
    waiting: tuple[WaitingRow, ...]


_PLACE: Final = """
  CASE WHEN s.lat IS NULL OR s.lon IS NULL THEN g.centre_lat ELSE s.lat END,
  CASE WHEN s.lat IS NULL OR s.lon IS NULL THEN g.centre_lon ELSE s.lon END,
  extract(epoch FROM p.from_at)::bigint, extract(epoch FROM p.to_at)::bigint"""

_HELD: Final = f"""
SELECT a.technician_id, extract(epoch FROM lower(a.during))::bigint,
  extract(epoch FROM upper(a.during))::bigint, o.state, a.by = 'hand' OR a.pinned, {_PLACE}
FROM dispatch_assignment a
JOIN orders_order o ON o.number = a.order_id
JOIN accounts_site s ON s.id = o.site_id
JOIN people_grid g ON g.id = o.grid_id
LEFT JOIN booking_promise p ON p.order_id = a.order_id
WHERE a.technician_id = ANY(%s) AND a.during && tstzrange(%s, %s) AND a.order_id <> %s
ORDER BY lower(a.during), a.order_id
"""

#: By the slots of the grids: the promises of a whole city's week are many more.
_WAITING: Final = f"""
SELECT g.code, o.kind, o.segment, o.attributes ->> 'access', o.attributes ->> 'products',
  (o.attributes ->> 'work_min')::int, {_PLACE}
FROM people_grid g
JOIN booking_slot b ON b.grid_id = g.id
JOIN booking_promise p ON p.slot_id = b.id
JOIN orders_order o ON o.number = p.order_id
JOIN accounts_site s ON s.id = o.site_id
LEFT JOIN dispatch_assignment a ON a.order_id = p.order_id
WHERE g.code = ANY(%s) AND b.from_at >= %s AND b.from_at < %s AND b.taken > 0
  AND o.state = 'booked' AND a.order_id IS NULL AND p.order_id <> %s
ORDER BY p.promised_at, p.order_id
"""

#: Holds whose time is over have been swept by whoever asks (booking.holds).
_DECIDING: Final = f"""
SELECT g.code, o.kind, o.segment, o.attributes ->> 'access', o.attributes ->> 'products',
  (o.attributes ->> 'work_min')::int, {_PLACE}
FROM people_grid g
JOIN booking_slot b ON b.grid_id = g.id
JOIN booking_hold p ON p.slot_id = b.id
JOIN orders_order o ON o.number = p.order_id
JOIN accounts_site s ON s.id = o.site_id
WHERE g.code = ANY(%s) AND b.from_at >= %s AND b.from_at < %s AND b.held > 0 AND p.order_id <> %s
ORDER BY p.made_at, p.order_id
"""


def neighbours(grids: Collection[str], crew: Collection[int]) -> list[int]:
    """Who else looks after these grids, by id."""
    served = Technician.objects.filter(active=True, grids__code__in=list(grids)).exclude(pk__in=crew)
    return sorted(set(served.values_list("pk", flat=True)))


_TOUCHED: Final = """
SELECT DISTINCT extract(epoch FROM lower(t.span))::bigint, extract(epoch FROM upper(t.span))::bigint,
  t.order_number IS NULL
FROM dispatch_touch t
LEFT JOIN orders_order o ON o.number = t.order_number
LEFT JOIN people_grid g ON g.id = o.grid_id
WHERE t.number > %s AND t.number <= %s AND (
  (t.span IS NULL AND t.technician_no IS NOT NULL)
  OR (t.span && tstzrange(%s, %s) AND NOT lower_inf(t.span)
    AND (t.technician_no = ANY(%s) OR g.code = ANY(%s))))
"""


class Touched(NamedTuple):
    """The days on which something changed, and of these those on which people or their hours did."""

    days: frozenset[date]
    people: frozenset[date]


def touched_days(
    *, since: int, until: int, days: Collection[date], technicians: Collection[int], grids: Collection[str]
) -> Touched:
    """On which of these days something changed between two revisions, for these technicians or in these
    grids. Somebody's skills, papers or grids change all days: he may be new here. An order that has only
    come in (a touch of no time at all) changes none.
    """
    spans = {day: whole_day(day) for day in days}
    first, last = min(spans.values()).from_at, max(spans.values()).to_at
    with connection.cursor() as cursor:
        cursor.execute(_TOUCHED, (since, until, first, last, list(technicians), list(grids)))
        touched = cursor.fetchall()
    if any(begin is None for begin, _, _ in touched):
        return Touched(frozenset(days), frozenset(days))
    found, people = set[date](), set[date]()
    for day, span in spans.items():
        first_s, last_s = span.from_at.timestamp(), span.to_at.timestamp()
        own = [is_person for begin, end, is_person in touched if begin < last_s and end > first_s]
        found |= {day} if own else set()
        people |= {day} if any(own) else set()
    return Touched(frozenset(found), frozenset(people))


def rows_over(
    *, days: Collection[date], technicians: Sequence[int], grids: Sequence[str], but: str
) -> dict[date, DayRows]:
    """What these technicians have on these local days, in order of time, and what waits in these grids, in
    the order in which it was promised, then held; without the order `but`.
    """
    wanted = sorted(days)
    midnights = [_midnight(day) for day in wanted]
    span = midnights[0], _midnight(wanted[-1] + timedelta(days=1))
    with connection.cursor() as cursor:
        cursor.execute(_HELD, (list(technicians), *span, but))
        held = [_straight(HeldRow, row) for row in cursor.fetchall()]
        cursor.execute(_WAITING, (list(grids), *span, but))
        waiting = [_straight(WaitingRow, row) for row in cursor.fetchall()]
        cursor.execute(_DECIDING, (list(grids), *span, but))
        waiting += [_straight(WaitingRow, row) for row in cursor.fetchall()]
    spans = {day: whole_day(day) for day in wanted}
    seconds = {day: (span.from_at.timestamp(), span.to_at.timestamp()) for day, span in spans.items()}
    # The days asked for need not follow each other: what lies between them is none of theirs.
    return {
        day: DayRows(
            tuple(row for row in held if row.begin < end and row.end > begin),
            tuple(row for row in waiting if begin <= row.first < end),
        )
        for day, (begin, end) in seconds.items()
    }


def whole_day(day: date) -> Window:
    """The local day."""
    return Window(_midnight(day), _midnight(day + timedelta(days=1)))


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), ZONE)
