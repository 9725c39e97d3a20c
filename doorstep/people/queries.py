"""What may be read of people."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from doorstep.core.errors import NotFound, Text, text
from doorstep.core.windows import Window
from doorstep.people import rules
from doorstep.people.duty import TechnicianDay, technicians_on, technicians_over
from doorstep.people.errors import TechnicianNotFound
from doorstep.people.models import Certificate, Grid, Technician, Unit, User

__all__ = [
    "LapsingCertificate",
    "TechnicianCard",
    "TechnicianDay",
    "certificates_lapsing",
    "display_names",
    "grids_below",
    "technician_card",
    "technician_numbered",
    "technicians_on",
    "technicians_over",
    "unit_named",
    "window_of",
]


def display_names(logins: Iterable[str]) -> dict[str, str]:
    """Names by login, of those that exist."""
    return dict(User.objects.filter(username__in=set(logins)).values_list("username", "display_name"))


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
