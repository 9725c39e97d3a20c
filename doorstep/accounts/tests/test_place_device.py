"""Where devices stand: in one place at a time, whoever says so; what stood there is still known."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

import pytest
from django.db import IntegrityError, transaction

from doorstep.accounts import installed
from doorstep.accounts.installed import Label
from doorstep.accounts.models import Device, Site
from doorstep.accounts.services import register_customer, register_site
from doorstep.core import ids
from tests.cast import Cast, at

BOX = Label("B860AV2.1", "ZTE000123456", "02:55:10:AB:CD:01")
OTHER = Label("B860AV2.1", "ZTE000123457", "02:55:10:AB:CD:02")


@pytest.fixture
def hotel(cast: Cast) -> Site:
    customer = register_customer(name="锦湖酒店", phone="0551-64000088", segment="hotel", now=at(8))
    return register_site(customer=customer, address="合肥市瑶海区长江东路 88 号")


def place(site: Site, room: str, label: Label, when: datetime, event: UUID | None = None) -> None:
    source = "GD900000001" if event else "JD-0001"
    installed.place_device(site_id=site.pk, place=room, label=label, source=source, event=event, at=when)


def remove(site: Site, room: str | None, label: Label, when: datetime) -> bool:
    return installed.remove_device(site_id=site.pk, place=room, label=label, by="GD900000001", at=when)


def standing(site: Site) -> list[tuple[str, str]]:
    rows = Device.objects.filter(site=site, removed_at__isnull=True)
    return list(rows.order_by("place", "mac").values_list("place", "mac"))


def test_a_device_stands_where_it_was_placed(hotel: Site) -> None:
    place(hotel, "801", BOX, at(9))
    [there] = installed.standing_elsewhere(site_id=hotel.pk, place="802", label=BOX)
    assert installed.said_where(there) == "JD-0001 801"
    assert installed.standing_elsewhere(site_id=hotel.pk, place="801", label=BOX) == []
    assert installed.standing_elsewhere(site_id=hotel.pk, place="802", label=OTHER) == []


def test_the_serial_number_alone_tells_it_too(hotel: Site) -> None:
    place(hotel, "801", BOX, at(9))
    typed = Label("", BOX.sn, OTHER.mac)
    assert installed.standing_elsewhere(site_id=hotel.pk, place="802", label=typed)


def test_placed_again_in_its_place_it_is_one(hotel: Site) -> None:
    place(hotel, "801", BOX, at(9))
    place(hotel, "801", BOX, at(10), ids.uuid7(at(10)))
    assert Device.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_the_database_holds_it_to_one_place(cast: Cast, hotel: Site) -> None:
    place(hotel, "801", BOX, at(9))
    with pytest.raises(IntegrityError, match="device_(mac|sn)_once"), transaction.atomic():
        place(cast.wang_fang_home, "", BOX, at(10))
    assert standing(hotel) == [("801", BOX.mac)]


def test_taken_out_it_is_free_and_stays_known(cast: Cast, hotel: Site) -> None:
    place(hotel, "801", BOX, at(9))
    assert remove(hotel, "801", BOX, at(10))
    place(cast.wang_fang_home, "", BOX, at(11))
    first, second = Device.objects.filter(mac=BOX.mac)
    assert (first.place, first.removed_at, first.removed_by) == ("801", at(10), "GD900000001")
    assert (second.site_id, second.removed_at) == (cast.wang_fang_home.pk, None)


def test_what_does_not_stand_there_can_not_be_taken_out(hotel: Site) -> None:
    place(hotel, "801", BOX, at(9))
    assert not remove(hotel, "802", BOX, at(10))
    assert not remove(hotel, "801", OTHER, at(10))
    assert standing(hotel) == [("801", BOX.mac)]
    assert remove(hotel, None, BOX, at(10)), "wherever at the site"


def test_without_the_logs_the_lists_are_left(hotel: Site) -> None:
    place(hotel, "801", BOX, at(9))
    remove(hotel, "801", BOX, at(10))
    place(hotel, "802", OTHER, at(10), ids.uuid7(at(10)))
    installed.forget_told()
    assert standing(hotel) == [("801", BOX.mac)]


def test_what_a_later_list_says_does_not_stand_in_the_way_of_a_replay(hotel: Site) -> None:
    """Placed and taken out by events, then put back by a list: replayed, the list's row stays in place."""
    place(hotel, "801", BOX, at(12))
    with transaction.atomic():
        installed_by_event = ids.uuid7(at(9))
        _deferred()
        place(hotel, "801", BOX, at(9), installed_by_event)
        remove(hotel, "801", BOX, at(10))
    rows = Device.objects.order_by("placed_at").values_list("event", "placed_at", "removed_at")
    assert list(rows) == [(installed_by_event, at(9), at(10)), (None, at(12), None)]


def _deferred() -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")
