"""The sample city's hotel, lived up to different hours of the day."""

from __future__ import annotations

from collections import Counter
from datetime import datetime, time

import pytest

from doorstep.booking.services import open_days
from doorstep.config.demo.city import load_people
from doorstep.config.demo.history import Days
from doorstep.config.demo.hotel import LI_QIANG, play_before
from doorstep.orders.models import VerdictInterval
from doorstep.orders.services import verify
from doorstep.people.models import Unit
from doorstep.projects.duties import duties_of
from doorstep.projects.models import RollOut, Room
from doorstep.projects.opening import orders_of
from doorstep.projects.visits import visits_of
from doorstep.standards.services import load_library
from tests.cast import DAY, HEFEI, at


@pytest.fixture
def clean_city(db: None, data_folder: object) -> None:
    """The sample city's people, before anything happened."""
    load_people(at(7))
    code = Unit.objects.get(parent=None).code
    load_library(unit_code=code, from_on=DAY.replace(month=1, day=1), now=at(5))


def lived(now: datetime) -> Days:
    days = Days(now, HEFEI)
    open_days(from_on=days.today, days=7, now=days.local(days.yesterday, time(6)))
    play_before(days)
    on_to(days, now)
    return days


def on_to(days: Days, now: datetime) -> None:
    days.now = now
    days.run(lambda done, of: None)


def rooms(hotel: RollOut) -> Counter[str]:
    return Counter(Room.objects.filter(rollout=hotel).values_list("state", flat=True))


def broken(hotel: RollOut) -> set[str]:
    rows = VerdictInterval.objects.filter(order__in=orders_of(hotel), to_at__isnull=True, outcome="violated")
    return set(rows.values_list("clause", flat=True))


def unproven(hotel: RollOut) -> list[object]:
    return [fault for _, faults in verify([each.number for each in orders_of(hotel)]) for fault in faults]


def test_in_the_morning_li_qiang_has_the_afternoon_before_him_and_then_stands_in_it(clean_city: None) -> None:
    days = lived(at(8))
    hotel = RollOut.objects.get()
    visits = visits_of(hotel)
    assert Counter(each.state for each in visits) == {"replied": 4, "assigned": 1}
    today = visits[-1]
    assert (today.crew, today.from_at) == (LI_QIANG, at(14))
    assert {"A-305", "A-309", "A-403", "B-201"} <= set(today.rooms)
    before = rooms(hotel)
    assert before["done"] > 70 and before["deferred"] == 7 and before["todo"] > 12
    # A guest's room took over a quarter of an hour: the crews broke nothing else.
    assert broken(hotel) == {"hotel.room-in-five"}
    late = {each.sort for each in duties_of([hotel]) if each.done_at is None and each.overdue(at(8))}
    assert late == {"promise", "task"}
    on_to(days, at(14, 20))
    assert visits_of(hotel)[-1].state == "on_site"
    assert before["done"] < rooms(hotel)["done"] < before["done"] + len(today.rooms) - 1
    assert unproven(hotel) == []


def test_in_the_evening_one_guest_is_left_for_tomorrow(clean_city: None) -> None:
    lived(at(20))
    hotel = RollOut.objects.get()
    *_, today, tomorrow = visits_of(hotel)
    assert (today.state, today.done) == ("replied", len(today.rooms) - 1)
    assert (tomorrow.state, tomorrow.crew) == ("assigned", LI_QIANG)
    assert "A-403" in tomorrow.rooms
    assert [str(room) for room in Room.objects.filter(rollout=hotel, state="deferred")] == ["A-403"]
    assert unproven(hotel) == []
