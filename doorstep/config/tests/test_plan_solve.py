"""`doorstep plan solve` and `compile`: VROOM's files in and out, with its exit codes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from doorstep.config.cli import build
from doorstep.dispatch.solver.tests.fake_router import Router, running
from doorstep.dispatch.vroom.tests.files import MAPPED, both, changed, drop, put
from doorstep.dispatch.vroom.tests.vroom_says import ANSWER

PROBLEM = changed(lambda problem: None)


def run(*arguments: str, given: bytes | None = None) -> Result:
    return CliRunner().invoke(build(), ["plan", "solve", *arguments], input=given)


def without_our_own(said: dict[str, Any]) -> dict[str, Any]:
    """What VROOM writes of an answer, but for the times that it took."""
    said["summary"].pop("computing_times")
    for each in said["unassigned"]:
        each.pop("reasons")
    return said


@pytest.fixture
def problem(tmp_path: Path) -> Path:
    path = tmp_path / "problem.json"
    path.write_bytes(PROBLEM)
    return path


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("doorstep.dispatch.solver.osrm_client.time.sleep", lambda seconds: None)


def test_a_file_is_planned_as_vroom_plans_it(problem: Path) -> None:
    """On standard output, in one line; the job that nobody has the skill for says so."""
    result = run(str(problem), "--seconds", "5", "--seed", "1")
    assert result.exit_code == 0, result.stderr
    said = json.loads(result.stdout)
    assert said["unassigned"][0]["reasons"] == [
        {"code": "skill", "zh": "没有“99”技能", "en": "lacks the skill '99'", "vehicles": [7, 8]}
    ]
    assert without_our_own(said) == ANSWER
    assert result.stdout.count("\n") == 1 and result.stderr == ""


def test_vrooms_own_options_are_taken(problem: Path, tmp_path: Path) -> None:
    """-i, -o and -l; the answer is in the file alone."""
    out = tmp_path / "plan.json"
    result = run("-i", str(problem), "-o", str(out), "-l", "5")
    assert (result.exit_code, result.stdout) == (0, "")
    assert without_our_own(json.loads(out.read_bytes())) == ANSWER


@pytest.mark.parametrize("arguments", [("-",), ()], ids=["dash", "nothing"])
def test_a_problem_comes_from_standard_input(arguments: tuple[str, ...]) -> None:
    """Or stands in the command itself."""
    assert without_our_own(json.loads(run(*arguments, given=PROBLEM).stdout)) == ANSWER
    assert without_our_own(json.loads(run(PROBLEM.decode()).stdout)) == ANSWER


def test_a_wrong_file_has_exit_code_2_and_the_path(tmp_path: Path) -> None:
    """On standard output and in the file asked for; in both languages on stderr."""
    wrong, out = changed(put("jobs.2.priority", 101)), tmp_path / "plan.json"
    result = run("-", "--out", str(out), given=wrong)
    assert result.exit_code == 2
    said = json.loads(out.read_bytes())
    assert (said["code"], said["path"]) == (2, "jobs[2].priority")
    assert said["error"] == "jobs[2].priority: must be a whole number from 0 to 100, not 101"
    assert said["error_zh"] == "jobs[2].priority：要写 0 到 100 的整数，这里是 101"
    assert said["error"] in result.stderr and said["error_zh"] in result.stderr
    assert json.loads(run("-", given=b"{").stdout)["path"] == "$"


def test_a_file_that_isnt_there_has_exit_code_2(tmp_path: Path) -> None:
    """With its name."""
    result = run(str(tmp_path / "none.json"))
    assert result.exit_code == 2
    assert json.loads(result.stdout)["error"].startswith(f"Can't read {tmp_path / 'none.json'}")


def test_coordinates_are_driven_by_straight_line_or_by_a_router(monkeypatch: pytest.MonkeyPatch) -> None:
    """The setting names it, the option before the setting."""
    mapped = changed(lambda problem: None, MAPPED)
    straight = json.loads(run("-", given=mapped).stdout)
    with running(Router()) as router:
        monkeypatch.setenv("DOORSTEP_TRAVEL", f"osrm:{router.url}")
        routed = json.loads(run("-", given=mapped).stdout)
        assert {profile for profile, _, _ in router.asked} == {"car"}
    again = json.loads(run("-", "--travel", "haversine", given=mapped).stdout)
    durations = [each["summary"]["duration"] for each in (straight, routed, again)]
    assert durations[0] == durations[2] != durations[1]
    assert [each["summary"]["unassigned"] for each in (straight, routed)] == [0, 0]


def test_a_router_that_isnt_there_has_exit_code_3() -> None:
    """Nobody listens any more."""
    with running(Router()) as gone:
        pass
    result = run("-", "--travel", f"osrm:{gone.url}", given=changed(lambda problem: None, MAPPED))
    assert result.exit_code == 3
    said = json.loads(result.stdout)
    assert said["code"] == 3 and gone.url in said["error"]


@pytest.mark.parametrize("travel", ["google", "osrm:ftp://127.0.0.1", "matrix:/none.npz"])
def test_travel_that_doesnt_exist_has_exit_code_2(travel: str) -> None:
    """Not 3: the option is wrong."""
    assert run("-", "--travel", travel, given=changed(lambda p: None, MAPPED)).exit_code == 2


def test_an_error_of_ours_has_exit_code_1(monkeypatch: pytest.MonkeyPatch) -> None:
    """The trace is on stderr, the answer has its words."""

    def broken(*arguments: object, **more: object) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr("doorstep.dispatch.vroom.answering.solve", broken)
    result = run("-", given=PROBLEM)
    assert result.exit_code == 1
    assert json.loads(result.stdout) == {"code": 1, "error": "RuntimeError: a bug"}
    assert "Traceback" in result.stderr


def test_options_that_mean_nothing_are_refused() -> None:
    """A zone that isn't; fewer than no seconds."""
    assert run("-", "--zone", "Mars/Base", given=PROBLEM).exit_code == 2
    assert run("-", "--seconds", "-1", given=PROBLEM).exit_code == 2


def test_hours_in_reasons_are_those_of_the_zone() -> None:
    """A job whose window is over before anybody could be there."""
    nine = 1_770_080_400  # 2026-02-03 09:00 in Shanghai
    hours = [nine, nine + 28_800]
    late = both(
        put("vehicles.0.time_window", hours),
        put("vehicles.1.time_window", hours),
        drop("vehicles.0.breaks"),
        put("jobs.1.time_windows", [[nine, nine + 60]]),
    )
    said = json.loads(run("-", given=changed(late)).stdout)
    reasons = {each["id"]: each["reasons"] for each in said["unassigned"]}[12]
    words = [each["en"] for each in reasons if each["code"] == "late"]
    assert words and "09:10" in words[0]
    said = json.loads(run("-", "--zone", "UTC", given=changed(late)).stdout)
    assert "01:10" in json.dumps(said["unassigned"])


def test_a_file_is_planned_without_django(problem: Path) -> None:
    """And without a database: in a process of its own."""
    code = (
        "import sys; from doorstep.config.cli import build\n"
        "try: build()(['plan', 'solve', sys.argv[1], '--seconds', '1'])\n"
        "except SystemExit as end: assert end.code == 0, end.code\n"
        "assert not [name for name in sys.modules if name.split('.')[0] in ('django', 'psycopg')]"
    )
    environment = {key: value for key, value in os.environ.items() if key != "DATABASE_URL"}
    done = subprocess.run(
        [sys.executable, "-c", code, str(problem)],
        capture_output=True,
        text=True,
        env=environment,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["code"] == 0


def test_kernels_are_compiled_by_a_command(monkeypatch: pytest.MonkeyPatch) -> None:
    """As the installation does it."""
    called = []
    monkeypatch.setattr("doorstep.dispatch.solver.warming.warm", lambda: called.append(True))
    result = CliRunner().invoke(build(), ["plan", "compile"])
    assert (result.exit_code, called) == (0, [True])
    assert "编译排程内核" in result.stdout
