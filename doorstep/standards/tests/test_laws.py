"""Laws of verdicts, tried on random rules and logs."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from doorstep.standards.compiling import Rule
from doorstep.standards.evaluation import evaluate
from doorstep.standards.gates import blocks
from doorstep.standards.language import (
    ACROSS,
    AWAITING,
    COUNTED,
    GATES,
    PRECEDENCES,
    SUCCESSIONS,
    TIMED,
    UNARY,
    Template,
)
from doorstep.standards.tests.logs import CLOCKS, minute, rule
from doorstep.standards.verdicts import Fact, Log, Outcome, Verdict

TICK = timedelta(milliseconds=1)
KINDS = ("a", "b", "c", "s", "p", "r")


@st.composite
def windows(draw: st.DrawFn) -> dict[str, Any]:
    shortest = draw(st.integers(0, 40))
    longest = draw(st.integers(shortest, 300))
    bounds = {"min": f"PT{shortest}M", "max": f"PT{longest}M"}
    if draw(st.integers(0, 4)) == 0:
        return {"max": draw(st.sampled_from(["P1D", "P3D"])), "calendar": "working"}
    kept = draw(st.sampled_from([("max",), ("min",), ("min", "max")]))
    return {name: bounds[name] for name in kept} | {"calendar": draw(st.sampled_from(sorted(CLOCKS)))}


def selectors(kinds: Sequence[str]) -> st.SearchStrategy[dict[str, Any]]:
    when = st.sampled_from([{}, {"x": 1}, {"x": {"exists": False}}])
    return st.builds(lambda kind, asked: {"event": kind, "when": asked}, st.sampled_from(kinds), when)


@st.composite
def rules(
    draw: st.DrawFn,
    control: str = "order",
    templates: Sequence[Template] = tuple(each for each in Template if each not in ACROSS),
    must_be_timed: bool = False,
) -> Rule:
    template = draw(st.sampled_from(templates))
    fields: dict[str, Any] = {"control": control, "template": template.value}
    fields["activation"] = draw(selectors(("a", "a", "b")))
    if template not in UNARY:
        correlate = draw(st.sampled_from([[], ["x"]]))
        fields["target"] = draw(selectors(("b", "a"))) | {"correlate": correlate}
    if template is Template.ABSENCE_BETWEEN:
        fields["until"] = draw(selectors(("c", "a")))
    if template in COUNTED:
        fields["n"] = draw(st.integers(1, 3))
    if template is Template.PRECEDENCE and draw(st.booleans()):
        fields["since"] = draw(selectors(("s", "b")))
    if template in TIMED and (must_be_timed or draw(st.booleans())):
        fields["within"] = draw(windows())
        if "D" not in fields["within"].get("max", "") and draw(st.booleans()):
            fields["pause"] = [{"start": {"event": "p"}, "stop": {"event": "r"}}]
    if template in AWAITING | SUCCESSIONS and draw(st.booleans()):
        fields["cancel"] = draw(selectors(("c", "a")))
    return rule(fields)


#: Many ties, some bodies, steps that cross a night and a weekend.
GAPS = st.sampled_from([0, 0, 1, 5, 30, 120, 900, 4000])
BODIES = st.sampled_from([{}, {"x": 1}, {"x": 2}])


@st.composite
def histories(draw: st.DrawFn, size: int = 9) -> list[Fact]:
    """Facts in order of time."""
    at, found = 0, []
    for seq in range(1, draw(st.integers(0, size)) + 1):
        at += draw(GAPS)
        found.append(Fact(f"e{seq}", draw(st.sampled_from(KINDS)), minute(at), seq, draw(BODIES)))
    return found


def judged(subject: Rule, facts: Sequence[Fact], now: datetime, closed_at: datetime | None = None) -> Verdict:
    return evaluate(subject, Log.of(facts, {}, closed_at), CLOCKS, now)


def decided(verdict: Verdict) -> tuple[Outcome, datetime | None]:
    return verdict.outcome, verdict.violated_at


@given(rules(), histories(), st.integers(0, 8000))
def test_a_final_verdict_stays_as_the_log_grows(subject: Rule, facts: list[Fact], later: int) -> None:
    final: Verdict | None = None
    for length in range(len(facts) + 1):
        known = facts[:length]
        looks = [known[-1].at if known else minute(0)]
        if length < len(facts):
            looks.append(facts[length].at)
        else:
            looks.append(looks[0] + timedelta(minutes=later))
        for now in looks:
            verdict = judged(subject, known, now)
            if final is not None:
                assert verdict.final
                assert decided(verdict) == decided(final)
            if verdict.final:
                final = verdict


@given(rules(templates=sorted(AWAITING | SUCCESSIONS), must_be_timed=True), histories(size=3), GAPS)
def test_a_deadline_is_kept_to_the_tick(subject: Rule, facts: list[Fact], gap: int) -> None:
    now = (facts[-1].at if facts else minute(0)) + timedelta(minutes=gap)
    body = {} if "x" in subject.activation.when and subject.activation.when["x"] != {"eq": 1} else {"x": 1}
    activation = Fact("last", subject.activation.kinds[0], now, len(facts) + 1, body)
    verdict = judged(subject, [*facts, activation], now)
    due = verdict.due_at
    if due is None:
        # Nothing waits, or only without a deadline: time alone changes nothing.
        assert judged(subject, [*facts, activation], now + timedelta(days=400)) == verdict
        return
    assert due >= now
    assert judged(subject, [*facts, activation], due) == verdict
    late = judged(subject, [*facts, activation], due + TICK)
    assert late.violated > verdict.violated
    assert late.due_at is None or late.due_at > due
    if verdict.outcome is Outcome.PENDING:
        assert (late.outcome, late.violated_at) == (Outcome.VIOLATED, due)


@given(rules(), histories(), st.integers(0, 500), st.integers(0, 9000))
def test_closing_decides(subject: Rule, facts: list[Fact], after: int, later: int) -> None:
    closed_at = (facts[-1].at if facts else minute(0)) + timedelta(minutes=after)
    before = judged(subject, facts, closed_at)
    closed = judged(subject, facts, closed_at, closed_at)
    assert closed.final
    if before.outcome is Outcome.PENDING:
        assert decided(closed) == (Outcome.VIOLATED, closed_at)
    else:
        assert decided(closed) == decided(before)
    assert judged(subject, facts, closed_at + timedelta(minutes=later), closed_at) == closed


@given(rules(), histories(), st.randoms(), st.integers(0, 5000))
def test_the_order_of_recording_in_the_input_is_nothing(
    subject: Rule, facts: list[Fact], chance: Any, later: int
) -> None:
    now = minute(later)
    shuffled = list(facts)
    chance.shuffle(shuffled)
    assert judged(subject, shuffled, now) == judged(subject, facts, now)


@given(rules(), histories(), st.integers(0, 9000))
def test_counts_add_up(subject: Rule, facts: list[Fact], later: int) -> None:
    verdict = judged(subject, facts, minute(later))
    assert verdict.activations == verdict.fulfilled + verdict.violated + verdict.pending
    assert (verdict.outcome is Outcome.NOT_APPLICABLE) == (verdict.activations == 0)
    assert (verdict.outcome is Outcome.VIOLATED) == (verdict.violated > 0)
    assert (verdict.violated_at is None) == (verdict.violated == 0)


@given(
    rules("gate", sorted(GATES)),
    histories(),
    st.sampled_from(KINDS),
    BODIES,
    GAPS,
)
def test_a_gate_blocks_what_its_clause_would_find(
    subject: Rule, facts: list[Fact], kind: str, body: dict[str, Any], gap: int
) -> None:
    at = (facts[-1].at if facts else minute(0)) + timedelta(minutes=gap)
    before = judged(subject, facts, at)
    step = Fact("step", kind, at, len(facts) + 1, body)
    after = judged(subject, [*facts, step], at)
    found = blocks([subject], Log.of(facts, {}), kind, body, at, CLOCKS)
    worse = after.outcome is Outcome.VIOLATED and after.violated > before.violated
    assert bool(found) == worse


@given(rules("gate", sorted(PRECEDENCES)), histories())
def test_a_gate_that_was_heeded_leaves_no_finding(subject: Rule, facts: list[Fact]) -> None:
    kept: list[Fact] = []
    for fact in facts:
        if not blocks([subject], Log.of(kept, {}), fact.kind, fact.body, fact.at, CLOCKS):
            kept.append(fact)
    if facts:
        assert judged(subject, kept, facts[-1].at).outcome is not Outcome.VIOLATED
