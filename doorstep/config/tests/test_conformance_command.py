"""`doorstep conformance`: a log and a file of clauses go in, a table or JSON comes out, or a refusal."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from typer.testing import CliRunner, Result

from doorstep.config.cli import build
from doorstep.core.errors import DoorstepError
from doorstep.integrations.eventlogs.tests.test_judge import CLAUSES, GOLDEN


def conform(*arguments: object) -> Result:
    return CliRunner().invoke(build(), ["conformance", *map(str, arguments)])


def test_the_command_prints_a_table() -> None:
    result = conform(GOLDEN / "clinic.xes", "--clauses", CLAUSES)
    assert result.exit_code == 0, result.output
    row = next(line for line in result.stdout.splitlines() if "clinic.antibiotics" in line)
    assert [cell.strip() for cell in row.split("│")[1:-1]] == [
        "clinic.antibiotics", "response", "1", "2", "0", "1", "late",
    ]  # fmt: skip


def test_the_command_gives_every_verdict_with_its_witnesses() -> None:
    result = conform(GOLDEN / "clinic.xes", "--clauses", CLAUSES, "--json")
    assert result.exit_code == 0, result.output
    said: dict[str, Any] = orjson.loads(result.stdout)
    assert said["closed"] is True
    assert [each["trace"] for each in said["traces"]] == ["kept", "late", "tie", "empty"]
    late = next(each for each in said["traces"] if each["trace"] == "late")
    verdict = next(each for each in late["verdicts"] if each["clause"] == "clinic.antibiotics")
    assert verdict["outcome"] == "violated"
    assert verdict["remedied_at"] == "2026-01-05T09:10:00.001000+08:00"
    assert [(one["position"], one["activity"]) for one in verdict["witnesses"]] == [
        (2, "Triage"), (4, "Give antibiotics"),
    ]  # fmt: skip
    total = next(each for each in said["totals"] if each["clause"] == "clinic.antibiotics")
    assert (total["satisfied"], total["violated"], total["not_applicable"]) == (1, 2, 1)


def test_counts_over_many_cases_come_at_the_end(tmp_path: Path) -> None:
    clauses = tmp_path / "cap.yaml"
    clauses.write_text(
        "standard: CAP\ntitle: {zh: 上限, en: Cap}\nversion: '1'\nclauses:\n"
        "  - {id: cap.triages, source: C-1, control: order, title: {zh: 每日上限, en: Daily cap},\n"
        "     template: count_per, activation: {event: Triage}, per: {order: ward},\n"
        "     period: day, at_most: 2}\n",
        "utf-8",
    )
    result = conform(GOLDEN / "clinic.xes", "--clauses", clauses, "--json")
    assert result.exit_code == 0, result.output
    counts = orjson.loads(result.stdout)["counts"]
    assert [(each["key"], each["from_on"], each["outcome"]) for each in counts] == [
        ("north", "2026-01-05", "satisfied"),
        ("south", "2026-01-05", "satisfied"),
    ]


@pytest.mark.parametrize(
    ("extra", "said"),
    [
        (["--now", "yesterday"], "ISO 8601"),
        (["--now", "2026-01-05T08:00"], "zone"),
        (["--now", "2026-01-05T08:00Z", "--closed"], "exclude"),
    ],
)
def test_an_instant_that_is_none_is_refused(extra: list[str], said: str) -> None:
    result = conform(GOLDEN / "clinic.xes", "--clauses", CLAUSES, *extra)
    assert result.exit_code == 2
    assert said in result.output


@pytest.mark.parametrize("form", [[], ["--json"]])
def test_the_command_prints_nothing_of_a_log_that_breaks_off(tmp_path: Path, form: list[str]) -> None:
    whole = (GOLDEN / "clinic.xes").read_text("utf-8")
    path = tmp_path / "log.xes"
    path.write_text(whole[: whole.index('value="empty"')], "utf-8")
    result = conform(path, "--clauses", CLAUSES, *form)
    assert isinstance(result.exception, DoorstepError)
    assert "clinic." not in result.stdout
