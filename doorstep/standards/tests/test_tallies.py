"""Counts over many orders: caps and floors by person or place and calendar period."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.standards.tallies import Span, judge, kinds_of, span_of, tallied, tally
from doorstep.standards.tests.logs import quota, said
from doorstep.standards.verdicts import Fact, Log, Outcome, Verdict

SHANGHAI = ZoneInfo("Asia/Shanghai")
WANG, LI = "technician:HF-0007", "technician:HF-0012"
TICK = timedelta(milliseconds=1)
MARCH, APRIL = Span(date(2026, 3, 1), date(2026, 4, 1)), Span(date(2026, 4, 1), date(2026, 5, 1))
CAP: dict[str, Any] = {
    "template": "count_per", "activation": "a", "per": {"field": "actor"}, "period": "month", "at_most": 2,
}  # fmt: skip
FLOOR: dict[str, Any] = {**CAP, "at_most": None, "at_least": 2}


def at(day: float, month: int = 3) -> datetime:
    return datetime(2026, month, 1, tzinfo=SHANGHAI) + timedelta(days=day - 1)


def a(day: float, who: str = WANG, month: int = 3, **body: Any) -> Fact:
    return Fact(f"a{month}-{day:g}-{who[-1:]}", "a", at(day, month), 1, body, who)


def counted(fields: dict[str, Any], *facts: Fact, now: datetime | None = None) -> dict[tuple[str, Span], str]:
    """Each fact in an order of its own."""
    logs = [Log.of([fact], {}) for fact in facts]
    return {key: told(each) for key, each in tally(quota(fields), logs, now or at(20)).items()}


def told(verdict: Verdict) -> str:
    """As in `logs.said`, with days of March for minutes."""

    def day(when: datetime | None) -> str:
        return "" if when is None else f"{(when - at(1)) / timedelta(days=1) + 1:g}"

    word = {
        Outcome.PENDING: "pending<" + day(verdict.due_at),
        Outcome.VIOLATED: "violated@" + day(verdict.violated_at),
    }
    return word.get(verdict.outcome) or said(verdict)


@pytest.mark.parametrize(
    ("days", "now", "expected"),
    [
        ([5], at(20), "satisfied"),
        ([5, 6], at(20), "satisfied"),
        ([5, 6], at(1, 4), "satisfied"),
        ([5, 6], at(1, 4) + TICK, "satisfied!"),
        ([5, 6, 7], at(20), "violated@7"),
        ([7, 6, 5, 9], at(20), "violated@7"),  # recorded late: the order of happening counts
        ([5, 5, 5], at(20), "violated@5"),
    ],
)
def test_a_cap_is_broken_by_the_first_too_many(days: Sequence[float], now: datetime, expected: str) -> None:
    facts = [a(day)._replace(id=str(n)) for n, day in enumerate(days)]
    assert counted(CAP, *facts, now=now) == {(WANG, MARCH): expected}


@pytest.mark.parametrize(
    ("days", "now", "expected"),
    [
        ([5], at(20), "pending<32"),
        ([5], at(1, 4), "pending<32"),
        ([5], at(1, 4) + TICK, "violated@32"),
        ([5, 6], at(6), "satisfied!"),
        ([5, 6, 7], at(1, 5), "satisfied!"),
    ],
)
def test_a_floor_is_pending_until_its_period_is_over(
    days: Sequence[float], now: datetime, expected: str
) -> None:
    assert counted(FLOOR, *[a(day) for day in days], now=now) == {(WANG, MARCH): expected}


def test_a_cap_and_a_floor() -> None:
    both = {**CAP, "at_most": 2, "at_least": 2}
    assert counted(both, a(5)) == {(WANG, MARCH): "pending<32"}
    assert counted(both, a(5), a(6)) == {(WANG, MARCH): "satisfied"}
    assert counted(both, a(5), a(6), a(7)) == {(WANG, MARCH): "violated@7"}
    assert counted({**CAP, "at_most": 0}, a(5)) == {(WANG, MARCH): "violated@5"}


def test_each_person_and_each_period_counts_for_itself() -> None:
    facts = [a(5), a(6), a(7, LI), a(31.99), a(1, month=4), a(2, month=4)]
    assert counted(CAP, *facts, now=at(3, 4)) == {
        (WANG, MARCH): "violated@31.99",
        (LI, MARCH): "satisfied!",
        (WANG, APRIL): "satisfied",
    }


def test_midnight_begins_the_next_period() -> None:
    last = a(1, month=4)._replace(at=at(1, 4) - timedelta(microseconds=1), id="last")
    assert set(counted(CAP, last, a(1, month=4), now=at(2, 4))) == {(WANG, MARCH), (WANG, APRIL)}


@pytest.mark.parametrize(
    ("per", "order", "body", "key"),
    [
        ({"field": "actor"}, {}, {}, WANG),
        ({"field": "room.no"}, {}, {"room": {"no": 301}}, "301"),
        ({"field": "room.no"}, {}, {"room": 5}, None),
        ({"order": "site"}, {"site": "S1"}, {}, "S1"),
        ({"order": "site"}, {}, {"site": "S1"}, None),
        ({"field": "names"}, {}, {"names": ["x"]}, None),
        ({"field": "name"}, {}, {"name": ""}, None),
    ],
)
def test_by_what_it_counts(
    per: dict[str, str], order: dict[str, Any], body: dict[str, Any], key: str | None
) -> None:
    found = tallied(quota({**CAP, "per": per}), a(5, **body), order)
    assert (found.key if found else None) == key


def test_an_event_that_nobody_brought_about_is_nobodys() -> None:
    assert counted(CAP, a(5, "")) == {}


def test_the_condition_and_the_scope_decide_what_is_counted() -> None:
    fields = {
        **CAP,
        "activation": {"event": "a", "when": {"bad": True, "actor": WANG}},
        "scope": {"kind": ["repair"]},
    }
    subject = quota(fields)
    assert tallied(subject, a(5, bad=True), {"kind": "repair"})
    assert not tallied(subject, a(5, bad=False), {"kind": "repair"})
    assert not tallied(subject, a(5, bad=True), {"kind": "install"})
    assert not tallied(subject, a(5, LI, bad=True), {"kind": "repair"})
    assert not tallied(subject, a(5, bad=True)._replace(kind="b"), {"kind": "repair"})


def test_a_floor_by_place_asks_from_the_order_on() -> None:
    fields = {**FLOOR, "per": {"order": "site"}}
    opened = Fact("1", "order.received", at(3), 1, {})
    subject = quota(fields)
    assert kinds_of(subject) == {"a", "order.received"}
    logs = [Log.of([opened], {"site": "S1"})]
    assert {key: told(each) for key, each in tally(subject, logs, at(9)).items()} == {
        ("S1", MARCH): "pending<32"
    }
    logs.append(Log.of([opened._replace(id="2"), a(4), a(5)], {"site": "S1"}))
    assert {key: told(each) for key, each in tally(subject, logs, at(9)).items()} == {
        ("S1", MARCH): "satisfied!"
    }
    # by person there is nobody to ask before he does something; a cap asks nobody who does nothing
    assert kinds_of(quota(FLOOR)) == kinds_of(quota({**CAP, "per": {"order": "site"}})) == {"a"}


def test_every_event_is_judged_by_its_own_orders_figures() -> None:
    strict, mild = quota({**CAP, "at_most": 1}), quota({**CAP, "at_most": 3})

    def of(days: Sequence[tuple[float, Any]]) -> str:
        return told(judge([found for day, own in days if (found := tallied(own, a(day), {}))], at(20)))

    assert of([(5, mild), (6, mild), (7, mild)]) == "satisfied"
    assert of([(5, mild), (6, strict), (7, mild)]) == "violated@6"
    assert of([(5, strict), (6, mild), (7, mild), (8, mild)]) == "violated@8"


def test_the_witnesses_are_those_that_decide() -> None:
    [verdict] = tally(quota(CAP), [Log.of([a(5), a(6), a(7), a(8)], {})], at(20)).values()
    assert (verdict.witnesses, verdict.activations) == (("a3-5-7", "a3-6-7", "a3-7-7"), 3)


@pytest.mark.parametrize(
    ("on", "period", "from_on", "to_on"),
    [
        (date(2026, 3, 31), "day", date(2026, 3, 31), date(2026, 4, 1)),
        (date(2026, 3, 1), "week", date(2026, 2, 23), date(2026, 3, 2)),  # a Sunday
        (date(2026, 3, 2), "week", date(2026, 3, 2), date(2026, 3, 9)),
        (date(2026, 12, 31), "month", date(2026, 12, 1), date(2027, 1, 1)),
        (date(2026, 3, 31), "quarter", date(2026, 1, 1), date(2026, 4, 1)),
        (date(2026, 10, 1), "quarter", date(2026, 10, 1), date(2027, 1, 1)),
        (date(2026, 7, 1), "year", date(2026, 1, 1), date(2027, 1, 1)),
    ],
)
def test_periods_are_those_of_the_local_calendar(on: date, period: Any, from_on: date, to_on: date) -> None:
    for hour in (0, 12, 23.999):
        when = datetime(on.year, on.month, on.day, tzinfo=SHANGHAI) + timedelta(hours=hour)
        assert span_of(when, period) == Span(from_on, to_on)


# --- laws --------------------------------------------------------------------------------------------------

FIGURES = st.sampled_from([(0, None), (1, None), (3, None), (None, 1), (None, 3), (1, 1), (3, 2), (4, 1)])
MOMENTS = st.integers(0, 92 * 24 * 4).map(lambda quarter: at(1, 2) + timedelta(minutes=15 * quarter))
ACTS = st.lists(st.tuples(MOMENTS, st.sampled_from([WANG, LI])), max_size=12)


@st.composite
def quotas(draw: st.DrawFn) -> Any:
    most, least = draw(FIGURES)
    period = draw(st.sampled_from(["day", "week", "month", "quarter", "year"]))
    return quota({**CAP, "period": period, "at_most": most, "at_least": least})


def logs_of(acts: Sequence[tuple[datetime, str]]) -> list[Log]:
    return [Log.of([Fact(f"{n:02d}", "a", when, 1, {}, who)], {}) for n, (when, who) in enumerate(acts)]


@given(quotas(), ACTS, MOMENTS)
def test_it_agrees_with_counting_period_by_period(
    subject: Any, acts: list[tuple[datetime, str]], now: datetime
) -> None:
    found = tally(subject, logs_of(acts), now)
    assert set(found) == {(who, span_of(when, subject.period)) for when, who in acts}
    for (who, span), verdict in found.items():
        mine = sorted(when for when, one in acts if one == who and span.from_at <= when < span.to_at)
        most, least = subject.at_most, subject.at_least
        if most is not None and len(mine) > most:
            assert (verdict.outcome, verdict.violated_at) == (Outcome.VIOLATED, mine[most])
        elif least is not None and len(mine) < least:
            late = now > span.to_at
            assert verdict.outcome is (Outcome.VIOLATED if late else Outcome.PENDING)
            assert (verdict.violated_at if late else verdict.due_at) == span.to_at
        else:
            assert verdict.outcome is Outcome.SATISFIED


@given(quotas(), ACTS, st.randoms(), MOMENTS)
def test_the_order_in_which_orders_are_looked_at_is_nothing(
    subject: Any, acts: list[tuple[datetime, str]], chance: Any, now: datetime
) -> None:
    logs = logs_of(acts)
    found = tally(subject, logs, now)
    chance.shuffle(logs)
    assert tally(subject, logs, now) == found


@given(quotas(), ACTS)
def test_a_final_verdict_stays_as_events_go_on(subject: Any, acts: list[tuple[datetime, str]]) -> None:
    acts = sorted(acts)
    final: dict[tuple[str, Span], Verdict] = {}
    for length, (now, _) in enumerate(acts, start=1):
        found = tally(subject, logs_of(acts[:length]), now)
        for key, before in final.items():
            assert found[key].final and found[key].outcome is before.outcome
            assert found[key].violated_at == before.violated_at
        final |= {key: verdict for key, verdict in found.items() if verdict.final}
