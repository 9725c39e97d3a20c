"""The nightly job opens the coming days, by the local date."""

from datetime import timedelta

from procrastinate.contrib.django import app

from doorstep.booking import tasks
from doorstep.booking.models import Slot
from doorstep.core import clock
from tests.cast import DAY, Cast, at


def test_it_runs_in_the_night_of_china() -> None:
    nights = app.periodic_registry.periodic_tasks["booking.open_days", ""].croniter
    nights.set_current(at(12).timestamp())
    assert nights.get_next(float) == at(2, 10, DAY + timedelta(days=1)).timestamp()


def test_it_opens_two_weeks_in_every_grid(cast: Cast) -> None:
    with clock.frozen(at(2, 10)):
        assert tasks.open_days(timestamp=0) == 2 * 14 * 5
    assert Slot.objects.filter(from_at__lt=at(0)).count() == 0
    assert Slot.objects.filter(pk="HF-YH:2026-03-02:0800-1000", capacity=4).exists()
    assert Slot.objects.filter(pk="HF-YH:2026-03-15:0800-1000", capacity=0).exists()
