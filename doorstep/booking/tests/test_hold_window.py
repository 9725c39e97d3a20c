"""Holding a window while the customer decides: what it keeps from others, how it ends."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

import pytest

from doorstep.booking import holds, queries, rules, services
from doorstep.booking.errors import (
    HoldConflict,
    HoldsSpent,
    SlotElsewhere,
    SlotNotFound,
    WindowFull,
    WindowNotOffered,
)
from doorstep.booking.models import Hold, HoldMade, Slot
from doorstep.booking.queries import Offer, hold_of, offers
from doorstep.booking.tests.making import (
    CHEN_JING,
    FOURTEEN,
    LI_QIANG,
    MORNING,
    TEN,
    happen,
    new_order,
    open_day,
    promise,
    taken,
)
from doorstep.core import ids
from doorstep.core.errors import NotFound
from doorstep.orders.errors import RoleForbids
from doorstep.orders.log import Actor
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of
from doorstep.orders.services import rebuild
from tests.cast import DAY, Cast, at

NUMBER, OTHER = "GD900000001", "GD900000002"


@pytest.fixture
def two(cast: Cast) -> Cast:
    """Two orders, and one place at ten."""
    open_day(cast)
    new_order(cast, NUMBER)
    new_order(cast, OTHER)
    services.set_capacity(slot=TEN, capacity=1, open=True)
    return cast


def hold(
    number: str = NUMBER,
    slot: str = TEN,
    *,
    now: datetime = MORNING,
    minutes: int | None = None,
    actor: Actor = CHEN_JING,
    hold_id: UUID | None = None,
) -> Hold:
    return services.hold_window(
        number=number, slot=slot, minutes=minutes, actor=actor, now=now, hold_id=hold_id or ids.uuid7(now)
    )


def held(slot: str) -> int:
    """As the slot says it, and it is what the rows say."""
    count = Slot.objects.get(pk=slot).held
    assert count == Hold.objects.filter(slot_id=slot).count()
    return count


def offer(number: str, slot: str = TEN, now: datetime = MORNING) -> Offer:
    return next(each for each in offers(number=number, days=1, now=now) if each.slot == slot)


def test_a_hold_keeps_a_place_for_ten_minutes_and_promises_nothing(two: Cast) -> None:
    found = hold(actor=Actor("customer", str(two.wang_fang.pk)))
    assert (found.slot_id, found.held_until, found.made_by) == (TEN, at(7, 10), "customer")
    assert (held(TEN), taken(TEN), len(entries_of(NUMBER))) == (1, 0, 1)
    assert hold_of(NUMBER, now=at(7, 9)) == found and hold_of(NUMBER, now=at(7, 10)) is None


def test_its_own_customer_is_offered_the_window_and_others_read_when_it_is_free(two: Cast) -> None:
    hold()
    own, others = offer(NUMBER), offer(OTHER)
    assert (own.offered, own.left, own.held_until) == (True, 1, at(7, 10))
    assert (others.offered, others.left, others.held_until) == (False, 0, None)
    assert others.reason is not None and "最迟 07:10 释放" in others.reason["zh"]
    assert "07:10" in others.reason["en"]


def test_nobody_else_gets_a_place_that_is_held(two: Cast) -> None:
    hold()
    for ask in (promise, hold):
        with pytest.raises(WindowNotOffered) as refusal:
            ask(OTHER, TEN)
        assert "正被其他客户选定" in refusal.value.titled("zh")
        assert FOURTEEN in [each["slot"] for each in refusal.value.details["offers"]]
    assert (held(TEN), taken(TEN)) == (1, 0)


def test_a_promise_turns_the_own_hold_into_itself(two: Cast) -> None:
    hold()
    promise(NUMBER, TEN, now=at(7, 9))
    assert (held(TEN), taken(TEN)) == (0, 1) and hold_of(NUMBER, now=at(7, 9)) is None
    with pytest.raises(WindowFull):
        hold(OTHER, now=at(7, 9))


def test_what_is_held_is_promised_though_the_lead_runs_out_meanwhile(two: Cast) -> None:
    hold(now=at(8, 58))
    assert offer(NUMBER, now=at(9, 5)).offered
    assert not offer(OTHER, now=at(9, 5)).offered
    promise(NUMBER, TEN, now=at(9, 5))
    assert taken(TEN) == 1


def test_a_hold_that_is_over_counts_no_more(two: Cast) -> None:
    hold()
    assert not offer(OTHER, now=at(7, 9)).offered
    assert offer(OTHER, now=at(7, 10)).offered and held(TEN) == 0
    hold(now=at(7, 10))
    promise(OTHER, TEN, now=at(7, 20))
    assert (held(TEN), taken(TEN)) == (0, 1)
    with pytest.raises(WindowFull):
        promise(NUMBER, TEN, now=at(7, 20))


def test_another_window_held_gives_the_first_back(two: Cast) -> None:
    hold()
    hold(slot=FOURTEEN, now=at(7, 2))
    assert (held(TEN), held(FOURTEEN)) == (0, 1)
    promise(OTHER, TEN, now=at(7, 3))


def test_a_promise_elsewhere_gives_the_place_back(two: Cast) -> None:
    hold()
    promise(NUMBER, FOURTEEN, now=at(7, 1))
    assert (held(TEN), taken(FOURTEEN)) == (0, 1)


def test_who_has_a_window_may_hold_another_and_keeps_the_first(two: Cast) -> None:
    promise(NUMBER, TEN)
    hold(slot=FOURTEEN)
    assert (taken(TEN), held(FOURTEEN)) == (1, 1)
    assert queries.promise_of(NUMBER) is not None
    with pytest.raises(WindowNotOffered) as refusal:
        hold()
    assert "无需再占位" in refusal.value.titled("zh") and held(FOURTEEN) == 1


def test_the_same_request_again_holds_once(two: Cast) -> None:
    hold_id = ids.uuid7(MORNING)
    first = hold(hold_id=hold_id)
    assert hold(hold_id=hold_id, now=at(7, 3)).held_until == first.held_until
    assert held(TEN) == 1
    for number, slot in ((NUMBER, FOURTEEN), (OTHER, TEN)):
        with pytest.raises(HoldConflict):
            hold(number, slot, hold_id=hold_id)


def test_held_on_it_lasts_longer_but_half_an_hour_at_most(two: Cast) -> None:
    hold()
    assert hold(now=at(7, 8)).held_until == at(7, 18)
    assert hold(now=at(7, 17), minutes=5).held_until == at(7, 22)
    last = hold(now=at(7, 21), minutes=20)
    assert (last.made_at, last.held_until) == (MORNING, at(7, 30))
    assert held(TEN) == 1


def test_never_beyond_the_beginning_of_the_window(two: Cast) -> None:
    new_order(two, "GD900000003", kind="repair", emergency=True)
    assert hold("GD900000003", now=at(9, 29), minutes=40).held_until == at(10)


def test_a_release_gives_the_place_back_once(two: Cast) -> None:
    found = hold()
    assert services.release_hold(number=NUMBER, hold_id=ids.uuid7(MORNING)) is False and held(TEN) == 1
    assert services.release_hold(number=NUMBER, hold_id=found.pk) is True
    assert services.release_hold(number=NUMBER) is False
    assert held(TEN) == 0 and offer(OTHER).offered
    with pytest.raises(NotFound):
        services.release_hold(number="GD-NONE")


def test_a_cancelled_order_holds_nothing(two: Cast) -> None:
    hold()
    happen(NUMBER, "order.cancelled", {"asked_by": "customer", "reason": "不装了"}, CHEN_JING, at(7, 1))
    assert held(TEN) == 0
    with pytest.raises(WindowNotOffered) as refusal:
        hold(now=at(7, 2))
    assert "已取消" in refusal.value.titled("zh")


def test_what_is_held_counts_where_few_can_do_it(cast: Cast) -> None:
    """Places for twenty, but Li Qiang alone: two visits fit, whether promised or being decided."""
    open_day(cast)
    services.set_capacity(slot=TEN, capacity=20, open=True)
    for last in range(3):
        new_order(cast, f"GD90000000{last}")
    hold("GD900000000")
    promise("GD900000001", TEN)
    assert not offer("GD900000002").offered
    with pytest.raises(WindowNotOffered) as refusal:
        promise("GD900000002", TEN)
    assert "能来的只有 1 人" in refusal.value.titled("zh")
    promise("GD900000000", TEN, now=at(7, 1))
    assert (held(TEN), taken(TEN)) == (0, 2)


def test_the_supervisor_does_not_take_away_what_is_held(two: Cast) -> None:
    from doorstep.booking.errors import CapacityBelowTaken

    hold()
    with pytest.raises(CapacityBelowTaken):
        services.set_capacity(slot=TEN, capacity=0, open=True)
    open_day(two)
    assert held(TEN) == 1


def test_a_rebuild_leaves_holds_as_they_are(two: Cast) -> None:
    promise(OTHER, FOURTEEN)
    found = hold()
    rebuild(now=at(7, 5))
    assert (held(TEN), taken(FOURTEEN)) == (1, 1) and Hold.objects.get() == found


def test_sweeping_ends_what_is_over_and_no_more(two: Cast) -> None:
    hold()
    hold(OTHER, FOURTEEN, now=at(7, 5))
    assert holds.sweep(at(7, 9)) == 0
    assert holds.sweep(at(7, 12)) == 1
    assert (held(TEN), held(FOURTEEN)) == (0, 1)


def test_who_may_not_promise_may_not_hold(two: Cast) -> None:
    with pytest.raises(RoleForbids):
        hold(actor=LI_QIANG)
    assert held(TEN) == 0


def test_a_window_that_is_not_the_orders_to_have_is_refused(two: Cast) -> None:
    services.open_slots(grid=two.far_grid.code, day=DAY, now=MORNING)
    for number, slot, error in (
        (NUMBER, "HF-YH:2026-03-02:0900-1100", SlotNotFound),
        (NUMBER, "HF-SS:2026-03-02:1000-1200", SlotElsewhere),
        ("GD-NONE", TEN, NotFound),
    ):
        with pytest.raises(error):
            hold(number, slot)
    with pytest.raises(WindowNotOffered):
        hold(now=at(10))
    assert Hold.objects.count() == 0


# ---- again and again ----------------------------------------------------------------------------------


def customer(cast: Cast) -> Actor:
    return Actor("customer", str(cast.wang_fang.pk))


def hold_and_release(number: str, actor: Actor, times: int, begin: datetime = MORNING) -> datetime:
    for step in range(times):
        now = begin + timedelta(minutes=step)
        hold(number, now=now, actor=actor)
        assert services.release_hold(number=number)
    return begin + timedelta(minutes=times)


def test_giving_back_and_asking_again_comes_to_an_end_and_booking_stays_open(two: Cast) -> None:
    then = hold_and_release(NUMBER, customer(two), rules.STANDARD.holds_a_day)
    with pytest.raises(HoldsSpent) as refusal:
        hold(now=then, actor=customer(two))
    assert "直接确认" in refusal.value.mended("zh") and refusal.value.status == 429
    assert held(TEN) == 0, "others can have it"
    hold(OTHER, now=then, actor=customer(two))
    services.release_hold(number=OTHER)
    promise(NUMBER, TEN, now=then)
    assert taken(TEN) == 1


def test_what_ran_out_by_itself_counts_too(two: Cast) -> None:
    for step in range(rules.STANDARD.holds_a_day):
        hold(now=MORNING + timedelta(minutes=10 * step), slot=FOURTEEN, actor=customer(two))
    with pytest.raises(HoldsSpent):
        hold(now=MORNING + timedelta(hours=4), slot=FOURTEEN, actor=customer(two))


def test_one_number_has_no_more_by_asking_for_more_visits(two: Cast) -> None:
    """A number on the public form is nobody's word: its orders count together."""
    before = rules.STANDARD.holds_a_day_phone - rules.STANDARD.holds_a_day
    then = hold_and_release(OTHER, customer(two), before)
    then = hold_and_release(NUMBER, customer(two), rules.STANDARD.holds_a_day, then)
    with pytest.raises(HoldsSpent):
        hold(OTHER, now=then, actor=customer(two))


def test_the_same_request_again_counts_once_and_a_refused_one_not(two: Cast) -> None:
    hold_id = ids.uuid7(MORNING)
    for _ in range(3):
        hold(actor=customer(two), hold_id=hold_id)
    with pytest.raises(WindowNotOffered):
        hold(OTHER, actor=customer(two))
    assert HoldMade.objects.count() == 1


def test_the_desk_is_not_counted(two: Cast) -> None:
    hold_and_release(NUMBER, CHEN_JING, rules.STANDARD.holds_a_day + 1)
    assert not HoldMade.objects.exists()


def test_another_day_is_another_day(two: Cast) -> None:
    hold_and_release(NUMBER, customer(two), rules.STANDARD.holds_a_day)
    later = MORNING + timedelta(days=1)
    assert holds.count_made(Order.objects.get(pk=NUMBER), later + timedelta(hours=1)) == (0, 0)
    assert holds.forget_made(later) == 1, "the first of them; the others came later"
    assert holds.forget_made(later + timedelta(hours=1)) == rules.STANDARD.holds_a_day - 1
