"""A .decl file says what its clauses say, to a reader written from the format and not from our writer."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pytest

from doorstep.integrations.eventlogs.conformance import rulebook_in
from doorstep.integrations.eventlogs.declare import declare_model
from doorstep.integrations.eventlogs.tests.test_judge import CLAUSES
from doorstep.standards.steps import catalogue

HEAD = "standard: T\ntitle: {zh: 试, en: T}\nversion: '1'\nclauses:\n"


@dataclass(frozen=True)
class Constraint:
    """As MP-Declare has it: 'Template12[A, B] |activation |correlation |time'."""

    template: str
    n: int
    activities: tuple[str, ...]
    conditions: tuple[str, ...]


@dataclass(frozen=True)
class Decl:
    activities: set[str]
    bound: dict[str, list[str]]
    values: dict[str, str]
    constraints: list[Constraint]
    remarks: list[str]


def parse(content: str) -> Decl:
    """The grammar of Declare4Py and RuM: a line is an activity, a binding, an attribute, or a constraint."""
    found = Decl(set(), {}, {}, [], [])
    for line in content.splitlines():
        if line.startswith("#"):
            found.remarks.append(line[1:].strip())
        elif line.startswith("activity "):
            found.activities.add(line.removeprefix("activity "))
        elif line.startswith("bind "):
            activity, _, attributes = line.removeprefix("bind ").partition(": ")
            found.bound[activity] = attributes.split(", ")
        elif constraint := re.fullmatch(r"([A-Za-z -]+?)(\d*)\[(.*?)\](.*)", line):
            template, n, activities, rest = constraint.groups()
            conditions = tuple(part.strip() for part in re.split(r"\s+\|", rest)[1:])
            found.constraints.append(
                Constraint(template, int(n or 0), tuple(activities.split(", ")), conditions)
            )
        else:
            attribute, colon, values = line.partition(": ")
            assert colon, f"no line of the format: {line}"
            found.values[attribute] = values
    return found


def one(clause: str) -> tuple[Constraint | None, str]:
    """The constraint that a clause becomes, or why it doesn't."""
    content = HEAD + f"  - {{id: t.one, source: S-1, control: order, title: {{zh: 一, en: One}}, {clause}}}\n"
    rulebook = rulebook_in(content, "t.yaml", catalogue())
    text, left_out = declare_model(rulebook.rules, rulebook.quotas, rulebook.clauses.values())
    found = parse(text)
    why = left_out[0].why["en"] if left_out else ""
    assert found.remarks == ([f"left out: t.one: {why}"] if left_out else [])
    return (found.constraints[0] if found.constraints else None), why


PAIR = "activation: {event: Take in}, target: {event: 解决}"


@pytest.mark.parametrize(
    ("clause", "template", "n", "activities", "conditions"),
    [
        ("template: existence, activation: {event: a}, n: 2", "Existence", 2, ("a",), ("", "")),
        ("template: absence, activation: {event: a}, n: 3", "Absence", 3, ("a",), ("", "")),
        ("template: exactly, activation: {event: a}", "Exactly", 1, ("a",), ("", "")),
        ("template: init, activation: {event: a, when: {x: 1}}", "Init", 0, ("a",), ("A.x = 1", "")),
        ("template: end, activation: {event: a}", "End", 0, ("a",), ("", "")),
        (f"template: response, {PAIR}", "Response", 0, ("Take in", "解决"), ("", "", "")),
        (f"template: precedence, {PAIR}", "Precedence", 0, ("解决", "Take in"), ("", "", "")),
        (f"template: alternate_response, {PAIR}", "Alternate Response", 0, ("Take in", "解决"), ("", "", "")),
        (f"template: chain_precedence, {PAIR}", "Chain Precedence", 0, ("解决", "Take in"), ("", "", "")),
        (f"template: succession, {PAIR}", "Succession", 0, ("Take in", "解决"), ("", "", "")),
        (f"template: coexistence, {PAIR}", "Co-Existence", 0, ("Take in", "解决"), ("", "", "")),
        (f"template: not_coexistence, {PAIR}", "Not Co-Existence", 0, ("Take in", "解决"), ("", "", "")),
        (
            f"template: responded_existence, {PAIR}",
            "Responded Existence", 0, ("Take in", "解决"), ("", "", ""),
        ),
        (f"template: absence_after, {PAIR}", "Not Response", 0, ("Take in", "解决"), ("", "", "")),
        (
            f"template: response, {PAIR}, within: {{max: PT90M}}",
            "Response", 0, ("Take in", "解决"), ("", "", "0,90,m"),
        ),
        (
            f"template: precedence, {PAIR}, within: {{min: PT30M, max: P2D}}",
            "Precedence", 0, ("解决", "Take in"), ("", "", "30,2880,m"),
        ),
        (
            "template: response, activation: {event: a, when: {x: {ge: 2, lt: 5.5}, y: on the way}},"
            " target: {event: b, when: {any: [{z: {in: [p, q]}}, {w: true}]}, correlate: [room]},"
            " within: {max: P2D}",
            "Response", 0, ("a", "b"),
            (
                "A.x >= 2 and A.x < 5.5 and A.y is on the way",
                "(T.z in (p, q) or T.w = True) and same room",
                "0,2,d",
            ),
        ),
    ],
)  # fmt: skip
def test_a_clause_becomes_a_constraint(
    clause: str, template: str, n: int, activities: tuple[str, ...], conditions: tuple[str, ...]
) -> None:
    constraint, why = one(clause)
    assert why == ""
    assert constraint == Constraint(template, n, activities, conditions)


@pytest.mark.parametrize(
    ("clause", "why"),
    [
        (
            "template: absence_between, activation: {event: a}, target: {event: b}, until: {event: c}",
            "DECLARE has no absence_between",
        ),
        ("template: response, activation: {event: a}, target: {event: a}", "the same activity"),
        ("template: response, activation: {event: [a, b]}, target: {event: c}", "several activities"),
        ("template: chain_response, activation: {event: a}, target: {event: '*'}", "several activities"),
        (f"template: precedence, {PAIR}, since: {{event: c}}", "`since`"),
        (f"template: response, {PAIR}, within: {{max: P1D}}, cancel: {{event: c}}", "`cancel`"),
        (
            f"template: response, {PAIR}, within: {{max: P1D}},"
            " pause: [{start: {event: c}, stop: {event: d}}]",
            "`pause`",
        ),
        (f"template: response, {PAIR}, within: {{max: PT4H, calendar: working}}", "wall time"),
        (f"template: response, {PAIR}, within: {{max: PT4H, from_field: at}}", "wall time"),
        (f"template: response, {PAIR}, within: {{min: PT4H}}", "wall time"),
        (f"template: response, {PAIR}, scope: {{kind: [install]}}", "some of the traces"),
        ("template: existence, activation: {event: a, when: {x: {exists: true}}}", "x (exists)"),
        ("template: existence, activation: {event: a, when: {x: {ne: 1}}}", "x (ne)"),
        ("template: existence, activation: {event: a, when: {x.y: 1}}", "nested"),
        ("template: existence, activation: {event: a, when: {not: {x: 1}}}", "`not`"),
        ("template: existence, activation: {event: a, when: {x: salt and pepper}}", "read wrongly"),
        ("template: existence, activation: {event: 'a|b'}", "grammar"),
        ("template: existence, activation: {event: a, when: {actor: me}}", "who acted"),
        (
            "template: count_per, activation: {event: a}, per: {field: actor}, period: day, at_most: 1",
            "over many traces",
        ),
    ],
)
def test_what_declare_cannot_say_is_left_out_with_the_reason(clause: str, why: str) -> None:
    constraint, said = one(clause)
    assert constraint is None
    assert why in said


def test_the_file_declares_what_its_constraints_name() -> None:
    rulebook = rulebook_in(CLAUSES.read_text("utf-8"), "clinic.yaml", catalogue())
    text, left_out = declare_model(rulebook.rules)
    found = parse(text)
    assert found.activities == {activity for each in found.constraints for activity in each.activities}
    assert found.bound == {"Triage": ["level"]}
    assert found.values == {"level": "float between -1000000.0 and 1000000.0"}
    assert len(found.constraints) + len(left_out) == len(rulebook.rules)
