"""A draft's life over HTTP: 孙丽 (supervisor, east) writes, 周敏 (manager of the city) publishes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from doorstep.core import clock
from doorstep.people.models import User
from doorstep.people.states import Role
from doorstep.standards.models import Draft
from doorstep.web.drafts import router as drafts
from doorstep.web.editions import router as editions
from doorstep.web.tests.test_outsiders import DESK, EVERYBODY, LEADS, USERS, endpoints
from tests.asking import ask
from tests.cast import Cast, at
from tests.worlds import Caller, problem

Json = dict[str, Any]
APRIL = "2026-04-01"


@pytest.fixture(autouse=True)
def now(library: None) -> Iterator[None]:
    with clock.frozen(at(9)):
        yield


@pytest.fixture
def opened(cast: Cast) -> Json:
    return said(Caller(cast.sun_li).post("/standards/drafts", {"standard": "TOUCH"}))


def said(response: Any) -> Json:
    assert response.status_code == 200, response.content
    return dict(response.json())


def reworded(draft: Json) -> str:
    """The next version, with a first call within a quarter of an hour."""
    content = str(draft["content"])
    assert "default: PT30M" in content
    return content.replace('version: "2026.1"', 'version: "2026.2"').replace(
        "default: PT30M", "default: PT15M"
    )


def save(cast: Cast, draft: Json, content: str) -> Json:
    path = f"/standards/drafts/{draft['id']}"
    return said(Caller(cast.sun_li).put(path, {"content": content, "revision": draft["revision"]}))


def propose(cast: Cast, draft: Json, note: str = "首呼改为一刻钟") -> Json:
    path = f"/standards/drafts/{draft['id']}/propose"
    return said(Caller(cast.sun_li).post(path, {"from_on": APRIL, "note": note}))


def proposed(cast: Cast, draft: Json) -> Json:
    return propose(cast, save(cast, draft, reworded(draft)))


def test_a_draft_is_opened_from_the_edition_in_force(cast: Cast, opened: Json) -> None:
    assert (opened["standard"], opened["state"], opened["revision"]) == ("TOUCH", "draft", 1)
    assert opened["content"] == opened["base_content"] and opened["base"]["version"] == "2026.1"
    assert opened["author"] == {"username": "sunli", "name": "孙丽"} == opened["edited_by"]
    assert (opened["problems"], opened["difference"], opened["parameters"]) == ([], [], {})
    assert [each for each in opened["lints"] if each["severity"] == "error"] == []
    assert opened["may_publish"] is False and opened["why_not"]["zh"]
    rows = Caller(cast.sun_li).get("/standards").json()
    told = {row["standard"]: row["draft"] for row in rows}
    assert told["TOUCH"] == {"id": opened["id"], "state": "draft"} and told["WORK"] is None
    assert all(row["draft"] is None for row in Caller(cast.chen_jing).get("/standards").json())


def test_a_second_one_is_refused_with_the_id_of_the_first(cast: Cast, opened: Json) -> None:
    response = Caller(cast.sun_li).post("/standards/drafts", {"standard": "TOUCH"})
    assert problem(response) == (409, "draft-open")
    assert response.json()["draft"] == opened["id"]


def test_a_standard_that_nobody_runs_has_no_draft(cast: Cast) -> None:
    for path, body in (("", {}), ("/check", {"content": "x"})):
        response = Caller(cast.sun_li).post(f"/standards/drafts{path}", {"standard": "NOTHING", **body})
        assert problem(response) == (404, "standard-not-run")


def test_what_is_saved_is_compared_with_the_edition_in_force(cast: Cast, opened: Json) -> None:
    saved = save(cast, opened, reworded(opened))
    assert (saved["revision"], saved["version"], saved["problems"]) == (2, "2026.2", [])
    changed = {
        field["field"]: (field["before"], field["after"])
        for c in saved["difference"]
        for field in c["fields"]
    }
    assert changed["version"] == ("2026.1", "2026.2")
    assert changed["parameters.first-call-within.default"] == ("PT30M", "PT15M")
    assert {each["kind"] for each in saved["difference"]} == {"changed", "figure"}
    assert said(Caller(cast.sun_li).get(f"/standards/drafts/{opened['id']}")) == saved


def test_any_text_is_kept_with_its_problems(cast: Cast, opened: Json) -> None:
    saved = save(cast, opened, opened["content"].replace("control: clock", "control: clok", 1))
    (wrong,) = saved["problems"]
    line = opened["content"].split("control: clock")[0].count("\n") + 1
    assert (wrong["line"], wrong["clause"]) == (line, "touch.first-call")
    assert wrong["expected"]["zh"].startswith("control：应为以下之一") and wrong["expected"]["en"]
    refused = Caller(cast.sun_li).post(f"/standards/drafts/{opened['id']}/propose", {"from_on": APRIL})
    assert problem(refused) == (422, "draft-not-ready")
    assert "control" in refused.json()["title"]


def test_an_old_revision_is_refused_with_who_was_faster(cast: Cast, opened: Json) -> None:
    path = f"/standards/drafts/{opened['id']}"
    assert said(Caller(cast.zhou_min).put(path, {"content": "# 先改\n", "revision": 1}))["revision"] == 2
    response = Caller(cast.sun_li).put(path, {"content": "# 后改\n", "revision": 1})
    assert problem(response) == (409, "stale-draft")
    assert "周敏" in response.json()["title"] and response.json()["revision"] == 2
    assert Caller(cast.sun_li).get(path).json()["content"] == "# 先改\n"


def test_a_text_is_checked_without_being_kept(cast: Cast, opened: Json) -> None:
    caller = Caller(cast.sun_li)
    path = "/standards/drafts/check"
    fine = said(caller.post(path, {"standard": "TOUCH", "content": reworded(opened)}))
    assert fine["problems"] == [] and fine["difference"]
    wrong = said(caller.post(path, {"standard": "TOUCH", "content": "clauses: ["}))
    assert wrong["problems"][0]["line"] == 1 and wrong["difference"] == []
    unknown = reworded(opened).replace("event: call.made", "event: call.maed", 1)
    (lint,) = [
        each
        for each in said(caller.post(path, {"standard": "TOUCH", "content": unknown}))["lints"]
        if each["code"] == "event-unknown"
    ]
    assert (lint["severity"], lint["clauses"]) == ("error", ["touch.first-call"])
    assert "call.made" in lint["text"]["zh"]
    assert Draft.objects.get().revision == 1


def test_a_version_that_was_used_is_told_while_writing(cast: Cast, opened: Json) -> None:
    def told(lints: list[Json]) -> list[str]:
        return [each["code"] for each in lints if each["severity"] == "error"]

    same_version = reworded(opened).replace("2026.2", "2026.1")
    body = {"standard": "TOUCH", "content": same_version}
    assert told(said(Caller(cast.sun_li).post("/standards/drafts/check", body))["lints"]) == ["version-taken"]
    assert told(opened["lints"]) == [], "nothing was changed yet"
    assert told(save(cast, opened, same_version)["lints"]) == ["version-taken"]
    refused = Caller(cast.sun_li).post(f"/standards/drafts/{opened['id']}/propose", {"from_on": APRIL})
    assert problem(refused) == (422, "version-taken")


def test_the_second_person_publishes_and_the_unit_runs_it_from_that_day(cast: Cast, opened: Json) -> None:
    draft = proposed(cast, opened)
    assert (draft["state"], draft["proposed_from_on"], draft["note"]) == ("proposed", APRIL, "首呼改为一刻钟")
    assert draft["proposed_by"]["name"] == "孙丽"
    path = f"/standards/drafts/{opened['id']}"
    seen = said(Caller(cast.zhou_min).get(path))
    assert seen["may_publish"] is True and seen["why_not"] is None
    published = said(Caller(cast.zhou_min).post(f"{path}/publish"))
    assert (published["state"], published["published_by"]["name"]) == ("published", "周敏")
    assert Caller(cast.sun_li).get("/standards/TOUCH").json()["version"] == "2026.1"
    with clock.frozen(at(9, day=at(0).date().replace(month=4, day=1))):
        assert Caller(cast.sun_li).get("/standards/TOUCH").json()["version"] == "2026.2"
        assert Caller(cast.outsider).get("/standards/TOUCH").json()["version"] == "2026.1"
    again = Caller(cast.zhou_min).post(f"{path}/publish")
    assert problem(again) == (409, "draft-not-open")


def test_the_publisher_names_the_revision_that_he_saw(cast: Cast, opened: Json) -> None:
    draft = proposed(cast, opened)
    path = f"/standards/drafts/{opened['id']}/publish"
    stale = Caller(cast.zhou_min).post(path, {"revision": draft["revision"] - 1})
    assert problem(stale) == (409, "stale-draft")
    assert said(Caller(cast.zhou_min).post(path, {"revision": draft["revision"]}))["state"] == "published"


def test_its_author_does_not_publish_it_even_as_a_manager(cast: Cast, opened: Json) -> None:
    proposed(cast, opened)
    User.objects.filter(pk=cast.sun_li.pk).update(role=Role.MANAGER)
    for verb, body in (("publish", {}), ("refuse", {"why": "x"})):
        response = Caller(cast.sun_li).post(f"/standards/drafts/{opened['id']}/{verb}", body)
        assert problem(response) == (403, "second-person-needed")


def test_it_is_sent_back_with_a_reason_or_taken_back(cast: Cast, opened: Json) -> None:
    proposed(cast, opened)
    path = f"/standards/drafts/{opened['id']}"
    back = said(Caller(cast.zhou_min).post(f"{path}/refuse", {"why": "一刻钟太紧"}))
    assert (back["state"], back["note"], back["proposed_by"]) == ("draft", "一刻钟太紧", None)
    assert [(r["kind"], r["by"]["name"]) for r in back["remarks"]] == [
        ("opened", "孙丽"), ("proposed", "孙丽"), ("refused", "周敏"),
    ]  # fmt: skip
    propose(cast, back)
    assert said(Caller(cast.sun_li).post(f"{path}/withdraw"))["state"] == "draft"
    assert problem(Caller(cast.sun_li).post(f"{path}/withdraw")) == (409, "draft-not-open")
    assert problem(Caller(cast.zhou_min).post(f"{path}/refuse", {"why": ""})) == (422, "invalid")


def test_a_discarded_draft_makes_room_for_another(cast: Cast, opened: Json) -> None:
    path = f"/standards/drafts/{opened['id']}"
    assert Caller(cast.sun_li).delete(path).status_code == 204
    assert problem(Caller(cast.sun_li).delete(path)) == (409, "draft-not-open")
    again = said(Caller(cast.sun_li).post("/standards/drafts", {"standard": "TOUCH"}))
    rows = Caller(cast.sun_li).get("/standards/drafts").json()
    assert [(row["id"], row["state"]) for row in rows] == [
        (again["id"], "draft"), (opened["id"], "discarded"),
    ]  # fmt: skip


def test_a_draft_from_a_base_that_was_replaced_says_so(cast: Cast, opened: Json) -> None:
    """The city publishes its own edition meanwhile: what the east writes would undo it."""
    city = said(Caller(cast.zhou_min).post("/standards/drafts", {"standard": "TOUCH"}))
    Draft.objects.filter(pk=city["id"]).update(author="gaoming", edited_by="gaoming")
    path = f"/standards/drafts/{city['id']}"
    assert said(Caller(cast.zhou_min).get(path))["unit_code"] == "hf"
    content = reworded(opened).replace("2026.2", "2026.3")
    said(Caller(cast.zhou_min).put(path, {"content": content, "revision": 1}))
    Draft.objects.filter(pk=city["id"]).update(edited_by="gaoming")
    said(Caller(cast.zhou_min).post(f"{path}/propose", {"from_on": "2026-03-02"}))
    said(Caller(cast.zhou_min).post(f"{path}/publish"))
    seen = said(Caller(cast.sun_li).get(f"/standards/drafts/{opened['id']}"))
    (lint,) = [each for each in seen["lints"] if each["code"] == "base-replaced"]
    assert lint["severity"] == "warning" and "2026.3" in lint["text"]["zh"]


#: Endpoint → who may.
TABLE: dict[tuple[str, str], set[str]] = {
    ("GET", "/standards/drafts"): LEADS,
    ("POST", "/standards/drafts"): LEADS,
    ("POST", "/standards/drafts/check"): LEADS,
    ("GET", "/standards/drafts/{draft}"): LEADS,
    ("PUT", "/standards/drafts/{draft}"): LEADS,
    ("DELETE", "/standards/drafts/{draft}"): LEADS,
    ("POST", "/standards/drafts/{draft}/propose"): LEADS,
    ("POST", "/standards/drafts/{draft}/withdraw"): LEADS,
    ("POST", "/standards/drafts/{draft}/refuse"): {"manager"},
    ("POST", "/standards/drafts/{draft}/publish"): {"manager"},
    ("GET", "/standards/{standard}/editions"): EVERYBODY,
    ("GET", "/standards/editions/{sha256}"): EVERYBODY,
}
BODIES: dict[str, Json] = {
    "/standards/drafts": {"standard": "TOUCH"},
    "/standards/drafts/check": {"standard": "TOUCH", "content": "x"},
    "/standards/drafts/{draft}": {"content": "x", "revision": 1},
    "/standards/drafts/{draft}/propose": {"from_on": APRIL},
    "/standards/drafts/{draft}/refuse": {"why": "x"},
}


def call(user: User | None, method: str, path: str, draft: Json) -> Any:
    filled = path.format(draft=draft["id"], standard="TOUCH", sha256=draft["base"]["sha256"])
    return ask(user, method, f"/api{filled}", None if method in ("GET", "DELETE") else BODIES.get(path, {}))


def test_the_table_has_every_endpoint() -> None:
    assert set(TABLE) == set(endpoints(drafts, editions))


def test_the_other_roles_and_the_anonymous_are_refused(cast: Cast, opened: Json) -> None:
    for (method, path), allowed in TABLE.items():
        assert problem(call(None, method, path, opened)) == (401, "login-needed"), (method, path)
        for role in EVERYBODY - allowed:
            response = call(getattr(cast, USERS[role]), method, path, opened)
            assert problem(response) == (403, "role-not-allowed"), (role, method, path)
        if method == "GET":
            for role in allowed:
                assert call(getattr(cast, USERS[role]), method, path, opened).status_code == 200
    assert Draft.objects.get().revision == 1 and DESK > LEADS


def test_another_units_people_find_no_draft(cast: Cast, opened: Json) -> None:
    User.objects.filter(pk=cast.outsider.pk).update(role=Role.MANAGER)
    for method, path in TABLE:
        if "{draft}" in path:
            response = call(cast.outsider, method, path, opened)
            assert problem(response) == (404, "not-found"), (method, path)
    assert Caller(cast.outsider).get("/standards/drafts").json() == []
    missing = {**opened, "id": 10**9}
    assert problem(call(cast.sun_li, "GET", "/standards/drafts/{draft}", missing)) == (404, "not-found")


def test_a_units_people_do_not_see_the_drafts_above_them(cast: Cast) -> None:
    city = said(Caller(cast.zhou_min).post("/standards/drafts", {"standard": "TOUCH"}))
    assert problem(Caller(cast.sun_li).get(f"/standards/drafts/{city['id']}")) == (404, "not-found")
    assert Caller(cast.sun_li).get("/standards/drafts").json() == []
