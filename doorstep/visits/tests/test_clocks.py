"""When something took place by a phone's clocks: wall clock, uptime, and what it knew of its error."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from doorstep.visits.clocks import Believed, Said, believed
from tests.cast import at

MIN, HOUR = timedelta(minutes=1), timedelta(hours=1)
TRUE, NOW = at(10), at(10, 40)


def told(
    claimed: timedelta = 0 * MIN,
    sent: timedelta = 0 * MIN,
    awake: timedelta | None = 40 * MIN,
    skew: timedelta | None = None,
) -> Believed | None:
    """An event at ten, sent forty minutes later; `claimed`, `sent`: how far ahead its clock was at each."""
    up = (60_000, 60_000 + int(awake / MIN * 60_000)) if awake is not None else (0, 0)
    return believed(Said(TRUE + claimed, NOW + sent, *up, skew), NOW)


def test_a_clock_that_is_right_is_believed() -> None:
    assert told() == Believed(TRUE, "claimed")


def test_a_clock_that_stays_wrong_is_corrected_when_it_sends() -> None:
    assert told(3 * HOUR, 3 * HOUR) == Believed(TRUE, "sending")
    assert told(3 * HOUR, 3 * HOUR, awake=None) == Believed(TRUE, "sending")
    assert told(-5 * HOUR, -5 * HOUR, skew=-5 * HOUR) == Believed(TRUE, "sending")


def test_a_clock_that_was_fast_and_set_right_is_found_out_by_its_uptime() -> None:
    assert told(3 * HOUR) == Believed(TRUE, "uptime")


def test_a_clock_that_was_slow_and_set_right_is_corrected_by_what_it_knew() -> None:
    assert told(-3 * HOUR, skew=-3 * HOUR) == Believed(TRUE, "recording")
    assert told(-3 * HOUR, awake=None, skew=-3 * HOUR) == Believed(TRUE, "recording")


def test_a_phone_that_slept_is_not_taken_for_one_whose_clock_was_set() -> None:
    assert told(awake=5 * MIN) == Believed(TRUE, "claimed")


def test_a_small_error_is_let_be() -> None:
    assert told(MIN, MIN) == Believed(TRUE + MIN, "claimed")
    assert told(skew=MIN) == Believed(TRUE, "claimed")


def test_uptimes_of_different_openings_say_nothing() -> None:
    assert believed(Said(TRUE, NOW, 90_000, 1_000), NOW) == Believed(TRUE, "claimed")


@pytest.mark.parametrize("sent_at", [datetime(1, 1, 1, tzinfo=UTC), datetime(9999, 12, 31, tzinfo=UTC)])
def test_a_phone_out_of_all_time_has_none(sent_at: datetime) -> None:
    found = believed(Said(sent_at, sent_at, skew=timedelta(days=10**6)), NOW)
    assert found is None or found.at.year < 9999
