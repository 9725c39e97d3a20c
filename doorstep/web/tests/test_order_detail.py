"""One order's page: what its reader may do now, what blocks the rest, how far the visit is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from doorstep.accounts.models import AccessRecord
from doorstep.core import clock
from doorstep.core.windows import Window
from doorstep.orders.links import read_token
from doorstep.standards.tests.library import standards
from tests.cast import Cast, at
from tests.lives import CHEN_JING, SUN_LI
from tests.worlds import Caller, Visit, problem, receive

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(at(12)):
        yield


def page(cast: Cast, user: str = "chen_jing", number: str = "GD900000001") -> Json:
    response = Caller(getattr(cast, user)).get(f"/orders/{number}")
    assert response.status_code == 200, response.content
    return dict(response.json())


def allowed(cast: Cast, user: str = "chen_jing") -> dict[str, list[str]]:
    """Verb → the clauses that block it."""
    return {
        each["verb"]: [block["clause"] for block in each["blocked"]] for each in page(cast, user)["allowed"]
    }


def done(cast: Cast) -> list[str]:
    return [step["id"] for step in page(cast)["steps"] if step["done_at"]]


def test_the_order_is_told_in_full_and_the_customer_masked(cast: Cast, library: None) -> None:
    receive(cast, port="OLT-3/0/5", pon="xgspon", wished=Window(at(14), at(16)))
    said = page(cast)
    assert (said["need"], said["access"], said["port"]) == ("新装宽带，客厅放光猫", "ftth", "OLT-3/0/5")
    assert said["pon"] == "xgspon"
    assert said["wish"] == {"from_at": "2026-03-02T06:00:00Z", "to_at": "2026-03-02T08:00:00Z"}
    assert said["contracted_down_mbps"] == 500
    assert said["customer_masked"] == {"name": "王*", "phone": "138****1234"}
    assert (said["has_acceptance"], said["events"]) == (False, 1)
    assert len(said["head_hash"]) == 64
    assert [each["standard"] for each in said["editions"]] == sorted(standards())
    assert all(
        each["title"]["zh"] and each["version"] and len(each["sha256"]) == 64 for each in said["editions"]
    )
    assert read_token(said["door_link"].rpartition("/")[2], now=at(9)) == "GD900000001"
    assert not AccessRecord.objects.exists()


def test_what_may_be_done_depends_on_state_and_role(cast: Cast, received: Visit) -> None:
    assert {"window.promised", "call.made", "order.suspended", "order.cancelled"} <= set(allowed(cast))
    assert "order.assigned" not in allowed(cast), "not before it is booked"
    assert "breach.reported" not in allowed(cast)
    assert "breach.reported" in allowed(cast, "sun_li")
    received.ready()
    assert {"order.assigned", "order.unassigned"} <= set(allowed(cast))
    assert set(allowed(cast, "li_qiang_user")) >= {"visit.departed", "visit.prepared", "order.studied"}
    assert "order.assigned" not in allowed(cast, "li_qiang_user")
    assert all(each["title"]["zh"] for each in page(cast)["allowed"])


def test_a_step_that_a_gate_forbids_names_the_clause_what_is_missing_and_how_to_mend(
    cast: Cast, assigned: Visit
) -> None:
    found = {each["verb"]: each["blocked"] for each in page(cast, "li_qiang_user")["allowed"]}
    assert [block["clause"] for block in found["visit.departed"]] == ["work.prepared"]
    (block,) = found["visit.departed"]
    assert block["source"] == "WORK-2" and block["mend"]["zh"]
    assert block["missing"] == [{"kind": "visit.prepared", "title": {"zh": "备齐工具物料", "en": "Prepared"}}]
    assigned.say("order.studied")
    assigned.say("visit.prepared")
    assert allowed(cast, "li_qiang_user")["visit.departed"] == []


def test_the_signature_is_blocked_until_there_is_something_to_sign_for(cast: Cast, on_site: Visit) -> None:
    assert set(allowed(cast, "li_qiang_user")["acceptance.signed"]) == {
        "regime.results-shown", "regime.work-before-signature",
    }  # fmt: skip
    on_site.work()
    assert allowed(cast, "li_qiang_user")["acceptance.signed"] == []


def test_the_reply_is_blocked_after_a_dissatisfied_signature(cast: Cast, on_site: Visit) -> None:
    on_site.work()
    on_site.sign("dissatisfied", "线没贴牢")
    assert "order.replied" not in allowed(cast, "li_qiang_user")
    on_site.sign()
    assert allowed(cast, "li_qiang_user")["order.replied"] == []


def test_progress_follows_the_visit(cast: Cast, assigned: Visit) -> None:
    assert done(cast) == []
    assigned.arrive()
    assert done(cast) == ["study", "prepare", "call-ahead", "depart", "arrive"]
    assigned.work()
    steps = {step["id"]: step for step in page(cast)["steps"]}
    assert steps["test-speed"]["stage_title"]["zh"] == "演示与测速"
    assert steps["accept"]["done_at"] is None


def test_the_booking_call_is_not_the_call_ahead(cast: Cast, assigned: Visit) -> None:
    assert "call-ahead" not in done(cast)


def test_a_new_visit_begins_anew(cast: Cast, on_site: Visit) -> None:
    on_site.say("visit.failed")
    assert done(cast) == []


def test_the_desks_own_step_comes_with_its_lines(cast: Cast, received: Visit) -> None:
    (call,) = page(cast)["desk_steps"]
    assert call["event"] == "call.made" and call["say"][0]["lines"][0]["zh"]
    assert [option["value"] for option in call["inputs"][0]["options"]][0] == "promised"


def test_a_signed_order_has_a_form(cast: Cast, on_site: Visit) -> None:
    on_site.work()
    on_site.sign()
    assert page(cast)["has_acceptance"]


def test_an_order_belongs_to_its_unit_and_its_technician(cast: Cast, assigned: Visit) -> None:
    path = f"/orders/{assigned.number}"
    for user in (cast.chen_jing, cast.sun_li, cast.zhou_min, cast.wu_fan, cast.li_qiang_user):
        assert Caller(user).get(path).status_code == 200
    elsewhere = problem(Caller(cast.outsider).get(path))
    assert elsewhere == problem(Caller(cast.zhao_lei_user).get(path)) == (404, "not-found")
    said = Caller(cast.outsider).get(path).json()["title"].replace(assigned.number, "…")
    nowhere = Caller(cast.outsider).get("/orders/GD-NONE").json()["title"].replace("GD-NONE", "…")
    assert said == nowhere, "not even that it exists"
    assert problem(Caller(None).get(path)) == (401, "login-needed")


def test_a_technician_loses_sight_of_an_order_that_goes_to_another(cast: Cast, assigned: Visit) -> None:
    path = f"/orders/{assigned.number}"
    assigned.say("order.unassigned", by=CHEN_JING)
    assert problem(Caller(cast.li_qiang_user).get(path)) == (404, "not-found")
    assigned.say("order.assigned", {"technician": "HF1002"}, by=CHEN_JING)
    assert problem(Caller(cast.li_qiang_user).get(path)) == (404, "not-found")
    assert Caller(cast.zhao_lei_user).get(path).status_code == 200


def test_a_technician_still_sees_what_he_did(cast: Cast, on_site: Visit) -> None:
    on_site.work()
    on_site.finish()
    on_site.say("order.closed", by=SUN_LI)
    assert page(cast, "li_qiang_user")["state"] == "closed"


def test_each_step_says_what_blocks_it(cast: Cast, on_site: Visit) -> None:
    def blocked() -> dict[str, list[str]]:
        steps = page(cast, "li_qiang_user")["steps"]
        return {step["id"]: [block["clause"] for block in step["blocked"]] for step in steps}

    assert blocked()["lay-cable"] == ["touch.plan-agreed"]
    on_site.say("plan.proposed")
    on_site.say("plan.agreed")
    assert blocked()["lay-cable"] == []
    assert "touch.satisfied-before-reply" in blocked()["reply"]
