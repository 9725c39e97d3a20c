"""What lint claims, tried against random standards and random logs: an error is never wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.standards.compiling import Rule, compile_standard
from doorstep.standards.evaluation import evaluate
from doorstep.standards.language import AWAITING, COUNTED, TIMED, Template
from doorstep.standards.linting import Lint, lint
from doorstep.standards.linting.deciding import Fields
from doorstep.standards.linting.findings import EventShape, Known
from doorstep.standards.steps import catalogue
from doorstep.standards.tests.linted import standard
from doorstep.standards.tests.logs import CLOCKS, minute
from doorstep.standards.verdicts import Fact, Log, Outcome

T = Template
KINDS = ("a", "b", "c")
KNOWN = Known(
    events={kind: EventShape() for kind in KINDS},
    order=Fields(options={"kind": frozenset({"install", "repair"})}, required=frozenset({"kind"})),
)
BINARY = sorted(set(T) - {T.EXISTENCE, T.ABSENCE, T.EXACTLY, T.INIT, T.END, T.COUNT_PER})
UNARY = [T.EXISTENCE, T.ABSENCE, T.EXACTLY, T.INIT, T.END]

CONDITIONS: st.SearchStrategy[dict[str, Any]] = st.one_of(
    st.just({}),
    st.just({}),
    st.fixed_dictionaries({"x": st.one_of(st.sampled_from([1, 2]), st.sampled_from([{"ge": 2}, {"ne": 1}]))}),
)
SELECTORS = st.fixed_dictionaries(
    {
        "event": st.one_of(st.sampled_from(KINDS), st.just(["a", "b"]), st.just("*")),
        "when": CONDITIONS,
    }
)
LENGTHS = st.sampled_from(["PT1M", "PT3M", "PT10M"])


@st.composite
def clauses(draw: st.DrawFn) -> dict[str, Any]:
    template = draw(st.sampled_from([*BINARY, *BINARY, *UNARY]))
    said: dict[str, Any] = {"template": template.value, "activation": draw(SELECTORS)}
    if template not in UNARY:
        said["target"] = draw(SELECTORS)
        if draw(st.integers(0, 4)) == 0:
            said["target"] = {**said["target"], "correlate": ["x"]}
    if template in COUNTED:
        said["n"] = draw(st.integers(1, 3))
    if template is T.ABSENCE_BETWEEN:
        said["until"] = draw(SELECTORS)
    if template is T.PRECEDENCE and draw(st.booleans()):
        said["since"] = draw(SELECTORS)
    if template in TIMED and draw(st.integers(0, 2)) == 0:
        said["within"] = {draw(st.sampled_from(["min", "max"])): draw(LENGTHS)}
    if template in AWAITING and draw(st.integers(0, 3)) == 0:
        said["cancel"] = draw(SELECTORS)
    if draw(st.integers(0, 4)) == 0:
        said["scope"] = {"kind": [draw(st.sampled_from(["install", "repair"]))]}
    return said


FACTS = st.lists(
    st.tuples(st.sampled_from(KINDS), st.integers(0, 4), st.sampled_from([{}, {"x": 1}, {"x": 2}])),
    max_size=6,
)


def logs_of(said: Sequence[Sequence[tuple[str, int, Mapping[str, Any]]]]) -> list[Log]:
    """Each as an order of both kinds, closed long after."""
    found = []
    for rows in said:
        at = 0
        facts = []
        for seq, (kind, gap, body) in enumerate(rows, 1):
            at += gap
            facts.append(Fact(f"e{seq}", kind, minute(at), seq, body))
        found += [Log.of(facts, {"kind": kind}, minute(1000)) for kind in ("install", "repair")]
    return found


def outcome(rule: Rule, log: Log) -> Outcome:
    return evaluate(rule, log, CLOCKS, minute(2000)).outcome


def check(lint: Lint, rules: Mapping[str, Rule], logs: Sequence[Log]) -> None:
    named = [rules[name] for name in lint.clauses]
    for log in logs:
        got = [outcome(rule, log) for rule in named]
        if lint.code in ("contradiction", "cycle"):
            assert not all(each is Outcome.SATISFIED for each in got), (lint, log)
        elif lint.code == "never-kept" and "永远不会违反" in lint.text["zh"]:
            assert got[0] is not Outcome.VIOLATED, (lint, log)
        elif lint.code == "redundant":
            weak, strong = got
            in_scope = named[0].scope is None or named[0].scope(log.order, log.order)
            if in_scope and strong in (Outcome.SATISFIED, Outcome.NOT_APPLICABLE):
                assert weak is not Outcome.VIOLATED, (lint, log)
        elif lint.code == "clause-twice":
            assert (got[0] is Outcome.VIOLATED) == (got[1] is Outcome.VIOLATED), (lint, log)


@settings(max_examples=1200, deadline=None)
@given(st.lists(clauses(), min_size=2, max_size=4), st.lists(FACTS, min_size=4, max_size=12))
def test_what_is_found_is_so(
    said: list[dict[str, Any]], drawn: list[list[tuple[str, int, dict[str, Any]]]]
) -> None:
    written = standard(*said)
    rules = {rule.id: rule for rule in compile_standard(written, {}, catalogue())}
    logs = logs_of(drawn)
    for each in lint(written, [], KNOWN):
        check(each, rules, logs)


def test_every_claim_is_among_those_tried() -> None:
    """The generator does come upon what it is there for."""
    pairs = [
        ("contradiction", ["template: existence, activation: a", "template: absence, activation: a"]),
        ("cycle", ["template: precedence, activation: a, target: a", "template: init, activation: b"]),
        ("redundant", ["template: existence, activation: a", "template: existence, activation: a, n: 2"]),
        ("clause-twice", ["template: end, activation: a", "template: end, activation: a"]),
    ]
    for code, said in pairs:
        written = standard(*said)
        rules = {rule.id: rule for rule in compile_standard(written, {}, catalogue())}
        (found,) = [each for each in lint(written, [], KNOWN) if each.code == code]
        check(found, rules, logs_of([[("a", 1, {}), ("b", 1, {})], []]))
