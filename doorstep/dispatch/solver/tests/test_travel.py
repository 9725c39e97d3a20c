"""How long the way takes: worked out by hand from the speeds."""

from __future__ import annotations

from random import Random

import pytest

from doorstep.core.geo import Place, distance_m
from doorstep.dispatch.solver.tests.worlds import clock
from doorstep.dispatch.solver.travel import HaversineTravel, Speeds

HOME = Place(31.85, 117.28)
#: Due east of it by about 9.45 km.
FAR = Place(31.85, 117.38)


def travel(*fast_and_slow: float, detour: float = 1.0) -> HaversineTravel:
    """The first speed before nine o'clock, the second from then on."""
    before, after = fast_and_slow
    speeds = Speeds(kmh_by_hour=(before,) * 9 + (after,) * 15, detour=detour)
    return HaversineTravel(midnight=clock(0), speeds=speeds)


def test_the_way_is_distance_by_speed_rounded_up_to_the_minute() -> None:
    """9.445 km at 36 km/h (10 m/s) are 944.5 s: 16 minutes; with a detour of 1.3, 1227.9 s: 21 minutes."""
    assert distance_m(HOME, FAR) == pytest.approx(9445, abs=10)
    depart = int(clock(10).timestamp())
    assert travel(36, 36).travel_s(HOME, FAR, depart) == 16 * 60
    assert travel(36, 36, detour=1.3).travel_s(HOME, FAR, depart) == 21 * 60


def test_each_hour_has_its_speed() -> None:
    """From 8:50, 10 minutes at 36 km/h make 6.0 km; the other 3.445 km at 18 km/h take 689 s: 9:11:29."""
    depart = int(clock(8, 50).timestamp())
    assert travel(36, 18).travel_s(HOME, FAR, depart) == 22 * 60


def test_no_way_takes_no_time() -> None:
    """Next door in the same house."""
    assert travel(36, 36).travel_s(HOME, Place(31.85, 117.28), int(clock(9).timestamp())) == 0


def test_time_at_the_door_is_part_of_every_way() -> None:
    """Ten minutes more than the sixteen on the road, next door too."""
    ahead = HaversineTravel(midnight=clock(0), speeds=Speeds((36.0,) * 24, detour=1.0), ahead_s=600)
    depart = int(clock(10).timestamp())
    assert ahead.travel_s(HOME, FAR, depart) == 26 * 60
    assert ahead.travel_s(HOME, HOME, depart) == 10 * 60


def test_who_leaves_later_does_not_arrive_earlier_and_no_detour_is_faster() -> None:
    """What the planner builds on, with the real speeds, minute by minute over the rush hour."""
    rng, provider = Random(7), HaversineTravel(midnight=clock(0))
    for _ in range(40):
        a, b, c = (Place(31.7 + rng.random() / 4, 117.1 + rng.random() / 4) for _ in range(3))
        arrivals = []
        for minute in range(6 * 60, 11 * 60, 7):
            depart = int(clock(0).timestamp()) + minute * 60
            arrivals.append(depart + provider.travel_s(a, b, depart))
            over_c = depart + provider.travel_s(a, c, depart)
            assert over_c + provider.travel_s(c, b, over_c) >= arrivals[-1]
        assert arrivals == sorted(arrivals)


def test_speeds_that_make_no_sense_are_refused() -> None:
    """Twenty-three hours, a standstill, a detour shorter than the straight line."""
    for kmh, detour in (((30.0,) * 23, 1.3), ((0.0,) * 24, 1.3), ((30.0,) * 24, 0.9)):
        with pytest.raises(ValueError):
            Speeds(kmh_by_hour=kmh, detour=detour)
