from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from psycopg.types.range import TimestamptzRange

from doorstep.core.windows import Window
from doorstep.people.errors import BadInput, ShiftNotFound, ShiftOverlap, TechnicianNotFound
from doorstep.people.models import Shift
from doorstep.people.services import set_shift
from tests.cast import DAY, Cast, at

LATER = DAY + timedelta(days=7)
HOURS = Window(at(9, day=LATER), at(17, day=LATER))
LUNCH = Window(at(12, day=LATER), at(13, day=LATER))


def test_a_technician_is_put_on_duty(cast: Cast) -> None:
    shift = set_shift(staff_no="HF1001", during=HOURS, lunch=LUNCH)
    shift.refresh_from_db()
    assert (shift.during.lower, shift.during.upper) == (HOURS.from_at, HOURS.to_at)
    assert (shift.lunch.lower, shift.lunch.upper) == (LUNCH.from_at, LUNCH.to_at)


def test_the_same_hours_again_only_set_the_lunch(cast: Cast) -> None:
    first = set_shift(staff_no="HF1001", during=HOURS, lunch=LUNCH)
    second = set_shift(staff_no="HF1001", during=HOURS)
    assert second.pk == first.pk
    assert Shift.objects.get(pk=first.pk).lunch is None


def test_a_shift_is_moved(cast: Cast) -> None:
    first = set_shift(staff_no="HF1001", during=HOURS)
    later = Window(at(11, day=LATER), at(19, day=LATER))
    moved = set_shift(staff_no="HF1001", during=later, moved_from_at=HOURS.from_at)
    assert moved.pk == first.pk
    assert cast.li_qiang.shifts.get(pk=first.pk).during.lower == later.from_at


def test_shifts_may_touch_and_others_may_work_the_same_hours(cast: Cast) -> None:
    set_shift(staff_no="HF1001", during=HOURS)
    set_shift(staff_no="HF1001", during=Window(HOURS.to_at, HOURS.to_at + timedelta(hours=2)))
    set_shift(staff_no="HF1002", during=HOURS)
    assert cast.li_qiang.shifts.filter(during__startswith__gte=HOURS.from_at).count() == 2


def test_an_overlap_is_refused_with_the_shift_in_the_way(cast: Cast) -> None:
    with pytest.raises(ShiftOverlap) as refusal:
        set_shift(staff_no="HF1001", during=Window(at(17), at(20)))
    assert refusal.value.status == 409
    assert "2026-03-02 08:00 至 2026-03-02 18:00" in refusal.value.titled("zh")
    assert cast.li_qiang.shifts.count() == 2


def test_a_shift_is_not_moved_onto_another(cast: Cast) -> None:
    set_shift(staff_no="HF1001", during=HOURS)
    with pytest.raises(ShiftOverlap):
        set_shift(staff_no="HF1001", during=Window(at(10), at(12)), moved_from_at=HOURS.from_at)
    assert cast.li_qiang.shifts.filter(during__startswith=HOURS.from_at).exists()


def test_a_missing_shift_is_not_moved(cast: Cast) -> None:
    with pytest.raises(ShiftNotFound):
        set_shift(staff_no="HF1001", during=HOURS, moved_from_at=at(3))


def test_lunch_lies_within_the_shift(cast: Cast) -> None:
    with pytest.raises(BadInput) as refusal:
        set_shift(staff_no="HF1001", during=HOURS, lunch=Window(at(16, day=LATER), at(18, day=LATER)))
    assert refusal.value.details["fields"][0]["field"] == "lunch"


def test_an_unknown_technician_is_refused(cast: Cast) -> None:
    with pytest.raises(TechnicianNotFound):
        set_shift(staff_no="HF9999", during=HOURS)


@pytest.mark.parametrize(
    ("during", "lunch", "constraint"),
    [
        (TimestamptzRange(at(9), at(10)), None, "shift_no_overlap"),
        (TimestamptzRange(at(9, day=LATER), None), None, "shift_bounded"),
        (TimestamptzRange(at(9, day=LATER), at(10, day=LATER), "[]"), None, "shift_bounded"),
        (TimestamptzRange(at(9, day=LATER), at(9, day=LATER)), None, "shift_bounded"),
        (
            TimestamptzRange(at(9, day=LATER), at(10, day=LATER)),
            TimestamptzRange(at(9, day=LATER), at(11, day=LATER)),
            "shift_lunch_inside",
        ),
    ],
)
def test_the_table_itself_refuses(
    cast: Cast, during: TimestamptzRange, lunch: TimestamptzRange | None, constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        Shift.objects.create(technician=cast.li_qiang, during=during, lunch=lunch)
