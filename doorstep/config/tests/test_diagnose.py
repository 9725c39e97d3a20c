"""The doctor's checks: each says well, doubtful or wrong, and how to mend what isn't well."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from doorstep.config.doctor import database, machine, working
from doorstep.config.doctor.finding import Finding, failed
from doorstep.config.errors import PostgresMissing

NOON = datetime(2026, 11, 23, 4, tzinfo=UTC)

WELL = [
    machine.python_version((3, 11, 7)),
    machine.node_version("v20.19.0"),
    machine.node_version("v24.1.0"),
    machine.disk_space(80 * machine.GB, "/data"),
    machine.data_folder("/data", {"/data": 0o711, "/data/secret_key": 0o600}, True),
    machine.time_zone(True, "Asia/Shanghai"),
    machine.front_end([], ["console"]),
    database.version(150018, "doorstep"),
    database.locale("UTF8", "C.UTF-8"),
    database.locale("UTF8", "zh_CN.utf8"),
    database.extensions({"plpgsql", "btree_gist", "pg_trgm"}),
    database.migrations([]),
    database.clock_skew(NOON, NOON, NOON),
    database.clock_skew(NOON, NOON + timedelta(seconds=8), NOON + timedelta(seconds=9)),
    working.calendar_years([], 2026),
    working.standards({"TOUCH"}, {"TOUCH"}),
    working.worker(9.0, True),
]
DOUBTFUL = [
    machine.node_version(None),
    machine.node_version("v18.19.0"),
    machine.node_version("v22.11.0"),
    machine.disk_space(2 * machine.GB, "/data"),
    database.clock_skew(NOON, NOON - timedelta(seconds=5), NOON),
    working.calendar_years([2027], 2026),
    working.standards({"TOUCH", "WORK"}, {"TOUCH"}),
    working.worker(None, False),
]
WRONG = [
    machine.python_version((3, 10, 12)),
    machine.disk_space(machine.GB // 2, "/data"),
    machine.data_folder("/data", {}, False),
    machine.data_folder("/data", {"/data": 0o711, "/data/secret_key": 0o644}, True),
    machine.data_folder("/data", {"/data": 0o755}, True),
    machine.time_zone(False, "Asia/Shanghai"),
    machine.front_end(["door"], ["console", "door"]),
    database.version(140011, "doorstep"),
    database.locale("UTF8", "C"),
    database.locale("LATIN1", "C.UTF-8"),
    database.extensions({"plpgsql", "pg_trgm"}),
    database.migrations(["orders.0002_more"]),
    database.clock_skew(NOON, NOON + timedelta(seconds=40), NOON + timedelta(seconds=1)),
    working.calendar_years([2026, 2027], 2026),
    working.standards(set(), set()),
    working.worker(600.0, True),
    working.worker(None, True),
    failed("database", PostgresMissing(least=15, extensions="btree_gist", source="system")),
]


@pytest.mark.parametrize(
    ("level", "findings"), [("ok", WELL), ("warn", DOUBTFUL), ("fail", WRONG)], ids=["ok", "warn", "fail"]
)
def test_each_value_gets_its_level(level: str, findings: list[Finding]) -> None:
    assert [(finding.check, finding.level) for finding in findings] == [(f.check, level) for f in findings]


@pytest.mark.parametrize("finding", DOUBTFUL + WRONG, ids=lambda finding: finding.check)
def test_what_is_not_well_says_how_to_mend_it_in_both_languages(finding: Finding) -> None:
    for said in (finding.what, finding.mend):
        assert said["zh"] and said["en"]
        assert said["zh"] != said["en"]


def test_a_missing_extension_is_named_with_its_command() -> None:
    assert "CREATE EXTENSION btree_gist;" in database.extensions({"pg_trgm"}).mend["en"]


Report = Callable[..., tuple[int, dict[str, str]]]


@pytest.fixture
def report(data: Path) -> Report:
    def run(**environment: str) -> tuple[int, dict[str, str]]:
        inherited = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"}
        surroundings = {**inherited, "DOORSTEP_DATA": str(data), **environment}
        done = subprocess.run(
            [sys.executable, "-m", "doorstep.config.cli", "doctor", "--json"],
            env=surroundings,
            capture_output=True,
            text=True,
            check=False,
        )
        return done.returncode, {one["check"]: one["level"] for one in json.loads(done.stdout)}

    return run


def test_a_new_installation_lacks_its_tables_and_nothing_below_them(report: Report) -> None:
    code, levels = report()
    assert code == 1
    assert levels["database"] == levels["locale"] == levels["clock"] == "ok"
    assert levels["migrations"] == "fail"


def test_a_database_out_of_reach_ends_only_its_own_checks(report: Report) -> None:
    code, levels = report(DATABASE_URL="postgresql://nobody@127.0.0.1:1/none?connect_timeout=2")
    assert code == 1
    assert levels["database"] == "fail"
    assert levels["python"] == "ok"
    assert "migrations" not in levels


def test_a_setting_that_cannot_be_read_is_a_finding_too(report: Report) -> None:
    code, levels = report(DATABASE_URL="mysql://somewhere/doorstep")
    assert code == 1
    assert levels["database"] == "fail"
