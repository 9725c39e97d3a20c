"""Failures over HTTP: always problem+json, in the language of the request, and nothing leaks."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from doorstep.core import clock
from doorstep.web import order_lists
from tests.cast import Cast, at
from tests.worlds import Caller, Visit, problem


@pytest.fixture(autouse=True)
def now(data_folder: Path) -> Iterator[None]:
    with clock.frozen(at(10)):
        yield


def test_a_problem_has_the_members_of_rfc_9457_and_ours(cast: Cast) -> None:
    response = Caller(cast.chen_jing).get("/orders/GD-NONE")
    assert problem(response) == (404, "not-found")
    assert response.json() == {
        "type": "urn:doorstep:problem:not-found",
        "title": "找不到工单 GD-NONE",
        "status": 404,
        "code": "not-found",
        "mend": "请核对编号，或回到列表重新选择。",
        "retryable": False,
        "what": {"zh": "工单 GD-NONE", "en": "order GD-NONE"},
    }
    assert response["content-language"] == "zh-CN"


@pytest.mark.parametrize(
    ("asked", "language"),
    [
        ("en", "en"), ("en-GB,en;q=0.9", "en"), ("zh-CN,zh;q=0.9,en;q=0.5", "zh-CN"), ("fr", "zh-CN"),
        ("", "zh-CN"), ("zh", "zh-CN"), ("zh-TW", "zh-CN"), ("de,en;q=0.5", "en"), ("nonsense;;q=x", "zh-CN"),
    ],
)  # fmt: skip
def test_it_speaks_the_language_of_the_request(cast: Cast, asked: str, language: str) -> None:
    response = Caller(cast.chen_jing, asked).get("/orders/GD-NONE")
    assert response["content-language"] == language
    title = {"en": "Not found: order GD-NONE", "zh-CN": "找不到工单 GD-NONE"}[language]
    assert response.json()["title"] == title


def test_details_are_filled_in_in_that_language(cast: Cast) -> None:
    said = Caller(cast.li_qiang_user, "en").get("/orders").json()
    assert said["mend"].startswith("This belongs to: ") and "ispatcher" in said["mend"]
    said = Caller(cast.li_qiang_user).get("/orders").json()
    assert said["mend"] == "这项操作由综调、主管、经理、客户经理来做。"


def test_each_field_that_is_wrong_is_named_in_both_languages(cast: Cast) -> None:
    response = Caller(cast.chen_jing).get("/orders?page=0&page_size=201&day=soon&due=later&emergency=perhaps")
    assert problem(response) == (422, "invalid")
    fields = {each["field"]: each for each in response.json()["fields"]}
    assert set(fields) == {"page", "page_size", "day", "due", "emergency"}
    assert fields["page_size"]["zh"] == "不能大于 200"
    assert all(each["zh"] and each["en"] for each in fields.values())


def test_fields_of_a_body_are_named_as_they_were_sent(cast: Cast, assigned: Visit) -> None:
    response = Caller(cast.chen_jing).post(f"/orders/{assigned.number}/assign", {"from_at": "x"})
    assert {each["field"] for each in response.json()["fields"]} == {"staff_no", "from_at"}


@pytest.mark.parametrize("body", [b"{", b"\xff\xfe", b"[" * 90_000, b'{"a": NaN'])
def test_what_is_no_json_cannot_be_read(cast: Cast, assigned: Visit, body: bytes) -> None:
    client = Client()
    client.force_login(cast.chen_jing)
    response = client.post(f"/api/orders/{assigned.number}/assign", body, content_type="application/json")
    assert problem(response) == (400, "unreadable")
    assert "json" not in response.json()["title"].lower()


def test_a_broken_upload_cannot_be_read(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.chen_jing)
    response = client.post(
        "/api/orders/import", b"--x\r\nbroken", content_type="multipart/form-data; boundary=x"
    )
    assert problem(response) in ((400, "unreadable"), (422, "invalid"))


def test_too_much_json_is_too_large(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.li_qiang_user)
    body = b'{"x": "' + b"a" * 3_000_000 + b'"}'
    response = client.post("/api/field/sync", body, content_type="application/json")
    assert problem(response) == (413, "too-large")
    assert problem(client.post("/api/session", body, content_type="application/json")) == (413, "too-large")


@pytest.mark.parametrize(
    "path", ["", "/", "/nothing", "/orders/1/2/3", "/docs", "/door", "/orders/", "/admin"]
)
def test_an_address_that_does_not_exist_is_a_problem_too(db: None, path: str) -> None:
    assert problem(Caller(None).get(path)) == (404, "not-found")
    assert problem(Caller(None).post(path, {})) == (404, "not-found")


def test_a_method_that_an_address_does_not_take_is_told_which_it_takes(cast: Cast) -> None:
    response = Caller(cast.chen_jing).delete("/orders/GD900000001/window")
    assert problem(response) == (405, "method-unknown")
    assert response["allow"] == "POST"
    assert "POST" in response.json()["mend"]


@pytest.mark.parametrize(
    "path",
    [
        "/orders/%00", "/orders/%00/timeline", "/orders?q=%00", "/orders?grid=%00", "/findings?clause=%00",
        "/standards/%00", "/notices?order=%00", "/capacity?day=2026-03-02&grid=%00",
        "/notices?page=4611686018427387905",
    ],
)  # fmt: skip
def test_what_no_database_holds_is_not_a_fault_of_ours(cast: Cast, path: str) -> None:
    response = Caller(cast.chen_jing).get(path)
    assert problem(response) in ((404, "not-found"), (422, "not-storable"), (422, "invalid"))


@pytest.mark.parametrize("day", ["0001-01-01", "1999-12-31", "2200-01-01", "9999-12-31"])
@pytest.mark.parametrize("path", ["/orders", "/board", "/capacity"])
def test_a_day_out_of_all_calendars_is_refused_everywhere(cast: Cast, path: str, day: str) -> None:
    assert problem(Caller(cast.chen_jing).get(f"{path}?day={day}")) == (422, "invalid")
    assert problem(Caller(cast.chen_jing).post("/plans", {"day": day})) == (422, "invalid")


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(**_asked: object) -> None:
        raise RuntimeError("password=hunter2 of 王芳 13800001234")

    monkeypatch.setattr(order_lists, "summary", fails)


def test_an_unforeseen_error_has_an_id_and_leaks_nothing(
    cast: Cast, broken: None, caplog: pytest.LogCaptureFixture
) -> None:
    response = Caller(cast.chen_jing).get("/orders/summary")
    assert problem(response) == (500, "internal")
    said = response.json()
    assert len(said["error_id"]) == 12
    assert set(said) == {"type", "title", "status", "code", "mend", "retryable", "error_id"}
    assert "hunter2" not in response.content.decode() and "王芳" not in response.content.decode()
    assert said["error_id"] in caplog.text, "the administrator finds it"


def test_an_unforeseen_error_is_told_in_english_too(cast: Cast, broken: None) -> None:
    said = Caller(cast.chen_jing, "en").get("/orders/summary").json()
    assert said["title"] == "Something went wrong on our side"


def test_a_problem_is_never_cached_and_never_guessed_at(cast: Cast) -> None:
    response = Caller(cast.chen_jing).get("/orders/GD-NONE")
    assert response["x-content-type-options"] == "nosniff"


def test_the_interface_describes_itself(db: None) -> None:
    response: Any = Caller(None).get("/openapi.json")
    assert response.status_code == 200 and "/api/orders" in response.json()["paths"]
