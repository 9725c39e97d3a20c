"""Backtests over HTTP: 孙丽 (supervisor, east) tries her draft out on the small world at Monday noon."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from doorstep.core import clock
from doorstep.insight.api import router as backtests
from doorstep.insight.services import compute_backtest
from doorstep.insight.tests.small_world import NOON, NUMBERS, STANDARD, live_through
from doorstep.people.models import User
from doorstep.people.states import Role
from doorstep.standards.drafting import open_draft, save_draft
from doorstep.standards.models import Draft
from doorstep.web.tests.test_outsiders import EVERYBODY, LEADS, USERS, endpoints
from tests.asking import ask
from tests.cast import Cast, at
from tests.worlds import Caller, problem

Json = dict[str, Any]
MARCH = {"from_on": "2026-03-01", "to_on": "2026-03-02"}
TIGHTER = STANDARD.replace("default: PT30M", "default: PT15M").replace('version: "1"', 'version: "2"')


@pytest.fixture
def draft(cast: Cast, data_folder: object) -> Iterator[Draft]:
    """Within a quarter of an hour instead of half of one."""
    live_through(cast)
    with clock.frozen(NOON):
        row = open_draft(standard="TEST", unit_path=cast.east.path, by="sunli", now=NOON)
        yield save_draft(draft=row.pk, content=TIGHTER, revision=1, by="sunli", now=NOON)


def start(cast: Cast, draft: Draft, body: Json | None = None) -> Any:
    return Caller(cast.sun_li).post(f"/standards/drafts/{draft.pk}/backtests", body or MARCH)


def begun(cast: Cast, draft: Draft) -> Json:
    response = start(cast, draft)
    assert response.status_code == 202, response.content
    return dict(response.json())


def read(cast: Cast, path: str) -> Any:
    response = Caller(cast.sun_li).get(f"/standards{path}")
    assert response.status_code == 200, response.content
    return response.json()


def test_a_run_from_its_start_to_the_orders(cast: Cast, draft: Draft) -> None:
    run = begun(cast, draft)
    assert (run["state"], run["draft"], run["revision"], run["problem"]) == ("waiting", draft.pk, 2, None)
    assert compute_backtest(run=run["id"], now=NOON) == "done"
    (listed,) = read(cast, f"/drafts/{draft.pk}/backtests")
    assert (listed["id"], listed["state"], listed["clauses"]) == (run["id"], "done", [])
    found = read(cast, f"/backtests/{run['id']}")
    assert (found["orders"], found["done"], found["total"], found["stage"]) == (6, 6, 6, "judging")
    # 2 late calls at 50 before, 4 after; both times 30 for no rating and 10 for too many calls.
    assert (found["deduct_before_cny"], found["deduct_after_cny"]) == ("140", "240")
    call = found["clauses"][0]
    assert call["clause"] == "test.call-soon" and call["title"]["zh"] == "接单后半小时内联系客户"
    assert call["before"] == {
        "satisfied": 3, "violated": 2, "pending": 0, "not_applicable": 1, "absent": 0,
    }  # fmt: skip
    assert call["changes"] == [{"from": "satisfied", "to": "violated", "orders": 2}]
    (unit,) = found["units"]
    assert (unit["unit"], unit["name"]["zh"], unit["worse"]) == ("hf-east", "合肥东区装维中心", 2)
    assert [(t["staff_no"], t["name"], t["worse"]) for t in found["technicians"]] == [
        ("HF1001", "李强", 1), ("HF1002", "赵磊", 0),
    ]  # fmt: skip


def test_the_orders_behind_a_number(cast: Cast, draft: Draft) -> None:
    run = begun(cast, draft)["id"]
    compute_backtest(run=run, now=NOON)
    path = f"/backtests/{run}/orders"
    page = read(cast, f"{path}?clause=test.call-soon&from=satisfied&to=violated&page=1")
    assert (page["total"], page["page"], page["page_size"]) == (2, 1, 50)
    assert page["items"][0] == {
        "number": NUMBERS[1], "clause": "test.call-soon", "from": "satisfied", "to": "violated",
        "technician": "HF1001", "unit": "hf-east", "deduct_before_cny": "0", "deduct_after_cny": "50",
        "violated_at": "2026-03-01T22:15:00Z", "key": None,
    }  # fmt: skip
    for asked, numbers in (
        ("?technician=HF1001&to=violated", [NUMBERS[1]]),
        ("?unit=hf-east&page_size=1&page=2", [NUMBERS[5]]),
        ("?from=violated", []), ("?unit=hf-west", []), ("?clause=test.rated", []), ("?page=3", []),
    ):  # fmt: skip
        assert [row["number"] for row in read(cast, path + asked)["items"]] == numbers, asked
    assert problem(Caller(cast.sun_li).get(f"/standards{path}?from=late")) == (422, "invalid")


def test_one_at_a_time(cast: Cast, draft: Draft) -> None:
    first = begun(cast, draft)
    second = start(cast, draft)
    assert problem(second) == (409, "backtest-going") and second.json()["run"] == first["id"]
    compute_backtest(run=first["id"], now=NOON)
    again = begun(cast, draft)
    assert [run["id"] for run in read(cast, f"/drafts/{draft.pk}/backtests")] == [again["id"], first["id"]]


def test_what_can_not_be_tried(cast: Cast, draft: Draft) -> None:
    assert problem(start(cast, draft, {"from_on": "2026-03-02", "to_on": "2026-03-01"})) == (
        422, "period-backwards",
    )  # fmt: skip
    broken = TIGHTER.replace("control: clock", "control: clok")
    save_draft(draft=draft.pk, content=broken, revision=2, by="sunli", now=NOON)
    refused = start(cast, draft)
    assert problem(refused) == (422, "draft-not-ready") and "control" in refused.json()["title"]
    assert read(cast, f"/drafts/{draft.pk}/backtests") == []


def test_it_is_cancelled_once(cast: Cast, draft: Draft) -> None:
    run = begun(cast, draft)["id"]
    assert Caller(cast.sun_li).delete(f"/standards/backtests/{run}").status_code == 204
    assert compute_backtest(run=run, now=NOON) == "cancelled"
    assert read(cast, f"/backtests/{run}")["state"] == "cancelled"
    refused = Caller(cast.sun_li).delete(f"/standards/backtests/{run}")
    assert problem(refused) == (409, "backtest-settled") and "已取消" in refused.json()["title"]


def test_a_period_without_orders(cast: Cast, draft: Draft) -> None:
    run = start(cast, draft, {"from_on": "2026-03-03", "to_on": "2026-03-31"}).json()["id"]
    assert compute_backtest(run=run, now=at(13)) == "done"
    found = read(cast, f"/backtests/{run}")
    assert (found["orders"], found["clauses"], found["deduct_after_cny"]) == (0, [], "0")
    assert read(cast, f"/backtests/{run}/orders")["total"] == 0


#: Endpoint → who may.
TABLE: dict[tuple[str, str], set[str]] = {
    ("POST", "/standards/drafts/{draft}/backtests"): LEADS,
    ("GET", "/standards/drafts/{draft}/backtests"): LEADS,
    ("GET", "/standards/backtests/{run}"): LEADS,
    ("DELETE", "/standards/backtests/{run}"): LEADS,
    ("GET", "/standards/backtests/{run}/orders"): LEADS,
}


def test_the_table_has_every_endpoint() -> None:
    assert set(TABLE) == set(endpoints(backtests))


def test_others_and_other_units_are_refused(cast: Cast, draft: Draft) -> None:
    run = begun(cast, draft)["id"]
    User.objects.filter(pk=cast.outsider.pk).update(role=Role.MANAGER)
    for (method, path), allowed in TABLE.items():
        filled = f"/api{path.format(draft=draft.pk, run=run)}"
        body = MARCH if method == "POST" else None
        assert problem(ask(None, method, filled, body)) == (401, "login-needed"), (method, path)
        assert problem(ask(cast.outsider, method, filled, body)) == (404, "not-found"), (method, path)
        for role in EVERYBODY - allowed:
            refused = ask(getattr(cast, USERS[role]), method, filled, body)
            assert problem(refused) == (403, "role-not-allowed"), (role, method, path)
        if method == "GET":
            assert ask(cast.zhou_min, method, filled).status_code == 200
    assert problem(ask(cast.sun_li, "GET", f"/api/standards/backtests/{10**9}")) == (404, "not-found")
    assert read(cast, f"/backtests/{run}")["state"] == "waiting"
