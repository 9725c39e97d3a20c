"""However a phone's batches are split, repeated, mixed or cut off, the log is the one of sending all once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from doorstep.orders.models import Quarantined
from doorstep.orders.proving import verify_order
from doorstep.orders.queries import entries_of
from doorstep.visits.services import Offered, Receipt
from doorstep.visits.tests.phones import Phone, outcome
from tests.cast import at
from tests.worlds import Visit

DONE = [
    "door.greeted", "plan.proposed", "plan.agreed", "cabling.done",
    "optical.measured", "speed.tested", "optical.measured", "fault.fixed",
]  # fmt: skip

#: A batch: how many answered events it begins before, how many new ones it has, whether its answer is lost.
Sending = tuple[int, int, bool]
sendings = st.lists(st.tuples(st.integers(0, 7), st.integers(1, 8), st.booleans()), max_size=4)
tried = settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Back(Exception):
    """Takes the database back to where an example began."""


def day() -> list[Offered]:
    phone = Phone()
    return [phone.record(kind, at(10, minute)) for minute, kind in enumerate(DONE)]


def logged(number: str) -> list[tuple[Any, ...]]:
    return [(e.id, e.kind, dict(e.body), e.occurred_at, e.actor) for e in entries_of(number)]


def in_turns(done: list[Offered], sendings: list[Sending]) -> list[list[Offered]]:
    """What the server gets: batches from before or at the first unanswered event on; at last the rest."""
    batches, answered = [], 0
    for back, count, lost in sendings:
        begin = max(0, answered - back)
        end = min(len(done), answered + count)
        batches.append(done[begin:end])
        answered = answered if lost else end
    return [*batches, done[answered:], done]


def deliver(batches: list[list[Offered]], late: list[int]) -> list[Receipt]:
    """Each batch, then those of `late` once more: the network brings copies at any time."""
    phone, receipts = Phone(), []
    for turn, batch in enumerate(batches):
        copies = [batches[index] for index in late if index < turn]
        for each in [batch, *copies]:
            phone.recorded = list(each)
            receipts += phone.send(at(11, turn))
    return receipts


def told(receipts: list[Receipt]) -> list[str]:
    return [receipt.id for receipt in receipts if receipt.status == "accepted"]


@tried
@given(sendings=sendings, late=st.lists(st.integers(0, 4), max_size=2), happened=st.booleans())
def test_batches_split_repeated_late_or_cut_off_make_the_same_log(
    on_site: Visit, sendings: list[Sending], late: list[int], happened: bool
) -> None:
    done = [replace(event, happened=happened) for event in day()]
    with pytest.raises(Back), transaction.atomic():
        deliver([done], [])
        once = logged(on_site.number)
        raise Back
    with pytest.raises(Back), transaction.atomic():
        receipts = deliver(in_turns(done, sendings), late)
        assert set(outcome(receipts)) <= {"accepted", "repeated"}
        assert told(receipts) == [str(event.id) for event in done], "each is taken in once, in the order done"
        assert logged(on_site.number) == once
        assert verify_order(on_site.order, entries_of(on_site.number)) == []
        assert not Quarantined.objects.exists()
        raise Back
