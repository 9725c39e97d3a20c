"""The rules of an order: compiled once for all that pin the same editions and figures, indexed by event."""

from datetime import date, timedelta
from typing import Any

import pytest

from doorstep.core.errors import NotFound
from doorstep.standards.conditions import compile_condition
from doorstep.standards.gates import blocks
from doorstep.standards.queries import PinnedEdition, rulebook
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.services import load_library, publish_edition
from doorstep.standards.tests.logs import CLOCKS
from doorstep.standards.verdicts import Log
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
    judged = {rule.id for rule in book.rules} | {quota.id for quota in book.quotas}
    carried = set(book.clauses) - judged
    assert carried and {book.clauses[each].control for each in carried} <= {"process", "skill"}
    for step, rules in book.at_step.items():
        assert all(rule.clause.step == step for rule in rules)


def test_without_pins_there_are_no_rules() -> None:
    assert rulebook([]) == Rulebook((), {}, {}, {})


def test_an_unknown_edition_is_not_found() -> None:
    with pytest.raises(NotFound):
        rulebook([PinnedEdition("TEST", "f" * 64, {})])


# --- clauses that take another's place ---------------------------------------------------------------------

OTHER = """
standard: OTHER
title: {zh: 分公司规范, en: A branch's own}
version: "1"
clauses:
  - id: other.call-sooner
    source: TEST-1
    control: clock
    title: {zh: 当日单十分钟内联系, en: Same-day orders are called within ten minutes}
    scope: {when: {same_day: true}}
    template: response
    activation: {event: order.received}
    target: {event: call.made}
    within: {max: PT10M}
    overrides: [test.call-soon, elsewhere.unknown]
"""


def ruling(book: Rulebook, **order: Any) -> set[str]:
    return {rule.id for rule in book.rules if rule.scope is None or rule.scope(order, order)}


@pytest.mark.parametrize("reverse", [False, True])
def test_a_clause_takes_anothers_place_for_the_orders_that_it_rules(reverse: bool) -> None:
    pins = [pin(), pin(OTHER)]
    book = rulebook(pins[::-1] if reverse else pins)
    calls = {"test.call-soon", "other.call-sooner"}
    assert ruling(book, same_day=True) & calls == {"other.call-sooner"}
    assert ruling(book, same_day=False) & calls == {"test.call-soon"}
    assert ruling(rulebook([pin()]), same_day=True) & calls == {"test.call-soon"}


def test_the_scope_as_data_says_the_same() -> None:
    (narrowed,) = (rule for rule in rulebook([pin(), pin(OTHER)]).rules if rule.id == "test.call-soon")
    test = compile_condition(narrowed.scope_when)
    assert test is not None and narrowed.scope is not None
    for same_day in (True, False):
        order = {"same_day": same_day}
        assert test(order, order) is narrowed.scope(order, order) is not same_day


def test_a_clause_for_every_order_leaves_nothing_of_the_other() -> None:
    book = rulebook([pin(), pin(OTHER.replace("    scope: {when: {same_day: true}}\n", ""))])
    assert "test.call-soon" not in ruling(book, same_day=False) | ruling(book, same_day=True)


def test_a_gate_that_is_overridden_blocks_nothing() -> None:
    gate = OTHER.replace("overrides: [test.call-soon, elsewhere.unknown]", "overrides: [test.agreed-first]")
    book = rulebook([pin(), pin(gate)])
    [rule] = book.gates_before("cabling.done")
    for same_day in (True, False):
        known = Log.of([], {"same_day": same_day})
        found = blocks([rule], known, "cabling.done", {}, at(6), CLOCKS)
        assert [each.clause_id for each in found] == ([] if same_day else ["test.agreed-first"])


def test_of_two_standards_that_override_each_other_the_first_stays() -> None:
    back = STANDARD.replace(
        "    cancel: {event: order.cancelled}\n  - id: test.agreed-first",
        "    cancel: {event: order.cancelled}\n    overrides: [other.call-sooner]\n  - id: test.agreed-first",
    )
    assert back != STANDARD
    calls = {"test.call-soon", "other.call-sooner"}
    assert ruling(rulebook([pin(back), pin(OTHER)]), same_day=True) & calls == {"test.call-soon"}
    assert ruling(rulebook([pin(OTHER), pin(back)]), same_day=True) & calls == {"other.call-sooner"}


COUNT = """
standard: COUNT
title: {zh: 次数, en: Counts}
version: "1"
parameters:
  most: {type: integer, default: 1, title: {zh: 上限, en: Cap}}
clauses:
  - id: count.unreachable
    source: CONDUCT-4
    control: conduct
    title: {zh: 一月之内最多一次, en: Once a month at most}
    template: count_per
    activation: {event: breach.reported, when: {clause: test.rated}}
    per: {field: actor}
    period: month
    at_most: $most
"""


def test_counts_stand_beside_the_rules() -> None:
    book = rulebook([pin(), pin(COUNT, most=3)])
    [quota] = book.quotas
    assert (quota.id, quota.at_most, quota.standard) == ("count.unreachable", 3, "COUNT")
    assert book.quotas_for("breach.reported") == (quota,) and book.quotas_for("call.made") == ()
    assert "count.unreachable" in book.clauses and all(rule.id != quota.id for rule in book.rules)
