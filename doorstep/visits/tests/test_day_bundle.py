"""The technician's day: complete without network, his own orders only, no data longer than needed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.accounts.models import AccessRecord
from doorstep.core import clock
from doorstep.orders.links import read_token
from doorstep.people.models import Certificate
from doorstep.visits.queries import day_bundle
from tests.cast import DAY, Cast, at
from tests.lives import CHEN_JING, SUN_LI
from tests.worlds import Caller, Visit, problem, receive

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(at(9)):
        yield


def day(cast: Cast, query: str = "") -> Json:
    response = Caller(cast.li_qiang_user).get(f"/field/day{query}")
    assert response.status_code == 200, response.content
    return dict(response.json())


def only(cast: Cast) -> Json:
    (order,) = day(cast)["orders"]
    return dict(order)


def test_the_day_is_in_route_order(cast: Cast, library: None) -> None:
    for number, hour in (("GD900000002", 14), ("GD900000001", 10), ("GD900000003", 16)):
        receive(cast, number, hour=hour).ready()
    orders = day(cast)["orders"]
    assert [order["number"] for order in orders] == ["GD900000001", "GD900000002", "GD900000003"]
    assert [order["position"] for order in orders] == [1, 2, 3]
    assert orders[1]["planned"] == {"from_at": "2026-03-02T06:00:00Z", "to_at": orders[1]["planned"]["to_at"]}
    assert orders[1]["promised"] == {"from_at": "2026-03-02T06:00:00Z", "to_at": "2026-03-02T08:00:00Z"}


def test_an_order_is_complete(cast: Cast, assigned: Visit) -> None:
    order = only(cast)
    assert order["customer"] == {"name": "王芳", "phone": "13800001234"}
    assert order["site"]["address"] == cast.wang_fang_home.address
    assert (order["kind_title"]["zh"], order["state_title"]["zh"]) == ("新装", "已派单")
    assert order["contracted_down_mbps"] == 500
    assert order["order"]["products"] == ["broadband", "iptv"]
    assert [step["id"] for step in order["steps"]][:3] == ["study", "prepare", "call-ahead"]
    assert [event["kind"] for event in order["events"]] == [
        "order.received", "call.made", "window.promised", "order.assigned",
    ]  # fmt: skip
    assert {verdict["clause"] for verdict in order["verdicts"]} >= {"touch.first-call", "touch.arrive-early"}
    token = order["door_link"].rpartition("/")[2]
    assert read_token(token, now=at(9)) == assigned.number


def test_the_log_comes_without_what_only_the_server_needs(cast: Cast, assigned: Visit) -> None:
    assert only(cast)["events"][0]["body"] == {}, "ids of customer and site, pinned editions"


def test_the_technician_and_the_company_are_named_for_what_is_said(cast: Cast, assigned: Visit) -> None:
    said = day(cast)
    assert said["technician"] == {
        "staff_no": "HF1001",
        "name": "李强",
        "badge_no": "HF-5001",
        "star_level": 4,
    }
    assert said["company"]["hotline"] and said["company"]["complaint_line"]
    assert (said["day"], said["now"]) == ("2026-03-02", "2026-03-02T01:00:00Z")


def test_devices_are_loaded_for_visits_to_come(cast: Cast, assigned: Visit) -> None:
    assert [(each["what"]["zh"], each["count"]) for each in day(cast)["load"]] == [("光猫", 1), ("机顶盒", 1)]
    assigned.arrive()
    assert day(cast)["load"] == []


def test_a_certificate_that_lapses_soon_is_announced(cast: Cast, assigned: Visit) -> None:
    assert day(cast)["certificates_lapsing"] == []
    for technician in (cast.li_qiang, cast.zhao_lei):
        Certificate.objects.filter(technician=technician, kind="height").update(
            valid_until_on=DAY + timedelta(days=20)
        )
    (lapsing,) = day(cast)["certificates_lapsing"]
    assert (lapsing["kind"], lapsing["valid_until_on"]) == ("height", "2026-03-22")


def test_only_his_own_orders_are_in_it(cast: Cast, assigned: Visit) -> None:
    receive(cast, "GD900000002", hour=14).say("call.made", by=CHEN_JING)
    said = Caller(cast.zhao_lei_user).get("/field/day").json()
    assert said["orders"] == []
    assert len(day(cast)["orders"]) == 1


def test_an_order_that_was_taken_off_him_is_gone(cast: Cast, assigned: Visit) -> None:
    assigned.say("order.unassigned", by=CHEN_JING)
    assert day(cast)["orders"] == []


def test_another_day_is_shown_on_request(cast: Cast, assigned: Visit) -> None:
    assert day(cast, "?day=2026-03-03")["orders"] == []
    assert len(day(cast, "?day=2026-03-02")["orders"]) == 1


def test_with_nothing_left_today_the_next_day_with_visits_is_shown(cast: Cast, assigned: Visit) -> None:
    with clock.frozen(at(21, day=DAY - timedelta(days=2))):
        assert day(cast)["day"] == DAY.isoformat()
    with clock.frozen(at(9, day=DAY - timedelta(days=8))):
        assert day(cast)["day"] == (DAY - timedelta(days=8)).isoformat()


@pytest.mark.parametrize("far", ["2026-04-03", "2026-01-29", "0001-01-01", "9999-12-31"])
def test_a_day_out_of_reach_is_refused(cast: Cast, assigned: Visit, far: str) -> None:
    response = Caller(cast.li_qiang_user).get(f"/field/day?day={far}")
    assert problem(response) == (422, "day-too-far")


def test_a_day_that_is_none_is_refused(cast: Cast) -> None:
    assert problem(Caller(cast.li_qiang_user).get("/field/day?day=tomorrow")) == (422, "invalid")


def test_personal_data_stays_while_there_is_work_and_leaves_with_the_reply(
    cast: Cast, on_site: Visit
) -> None:
    on_site.work()
    on_site.sign("dissatisfied", "线没贴牢")
    assert only(cast)["customer"] is not None, "rework needs the customer"
    on_site.sign()
    for kind in ("customer.rated", "visit.finished"):
        on_site.say(kind)
    assert only(cast)["customer"] is not None, "not replied yet"
    on_site.say("order.replied")
    order = only(cast)
    assert (order["state"], order["customer"], order["site"], order["door_link"]) == (
        "replied",
        None,
        None,
        None,
    )
    assert order["steps"], "the work itself can still be looked at"
    on_site.say("order.closed", by=SUN_LI)
    assert only(cast)["customer"] is None


def test_whose_data_went_to_the_phone_is_recorded_once_a_day_and_order(cast: Cast, library: None) -> None:
    first, second = receive(cast, "GD900000001"), receive(cast, "GD900000002", hour=14)
    first.ready()
    day(cast)
    day(cast)
    second.ready()
    day(cast)
    seen = AccessRecord.objects.order_by("order_number")
    assert [(row.order_number, row.actor, row.role) for row in seen] == [
        ("GD900000001", "HF1001", "technician"),
        ("GD900000002", "HF1001", "technician"),
    ]
    assert set(seen[0].fields) >= {"name", "phone", "address"} and "2026-03-02" in seen[0].purpose
    with clock.frozen(at(0, 30, DAY + timedelta(days=1))):
        day(cast, "?day=2026-03-02")
    assert AccessRecord.objects.count() == 4, "a new day, a new look"


def test_nothing_is_recorded_where_nothing_is_shown(cast: Cast, on_site: Visit) -> None:
    on_site.work()
    on_site.finish()
    assert only(cast)["customer"] is None
    assert not AccessRecord.objects.exists()


def test_a_longer_day_asks_the_database_no_more_often(cast: Cast, library: None) -> None:
    def asked() -> int:
        with CaptureQueriesContext(
            connection,
        ) as queries:
            bundle = day_bundle(staff_no="HF1001", unit_path="hf/hf-east/", day=DAY, now=at(9))
        assert all(order["events"] and order["verdicts"] for order in bundle["orders"])
        return len(queries)

    receive(cast, "GD900000001", hour=8).ready()
    asked()
    one = asked()
    for number, hour in (("GD900000002", 10), ("GD900000003", 14), ("GD900000004", 16)):
        receive(cast, number, hour=hour).ready()
    assert asked() == one


def test_the_day_is_for_technicians(cast: Cast) -> None:
    for user in (cast.chen_jing, cast.sun_li, cast.zhou_min, cast.wu_fan, cast.outsider):
        assert problem(Caller(user).get("/field/day")) == (403, "role-not-allowed")
    assert problem(Caller(None).get("/field/day")) == (401, "login-needed")


def test_a_phone_knows_how_a_makers_macs_begin(cast: Cast, assigned: Visit) -> None:
    told = day(cast)["devices"]["prefixes"]
    assert "0019C6" in told["B860*"] and "0019C6" not in told["HG6*"]
