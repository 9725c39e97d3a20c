"""A small log with everything awkward in it has the verdicts that were worked out by hand."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import pytest
import yaml

from doorstep.integrations.eventlogs import conformance
from doorstep.integrations.eventlogs.conformance import Conformance, Ending, Judged, rulebook_in
from doorstep.integrations.eventlogs.mapping import read_mapping
from doorstep.integrations.eventlogs.reading import open_log
from doorstep.integrations.eventlogs.traces import Trace
from doorstep.integrations.eventlogs.xes_reading import read_xes
from doorstep.orders.clocks import clocks
from doorstep.standards.steps import catalogue
from doorstep.standards.verdicts import Outcome

GOLDEN = Path(__file__).parent / "golden"
CLAUSES = GOLDEN / "clinic.yaml"
LETTERS = {"s": "satisfied", "v": "violated", "n": "not_applicable"}
LONG_AFTER = datetime(2026, 6, 1, tzinfo=UTC)


def judged(traces: Iterable[Trace], ending: Ending, clauses: Path = CLAUSES) -> dict[str, Judged]:
    rulebook = rulebook_in(clauses.read_text("utf-8"), clauses.name, catalogue())
    return {each.trace.case: each for each in Conformance(rulebook, clocks(), ending).judged(traces)}


def expected() -> dict[str, dict[str, str]]:
    said = yaml.safe_load((GOLDEN / "clinic.verdicts.yaml").read_text("utf-8"))
    return {clause: {case: LETTERS[one] for case, one in cases.items()} for clause, cases in said.items()}


def outcomes(found: dict[str, Judged]) -> dict[str, dict[str, str]]:
    """Clause → case → outcome."""
    table: dict[str, dict[str, str]] = {clause: {} for clause in expected()}
    for case, each in found.items():
        for clause, verdict in zip(table, each.verdicts, strict=True):
            table[clause][case] = verdict.outcome.value
    return table


def test_xes_gives_the_verdicts_worked_out_by_hand() -> None:
    found = judged(read_xes(GOLDEN / "clinic.xes"), Ending(True, LONG_AFTER))
    assert outcomes(found) == expected()


def test_a_table_gives_the_same_but_for_the_case_without_events() -> None:
    mapping = read_mapping(GOLDEN / "clinic.mapping.yaml")
    log = open_log(GOLDEN / "clinic.csv", mapping=mapping)
    text = CLAUSES.read_text("utf-8").replace("{level: {le: 1}}", "{Stufe: {le: 1}}")
    rulebook = rulebook_in(text, "clinic.yaml", catalogue())
    run = Conformance(rulebook, clocks(), Ending(True, LONG_AFTER))
    found = {each.trace.case: each for each in run.judged(log.traces)}
    assert outcomes(found) == {
        clause: {case: one for case, one in cases.items() if case != "empty"}
        for clause, cases in expected().items()
    }


@pytest.mark.parametrize("ending", [Ending(True, LONG_AFTER), Ending(False, LONG_AFTER)])
def test_columns_say_what_the_live_evaluator_says(ending: Ending, monkeypatch: pytest.MonkeyPatch) -> None:
    """In parts of a few traces, too."""
    monkeypatch.setattr(conformance, "EVENTS_AT_ONCE", 5)
    rulebook = rulebook_in(CLAUSES.read_text("utf-8"), "clinic.yaml", catalogue())
    live, fast = (Conformance(rulebook, clocks(), ending) for _ in range(2))
    for _ in live.judged(read_xes(GOLDEN / "clinic.xes")):
        pass
    assert list(fast.tallied(read_xes(GOLDEN / "clinic.xes"))) == [2, 4]
    assert fast.tallies == live.tallies


def test_an_open_case_waits_until_its_deadline() -> None:
    at = datetime.fromisoformat
    before, after = at("2026-01-05T09:10:00+08:00"), at("2026-01-05T09:10:00.001+08:00")
    antibiotics = list(expected()).index("clinic.antibiotics")
    late = judged(read_xes(GOLDEN / "clinic.xes"), Ending(False, before))["late"].verdicts[antibiotics]
    assert (late.outcome, late.final, late.due_at) == (Outcome.PENDING, False, before)
    late = judged(read_xes(GOLDEN / "clinic.xes"), Ending(False, after))["late"].verdicts[antibiotics]
    assert (late.outcome, late.final, late.violated_at) == (Outcome.VIOLATED, True, before)


def test_attributes_come_with_their_types_and_what_is_nested_beside_them() -> None:
    kept = next(read_xes(GOLDEN / "clinic.xes"))
    assert kept.attributes == {"concept:name": "kept", "ward": "north"}
    bodies = [fact.body for fact in kept.facts]
    assert bodies[1]["level"] == 2
    assert (bodies[2]["dose"], bodies[2]["dose/unit"]) == (1.5, "g")
    assert bodies[3]["home"] is True
    assert kept.facts[0].actor == "An"
