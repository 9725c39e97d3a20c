"""What a customer sees of an order, in each state of its life, and the one thing that is asked of them."""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.accounts.models import AccessRecord
from doorstep.web.tests.doors import SCORES, Door
from tests.cast import Cast, at
from tests.lives import CHEN_JING, SUN_LI
from tests.worlds import Visit, receive

Json = dict[str, Any]

LI_QIANG = {"name": "李强", "badge_no": "HF-5001", "star_level": 4, "portrait": None}


def step(now_hour: int = 10, minute: int = 30) -> str:
    return str(Door(now=at(now_hour, minute)).view()["step"])


def test_one_who_waits_for_a_window_is_asked_to_book(received: Visit) -> None:
    said = Door(now=at(7)).view()
    assert (said["step"], said["state"], said["promised"], said["technician"]) == (
        "book",
        "received",
        None,
        None,
    )
    offered = [offer["slot"] for offer in said["offers"] if offer["offered"]]
    assert "HF-YH:2026-03-02:1000-1200" in offered
    assert all(offer["reason"]["zh"] for offer in said["offers"] if not offer["offered"])
    assert (said["kind_title"]["zh"], said["state_title"]["zh"]) == ("新装", "待预约")
    assert (said["customer_name"], said["products"]) == ("王*", ["broadband", "iptv"])
    assert said["company"] and said["hotline"] == "400-000-1000" and said["complaint_line"] == "400-000-1001"
    assert (said["now"], said["expires_at"]) == ("2026-03-01T23:00:00Z", "2026-03-31T22:00:00Z")


def test_who_comes_is_told_from_the_assignment_on_and_as_long_as_somebody_comes(received: Visit) -> None:
    received.say("call.made", by=CHEN_JING)
    received.book()
    said = Door().view()
    assert (said["step"], said["technician"]) == ("wait", None)
    assert said["promised"] == {"from_at": "2026-03-02T02:00:00Z", "to_at": "2026-03-02T04:00:00Z"}
    received.send()
    assert Door().view()["technician"] == LI_QIANG
    received.say("order.unassigned", by=CHEN_JING)
    assert Door().view()["technician"] is None
    received.send()
    received.say("order.suspended", by=CHEN_JING)
    said = Door().view()
    assert (said["step"], said["technician"], said["promised"], said["offers"]) == (
        "suspended",
        None,
        None,
        [],
    )


def test_on_the_way(assigned: Visit) -> None:
    for kind in ("order.studied", "visit.prepared"):
        assigned.say(kind)
    assigned.say("visit.departed", now=at(9, 30))
    said = Door(now=at(9, 31)).view()
    assert (said["step"], said["technician"], said["offers"]) == ("on_the_way", LI_QIANG, [])


def test_on_site_each_thing_is_asked_for_when_it_is_due(on_site: Visit) -> None:
    assert step() == "work"
    on_site.say("door.greeted")
    on_site.say("plan.proposed", {"charge_cny": "50"})
    said = Door(now=at(10)).view()
    assert (said["step"], said["plan_agreed"], said["can_sign"]) == ("agree", False, True)
    plan = said["plan"]
    assert (plan["route"], plan["length_m"], plan["duration_min"], plan["charge_cny"]) == (
        "沿踢脚线到客厅",
        12,
        40,
        "50",
    )
    on_site.say("plan.agreed")
    assert step() == "work"
    for kind in ("cabling.done", "optical.measured", "device.fitted", "service.activated", "use.explained"):
        on_site.say(kind)
    on_site.say("speed.tested", {"down_mbps": 449, "up_mbps": 60})
    speed = Door(now=at(11)).view()["speed"]
    assert speed == {"down_mbps": 449, "up_mbps": 60, "contracted_down_mbps": 500, "ok": False}
    on_site.say("speed.tested", {"down_mbps": 450})
    assert Door(now=at(11)).view()["speed"]["ok"] is True
    on_site.say("site.cleaned")
    assert step() == "sign"


def test_a_changed_plan_is_asked_for_again(on_site: Visit) -> None:
    for kind in ("plan.proposed", "plan.agreed", "plan.proposed"):
        on_site.say(kind)
    said = Door(now=at(10)).view()
    assert (said["step"], said["plan_agreed"]) == ("agree", False)


def test_rework_is_followed_and_then_signed_again(on_site: Visit) -> None:
    on_site.work()
    on_site.sign("dissatisfied", "线没贴牢")
    said = Door(now=at(11)).view()
    assert (said["step"], said["state"]) == ("work", "rework")
    assert (said["acceptance"]["result"], said["acceptance"]["comment"]) == ("dissatisfied", "线没贴牢")
    on_site.say("cabling.done")
    assert step() == "sign"
    on_site.sign()
    assert step() == "rate"


def test_after_the_signature_comes_the_rating_and_then_nothing(on_site: Visit) -> None:
    on_site.work()
    on_site.sign()
    said = Door(now=at(11)).view()
    assert (said["step"], said["can_rate"], said["rating"]) == ("rate", True, None)
    on_site.say("customer.rated", SCORES)
    said = Door(now=at(11)).view()
    assert (said["step"], said["rating"], said["can_rate"]) == ("done", SCORES, True)


def test_a_replied_order_can_still_be_rated_a_closed_one_is_done(on_site: Visit) -> None:
    on_site.work()
    for kind in ("acceptance.signed", "visit.finished", "order.replied"):
        on_site.say(kind)
    assert step() == "rate"
    on_site.say("order.closed", by=SUN_LI)
    said = Door(now=at(18)).view()
    assert (said["step"], said["can_rate"], said["can_sign"], said["offers"]) == ("done", False, False, [])
    assert said["acceptance"]["result"] == "satisfied" and said["technician"] == LI_QIANG


def test_a_cancelled_order_says_so(received: Visit) -> None:
    received.say("order.cancelled", by=CHEN_JING)
    said = Door().view()
    assert (said["step"], said["offers"], said["technician"]) == ("cancelled", [], None)


def test_a_failed_visit_is_booked_anew(on_site: Visit) -> None:
    on_site.say("plan.proposed")
    on_site.say("visit.failed")
    said = Door(now=at(10, 30)).view()
    assert (said["step"], said["promised"], said["technician"]) == ("book", None, None)


def test_the_same_link_leads_to_the_new_job_of_a_reopened_order(on_site: Visit) -> None:
    link = Door(now=at(8))
    on_site.work()
    on_site.finish()
    on_site.say("order.reopened", by=SUN_LI, now=at(13))
    said = link.after(hours=6).view()
    assert (said["step"], said["acceptance"], said["rating"]) == ("book", None, None)
    assert (said["plan"], said["plan_agreed"], said["speed"]) == (None, False, None)
    assert "order.reopened" in [event["kind"] for event in said["events"]]
    assert "speed.tested" in [event["kind"] for event in said["events"]], "what was told stays told"
    on_site.say("call.made", by=CHEN_JING)
    on_site.book("1600-1800")
    on_site.hour = 16
    on_site.send()
    on_site.arrive()
    assert step(16) == "work"
    for kind in ("plan.proposed", "plan.agreed", "speed.tested", "service.activated", "site.cleaned"):
        on_site.say(kind)
    assert step(16) == "sign"
    on_site.sign()
    assert step(16) == "rate", "this job is rated for itself"


SAID_TO_THE_CUSTOMER = [
    "order.received", "window.promised", "order.assigned", "visit.departed", "visit.arrived", "plan.proposed",
    "plan.agreed", "cabling.done", "service.activated", "speed.tested", "acceptance.signed", "customer.rated",
    "visit.finished", "order.replied",
]  # fmt: skip


def test_their_side_of_the_log_and_no_more(cast: Cast, on_site: Visit) -> None:
    on_site.work()
    on_site.finish()
    on_site.say("breach.reported", {"clause": "door.impatience"}, by=SUN_LI)
    response = Door(now=at(13)).ask("GET")
    events = response.json()["events"]
    assert [event["kind"] for event in events] == SAID_TO_THE_CUSTOMER
    assert all(event["title"]["zh"] and event["title"]["en"] for event in events)
    text = response.content.decode()
    for inner in (
        "王芳", "13800001234", "101室", "明光路", "HF1001", "13900001001", "chenjing", "breach", "clause",
        "verdict", on_site.order.head_hash, str(cast.wang_fang.pk),
    ):  # fmt: skip
        assert inner not in text, inner


def test_reading_the_page_uncovers_nothing_and_is_not_recorded(received: Visit) -> None:
    Door().view()
    assert not AccessRecord.objects.exists()


@pytest.mark.parametrize("kind", ["repair", "remove", "change", "move"])
def test_every_kind_of_order_has_its_page(cast: Cast, library: None, kind: str) -> None:
    receive(cast, kind=kind)
    said = Door().view()
    assert said["kind"] == kind and said["kind_title"]["en"]
