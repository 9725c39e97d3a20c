"""Who may be sent to a hotel."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from doorstep.booking import rules
from doorstep.core.errors import Text, text
from doorstep.people.queries import TechnicianDay, technicians_on
from doorstep.people.states import CERTIFICATE_KINDS, SKILLS, CertificateKind
from doorstep.projects.account import lead_of
from doorstep.projects.models import RollOut


@dataclass(frozen=True, slots=True)
class Crew:
    """A technician who looks after the hotel's grid or the units above it. `why_not`: what he lacks for work
    in hotels, None where nothing is lacking; `on_duty`: that day."""

    staff_no: str
    name: str
    on_duty: bool
    why_not: Text | None


def crews_for(rollout: RollOut, day: date) -> list[Crew]:
    """Those who can do it first, then by staff number."""
    unit, work = rollout.grid.unit, rules.work_of(lead_of(rollout).attributes)
    everyone = technicians_on(day=day, unit_path=unit.path.split("/")[0] + "/")
    found = [
        Crew(who.staff_no, who.name, bool(who.shift_windows), _why_not(who, work, day))
        for who in everyone
        if unit.path.startswith(who.unit_path)
    ]
    return sorted(found, key=lambda crew: (crew.why_not is not None, crew.staff_no))


def _why_not(who: TechnicianDay, work: rules.Work, day: date) -> Text | None:
    for code, level in work.skills:
        if who.skills.get(code, 0) < level:
            title = SKILLS.get(code) or text(code, code)
            return text(f"不会“{title['zh']}”", f"lacks the skill: {title['en']}")
    for kind in work.certificates:
        if not who.holds(kind, day):
            title = CERTIFICATE_KINDS[CertificateKind(kind)]
            return text(f"没有有效的{title['zh']}", f"lacks in date: {title['en']}")
    return None
