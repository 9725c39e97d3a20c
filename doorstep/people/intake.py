"""What the files of an organisation say: units, grids, technicians, certificates, the roster. No Django."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta, tzinfo
from pathlib import Path
from typing import Any, TypeVar

from doorstep.core.windows import Window
from doorstep.people.states import CERTIFICATE_KINDS, LANGUAGES, LEAVE_KINDS, CertificateKind, LeaveKind
from doorstep.people.tables import Row, RowError, rows

UNIT_COLUMNS = {"code": "单位编码", "name_zh": "单位名称", "name_en": "英文名称", "parent": "上级编码"}
GRID_COLUMNS = {
    "code": "网格编码",
    "name_zh": "网格名称",
    "name_en": "英文名称",
    "unit": "单位编码",
    "centre_lat": "中心纬度",
    "centre_lon": "中心经度",
    "boundary": "边界",
}
TECHNICIAN_COLUMNS = {
    "staff_no": "工号",
    "name": "姓名",
    "phone": "联系电话",
    "badge_no": "工牌号",
    "star_level": "星级",
    "languages": "语言",
    "unit": "单位",
    "grids": "负责网格",
    "skills": "技能",
    "home_lat": "出发纬度",
    "home_lon": "出发经度",
}
CERTIFICATE_COLUMNS = {
    "staff_no": "工号",
    "kind": "证书类型",
    "number": "证书编号",
    "valid_from_on": "生效日期",
    "valid_until_on": "失效日期",
}
SHIFT_COLUMNS = {
    "staff_no": "工号",
    "kind": "类型",
    "on": "日期",
    "from": "开始",
    "to": "结束",
    "lunch": "午休",
    "note": "说明",
}
_ON_DUTY = "班次"
Read = TypeVar("Read")


@dataclass(frozen=True, slots=True)
class UnitRow:
    row: Row
    code: str
    name_zh: str
    name_en: str
    parent: str


@dataclass(frozen=True, slots=True)
class GridRow:
    row: Row
    code: str
    name_zh: str
    name_en: str
    unit: str
    centre_lat: float
    centre_lon: float
    boundary: dict[str, Any]


@dataclass(frozen=True, slots=True)
class TechnicianRow:
    row: Row
    staff_no: str
    name: str
    phone: str
    badge_no: str
    star_level: int
    languages: tuple[str, ...]
    unit: str
    grids: tuple[str, ...]
    skills: Mapping[str, int]
    home_lat: float
    home_lon: float


@dataclass(frozen=True, slots=True)
class CertificateRow:
    row: Row
    staff_no: str
    kind: CertificateKind
    number: str
    valid_from_on: date
    valid_until_on: date


@dataclass(frozen=True, slots=True)
class RosterRow:
    """Hours on duty, or, when `leave` is set, hours away."""

    row: Row
    staff_no: str
    during: Window
    lunch: Window | None
    leave: LeaveKind | None
    note: str


def read_units(file: Path, errors: list[RowError]) -> list[UnitRow]:
    """Columns of UNIT_COLUMNS; a parent stands above its children. Bad rows go to `errors`."""
    found: list[UnitRow] = []
    for row in rows(file, UNIT_COLUMNS, errors):
        unit = UnitRow(
            row, row.text("code", 40), row.text("name_zh", 80), row.text("name_en", 80),
            row.text("parent", 40, blank=True),
        )  # fmt: skip
        if unit.code and not all(c.isascii() and (c.isdigit() or c.islower() or c == "-") for c in unit.code):
            row.wrong("code", "只用小写字母、数字和“-”", "small letters, digits and '-' only")
        _take(unit, row, found, errors)
    return found


def read_grids(file: Path, errors: list[RowError]) -> list[GridRow]:
    """Columns of GRID_COLUMNS, the boundary as a GeoJSON polygon (WGS-84, longitude first)."""
    found: list[GridRow] = []
    for row in rows(file, GRID_COLUMNS, errors):
        grid = GridRow(
            row, row.text("code", 40), row.text("name_zh", 80), row.text("name_en", 80), row.text("unit", 40),
            row.degrees("centre_lat", 90), row.degrees("centre_lon", 180), _polygon(row),
        )  # fmt: skip
        _take(grid, row, found, errors)
    return found


def read_technicians(file: Path, errors: list[RowError]) -> list[TechnicianRow]:
    """Columns of TECHNICIAN_COLUMNS; lists divided by ";", skills as code:level."""
    found: list[TechnicianRow] = []
    for row in rows(file, TECHNICIAN_COLUMNS, errors):
        technician = TechnicianRow(
            row, row.text("staff_no", 20), row.text("name", 60), row.text("phone", 20),
            row.text("badge_no", 20), row.integer("star_level", 1, 5), _languages(row), row.text("unit", 40),
            row.listed("grids"), _skills(row), row.degrees("home_lat", 90), row.degrees("home_lon", 180),
        )  # fmt: skip
        _take(technician, row, found, errors)
    return found


def read_certificates(file: Path, errors: list[RowError], shift_days: int) -> list[CertificateRow]:
    """Columns of CERTIFICATE_COLUMNS; 失效日期 is the first day on which it doesn't hold any more."""
    found: list[CertificateRow] = []
    kinds = {label["zh"]: kind for kind, label in CERTIFICATE_KINDS.items()}
    moved = timedelta(days=shift_days)
    for row in rows(file, CERTIFICATE_COLUMNS, errors):
        certificate = CertificateRow(
            row, row.text("staff_no", 20), row.choice("kind", kinds), row.text("number", 40),
            row.day("valid_from_on") + moved, row.day("valid_until_on") + moved,
        )  # fmt: skip
        if not row.errors and not certificate.valid_from_on < certificate.valid_until_on:
            row.wrong("valid_until_on", "失效日期须晚于生效日期", "must be later than the first day")
        _take(certificate, row, found, errors)
    return found


def read_roster(file: Path, errors: list[RowError], shift_days: int, zone: tzinfo) -> list[RosterRow]:
    """Columns of SHIFT_COLUMNS: hours on duty (班次) or a kind of leave, by local wall time of `zone`."""
    found: list[RosterRow] = []
    kinds: dict[str, LeaveKind | None] = {_ON_DUTY: None}
    kinds |= {label["zh"]: kind for kind, label in LEAVE_KINDS.items()}
    for row in rows(file, SHIFT_COLUMNS, errors):
        leave, staff_no = row.choice("kind", kinds), row.text("staff_no", 20)
        on = row.day("on") + timedelta(days=shift_days)
        during = row.hours("to", on, row.cells["from"], row.cells["to"], zone)
        begin, _, end = row.cells["lunch"].partition("-")
        lunch = row.hours("lunch", on, begin, end, zone) if begin else None
        if lunch and not row.errors and not during.covers(lunch):
            row.wrong("lunch", "午休须在班次之内", "must lie within the shift")
        note = row.text("note", 200, blank=True)
        _take(RosterRow(row, staff_no, during, lunch, leave, note), row, found, errors)
    return found


def _take(item: Read, row: Row, found: list[Read], errors: list[RowError]) -> None:
    if row.errors:
        errors.extend(row.errors)
    else:
        found.append(item)


def _languages(row: Row) -> tuple[str, ...]:
    known = {label["zh"]: tag for tag, label in LANGUAGES.items()} | {tag: tag for tag in LANGUAGES}
    items = row.listed("languages")
    names = "、".join(label["zh"] for label in LANGUAGES.values())
    for item in items:
        if item not in known:
            row.wrong("languages", f"“{item}”不在可选项内：{names}", f"'{item}' is none of: {names}")
    return tuple(known[item] for item in items if item in known)


def _skills(row: Row) -> dict[str, int]:
    skills: dict[str, int] = {}
    for item in row.listed("skills"):
        code, _, level = item.partition(":")
        if level not in ("1", "2", "3"):
            row.wrong("skills", f"“{item}”应写成 ftth_install:2", f"'{item}' should be like ftth_install:2")
            continue
        skills[code] = int(level)
    return skills


def _polygon(row: Row) -> dict[str, Any]:
    try:
        shape = json.loads(row.cells["boundary"])
        ring = shape["coordinates"][0]
        closed = shape["type"] == "Polygon" and len(ring) >= 4 and ring[0] == ring[-1]
        closed = closed and all(abs(float(lon)) <= 180 and abs(float(lat)) <= 90 for lon, lat in ring)
    except (ValueError, TypeError, KeyError, IndexError):
        closed = False
    if not closed:
        row.wrong("boundary", "应为首尾相接的 GeoJSON 多边形", "should be a closed GeoJSON polygon")
        return {}
    return dict(shape)
