"""A lost phone: known by its own id, cut off by a supervisor, of no use to whoever holds it, and restored."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client

from doorstep.core import clock
from doorstep.people import services
from doorstep.people.errors import PhoneNotFound
from doorstep.people.models import Phone, User
from doorstep.people.phones import Told, phones_in_use
from doorstep.people.rules import phone_label
from tests.cast import Cast, at

DEVICE = "0195d1c0-0000-7000-8000-00000000abcd"
PIXEL = "Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile"
PASSWORD = "a-long-password"


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(at(9)):
        yield


def seen(user: User, device: str = DEVICE, **told: Any) -> Phone:
    return services.note_phone(device=device, user=user, told=Told(PIXEL, **told), now=at(9))


def browser(device: str = DEVICE) -> Client:
    return Client(headers={"x-doorstep-phone": device})


def asked(user: User, method: str, path: str) -> Any:
    client = Client()
    client.force_login(user)
    return client.generic(method, f"/api{path}")


def test_a_phone_is_known_once_and_says_what_it_holds(cast: Cast) -> None:
    seen(cast.li_qiang_user)
    phone = seen(cast.li_qiang_user, model="Pixel 8", app_version="Bx1", unsent=7)
    assert Phone.objects.count() == 1
    assert (phone.label, phone.app_version, phone.unsent) == ("Pixel 8 · Android 14 · Chrome 126", "Bx1", 7)
    assert seen(cast.li_qiang_user).unsent == 7, "what is unsaid stays"


def test_a_supervisor_cuts_it_off_and_every_door_is_shut(cast: Cast) -> None:
    client = browser()
    client.force_login(cast.li_qiang_user)
    phone = seen(cast.li_qiang_user)
    assert client.get("/api/field/day").status_code == 200
    assert asked(cast.sun_li, "POST", f"/phones/{phone.pk}/cut-off").json()["cut_off_by"] == "孙丽"
    for method, path in (("GET", "/me"), ("GET", "/field/day"), ("GET", "/orders")):
        refused = client.generic(method, f"/api{path}")
        assert (refused.status_code, refused.json()["code"]) == (403, "phone-cut-off"), path
        assert refused.json()["mend"]


def test_whoever_logs_in_with_it_gets_no_further(cast: Cast) -> None:
    cast.zhao_lei_user.set_password(PASSWORD)
    cast.zhao_lei_user.save()
    phone = seen(cast.li_qiang_user)
    services.cut_off_phone(phone_id=phone.pk, unit_path="hf/", by=cast.sun_li, now=at(9))
    client = browser()
    said = {"username": cast.zhao_lei_user.username, "password": PASSWORD}
    refused = client.post("/api/session", said, content_type="application/json")
    assert (refused.status_code, refused.json()["code"]) == (403, "phone-cut-off")
    assert client.get("/api/me").status_code in (401, 403)


def test_a_session_stays_the_phones_whatever_it_says_later(cast: Cast) -> None:
    cast.li_qiang_user.set_password(PASSWORD)
    cast.li_qiang_user.save()
    client = browser()
    said = {"username": cast.li_qiang_user.username, "password": PASSWORD}
    assert client.post("/api/session", said, content_type="application/json").status_code == 200
    phone = seen(cast.li_qiang_user)
    services.cut_off_phone(phone_id=phone.pk, unit_path="hf/", by=cast.sun_li, now=at(9))
    client.defaults.clear()
    assert client.get("/api/me", headers={"x-doorstep-phone": ""}).json()["code"] == "phone-cut-off"
    assert client.get("/api/me", headers={"x-doorstep-phone": "another-phone"}).status_code == 403


def test_a_session_opened_without_a_phone_becomes_the_first_ones(cast: Cast) -> None:
    client = Client()
    client.force_login(cast.li_qiang_user)
    assert client.get("/api/field/day", headers={"x-doorstep-phone": DEVICE}).status_code == 200
    phone = Phone.objects.get(device=DEVICE)
    services.cut_off_phone(phone_id=phone.pk, unit_path="hf/", by=cast.sun_li, now=at(9))
    assert client.get("/api/me").json()["code"] == "phone-cut-off"
    assert client.get("/api/me", headers={"x-doorstep-phone": "another-phone"}).status_code == 403


def test_the_person_goes_on_with_another_phone(cast: Cast) -> None:
    lost, other = seen(cast.li_qiang_user), seen(cast.li_qiang_user, "another-phone")
    services.cut_off_phone(phone_id=lost.pk, unit_path="hf/", by=cast.sun_li, now=at(9))
    client = browser("another-phone")
    client.force_login(cast.li_qiang_user)
    assert client.get("/api/field/day").status_code == 200
    assert phones_in_use(user=cast.li_qiang_user, now=at(9)) == [other]


def test_restored_it_works_again(cast: Cast) -> None:
    phone = seen(cast.li_qiang_user)
    services.cut_off_phone(phone_id=phone.pk, unit_path="hf/", by=cast.sun_li, now=at(9))
    assert asked(cast.sun_li, "POST", f"/phones/{phone.pk}/restore").json()["cut_off_at"] is None
    client = browser()
    client.force_login(cast.li_qiang_user)
    assert client.get("/api/me").status_code == 200


def test_it_says_when_it_is_empty(cast: Cast) -> None:
    phone = seen(cast.li_qiang_user, unsent=3)
    services.cut_off_phone(phone_id=phone.pk, unit_path="hf/", by=cast.sun_li, now=at(9))
    client = browser()
    client.force_login(cast.li_qiang_user)
    assert client.post("/api/field/phone/wiped").status_code == 204
    phone.refresh_from_db()
    assert (phone.wiped_at, phone.unsent) == (at(9), 0)


def test_a_phone_that_was_not_cut_off_is_not_marked_empty(cast: Cast) -> None:
    phone = seen(cast.li_qiang_user, unsent=3)
    services.note_wiped(device=DEVICE, user=cast.li_qiang_user, now=at(9))
    phone.refresh_from_db()
    assert (phone.wiped_at, phone.unsent) == (None, 3)


def test_the_list_is_for_leads_and_of_their_own_people(cast: Cast) -> None:
    seen(cast.li_qiang_user)
    for user in (cast.chen_jing, cast.li_qiang_user, cast.outsider):
        assert asked(user, "GET", "/phones").status_code == 403
    said = asked(cast.sun_li, "GET", "/phones?wanted=HF1001").json()
    assert (said["total"], said["items"][0]["staff_no"]) == (1, "HF1001")
    assert asked(cast.sun_li, "GET", "/phones?wanted=nobody").json()["total"] == 0


def test_a_stranger_cuts_nothing_off(cast: Cast) -> None:
    phone = seen(cast.li_qiang_user)
    assert asked(cast.chen_jing, "POST", f"/phones/{phone.pk}/cut-off").status_code == 403
    with pytest.raises(PhoneNotFound):
        services.cut_off_phone(phone_id=phone.pk, unit_path=cast.west.path, by=cast.sun_li, now=at(9))
    with pytest.raises(PhoneNotFound):
        services.restore_phone(phone_id=0, unit_path="hf/", by=cast.sun_li)


@pytest.mark.parametrize(
    ("user_agent", "model", "label"),
    [
        (PIXEL, "", "Pixel 8 · Android 14 · Chrome 126"),
        (PIXEL.replace("Pixel 8", "K"), "", "Android 14 · Chrome 126"),
        (PIXEL.replace("Pixel 8", "K"), "P60", "P60 · Android 14 · Chrome 126"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) Version/17.5 Mobile Safari/604.1",
            "",
            "iPhone · iOS 17 · Safari 17",
        ),
        ("", "", "?"),
    ],
)
def test_a_phone_is_named_by_what_it_says(user_agent: str, model: str, label: str) -> None:
    assert phone_label(user_agent, model) == label
