"""Two orders in one outbox, two phones of one login: however it travels, each log is that of one sending."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice, zip_longest
from typing import Any
from unittest.mock import patch

import pytest
from django.db import OperationalError, transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.orders.appending import append
from doorstep.orders.models import Quarantined
from doorstep.orders.proving import verify_order
from doorstep.orders.queries import entries_of, order_named
from doorstep.visits.services import Offered, Receipt
from doorstep.visits.tests.phones import Phone, outcome
from doorstep.visits.tests.test_sync_replay import DONE, Back, logged
from tests.cast import Cast, at
from tests.worlds import Visit, receive

OTHER = "GD900000002"
#: Both doors stand open by then; the phone has no network, then it has.
BEGUN, SENT = at(14, 5), at(16)
tried = settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@dataclass(frozen=True)
class Sending:
    """A batch of `count` events, cut off before the one at `dies` is taken in (None: it isn't cut). `lost`:
    its answer doesn't arrive. `copies`: which earlier batches arrive once more after it."""

    count: int
    lost: bool
    dies: int | None
    copies: tuple[int, ...]


sendings = st.lists(
    st.builds(
        Sending,
        count=st.integers(1, 8),
        lost=st.booleans(),
        dies=st.none() | st.integers(0, 7),
        copies=st.lists(st.integers(0, 5), max_size=2).map(tuple),
    ),
    max_size=6,
)
#: Which order the technician turns to next.
turns = st.lists(st.booleans(), min_size=4, max_size=2 * len(DONE))


@pytest.fixture
def both(cast: Cast, on_site: Visit) -> tuple[str, str]:
    """李强 is in the house of two customers: one floor up, one floor down."""
    other = receive(cast, OTHER, hour=14)
    other.arrive()
    return on_site.number, OTHER


def mixed(numbers: Sequence[str], turns: list[bool], *, happened: bool) -> list[Offered]:
    """What he records at the two, each in its own order, now here and now there."""
    recording, steps = Phone(), [iter(DONE), iter(DONE)]
    for minute, turn in enumerate(turns):
        for kind in islice(steps[turn], 1):
            begun = BEGUN + timedelta(minutes=minute)
            recording.record(kind, begun, happened=happened, order=numbers[turn])
    return [each for each in recording.recorded if isinstance(each, Offered)]


@contextmanager
def dying(before: int | None) -> Iterator[None]:
    """The database goes away before it has taken the event at this place of a batch."""
    taken = 0

    def appending(**said: Any) -> Any:
        nonlocal taken
        if taken == before:
            raise OperationalError("the server closed the connection unexpectedly")
        taken += 1
        return append(**said)

    with patch("doorstep.visits.services.append", appending):
        yield


def offer(batch: Sequence[Offered], now: datetime) -> list[Receipt]:
    phone = Phone()
    phone.recorded = list(batch)
    return phone.send(now)


def deliver(done: list[Offered], sendings: list[Sending]) -> Iterator[list[Receipt]]:
    """Turn by turn what reaches the server, until the phone has an answer for everything: the receipts, lost
    ones too. The phone sends from the first event on that it has no answer for."""
    answered, batches = 0, []
    for turn, sending in enumerate([*sendings, Sending(len(done), False, None, ())]):
        now = SENT + timedelta(minutes=turn)
        batch = done[answered : answered + sending.count]
        batches.append(batch)
        receipts = []
        try:
            with dying(sending.dies):
                receipts += offer(batch, now)
            answered += 0 if sending.lost else len(batch)
        except OperationalError:
            # What it took before it died stays; the phone hears of none of it.
            pass
        for copy in sending.copies:
            receipts += offer(batches[copy % len(batches)], now)
        yield receipts


def plainly(done: list[Offered], numbers: Sequence[str]) -> dict[str, list[tuple[Any, ...]]]:
    """The logs when everything goes out at once; the database is as before."""
    with pytest.raises(Back), transaction.atomic():
        offer(done, SENT)
        logs = {number: logged(number) for number in numbers}
        raise Back
    return logs


@tried
@given(turns=turns, sendings=sendings, happened=st.booleans())
def test_two_orders_mixed_in_one_outbox_keep_their_logs_however_it_is_sent(
    both: tuple[str, str], turns: list[bool], sendings: list[Sending], happened: bool
) -> None:
    done = mixed(both, turns, happened=happened)
    plain = plainly(done, both)
    with pytest.raises(Back), transaction.atomic():
        receipts = [receipt for said in deliver(done, sendings) for receipt in said]
        assert set(outcome(receipts)) <= {"accepted", "repeated"}
        assert {number: logged(number) for number in both} == plain
        for number in both:
            assert_sound(number)
        raise Back


@tried
@given(turns=turns, sendings=sendings, where=st.lists(st.booleans(), max_size=24))
def test_two_phones_of_one_login_keep_each_its_order_and_say_everything_once(
    both: tuple[str, str], turns: list[bool], sendings: list[Sending], where: list[bool]
) -> None:
    """He did it all with one phone in each hand; which one sends next is anybody's guess."""
    done = mixed(both, turns, happened=True)
    hands = [*where, *[False] * len(done)]
    left, right = (
        [each for each, hand in zip(done, hands, strict=False) if hand is side] for side in (True, False)
    )
    with pytest.raises(Back), transaction.atomic():
        none: list[Receipt] = []
        hands_take = deliver(left, sendings[::2]), deliver(right, sendings[1::2])
        turns_taken: Any = zip_longest(*hands_take, fillvalue=none)
        receipts = [receipt for both_said in turns_taken for said in both_said for receipt in said]
        assert set(outcome(receipts)) <= {"accepted", "repeated"}
        for number in both:
            logged_ids = [entry[0] for entry in logged(number)]
            for phone in (left, right):
                recorded = [each.id for each in phone if each.order == number]
                assert [each for each in logged_ids if each in recorded] == recorded
            assert_sound(number)
        raise Back


def assert_sound(number: str) -> None:
    assert verify_order(order_named(number), entries_of(number)) == []
    assert not Quarantined.objects.exists()
