"""Booking over HTTP: each endpoint once as it should be, then with those who may not."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from django.test import Client

from doorstep.booking.tests.making import FOURTEEN, MORNING, TEN, new_order, open_day, promise, taken
from doorstep.core import clock, ids
from doorstep.people.models import User
from tests.cast import Cast

NUMBER = "GD900000001"
WINDOWS = f"/api/orders/{NUMBER}/windows"
WINDOW = f"/api/orders/{NUMBER}/window"
HOLD = f"/api/orders/{NUMBER}/hold"
CANCEL = f"/api/orders/{NUMBER}/cancel"
CAPACITY = f"/api/capacity/{TEN}"
OF_THE_DAY = "/api/capacity?day=2026-03-02"


@pytest.fixture(autouse=True)
def morning(cast: Cast) -> Any:
    open_day(cast)
    new_order(cast)
    with clock.frozen(MORNING):
        yield


def ask(user: User | None, method: str, path: str, body: Mapping[str, object] | None = None) -> Any:
    client = Client(headers={"accept-language": "zh"})
    if user is not None:
        client.force_login(user)
    return client.generic(method, path, *_json(body))


def _json(body: Mapping[str, object] | None) -> tuple[bytes, str]:

    return (json.dumps(body).encode() if body is not None else b"", "application/json")


def test_the_dispatcher_sees_the_windows(cast: Cast) -> None:
    response = ask(cast.chen_jing, "GET", f"{WINDOWS}?days=1")
    assert response.status_code == 200
    offers = response.json()["offers"]
    assert [offer["offered"] for offer in offers] == [True, True, True, True, False]
    assert offers[1] | {"reason": None} == {
        "slot": TEN,
        "from_at": "2026-03-02T02:00:00Z",
        "to_at": "2026-03-02T04:00:00Z",
        "left": 4,
        "offered": True,
        "reason": None,
        "wished": False,
        "held_until": None,
    }
    assert set(offers[4]["reason"]) == {"zh", "en"}


@pytest.mark.parametrize("days", ["0", "32", "x"])
def test_windows_of_no_sensible_number_of_days_are_refused(cast: Cast, days: str) -> None:
    assert ask(cast.chen_jing, "GET", f"{WINDOWS}?days={days}").status_code == 422


@pytest.mark.parametrize(
    "path",
    [
        "/api/capacity?day=0001-01-01",
        "/api/capacity?day=9999-12-31",
        OF_THE_DAY + "&grid=%00",
        "/api/capacity",
    ],
)
def test_a_day_or_grid_that_cannot_be_is_refused(cast: Cast, path: str) -> None:
    response = ask(cast.chen_jing, "GET", path)
    assert (response.status_code, response.json()["code"]) == (422, "invalid")


@pytest.mark.parametrize("slot", ["", "\x00", "x" * 81, 7])
def test_a_slot_that_cannot_be_is_refused(cast: Cast, slot: object) -> None:
    assert ask(cast.chen_jing, "POST", WINDOW, {"slot": slot}).status_code == 422


def test_the_dispatcher_promises_a_window_and_the_same_request_again_is_one(cast: Cast) -> None:
    body = {"slot": TEN, "asked_by": "customer", "reason": "", "event_id": str(ids.uuid7(MORNING))}
    for _ in range(2):
        response = ask(cast.chen_jing, "POST", WINDOW, body)
        assert response.status_code == 200
        assert response.json() == {
            "promised": {"slot": TEN, "from_at": "2026-03-02T02:00:00Z", "to_at": "2026-03-02T04:00:00Z"}
        }
    assert taken(TEN) == 1


def test_a_full_window_is_a_problem_with_offers(cast: Cast) -> None:
    assert ask(cast.sun_li, "PUT", CAPACITY, {"capacity": 0, "open": True}).status_code == 200
    response = ask(cast.chen_jing, "POST", WINDOW, {"slot": TEN})
    problem = response.json()
    assert (response.status_code, problem["code"]) == (409, "window-full")
    assert response["content-type"] == "application/problem+json"
    assert problem["mend"] and problem["offers"][0]["slot"].endswith("0800-1000")


def test_a_move_of_ours_needs_the_supervisor(cast: Cast) -> None:
    promise(NUMBER, TEN)
    body = {"slot": FOURTEEN, "asked_by": "us", "reason": "师傅请假"}
    refused = ask(cast.chen_jing, "POST", WINDOW, body)
    assert (refused.status_code, refused.json()["code"]) == (403, "move-needs-supervisor")
    assert ask(cast.sun_li, "POST", WINDOW, body).status_code == 200


def test_a_move_says_who_asked_for_it(cast: Cast) -> None:
    """A first promise is the customer's own; that a move was theirs isn't taken for granted."""
    assert ask(cast.chen_jing, "POST", WINDOW, {"slot": TEN}).status_code == 200
    refused = ask(cast.sun_li, "POST", WINDOW, {"slot": FOURTEEN, "reason": "说好的"})
    assert (refused.status_code, refused.json()["code"]) == (422, "move-needs-who")
    assert refused.json()["fields"][0]["field"] == "asked_by"
    assert (taken(TEN), taken(FOURTEEN)) == (1, 0)
    assert ask(cast.chen_jing, "POST", WINDOW, {"slot": FOURTEEN, "asked_by": "customer"}).status_code == 200


def test_the_days_capacity_by_grid(cast: Cast) -> None:
    response = ask(cast.chen_jing, "GET", OF_THE_DAY)
    assert response.status_code == 200 and len(response.json()) == 5
    assert response.json()[1] == {
        "slot": TEN,
        "grid": "HF-YH",
        "from_at": "2026-03-02T02:00:00Z",
        "to_at": "2026-03-02T04:00:00Z",
        "capacity": 4,
        "taken": 0,
        "held": 0,
        "overbook": 0,
        "left": 4,
        "open": True,
        "by_hand": False,
        "ruled": None,
    }
    assert ask(cast.chen_jing, "GET", OF_THE_DAY + "&grid=HF-SS").json() == []


def test_the_outsider_finds_no_slots(cast: Cast) -> None:
    assert ask(cast.outsider, "GET", OF_THE_DAY).json() == []


def test_the_supervisor_sets_a_capacity(cast: Cast) -> None:
    response = ask(cast.sun_li, "PUT", CAPACITY, {"capacity": 2, "open": False})
    assert response.status_code == 200
    said = response.json()
    assert (said["capacity"], said["left"], said["open"], said["by_hand"]) == (2, 0, False, True)


def test_capacity_below_what_is_promised_is_a_problem(cast: Cast) -> None:
    promise(NUMBER, TEN)
    response = ask(cast.sun_li, "PUT", CAPACITY, {"capacity": 0, "open": True})
    assert (response.status_code, response.json()["code"]) == (409, "capacity-below-taken")
    assert ask(cast.sun_li, "PUT", CAPACITY, {"capacity": -1, "open": True}).status_code == 422


def test_a_window_is_held_and_given_back(cast: Cast) -> None:
    body = {"slot": TEN, "hold_id": str(ids.uuid7(MORNING))}
    for _ in range(2):
        response = ask(cast.chen_jing, "POST", HOLD, body)
        assert (response.status_code, response.json()) == (
            200,
            {
                "id": body["hold_id"],
                "slot": TEN,
                "from_at": "2026-03-02T02:00:00Z",
                "to_at": "2026-03-02T04:00:00Z",
                "held_until": "2026-03-01T23:10:00Z",
            },
        )
    offers = ask(cast.chen_jing, "GET", f"{WINDOWS}?days=1").json()["offers"]
    assert [offer["held_until"] for offer in offers].count("2026-03-01T23:10:00Z") == 1
    assert ask(cast.chen_jing, "DELETE", HOLD).json() == {"released": True}
    assert ask(cast.chen_jing, "DELETE", HOLD).json() == {"released": False}


@pytest.mark.parametrize("wrong", [{"hold_id": "x"}, {"minutes": 0}, {"minutes": 31}, {"slot": "\x00"}])
def test_a_hold_that_cannot_be_is_refused(cast: Cast, wrong: dict[str, object]) -> None:
    body = {"slot": TEN, "hold_id": str(ids.uuid7(MORNING)), **wrong}
    assert ask(cast.chen_jing, "POST", HOLD, body).status_code == 422


def test_a_visit_is_cancelled_once(cast: Cast) -> None:
    promise(NUMBER, TEN)
    said = {"asked_by": "customer", "cause": "not_needed", "event_id": str(ids.uuid7(MORNING))}
    for _ in range(2):
        response = ask(cast.chen_jing, "POST", CANCEL, said)
        assert (response.status_code, response.json()) == (200, {"number": NUMBER, "state": "cancelled"})
    assert taken(TEN) == 0
    again = ask(cast.chen_jing, "POST", CANCEL, {**said, "event_id": str(ids.uuid7(MORNING))})
    assert (again.status_code, again.json()["code"]) == (409, "state-forbids")
    assert ask(cast.chen_jing, "POST", CANCEL, {**said, "cause": "bored"}).status_code == 422


REQUESTS = [
    ("GET", WINDOWS, None),
    ("POST", WINDOW, {"slot": TEN}),
    ("POST", HOLD, {"slot": TEN, "hold_id": "019c0000-0000-7000-8000-000000000001"}),
    ("DELETE", HOLD, None),
    ("POST", CANCEL, {"asked_by": "customer", "cause": "price", "event_id": str(ids.uuid7(MORNING))}),
    ("GET", OF_THE_DAY, None),
    ("PUT", CAPACITY, {"capacity": 1, "open": True}),
]


@pytest.mark.parametrize(("method", "path", "body"), REQUESTS)
def test_without_a_login_nothing(
    cast: Cast, method: str, path: str, body: Mapping[str, object] | None
) -> None:
    response = ask(None, method, path, body)
    assert (response.status_code, response.json()["code"]) == (401, "login-needed")


@pytest.mark.parametrize(("method", "path", "body"), REQUESTS)
def test_a_technician_has_no_business_here(
    cast: Cast, method: str, path: str, body: Mapping[str, object] | None
) -> None:
    response = ask(cast.li_qiang_user, method, path, body)
    assert (response.status_code, response.json()["code"]) == (403, "role-not-allowed")


@pytest.mark.parametrize(("method", "path", "body"), REQUESTS[:5])
def test_the_outsider_finds_no_such_order(
    cast: Cast, method: str, path: str, body: Mapping[str, object] | None
) -> None:
    response = ask(cast.outsider, method, path, body)
    assert response.status_code == 404 and taken(TEN) == 0


def test_a_dispatcher_does_not_set_capacity(cast: Cast) -> None:
    assert ask(cast.chen_jing, "PUT", CAPACITY, {"capacity": 1, "open": True}).status_code == 403


def test_a_supervisor_of_another_unit_finds_no_such_slot(cast: Cast) -> None:
    cast.outsider.role = "supervisor"
    cast.outsider.save()
    response = ask(cast.outsider, "PUT", CAPACITY, {"capacity": 1, "open": True})
    assert (response.status_code, response.json()["code"]) == (404, "slot-not-found")
