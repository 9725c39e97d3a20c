"""The benchmark's city is what it says, and its questions are answered."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from benchmarks.offers.asking import Figures, ask_all, percentile
from benchmarks.offers.making import DAYS, Size, make_city
from doorstep.booking.models import Promise, Slot
from doorstep.core.zone import ZONE
from doorstep.dispatch.models import Assignment
from doorstep.people.models import Technician

TODAY = date(2026, 3, 2)
NOW = datetime.combine(TODAY, time(6, 30), ZONE)


def test_percentiles_are_of_the_values() -> None:
    assert (percentile([3.0, 1.0, 2.0], 50), percentile([float(n) for n in range(1, 101)], 95)) == (2.0, 95.0)


def test_the_table_has_a_line_for_each_question() -> None:
    figures = Figures()
    figures.add("promise", 12.0)
    assert list(figures.table())[-1] == "| promise | 1 | 12.0 | 12.0 | 12.0 |"


@pytest.mark.django_db
def test_a_small_city_answers() -> None:
    """Four technicians in two grids: two of them look after both. Eight visits a day each, a few left out."""
    city = make_city(Size(technicians=4, grids=2), TODAY, NOW)
    assert sum(who.grids.count() for who in Technician.objects.all()) == 6
    assert 180 < Promise.objects.count() <= 4 * 8 * DAYS
    assert Assignment.objects.count() < Promise.objects.count() / 3
    assert sum(Slot.objects.values_list("taken", flat=True)) == Promise.objects.count()
    said = list(ask_all(city, NOW, 3))
    assert any(line.startswith("| offers, the first in a grid") for line in said)
