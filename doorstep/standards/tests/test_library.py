"""The standards that come with Doorstep: complete against their sources, in both languages, honest."""

from __future__ import annotations

import pydoc
import re
from collections import Counter
from functools import cache
from importlib import resources

import pytest
import yaml

from doorstep.standards.compiling import checked_standard
from doorstep.standards.language import Clause, Standard, Words
from doorstep.standards.steps import catalogue

LIBRARY = resources.files("doorstep.standards") / "library"
NO_STANDARDS = {"steps.yaml", "sources.yaml"}


@cache
def standards() -> dict[str, Standard]:
    found = {}
    for entry in LIBRARY.iterdir():
        if entry.name.endswith(".yaml") and entry.name not in NO_STANDARDS:
            standard, _ = checked_standard(entry.read_text("utf-8"), entry.name, catalogue())
            assert entry.name == f"{standard.standard.lower()}.yaml"
            found[standard.standard] = standard
    return found


def clauses() -> list[Clause]:
    return [clause for standard in standards().values() for clause in standard.clauses]


@cache
def rows() -> dict[str, dict[str, str]]:
    data = yaml.safe_load((LIBRARY / "sources.yaml").read_text("utf-8"))
    return {row["id"]: row for row in data["rows"]}


def test_all_113_rows_are_listed() -> None:
    assert len(rows()) == 113
    assert {row["document"] for row in rows().values()} >= set(standards())


def test_every_row_of_a_document_is_carried() -> None:
    cited = {source for clause in clauses() for source in clause.sources}
    asked = {name for name, row in rows().items() if row["document"] in standards()}
    assert asked - cited == set(), "rows that no clause cites"
    assert cited - set(rows()) == set(), "clauses that cite rows that don't exist"


def test_a_row_is_carried_by_a_clause_of_its_control() -> None:
    """A row may need more clauses beside (lines to say), but one at least does what the row asks for."""
    for name, row in rows().items():
        carried = {clause.control for clause in clauses() if name in clause.sources}
        assert not carried or row["control"] in carried, f"{name} asks for a {row['control']}, has {carried}"


def test_clause_ids_are_unique_and_named_for_their_standard() -> None:
    twice = [name for name, times in Counter(clause.id for clause in clauses()).items() if times > 1]
    assert twice == []
    for name, standard in standards().items():
        assert {clause.id.split(".")[0] for clause in standard.clauses} == {name.lower()}


@pytest.mark.parametrize("clause", clauses(), ids=lambda clause: clause.id)
def test_gates_and_clocks_say_how_to_mend(clause: Clause) -> None:
    if clause.control in ("gate", "clock", "order"):
        assert clause.mend is not None
    if clause.control == "gate":
        assert clause.severity in ("minor", "major", "critical")


def _words(clause: Clause) -> list[Words]:
    return [words for words in (clause.title, clause.why, clause.mend, *clause.say, *clause.do) if words]


@pytest.mark.parametrize("clause", clauses(), ids=lambda clause: clause.id)
def test_both_languages_say_the_same_in_their_own_script(clause: Clause) -> None:
    for words in _words(clause):
        assert re.search(r"[\u4e00-\u9fff]", words.zh), words.zh
        assert not re.search(r"[\u4e00-\u9fff]", words.en), words.en
        holes = r"\{\w+\}"
        assert sorted(re.findall(holes, words.zh)) == sorted(re.findall(holes, words.en)), words
        assert not re.search(r"[,;!?]", words.zh), f"western punctuation in {words.zh}"


@pytest.mark.parametrize("clause", [c for c in clauses() if c.capability], ids=lambda clause: clause.id)
def test_a_capability_that_is_not_planned_exists(clause: Clause) -> None:
    found = pydoc.locate(str(clause.capability))
    assert (found is None) == (clause.standing == "planned"), (
        f"{clause.id}: {clause.capability} {'exists: no longer planned' if found else 'is missing'}"
    )


def test_what_is_planned_is_said() -> None:
    planned = {clause.id for clause in clauses() if clause.standing == "planned"}
    assert planned == {"work.behaviours-scored", "regime.warranty-followed"}


def test_no_evidence_is_asked_for_twice() -> None:
    slots = Counter((clause.step, each.slot) for clause in clauses() for each in clause.evidence)
    assert [slot for slot, times in slots.items() if times > 1] == []


def test_door_rules_both_kinds_of_crew() -> None:
    """DOOR-5: installation and repair alike."""
    _, rules = checked_standard((LIBRARY / "door.yaml").read_text("utf-8"), "door.yaml", catalogue())
    for kind in ("install", "move", "repair"):
        order = {"kind": kind, "segment": "business", "access": "ftth", "products": ["broadband"]}
        assert all(rule.scope is None or rule.scope(order, order) for rule in rules), kind


def test_the_booking_call_belongs_to_the_desk() -> None:
    order = {"kind": "repair", "access": "ftth", "contracted_down_mbps": 500}
    assert [step.id for step in catalogue().at_desk(order)] == ["booking-call"]
    assert "booking-call" not in [step.id for step in catalogue().for_order(order)]


def test_every_step_stands_in_a_stage_in_order() -> None:
    stages = [stage.id for stage in catalogue().stages]
    places = [stages.index(step.stage) for step in catalogue().steps]
    assert places == sorted(places)
    assert len(catalogue().by_id) == len(catalogue().steps)


@pytest.mark.parametrize(
    ("order", "shown", "hidden"),
    [
        ({"kind": "install", "access": "ftth"}, {"lay-cable", "measure-light"}, {"fix-fault", "test-speed"}),
        ({"kind": "install", "access": "lan"}, {"lay-cable"}, {"measure-light"}),
        ({"kind": "repair", "access": "ftth", "contracted_down_mbps": 100}, {"test-speed"}, {"activate"}),
        ({"kind": "remove", "access": "ftth"}, {"recover-device", "accept"}, {"plan-wiring", "activate"}),
    ],
)
def test_an_order_goes_through_its_own_steps(
    order: dict[str, object], shown: set[str], hidden: set[str]
) -> None:
    steps = {step.id for step in catalogue().for_order(order)}
    assert shown <= steps
    assert not hidden & steps
