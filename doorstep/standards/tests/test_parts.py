"""A long log that grows is judged part by part as it would be as a whole, at every step."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from doorstep.standards import parts
from doorstep.standards.compiling import Rule
from doorstep.standards.evaluation import evaluate
from doorstep.standards.tests.logs import CLOCKS, facts, minute, rule
from doorstep.standards.verdicts import Fact, Log, Outcome

TEMPLATES = ("response", "precedence", "absence_after")
WITHIN: Sequence[dict[str, Any]] = (
    {},
    {"within": {"max": "PT5M"}},
    {"within": {"min": "PT2M", "max": "PT6M"}},
    {"within": {"max": "PT30M", "calendar": "working"}},
)
STEPS = st.lists(
    st.tuples(
        st.sampled_from("aabbc"), st.sampled_from([1, 2, 3, None]), st.booleans(), st.integers(0, 4),
        st.sampled_from([0, 0, 0, 0, 3]), st.sampled_from([0, 1, 1, 9]),
    ),
    max_size=14,
)  # fmt: skip


def of_rooms(template: str, limit: dict[str, Any], tested: bool) -> Rule:
    target: dict[str, Any] = {"event": "b", "correlate": ["x"]}
    if tested:
        target["when"] = {"ok": True}
    limit = {} if template == "absence_after" else limit
    return rule({"template": template, "activation": "a", "target": target, **limit})


@pytest.fixture(scope="module", autouse=True)
def however_short() -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "LONG", 0)
        yield


def as_a_whole(subject: Rule, told: Sequence[Fact], now: Any) -> Any:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(parts, "LONG", 10**9)
        return evaluate(subject, Log.of(told, {}), CLOCKS, now)


@settings(max_examples=400, deadline=None)
@given(st.sampled_from(TEMPLATES), st.sampled_from(WITHIN), st.booleans(), STEPS)
def test_every_step_is_as_from_the_start(
    template: str, limit: dict[str, Any], tested: bool, steps: Sequence[tuple[str, Any, bool, int, int, int]]
) -> None:
    """`steps`: kind, room, what a target must say, minutes since the last, minutes late, looked at so much
    later (that event isn't looked at when it comes, where 0)."""
    subject, known, now = of_rooms(template, limit, tested), Log.of([], {}), minute(0)
    told: list[Fact] = []
    for seq, (kind, room, ok, pause, late, wait) in enumerate(steps, 1):
        now += timedelta(minutes=pause)
        body = {"ok": ok} if room is None else {"ok": ok, "x": room}
        fact = Fact(f"{kind}{seq}", kind, max(minute(0), now - timedelta(minutes=late)), seq, body)
        told.append(fact)
        known, _ = known.extended(fact, None)
        if wait:
            now += timedelta(minutes=wait - 1)
            assert parts.by_parts(subject, known)
            assert evaluate(subject, known, CLOCKS, now) == as_a_whole(subject, told, now)


def test_a_room_is_late_though_another_was_the_last_to_be_told_of() -> None:
    subject, known = of_rooms("response", {"within": {"max": "PT5M"}}, False), Log.of([], {})
    outcomes = []
    for fact in facts("a0:x=1 a1:x=2 b3:x=2 c9 b9:x=1"):
        known, _ = known.extended(fact, None)
        verdict = evaluate(subject, known, CLOCKS, fact.at)
        outcomes.append((verdict.outcome.value, verdict.pending, verdict.violated))
    pending, violated = Outcome.PENDING.value, Outcome.VIOLATED.value
    assert outcomes == [
        (pending, 1, 0), (pending, 2, 0), (pending, 1, 0), (violated, 0, 1), (violated, 0, 1),
    ]  # fmt: skip
    assert verdict.remedied_at == minute(9)


def test_a_log_that_was_tried_and_given_up_leaves_no_trace() -> None:
    """A transaction that is rolled back has looked at a log that never was."""
    subject, known = of_rooms("precedence", {}, False), Log.of(facts("b0:x=1"), {})
    evaluate(subject, known, CLOCKS, minute(0))
    tried, _ = known.extended(facts("b0:x=1 b1:x=2")[1], None)
    evaluate(subject, tried, CLOCKS, minute(1))
    kept, _ = known.extended(facts("b0:x=1 a1:x=2")[1], None)
    assert evaluate(subject, kept, CLOCKS, minute(1)).outcome is Outcome.VIOLATED
