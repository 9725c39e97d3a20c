"""No endpoint, of whatever package, is open by oversight: the list is taken from the API itself."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from doorstep.web.root import api
from tests.asking import ask
from tests.cast import Cast

#: Path below /api → why it needs no login.
OPEN = {
    "/api/session": "this is the login",
    "/api/door/requests": "anybody may ask for a visit; braked, and no order but the new one is told of",
}
#: The customer's page: its signed link stands for a login.
DOOR = "/api/door/"

EXAMPLES = {
    "number": "GD900000001",
    "token": "forged.token",
    "sha256": "5" * 64,
    "slot": "HF-YH:2026-03-02:1000-1200",
    "standard": "TOUCH",
    "entry_id": "1",
    "draft": "1",
    "run": "1",
    "id": "1",
    "rule_id": "0195d1c0-0000-7000-8000-000000000004",
    "hold_id": "0195d1c0-0000-7000-8000-000000000005",
    "phone": "1",
    "staff_no": "HF1001",
    "doubt": "1",
    "form": "json",
    "request_id": "0195d1c0-0000-7000-8000-000000000003",
    "plan": "1",
    "promise": "0195d1c0-0000-7000-8000-000000000006",
    "task": "0195d1c0-0000-7000-8000-000000000007",
    "step": "confirm",
    "room": "801",
}

ENDPOINTS: list[tuple[str, str]] = [
    (method.upper(), path)
    for path, operations in api.get_openapi_schema(path_prefix="/api/")["paths"].items()
    for method in operations
]
DOORS = [each for each in ENDPOINTS if each[1].startswith(DOOR) and each[1] not in OPEN]
INSIDE = [
    each
    for each in ENDPOINTS
    if each not in DOORS and each != ("POST", "/api/session") and not each[1].startswith("/api/door/requests")
]


def filled(path: str) -> str:
    return path.format_map(EXAMPLES)


def test_the_list_is_whole() -> None:
    assert len(ENDPOINTS) > 30 and DOORS and set(OPEN) <= {path for _, path in ENDPOINTS}


@pytest.mark.parametrize(("method", "path"), INSIDE)
def test_the_anonymous_are_refused(db: None, method: str, path: str) -> None:
    response = ask(None, method, filled(path), {})
    assert (response.status_code, response.json()["code"]) == (401, "login-needed")
    assert response.json()["mend"]


@pytest.mark.parametrize(("method", "path"), DOORS)
def test_a_forged_link_opens_no_door(cast: Cast, method: str, path: str) -> None:
    ink = {"slot": "signature", "sha256": "5" * 64, "media_type": "image/png"}
    bodies: dict[str, Any] = {
        "window": {"slot": EXAMPLES["slot"]},
        "agree": {"plan": "0195d1c0-0000-7000-8000-000000000002"},
        "sign": {"result": "satisfied", "signature": ink},
        "desk": {"coordinator": "7", "rooms": ["801"], "occupied": []},
        "sheet": {"result": "satisfied", "comment": "好", "signature": ink},
        "rate": {"result": 9, "punctuality": 9, "skill": 9, "manner": 9},
        "complain": {"statement": "等了一上午"},
        "hold": {"slot": EXAMPLES["slot"], "hold_id": EXAMPLES["hold_id"]},
        "cancel": {"cause": "price"},
    }
    said = bodies.get(path.rsplit("/", 1)[-1], {}) | {"event_id": "0195d1c0-0000-7000-8000-000000000001"}
    for user in (None, cast.sun_li):
        response = ask(user, method, filled(path), said)
        assert (response.status_code, response.json()["code"]) == (403, "link-invalid"), response.json()


@pytest.mark.parametrize(("method", "path"), [each for each in INSIDE if each[0] != "GET"])
def test_a_foreign_site_can_do_nothing(cast: Cast, method: str, path: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.sun_li)
    assert client.generic(method, filled(path), "{}", "application/json").status_code == 403
