"""The public form: anybody may ask for a visit; it is complete, limited, and tells nothing of others."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from doorstep.core import clock, ids
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of
from tests.asking import ask
from tests.cast import Cast, at
from tests.worlds import Visit, problem

ASKED: dict[str, Any] = {
    "kind": "repair",
    "need": "光猫亮红灯，上不了网",
    "name": "李萍",
    "phone": "139 0000 5678",
    "address": "瑶海区长江东路99号3幢502室",
    "grid": "HF-YH",
    "wished_on": "2026-03-03",
    "wished_part": "afternoon",
}


def send(minute: int = 0, language: str = "zh", **changes: Any) -> Any:
    body = {"id": str(ids.uuid7(at(9, minute))), **ASKED, **changes}
    with clock.frozen(at(9, minute)):
        return ask(None, "POST", "/api/door/requests", body, language=language)


def test_a_request_opens_an_order_and_leads_to_its_own_page(cast: Cast, library: None) -> None:
    response = send()
    assert response.status_code == 201, response.content
    said = response.json()
    (entry,) = entries_of(said["number"])
    assert entry.body["source"] == "web" and entry.actor.startswith("customer:")
    assert entry.body["wish"] == {
        "from_at": "2026-03-03T04:00:00Z",
        "to_at": "2026-03-03T10:00:00Z",
    }
    with clock.frozen(at(9, 1)):
        door = ask(None, "GET", f"/api/door/{said['token']}").json()
    assert (door["number"], door["step"], door["customer_name"]) == (said["number"], "book", "李*")


def test_the_desk_sees_in_its_list_that_it_came_by_the_web(cast: Cast, received: Visit) -> None:
    number = send().json()["number"]
    rows = ask(cast.chen_jing, "GET", "/api/orders").json()["items"]
    assert {row["number"]: row["source"] for row in rows} == {number: "web", received.number: "file"}


def test_it_needs_neither_login_nor_a_page_of_ours(cast: Cast, library: None) -> None:
    client = Client(enforce_csrf_checks=True)
    assert client.get("/api/door/requests").status_code == 200


def test_the_same_again_is_the_same_order(cast: Cast, library: None) -> None:
    id = str(ids.uuid7(at(9)))
    first, again = send(id=id), send(id=id)
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json()["repeated"] and again.json()["number"] == first.json()["number"]


def test_missing_fields_are_named_as_the_form_names_them(cast: Cast, library: None) -> None:
    bare: dict[str, Any] = {
        "need": "",
        "name": "",
        "phone": "12",
        "address": "家里",
        "grid": "",
        "wished_on": "2026-02-01",
    }
    refused = send(**bare)
    assert problem(refused) == (422, "order-incomplete")
    assert {each["field"] for each in refused.json()["fields"]} == set(bare)
    assert all(each["zh"] and each["en"] for each in refused.json()["fields"])
    assert not Order.objects.exists()


def test_the_grid_is_found_by_the_customers_place(cast: Cast, library: None) -> None:
    said = send(grid="", lat=31.833, lon=117.235).json()
    assert Order.objects.get(pk=said["number"]).grid == cast.far_grid


@pytest.mark.parametrize(
    "hostile",
    [
        {"name": "<script>alert(1)</script>"},
        {"address": "瑶海区'); DROP TABLE orders_order; --"},
        {"need": "\u202e反着写的\u0000"},
        {"need": "=cmd|'/c calc'!A1"},
        {"phone": "13900005678 or 1=1"},
        {"grid": "../../etc"},
        {"language": "zh'; --"},
        {"lat": 1e400},
        {"name": ["a"]},
    ],
)
def test_hostile_input_breaks_nothing(cast: Cast, library: None, hostile: dict[str, Any]) -> None:
    response = send(**hostile)
    assert response.status_code in (201, 400, 422), response.content
    if response.status_code == 201:
        assert Order.objects.get().customer.phone == "13900005678"
    else:
        assert response["content-type"] == "application/problem+json" and not Order.objects.exists()


def test_a_field_that_no_person_sees_gives_a_program_away(cast: Cast, library: None) -> None:
    refused = send(website="https://spam.example")
    assert problem(refused) == (403, "looks-automatic") and "400-000-1000" in refused.json()["mend"]
    assert not Order.objects.exists()


def test_one_number_sends_three_a_day_and_no_more(cast: Cast, library: None) -> None:
    assert [send(minute).status_code for minute in range(3)] == [201, 201, 201]
    refused = send(3, phone="+8613900005678", name="李平")
    assert problem(refused) == (429, "enough-requests")
    assert send(4, phone="13900005679").status_code == 201
    with clock.frozen(at(10)):
        assert Order.objects.count() == 4


def test_a_flood_from_one_address_is_braked(cast: Cast, library: None) -> None:
    cache.clear()
    got = [send(0, need="").status_code for _ in range(61)]
    assert got == [422] * 60 + [429]
    braked = send()
    assert problem(braked) == (429, "too-many-tries") and braked["retry-after"]
    assert "密码" not in braked.json()["mend"]


def test_the_operator_may_close_it(cast: Cast, library: None, settings: Any) -> None:
    settings.WEB_REQUESTS = False
    assert problem(send()) == (403, "requests-closed")
    said = ask(None, "GET", "/api/door/requests").json()
    assert (said["open"], said["grids"], said["hotline"]) == (False, [], "400-000-1000")


def test_the_form_is_told_what_can_be_asked_for_and_where(cast: Cast) -> None:
    said = ask(None, "GET", "/api/door/requests").json()
    assert [each["code"] for each in said["kinds"]][:2] == ["install", "move"]
    assert {each["code"] for each in said["grids"]} == {"HF-YH", "HF-SS"}
    assert said["grids"][0]["boundary"]["type"] == "Polygon"


def test_nothing_is_told_of_an_order_that_the_number_has_already(cast: Cast, received: Visit) -> None:
    """Whoever knows a neighbour's name and number learns nothing of what is open for them."""
    said = send(name="王芳", phone="13800001234", address=cast.wang_fang_home.address)
    assert said.status_code == 201 and set(said.json()) == {"number", "repeated", "token"}
    assert said.json()["number"] != received.number


def test_no_personal_data_gets_into_the_logs(
    cast: Cast, library: None, capfd: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    sent: list[dict[str, Any]] = [{}, {"need": ""}, {"website": "x"}]
    for changes in sent:
        send(**changes)
    out, err = capfd.readouterr()
    for personal in ("李萍", "13900005678", "长江东路"):
        assert personal not in out + err + caplog.text
