"""`doorstep plan`: the day at the terminal."""

from __future__ import annotations

import pytest
from typer.testing import CliRunner, Result

from doorstep.booking.tests.making import MORNING
from doorstep.config.cli import build
from doorstep.config.cli.plan import grouped
from doorstep.core import clock
from doorstep.core.errors import NotFound, text
from doorstep.dispatch.tests.making import LI, booked, open_day, who
from tests.cast import Cast


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)
    for number in ("GD1", "GD2", "GD3"):
        booked(cast, number)


def run(*arguments: str) -> Result:
    with clock.frozen(MORNING):
        return CliRunner().invoke(build(), ["plan", *arguments])


def test_today_is_planned_and_what_found_no_place_is_shown_with_the_reasons() -> None:
    """Two of three fit; the skill is missing once."""
    result = run()
    assert result.exit_code == 0
    assert "已排 2 单（新派 2，调整 0，撤回 0），1 单排不进。" in result.output
    assert "没有“光纤入户安装”技能" in result.output
    assert sum(who(number) is not None for number in ("GD1", "GD2", "GD3")) == 2


def test_a_day_is_planned_by_its_own_name_too() -> None:
    """`plan day` is `plan`, with the same options."""
    assert "试排，未派单" in run("day", "--dry-run", "--day", "2026-03-02").output
    assert who("GD1") is None
    assert "已排 2 单（新派 2，调整 0，撤回 0），1 单排不进。" in run("day").output


def test_a_dry_run_assigns_nothing() -> None:
    """It says so."""
    result = run("--dry-run", "--day", "2026-03-02", "--unit", "hf-east")
    assert "试排，未派单" in result.output
    assert who("GD1") is None


def test_another_unit_and_another_day_have_nothing_to_plan() -> None:
    """The west; tomorrow."""
    assert "已排 0 单" in run("--unit", "hf-west").output
    assert "已排 0 单" in run("--day", "2026-03-03").output
    assert who("GD1") is None


def test_a_unit_that_nobody_knows_is_refused() -> None:
    """The error rises to the command's main, which prints it with its mend."""
    assert isinstance(run("--unit", "nowhere").exception, NotFound)
    assert run("--day", "2026-13-02").exit_code == 2


def test_equal_reasons_are_counted_the_most_common_first() -> None:
    """Five kinds of reasons: four are told, the fifth is a number."""
    reasons = [text("a", "A")] * 2 + [text("b", "B")] * 3 + [text(zh, zh) for zh in ("c", "d", "e")]
    lines = grouped(reasons)
    assert lines[:2] == ["b  B（3）", "a  A（2）"]
    assert lines[-1] == "其他原因  other reasons（1）"
    assert len(lines) == 5


def test_a_second_run_has_nothing_to_do() -> None:
    """The technician keeps his hour."""
    run()
    assert "新派 0，调整 0，撤回 0" in run().output
    assert LI in {found[0] for number in ("GD1", "GD2", "GD3") if (found := who(number)) is not None}
