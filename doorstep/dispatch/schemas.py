"""What the endpoints of dispatch take and give."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

from ninja import Field, Schema

from doorstep.core.errors import Text
from doorstep.core.field_problems import Day, Instant
from doorstep.core.windows import Window
from doorstep.dispatch.board import Board, Candidate, Row, Visit, Waiting, Why
from doorstep.dispatch.planning import Change, PlanReport, Seat
from doorstep.people.states import CERTIFICATE_KINDS, SKILLS, CertificateKind
from doorstep.standards.language import Words


class WindowOut(Schema):
    from_at: datetime
    to_at: datetime


class SkillOut(Schema):
    code: str
    title: Words
    level: int


class LapsingOut(Schema):
    kind: str
    title: Words
    valid_until_on: date
    days_left: int


class VisitOut(Schema):
    number: str
    kind: str
    state: str
    grid: str
    from_at: datetime
    to_at: datetime
    by: str
    promised: WindowOut | None
    travel_before_min: int
    address_masked: str
    emergency: bool
    late_risk: bool


class TechnicianRowOut(Schema):
    staff_no: str
    name: str
    unit: str
    skills: list[SkillOut]
    shift: list[WindowOut]
    certificates_lapsing: list[LapsingOut]
    visits: list[VisitOut]
    load_min: int


class ReasonOut(Schema):
    staff_no: str
    name: str
    code: str
    text: Words


class WaitingOut(Schema):
    number: str
    kind: str
    grid: str
    promised: WindowOut
    address_masked: str
    emergency: bool
    reasons: list[ReasonOut]


class BoardOut(Schema):
    day: date
    technicians: list[TechnicianRowOut]
    unassigned: list[WaitingOut]


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


def window_out(window: Window) -> WindowOut:
    return WindowOut(from_at=window.from_at, to_at=window.to_at)


def board_out(board: Board) -> BoardOut:
    return BoardOut(
        day=board.day,
        technicians=[_row(row) for row in board.technicians],
        unassigned=[_waiting(each) for each in board.unassigned],
    )


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


def _row(row: Row) -> TechnicianRowOut:
    who = row.who
    return TechnicianRowOut(
        staff_no=who.staff_no,
        name=who.name,
        unit=who.unit_path.rstrip("/").split("/")[-1],
        skills=[
            SkillOut(code=code, title=words(SKILLS.get(code, Text(zh=code, en=code))), level=level)
            for code, level in sorted(who.skills.items())
        ],
        shift=[window_out(window) for window in row.hours],
        certificates_lapsing=[
            LapsingOut(
                kind=each.kind,
                title=words(CERTIFICATE_KINDS[CertificateKind(each.kind)]),
                valid_until_on=each.valid_until_on,
                days_left=each.days_left,
            )
            for each in row.lapsing
        ],
        visits=[_visit(visit) for visit in row.visits],
        load_min=row.load_min,
    )


def _visit(visit: Visit) -> VisitOut:
    promised = window_out(visit.promised) if visit.promised else None
    return VisitOut(
        number=visit.number,
        kind=visit.kind,
        state=visit.state,
        grid=visit.grid,
        from_at=visit.from_at,
        to_at=visit.to_at,
        by=visit.by,
        promised=promised,
        travel_before_min=visit.travel_before_min,
        address_masked=visit.address_masked,
        emergency=visit.emergency,
        late_risk=visit.late_risk,
    )


def _waiting(waiting: Waiting) -> WaitingOut:
    return WaitingOut(
        number=waiting.number,
        kind=waiting.kind,
        grid=waiting.grid,
        promised=window_out(waiting.promised),
        address_masked=waiting.address_masked,
        emergency=waiting.emergency,
        reasons=[_reason(why) for why in waiting.reasons],
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
