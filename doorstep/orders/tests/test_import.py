"""Taking in a file of orders: bad rows are told, good ones land, or with `strict` none."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from typing import Any

import pytest
from django.db import DatabaseError

from doorstep.orders import importing
from doorstep.orders.importing import ImportResult, import_orders
from doorstep.orders.intake.errors import IntakeFileError
from doorstep.orders.log import Actor
from doorstep.orders.models import Event, Order
from doorstep.orders.queries import entries_of, order_named
from doorstep.orders.services import receive
from tests.cast import Cast, at
from tests.lives import CHEN_JING, SUN_LI, run_standard

GOOD = {
    "工单号": "GD-1", "工单类型": "新装", "客户姓名": "赵敏", "联系电话": "13800005678",
    "装机地址": "瑶海区明光路1号2栋301室", "网格": "HF-YH", "受理时间": "2026-03-02 08:30",
    "需求或故障描述": "新装宽带", "产品": "宽带500M",
}  # fmt: skip
NOW = at(9)


def file_of(*changes: Mapping[str, str]) -> bytes:
    """A file with one row per set of changes to the good row."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([*GOOD, *{name: None for change in changes for name in change if name not in GOOD}])
    for number, change in enumerate(changes, 1):
        writer.writerow({**GOOD, "工单号": f"GD-{number}", **change}.values())
    return file.getvalue().encode()


def take(data: bytes, **how: Any) -> ImportResult:
    given: dict[str, Any] = {"actor": CHEN_JING, "now": NOW, "unit_path": "hf/hf-east/", **how}
    return import_orders(data=data, filename="orders.csv", **given)


def numbers() -> list[str]:
    return list(Order.objects.order_by("number").values_list("number", flat=True))


def counts(result: ImportResult) -> tuple[int, int, int]:
    return result.received, result.known, result.refused


BAD = {"联系电话": "12"}


def test_good_rows_land_and_bad_ones_are_told(cast: Cast) -> None:
    run_standard(cast)
    result = take(file_of({}, BAD, {"工单类型": "修障"}))
    assert counts(result) == (2, 0, 1) and not result.strict and not result.dry_run
    assert numbers() == ["GD-1", "GD-3"]
    (problem,) = result.problems
    assert (problem.line, problem.field, problem.code) == (3, "customer_phone", "bad-phone")
    entry = entries_of("GD-1")[0]
    assert (entry.actor, entry.recorded_at, entry.occurred_at) == ("dispatcher:chenjing", NOW, at(8, 30))
    assert len(entry.body["standards"]) == 1 and order_named("GD-3").kind == "repair"


def test_the_same_file_again_changes_nothing(cast: Cast) -> None:
    data = file_of({}, {})
    assert counts(take(data)) == (2, 0, 0)
    before = list(Event.objects.order_by("id").values())
    assert counts(take(data, now=at(11), actor=SUN_LI)) == (0, 2, 0)
    assert list(Event.objects.order_by("id").values()) == before


def test_new_rows_of_a_longer_file_are_added(cast: Cast) -> None:
    take(file_of({}))
    assert counts(take(file_of({}, {}, {}))) == (2, 1, 0)
    assert numbers() == ["GD-1", "GD-2", "GD-3"]


def test_strict_takes_all_or_nothing(cast: Cast) -> None:
    result = take(file_of({}, BAD), strict=True)
    assert counts(result) == (0, 0, 1) and result.strict and len(result.problems) == 1
    assert numbers() == []
    assert counts(take(file_of({}, {}), strict=True)) == (2, 0, 0)


def test_strict_takes_nothing_when_the_database_fails_halfway(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(*, row: Any, actor: Actor, now: Any) -> Any:
        if row.number == "GD-2":
            raise DatabaseError("disk full")
        return receive(row=row, actor=actor, now=now)

    monkeypatch.setattr(importing, "receive", failing)
    with pytest.raises(DatabaseError):
        take(file_of({}, {}), strict=True)
    assert numbers() == []
    with pytest.raises(DatabaseError):
        take(file_of({}, {}))
    assert numbers() == ["GD-1"]


@pytest.mark.parametrize("strict", [False, True])
def test_a_dry_run_only_reports(cast: Cast, strict: bool) -> None:
    take(file_of({}))
    result = take(file_of({}, {}, BAD), dry_run=True, strict=strict)
    assert counts(result) == (1, 1, 1) and result.dry_run
    assert numbers() == ["GD-1"]


def test_another_units_number_is_neither_taken_over_nor_shown(cast: Cast) -> None:
    take(file_of({"网格": "HF-SS"}), unit_path="hf/hf-west/")
    result = take(file_of({}, {}))
    assert counts(result) == (1, 0, 1)
    (problem,) = result.problems
    assert (problem.line, problem.code, problem.value) == (2, "number-of-another-unit", "GD-1")
    assert problem.reason["zh"] and "西区" not in problem.reason["zh"]
    assert order_named("GD-1").grid == cast.far_grid


def test_another_units_grid_is_unknown_here(cast: Cast) -> None:
    result = take(file_of({"网格": "HF-SS"}))
    assert [problem.code for problem in result.problems] == ["unknown-grid"]
    assert counts(take(file_of({"网格": "HF-SS"}), unit_path="hf/")) == (1, 0, 0)


def test_progress_is_told_row_by_row(cast: Cast) -> None:
    seen: list[tuple[int, int]] = []
    take(file_of({}, BAD, {}), progress=lambda done, whole: seen.append((done, whole)))
    assert seen == [(1, 2), (2, 2)]


def test_dates_can_be_moved(cast: Cast) -> None:
    take(file_of({"受理时间": "2026-02-28 08:30"}), shift_days=2)
    assert order_named("GD-1").received_at == at(8, 30)


def test_problems_are_in_the_order_of_their_lines(cast: Cast) -> None:
    take(file_of({"网格": "HF-SS"}, {"网格": "HF-SS"}), unit_path="hf/hf-west/")
    result = take(file_of({}, BAD, {"工单号": "GD-2"}))
    assert [problem.line for problem in result.problems] == [2, 3, 4]


def test_a_column_that_we_do_not_know_is_told(cast: Cast) -> None:
    assert take(file_of({"心情": "好"})).ignored_columns == ("心情",)


def test_what_is_no_table_is_refused_as_a_whole(cast: Cast) -> None:
    with pytest.raises(IntakeFileError):
        take(b"\x00\x01")
    assert numbers() == []
