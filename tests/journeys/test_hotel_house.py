"""A hotel of 120 rooms, two crews whose phones have no network, two days: every room done and signed for on
the desk's own page; and a crew that breaks six clauses. By the verbs: tests/test_hotel_roll_out.py."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import datetime

import pytest
from playwright.sync_api import Page, expect

from benchmarks.soak.thumb import Thumb
from doorstep.orders.links import door_url
from doorstep.orders.models import Quarantined
from doorstep.orders.services import verify
from doorstep.projects.models import RollOut, Room
from doorstep.projects.opening import orders_of
from tests.cast import HEFEI, Cast, at
from tests.hotel import (
    GOOD,
    GUESTS,
    SIX,
    TUESDAY,
    WEDNESDAY,
    break_six,
    broken,
    due,
    first_day,
    hotel_of,
    visits_on,
)
from tests.journeys import desk
from tests.journeys.conftest import PASSWORD, Clock, Screens
from tests.journeys.hotel import (
    OnPhone,
    Phone,
    confirmed_by_desk,
    number_of,
    offline,
    online,
    sheet_signed_by_desk,
)

LOGINS = {"HF1001": "liqiang", "HF1002": "zhaolei"}


@pytest.fixture
def hotel(city: Cast, hefei: Clock) -> RollOut:
    city.zhao_lei_user.set_password(PASSWORD)
    city.zhao_lei_user.save(update_fields=["password"])
    rollout = hotel_of(city)
    hefei.to(9, 0)
    return rollout


def phones(screens: Screens) -> dict[str, Thumb]:
    """Both crews' phones, logged in, the app kept for work without network."""
    found = {}
    for staff_no, username in LOGINS.items():
        page = screens.open("/field/", phone=True)
        desk.log_in(page, username)
        expect(page.locator("li.stop").first).to_be_visible()
        page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
        found[staff_no] = Thumb(page)
        ready(found[staff_no], staff_no, screens)
    return found


def ready(thumb: Thumb, staff_no: str, screens: Screens) -> None:
    """On a screen that draws little, the outbox in the thumb's reach."""
    thumb.page.goto(f"{screens.url}/field/me")
    expect(thumb.page.get_by_role("heading").first).to_be_visible()
    thumb.put_in().open(LOGINS[staff_no])


def crews_of(numbers: Sequence[str], thumbs: dict[str, Thumb]) -> list[list[OnPhone]]:
    """Who works side by side: before lunch, after it."""
    crews = [OnPhone(*due(number), thumb=thumbs[due(number)[1]]) for number in numbers]
    morning = [crew for crew in crews if crew.now.astimezone(HEFEI).hour < 12]
    return [half for half in (morning, [crew for crew in crews if crew not in morning]) if half]


def confirmed(crews: Sequence[OnPhone], page: Page, screens: Screens, hefei: Clock) -> None:
    for crew in crews:
        page.goto(door_url(crew.number, now=hefei.now()))
        confirmed_by_desk(page, screens, [room for room in crew.rooms if room in GUESTS])


def signed(crews: Sequence[OnPhone], page: Page, screens: Screens, hefei: Clock) -> None:
    for crew in crews:
        page.goto(door_url(crew.number, now=hefei.now()))
        sheet_signed_by_desk(page, screens)


def wrong_room_first(crew: OnPhone, screens: Screens) -> list[str]:
    """By hand, without network: a terminal is scanned in one room and then in the next. Returns the rooms."""
    one, other = [room for room in crew.rooms if room not in GUESTS][:2]
    page = crew.thumb.page
    phone = Phone(page, screens, crew.number)
    for room in (one, other):
        phone.room(room)
        phone.knock()
        if room == other:
            phone.scan(one)
            expect(page.get_by_text(re.compile(f"走错房了？这台的 MAC 已登记在 {one}"))).to_be_visible()
            expect(phone.button(f"登记到 {number_of(other)}")).to_be_disabled()
        phone.fit(room)
    ready(crew.thumb, crew.staff_no, screens)
    crew.catch_up()
    return [one, other]


def half_a_day(
    crews: Sequence[OnPhone], page: Page, screens: Screens, hefei: Clock, again_at: datetime | None = None
) -> None:
    """There, confirmed, room by room, signed, away. Rooms may be left for `again_at`."""
    offline(crews)
    for crew in crews:
        crew.arrive()
    online(crews, hefei)
    confirmed(crews, page, screens, hefei)
    left: dict[str, list[str]] = {}
    for crew in crews:
        ready(crew.thumb, crew.staff_no, screens)
    offline(crews)
    for crew in crews:
        crew.agree()
        if again_at is None:
            for room in crew.rooms:
                crew.vacant(room)
            left[crew.number] = []
        else:
            by_hand = wrong_room_first(crew, screens) if crew is crews[0] else []
            left[crew.number] = first_day(crew, by_hand)
            crew.request(crew.rooms[0], "要两条毛巾")
        crew.tidy(left[crew.number], again_at)
    online(crews, hefei)
    signed(crews, page, screens, hefei)
    for crew in crews:
        crew.now = hefei.now()
        crew.leave(len(crew.rooms) - len(left[crew.number]), len(left[crew.number]))
    online(crews, hefei)
    for crew in crews:
        crew.reply()
    online(crews, hefei)


@pytest.mark.django_db(transaction=True)
def test_two_crews_in_two_days_leave_every_room_done_signed_and_proven(
    hotel: RollOut, screens: Screens, hefei: Clock
) -> None:
    first = visits_on(hotel, TUESDAY, now=hefei.now())
    hefei.leap(at(8, 20, day=TUESDAY))
    thumbs = phones(screens)
    page = screens.open(door_url(first[0], now=hefei.now()).removeprefix(screens.url), phone=True)
    for half in crews_of(first, thumbs):
        half_a_day(half, page, screens, hefei, at(14, day=WEDNESDAY))
    assert Room.objects.filter(rollout=hotel, state="deferred").exists()
    second = visits_on(hotel, WEDNESDAY, now=hefei.now())
    hefei.leap(at(8, 20, day=WEDNESDAY))
    for staff_no, thumb in thumbs.items():
        ready(thumb, staff_no, screens)
    for half in crews_of(second, thumbs):
        half_a_day(half, page, screens, hefei)
    assert Counter(Room.objects.filter(rollout=hotel).values_list("state", flat=True)) == {"done": 120}
    assert Quarantined.objects.count() == 0
    numbers = [order.number for order in orders_of(hotel)]
    assert set(broken(numbers)) == GOOD
    assert all(not found for _, found in verify(numbers))


@pytest.mark.django_db(transaction=True)
def test_a_crew_that_breaks_six_clauses_on_its_phone_has_exactly_those_findings(
    hotel: RollOut, screens: Screens, hefei: Clock
) -> None:
    numbers = visits_on(hotel, TUESDAY, now=hefei.now())
    hefei.leap(at(8, 20, day=TUESDAY))
    halves = crews_of(numbers, phones(screens))
    bad = next(crew for half in halves for crew in half if sum(room in GUESTS for room in crew.rooms) > 1)
    offline([bad])
    left = break_six(bad)
    done = len(bad.rooms) - len(left)
    bad.tidy(left, at(14, day=WEDNESDAY))
    bad.sign(done, len(left))
    bad.leave(done, len(left))
    online([bad], hefei)
    bad.reply()
    online([bad], hefei)
    assert Quarantined.objects.count() == 0
    assert broken([bad.number]).keys() == SIX
