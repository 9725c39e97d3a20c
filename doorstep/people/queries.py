"""What may be read of people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone
from psycopg.types.range import TimestamptzRange

from doorstep.core.errors import NotFound, Text, text
from doorstep.core.windows import Window
from doorstep.people import rules
from doorstep.people.errors import NotATechnician, TechnicianNotFound
from doorstep.people.models import Certificate, Grid, Leave, Shift, Technician, TechnicianSkill, Unit, User

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


@dataclass(frozen=True, slots=True)
class TechnicianCard:
    """What a customer may see of the person at the door: no phone, no home, no staff number."""

    name: str
    badge_no: str
    star_level: int
    skills: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class LapsingCertificate:
    """A certificate kind whose cover ends soon, or has ended already (`days_left` <= 0)."""

    staff_no: str
    name: str
    kind: str
    valid_until_on: date
    days_left: int


def technicians_on(*, day: date, unit_path: str, grid: str | None = None) -> list[TechnicianDay]:
    """All active technicians of a unit and the units below it, by staff number, with their hours of one day;
    with `grid` (a code) only those who look after it.

    The day is local. Those off duty are included with no hours, so that a plan can say why they don't count.
    """
    zone = timezone.get_default_timezone()
    begin, end = (datetime.combine(day + timedelta(days=n), time(), zone) for n in (0, 1))
    touching = {"during__overlap": TimestamptzRange(begin, end)}
    everyone = Technician.objects.filter(active=True, unit__path__startswith=unit_path)
    if grid is not None:
        everyone = everyone.filter(grids__code=grid)
    found = everyone.select_related("unit").prefetch_related(
        "grids",
        "certificates",
        Prefetch("levels", TechnicianSkill.objects.select_related("skill")),
        Prefetch("shifts", Shift.objects.filter(**touching)),
        Prefetch("leaves", Leave.objects.filter(**touching)),
    )
    return [_day(technician, Window(begin, end)) for technician in found]


def technician_for_user(user: User) -> Technician:
    """The active technician behind a login. Raises NotATechnician."""
    found = Technician.objects.select_related("unit").filter(user_id=user.pk, active=True).first()
    if found is None:
        raise NotATechnician(username=user.get_username())
    return found


def technician_numbered(staff_no: str, *, lock: bool = False) -> Technician:
    """The technician with this staff number; `lock` holds the row to the end of the transaction.

    Raises TechnicianNotFound.
    """
    rows = Technician.objects.select_for_update() if lock else Technician.objects
    found = rows.filter(staff_no=staff_no).first()
    if found is None:
        raise TechnicianNotFound(staff_no=staff_no)
    return found


def technician_card(staff_no: str) -> TechnicianCard:
    """Raises TechnicianNotFound."""
    found = technician_numbered(staff_no)
    best = sorted(found.levels.select_related("skill"), key=lambda held: (-held.level, held.skill.code))
    return TechnicianCard(
        name=found.name,
        badge_no=found.badge_no,
        star_level=found.star_level,
        skills=tuple(text(held.skill.name_zh, held.skill.name_en) for held in best),
    )


def certificates_lapsing(*, on: date, days: int, unit_path: str) -> list[LapsingCertificate]:
    """Certificates in scope that lapse within `days` of `on`, or have lapsed without a renewal, most urgent
    first. Active technicians only."""
    found = Technician.objects.filter(active=True, unit__path__startswith=unit_path).prefetch_related(
        "certificates"
    )
    lapsing = []
    for technician in found:
        spans = [_span(certificate) for certificate in technician.certificates.all()]
        for kind in sorted({kind for kind, _, _ in spans}):
            until = rules.covered_until(spans, kind, on)
            if until is not None and rules.lapses_within(spans, kind, on, days):
                left = (until - on).days
                lapsing.append(LapsingCertificate(technician.staff_no, technician.name, kind, until, left))
    return sorted(lapsing, key=lambda item: (item.valid_until_on, item.staff_no, item.kind))


def _day(technician: Technician, whole_day: Window) -> TechnicianDay:
    leaves = [window_of(leave.during) for leave in technician.leaves.all()]
    shifts = technician.shifts.all()
    on_duty = rules.free_windows([window_of(shift.during) for shift in shifts], leaves, whole_day)
    lunches = [window_of(shift.lunch) for shift in shifts if shift.lunch]
    return TechnicianDay(
        technician_id=technician.pk,
        staff_no=technician.staff_no,
        name=technician.name,
        unit_path=technician.unit.path,
        grids=frozenset(grid.code for grid in technician.grids.all()),
        skills={held.skill.code: held.level for held in technician.levels.all()},
        certificates=tuple(_span(certificate) for certificate in technician.certificates.all()),
        shift_windows=tuple((window.from_at, window.to_at) for window in on_duty),
        lunches=tuple(
            (shared.from_at, shared.to_at)
            for window in on_duty
            for lunch in lunches
            if (shared := window.intersect(lunch)) is not None
        ),
        start=(technician.home_lat, technician.home_lon),
        star_level=technician.star_level,
        languages=tuple(technician.languages),
    )


def window_of(during: Any) -> Window:
    """A stored range as a window; the table's constraints say that both ends are there."""
    return Window(during.lower, during.upper)


def _span(certificate: Certificate) -> rules.Span:
    return certificate.kind, certificate.valid_from_on, certificate.valid_until_on


def unit_named(code: str) -> Unit:
    """The unit with this code; the topmost one for a blank code. Raises NotFound."""
    found = Unit.objects.filter(code=code).first() if code else Unit.objects.filter(parent=None).first()
    if found is None:
        raise NotFound(what=text(f"单位 {code}", f"unit {code}"))
    return found


def grids_below(unit_path: str) -> list[Grid]:
    """The grids of a unit and those below it, by code."""
    return list(Grid.objects.filter(unit__path__startswith=unit_path).order_by("code"))
