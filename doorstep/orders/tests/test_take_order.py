"""Taking in one order: complete or refused with every field named, once, in the grid where it belongs."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest

from doorstep.accounts.models import Contact, Customer, Site
from doorstep.core.windows import Window
from doorstep.orders.errors import EventConflict, NumberTaken, OrderIncomplete
from doorstep.orders.intake import OrderForm, Product
from doorstep.orders.models import Event, Order
from doorstep.orders.placing import holds
from doorstep.orders.proving import verify
from doorstep.orders.queries import entries_of
from doorstep.orders.services import Taken, receive, take_order
from tests.cast import Cast, at
from tests.lives import CHEN_JING, NUMBER, row, run_standard
from tests.races import all_at_once

ID = UUID("0195d1c0-0000-7000-8000-00000000000a")
OTHER_ID = UUID("0195d1c0-0000-7000-8000-00000000000b")

FORM = OrderForm(
    kind="install",
    need="新装宽带，客厅放光猫",
    customer_name="李萍",
    customer_phone="139 0000 5678",
    address="瑶海区长江东路99号3幢502室",
    grid="HF-YH",
    products=(Product("broadband", 300),),
)


def take(form: OrderForm = FORM, **changes: Any) -> Taken:
    given: dict[str, Any] = {
        "id": ID,
        "form": form,
        "source": "desk",
        "actor": CHEN_JING,
        "now": at(9),
        "unit_path": "hf/hf-east/",
    }
    return take_order(**given | changes)


def fields_refused(form: OrderForm, **changes: Any) -> dict[str, str]:
    """Field → reason, of a form that isn't taken; and nothing was written."""
    with pytest.raises(OrderIncomplete) as refusal:
        take(form, **changes)
    assert not Event.objects.filter(pk=changes.get("id", ID)).exists()
    found = refusal.value.details["fields"]
    assert all(each["zh"] and each["en"] for each in found)
    assert refusal.value.details["clause"] == "REGIME-3"
    return {each["field"]: each["zh"] for each in found}


def test_an_order_is_taken_in_with_a_number_of_ours(cast: Cast) -> None:
    edition = run_standard(cast)
    taken = take()
    order = taken.order
    assert not taken.repeated
    assert order.number.startswith("DS260302-") and len(order.number) == 16
    assert (order.state, order.grid, order.received_at) == ("received", cast.grid, at(9))
    assert (order.customer.name, order.customer.phone) == ("李萍", "13900005678")
    assert (order.site.address, order.site.district) == ("瑶海区长江东路99号3幢502室", "瑶海区")
    (entry,) = entries_of(order.number)
    assert (entry.id, entry.actor, entry.body["source"]) == (ID, "dispatcher:chenjing", "desk")
    assert entry.body["standards"] == [{"standard": "TEST", "edition": edition, "parameters": {}}]
    assert list(verify([order.number])) == [(order.number, [])]


def test_the_senders_own_number_stays(cast: Cast) -> None:
    assert take(replace(FORM, number="gd-2026.07#1")).order.number == "gd-2026.07#1"


def test_the_same_again_is_the_same_order(cast: Cast) -> None:
    first = take()
    again = take(now=at(11))
    assert again.repeated and again.order == first.order
    assert Order.objects.count() == 1 and len(entries_of(first.order.number)) == 1
    # In other writing it is still the same.
    assert take(replace(FORM, customer_phone="+86 139-0000-5678")).repeated


def test_the_same_again_is_the_same_order_when_its_wish_has_passed(cast: Cast) -> None:
    form = replace(FORM, wished=Window(at(14), at(18)))
    take(form)
    assert take(form, now=at(9) + timedelta(days=3)).repeated


@pytest.mark.parametrize(
    "changes",
    [
        {"need": "宽带不通"},
        {"kind": "repair"},
        {"customer_phone": "13900005679"},
        {"address": "瑶海区长江东路99号3幢503室"},
        {"products": ()},
        {"wished": Window(at(14), at(18))},
        {"number": "GD-9"},
    ],
)
def test_the_same_id_with_another_content_is_a_conflict_and_writes_nothing(
    cast: Cast, changes: dict[str, Any]
) -> None:
    take()
    before = Customer.objects.count(), Site.objects.count()
    with pytest.raises(EventConflict):
        take(replace(FORM, **changes))
    assert (Customer.objects.count(), Site.objects.count()) == before and Order.objects.count() == 1


def test_an_id_of_another_event_is_a_conflict(cast: Cast) -> None:
    receive(row=row(cast), actor=CHEN_JING, now=at(6))
    with pytest.raises(EventConflict):
        take(id=entries_of(NUMBER)[0].id)


def test_a_number_that_another_order_has_is_refused(cast: Cast) -> None:
    receive(row=row(cast), actor=CHEN_JING, now=at(6))
    with pytest.raises(NumberTaken) as refusal:
        take(replace(FORM, number=NUMBER))
    assert NUMBER in refusal.value.titled("zh")


def test_without_need_contact_and_address_all_three_are_named(cast: Cast) -> None:
    named = fields_refused(OrderForm(kind="install", need=" "))
    assert set(named) == {"need", "customer_name", "customer_phone", "address", "grid"}
    with pytest.raises(OrderIncomplete) as refusal:
        take(OrderForm(kind="install", need=""))
    assert refusal.value.titled("zh") == "工单信息不完整：客户姓名、联系电话、装机地址、需求或故障描述、网格"
    assert "Phone" in refusal.value.titled("en")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"customer_phone": "1380000"}, "customer_phone"),
        ({"customer_phone": "13800001234/13800001235"}, "customer_phone"),
        ({"customer_name": "测试"}, "customer_name"),
        ({"customer_name": "=HYPERLINK(1)"}, "customer_name"),
        ({"address": "瑶海区"}, "address"),
        ({"address": "x" * 201}, "address"),
        ({"need": "不详"}, "need"),
        ({"need": "断网\x00了"}, "need"),
        ({"grid": "HF-XX"}, "grid"),
        ({"grid": "HF-SS"}, "grid"),
        ({"number": "DROP TABLE; --"}, "number"),
        ({"number": "gd/07"}, "number"),
        ({"lat": 31.8}, "lon"),
        ({"lat": 117.3, "lon": 31.8}, "lat"),
        ({"contact_name": "王师傅"}, "contact_phone"),
        ({"contact_phone": "13900001111"}, "contact_name"),
        ({"access_notes": "门" * 301}, "access_notes"),
        ({"wished": Window(at(6), at(8))}, "wish"),
    ],
)
def test_what_cannot_be_taken_is_named(cast: Cast, changes: dict[str, Any], field: str) -> None:
    assert set(fields_refused(replace(FORM, **changes))) == {field}


def test_the_grid_is_found_by_the_place(cast: Cast) -> None:
    order = take(replace(FORM, grid="", lat=31.8659, lon=117.3004)).order
    assert order.grid == cast.grid and (order.site.lat, order.site.lon) == (31.8659, 117.3004)
    nowhere = fields_refused(replace(FORM, grid="", lat=31.0, lon=117.3), id=OTHER_ID)
    assert "不在任何网格内" in nowhere["grid"]
    # 蜀山 is another unit's.
    assert set(fields_refused(replace(FORM, grid="", lat=31.833, lon=117.235), id=OTHER_ID)) == {"grid"}


def test_a_known_customer_and_site_need_not_be_typed(cast: Cast) -> None:
    receive(row=row(cast), actor=CHEN_JING, now=at(6))
    form = OrderForm(kind="repair", need="看电视卡顿")
    known = {"customer_id": cast.wang_fang.pk, "site_id": cast.wang_fang_home.pk}
    order = take(form, **known).order
    assert (order.customer, order.site, order.grid) == (cast.wang_fang, cast.wang_fang_home, cast.grid)
    assert take(form, **known).repeated
    new = take(replace(form, address="瑶海区明光路9号1幢201室", grid="HF-YH"), id=OTHER_ID,
               customer_id=cast.wang_fang.pk).order  # fmt: skip
    assert new.customer == cast.wang_fang and new.site != cast.wang_fang_home


def test_of_a_known_site_without_a_place_the_last_orders_grid_counts(cast: Cast) -> None:
    receive(row=row(cast, lat=None, lon=None), actor=CHEN_JING, now=at(6))
    Site.objects.update(lat=None, lon=None)
    form = OrderForm(kind="repair", need="看电视卡顿")
    order = take(form, customer_id=cast.wang_fang.pk, site_id=cast.wang_fang_home.pk).order
    assert order.grid == cast.grid


def test_another_units_customer_cannot_be_named(cast: Cast) -> None:
    receive(row=row(cast), actor=CHEN_JING, now=at(6))
    form = OrderForm(kind="repair", need="看电视卡顿")
    known = {"customer_id": cast.wang_fang.pk, "site_id": cast.wang_fang_home.pk}
    assert "customer_id" in fields_refused(form, unit_path="hf/hf-west/", **known)
    assert "customer_id" in fields_refused(form, customer_id=OTHER_ID)
    li = take().order
    other_site = fields_refused(form, id=OTHER_ID, customer_id=li.customer_id, site_id=cast.wang_fang_home.pk)
    assert set(other_site) >= {"site_id"}


def test_someone_else_to_ask_for_is_kept(cast: Cast) -> None:
    order = take(
        replace(FORM, contact_name="王师傅", contact_phone="13700002222", access_notes="门禁 2 号门")
    ).order
    (contact,) = Contact.objects.filter(customer=order.customer)
    assert (contact.name, contact.phone, contact.role) == ("王师傅", "13700002222", "on_site")
    assert order.site.access_notes == "门禁 2 号门"


def test_the_log_holds_no_personal_data(cast: Cast) -> None:
    said = str(
        entries_of(take(replace(FORM, contact_name="王师傅", contact_phone="13700002222")).order.number)
    )
    for personal in ("李萍", "13900005678", "长江东路", "王师傅", "13700002222"):
        assert personal not in said


def test_what_comes_from_the_web_is_its_customers_and_changes_nothing_known(cast: Cast) -> None:
    form = replace(
        FORM, customer_name="王芳", customer_phone="13800001234", address=cast.wang_fang_home.address,
        lat=31.88, lon=117.33, access_notes="狗很凶",
    )  # fmt: skip
    order = take(form, source="web", actor=None, unit_path="", language="en").order
    assert order.customer == cast.wang_fang and order.site == cast.wang_fang_home
    held = Site.objects.get(pk=cast.wang_fang_home.pk)
    assert (held.lat, held.lon, held.access_notes) == (31.8659, 117.3004, "")
    assert Customer.objects.get(pk=cast.wang_fang.pk).language == "zh"
    (entry,) = entries_of(order.number)
    assert (entry.actor, entry.body["source"]) == (f"customer:{cast.wang_fang.pk}", "web")
    # At the desk the same corrects what is known.
    take(form, id=OTHER_ID, language="en")
    held = Site.objects.get(pk=cast.wang_fang_home.pk)
    assert (held.lat, held.access_notes) == (31.88, "狗很凶")
    assert Customer.objects.get(pk=cast.wang_fang.pk).language == "en"


@pytest.mark.django_db(transaction=True)
def test_the_same_order_sent_four_times_at_once_is_one(cast: Cast) -> None:
    got = all_at_once(lambda _: take().repeated, range(4))
    assert sorted(got, key=str) == [False, True, True, True]
    assert Order.objects.count() == 1


def test_a_polygon_holds_what_is_inside_and_not_in_a_hole() -> None:
    square = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
    hole = [[1, 1], [3, 1], [3, 3], [1, 3], [1, 1]]
    polygon = {"type": "Polygon", "coordinates": [square, hole]}
    assert holds(polygon, lat=0.5, lon=0.5) and not holds(polygon, lat=2, lon=2)
    assert not holds(polygon, lat=5, lon=2) and not holds({"coordinates": []}, lat=1, lon=1)


def test_numbers_of_a_day_are_told_apart(cast: Cast) -> None:
    first = take().order.number
    second = take(id=OTHER_ID, now=at(9) + timedelta(days=1)).order.number
    assert first != second and second.startswith("DS260303-")
