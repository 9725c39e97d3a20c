"""What a customer can do behind the link: each action as it should be, then refused, then twice."""

from __future__ import annotations

import hashlib
import io
import re
from typing import Any

import pytest
from pypdf import PdfReader

from doorstep.accounts.models import AccessRecord
from doorstep.booking.models import Slot
from doorstep.booking.queries import promise_of
from doorstep.core import ids
from doorstep.orders.queries import entries_of, order_named, verdicts_now
from doorstep.visits.models import Evidence
from doorstep.web.tests.doors import SCORES, Door
from tests.cast import Cast, at
from tests.lives import CHEN_JING, SUN_LI
from tests.worlds import Visit, photo, problem, signature

TEN = "HF-YH:2026-03-02:1000-1200"
FOURTEEN = "HF-YH:2026-03-02:1400-1600"


def kinds(number: str) -> list[str]:
    return [entry.kind for entry in entries_of(number)]


def last(visit: Visit) -> Any:
    return entries_of(visit.number)[-1]


# ---- a window -------------------------------------------------------------------------------------


def test_a_customer_books(cast: Cast, received: Visit) -> None:
    response = Door(now=at(7)).say("window", slot=TEN)
    assert response.status_code == 200
    assert (response.json()["step"], response.json()["promised"]["from_at"]) == (
        "wait",
        "2026-03-02T02:00:00Z",
    )
    assert (last(received).body["asked_by"], last(received).actor) == (
        "customer",
        f"customer:{cast.wang_fang.pk}",
    )


def test_a_customer_moves_the_visit_and_the_technician_is_free_again(assigned: Visit) -> None:
    said = Door(now=at(7)).say("window", slot=FOURTEEN).json()
    assert (said["state"], said["technician"], said["promised"]["from_at"]) == (
        "booked", None, "2026-03-02T06:00:00Z",
    )  # fmt: skip


def test_a_window_that_filled_up_meanwhile_is_told_with_others(received: Visit) -> None:
    Slot.objects.filter(pk=TEN).update(capacity=0)
    response = Door(now=at(7)).say("window", slot=TEN)
    assert problem(response) == (409, "window-full")
    offers = response.json()["offers"]
    assert FOURTEEN in [offer["slot"] for offer in offers] and TEN not in [offer["slot"] for offer in offers]
    assert promise_of(received.number) is None


@pytest.mark.parametrize(
    ("slot", "code"),
    [("HF-YH:2026-03-02:0300-0500", "slot-not-found"), ("HF-YH:2026-03-02:0800-1000", "window-not-offered"),
     ("", "slot-not-found"), ("x" * 81, "invalid")],
)  # fmt: skip
def test_a_window_that_is_not_to_be_had_is_refused(received: Visit, slot: str, code: str) -> None:
    assert problem(Door(now=at(7, 30)).say("window", slot=slot))[1] == code
    assert kinds(received.number) == ["order.received"]


def test_once_somebody_is_on_the_way_nothing_is_moved(on_site: Visit) -> None:
    assert problem(Door(now=at(10)).say("window", slot=FOURTEEN)) == (409, "state-forbids")


# ---- the plan ---------------------------------------------------------------------------------------


def test_a_customer_agrees_to_the_plan_that_they_saw(cast: Cast, on_site: Visit) -> None:
    plan = on_site.say("plan.proposed")
    said = Door(now=at(10)).say("agree", plan=plan.id)
    assert (said.status_code, said.json()["step"], said.json()["plan_agreed"]) == (200, "work", True)
    assert last(on_site).body == {"agreed": True, "by": "customer_page", "checks": [], "evidence": []}
    assert last(on_site).actor == f"customer:{cast.wang_fang.pk}"


def test_a_plan_that_changed_meanwhile_is_not_agreed_to_unseen(on_site: Visit) -> None:
    seen = on_site.say("plan.proposed", {"charge_cny": "0"})
    changed = on_site.say("plan.proposed", {"charge_cny": "300"})
    assert problem(Door(now=at(10)).say("agree", plan=seen.id)) == (409, "plan-changed")
    assert "plan.agreed" not in kinds(on_site.number)
    assert Door(now=at(10)).say("agree", plan=changed.id).status_code == 200


def test_without_a_plan_there_is_nothing_to_agree_to(on_site: Visit) -> None:
    response = Door(now=at(10)).say("agree", plan=ids.uuid7(at(10)))
    assert problem(response) == (409, "step-refused")
    assert response.json()["blocks"][0]["clause"] == "regime.plan-complete"
    assert problem(Door(now=at(10)).say("agree"))[1] == "invalid"


def test_nobody_agrees_before_somebody_is_there(assigned: Visit) -> None:
    assert problem(Door().say("agree", plan=ids.uuid7(at(9)))) == (409, "state-forbids")


# ---- the signature ----------------------------------------------------------------------------------


def test_a_customer_signs(cast: Cast, on_site: Visit) -> None:
    on_site.work()
    door = Door(now=at(11))
    said = door.say("sign", result="satisfied", comment="装得很好", signature=door.draw()).json()
    assert (said["state"], said["step"], said["acceptance"]["result"]) == ("accepted", "rate", "satisfied")
    assert (last(on_site).body["by"], last(on_site).actor) == (
        "customer_page",
        f"customer:{cast.wang_fang.pk}",
    )
    assert Evidence.objects.get().received_from == f"customer:{cast.wang_fang.pk}"


def test_dissatisfied_opens_rework_and_is_answered_by_a_new_signature(on_site: Visit) -> None:
    on_site.work()
    door = Door(now=at(11))
    said = door.say("sign", result="dissatisfied", comment="线没贴牢", signature=door.draw()).json()
    assert (said["state"], said["step"]) == ("rework", "work")
    on_site.say("cabling.done")
    later = Door(now=at(11, 30))
    assert later.say("sign", result="satisfied", signature=later.draw()).json()["state"] == "accepted"
    standing = {row.clause: row.outcome for row in verdicts_now(on_site.number)}
    assert standing["regime.rework-at-once"] == "satisfied"


def test_dissatisfied_says_with_what(on_site: Visit) -> None:
    on_site.work()
    door = Door(now=at(11))
    response = door.say("sign", result="dissatisfied", comment=" ", signature=door.draw())
    assert problem(response) == (422, "bad-event")
    assert [each["field"] for each in response.json()["fields"]] == ["comment"]


def test_nobody_signs_as_satisfied_for_work_that_was_not_shown(on_site: Visit) -> None:
    door = Door(now=at(10))
    response = door.say("sign", result="satisfied", signature=door.draw())
    assert problem(response) == (409, "step-refused")
    assert {block["clause"] for block in response.json()["blocks"]} == {
        "regime.results-shown", "regime.work-before-signature",
    }  # fmt: skip
    assert order_named(on_site.number).state == "on_site"


@pytest.mark.parametrize("where", ["received", "assigned"])
def test_nobody_signs_before_anybody_came(request: pytest.FixtureRequest, where: str) -> None:
    request.getfixturevalue(where)
    ink = {"slot": "signature", "sha256": "5" * 64, "media_type": "image/png"}
    assert problem(Door().say("sign", result="satisfied", signature=ink)) == (409, "state-forbids")
    refused = Door().ask("PUT", f"/evidence/{'5' * 64}", signature(), "image/png")
    assert problem(refused) == (409, "nothing-to-sign")


def test_after_the_reply_nothing_is_signed_any_more(on_site: Visit) -> None:
    on_site.work()
    on_site.finish()
    door = Door(now=at(13))
    ink = {"slot": "signature", "sha256": "5" * 64, "media_type": "image/png"}
    assert problem(door.say("sign", result="dissatisfied", comment="不行", signature=ink)) == (
        409,
        "state-forbids",
    )
    assert problem(door.ask("PUT", f"/evidence/{'5' * 64}", b"x", "image/png")) == (409, "nothing-to-sign")


@pytest.mark.parametrize(
    "changes",
    [{"slot": "photo"}, {"sha256": "../../etc/passwd"}, {"sha256": "5" * 63}, {"media_type": "text/html"}],
)
def test_a_signature_is_a_picture_and_nothing_else(on_site: Visit, changes: dict[str, str]) -> None:
    on_site.work()
    ink = {"slot": "signature", "sha256": "5" * 64, "media_type": "image/png", **changes}
    assert problem(Door(now=at(11)).say("sign", result="satisfied", signature=ink)) == (422, "invalid")


def test_a_picture_behind_the_link_is_checked_like_any_other(on_site: Visit) -> None:
    data = photo("x")
    response = Door(now=at(10)).ask("PUT", f"/evidence/{'a' * 64}", data, "image/jpeg")
    assert problem(response) == (422, "evidence-refused")
    sha256 = hashlib.sha256(b"GIF89a").hexdigest()
    assert problem(Door(now=at(10)).ask("PUT", f"/evidence/{sha256}", b"GIF89a", "image/png"))[1] == (
        "evidence-refused"
    )


# ---- rating and complaint ----------------------------------------------------------------------------


def test_the_latest_rating_counts(on_site: Visit) -> None:
    on_site.work()
    on_site.sign()
    door = Door(now=at(11))
    assert door.say("rate", **SCORES).json()["rating"] == SCORES
    assert door.after(minutes=5).say("rate", **{**SCORES, "manner": 3}).json()["rating"]["manner"] == 3
    assert kinds(on_site.number).count("customer.rated") == 2


def test_a_rating_may_come_after_the_reply_but_not_after_closing(on_site: Visit) -> None:
    on_site.work()
    for kind in ("acceptance.signed", "visit.finished", "order.replied"):
        on_site.say(kind)
    assert Door(now=at(20)).say("rate", **SCORES).status_code == 200
    on_site.say("order.closed", by=SUN_LI)
    assert problem(Door(now=at(21)).say("rate", **SCORES)) == (409, "state-forbids")


@pytest.mark.parametrize("scores", [{"result": 0}, {"skill": 11}, {"manner": "good"}, {"punctuality": 7.5}])
def test_scores_are_from_one_to_ten(on_site: Visit, scores: dict[str, Any]) -> None:
    on_site.work()
    on_site.sign()
    assert problem(Door(now=at(11)).say("rate", **{**SCORES, **scores})) == (422, "invalid")


def test_nothing_is_rated_before_the_work(assigned: Visit) -> None:
    assert problem(Door().say("rate", **SCORES)) == (409, "state-forbids")


def complains(hour: int) -> int:
    response = Door(now=at(hour)).say("complain", statement=f"{hour} 点还没人来")
    assert response.status_code == 200, response.content
    return len(response.json()["complaints"])


def test_a_customer_may_complain_in_every_state(cast: Cast, received: Visit) -> None:
    assert complains(7) == 1
    received.arrive()
    assert complains(10) == 2
    received.say("order.suspended", by=CHEN_JING)
    assert complains(11) == 3
    received.say("order.resumed", by=CHEN_JING)
    received.say("order.cancelled", by=CHEN_JING)
    assert complains(12) == 4
    assert last(received).actor == f"customer:{cast.wang_fang.pk}"


def test_a_customer_may_complain_after_closing(on_site: Visit) -> None:
    on_site.work()
    on_site.finish()
    on_site.say("order.closed", by=SUN_LI)
    assert complains(20) == 1
    assert order_named(on_site.number).state == "closed"


@pytest.mark.parametrize("statement", ["", "   ", "x" * 501])
def test_a_complaint_says_something(received: Visit, statement: str) -> None:
    assert problem(Door().say("complain", statement=statement))[0] == 422
    assert kinds(received.number) == ["order.received"]


# ---- twice -----------------------------------------------------------------------------------------


def actions(visit: Visit, door: Door) -> list[tuple[str, dict[str, Any]]]:
    plan = visit.say("plan.proposed")
    visit.say("plan.agreed")
    for kind in ("speed.tested", "service.activated", "site.cleaned"):
        visit.say(kind)
    return [
        ("agree", {"plan": plan.id}),
        ("sign", {"result": "satisfied", "signature": door.draw()}),
        ("rate", dict(SCORES)),
        ("complain", {"statement": "等太久"}),
    ]


def test_sent_twice_is_done_once(on_site: Visit) -> None:
    door = Door(now=at(11))
    for action, body in actions(on_site, door):
        said = {"event_id": ids.uuid7(at(11)), **body}
        assert door.say(action, **said).status_code == 200
        before = kinds(on_site.number)
        again = door.after(minutes=3).say(action, **said)
        assert again.status_code == 200, again.content
        assert kinds(on_site.number) == before, action


def test_a_booking_sent_twice_is_one(received: Visit) -> None:
    said = {"event_id": ids.uuid7(at(7)), "slot": TEN}
    for door in (Door(now=at(7)), Door(now=at(7, 1))):
        assert door.say("window", **said).status_code == 200
    assert kinds(received.number).count("window.promised") == 1


def test_the_same_id_for_something_else_is_a_conflict(on_site: Visit) -> None:
    said = {"event_id": ids.uuid7(at(10)), "statement": "太慢"}
    assert Door(now=at(10)).say("complain", **said).status_code == 200
    assert problem(Door(now=at(10)).say("complain", **{**said, "statement": "太快"})) == (
        409,
        "event-conflict",
    )


# ---- the paper --------------------------------------------------------------------------------------


def test_a_customer_takes_the_form_home(on_site: Visit) -> None:
    assert problem(Door(now=at(10)).ask("GET", "/acceptance.pdf")) == (409, "no-acceptance-yet")
    on_site.work()
    on_site.sign()
    response = Door(now=at(12)).ask("GET", "/acceptance.pdf")
    assert (response.status_code, response["content-type"]) == (200, "application/pdf")
    text = "".join(page.extract_text() for page in PdfReader(io.BytesIO(response.content)).pages)
    assert "王芳" in re.sub(r"\s", "", text)
    assert not AccessRecord.objects.exists(), "one's own data is no access to somebody's"
