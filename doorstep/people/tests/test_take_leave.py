import pytest
from django.db import IntegrityError, transaction
from psycopg.types.range import TimestamptzRange

from doorstep.core.windows import Window
from doorstep.people.errors import BadInput, LeaveOverlap, TechnicianNotFound
from doorstep.people.models import Leave
from doorstep.people.services import take_leave
from tests.cast import Cast, at

AFTERNOON = Window(at(14), at(18))


def test_leave_is_noted_and_the_shift_stays(cast: Cast) -> None:
    leave = take_leave(staff_no="HF1001", during=AFTERNOON, kind="sick", note="发烧")
    leave.refresh_from_db()
    assert (leave.during.lower, leave.during.upper) == (AFTERNOON.from_at, AFTERNOON.to_at)
    assert (leave.kind, leave.note) == ("sick", "发烧")
    assert cast.li_qiang.shifts.count() == 2


def test_the_same_hours_again_only_correct_kind_and_note(cast: Cast) -> None:
    first = take_leave(staff_no="HF1001", during=AFTERNOON, kind="sick")
    second = take_leave(staff_no="HF1001", during=AFTERNOON, kind="annual", note="改年假")
    assert second.pk == first.pk
    assert Leave.objects.get().kind == "annual"


def test_overlapping_leave_is_refused_with_the_leave_in_the_way(cast: Cast) -> None:
    take_leave(staff_no="HF1001", during=AFTERNOON, kind="sick")
    with pytest.raises(LeaveOverlap) as refusal:
        take_leave(staff_no="HF1001", during=Window(at(17), at(19)), kind="personal")
    assert refusal.value.details["from_at"] == "2026-03-02 14:00"
    assert Leave.objects.count() == 1


@pytest.mark.parametrize(("kind", "note", "field"), [("party", "", "kind"), ("sick", "x" * 201, "note")])
def test_bad_values_are_named(cast: Cast, kind: str, note: str, field: str) -> None:
    with pytest.raises(BadInput) as refusal:
        take_leave(staff_no="HF1001", during=AFTERNOON, kind=kind, note=note)
    assert [told["field"] for told in refusal.value.details["fields"]] == [field]
    assert not Leave.objects.exists()


def test_an_unknown_technician_is_refused(cast: Cast) -> None:
    with pytest.raises(TechnicianNotFound):
        take_leave(staff_no="HF9999", during=AFTERNOON, kind="sick")


def test_the_table_itself_refuses_an_overlap(cast: Cast) -> None:
    during = TimestamptzRange(AFTERNOON.from_at, AFTERNOON.to_at)
    Leave.objects.create(technician=cast.li_qiang, during=during, kind="sick")
    with pytest.raises(IntegrityError, match="leave_no_overlap"), transaction.atomic():
        Leave.objects.create(technician=cast.li_qiang, during=during, kind="annual")
