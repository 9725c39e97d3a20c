"""Eight jobs without any network, then with it: the logs are those of the same day done online."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

import pytest
from playwright.sync_api import expect

from benchmarks.soak.days import CUSTOMERS, Wanted, give_day, open_window
from benchmarks.soak.thumb import Thumb
from doorstep.orders import queries, services
from doorstep.orders.log import Entry
from doorstep.orders.models import Quarantined
from doorstep.visits.evidence import read_evidence
from doorstep.visits.models import Evidence
from doorstep.visits.rules import evidence_of
from tests.cast import Cast, at
from tests.journeys import desk, work
from tests.journeys.conftest import PASSWORD, Clock, Screens
from tests.journeys.hotel import sent
from tests.journeys.phone import Phone

JOBS = 8
#: What says nothing about the work: other pictures, other moments.
_OWN = ("sha256", "taken_at")


@dataclass
class Day:
    """A technician, his phone, his orders in order of the route."""

    phone: Phone
    thumb: Thumb
    numbers: list[str]


def begin(screens: Screens, username: str, numbers: list[str]) -> Day:
    """Logged in, the day on the phone, the app kept for work without network."""
    page = screens.open("/field/", phone=True)
    desk.log_in(page, username)
    expect(page.get_by_text(f"今天 {JOBS} 单")).to_be_visible()
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    day = Day(Phone(page, screens, f"{username}-day"), Thumb(page).put_in(), numbers)
    assert day.thumb.open(username) == numbers
    return day


def reopened(day: Day, screens: Screens, username: str) -> None:
    """The app is closed and opened again, on the same phone."""
    context = day.phone.page.context
    day.phone.page.close()
    page = context.new_page()
    screens.clock.tell(page)
    page.goto(f"{screens.url}/field/")
    expect(page.get_by_text(f"今天 {JOBS} 单")).to_be_visible()
    day.phone.page, day.thumb = page, Thumb(page).put_in()
    assert day.thumb.open(username) == day.numbers


def by_hand(phone: Phone, hefei: Clock, at_place: int, arrive: tuple[int, int], kind: str) -> None:
    """A job on the app's own screens, from the route to the reply."""
    page = phone.page
    # Its pictures are of this home: the same bytes for two homes would be one piece of evidence.
    phone.name = f"{phone.name.split('-')[0]}-{at_place}"
    phone.open_order(CUSTOMERS[at_place], JOBS)
    work.prepared_and_at_the_door(phone, hefei, arrive)
    if kind == "install":
        work.plan_wiring(phone)
        work.agreed_here(phone)
        work.install(phone)
    else:
        work.repair(phone)
    work.accepted_here(phone)
    work.leave_and_reply(phone)
    page.goto(page.url.split("/field/")[0] + "/field/")
    expect(page.get_by_text(f"今天 {JOBS} 单")).to_be_visible()


def through(day: Day, number: str, mark: str, *, online: bool) -> None:
    """A job through the app's own forms and outbox; online each step is answered before the next is done."""
    while day.thumb.call("step", number, mark):
        if online:
            sent(day.thumb)


def plain(value: Any) -> Any:
    """A body without what is its own moment's and its own picture's."""
    if isinstance(value, Mapping):
        return {key: plain(each) for key, each in value.items() if key not in _OWN}
    return (
        [plain(each) for each in value]
        if isinstance(value, Sequence) and not isinstance(value, str)
        else value
    )


def by_phone(number: str) -> list[Entry]:
    return [entry for entry in queries.entries_of(number) if entry.actor.startswith("technician:")]


def told(number: str) -> list[tuple[str, Any]]:
    return [(entry.kind, plain(entry.body)) for entry in by_phone(number)]


def pictures(numbers: Sequence[str]) -> Iterator[str]:
    for number in numbers:
        for entry in by_phone(number):
            yield from sorted(evidence_of(entry.body))


@pytest.mark.django_db(transaction=True)
def test_a_day_of_eight_jobs_without_network_arrives_as_if_done_with_it(
    city: Cast, screens: Screens, hefei: Clock
) -> None:
    city.zhao_lei_user.set_password(PASSWORD)
    city.zhao_lei_user.save(update_fields=["password"])
    open_window("WIDE", grid_id=city.grid.pk, from_at=at(9), to_at=at(19))
    days = {
        user: give_day(
            Wanted(staff, city.grid.code, prefix, at(9, 30), "WIDE", JOBS),
            now=hefei.now() - timedelta(minutes=5),
        )
        for user, staff, prefix in (("liqiang", "HF1001", "GDOFF"), ("zhaolei", "HF1002", "GDON"))
    }
    cut = begin(screens, "liqiang", days["liqiang"])
    whole = begin(screens, "zhaolei", days["zhaolei"])
    cut.phone.page.context.set_offline(True)

    by_hand(cut.phone, hefei, 0, (9, 20), "install")
    by_hand(whole.phone, hefei, 0, (9, 30), "install")
    by_hand(cut.phone, hefei, 1, (10, 20), "repair")
    by_hand(whole.phone, hefei, 1, (10, 30), "repair")
    reopened(cut, screens, "liqiang")
    whole.thumb.put_in()
    whole.thumb.open("zhaolei")
    for place in range(2, JOBS):
        hefei.to(9 + place, 20)
        for day in (cut, whole):
            through(day, day.numbers[place], f"job-{place}", online=day is whole)
    held = cut.thumb.call("held")
    assert {event["state"] for event in held["events"]} == {"queued"}
    assert all(not by_phone(number) for number in cut.numbers), "something was sent without network"

    cut.phone.page.context.set_offline(False)
    sent(cut.thumb)
    after = cut.thumb.call("held")
    assert {event["state"] for event in after["events"]} == {"acknowledged"}
    assert after["evidence"] == []
    assert Quarantined.objects.count() == 0
    for number, twin in zip(cut.numbers, whole.numbers, strict=True):
        recorded = [event["id"] for event in held["events"] if event["order"] == number]
        assert [str(entry.id) for entry in by_phone(number)] == recorded
        assert told(number) == told(twin)
        assert queries.order_named(number).state == queries.order_named(twin).state == "replied"
        assert [entry.kind for entry in queries.entries_of(number)] == [
            entry.kind for entry in queries.entries_of(twin)
        ]
    assert all(not found for _, found in services.verify([*cut.numbers, *whole.numbers]))
    named = list(pictures(cut.numbers))
    # Two signatures may be the same strokes: what the phone named so often, the logs name so often.
    assert Counter(named) == Counter(
        sha for event in held["events"] for sha in sorted(evidence_of(event["body"]))
    )
    assert {each["sha256"] for each in held["evidence"]} == set(named)
    assert len(set(named)) > 2 * JOBS
    for sha256 in set(named):
        assert Evidence.objects.filter(sha256=sha256).count() == 1
        assert hashlib.sha256(read_evidence(sha256)[1]).hexdigest() == sha256
