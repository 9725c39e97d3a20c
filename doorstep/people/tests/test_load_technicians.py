from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db.models import Model

from doorstep.people.models import Certificate, Leave, Shift, Technician, TechnicianSkill
from doorstep.people.services import LoadReport, load_technicians, load_units_and_grids
from tests.cast import Cast, at

CITY = Path(__file__).parents[3] / "samples" / "city"
TECHNICIANS = "工号,姓名,联系电话,工牌号,星级,语言,单位,负责网格,技能,出发纬度,出发经度"
CERTIFICATES = "工号,证书类型,证书编号,生效日期,失效日期"
ROSTER = "工号,类型,日期,开始,结束,午休,说明"
GOOD = "HF2001,钱勇,13700000001,B-1,3,普通话;英语,hf-east,HF-YH,ftth_install:2;iptv:1,31.86,117.31"
pytestmark = pytest.mark.django_db


def _load(folder: Path, staff: str = "", papers: str = "", roster: str = "", days: int = 0) -> LoadReport:
    contents = {
        "technicians.csv": f"{TECHNICIANS}\n{staff}",
        "certificates.csv": f"{CERTIFICATES}\n{papers}",
        "shifts.csv": f"{ROSTER}\n{roster}",
    }
    for name, content in contents.items():
        (folder / name).write_text(content, encoding="utf-8")
    return _load_from(folder, days)


def _load_from(folder: Path, days: int = 0) -> LoadReport:
    return load_technicians(
        technicians=folder / "technicians.csv",
        certificates=folder / "certificates.csv",
        shifts=folder / "shifts.csv",
        first_day_shift_days=days,
    )


def _everything() -> list[list[Any]]:
    tables: list[type[Model]] = [Technician, TechnicianSkill, Certificate, Shift, Leave]
    tables.append(Technician.grids.through)
    return [list(table._default_manager.order_by("pk").values_list()) for table in tables]


def test_the_sample_city_loads_whole() -> None:
    load_units_and_grids(units=CITY / "units.csv", grids=CITY / "grids.csv")
    report = _load_from(CITY)
    assert report.errors == []
    assert report.taken == {"technicians.csv": 40, "certificates.csv": 99, "shifts.csv": 82}
    assert Leave.objects.count() == 2
    once = _everything()
    assert _load_from(CITY).errors == []
    assert _everything() == once


def test_all_dates_move_with_the_first_day(cast: Cast, tmp_path: Path) -> None:
    report = _load(
        tmp_path,
        GOOD,
        "HF2001,上岗证,SG1,2024-03-02,2027-03-02",
        "HF2001,班次,2026-03-02,08:30,16:30,12:00-13:00,\nHF2001,病假,2026-03-02,14:00,24:00,,发烧",
        days=10,
    )
    assert report.errors == []
    day = date(2026, 3, 12)
    assert Certificate.objects.get(number="SG1").valid_until_on == date(2027, 3, 12)
    shift = Shift.objects.get(technician__staff_no="HF2001")
    assert (shift.during.lower, shift.during.upper) == (at(8, 30, day), at(16, 30, day))
    assert (shift.lunch.lower, shift.lunch.upper) == (at(12, 0, day), at(13, 0, day))
    leave = Leave.objects.get(technician__staff_no="HF2001")
    assert (leave.during.lower, leave.during.upper) == (at(14, 0, day), at(0, 0, day + timedelta(days=1)))


def test_a_later_file_corrects_skills_and_grids(cast: Cast, tmp_path: Path) -> None:
    _load(tmp_path, GOOD)
    _load(tmp_path, GOOD.replace("ftth_install:2;iptv:1", "ftth_install:3;voice:1").replace("HF-YH", "HF-SS"))
    found = Technician.objects.get(staff_no="HF2001")
    assert {held.skill.code: held.level for held in found.levels.all()} == {"ftth_install": 3, "voice": 1}
    assert [grid.code for grid in found.grids.all()] == ["HF-SS"]
    assert found.languages == ["zh", "en"]


@pytest.mark.parametrize(
    ("right", "wrong", "column"),
    [
        ("HF2001", "", "工号"),
        (",3,", ",6,", "星级"),
        ("英语", "火星话", "语言"),
        ("hf-east", "hf-north", "单位"),
        ("HF-YH", "HF-ZZ", "负责网格"),
        ("ftth_install:2", "ftth_install", "技能"),
        ("iptv:1", "juggling:1", "技能"),
        ("31.86", "131.86", "出发纬度"),
        ("B-1", "HF-5001", "工牌号"),
    ],
)
def test_a_bad_technician_is_named_and_left_out(
    cast: Cast, tmp_path: Path, right: str, wrong: str, column: str
) -> None:
    report = _load(tmp_path, GOOD.replace(right, wrong, 1))
    assert [(e.file, e.line, e.field) for e in report.errors] == [("technicians.csv", 2, column)]
    assert all(e.reason["zh"] and e.reason["en"] for e in report.errors)
    assert Technician.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("HF9999,上岗证,SG1,2024-03-02,2027-03-02", "工号"),
        ("HF1001,驾驶证,SG1,2024-03-02,2027-03-02", "证书类型"),
        ("HF1001,上岗证,SG1,2024-3-2,2027-03-02", "生效日期"),
        ("HF1001,上岗证,SG1,2027-03-02,2024-03-02", "失效日期"),
        ("HF1001,上岗证,operator-HF1002,2024-03-02,2027-03-02", "工号"),
    ],
)
def test_a_bad_certificate_is_named_and_left_out(cast: Cast, tmp_path: Path, row: str, column: str) -> None:
    before = Certificate.objects.count()
    report = _load(tmp_path, papers=row)
    assert [(e.file, e.line, e.field) for e in report.errors] == [("certificates.csv", 2, column)]
    assert Certificate.objects.count() == before


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ("HF9999,班次,2026-03-09,08:00,16:00,,", "工号"),
        ("HF1001,旷工,2026-03-09,08:00,16:00,,", "类型"),
        ("HF1001,班次,三月九日,08:00,16:00,,", "日期"),
        ("HF1001,班次,2026-03-09,16:00,08:00,,", "结束"),
        ("HF1001,班次,2026-03-09,八点,16:00,,", "结束"),
        ("HF1001,班次,2026-03-09,08:00,16:00,午饭,", "午休"),
        ("HF1001,班次,2026-03-09,08:00,16:00,16:00-17:00,", "午休"),
        ("HF1001,班次,2026-03-02,17:00,19:00,,", "工号"),
    ],
)
def test_bad_hours_are_named_and_left_out(cast: Cast, tmp_path: Path, row: str, column: str) -> None:
    before = Shift.objects.count()
    report = _load(tmp_path, roster=row)
    assert [(e.file, e.line, e.field) for e in report.errors] == [("shifts.csv", 2, column)]
    assert Shift.objects.count() == before


def test_every_mistake_of_a_row_is_told_and_the_next_row_lands(cast: Cast, tmp_path: Path) -> None:
    bad = GOOD.replace(",3,", ",9,").replace("英语", "火星话").replace("HF2001", "HF2002")
    report = _load(tmp_path, f"{bad}\n{GOOD}")
    assert [(e.line, e.field) for e in report.errors] == [(2, "星级"), (2, "语言")]
    assert report.taken == {"technicians.csv": 1}
