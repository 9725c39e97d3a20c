"""A hotel's windows: booked well ahead (HOTEL-2, -3), moved by the hotel or by a supervisor (HOTEL-7)."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest

from doorstep.booking import queries
from doorstep.booking.errors import MoveNeedsSupervisor, WindowNotOffered
from doorstep.booking.tests.making import (
    CHEN_JING,
    FOURTEEN,
    MORNING,
    SIXTEEN,
    SUN_LI,
    TEN,
    happen,
    new_order,
    open_day,
    promise,
    taken,
)
from doorstep.core import ids
from doorstep.orders.errors import StepRefused
from doorstep.orders.models import VerdictInterval
from doorstep.orders.queries import entries_of
from doorstep.people.models import Certificate
from doorstep.standards.services import library
from tests.cast import DAY, Cast, at
from tests.lives import run_standard

NUMBER = "GD900000001"
TOMORROW = "HF-YH:2026-03-03:0800-1000"


@pytest.fixture
def hotel(cast: Cast) -> Cast:
    """The standard for hotels is in force, and Li Qiang may work in them."""
    run_standard(cast, dict(library())["hotel.yaml"])
    Certificate.objects.create(
        technician=cast.li_qiang,
        kind="service_level3",
        number="KF3-1",
        valid_from_on=date(2026, 1, 1),
        valid_until_on=date(2027, 1, 1),
    )
    open_day(cast)
    open_day(cast, 1)
    new_order(cast, segment="hotel")
    return cast


def broken() -> dict[str, Any]:
    found = VerdictInterval.objects.filter(order_id=NUMBER, to_at__isnull=True, outcome="violated")
    return {row.clause: row.violated_at for row in found if row.clause.startswith("hotel.")}


def refused(slot: str, **how: Any) -> list[str]:
    with pytest.raises(StepRefused) as refusal:
        promise(NUMBER, slot, **how)
    return [block["clause"] for block in refusal.value.details["blocks"]]


def test_a_promise_says_how_far_ahead_it_was_made(hotel: Cast) -> None:
    body = promise(NUMBER, TOMORROW).body
    said = {name: body[name] for name in ("lead_min", "days_ahead", "morning", "moves", "decided_by")}
    assert said == {
        "lead_min": 25 * 60, "days_ahead": 1, "morning": True, "moves": False, "decided_by": "dispatcher",
    }  # fmt: skip
    again = promise(
        NUMBER,
        FOURTEEN,
        now=at(
            9,
            59,
        ),
        asked_by="customer",
    ).body
    assert (again["lead_min"], again["morning"], again["moves"]) == (241, False, True)
    assert broken() == {}


def test_the_same_request_later_is_answered_as_before(hotel: Cast) -> None:
    """Its lead is what it was, not what it would be now."""
    event_id = ids.uuid7(MORNING)
    first = promise(NUMBER, FOURTEEN, event_id=event_id)
    assert promise(NUMBER, FOURTEEN, event_id=event_id, now=at(13, 30)) == first
    assert taken(FOURTEEN) == 1


def test_less_than_four_hours_ahead_is_refused(hotel: Cast) -> None:
    assert refused(FOURTEEN, now=at(10, 1)) == ["hotel.same-day-lead"]
    assert taken(FOURTEEN) == 0 and len(entries_of(NUMBER)) == 1
    promise(NUMBER, FOURTEEN, now=at(10))
    assert taken(FOURTEEN) == 1


def test_a_morning_of_the_same_day_is_refused(hotel: Cast) -> None:
    assert refused(TEN, now=at(5, 30)) == ["hotel.morning-day-before"]
    assert refused(TEN, now=at(7)) == ["hotel.same-day-lead", "hotel.morning-day-before"]
    promise(NUMBER, TOMORROW, now=at(7))


def test_the_day_before_ends_at_midnight_where_the_hotel_is(hotel: Cast) -> None:
    """Not a day of hours, nor the day of London: at half past midnight it is still yesterday there."""
    next_day = at(0, 30, day=DAY + timedelta(days=1))
    assert refused(TOMORROW, now=next_day) == ["hotel.morning-day-before"]
    body = promise(NUMBER, TOMORROW, now=at(23, 59)).body
    assert (body["days_ahead"], body["lead_min"]) == (1, 8 * 60 + 1)


def test_noon_is_no_morning(hotel: Cast) -> None:
    body = promise(NUMBER, FOURTEEN, now=at(5)).body
    assert (body["days_ahead"], body["morning"]) == (0, False)
    assert broken() == {}


def test_the_hotel_too_moves_it_well_ahead(hotel: Cast) -> None:
    """Who opens the doors wasn't asked: the front desk's own wish doesn't find hands sooner."""
    promise(NUMBER, FOURTEEN)
    assert refused(SIXTEEN, now=at(12, 1), asked_by="customer") == ["hotel.same-day-lead"]
    promise(NUMBER, SIXTEEN, now=at(12), asked_by="customer")
    assert taken(SIXTEEN) == 1


def test_a_supervisor_moves_nothing_into_a_lead_that_is_too_short(hotel: Cast) -> None:
    promise(NUMBER, FOURTEEN)
    how = {"now": at(12, 1), "asked_by": "us", "reason": "师傅请假", "actor": SUN_LI}
    assert refused(SIXTEEN, **how) == ["hotel.same-day-lead"]


def test_what_would_be_refused_is_not_offered_and_says_why(hotel: Cast) -> None:
    found = {offer.slot: offer for offer in queries.offers(number=NUMBER, days=2, now=at(10, 30))}
    assert (found[SIXTEEN].offered, found[TOMORROW].offered) == (True, True)
    reason = found[FOURTEEN].reason
    assert reason is not None and "提前约" in reason["zh"] and "well ahead" in reason["en"]


def test_a_household_and_a_hotels_repair_are_booked_as_before(hotel: Cast) -> None:
    new_order(hotel, "GD900000002")
    new_order(hotel, "GD900000003", kind="repair", segment="hotel")
    promise("GD900000002", TEN, now=at(8))
    promise("GD900000003", TEN, now=at(8))
    assert taken(TEN) == 2


def test_without_the_level_3_certificate_no_hotel_is_installed(hotel: Cast) -> None:
    hotel.li_qiang.certificates.filter(kind="service_level3").delete()
    with pytest.raises(WindowNotOffered) as refusal:
        promise(NUMBER, FOURTEEN)
    assert "证件" in refusal.value.titled("zh")


def test_our_own_move_is_the_supervisors_and_a_finding(hotel: Cast) -> None:
    promise(NUMBER, FOURTEEN)
    with pytest.raises(MoveNeedsSupervisor):
        promise(NUMBER, SIXTEEN, asked_by="us", reason="师傅请假", actor=CHEN_JING)
    assert broken() == {}
    promise(NUMBER, SIXTEEN, asked_by="us", reason="师傅请假", actor=SUN_LI, now=at(7, 5))
    assert set(broken()) == {"hotel.not-moved-by-us"}


def test_the_hotel_may_move_it(hotel: Cast) -> None:
    promise(NUMBER, FOURTEEN)
    moved = promise(NUMBER, SIXTEEN, asked_by="customer", now=at(7, 5)).body
    assert (moved["moves"], moved["asked_by"], moved["decided_by"]) == (True, "customer", "dispatcher")
    assert broken() == {}


def test_a_visit_outside_of_its_window_is_a_move_of_ours_too(hotel: Cast) -> None:
    """Whoever promised nothing anew but has the crew come at another hour has moved it all the same."""
    promise(NUMBER, FOURTEEN)
    hour = {"technician": "HF1001", "from_at": at(14).isoformat(), "to_at": at(15).isoformat()}
    happen(NUMBER, "order.assigned", hour, SUN_LI, at(7, 5))
    assert broken() == {}
    later = hour | {"from_at": at(17).isoformat(), "to_at": at(18).isoformat(), "reason": "师傅请假"}
    happen(NUMBER, "order.assigned", later, SUN_LI, at(7, 6))
    assert set(broken()) == {"hotel.not-moved-by-us"}
