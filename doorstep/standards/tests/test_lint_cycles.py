"""Clauses that wait for each other, and gates before the step that they ask for."""

from __future__ import annotations

import pytest

from doorstep.standards.tests.linted import codes, found, standard


def gate(first: str, second: str, more: str = "") -> str:
    return f"control: gate, template: precedence, activation: {first}, target: {second}{more}"


def test_two_gates_that_need_each_other() -> None:
    (lint,) = found(gate("a", "b"), gate("b", "a"))
    assert (lint.code, lint.severity, lint.clauses) == ("cycle", "error", ("test.c1", "test.c2"))
    assert "互相等待" in lint.text["zh"] and "wait for each other" in lint.text["en"]


@pytest.mark.parametrize(
    ("clauses", "told"),
    [
        ([gate("a", "b"), gate("b", "c"), gate("c", "a")], ["error cycle c1 c2 c3"]),
        ([gate("a", "b"), gate("b", "c"), gate("c", "d"), gate("d", "b")], ["error cycle c2 c3 c4"]),
        ([gate("a", "a")], ["error cycle c1"]),
        ([gate("a", "{event: [b, c]}"), gate("{event: [b, c]}", "a")], ["error cycle c1 c2"]),
        ([gate("a", "{event: [b, c]}"), gate("b", "a"), gate("c", "a")], ["error cycle c1 c2 c3"]),
        (
            ["template: succession, activation: a, target: b", gate("a", "b")],
            ["error cycle c1 c2"],
        ),
        (["template: response, activation: a, target: b", "template: response, activation: b, target: a"],
         ["error cycle c1 c2"]),
        # not all of what is asked for waits
        ([gate("a", "{event: [b, c]}"), gate("b", "a")], []),
        ([gate("a", "b"), gate("b", "c")], []),
        ([gate("{event: a, when: {x: 1}}", "b"), gate("b", "a")], []),
        ([gate("{event: a, when: {x: {exists: true}}}", "b"), gate("b", "{event: a, when: {x: 1}}")],
         ["error cycle c1 c2"]),
        # no order has both
        ([gate("a", "b", ", scope: {kind: [install]}"), gate("b", "a", ", scope: {kind: [repair]}")], []),
        (
            [
                gate("a", "b", ", scope: {kind: [install]}"),
                gate("b", "a", ", scope: {kind: [repair]}"),
                gate("b", "a", ", scope: {segment: [home]}"),
            ],
            ["error cycle c1 c3"],
        ),
        # an answer that may be waived ends the circle
        (["template: response, activation: a, target: b, cancel: c",
          "template: response, activation: b, target: a"], []),
    ],
)  # fmt: skip
def test_circles_of_any_length(clauses: list[str], told: list[str]) -> None:
    assert [each for each in codes(*clauses) if "cycle" in each] == told


def test_a_circle_through_another_edition() -> None:
    other = standard(gate("b", "c"), gate("c", "a"), gate("d", "e"), gate("e", "d"), name="OTHER")
    (lint,) = found(gate("a", "b"), others=(other,))
    assert set(lint.clauses) == {"test.c1", "other.c1", "other.c2"}, "their own circle is theirs to settle"


def test_a_gate_that_asks_for_a_later_step() -> None:
    early, late = "visit.departed", "acceptance.signed"
    (lint,) = (each for each in found(gate(early, late)) if each.code == "gate-before-its-step")
    assert lint.severity == "warning" and lint.clauses == ("test.c1",)
    assert [each for each in found(gate(late, early)) if each.code == "gate-before-its-step"] == []
