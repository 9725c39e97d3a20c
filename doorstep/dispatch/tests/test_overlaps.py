"""Nobody is in two places at once, whoever writes."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import IntegrityError, connection, transaction

from doorstep.booking.tests.making import MORNING
from doorstep.core import ids
from doorstep.dispatch import services
from doorstep.dispatch.errors import Overlaps
from doorstep.dispatch.models import NO_OVERLAP, Assignment
from doorstep.dispatch.plans.planning import PlanReport
from doorstep.dispatch.queries import Assigned
from doorstep.dispatch.tests.making import (
    CHEN_JING,
    EAST,
    LI,
    assign,
    booked,
    events,
    open_day,
    received,
    who,
)
from doorstep.orders.services import rebuild
from tests.cast import DAY, Cast, at
from tests.races import all_at_once

INSERT = """
    INSERT INTO dispatch_assignment (order_id, technician_id, during, by, event)
    VALUES (%s, %s, tstzrange(%s, %s), 'plan', %s)
"""


def insert(number: str, technician_id: int, begin: datetime, end: datetime | None) -> None:
    with connection.cursor() as cursor:
        cursor.execute(INSERT, [number, technician_id, begin, end, ids.uuid7(MORNING)])


@pytest.mark.django_db(transaction=True)
def test_the_database_itself_refuses_two_visits_at_one_time(cast: Cast) -> None:
    """By SQL, behind the back of every rule: touching is fine, overlapping by a minute isn't, at commit."""
    for number in ("GD1", "GD2", "GD3"):
        received(cast, number)
    insert("GD1", cast.li_qiang.pk, at(10), at(11))
    insert("GD2", cast.li_qiang.pk, at(11), at(12))
    insert("GD3", cast.zhao_lei.pk, at(10), at(11))
    Assignment.objects.filter(order_id="GD2").delete()
    with pytest.raises(IntegrityError, match=NO_OVERLAP), transaction.atomic():
        insert("GD2", cast.li_qiang.pk, at(10, 59), at(12))
    assert set(Assignment.objects.values_list("order_id", flat=True)) == {"GD1", "GD3"}


@pytest.mark.django_db(transaction=True)
def test_two_visits_may_change_places_inside_a_transaction(cast: Cast) -> None:
    """Between the two statements both are with the same man; at the end nobody is twice."""
    for number, technician in (("GD1", cast.li_qiang), ("GD2", cast.zhao_lei)):
        received(cast, number)
        insert(number, technician.pk, at(10), at(11))
    with transaction.atomic():
        Assignment.objects.filter(order_id="GD1").update(technician=cast.zhao_lei)
        Assignment.objects.filter(order_id="GD2").update(technician=cast.li_qiang)
    assert who("GD1") == ("HF1002", "10:00", "11:00")


@pytest.mark.django_db(transaction=True)
def test_a_range_without_an_end_is_refused(cast: Cast) -> None:
    """A visit has two ends, the first of them in it."""
    received(cast, "GD1")
    with pytest.raises(IntegrityError, match="assignment_bounded"):
        insert("GD1", cast.li_qiang.pk, at(10), None)


@pytest.mark.django_db(transaction=True)
def test_of_two_dispatchers_who_want_one_technician_at_one_time_one_gets_him(cast: Cast) -> None:
    """Two connections at once; the other is told who is in the way, and nothing of his remains in the log."""
    open_day(cast)
    numbers = [booked(cast, "GD1"), booked(cast, "GD2")]

    def take(number: str) -> Assigned:
        return assign(number, LI, at(10, 30))

    results = all_at_once(take, numbers)
    (won,) = [each for each in results if isinstance(each, Assigned)]
    (lost,) = [each for each in results if isinstance(each, Overlaps)]
    assert lost.details["other"] == won.number
    other = next(number for number in numbers if number != won.number)
    assert "order.assigned" not in events(other)
    assert Assignment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_leave_the_time_to_us_both_get_him_one_after_the_other(cast: Cast) -> None:
    """The second sees what the first has taken."""
    open_day(cast)
    numbers = [booked(cast, "GD1"), booked(cast, "GD2")]
    results = all_at_once(assign, numbers)
    assert all(isinstance(each, Assigned) for each in results), results
    assert sorted(str(who(number)) for number in numbers) == [
        str((LI, "10:00", "10:50")),
        str((LI, "11:00", "11:50")),
    ]


@pytest.mark.django_db(transaction=True)
def test_two_plans_of_one_day_at_once_are_one_plan(cast: Cast) -> None:
    """The second waits for the first and finds nothing left to do."""
    open_day(cast)
    for number in ("GD1", "GD2"):
        booked(cast, number)

    def run(_: int) -> PlanReport:
        return services.plan_day(day=DAY, unit_path=EAST, actor=CHEN_JING, now=MORNING)

    results = all_at_once(run, [1, 2])
    reports = [each for each in results if isinstance(each, PlanReport)]
    assert len(reports) == 2, results
    assert sorted(len(report.changes) for report in reports) == [0, 2]
    assert events("GD1").count("order.assigned") == 1


@pytest.mark.django_db(transaction=True)
def test_a_plan_and_a_hand_at_once_do_not_meet(cast: Cast) -> None:
    """Whichever comes first, the other builds on it."""
    open_day(cast)
    for number in ("GD1", "GD2"):
        booked(cast, number)

    def act(what: str) -> object:
        if what == "plan":
            return services.plan_day(day=DAY, unit_path=EAST, actor=CHEN_JING, now=MORNING)
        return assign("GD1", LI, at(10))

    planned, _ = all_at_once(act, ["plan", "hand"])
    assert isinstance(planned, PlanReport)
    spans = sorted((row.during.lower, row.during.upper) for row in Assignment.objects.all())
    assert len(spans) == 2 and spans[0][1] <= spans[1][0]


@pytest.mark.django_db(transaction=True)
def test_a_rebuild_brings_back_the_same_assignments(cast: Cast) -> None:
    """Even though on the way GD1 and GD2 held the same hour one after the other."""
    open_day(cast)
    assign(booked(cast, "GD1"), LI, at(10))
    assign("GD1", LI, at(11))
    assign(booked(cast, "GD2"), LI, at(10))
    services.unassign(number="GD2", reason="客户要等家人", actor=CHEN_JING, now=MORNING)
    assign("GD2", LI, at(10, 5))
    before = list(Assignment.objects.order_by("pk").values())
    assert rebuild(now=at(8)) == 2
    assert list(Assignment.objects.order_by("pk").values()) == before
