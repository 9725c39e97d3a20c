"""Decisions about windows: capacity and reasons, without a database."""

from collections.abc import Mapping
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from doorstep.booking import rules
from doorstep.booking.rules import Asking, OnDuty, Place
from doorstep.core.windows import Window
from doorstep.orders.states import State
from tests.cast import DAY, at

TEN = Window(at(10), at(12))
FIBRE = {"ftth_install": 2}


def crew_member(
    skills: Mapping[str, int], *free: Window, certified: bool = True, grids: int = 1, staff_no: str = "HF1001"
) -> OnDuty:
    return OnDuty(staff_no, skills, certified, grids, free or (Window(at(8), at(18)),))


LI_QIANG = crew_member({"ftth_install": 3})
ZHAO_LEI = crew_member({"voice": 2, "copper": 2}, staff_no="HF1002")
ASKING = Asking(State.RECEIVED, False, FIBRE)
PLACE = Place(TEN, left=1, open=True, held=False)


def test_the_windows_of_a_day_are_local() -> None:
    windows = rules.windows_of(DAY)
    assert (windows[0].from_at, windows[-1].to_at) == (at(8), at(20))
    assert rules.slot_id("HF-YH", windows[1]) == "HF-YH:2026-03-02:1000-1200"


def test_half_an_hour_is_no_job_and_an_hour_is_one() -> None:
    assert rules.jobs_in(crew_member(FIBRE, Window(at(11, 30), at(18))), TEN) == 0
    assert rules.jobs_in(crew_member(FIBRE, Window(at(11), at(18))), TEN) == 1
    assert rules.jobs_in(crew_member(FIBRE, Window(at(8), at(10, 30)), Window(at(11), at(12))), TEN) == 1


def test_a_technician_of_two_grids_counts_half_in_each() -> None:
    shared = crew_member(FIBRE, grids=2)
    assert rules.capacity([shared], TEN) == 1
    assert rules.capacity([shared, LI_QIANG], TEN) == 3


def test_without_certificate_or_with_help_only_nobody_adds_a_place() -> None:
    assert rules.capacity([crew_member(FIBRE, certified=False)], TEN) == 0
    assert rules.capacity([crew_member({"ftth_install": 1})], TEN) == 0


def test_an_open_window_with_a_place_and_a_skilled_technician_is_offered() -> None:
    assert rules.why_not(ASKING, PLACE, TEN, [LI_QIANG, ZHAO_LEI], at(7)) is None


def reason(asking: Asking = ASKING, place: Place | None = PLACE, hour: float = 7, crew: object = None) -> str:
    who = [LI_QIANG] if crew is None else crew
    said = rules.why_not(asking, place, TEN, who, at(0) + timedelta(hours=hour))  # type: ignore[arg-type]
    return said["zh"] if said else ""


def test_each_reason_is_said() -> None:
    assert "已经开始" in reason(hour=10)
    assert "不足 60 分钟" in reason(hour=9.5)
    assert "尚未开放" in reason(place=None)
    assert "主管关闭" in reason(place=Place(TEN, 0, False, False))
    assert "约满" in reason(place=Place(TEN, 0, True, False))
    assert "无人当班" in reason(crew=[crew_member(FIBRE, Window(at(14), at(18)))])
    assert "光纤入户安装" in reason(crew=[ZHAO_LEI])
    assert "上岗证" in reason(crew=[crew_member(FIBRE, certified=False), ZHAO_LEI])
    assert "挂起" in reason(Asking(State.SUSPENDED, False, FIBRE))
    assert "已取消" in reason(Asking(State.CANCELLED, False, FIBRE))


def test_an_emergency_is_offered_until_half_an_hour_before() -> None:
    urgent = Asking(State.RECEIVED, True, FIBRE)
    assert reason(urgent, hour=9.5) == ""
    assert "不足 30 分钟" in reason(urgent, hour=9.6)


def test_a_full_window_stays_offered_to_the_order_that_holds_a_place_in_it() -> None:
    assert reason(place=Place(TEN, 0, True, True)) == ""


@given(minutes=st.integers(0, 24 * 60))
def test_past_reasons_never_turn_back(minutes: int) -> None:
    """Once a window can't be offered for time's sake it never is again."""
    now = at(0) + timedelta(minutes=minutes)
    said = rules.why_not(ASKING, PLACE, TEN, [LI_QIANG], now)
    later = rules.why_not(ASKING, PLACE, TEN, [LI_QIANG], now + timedelta(minutes=1))
    assert said is None or later is not None


def test_skilled_means_alone() -> None:
    assert "光纤入户安装" in reason(crew=[crew_member({"ftth_install": 1, "voice": 2})])
