"""Who is on duty when: what planning and booking read of the technicians, many days at once."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from typing import Any, Final

from django.db import connection
from psycopg.types.range import TimestamptzRange

from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.people import rules
from doorstep.people.models import Leave

Hours = tuple[datetime, datetime]


@dataclass(frozen=True, slots=True)
class TechnicianDay:
    """A technician as the planner sees him on one day.

    `shift_windows` are the hours on duty of that local day without leave (empty: off duty), `lunches` the
    parts of them to keep free; half-open, aware, in order. `start` is (latitude, longitude), WGS-84.
    `certificates` are (kind, first day valid, first day no longer valid), lapsed ones too.
    """

    technician_id: int
    staff_no: str
    name: str
    unit_path: str
    grids: frozenset[str]
    skills: Mapping[str, int]
    certificates: tuple[rules.Span, ...]
    shift_windows: tuple[Hours, ...]
    lunches: tuple[Hours, ...]
    start: tuple[float, float]
    star_level: int
    languages: tuple[str, ...]

    def holds(self, kind: str, on: date) -> bool:
        """Whether a certificate of this kind is in date on that day."""
        return rules.holds(self.certificates, kind, on)


def technicians_on(
    *, day: date, unit_path: str, grid: str | None = None, ids: Collection[int] | None = None
) -> list[TechnicianDay]:
    """All active technicians of a unit and the units below it, by staff number, with their hours of one day;
    with `grid` (a code) only those who look after it, with `ids` only these.

    The day is local. Those off duty are included with no hours, so that a plan can say why they don't count.
    """
    grids = None if grid is None else [grid]
    return technicians_over(days=[day], unit_path=unit_path, grids=grids, ids=ids)[day]


def technicians_over(
    *,
    days: Iterable[date],
    unit_path: str,
    grids: Collection[str] | None = None,
    ids: Collection[int] | None = None,
) -> dict[date, list[TechnicianDay]]:
    """As `technicians_on`, for many days in the same queries; with `grids` (codes) whoever looks after one
    of them at least.
    """
    wanted = sorted(set(days))
    people = _people(unit_path, grids, ids)
    if not people or not wanted:
        return {day: [] for day in wanted}
    spans = {day: _whole(day) for day in wanted}
    span = Window(spans[wanted[0]].from_at, spans[wanted[-1]].to_at)
    shifts, leaves = _shifts(people, span), _leaves(people, span)
    return {
        day: [_day(who, spans[day], shifts[who[0]], leaves.get(who[0], ())) for who in people]
        for day in wanted
    }


_Person = tuple[
    int, str, str, str, frozenset[str], Mapping[str, int], tuple[rules.Span, ...], tuple[float, float], int,
    tuple[str, ...],
]  # fmt: skip
"""What is the same on all days: a TechnicianDay without its hours."""

_Shift = tuple[datetime, datetime, datetime | None, datetime | None]


def _people(unit_path: str, grids: Collection[str] | None, ids: Collection[int] | None) -> list[_Person]:
    """Read as plain values and all at once: a thousand technicians are no thousand objects of each table."""
    where, asked = [_BELOW], list[Any]([unit_path])
    if grids is not None:
        where.append(_SERVING)
        asked.append(list(grids))
    if ids is not None:
        where.append(_AMONG)
        asked.append(list(ids))
    with connection.cursor() as cursor:
        cursor.execute(f"{_PEOPLE} WHERE {' AND '.join(where)} ORDER BY t.staff_no", asked)
        return [
            (pk, staff_no, name, path, frozenset(served), dict(zip(skills, levels, strict=True)),
             tuple(zip(kinds, begins, ends, strict=True)), (lat, lon), stars, tuple(languages))
            for pk, staff_no, name, path, lat, lon, stars, languages, served, skills, levels, kinds, begins,
            ends in cursor.fetchall()
        ]  # fmt: skip


_PEOPLE: Final = """
SELECT t.id, t.staff_no, t.name, u.path, t.home_lat, t.home_lon, t.star_level, t.languages,
  ARRAY(SELECT g.code FROM people_technician_grids s JOIN people_grid g ON g.id = s.grid_id
    WHERE s.technician_id = t.id),
  ARRAY(SELECT k.code FROM people_technicianskill l JOIN people_skill k ON k.id = l.skill_id
    WHERE l.technician_id = t.id ORDER BY l.id),
  ARRAY(SELECT l.level FROM people_technicianskill l WHERE l.technician_id = t.id ORDER BY l.id),
  ARRAY(SELECT c.kind FROM people_certificate c WHERE c.technician_id = t.id ORDER BY {order}),
  ARRAY(SELECT c.valid_from_on FROM people_certificate c WHERE c.technician_id = t.id ORDER BY {order}),
  ARRAY(SELECT c.valid_until_on FROM people_certificate c WHERE c.technician_id = t.id ORDER BY {order})
FROM people_technician t JOIN people_unit u ON u.id = t.unit_id
""".format(order="c.kind, c.valid_from_on, c.id")
_BELOW: Final = "t.active AND starts_with(u.path, %s)"
_SERVING: Final = """EXISTS (SELECT FROM people_technician_grids s JOIN people_grid g ON g.id = s.grid_id
  WHERE s.technician_id = t.id AND g.code = ANY(%s))"""
_AMONG: Final = "t.id = ANY(%s)"


def _shifts(people: Sequence[_Person], span: Window) -> dict[int, list[_Shift]]:
    """As microseconds: a driver's instants cost more than all the rest of a week's roster."""
    found: dict[int, list[_Shift]] = {who[0]: [] for who in people}
    with connection.cursor() as cursor:
        cursor.execute(_SHIFTS, (list(found), span.from_at, span.to_at))
        for who, begin, end, lunch, back in cursor.fetchall():
            found[who].append((_instant(begin), _instant(end), _or_none(lunch), _or_none(back)))
    return found


_SHIFTS: Final = """
SELECT technician_id, (extract(epoch FROM lower(during)) * 1000000)::bigint,
  (extract(epoch FROM upper(during)) * 1000000)::bigint, (extract(epoch FROM lower(lunch)) * 1000000)::bigint,
  (extract(epoch FROM upper(lunch)) * 1000000)::bigint
FROM people_shift WHERE technician_id = ANY(%s) AND during && tstzrange(%s, %s) ORDER BY during
"""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)


@lru_cache(maxsize=4096)
def _instant(microseconds: int) -> datetime:
    return _EPOCH + timedelta(microseconds=microseconds)


def _or_none(microseconds: int | None) -> datetime | None:
    return None if microseconds is None else _instant(microseconds)


def _leaves(people: Sequence[_Person], span: Window) -> dict[int, list[Window]]:
    found = defaultdict[int, list[Window]](list)
    rows = Leave.objects.filter(technician__in=[who[0] for who in people], during__overlap=_range(span))
    for who, begin, end in rows.values_list("technician_id", "during__startswith", "during__endswith"):
        found[who].append(Window(begin, end))
    return found


def _whole(day: date) -> Window:
    begin, end = (datetime.combine(day + timedelta(days=ahead), time(), ZONE) for ahead in (0, 1))
    return Window(begin, end)


def _day(who: _Person, whole: Window, shifts: Sequence[_Shift], leaves: Sequence[Window]) -> TechnicianDay:
    pk, staff_no, name, path, grids, skills, certificates, start, stars, languages = who
    theirs = [shift for shift in shifts if shift[0] < whole.to_at and shift[1] > whole.from_at]
    on_duty: tuple[Hours, ...] = ()
    if len(theirs) == 1 and not leaves:
        on_duty = ((max(theirs[0][0], whole.from_at), min(theirs[0][1], whole.to_at)),)
    elif theirs:
        free = rules.free_windows([Window(begin, end) for begin, end, _, _ in theirs], leaves, whole)
        on_duty = tuple((window.from_at, window.to_at) for window in free)
    return TechnicianDay(
        technician_id=pk,
        staff_no=staff_no,
        name=name,
        unit_path=path,
        grids=grids,
        skills=skills,
        certificates=certificates,
        shift_windows=on_duty,
        lunches=tuple(_lunches(on_duty, theirs)),
        start=start,
        star_level=stars,
        languages=languages,
    )


def _lunches(on_duty: Iterable[Hours], shifts: Sequence[_Shift]) -> Iterable[Hours]:
    for begin, end in on_duty:
        for _, _, lunch, back in shifts:
            if lunch is not None and back is not None and lunch < end and back > begin:
                yield max(begin, lunch), min(end, back)


def _range(window: Window) -> Any:
    return TimestamptzRange(window.from_at, window.to_at)
