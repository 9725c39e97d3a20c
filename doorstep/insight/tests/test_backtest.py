"""A draft tried out on the small world, as of Monday noon: what is counted, and that it is what the live
evaluator says.
"""

from __future__ import annotations

import json
import tempfile
from collections import Counter
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, NamedTuple

import polars as pl
import pytest

from doorstep.insight.engines import backtest
from doorstep.insight.errors import NoParts
from doorstep.insight.exporting import export_log
from doorstep.insight.folders import editions_in, parts_between
from doorstep.insight.results import STANDS, ClauseTotal, Shift, Totals
from doorstep.insight.tests.small_world import NOON, NUMBERS, STANDARD, live_through
from doorstep.insight.trial import Trial
from doorstep.orders.clocks import clocks
from doorstep.orders.log import attributes, evaluation_log
from doorstep.orders.queries import entries_of
from doorstep.standards.batch.columns import ColumnLog
from doorstep.standards.batch.parts import Part, write_part
from doorstep.standards.errors import BadStandard
from doorstep.standards.evaluation import evaluate
from doorstep.standards.reading import read_standard
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import catalogue
from doorstep.standards.tallies import tally
from doorstep.standards.tests.logs import log
from doorstep.standards.verdicts import Log
from tests.cast import Cast, at

GREETED = """  - id: test.greeted
    source: TEST-8
    control: check
    title: {zh: 敲门问候, en: Greeted at the door}
    template: existence
    activation: {event: door.greeted}
    on_violation: {deduct_cny: "20"}
"""
RATED = STANDARD[STANDARD.index("  - id: test.rated") : STANDARD.index("  - id: test.calls-a-day")]
TIGHTER = STANDARD.replace("default: PT30M", "default: PT15M")
DEARER = STANDARD.replace('deduct_cny: "50"', 'deduct_cny: "80"')
DRAFTS = {
    "tighter": TIGHTER,
    "added": STANDARD + GREETED,
    "dearer": DEARER,
    "removed": STANDARD.replace(RATED, ""),
    "looser count": STANDARD.replace("at_most: 2", "at_most: 4"),
}


class World(NamedTuple):
    """The exported log, and the logs as the live evaluator takes them."""

    folder: Path
    logs: Mapping[str, Log]


_lived: list[World] = []


@pytest.fixture
def world(cast: Cast, tmp_path_factory: pytest.TempPathFactory) -> World:
    """Living through it takes longer than all tests: it is done once, and what was exported is kept."""
    if not _lived:
        live_through(cast)
        made = tmp_path_factory.mktemp("world") / "log"
        export_log(folder=made)
        entries = {number: entries_of(number) for number in NUMBERS}
        logs = {number: evaluation_log(each, attributes(each[0].body)) for number, each in entries.items()}
        _lived.append(World(made, logs))
    return _lived[0]


@pytest.fixture
def folder(world: World) -> Path:
    return world.folder


def tried(folder: Path, draft: str, **asked: Any) -> tuple[Totals, pl.DataFrame]:
    """The totals and the changed rows, by order and clause."""
    trial = Trial(draft, editions_in(folder), NOON, **asked)
    rows_to = Path(tempfile.mkdtemp(dir=folder.parent))
    told: list[tuple[int, int]] = []
    parts = parts_between(folder, None, None)
    totals = backtest(trial, parts, rows_to=rows_to, report=lambda *each: told.append(each))
    assert told[0] == (0, told[-1][1]) and told[-1][0] == told[-1][1]
    files = sorted(rows_to.glob("*.parquet"))
    rows = pl.concat([pl.read_parquet(file) for file in files]) if files else pl.DataFrame()
    return totals, rows.sort("number", "clause") if rows.height else rows


def _cny(of: ClauseTotal | Totals) -> tuple[float, float]:
    return float(of.before_cny), float(of.after_cny)


def test_a_tighter_deadline(folder: Path) -> None:
    totals, rows = tried(folder, TIGHTER)
    call = totals.clauses["test.call-soon"]
    # After 10, 20, 29 minutes: kept. After 45, and never: broken. Cancelled after 5: nothing to keep.
    assert call.stands(0) == {
        "satisfied": 3, "violated": 2, "not_applicable": 1, "pending": 0, "absent": 0,
    }  # fmt: skip
    # Within 15 minutes only the first.
    assert call.stands(1) == {
        "satisfied": 1, "violated": 4, "not_applicable": 1, "pending": 0, "absent": 0,
    }  # fmt: skip
    assert call.changes == [("satisfied", "violated", 2)]
    # 2 × 50 before, 4 × 50 after.
    assert _cny(call) == (100, 200)
    assert rows.select("number", "clause", "from", "to", "technician", "unit").rows() == [
        (NUMBERS[1], "test.call-soon", "satisfied", "violated", "HF1001", "hf-east"),
        (NUMBERS[5], "test.call-soon", "satisfied", "violated", None, "hf-east"),
    ]
    # Received at six: late from 6:15 on.
    assert rows["violated_at"].to_list() == [at(6, 15), at(6, 15)]
    assert rows.select("deduct_before_cny", "deduct_after_cny").row(0) == ("0", "50")


def test_whose_orders_they_are(folder: Path) -> None:
    totals, _ = tried(folder, TIGHTER)
    # 李强 has orders 1 and 2 (6 was taken from him), 赵磊 order 3. Order 2 turns, order 3 was late already.
    assert totals.technicians == {
        "HF1001": Shift(2, 1, 0, Decimal(0), Decimal(50)),
        "HF1002": Shift(1, 0, 0, Decimal(50), Decimal(50)),
    }
    # The unit: also 30 for the cancelled order that nobody rated, and 10 for the dispatcher's calls.
    assert totals.units == {"hf-east": Shift(6, 2, 0, Decimal(140), Decimal(240))}
    assert _cny(totals) == (140, 240) and totals.orders == 6


def test_a_clause_that_is_new(folder: Path) -> None:
    totals, rows = tried(folder, DRAFTS["added"])
    greeted = totals.clauses["test.greeted"]
    assert greeted.stands(0)["absent"] == 6
    # Order 1 was visited, order 5 is over without a visit, the others go on.
    assert greeted.changes == [
        ("absent", "pending", 4), ("absent", "satisfied", 1), ("absent", "violated", 1),
    ]  # fmt: skip
    assert _cny(greeted) == (0, 20)
    assert totals.units["hf-east"].worse == 1 and rows.height == 6


def test_another_deduction_changes_money_and_no_verdict(folder: Path) -> None:
    totals, rows = tried(folder, DEARER)
    call = totals.clauses["test.call-soon"]
    # Orders 3 and 4, 50 each before and 80 after.
    assert call.changes == [] and _cny(call) == (100, 160)
    assert rows.select("number", "from", "to", "deduct_before_cny", "deduct_after_cny").rows() == [
        (NUMBERS[2], "violated", "violated", "50", "80"),
        (NUMBERS[3], "violated", "violated", "50", "80"),
    ]
    assert totals.technicians["HF1002"] == Shift(1, 0, 0, Decimal(50), Decimal(80))


def test_a_clause_that_is_gone(folder: Path) -> None:
    totals, rows = tried(folder, DRAFTS["removed"])
    rated = totals.clauses["test.rated"]
    assert rated.changes == [
        ("pending", "absent", 4), ("satisfied", "absent", 1), ("violated", "absent", 1),
    ]  # fmt: skip
    assert _cny(rated) == (30, 0) and totals.units["hf-east"].better == 1
    assert rows.filter(pl.col("from") == "violated")["number"].to_list() == [NUMBERS[4]]


def test_a_clause_over_many_orders(folder: Path) -> None:
    totals, rows = tried(folder, DRAFTS["looser count"])
    calls = totals.clauses["test.calls-a-day"]
    # Four calls on Monday, all by the dispatcher: two too many before, as many as allowed after.
    assert calls.counts and calls.changes == [("violated", "satisfied", 1)]
    assert _cny(calls) == (10, 0)
    (row,) = rows.rows(named=True)
    assert (row["key"], row["clause"]) == ("dispatcher:chenjing 2026-03-02", "test.calls-a-day")
    assert row["violated_at"] == at(6, 29), "the third call by the clock is one too many"


@pytest.mark.parametrize("name", DRAFTS)
def test_the_live_evaluator_says_the_same(world: World, name: str) -> None:
    totals, rows = tried(world.folder, DRAFTS[name])
    expected: Counter[tuple[str, str, str]] = Counter()
    changed: set[tuple[str, str, str, str]] = set()
    sides = [Rulebook.of([(read_standard(c, "t"), {})], catalogue()) for c in (STANDARD, DRAFTS[name])]
    clauses = {rule.id for side in sides for rule in side.rules}
    for number, of in world.logs.items():
        for clause in clauses:
            was, would = (_live(side, clause, of) for side in sides)
            expected[clause, was, would] += 1
            if was != would and {was, would} != {"absent", "not_applicable"}:
                changed.add((number, clause, was, would))
    found = Counter(
        {
            (clause, before, after): count
            for clause, total in totals.clauses.items()
            if not total.counts
            for before, after, count in _pairs(total)
        }
    )
    assert found == expected
    told = (
        {}
        if not rows.height
        else rows.filter((pl.col("from") != pl.col("to")) & pl.col("key").is_null())
        .select("number", "clause", "from", "to")
        .rows()
    )
    assert set(told) == changed
    for side, rulebook in enumerate(sides):
        (quota,) = rulebook.quotas
        verdicts = Counter(each.outcome.value for each in tally(quota, world.logs.values(), NOON).values())
        assert verdicts == Counter({k: v for k, v in totals.clauses[quota.id].stands(side).items() if v})  # type: ignore[arg-type]


def _live(rulebook: Rulebook, clause: str, of: Any) -> str:
    rule = next((rule for rule in rulebook.rules if rule.id == clause), None)
    return "absent" if rule is None else evaluate(rule, of, clocks(), NOON).outcome.value


def _pairs(total: Any) -> list[tuple[str, str, int]]:
    return [(STANDS[before], STANDS[after], count) for (before, after), count in total.pairs.items()]


def test_the_units_own_figures_stand_in_the_draft_too(folder: Path) -> None:
    # Within 25 minutes, as the unit has it: the call after 29 is late, the one after 20 isn't.
    totals, _ = tried(folder, TIGHTER, figures=json.dumps({"call-within": "PT25M", "gone": 1}))
    assert totals.clauses["test.call-soon"].changes == [("satisfied", "violated", 1)]


def test_only_the_orders_asked_for(folder: Path) -> None:
    for asked, count in (
        ({"unit_path": "hf/hf-east/"}, 6), ({"unit_path": "hf/hf-west/"}, 0),
        ({"from_at": at(6)}, 6), ({"from_at": at(7)}, 0), ({"to_at": at(6)}, 0),
    ):  # fmt: skip
        assert tried(folder, TIGHTER, **asked)[0].orders == count, asked


def test_a_log_from_elsewhere_needs_no_column_but_its_orders(tmp_path: Path) -> None:
    """No pins, no unit, nobody sent, no bodies: judged by the standard that is named for it."""
    columns = ColumnLog.of([("A", log("order.received0 call.made20")), ("B", log("order.received0"))])
    write_part(Part(tmp_path / "log", "p"), columns)
    totals, rows = tried(tmp_path / "log", TIGHTER, unpinned=(STANDARD,))
    # B isn't called and long overdue; A after 20 minutes.
    assert totals.clauses["test.call-soon"].changes == [("satisfied", "violated", 1)]
    assert rows.select("number", "technician", "unit").rows() == [("A", None, "")]
    assert totals.technicians == {} and totals.units[""].orders == 2
    new, _ = tried(tmp_path / "log", TIGHTER)
    assert new.clauses["test.call-soon"].stands(0)["absent"] == 2


def test_a_bad_draft_and_an_empty_folder_are_refused(folder: Path, tmp_path: Path) -> None:
    with pytest.raises(BadStandard, match="control"):
        tried(folder, TIGHTER.replace("control: clock", "control: clok"))
    (tmp_path / "nothing").mkdir()
    with pytest.raises(NoParts):
        tried(tmp_path / "nothing", TIGHTER)
