"""Who is refused where: each endpoint of the screens, the field and quality, for every role and another unit.

The table is held against the API itself: an endpoint that isn't in it fails the test.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from ninja import Router

from doorstep.core import clock
from doorstep.orders.queries import entries_of
from doorstep.quality.api import router as quality
from doorstep.visits.api import router as visits
from doorstep.web.orders import router as orders
from doorstep.web.session import router as session
from doorstep.web.standards import router as standards
from tests.asking import ask
from tests.cast import Cast, at
from tests.worlds import Caller, Visit, photo, problem

EVERYBODY = {"technician", "dispatcher", "supervisor", "manager", "account_manager"}
DESK = {"dispatcher", "supervisor", "manager"}
LEADS = {"supervisor", "manager"}

#: Endpoint → who may. Endpoints of one order are further limited to its unit and its technician.
TABLE: dict[tuple[str, str], set[str]] = {
    ("DELETE", "/session"): EVERYBODY,
    ("GET", "/me"): EVERYBODY,
    ("GET", "/orders"): DESK | {"account_manager"},
    ("POST", "/orders"): DESK,
    ("POST", "/customers/lookup"): DESK,
    ("GET", "/orders/summary"): DESK | {"account_manager"},
    ("GET", "/orders/import/columns"): DESK,
    ("GET", "/orders/{number}"): EVERYBODY,
    ("GET", "/orders/{number}/timeline"): EVERYBODY,
    ("GET", "/access-records"): LEADS,
    ("GET", "/standards"): EVERYBODY,
    ("GET", "/standards/{standard}"): EVERYBODY,
    ("PUT", "/standards/{standard}/figures"): LEADS,
    ("GET", "/findings"): DESK,
    ("GET", "/field/day"): {"technician"},
    ("POST", "/field/sync"): {"technician"},
    ("PUT", "/field/evidence/{sha256}"): {"technician", "account_manager"},
    ("GET", "/field/evidence/{sha256}"): {"technician", "account_manager"},
    ("GET", "/orders/{number}/evidence/{sha256}"): EVERYBODY,
    ("GET", "/orders/{number}/acceptance.pdf"): EVERYBODY,
}
OPEN = {("POST", "/session")}
USERS = {
    "technician": "li_qiang_user",
    "dispatcher": "chen_jing",
    "supervisor": "sun_li",
    "manager": "zhou_min",
    "account_manager": "wu_fan",
}


def endpoints(*routers: Router) -> Iterator[tuple[str, str]]:
    for router in routers:
        for path, view in router.path_operations.items():
            for operation in view.operations:
                yield from ((method, path) for method in operation.methods)


@pytest.fixture
def world(on_site: Visit) -> Iterator[Visit]:
    with clock.frozen(at(12)):
        on_site.work()
        on_site.say("site.cleaned", {"evidence": [on_site.prove("sticker")]})
        on_site.sign()
        yield on_site


def call(user: Any, method: str, path: str, visit: Visit) -> Any:
    filled = path.format(number=visit.number, standard="TOUCH", sha256=visit.shown["sticker"])
    if method == "PUT" and path not in BODIES:
        return Caller(user).put(filled, photo(f"{visit.number}sticker"), content_type="image/jpeg")
    return ask(user, method, f"/api{filled}", BODIES.get(path))


BODIES = {
    "/customers/lookup": {"phone": "13800001234"},
    # The first of those who may opens it, for the others it is the same again.
    "/orders": {
        "id": "0195d1c0-0000-7000-8000-00000000000a",
        "kind": "repair",
        "need": "晚上上网很慢",
        "customer_name": "李萍",
        "customer_phone": "13900005678",
        "address": "瑶海区长江东路99号3幢502室",
        "grid": "HF-YH",
    },
    "/field/sync": {
        "device": {"id": "a", "uptime_ms": 1, "sent_at": at(12).isoformat()},
        "events": [],
    },
    "/standards/{standard}/figures": {"from_on": "2026-04-01", "parameters": {}},
}


def test_the_table_has_every_endpoint() -> None:
    assert set(TABLE) | OPEN == set(endpoints(session, orders, standards, visits, quality))


def test_each_role_may_what_the_table_says(cast: Cast, world: Visit) -> None:
    before = len(entries_of(world.number))
    for (method, path), allowed in TABLE.items():
        for role, name in USERS.items():
            response = call(getattr(cast, name), method, path, world)
            if role in allowed:
                assert response.status_code in (200, 201, 204), (role, method, path, response.content)
            else:
                assert problem(response) == (403, "role-not-allowed"), (role, method, path)
                assert response.json()["who"]["zh"]
    assert len(entries_of(world.number)) == before


def test_another_units_people_and_other_technicians_find_nothing(cast: Cast, world: Visit) -> None:
    for method, path in TABLE:
        for user in (cast.outsider, cast.zhao_lei_user):
            if "{number}" in path:
                assert problem(call(user, method, path, world)) == (404, "not-found"), (user, method, path)


def test_nobody_gets_in_without_a_login(world: Visit) -> None:
    for method, path in TABLE:
        assert problem(call(None, method, path, world)) == (401, "login-needed"), (method, path)
