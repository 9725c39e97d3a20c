"""What to answer when it gets difficult stands at the step where the question arises (COACH-1)."""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import catalogue
from doorstep.standards.tests.library import standards
from doorstep.visits.guide import desk_steps, guided_steps, objections

INSTALL: dict[str, Any] = {
    "kind": "install",
    "segment": "home",
    "access": "ftth",
    "products": ["broadband"],
    "contracted_down_mbps": 500,
    "same_day": False,
    "emergency": False,
}
REPAIR = {**INSTALL, "kind": "repair"}


@pytest.fixture(scope="module")
def rulebook() -> Rulebook:
    return Rulebook.of([(standards()["COACH"], {})], catalogue())


def said(rulebook: Rulebook, order: dict[str, Any]) -> set[tuple[str, str]]:
    steps = guided_steps(rulebook, catalogue(), order) + desk_steps(rulebook, catalogue(), order)
    return {(step["id"], lines["clause"]) for step in steps for lines in step["say"]}


def test_each_objection_is_answered_at_the_step_where_it_arises(rulebook: Rulebook) -> None:
    everywhere = {
        ("booking-call", "coach.say-cannot-come"),
        ("call-ahead", "coach.say-running-late"),
        ("test-speed", "coach.say-slow"),
    }
    assert said(rulebook, INSTALL) == everywhere | {
        ("booking-call", "coach.say-no-resources"),
        ("plan-wiring", "coach.say-charges"),
    }
    assert said(rulebook, REPAIR) == everywhere | {("locate-fault", "coach.say-not-reproducible")}


def test_each_answer_says_which_facts_to_give(rulebook: Rulebook) -> None:
    answers = [rule.clause for rule in rulebook.rules if rule.clause.say]
    assert len(answers) == 6
    for answer in answers:
        assert answer.why is not None and len(answer.say) >= 2, answer.id


def test_the_whole_library_goes_along_whatever_the_orders_of_the_day(rulebook: Rulebook) -> None:
    found = {each["clause"]: each for each in objections(rulebook, catalogue())}
    assert len(found) == 6
    assert found["coach.say-cannot-come"]["step"]["zh"] == "电话预约", "of the desk too"
    assert found["coach.say-no-resources"]["why"]["en"] and len(found["coach.say-slow"]["lines"]) == 2
