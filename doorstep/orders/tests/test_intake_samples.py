"""The sample city's files, as `make run` imports them."""

import csv
from pathlib import Path

import pytest

from doorstep.orders.intake import IntakeReport, parse_rows, read_table

CITY = Path(__file__).resolve().parents[3] / "samples" / "city"


def grids() -> list[str]:
    with (CITY / "grids.csv").open(encoding="utf-8-sig", newline="") as file:
        return [row["网格编码"] for row in csv.DictReader(file)]


def report_of(name: str) -> IntakeReport:
    table = read_table((CITY / name).read_bytes(), name)
    return parse_rows(table, time_zone="Asia/Shanghai", known_grids=grids())


@pytest.mark.parametrize(
    ("name", "least"), [("orders.csv", 300), ("orders_gb18030.csv", 10), ("orders.xlsx", 10)]
)
def test_the_sample_orders_parse_without_a_problem(name: str, least: int) -> None:
    report = report_of(name)
    assert not report.problems
    assert len(report.rows) >= least
    assert not report.ignored_columns


def test_the_sample_city_shows_every_kind_of_order() -> None:
    rows = report_of("orders.csv").rows
    assert {row.kind for row in rows} == {"install", "move", "repair", "change", "remove"}
    assert {row.grid for row in rows} == set(grids())
    assert any(row.emergency for row in rows) and any(row.same_day for row in rows)
    assert all(row.lon is not None and row.products and row.wished is not None for row in rows)


def test_the_file_of_mistakes_has_one_good_row_and_each_mistake_once() -> None:
    report = report_of("orders_bad.csv")
    assert len(report.rows) == 1
    codes = [(problem.field, problem.code) for problem in report.problems]
    assert len(codes) == len(set(codes)) >= 10
    assert len({problem.line for problem in report.problems}) == len(codes)
