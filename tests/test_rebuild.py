"""Everything computed can be computed again: a rebuild from the logs leaves every table as it was."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models

from doorstep.accounts.models import Device
from doorstep.booking.models import Promise, Slot
from doorstep.dispatch.models import Assignment, Touch
from doorstep.orders.errors import LogBroken
from doorstep.orders.log import Actor
from doorstep.orders.models import Event, Order, VerdictInterval
from doorstep.orders.queries import all_numbers
from doorstep.orders.services import fire_deadlines, rebuild, verify
from doorstep.standards.services import load_library
from doorstep.visits.models import Shown
from tests.cast import Cast, at
from tests.lives import CHEN_JING, DISSATISFIED, NUMBER, SUN_LI, ZHAO_LEI, begin
from tests.tampering import tamper

EVENING = at(21)
CUSTOMER = Actor("customer", "c-1")


@pytest.fixture
def city(cast: Cast) -> Cast:
    """A day with everything that can happen to an order. The places of ten o'clock pass from hand to hand."""
    load_library(unit_code=cast.city.code, from_on=date(2026, 1, 1), now=at(5))
    begin(cast, "GD-received")
    begin(cast, "GD-repair", kind="repair", need="断网", emergency=True)

    moved = begin(cast, "GD-moved")
    moved.book("1000-1200")
    moved.book("1400-1600")
    moved.assign(hour=14)
    moved.assign("HF1002", hour=15)
    moved.say("order.unassigned", by=CHEN_JING)
    moved.assign(hour=15)

    failed = begin(cast, "GD-failed")
    failed.arrive(hour=9)
    failed.say("visit.failed")
    failed.book("1600-1800")
    failed.assign(hour=17)

    rework = begin(cast, "GD-rework")
    rework.arrive(hour=10)
    rework.say("cabling.done", occurred_at=at(9, 55), happened=True)
    rework.work()
    rework.say("acceptance.signed", DISSATISFIED, by=CUSTOMER)
    rework.say("cabling.done", now=at(11))
    rework.finish()
    rework.say("order.closed", by=CHEN_JING)
    rework.say("order.reopened", by=SUN_LI)

    suspended = begin(cast, "GD-suspended")
    suspended.book("1000-1200")
    suspended.say("order.suspended", by=SUN_LI)
    resumed = begin(cast, "GD-resumed", same_day=True)
    resumed.say("order.suspended", by=SUN_LI)
    resumed.say("order.resumed", by=SUN_LI, now=at(8))
    resumed.say("call.made", by=ZHAO_LEI, now=at(8, 30), occurred_at=at(8, 10), happened=True)

    begin(cast, "GD-cancelled").say("order.cancelled", by=CUSTOMER)
    done = begin(cast, NUMBER)
    done.arrive(hour=12)
    done.work()
    done.finish()
    done.say("order.closed", by=CHEN_JING, now=at(14))
    done.say("complaint.made", by=CUSTOMER, now=at(15))
    fire_deadlines(now=EVENING, limit=1000)
    return cast


def everything() -> dict[str, list[Any]]:
    """Every row of every table of ours; a number that the database gave a row says nothing. Touches tell
    boards what was written when, a rebuild too."""
    return {
        model._meta.label: sorted(map(repr, _rows(model)))
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("doorstep.") and model is not Touch
    }


def _rows(model: type[models.Model]) -> list[tuple[Any, ...]]:
    named = [
        field.attname
        for field in model._meta.concrete_fields
        if not (model in (VerdictInterval, Shown, Device) and field.primary_key)
    ]
    return list(model._default_manager.values_list(*named))


def jobs() -> int:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        return int(cursor.fetchone()[0])


def test_the_day_has_something_of_everything(city: Cast) -> None:
    states = set(Order.objects.values_list("state", flat=True))
    assert states == {"received", "assigned", "suspended", "cancelled", "closed"}
    outcomes = set(VerdictInterval.objects.values_list("outcome", flat=True))
    assert outcomes == {"pending", "satisfied", "violated"}
    assert Promise.objects.count() >= 3 and Assignment.objects.count() >= 3
    assert VerdictInterval.objects.filter(cause=None).exists(), "some deadline passed without an event"
    assert VerdictInterval.objects.exclude(to_at=None).exists()


def test_a_rebuild_leaves_every_table_as_it_was(city: Cast) -> None:
    before, sent = everything(), jobs()
    seen: list[tuple[int, int]] = []
    count = rebuild(now=EVENING, progress=lambda done, whole: seen.append((done, whole)))
    assert count == len(all_numbers()) and seen[-1] == (count, count)
    after = everything()
    for table, rows in before.items():
        assert after[table] == rows, table
    assert jobs() == sent, "nobody is told anything a second time"


def test_a_rebuild_mends_what_was_altered(city: Cast) -> None:
    before = everything()
    Order.objects.filter(number=NUMBER).update(
        state="received", state_since_at=at(7), kind="repair", unit=city.west, seq=2, attributes={}
    )
    VerdictInterval.objects.filter(order_id="GD-rework").update(outcome="satisfied")
    VerdictInterval.objects.filter(order_id="GD-failed").delete()
    Promise.objects.all().delete()
    Slot.objects.filter(taken__gt=0).update(taken=0)
    Assignment.objects.all().delete()
    assert dict(verify([NUMBER]))[NUMBER]
    rebuild(now=EVENING)
    assert everything() == before
    assert all(faults == [] for _, faults in verify(all_numbers()))


def test_twice_is_as_once(city: Cast) -> None:
    rebuild(now=EVENING)
    once = everything()
    rebuild(now=EVENING)
    assert everything() == once


def test_deadlines_that_passed_meanwhile_fire_in_it(city: Cast) -> None:
    tomorrow = EVENING + timedelta(days=3)
    rebuild(now=tomorrow)
    rebuilt = everything()
    assert Order.objects.filter(next_due_at__lt=tomorrow).count() == 0
    rebuild(now=EVENING)
    fire_deadlines(now=tomorrow, limit=1000)
    assert everything() == rebuilt


def test_an_order_without_its_log_stops_it_and_nothing_is_lost(city: Cast) -> None:
    tamper("DELETE FROM orders_event WHERE order_id = %s", "GD-received")
    before = everything()
    with pytest.raises(LogBroken) as refusal:
        rebuild(now=EVENING)
    assert "GD-received" in refusal.value.mended("zh")
    assert everything() == before and Event.objects.exists()
