"""The order list: filters, pages, search that gives nothing away, masked customers, few queries."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.accounts.models import AccessRecord
from doorstep.core import clock
from doorstep.orders.intake import Product
from doorstep.orders.services import fire_deadlines
from tests.cast import Cast, at
from tests.lives import CHEN_JING
from tests.worlds import Caller, Visit, problem, receive

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(at(9)):
        yield


@pytest.fixture
def several(cast: Cast, library: None) -> dict[str, Visit]:
    """One of each sort, received six to nine."""
    install = receive(cast, "GD900000001")
    install.ready()
    return {
        "install": install,
        "repair": receive(cast, "GD900000002", kind="repair", received_at=at(5), need="断网"),
        "urgent": receive(cast, "GD900000003", received_at=at(5, 30), emergency=True, same_day=True),
        "far": receive(
            cast, "GD900000004", grid="HF-SS", received_at=at(4), address="蜀山区黄山路12号望江花园3栋502室",
            customer_name="李建国", customer_phone="0551-62345678", lat=31.83, lon=117.23,
        ),
    }  # fmt: skip


def asked(cast: Cast, query: str = "", user: str = "zhou_min") -> list[str]:
    response = Caller(getattr(cast, user)).get(f"/orders{query}")
    assert response.status_code == 200, response.content
    return [row["number"][-1] for row in response.json()["items"]]


def test_newest_first_from_the_unit_and_below(cast: Cast, several: dict[str, Visit]) -> None:
    assert asked(cast) == ["1", "3", "2", "4"]
    assert asked(cast, user="chen_jing") == ["1", "3", "2"]
    assert asked(cast, user="outsider") == ["4"]
    assert asked(cast, user="wu_fan") == ["1", "3", "2"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?state=received", "324"),
        ("?state=assigned", "1"),
        ("?state=", "1324"),
        ("?kind=repair", "2"),
        ("?kind=move", ""),
        ("?grid=HF-SS", "4"),
        ("?grid=HF-YH&kind=install", "13"),
        ("?emergency=true", "3"),
        ("?emergency=false", "124"),
        ("?same_day=true", "3"),
        ("?day=2026-03-02", "1"),
        ("?day=2026-03-03", ""),
        ("?q=900000004", "4"),
        ("?q=gd900000004", "4"),
        ("?q=%20望江花园%20", "4"),
        ("?q=0551-62345678", "4"),
        ("?q=138%200000%201234", "132"),
        ("?q=%2B86%2013800001234", "132"),
    ],
)
def test_filters(cast: Cast, several: dict[str, Visit], query: str, found: str) -> None:
    assert "".join(asked(cast, query)) == found


@pytest.mark.parametrize(
    "part",
    ["1380000", "13800001", "138000012", "1380000123", "0000123", "01234", "138****1234", "62345678",
     "0551-6234", "1380000123_", "1380000123%25", "王芳", "李建国"],
)  # fmt: skip
def test_a_part_of_a_telephone_number_or_a_name_finds_nobody(
    cast: Cast, several: dict[str, Visit], part: str
) -> None:
    assert asked(cast, f"?q={part}") == []


@pytest.mark.parametrize("wild", ["%25", "_", "GD90000000_", "%25%25", "\\"])
def test_what_stands_for_anything_elsewhere_stands_for_itself_here(
    cast: Cast, several: dict[str, Visit], wild: str
) -> None:
    assert asked(cast, f"?q={wild}") == []


def test_overdue_is_what_is_late_and_still_to_be_done(cast: Cast, several: dict[str, Visit]) -> None:
    assert asked(cast, "?due=overdue") == []
    fire_deadlines(now=at(9))
    assert asked(cast, "?due=overdue") == ["3", "2", "4"], "nobody has called since six; the first was called"
    several["repair"].say("call.made", by=CHEN_JING, now=at(9))
    assert asked(cast, "?due=overdue") == ["3", "4"], "late, but done"
    several["urgent"].say("order.cancelled", by=CHEN_JING, now=at(9))
    assert asked(cast, "?due=overdue") == ["4"]


def test_a_missing_photo_is_a_finding_but_not_overdue(cast: Cast, on_site: Visit) -> None:
    on_site.work()
    on_site.sign()
    on_site.say("visit.finished")
    fire_deadlines(now=at(11))
    clauses = [each["clause"] for each in Caller(cast.chen_jing).get("/findings").json()["items"]]
    assert "touch.sticker" in clauses
    assert asked(cast, "?due=overdue") == []


def test_due_soon_is_within_half_an_hour(cast: Cast, several: dict[str, Visit]) -> None:
    with clock.frozen(at(8, 20)):
        assert asked(cast, "?due=soon") == ["3", "4"], "called by half past eight"
    with clock.frozen(at(7, 50)):
        assert asked(cast, "?due=soon") == ["2"], "a repair is called within a quarter of an hour"


def test_a_row_tells_what_the_desk_needs(cast: Cast, several: dict[str, Visit]) -> None:
    row = Caller(cast.chen_jing).get("/orders?q=GD900000001").json()["items"][0]
    assert (row["kind_title"]["zh"], row["state_title"]["zh"]) == ("新装", "已派单")
    assert row["promised"] == {"from_at": "2026-03-02T02:00:00Z", "to_at": "2026-03-02T04:00:00Z"}
    assert row["technician"] == {"staff_no": "HF1001", "name": "李强"}
    assert row["grid"] == {"code": "HF-YH", "name_zh": "瑶海网格", "name_en": "Yaohai"}
    assert row["products"] == ["broadband", "iptv"]
    assert row["pending"] > 0 and row["next_due_at"]
    waiting = Caller(cast.chen_jing).get("/orders?q=GD900000002").json()["items"][0]
    assert (waiting["promised"], waiting["technician"]) == (None, None)


def test_customers_are_masked_for_everyone_and_nothing_is_recorded(
    cast: Cast, several: dict[str, Visit]
) -> None:
    for user in (cast.chen_jing, cast.sun_li, cast.zhou_min, cast.wu_fan):
        response = Caller(user).get("/orders")
        text = response.content.decode()
        for secret in ("王芳", "13800001234", "13栋", "101室", "62345678", "李建国", "502室"):
            assert secret not in text
        masked = next(row for row in response.json()["items"] if row["number"] == "GD900000001")
        assert masked["customer_masked"] == {"name": "王*", "phone": "138****1234"}
        assert masked["address_masked"].startswith("瑶海区明光路")
    assert not AccessRecord.objects.exists()


def test_pages(cast: Cast, several: dict[str, Visit]) -> None:
    page = Caller(cast.zhou_min).get("/orders?page=2&page_size=3").json()
    assert ([row["number"] for row in page["items"]], page["total"]) == (["GD900000004"], 4)
    assert (page["page"], page["page_size"]) == (2, 3)
    beyond = Caller(cast.zhou_min).get("/orders?page=9").json()
    assert (beyond["items"], beyond["total"]) == ([], 4)


@pytest.mark.parametrize(
    "query",
    ["page=0", "page=-1", "page=100001", "page=x", "page_size=0", "page_size=201", "state=lost", "kind=party",
     "due=never", "day=2026-02-30", "day=9999-12-31", "emergency=perhaps", f"q={'x' * 201}"],
)  # fmt: skip
def test_filters_that_make_no_sense_are_refused(cast: Cast, query: str) -> None:
    assert problem(Caller(cast.chen_jing).get(f"/orders?{query}")) == (422, "invalid")


def test_more_orders_take_no_more_queries(cast: Cast, library: None) -> None:
    def asked_of_the_database() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert Caller(cast.chen_jing).get("/orders").status_code == 200
        return len(queries)

    receive(cast, "GD900000001").ready()
    asked_of_the_database()
    one = asked_of_the_database()
    for number, hour in (("GD900000002", 14), ("GD900000003", 16)):
        receive(cast, number, hour=hour).ready()
    receive(cast, "GD900000004", products=(Product("voice"),))
    assert asked_of_the_database() == one


def test_the_summary_counts_what_the_list_shows(cast: Cast, several: dict[str, Visit]) -> None:
    fire_deadlines(now=at(9))
    said = Caller(cast.zhou_min).get("/orders/summary").json()
    assert {state: n for state, n in said["by_state"].items() if n} == {"received": 3, "assigned": 1}
    assert said["overdue"] == len(asked(cast, "?due=overdue")) == 3
    assert said["due_soon"] == len(asked(cast, "?due=soon"))
    assert (said["quarantine"], said["findings_today"]) == (0, said["findings_today"])
    assert said["findings_today"] >= 3
    with clock.frozen(at(9).replace(day=3)):
        assert Caller(cast.zhou_min).get("/orders/summary").json()["findings_today"] == 0
    assert Caller(cast.outsider).get("/orders/summary").json()["by_state"]["assigned"] == 0


def test_the_list_is_for_the_desk_and_account_managers(cast: Cast, several: dict[str, Visit]) -> None:
    for path in ("/orders", "/orders/summary"):
        assert problem(Caller(cast.li_qiang_user).get(path)) == (403, "role-not-allowed")
        assert problem(Caller(None).get(path)) == (401, "login-needed")


def test_the_columns_of_an_order_file_are_told(cast: Cast) -> None:
    columns = Caller(cast.chen_jing).get("/orders/import/columns").json()
    assert {"number", "customer_phone", "address"} <= {
        column["name"] for column in columns if column["needed"]
    }
    assert problem(Caller(cast.li_qiang_user).get("/orders/import/columns")) == (403, "role-not-allowed")
