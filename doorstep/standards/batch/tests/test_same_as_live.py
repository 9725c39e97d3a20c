"""The batch evaluator says what the live one says: every template, over random logs, conditions and
windows.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.standards.batch.columns import ColumnLog, instant
from doorstep.standards.batch.compiled import NEVER
from doorstep.standards.batch.evaluation import evaluate_columns
from doorstep.standards.batch.tests.random_rules import LOGS, TEMPLATES, clauses
from doorstep.standards.evaluation import evaluate
from doorstep.standards.language import Template
from doorstep.standards.tests.logs import CLOCKS, minute, rule
from doorstep.standards.verdicts import Log, Outcome, Verdict

OUTCOMES = [Outcome.NOT_APPLICABLE, Outcome.PENDING, Outcome.SATISFIED, Outcome.VIOLATED]


def _as_live(row: Any, log: Log, start: int) -> tuple[Any, ...]:
    def at(us: int) -> datetime | None:
        return None if us == NEVER else instant(int(us))

    outcome = OUTCOMES[row["outcome"]]
    if outcome is Outcome.NOT_APPLICABLE:
        return outcome, bool(row["final"])
    named = [log.facts[position - start].id for position in (row["witness"], row["answer"]) if position >= 0]
    counts = row["activations"], row["violated"], row["pending"]
    dates = at(row["due"]), at(row["violated_at"]), at(row["remedied_at"])
    return outcome, bool(row["final"]), *dates, *(int(n) for n in counts), tuple(named)


def _live(verdict: Verdict, named: int) -> tuple[Any, ...]:
    if verdict.outcome is Outcome.NOT_APPLICABLE:
        return verdict.outcome, verdict.final
    dates = verdict.due_at, verdict.violated_at, verdict.remedied_at
    counts = verdict.activations, verdict.violated, verdict.pending
    return verdict.outcome, verdict.final, *dates, *counts, verdict.witnesses[:named]


@pytest.mark.parametrize("template", TEMPLATES, ids=str)
@settings(max_examples=100, suppress_health_check=list(HealthCheck), deadline=None)
@given(data=st.data(), logs=LOGS, now=st.integers(-100, 5000))
def test_same_verdicts(template: Template, data: st.DataObject, logs: list[Log], now: int) -> None:
    clause = data.draw(clauses(template))
    columns = ColumnLog.of([(str(number), log) for number, log in enumerate(logs)])
    found = evaluate_columns(clause, columns, CLOCKS, minute(now))
    for number, log in enumerate(logs):
        mine = _as_live(found[number], log, int(columns.starts[number]))
        named = len(mine[-1]) if isinstance(mine[-1], tuple) else 0
        live = evaluate(clause, log, CLOCKS, minute(now))
        assert mine == _live(live, named)
        assert bool(live.witnesses) == bool(named), "a verdict that rests on events names one"


def test_an_empty_log_is_no_error() -> None:
    columns = ColumnLog.of([])
    clause = rule({"template": "response", "activation": "a", "target": "b", "within": {"max": "PT30M"}})
    assert np.array_equal(evaluate_columns(clause, columns, CLOCKS, minute(0))["outcome"], [])
