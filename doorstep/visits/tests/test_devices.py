"""The installed base follows the logs: a device stands in one place, a second one is refused or a finding."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from doorstep.accounts.models import Device
from doorstep.accounts.services import register_customer, register_site
from doorstep.core import ids
from doorstep.orders.errors import BadEvent, EventConflict, StepRefused
from doorstep.orders.models import Event
from doorstep.orders.queries import verdicts_now
from doorstep.orders.services import rebuild
from tests.cast import Cast, at
from tests.lives import Life, begin

BOX = {"model": "HG6145F", "sn": "DS0011223344", "mac": "02:55:10:AA:BB:01"}
NEXT = {"model": "HG6145F", "sn": "DS0011223345", "mac": "02:55:10:AA:BB:02"}


@pytest.fixture
def first(cast: Cast, library: None) -> Life:
    """王芳's, on site, with the box fitted."""
    life = arrived(cast, "GD-first")
    life.say("device.fitted", {"device": BOX})
    return life


def arrived(cast: Cast, number: str, hour: int = 10, **changes: Any) -> Life:
    """On site at ten, two or four o'clock."""
    life = begin(cast, number, **changes)
    life.book(f"{hour}00-{hour + 2}00")
    life.assign(hour=hour)
    life.say("order.studied")
    for kind in ("visit.prepared", "visit.departed", "visit.arrived"):
        life.say(kind, happened=True, now=at(hour) - timedelta(minutes=5))
    return life


def elsewhere(cast: Cast, **changes: Any) -> Life:
    """At another household's door."""
    other = register_customer(name="周平", phone="13800005678", segment="home", now=at(5))
    site = register_site(customer=other, address="瑶海区临泉路9号2栋301室", lat=31.87, lon=117.31)
    return arrived(
        cast, "GD-second", 16, customer_name=other.name, customer_phone=other.phone, address=site.address,
        **changes,
    )  # fmt: skip


def standing() -> list[tuple[str, str, str]]:
    rows = Device.objects.filter(removed_at__isnull=True)
    return list(rows.order_by("mac").values_list("source", "place", "mac"))


def violated(number: str) -> set[str]:
    return {row.clause for row in verdicts_now(number) if row.outcome == "violated"}


def test_what_is_fitted_stands_there(first: Life) -> None:
    assert standing() == [("GD-first", "", BOX["mac"])]
    device = Device.objects.get()
    assert (device.site_id, device.model, device.sn) == (first.order.site_id, BOX["model"], BOX["sn"])
    assert "ethic.device-once" not in violated("GD-first")


def test_fitted_again_in_the_same_home_it_is_the_same(first: Life) -> None:
    first.say("device.fitted", {"device": BOX})
    assert standing() == [("GD-first", "", BOX["mac"])]
    assert "ethic.device-once" not in violated("GD-first")


def test_a_device_in_use_elsewhere_is_refused_and_the_refusal_says_where(first: Life, cast: Cast) -> None:
    second = elsewhere(cast)
    with pytest.raises(StepRefused) as refusal:
        second.say("device.fitted", {"device": {**NEXT, "mac": BOX["mac"]}})
    assert [block["clause"] for block in refusal.value.details["blocks"]] == ["ethic.device-once"]
    assert "GD-first" in refusal.value.mended("zh") and "GD-first" in refusal.value.mended("en")
    assert standing() == [("GD-first", "", BOX["mac"])]


def test_one_that_was_fitted_offline_is_kept_as_a_finding_and_stays_where_it_was(
    first: Life, cast: Cast
) -> None:
    second = elsewhere(cast)
    entry = second.say("device.fitted", {"device": BOX}, happened=True)
    assert entry.body["taken_by"] == "GD-first"
    assert "ethic.device-once" in violated("GD-second")
    assert standing() == [("GD-first", "", BOX["mac"])]


def test_nobody_but_the_server_says_where_it_stands(first: Life) -> None:
    with pytest.raises(BadEvent) as refusal:
        first.say("device.fitted", {"device": NEXT, "taken_by": "GD-third"}, happened=True)
    assert refusal.value.details["fields"][0]["field"] == "taken_by"


def test_sent_again_it_is_compared_as_it_was_sent(first: Life, cast: Cast) -> None:
    second, event = elsewhere(cast), ids.uuid7(at(14))
    kept = second.say("device.fitted", {"device": BOX}, happened=True, id=event)
    assert second.say("device.fitted", {"device": BOX}, happened=True, id=event) == kept
    with pytest.raises(EventConflict):
        second.say("device.fitted", {"device": NEXT}, happened=True, id=event)
    assert Event.objects.filter(order="GD-second", kind="device.fitted").count() == 1


def test_recovered_it_is_free_for_another_home(first: Life, cast: Cast) -> None:
    back = arrived(cast, "GD-third", 14, kind="remove")
    back.say("device.recovered", {"device": BOX})
    assert standing() == []
    elsewhere(cast).say("device.fitted", {"device": BOX})
    assert standing() == [("GD-second", "", BOX["mac"])]
    assert list(Device.objects.values_list("removed_by", flat=True)) == ["GD-third", ""]


def test_who_moves_house_takes_it_along(first: Life, cast: Cast) -> None:
    moved = arrived(cast, "GD-move", 14, kind="move", address="瑶海区临泉路11号1栋101室", lat=None, lon=None)
    assert moved.order.customer_id == first.order.customer_id
    moved.say("device.fitted", {"device": BOX})
    assert standing() == [("GD-move", "", BOX["mac"])]
    assert violated("GD-move").isdisjoint({"ethic.device-once"})


def test_a_rebuild_replays_its_moves_whatever_the_numbers_of_the_orders(first: Life, cast: Cast) -> None:
    """The order that took it out has a number before that of the order that fitted it."""
    back = arrived(cast, "GD-a-return", 14, kind="remove")
    back.say("device.recovered", {"device": BOX})
    again = elsewhere(cast)
    again.say("device.fitted", {"device": BOX})
    again.say("device.fitted", {"device": NEXT})
    before = list(Device.objects.order_by("placed_at", "mac").values_list("source", "removed_by", "event"))
    rebuild(now=at(20))
    assert list(
        Device.objects.order_by("placed_at", "mac").values_list("source", "removed_by", "event")
    ) == before and len(before) == 3  # fmt: skip


def test_a_mac_of_another_maker_is_a_finding_and_no_refusal(cast: Cast, library: None) -> None:
    life = arrived(cast, "GD-first")
    odd = life.say("device.fitted", {"device": {**BOX, "mac": "00:19:C6:00:00:01"}})
    assert odd.body["misfit"] == "HG6145F · 00:19:C6"
    assert "ethic.label-fits" in violated("GD-first")
    assert standing() == [("GD-first", "", "00:19:C6:00:00:01")]
