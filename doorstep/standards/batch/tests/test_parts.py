"""A log that went through Parquet gets the verdicts of the one in memory."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.standards.batch.columns import ColumnLog
from doorstep.standards.batch.evaluation import evaluate_columns
from doorstep.standards.batch.kernels import SATISFIED
from doorstep.standards.batch.parts import Part, parts_in, read_part, write_part
from doorstep.standards.batch.tests.random_rules import CLAUSES, LOGS
from doorstep.standards.compiling import Rule
from doorstep.standards.picking import fields_of
from doorstep.standards.tests.logs import CLOCKS, log, minute, rule
from doorstep.standards.verdicts import Fact, Log


def written(part: Part, logs: list[Log]) -> ColumnLog:
    """The logs as a part of their own; the log in memory that it was made from."""
    columns = ColumnLog.of([(f"N-{number}", each) for number, each in enumerate(logs)])
    facts = [fact for each in logs for fact in each.facts]
    write_part(part, columns, event_ids=[f.id for f in facts], bodies=[fields_of(f) for f in facts])
    return columns


@settings(max_examples=60, suppress_health_check=list(HealthCheck), deadline=None)
@given(logs=LOGS, rules=st.lists(CLAUSES, min_size=3, max_size=6), now=st.integers(-100, 5000))
def test_same_verdicts(
    tmp_path_factory: pytest.TempPathFactory, logs: list[Log], rules: list[Rule], now: int
) -> None:
    part = Part(tmp_path_factory.mktemp("part"), "p")
    before = written(part, logs)
    after = read_part(part)
    for each in rules:
        expected = evaluate_columns(each, before, CLOCKS, minute(now))
        assert np.array_equal(evaluate_columns(each, after, CLOCKS, minute(now)), expected)


def test_fields_may_be_read_with_the_events(tmp_path: Path) -> None:
    part = Part(tmp_path, "p")
    written(part, [log("a0:x=1 b5:x=2"), log("a0 b5:x=2", closed=9)])
    clause = rule({"template": "response", "activation": "a", "target": {"event": "b", "when": {"x": 2}}})
    read = read_part(part, ["x", "nowhere"])
    assert [read.ids[0], read.ids[1]] == ["N-0", "N-1"]
    assert list(evaluate_columns(clause, read, CLOCKS, minute(10))["final"]) == [False, True]


def test_any_tool_reads_the_columns(tmp_path: Path) -> None:
    part = Part(tmp_path, "p")
    written(part, [log("a0:x=1,word=p b5:ok=true")])
    events = pl.read_parquet(part.events)
    assert events["kind"].to_list() == ["a", "b"]
    assert events["at"].to_list() == [minute(0), minute(5)]
    assert events["body.x#number"].to_list() == [1.0, None]
    assert events["body.word"].to_list() == ["p", None]
    assert events["body.ok#bool"].to_list() == [None, True]
    assert pl.read_parquet(part.orders)["events"].to_list() == [2]


def test_a_part_that_is_not_complete_is_not_seen(tmp_path: Path) -> None:
    written(Part(tmp_path / "2026-03", "p"), [log("a0")])
    written(Part(tmp_path / "2026-02", "q"), [log("a0")])
    Part(tmp_path / "2026-02", "q").events.unlink()
    assert [part.name for part in parts_in(tmp_path)] == ["p"]


def test_an_object_is_not_read_from_columns_alone(tmp_path: Path) -> None:
    """Without whole bodies a question about an object as a whole has no answer: it is not guessed."""
    fact = Fact("a0", "a", minute(0), 1, {"device": {"mac": "m"}})
    write_part(Part(tmp_path, "p"), ColumnLog.of([("N-0", Log.of([fact], {}))]))
    by_name = rule({"template": "existence", "activation": {"event": "a", "when": {"device.mac": "m"}}})
    as_a_whole = rule(
        {"template": "existence", "activation": {"event": "a", "when": {"device": {"exists": True}}}}
    )
    read = read_part(Part(tmp_path, "p"))
    assert evaluate_columns(by_name, read, CLOCKS, minute(1))["outcome"].tolist() == [SATISFIED]
    with pytest.raises(ValueError, match="device can't be read as one"):
        evaluate_columns(as_a_whole, read, CLOCKS, minute(1))
