"""Many ask at once, each in a connection of its own, on a real PostgreSQL: no place is promised twice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from doorstep.booking import services
from doorstep.booking.errors import WindowFull, WindowNotOffered
from doorstep.booking.models import Hold, Promise, Slot
from doorstep.booking.tests.making import (
    CHEN_JING,
    FOURTEEN,
    MORNING,
    TEN,
    happen,
    more_fitters,
    new_order,
    open_day,
    promise,
    taken,
)
from doorstep.core import ids
from doorstep.orders.log import Entry
from doorstep.orders.queries import entries_of
from tests.cast import Cast, at
from tests.races import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def _orders(cast: Cast, count: int) -> list[str]:
    open_day(cast)
    numbers = [f"GD9000001{last:02}" for last in range(count)]
    for number in numbers:
        new_order(cast, number)
    return numbers


def test_fifty_ask_for_seven_places_and_seven_get_one(cast: Cast) -> None:
    """Four fitters could do eight."""
    more_fitters(cast, 3)
    numbers = _orders(cast, 50)
    services.set_capacity(slot=TEN, capacity=7, open=True)
    got = all_at_once(lambda number: promise(number, TEN), numbers)
    lucky = [each for each in got if isinstance(each, Entry)]
    full = [each for each in got if isinstance(each, WindowFull)]
    assert (len(lucky), len(full)) == (7, 43), [each for each in got if each not in (*lucky, *full)]
    assert taken(TEN) == 7 and Promise.objects.filter(slot_id=TEN).count() == 7
    for refusal in full:
        others = [offer["slot"] for offer in refusal.details["offers"]]
        assert FOURTEEN in others and TEN not in others


def _hold_then_promise(number: str) -> Entry:
    services.hold_window(number=number, slot=TEN, actor=CHEN_JING, now=MORNING, hold_id=ids.uuid7(MORNING))
    return promise(number, TEN, now=at(7, 1))


@pytest.mark.parametrize("ask", [lambda number: promise(number, TEN), _hold_then_promise])
def test_a_hundred_race_for_twenty_places(cast: Cast, ask: Callable[[str], Entry]) -> None:
    """Eleven fitters could do twenty-two. Each of those refused is offered other windows."""
    more_fitters(cast, 10)
    numbers = _orders(cast, 100)
    services.set_capacity(slot=TEN, capacity=20, open=True)
    got = all_at_once(ask, numbers)
    refused = [each for each in got if isinstance(each, WindowFull | WindowNotOffered)]
    assert (sum(isinstance(each, Entry) for each in got), len(refused)) == (20, 80), [
        each for each in got if not isinstance(each, Entry) and each not in refused
    ]
    slot = Slot.objects.get(pk=TEN)
    assert (slot.taken, slot.held) == (20, 0)
    assert Promise.objects.filter(slot_id=TEN).count() == 20 and Hold.objects.count() == 0
    for refusal in refused:
        others = [offer["slot"] for offer in refusal.details["offers"]]
        assert FOURTEEN in others and TEN not in others


def test_the_log_alone_holds_the_line_too(cast: Cast) -> None:
    """Past the service's own look: the conditional update refuses, and with it the event."""
    numbers = _orders(cast, 10)
    slot = services.set_capacity(slot=TEN, capacity=3, open=True)
    body = {"from_at": slot.from_at.isoformat(), "to_at": slot.to_at.isoformat(), "slot": TEN}
    got = all_at_once(lambda n: happen(n, "window.promised", dict(body), CHEN_JING, MORNING), numbers)
    assert sum(isinstance(each, Entry) for each in got) == 3
    assert sum(isinstance(each, WindowFull) for each in got) == 7
    assert taken(TEN) == 3 and sum(len(entries_of(number)) for number in numbers) == 10 + 3


def test_who_asks_second_sees_what_the_first_was_promised(cast: Cast) -> None:
    """Places enough, but Li Qiang alone: ten ask at once, two visits fit between ten and twelve."""
    numbers = _orders(cast, 10)
    services.set_capacity(slot=TEN, capacity=20, open=True)
    got = all_at_once(lambda number: promise(number, TEN), numbers)
    refused = [each for each in got if isinstance(each, WindowNotOffered)]
    assert (sum(isinstance(each, Entry) for each in got), len(refused)) == (2, 8)
    assert taken(TEN) == 2
    for refusal in refused:
        assert "能来的只有 1 人" in refusal.details["reason"]["zh"]
        assert FOURTEEN in [offer["slot"] for offer in refusal.details["offers"]]


def test_orders_that_swap_windows_do_not_block_each_other(cast: Cast) -> None:
    """Eight fitters: for a moment all sixteen may be in one window."""
    more_fitters(cast, 7)
    numbers = _orders(cast, 16)
    for slot in (TEN, FOURTEEN):
        services.set_capacity(slot=slot, capacity=20, open=True)
    for number, slot in zip(numbers, [TEN, FOURTEEN] * 8, strict=True):
        promise(number, slot)
    swaps = list(zip(numbers, [FOURTEEN, TEN] * 8, strict=True))
    got = all_at_once(lambda swap: promise(swap[0], swap[1], now=at(7, 5)), swaps)
    assert [each for each in got if not isinstance(each, Entry)] == []
    assert (taken(TEN), taken(FOURTEEN)) == (8, 8)


def test_the_same_event_id_twice_at_once_is_one_promise(cast: Cast) -> None:
    (number,) = _orders(cast, 1)
    event_id = ids.uuid7(MORNING)
    first, second = all_at_once(
        lambda minute: promise(number, TEN, event_id=event_id, now=at(7, minute)), [0, 1]
    )
    assert isinstance(first, Entry) and first == second
    assert taken(TEN) == 1 and len(entries_of(number)) == 2
