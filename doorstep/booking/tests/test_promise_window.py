"""Promising a window, moving it, and what keeps it from being promised."""

import pytest

from doorstep.booking import queries, services
from doorstep.booking.errors import (
    MoveNeedsReason,
    MoveNeedsSupervisor,
    SlotElsewhere,
    SlotNotFound,
    WindowFull,
    WindowNotOffered,
)
from doorstep.booking.models import Promise
from doorstep.booking.tests.making import (
    CHEN_JING,
    FOURTEEN,
    LI_QIANG,
    MORNING,
    NUMBER,
    SIXTEEN,
    SUN_LI,
    TEN,
    assign,
    happen,
    new_order,
    open_day,
    promise,
    taken,
)
from doorstep.core import ids
from doorstep.core.errors import NotFound
from doorstep.orders.errors import EventConflict, RoleForbids, StateForbids
from doorstep.orders.log import Actor
from doorstep.orders.queries import entries_of, order_named
from tests.cast import DAY, Cast, at


def test_a_promise_takes_a_place_and_books_the_order(cast: Cast) -> None:
    open_day(cast)
    new_order(cast)
    entry = promise(NUMBER, TEN)
    assert entry.kind == "window.promised" and entry.body["slot"] == TEN
    assert order_named(NUMBER).state == "booked"
    held = queries.promise_of(NUMBER)
    assert held is not None and held.event == entry.id
    assert (held.slot_id, held.from_at, held.to_at, held.asked_by) == (TEN, at(10), at(12), "customer")
    assert taken(TEN) == 1
    assert queries.promises_of([NUMBER, "GD-NONE"]) == {NUMBER: held}


def test_a_later_promise_gives_the_old_place_back(booked: Cast) -> None:
    promise(NUMBER, FOURTEEN)
    assert (taken(TEN), taken(FOURTEEN)) == (0, 1)
    assert Promise.objects.get(order_id=NUMBER).slot_id == FOURTEEN


def test_the_same_window_again_keeps_one_place(booked: Cast) -> None:
    promise(NUMBER, TEN, now=at(7, 5))
    assert taken(TEN) == 1 and len(entries_of(NUMBER)) == 3


def test_an_order_in_a_full_window_can_have_it_confirmed_again(booked: Cast) -> None:
    services.set_capacity(slot=TEN, capacity=1, open=True)
    promise(NUMBER, TEN, now=at(7, 5))
    assert taken(TEN) == 1


def test_the_same_event_id_again_promises_once(booked: Cast) -> None:
    event_id = ids.uuid7(MORNING)
    first = promise(NUMBER, FOURTEEN, event_id=event_id)
    again = promise(NUMBER, FOURTEEN, event_id=event_id, now=at(7, 30))
    assert again == first and taken(FOURTEEN) == 1


def test_the_same_event_id_for_another_window_is_a_conflict(booked: Cast) -> None:
    event_id = ids.uuid7(MORNING)
    promise(NUMBER, FOURTEEN, event_id=event_id)
    with pytest.raises(EventConflict):
        promise(NUMBER, SIXTEEN, event_id=event_id)
    assert (taken(FOURTEEN), taken(SIXTEEN)) == (1, 0)


def test_a_full_window_is_refused_with_others_to_choose(booked: Cast) -> None:
    services.set_capacity(slot=TEN, capacity=1, open=True)
    new_order(booked, "GD900000002")
    with pytest.raises(WindowFull) as refusal:
        promise("GD900000002", TEN)
    others = [offer["slot"] for offer in refusal.value.details["offers"]]
    assert FOURTEEN in others and TEN not in others
    assert taken(TEN) == 1 and order_named("GD900000002").state == "received"


def test_a_window_that_has_begun_is_refused(booked: Cast) -> None:
    with pytest.raises(WindowNotOffered) as refusal:
        promise(NUMBER, TEN, now=at(10))
    assert "已经开始" in refusal.value.titled("zh")


def test_a_closed_window_is_refused(booked: Cast) -> None:
    services.set_capacity(slot=FOURTEEN, capacity=4, open=False)
    with pytest.raises(WindowNotOffered) as refusal:
        promise(NUMBER, FOURTEEN)
    assert "关闭" in refusal.value.titled("zh") and taken(TEN) == 1


def test_without_the_skill_on_shift_the_window_is_refused(booked: Cast) -> None:
    booked.li_qiang.shifts.all().delete()
    with pytest.raises(WindowNotOffered) as refusal:
        promise(NUMBER, FOURTEEN)
    assert "光纤入户安装" in refusal.value.titled("zh")


def test_an_unknown_window_is_refused(booked: Cast) -> None:
    with pytest.raises(SlotNotFound):
        promise(NUMBER, "HF-YH:2026-03-02:0900-1100")


def test_another_grids_window_is_refused(booked: Cast) -> None:
    services.open_slots(grid=booked.far_grid.code, day=DAY, now=MORNING)
    with pytest.raises(SlotElsewhere):
        promise(NUMBER, "HF-SS:2026-03-02:1000-1200")


def test_an_unknown_order_is_refused(booked: Cast) -> None:
    with pytest.raises(NotFound):
        promise("GD-NONE", TEN)


def test_a_technician_may_not_promise(booked: Cast) -> None:
    with pytest.raises(RoleForbids):
        promise(NUMBER, FOURTEEN, actor=LI_QIANG)
    assert (taken(TEN), taken(FOURTEEN)) == (1, 0)


def test_an_order_on_the_way_is_not_booked_again(booked: Cast) -> None:
    assign(NUMBER, at(7, 10))
    happen(NUMBER, "visit.departed", {}, LI_QIANG, at(9, 30))
    with pytest.raises(StateForbids):
        promise(NUMBER, FOURTEEN, now=at(9, 40))


def test_the_customer_may_move_his_window(booked: Cast) -> None:
    promise(NUMBER, FOURTEEN, actor=Actor("customer", str(booked.wang_fang.pk)))
    assert taken(FOURTEEN) == 1


def test_the_dispatcher_may_not_move_it_for_our_reasons(booked: Cast) -> None:
    with pytest.raises(MoveNeedsSupervisor) as refusal:
        promise(NUMBER, FOURTEEN, asked_by="us", reason="师傅请假", actor=CHEN_JING)
    assert "HOTEL-7" in refusal.value.titled("zh") and refusal.value.status == 403
    assert taken(FOURTEEN) == 0


def test_the_supervisor_may_with_a_reason(booked: Cast) -> None:
    with pytest.raises(MoveNeedsReason):
        promise(NUMBER, FOURTEEN, asked_by="us", reason="  ", actor=SUN_LI)
    entry = promise(NUMBER, FOURTEEN, asked_by="us", reason="师傅请假", actor=SUN_LI)
    assert (entry.body["asked_by"], entry.body["reason"]) == ("us", "师傅请假")


def test_a_first_promise_of_ours_is_no_move(cast: Cast) -> None:
    open_day(cast)
    new_order(cast)
    promise(NUMBER, TEN, asked_by="us")
    assert taken(TEN) == 1
