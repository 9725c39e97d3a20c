"""`doorstep standards`: the clauses at the terminal."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema_rs
import pytest
from typer.testing import CliRunner, Result

from doorstep.config.cli import build
from doorstep.core import clock
from doorstep.core.errors import NotFound
from doorstep.standards.models import Edition
from doorstep.standards.services import adopt
from tests.cast import Cast, at
from tests.lives import STANDARD, run_standard


def run(*arguments: str) -> Result:
    with clock.frozen(at(9)):
        return CliRunner().invoke(build(), ["standards", *arguments])


def said(*arguments: str) -> Any:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


def test_every_clause_is_listed_with_its_status_and_the_rows_that_are_carried() -> None:
    result = run("list")
    assert result.exit_code == 0
    assert "touch.plan-agreed" in result.output and "客户同意布线方案后才放线" in result.output
    assert "首" in result.output and "first-call-within=PT30M" in result.output
    assert "来源 113 行，有条款 113 行" in result.output


def test_as_json() -> None:
    found = said("list", "--json")
    clause = next(each for each in found["clauses"] if each["id"] == "touch.plan-agreed")
    assert clause["sources"] == ["TOUCH-3", "REGIME-5"]
    assert (clause["control"], clause["status"], clause["kinds"]) == ("gate", "enforced", ["install", "move"])
    assert clause["tests"] == ["doorstep/standards/tests/clauses/touch.yaml::touch.plan-agreed"]
    assert (
        found["totals"]["clauses"]
        == len(found["clauses"])
        == sum(count for status, count in found["totals"].items() if status != "clauses")
    )
    assert (found["rows"]["asked"], found["rows"]["carried"]) == (113, 113)


def test_one_standard_and_one_status() -> None:
    found = said("list", "--json", "--standard", "coach", "--status", "planned")
    assert {each["id"] for each in found["clauses"]} == {
        "coach.objection-library", "coach.exercises", "coach.leads",
    }  # fmt: skip
    with pytest.raises(NotFound) as refusal:
        build()(["standards", "list", "--standard", "NOWHERE"], standalone_mode=False)
    assert "NOWHERE" in refusal.value.titled("zh") and "TOUCH" in refusal.value.titled("zh")
    assert run("list", "--status", "wished").exit_code == 2


@pytest.mark.django_db
def test_a_units_own_editions_and_figures(cast: Cast) -> None:
    sha256 = run_standard(cast)
    adopt(
        unit_code=cast.east.code,
        edition=Edition.objects.get(pk=sha256),
        from_on=date(2026, 2, 1),
        parameters={"call-within": "PT10M"},
    )
    city, east = (said("list", "--json", "--unit", unit.code) for unit in (cast.city, cast.east))
    assert {each["standard"] for each in east["clauses"]} == {"TEST"}
    assert [found["clauses"][0]["parameters"] for found in (city, east)] == [
        {"call-within": "PT30M"},
        {"call-within": "PT10M"},
    ]
    shown = said("show", "test.call-soon", "--unit", cast.east.code, "--json")
    assert shown["parameters"] == {"call-within": "PT10M"}
    assert "within: {max: $call-within}" in shown["yaml"]


def test_a_clause_is_shown_as_it_is_written() -> None:
    result = run("show", "conduct.fault-called")
    assert result.exit_code == 0
    assert "马上拨过去问清现象" in result.output and "10 CNY" in result.output
    assert "on_violation: {deduct_cny: $fault-cny}" in result.output
    shown = said("show", "touch.plan-agreed", "--json")
    assert [act["place"] for act in shown["acts"]] == ["gate"]
    assert shown["yaml"].startswith("- id: touch.plan-agreed")
    assert shown["yaml"].endswith("since: {event: plan.proposed}")


def test_a_clause_that_is_not_there_is_answered_with_its_neighbours() -> None:
    with pytest.raises(NotFound) as refusal:
        build()(["standards", "show", "touch.plan-agred"], standalone_mode=False)
    assert "touch.plan-agreed" in refusal.value.titled("zh")


def test_a_good_file_is_said_to_be_good(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(STANDARD, "utf-8")
    result = run("check", str(file))
    assert result.exit_code == 0 and "mine.yaml 没有问题" in result.output


def test_every_problem_is_named_with_file_line_and_clause(tmp_path: Path) -> None:
    file = tmp_path / "bad.yaml"
    wrong = STANDARD.replace("control: clock", "control: watch", 1)
    file.write_text(wrong.replace("zh: 请客户点同意, en", "zh: 请客户点同意, eng"), "utf-8")
    lines = file.read_text("utf-8").splitlines()
    result = run("check", str(file), "--json")
    assert result.exit_code == 1
    problems = json.loads(result.stdout)["problems"]
    assert {(each["file"], each["clause"]) for each in problems} == {
        ("bad.yaml", "test.call-soon"),
        ("bad.yaml", "test.agreed-first"),
    }
    for each in problems:
        assert any(word in lines[each["line"] - 1] for word in ("watch", "eng", "mend"))
        assert each["expected"]["zh"] and each["expected"]["en"]
    shown = run("check", str(file))
    assert shown.exit_code == 1 and f"{file}:{problems[0]['line']} (test.call-soon)" in shown.output


def test_what_compiles_but_can_never_happen_is_found_too(tmp_path: Path) -> None:
    file = tmp_path / "misspelt.yaml"
    file.write_text(STANDARD.replace("target: {event: call.made}", "target: {event: call.mad}"), "utf-8")
    result = run("check", str(file))
    assert result.exit_code == 1 and "call.mad" in result.output


@pytest.mark.parametrize("content", [b"\xff\xfe\x00", b"", b"- a\n- b\n", b"a: [1"])
def test_what_is_no_standard_at_all(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "odd.yaml"
    file.write_bytes(content)
    result = run("check", str(file))
    assert result.exit_code == 1 and "odd.yaml:1" in result.output


def test_the_schema_is_written_for_editors(tmp_path: Path) -> None:
    file = tmp_path / "deep" / "standard.schema.json"
    assert run("schema", "--out", str(file)).exit_code == 0
    schema = json.loads(file.read_text("utf-8"))
    assert jsonschema_rs.meta.is_valid(schema)
    assert schema == said("schema")
    assert "visit.arrived" in schema["$defs"]["Selector"]["properties"]["event"]["examples"]
