"""What a waiting clause takes into account: an anchor, pauses, cancellation, correlation, scope."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from doorstep.standards.evaluation import evaluate
from doorstep.standards.tests.logs import CLOCKS, facts, log, minute, rule, said
from doorstep.standards.verdicts import Fact

AB: dict[str, Any] = {"template": "response", "activation": "a", "target": "b"}


def judged(fields: dict[str, Any], events: str | list[Fact], now: float, closed: float | None = None) -> str:
    return said(evaluate(rule({**AB, **fields}), log(events, closed=closed), CLOCKS, minute(now)))


def promise(at: float, from_at: float | None) -> Fact:
    """An 'a' at a minute that names another instant in its body, as a promised window does."""
    body = {} if from_at is None else {"from_at": minute(from_at).isoformat()}
    return Fact(f"a{at:g}", "a", minute(at), 1, body)


BEFORE = {"within": {"max": "-PT10M", "from_field": "from_at"}}
BETWEEN = {"within": {"min": "-PT15M", "max": "-PT10M", "from_field": "from_at"}}


@pytest.mark.parametrize(
    ("fields", "activation", "later", "now", "expected"),
    [
        (BEFORE, promise(0, 60), "", 50, "pending<50"),
        (BEFORE, promise(0, 60), "", 51, "violated@50"),
        (BEFORE, promise(0, 60), "b50", 90, "satisfied"),
        (BEFORE, promise(0, 60), "b55", 90, "violated@50 mended@55"),
        (BETWEEN, promise(0, 60), "b44", 47, "pending<50"),
        (BETWEEN, promise(0, 60), "b44 b45", 90, "satisfied"),
        (BETWEEN, promise(0, 60), "b50", 90, "satisfied"),
        # the deadline lay before the promise: broken by the promise itself, unless the clause excuses it
        (BEFORE, promise(55, 60), "", 56, "violated@55"),
        ({"within": {**BEFORE["within"], "unless_past": True}}, promise(55, 60), "", 56, "n/a"),
        ({"within": {**BEFORE["within"], "unless_past": True}}, promise(50, 60), "", 50, "pending<50"),
        # without its anchor an activation asks nothing
        (BEFORE, promise(0, None), "", 90, "n/a"),
        (BEFORE, promise(0, None), "b5", 90, "n/a"),
    ],
)
def test_anchored(fields: dict[str, Any], activation: Fact, later: str, now: float, expected: str) -> None:
    answers = [Fact(f.id, f.kind, f.at, f.seq + 1, f.body) for f in facts(later)]
    assert judged(fields, [activation, *answers], now) == expected


def test_an_anchored_precedence_without_its_anchor_asks_nothing() -> None:
    fields = {"template": "precedence", "within": {"max": "PT10M", "from_field": "from_at"}}
    assert judged(fields, [promise(0, None)], 5) == "n/a"
    assert judged(fields, [promise(0, 20)], 5) == "violated@0"


def test_a_time_without_zone_is_an_error_not_a_guess() -> None:
    naive = Fact("a0", "a", minute(0), 1, {"from_at": "2026-03-02T10:00:00"})
    with pytest.raises(ValueError, match="time zone"):
        judged(BEFORE, [naive], 5)


PAUSED = {
    "within": {"max": "PT10M"},
    "pause": [{"start": {"event": "s"}, "stop": {"event": "r"}}],
}


@pytest.mark.parametrize(
    ("events", "now", "expected"),
    [
        ("a0 s4", 90, "pending"),  # while the pause lasts there is no deadline
        ("a0 s4 r24", 30, "pending<30"),
        ("a0 s4 r24", 30.001, "violated@30"),
        ("a0 s4 r24 b30", 90, "satisfied"),
        ("a0 s10", 90, "violated@10"),  # a pause at the deadline comes too late
        ("a0 s11", 90, "violated@10"),
        ("a0 s2 s3 r4", 5, "pending<12"),  # a second start changes nothing
        ("s0 a5 r20", 25, "pending<30"),  # activated while it stands still
        ("a0 r1", 5, "pending<10"),
        ("a0 s2 r4 s5 r8", 9, "pending<15"),
    ],
)
def test_paused(events: str, now: float, expected: str) -> None:
    assert judged(PAUSED, events, now) == expected


def test_two_kinds_of_pause_that_overlap_count_once() -> None:
    other = {"start": {"event": "p"}, "stop": {"event": "q"}}
    both = {**PAUSED, "pause": [*PAUSED["pause"], other]}
    assert judged(both, "a0 s2 p3 r5 q6", 7) == "pending<14"


def test_closing_ends_a_pause_as_a_breach() -> None:
    assert judged(PAUSED, "a0 s4", 90, closed=50) == "violated@50"


CANCELLED = {"within": {"max": "PT10M"}, "cancel": {"event": ["c", "a"]}}


@pytest.mark.parametrize(
    ("events", "now", "expected"),
    [
        ("a0 c5", 90, "n/a"),
        ("a0 c10", 90, "n/a"),
        ("a0 c11", 90, "violated@10"),  # the deadline had passed
        ("a0 c11 b12", 90, "violated@10 mended@12"),
        ("a0 b3 c5", 90, "satisfied"),
        ("a0 c5 b6", 90, "n/a"),  # an answer to what was taken back
        ("a0 a5", 12, "pending<15"),  # a later promise replaces the first
        ("a0 a5 b8", 90, "satisfied"),
        ("a0 a5", 90, "violated@15"),
        ("c0 a0", 90, "violated@10"),
    ],
)
def test_cancelled(events: str, now: float, expected: str) -> None:
    assert judged(CANCELLED, events, now) == expected


def test_cancelled_without_a_deadline() -> None:
    assert judged({"cancel": "c"}, "a0 c500", 900) == "n/a"
    assert judged({"cancel": "c"}, "a0", 900, closed=800) == "violated@800"


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ("a0 a1 c2", "violated@1"),  # missed before it was taken back
        ("a0 c1 a2 b3", "satisfied"),
        ("a0 c1 a2", "pending"),
    ],
)
def test_cancelled_between_activations(events: str, expected: str) -> None:
    assert judged({"template": "alternate_response", "cancel": "c"}, events, 90) == expected


SAME = {"target": {"event": "b", "correlate": ["room"]}}


@pytest.mark.parametrize(
    ("template", "events", "expected"),
    [
        ("response", "a0:room=1 b1:room=2", "pending"),
        ("response", "a0:room=1 b1:room=2 b2:room=1", "satisfied"),
        ("response", "a0:room=1 a0:room=2 b1:room=2 b2:room=1", "satisfied"),
        ("response", "a0 b1", "pending"),  # a field that is missing equals nothing
        ("response", "a0:room=null b1:room=null", "satisfied"),
        ("precedence", "b0:room=1 a1:room=2", "violated@1"),
        ("precedence", "b0:room=2 a1:room=2", "satisfied"),
        ("alternate_response", "a0:room=1 a1:room=2 b2:room=1", "violated@1"),
        ("chain_response", "a0:room=1 b1:room=2 c2", "violated@1"),
        ("succession", "a0:room=1 b1:room=1", "satisfied"),
        ("succession", "a0:room=1 b1:room=2", "violated@1"),
        ("responded_existence", "b0:room=1 a1:room=1", "satisfied"),
        ("coexistence", "a0:room=1 b1:room=2", "pending"),
        ("not_coexistence", "a0:room=1 b1:room=2", "satisfied"),
        ("not_coexistence", "a0:room=1 b1:room=1", "violated@1"),
        ("absence_after", "a0:room=1 b1:room=2", "satisfied"),
        ("absence_after", "a0:room=1 b1:room=1", "violated@1"),
    ],
)
def test_correlated(template: str, events: str, expected: str) -> None:
    assert judged({"template": template, **SAME}, events, 90) == expected


def test_correlated_by_a_field_inside_the_body() -> None:
    fields = {"target": {"event": "b", "correlate": ["device.mac"]}}
    one, other = {"device": {"mac": "AA"}}, {"device": {"mac": "BB"}}
    a, b = Fact("a", "a", minute(0), 1, one), Fact("b", "b", minute(1), 2, other)
    assert judged(fields, [a, b], 90) == "pending"
    assert judged(fields, [a, Fact("b", "b", minute(1), 2, one)], 90) == "satisfied"


def test_scope_leaves_other_orders_alone() -> None:
    subject = rule({**AB, "scope": {"kind": ["repair"], "when": {"speed": {"ge": 100}}}})
    for order, expected in (
        ({"kind": "repair", "speed": 100}, "pending"),
        ({"kind": "repair", "speed": 99}, "n/a"),
        ({"kind": "install", "speed": 100}, "n/a"),
        ({}, "n/a"),
    ):
        assert said(evaluate(subject, log("a0", order), CLOCKS, minute(5))) == expected
    closed = log("a0", {"kind": "install"}, closed=9)
    assert said(evaluate(subject, closed, CLOCKS, minute(5))) == "n/a!"


def test_conditions_read_the_order() -> None:
    subject = rule(
        {**AB, "target": {"event": "b", "when": {"speed": {"ge": {"order": "speed", "times": 0.5}}}}}
    )
    order = {"speed": 100}
    assert said(evaluate(subject, log("a0 b1:speed=49", order), CLOCKS, minute(5))) == "pending"
    assert said(evaluate(subject, log("a0 b1:speed=50", order), CLOCKS, minute(5))) == "satisfied"
    assert said(evaluate(subject, log("a0 b1:speed=50", {}), CLOCKS, minute(5))) == "pending"


def test_witnesses_and_counts() -> None:
    verdict = evaluate(rule({**AB, "within": {"max": "PT10M"}}), log("a0 b5 a6 a20 b50"), CLOCKS, minute(60))
    assert (verdict.activations, verdict.fulfilled, verdict.violated, verdict.pending) == (3, 1, 2, 0)
    assert verdict.witnesses == ("a6", "b50", "a20")
    assert verdict.violated_at == minute(16)
    assert verdict.remedied_at == minute(50)


def test_only_when_every_breach_is_mended_is_the_clause_mended() -> None:
    verdict = evaluate(rule({**AB, "within": {"max": "PT10M"}}), log("a0 b15 a20"), CLOCKS, minute(60))
    assert (verdict.violated, verdict.remedied_at) == (2, None)


def test_a_verdict_names_twenty_witnesses_at_most() -> None:
    many = [Fact(f"a{n}", "a", minute(n), n, {}) for n in range(50)]
    assert len(evaluate(rule(AB), log(many), CLOCKS, minute(60)).witnesses) == 20


def test_the_earliest_deadline_is_the_clauses_deadline() -> None:
    verdict = evaluate(rule({**AB, "within": {"max": "PT30M"}}), log("a0 a10"), CLOCKS, minute(20))
    assert verdict.due_at == minute(0) + timedelta(minutes=30)
    assert verdict.pending == 2


TWO_DAYS = {"within": {"max": "P2D", "calendar": "working"}}
ONE_DAY = {"within": {"max": "P1D", "calendar": "working"}}
DAY, CLOSE = 24 * 60, 9 * 60  # minute 0 is a Monday, 09:00; business ends at 18:00


@pytest.mark.parametrize(
    ("fields", "events", "now", "expected"),
    [
        (TWO_DAYS, "a0", 0, f"pending<{2 * DAY + CLOSE}"),
        (TWO_DAYS, f"a{CLOSE - 1}", CLOSE, f"pending<{2 * DAY + CLOSE}"),
        (TWO_DAYS, f"a0 b{2 * DAY + CLOSE}", 9 * DAY, "satisfied"),
        (TWO_DAYS, f"a0 b{2 * DAY + CLOSE + 1}", 9 * DAY, f"violated@3420 mended@{2 * DAY + CLOSE + 1}"),
        (TWO_DAYS, "a0", 2 * DAY + CLOSE, f"pending<{2 * DAY + CLOSE}"),
        (TWO_DAYS, "a0", 2 * DAY + CLOSE + 1, f"violated@{2 * DAY + CLOSE}"),
        # one minute to midnight, and midnight
        (ONE_DAY, f"a{15 * 60 - 1}", 15 * 60, f"pending<{DAY + CLOSE}"),
        (ONE_DAY, f"a{15 * 60}", 15 * 60, f"pending<{2 * DAY + CLOSE}"),
        # Friday: Monday's close
        (ONE_DAY, f"a{4 * DAY}", 4 * DAY, f"pending<{7 * DAY + CLOSE}"),
    ],
)
def test_working_days_end_at_close_of_business(
    fields: dict[str, Any], events: str, now: float, expected: str
) -> None:
    assert judged(fields, events, now) == expected


def test_working_days_count_from_an_instant_in_the_body_too() -> None:
    fields = {"within": {**ONE_DAY["within"], "from_field": "from_at"}}
    assert judged(fields, [promise(0, 4 * DAY)], 0) == f"pending<{7 * DAY + CLOSE}"


def test_a_precedence_within_working_days() -> None:
    fields = {**ONE_DAY, "template": "precedence"}
    assert judged(fields, f"b0 a{DAY + CLOSE}", 9 * DAY) == "satisfied"
    assert judged(fields, f"b0 a{DAY + CLOSE + 1}", 9 * DAY) == f"violated@{DAY + CLOSE + 1}"
