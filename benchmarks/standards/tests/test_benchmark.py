"""The benchmark measures what it says: a hundred different clauses, each with work to do."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import polars as pl

from benchmarks.standards.batch import NOW, judged, matrix
from benchmarks.standards.clauses import clocks, hundred
from benchmarks.standards.peers import columns_of
from benchmarks.standards.synthetic import EVENTS, part_log
from doorstep.standards.batch.columns import micros
from doorstep.standards.batch.evaluation import evaluate_columns
from doorstep.standards.batch.kernels import PENDING, SATISFIED, VIOLATED
from doorstep.standards.batch.parts import Part, read_part, write_part
from doorstep.standards.tests.logs import minute

ORDERS = 400


def part(folder: Path) -> Part:
    made = Part(folder, "p")
    write_part(made, part_log(1, ORDERS))
    return made


def test_every_order_gets_a_verdict_of_every_clause(tmp_path: Path) -> None:
    rules = hundred()
    counts = judged(part(tmp_path), rules, NOW)
    assert len({rule.id for rule in rules}) == 100
    assert counts.shape == (100, 4)
    assert (counts.sum(axis=1) == ORDERS).all()


def test_the_orders_keep_break_and_await(tmp_path: Path) -> None:
    """Of the clauses most are kept by some orders and broken by others, and open orders wait."""
    counts = judged(part(tmp_path), hundred(), NOW)
    assert ((counts[:, SATISFIED] > 0) & (counts[:, VIOLATED] > 0)).sum() > 70
    assert (counts[:, PENDING] > 0).sum() > 8


def test_a_changed_clause_moves_orders(tmp_path: Path) -> None:
    rule, log = hundred()[0], read_part(part(tmp_path))
    before = evaluate_columns(rule, log, clocks(), NOW)["outcome"].copy()
    moved = matrix(log, before, rule, NOW).reshape(4, 4)
    assert moved.sum() == ORDERS
    assert (moved == np.diag(np.diag(moved))).all()


def test_orders_are_whole() -> None:
    log = part_log(3, 7)
    assert np.diff(log.starts).tolist() == [EVENTS] * 7
    assert (np.diff(log.at_us)[np.diff(log.order_of) == 0] >= 0).all()


def test_text_becomes_a_column_log_in_order() -> None:
    """Two cases, mixed and out of time: by case as they first appear, then by time, ties as they stood."""
    rows = [("A", "x", minute(5)), ("B", "y", minute(1)), ("A", "y", minute(5)), ("A", "z", minute(2))]
    frame = pl.DataFrame(
        rows, schema={"case": pl.String, "kind": pl.String, "at": pl.Datetime("us", "UTC")}, orient="row"
    )
    log = columns_of(frame)
    assert [log.kinds[code] for code in log.kind] == ["z", "x", "y", "y"]
    assert log.starts.tolist() == [0, 3, 4]
    assert log.closed_us.tolist() == [micros(minute(5)), micros(minute(1))]
