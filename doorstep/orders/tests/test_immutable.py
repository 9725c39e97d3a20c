"""The log refuses every change, whoever asks in whatever way."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model

from doorstep.orders.models import Event
from doorstep.orders.queries import entries_of
from tests.cast import Cast
from tests.lives import NUMBER, begin


@pytest.fixture
def entry(cast: Cast) -> Event:
    begin(cast)
    return Event.objects.get(order_id=NUMBER, seq=1)


def test_an_event_is_not_changed(entry: Event) -> None:
    entry.actor = "system:forger"
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        entry.save()
    with pytest.raises(IntegrityError, match="order.corrected"), transaction.atomic():
        Event.objects.filter(pk=entry.pk).update(kind="call.made")
    assert entries_of(NUMBER)[0].actor == "system:doorstep"


def test_nor_deleted(entry: Event) -> None:
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        entry.delete()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Event.objects.all().delete()
    assert len(entries_of(NUMBER)) == 1


def test_nor_is_the_table_emptied(entry: Event) -> None:
    """This trigger sleeps in the tests' database (conftest.py): here it is woken."""
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE orders_event ENABLE TRIGGER orders_event_is_append_only_whole")
        cursor.execute("TRUNCATE orders_event")
    assert len(entries_of(NUMBER)) == 1


def test_an_order_with_a_log_is_not_deleted(entry: Event) -> None:
    order: Model = entry.order
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("DELETE FROM orders_verdictinterval")
        cursor.execute("DELETE FROM orders_order WHERE number = %s", [order.pk])
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


@pytest.mark.parametrize(
    ("seq", "message"), [(1, "event_seq_once"), (0, "event_seq_from_one")], ids=["twice", "zero"]
)
def test_a_place_in_the_log_is_taken_once(entry: Event, seq: int, message: str) -> None:
    entry.pk, entry.seq = "0195d1c0-0000-7000-8000-000000000001", seq
    with pytest.raises(IntegrityError, match=message), transaction.atomic():
        entry.save(force_insert=True)
