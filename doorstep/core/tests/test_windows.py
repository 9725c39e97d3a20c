from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from doorstep.core.windows import Window, WindowInvalid

SHANGHAI = ZoneInfo("Asia/Shanghai")


def clock(hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 1, 5, hour, minute, tzinfo=SHANGHAI)


MORNING = Window(clock(9), clock(11))


def test_a_window_holds_its_start_and_not_its_end() -> None:
    assert MORNING.contains(clock(9))
    assert MORNING.contains(clock(10, 59))
    assert not MORNING.contains(clock(11))
    assert MORNING.duration == timedelta(hours=2)


def test_windows_compare_by_instant_whatever_their_zone() -> None:
    assert Window(datetime(2026, 1, 5, 1, tzinfo=UTC), datetime(2026, 1, 5, 3, tzinfo=UTC)) == MORNING


def test_the_repeated_hour_of_a_zone_is_two_hours_long() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    # 25 October 2026: 02:00 comes twice, so 02:00 to 03:00 lasts from 00:00Z to 02:00Z.
    both = Window(datetime(2026, 10, 25, 2, tzinfo=berlin), datetime(2026, 10, 25, 3, tzinfo=berlin))
    assert both.duration == timedelta(hours=2)
    once_more = datetime(2026, 10, 25, 2, tzinfo=berlin, fold=1)
    assert Window(datetime(2026, 10, 25, 2, tzinfo=berlin), once_more).duration == timedelta(hours=1)


def test_touching_windows_share_nothing() -> None:
    noon = Window(clock(11), clock(13))
    assert not MORNING.overlaps(noon)
    assert MORNING.intersect(noon) is None
    assert MORNING.subtract(noon) == [MORNING]


def test_subtracting_from_the_middle_leaves_both_sides() -> None:
    assert MORNING.subtract(Window(clock(9, 30), clock(10))) == [
        Window(clock(9), clock(9, 30)),
        Window(clock(10), clock(11)),
    ]
    assert MORNING.subtract(Window(clock(8), clock(12))) == []


@pytest.mark.parametrize(("from_at", "to_at"), [(clock(11), clock(9)), (clock(9), clock(9))])
def test_a_window_must_run_forward(from_at: datetime, to_at: datetime) -> None:
    with pytest.raises(WindowInvalid, match="not before its end"):
        Window(from_at, to_at)


def test_a_naive_end_is_refused_by_name() -> None:
    with pytest.raises(WindowInvalid, match="to_at has no time zone"):
        Window(clock(9), clock(11).replace(tzinfo=None))


def test_iso_intervals_read_and_write() -> None:
    assert MORNING.iso() == "2026-01-05T01:00:00+00:00/2026-01-05T03:00:00+00:00"
    assert Window.parse("2026-01-05T09:00+08:00/2026-01-05T03:00:00Z") == MORNING


@pytest.mark.parametrize(
    "interval",
    ["", "/", "2026-01-05T09:00+08:00", "9:00/11:00", "a/b/c", "2026-01-05T01:00Z/2026-01-05T02:00"],
)
def test_other_texts_are_no_interval(interval: str) -> None:
    with pytest.raises(WindowInvalid):
        Window.parse(interval)


INSTANTS = st.integers(0, 40).map(lambda n: clock(0) + timedelta(minutes=n))
WINDOWS = st.tuples(INSTANTS, INSTANTS).filter(lambda p: p[0] < p[1]).map(lambda p: Window(*p))


@given(WINDOWS, WINDOWS)
def test_set_laws_minute_by_minute(a: Window, b: Window) -> None:
    minutes = [clock(0) + timedelta(minutes=n) for n in range(41)]
    shared, rest = a.intersect(b), a.subtract(b)
    for at in minutes:
        assert (shared is not None and shared.contains(at)) == (a.contains(at) and b.contains(at))
        assert any(piece.contains(at) for piece in rest) == (a.contains(at) and not b.contains(at))
    assert a.overlaps(b) == b.overlaps(a) == (shared is not None)
    assert a.covers(b) == (not b.subtract(a))
    assert Window.parse(a.iso()) == a
