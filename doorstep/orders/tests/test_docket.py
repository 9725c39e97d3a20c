"""A law of the stored verdicts: they depend on the events and on when these were recorded, not on who looked
when.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.orders.clocks import clocks
from doorstep.orders.judging import Docket
from doorstep.orders.log import Entry, attributes, evaluation_log
from doorstep.orders.models import Order, VerdictInterval
from doorstep.standards.evaluation import evaluate
from doorstep.standards.models import Edition
from doorstep.standards.services import publish_edition
from doorstep.standards.verdicts import Outcome
from tests.cast import at
from tests.lives import DISSATISFIED, SAID, STANDARD

RECEIVED = {
    "number": "GD-1", "kind": "install", "segment": "home", "unit": "hf-east", "grid": "HF-YH",
    "customer_id": "C1", "site_id": "S1",
    "access": "ftth", "same_day": False, "emergency": False, "products": [],
}  # fmt: skip
KINDS = (
    "call.made", "plan.proposed", "plan.agreed", "cabling.done", "speed.tested", "acceptance.signed",
    "customer.rated", "order.replied", "order.suspended", "order.resumed", "order.closed", "order.reopened",
    "order.cancelled",
)  # fmt: skip
ORDER = Order(number="GD-1")


@st.composite
def told(draw: st.DrawFn) -> tuple[str, dict[str, Any], int, int]:
    """Kind, body, hours since the event before was recorded, hours by which it is told late."""
    kind = draw(st.sampled_from(KINDS))
    body = DISSATISFIED if kind == "acceptance.signed" and draw(st.booleans()) else SAID[kind]
    return (
        kind,
        dict(body),
        draw(st.sampled_from([0, 0, 1, 5, 30, 60])),
        draw(st.sampled_from([0, 0, 0, 2, 40])),
    )


def log(events: Sequence[tuple[str, dict[str, Any], int, int]], edition: str) -> list[Entry]:
    pins = [{"standard": "TEST", "edition": edition, "parameters": {}}]
    entries = [_entry(1, "order.received", {**RECEIVED, "standards": pins}, 0, 0)]
    hours = 0
    for seq, (kind, body, pause, late) in enumerate(events, start=2):
        hours += pause
        entries.append(_entry(seq, kind, body, hours, min(late, hours)))
    return entries


def _entry(seq: int, kind: str, body: dict[str, Any], hours: int, late: int) -> Entry:
    recorded_at = at(6) + timedelta(hours=hours)
    return Entry(
        id=UUID(int=seq), number="GD-1", seq=seq, kind=kind, version=1, actor="system:doorstep",
        occurred_at=recorded_at - timedelta(hours=late), recorded_at=recorded_at, happened=late > 0,
        device={}, body=body, previous_hash="", hash="",
    )  # fmt: skip


def judged(entries: Sequence[Entry], looks: Sequence[int] = ()) -> list[VerdictInterval]:
    """Every interval that is begun when somebody looks at these minutes, and at the end, ten days later."""
    docket = Docket.opened(ORDER, entries[0])
    stored = [at(6) + timedelta(minutes=minute) for minute in sorted(looks)]
    for entry in entries[1:]:
        while stored and stored[0] < entry.recorded_at:
            docket.wait(stored.pop(0))
        docket.add(entry)
    for now in [*stored, entries[-1].recorded_at + timedelta(days=10)]:
        docket.wait(now)
    return docket.begun


def fields(rows: Sequence[VerdictInterval]) -> list[dict[str, Any]]:
    return [{k: v for k, v in row.__dict__.items() if k not in ("_state", "id")} for row in rows]


@pytest.fixture
def edition(db: None) -> Edition:
    return publish_edition(content=STANDARD, file="test.yaml", now=at(5))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(told(), max_size=12), looks=st.lists(st.integers(0, 14_400), max_size=8))
def test_it_does_not_matter_when_somebody_looks(
    edition: Edition, events: list[tuple[str, dict[str, Any], int, int]], looks: list[int]
) -> None:
    entries = log(events, edition.sha256)
    assert fields(judged(entries, looks)) == fields(judged(entries))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(told(), max_size=12))
def test_the_intervals_of_a_clause_follow_each_other_without_overlap(
    edition: Edition, events: list[tuple[str, dict[str, Any], int, int]]
) -> None:
    rows = judged(log(events, edition.sha256))
    for clause in {row.clause for row in rows}:
        mine = [row for row in rows if row.clause == clause]
        for row, following in zip(mine, mine[1:], strict=False):
            assert row.to_at is not None and row.from_at <= row.to_at <= following.from_at
        assert all(row.to_at is not None for row in mine[:-1])


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(told(), max_size=12))
def test_no_deadline_is_left_behind(
    edition: Edition, events: list[tuple[str, dict[str, Any], int, int]]
) -> None:
    """Whatever is pending is due later than the last look."""
    entries = log(events, edition.sha256)
    end = entries[-1].recorded_at + timedelta(days=10)
    pending = [row for row in judged(entries) if row.to_at is None and row.due_at is not None]
    assert all(row.outcome == "pending" and row.due_at is not None and row.due_at >= end for row in pending)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(events=st.lists(told(), max_size=12))
def test_what_stands_is_what_all_clauses_say_of_the_whole_log(
    edition: Edition, events: list[tuple[str, dict[str, Any], int, int]]
) -> None:
    """Only what an event touches is judged again; nothing that it could have changed is forgotten."""
    first, *following = log(events, edition.sha256)
    docket = Docket.opened(ORDER, first)
    for length, entry in enumerate([first, *following], start=1):
        if length > 1:
            docket.add(entry)
        known = evaluation_log([first, *following][:length], attributes(first.body))
        now = entry.recorded_at
        found = {rule.id: evaluate(rule, known, clocks(), now) for rule in docket.rulebook.rules}
        standing = {
            row.clause: (row.outcome, row.final, row.due_at, row.violated_at, row.remedied_at, row.witnesses)
            for row in docket.begun
            if row.to_at is None
        }
        assert standing == {
            clause: (v.outcome.value, v.final, v.due_at, v.violated_at, v.remedied_at, list(v.witnesses))
            for clause, v in found.items()
            if v.outcome is not Outcome.NOT_APPLICABLE
        }
