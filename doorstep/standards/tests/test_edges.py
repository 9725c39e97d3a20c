"""The edges of a log: orders that never end, equal instants, late facts, reopening, zones and midnight."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.standards.compiling import Rule
from doorstep.standards.evaluation import evaluate
from doorstep.standards.tests.logs import CLOCKS, facts, log, minute, rule, said
from doorstep.standards.tests.test_laws import histories, judged, rules
from doorstep.standards.verdicts import Fact, Log, Outcome

AB: dict[str, Any] = {"template": "response", "activation": "a", "target": "b"}
WITHIN: dict[str, Any] = {**AB, "within": {"max": "PT30M"}}
PRECEDED: dict[str, Any] = {**AB, "template": "precedence"}
YEARS = 10 * 365 * 24 * 60


def told(
    fields: dict[str, Any], events: str | Sequence[Fact], now: float, closed: float | None = None
) -> str:
    return said(evaluate(rule(fields), log(events, closed=closed), CLOCKS, minute(now)))


# --- an order that never ends ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "events", "expected"),
    [
        (AB, "a0", "pending"),
        (WITHIN, "a0", "violated@30"),
        ({"template": "existence", "activation": "a"}, "", "pending"),
        ({"template": "absence", "activation": "a"}, "", "satisfied"),
        ({"template": "end", "activation": "a"}, "a0", "satisfied"),
        ({**AB, "template": "responded_existence"}, "a0", "pending"),
        ({**AB, "template": "absence_between", "until": "c"}, "a0 b1", "n/a"),
        ({**WITHIN, "pause": [{"start": {"event": "p"}, "stop": {"event": "r"}}]}, "a0 p10", "pending"),
        ({**WITHIN, "within": {"max": "PT30M", "calendar": "working"}}, "a0", "violated@30"),
    ],
)
def test_time_alone_decides_deadlines_and_nothing_else(
    fields: dict[str, Any], events: str, expected: str
) -> None:
    assert told(fields, events, YEARS) == expected


def test_an_order_with_a_thousand_visits_is_judged_activation_by_activation() -> None:
    visits = [fact for n in range(1000) for fact in facts(f"a{n * 100} b{n * 100 + 30}")]
    numbered = [fact._replace(seq=seq) for seq, fact in enumerate(visits, start=1)]
    kept = evaluate(rule(WITHIN), log(numbered), CLOCKS, minute(YEARS))
    assert (kept.outcome, kept.activations, kept.fulfilled, len(kept.witnesses)) == (
        Outcome.SATISFIED, 1000, 1000, 20,
    )  # fmt: skip
    late = evaluate(rule(WITHIN), log([*numbered, *facts("a200000")]), CLOCKS, minute(200_031))
    assert (late.outcome, late.violated, late.violated_at) == (Outcome.VIOLATED, 1, minute(200_030))


# --- equal instants ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "events", "expected"),
    [
        # what was recorded first stands first
        (WITHIN, "a0 b0", "satisfied"),
        (WITHIN, "b0 a0", "pending<30"),
        (PRECEDED, "b0 a0", "satisfied"),
        (PRECEDED, "a0 b0", "violated@0 mended@0"),
        # an instant is in time at both ends of its window
        ({**WITHIN, "within": {"min": "PT10M", "max": "PT10M"}}, "a0 b10", "satisfied"),
        ({**WITHIN, "within": {"max": "PT0S"}}, "a0 b0", "satisfied"),
        ({**WITHIN, "cancel": "c"}, "a0 b30 c30", "satisfied"),
        ({**WITHIN, "cancel": "c"}, "a0 c30 b30", "n/a"),
        # a pause of no length stops nothing
        ({**WITHIN, "pause": [{"start": {"event": "p"}, "stop": {"event": "r"}}]}, "a0 p5 r5", "pending<30"),
        ({"template": "absence_after", "activation": "a", "target": "b"}, "b0 a0", "satisfied"),
        ({"template": "absence_after", "activation": "a", "target": "b"}, "a0 b0", "violated@0"),
        ({"template": "chain_response", "activation": "a", "target": "b"}, "a0 c0 b0", "violated@0"),
    ],
)
def test_equal_instants(fields: dict[str, Any], events: str, expected: str) -> None:
    assert told(fields, events, 30) == expected


# --- facts told late ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "before", "late", "then"),
    [
        # the deadline has passed; then it is told that the target had come in time, or too late
        (WITHIN, ("a0", "violated@30"), "b20", "satisfied"),
        (WITHIN, ("a0", "violated@30"), "b40", "violated@30 mended@40"),
        # a waiver before the deadline, told after it
        ({**WITHIN, "cancel": "c"}, ("a0", "violated@30"), "c20", "n/a"),
        # the pause that was told late gives its time back
        (
            {**WITHIN, "pause": [{"start": {"event": "p"}, "stop": {"event": "r"}}]},
            ("a0 r100", "violated@30"),
            "p10",
            "pending<120",
        ),
        # what should have come first came first
        (PRECEDED, ("a10", "violated@10"), "b5", "satisfied"),
        # the first event is another than was thought
        ({"template": "init", "activation": "a"}, ("a10", "satisfied!"), "b5", "violated@5"),
    ],
)
def test_a_fact_told_late_is_judged_where_it_happened(
    fields: dict[str, Any], before: tuple[str, str], late: str, then: str
) -> None:
    known, expected = facts(before[0]), before[1]
    assert told(fields, known, 110) == expected
    [fact] = facts(late)
    assert told(fields, [*known, fact._replace(seq=99)], 110) == then


def test_a_fact_told_after_the_order_was_closed_counts_too() -> None:
    assert told(WITHIN, "a0", 60, closed=10) == "violated@10"
    assert told(WITHIN, "a0 b5", 60, closed=10) == "satisfied!"
    # what comes after closing still answers: only silence was decided by it
    assert told(WITHIN, "a0 b20", 60, closed=10) == "satisfied!"


# --- reopening ---------------------------------------------------------------------------------------------


@given(rules(), histories(), st.integers(0, 500), st.integers(0, 500))
def test_reopening_undoes_what_closing_decided(
    subject: Rule, known: list[Fact], after: int, later: int
) -> None:
    """A reopened log is as if it had never been closed; so is what follows."""
    closed_at = (known[-1].at if known else minute(0)) + timedelta(minutes=after)
    now = closed_at + timedelta(minutes=later)
    assert judged(subject, known, closed_at, closed_at).final
    reopened, _ = Log.of(known, {}, closed_at).extended(Fact("o", "order.reopened", now, 99, {}), None)
    never_closed = Log.of([*known, Fact("o", "order.reopened", now, 99, {})], {})
    assert evaluate(subject, reopened, CLOCKS, now) == evaluate(subject, never_closed, CLOCKS, now)


# --- zones and midnight ------------------------------------------------------------------------------------

ZONES = ["UTC", "Asia/Shanghai", "Asia/Urumqi", "America/New_York", "Europe/Berlin", "Pacific/Kiritimati"]


@given(rules(), histories(), st.lists(st.sampled_from(ZONES), min_size=9, max_size=9), st.integers(0, 9000))
def test_the_zone_in_which_an_instant_is_written_is_nothing(
    subject: Rule, known: list[Fact], zones: list[str], later: int
) -> None:
    abroad = [
        fact._replace(at=fact.at.astimezone(ZoneInfo(zone))) for fact, zone in zip(known, zones, strict=False)
    ]
    now = minute(later)
    assert judged(subject, abroad, now.astimezone(ZoneInfo(zones[0]))) == judged(subject, known, now)


@pytest.mark.parametrize("zone", ZONES)
def test_an_instant_in_a_body_may_be_written_in_any_zone(zone: str) -> None:
    fields = {**AB, "within": {"max": "PT0S", "from_field": "from_at"}}
    written = minute(60).astimezone(ZoneInfo(zone)).isoformat()
    assert told(fields, [Fact("1", "a", minute(0), 1, {"from_at": written})], 0) == "pending<60"


@pytest.mark.parametrize(
    ("calendar", "at_local", "due_local"),
    [
        # service runs from 08:00 to 20:00 on every day, working 08:30-12:00 and 13:30-18:00 on weekdays
        ("service", "2026-03-02T19:59", "2026-03-03T08:29"),
        ("service", "2026-03-02T20:00", "2026-03-03T08:30"),
        ("service", "2026-03-02T23:59", "2026-03-03T08:30"),
        ("service", "2026-03-03T00:00", "2026-03-03T08:30"),
        ("service", "2026-03-01T19:30", "2026-03-01T20:00"),  # a Sunday, until the last instant
        ("working", "2026-03-02T11:45", "2026-03-02T13:45"),  # over lunch
        ("working", "2026-03-06T17:45", "2026-03-09T08:45"),  # over a weekend
        ("working", "2026-03-07T00:00", "2026-03-09T09:00"),  # Saturday begins
        ("working", "2026-03-06T17:30", "2026-03-06T18:00"),
    ],
)
def test_half_an_hour_around_midnight_and_closing_time(calendar: str, at_local: str, due_local: str) -> None:
    local = ZoneInfo("Asia/Shanghai")
    at, due = (datetime.fromisoformat(each).replace(tzinfo=local) for each in (at_local, due_local))
    subject = rule({**AB, "within": {"max": "PT30M", "calendar": calendar}})
    known = Log.of([Fact("1", "a", at, 1, {})], {})
    assert evaluate(subject, known, CLOCKS, at).due_at == due
    assert evaluate(subject, known, CLOCKS, due).outcome is Outcome.PENDING
    assert evaluate(subject, known, CLOCKS, due + timedelta(milliseconds=1)).violated_at == due
