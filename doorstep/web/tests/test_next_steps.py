"""A failed visit leads the desk somewhere: what is to be done next stands on the list and the order's page
until the log shows that it was done."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from doorstep.core import clock
from doorstep.orders.log import SYSTEM
from doorstep.orders.projecting import rebuild
from doorstep.visits.failing import failing
from doorstep.visits.models import NextStep
from tests.cast import Cast, at
from tests.lives import CHEN_JING, SUN_LI
from tests.worlds import Caller, Visit, problem

Json = dict[str, Any]


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(at(12)):
        yield


def page(cast: Cast, user: str = "chen_jing") -> Json:
    return dict(Caller(getattr(cast, user)).get("/orders/GD900000001").json())


def wanting(cast: Cast, wants: str, user: str = "chen_jing") -> list[str | None]:
    items = Caller(getattr(cast, user)).get(f"/orders?wants={wants}").json()["items"]
    return [row["next_step"] and row["next_step"]["title"]["zh"] for row in items]


def fail(visit: Visit, next: str | None, outcome: str = "not_ready") -> None:
    visit.say("call.made", {"purpose": "other", "outcome": "no_answer"})
    body = {"outcome": outcome, "next": next, "next_step": "周三下午再联系", "note": "墙还没干"}
    visit.say("visit.failed", body)


def test_what_failed_when_who_said_so_and_what_is_next(cast: Cast, on_site: Visit) -> None:
    assert page(cast)["failed"] is None and page(cast)["next_step"] is None
    fail(on_site, "rebook")
    told = page(cast)["failed"]
    assert told["outcome_title"] == {"zh": "现场不具备条件", "en": "Site not ready"}
    assert told["title"] == {"zh": "改约再上门", "en": "Book another time"}
    assert page(cast)["next_step"] == {"next": "rebook", "title": told["title"]}
    assert (told["words"], told["note"], told["verb"]) == ("周三下午再联系", "墙还没干", "window.promised")
    assert (told["name"], told["role_title"]["zh"]) == ("李强", "装维员")
    assert told["failed_at"].startswith("2026-03-02T01:")
    assert told["does"] == next(
        {"zh": each.does.zh, "en": each.does.en} for each in failing().nexts if each.value == "rebook"
    )
    events = Caller(cast.chen_jing).get("/orders/GD900000001/timeline").json()["events"]
    assert told["event"] == events[-1]["id"]


def test_the_list_finds_them_and_the_summary_counts_them(cast: Cast, on_site: Visit) -> None:
    def counted() -> int:
        return int(Caller(cast.chen_jing).get("/orders/summary").json()["wanting"])

    assert (wanting(cast, "any"), counted()) == ([], 0)
    fail(on_site, "cancel_asked")
    assert wanting(cast, "any") == wanting(cast, "cancel_asked") == wanting(cast, "") == ["客户要退单"]
    assert (wanting(cast, "rebook"), counted()) == ([], 1)
    assert wanting(cast, "any", "outsider") == [], "of another unit"
    on_site.say("order.cancelled", by=CHEN_JING)
    assert (wanting(cast, "any"), counted()) == ([], 0)
    assert problem(Caller(cast.chen_jing).get("/orders?wants=coffee")) == (422, "invalid")


def test_a_new_window_does_it(cast: Cast, on_site: Visit) -> None:
    fail(on_site, "rebook", "not_home")
    on_site.say("call.made", {"outcome": "connected"}, by=CHEN_JING)
    assert page(cast)["failed"], "a call alone is no appointment"
    on_site.book("1600-1800")
    assert page(cast)["failed"] is None


def test_a_log_from_before_says_it_in_words(cast: Cast, on_site: Visit) -> None:
    fail(on_site, None)
    told = page(cast)["failed"]
    assert (told["next"], told["title"]["zh"], told["words"]) == (None, "按师傅说的跟进", "周三下午再联系")
    assert (told["verb"], told["does"]) == ("window.promised", None)
    on_site.book("1600-1800")
    assert page(cast)["failed"] is None


def test_a_wrong_address_is_put_right_before_it_is_booked(cast: Cast, on_site: Visit) -> None:
    fail(on_site, "correct_address", "wrong_address")
    assert page(cast)["failed"]["verb"] == "order.corrected"
    on_site.book("1600-1800")
    assert page(cast)["failed"], "the wrong address, promised once more"
    told = {"corrects": page(cast)["failed"]["event"], "statement": "是 18 栋，不是 13 栋"}
    on_site.say("order.corrected", told, by=CHEN_JING)
    assert page(cast)["failed"] is None


def test_the_address_put_right_settles_it(cast: Cast, on_site: Visit) -> None:
    fail(on_site, "correct_address", "wrong_address")
    said = {"id": "0195d1c0-0000-7000-8000-0000000000b2", "address": "瑶海区明光路281号和顺里小区18栋101室"}
    assert Caller(cast.chen_jing).put("/orders/GD900000001/address", said).status_code == 200
    assert page(cast)["failed"] is None


def test_somebody_else_is_booked_then_sent(cast: Cast, on_site: Visit) -> None:
    fail(on_site, "other_technician")
    assert page(cast)["failed"]["verb"] == "window.promised"
    on_site.book("1600-1800")
    assert page(cast)["failed"]["verb"] == "order.assigned"
    times = {"from_at": at(16).isoformat(), "to_at": at(17).isoformat()}
    on_site.say("order.assigned", {"technician": "HF1001", "by": "plan", **times}, by=SYSTEM)
    assert page(cast)["failed"], "the plan sent the same one again"
    on_site.say("order.unassigned", by=CHEN_JING)
    on_site.say("order.assigned", {"technician": "HF1002", "by": "plan", **times}, by=SYSTEM)
    assert page(cast)["failed"] is None


def test_the_same_one_with_help_is_a_persons_decision(cast: Cast, on_site: Visit) -> None:
    fail(on_site, "other_technician")
    on_site.book("1600-1800")
    times = {"from_at": at(16).isoformat(), "to_at": at(17).isoformat()}
    on_site.say("order.assigned", {"technician": "HF1001", "by": "hand", **times}, by=CHEN_JING)
    assert page(cast)["failed"] is None


def test_a_suspension_does_what_was_to_be_suspended(cast: Cast, on_site: Visit) -> None:
    fail(on_site, "suspend")
    assert page(cast)["failed"]["verb"] == "order.suspended"
    on_site.say("order.suspended", by=SUN_LI)
    assert page(cast)["failed"] is None
    on_site.say("order.resumed", by=SUN_LI)
    assert page(cast)["failed"] is None, "done stays done"


@pytest.mark.parametrize("next", ["rebook", "correct_address", "suspend", "cancel_asked", "other_technician"])
def test_every_step_ends_with_the_order(cast: Cast, on_site: Visit, next: str) -> None:
    fail(on_site, next)
    verb = page(cast)["failed"]["verb"]
    assert verb in {each["verb"] for each in page(cast)["allowed"]}, "the desk may do what it is asked for"
    on_site.say("order.cancelled", by=CHEN_JING)
    assert page(cast)["failed"] is None


def test_the_second_failure_says_what_is_next(cast: Cast, on_site: Visit) -> None:
    fail(on_site, "rebook")
    on_site.book("1600-1800")
    on_site.assign(hour=16)
    fail(on_site, "suspend", "no_access")
    assert page(cast)["failed"]["outcome"] == "no_access"
    assert NextStep.objects.count() == 1


def test_what_came_too_late_wants_nothing(cast: Cast, on_site: Visit) -> None:
    on_site.say("order.suspended", by=CHEN_JING)
    on_site.say("visit.failed", {"next": "rebook"}, occurred_at=at(9, 55), happened=True)
    assert page(cast)["state"] == "suspended" and page(cast)["failed"] is None


def test_a_rebuild_says_the_same(cast: Cast, on_site: Visit) -> None:
    fail(on_site, "rebook")
    before = page(cast)["failed"]
    NextStep.objects.all().delete()
    rebuild(now=at(12))
    assert page(cast)["failed"] == before


def test_the_technician_of_another_order_and_other_units_see_nothing(cast: Cast, on_site: Visit) -> None:
    fail(on_site, "rebook")
    for user in (cast.outsider, cast.zhao_lei_user):
        assert problem(Caller(user).get("/orders/GD900000001")) == (404, "not-found")
