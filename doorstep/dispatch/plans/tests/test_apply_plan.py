"""A proposal is applied: each change one event, what no longer holds is told, what was excepted stays."""

from __future__ import annotations

from datetime import datetime

import pytest

from doorstep.booking.services import promise_window
from doorstep.booking.tests.making import MORNING, happen
from doorstep.core.errors import NotFound
from doorstep.core.windows import Window
from doorstep.dispatch import services
from doorstep.dispatch.errors import PlanSettled
from doorstep.dispatch.models import PlanProposal
from doorstep.dispatch.plans.tests.test_plan_day import CALL_FIRST
from doorstep.dispatch.tests.making import (
    CHEN_JING,
    LI,
    LI_QIANG,
    ZHAO,
    assign,
    booked,
    events,
    open_day,
    slot,
    who,
)
from doorstep.dispatch.tests.proposing import apply, change, propose, ready, seat, told
from doorstep.orders.errors import RoleForbids
from doorstep.orders.models import Event
from doorstep.people.services import take_leave
from tests.cast import Cast, at
from tests.lives import run_standard
from tests.races import all_at_once

TEN, ELEVEN = seat(LI, (10, 0), (10, 50)), seat(LI, (11, 0), (11, 50))
ZHAO_TEN = seat(ZHAO, (10, 0), (10, 20))


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)


def test_each_change_is_one_event(cast: Cast) -> None:
    """As it was shown, by whoever applied it."""
    booked(cast, "GD1")
    booked(cast, "GD2", access="lan")
    plan = propose()
    assert told(plan) == {"GD1": ("assigned", None, LI), "GD2": ("assigned", None, ZHAO)}
    assert plan.result and [plan.result[side]["assigned"] for side in ("before", "after")] == [0, 2]
    assert apply(plan) == {
        "state": "applied",
        "made": ["GD1", "GD2"],
        "outdated": [],
        "excepted": [],
        "leaves": [],
    }
    assert (who("GD1"), who("GD2")) == ((LI, "10:00", "10:50"), (ZHAO, "10:00", "10:50"))
    event = Event.objects.get(order_id="GD1", kind="order.assigned")
    assert (event.actor, event.body["by"]) == ("dispatcher:chenjing", "plan")
    plan.refresh_from_db()
    assert (plan.applied_at, plan.applied_by) == (MORNING, "chenjing")


def test_what_is_excepted_stays_as_it_is(cast: Cast) -> None:
    booked(cast, "GD1")
    booked(cast, "GD2", access="lan")
    assert apply(propose(), ["GD2", "GD9"])["excepted"] == ["GD2"]
    assert who("GD1") and who("GD2") is None


def test_a_change_of_an_order_that_somebody_dealt_with_is_told_and_not_made(cast: Cast) -> None:
    """陈静 gave GD1 to 李强 by hand while the plan was looked at; GD2 is made all the same."""
    booked(cast, "GD1")
    booked(cast, "GD2", access="lan")
    plan = propose()
    assign("GD1", LI, at(11), now=at(7, 5))
    found = apply(plan, now=at(7, 10))
    assert (found["state"], found["made"]) == ("applied", ["GD2"])
    (news,) = found["outdated"]
    assert (news["number"], news["what"]["zh"], news["by"]) == ("GD1", "已派给 李强，11:00 上门", "陈静")
    assert datetime.fromisoformat(news["at"]) == at(7, 5)
    assert who("GD1") == (LI, "11:00", "11:50")


def test_when_nothing_of_it_holds_it_is_outdated(cast: Cast) -> None:
    booked(cast, "GD1")
    plan = propose()
    happen("GD1", "order.cancelled", {"asked_by": "customer", "reason": "不装了"}, CHEN_JING, at(7, 5))
    found = apply(plan)
    assert (found["state"], found["made"]) == ("outdated", [])
    assert found["outdated"][0]["what"]["zh"] == "工单取消"
    with pytest.raises(PlanSettled):
        apply(plan)


def test_a_visit_begun_meanwhile_is_not_taken_away(cast: Cast) -> None:
    assign(booked(cast, "GD1", kind="remove"), LI, at(10))
    plan = ready(change("GD1", seat(LI, (10, 0), (10, 20)), ZHAO_TEN))
    happen("GD1", "visit.arrived", {}, LI_QIANG, at(9, 55))
    found = apply(plan, now=at(10))
    assert [(news["what"]["zh"], news["by"]) for news in found["outdated"]] == [("到达现场", "李强")]
    assert who("GD1") == (LI, "10:00", "10:20")


def test_another_promise_makes_a_change_void(cast: Cast) -> None:
    booked(cast, "GD1")
    plan = propose()
    promise_window(number="GD1", slot=slot(14, 16), asked_by="customer", actor=CHEN_JING, now=at(7, 5))
    assert apply(plan)["outdated"][0]["what"]["zh"] == "约定上门时段"


def test_who_is_off_duty_by_now_is_not_sent(cast: Cast) -> None:
    booked(cast, "GD1")
    plan = propose()
    take_leave(staff_no=LI, during=Window(at(10, 30), at(18)), kind="sick")
    (news,) = apply(plan)["outdated"]
    assert news["what"]["zh"] == "李强 当班 08:00–10:30，10:00 去不了" and news["by"] == ""


def test_a_time_that_is_over_is_not_planned(cast: Cast) -> None:
    booked(cast, "GD1")
    assert apply(propose(), now=at(10, 1))["outdated"][0]["what"]["zh"] == "10:00 已过"


def test_what_would_meet_a_visit_that_stays_is_told_and_not_made(cast: Cast) -> None:
    """GD1 makes room for GD2; when GD1 is excepted, GD2 finds the room taken."""
    assign(booked(cast, "GD1", kind="remove"), LI, at(10))
    booked(cast, "GD2")
    changes = (change("GD1", seat(LI, (10, 0), (10, 20)), ZHAO_TEN), change("GD2", None, TEN))
    found = apply(ready(*changes), ["GD1"])
    assert [(news["number"], news["what"]["zh"]) for news in found["outdated"]] == [("GD2", "和 GD1 撞时间")]
    assert (who("GD1"), who("GD2")) == ((LI, "10:00", "10:20"), None)
    assert apply(ready(*changes))["made"] == ["GD1", "GD2"]
    assert (who("GD1"), who("GD2")) == ((ZHAO, "10:00", "10:20"), (LI, "10:00", "10:50"))


def test_one_that_falls_takes_those_with_it_that_needed_its_room(cast: Cast) -> None:
    """GD1 has begun, so GD2 can't have its hour; then GD2 stays where GD3 was to go."""
    assign(booked(cast, "GD1", kind="remove"), LI, at(10))
    assign(booked(cast, "GD2", kind="remove"), ZHAO, at(10))
    booked(cast, "GD3", kind="remove")
    later = seat(ZHAO, (11, 0), (11, 20))
    plan = ready(
        change("GD1", seat(LI, (10, 0), (10, 20)), later),
        change("GD2", ZHAO_TEN, seat(LI, (10, 0), (10, 20))),
        change("GD3", None, ZHAO_TEN),
    )
    happen("GD1", "visit.departed", {}, LI_QIANG, at(9, 30))
    found = apply(plan, now=at(9, 40))
    said = {news["number"]: news["what"]["zh"] for news in found["outdated"]}
    assert said == {"GD1": "出发", "GD2": "和 GD1 撞时间", "GD3": "和 GD2 撞时间"}
    assert found["state"] == "outdated" and who("GD2") == (ZHAO, "10:00", "10:20")


def test_a_gate_holds_and_what_counted_on_it_falls_too(cast: Cast) -> None:
    """GD1 may not be sent anywhere before a call; so its hour isn't free for GD2."""
    assign(booked(cast, "GD2", kind="remove"), LI, at(10))
    run_standard(cast, CALL_FIRST)
    booked(cast, "GD1", kind="remove")
    plan = ready(
        change("GD2", seat(LI, (10, 0), (10, 20)), seat(LI, (11, 0), (11, 20))),
        change("GD1", None, ZHAO_TEN),
    )
    found = apply(plan)
    assert found["made"] == ["GD2"]
    assert [news["number"] for news in found["outdated"]] == ["GD1"]
    assert "派单前先打电话" in found["outdated"][0]["what"]["zh"]


def test_a_visit_nobody_can_make_breaks_the_promise(cast: Cast) -> None:
    """It is said before it is applied, and who would be told of it."""
    assign(booked(cast, "GD1"), LI, at(10))
    plan = ready(change("GD1", TEN, None))
    assert plan.result
    (shown,) = plan.result["changes"]
    assert (shown["breaks"], shown["told"]) == (["promise"], ["technician", "customer"])
    apply(plan)
    assert events("GD1")[-1] == "order.unassigned" and who("GD1") is None


def test_one_that_is_not_ready_is_refused(cast: Cast) -> None:
    plan = ready()
    PlanProposal.objects.filter(pk=plan.pk).update(state="queued", result=None)
    with pytest.raises(PlanSettled) as refused:
        apply(plan)
    assert "排队中" in refused.value.titled("zh")
    with pytest.raises(NotFound):
        apply(plan.pk + 1)


def test_a_technician_applies_nothing(cast: Cast) -> None:
    """The log refuses the role, and the proposal waits as before."""
    booked(cast, "GD1")
    plan = propose()
    with pytest.raises(RoleForbids):
        apply(plan, actor=LI_QIANG)
    plan.refresh_from_db()
    assert (plan.state, who("GD1")) == ("ready", None)


@pytest.mark.django_db(transaction=True)
def test_of_two_who_apply_one_proposal_at_once_one_is_told_that_it_is_done(cast: Cast) -> None:
    booked(cast, "GD1")
    plan = propose()

    def run(_: int) -> object:
        return services.apply_plan(plan=plan.pk, left_out=(), actor=CHEN_JING, now=MORNING)

    results = all_at_once(run, [1, 2])
    assert sorted(type(each).__name__ for each in results) == ["PlanProposal", "PlanSettled"]
    assert events("GD1").count("order.assigned") == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_proposals_applied_at_once_the_second_is_outdated(cast: Cast) -> None:
    booked(cast, "GD1")
    plans = [ready(change("GD1", None, TEN)), ready(change("GD1", None, ELEVEN))]

    def run(plan: PlanProposal) -> PlanProposal:
        return services.apply_plan(plan=plan.pk, left_out=(), actor=CHEN_JING, now=MORNING)

    results = [each for each in all_at_once(run, plans) if isinstance(each, PlanProposal)]
    assert sorted(str(each.state) for each in results) == ["applied", "outdated"]
    assert events("GD1").count("order.assigned") == 1
