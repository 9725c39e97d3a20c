"""What the endpoints of dispatch take and give."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from ninja import Field, Schema

from doorstep.core.errors import Text
from doorstep.core.field_problems import Day, Instant
from doorstep.dispatch.candidates import Candidate
from doorstep.dispatch.plan_changes import Change, Seat
from doorstep.dispatch.planning import PlanReport
from doorstep.dispatch.reasons import Why
from doorstep.standards.language import Words


class ReasonOut(Schema):
    staff_no: str
    name: str
    code: str
    text: Words


class PlanIn(Schema):
    day: Day
    dry_run: bool = False


class SeatOut(Schema):
    staff_no: str
    name: str
    from_at: datetime
    to_at: datetime


class ChangeOut(Schema):
    number: str
    kind: str
    before: SeatOut | None
    after: SeatOut | None


class LeftOutOut(Schema):
    number: str
    reasons: list[ReasonOut]


class PlanOut(Schema):
    """`left_out`: the orders counted by `unassigned`, each with why not by technician."""

    day: date
    dry_run: bool
    assigned: int
    unassigned: int
    seconds: float
    changes: list[ChangeOut]
    left_out: list[LeftOutOut]


class CandidateOut(Schema):
    staff_no: str
    name: str
    possible: bool
    from_at: datetime | None
    to_at: datetime | None
    extra_travel_min: int | None
    reasons: list[Words]


class AssignIn(Schema):
    """`from_at` null: the best start that his day has."""

    staff_no: Annotated[str, Field(min_length=1, max_length=40)]
    from_at: Instant | None = None


class AssignedOut(Schema):
    number: str
    staff_no: str
    name: str
    from_at: datetime
    to_at: datetime


class UnassignIn(Schema):
    reason: Annotated[str, Field(min_length=1, max_length=500)]


def words(said: Text) -> Words:
    return Words(zh=said["zh"], en=said["en"])


def plan_out(report: PlanReport) -> PlanOut:
    return PlanOut(
        day=report.day,
        dry_run=report.dry_run,
        assigned=report.assigned,
        unassigned=len(report.unassigned),
        seconds=round(report.seconds, 3),
        changes=[_change(change) for change in report.changes],
        left_out=[
            LeftOutOut(number=each.number, reasons=[_reason(why) for why in each.reasons])
            for each in report.unassigned
        ],
    )


def candidate_out(candidate: Candidate) -> CandidateOut:
    return CandidateOut(
        staff_no=candidate.staff_no,
        name=candidate.name,
        possible=candidate.possible,
        from_at=candidate.from_at,
        to_at=candidate.to_at,
        extra_travel_min=candidate.extra_travel_min,
        reasons=[words(reason) for reason in candidate.reasons],
    )


def _reason(why: Why) -> ReasonOut:
    return ReasonOut(staff_no=why.staff_no, name=why.name, code=why.code, text=words(why.text))


def _change(change: Change) -> ChangeOut:
    return ChangeOut(
        number=change.number, kind=change.kind, before=_seat(change.before), after=_seat(change.after)
    )


def _seat(seat: Seat | None) -> SeatOut | None:
    if seat is None:
        return None
    during = seat.during
    return SeatOut(staff_no=seat.staff_no, name=seat.name, from_at=during.from_at, to_at=during.to_at)
