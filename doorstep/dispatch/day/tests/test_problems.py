"""What the solver is told of a technician and of an order."""

from __future__ import annotations

from datetime import datetime, timedelta
from types import SimpleNamespace
from typing import cast

from doorstep.core.geo import Place
from doorstep.core.windows import Window
from doorstep.dispatch.day.problems import Day, place_of, worker
from doorstep.orders.models import Order
from doorstep.people.queries import TechnicianDay
from tests.cast import DAY, HEFEI, at


def technician(*, lunches: tuple[tuple[datetime, datetime], ...] = ()) -> TechnicianDay:
    return TechnicianDay(
        technician_id=1,
        staff_no="HF1001",
        name="李强",
        unit_path="hf/hf-east/",
        grids=frozenset({"HF-YH"}),
        skills={"ftth_install": 3},
        certificates=(),
        shift_windows=((at(8), at(18)),),
        lunches=lunches,
        start=(31.862, 117.305),
        star_level=4,
        languages=("zh",),
    )


def hours(now: datetime | None, who: TechnicianDay) -> list[tuple[datetime, datetime]]:
    day = Day(DAY, HEFEI, (who,), {}, {}, {})
    return [(shift.from_at, shift.to_at) for shift in worker(who, day, now).shifts]


def test_the_rosters_lunch_is_kept_free() -> None:
    """Before and after it he works; no other lunch is due."""
    who = technician(lunches=((at(12), at(13)),))
    assert hours(None, who) == [(at(8), at(12)), (at(13), at(18))]
    assert worker(who, Day(DAY, HEFEI, (who,), {}, {}, {}), None).breaks == ()


def test_without_one_half_an_hour_floats() -> None:
    """It begins between 11:00 and 13:30."""
    (lunch,) = worker(technician(), Day(DAY, HEFEI, (), {}, {}, {}), None).breaks
    assert (lunch.duration_s, lunch.starts) == (1800, ((at(11), at(13, 30)),))


def test_only_what_is_left_of_the_day_counts() -> None:
    """From the next whole minute on; nothing once it is over; all of it the evening before."""
    who = technician()
    assert hours(at(9, 30) + timedelta(seconds=1), who) == [(at(9, 31), at(18))]
    assert hours(at(9, 30), who) == [(at(9, 30), at(18))]
    assert hours(at(18), who) == []
    assert hours(at(23) + timedelta(hours=2), who) == []
    assert hours(at(20) - timedelta(days=1), who) == [(at(8), at(18))]


def test_a_site_that_nobody_has_located_counts_as_the_middle_of_its_grid() -> None:
    """Better a rough way than no plan."""
    grid = SimpleNamespace(centre_lat=31.871, centre_lon=117.318)
    unknown = SimpleNamespace(site=SimpleNamespace(lat=None, lon=None), grid=grid)
    known = SimpleNamespace(site=SimpleNamespace(lat=31.9, lon=117.3), grid=grid)
    assert place_of(cast(Order, unknown)) == Place(31.871, 117.318)
    assert place_of(cast(Order, known)) == Place(31.9, 117.3)


def test_the_day_is_the_local_one() -> None:
    """From midnight to midnight in Hefei."""
    day = Day(DAY, HEFEI, (), {}, {}, {})
    assert day.window == Window(at(0), at(0) + timedelta(days=1))
