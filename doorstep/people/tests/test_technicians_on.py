from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from doorstep.core.windows import Window
from doorstep.people.queries import TechnicianDay, technicians_on, technicians_over
from doorstep.people.services import set_shift, take_leave
from tests.cast import DAY, Cast, at


def _li_qiang(day: date = DAY) -> TechnicianDay:
    return next(t for t in technicians_on(day=day, unit_path="hf/") if t.staff_no == "HF1001")


def test_a_technicians_day_is_told_whole(cast: Cast) -> None:
    day = _li_qiang()
    assert (day.technician_id, day.name, day.unit_path) == (cast.li_qiang.pk, "李强", "hf/hf-east/")
    assert day.grids == {"HF-YH"}
    assert day.skills == {"ftth_install": 3, "ftth_repair": 2, "iptv": 2}
    assert ("operator", date(2024, 3, 1), date(2027, 3, 1)) in day.certificates
    assert day.shift_windows == ((at(8), at(18)),)
    assert day.lunches == ((at(12), at(13)),)
    assert (day.start, day.star_level, day.languages) == ((31.862, 117.305), 4, ("zh",))


def test_certificates_are_judged_on_the_day(cast: Cast) -> None:
    day = _li_qiang()
    assert day.holds("operator", DAY)
    assert not day.holds("operator", date(2027, 3, 1))
    assert not day.holds("electrical", DAY)


def test_leave_is_cut_out_of_hours_and_lunch(cast: Cast) -> None:
    take_leave(staff_no="HF1001", during=Window(at(10), at(12, 30)), kind="personal")
    day = _li_qiang()
    assert day.shift_windows == ((at(8), at(10)), (at(12, 30), at(18)))
    assert day.lunches == ((at(12, 30), at(13)),)


def test_who_is_off_duty_is_there_without_hours(cast: Cast) -> None:
    take_leave(staff_no="HF1001", during=Window(at(0), at(0, day=DAY + timedelta(days=1))), kind="sick")
    assert (_li_qiang().shift_windows, _li_qiang().lunches) == ((), ())
    assert _li_qiang(DAY + timedelta(days=30)).shift_windows == ()


def test_only_the_hours_of_the_local_day_count(cast: Cast) -> None:
    next_week = DAY + timedelta(days=7)
    set_shift(
        staff_no="HF1001", during=Window(at(22, day=next_week), at(6, day=next_week + timedelta(days=1)))
    )
    assert _li_qiang(next_week).shift_windows == (
        (at(22, day=next_week), at(0, day=next_week + timedelta(days=1))),
    )
    assert _li_qiang(next_week + timedelta(days=1)).shift_windows == (
        (at(0, day=next_week + timedelta(days=1)), at(6, day=next_week + timedelta(days=1))),
    )


@pytest.mark.parametrize(
    ("path", "seen"), [("hf/", 2), ("hf/hf-east/", 2), ("hf/hf-west/", 0), ("hf/hf-east/crew-1/", 0)]
)
def test_only_technicians_in_scope_are_told(cast: Cast, path: str, seen: int) -> None:
    assert len(technicians_on(day=DAY, unit_path=path)) == seen


def test_the_inactive_are_left_out(cast: Cast) -> None:
    cast.li_qiang.active = False
    cast.li_qiang.save()
    assert [t.staff_no for t in technicians_on(day=DAY, unit_path="hf/")] == ["HF1002"]


def test_the_number_of_queries_does_not_grow_with_the_crew(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(3):
        assert len(technicians_on(day=DAY, unit_path="hf/")) == 2


def test_many_days_are_told_in_as_many_queries_as_one(
    cast: Cast, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    """The second day of the cast's shifts, then a day without: leave on one day leaves the others alone."""
    take_leave(staff_no="HF1001", during=Window(at(8), at(18)), kind="annual")
    week = [DAY + timedelta(days=ahead) for ahead in range(7)]
    with django_assert_num_queries(3):
        told = technicians_over(days=week, unit_path="hf/")
    assert list(told) == week
    for day in week[:3]:
        assert told[day] == technicians_on(day=day, unit_path="hf/")
    assert [len(who.shift_windows) for who in told[DAY]] == [0, 1]
    assert [len(who.shift_windows) for who in told[week[1]]] == [1, 1]
    assert [len(who.shift_windows) for who in told[week[2]]] == [0, 0]


def test_only_those_are_told_who_look_after_one_of_the_grids(cast: Cast) -> None:
    cast.zhao_lei.grids.add(cast.far_grid)

    def served(*grids: str) -> list[str]:
        found = technicians_over(days=[DAY], unit_path="hf/", grids=grids)[DAY]
        return [who.staff_no for who in found]

    assert served("HF-YH") == ["HF1001", "HF1002"]
    assert served("HF-SS") == ["HF1002"]
    assert served("HF-SS", "HF-YH") == ["HF1001", "HF1002"]
    assert served("HF-XX") == []
