"""Endpoints of orders: each once as it should be, then for those who may not."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doorstep.accounts.queries import who_saw
from doorstep.core import clock, ids
from doorstep.orders.errors import UnknownEventKind
from doorstep.orders.events import KINDS
from doorstep.orders.models import Event, Order, Quarantined
from doorstep.orders.queries import entries_of, order_named
from doorstep.orders.services import quarantine
from doorstep.orders.tests.test_import import BAD, file_of
from doorstep.people.models import User
from doorstep.standards.planned import planned_events
from tests.asking import ask
from tests.cast import Cast, at
from tests.lives import LI_QIANG, NUMBER, SAID, Life, begin, run_standard

EVENTS = f"/api/orders/{NUMBER}/events"
REVEAL = f"/api/orders/{NUMBER}/reveal"
IMPORT = "/api/orders/import"
NOW = at(9)


@pytest.fixture(autouse=True)
def life(cast: Cast) -> Iterator[Life]:
    run_standard(cast)
    life = begin(cast)
    with clock.frozen(NOW):
        yield life


@pytest.fixture
def kept(cast: Cast) -> Quarantined:
    offered = {"id": "e-1", "order": NUMBER, "kind": "visit.teleported", "body": {}}
    error = UnknownEventKind(kind="visit.teleported")
    return quarantine(offered=offered, sender=LI_QIANG, error=error, now=NOW)


def event(kind: str = "call.made", body: dict[str, Any] | None = None) -> dict[str, Any]:
    return {"id": str(ids.uuid7(NOW)), "kind": kind, "body": {**SAID[kind], **(body or {})}}


def upload(user: User | None, content: bytes, **fields: str) -> Any:
    client = Client(headers={"accept-language": "zh"})
    if user is not None:
        client.force_login(user)
    return client.post(IMPORT, {"file": SimpleUploadedFile("orders.csv", content), **fields})


# ---- POST /orders/{number}/events ----------------------------------------------------------------------


def test_the_desk_records_an_event(cast: Cast) -> None:
    said = event()
    response = ask(cast.chen_jing, "POST", EVENTS, said)
    assert response.status_code == 200
    entry = entries_of(NUMBER)[-1]
    assert response.json() == {
        "id": said["id"],
        "seq": 2,
        "kind": "call.made",
        "recorded_at": "2026-03-02T01:00:00Z",
        "hash": entry.hash,
        "state": "received",
    }
    assert (entry.actor, entry.occurred_at, entry.happened) == ("dispatcher:chenjing", NOW, False)


def test_the_same_request_later_is_acknowledged(cast: Cast) -> None:
    said = event()
    first = ask(cast.chen_jing, "POST", EVENTS, said)
    with clock.frozen(at(9, 5)):
        again = ask(cast.chen_jing, "POST", EVENTS, said)
    assert again.status_code == 200 and again.json() == first.json()
    assert len(entries_of(NUMBER)) == 2


@pytest.mark.parametrize("kind", ["order.suspended", "complaint.made"])
def test_the_answer_says_the_new_state(cast: Cast, kind: str) -> None:
    response = ask(cast.chen_jing, "POST", EVENTS, event(kind))
    assert response.status_code == 200 and response.json()["state"] == order_named(NUMBER).state


@pytest.mark.parametrize(
    ("body", "status", "code", "field"),
    [
        ({"id": "1", "kind": "call.made", "body": {}}, 422, "invalid", "id"),
        ({"kind": "call.made", "body": {}}, 422, "invalid", "id"),
        (event("call.made", {"colour": "red"}), 422, "bad-event", "colour"),
        (event("call.made", {"note": "\x00"}), 422, "bad-event", "note"),
    ],
)
def test_a_bad_field_is_named_in_both_languages(
    cast: Cast, body: dict[str, Any], status: int, code: str, field: str
) -> None:
    response = ask(cast.chen_jing, "POST", EVENTS, body)
    problem = response.json()
    assert (response.status_code, problem["code"]) == (status, code)
    (told,) = problem["fields"]
    assert told["field"] == field and told["zh"] and told["en"] and set(told) == {"field", "zh", "en"}
    assert response["content-type"] == "application/problem+json"


@pytest.mark.parametrize("kind", ["order.assigned", "visit.arrived", "order.received", "nonsense"])
def test_what_is_no_verb_of_the_desk_is_refused(cast: Cast, kind: str) -> None:
    response = ask(cast.chen_jing, "POST", EVENTS, {"id": str(ids.uuid7(NOW)), "kind": kind, "body": {}})
    assert (response.status_code, response.json()["code"]) == (422, "not-a-desk-verb")
    assert "call.made" in response.json()["mend"]


@pytest.mark.parametrize(
    ("language", "title"), [("zh", "工单待预约，不能“工单归档”"), ("en", "The order is to be booked")]
)
def test_a_refusal_speaks_the_readers_language(cast: Cast, language: str, title: str) -> None:
    response = ask(cast.chen_jing, "POST", EVENTS, event("order.closed"), language=language)
    assert response.status_code == 409 and response.json()["code"] == "state-forbids"
    assert title in response.json()["title"]


def test_an_id_with_another_content_is_a_conflict(cast: Cast) -> None:
    said = event()
    ask(cast.chen_jing, "POST", EVENTS, said)
    response = ask(cast.chen_jing, "POST", EVENTS, said | {"body": {**said["body"], "outcome": "no_answer"}})
    assert (response.status_code, response.json()["code"]) == (409, "event-conflict")


def test_a_dispatcher_does_not_report_a_breach(cast: Cast) -> None:
    response = ask(cast.chen_jing, "POST", EVENTS, event("breach.reported"))
    assert (response.status_code, response.json()["code"]) == (403, "role-forbids")
    assert ask(cast.sun_li, "POST", EVENTS, event("breach.reported")).status_code == 200


# ---- POST /orders/import -------------------------------------------------------------------------------


def test_a_file_is_taken_in_and_its_bad_rows_are_told(cast: Cast) -> None:
    response = upload(cast.chen_jing, file_of({}, BAD))
    assert response.status_code == 200
    assert response.json() == {
        "received": 1,
        "known": 0,
        "refused": 1,
        "strict": False,
        "dry_run": False,
        "ignored_columns": [],
        "problems": [
            {
                "line": 3,
                "field": "customer_phone",
                "field_title": {"zh": "联系电话", "en": "Phone"},
                "value": "12",
                "reason": response.json()["problems"][0]["reason"],
                "code": "bad-phone",
            }
        ],
    }
    assert Order.objects.filter(number="GD-1").exists()


@pytest.mark.parametrize("flag", ["strict", "dry_run"])
def test_strict_and_dry_run_are_heard(cast: Cast, flag: str) -> None:
    response = upload(cast.chen_jing, file_of({}, BAD), **{flag: "true"})
    assert response.json()[flag] is True and not Order.objects.filter(number="GD-1").exists()


def test_what_is_no_table_is_a_problem(cast: Cast) -> None:
    response = upload(cast.chen_jing, b"\x00\x01\x02")
    assert response.status_code in (400, 415, 422) and response.json()["mend"]


def test_a_file_that_is_too_big_is_refused_unread(cast: Cast) -> None:
    response = upload(cast.chen_jing, b"a," * (10 * 1024 * 1024 + 1))
    assert response.status_code in (413, 422) and "MB" in response.json()["title"]


def test_another_units_grid_is_unknown_to_the_outsider(cast: Cast) -> None:
    response = upload(cast.outsider, file_of({}))
    assert [problem["code"] for problem in response.json()["problems"]] == ["unknown-grid"]
    assert not Order.objects.filter(number="GD-1").exists()


# ---- POST /orders/{number}/reveal ----------------------------------------------------------------------


@pytest.mark.parametrize("who", ["chen_jing", "wu_fan"])
def test_personal_data_is_shown_and_the_look_is_recorded(cast: Cast, who: str) -> None:
    user: User = getattr(cast, who)
    response = ask(user, "POST", REVEAL, {"purpose": "核对门牌"})
    assert response.status_code == 200
    assert response.json() == {
        "name": "王芳",
        "phone": "13800001234",
        "address": cast.wang_fang_home.address,
        "access_notes": "",
        "recorded_at": "2026-03-02T01:00:00Z",
    }
    (record,) = who_saw(customer_id=cast.wang_fang.pk)
    assert (record.actor, record.role, record.purpose) == (user.username, user.role, "核对门牌")
    assert record.order_number == NUMBER and record.at == NOW


@pytest.mark.parametrize("purpose", ["", "  ", "因" * 201, "核\x00对"])
def test_without_a_purpose_nothing_is_shown(cast: Cast, purpose: str) -> None:
    response = ask(cast.chen_jing, "POST", REVEAL, {"purpose": purpose})
    assert response.status_code == 422 and "13800001234" not in response.content.decode()
    assert [told["field"] for told in response.json()["fields"]] == ["purpose"]
    assert who_saw(customer_id=cast.wang_fang.pk) == []


# ---- quarantine ----------------------------------------------------------------------------------------


def test_the_desk_sees_what_the_logs_could_not_take(cast: Cast, kept: Quarantined) -> None:
    response = ask(cast.chen_jing, "GET", "/api/quarantine")
    (shown,) = response.json()
    assert (shown["id"], shown["kind"], shown["sender"]) == (kept.pk, "visit.teleported", "technician:HF1001")
    assert shown["title"]["zh"] != shown["title"]["en"] and shown["payload"] == kept.payload


def test_and_settles_it(cast: Cast, kept: Quarantined) -> None:
    path = f"/api/quarantine/{kept.pk}/settle"
    assert ask(cast.chen_jing, "POST", path, {"settlement": " "}).status_code == 422
    assert ask(cast.chen_jing, "POST", path, {"settlement": "\x00"}).status_code == 422
    assert ask(cast.chen_jing, "POST", path, {"settlement": "补录"}).status_code == 204
    assert ask(cast.chen_jing, "GET", "/api/quarantine").json() == []
    again = ask(cast.chen_jing, "POST", path, {"settlement": "补录"})
    assert (again.status_code, again.json()["code"]) == (409, "already-settled")


def test_the_outsider_sees_none_and_settles_none(cast: Cast, kept: Quarantined) -> None:
    assert ask(cast.outsider, "GET", "/api/quarantine").json() == []
    response = ask(cast.outsider, "POST", f"/api/quarantine/{kept.pk}/settle", {"settlement": "补录"})
    assert response.status_code == 404
    kept.refresh_from_db()
    assert kept.settled_at is None


# ---- GET /events/kinds ---------------------------------------------------------------------------------


def test_every_kind_is_told_in_both_languages(cast: Cast) -> None:
    kinds = ask(cast.chen_jing, "GET", "/api/events/kinds").json()
    assert {each["kind"] for each in kinds} == set(KINDS) | set(planned_events())
    assert all(each["title"]["zh"] and each["title"]["en"] for each in kinds)
    assert {each["nature"] for each in kinds} == {"fact", "decision", "planned"}
    to_come = {each["kind"] for each in kinds if each["nature"] == "planned"}
    assert to_come == set(planned_events()) - set(KINDS)


def test_a_kind_names_the_fields_that_a_condition_may_ask(cast: Cast) -> None:
    kinds = {each["kind"]: each for each in ask(cast.chen_jing, "GET", "/api/events/kinds").json()}
    cancelled = {each["name"]: each for each in kinds["order.cancelled"]["fields"]}
    assert cancelled["asked_by"] == {"name": "asked_by", "type": "choice", "options": ["customer", "us"]}
    assert cancelled["reason"]["type"] == "text"
    received = {each["name"]: each["type"] for each in kinds["order.received"]["fields"]}
    assert (received["same_day"], received["products"], received["wish"]) == ("flag", "list", "object")
    assert received["wish.from_at"] == "text"
    planned = next(each for each in kinds.values() if each["nature"] == "planned" and each["fields"])
    assert [each["name"] for each in planned["fields"]] == list(planned_events()[planned["kind"]].fields)


# ---- who may not ---------------------------------------------------------------------------------------

REQUESTS: list[tuple[str, str, Any]] = [
    ("POST", EVENTS, event()),
    ("POST", REVEAL, {"purpose": "核对门牌"}),
    ("GET", "/api/quarantine", None),
    ("POST", "/api/quarantine/1/settle", {"settlement": "补录"}),
    ("GET", "/api/events/kinds", None),
]


@pytest.mark.parametrize(("method", "path", "body"), REQUESTS)
def test_without_a_login_nothing(cast: Cast, method: str, path: str, body: Any) -> None:
    response = ask(None, method, path, body)
    assert (response.status_code, response.json()["code"]) == (401, "login-needed")
    assert upload(None, file_of({})).status_code == 401
    assert Event.objects.count() == 1


@pytest.mark.parametrize(("method", "path", "body"), REQUESTS[:4])
def test_a_technician_has_no_business_here(cast: Cast, method: str, path: str, body: Any) -> None:
    response = ask(cast.li_qiang_user, method, path, body)
    assert (response.status_code, response.json()["code"]) == (403, "role-not-allowed")
    assert upload(cast.li_qiang_user, file_of({})).status_code == 403
    assert Event.objects.count() == 1


@pytest.mark.parametrize(("method", "path", "body"), REQUESTS[:2])
def test_the_outsider_finds_no_such_order(cast: Cast, method: str, path: str, body: Any) -> None:
    response = ask(cast.outsider, method, path, body)
    unknown = ask(cast.outsider, method, path.replace(NUMBER, "GD-NONE"), body)
    assert response.status_code == unknown.status_code == 404
    assert response.json()["title"].replace(NUMBER, "") == unknown.json()["title"].replace("GD-NONE", "")
    assert Event.objects.count() == 1 and who_saw(customer_id=cast.wang_fang.pk) == []


@pytest.mark.parametrize("number", ["GD%00", "GD-NONE", "%F0%9F%9A%80"])
def test_a_number_that_is_none_is_not_found(cast: Cast, number: str) -> None:
    assert ask(cast.chen_jing, "POST", f"/api/orders/{number}/events", event()).status_code == 404


@pytest.mark.parametrize(("method", "path", "body"), [each for each in REQUESTS if each[0] == "POST"])
def test_without_its_token_a_foreign_site_can_do_nothing(
    cast: Cast, method: str, path: str, body: Any
) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(cast.chen_jing)
    response = client.generic(method, path, "{}", "application/json")
    assert response.status_code == 403
    assert client.post(IMPORT, {"file": SimpleUploadedFile("o.csv", file_of({}))}).status_code == 403
    assert Event.objects.count() == 1
