"""The supervisor sets places by hand; nobody can overbook."""

import pytest
from django.db import IntegrityError

from doorstep.booking import services
from doorstep.booking.errors import CapacityBelowTaken, SlotNotFound
from doorstep.booking.models import Slot
from doorstep.booking.tests.making import TEN, new_order, open_day, promise, taken
from tests.cast import Cast


@pytest.fixture
def promised(cast: Cast) -> Cast:
    open_day(cast)
    for last in range(2):
        new_order(cast, f"GD90000000{last}")
        promise(f"GD90000000{last}", TEN)
    return cast


def test_places_are_set_and_marked_as_by_hand(promised: Cast) -> None:
    slot = services.set_capacity(slot=TEN, capacity=6, open=True)
    assert (slot.capacity, slot.taken, slot.left, slot.by_hand) == (6, 2, 4, True)


def test_down_to_what_is_promised_and_no_further(promised: Cast) -> None:
    assert services.set_capacity(slot=TEN, capacity=2, open=True).left == 0
    with pytest.raises(CapacityBelowTaken) as refusal:
        services.set_capacity(slot=TEN, capacity=1, open=False)
    assert "2" in refusal.value.titled("zh") and "关闭" in refusal.value.mended("zh")
    kept = Slot.objects.get(pk=TEN)
    assert (kept.capacity, kept.open) == (2, True)


def test_a_closed_window_keeps_its_promises(promised: Cast) -> None:
    slot = services.set_capacity(slot=TEN, capacity=4, open=False)
    assert slot.left == 0 and taken(TEN) == 2


def test_an_unknown_window_is_refused(promised: Cast) -> None:
    with pytest.raises(SlotNotFound):
        services.set_capacity(slot="HF-YH:2026-03-02:0900-1100", capacity=1, open=True)


@pytest.mark.parametrize("values", [{"taken": 5}, {"capacity": 1}, {"taken": -1}])
def test_the_database_refuses_an_overbooked_window(promised: Cast, values: dict[str, int]) -> None:
    with pytest.raises(IntegrityError):
        Slot.objects.filter(pk=TEN).update(**values)
