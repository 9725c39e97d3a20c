"""A wrong address is put right: for whoever goes next, and for nobody in the log."""

from __future__ import annotations

from typing import Any
from uuid import UUID

import pytest

from doorstep.accounts.models import Site
from doorstep.core import clock, ids
from doorstep.orders.errors import RoleForbids
from doorstep.orders.projecting import rebuild
from doorstep.orders.proving import verify_order
from doorstep.orders.queries import entries_of, order_named
from doorstep.people.models import Grid
from tests.asking import ask
from tests.cast import Cast, at
from tests.lives import CHEN_JING, LI_QIANG, NUMBER, Life, begin
from tests.worlds import problem

RIGHT = "瑶海区明光路281号和顺里小区18栋2单元101室"
OUTLINE: dict[str, Any] = {"centre_lat": 31.9, "centre_lon": 117.4, "boundary": {}}
FIRST = UUID("0195d1c0-0000-7000-8000-0000000000b1")


@pytest.fixture
def order(cast: Cast) -> Life:
    return begin(cast)


def put(user: Any, address: str = RIGHT, id: UUID = FIRST, **more: Any) -> Any:
    with clock.frozen(at(9)):
        said = {"id": str(id), "address": address, **more}
        return ask(user, "PUT", f"/api/orders/{NUMBER}/address", said)


def test_the_address_is_right_and_its_old_position_gone(cast: Cast, order: Life) -> None:
    assert put(cast.chen_jing, f" {RIGHT} ", access_notes="北门进").status_code == 200
    site = Site.objects.get(pk=cast.wang_fang_home.pk)
    assert (site.address, site.access_notes, site.lat, site.lon) == (RIGHT, "北门进", None, None)
    assert (site.district, site.street) == ("瑶海区", "明光路")
    assert order.order.site_id == site.pk, "the same site, for all orders there"


def test_the_log_says_that_it_was_and_not_what(cast: Cast, order: Life) -> None:
    put(cast.chen_jing)
    opening, last = entries_of(NUMBER)[0], entries_of(NUMBER)[-1]
    assert (last.kind, last.actor) == ("order.corrected", "dispatcher:chenjing")
    assert last.body["corrects"] == str(opening.id)
    assert "18栋" not in str(last.body)


def test_sent_again_it_changes_nothing(cast: Cast, order: Life) -> None:
    put(cast.chen_jing)
    Site.objects.update(lat=31.86, lon=117.3)
    assert put(cast.chen_jing).status_code == 200
    assert Site.objects.get(pk=cast.wang_fang_home.pk).lat == 31.86
    assert [each.kind for each in entries_of(NUMBER)].count("order.corrected") == 1


def test_the_same_address_with_other_notes_keeps_its_position(cast: Cast, order: Life) -> None:
    put(cast.chen_jing, cast.wang_fang_home.address, access_notes="有狗")
    site = Site.objects.get(pk=cast.wang_fang_home.pk)
    assert (site.lat, site.access_notes) == (31.8659, "有狗")


def test_an_address_that_the_customer_has_elsewhere_is_refused(cast: Cast, order: Life) -> None:
    Site.objects.create(customer=cast.wang_fang, address=RIGHT)
    assert problem(put(cast.chen_jing)) == (409, "site-known")
    assert len(entries_of(NUMBER)) == 1


def test_the_order_goes_to_the_grid_that_the_address_lies_in(cast: Cast, order: Life) -> None:
    near = Grid.objects.create(code="HF-XZ", name_zh="新站网格", name_en="Xinzhan", unit=cast.east, **OUTLINE)
    assert put(cast.chen_jing, grid=near.code).status_code == 200
    assert (order.order.grid, order.order.attributes["grid"]) == (near, "HF-XZ")
    assert verify_order(order_named(NUMBER), entries_of(NUMBER)) == []
    assert put(cast.chen_jing, grid=near.code).status_code == 200, "the same again"
    rebuild(now=at(9))
    assert order.order.grid == near


def test_a_grid_of_another_unit_is_refused(cast: Cast, order: Life) -> None:
    assert problem(put(cast.chen_jing, grid=cast.far_grid.code)) == (422, "bad-event")
    assert problem(put(cast.chen_jing, grid="nowhere")) == (422, "bad-event")
    assert (order.order.grid, len(entries_of(NUMBER))) == (cast.grid, 1)
    assert Site.objects.get(pk=cast.wang_fang_home.pk).address != RIGHT, "nothing half done"


def test_a_window_that_is_promised_holds_the_grid(cast: Cast, order: Life) -> None:
    near = Grid.objects.create(code="HF-XZ", name_zh="新站网格", name_en="Xinzhan", unit=cast.east, **OUTLINE)
    order.say("call.made", by=CHEN_JING)
    order.book()
    assert problem(put(cast.chen_jing, grid=near.code)) == (422, "bad-event")
    assert put(cast.chen_jing, grid=cast.grid.code).status_code == 200, "its own is none"


def test_a_crew_gives_no_order_away(cast: Cast, order: Life) -> None:
    said = {"corrects": str(entries_of(NUMBER)[0].id), "statement": "在别的片区", "grid": "HF-XZ"}
    with pytest.raises(RoleForbids):
        order.say("order.corrected", said, by=LI_QIANG)


@pytest.mark.parametrize("address", ["", "  ", "长" * 201])
def test_no_address_is_refused(cast: Cast, order: Life, address: str) -> None:
    assert put(cast.chen_jing, address).status_code == 422
    assert len(entries_of(NUMBER)) == 1


def test_it_is_for_the_desk_of_the_unit(cast: Cast, order: Life) -> None:
    assert problem(put(cast.outsider)) == (404, "not-found")
    for user in (cast.li_qiang_user, cast.wu_fan):
        assert problem(put(user, id=ids.uuid7(at(9)))) == (403, "role-not-allowed")
