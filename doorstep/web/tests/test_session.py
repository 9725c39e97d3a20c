"""Logging in and out over HTTP: who one is, what is refused, what is braked."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.test import Client

from doorstep.core import clock
from doorstep.people.models import User
from tests.cast import Cast, at
from tests.worlds import Caller, problem

PASSWORD = "keine-ausrede-7"


@pytest.fixture(autouse=True)
def quick(settings: Any, data_folder: Path) -> Iterator[None]:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    with clock.frozen(at(9)):
        yield


@pytest.fixture
def chen_jing(cast: Cast) -> User:
    cast.chen_jing.set_password(PASSWORD)
    cast.chen_jing.save()
    return cast.chen_jing


def log_in(client: Client, username: str = "chenjing", password: str = PASSWORD, **headers: str) -> Any:
    said = {"username": username, "password": password}
    return client.post("/api/session", said, content_type="application/json", headers=headers)


def test_who_logs_in_is_told_who_one_is(chen_jing: User) -> None:
    client = Client()
    response = log_in(client, " chenjing ")
    assert response.status_code == 200
    me = response.json()
    assert (me["username"], me["display_name"], me["role"], me["staff_no"]) == (
        "chenjing", "陈静", "dispatcher", None,
    )  # fmt: skip
    assert me["role_title"]["zh"] == "综调"
    assert me["unit"] == {
        "code": "hf-east",
        "name_zh": "合肥东区装维中心",
        "name_en": "Hefei East Field Centre",
    }
    assert [grid["code"] for grid in me["grids"]] == ["HF-YH"]
    assert me["now"] == "2026-03-02T01:00:00Z"
    assert {"order.assigned", "order.suspended"} <= set(me["may"])
    assert "order.reopened" not in me["may"], "the supervisor's"
    assert client.get("/api/me").json() == me


def test_a_technician_is_named_by_his_staff_number(cast: Cast) -> None:
    me = Caller(cast.li_qiang_user).get("/me").json()
    assert (me["role"], me["staff_no"]) == ("technician", "HF1001")
    assert "visit.arrived" in me["may"] and "order.assigned" not in me["may"]


def test_a_manager_has_every_grid_below(cast: Cast) -> None:
    me = Caller(cast.zhou_min).get("/me").json()
    assert [grid["code"] for grid in me["grids"]] == ["HF-SS", "HF-YH"]


def test_logging_out_ends_the_session(chen_jing: User) -> None:
    client = Client()
    log_in(client)
    assert client.delete("/api/session").status_code == 204
    assert problem(client.get("/api/me")) == (401, "login-needed")
    assert not Session.objects.exists()


def test_the_session_gets_a_new_key_at_login(chen_jing: User) -> None:
    planted = SessionStore()
    planted.create()
    client = Client()
    client.cookies["sessionid"] = str(planted.session_key)
    log_in(client)
    assert client.cookies["sessionid"].value != planted.session_key


@pytest.mark.parametrize(
    ("username", "password"), [("chenjing", "wrong"), ("nobody", PASSWORD), ("", ""), ("chenjing", "")]
)
def test_wrong_account_and_wrong_password_look_alike(chen_jing: User, username: str, password: str) -> None:
    response = log_in(Client(), username, password)
    assert problem(response) == (401, "wrong-login")
    assert response.json()["title"] == "账号或密码不正确"


def test_a_disabled_account_is_refused_and_loses_its_session(chen_jing: User) -> None:
    client = Client()
    log_in(client)
    chen_jing.is_active = False
    chen_jing.save()
    assert problem(client.get("/api/me")) == (401, "login-needed")
    assert problem(log_in(Client())) == (401, "wrong-login")


def test_an_account_of_no_unit_gets_no_session(chen_jing: User) -> None:
    chen_jing.unit = None
    chen_jing.is_superuser = True
    chen_jing.save()
    client = Client()
    assert problem(log_in(client)) == (403, "no-unit")
    assert problem(client.get("/api/me")) == (401, "login-needed")


def test_a_technicians_account_without_its_technician_gets_no_session(cast: Cast) -> None:
    cast.li_qiang_user.set_password(PASSWORD)
    cast.li_qiang_user.save()
    cast.li_qiang.active = False
    cast.li_qiang.save()
    client = Client()
    assert log_in(client, "liqiang").status_code == 403
    assert problem(client.get("/api/me")) == (401, "login-needed")


def test_guessing_is_braked_per_account(chen_jing: User) -> None:
    client = Client()
    for _ in range(10):
        assert problem(log_in(client, password="guess")) == (401, "wrong-login")
    braked = log_in(client)
    assert problem(braked) == (429, "too-many-tries")
    said = braked.json()
    assert said["retryable"] and 1 <= said["wait_s"] <= 60
    assert str(said["wait_s"]) in said["mend"] and braked["retry-after"] == str(said["wait_s"])
    assert log_in(Client(), "CHENJING ").status_code == 429, "however it is spelt"


def test_one_accounts_guesses_do_not_lock_out_the_crew_behind_the_same_address(
    cast: Cast, chen_jing: User
) -> None:
    for _ in range(11):
        log_in(Client(), "sunli", "guess")
    assert log_in(Client()).status_code == 200


def test_a_made_up_forwarding_header_is_no_new_address(chen_jing: User) -> None:
    for number in range(10):
        log_in(Client(), password="guess", x_forwarded_for=f"10.0.0.{number}")
    assert log_in(Client(), x_forwarded_for="10.0.9.9").status_code == 429


def test_behind_a_proxy_that_we_know_its_word_counts(chen_jing: User, settings: Any) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    for _ in range(10):
        log_in(Client(), password="guess", x_forwarded_for="6.6.6.6, 203.0.113.7")
    assert log_in(Client(), x_forwarded_for="7.7.7.7, 203.0.113.7").status_code == 429
    assert log_in(Client(), x_forwarded_for="203.0.113.7, 203.0.113.8").status_code == 200


@pytest.mark.parametrize(
    "body", [b"", b"{", b"[]", b'"chenjing"', b"[" * 50_000, b'{"username": 1}', b"\xff"]
)
def test_a_login_that_makes_no_sense_is_a_problem_like_any_other(db: None, body: bytes) -> None:
    response = Client().post("/api/session", body, content_type="application/json")
    assert problem(response) in ((400, "unreadable"), (422, "invalid"))


@pytest.mark.parametrize("name", ["u" * 151, "a\u0000b"])
def test_no_name_is_too_strange_to_be_refused(db: None, name: str) -> None:
    assert problem(log_in(Client(), name)) in ((422, "invalid"), (422, "not-storable"))


def test_writing_needs_the_pages_token(chen_jing: User) -> None:
    client = Client(enforce_csrf_checks=True)
    assert log_in(client).status_code == 200
    refused = client.delete("/api/session")
    assert problem(refused) == (403, "csrf-failed")
    assert refused.json()["retryable"]
    token = client.cookies["csrftoken"].value
    assert problem(client.delete("/api/session", headers={"X-CSRFToken": "x" * 32})) == (403, "csrf-failed")
    assert client.get("/api/me").status_code == 200, "reading does not"
    assert client.delete("/api/session", headers={"X-CSRFToken": token}).status_code == 204


def test_nobody_is_nobody(db: None) -> None:
    assert problem(Caller(None).get("/me")) == (401, "login-needed")
    assert problem(Caller(None).delete("/session")) == (401, "login-needed")
