"""Opening a day's windows: places follow the shifts."""

import pytest
from psycopg.types.range import TimestamptzRange

from doorstep.booking import services
from doorstep.booking.models import Slot
from doorstep.booking.tests.making import FOURTEEN, MORNING, TEN, more_fitters, new_order, open_day, promise
from doorstep.core.errors import NotFound
from doorstep.people.models import Leave
from tests.cast import DAY, Cast, at


def _away(cast: Cast, from_hour: int, to_hour: int) -> None:
    hours = TimestamptzRange(at(from_hour), at(to_hour))
    Leave.objects.create(technician=cast.li_qiang, during=hours, kind="sick")


def test_each_window_has_two_places_per_technician_on_shift(cast: Cast) -> None:
    slots = open_day(cast)
    assert [slot.rpartition(":")[2] for slot in slots] == [
        "0800-1000", "1000-1200", "1400-1600", "1600-1800", "1800-2000",
    ]  # fmt: skip
    # 李强 and 赵磊 are on duty until 18:00.
    assert [slot.capacity for slot in slots.values()] == [4, 4, 4, 4, 0]
    assert slots[TEN].from_at == at(10) and slots[TEN].to_at == at(12)


def test_those_who_are_alike_count_each(cast: Cast) -> None:
    """Li Qiang and three who do what he does, and Zhao Lei: five times two; one on leave counts apart."""
    more_fitters(cast, 3)
    assert open_day(cast)[TEN].capacity == 10
    _away(cast, 11, 12)
    assert open_day(cast)[TEN].capacity == 9


def test_opening_again_changes_nothing(cast: Cast) -> None:
    before = open_day(cast)
    new_order(cast)
    promise("GD900000001", TEN)
    again = open_day(cast)
    assert list(again) == list(before) and Slot.objects.count() == 5
    assert again[TEN].taken == 1 and again[TEN].capacity == 4


def test_places_follow_a_leave_taken_later(cast: Cast) -> None:
    open_day(cast)
    _away(cast, 8, 12)
    slots = open_day(cast)
    assert slots[TEN].capacity == 2 and slots[FOURTEEN].capacity == 4


def test_places_set_by_hand_stay(cast: Cast) -> None:
    open_day(cast)
    services.set_capacity(slot=TEN, capacity=9, open=True)
    _away(cast, 8, 12)
    assert open_day(cast)[TEN].capacity == 9


def test_places_never_fall_below_what_is_promised(cast: Cast) -> None:
    open_day(cast)
    # Li Qiang fits two; the third is copper work for Zhao Lei.
    for last in range(3):
        new_order(cast, f"GD90000000{last}", kind="repair", access="ftth" if last < 2 else "lan")
        promise(f"GD90000000{last}", TEN)
    _away(cast, 8, 12)
    assert open_day(cast)[TEN].capacity == 3


def test_a_window_that_has_begun_keeps_its_places(cast: Cast) -> None:
    open_day(cast)
    _away(cast, 8, 18)
    later = {s.pk: s for s in services.open_slots(grid=cast.grid.code, day=DAY, now=at(13))}
    assert later[TEN].capacity == 4 and later[FOURTEEN].capacity == 2


def test_an_unknown_grid_is_refused(cast: Cast) -> None:
    with pytest.raises(NotFound) as refusal:
        services.open_slots(grid="HF-XX", day=DAY, now=MORNING)
    assert "HF-XX" in refusal.value.titled("zh")


def test_open_days_opens_every_grid(cast: Cast) -> None:
    assert services.open_days(from_on=DAY, days=3, now=MORNING) == 2 * 3 * 5
    assert Slot.objects.filter(grid=cast.far_grid, capacity=0).count() == 15
