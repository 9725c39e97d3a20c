"""An event brings its notice and the job to send it, in the same transaction."""

import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from doorstep.booking.errors import WindowFull
from doorstep.booking.services import set_capacity
from doorstep.booking.tests.making import (
    CHEN_JING,
    FOURTEEN,
    LI_QIANG,
    SUN_LI,
    TEN,
    assign,
    happen,
    new_order,
    open_day,
    promise,
)
from doorstep.core import ids
from doorstep.notify.models import Notice
from doorstep.orders.appending import append
from doorstep.orders.links import read_token
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.services import rebuild
from tests.cast import Cast, at

NUMBER = "GD900000001"
SIGNATURE = {"slot": "signature", "sha256": "a" * 64, "media_type": "image/png"}


@pytest.fixture
def booked(cast: Cast) -> Cast:
    open_day(cast)
    new_order(cast)
    promise(NUMBER, TEN)
    return cast


def told() -> list[str]:
    return list(Notice.objects.order_by("id").values_list("about", flat=True))


def last() -> str:
    return Notice.objects.order_by("-id")[0].text


def jobs() -> list[int]:
    queued = ProcrastinateJob.objects.filter(task_name="notify.send").order_by("id")
    return [job.args["notice_id"] for job in queued]


def test_a_promise_is_told_with_the_customers_own_link(booked: Cast) -> None:
    notice = Notice.objects.get()
    assert (notice.about, notice.state, notice.customer_id) == ("window", "waiting", booked.wang_fang.pk)
    assert "3月2日（周一）10:00-12:00" in notice.text and "装机" in notice.text
    token = notice.text.rpartition("/door/")[2]
    assert read_token(token, now=at(12)) == NUMBER
    assert jobs() == [notice.pk]


def test_the_same_event_again_tells_nothing(booked: Cast) -> None:
    event_id = ids.uuid7(at(7))
    for _ in range(2):
        promise(NUMBER, FOURTEEN, event_id=event_id)
    assert told() == ["window", "window"]


def test_a_refused_promise_leaves_neither_notice_nor_job(booked: Cast) -> None:
    set_capacity(slot=FOURTEEN, capacity=0, open=True)
    with pytest.raises(WindowFull):
        promise(NUMBER, FOURTEEN)
    assert told() == ["window"] and len(jobs()) == 1


def test_rolled_back_the_job_goes_with_the_notice(booked: Cast) -> None:
    with pytest.raises(RuntimeError), transaction.atomic():
        promise(NUMBER, FOURTEEN)
        assert len(jobs()) == 2
        raise RuntimeError
    assert told() == ["window"] and len(jobs()) == 1


def test_a_move_of_ours_is_told_as_ours(booked: Cast) -> None:
    promise(NUMBER, FOURTEEN, asked_by="us", reason="师傅请假", actor=SUN_LI)
    assert told() == ["window", "delay"]
    assert "14:00-16:00" in last() and "师傅请假" not in last()


def test_who_comes_is_told_once_by_name_and_badge(booked: Cast) -> None:
    assign(NUMBER, at(7, 10))
    assert "李强" in last() and "HF-5001" in last() and "10:00-12:00" in last()
    happen(NUMBER, "order.unassigned", {"reason": "改派"}, CHEN_JING, at(7, 20))
    assign(NUMBER, at(7, 30))
    assert told() == ["window", "technician"]
    happen(NUMBER, "order.unassigned", {"reason": "改派"}, CHEN_JING, at(7, 40))
    assign(NUMBER, at(7, 50), technician="HF1002")
    assert told() == ["window", "technician", "technician"] and "赵磊" in last()


def test_setting_out_is_told_at_once(booked: Cast) -> None:
    assign(NUMBER, at(7, 10))
    happen(NUMBER, "visit.departed", {}, LI_QIANG, at(9, 40))
    assert told()[-1] == "on_the_way" and "李强" in last()


def test_setting_out_uploaded_late_is_not(booked: Cast) -> None:
    assign(NUMBER, at(7, 10))
    event = NewEvent(ids.uuid7(at(9)), "visit.departed", {}, at(9))
    append(number=NUMBER, event=event, actor=LI_QIANG, now=at(11), happened=True)
    assert told() == ["window", "technician"]


def test_rework_and_reply_are_told(booked: Cast) -> None:
    assign(NUMBER, at(7, 10))
    happen(NUMBER, "visit.arrived", {}, LI_QIANG, at(9, 50))
    unhappy = {"result": "dissatisfied", "comment": "线没贴好", "signature": SIGNATURE}
    happen(NUMBER, "acceptance.signed", unhappy, LI_QIANG, at(11))
    assert told()[-1] == "rework" and "线没贴好" not in last()
    happen(NUMBER, "acceptance.signed", {"result": "satisfied", "signature": SIGNATURE}, LI_QIANG, at(11, 30))
    assert told()[-1] == "rework"
    happen(NUMBER, "order.replied", {"problem": "新装", "solution": "已开通"}, LI_QIANG, at(11, 40))
    assert told()[-1] == "reply"


def test_an_answered_complaint_is_told_with_the_link_and_without_the_answer(booked: Cast) -> None:
    customer = Actor("customer", str(booked.wang_fang.pk))
    made = happen(NUMBER, "complaint.made", {"statement": "等了一上午"}, customer, at(8))
    assert told() == ["window"], "what they said themselves they know"
    answer = {"complaint": str(made.id), "answer": "明天上午九点前一定到"}
    happen(NUMBER, "complaint.answered", answer, CHEN_JING, at(9))
    assert told()[-1] == "complaint" and "九点" not in last()
    assert read_token(last().rpartition("/door/")[2], now=at(12)) == NUMBER
    assert len(jobs()) == 2


@pytest.mark.parametrize(("verdict", "about"), [("released", "data"), ("withheld", "data_refused")])
def test_what_became_of_their_data_is_told(booked: Cast, verdict: str, about: str) -> None:
    body = {"request": str(ids.uuid7(at(8))), "verdict": verdict}
    happen(NUMBER, "data.answered", body, SUN_LI, at(9))
    assert told()[-1] == about
    assert read_token(last().rpartition("/door/")[2], now=at(12)) == NUMBER
    assert len(jobs()) == 2


def test_an_english_speaker_is_told_in_english(cast: Cast) -> None:
    cast.wang_fang.language = "en"
    cast.wang_fang.save()
    open_day(cast)
    new_order(cast)
    promise(NUMBER, TEN)
    assert "installation" in last() and "Mon 2 Mar" in last()


def test_a_rebuild_tells_nobody_again(booked: Cast) -> None:
    rebuild(now=at(8))
    assert told() == ["window"] and len(jobs()) == 1
