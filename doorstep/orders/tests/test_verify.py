"""Whoever alters a log behind our back is found: the order and the event are named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from doorstep.core.errors import NotFound
from doorstep.orders.log import NewEvent, entry_hash
from doorstep.orders.models import Order, VerdictInterval
from doorstep.orders.proving import Fault
from doorstep.orders.queries import all_numbers, entries_of
from doorstep.orders.services import fire_deadlines, verify
from tests.cast import Cast, at
from tests.lives import NUMBER, Life, begin, run_standard
from tests.tampering import tamper

OTHER = "GD900000002"


@pytest.fixture
def life(cast: Cast) -> Life:
    """An order with a log of its own life, and an untouched one beside it."""
    run_standard(cast)
    begin(cast, OTHER)
    life = begin(cast)
    life.arrive()
    life.work()
    life.say("acceptance.signed")
    fire_deadlines(now=at(11))
    return life


def faults() -> list[Fault]:
    found = dict(verify(all_numbers()))
    assert found[OTHER] == []
    return found[NUMBER]


def test_a_clean_log_has_no_fault(life: Life) -> None:
    assert faults() == []
    assert dict(verify([NUMBER])) == {NUMBER: []}


@pytest.mark.parametrize(
    "change",
    [
        "body = jsonb_set(body, '{dbm}', '-27.0')",
        "actor = 'technician:HF1002'",
        "occurred_at = occurred_at - interval '1 minute'",
        "occurred_at = occurred_at + interval '1 microsecond'",
        "recorded_at = recorded_at + interval '1 second'",
        "happened = NOT happened",
        "kind = 'speed.tested'",
        "version = 2",
        """device = '{"id": "x"}'""",
        "id = gen_random_uuid()",
        "hash = repeat('0', 64)",
    ],
)
def test_an_altered_event_is_named(life: Life, change: str) -> None:
    (event,) = (entry for entry in entries_of(NUMBER) if entry.kind == "optical.measured")
    tamper(f"UPDATE orders_event SET {change} WHERE id = %s", event.id)
    (fault,) = faults()
    assert (fault.number, fault.seq) == (NUMBER, event.seq)
    assert "改动" in fault.what["zh"] and "altered" in fault.what["en"]
    if not change.startswith(("id", "kind")):
        assert (fault.kind, fault.event_id) == (event.kind, str(event.id))


def test_an_event_altered_with_its_hash_breaks_the_next_link(life: Life) -> None:
    entries = entries_of(NUMBER)
    event = entries[6]
    body = dict(event.body) | {"checks": ["forged"]}
    forged = entry_hash(
        event=NewEvent(event.id, event.kind, body, event.occurred_at, event.device),
        number=NUMBER,
        seq=event.seq,
        version=event.version,
        actor=event.actor,
        recorded_at=event.recorded_at,
        happened=event.happened,
        previous_hash=event.previous_hash,
    )
    tamper("UPDATE orders_event SET body = %s, hash = %s WHERE id = %s", json.dumps(body), forged, event.id)
    (fault,) = faults()
    assert fault.event_id == str(entries[7].id) and "链接" in fault.what["zh"]


def test_a_deleted_last_event_is_found(life: Life) -> None:
    entries = entries_of(NUMBER)
    tamper("DELETE FROM orders_event WHERE id = %s", entries[-1].id)
    (fault,) = faults()
    assert fault.seq == len(entries) - 1 and fault.event_id == str(entries[-2].id)
    assert str(len(entries)) in fault.what["zh"] and "removed" in fault.what["en"]


def test_a_deleted_event_in_the_middle_is_found(life: Life) -> None:
    entries = entries_of(NUMBER)
    tamper("DELETE FROM orders_event WHERE id = %s", entries[4].id)
    (fault,) = faults()
    assert fault.event_id == str(entries[5].id) and "第 5 条" in fault.what["zh"]


def test_the_end_cut_off_together_with_the_record_of_it_still_shows(life: Life) -> None:
    entries = entries_of(NUMBER)
    cut, last = entries[-1], entries[-2]
    tamper("DELETE FROM orders_event WHERE id = %s", cut.id)
    Order.objects.filter(number=NUMBER).update(
        seq=last.seq, head_hash=last.hash, state="on_site", state_since_at=entries[7].recorded_at
    )
    assert str(cut.id) in {fault.event_id for fault in faults()}


def test_swapped_events_are_found(life: Life) -> None:
    entries = entries_of(NUMBER)
    one, other = entries[3], entries[4]
    tamper("UPDATE orders_event SET seq = 1000 WHERE id = %s", one.id)
    tamper("UPDATE orders_event SET seq = %s WHERE id = %s", one.seq, other.id)
    tamper("UPDATE orders_event SET seq = %s WHERE id = %s", other.seq, one.id)
    (fault,) = faults()
    assert (fault.seq, fault.event_id) == (one.seq, str(other.id))


def test_an_event_taken_over_from_another_order_is_found(life: Life) -> None:
    tamper("UPDATE orders_event SET order_id = %s, seq = 2 WHERE order_id = %s AND seq = 2", OTHER, NUMBER)
    found = dict(verify(all_numbers()))
    assert found[OTHER][0].seq == 2 and found[NUMBER][0].seq == 3


def test_an_empty_log_is_a_fault(life: Life) -> None:
    tamper("DELETE FROM orders_event WHERE order_id = %s", NUMBER)
    (fault,) = faults()
    assert (fault.number, fault.seq) == (NUMBER, None)


@pytest.mark.parametrize(
    ("columns", "named"),
    [
        ({"state": "replied"}, "replied"),
        ({"state_since_at": at(7)}, "state_since_at"),
        ({"kind": "repair"}, "kind"),
        ({"segment": "hotel"}, "segment"),
        ({"received_at": at(5)}, "received_at"),
        ({"same_day": True}, "same_day"),
        ({"emergency": True}, "emergency"),
        ({"attributes": {}}, "attributes"),
        ({"seq": 3}, "3"),
        ({"head_hash": "0" * 64}, ""),
    ],
)
def test_an_altered_column_of_the_order_is_named(life: Life, columns: dict[str, Any], named: str) -> None:
    Order.objects.filter(number=NUMBER).update(**columns)
    (fault,) = faults()
    assert fault.number == NUMBER and named in fault.what["zh"] and named in fault.what["en"]


def test_another_unit_grid_or_site_is_named(life: Life, cast: Cast) -> None:
    site = cast.wang_fang.sites.create(address="蜀山区望江西路1号", district="蜀山区")
    Order.objects.filter(number=NUMBER).update(unit=cast.west, grid=cast.far_grid, site=site)
    said = [fault.what["en"] for fault in faults()]
    assert [word for word in ("unit", "grid", "site_id") if any(word in each for each in said)] == [
        "unit", "grid", "site_id",
    ]  # fmt: skip


def test_an_unknown_order_is_not_found(life: Life) -> None:
    with pytest.raises(NotFound):
        list(verify(["GD-NONE"]))


def test_proof_takes_few_queries(life: Life, django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(3):
        dict(verify([NUMBER]))


def test_only_the_log_is_believed(life: Life) -> None:
    """Verdicts are no part of the proof; a rebuild makes them again."""
    VerdictInterval.objects.filter(order_id=NUMBER).delete()
    assert faults() == []
