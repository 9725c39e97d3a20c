"""The sync over HTTP: receipts as the phone reads them, and who is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from doorstep.core import clock
from doorstep.orders.models import Quarantined
from doorstep.orders.queries import entries_of
from doorstep.people.models import Phone
from doorstep.people.services import cut_off_phone
from tests.cast import Cast, at
from tests.lives import NUMBER, SAID
from tests.worlds import Caller, Visit, new_id, photo, problem

Json = dict[str, Any]
SYNC = "/field/sync"


@pytest.fixture(autouse=True)
def now() -> Iterator[datetime]:
    with clock.frozen(at(10, 5)):
        yield at(10, 5)


def event(kind: str, **changes: Any) -> Json:
    return {
        "id": str(new_id()),
        "order": NUMBER,
        "kind": kind,
        "body": SAID.get(kind, {}),
        "occurred_at": at(10).isoformat(),
        "uptime_ms": 5_000,
        "happened": False,
    } | changes


def batch(*events: object) -> Json:
    device = {"id": "a-phone", "uptime_ms": 9_000, "sent_at": at(10, 5).isoformat()}
    return {"device": device, "events": list(events)}


def test_each_event_has_its_receipt(cast: Cast, on_site: Visit) -> None:
    greeted, forbidden, unknown = event("door.greeted"), event("cabling.done"), event("visit.teleported")
    response = Caller(cast.li_qiang_user).post(SYNC, batch(greeted, forbidden, unknown))
    assert response.status_code == 200
    said = response.json()
    assert said["now"] == "2026-03-02T02:05:00Z"
    last = entries_of(NUMBER)[-1]
    assert said["receipts"][0] == {
        "id": greeted["id"], "status": "accepted", "seq": last.seq, "hash": last.hash, "state": "on_site",
        "missing_evidence": [], "problem": None,
    }  # fmt: skip
    assert [each["status"] for each in said["receipts"]] == ["accepted", "refused", "quarantined"]
    refusal = said["receipts"][1]["problem"]
    assert (refusal["code"], refusal["status"]) == ("step-refused", 409)
    assert refusal["blocks"][0]["clause"] == "touch.plan-agreed"


def test_problems_are_told_in_the_phones_language(cast: Cast, on_site: Visit) -> None:
    zh, en = (
        Caller(cast.li_qiang_user, language).post(SYNC, batch(event("cabling.done"))).json()["receipts"][0]
        for language in ("zh", "en")
    )
    assert zh["problem"]["title"].startswith("现在不能做这一步")
    assert en["problem"]["title"].startswith("This step isn't open yet")


UNREADABLE: list[Any] = [
    {**event("door.greeted"), "id": "not-a-uuid"},
    {**event("door.greeted"), "id": 7},
    {**event("door.greeted"), "occurred_at": "2026-03-02T10:00:00"},
    {**event("door.greeted"), "occurred_at": "yesterday"},
    {**event("door.greeted"), "kind": "k" * 41},
    {**event("door.greeted"), "body": ["admitted"]},
    {**event("door.greeted"), "uptime_ms": 10**30},
    {key: value for key, value in event("door.greeted").items() if key != "order"},
    {},
    "door.greeted",
    None,
    [[]],
]


def test_unreadable_events_do_not_hold_up_the_batch(cast: Cast, on_site: Visit) -> None:
    good = event("door.greeted")
    response = Caller(cast.li_qiang_user).post(SYNC, batch(*UNREADABLE, good))
    assert response.status_code == 200
    *refused, last = response.json()["receipts"]
    for sent, receipt in zip(UNREADABLE, refused, strict=True):
        assert (receipt["status"], receipt["problem"]["code"]) == ("quarantined", "event-unreadable"), sent
        assert all({"field", "zh", "en"} == set(field) for field in receipt["problem"]["fields"])
        assert receipt["id"] == (str(sent.get("id", "")) if isinstance(sent, dict) else "")
    assert (last["id"], last["status"]) == (good["id"], "accepted")
    kept = [row.payload["raw"] for row in Quarantined.objects.order_by("id")]
    assert len(kept) == len(UNREADABLE)
    assert kept[1] == UNREADABLE[1] and kept[-3:] == ["door.greeted", None, [[]]], "as it came"


@pytest.mark.parametrize(
    "broken",
    [
        {"events": []},
        {"device": {"id": "a", "uptime_ms": -1, "sent_at": at(10).isoformat()}, "events": []},
        {"device": {"id": "a", "uptime_ms": 1, "sent_at": "2026-03-02T10:00:00"}, "events": []},
        batch() | {"events": "none"},
        batch(*[{} for _ in range(201)]),
    ],
    ids=["no device", "negative uptime", "naive clock", "no list", "too many"],
)
def test_a_batch_that_is_none_is_refused_whole(cast: Cast, on_site: Visit, broken: Json) -> None:
    response = Caller(cast.li_qiang_user).post(SYNC, broken)
    assert problem(response) == (422, "invalid")
    assert response.json()["fields"][0]["zh"]


def test_only_technicians_sync(cast: Cast, on_site: Visit) -> None:
    for user in (cast.chen_jing, cast.sun_li, cast.zhou_min, cast.wu_fan, cast.outsider):
        assert problem(Caller(user).post(SYNC, batch())) == (403, "role-not-allowed")
    assert problem(Caller(None).post(SYNC, batch())) == (401, "login-needed")


def test_a_technician_reports_only_on_orders_that_were_his(cast: Cast, on_site: Visit) -> None:
    said = Caller(cast.zhao_lei_user).post(SYNC, batch(event("door.greeted"))).json()["receipts"][0]
    assert (said["status"], said["problem"]["code"]) == ("quarantined", "not-your-order")
    assert "door.greeted" not in [entry.kind for entry in entries_of(NUMBER)]


LOST = "0195d1c0-0000-7000-8000-00000000abcd"


def lost_phone(cast: Cast) -> Client:
    """李强's phone, in a taxi."""
    client = Client(headers={"x-doorstep-phone": LOST})
    client.force_login(cast.li_qiang_user)
    client.post(f"/api{SYNC}", batch(), content_type="application/json")
    phone = Phone.objects.get(device=LOST)
    cut_off_phone(phone_id=phone.pk, unit_path="hf/", by=cast.sun_li, now=at(10))
    return client


def test_a_lost_phone_hands_over_what_was_done_into_quarantine(cast: Cast, on_site: Visit) -> None:
    known, new = event("door.greeted"), event("plan.proposed")
    Caller(cast.li_qiang_user).post(SYNC, batch(known))
    said = lost_phone(cast).post(f"/api{SYNC}", batch(known, new), content_type="application/json").json()
    assert [each["status"] for each in said["receipts"]] == ["repeated", "quarantined"]
    assert said["receipts"][1]["problem"]["code"] == "phone-cut-off"
    assert Quarantined.objects.get().payload["id"] == new["id"]
    assert [entry.kind for entry in entries_of(NUMBER)].count("plan.proposed") == 0


def test_a_lost_phone_that_tells_its_id_only_in_the_batch_is_known_all_the_same(
    cast: Cast, on_site: Visit
) -> None:
    lost_phone(cast)
    sent = batch(event("plan.proposed"))
    sent["device"]["id"] = LOST
    said = Caller(cast.li_qiang_user).post(SYNC, sent).json()
    assert said["receipts"][0]["problem"]["code"] == "phone-cut-off"


def test_a_lost_phone_hands_over_its_pictures_and_sees_no_day(cast: Cast, on_site: Visit) -> None:
    client, data = lost_phone(cast), photo("in the taxi")
    sha256 = hashlib.sha256(data).hexdigest()
    assert client.put(f"/api/field/evidence/{sha256}", data, content_type="image/jpeg").status_code == 200
    assert problem(client.get("/api/field/day")) == (403, "phone-cut-off")


def test_the_sync_notes_the_phone_and_what_it_holds(cast: Cast, on_site: Visit) -> None:
    client = Client(headers={"x-doorstep-phone": LOST, "user-agent": "Android 14; K) Chrome/126"})
    client.force_login(cast.li_qiang_user)
    sent = batch(event("door.greeted"))
    sent["device"] |= {"label": "Pixel 8", "app_version": "Bx1", "unsent": 4}
    assert client.post(f"/api{SYNC}", sent, content_type="application/json").status_code == 200
    phone = Phone.objects.get()
    assert (phone.label, phone.app_version, phone.unsent) == ("Pixel 8 · Android 14 · Chrome 126", "Bx1", 4)
    day = client.get("/api/field/day").json()
    assert day["phones"] == [{"label": phone.label, "last_seen_at": "2026-03-02T02:05:00Z", "this": True}]
