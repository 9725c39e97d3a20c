"""Pairs of clauses that no log keeps both: found when it is sure, and not when it isn't."""

from __future__ import annotations

import pytest
import yaml

from doorstep.standards.tests.linted import codes, found, standard

CLASH = ["error contradiction c1 c2"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("template: existence, activation: a", "template: absence, activation: a"),
        ("template: existence, activation: a, n: 3", "template: absence, activation: a, n: 3"),
        ("template: existence, activation: a, n: 3", "template: exactly, activation: a, n: 2"),
        ("template: exactly, activation: a, n: 2", "template: exactly, activation: a, n: 1"),
        ("template: init, activation: a", "template: init, activation: b"),
        ("template: end, activation: a", "template: end, activation: b"),
        ("template: init, activation: a", "template: absence, activation: a"),
        ("template: init, activation: a", "template: precedence, activation: a, target: b"),
        ("template: end, activation: a", "template: response, activation: a, target: b"),
        (
            "template: response, activation: a, target: b",
            "template: absence_after, activation: a, target: b",
        ),
        (
            "template: response, activation: a, target: b",
            "template: not_coexistence, activation: b, target: a",
        ),
        (
            "template: coexistence, activation: a, target: b",
            "template: not_coexistence, activation: a, target: b",
        ),
        (
            "template: precedence, activation: b, target: a",
            "template: absence_after, activation: a, target: b",
        ),
        ("template: precedence, activation: b, target: a", "template: absence, activation: a"),
        (
            "template: succession, activation: a, target: b",
            "template: absence_after, activation: a, target: b",
        ),
        (
            "template: chain_response, activation: a, target: b",
            "template: chain_response, activation: a, target: c",
        ),
        (
            "template: response, activation: a, target: b, within: {max: PT1H}",
            "template: precedence, activation: b, target: a, within: {min: PT2H}",
        ),
        # conditions and scopes that surely overlap
        (
            "template: response, activation: {event: a, when: {x: 1}}, target: {event: b, when: {y: 5}}",
            "template: absence_after, activation: {event: a, when: {x: {in: [1, 2]}}}, "
            "target: {event: b, when: {y: {gt: 3}}}",
        ),
        (
            "template: existence, activation: a, scope: {kind: [install, move]}",
            "template: absence, activation: a, scope: {kind: [move, repair]}",
        ),
        (
            "template: response, activation: a, target: {event: b, correlate: [room]}",
            "template: absence_after, activation: a, target: b",
        ),
        (
            "template: init, activation: {event: a, when: {x: 1}}",
            "template: init, activation: {event: a, when: {x: 2}}",
        ),
    ],
)
def test_a_contradiction_is_an_error(one: str, other: str) -> None:
    assert codes(one, other) == CLASH


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("template: existence, activation: a", "template: absence, activation: a, n: 2"),
        ("template: existence, activation: a", "template: absence, activation: b"),
        ("template: existence, activation: {event: [a, b]}", "template: absence, activation: a"),
        (
            "template: existence, activation: a, scope: {kind: [install]}",
            "template: absence, activation: a, scope: {kind: [repair]}",
        ),
        (
            "template: existence, activation: a, scope: {when: {access: ftth}}",
            "template: absence, activation: a, scope: {when: {access: {ne: ftth}}}",
        ),
        ("template: response, activation: a, target: b", "template: absence_after, activation: b, target: a"),
        (
            "template: response, activation: a, target: b, cancel: c",
            "template: absence_after, activation: a, target: b",
        ),
        (
            "template: response, activation: a, target: b, within: {max: PT1H, from_field: at}",
            "template: absence_after, activation: a, target: b",
        ),
        (
            "template: response, activation: a, target: b",
            "template: absence_after, activation: a, target: {event: b, correlate: [room]}",
        ),
        (
            "template: response, activation: a, target: {event: b, when: {x: 1}}",
            "template: absence_after, activation: a, target: {event: b, when: {x: 2}}",
        ),
        (
            "template: responded_existence, activation: a, target: b",
            "template: absence_after, activation: a, target: b",
        ),
        (
            "template: response, activation: a, target: b, within: {max: PT2H}",
            "template: precedence, activation: b, target: a, within: {min: PT1H}",
        ),
        (
            "template: response, activation: a, target: b, within: {max: PT1H, calendar: service}",
            "template: precedence, activation: b, target: a, within: {min: PT2H}",
        ),
        ("template: init, activation: a", "template: end, activation: b"),
        (
            "template: existence, activation: a",
            "template: absence, activation: a, scope: {kind: [install]}, overrides: [test.c1]",
        ),
    ],
)
def test_what_can_be_kept_is_no_contradiction(one: str, other: str) -> None:
    assert [each for each in codes(one, other) if each.startswith("error")] == []


def test_the_finding_names_both_and_says_what_to_do() -> None:
    (lint,) = found("template: existence, activation: a", "template: absence, activation: a")
    for said in (lint.text["zh"], lint.text["en"]):
        assert "test.c1" in said and "test.c2" in said and "overrides" in said
    assert "条款1" in lint.text["zh"]


def test_other_editions_of_the_unit_count_and_are_not_linted_themselves() -> None:
    other = standard("template: absence, activation: a", "template: existence, activation: a", name="OTHER")
    lints = found("template: existence, activation: a", others=(other,))
    assert [each.clauses for each in lints if each.severity == "error"] == [("other.c1", "test.c1")]
    assert found("template: existence, activation: b", others=(other,)) == []


def test_the_edition_that_is_replaced_does_not_count() -> None:
    old = standard("template: absence, activation: a")
    assert found("template: existence, activation: a", others=(old,)) == []


@pytest.mark.parametrize(
    ("clauses", "told"),
    [
        (["at_least: 3", "at_most: 2"], ["error contradiction c1 c2"]),
        (["at_least: 2", "at_most: 2"], []),
        (["at_least: 3", "at_most: 2, period: week"], []),
        (["at_least: 3", "at_most: 2, per: {order: grid}"], []),
    ],
)
def test_a_floor_above_a_ceiling(clauses: list[str], told: list[str]) -> None:
    quota = "template: count_per, activation: a, per: {field: actor}, period: month"
    said = [{**_flow(quota), **_flow(each)} for each in clauses]
    assert codes(*said) == told


def _flow(said: str) -> dict[str, object]:
    found = yaml.safe_load(f"{{{said}}}")
    assert isinstance(found, dict)
    return found
