"""Clauses over many orders: how many events by person or place in a calendar period (`count_per`). Pure.

Each event is judged by the figures that its own order pinned: it breaks the cap when it is one too many for
them. A floor is pending until its period is over, and then broken if it wasn't reached; the figure is that of
the latest event. A period begins at midnight of its first day in Shanghai and ends where the next begins.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from doorstep.core.zone import ZONE
from doorstep.standards import language
from doorstep.standards.compiling import Quota
from doorstep.standards.conditions import read_field
from doorstep.standards.picking import field_of, fields_of
from doorstep.standards.verdicts import PENDING, SATISFIED, VIOLATED, Fact, Log, Outcome, Verdict

#: The event that opens an order.
OPENING = "order.received"
WITNESSES_AT_MOST = 20
#: A longer text is a remark, not the name of somebody or something to count by.
KEY_AT_MOST = 200


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A calendar period: its first day, and the first day after it."""

    from_on: date
    to_on: date

    @property
    def from_at(self) -> datetime:
        return datetime.combine(self.from_on, time(), ZONE)

    @property
    def to_at(self) -> datetime:
        return datetime.combine(self.to_on, time(), ZONE)


class Tallied(NamedTuple):
    """An event that a quota counts. With `counts` false it only makes the key known in its period: its order
    came in. The figures are those of its order's edition.
    """

    id: str
    at: datetime
    key: str
    span: Span
    counts: bool
    at_most: int | None
    at_least: int | None


def span_of(at: datetime, period: language.Period) -> Span:
    """The local calendar period that holds an instant; weeks begin on Monday."""
    on = at.astimezone(ZONE).date()
    match period:
        case "day":
            return Span(on, on + timedelta(days=1))
        case "week":
            monday = on - timedelta(days=on.weekday())
            return Span(monday, monday + timedelta(days=7))
        case "month" | "quarter" | "year":
            months = {"month": 1, "quarter": 3, "year": 12}[period]
            first = on.year * 12 + (on.month - 1) // months * months
            return Span(_month(first), _month(first + months))


def _month(number: int) -> date:
    return date(number // 12, number % 12 + 1, 1)


def kinds_of(quota: Quota) -> frozenset[str]:
    """The kinds of events that may concern a quota ('*': any)."""
    opening = [OPENING] if _asks_from_opening(quota) else []
    return frozenset([*quota.activation.kinds, *opening])


def _asks_from_opening(quota: Quota) -> bool:
    """A floor by an attribute of the order asks from the day on which the order comes in."""
    return quota.at_least is not None and quota.per.order is not None


def tallied(quota: Quota, fact: Fact, order: Mapping[str, object]) -> Tallied | None:
    """The event as the quota takes it; None if it doesn't concern it."""
    counts = _takes(quota, fact, order)
    opens = _asks_from_opening(quota) and fact.kind == OPENING
    if not (counts or opens) or not (quota.scope is None or quota.scope(order, order)):
        return None
    key = _key(quota, fact, order)
    if key is None:
        return None
    span = span_of(fact.at, quota.period)
    return Tallied(fact.id, fact.at, key, span, counts, quota.at_most, quota.at_least)


def _takes(quota: Quota, fact: Fact, order: Mapping[str, object]) -> bool:
    kinds, test = quota.activation.kinds, quota.activation.test
    if fact.kind not in kinds and "*" not in kinds:
        return False
    return test is None or test(fields_of(fact) if quota.activation.by_actor else fact.body, order)


def _key(quota: Quota, fact: Fact, order: Mapping[str, object]) -> str | None:
    found = field_of(fact, quota.per.field) if quota.per.field else read_field(order, quota.per.order or "")
    key = str(found) if isinstance(found, str | int) else ""
    return key if 0 < len(key) <= KEY_AT_MOST else None


def judge(events: Iterable[Tallied], now: datetime) -> Verdict:
    """The verdict on one key in one period, at an instant. `events`: at least one, all of that key and
    period, in any order.
    """
    known = sorted(events, key=lambda event: (event.at, event.id))
    counted = [event for event in known if event.counts]
    for rank, event in enumerate(counted, start=1):
        if event.at_most is not None and rank > event.at_most:
            return _verdict(VIOLATED, True, counted[:rank], violated_at=event.at)
    end, floor = known[-1].span.to_at, known[-1].at_least
    over = now > end
    if floor is None or len(counted) >= floor:
        # Without a cap nothing takes a floor back that was reached.
        return _verdict(SATISFIED, over or all(event.at_most is None for event in known), counted)
    if over:
        return _verdict(VIOLATED, True, counted, violated_at=end)
    return _verdict(PENDING, False, counted, due_at=end)


def _verdict(
    outcome: Outcome,
    final: bool,
    counted: Sequence[Tallied],
    due_at: datetime | None = None,
    violated_at: datetime | None = None,
) -> Verdict:
    """`activations` is the count; the witnesses are the last of them, which decide."""
    witnesses = tuple(event.id for event in counted[-WITNESSES_AT_MOST:])
    return Verdict(outcome, final, due_at, violated_at, None, witnesses, len(counted))


def tally(quota: Quota, logs: Iterable[Log], now: datetime) -> dict[tuple[str, Span], Verdict]:
    """A quota over many orders: by key and period, how it stands at an instant."""
    found: dict[tuple[str, Span], list[Tallied]] = {}
    for log in logs:
        for fact in log.facts:
            event = tallied(quota, fact, log.order)
            if event is not None:
                found.setdefault((event.key, event.span), []).append(event)
    return {key: judge(events, now) for key, events in sorted(found.items())}
