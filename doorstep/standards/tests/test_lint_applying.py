"""Clauses that can't apply or can't be kept, redundant ones, and what is asked twice or never."""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.standards.tests.linted import codes, found, standard

ABSENT = "template: absence, activation: "


@pytest.mark.parametrize(
    ("clause", "told"),
    [
        ("template: existence, activation: {event: a, when: {dbm: {ge: 5, le: 3}}}", "never-applies"),
        ("template: existence, activation: {event: signed, when: {result: god}}", "never-applies"),
        ("template: existence, activation: {event: signed, when: {colour: red}}", "never-applies"),
        ("template: existence, activation: nothing", "event-unknown"),
        ("template: existence, activation: later", "event-unknown"),
        ("template: response, activation: a, target: {event: signed, when: {result: god}}", "never-kept"),
        ("template: absence_after, activation: a, target: {event: signed, when: {result: ''}}", "never-kept"),
        ("template: existence, activation: a, scope: {kind: [instal]}", "scope-empty"),
        ("template: existence, activation: a, scope: {kind: [install], when: {kind: repair}}", "scope-empty"),
        ("template: existence, activation: a, scope: {when: {access: adsl}}", "scope-empty"),
        (
            "template: precedence, activation: a, target: b, since: {event: signed, when: {result: god}}",
            "never-applies",
        ),
        ("template: existence, activation: a, step: activate, scope: {kind: [repair]}", "scope-empty"),
        ("template: count_per, activation: {event: a, when: {x: {gt: 1, lt: 1}}}, per: {field: actor}, "
         "period: day, at_most: 1", "never-applies"),
    ],
)  # fmt: skip
def test_what_can_never_apply_is_an_error(clause: str, told: str) -> None:
    assert codes(clause) == [f"error {told} c1"]


@pytest.mark.parametrize(
    "clause",
    [
        "template: existence, activation: {event: signed, when: {result: good, actor: x}}",
        "template: existence, activation: {event: [signed, a], when: {any: [{result: good}, {x: 1}]}}",
        "template: existence, activation: later, status: planned",
        "template: existence, activation: a, scope: {kind: [install], segment: [hotel], when: {access: lan}}",
        "template: init, activation: {event: '*'}",
    ],
)
def test_what_can_apply_is_fine(clause: str) -> None:
    assert codes(clause) == []


def test_a_mistyped_event_is_told_with_the_one_meant() -> None:
    (lint,) = found("template: existence, activation: signd")
    assert "signed" in lint.text["zh"] and "signed" in lint.text["en"]


def test_one_stray_value_in_a_scope_is_a_warning() -> None:
    assert codes("template: existence, activation: a, scope: {kind: [install, instal]}") == [
        "warning value-unknown c1"
    ]


def test_overriding_what_nobody_has_is_a_warning() -> None:
    said = "template: existence, activation: a, overrides: [other.gone]"
    other = standard("template: existence, activation: b", name="OTHER")
    assert codes(said, others=(other,)) == ["warning overrides-unknown c1"]
    assert codes(said) == [], "what else the unit runs isn't known"


@pytest.mark.parametrize(
    ("weak", "strong"),
    [
        (
            "template: response, activation: a, target: b",
            "template: chain_response, activation: a, target: b",
        ),
        (
            "template: response, activation: a, target: b",
            "template: alternate_response, activation: a, target: b",
        ),
        (
            "template: responded_existence, activation: a, target: b",
            "template: response, activation: a, target: b",
        ),
        (
            "template: responded_existence, activation: a, target: b",
            "template: precedence, activation: a, target: b",
        ),
        ("template: precedence, activation: b, target: a", "template: succession, activation: a, target: b"),
        (
            "template: response, activation: a, target: b",
            "template: chain_succession, activation: a, target: b",
        ),
        (
            "template: responded_existence, activation: b, target: a",
            "template: coexistence, activation: a, target: b",
        ),
        (
            "template: absence_after, activation: b, target: a",
            "template: not_coexistence, activation: a, target: b",
        ),
        (
            "template: absence_between, activation: a, target: b, until: c",
            "template: absence_after, activation: a, target: b",
        ),
        ("template: absence, activation: a, n: 3", "template: absence, activation: a, n: 2"),
        ("template: existence, activation: a", "template: existence, activation: a, n: 2"),
        ("template: existence, activation: a", "template: exactly, activation: a, n: 2"),
        (
            "template: response, activation: a, target: b, within: {max: PT2H}",
            "template: response, activation: a, target: b, within: {max: PT1H}",
        ),
        (
            "template: response, activation: a, target: b, cancel: {event: [c, d]}",
            "template: response, activation: a, target: b, cancel: c",
        ),
        (
            "template: response, activation: {event: a, when: {x: {ge: 2}}}, target: {event: [b, c]}",
            "template: response, activation: a, target: b",
        ),
        (
            "template: precedence, activation: a, target: b",
            "template: precedence, activation: a, target: b, since: c",
        ),
        (
            "template: response, activation: a, target: b, scope: {kind: [install]}",
            "template: response, activation: a, target: b, scope: {kind: [install, move]}",
        ),
        (
            "template: existence, activation: a, severity: minor",
            "template: existence, activation: a, n: 2, severity: major",
        ),
    ],
)
def test_what_another_clause_implies_is_redundant(weak: str, strong: str) -> None:
    assert codes(weak, strong) == ["warning redundant c1 c2"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("template: response, activation: a, target: b", "template: precedence, activation: a, target: b"),
        (
            "template: response, activation: a, target: b, within: {max: PT2H}, severity: critical",
            "template: response, activation: a, target: b, within: {max: PT1H}",
        ),
        (
            "template: responded_existence, activation: a, target: b, on_violation: {deduct_cny: '50'}",
            "template: response, activation: a, target: b, within: {max: PT1H}",
        ),
        (
            "template: response, activation: a, target: b, within: {max: PT2H, calendar: service}",
            "template: response, activation: a, target: b, within: {max: PT1H}",
        ),
        (
            "template: response, activation: a, target: b, "
            "within: {max: PT1H, from_field: x, unless_past: true}",
            "template: response, activation: a, target: b, "
            "within: {max: PT0S, from_field: x, unless_past: true}",
        ),
        (
            "template: response, activation: a, target: b, within: {max: PT2H}",
            "template: response, activation: a, target: b, within: {max: PT1H}, cancel: c",
        ),
        (
            "template: response, activation: a, target: {event: b, correlate: [room]}",
            "template: response, activation: a, target: b, within: {max: PT1H}",
        ),
        (
            "template: precedence, activation: a, target: b, since: c",
            "template: precedence, activation: a, target: b, since: d",
        ),
        ("template: existence, activation: a, control: clock", "template: existence, activation: a, n: 2"),
    ],
)
def test_what_has_its_own_reason_is_not_redundant(one: str, other: str) -> None:
    assert [each for each in codes(one, other) if "redundant" in each or "twice" in each] == []


def test_the_same_clause_twice_is_told_once() -> None:
    same = "template: response, activation: a, target: b"
    assert codes(same, same) == ["warning clause-twice c1 c2"]
    assert codes(same, "template: response, activation: {event: [a]}, target: {event: b, when: {}}") == [
        "warning clause-twice c1 c2"
    ]


def test_figures_of_two_documents_stand_alone() -> None:
    within = "template: response, activation: a, target: b, within: {max: $limit}"
    figure: dict[str, Any] = {
        "limit": {"type": "duration", "default": "PT1H", "title": {"zh": "时限", "en": "Limit"}}
    }
    other = standard(within, name="OTHER", parameters=figure)
    assert codes(within, others=(other,), parameters=figure) == []
    assert codes(within, within, parameters=figure) == ["warning clause-twice c1 c2"]


def test_a_figure_that_nobody_reads_is_a_warning() -> None:
    figure = {"limit": {"type": "duration", "default": "PT1H", "title": {"zh": "时限", "en": "Limit"}}}
    (lint,) = found("template: existence, activation: a", parameters=figure)
    assert (lint.code, lint.severity, lint.clauses) == ("parameter-unused", "warning", ())
    assert "limit" in lint.text["zh"]
    assert (
        found("template: response, activation: a, target: b, within: {max: $limit}", parameters=figure) == []
    )
    assert found(ABSENT + "{event: a, when: {any: [{not: {x: {in: [$limit]}}}]}}", parameters=figure) == []


CHECK = "control: check, step: clean, evidence: [{type: photo, slot: %s}]"


def test_evidence_and_lines_asked_twice_are_warnings() -> None:
    assert "warning slot-twice c1 c2" in codes(CHECK % "tidy", CHECK % "tidy")
    assert not [each for each in codes(CHECK % "tidy", CHECK % "sticker") if "twice" in each]
    apart = [CHECK % "tidy" + f", scope: {{kind: [{kind}]}}" for kind in ("install", "repair")]
    assert not [each for each in codes(*apart) if "twice" in each]
    line = "control: say, step: clean, say: [{zh: 收拾好了，您看看, en: All tidy}]"
    assert "warning line-twice c1 c2" in codes(line, line)
