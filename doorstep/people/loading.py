"""Load an organisation from its files: again and again, to the same end, with every bad row reported."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr

from doorstep.core.errors import DoorstepError
from doorstep.core.zone import ZONE
from doorstep.people import intake, rules
from doorstep.people.models import Grid, Skill, Technician, Unit
from doorstep.people.roster import set_shift, take_leave
from doorstep.people.staffing import grant_certificate
from doorstep.people.states import SKILLS
from doorstep.people.tables import Row, RowError


@dataclass(slots=True)
class LoadReport:
    """What a load did: rows taken, by file, and every reason why a row was left out."""

    taken: dict[str, int] = field(default_factory=dict)
    errors: list[RowError] = field(default_factory=list)


@transaction.atomic
def load_units_and_grids(*, units: Path, grids: Path) -> LoadReport:
    """Units (a parent above its children) and grids from CSV files with the columns of `intake`.

    Good rows land, bad ones are reported. The same files again change nothing.
    """
    report = LoadReport()
    for unit in intake.read_units(units, report.errors):
        with _landing(unit.row, report, "code"):
            _take_unit(unit)
    for grid in intake.read_grids(grids, report.errors):
        with _landing(grid.row, report, "code"):
            _take_grid(grid)
    return report


@transaction.atomic
def load_technicians(
    *, technicians: Path, certificates: Path, shifts: Path, first_day_shift_days: int = 0
) -> LoadReport:
    """Technicians with skills and grids, certificates and the roster, from CSV files with the columns of
    `intake`.

    All dates move by `first_day_shift_days`, so that a sample written for one Monday begins on another day.
    Good rows land, bad ones are reported. The same files again change nothing.
    """
    report = LoadReport()
    for code, label in SKILLS.items():
        Skill.objects.get_or_create(code=code, defaults={"name_zh": label["zh"], "name_en": label["en"]})
    for technician in intake.read_technicians(technicians, report.errors):
        with _landing(technician.row, report, "staff_no"):
            _take_technician(technician)
    for paper in intake.read_certificates(certificates, report.errors, first_day_shift_days):
        with _landing(paper.row, report, "staff_no"):
            grant_certificate(
                staff_no=paper.staff_no,
                kind=paper.kind,
                number=paper.number,
                valid_from_on=paper.valid_from_on,
                valid_until_on=paper.valid_until_on,
            )
    for hours in intake.read_roster(shifts, report.errors, first_day_shift_days, ZONE):
        with _landing(hours.row, report, "staff_no"):
            if hours.leave is None:
                set_shift(staff_no=hours.staff_no, during=hours.during, lunch=hours.lunch)
            else:
                take_leave(staff_no=hours.staff_no, during=hours.during, kind=hours.leave, note=hours.note)
    return report


@contextmanager
def _landing(row: Row, report: LoadReport, column: str) -> Iterator[None]:
    """One row in its savepoint: counted when it lands; what a verb refuses is reported under `column`."""
    try:
        with transaction.atomic():
            yield
    except DoorstepError as error:
        row.wrong(column, error.titled("zh"), error.titled("en"))
    report.errors.extend(row.errors)
    if not row.errors:
        report.taken[row.file] = report.taken.get(row.file, 0) + 1


def _take_unit(said: intake.UnitRow) -> None:
    parent = Unit.objects.filter(code=said.parent).first() if said.parent else None
    if said.parent and parent is None:
        said.row.wrong("parent", f"上面没有单位“{said.parent}”", f"there is no unit '{said.parent}' above it")
        return
    unit = Unit.objects.filter(code=said.code).first() or Unit(code=said.code)
    old_path, unit.path = unit.path, rules.path_of(said.code, parent.path if parent else "")
    if parent is not None and rules.in_scope(old_path, parent.path):
        said.row.wrong("parent", "上级不能是自己或自己的下级", "can't be the unit itself or one below it")
        return
    unit.name_zh, unit.name_en, unit.parent = said.name_zh, said.name_en, parent
    unit.save()
    if old_path and old_path != unit.path:
        below = Unit.objects.filter(path__startswith=old_path)
        below.update(path=Concat(Value(unit.path), Substr("path", len(old_path) + 1)))


def _take_grid(said: intake.GridRow) -> None:
    unit = _unit(said.row, said.unit)
    if unit is None:
        return
    values = {
        "name_zh": said.name_zh,
        "name_en": said.name_en,
        "unit": unit,
        "centre_lat": said.centre_lat,
        "centre_lon": said.centre_lon,
        "boundary": said.boundary,
    }
    Grid.objects.update_or_create(code=said.code, defaults=values)


def _take_technician(said: intake.TechnicianRow) -> None:
    unit = _unit(said.row, said.unit)
    grids = {grid.code: grid for grid in Grid.objects.filter(code__in=said.grids)}
    for code in said.grids:
        if code not in grids:
            said.row.wrong("grids", f"没有网格“{code}”", f"there is no grid '{code}'")
    skills = {skill.code: skill for skill in Skill.objects.filter(code__in=said.skills)}
    for code in said.skills.keys() - skills.keys():
        said.row.wrong("skills", f"没有技能“{code}”", f"there is no skill '{code}'")
    if Technician.objects.filter(badge_no=said.badge_no).exclude(staff_no=said.staff_no).exists():
        said.row.wrong(
            "badge_no", f"工牌号“{said.badge_no}”已属于他人", f"badge {said.badge_no} is another's"
        )
    if said.row.errors or unit is None:
        return
    values = {
        "name": said.name,
        "phone": said.phone,
        "badge_no": said.badge_no,
        "star_level": said.star_level,
        "languages": list(said.languages),
        "unit": unit,
        "home_lat": said.home_lat,
        "home_lon": said.home_lon,
    }
    technician, _ = Technician.objects.update_or_create(staff_no=said.staff_no, defaults=values)
    technician.grids.set(grids.values())
    technician.levels.exclude(skill__code__in=said.skills).delete()
    for code, level in said.skills.items():
        technician.levels.update_or_create(skill=skills[code], defaults={"level": level})


def _unit(row: Row, code: str) -> Unit | None:
    unit = Unit.objects.filter(code=code).first()
    if unit is None:
        row.wrong("unit", f"没有单位“{code}”", f"there is no unit '{code}'")
    return unit
