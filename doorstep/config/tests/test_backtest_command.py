"""`doorstep backtest` and `doorstep export parquet`: on the small world, and without a database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from typer.testing import CliRunner

from doorstep.config.cli import build
from doorstep.core import clock
from doorstep.core.errors import NotFound
from doorstep.insight.errors import NoParts
from doorstep.insight.tests.small_world import NOON, NUMBERS, STANDARD, live_through
from doorstep.standards.batch.columns import ColumnLog
from doorstep.standards.batch.parts import Part, parts_in, write_part
from doorstep.standards.tests.logs import log
from tests.cast import Cast

TIGHTER = STANDARD.replace("default: PT30M", "default: PT15M")


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    file = tmp_path / "draft.yaml"
    file.write_text(TIGHTER, "utf-8")
    return file


@pytest.fixture
def world(cast: Cast, data_folder: Path) -> Iterator[None]:
    live_through(cast)
    with clock.frozen(NOON):
        yield


def doorstep(*words: str, code: int = 0) -> str:
    result = CliRunner().invoke(build(), list(words))
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    assert result.exit_code == code, result.output
    return result.output


def said(*words: str, code: int = 0) -> dict[str, Any]:
    found = json.loads(doorstep("backtest", *words, "--json", code=code))
    assert isinstance(found, dict)
    return found


def test_what_changes_is_printed(world: None, draft: Path) -> None:
    out = doorstep("backtest", "--draft", str(draft), "--from", "2026-03-01", "--to", "2026-04-01")
    assert "接单后半小时内联系客户" in out and "满足 → 违反 2" in out
    assert "另有 6 条没有变化" in out
    assert "合肥东区装维中心 hf-east" in out and "李强 HF1001" in out
    assert NUMBERS[1] in out and "2026-03-02 06:15" in out
    assert "共 6 单；扣罚 140 → 240 元。" in out


def test_the_same_as_json_for_a_unit_and_a_period(world: None, draft: Path) -> None:
    words = ("--draft", str(draft), "--unit", "hf-east")
    found = said(*words, "--first", "1")
    assert (found["orders"], found["deduct_after_cny"]) == (6, "240")
    assert found["technicians"][0]["name"] == "李强"
    (order,) = found["orders_changed"]
    assert (order["number"], order["violated_at"]) == (NUMBERS[1], "2026-03-01T22:15:00+00:00")
    assert said("--draft", str(draft), "--unit", "hf-west")["orders"] == 0
    assert said("--draft", str(draft), "--to", "2026-03-02")["orders"] == 0
    with pytest.raises(NotFound):
        said("--draft", str(draft), "--unit", "nowhere")


def test_what_was_exported_can_be_tried_without_the_database(
    world: None, draft: Path, tmp_path: Path
) -> None:
    out = doorstep("export", "parquet", str(tmp_path / "out"))
    assert "6 个工单" in out and "重写 1 个" in out
    assert "重写 0 个" in doorstep("export", "parquet", str(tmp_path / "out"))
    (part,) = parts_in(tmp_path / "out")
    bodies = "".join(pl.read_parquet(part.events)["body"])
    assert "客厅放光猫" not in bodies and '"customer_id":"…"' in bodies.replace(" ", "")
    assert "attribute.customer" not in pl.read_parquet_schema(part.orders)
    found = said("--draft", str(draft), "--folder", str(tmp_path / "out"))
    assert (found["orders"], found["deduct_before_cny"], found["deduct_after_cny"]) == (6, "140", "240")
    doorstep("export", "parquet", str(tmp_path / "texts"), "--texts")
    (part,) = parts_in(tmp_path / "texts")
    assert "客厅放光猫" in "".join(pl.read_parquet(part.events)["body"])


def test_any_folder_of_parts(tmp_path: Path, draft: Path) -> None:
    columns = ColumnLog.of([("A", log("order.received0 call.made20"))])
    write_part(Part(tmp_path / "log", "p"), columns)
    base = tmp_path / "base.yaml"
    base.write_text(STANDARD, "utf-8")
    words = ("--draft", str(draft), "--folder", str(tmp_path / "log"))
    (call, *_) = said(*words, "--base", str(base))["clauses"]
    assert call["changes"] == [{"from": "satisfied", "to": "violated", "orders": 1}]
    # Nobody says what ruled before, and no TEST comes with Doorstep: every clause is new.
    (call, *_) = said(*words)["clauses"]
    assert call["changes"] == [{"from": "absent", "to": "violated", "orders": 1}]
    (tmp_path / "empty").mkdir()
    with pytest.raises(NoParts):
        said("--draft", str(draft), "--folder", str(tmp_path / "empty"))


def test_a_bad_draft_is_told_line_by_line(tmp_path: Path, draft: Path) -> None:
    draft.write_text(TIGHTER.replace("control: clock", "control: clok", 1), "utf-8")
    words = ("--draft", str(draft), "--folder", str(tmp_path))
    line = TIGHTER.split("control: clock")[0].count("\n") + 1
    assert f"draft.yaml:{line} (test.call-soon)" in doorstep("backtest", *words, code=1)
    (problem,) = said(*words, code=1)["problems"]
    assert (problem["line"], problem["clause"]) == (line, "test.call-soon")
    draft.write_bytes("版本".encode("gb18030"))
    assert "UTF-8" in doorstep("backtest", *words, code=1)


def test_an_unknown_engine_is_refused(tmp_path: Path, draft: Path) -> None:
    words = ("--draft", str(draft), "--folder", str(tmp_path), "--engine", "spark")
    assert "process" in doorstep("backtest", *words, code=2)
