"""The shortcuts change nothing: a program gives what `evaluate` gives clause by clause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.standards.compiling import Rule
from doorstep.standards.conditions import compile_condition
from doorstep.standards.evaluation import applied, evaluate, judge_cases
from doorstep.standards.language import Template
from doorstep.standards.running import Programs
from doorstep.standards.tests.logs import CLOCKS, log, minute, rule
from doorstep.standards.tests.test_laws import GAPS, KINDS, histories, rules
from doorstep.standards.verdicts import Fact, Log, Outcome, Verdict

TICK = timedelta(milliseconds=1)
SCOPES: list[dict[str, Any]] = [
    {},
    {"kind": {"in": ["install"]}},
    {"all": [{"same_day": {"eq": True}}, {"not": {"kind": {"eq": "repair"}}}]},
    {"rate": {"ge": {"order": "least", "times": 2}}},
]
ORDERS = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["install", "repair"]),
        "same_day": st.booleans(),
        "rate": st.sampled_from([1, 5]),
        "least": st.sampled_from([1, 5]),
        "number": st.text(max_size=2),
    }
)


@st.composite
def books(draw: st.DrawFn) -> list[Rule]:
    """Some rules of every template, and reported breaches looked up by their text."""
    found = draw(st.lists(rules(), min_size=1, max_size=8))
    for text in draw(st.lists(st.sampled_from(["x1", "x2"]), max_size=3)):
        shown = {"evidence": {"some": {"slot": text}}}
        when = draw(st.sampled_from([{"clause": text}, {"checks": {"has": text}}, shown, {"all": [shown]}]))
        n = draw(st.integers(1, 2))
        seen = {"event": "p", "when": when}
        found.append(rule({"template": "absence", "activation": seen, "n": n}))
        found.append(rule({"template": "precedence", "activation": "a", "target": seen}))
    numbered = [
        replace(each, clause=each.clause.model_copy(update={"id": f"test.rule{n}"}))
        for n, each in enumerate(found)
    ]
    scopes = [draw(st.sampled_from(SCOPES)) for _ in numbered]
    return [
        replace(each, scope_when=scope, scope=compile_condition(scope))
        for each, scope in zip(numbered, scopes, strict=True)
    ]


BODIES: list[dict[str, Any]] = [
    {},
    {"clause": "x1"},
    {"clause": "x2"},
    {"checks": ["x1", "x2", "x1"]},
    {"checks": "x1"},
    {"evidence": [{"slot": "x1"}, {"slot": "x1", "clause": "x2"}, "x2", {"slot": 5}]},
    {"evidence": [{"slot": "x2"}]},
]
TEXTS = st.sampled_from(BODIES)


@st.composite
def told(draw: st.DrawFn) -> list[Fact]:
    """Facts in the order of recording; some happened before others that were recorded earlier."""
    found = []
    for fact in draw(histories(10)):
        late = draw(st.sampled_from([0, 0, 0, 7, 200]))
        at = max(minute(0), fact.at - timedelta(minutes=late))
        found.append(fact._replace(at=at, body={**fact.body, **draw(TEXTS)}))
    return found


def one_by_one(subjects: Sequence[Rule], known: Log, now: Any) -> dict[str, Verdict]:
    found = {each.id: evaluate(each, known, CLOCKS, now) for each in subjects}
    return {clause: each for clause, each in found.items() if each.outcome is not Outcome.NOT_APPLICABLE}


@given(books(), told(), ORDERS, GAPS, st.booleans())
def test_a_program_judges_as_one_would_clause_by_clause(
    subjects: list[Rule], facts: list[Fact], order: dict[str, Any], gap: int, closed: bool
) -> None:
    now = max([fact.at for fact in facts], default=minute(0)) + timedelta(minutes=gap)
    known = Log.of(facts, order, now if closed else None)
    found = Programs(subjects).of(order).judge(known, CLOCKS, now)
    assert found == one_by_one(subjects, Log.of(facts, order, known.closed_at), now)


@given(books(), told(), ORDERS, st.integers(0, 10))
def test_step_by_step_is_as_from_the_start(
    subjects: list[Rule], facts: list[Fact], order: dict[str, Any], closing: int
) -> None:
    """As `orders.judging` does it: deadlines first, then what the event touches; all when it is closed."""
    program = Programs(subjects).of(order)
    known = Log.of([], order)
    now = minute(0)
    standing: dict[str, Verdict] = program.judge(known, CLOCKS, now)

    def next_due(before: datetime) -> datetime | None:
        dues = [each.due_at for each in standing.values() if each.due_at is not None]
        return min((due for due in dues if due < before), default=None)

    def keep(found: dict[str, Verdict | None]) -> None:
        for clause, verdict in found.items():
            standing.pop(clause, None)
            if verdict is not None:
                standing[clause] = verdict

    for length, fact in enumerate(facts, start=1):
        later = max(now, fact.at)
        while due := next_due(later):
            late = [clause for clause, each in standing.items() if each.due_at and each.due_at < due + TICK]
            keep(program.judge_some(late, known, CLOCKS, due + TICK))
        now = later
        closed_at = now if length == closing else known.closed_at
        before = known.closed_at
        known, position = known.extended(fact, closed_at)
        assert known.facts[position] is fact
        if closed_at == before:
            keep(program.judge_touched(known, position, CLOCKS, now))
        else:
            standing = program.judge(known, CLOCKS, now)
        whole = Log.of(facts[:length], order, closed_at)
        assert known == whole
        assert standing == one_by_one(subjects, whole, now)


@given(rules(templates=[Template.PRECEDENCE]), told(), st.booleans())
def test_a_plain_precedence_is_judged_as_case_by_case(subject: Rule, facts: list[Fact], closed: bool) -> None:
    now = max([fact.at for fact in facts], default=minute(0))
    known = Log.of(facts, {}, now if closed else None)
    assert applied(subject, known, CLOCKS, now) == judge_cases(subject, known, CLOCKS, now)


def test_what_a_scope_compares_with_is_asked_too() -> None:
    """Orders that differ in what a scope looks at are of different sorts; others share a program."""
    [subject] = [
        replace(each, scope_when=SCOPES[3], scope=compile_condition(SCOPES[3]))
        for each in [rule({"template": "existence", "activation": "a"})]
    ]
    programs = Programs([subject])
    few, many = {"rate": 4, "least": 1, "number": "1"}, {"rate": 4, "least": 5, "number": "1"}
    assert [len(programs.of(order).rules) for order in (few, many)] == [1, 0]
    assert programs.of({**few, "number": "2"}) is programs.of(few)


def test_many_sorts_of_orders_are_not_kept_for_ever() -> None:
    subject = rule({"template": "existence", "activation": "a", "scope": {"when": {"rate": {"ge": 1}}}})
    programs = Programs([subject])
    first = programs.of({"rate": 0})
    for rate in range(1, 600):
        programs.of({"rate": rate})
    assert programs.of({"rate": 0}) is not first


@pytest.mark.parametrize("kind", KINDS)
def test_any_event_may_come_between_neighbours(kind: str) -> None:
    subject = rule({"template": "chain_response", "activation": "a", "target": "b"})
    program = Programs([subject]).of({})
    known, position = log("a0").extended(Fact("new", kind, minute(1), 9, {}), None)
    [verdict] = program.judge_touched(known, position, CLOCKS, minute(1)).values()
    assert verdict == evaluate(subject, known, CLOCKS, minute(1))
