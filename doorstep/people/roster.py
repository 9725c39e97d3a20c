"""When a technician works and when he is away."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from psycopg.types.range import TimestamptzRange

from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.people.errors import LeaveOverlap, ShiftNotFound, ShiftOverlap
from doorstep.people.models import Leave, Shift, Technician
from doorstep.people.queries import technician_numbered, window_of
from doorstep.people.refusing import bad_input, refused
from doorstep.people.states import LEAVE_KINDS


@transaction.atomic
def set_shift(
    *, staff_no: str, during: Window, lunch: Window | None = None, moved_from_at: datetime | None = None
) -> Shift:
    """Put a technician on duty, `lunch` kept free of work; the same hours again only set the lunch.

    With `moved_from_at`, the shift that started then gets these hours instead. Raises TechnicianNotFound,
    ShiftNotFound, ShiftOverlap, BadInput.
    """
    technician = technician_numbered(staff_no)
    if lunch is not None and not during.covers(lunch):
        raise bad_input("lunch", "午休须在班次之内", "must lie within the shift")
    hours = _range(during)
    if moved_from_at is None:
        shift = technician.shifts.filter(during=hours).first() or Shift(technician=technician)
    else:
        found = technician.shifts.filter(during__startswith=moved_from_at).first()
        if found is None:
            raise ShiftNotFound(staff_no=staff_no, from_at=_said(moved_from_at))
        shift = found
    shift.during = hours
    shift.lunch = _range(lunch) if lunch is not None else None
    with refused(shift_no_overlap=lambda: _overlap(technician, during, shift.pk)):
        shift.save()
    return shift


def _overlap(technician: Technician, during: Window, own_id: int | None) -> ShiftOverlap:
    other = technician.shifts.filter(during__overlap=_range(during)).exclude(pk=own_id or 0).first()
    hours = window_of(other.during) if other is not None else during
    return ShiftOverlap(staff_no=technician.staff_no, from_at=_said(hours.from_at), to_at=_said(hours.to_at))


@transaction.atomic
def take_leave(*, staff_no: str, during: Window, kind: str, note: str = "") -> Leave:
    """Note that a technician is away; the same hours again only set kind and note.

    Shifts stay on the roster; technicians_on subtracts the leave. Raises TechnicianNotFound, LeaveOverlap,
    BadInput.
    """
    technician = technician_numbered(staff_no)
    if kind not in LEAVE_KINDS:
        listed = ", ".join(LEAVE_KINDS)
        raise bad_input("kind", f"应为以下之一：{listed}", f"should be one of: {listed}")
    if len(note) > 200:
        raise bad_input("note", "最多 200 个字", "at most 200 characters")

    def overlap() -> LeaveOverlap:
        other = technician.leaves.filter(during__overlap=_range(during)).first()
        hours = window_of(other.during) if other is not None else during
        return LeaveOverlap(staff_no=staff_no, from_at=_said(hours.from_at), to_at=_said(hours.to_at))

    leave = technician.leaves.filter(during=_range(during)).first() or Leave(technician=technician)
    leave.during, leave.kind, leave.note = _range(during), kind, note
    with refused(leave_no_overlap=overlap):
        leave.save()
    return leave


def drop_leave(*, leave: int) -> None:
    """Take back a leave that was noted by mistake; one that is gone already is no error."""
    Leave.objects.filter(pk=leave).delete()


def _range(window: Window) -> TimestamptzRange:
    return TimestamptzRange(window.from_at, window.to_at)


def _said(at: datetime) -> str:
    """Local wall time, as the roster shows it."""
    return f"{at.astimezone(ZONE):%Y-%m-%d %H:%M}"
