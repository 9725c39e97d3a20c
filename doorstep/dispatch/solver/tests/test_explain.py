"""The reason that binds, in words, exact to the minute."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from doorstep.core.errors import text
from doorstep.dispatch.solver.explain import reasons
from doorstep.dispatch.solver.explaining import Explainer
from doorstep.dispatch.solver.plan import Why
from doorstep.dispatch.solver.problem import Certificate, Job, Need, Problem, Worker
from doorstep.dispatch.solver.schedule import Stop
from doorstep.dispatch.solver.tests.worlds import DAY, Street, at_minute, clock, job, lunch, worker, world
from doorstep.dispatch.solver.tours import tours_of

TITLES = {
    "fibre": text("光纤入户安装", "Fibre installation"),
    "devices:0": text("光猫", "ONTs"),
    "rest": text("工休", "the tea break"),
    "operator": text("上岗证", "Operator's certificate"),
}
PERMIT = (Need("operator", DAY),)


def why(job_: Job, who: Worker, *others: Job) -> tuple[Why, str, str]:
    """Why `who` can't do the job, the others being with him already."""
    problem: Problem = replace(world([*others, job_], [who]), titles=TITLES)
    tours = tours_of(problem, Street())
    for other in others:
        if other.present is not None:
            tours[who.id].insert(len(tours[who.id].stops), Stop.free(other))
    (reason,) = reasons(job_, problem, tours)
    assert Explainer(problem, tours, Street(), [job_], few=0).reasons(job_.id) == (reason,)
    return reason.why, reason.text["zh"], reason.text["en"]


def test_a_skill_is_missing() -> None:
    """The skill is named by its title."""
    assert why(job("a", 0, 8, 9, skills={"fibre": 2}), worker("zhao", 0)) == (
        Why.SKILL,
        "没有“光纤入户安装”技能",
        "lacks the skill 'Fibre installation'",
    )


def test_a_skill_is_not_enough() -> None:
    """The level that he has and the one that is asked for."""
    found = why(job("a", 0, 8, 9, skills={"fibre": 2}), worker("zhao", 0, skills={"fibre": 1}))
    assert found[1:] == (
        "“光纤入户安装”是 1 级，这单要 2 级",
        "'Fibre installation' at level 1, the job asks for 2",
    )


def test_a_certificate_lapses_on_the_very_day() -> None:
    """The last day is the day before: on the day itself he can't go any more."""
    papers = (Certificate("operator", date(2023, 11, 2), DAY),)
    assert why(job("a", 0, 8, 9, certificates=PERMIT), worker("li", 0, certificates=papers)) == (
        Why.CERTIFICATE,
        "上岗证 11月2日到期",
        "operator's certificate lapses 2 Nov",
    )
    day_more = (Certificate("operator", date(2023, 11, 2), date(2026, 11, 3)),)
    asked = job("a", 0, 8, 9, certificates=PERMIT)
    problem = world([asked], [worker("li", 0, certificates=day_more)])
    assert reasons(asked, problem, tours_of(problem, Street())) == ()


def test_a_certificate_was_never_held_or_is_not_valid_yet() -> None:
    """Neither is called a lapse."""
    asked = job("a", 0, 8, 9, certificates=PERMIT)
    assert why(asked, worker("li", 0))[1:] == ("没有上岗证", "has no operator's certificate")
    coming = (Certificate("operator", date(2026, 11, 5), date(2029, 11, 5)),)
    assert why(asked, worker("li", 0, certificates=coming))[1:] == (
        "上岗证 11月5日才生效",
        "operator's certificate only valid from 5 Nov",
    )


def test_off_duty_and_in_another_area() -> None:
    """A man without hours, and one who isn't sent there."""
    off = replace(worker("li", 0), shifts=())
    assert why(job("a", 0, 8, 9), off)[:2] == (Why.SHIFT, "当天不当班")
    elsewhere = worker("li", 0, areas=frozenset({"yaohai"}))
    assert why(job("a", 0, 8, 9, area="shushan"), elsewhere)[:2] == (Why.AREA, "不负责这个网格")


def test_the_shift_does_not_reach_the_window() -> None:
    """A job of 60 minutes in 16:00–18:00 for one who goes at 16:30."""
    assert why(job("a", 0, 16, 18), worker("li", 0, (8.0, 16.5))) == (
        Why.WINDOW,
        "当班 08:00–16:30，够不着 16:00–18:00 时段",
        "on duty 08:00–16:30: not long enough in 16:00–18:00",
    )


def test_he_would_be_there_too_late() -> None:
    """The earliest minute at which he can begin."""
    # On duty from 8:00, 82 minutes away: 9:22; the window 8:00-9:00 is over.
    assert why(job("a", 82, 8, 9), worker("li", 0)) == (
        Why.LATE,
        "最早 09:22 才能开始，赶不上 08:00–09:00 时段",
        "would reach the 08:00–09:00 window at 09:22",
    )


def test_he_would_not_be_done_before_the_shift_ends() -> None:
    """In time for the window, but too far away to finish."""
    # Locked till 15:45 at 0; 20 minutes: 16:05; 60 minutes more: 17:05, after 17:00.
    found = why(job("a", 20, 16, 18), worker("li", 0), job("b", 0, 15, 15.5, 45, locked=("li", 15)))
    assert found == (
        Why.LATE,
        "最早 16:05 才能开始，17:00 前做不完",
        "can begin at 16:05 at the earliest, not done by 17:00",
    )


def test_he_would_not_be_done_before_his_lunch_hour() -> None:
    """The hours before noon are a shift of their own when lunch has its fixed place."""
    # 40 minutes away: 8:40 at the earliest; till 11:00 locked at 0, so there at 11:40, not done by 12:00.
    split = worker("li", 0, (8.0, 12.0), (13.0, 17.0))
    found = why(job("a", 40, 11, 12), split, job("b", 0, 8, 9, 180, locked=("li", 8)))
    assert found[1] == "最早 11:40 才能开始，12:00 前做不完"


def test_what_he_has_already_would_suffer() -> None:
    """The visit that would be missed is named with its window."""
    # told must begin before 9:00; a (8:00-8:20, an hour) ends at 9:00 at the earliest. After told, begun at
    # 8:00 and done at 9:00, the window of a is over: the nearest miss is before it.
    told = job("told", 0, 8, 9, present=("li", 8))
    assert why(job("a", 0, 8, 8.5), worker("li", 0), told) == (
        Why.TIME,
        "排进去会误了 08:00–09:00 的 told",
        "would make told (08:00–09:00) late",
    )


def test_a_locked_visit_would_suffer() -> None:
    """What is fixed is named by its hour."""
    # a at 30: there 8:30, done 9:30; back at 0 10:00; the locked visit begins 9:45.
    found = why(job("a", 30, 8, 9), worker("li", 0), job("pin", 0, 9, 10, locked=("li", 9.75)))
    assert found[1:] == ("排进去会误了 09:45 的 pin", "would make pin (09:45) late")


def test_no_time_for_lunch_or_the_way_home() -> None:
    """Neither is given up for a job."""
    hungry = why(job("a", 0, 10.75, 10.8, 210), worker("li", 0, breaks=lunch()))
    assert hungry[:2] == (Why.BREAK, "排进去就没有午休时间")
    homeless = why(job("a", 20, 16, 16.5, 50), worker("li", 0, end=at_minute(0)))
    assert homeless[:2] == (Why.TIME, "排进去下班前回不到收工点")


def test_his_day_is_full() -> None:
    """The most visits that he may have."""
    told = job("told", 0, 8, 9, present=("li", 8))
    found = why(job("a", 0, 8, 16), worker("li", 0, max_jobs=1), told)
    assert found == (Why.FULL, "当天最多 1 单，这单排进去是第 2 单", "would be his 2nd visit of at most 1")


def test_the_van_is_full() -> None:
    """Two of a kind are on it from the start; what is fetched counts from then on."""
    # told brings two: from the start 2 on the van; a third doesn't fit. Fetched after told, one does.
    told = replace(job("told", 0, 8, 9, present=("li", 8)), delivery=(2,))
    van = worker("li", 0, capacity=(2,))
    found = why(replace(job("a", 0, 8, 16), delivery=(1,)), van, told)
    assert found == (
        Why.CAPACITY,
        "车上最多装 2 件光猫，这单是第 3 件",
        "the van holds 2 ONTs, this would be the 3rd",
    )
    more = why(replace(job("a", 0, 8, 16), delivery=(3,)), van, told)
    assert more[2] == "the van holds 2 ONTs, with this job it would carry 5"
    fetched = replace(job("a", 0, 8, 16), pickup=(1,))
    problem = world([told, fetched], [van])
    tours = tours_of(problem, Street())
    tours["li"].insert(0, Stop.free(told))
    assert [index for _, index in tours["li"].places_for(Stop.free(fetched))] == [1]


def test_the_van_would_be_too_full_where_there_is_time() -> None:
    """Fetched before told, whose two are still on it; after told the window is over."""
    told = replace(job("told", 0, 9.5, 10, present=("li", 9.5)), delivery=(2,))
    fetched = replace(job("a", 0, 8, 9), pickup=(1,))
    assert why(fetched, worker("li", 0, capacity=(2,)), told)[0] is Why.CAPACITY


def test_he_would_drive_too_far() -> None:
    """The shortest of all orders that can be kept is named."""
    # told at 100; a at 190: there 190 minutes; any other order is longer.
    told = job("told", 100, 8, 16, present=("li", 9.7))
    found = why(job("a", 190, 8, 16), worker("li", 0, max_travel_s=3 * 3600), told)
    assert found == (
        Why.TRAVEL,
        "路上要 3 小时 10 分，最多 3 小时",
        "would drive 3 h 10 min of at most 3 h",
    )


def test_a_break_with_a_name() -> None:
    """The first break for which no time is left is named."""
    rests = (*lunch(15, 9, 9.5), *lunch())
    named = (replace(rests[0], id="rest"), rests[1])
    found = why(job("a", 0, 8.75, 8.8, 60), worker("li", 0, breaks=named))
    assert found == (Why.BREAK, "排进去就没有工休时间", "would leave no time for the tea break")


def test_nobody_comes_along() -> None:
    """Both halves could be done, by two who are never free at the same time."""
    # The window is 8-10. li is on duty till 9:00 and wang from 9:00 on: an hour each.
    halves = [replace(job(name, 0, 8, 10), pair="lift") for name in ("a", "b")]
    problem = world(halves, [worker("li", 0, (8.0, 9.0)), worker("wang", 0, (9.0, 17.0))])
    found = reasons(halves[0], problem, tours_of(problem, Street()))
    assert [(each.worker, each.why) for each in found] == [("li", Why.PAIR), ("wang", Why.PAIR)]
    assert found[0].text["zh"] == "本人能去，但没有第二个人能同时上门"
    longer = world(halves, [worker("li", 0, (8.0, 10.5)), worker("wang", 0, (9.0, 17.0))])
    assert reasons(halves[0], longer, tours_of(longer, Street())) == ()


def test_the_window_is_over() -> None:
    """Released at ten, the job can't begin in a window that closed at nine."""
    found = why(job("a", 0, 8, 9, release_at=clock(10)), worker("li", 0))
    assert found == (Why.PAST, "08:00–09:00 时段已经过了", "the window 08:00–09:00 is over")


def test_after_what_is_done_only_the_rest_of_the_day_counts() -> None:
    """At 10:00, a visit that was done at 8 isn't something that he could come before."""
    # On duty for the plan from 10:00 on, standing at 40 since 9:00: 40 minutes back: 10:40, the window ends
    # 10:30.
    done = job("done", 40, 8, 9, locked=("li", 8))
    found = why(job("a", 0, 10, 10.5), worker("li", 0, (10.0, 17.0)), done)
    assert found[1] == "最早 10:40 才能开始，赶不上 10:00–10:30 时段"


def test_an_hour_that_never_comes_is_none_to_tell() -> None:
    """What he has lasts beyond his shift already: nobody can say when he would be there."""
    told = job("told", 0, 8, 9, 660, present=("li", 8))
    assert why(job("b", 0, 15, 16, 30), worker("li", 0), told) == (
        Why.LATE,
        "前面的单下班前就做不完，赶不到这单",
        "isn't done with what comes before in his shift",
    )
