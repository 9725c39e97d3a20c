import json
from datetime import date
from pathlib import Path

import holidays
import pytest

from doorstep.core.working_calendar import CalendarFileInvalid, load_calendar

CALENDAR = load_calendar()


@pytest.mark.parametrize(
    ("on", "worked"),
    [
        (date(2026, 2, 13), True),  # Friday before Spring Festival
        (date(2026, 2, 14), True),  # Saturday, made up for 20 February
        (date(2026, 2, 15), False),  # Sunday, first day of the break
        (date(2026, 2, 20), False),  # Friday inside the break
        (date(2026, 2, 24), True),  # Tuesday, back at work
        (date(2026, 2, 28), True),  # Saturday, made up for 23 February
        (date(2026, 3, 1), False),  # an ordinary Sunday
        (date(2026, 10, 4), False),  # Sunday inside the National Day break
        (date(2025, 12, 31), True),
    ],
)
def test_spring_festival_and_its_make_up_days(on: date, worked: bool) -> None:
    assert CALENDAR.is_working_day(on) is worked


@pytest.mark.parametrize("year", [2024, 2025, 2026])
def test_every_day_agrees_with_the_holidays_package(year: int) -> None:
    theirs = holidays.country_holidays("CN", years=year)
    days = [
        date.fromordinal(n) for n in range(date(year, 1, 1).toordinal(), date(year + 1, 1, 1).toordinal())
    ]
    assert [on for on in days if CALENDAR.is_working_day(on)] == [
        on for on in days if theirs.is_working_day(on)
    ]


def test_as_many_make_up_days_as_the_notices_name() -> None:
    named = {year: sum(on.year == year for on in CALENDAR.makeup_days) for year in (2024, 2025, 2026)}
    assert named == {2024: 8, 2025: 5, 2026: 6}


def test_a_year_nobody_published_has_plain_weekends_and_shows() -> None:
    assert CALENDAR.missing_years(date(2026, 12, 1), date(2028, 1, 1)) == [2027, 2028]
    assert CALENDAR.missing_years(date(2024, 1, 1), date(2026, 12, 31)) == []
    assert CALENDAR.is_working_day(date(2027, 1, 1))  # a Friday: the fallback knows no holidays
    assert not CALENDAR.is_working_day(date(2027, 1, 2))


def test_a_file_brings_the_next_year_and_corrects_a_shipped_one(tmp_path: Path) -> None:
    path = tmp_path / "calendar.json"
    years = {
        "2026": {"days_off": ["2026-01-01"], "makeup_days": []},
        "2027": {"days_off": ["2027-01-01"], "makeup_days": ["2027-01-03"]},
    }
    path.write_text(json.dumps({"years": years}), encoding="utf-8")

    calendar = load_calendar(path)

    assert calendar.missing_years(date(2025, 1, 1), date(2027, 12, 31)) == []
    assert calendar.is_working_day(date(2027, 1, 3))
    assert calendar.is_working_day(date(2026, 2, 17)), "the file's 2026 replaces ours as a whole"
    assert not calendar.is_working_day(date(2025, 1, 1)), "years the file leaves out stay"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("{", "line 1 is not JSON"),
        ("[]", "no years"),
        ('{"years": {}}', "no years"),
        ('{"years": {"26": {"days_off": [], "makeup_days": []}}}', "'26' is not a year"),
        ('{"years": {"2027": {"days_off": []}}}', "year 2027: makeup_days"),
        ('{"years": {"2027": {"days_off": ["2027-02-30"], "makeup_days": []}}}', "year 2027:"),
        ('{"years": {"2027": {"days_off": [20270101], "makeup_days": []}}}', "year 2027:"),
        ('{"years": {"2027": {"days_off": ["2026-01-01"], "makeup_days": []}}}', "2026-01-01"),
        ('{"years": {"2027": {"days_off": [], "makeup_days": ["2027-01-04"]}}}', "2027-01-04 can't be"),
        (
            '{"years": {"2027": {"days_off": ["2027-01-03"], "makeup_days": ["2027-01-03"]}}}',
            "2027-01-03 can't",
        ),
    ],
)
def test_a_broken_file_is_refused_with_the_place(tmp_path: Path, content: str, said: str) -> None:
    path = tmp_path / "calendar.json"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(CalendarFileInvalid) as refused:
        load_calendar(path)
    assert said in refused.value.titled("en")
    assert "calendar.json" in refused.value.titled("zh")
    assert '{"years": {"2026"' in refused.value.mended("zh")


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CalendarFileInvalid, match="can't read it"):
        load_calendar(tmp_path / "none.json")
