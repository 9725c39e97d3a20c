"""What is kept of a crew's week between two questions, and what lets it go. Outside of transactions, as a
request asks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from doorstep.booking import services as booking
from doorstep.booking.queries import offers
from doorstep.booking.tests.making import CHEN_JING, MORNING, happen, promise
from doorstep.core.windows import Window
from doorstep.dispatch.offers.rows import DayRows, rows_over
from doorstep.dispatch.tests.making import LI, ZHAO, assign, booked, received, slot
from doorstep.people.models import Skill, Technician
from doorstep.people.services import take_leave
from tests.cast import DAY, Cast, at

pytestmark = pytest.mark.django_db(transaction=True)

TEN = slot(10, 12)
TOMORROW = DAY + timedelta(days=1)


@pytest.fixture(autouse=True)
def days(cast: Cast) -> None:
    """Places enough: what is refused here, the plan refuses. GD1 and GD2 fill Li Qiang's ten to twelve."""
    for day in (DAY, TOMORROW):
        for row in booking.open_slots(grid=cast.grid.code, day=day, now=MORNING):
            booking.set_capacity(slot=row.pk, capacity=20, open=True)
    received(cast, "ASK")


def asked() -> tuple[bool, list[str]]:
    """Whether today's ten to twelve is offered, and which of the days' visits were read for it."""
    with CaptureQueriesContext(
        connection,
    ) as queries:
        found = {each.slot: each.offered for each in offers(number="ASK", days=2, now=MORNING)}
    reads = [each["sql"] for each in queries.captured_queries if "FROM dispatch_assignment a" in each["sql"]]
    spans = [sql[sql.index("tstzrange(") : sql.index("tstzrange(") + 75] for sql in reads]
    return found[TEN], spans


def test_what_has_not_changed_is_not_read_again(cast: Cast) -> None:
    assert len(asked()[1]) == 1
    assert asked() == (True, [])


def test_a_promise_lets_its_own_day_go(cast: Cast) -> None:
    asked()
    for number in ("GD1", "GD2"):
        booked(cast, number)
    offered, (span,) = asked()
    assert not offered
    assert "2026-03-01T16:00" in span or "2026-03-02 00:00" in span or "2026-03-02T00:00" in span
    assert "03-03" not in span.split(",")[0]
    assert asked() == (False, [])


def test_another_order_that_only_came_in_changes_nothing(cast: Cast) -> None:
    asked()
    received(cast, "GD1")
    assert asked() == (True, [])


def test_cancelling_gives_the_place_back(cast: Cast) -> None:
    for number in ("GD1", "GD2"):
        booked(cast, number)
    assert not asked()[0]
    happen("GD2", "order.cancelled", {"asked_by": "customer", "reason": "不装了"}, CHEN_JING, at(7, 5))
    assert asked()[0]


def test_a_visit_set_by_hand_is_seen(cast: Cast) -> None:
    """At 10:30 it leaves room neither before nor after."""
    booked(cast, "GD1")
    assert asked()[0]
    assign("GD1", from_at=at(10, 30))
    assert not asked()[0]


def test_leave_and_its_end_are_seen(cast: Cast) -> None:
    booked(cast, "GD1")
    assert asked()[0]
    leave = take_leave(staff_no=LI, during=Window(at(11), at(12)), kind="personal")
    assert not asked()[0]
    leave.delete()
    assert asked()[0]


def test_somebody_who_learns_the_trade_is_seen(cast: Cast) -> None:
    for number in ("GD1", "GD2"):
        booked(cast, number)
    assert not asked()[0]
    zhao = Technician.objects.get(staff_no=ZHAO)
    zhao.levels.create(skill=Skill.objects.get(code="ftth_install"), level=2)
    assert asked()[0]


def test_the_order_that_was_promised_is_not_in_its_own_way_when_it_asks_again(cast: Cast) -> None:
    booked(cast, "GD1")
    promise("ASK", TEN)
    assert asked()[0]
    promise("ASK", slot(14, 16), now=at(7, 5))
    assert asked()[0]


def test_days_that_do_not_follow_each_other_keep_to_themselves(cast: Cast) -> None:
    """Read together, the day between them is in neither."""
    for number in ("GD1", "GD2"):
        booked(cast, number)
    assign("GD1")
    before, after = DAY - timedelta(days=1), TOMORROW
    found = rows_over(days=[before, after], technicians=[cast.li_qiang.pk], grids=["HF-YH"], but="")
    assert found == {before: DayRows((), ()), after: DayRows((), ())}
    today = rows_over(days=[DAY], technicians=[cast.li_qiang.pk], grids=["HF-YH"], but="")[DAY]
    assert (len(today.held), len(today.waiting)) == (1, 1)
