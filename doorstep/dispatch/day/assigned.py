"""Who goes where: the assignments that stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.dispatch.day.problems import place_of
from doorstep.dispatch.day.routes import Stop, stops
from doorstep.dispatch.day.rows import touching, window_on
from doorstep.dispatch.models import Assignment
from doorstep.people.queries import technician_numbered, window_of


@dataclass(frozen=True, slots=True)
class Assigned:
    """An order, its technician, and the visit [from_at, to_at); `by`: plan or hand."""

    number: str
    staff_no: str
    name: str
    from_at: datetime
    to_at: datetime
    by: str


def assignment_of(number: str) -> Assigned | None:
    """Who goes to an order, if anybody does."""
    return assignments_of([number]).get(number)


def assignments_of(numbers: Iterable[str]) -> dict[str, Assigned]:
    """Who goes, by order number; orders without a technician are left out."""
    rows = Assignment.objects.select_related("technician").filter(order_id__in=list(numbers))
    return {row.order_id: _assigned(row) for row in rows}


def visits_on(*, day: date, unit_path: str) -> list[Assigned]:
    """The visits of a local day to orders of a unit and those below it, by time and order."""
    rows = touching(window_on(day)).filter(order__unit__path__startswith=unit_path)
    return [_assigned(row) for row in rows.select_related("technician").order_by("during", "order_id")]


def visits_of(*, staff_no: str, day: date) -> list[Assigned]:
    """The visits that somebody has on a local day, wherever their orders belong, by time."""
    rows = touching(window_on(day)).filter(technician__staff_no=staff_no)
    return [_assigned(row) for row in rows.select_related("technician").order_by("during", "order_id")]


def next_day_with_visits(*, staff_no: str, from_on: date, days: int, states: Collection[str]) -> date | None:
    """The first of so many local days with a visit of the technician to an order in one of the states."""
    span = Window(window_on(from_on).from_at, window_on(from_on + timedelta(days=days - 1)).to_at)
    rows = touching(span).filter(technician__staff_no=staff_no, order__state__in=states)
    first = rows.order_by("during").first()
    return None if first is None else window_of(first.during).from_at.astimezone(ZONE).date()


def route_of(*, staff_no: str, day: date) -> list[Stop]:
    """A technician's visits of a local day in order, those done too. Raises TechnicianNotFound."""
    technician = technician_numbered(staff_no)
    rows = touching(window_on(day)).filter(technician=technician)
    return stops(
        Place(technician.home_lat, technician.home_lon),
        [
            (row.order_id, window_of(row.during), place_of(row.order))
            for row in rows.select_related("order__site", "order__grid").order_by("during")
        ],
        day,
    )


def _assigned(row: Assignment) -> Assigned:
    during = window_of(row.during)
    return Assigned(
        row.order_id, row.technician.staff_no, row.technician.name, during.from_at, during.to_at, row.by
    )
