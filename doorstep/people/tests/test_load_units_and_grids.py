from pathlib import Path

import pytest

from doorstep.people.models import Grid, Unit
from doorstep.people.services import load_units_and_grids

CITY = Path(__file__).parents[3] / "samples" / "city"
pytestmark = pytest.mark.django_db


def _file(folder: Path, name: str, *lines: str) -> Path:
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def _units(folder: Path, *lines: str) -> Path:
    return _file(folder, "units.csv", "单位编码,单位名称,英文名称,上级编码", *lines)


def _no_grids(folder: Path) -> Path:
    return _file(folder, "grids.csv", "网格编码,网格名称,英文名称,单位编码,中心纬度,中心经度,边界")


def test_the_sample_city_loads_whole() -> None:
    report = load_units_and_grids(units=CITY / "units.csv", grids=CITY / "grids.csv")
    assert report.errors == []
    assert report.taken == {"units.csv": 3, "grids.csv": 8}
    assert Unit.objects.get(code="hf-east").path == "hf/hf-east/"
    assert Grid.objects.filter(unit__code="hf-west").count() == 4


def test_again_changes_nothing() -> None:
    load_units_and_grids(units=CITY / "units.csv", grids=CITY / "grids.csv")
    before = list(Unit.objects.values()), list(Grid.objects.values())
    load_units_and_grids(units=CITY / "units.csv", grids=CITY / "grids.csv")
    assert (list(Unit.objects.values()), list(Grid.objects.values())) == before


def test_a_unit_that_moves_takes_those_below_along(tmp_path: Path) -> None:
    load_units_and_grids(
        units=_units(tmp_path, "ah,安徽,Anhui,", "hf,合肥,Hefei,ah", "hf-east,东区,East,hf"),
        grids=_no_grids(tmp_path),
    )
    load_units_and_grids(units=_units(tmp_path, "hf,合肥,Hefei,"), grids=_no_grids(tmp_path))
    assert Unit.objects.get(code="hf-east").path == "hf/hf-east/"


def test_english_headings_and_gb18030_are_read(tmp_path: Path) -> None:
    units = tmp_path / "units.csv"
    units.write_bytes("code,name_zh,name_en,parent\nhf,䶮湖分公司,Yanhu,\n".encode("gb18030"))
    report = load_units_and_grids(units=units, grids=_no_grids(tmp_path))
    assert report.errors == []
    assert Unit.objects.get(code="hf").name_zh == "䶮湖分公司"


def test_bad_rows_are_named_and_good_ones_land(tmp_path: Path) -> None:
    units = _units(
        tmp_path, "hf,合肥,Hefei,", "HF East,东区,East,hf", "hf-west,西区,,hf", "hf-x,某区,X,nowhere"
    )
    report = load_units_and_grids(units=units, grids=_no_grids(tmp_path))
    assert [(e.file, e.line, e.field) for e in report.errors] == [
        ("units.csv", 3, "单位编码"),
        ("units.csv", 4, "英文名称"),
        ("units.csv", 5, "上级编码"),
    ]
    assert "nowhere" in report.errors[2].reason["zh"]
    assert [unit.code for unit in Unit.objects.all()] == ["hf"]


def test_a_unit_cannot_stand_below_itself(tmp_path: Path) -> None:
    load_units_and_grids(
        units=_units(tmp_path, "hf,合肥,Hefei,", "hf-east,东区,East,hf"), grids=_no_grids(tmp_path)
    )
    report = load_units_and_grids(units=_units(tmp_path, "hf,合肥,Hefei,hf-east"), grids=_no_grids(tmp_path))
    assert [e.field for e in report.errors] == ["上级编码"]
    assert Unit.objects.get(code="hf").path == "hf/"


@pytest.mark.parametrize(
    ("cells", "column"),
    [
        (
            'HF-A,甲,A,nowhere,31.8,117.2,"{""type"":""Polygon"",""coordinates"":[[[1,1],[2,1],[2,2],[1,1]]]}"',
            "单位编码",
        ),
        (
            'HF-A,甲,A,hf,117.2,31.8,"{""type"":""Polygon"",""coordinates"":[[[1,1],[2,1],[2,2],[1,1]]]}"',
            "中心纬度",
        ),
        ('HF-A,甲,A,hf,31.8,117.2,"{""type"":""Polygon"",""coordinates"":[[[1,1],[2,1],[2,2]]]}"', "边界"),
        ("HF-A,甲,A,hf,31.8,117.2,四边形", "边界"),
    ],
)
def test_a_bad_grid_is_refused(tmp_path: Path, cells: str, column: str) -> None:
    grids = _no_grids(tmp_path)
    grids.write_text(grids.read_text(encoding="utf-8") + cells + "\n", encoding="utf-8")
    report = load_units_and_grids(units=_units(tmp_path, "hf,合肥,Hefei,"), grids=grids)
    assert [(e.file, e.line, e.field) for e in report.errors] == [("grids.csv", 2, column)]
    assert not Grid.objects.exists()


def test_a_missing_column_and_a_broken_line_are_told(tmp_path: Path) -> None:
    report = load_units_and_grids(
        units=_units(tmp_path, "hf,合肥,Hefei,", "hf-east,东,区,East,hf"),
        grids=_file(tmp_path, "grids.csv", "网格编码,网格名称"),
    )
    assert report.taken == {"units.csv": 1}
    assert ("units.csv", 3) in {(e.file, e.line) for e in report.errors}
    assert {e.field for e in report.errors if e.file == "grids.csv"} == {
        "英文名称", "单位编码", "中心纬度", "中心经度", "边界",
    }  # fmt: skip


def test_a_file_that_is_no_text_is_told(tmp_path: Path) -> None:
    units = tmp_path / "units.csv"
    units.write_bytes(b"PK\x03\x04\xff\xff\xff")
    report = load_units_and_grids(units=units, grids=_no_grids(tmp_path))
    assert [(e.file, e.line) for e in report.errors] == [("units.csv", 1)]
