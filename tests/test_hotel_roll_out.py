"""A hotel of 120 rooms, two crews, two days: everything done, signed and proven; and six clauses broken.

14 rooms have guests: 3 of them refuse, 2 take over a quarter of an hour. One terminal is scanned in a second
room, one floor has no power for a while, one guest asks for towels.
"""

from __future__ import annotations

from collections import Counter

import pytest

from doorstep.accounts.models import Device
from doorstep.orders.errors import StepRefused
from doorstep.orders.services import verify
from doorstep.projects.models import RollOut, Room
from doorstep.projects.opening import orders_of
from tests.cast import Cast, at
from tests.hotel import (
    GOOD,
    GUESTS,
    REFUSE,
    SIX,
    TUESDAY,
    WEDNESDAY,
    Crew,
    break_six,
    broken,
    device,
    due,
    first_day,
    hotel_of,
    keep_ink,
    visits_on,
)


@pytest.fixture
def hotel(library: None, cast: Cast) -> RollOut:
    return hotel_of(cast)


def crews_of(numbers: tuple[str, ...]) -> list[Crew]:
    return [Crew(*due(number)) for number in numbers]


def test_two_crews_in_two_days_leave_every_room_done_signed_and_proven(hotel: RollOut) -> None:
    keep_ink(at(8))
    numbers = visits_on(hotel, TUESDAY, now=at(9))
    # Each of the two crews comes twice, before lunch and after it.
    crews = crews_of(numbers)
    assert Counter(crew.staff_no for crew in crews) == {"HF1001": 2, "HF1002": 2}
    planned = {room for crew in crews for room in crew.rooms}
    for crew in crews:
        crew.arrive()
        crew.desk(GUESTS)
        left = first_day(crew)
        if crew is crews[0]:
            crew.request(crew.rooms[0], "要两条毛巾")
            taken = device(crew.rooms[1])
            with pytest.raises(StepRefused, match="MAC"):
                crew.say("room.mapped", happened=False, room=crew.rooms[2], device=taken)
        crew.close(len(crew.rooms) - len(left), left, at(14, day=WEDNESDAY))
    again = Room.objects.filter(rollout=hotel).exclude(state="done")
    assert {str(room) for room in again} >= set(REFUSE) & planned
    second = crews_of(visits_on(hotel, WEDNESDAY, now=at(18, day=TUESDAY)))
    for crew in second:
        crew.arrive()
        crew.desk()
        for room in crew.rooms:
            crew.vacant(room)
        crew.close(len(crew.rooms))
    assert Counter(Room.objects.filter(rollout=hotel).values_list("state", flat=True)) == {"done": 120}
    macs = (
        Device.objects.filter(site=hotel.site_id, removed_at__isnull=True).exclude(mac="").values_list("mac")
    )
    # One was fitted last year: its room has two.
    assert len(set(macs)) == len(macs) == 121
    assert set(broken(order.number for order in orders_of(hotel))) == GOOD
    assert all(not found for _, found in verify([order.number for order in orders_of(hotel)]))


def test_a_crew_that_breaks_six_clauses_has_exactly_those_findings(hotel: RollOut) -> None:
    keep_ink(at(8))
    crews = crews_of(visits_on(hotel, TUESDAY, now=at(9)))
    bad = next(crew for crew in crews if sum(room in GUESTS for room in crew.rooms) > 1)
    left = break_six(bad)
    bad.close(len(bad.rooms) - len(left), left, at(14, day=WEDNESDAY))
    assert broken([bad.number]).keys() == SIX
