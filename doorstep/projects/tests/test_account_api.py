"""A hotel's account over HTTP: record, dates, calls and promises, tasks, service plan."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest

from doorstep.accounts.models import AccessRecord
from doorstep.core import clock
from doorstep.orders.queries import entries_of
from doorstep.projects.models import RollOut
from doorstep.projects.tests.making import opened
from doorstep.standards.services import library
from tests.asking import ask
from tests.cast import Cast, at
from tests.lives import run_standard

ZHAO = {"role": "coordinator", "name": "赵晓琴", "phone": "13900008888"}
QIAN = {"role": "front_desk", "name": "钱多多", "phone": "0551-64000088"}


@pytest.fixture
def hotel(cast: Cast) -> RollOut:
    """The standards of hotels, account managers and calls are in force."""
    files = dict(library())
    for name in ("hotel.yaml", "manager.yaml", "call.yaml"):
        run_standard(cast, files[name])
    return opened(cast)


def kept(cast: Cast, rollout: RollOut, *contacts: dict[str, Any], **said: Any) -> Any:
    body = {"contacts": list(contacts), **said}
    return ask(cast.wu_fan, "PUT", f"/api/rollouts/{rollout.pk}/account", body)


def post(cast: Cast, rollout: RollOut, path: str, body: Any = None) -> Any:
    return ask(cast.wu_fan, "POST", f"/api/rollouts/{rollout.pk}/{path}", body or {})


def in_(**later: float) -> str:
    return (clock.now() + timedelta(**later)).isoformat()


def test_the_record_is_kept_and_shown_masked(cast: Cast, hotel: RollOut) -> None:
    made = kept(
        cast, hotel, ZHAO, QIAN, preferences="先装高楼层", requirements="十二点后才能进客房", grade="high"
    )
    assert made.status_code == 200, made.json()
    seen = ask(cast.chen_jing, "GET", f"/api/rollouts/{hotel.pk}/account").json()
    assert (seen["preferences"], seen["grade"], seen["shoe_covers"]) == ("先装高楼层", "high", True)
    assert [(each["role"], each["name"], each["phone"]) for each in seen["contacts"]] == [
        ("coordinator", "赵**", "139****8888"),
        ("front_desk", "钱**", "0551-****0088"),
    ]
    assert (seen["kept_by"], seen["contract_signed_at"]) == ("wufan", None)


def test_whoever_is_left_out_is_gone_and_whoever_is_named_by_id_stays(cast: Cast, hotel: RollOut) -> None:
    first = kept(cast, hotel, ZHAO, QIAN).json()["contacts"]
    zhao = {"id": first[0]["id"], "role": "manager"}
    (left,) = kept(cast, hotel, zhao).json()["contacts"]
    assert (left["id"], left["role"], left["phone"]) == (first[0]["id"], "manager", "139****8888")
    refused = kept(cast, hotel, {**ZHAO, "phone": "12"}, {"id": 999, "role": "manager"}, grade="")
    assert refused.status_code == 422
    assert [each["field"] for each in refused.json()["fields"]] == ["contacts.0.phone", "contacts.1.id"]
    assert kept(cast, hotel, grade="palace").status_code == 422


def test_who_sees_names_and_phones_is_recorded(cast: Cast, hotel: RollOut) -> None:
    kept(cast, hotel, ZHAO)
    found = post(cast, hotel, "account/reveal", {"purpose": "约开门时间"}).json()
    assert [(each["name"], each["phone"]) for each in found] == [("赵晓琴", "13900008888")]
    record = AccessRecord.objects.get(customer=hotel.customer)
    assert (record.actor, record.fields, record.purpose) == ("wufan", ["contacts"], "约开门时间")


def test_the_first_visit_is_due_two_working_days_after_the_later_date(
    cast: Cast, hotel: RollOut, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Accepted on Friday, and this Saturday is worked: due on Monday when work ends. It was on Monday, they
    say later: then on Wednesday."""
    monkeypatch.setattr(clock, "now", lambda: at(12))
    friday = at(10, day=date(2026, 2, 27))
    said = {"contract_signed_at": at(9, day=date(2026, 2, 26)).isoformat()}
    first = post(cast, hotel, "cleared", {**said, "network_accepted_at": friday.isoformat()})
    assert first.status_code == 200, first.json()
    assert datetime.fromisoformat(first.json()["cleared_at"]) == friday
    due = datetime.fromisoformat(first.json()["first_visit_due_at"])
    assert due == at(18)
    row = ask(cast.wu_fan, "GET", "/api/rollouts").json()[0]
    assert (row["stage"], row["first_visit"]["outcome"]) == ("planned", "pending")
    said["network_accepted_at"] = at(10).isoformat()
    corrected = post(cast, hotel, "cleared", said).json()
    assert datetime.fromisoformat(corrected["first_visit_due_at"]) == at(18, day=date(2026, 3, 4))
    kinds = [entry.kind for entry in entries_of(hotel.lead_id or "")]
    assert kinds.count("rollout.cleared") == 2
    refused = post(cast, hotel, "cleared", {**said, "contract_signed_at": at(13).isoformat()})
    assert (refused.status_code, refused.json()["code"]) == (422, "bad-clearing-dates")


def test_what_is_promised_in_a_call_has_an_owner_and_is_reported(cast: Cast, hotel: RollOut) -> None:
    call = {
        "id": str(uuid4()), "outcome": "connected", "note": "想换遥控器",
        "promises": [{"what": "带十个遥控器", "due_at": in_(hours=5)}],
    }  # fmt: skip
    first, again = post(cast, hotel, "calls", call), post(cast, hotel, "calls", call)
    assert (first.status_code, len(again.json())) == (200, 1), first.json()
    (promise,) = again.json()[0]["promises"]
    assert (promise["owner"], promise["overdue"], promise["done_at"]) == ("吴凡", False, None)
    (mine,) = ask(cast.wu_fan, "GET", "/api/tasks").json()
    assert (mine["id"], mine["sort"], mine["hotel"]) == (promise["id"], "promise", "锦湖酒店")
    path = f"promises/{promise['id']}/report"
    assert post(cast, hotel, path, {"result": "已带到"}).json()[0]["result"] == "已带到"
    assert ask(cast.wu_fan, "GET", "/api/tasks").json() == []
    assert post(cast, hotel, path, {"result": "已带到"}).json()["code"] == "duty-done"
    assert post(cast, hotel, "promises/none/report", {"result": "已带到"}).status_code == 404
    late = {**call, "id": str(uuid4()), "promises": [{"what": "带遥控器", "due_at": in_(hours=-1)}]}
    assert post(cast, hotel, "calls", late).status_code == 422


def test_what_is_not_kept_in_time_shows(cast: Cast, hotel: RollOut, monkeypatch: pytest.MonkeyPatch) -> None:
    made = {"what": "报个价", "due_at": in_(hours=1)}
    call = {"id": str(uuid4()), "outcome": "connected", "promises": [made]}
    assert post(cast, hotel, "calls", call).status_code == 200
    later = clock.now() + timedelta(hours=2)
    monkeypatch.setattr(clock, "now", lambda: later)
    (shown,) = ask(cast.sun_li, "GET", "/api/tasks?mine=false").json()
    assert (shown["what"], shown["overdue"], shown["by_name"]) == ("报个价", True, "吴凡")
    assert shown["owner"] == "吴凡", "whoever promised it, by name"
    assert ask(cast.sun_li, "GET", "/api/tasks").json() == []


def test_other_departments_get_tasks(cast: Cast, hotel: RollOut) -> None:
    task = {
        "id": str(uuid4()), "about": "problem", "what": "机房到三楼的主干要扩容", "department": "网络部",
        "owner": "周工", "due_at": in_(days=2),
    }  # fmt: skip
    made = post(cast, hotel, "tasks", task)
    assert made.status_code == 200, made.json()
    assert [(each["sort"], each["department"]) for each in made.json()] == [("task", "网络部")]
    closed = post(cast, hotel, f"tasks/{task['id']}/close", {"result": "已扩容"}).json()
    assert (closed[0]["result"], closed[0]["overdue"]) == ("已扩容", False)
    assert ask(cast.wu_fan, "GET", "/api/tasks?done=true").json()[0]["id"] == task["id"]


PLAN = {
    "from_on": "2026-03-03",
    "to_on": "2026-03-05",
    "goals": "一百二十间全部装完",
    "measures": "两个班组，分层装",
}


def test_a_plan_is_confirmed_begun_carried_out_and_reported(cast: Cast, hotel: RollOut) -> None:
    (zhao,) = kept(cast, hotel, ZHAO).json()["contacts"]
    assert post(cast, hotel, "service-plan/start").json()["code"] == "no-service-plan"
    drawn = post(cast, hotel, "service-plan", PLAN).json()
    assert (drawn["plan"], drawn["revision"], drawn["state"]) == (f"{hotel.code}-1", 1, "draft")
    refused = post(cast, hotel, "service-plan/start").json()
    assert refused["blocks"][0]["clause"] == "manager.plan-confirmed"
    confirmed = post(cast, hotel, "service-plan/confirm", {"by": str(zhao["id"])}).json()
    assert (confirmed["state"], confirmed["confirmed_by"]) == ("confirmed", "赵**")
    assert post(cast, hotel, "service-plan/start").json()["state"] == "started"
    done = post(cast, hotel, "service-plan/complete", {"results": "全部装完"}).json()
    assert done["state"] == "completed" and done["report_due_at"] is not None
    said = {"comments_asked": True, "comment": "很好", "improvement": "早半小时到"}
    assert post(cast, hotel, "service-plan/report", said).json()["state"] == "reported"
    assert post(cast, hotel, "service-plan/report", said).json()["code"] == "service-plan-step-off"


def test_a_changed_plan_is_confirmed_anew(cast: Cast, hotel: RollOut) -> None:
    (zhao,) = kept(cast, hotel, ZHAO).json()["contacts"]
    post(cast, hotel, "service-plan", PLAN)
    assert post(cast, hotel, "service-plan", {**PLAN, "goals": "先装一百间"}).json()["revision"] == 1
    post(cast, hotel, "service-plan/confirm", {"by": str(zhao["id"])})
    changed = post(cast, hotel, "service-plan", {**PLAN, "to_on": "2026-03-06"}).json()
    assert (changed["revision"], changed["state"]) == (2, "draft")
    assert post(cast, hotel, "service-plan/start").status_code == 409
    post(cast, hotel, "service-plan/confirm", {"by": str(zhao["id"])})
    assert post(cast, hotel, "service-plan/start").json()["state"] == "started"
    assert post(cast, hotel, "service-plan", {**PLAN, "to_on": "2026-03-01"}).status_code == 422
    assert post(cast, hotel, "service-plan/confirm", {"by": "999"}).status_code == 409


def test_a_technician_and_another_unit_see_nothing(cast: Cast, hotel: RollOut) -> None:
    path = f"/api/rollouts/{hotel.pk}/account"
    assert ask(cast.li_qiang_user, "GET", path).status_code == 403
    assert ask(cast.outsider, "GET", path).status_code == 404
    assert ask(cast.outsider, "GET", "/api/tasks?mine=false").json() == []


def test_two_who_write_at_once_lose_nothing_and_the_second_is_told_who_was_first(
    cast: Cast, hotel: RollOut
) -> None:
    read = kept(cast, hotel, ZHAO, requirements="走员工电梯").json()
    assert read["revision"] == 1
    first = ask(
        cast.chen_jing, "PUT", f"/api/rollouts/{hotel.pk}/account",
        {"contacts": [], "grade": "high", "revision": 1},
    )  # fmt: skip
    assert (first.status_code, first.json()["revision"]) == (200, 2)
    second = kept(cast, hotel, ZHAO, preferences="先装高楼层", revision=1)
    assert second.status_code == 409
    assert (second.json()["code"], second.json()["revision"]) == ("account-changed", 2)
    assert cast.chen_jing.display_name in second.json()["title"]
    now = ask(cast.wu_fan, "GET", f"/api/rollouts/{hotel.pk}/account").json()
    assert (now["grade"], now["preferences"], now["kept_by_name"]) == ("high", "", "陈静")
    assert kept(cast, hotel, ZHAO, preferences="先装高楼层", revision=2).status_code == 200
