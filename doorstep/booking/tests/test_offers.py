"""The windows that an order is shown, each with the reason where it isn't offered."""

import pytest

from doorstep.booking import queries, services
from doorstep.booking.tests.making import CHEN_JING, FOURTEEN, TEN, happen, new_order, open_day, promise
from doorstep.core.errors import NotFound
from doorstep.core.windows import Window
from tests.cast import Cast, at

NUMBER = "GD900000001"


def _by_hours(number: str = NUMBER, hour: int = 7, days: int = 1) -> dict[str, queries.Offer]:
    return {o.slot[6:]: o for o in queries.offers(number=number, days=days, now=at(hour))}


def test_every_window_of_the_days_is_listed_in_order(cast: Cast) -> None:
    open_day(cast)
    open_day(cast, 1)
    new_order(cast)
    found = queries.offers(number=NUMBER, days=2, now=at(7))
    assert len(found) == 10 and [o.from_at for o in found] == sorted(o.from_at for o in found)
    ten = next(o for o in found if o.slot == TEN)
    assert (ten.offered, ten.reason, ten.left) == (True, None, 4)


def test_a_window_not_offered_says_why(cast: Cast) -> None:
    open_day(cast)
    new_order(cast)
    services.set_capacity(slot=TEN, capacity=0, open=True)
    services.set_capacity(slot=FOURTEEN, capacity=4, open=False)
    said = {hours: (o.reason or {"zh": ""})["zh"] for hours, o in _by_hours(days=2).items()}
    assert "约满" in said["2026-03-02:1000-1200"]
    assert "关闭" in said["2026-03-02:1400-1600"]
    assert said["2026-03-02:1600-1800"] == ""
    assert "无人当班" in said["2026-03-02:1800-2000"]
    assert "尚未开放" in said["2026-03-03:1000-1200"]


def test_copper_work_is_offered_to_whoever_knows_copper(cast: Cast) -> None:
    open_day(cast)
    new_order(cast, kind="repair", access="lan")
    cast.li_qiang.shifts.all().delete()
    assert _by_hours()["2026-03-02:1000-1200"].offered
    cast.zhao_lei.shifts.all().delete()
    assert not _by_hours()["2026-03-02:1000-1200"].offered


def test_past_windows_are_shown_as_past(cast: Cast) -> None:
    open_day(cast)
    new_order(cast)
    found = _by_hours(hour=11)
    assert not found["2026-03-02:1000-1200"].offered and found["2026-03-02:1400-1600"].offered


def test_the_wished_window_is_marked(cast: Cast) -> None:
    open_day(cast)
    new_order(cast, wished=Window(at(14), at(16)))
    assert [o.slot for o in _by_hours().values() if o.wished] == [FOURTEEN]


def test_a_suspended_order_is_offered_nothing(cast: Cast) -> None:
    open_day(cast)
    new_order(cast)
    body = {"type": "user_not_ready", "reason": "出差", "next_step": "再约", "expected_on": "2026-03-09"}
    happen(NUMBER, "order.suspended", body, CHEN_JING, at(7))
    assert all(o.reason and "挂起" in o.reason["zh"] for o in _by_hours().values())


def test_the_window_held_stays_among_the_offers(cast: Cast) -> None:
    open_day(cast)
    new_order(cast)
    services.set_capacity(slot=TEN, capacity=1, open=True)
    promise(NUMBER, TEN)
    new_order(cast, "GD900000002")
    assert _by_hours()["2026-03-02:1000-1200"].offered
    assert not _by_hours("GD900000002")["2026-03-02:1000-1200"].offered


def test_an_unknown_order_has_no_offers(cast: Cast) -> None:
    with pytest.raises(NotFound):
        queries.offers(number="GD-NONE", days=1, now=at(7))
