"""Every template pinned: what a log means under it, row by row.

`now` is 100 unless given. Read 'violated@7 mended@9' as broken at minute 7 and made good at minute 9.
"""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.standards.evaluation import evaluate
from doorstep.standards.language import ACROSS, Template
from doorstep.standards.tests.logs import CLOCKS, log, minute, rule, said

AB: dict[str, Any] = {"activation": "a", "target": "b"}
AA: dict[str, Any] = {"activation": "a", "target": "a"}
A: dict[str, Any] = {"activation": "a"}
ABC: dict[str, Any] = {**AB, "until": "c"}
SINCE: dict[str, Any] = {**AB, "since": "s"}

Row = tuple[dict[str, Any], str, str]

GOLDEN: dict[str, list[Row]] = {
    "existence": [
        (A, "", "pending"),
        (A, "b1", "pending"),
        (A, "b1 a2", "satisfied!"),
        ({**A, "n": 2}, "a1", "pending"),
        ({**A, "n": 2}, "a1 a1", "satisfied!"),
        ({"activation": {"event": "a", "when": {"x": 1}}}, "a1:x=2 a2", "pending"),
        ({"activation": ["a", "b"]}, "b1", "satisfied!"),
        ({"activation": "*", "n": 3}, "a1 b2 c3", "satisfied!"),
    ],
    "absence": [
        (A, "", "satisfied"),
        (A, "b1", "satisfied"),
        (A, "b1 a2 a3", "violated@2"),
        ({**A, "n": 2}, "a1", "satisfied"),
        ({**A, "n": 2}, "a1 a4 a5", "violated@4"),
    ],
    "exactly": [
        (A, "", "pending"),
        (A, "a1", "satisfied"),
        (A, "a1 a2", "violated@2"),
        ({**A, "n": 2}, "a1", "pending"),
        ({**A, "n": 2}, "a1 a1", "satisfied"),
        ({**A, "n": 2}, "a1 a2 a3", "violated@3"),
    ],
    "init": [
        (A, "", "pending"),
        (A, "a1 b2", "satisfied!"),
        (A, "b1 a2", "violated@1"),
        (A, "b1 a1", "violated@1"),
        (A, "a2 b1", "violated@1"),  # recorded late: the order of happening counts
    ],
    "end": [
        (A, "", "pending"),
        (A, "a1", "satisfied"),
        (A, "a1 b2", "pending"),
        (A, "b1 a1", "satisfied"),
    ],
    "responded_existence": [
        (AB, "", "n/a"),
        (AB, "b1", "n/a"),
        (AB, "a1", "pending"),
        (AB, "b1 a2", "satisfied"),
        (AB, "a1 b2", "satisfied"),
        (AA, "a1", "pending"),
        (AA, "a1 a2", "satisfied"),
    ],
    "coexistence": [
        (AB, "", "n/a"),
        (AB, "a1", "pending"),
        (AB, "b1", "pending"),
        (AB, "b1 a2", "satisfied"),
        (AA, "a1", "pending"),
        (AA, "a1 a1", "satisfied"),
    ],
    "not_coexistence": [
        (AB, "", "n/a"),
        (AB, "a1 a2", "satisfied"),
        (AB, "b1", "satisfied"),
        (AB, "b1 a5", "violated@5"),
        (AB, "a1 b5 b6", "violated@5"),
        (AA, "a1", "satisfied"),
        (AA, "a1 a3", "violated@3"),
    ],
    "response": [
        (AB, "", "n/a"),
        (AB, "b1", "n/a"),
        (AB, "a1", "pending"),
        (AB, "b1 a2", "pending"),
        (AB, "a1 b2", "satisfied"),
        (AB, "a1 b1", "satisfied"),  # equal times: as recorded
        (AB, "b1 a1", "pending"),
        (AB, "b1 a1 b1", "satisfied"),
        (AB, "a1 b2 a3", "pending"),
        (AB, "b5 a1", "satisfied"),  # recorded late: the order of happening counts
        (AA, "a1", "pending"),  # an event never answers itself
        (AA, "a1 a2", "pending"),
    ],
    "alternate_response": [
        (AB, "", "n/a"),
        (AB, "a1", "pending"),
        (AB, "a1 b2 a3 b4", "satisfied"),
        (AB, "a1 a2 b3", "violated@2"),
        (AB, "a1 a1 b1", "violated@1"),
        (AB, "a1 b2 b3", "satisfied"),
        (AA, "a1 a2", "pending"),  # the next activation itself answers
    ],
    "chain_response": [
        (AB, "", "n/a"),
        (AB, "a1", "pending"),
        (AB, "a1 b2", "satisfied"),
        (AB, "a1 c2 b3 c4 c5", "violated@2"),
        (AB, "a1 b1 c1", "satisfied"),
        (AA, "a1 a2", "pending"),
        (AA, "a1 a2 c3", "violated@3"),
    ],
    "precedence": [
        (AB, "", "n/a"),
        (AB, "b1", "n/a"),
        (AB, "b1 a2 a3", "satisfied"),
        (AB, "a1", "violated@1"),
        (AB, "a1 b4", "violated@1 mended@4"),
        (AB, "b1 a1", "satisfied"),
        (AB, "a1 b1", "violated@1 mended@1"),
        (AA, "a1", "violated@1"),
        (AA, "a1 a2", "violated@1 mended@2"),
        (SINCE, "b1 a2", "satisfied"),
        (SINCE, "b1 s2 a3", "violated@3"),
        (SINCE, "b1 s2 b3 a4", "satisfied"),
        (SINCE, "b1 s2 a3 b5", "violated@3 mended@5"),
        (SINCE, "b1 a2 s3", "satisfied"),
        (SINCE, "s1 b1 a1", "satisfied"),
        ({**AB, "since": "b"}, "b1 a2", "satisfied"),  # one event may be both
    ],
    "alternate_precedence": [
        (AB, "", "n/a"),
        (AB, "a1", "violated@1"),
        (AB, "b1 a2 b3 a4", "satisfied"),
        (AB, "b1 a2 a3", "violated@3"),
        (AB, "b1 a2 a3 b9", "violated@3 mended@9"),
        (AB, "b1 a1 b1 a1", "satisfied"),
        (AA, "a1 a2", "violated@1 mended@2"),
    ],
    "chain_precedence": [
        (AB, "", "n/a"),
        (AB, "a1", "violated@1"),
        (AB, "b1 a2", "satisfied"),
        (AB, "b1 c2 a3", "violated@3"),
        (AB, "b1 a1", "satisfied"),
        (AA, "a1 a2", "violated@1 mended@2"),
    ],
    "succession": [
        (AB, "", "n/a"),
        (AB, "a1", "pending"),
        (AB, "b1", "violated@1"),
        (AB, "a1 b2", "satisfied"),
        (AB, "a1 b2 a3", "pending"),
        (AB, "b1 a2 b3", "violated@1 mended@2"),
        (AA, "a1", "violated@1"),
    ],
    "alternate_succession": [
        (AB, "", "n/a"),
        (AB, "a1 b2 a3 b4", "satisfied"),
        (AB, "a1 b2 b3", "violated@3"),
        (AB, "a1 a2 b3", "violated@2"),
        (AB, "a1 b2 a3", "pending"),
    ],
    "chain_succession": [
        (AB, "", "n/a"),
        (AB, "a1 b2 c3 a4 b5", "satisfied"),
        (AB, "a1 c2 b3", "violated@2"),
        (AB, "a1 b2 a3", "pending"),
        (AB, "c1 b2", "violated@2"),
    ],
    "absence_after": [
        (AB, "", "n/a"),
        (AB, "b1", "n/a"),
        (AB, "b1 a2", "satisfied"),
        (AB, "b1 a1", "satisfied"),
        (AB, "a1 b1", "violated@1"),
        (AB, "b1 a2 b3 b4", "violated@3"),
        (AA, "a1", "satisfied"),
        (AA, "a1 a4", "violated@4"),
    ],
    "absence_between": [
        (ABC, "", "n/a"),
        (ABC, "a1 b2", "n/a"),  # the span hasn't ended: nothing is asked yet
        (ABC, "a1 c2", "satisfied"),
        (ABC, "a1 b2 c3", "violated@2"),
        (ABC, "b1 a1 c1 b1", "satisfied"),
        (ABC, "a1 c2 b3 a4 c5", "satisfied"),
        (ABC, "a1 c2 a3 b4 c5", "violated@4"),
        ({**ABC, "target": "a"}, "a1 a2 c3", "violated@2"),
        ({**AB, "until": "b"}, "a1 b2", "satisfied"),  # the end itself lies outside
    ],
}


def test_every_template_is_pinned() -> None:
    """Those over many orders have theirs in test_tallies."""
    assert set(GOLDEN) == {template.value for template in Template if template not in ACROSS}


@pytest.mark.parametrize(
    ("template", "fields", "events", "expected"),
    [(template, *row) for template, rows in GOLDEN.items() for row in rows],
)
def test_template(template: str, fields: dict[str, Any], events: str, expected: str) -> None:
    verdict = evaluate(rule({"template": template, **fields}), log(events), CLOCKS, minute(100))
    assert said(verdict) == expected


#: template, fields, log, closed at minute, verdict
CLOSED = [
    ("existence", A, "", 50, "violated@50"),
    ("existence", A, "a1", 50, "satisfied!"),
    ("absence", A, "", 50, "satisfied!"),
    ("exactly", A, "a1", 50, "satisfied!"),
    ("exactly", {**A, "n": 2}, "a1", 50, "violated@50"),
    ("init", A, "", 50, "violated@50"),
    ("end", A, "a1", 50, "satisfied!"),
    ("end", A, "a1 b2", 50, "violated@50"),
    ("response", AB, "", 50, "n/a!"),
    ("response", AB, "a1", 50, "violated@50"),
    ("response", AB, "a1 b2", 50, "satisfied!"),
    ("response", {**AB, "within": {"max": "PT10M"}}, "a1", 50, "violated@11"),
    ("response", {**AB, "within": {"max": "PT60M"}}, "a1", 50, "violated@50"),  # due after closing
    ("responded_existence", AB, "a1", 50, "violated@50"),
    ("precedence", AB, "b1 a2", 50, "satisfied!"),
    ("not_coexistence", AB, "a1", 50, "satisfied!"),
    ("absence_after", AB, "a1", 50, "satisfied!"),
    ("absence_between", ABC, "a1 b2", 50, "n/a!"),
    ("absence", A, "a60", 50, "violated@60"),  # a fact from after closing is a fact
]


@pytest.mark.parametrize(("template", "fields", "events", "closed", "expected"), CLOSED)
def test_closing_and_reopening(
    template: str, fields: dict[str, Any], events: str, closed: float, expected: str
) -> None:
    subject = rule({"template": template, **fields})
    assert said(evaluate(subject, log(events, closed=closed), CLOCKS, minute(100))) == expected
    # Reopened: the log is open again, and what closing had decided is undone.
    reopened = said(evaluate(subject, log(events), CLOCKS, minute(5)))
    fresh = said(evaluate(subject, log(events, closed=None), CLOCKS, minute(5)))
    assert reopened == fresh
    if expected == f"violated@{closed}" and "within" not in fields:
        assert reopened == "pending"


@pytest.mark.parametrize(
    ("fields", "events", "now", "expected"),
    [
        # max is inclusive; one tick later it is broken
        ({"max": "PT10M"}, "a0", 10, "pending<10"),
        ({"max": "PT10M"}, "a0", 10.0001, "violated@10"),
        ({"max": "PT10M"}, "a0 b10", 20, "satisfied"),
        ({"max": "PT10M"}, "a0 b11", 20, "violated@10 mended@11"),
        ({"max": "PT10M"}, "a0 a5 b12", 20, "violated@10 mended@12"),
        ({"max": "PT10M"}, "a0 a5", 7, "pending<10"),
        # min is inclusive; what comes sooner doesn't count
        ({"min": "PT5M"}, "a0 b4", 20, "pending"),
        ({"min": "PT5M"}, "a0 b5", 20, "satisfied"),
        ({"min": "PT5M", "max": "PT10M"}, "a0 b4", 10, "pending<10"),
        ({"min": "PT5M", "max": "PT10M"}, "a0 b4 b6", 20, "satisfied"),
        ({"min": "PT5M", "max": "PT10M"}, "a0 b4 b12", 20, "violated@10 mended@12"),
        ({"min": "PT0S", "max": "PT0S"}, "a0 b0", 20, "satisfied"),
    ],
)
def test_response_in_time(fields: dict[str, Any], events: str, now: float, expected: str) -> None:
    subject = rule({"template": "response", **AB, "within": fields})
    assert said(evaluate(subject, log(events), CLOCKS, minute(now))) == expected


@pytest.mark.parametrize(
    ("template", "fields", "events", "now", "expected"),
    [
        ("alternate_response", AB, "a0 a5 b8", 20, "violated@5"),
        ("alternate_response", AB, "a0 a15", 20, "violated@10"),  # the deadline came first
        ("chain_response", AB, "a0 b10", 20, "satisfied"),
        ("chain_response", AB, "a0 b11", 20, "violated@10 mended@11"),
        ("precedence", AB, "b0 a10", 20, "satisfied"),
        ("precedence", AB, "b0 a11", 20, "violated@11"),
        ("precedence", AB, "b0 b8 a11", 20, "satisfied"),
        ("precedence", SINCE, "b8 s9 a11", 20, "violated@11"),
        ("alternate_precedence", AB, "b0 a1 b2 a13", 20, "violated@13"),
        ("chain_precedence", AB, "b0 a10", 20, "satisfied"),
        ("succession", AB, "a0 b10", 20, "satisfied"),
        ("succession", AB, "a0 b11", 20, "violated@10"),
        ("alternate_succession", AB, "a0 b5 a6 b7", 20, "satisfied"),
        ("chain_succession", AB, "a0 b10", 20, "satisfied"),
    ],
)
def test_other_templates_in_time(
    template: str, fields: dict[str, Any], events: str, now: float, expected: str
) -> None:
    subject = rule({"template": template, **fields, "within": {"max": "PT10M"}})
    assert said(evaluate(subject, log(events), CLOCKS, minute(now))) == expected


def test_precedence_not_sooner_than() -> None:
    subject = rule({"template": "precedence", **AB, "within": {"min": "PT10M"}})
    assert said(evaluate(subject, log("b0 a9"), CLOCKS, minute(20))) == "violated@9"
    assert said(evaluate(subject, log("b0 a10"), CLOCKS, minute(20))) == "satisfied"


@pytest.mark.parametrize(
    ("calendar", "events", "due"),
    [
        ("wall", "a650", 710),
        ("service", "a0", 60),
        ("service", "a650", 1430),  # 19:50 and an hour of service time: 08:50 next morning
        ("working", "a150", 300),  # 11:30 and an hour of working time, over lunch: 14:00
    ],
)
def test_calendars(calendar: str, events: str, due: float) -> None:
    subject = rule({"template": "response", **AB, "within": {"max": "PT1H", "calendar": calendar}})
    assert said(evaluate(subject, log(events), CLOCKS, minute(0))) == f"pending<{due}"
