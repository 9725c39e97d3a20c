"""Gates: which clause blocks a step, what it misses, and the same gate as a phone holds it offline."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.standards.compiling import Rule
from doorstep.standards.conditions import compile_condition
from doorstep.standards.gates import Attempt, Need, Wanted, attempts_of, blocks, enabled, need_of
from doorstep.standards.language import GATES, PRECEDENCES, Template
from doorstep.standards.reading import read_standard
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import catalogue
from doorstep.standards.tests.library import FOLDER
from doorstep.standards.tests.logs import CLOCKS, facts, log, minute, rule
from doorstep.standards.tests.test_clauses import ORDER, ORDERS, rules
from doorstep.standards.tests.test_laws import BODIES, KINDS, histories, selectors
from doorstep.standards.tests.test_laws import rules as random_rules
from doorstep.standards.verdicts import Fact, Log

SITE = {**ORDER, "kind": "install"}
RECEIVED = "order.received-60:need=line,customer_id=C1,site_id=S1"


def blocked(events: str, kind: str, body: dict[str, Any] | None = None) -> list[str]:
    known = log(f"{RECEIVED} {events}", SITE)
    found = blocks(rules().values(), known, kind, body or {}, minute(500), CLOCKS)
    return [block.clause_id for block in found]


def test_cabling_waits_for_the_customers_agreement() -> None:
    assert blocked("plan.proposed0 plan.agreed5", "cabling.done") == []
    assert blocked("plan.proposed0", "cabling.done") == ["touch.plan-agreed"]
    assert blocked("plan.proposed0 plan.agreed5 plan.proposed9", "cabling.done") == ["touch.plan-agreed"]


def test_a_block_says_what_is_missing_and_how_to_mend_it() -> None:
    known = log(f"{RECEIVED} plan.proposed0", SITE)
    [block] = blocks(rules().values(), known, "cabling.done", {}, minute(9), CLOCKS)
    assert block.source == "TOUCH-3, REGIME-5"
    assert block.missing == ("plan.agreed",)
    assert "同意" in block.mend.zh
    assert block.mend.en


def test_the_reply_waits_for_a_satisfied_customer() -> None:
    satisfied, dissatisfied = "acceptance.signed1:result=satisfied", "acceptance.signed2:result=dissatisfied"
    assert blocked(satisfied, "order.replied") == []
    assert blocked("", "order.replied") == ["touch.satisfied-before-reply"]
    assert blocked(f"{satisfied} {dissatisfied}", "order.replied") == ["touch.satisfied-before-reply"]


def test_a_dissatisfied_customer_may_always_say_so() -> None:
    assert blocked("", "acceptance.signed", {"result": "dissatisfied"}) == []
    assert blocked("", "acceptance.signed", {"result": "satisfied"}) == [
        "regime.results-shown",
        "regime.work-before-signature",
    ]


def test_only_gates_block() -> None:
    """A check that isn't met is a finding, not a closed door."""
    assert rules()["work.light-in-range"].clause.control == "check"
    ready = "service.activated0:products=[broadband] speed.tested1:shown=true"
    assert blocked(ready, "acceptance.signed", {"result": "satisfied"}) == []


def test_a_gate_already_broken_does_not_block_for_ever() -> None:
    """Cabling happened offline without agreement; once agreed, more cabling is free again."""
    assert blocked("plan.proposed0 cabling.done5", "cabling.done") == ["touch.plan-agreed"]
    assert blocked("plan.proposed0 cabling.done5 plan.agreed9", "cabling.done") == []


@pytest.mark.parametrize(
    ("fields", "events", "step", "expected"),
    [
        ({"template": "absence", "activation": "a"}, "b0", "a", True),
        ({"template": "absence", "activation": "a", "n": 2}, "b0", "a", False),
        ({"template": "exactly", "activation": "a"}, "a0", "a", True),
        ({"template": "absence_after", "activation": "a", "target": "b"}, "a0", "b", True),
        ({"template": "absence_after", "activation": "a", "target": "b"}, "b0", "a", False),
        ({"template": "not_coexistence", "activation": "a", "target": "b"}, "b0", "a", True),
        ({"template": "not_coexistence", "activation": "a", "target": "b"}, "a0", "b", True),
        ({"template": "absence_between", "activation": "a", "target": "b", "until": "c"}, "a0 b1", "c", True),
        ({"template": "init", "activation": "a"}, "", "b", True),
        ({"template": "precedence", "activation": "*", "target": "a"}, "", "b", True),
    ],
)
def test_gates_of_other_shapes(fields: dict[str, Any], events: str, step: str, expected: bool) -> None:
    gate = rule({**fields, "control": "gate"})
    assert bool(blocks([gate], log(events), step, {}, minute(90), CLOCKS)) is expected


def test_the_rulebook_finds_a_gate_by_the_step_it_can_refuse() -> None:
    content = (FOLDER / "touch.yaml").read_text("utf-8")
    book = Rulebook.of([(read_standard(content, "touch.yaml"), {})], catalogue())
    assert {kind: [gate.id for gate in gates] for kind, gates in book.gates.items()} == {
        "cabling.done": ["touch.plan-agreed"],
        "order.replied": ["touch.satisfied-before-reply"],
    }
    assert "touch.sticker" in [each.id for each in book.at_step["clean"]]


def phone_opens(need: Need, events: list[Fact], order: dict[str, Any], step: Fact) -> bool:
    """The gate as the phone reads it: frontend/src/visits/gates.ts does the same."""

    def picks(wanted: Wanted, fact: Fact) -> bool:
        test = compile_condition(wanted.when)
        named = fact.kind in wanted.kinds or "*" in wanted.kinds
        return named and (test is None or test(fact.body, order))

    def last(wanted: Wanted) -> int:
        return max((at for at, fact in enumerate(events) if picks(wanted, fact)), default=-1)

    if not picks(need.activation, step):
        return True
    found = last(need.needs)
    return found >= 0 and (need.since is None or found >= last(need.since))


@st.composite
def gates(draw: st.DrawFn) -> Rule:
    template = draw(st.sampled_from([Template.PRECEDENCE, Template.ALTERNATE_PRECEDENCE]))
    fields = {
        "control": "gate",
        "template": template.value,
        "activation": draw(selectors(("a", "b"))),
        "target": draw(selectors(("b", "a"))),
    }
    if template is Template.PRECEDENCE and draw(st.booleans()):
        fields["since"] = draw(selectors(("s", "b", "a")))
    return rule(fields)


@given(gates(), histories(), st.sampled_from(KINDS), BODIES)
def test_the_phone_and_the_server_hold_the_same_gate(
    gate: Rule, events: list[Fact], kind: str, body: dict[str, Any]
) -> None:
    at = events[-1].at if events else minute(0)
    need = need_of(gate, {})
    assert need is not None
    step = Fact("step", kind, at, len(events) + 1, body)
    open_on_server = not blocks([gate], Log.of(events, {}), kind, body, at, CLOCKS)
    assert phone_opens(need, events, {}, step) == open_on_server


def test_a_need_carries_the_orders_own_figures() -> None:
    gate = rule(
        {
            "control": "gate",
            "template": "precedence",
            "activation": "a",
            "target": {"event": "b", "when": {"rate": {"ge": {"order": "rate", "times": 0.5}}}},
        }
    )
    need = need_of(gate, {"rate": 500})
    assert need is not None
    assert need.needs == Wanted(("b",), {"rate": {"ge": 250.0}})


@pytest.mark.parametrize(
    "fields",
    [
        {"control": "order", "template": "precedence"},
        {"template": "precedence", "within": {"max": "PT5M"}},
        {"template": "chain_precedence"},
        {"template": "absence_after"},
        {"template": "precedence", "scope": {"kind": ["repair"]}},
        {"template": "precedence", "target": {"event": "b", "correlate": ["device.mac"]}},
        {"template": "precedence", "target": {"event": "b", "correlate": ["actor"]}},
    ],
)
def test_what_a_phone_does_not_hold(fields: dict[str, Any]) -> None:
    gate = rule({"control": "gate", "activation": "a", "target": "b", **fields})
    assert need_of(gate, {"kind": "install"}) is None


def test_a_gate_may_ask_for_what_was_done_in_the_same_room() -> None:
    target = {"event": "b", "correlate": ["room"]}
    need = need_of(
        rule({"control": "gate", "activation": "a", "target": target, "template": "precedence"}), {}
    )
    assert need is not None and need.correlate == ("room",)


def test_every_precedence_gate_of_the_library_works_offline() -> None:
    for gate in rules().values():
        if gate.is_gate and gate.template in PRECEDENCES and gate.clause.standing != "planned":
            order = next(each for each in ORDERS if gate.scope is None or gate.scope(each, each))
            assert need_of(gate, order) is not None, gate.id


def test_facts_stay_in_the_order_of_happening() -> None:
    late = facts("plan.agreed8 cabling.done5")
    assert [fact.kind for fact in log(late).facts] == ["cabling.done", "plan.agreed"]


# --- everything in one call --------------------------------------------------------------------------------


def touch_book() -> Rulebook:
    content = (FOLDER / "touch.yaml").read_text("utf-8")
    return Rulebook.of([(read_standard(content, "touch.yaml"), {})], catalogue())


def test_one_call_says_which_steps_are_enabled_and_what_blocks_the_others() -> None:
    known = log(f"{RECEIVED} plan.proposed0", SITE)
    satisfied = {"acceptance.signed": {"result": "satisfied"}}
    attempts = attempts_of(catalogue().for_order(SITE), satisfied)
    found = enabled(touch_book(), known, attempts, minute(500), CLOCKS)
    assert list(found) == [step.id for step in catalogue().for_order(SITE)]
    blocked = {step: [block.clause_id for block in blocks] for step, blocks in found.items() if blocks}
    assert blocked["lay-cable"] == ["touch.plan-agreed"]
    assert blocked["reply"] == ["touch.satisfied-before-reply"]
    assert "agree-plan" not in blocked and "measure-light" not in blocked


def test_what_a_step_fills_in_is_tried_with_it() -> None:
    steps = catalogue().for_order(SITE)
    attempts = attempts_of(steps, {"call.made": {"purpose": "none", "outcome": "promised"}})
    [on_the_way] = [step for step in steps if step.event == "call.made" and step.fills]
    assert attempts[on_the_way.id] == Attempt("call.made", {"outcome": "promised", **on_the_way.fills})


@given(st.lists(random_rules("gate", sorted(GATES)), max_size=4), histories(), BODIES)
def test_one_call_says_what_each_says_alone(
    gates: list[Rule], facts: list[Fact], body: dict[str, Any]
) -> None:
    at = facts[-1].at if facts else minute(0)
    gates = [_named(gate, f"test.rule{n}") for n, gate in enumerate(gates)]
    by_kind = {kind: tuple(gate for gate in gates if kind in gate.guards) for kind in (*KINDS, "*")}
    book = Rulebook(tuple(gates), {}, by_kind, {})
    known = Log.of(facts, {})
    found = enabled(book, known, {kind: Attempt(kind, body) for kind in KINDS}, at, CLOCKS)
    for kind, blocked_by in found.items():
        alone = [block.clause_id for block in blocks(gates, known, kind, body, at, CLOCKS)]
        assert sorted(block.clause_id for block in blocked_by) == alone


def _named(gate: Rule, name: str) -> Rule:
    return replace(gate, clause=gate.clause.model_copy(update={"id": name}))
