"""A phone's clock: believed when it agrees with ours, corrected when it doesn't, never believed blindly."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from doorstep.orders.models import Quarantined
from doorstep.orders.queries import entries_of, verdicts_now
from doorstep.orders.services import fire_deadlines
from doorstep.visits.tests.phones import Phone, codes, outcome
from tests.cast import at
from tests.worlds import Visit


def test_a_clock_that_is_right_is_taken_at_its_word(on_site: Visit) -> None:
    phone = Phone()
    phone.record("door.greeted", at(10))
    phone.send(at(10, 40))
    entry = entries_of(on_site.number)[-1]
    assert (entry.occurred_at, entry.recorded_at) == (at(10), at(10, 40))
    assert entry.device["id"] == "a-phone"
    assert (entry.device["claimed_at"], entry.device["skew_s"]) == (at(10).isoformat(), 0)


@pytest.mark.parametrize("skew", [timedelta(hours=3), timedelta(days=-400), timedelta(days=20_000)])
def test_a_wrong_clock_is_corrected_by_what_it_says_of_itself_and_its_claim_is_kept(
    on_site: Visit, skew: timedelta
) -> None:
    phone = Phone(skew=skew)
    phone.record("door.greeted", at(10))
    assert outcome(phone.send(at(10, 40))) == ["accepted"]
    entry = entries_of(on_site.number)[-1]
    assert entry.occurred_at == at(10)
    assert datetime.fromisoformat(entry.device["claimed_at"]) == at(10) + skew
    assert entry.device["skew_s"] == skew.total_seconds()


def test_a_clock_a_little_off_is_let_be(on_site: Visit) -> None:
    phone = Phone(skew=timedelta(seconds=-90))
    phone.record("door.greeted", at(10))
    phone.send(at(10, 40))
    assert entries_of(on_site.number)[-1].occurred_at == at(10) - timedelta(seconds=90)


def test_a_clock_a_little_fast_does_not_put_events_into_the_future(on_site: Visit) -> None:
    phone = Phone(skew=timedelta(seconds=90))
    phone.record("door.greeted", at(10))
    phone.send(at(10))
    assert entries_of(on_site.number)[-1].occurred_at == at(10)


def test_sent_again_with_another_skew_it_is_the_same_event(on_site: Visit) -> None:
    phone = Phone(skew=timedelta(hours=3))
    phone.record("door.greeted", at(10))
    phone.send(at(10, 5))
    # Somebody has set the clock meanwhile.
    assert outcome(phone.send(at(11), sent_at=at(11))) == ["repeated"]
    assert entries_of(on_site.number)[-1].occurred_at == at(10)


def test_the_same_id_at_another_time_is_another_event(on_site: Visit) -> None:
    phone = Phone()
    event = phone.record("door.greeted", at(10))
    phone.send(at(10, 5))
    phone.recorded = [replace(event, occurred_at=at(10, 1))]
    assert codes(phone.send(at(10, 6))) == ["event-conflict"]


GARBLED = [
    datetime(1970, 1, 1, tzinfo=UTC),
    datetime(1969, 12, 31, 23, tzinfo=UTC),
    datetime(1, 1, 1, tzinfo=UTC),
    datetime(2300, 1, 1, tzinfo=UTC),
    datetime(9999, 12, 31, 23, 59, tzinfo=UTC),
    at(9) + timedelta(days=1),
    at(9) - timedelta(days=3),
]


def test_times_that_cannot_be_are_kept_aside_and_the_log_goes_on(on_site: Visit) -> None:
    phone = Phone()
    for claimed in GARBLED:
        arrived = phone.record("visit.arrived", at(10), happened=True)
        phone.recorded[-1] = replace(arrived, occurred_at=claimed)
    phone.record("door.greeted", at(10, 1))
    receipts = phone.send(at(10, 5))
    assert outcome(receipts) == [*["quarantined" for _ in GARBLED], "accepted"]
    assert codes(receipts) == [*["time-implausible" for _ in GARBLED], None]
    kept = [row.payload["occurred_at"] for row in Quarantined.objects.order_by("id")]
    assert kept == [claimed.isoformat() for claimed in GARBLED]
    fire_deadlines(now=at(20))
    assert verdicts_now(on_site.number), "evaluation is not disturbed"


@pytest.mark.parametrize("sent_at", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, 23, tzinfo=UTC)])
def test_a_phone_without_any_idea_of_the_time_loses_nothing(on_site: Visit, sent_at: datetime) -> None:
    phone = Phone()
    phone.record("door.greeted", at(10))
    receipts = phone.send(at(10, 5), sent_at=sent_at)
    assert codes(receipts) == ["time-implausible"]


def test_deadlines_go_by_when_it_took_place(assigned: Visit) -> None:
    phone = Phone()
    for kind in ("order.studied", "visit.prepared", "visit.departed"):
        phone.record(kind, at(9, 10), happened=True)
    phone.record("visit.arrived", at(9, 45), happened=True)
    # The network is back long after the window began; the arrival was in time.
    phone.send(at(11, 50))
    standing = {row.clause: row.outcome for row in verdicts_now(assigned.number)}
    assert standing["touch.arrive-early"] == "satisfied"
