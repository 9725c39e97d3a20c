"""The timeline: the log in words, each clause with its verdict and proof, a broken chain in plain sight."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.core import clock
from doorstep.orders.log import SYSTEM
from doorstep.orders.queries import entries_of
from doorstep.orders.services import fire_deadlines
from doorstep.visits.queries import day_bundle
from doorstep.visits.tests.phones import Phone
from tests.cast import DAY, Cast, at
from tests.lives import CHEN_JING, SUN_LI
from tests.worlds import Caller, Visit, problem

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(at(12)):
        yield


def timeline(cast: Cast, number: str = "GD900000001", language: str = "zh", user: str = "chen_jing") -> Json:
    response = Caller(getattr(cast, user), language).get(f"/orders/{number}/timeline")
    assert response.status_code == 200, response.content
    return dict(response.json())


def clauses(cast: Cast) -> dict[str, Json]:
    return {each["clause"]: each for each in timeline(cast)["clauses"]}


def lines(event: Json) -> dict[str, str]:
    return {line["label"]["zh"]: line["value"]["zh"] for line in event["lines"]}


def test_the_log_is_told_in_order_with_who_and_when(cast: Cast, assigned: Visit) -> None:
    events = timeline(cast)["events"]
    assert [(event["seq"], event["title"]["zh"]) for event in events] == [
        (1, "收到工单"), (2, "致电客户"), (3, "约定上门时段"), (4, "派单"),
    ]  # fmt: skip
    assert [event["actor"]["name"] for event in events] == ["", "陈静", "陈静", "陈静"]
    assert [event["actor"]["role_title"]["zh"] for event in events] == ["系统", "综调", "综调", "综调"]
    assert lines(events[3]) == {
        "装维员": "李强", "开始": "2026-03-02 10:00", "结束": "2026-03-02 11:00", "方式": "人工",
    }  # fmt: skip
    assert [event["hash"] for event in events] == [entry.hash for entry in entries_of(assigned.number)]
    assert [event["previous_hash"] for event in events[1:]] == [event["hash"] for event in events[:-1]]


def test_a_customers_own_words_come_without_a_name(cast: Cast, assigned: Visit) -> None:
    from doorstep.orders.log import Actor

    customer = Actor("customer", str(cast.wang_fang.pk))
    assigned.say("complaint.made", {"statement": "等了一上午"}, by=customer)
    event = timeline(cast)["events"][-1]
    assert (event["actor"]["role_title"]["zh"], event["actor"]["name"]) == ("客户", "")
    assert lines(event) == {"说明": "等了一上午"}
    assert "王芳" not in str(event)


def test_what_came_late_says_how_late(cast: Cast, on_site: Visit) -> None:
    phone = Phone()
    phone.record("door.greeted", at(10), happened=True)
    phone.send(at(11, 30))
    event = timeline(cast)["events"][-1]
    assert (event["happened"], event["late_s"]) == (True, 5400)
    assert (event["occurred_at"], event["recorded_at"]) == ("2026-03-02T02:00:00Z", "2026-03-02T03:30:00Z")


def test_evidence_is_shown_with_what_it_shows_and_whether_it_came(cast: Cast, on_site: Visit) -> None:
    here = on_site.prove("sticker")
    away = {"slot": "clean-site", "sha256": "e" * 64, "media_type": "image/jpeg"}
    on_site.say("site.cleaned", {"evidence": [here, away], "checks": ["city.covers-on"]})
    event = timeline(cast)["events"][-1]
    assert [(each["slot"], each["arrived"]) for each in event["evidence"]] == [
        ("sticker", True), ("clean-site", False),
    ]  # fmt: skip
    assert all(each["title"]["zh"] for each in event["evidence"])
    assert event["checks"] == ["city.covers-on"]


def test_a_signature_is_evidence_too(cast: Cast, on_site: Visit) -> None:
    on_site.work()
    on_site.sign("dissatisfied", "线没贴牢")
    event = timeline(cast)["events"][-1]
    assert [each["slot"] for each in event["evidence"]] == ["signature"]
    assert lines(event)["客户意见"] == "线没贴牢"


def test_a_correction_names_what_it_corrects(cast: Cast, on_site: Visit) -> None:
    wrong = on_site.say("optical.measured")
    on_site.say("order.corrected", {"corrects": str(wrong.id), "statement": "应为 -20.1"})
    event = timeline(cast)["events"][-1]
    assert event["corrects"] == str(wrong.id)
    assert lines(event) == {"更正的记录": f"第 {wrong.seq} 条“测收光功率”", "说明": "应为 -20.1"}


def test_a_breach_names_its_clause_in_words(cast: Cast, on_site: Visit) -> None:
    said = {"clause": "door.customer-labour", "seen_by": "supervisor", "statement": "让客户扶梯子"}
    on_site.say("breach.reported", said, by=SUN_LI)
    assert lines(timeline(cast)["events"][-1]) == {
        "条款": "让客户帮忙干活或提供工具", "发现方": "主管", "说明": "让客户扶梯子",
    }  # fmt: skip
    broken = clauses(cast)["door.customer-labour"]
    assert (broken["outcome"], broken["source"], broken["control"]) == ("violated", "DOOR-2", "ban")


def test_each_clause_stands_with_its_deadline_its_proof_and_its_history(cast: Cast, received: Visit) -> None:
    with clock.frozen(at(8, 10)):
        pending = clauses(cast)["touch.first-call"]
    assert (pending["outcome"], pending["due_at"]) == ("pending", "2026-03-02T00:30:00Z")
    fire_deadlines(now=at(9))
    call = received.say("call.made", by=CHEN_JING, now=at(9, 15))
    late = clauses(cast)["touch.first-call"]
    assert (late["outcome"], late["violated_at"]) == ("violated", "2026-03-02T00:30:00Z")
    assert late["remedied_at"] == "2026-03-02T01:15:00Z"
    assert str(call.id) in late["witnesses"]
    assert [each["outcome"] for each in late["history"]] == ["pending", "violated", "violated"]
    assert late["history"][0]["to_at"] == late["history"][1]["from_at"]
    assert late["title"]["zh"] and late["why"]["zh"] and late["mend"]["zh"]
    assert (late["standard"], late["source"], late["severity"]) == ("TOUCH", "TOUCH-1", "major")


def test_the_pressing_clauses_come_first(cast: Cast, on_site: Visit) -> None:
    outcomes = [each["outcome"] for each in timeline(cast)["clauses"]]
    rank = {"violated": 0, "pending": 1, "satisfied": 2}
    assert [rank[each] for each in outcomes] == sorted(rank[each] for each in outcomes)


def alter(sql: str, *values: str) -> None:
    """By hand in the database, as its owner can."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ALTER TABLE orders_event DISABLE TRIGGER USER")
        cursor.execute(sql, values)
        cursor.execute("ALTER TABLE orders_event ENABLE TRIGGER USER")


def test_a_clean_log_says_so(cast: Cast, on_site: Visit) -> None:
    said = timeline(cast)
    assert (said["chain_ok"], said["faults"]) == (True, [])


@pytest.mark.parametrize(
    ("sql", "what"),
    [
        (
            "UPDATE orders_event SET body = jsonb_set(body, '{outcome}', '\"no_answer\"') WHERE seq = 2",
            "改动",
        ),
        ("UPDATE orders_event SET occurred_at = occurred_at - interval '1 hour' WHERE seq = 2", "改动"),
        ("UPDATE orders_event SET actor = 'angel:gabriel' WHERE seq = 2", "改动"),
        ("UPDATE orders_event SET body = '{}' WHERE seq = 2", "改动"),
    ],
)
def test_a_private_alteration_shows(cast: Cast, on_site: Visit, sql: str, what: str) -> None:
    alter(sql)
    said = timeline(cast)
    assert not said["chain_ok"]
    (fault,) = said["faults"]
    assert (fault["seq"], what in fault["what"]["zh"], bool(fault["what"]["en"])) == (2, True, True)
    assert len(said["events"]) == 9, "the log is still shown"


@pytest.mark.parametrize("body", ["{}", '{"standards": []}'])
def test_an_altered_opening_shows_too_although_nothing_else_can_be_said(
    cast: Cast, on_site: Visit, body: str
) -> None:
    alter("UPDATE orders_event SET body = %s WHERE seq = 1", body)
    said = timeline(cast)
    assert (said["chain_ok"], said["faults"][0]["seq"], said["clauses"]) == (False, 1, [])
    assert len(said["events"]) == 9
    response = Caller(cast.chen_jing).get(f"/orders/{on_site.number}")
    assert problem(response) == (500, "log-broken")
    assert "doorstep verify" in response.json()["mend"]


def test_a_removed_entry_shows(cast: Cast, on_site: Visit) -> None:
    alter("DELETE FROM orders_event WHERE seq = 5")
    (fault,) = timeline(cast)["faults"]
    assert "缺少第 5 条" in fault["what"]["zh"]


def test_a_longer_log_takes_no_more_queries(cast: Cast, on_site: Visit) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            timeline(cast)
        return len(queries)

    on_site.say("door.greeted", {"evidence": [on_site.prove("door")]})
    asked()
    before = asked()
    on_site.work()
    on_site.finish()
    assert asked() == before


def test_the_timeline_is_for_those_who_may_see_the_order(cast: Cast, assigned: Visit) -> None:
    path = f"/orders/{assigned.number}/timeline"
    for user in (cast.sun_li, cast.zhou_min, cast.wu_fan, cast.li_qiang_user):
        assert Caller(user).get(path).status_code == 200
    assert problem(Caller(cast.outsider).get(path)) == (404, "not-found")
    assert problem(Caller(cast.zhao_lei_user).get(path)) == (404, "not-found")
    assert problem(Caller(None).get(path)) == (401, "login-needed")


# ---- doubts -------------------------------------------------------------------------------------------


def doubt(visit: Visit, code: str = "blurred") -> str:
    """A check of ours finds the route's picture doubtful; the doubt's id."""
    proof = visit.prove("route")
    shown = visit.say("plan.proposed", {"evidence": [proof]})
    said = {"code": code, "measured": "21", "limit": "60"}
    body = {"event": str(shown.id), "slot": "route", "sha256": proof["sha256"], "doubts": [said]}
    return str(visit.say("evidence.doubted", body, by=SYSTEM).id)


def kinds(cast: Cast, user: str) -> list[str]:
    events = timeline(cast, user=user)["events"]
    return [each["kind"] for each in events if "doubt" in each["kind"]]


@pytest.mark.parametrize("verdict", ["confirmed", "dismissed"])
def test_a_technician_reads_of_a_doubt_once_a_lead_has_decided_it(
    cast: Cast, on_site: Visit, verdict: str
) -> None:
    raised = doubt(on_site)
    assert kinds(cast, "li_qiang_user") == []
    for desk in ("chen_jing", "sun_li"):
        assert kinds(cast, desk) == ["evidence.doubted"]
    on_site.say("doubt.decided", {"doubt": raised, "verdict": verdict}, by=SUN_LI)
    for user in ("li_qiang_user", "sun_li"):
        assert kinds(cast, user) == ["evidence.doubted", "doubt.decided"]


def test_one_that_is_decided_uncovers_no_other(cast: Cast, on_site: Visit) -> None:
    first = doubt(on_site)
    doubt(on_site, "dark")
    on_site.say("doubt.decided", {"doubt": first, "verdict": "dismissed"}, by=SUN_LI)
    told = [each for each in timeline(cast, user="li_qiang_user")["events"] if "doubt" in each["kind"]]
    assert [each["id"] for each in told][0] == first and len(told) == 2
    assert kinds(cast, "sun_li") == ["evidence.doubted", "evidence.doubted", "doubt.decided"]


def test_checked_again_is_no_decision(cast: Cast, on_site: Visit) -> None:
    raised = doubt(on_site)
    on_site.say("doubt.decided", {"doubt": raised, "verdict": "rechecked"}, by=SUN_LI)
    assert kinds(cast, "li_qiang_user") == []


def test_an_account_manager_who_may_go_on_site_reads_no_more_than_a_technician(
    cast: Cast, on_site: Visit
) -> None:
    doubt(on_site)
    assert kinds(cast, "wu_fan") == []


def test_nor_does_the_phone_hold_what_is_undecided(cast: Cast, on_site: Visit) -> None:
    def held() -> list[str]:
        day = day_bundle(staff_no="HF1001", unit_path=cast.east.path, day=DAY, now=at(12))
        return [each["kind"] for each in day["orders"][0]["events"] if "doubt" in each["kind"]]

    raised = doubt(on_site)
    assert held() == []
    on_site.say("doubt.decided", {"doubt": raised, "verdict": "dismissed"}, by=SUN_LI)
    assert held() == ["evidence.doubted", "doubt.decided"]
