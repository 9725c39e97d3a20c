"""Decisions about windows: capacity and reasons, without a database."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from doorstep.booking import rules
from doorstep.booking.rules import Asking, OnDuty, Place, Work
from doorstep.core.windows import Window
from doorstep.orders.states import State
from tests.cast import DAY, at

TEN = Window(at(10), at(12))
FIBRE = {"ftth_install": 2}
INSTALL = Work((("ftth_install", 2),), ("operator",))
REPAIR = Work((("ftth_repair", 2),), ("operator",))


def crew_member(
    skills: Mapping[str, int], *free: Window, certified: bool = True, grids: int = 1, staff_no: str = "HF1001"
) -> OnDuty:
    papers = frozenset({"operator"} if certified else ())
    return OnDuty(staff_no, skills, papers, grids, free or (Window(at(8), at(18)),))


LI_QIANG = crew_member({"ftth_install": 3})
ZHAO_LEI = crew_member({"voice": 2, "copper": 2}, staff_no="HF1002")
ASKING = Asking(State.RECEIVED, False, INSTALL)
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
    assert "挂起" in reason(Asking(State.SUSPENDED, False, INSTALL))
    assert "已取消" in reason(Asking(State.CANCELLED, False, INSTALL))


def test_an_emergency_is_offered_until_half_an_hour_before() -> None:
    urgent = Asking(State.RECEIVED, True, INSTALL)
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


FITTERS = [crew_member({"ftth_install": 3}, staff_no=f"HF10{last}") for last in range(2)]
REPAIRERS = [crew_member({"ftth_repair": 2}, staff_no=f"HF20{last}") for last in range(4)]
ALL_ROUND = crew_member({"ftth_install": 2, "ftth_repair": 2}, staff_no="HF300")


def crowd(work: Work, promised: Mapping[Work, int], crew: Sequence[OnDuty], **changes: bool) -> str:
    """Why not, in a window of ten places that are not all gone."""
    place = Place(TEN, left=5, open=True, held=False, promised=promised)
    asking = replace(
        ASKING, work=work, urgent=changes.pop("urgent", False), forced=changes.pop("forced", False)
    )
    said = rules.why_not(asking, replace(place, **changes), TEN, crew, at(7))  # type: ignore[arg-type]
    return said["en"] if said else ""


def test_a_window_holds_no_more_installations_than_fitters_can_do() -> None:
    """Two fitters make two visits each: the fifth is too much, though four repairers could do eight more."""
    crew = [*FITTERS, *REPAIRERS]
    assert crowd(INSTALL, {INSTALL: 3}, crew) == ""
    assert crowd(INSTALL, {INSTALL: 4}, crew) == ("2 could do it: 4 jobs in this window, 4 promised")
    assert crowd(REPAIR, {INSTALL: 4}, crew) == ""


def test_who_does_both_is_counted_once() -> None:
    """Two fitters and one who does both: six jobs. Four installations and one repair that only he can do
    leave one; a second repair would leave none for the next installation."""
    crew = [*FITTERS, ALL_ROUND]
    assert crowd(INSTALL, {INSTALL: 4, REPAIR: 1}, crew) == ""
    assert "3 could do it: 6 jobs" in crowd(INSTALL, {INSTALL: 4, REPAIR: 2}, crew)
    assert "3 could do it: 6 jobs" in crowd(REPAIR, {INSTALL: 5, REPAIR: 1}, crew)
    assert "1 could do it: 2 jobs" in crowd(REPAIR, {REPAIR: 2}, crew)


def test_two_who_are_alike_are_two() -> None:
    pair = [replace(FITTERS[0], people=2)]
    assert rules.capacity(pair, TEN) == 4
    assert crowd(INSTALL, {INSTALL: 3}, pair) == ""
    assert crowd(INSTALL, {INSTALL: 4}, pair) == "2 could do it: 4 jobs in this window, 4 promised"


def test_what_nobody_present_can_do_takes_no_place() -> None:
    voice = Work((("voice", 2),), ("operator",))
    assert crowd(INSTALL, {voice: 9, INSTALL: 3}, FITTERS) == ""


def test_an_emergency_and_a_supervisors_word_go_before() -> None:
    full = {INSTALL: 4}
    assert crowd(INSTALL, full, FITTERS, urgent=True) == ""
    assert crowd(INSTALL, full, FITTERS, forced=True) == ""
    assert crowd(INSTALL, full, FITTERS, by_hand=True) == ""
    assert crowd(INSTALL, full, FITTERS, held=True) == ""
