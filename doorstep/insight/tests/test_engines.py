"""Threads and Ray: the same parts, the same result."""

from __future__ import annotations

import sys
from pathlib import Path

import polars as pl
import pytest

from doorstep.insight.engines import backtest
from doorstep.insight.errors import EngineMissing
from doorstep.insight.states import Engine
from doorstep.insight.tests.small_world import NOON, STANDARD
from doorstep.insight.trial import Trial
from doorstep.standards.batch.columns import ColumnLog
from doorstep.standards.batch.parts import Part, write_part
from doorstep.standards.errors import BadStandard
from doorstep.standards.tests.logs import log

TIGHTER = STANDARD.replace("default: PT30M", "default: PT15M").replace("at_most: 2", "at_most: 3")
TRIAL = Trial(TIGHTER, (), NOON, unpinned=(STANDARD,))


@pytest.fixture
def parts(tmp_path: Path) -> list[Part]:
    """Three parts of four orders each, called after so many minutes (of the morning of the small world)."""
    found = []
    for at, minutes in enumerate(((5, 20, 40, 10), (14, 16, 29, 31), (1, 2, 3, 60))):
        part = Part(tmp_path / "log", f"p{at}")
        logs = [
            (f"N{at}{n}", log(f"order.received0 call.made{minute}:actor=technician:HF000{n}"))
            for n, minute in enumerate(minutes)
        ]
        write_part(part, ColumnLog.of(logs))
        found.append(part)
    return found


Ran = tuple[object, list[tuple[object, ...]]]


def run(parts: list[Part], folder: Path, engine: Engine) -> Ran:
    told: list[tuple[int, int]] = []
    reached: set[str] = set()

    def report(done: int, total: int) -> None:
        told.append((done, total))
        if engine is Engine.RAY and 0 < done < total:
            import ray

            reached.add(ray.get_runtime_context().gcs_address.partition(":")[0])

    totals = backtest(TRIAL, parts, rows_to=folder, report=report, engine=engine)
    assert told[0] == (0, 12) and told[-1] == (12, 12) and len(told) == 4
    assert reached == ({"127.0.0.1"} if engine is Engine.RAY else set()), "nobody else reaches it"
    return totals, [row for file in sorted(folder.glob("*.parquet")) for row in pl.read_parquet(file).rows()]


def test_both_engines_say_the_same(parts: list[Part], tmp_path: Path) -> None:
    here = run(parts, tmp_path / "here", Engine.PROCESS)
    there = run(parts, tmp_path / "there", Engine.RAY)
    assert there == here
    totals, rows = here
    # Called after 20, 16 and 29 minutes: no longer soon enough. Each of four made three calls: one too many
    # before, as many as allowed after.
    assert [row[0] for row in rows if row[1] == "test.call-soon"] == ["N01", "N11", "N12"]
    # The order that decides is that of the call which was one too many: the latest of the three.
    assert [(row[-1], row[0]) for row in rows if row[1] == "test.calls-a-day"] == [
        (f"technician:HF000{n} 2026-03-02", order) for n, order in enumerate(("N10", "N01", "N02", "N23"))
    ]


def test_an_error_in_a_part_is_the_callers(parts: list[Part], tmp_path: Path) -> None:
    broken = Trial(TIGHTER.replace("clock", "clok", 1), (), NOON)
    with pytest.raises(BadStandard):
        backtest(broken, parts, rows_to=tmp_path / "rows", report=lambda done, total: None)


def test_without_ray_it_says_what_to_install(
    parts: list[Part], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "ray", None)
    with pytest.raises(EngineMissing) as missing:
        run(parts, tmp_path / "rows", Engine.RAY)
    assert "doorstep[cluster]" in missing.value.mended("zh")
