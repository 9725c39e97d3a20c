"""The link itself: signed, expiring, for one order only."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.core import signing

from doorstep.core import ids
from doorstep.orders.links import door_token
from doorstep.orders.queries import entries_of
from doorstep.web.tests.doors import SCORES, Door
from tests.cast import Cast, at
from tests.worlds import Caller, Visit, problem, receive, signature

TOKEN = door_token("GD900000001", now=at(6))

ACTIONS: dict[str, dict[str, Any]] = {
    "window": {"slot": "HF-YH:2026-03-02:1000-1200"},
    "agree": {"plan": str(ids.uuid7(at(9)))},
    "sign": {
        "result": "satisfied",
        "signature": {"slot": "signature", "sha256": "5" * 64, "media_type": "image/png"},
    },
    "rate": SCORES,
    "complain": {"statement": "等太久"},
}


def forged() -> list[str]:
    number, expiry, key = *TOKEN.split("."), signing.Signer(key="another key", salt="doorstep.door", sep=".")
    signed = [
        key.sign_object(["GD900000001", 2_000_000_000]),
        signing.Signer(salt="doorstep.other", sep=".").sign_object(["GD900000001", 2_000_000_000]),
        signing.Signer(salt="doorstep.door", sep=".").sign_object("GD900000001"),
    ]
    altered = [
        TOKEN[:-1],
        TOKEN[:-1] + ("A" if TOKEN[-1] != "A" else "B"),
        f"{number}x.{expiry}",
        "x",
        "a.b.c",
    ]
    return [*signed, *altered, "%00", "王芳", "." * 300]


def test_a_forged_link_opens_nothing(received: Visit) -> None:
    for token in forged():
        response = Door(token=token).ask("GET")
        assert problem(response) == (403, "link-invalid"), token
        said = response.json()
        assert said["title"].startswith("链接无法使用") and "短信" in said["mend"]


def test_a_forged_link_does_nothing(received: Visit) -> None:
    for action, body in ACTIONS.items():
        response = Door(token=TOKEN[:-2] + "zz").say(action, **body)
        assert problem(response) == (403, "link-invalid"), action
    assert len(entries_of(received.number)) == 1


def test_an_expired_link_does_nothing(received: Visit) -> None:
    late = Door(now=at(6) + timedelta(days=30))
    for action, body in ACTIONS.items():
        response = late.say(action, **body)
        assert problem(response) == (403, "link-invalid"), action
        assert "已过有效期" in response.json()["title"]
    assert len(entries_of(received.number)) == 1


def test_an_expired_link_shows_and_takes_no_files(received: Visit) -> None:
    late = Door(now=at(6) + timedelta(days=30))
    assert problem(late.ask("GET")) == (403, "link-invalid")
    assert problem(late.ask("GET", "/acceptance.pdf")) == (403, "link-invalid")
    assert problem(late.ask("PUT", f"/evidence/{'5' * 64}", signature(), "image/png")) == (
        403,
        "link-invalid",
    )


def test_a_link_is_good_to_its_last_second(received: Visit) -> None:
    assert Door(now=at(6) + timedelta(days=30, seconds=-1)).ask("GET").status_code == 200


def test_it_says_so_in_english_too(received: Visit) -> None:
    said = Door(token="x.y", language="en").ask("GET").json()
    assert said["title"].startswith("This link can't be used")


def test_one_orders_link_acts_on_that_order_only(cast: Cast, received: Visit) -> None:
    other = receive(cast, "GD900000002")
    assert Door(number="GD900000002", now=at(7)).view()["number"] == "GD900000002"
    Door(number="GD900000002", now=at(7)).say("complain", statement="这一单")
    assert len(entries_of(received.number)) == 1 and len(entries_of(other.number)) == 2


def test_an_id_that_another_order_has_is_a_conflict(cast: Cast, received: Visit) -> None:
    receive(cast, "GD900000002")
    said = {"event_id": ids.uuid7(at(7)), "statement": "这一单"}
    assert Door(now=at(7)).say("complain", **said).status_code == 200
    again = Door(number="GD900000002", now=at(7)).say("complain", **said)
    assert problem(again) == (409, "event-conflict")
    assert len(entries_of("GD900000002")) == 1


def test_a_login_is_no_link_and_a_link_no_login(cast: Cast, received: Visit) -> None:
    assert problem(Caller(cast.zhou_min).get("/door/GD900000001")) == (403, "link-invalid")
    assert problem(Door().ask("GET", "/../../orders/GD900000001"))[0] in (401, 404)
    assert problem(Caller(None).get("/orders/GD900000001")) == (401, "login-needed")


def test_a_link_for_an_order_that_does_not_exist_leads_nowhere(db: None) -> None:
    assert problem(Door(number="GD-NONE").ask("GET")) == (404, "not-found")


def test_a_flood_behind_one_link_is_braked_and_others_are_not(cast: Cast, received: Visit) -> None:
    receive(cast, "GD900000002")
    door = Door(now=at(7))
    answers = [door.say("complain", statement="").status_code for _ in range(41)]
    assert set(answers[:40]) == {422} and answers[40] == 429
    braked = door.say("complain", statement="等太久")
    assert problem(braked) == (429, "too-many-tries") and braked["retry-after"]
    assert door.ask("GET").status_code == 200, "looking is free"
    assert Door(number="GD900000002", now=at(7)).say("complain", statement="等太久").status_code == 200
