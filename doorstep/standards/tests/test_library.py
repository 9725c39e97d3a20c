"""The standards that come with Doorstep: complete against their sources, in both languages, honest."""

from __future__ import annotations

import ast
import pydoc
import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest

from doorstep.standards.compiling import Quota, Rule
from doorstep.standards.language import Clause, Template, Words
from doorstep.standards.planned import planned_events
from doorstep.standards.steps import catalogue
from doorstep.standards.tests.library import (
    FIELD_TYPES,
    clauses,
    kinds_of,
    quotas,
    rules,
    rules_of,
    source_rows,
    standards,
)

RUN: tuple[Rule | Quota, ...] = (*rules(), *quotas())
ROOT = Path(__file__).parents[3]
#: A log of today's events can't break these as long as their activation is a kind to come.
QUIET = frozenset(Template) - {
    Template.EXISTENCE,
    Template.EXACTLY,
    Template.INIT,
    Template.END,
    Template.COEXISTENCE,
    Template.SUCCESSION,
    Template.ALTERNATE_SUCCESSION,
    Template.CHAIN_SUCCESSION,
}


def test_all_113_rows_are_listed() -> None:
    assert len(source_rows()) == 113
    assert {row["document"] for row in source_rows().values()} >= set(standards())


def test_every_row_of_a_document_is_carried() -> None:
    cited = {source for clause in clauses() for source in clause.sources}
    asked = {name for name, row in source_rows().items() if row["document"] in standards()}
    assert asked - cited == set(), "rows that no clause cites"
    assert cited - set(source_rows()) == set(), "clauses that cite rows that don't exist"


def test_a_row_is_carried_by_a_clause_of_its_control() -> None:
    """A row may need more clauses beside (lines to say), but one at least does what the row asks for."""
    for name, row in source_rows().items():
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


@cache
def _tests_in(file: str) -> set[str]:
    """Names of the test functions of a file of the repository."""
    path = ROOT / file
    if not path.is_file():
        return set()
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return {node.name for node in nodes if isinstance(node, ast.FunctionDef)}


def _runs(clause: Clause) -> bool:
    return clause.template is not None or clause.control not in ("process", "skill")


@pytest.mark.parametrize("clause", [c for c in clauses() if not _runs(c)], ids=lambda clause: clause.id)
def test_what_is_not_run_names_what_carries_it_and_its_test(clause: Clause) -> None:
    assert clause.capability is not None
    assert (clause.test is None) == (clause.standing == "planned"), "what works has a test, and only that"


@pytest.mark.parametrize("clause", [c for c in clauses() if c.test], ids=lambda clause: clause.id)
def test_the_test_that_a_clause_names_exists(clause: Clause) -> None:
    file, _, name = str(clause.test).partition("::")
    assert name.startswith("test_"), clause.test
    assert name in _tests_in(file), f"{clause.id}: {file} has no {name}"


@pytest.mark.parametrize("clause", [c for c in clauses() if c.capability], ids=lambda clause: clause.id)
def test_a_capability_that_is_not_planned_exists(clause: Clause) -> None:
    found = pydoc.locate(str(clause.capability))
    assert (found is None) == (clause.standing == "planned"), (
        f"{clause.id}: {clause.capability} {'exists: no longer planned' if found else 'is missing'}"
    )


@pytest.mark.parametrize("rule", RUN, ids=lambda rule: rule.id)
def test_a_clause_is_planned_if_and_only_if_something_of_it_is_to_come(rule: Rule | Quota) -> None:
    """Its capability doesn't exist, or it looks for kinds of events that nobody writes yet."""
    to_come = set(kinds_of(rule)) & set(planned_events())
    planned = rule.clause.standing == "planned"
    assert planned == bool(rule.clause.capability and planned or to_come), (
        f"{rule.id}: {f'planned for {to_come}' if to_come else 'nothing of it is to come'}"
    )


@pytest.mark.parametrize(
    "rule",
    [rule for rule in RUN if rule.clause.standing == "planned"],
    ids=lambda rule: rule.id,
)
def test_a_planned_clause_is_not_broken_by_what_is_recorded_today(rule: Rule | Quota) -> None:
    assert rule.clause.template in QUIET
    assert rule.clause.at_least is None or rule.clause.per is None or rule.clause.per.order is None
    assert set(rule.activation.kinds) <= set(planned_events()), "it would wait for what nobody can record"


@pytest.mark.parametrize("kind", sorted(planned_events()))
def test_a_planned_kind_is_described_and_somebody_waits_for_it(kind: str) -> None:
    event = planned_events()[kind]
    assert re.search(r"[\u4e00-\u9fff]", event.zh)
    assert not re.search(r"[\u4e00-\u9fff]", event.en)
    for name, said in event.fields.items():
        assert isinstance(said, list) or said in FIELD_TYPES, (
            f"{name}: one of {FIELD_TYPES} or a list of codes"
        )
    assert any(kind in kinds_of(rule) for rule in RUN), f"no clause looks for {kind}"


def test_no_evidence_is_asked_for_twice() -> None:
    slots = Counter((clause.step, each.slot) for clause in clauses() for each in clause.evidence)
    assert [slot for slot, times in slots.items() if times > 1] == []


def test_door_rules_both_kinds_of_crew() -> None:
    """DOOR-5: installation and repair alike."""
    for kind in ("install", "move", "repair"):
        order = {"kind": kind, "segment": "business", "access": "ftth", "products": ["broadband"]}
        assert all(rule.scope is None or rule.scope(order, order) for rule in rules_of("DOOR")), kind


def test_the_booking_call_belongs_to_the_desk() -> None:
    order = {"kind": "repair", "access": "ftth", "contracted_down_mbps": 500}
    assert [step.id for step in catalogue().at_desk(order)] == ["booking-call"]
    assert "booking-call" not in [step.id for step in catalogue().for_order(order)]


def test_every_step_stands_in_a_stage_in_order() -> None:
    stages = [stage.id for stage in catalogue().stages]
    places = [stages.index(step.stage) for step in catalogue().steps]
    assert places == sorted(places)
    assert len(catalogue().by_id) == len(catalogue().steps) + len(catalogue().room_steps)


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
