"""POST /api/orders and the look-up of customers: what the desk and other systems send."""

from __future__ import annotations

import json
from typing import Any

import pytest

from doorstep.core import clock
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of
from tests.architecture.flow import CHECKOUT
from tests.asking import ask
from tests.cast import Cast, at
from tests.worlds import Visit, problem

NEW: dict[str, Any] = {
    "id": "0195d1c0-0000-7000-8000-00000000000a",
    "kind": "install",
    "need": "新装 500M，客厅放光猫",
    "customer_name": "李萍",
    "customer_phone": "13900005678",
    "address": "瑶海区长江东路99号3幢502室",
    "grid": "HF-YH",
    "products": [{"kind": "broadband", "down_mbps": 500}, {"kind": "iptv"}],
    "pon": "xgspon",
    "wish": {"from_at": "2026-03-03T14:00:00+08:00", "to_at": "2026-03-03T18:00:00+08:00"},
}


def send(user: Any, language: str = "zh", **changes: Any) -> Any:
    with clock.frozen(at(9)):
        return ask(user, "POST", "/api/orders", NEW | changes, language=language)


def test_an_order_is_taken_in_and_answered_with_the_customers_link(cast: Cast, library: None) -> None:
    response = send(cast.chen_jing)
    assert response.status_code == 201
    said = response.json()
    assert said["number"].startswith("DS260302-") and not said["repeated"] and said["also_open"] == []
    assert (said["kind_title"]["zh"], said["state_title"]["zh"], said["grid"]["zh"]) == (
        "新装",
        "待预约",
        "瑶海网格",
    )
    token = said["door_link"].rpartition("/")[2]
    with clock.frozen(at(9)):
        door = ask(None, "GET", f"/api/door/{token}").json()
        detail = ask(cast.chen_jing, "GET", f"/api/orders/{said['number']}").json()
    assert (door["number"], door["step"]) == (said["number"], "book")
    assert (detail["source"], detail["contracted_down_mbps"]) == ("api", 500)
    assert entries_of(said["number"])[0].body["pon"] == "xgspon"
    assert detail["wish"]["from_at"] == "2026-03-03T06:00:00Z"


def test_the_same_again_is_answered_with_the_same_order(cast: Cast, library: None) -> None:
    first = send(cast.chen_jing).json()
    again = send(cast.chen_jing)
    assert again.status_code == 200 and again.json()["repeated"]
    assert again.json()["number"] == first["number"] and Order.objects.count() == 1
    assert problem(send(cast.chen_jing, need="改成移机")) == (409, "event-conflict")


def test_every_missing_field_is_named_in_the_readers_language(cast: Cast, library: None) -> None:
    bare = {"need": "", "customer_name": "", "customer_phone": "", "address": "", "grid": ""}
    refused = send(cast.chen_jing, **bare)
    assert problem(refused) == (422, "order-incomplete")
    said = refused.json()
    assert {each["field"] for each in said["fields"]} == set(bare)
    assert "联系电话" in said["title"] and said["clause"] == "REGIME-3"
    assert "Phone" in send(cast.chen_jing, "en", **bare).json()["title"]
    assert not Order.objects.exists()


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": "demolish"}, "kind"),
        ({"id": "1"}, "id"),
        ({"source": "web"}, "source"),
        ({"products": [{"kind": "broadband", "down_mbps": 0}]}, "products.0.down_mbps"),
        ({"wish": {"from_at": "2026-03-03T14:00:00", "to_at": "2026-03-03T18:00:00"}}, "wish.from_at"),
        ({"need": "长" * 4001}, "need"),
        ({"lat": "north"}, "lat"),
        ({"products": [{"kind": "voice"}] * 21}, "products"),
    ],
)
def test_what_has_not_the_form_is_refused_by_field(
    cast: Cast, library: None, changes: dict[str, Any], field: str
) -> None:
    refused = send(cast.chen_jing, **changes)
    assert problem(refused) == (422, "invalid")
    assert field in {each["field"] for each in refused.json()["fields"]}


def test_a_wish_that_ends_before_it_begins_is_refused(cast: Cast, library: None) -> None:
    turned = {"from_at": "2026-03-03T18:00:00+08:00", "to_at": "2026-03-03T14:00:00+08:00"}
    assert problem(send(cast.chen_jing, wish=turned)) == (422, "window-invalid")


def test_another_units_grid_and_the_crew_are_refused(cast: Cast, library: None) -> None:
    assert problem(send(cast.outsider)) == (422, "order-incomplete")
    assert problem(send(cast.li_qiang_user)) == (403, "role-not-allowed")
    assert problem(send(None)) == (401, "login-needed")


def test_what_is_open_for_the_same_number_is_told(cast: Cast, received: Visit) -> None:
    received.book()
    said = send(cast.chen_jing, customer_name="王刚", customer_phone="13800001234").json()
    (also,) = said["also_open"]
    assert (also["number"], also["kind_title"]["zh"], also["state_title"]["zh"]) == (
        received.number,
        "新装",
        "已预约",
    )
    assert also["promised"]["from_at"] == "2026-03-02T02:00:00Z"


def look_up(user: Any, phone: str) -> Any:
    return ask(user, "POST", "/api/customers/lookup", {"phone": phone})


def test_a_customer_is_found_by_the_whole_number_and_shown_masked(cast: Cast, received: Visit) -> None:
    (found,) = look_up(cast.chen_jing, "+86 138 0000 1234").json()
    assert (found["name_masked"], found["phone_masked"]) == ("王*", "138****1234")
    (site,) = found["sites"]
    assert (site["address_masked"], site["grid"]) == ("瑶海区明光路****", "HF-YH")
    assert [each["number"] for each in found["open_orders"]] == [received.number]
    assert "王芳" not in str(found) and "281号" not in str(found)
    taken = send(
        cast.chen_jing, customer_id=found["customer_id"], site_id=site["site_id"],
        customer_name="", customer_phone="", address="", grid="",
    )  # fmt: skip
    assert taken.status_code == 201, taken.content
    order = Order.objects.get(pk=taken.json()["number"])
    assert (order.customer, order.site, order.grid) == (cast.wang_fang, cast.wang_fang_home, cast.grid)
    assert entries_of(order.number)[0].body["source"] == "api"


@pytest.mark.parametrize("phone", ["1380000", "", "%", "1380000123%", "13800001234\x00", "王芳"])
def test_a_part_of_a_number_finds_nobody(cast: Cast, received: Visit, phone: str) -> None:
    assert look_up(cast.chen_jing, phone).json() == []


def test_another_units_customers_are_not_found(cast: Cast, received: Visit) -> None:
    assert look_up(cast.outsider, "13800001234").json() == []
    assert problem(look_up(cast.li_qiang_user, "13800001234")) == (403, "role-not-allowed")


@pytest.mark.parametrize("page", ["intake.md", "intake.zh-CN.md"])
def test_the_example_of_the_manual_is_taken_as_it_stands(cast: Cast, library: None, page: str) -> None:
    manual = (CHECKOUT / "docs" / page).read_text("utf-8")
    example = json.loads(manual.partition("```json")[2].partition("```")[0])
    with clock.frozen(at(9)):
        response = ask(cast.chen_jing, "POST", "/api/orders", example)
    assert response.status_code == 201, response.content
    assert response.json()["number"] == example["number"]


def test_the_orders_page_tells_what_else_is_open_for_its_number(cast: Cast, received: Visit) -> None:
    other = send(cast.chen_jing, customer_name="王刚", customer_phone="13800001234").json()["number"]
    with clock.frozen(at(9)):
        page = ask(cast.chen_jing, "GET", f"/api/orders/{received.number}").json()
        crew = ask(cast.wu_fan, "GET", f"/api/orders/{received.number}").json()
    assert [each["number"] for each in page["also_open"]] == [other]
    assert crew["also_open"] == []
