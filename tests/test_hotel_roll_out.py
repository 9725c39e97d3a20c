"""A hotel of 120 rooms, two crews, two days: everything done, signed and proven; and six clauses broken.

14 rooms have guests: 3 of them refuse, 2 take over a quarter of an hour. One terminal is scanned in a second
room, one floor has no power for a while, one guest asks for towels.
"""

from __future__ import annotations

from collections import Counter
from datetime import datetime, timedelta

import pytest

from doorstep.accounts.models import Device
from doorstep.orders.errors import StepRefused
from doorstep.orders.models import VerdictInterval
from doorstep.orders.queries import entries_of
from doorstep.orders.services import verify
from doorstep.projects.models import RollOut, Room
from doorstep.projects.opening import orders_of
from samples.make_hotel import OCCUPIED
from tests.cast import Cast, at
from tests.hotel import TUESDAY, WEDNESDAY, Crew, device, hotel_of, keep_ink, visits_on

GUESTS = [f"{building}-{room}" for building, rooms in OCCUPIED.items() for room in rooms]
REFUSE, SLOW = GUESTS[:3], GUESTS[3:5]
#: The only finding of a good roll-out: two guests' rooms took longer than five minutes.
GOOD = {"hotel.room-in-five"}


@pytest.fixture
def hotel(library: None, cast: Cast) -> RollOut:
    return hotel_of(cast)


def crews_of(numbers: tuple[str, ...]) -> list[Crew]:
    """Twenty-five minutes before they are due."""
    found = []
    for number in numbers:
        log = entries_of(number)
        sent = next(entry.body for entry in reversed(log) if entry.kind == "order.assigned")
        rooms = next(entry.body["rooms"] for entry in reversed(log) if entry.kind == "visit.arranged")
        begins = datetime.fromisoformat(sent["from_at"]) - timedelta(minutes=25)
        found.append(Crew(number, sent["technician"], begins, list(rooms)))
    return found


def first_day(crew: Crew) -> list[str]:
    """Everything but the refusals and the floor without power. Returns what is left."""
    left = []
    dark = [room for room in crew.rooms if room.startswith("B-2") and room not in GUESTS][:3]
    for room in crew.rooms:
        if room in REFUSE:
            crew.refused(room)
            left.append(room)
        elif room in dark:
            left.append(room)
        elif room in SLOW:
            crew.slow(room)
        elif room in GUESTS:
            crew.occupied(room)
        else:
            crew.vacant(room)
    if dark:
        crew.power_cut(dark)
    return left


def broken(rollout: RollOut) -> Counter[str]:
    """Clauses of the hotels' standard that stand violated, by how many orders."""
    rows = VerdictInterval.objects.filter(
        order__in=orders_of(rollout), to_at__isnull=True, outcome="violated", clause__startswith="hotel."
    )
    return Counter(rows.values_list("clause", flat=True))


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
    assert set(broken(hotel)) == GOOD
    assert all(not found for _, found in verify([order.number for order in orders_of(hotel)]))


def test_a_crew_that_breaks_six_clauses_has_exactly_those_findings(hotel: RollOut) -> None:
    keep_ink(at(8))
    crews = crews_of(visits_on(hotel, TUESDAY, now=at(9)))
    bad = next(crew for crew in crews if sum(room in GUESTS for room in crew.rooms) > 1)
    bad.arrive()
    vacant = [room for room in bad.rooms if room not in GUESTS]
    guests = [room for room in bad.rooms if room in GUESTS]
    bad.vacant(vacant[0])  # 1: nobody at the desk had confirmed anything
    bad.desk(GUESTS)
    bad.say("room.opened", room=vacant[1], occupied=False, by="coordinator")  # 2: without a knock
    bad.fit(vacant[1], occupied=False)
    bad.say("room.opened", room=guests[0], occupied=True, by="guest")  # 3: without consent
    bad.fit(guests[0], occupied=True)
    bad.say("guest.greeted", room=guests[1], introduced=True, purpose=True, consent=False)
    bad.say(
        "room.deferred", room=guests[1], reason="guest", apologised=False, again="hotel", remark="不方便"
    )  # 4: no apology, 5: and the desk is never told
    bad.say("room.knocked", room=vacant[2], announced=True, knocks=3)
    bad.say("room.opened", room=vacant[2], occupied=False, by="coordinator")
    bad.fit(vacant[2], occupied=False, as_found=False)  # 6
    for room in vacant[3:]:
        bad.vacant(room)
    rest = guests[1:]
    bad.close(len(bad.rooms) - len(rest), rest, at(14, day=WEDNESDAY))
    mine = VerdictInterval.objects.filter(order=bad.number, to_at__isnull=True, outcome="violated")
    assert set(mine.filter(clause__startswith="hotel.").values_list("clause", flat=True)) == {
        "hotel.front-desk-first",
        "hotel.knock-vacant",
        "hotel.guest-consents",
        "hotel.refused-deferred",
        "hotel.deferral-told",
        "hotel.room-as-found",
    }
