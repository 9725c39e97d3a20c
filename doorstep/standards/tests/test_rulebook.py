"""The rules of an order: compiled once for all that pin the same editions and figures, indexed by event."""

from datetime import date, timedelta
from typing import Any

import pytest

from doorstep.core.errors import NotFound
from doorstep.standards.queries import PinnedEdition, rulebook
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.services import load_library, publish_edition
from tests.cast import at
from tests.lives import STANDARD

pytestmark = pytest.mark.django_db


def pin(content: str = STANDARD, **parameters: Any) -> PinnedEdition:
    edition = publish_edition(content=content, file="x", now=at(5))
    return PinnedEdition(edition.standard, edition.sha256, parameters)


def call_within(book: Rulebook) -> timedelta | None:
    (rule,) = (rule for rule in book.rules if rule.id == "test.call-soon")
    assert rule.within is not None
    return rule.within.max


def test_rules_are_compiled_with_the_pinned_figures() -> None:
    assert call_within(rulebook([pin()])) == timedelta(minutes=30)
    assert call_within(rulebook([pin(**{"call-within": "PT5M"})])) == timedelta(minutes=5)


def test_the_same_pins_are_compiled_once(django_assert_num_queries: Any) -> None:
    pins = [pin()]
    first = rulebook(pins)
    with django_assert_num_queries(0):
        assert rulebook([PinnedEdition("TEST", pins[0].edition, {})]) is first


def test_gates_are_found_by_the_event_that_they_guard() -> None:
    book = rulebook([pin()])
    assert [rule.id for rule in book.gates_before("cabling.done")] == ["test.agreed-first"]
    assert [rule.id for rule in book.gates_before("plan.agreed")] == []
    assert set(book.clauses) == {rule.id for rule in book.rules}


def test_a_gate_on_any_event_guards_every_event() -> None:
    anything = STANDARD.replace(
        "activation: {event: cabling.done}", "activation: {event: '*', when: {loud: true}}"
    )
    book = rulebook([pin(anything)])
    assert [rule.id for rule in book.gates_before("site.cleaned")] == ["test.agreed-first"]


def test_standards_stand_in_the_order_of_their_pins() -> None:
    other = pin(STANDARD.replace("standard: TEST", "standard: OTHER").replace("test.", "other."))
    book = rulebook([pin(), other])
    assert [rule.standard for rule in book.rules] == sorted((r.standard for r in book.rules), reverse=True)
    assert {"test.rated", "other.rated"} <= set(book.clauses)


def test_clauses_that_nothing_evaluates_are_carried_and_steps_know_their_clauses() -> None:
    editions = load_library(unit_code="hf", from_on=date(2026, 1, 1), now=at(5))
    book = rulebook([PinnedEdition(each.standard, each.sha256, {}) for each in editions])
    carried = set(book.clauses) - {rule.id for rule in book.rules}
    assert carried and {book.clauses[each].control for each in carried} <= {"process", "skill"}
    for step, rules in book.at_step.items():
        assert all(rule.clause.step == step for rule in rules)


def test_without_pins_there_are_no_rules() -> None:
    assert rulebook([]) == Rulebook((), {}, {}, {})


def test_an_unknown_edition_is_not_found() -> None:
    with pytest.raises(NotFound):
        rulebook([PinnedEdition("TEST", "f" * 64, {})])
