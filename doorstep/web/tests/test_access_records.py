"""Who saw whose data: for supervisors and managers, of their own units, masked even there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from doorstep.core import clock
from tests.cast import Cast, at
from tests.worlds import Caller, Visit, problem, receive

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(at(9)):
        yield


def reveal(cast: Cast, user: str, number: str, hour: int = 9, purpose: str = "客户来电核对地址") -> None:
    with clock.frozen(at(hour)):
        response = Caller(getattr(cast, user)).post(f"/orders/{number}/reveal", {"purpose": purpose})
    assert response.status_code == 200, response.content


def records(cast: Cast, query: str = "", user: str = "sun_li") -> list[Json]:
    response = Caller(getattr(cast, user)).get(f"/access-records{query}")
    assert response.status_code == 200, response.content
    return list(response.json()["items"])


def test_each_look_is_told_newest_first(cast: Cast, assigned: Visit) -> None:
    reveal(cast, "chen_jing", assigned.number, 9)
    Caller(cast.li_qiang_user).get("/field/day")
    reveal(cast, "zhou_min", assigned.number, 11, "回访")
    rows = records(cast)
    assert [(row["actor"], row["actor_name"], row["role_title"]["zh"]) for row in rows] == [
        ("zhoumin", "周敏", "经理"), ("HF1001", "李强", "装维员"), ("chenjing", "陈静", "综调"),
    ]  # fmt: skip
    assert rows[0] == rows[0] | {
        "order_number": assigned.number, "customer_masked": "王*", "purpose": "回访",
        "at": "2026-03-02T03:00:00Z", "fields": ["name", "phone", "address", "contacts"],
    }  # fmt: skip


def test_the_record_itself_uncovers_nobody(cast: Cast, assigned: Visit) -> None:
    reveal(cast, "chen_jing", assigned.number)
    text = Caller(cast.sun_li).get("/access-records").content.decode()
    assert "王芳" not in text and "13800001234" not in text


def test_filters_and_pages(cast: Cast, assigned: Visit) -> None:
    receive(cast, "GD900000002")
    for hour in (7, 8, 9):
        reveal(cast, "chen_jing", assigned.number, hour)
    reveal(cast, "chen_jing", "GD900000002", 8)
    assert len(records(cast)) == 4
    assert len(records(cast, f"?order={assigned.number}")) == 3
    assert records(cast, "?order=GD-NONE") == []
    assert len(records(cast, "?since=2026-03-02T08:00:00%2B08:00")) == 3
    assert [row["at"] for row in records(cast, "?page=2&page_size=3")] == ["2026-03-01T23:00:00Z"]


@pytest.mark.parametrize("query", ["page=0", "page_size=201", "since=2026-03-02T08:00:00", "since=monday"])
def test_filters_that_make_no_sense_are_refused(cast: Cast, query: str) -> None:
    assert problem(Caller(cast.sun_li).get(f"/access-records?{query}")) == (422, "invalid")


def test_a_lead_sees_looks_at_his_own_units_orders(cast: Cast, assigned: Visit) -> None:
    receive(cast, "GD900000004", grid="HF-SS", lat=31.83, lon=117.23)
    reveal(cast, "outsider", "GD900000004")
    assert records(cast) == []
    assert [row["order_number"] for row in records(cast, user="zhou_min")] == ["GD900000004"]


def test_the_watchers_are_watched_by_their_leads_only(cast: Cast) -> None:
    for user in (cast.chen_jing, cast.li_qiang_user, cast.wu_fan, cast.outsider):
        assert problem(Caller(user).get("/access-records")) == (403, "role-not-allowed")
    assert problem(Caller(None).get("/access-records")) == (401, "login-needed")
