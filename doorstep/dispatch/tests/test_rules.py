"""Decisions of dispatch without a database."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from doorstep.core.windows import Window
from doorstep.dispatch import rules
from doorstep.orders.states import State


def at(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, 2, hour, minute, tzinfo=UTC)


def coming(state: State, begin: int, end: int, promised: tuple[int, int], way_min: int = 0) -> rules.Coming:
    return rules.Coming(
        state,
        Window(at(begin), at(end)),
        Window(at(promised[0]), at(promised[1])),
        timedelta(minutes=way_min),
    )


@pytest.mark.parametrize(
    ("kind", "products", "minutes"),
    [
        ("install", ["broadband"], 50),
        ("install", ["broadband", "iptv", "voice"], 65),
        ("move", ["broadband", "iptv"], 60),
        ("repair", ["broadband", "iptv"], 40),
        ("change", ["broadband", "iptv", "voice"], 30),
        ("remove", ["broadband", "iptv"], 20),
    ],
)
def test_how_long_a_visit_takes(kind: str, products: list[str], minutes: int) -> None:
    """Each further service counts where it is set up."""
    order = {"kind": kind, "products": products}
    assert rules.expected_duration(order) == timedelta(minutes=minutes)


def test_an_order_that_knows_its_length_is_believed() -> None:
    """A crew's day in a hotel: 40 rooms, not one household."""
    order = {"kind": "install", "products": ["iptv"], "work_min": 345}
    assert rules.expected_duration(order) == timedelta(minutes=345)


def test_an_emergency_presses_more_than_a_same_day_order_and_both_more_than_none() -> None:
    """Both together press most."""
    pressing = [
        rules.priority(emergency=emergency, same_day=same_day)
        for emergency, same_day in ((False, False), (False, True), (True, False), (True, True))
    ]
    assert pressing == sorted(set(pressing))


def test_a_visit_that_runs_over_makes_the_next_one_late() -> None:
    """On site at 10:50 with 15 minutes to go: at the next customer's at 11:05, whose window closes at
    11:00.
    """
    day = [
        coming(State.ON_SITE, 9, 10, (9, 10)),
        coming(State.ASSIGNED, 10, 11, (9, 11), way_min=15),
    ]
    assert rules.late_risks(day, at(10, 50)) == [False, True]
    assert rules.late_risks(day, at(10, 40)) == [False, False]


def test_a_late_start_is_carried_through_the_day() -> None:
    """At 10:30 the visit of nine hasn't begun (window over at 10:00); the next then begins at 11:30, in
    time.
    """
    day = [coming(State.ASSIGNED, 9, 10, (9, 10)), coming(State.ASSIGNED, 10, 11, (10, 12))]
    assert rules.late_risks(day, at(10, 30)) == [True, False]
    assert rules.late_risks(day, at(11)) == [True, True]


def test_what_is_done_is_never_late_and_delays_nobody() -> None:
    """The visit that was over at noon."""
    day = [coming(State.REPLIED, 9, 10, (9, 10)), coming(State.ASSIGNED, 13, 14, (13, 15))]
    assert rules.late_risks(day, at(12)) == [False, False]


def test_the_next_free_time_is_the_first_gap_that_is_long_enough() -> None:
    """9-10 and 10:30-12 are taken; half an hour fits at 10:00, an hour not before 12:00, two not before
    14:00.
    """
    hours = [Window(at(8), at(13)), Window(at(14), at(18))]
    busy = [Window(at(9), at(10)), Window(at(10, 30), at(12))]

    def free(minutes: int, since: datetime) -> datetime | None:
        return rules.next_free(hours, busy, timedelta(minutes=minutes), since)

    assert free(30, at(9)) == at(10)
    assert free(60, at(9)) == at(12)
    assert free(120, at(9)) == at(14)
    assert free(30, at(12, 40)) == at(14)
    assert free(300, at(8)) is None


def test_what_a_plan_leaves_where_it_is() -> None:
    """Begun, done, by hand, or beginning within half an hour."""

    def stays(state: State, by_hand: bool = False, begins_in_min: int = 120) -> bool:
        begin = at(10) + timedelta(minutes=begins_in_min)
        return rules.stays_put(state, by_hand=by_hand, from_at=begin, now=at(10))

    assert not stays(State.ASSIGNED)
    assert stays(State.ON_THE_WAY) and stays(State.REPLIED)
    assert stays(State.ASSIGNED, by_hand=True)
    assert stays(State.ASSIGNED, begins_in_min=29)
    assert not stays(State.ASSIGNED, begins_in_min=30)
