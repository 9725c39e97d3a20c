"""Dispatch over HTTP: each endpoint once as it should be, then with those who may not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.test import Client

from doorstep.booking.tests.making import MORNING
from doorstep.core import clock
from doorstep.dispatch.tests.making import LI, ZHAO, assign, booked, events, open_day, who
from doorstep.people.models import User
from tests.cast import Cast, at

BOARD = "/api/board?day=2026-03-02"
CANDIDATES = "/api/orders/GD1/candidates"
ASSIGN = "/api/orders/GD1/assign"
UNASSIGN = "/api/orders/GD1/unassign"

#: Every endpoint with a body that it would take.
ENDPOINTS: list[tuple[str, str, Mapping[str, object] | None]] = [
    ("GET", CANDIDATES, None),
    ("POST", ASSIGN, {"staff_no": LI}),
    ("POST", UNASSIGN, {"reason": "车坏了"}),
]

#: The visit of GD1 as the board shows it.
GD1_ON_THE_BOARD = {
    "number": "GD1",
    "kind": "install",
    "state": "assigned",
    "grid": "HF-YH",
    "from_at": "2026-03-02T02:00:00Z",
    "to_at": "2026-03-02T02:50:00Z",
    "by": "hand",
    "pinned": False,
    "promised": {"from_at": "2026-03-02T02:00:00Z", "to_at": "2026-03-02T04:00:00Z"},
    "travel_before_min": 0,
    "address_masked": "瑶海区明光路****",
    "lat": 31.862,
    "lon": 117.305,
    "emergency": False,
    "late_risk": False,
    "expected_from_at": "2026-03-02T02:00:00Z",
    "expected_to_at": "2026-03-02T02:50:00Z",
    "due_at": None,
    "due_clause": None,
}


@pytest.fixture(autouse=True)
def morning(cast: Cast) -> Iterator[None]:
    open_day(cast)
    booked(cast, "GD1")
    with clock.frozen(MORNING):
        yield


def ask(user: User | None, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:
    client = Client(headers={"accept-language": "zh"})
    if user is not None:
        client.force_login(user)
    content = json.dumps(body).encode() if body is not None else b""
    return client.generic(method, path, content, "application/json")


def test_the_board_of_a_day(cast: Cast) -> None:
    """One visit of Li Qiang's, one order that waits, no address in full."""
    assign("GD1")
    booked(cast, "GD2", 14, 16)
    response = ask(cast.chen_jing, "GET", BOARD)
    assert response.status_code == 200
    board = response.json()
    li, zhao = board["technicians"]
    assert (li["staff_no"], li["name"], li["unit"], li["load_min"]) == (LI, "李强", "hf-east", 50)
    assert li["skills"][0] == {
        "code": "ftth_install",
        "title": {"zh": "光纤入户安装", "en": "Fibre installation"},
        "level": 3,
    }
    assert li["shift"] == [{"from_at": "2026-03-02T00:00:00Z", "to_at": "2026-03-02T10:00:00Z"}]
    assert li["visits"] == [GD1_ON_THE_BOARD]
    (waiting,) = board["unassigned"]
    assert waiting["number"] == "GD2"
    assert "王芳" not in response.content.decode() and "281号" not in response.content.decode()
    assert zhao["visits"] == []


def test_a_board_of_a_grid(cast: Cast) -> None:
    """A grid of the west, for the eastern dispatcher, is empty."""
    board = ask(cast.chen_jing, "GET", f"{BOARD}&grid=HF-SS").json()
    assert (board["technicians"], board["unassigned"]) == ([], [])


def test_candidates_with_times_or_reasons(cast: Cast) -> None:
    """As in the query's own tests."""
    response = ask(cast.chen_jing, "GET", CANDIDATES)
    assert response.json() == [
        {
            "staff_no": LI,
            "name": "李强",
            "possible": True,
            "from_at": "2026-03-02T02:00:00Z",
            "to_at": "2026-03-02T02:50:00Z",
            "extra_travel_min": 0,
            "reasons": [],
        },
        {
            "staff_no": ZHAO,
            "name": "赵磊",
            "possible": False,
            "from_at": None,
            "to_at": None,
            "extra_travel_min": None,
            "reasons": [{"zh": "没有“光纤入户安装”技能", "en": "lacks the skill 'Fibre installation'"}],
        },
    ]


def test_assigning_with_and_without_a_time_and_off_again(cast: Cast) -> None:
    """The answer says when he comes."""
    response = ask(cast.chen_jing, "POST", ASSIGN, {"staff_no": LI, "from_at": at(10, 30).isoformat()})
    assert response.status_code == 200
    assert response.json() == {
        "number": "GD1",
        "staff_no": LI,
        "name": "李强",
        "from_at": "2026-03-02T02:30:00Z",
        "to_at": "2026-03-02T03:20:00Z",
    }
    ask(cast.sun_li, "POST", ASSIGN, {"staff_no": LI})
    assert who("GD1") == (LI, "10:00", "10:50")
    assert ask(cast.zhou_min, "POST", UNASSIGN, {"reason": "车坏了"}).status_code == 204
    assert who("GD1") is None


def test_a_refusal_is_a_problem_that_cites_the_clauses(cast: Cast) -> None:
    """In the language of the request, with what to do next."""
    cast.li_qiang.certificates.filter(kind="operator").delete()
    response = ask(cast.chen_jing, "POST", ASSIGN, {"staff_no": LI})
    assert response.status_code == 409
    assert response["content-type"] == "application/problem+json"
    problem = response.json()
    assert (problem["code"], problem["clauses"]) == ("certificate-lacking", ["HOME-1", "REGIME-1"])
    assert problem["title"] == "李强 不能单独上门：没有上岗证（HOME-1、REGIME-1）"
    assert problem["mend"]


@pytest.mark.parametrize("body", [{}, {"staff_no": ""}, {"staff_no": LI, "from_at": "ten"}])
def test_nonsense_is_refused(cast: Cast, body: dict[str, object]) -> None:
    """With the field named."""
    response = ask(cast.chen_jing, "POST", ASSIGN, body)
    assert response.status_code == 422
    assert response.json()["fields"]


def test_a_time_without_a_zone_is_refused(cast: Cast) -> None:
    """Ten o'clock where?"""
    response = ask(cast.chen_jing, "POST", ASSIGN, {"staff_no": LI, "from_at": "2026-03-02T10:00:00"})
    assert response.status_code == 422


@pytest.mark.parametrize(("method", "path", "body"), ENDPOINTS)
def test_nobody_without_a_login(cast: Cast, method: str, path: str, body: dict[str, object] | None) -> None:
    """Every endpoint asks for one."""
    response = ask(None, method, path, body)
    assert (response.status_code, response.json()["code"]) == (401, "login-needed")


@pytest.mark.parametrize(("method", "path", "body"), ENDPOINTS)
def test_neither_technician_nor_account_manager(
    cast: Cast, method: str, path: str, body: dict[str, object] | None
) -> None:
    """Dispatching is the desk's."""
    for user in (cast.li_qiang_user, cast.wu_fan):
        response = ask(user, method, path, body)
        assert (response.status_code, response.json()["code"]) == (403, "role-not-allowed")
    assert events("GD1") == ["order.received", "window.promised"]


@pytest.mark.parametrize(("method", "path", "body"), ENDPOINTS[1:])
def test_an_order_of_another_unit_does_not_exist(
    cast: Cast, method: str, path: str, body: dict[str, object] | None
) -> None:
    """The western dispatcher gets the same answer as for a number that nobody has."""
    response = ask(cast.outsider, method, path, body)
    assert response.status_code == 404
    assert (
        response.json()["code"]
        == ask(cast.outsider, method, path.replace("GD1", "GD404"), body).json()["code"]
    )
    assert events("GD1") == ["order.received", "window.promised"]


def test_the_outsiders_board_is_empty(cast: Cast) -> None:
    """Nothing of the east is on it."""
    assign("GD1")
    board = ask(cast.outsider, "GET", BOARD).json()
    assert (board["technicians"], board["unassigned"]) == ([], [])
