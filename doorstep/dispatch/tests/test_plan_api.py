"""Plan proposals over HTTP: from asking to taking back, then those who may not."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.test import Client

from doorstep.booking.tests.making import MORNING
from doorstep.core import clock
from doorstep.dispatch.models import PlanProposal
from doorstep.dispatch.tests.making import LI, ZHAO, booked, open_day, who
from doorstep.dispatch.tests.proposing import change, ready, seat
from doorstep.people.models import User
from tests.cast import Cast

PLANS = "/api/plans"
ASKED: Mapping[str, Any] = {"day": "2026-03-02", "seconds": 5}
TEN = seat(LI, (10, 0), (10, 50))


@pytest.fixture(autouse=True)
def morning(cast: Cast) -> Iterator[None]:
    open_day(cast)
    booked(cast, "GD1")
    with clock.frozen(MORNING):
        yield


def call(user: User | None, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
    client = Client()
    if user is not None:
        client.force_login(user)
    data = json.dumps(body) if body is not None else ""
    return client.generic(method, path, data, content_type="application/json")


def post(user: User | None, path: str, body: Mapping[str, Any] | None = None) -> Any:
    return call(user, "POST", path, body)


def test_from_asking_to_taking_back(cast: Cast) -> None:
    asked = post(cast.chen_jing, PLANS, ASKED)
    assert asked.status_code == 202
    path = f"{PLANS}/{asked.json()['id']}"
    found = call(cast.chen_jing, "GET", path).json()
    assert (found["state"], found["day"], found["asked_by"]) == ("ready", "2026-03-02", "chenjing")
    assert found["progress"].keys() == {"elapsed_s", "seconds", "served", "unserved", "travel_min"}
    assert found["progress"]["seconds"] == 5 and found["occasion"] is None and found["applied"] is None
    assert found["result"]["changes"] == [
        {
            "number": "GD1",
            "kind": "assigned",
            "before": None,
            "after": {
                "staff_no": LI,
                "name": "李强",
                "from_at": "2026-03-02T02:00:00Z",
                "to_at": "2026-03-02T02:50:00Z",
            },
            "told": ["technician", "customer"],
            "breaks": [],
        }
    ]
    listed = call(cast.sun_li, "GET", f"{PLANS}?day=2026-03-02").json()
    assert [(each["id"], each["state"]) for each in listed] == [(found["id"], "ready")]
    assert "result" not in listed[0] and call(cast.sun_li, "GET", f"{PLANS}?day=2026-03-03").json() == []
    applied = post(cast.chen_jing, f"{path}/apply", {"except": []}).json()
    assert (applied["state"], applied["applied"]) == (
        "applied",
        {"made": ["GD1"], "outdated": [], "excepted": []},
    )
    assert who("GD1") == (LI, "10:00", "10:50")
    assert post(cast.chen_jing, f"{path}/undo").json()["state"] == "undone"
    assert who("GD1") is None


def test_what_is_excepted_and_what_is_outdated_are_listed(cast: Cast) -> None:
    booked(cast, "GD2", kind="remove")
    plan = ready(change("GD1", None, TEN), change("GD2", seat(ZHAO, (10, 0), (10, 20)), None))
    applied = post(cast.chen_jing, f"{PLANS}/{plan.pk}/apply", {"except": ["GD1"]}).json()
    assert (applied["state"], applied["applied"]["excepted"]) == ("outdated", ["GD1"])
    (news,) = applied["applied"]["outdated"]
    assert news["number"] == "GD2" and news["what"] == {"zh": "约定上门时段", "en": "Window promised"}
    assert news["by"] == "陈静"


def test_an_occasion_is_kept_with_the_plan(cast: Cast) -> None:
    occasion = {"kind": "technician_off", "staff_no": LI, "from_at": "2026-03-02T10:30:00+08:00"}
    asked = post(cast.chen_jing, PLANS, {**ASKED, "max_moves": 3, "occasion": occasion})
    found = call(cast.chen_jing, "GET", f"{PLANS}/{asked.json()['id']}").json()
    assert found["occasion"] == {
        "kind": "technician_off",
        "staff_no": LI,
        "number": None,
        "from_at": "2026-03-02T10:30:00+08:00",
        "to_at": None,
    }
    assert found["max_moves"] == 3


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"seconds": 4}, "seconds"),
        ({"seconds": 301}, "seconds"),
        ({"max_moves": -1}, "max_moves"),
        ({"grids": []}, "grids"),
        ({"day": "1999-12-31"}, "day"),
        ({"occasion": {"kind": "rain"}}, "occasion.kind"),
        ({"occasion": {"kind": "technician_off"}}, "occasion.staff_no"),
        ({"occasion": {"kind": "technician_late", "staff_no": LI}}, "occasion.to_at"),
        ({"occasion": {"kind": "urgent", "number": "GD\x001"}}, "occasion.number"),
        (
            {
                "occasion": {
                    "kind": "technician_off",
                    "staff_no": LI,
                    "from_at": "2026-03-02T10:00:00+08:00",
                    "to_at": "2026-03-02T10:00:00+08:00",
                }
            },
            "occasion.to_at",
        ),
    ],
)
def test_a_field_that_is_wrong_is_named(cast: Cast, wrong: Mapping[str, Any], field: str) -> None:
    response = post(cast.chen_jing, PLANS, {**ASKED, **wrong})
    assert response.status_code == 422
    assert [each["field"] for each in response.json()["fields"]] == [field]


def test_refusals_are_problems_with_what_to_do_next(cast: Cast) -> None:
    plan = ready()
    path = f"{PLANS}/{plan.pk}"
    for verb in ("undo", "stop"):
        response = post(cast.chen_jing, f"{path}/{verb}")
        assert (response.status_code, response.json()["code"]) == (409, "plan-settled")
    PlanProposal.objects.filter(pk=plan.pk).update(state="running", result=None)
    assert post(cast.chen_jing, f"{path}/stop").json()["stop_asked"] is True
    going = post(cast.chen_jing, PLANS, ASKED)
    assert (going.status_code, going.json()["code"], going.json()["plan"]) == (409, "plan-going", plan.pk)


def test_whoever_may_not_is_told_so(cast: Cast) -> None:
    """Technicians and account managers plan nothing; of the east's plans the west knows nothing."""
    plan = ready()
    paths = [("GET", f"{PLANS}/{plan.pk}", None)]
    paths += [("POST", f"{PLANS}/{plan.pk}/{verb}", {}) for verb in ("apply", "undo", "stop")]  # type: ignore[misc]
    for method, path, body in [*paths, ("POST", PLANS, ASKED), ("GET", f"{PLANS}?day=2026-03-02", None)]:
        assert call(None, method, path, body).status_code == 401
        for user in (cast.li_qiang_user, cast.wu_fan):
            assert call(user, method, path, body).status_code == 403
    for method, path, body in paths:
        assert call(cast.outsider, method, path, body).status_code == 404
        missing = path.replace(str(plan.pk), "999999999")
        assert call(cast.chen_jing, method, missing, body).status_code == 404
    assert call(cast.outsider, "GET", f"{PLANS}?day=2026-03-02").json() == []
    assert call(cast.zhou_min, "GET", f"{PLANS}/{plan.pk}").status_code == 200
