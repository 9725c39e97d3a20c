"""What is written at once is what the verbs would have written event by event."""

from __future__ import annotations

from typing import Any

import pytest

from benchmarks.hotel.history import write
from benchmarks.hotel.world import Hotel, opened, people, take_in
from doorstep.accounts.models import Device
from doorstep.core import clock
from doorstep.orders import proving
from doorstep.orders.models import Event, Order, VerdictInterval
from doorstep.projects.models import Room

ROOMS = 3


@pytest.mark.django_db
def test_a_log_written_at_once_is_the_same_as_one_told_event_by_event() -> None:
    now = clock.now()
    people(now)
    told, written = opened(0, now, floors=1), opened(1, now, floors=1)
    for _ in range(ROOMS):
        take_in(told, told.next_room())
    write(written.order, (event for _ in range(ROOMS) for event in written.next_room()), written.crew)
    assert _stored(told) == _stored(written)
    assert [row["state"] for row in _stored(written)["rooms"]].count("done") == ROOMS
    assert list(proving.verify([written.order])) == [(written.order, [])]


@pytest.mark.django_db
def test_what_was_written_at_once_is_gone_on_with() -> None:
    now = clock.now()
    people(now)
    hotel = opened(0, now, floors=1)
    write(hotel.order, hotel.next_room(), hotel.crew)
    took = take_in(hotel, hotel.next_room()).took_s
    assert (len(took), Room.objects.filter(state="done").count(), Device.objects.count()) == (4, 2, 2)
    assert list(proving.verify([hotel.order])) == [(hotel.order, [])]


def _stored(hotel: Hotel) -> dict[str, Any]:
    """Everything of a hotel's log and what follows it, but for what two hotels can't share."""
    order = Order.objects.get(number=hotel.order)
    seqs = dict(Event.objects.filter(order=order).values_list("pk", "seq"))
    rooms = Room.objects.filter(rollout=hotel.rollout).values(
        "number",
        "state",
        "occupied",
        "opened_at",
        "ended_at",
        "result",
        "conflict",
        "again",
        "told_by",
        "order",
    )
    verdicts = VerdictInterval.objects.filter(order=order).order_by("clause", "from_at", "id")
    return {
        "order": (order.state, order.state_since_at, order.seq, order.next_due_at),
        "events": list(
            Event.objects.filter(order=order)
            .order_by("seq")
            .exclude(kind__in=["order.received", "room.mapped"])
            .values("seq", "kind", "version", "actor", "occurred_at", "recorded_at", "happened", "body")
        ),
        "rooms": [
            {**row, "told_by": row["told_by"] == order.pk, "order": row["order"] == order.pk} for row in rooms
        ],
        "devices": list(
            Device.objects.filter(site=order.site_id).values("place", "model", "placed_at", "removed_at")
        ),
        "verdicts": [
            (row.clause, row.standard, row.outcome, row.final, row.due_at, row.from_at, row.to_at,
             row.cause and seqs[row.cause], [seqs[_uuid(each)] for each in row.witnesses])
            for row in verdicts
        ],
    }  # fmt: skip


def _uuid(said: Any) -> Any:
    from uuid import UUID

    return said if isinstance(said, UUID) else UUID(said)
