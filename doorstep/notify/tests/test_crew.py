"""Technicians are told when their running day changes: who, of what, and once."""

from __future__ import annotations

import pytest
from procrastinate.contrib.django.models import ProcrastinateJob

from doorstep.booking.tests.making import CHEN_JING, FOURTEEN, LI_QIANG, SUN_LI, TEN, assign, happen, promise
from doorstep.booking.tests.making import open_day as open_slots
from doorstep.dispatch.tests.making import received
from doorstep.notify import crew, queries, services
from doorstep.notify.crew import Line, Turn
from doorstep.notify.models import Notice, recipient
from doorstep.orders.queries import entries_of
from tests.cast import Cast, at

NUMBER = "GD1"


@pytest.fixture(autouse=True)
def booked(cast: Cast) -> Cast:
    """Promised from ten to twelve; both technicians are on duty from eight."""
    open_slots(cast)
    for number in (NUMBER, "GD2"):
        received(cast, number)
        promise(number, TEN)
    return cast


def told() -> dict[str, str]:
    rows = Notice.objects.filter(technician__isnull=False).order_by("id")
    return {row.technician.staff_no: row.text for row in rows if row.technician}


def withdraw(number: str = NUMBER, by: str = "hand", hour: int = 9) -> None:
    happen(number, "order.unassigned", {"reason": "改派", "by": by}, CHEN_JING, at(hour))


def test_who_is_given_a_visit_on_duty_is_told_and_nobody_before_his_shift() -> None:
    assign(NUMBER, at(7, 10))
    assert told() == {}
    withdraw()
    assign(NUMBER, at(9, 5), technician="HF1002")
    assert told() == {
        "HF1001": "【上门】您今天的安排有变：GD1不用去了。请打开当天工单核对。",
        "HF1002": "【上门】您今天的安排有变：加了GD1 10:00。请打开当天工单核对。",
    }


def test_what_happens_at_once_is_one_message() -> None:
    """Two visits given, one of them taken again: the last counts, and one job sends it."""
    assign(NUMBER, at(9))
    assign("GD2", at(9), technician="HF1001")
    withdraw("GD2")
    assert told() == {"HF1001": "【上门】您今天的安排有变：加了GD1 10:00；GD2不用去了。请打开当天工单核对。"}
    notice = Notice.objects.get(technician__isnull=False)
    jobs = [job.args["notice_id"] for job in ProcrastinateJob.objects.filter(task_name="notify.send")]
    assert jobs.count(notice.pk) == 1


def test_what_comes_after_it_was_sent_is_another_message() -> None:
    assign(NUMBER, at(9))
    first = Notice.objects.get(technician__isnull=False)
    assert services.deliver(notice_id=first.pk, now=at(9)).state == "sent"
    assert "customer.informed" not in [entry.kind for entry in entries_of(NUMBER)]
    withdraw()
    assert [row.text[:20] for row in Notice.objects.filter(technician__isnull=False).order_by("id")] == [
        "【上门】您今天的安排有变：加了GD1 1",
        "【上门】您今天的安排有变：GD1不用去了",
    ]
    assert recipient(first).phone == "13900001001"


def test_a_move_and_a_cancellation_take_it_off_him() -> None:
    assign(NUMBER, at(9))
    promise(NUMBER, FOURTEEN, now=at(9, 10), asked_by="us", reason="改期", actor=SUN_LI)
    assert told()["HF1001"].startswith("【上门】您今天的安排有变：GD1不用去了")
    assign("GD2", at(9, 20))
    happen("GD2", "order.cancelled", {"asked_by": "customer", "reason": "不装了"}, CHEN_JING, at(9, 30))
    assert "GD1、GD2不用去了" in told()["HF1001"]


def test_of_what_he_does_himself_he_is_not_told() -> None:
    assign(NUMBER, at(7, 10))
    failed = {"outcome": "not_home", "next_step": "再约"}
    happen(NUMBER, "visit.failed", failed, LI_QIANG, at(10))
    assert told() == {}


def test_the_customer_is_told_when_the_plan_finds_nobody_and_again_when_somebody_comes() -> None:
    assign(NUMBER, at(7, 10))
    withdraw(by="hand", hour=8)
    assign(NUMBER, at(8, 10))
    withdraw(by="plan")
    assign(NUMBER, at(9, 10))
    abouts = Notice.objects.filter(customer__isnull=False, order_id=NUMBER).order_by("id")
    assert [row.about for row in abouts] == ["window", "technician", "withdrawn", "technician"]
    withdrawn = abouts[2].text
    assert "3月2日（周一）10:00-12:00暂时派不出师傅" in withdrawn and "/door/" in withdrawn


def test_the_desk_sees_it_with_his_number_masked(booked: Cast) -> None:
    assign(NUMBER, at(9))
    rows = queries.notices_in(unit_path=booked.east.path)
    assert [row.about for row in rows].count("day") == 1


def test_words_in_both_languages() -> None:
    lines = {"GD1": Line(Turn.GIVEN, at(10)), "GD2": Line(Turn.RETIMED, at(14, 30)), "GD3": Line(Turn.TAKEN)}
    assert crew.worded(lines, "zh") == (
        "【上门】您今天的安排有变：加了GD1 10:00；GD2 14:30改了时间；GD3不用去了。请打开当天工单核对。"
    )
    assert crew.worded(lines, "en") == (
        "【上门】Your day has changed: new GD1 10:00; other time GD2 14:30; no longer yours GD3."
        " Please check your visits."
    )
    many = {f"GD{n}": Line(Turn.TAKEN) for n in range(1, 10)}
    assert "GD1、GD2、GD3、GD4、GD5、GD6不用去了；另有3单" in crew.worded(many, "zh")


def test_given_and_moved_is_given_and_taken_and_given_is_moved() -> None:
    given = crew.joined({}, "GD1", Line(Turn.GIVEN, at(10)))
    assert crew.joined(given, "GD1", Line(Turn.RETIMED, at(11))) == {"GD1": Line(Turn.GIVEN, at(11))}
    taken = crew.joined({}, "GD1", Line(Turn.TAKEN))
    assert crew.joined(taken, "GD1", Line(Turn.GIVEN, at(11))) == {"GD1": Line(Turn.RETIMED, at(11))}
