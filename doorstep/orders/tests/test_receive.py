"""Taking an order in: its row, its first event, the editions that it pins; once."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from doorstep.core import chain
from doorstep.core.errors import NotFound
from doorstep.orders.intake import Product
from doorstep.orders.log import SYSTEM
from doorstep.orders.models import Event, Order
from doorstep.orders.queries import entries_of, order_named, verdicts_now
from doorstep.orders.services import receive
from doorstep.standards.services import adopt, publish_edition
from tests.cast import DAY, Cast, at
from tests.lives import CHEN_JING, NUMBER, STANDARD, row, run_standard
from tests.races import all_at_once

TUESDAY = DAY + timedelta(days=1)


def test_an_order_is_received(cast: Cast) -> None:
    edition = run_standard(cast)
    order, new = receive(row=row(cast), actor=CHEN_JING, now=at(6, 5))
    assert new and order_named(NUMBER) == order
    assert (order.state, order.state_since_at, order.received_at) == ("received", at(6, 5), at(6))
    assert (order.unit, order.grid, order.customer) == (cast.east, cast.grid, cast.wang_fang)
    assert order.site == cast.wang_fang_home
    assert order.attributes["contracted_down_mbps"] == 500
    assert order.attributes["products"] == ["broadband", "iptv"]
    assert order.attributes["customer"] == str(order.customer_id)
    assert order.attributes["site"] == str(order.site_id)
    (entry,) = entries_of(NUMBER)
    assert (entry.kind, entry.seq, entry.actor, entry.happened) == (
        "order.received", 1, "dispatcher:chenjing", False,
    )  # fmt: skip
    assert (entry.occurred_at, entry.recorded_at) == (at(6), at(6, 5))
    assert entry.previous_hash == chain.GENESIS and order.head_hash == entry.hash
    assert entry.body["standards"] == [{"standard": "TEST", "edition": edition, "parameters": {}}]
    assert {v.clause: v.outcome for v in verdicts_now(NUMBER)} == {
        "test.call-soon": "pending",
        "test.reply-in-time": "pending",
        "test.rated": "pending",
    }
    assert order.next_due_at == at(6, 30)


@pytest.mark.parametrize(
    ("received_at", "time", "ends_at"),
    [
        (at(17, 29), "17:29", at(0, day=TUESDAY)),
        (at(0), "00:00", at(0, day=TUESDAY)),
        # past midnight in Shanghai, still the day before in Greenwich
        (at(1, day=TUESDAY), "01:00", at(0, day=TUESDAY + timedelta(days=1))),
    ],
)
def test_the_local_day_of_receipt_is_written_down(
    cast: Cast, received_at: datetime, time: str, ends_at: datetime
) -> None:
    receive(row=row(cast, received_at=received_at), actor=SYSTEM, now=at(23, day=TUESDAY))
    body = entries_of(NUMBER)[0].body
    assert (body["received_time"], datetime.fromisoformat(body["day_ends_at"])) == (time, ends_at)


def test_the_log_holds_no_personal_data(cast: Cast) -> None:
    receive(row=row(cast), actor=SYSTEM, now=at(6))
    said = str(entries_of(NUMBER)[0].body)
    for personal in (cast.wang_fang.name, cast.wang_fang.phone, cast.wang_fang_home.address):
        assert personal not in said


def test_the_same_number_again_changes_nothing(cast: Cast) -> None:
    receive(row=row(cast), actor=SYSTEM, now=at(6))
    order, new = receive(row=row(cast, kind="repair", need="断网"), actor=SYSTEM, now=at(7))
    assert not new and order.kind == "install" and len(entries_of(NUMBER)) == 1


def test_an_unknown_grid_is_refused_and_nothing_is_written(cast: Cast) -> None:
    with pytest.raises(NotFound) as refusal:
        receive(row=row(cast, grid="HF-XX"), actor=SYSTEM, now=at(6))
    assert "HF-XX" in refusal.value.titled("zh")
    assert not Order.objects.exists() and not Event.objects.exists()


def test_no_order_was_received_later_than_now(cast: Cast) -> None:
    """A file's clock may be ahead of ours: a step taken now would else lie before the order's own start."""
    order, _ = receive(row=row(cast, received_at=at(9)), actor=SYSTEM, now=at(6))
    assert order.received_at == at(6) and entries_of(NUMBER)[0].occurred_at == at(6)


def test_an_order_pins_what_is_in_force_on_the_local_day_of_its_receipt(cast: Cast) -> None:
    """At half past seven in the morning it is still yesterday in Greenwich."""
    old = run_standard(cast)
    new = publish_edition(content=STANDARD.replace('version: "1"', 'version: "2"'), file="x", now=at(5))
    adopt(unit_code="hf-east", edition=new, from_on=date(2026, 3, 2), parameters={"call-within": "PT15M"})
    early = at(7, 30)
    for number, received_at, edition in (
        ("GD-1", early, new.sha256),
        ("GD-2", early - timedelta(hours=8), old),
    ):
        told = row(cast, number, received_at=received_at.astimezone(UTC))
        receive(row=told, actor=SYSTEM, now=received_at)
        (pin,) = entries_of(number)[0].body["standards"]
        assert pin["edition"] == edition
    assert pin["parameters"] == {} and order_named("GD-1").next_due_at == at(7, 45)


def test_another_units_adoption_is_not_ours(cast: Cast) -> None:
    edition = publish_edition(content=STANDARD, file="x", now=at(5))
    adopt(unit_code="hf-west", edition=edition, from_on=date(2026, 1, 1))
    receive(row=row(cast), actor=SYSTEM, now=at(6))
    assert entries_of(NUMBER)[0].body["standards"] == [] and verdicts_now(NUMBER) == []


@pytest.mark.parametrize(
    ("products", "attributes"),
    [
        ((), {"products": []}),
        ((Product("voice"),), {"products": ["voice"]}),
        ((Product("broadband"),), {"products": ["broadband"]}),
    ],
)
def test_without_a_contracted_rate_there_is_no_such_attribute(
    cast: Cast, products: tuple[Product, ...], attributes: dict[str, object]
) -> None:
    order, _ = receive(row=row(cast, products=products), actor=SYSTEM, now=at(6))
    assert order.attributes["products"] == attributes["products"]
    assert "contracted_down_mbps" not in order.attributes


@pytest.mark.django_db(transaction=True)
def test_the_same_order_from_two_files_at_once_is_one(cast: Cast) -> None:
    got = all_at_once(lambda _: receive(row=row(cast), actor=SYSTEM, now=at(6))[1], range(4))
    assert sorted(got, key=str) == [False, False, False, True]
    assert len(entries_of(NUMBER)) == 1
