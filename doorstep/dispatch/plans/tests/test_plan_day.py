"""Planning a day: what is assigned, what stays, what is left out and why."""

from __future__ import annotations

from datetime import date

import pytest

from doorstep.booking.tests.making import MORNING, happen, promise
from doorstep.core.windows import Window
from doorstep.dispatch import services
from doorstep.dispatch.plans.applying import WITHDRAWN
from doorstep.dispatch.tests.making import (
    CHEN_JING,
    LI,
    LI_QIANG,
    ZHAO,
    assign,
    booked,
    events,
    open_day,
    plan,
    slot,
    who,
)
from doorstep.orders.errors import RoleForbids
from doorstep.orders.log import SYSTEM
from doorstep.orders.models import Event, Order
from doorstep.people.models import Certificate, Technician
from doorstep.people.services import take_leave
from tests.cast import DAY, Cast, at
from tests.lives import run_standard

CALL_FIRST = """
standard: TEST
title: {zh: 试验规范, en: A standard for tests}
version: "1"
summary: {zh: 试验, en: For tests}
clauses:
  - id: test.call-first
    source: TEST-1
    control: gate
    severity: major
    title: {zh: 派单前先打电话, en: A call before anybody is sent}
    why: {zh: 试验, en: For tests}
    mend: {zh: 先打电话, en: Call first}
    template: precedence
    activation: {event: order.assigned}
    target: {event: call.made}
"""


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)


def test_each_order_goes_to_who_has_the_skill(cast: Cast) -> None:
    """Fibre to Li Qiang, copper to Zhao Lei, though both live in the same house."""
    booked(cast, "GD1")
    booked(cast, "GD2", access="lan")
    report = plan()
    assert who("GD1") == (LI, "10:00", "10:50")
    assert who("GD2") == (ZHAO, "10:00", "10:50")
    assert (report.assigned, report.unassigned) == (2, ())
    assert [(change.number, change.kind, change.before) for change in report.changes] == [
        ("GD1", "assigned", None),
        ("GD2", "assigned", None),
    ]
    assert Event.objects.get(order_id="GD1", kind="order.assigned").body["by"] == "plan"


def test_the_way_between_two_customers_is_kept_free(cast: Cast) -> None:
    """0.05 degrees of latitude are 5.56 km, 7.23 km of street; at 26 km/h 16.7 minutes, so 17.

    Ten minutes more, so that he is at the door ahead of the time (TOUCH-2): 10:50 and 27 minutes.
    """
    booked(cast, "GD1")
    booked(cast, "GD2", kind="repair", place=(31.912, 117.305))
    plan()
    assert who("GD1") == (LI, "10:00", "10:50")
    assert who("GD2") == (LI, "11:17", "11:57")


def test_a_second_run_changes_nothing(cast: Cast) -> None:
    """Not one event more."""
    for number, begin in (("GD1", 10), ("GD2", 10), ("GD3", 14)):
        booked(cast, number, begin, begin + 2)
    plan()
    before = Event.objects.count()
    report = plan()
    assert report.changes == ()
    assert report.assigned == 3
    assert Event.objects.count() == before


def test_a_new_order_is_planned_around_those_who_were_told(cast: Cast) -> None:
    """GD1 keeps its hour; only GD2 is new."""
    booked(cast, "GD1")
    plan()
    booked(cast, "GD2", kind="remove")
    report = plan()
    assert [change.number for change in report.changes] == ["GD2"]
    assert who("GD1") == (LI, "10:00", "10:50")


def test_a_dry_run_only_reports(cast: Cast) -> None:
    """The same changes, no event."""
    booked(cast, "GD1")
    before = Event.objects.count()
    report = plan(dry_run=True)
    assert [(change.number, change.after and change.after.name) for change in report.changes] == [
        ("GD1", "李强")
    ]
    assert report.dry_run
    assert (Event.objects.count(), who("GD1")) == (before, None)


def test_what_finds_no_place_is_named_with_a_reason_for_each_technician(cast: Cast) -> None:
    """Two and a half hours of visits for two hours of window; the third would run into lunch at noon."""
    for number in ("GD1", "GD2", "GD3"):
        booked(cast, number)
    report = plan()
    (left_out,) = report.unassigned
    assert report.assigned == 2
    reasons = {why.staff_no: (why.name, why.code, why.text["zh"]) for why in left_out.reasons}
    assert reasons[ZHAO] == ("赵磊", "skill", "没有“光纤入户安装”技能")
    name, code, said = reasons[LI]
    assert (name, code) == ("李强", "time")
    assert said.startswith("排进去会误了 10:00–12:00 的 GD")
    assert who(left_out.number) is None


def test_the_emergency_is_served_when_not_all_can_be(cast: Cast) -> None:
    """Of three that want two places, it isn't the emergency that is left out."""
    for number in ("GD1", "GD2"):
        booked(cast, number)
    booked(cast, "GD3", emergency=True)
    report = plan()
    assert [each.number for each in report.unassigned] != ["GD3"]
    assert who("GD3") is not None


def test_nobody_goes_without_a_certificate_in_date(cast: Cast) -> None:
    """It lapses on the very day."""
    booked(cast, "GD1")
    Certificate.objects.filter(technician=cast.li_qiang, kind="operator").update(valid_until_on=DAY)
    (left_out,) = plan().unassigned
    assert [why.text["zh"] for why in left_out.reasons if why.staff_no == LI] == ["上岗证 3月2日到期"]


def test_who_falls_ill_is_relieved(cast: Cast) -> None:
    """His visit goes to somebody who can, in one event, or is withdrawn when nobody can."""
    booked(cast, "GD1", kind="remove")
    booked(cast, "GD2")
    plan()
    assert who("GD1") is not None
    take_leave(staff_no=LI, during=Window(at(8), at(18)), kind="sick")
    report = plan()
    assert who("GD1") == (ZHAO, "10:00", "10:20")
    assert who("GD2") is None
    assert [(change.number, change.kind) for change in report.changes if change.number == "GD2"] == [
        ("GD2", "unassigned")
    ]
    assert Event.objects.get(order_id="GD2", kind="order.unassigned").body["reason"] == WITHDRAWN
    assert Order.objects.get(number="GD2").state == "booked"


def test_who_has_left_is_relieved(cast: Cast) -> None:
    """He isn't on the day's list at all."""
    booked(cast, "GD1", kind="remove")
    assign("GD1", LI)
    Technician.objects.filter(staff_no=LI).update(active=False)
    plan()
    assert who("GD1") == (ZHAO, "10:00", "10:20")


def test_what_was_set_by_hand_stays(cast: Cast) -> None:
    """The plan would begin at ten."""
    assign(booked(cast, "GD1"), LI, at(11))
    booked(cast, "GD2")
    assert [change.number for change in plan().changes] == ["GD2"]
    assert who("GD1") == (LI, "11:00", "11:50")
    assert who("GD2") == (LI, "10:00", "10:50")


def test_what_is_under_way_or_done_stays(cast: Cast) -> None:
    """Somebody on site at half past ten is not called away, and his time is taken."""
    booked(cast, "GD1")
    plan()
    happen("GD1", "visit.arrived", {}, LI_QIANG, at(9, 50))
    booked(cast, "GD2", 14, 16)
    report = plan(now=at(10, 20))
    assert who("GD1") == (LI, "10:00", "10:50")
    assert [change.number for change in report.changes] == ["GD2"]
    assert report.assigned == 2


def test_a_visit_about_to_begin_stays_even_if_it_is_late_already(cast: Cast) -> None:
    """At 10:10 the man of ten o'clock may stand at the door with the phone in his pocket."""
    booked(cast, "GD1")
    plan()
    assert plan(now=at(10, 10)).changes == ()
    assert who("GD1") == (LI, "10:00", "10:50")


def test_nothing_is_planned_into_the_past(cast: Cast) -> None:
    """At 10:31:20 he can be at the door at 10:32, ten minutes early; after the window nobody can come."""
    booked(cast, "GD1")
    plan(now=at(10, 31).replace(second=20))
    assert who("GD1") == (LI, "10:42", "11:32")
    booked(cast, "GD2", 14, 16)
    (left_out,) = plan(now=at(16)).unassigned
    assert {why.code for why in left_out.reasons} == {"past"}


def test_only_booked_orders_of_that_day_and_unit_are_planned(cast: Cast) -> None:
    """Not those to be booked, not tomorrow's, not what a unit next door promised."""
    booked(cast, "GD1")
    happen(
        "GD1",
        "order.suspended",
        {"type": "user_not_ready", "reason": "房屋未交付", "next_step": "再约", "expected_on": "2026-03-09"},
        CHEN_JING,
        MORNING,
    )
    assert plan().changes == ()
    booked(cast, "GD2")
    assert plan(unit_path="hf/hf-west/").changes == ()
    tomorrow = services.plan_day(day=date(2026, 3, 3), unit_path="hf/", actor=CHEN_JING, now=MORNING)
    assert tomorrow.changes == ()
    assert [change.number for change in plan(unit_path="hf/").changes] == ["GD2"]


def test_a_moved_window_is_planned_again(cast: Cast) -> None:
    """The old time is free, the new one is kept."""
    booked(cast, "GD1")
    plan()
    promise("GD1", slot(14, 16))
    plan()
    assert who("GD1") == (LI, "14:00", "14:50")
    assert events("GD1")[-2:] == ["window.promised", "order.assigned"]


def test_a_gate_of_the_orders_own_standard_holds_for_the_plan_too(cast: Cast) -> None:
    """Where a call is asked for before anybody is sent, the plan sends nobody and says which gate it was."""
    run_standard(cast, CALL_FIRST)
    booked(cast, "GD1")
    report = plan()
    (left_out,) = report.unassigned
    (why,) = left_out.reasons
    assert (why.staff_no, why.name, why.code) == (LI, "李强", "step-refused")
    assert "派单前先打电话" in why.text["zh"]
    assert (report.assigned, report.changes, who("GD1")) == (0, (), None)
    happen("GD1", "call.made", {"purpose": "booking", "outcome": "promised"}, CHEN_JING, MORNING)
    assert plan().assigned == 1


def test_progress_counts_the_changes_written(cast: Cast) -> None:
    """From one to all of them."""
    for number in ("GD1", "GD2"):
        booked(cast, number)
    seen: list[tuple[int, int]] = []
    services.plan_day(
        day=DAY,
        unit_path="hf/",
        actor=SYSTEM,
        now=MORNING,
        progress=lambda done, total: seen.append((done, total)),
    )
    assert seen == [(1, 2), (2, 2)]


def test_a_technician_plans_nothing(cast: Cast) -> None:
    """The log refuses the role, and nothing of the plan remains."""
    for number in ("GD1", "GD2"):
        booked(cast, number)
    with pytest.raises(RoleForbids):
        services.plan_day(day=DAY, unit_path="hf/", actor=LI_QIANG, now=MORNING)
    assert (who("GD1"), who("GD2")) == (None, None)
