"""The sample city is what the README says, is made anew to the same bytes, and goes in whole."""

from __future__ import annotations

import csv
import json
from collections import Counter
from datetime import date, timedelta
from pathlib import Path

import pytest

from doorstep.core.geo import Place, distance_m
from doorstep.orders.intake import IntakeReport, parse_rows, read_table
from samples.make_city import FIRST_DAY, RARE_NAMES, make

CITY = Path(__file__).parents[1] / "samples" / "city"
Cells = dict[str, str]


def _rows(name: str) -> list[Cells]:
    with (CITY / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _taken(name: str) -> IntakeReport:
    grids = [row["网格编码"] for row in _rows("grids.csv")]
    table = read_table((CITY / name).read_bytes(), name)
    return parse_rows(table, time_zone="Asia/Shanghai", known_grids=grids)


def _inside(ring: list[list[float]], lon: float, lat: float) -> bool:
    crossed = False
    for (lon_a, lat_a), (lon_b, lat_b) in zip(ring, ring[1:], strict=False):
        if (lat_a > lat) != (lat_b > lat) and lon < lon_a + (lat - lat_a) / (lat_b - lat_a) * (lon_b - lon_a):
            crossed = not crossed
    return crossed


def test_made_anew_it_is_the_same_to_the_byte(tmp_path: Path) -> None:
    make(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(path.name for path in CITY.iterdir())
    for path in tmp_path.iterdir():
        assert path.read_bytes() == (CITY / path.name).read_bytes(), path.name


def test_every_order_is_good_and_all_kinds_are_there() -> None:
    report = _taken("orders.csv")
    assert report.problems == ()
    assert report.ignored_columns == ()
    assert len(report.rows) >= 320
    share = {kind: n / len(report.rows) for kind, n in Counter(row.kind for row in report.rows).items()}
    assert set(share) == {"install", "repair", "move", "change", "remove"}
    assert 0.38 < share["install"] < 0.5
    assert 0.3 < share["repair"] < 0.42
    assert 0.1 < sum(row.same_day for row in report.rows) / len(report.rows) < 0.2
    assert 3 <= sum(row.emergency for row in report.rows) <= 8
    assert {row.segment for row in report.rows} == {"home", "business", "hotel"}


def test_orders_lie_in_their_grids_and_two_days() -> None:
    rings = {row["网格编码"]: json.loads(row["边界"])["coordinates"][0] for row in _rows("grids.csv")}
    for row in _rows("orders.csv"):
        assert _inside(rings[row["网格"]], float(row["经度"]), float(row["纬度"])), row["工单号"]
        assert row["期望日期"] in {FIRST_DAY.isoformat(), (FIRST_DAY + timedelta(days=1)).isoformat()}
        assert row["装机地址"].startswith(row["行政区"])
        assert row["受理时间"][:10] == row["期望日期"] or row["当日"] == "否"
    for row in _rows("grids.csv"):
        assert _inside(rings[row["网格编码"]], float(row["中心经度"]), float(row["中心纬度"]))


def test_one_address_is_in_one_place() -> None:
    seen: dict[str, Place] = {}
    for row in _rows("orders.csv"):
        community = row["装机地址"].partition("栋")[0].rstrip("0123456789")
        place = Place(float(row["纬度"]), float(row["经度"]))
        assert distance_m(seen.setdefault(community, place), place) < 250, community


def test_needs_fit_the_products() -> None:
    for row in _rows("orders.csv"):
        if "电视" in row["需求或故障描述"] or "机顶盒" in row["需求或故障描述"]:
            assert "IPTV" in row["产品"], row["工单号"]


def test_crews_have_the_gaps_that_a_plan_must_see() -> None:
    staff = _rows("technicians.csv")
    assert len(staff) == 40
    assert Counter(row["单位"] for row in staff) == {"hf-east": 20, "hf-west": 20}
    assert {code for row in staff for code in row["负责网格"].split(";")} == {
        row["网格编码"] for row in _rows("grids.csv")
    }
    operator = {
        row["工号"]: date.fromisoformat(row["失效日期"])
        for row in _rows("certificates.csv")
        if row["证书类型"] == "上岗证"
    }
    assert len(operator) == 39
    lapsing = [until for until in operator.values() if FIRST_DAY < until <= FIRST_DAY + timedelta(days=30)]
    assert (len(lapsing), sum(until <= FIRST_DAY for until in operator.values())) == (3, 1)
    roster = _rows("shifts.csv")
    on_duty = [row for row in roster if row["类型"] == "班次"]
    assert Counter(row["日期"] for row in on_duty) == {"2026-03-02": 40, "2026-03-03": 40}
    assert len({row["开始"] for row in on_duty}) == 3
    assert len(roster) - len(on_duty) == 2


def test_li_qiang_can_take_fibre_and_zhao_lei_can_not() -> None:
    skills = {row["姓名"]: row["技能"] for row in _rows("technicians.csv")}
    assert "ftth_install" in skills["李强"]
    assert "ftth" not in skills["赵磊"]


@pytest.mark.parametrize("name", ["orders.csv", "orders_bad.csv", "technicians.csv"])
def test_phones_are_clearly_invented(name: str) -> None:
    for row in _rows(name):
        assert row["联系电话"][3:7] == "0000"


def test_each_bad_row_has_its_one_mistake_told() -> None:
    report = _taken("orders_bad.csv")
    assert [row.number for row in report.rows] == ["GD551300001"]
    assert [(problem.line, problem.field) for problem in report.problems] == [
        (3, "number"),
        (4, "kind"),
        (5, "customer_name"),
        (6, "customer_phone"),
        (7, "address"),
        (8, "lat"),
        (9, "lon"),
        (10, "grid"),
        (11, "received_at"),
        (12, "products"),
        (13, "priority"),
        (14, "wished_window"),
        (15, "number"),
    ]


@pytest.mark.parametrize("name", ["orders_gb18030.csv", "orders.xlsx"])
def test_the_other_file_types_go_in_whole(name: str) -> None:
    report = _taken(name)
    assert report.problems == ()
    assert len(report.rows) == 20


def test_rare_characters_survive_gb18030() -> None:
    names = {row.customer_name for row in _taken("orders_gb18030.csv").rows}
    assert set(RARE_NAMES.values()) <= names
