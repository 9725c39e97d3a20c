"""Sending a technician by hand: once as it should be, then every reason why not."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from doorstep.booking.tests.making import happen, promise
from doorstep.core import ids
from doorstep.core.windows import Window
from doorstep.dispatch.errors import (
    CertificateLacking,
    NoPlace,
    NotBooked,
    OffDuty,
    OutsideWindow,
    Overlaps,
    SkillLacking,
    StartsInPast,
    TechnicianElsewhere,
)
from doorstep.dispatch.models import Assignment
from doorstep.dispatch.tests.making import (
    CHEN_JING,
    LI,
    LI_QIANG,
    ZHAO,
    assign,
    booked,
    events,
    open_day,
    received,
    slot,
    who,
)
from doorstep.orders.appending import append
from doorstep.orders.errors import RoleForbids, StateForbids
from doorstep.orders.log import NewEvent
from doorstep.orders.models import Event, Order
from doorstep.people.errors import TechnicianNotFound
from doorstep.people.models import Certificate, Technician
from doorstep.people.services import take_leave
from tests.cast import Cast, at


@pytest.fixture(autouse=True)
def day(cast: Cast) -> None:
    open_day(cast)


def test_the_technician_is_sent_for_as_long_as_such_a_visit_takes(cast: Cast) -> None:
    """A broadband installation takes 50 minutes; the event says who, when and that it was by hand."""
    assigned = assign(booked(cast, "GD1"), LI, at(10, 30))
    assert (assigned.staff_no, assigned.from_at, assigned.to_at) == (LI, at(10, 30), at(11, 20))
    assert who("GD1") == (LI, "10:30", "11:20")
    event = Event.objects.get(order_id="GD1", kind="order.assigned")
    assert event.body["by"] == "hand"
    assert event.actor == "dispatcher:chenjing"
    assert Order.objects.get(number="GD1").state == "assigned"


def test_without_a_time_he_gets_the_best_start_of_his_day(cast: Cast) -> None:
    """He stands at the door from eight on; the window opens at ten."""
    assign(booked(cast, "GD1"))
    assert who("GD1") == (LI, "10:00", "10:50")


def test_without_a_time_the_next_order_goes_behind_the_first(cast: Cast) -> None:
    """Next door, from 10:50 on, and ten minutes early at the door (TOUCH-2)."""
    assign(booked(cast, "GD1"))
    assign(booked(cast, "GD2"))
    assert who("GD2") == (LI, "11:00", "11:50")


def test_another_technician_replaces_the_first(cast: Cast) -> None:
    """Two events, one technician."""
    cast.zhao_lei.levels.create(
        skill_id=cast.li_qiang.levels.get(skill__code="ftth_install").skill_id, level=2
    )
    assign(booked(cast, "GD1"))
    assign("GD1", ZHAO)
    assert who("GD1") == (ZHAO, "10:00", "10:50")
    assert events("GD1").count("order.assigned") == 2
    assert Assignment.objects.count() == 1


def test_the_same_technician_is_moved_inside_the_window(cast: Cast) -> None:
    """His own visit is not in his way."""
    assign(booked(cast, "GD1"))
    assign("GD1", LI, at(10, 20))
    assert who("GD1") == (LI, "10:20", "11:10")


def test_who_lacks_the_skill_is_not_sent(cast: Cast) -> None:
    """Zhao Lei has voice and copper, the order asks for fibre."""
    with pytest.raises(SkillLacking) as refused:
        assign(booked(cast, "GD1"), ZHAO)
    assert refused.value.titled("zh") == "赵磊 不能做这单：没有“光纤入户安装”技能（HOME-2）"
    assert who("GD1") is None


def test_the_day_on_which_the_certificate_lapses_is_the_first_without_it(cast: Cast) -> None:
    """Valid until 2 March means: not on 2 March any more; with 3 March he may go."""
    booked(cast, "GD1")
    operator = Certificate.objects.filter(technician=cast.li_qiang, kind="operator")
    operator.update(valid_until_on=date(2026, 3, 2))
    with pytest.raises(CertificateLacking) as refused:
        assign("GD1")
    assert "上岗证 3月2日到期（HOME-1、REGIME-1）" in refused.value.titled("zh")
    assert refused.value.details["clauses"] == ["HOME-1", "REGIME-1"]
    operator.update(valid_until_on=date(2026, 3, 3))
    assign("GD1")
    assert who("GD1") is not None


def test_a_hotel_is_installed_by_holders_of_the_level_3_certificate(cast: Cast) -> None:
    """Booked while Li Qiang had it; without it he is not sent (CALL-1)."""
    received(cast, "GD1", segment="hotel")
    level3 = Certificate.objects.create(
        technician=cast.li_qiang,
        kind="service_level3",
        number="KF3-1",
        valid_from_on=date(2026, 1, 1),
        valid_until_on=date(2027, 1, 1),
    )
    promise("GD1", slot(10, 12))
    level3.delete()
    with pytest.raises(CertificateLacking) as refused:
        assign("GD1")
    assert refused.value.titled("zh") == "李强 不能单独上门：没有客服三级证（CALL-1）"
    assert refused.value.details["clauses"] == ["CALL-1"]
    level3.save(force_insert=True)
    assign("GD1")
    assert who("GD1") is not None


def test_who_is_on_leave_is_not_sent(cast: Cast) -> None:
    """With the hours that he has, and with none."""
    booked(cast, "GD1")
    take_leave(staff_no=LI, during=Window(at(8), at(11)), kind="sick")
    with pytest.raises(OffDuty) as partly:
        assign("GD1", LI, at(10, 30))
    assert "11:00–18:00" in partly.value.titled("zh")
    take_leave(staff_no=LI, during=Window(at(11), at(18)), kind="sick")
    with pytest.raises(OffDuty):
        assign("GD1")


def test_a_start_outside_the_promised_window_is_refused(cast: Cast) -> None:
    """The window is half-open: 10:00 is in it, 12:00 isn't."""
    booked(cast, "GD1")
    for from_at in (at(9, 59), at(12), at(15)):
        with pytest.raises(OutsideWindow) as refused:
            assign("GD1", LI, from_at)
        assert "10:00–12:00" in refused.value.titled("en")
    assign("GD1", LI, at(10))


def test_a_start_that_is_over_is_refused(cast: Cast) -> None:
    """At 11:15, half past ten is over; this very minute is not."""
    booked(cast, "GD1")
    with pytest.raises(StartsInPast):
        assign("GD1", LI, at(10, 30), now=at(11, 15))
    assign("GD1", LI, at(11, 15), now=at(11, 15).replace(second=40))
    assert who("GD1") == (LI, "11:15", "12:05")


def test_a_visit_that_meets_another_is_refused_with_the_next_free_time(cast: Cast) -> None:
    """GD1 lasts till 10:50; a visit from 10:30 would meet it. The first 50 free minutes begin at 10:50."""
    assign(booked(cast, "GD1"), LI, at(10))
    with pytest.raises(Overlaps) as refused:
        assign(booked(cast, "GD2"), LI, at(10, 30))
    details = refused.value.details
    assert (details["other"], details["hours"]) == ("GD1", "10:00–10:50")
    assert datetime.fromisoformat(details["next_free_at"]) == at(10, 50)
    assert refused.value.mended("zh") == "最近的空档：10:50。"
    assert who("GD2") is None
    assert "order.assigned" not in events("GD2")
    assign("GD2", LI, at(10, 50))


def test_no_start_that_his_day_could_keep(cast: Cast) -> None:
    """Till 11:50 two visits; a third would end after 12:00, when lunch begins."""
    for number in ("GD1", "GD2"):
        assign(booked(cast, number))
    with pytest.raises(NoPlace) as refused:
        assign(booked(cast, "GD3"))
    assert "李强" in refused.value.titled("zh")


def test_an_order_without_a_window_is_not_assigned(cast: Cast) -> None:
    """First the customer, then the technician."""
    received(cast, "GD1")
    with pytest.raises(NotBooked):
        assign("GD1")


def test_a_technician_of_another_unit_is_not_sent(cast: Cast) -> None:
    """West doesn't look after an eastern grid; and there must be such a man at all."""
    booked(cast, "GD1")
    Technician.objects.filter(staff_no=LI).update(unit=cast.west)
    with pytest.raises(TechnicianElsewhere):
        assign("GD1")
    with pytest.raises(TechnicianNotFound):
        assign("GD1", "HF9999")


def test_a_technician_of_the_unit_above_may_be_sent(cast: Cast) -> None:
    """The city's flying squad helps out in the east."""
    booked(cast, "GD1")
    Technician.objects.filter(staff_no=LI).update(unit=cast.city)
    assign("GD1")
    assert who("GD1") == (LI, "10:00", "10:50")


def test_who_has_left_is_not_sent(cast: Cast) -> None:
    """Inactive technicians are not on any day's list."""
    booked(cast, "GD1")
    Technician.objects.filter(staff_no=LI).update(active=False)
    with pytest.raises(TechnicianNotFound):
        assign("GD1")


def test_neither_technician_nor_customer_assigns(cast: Cast) -> None:
    """The log itself refuses the role."""
    booked(cast, "GD1")
    with pytest.raises(RoleForbids):
        assign("GD1", actor=LI_QIANG)


def test_a_visit_under_way_is_not_given_to_somebody_else(cast: Cast) -> None:
    """The state forbids it."""
    assign(booked(cast, "GD1"))
    happen("GD1", "visit.arrived", {}, LI_QIANG, at(9, 50))
    with pytest.raises(StateForbids):
        assign("GD1", LI, at(10, 30), now=at(9, 55))


def test_a_new_window_takes_the_technician_off(cast: Cast) -> None:
    """He was sent for the old window."""
    assign(booked(cast, "GD1"))
    promise("GD1", slot(14, 16))
    assert who("GD1") is None
    assert Order.objects.get(number="GD1").state == "booked"


@pytest.mark.parametrize(
    ("kind", "body", "actor"),
    [
        ("order.cancelled", {"asked_by": "customer", "reason": "不装了"}, CHEN_JING),
        (
            "order.suspended",
            {
                "type": "user_not_ready",
                "reason": "房屋未交付",
                "next_step": "再约",
                "expected_on": "2026-03-09",
            },
            CHEN_JING,
        ),
        ("visit.failed", {"outcome": "not_home", "next_step": "另约时间"}, LI_QIANG),
    ],
)
def test_what_ends_the_visit_takes_the_technician_off(
    cast: Cast, kind: str, body: dict[str, str], actor: object
) -> None:
    """Cancelled, suspended, nobody home."""
    assign(booked(cast, "GD1"))
    happen("GD1", kind, body, actor, at(9))  # type: ignore[arg-type]
    assert who("GD1") is None


def test_a_late_report_of_failure_leaves_the_accepted_visit_alone(cast: Cast) -> None:
    """A fact that the state has no place for moves nothing."""
    assign(booked(cast, "GD1"))
    Order.objects.filter(number="GD1").update(state="accepted")
    event = NewEvent(ids.uuid7(at(11)), "visit.failed", {"outcome": "other", "next_step": "无"}, at(9))
    append(number="GD1", event=event, actor=LI_QIANG, now=at(11), happened=True)
    assert who("GD1") == (LI, "10:00", "10:50")
