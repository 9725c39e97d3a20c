"""What the endpoints of plan proposals take and give."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any, Literal

from ninja import Field, Path, Schema

from doorstep.core.field_problems import Day, Instant, Storable
from doorstep.dispatch.models import PlanProposal
from doorstep.dispatch.plans.records import Cause, Options
from doorstep.dispatch.states import Occasion, PlanState
from doorstep.standards.language import Words

PlanId = Annotated[int, Path(ge=1, lt=2**63)]
Number = Annotated[Storable, Field(min_length=1, max_length=40)]


class OccasionIn(Schema):
    """technician_off: `staff_no` is away `from_at` (now) to `to_at` (the day's end), leave is registered;
    technician_late: he begins at `to_at` only. overrun: the visit to `number` lasts until `to_at` (null: as
    its events tell). cancelled: `number` needs no visit any more. urgent: `number` is to be fitted in.
    """

    kind: Occasion
    staff_no: Number | None = None
    number: Number | None = None
    from_at: Instant | None = None
    to_at: Instant | None = None


class PlansIn(Schema):
    """`grids` null: the whole unit; `max_moves` null: any number of visits may go to somebody else."""

    day: Day
    grids: Annotated[list[Number], Field(min_length=1, max_length=500)] | None = None
    seconds: Annotated[int, Field(ge=5, le=300)] = 10
    max_moves: Annotated[int, Field(ge=0, le=100_000)] | None = None
    occasion: OccasionIn | None = None

    def options(self) -> Options:
        said = self.occasion
        occasion = Cause(said.kind, said.staff_no, said.number, said.from_at, said.to_at) if said else None
        return Options(
            tuple(sorted(set(self.grids))) if self.grids is not None else None,
            self.seconds,
            self.max_moves,
            occasion,
        )


class ApplyIn(Schema):
    """`except`: the orders whose changes are not made."""

    except_: Annotated[list[Number], Field(max_length=20_000, alias="except")] = []


class PlanAskedOut(Schema):
    id: int


class ProgressOut(Schema):
    elapsed_s: float
    seconds: int
    served: int
    unserved: int
    travel_min: int


class FiguresOut(Schema):
    """`late`: visits to be expected after their window; `people`: technicians who have a visit."""

    assigned: int
    unassigned: int
    travel_min: int
    late: int
    overtime_min: int
    people: int


class PlanSeatOut(Schema):
    staff_no: str
    name: str
    from_at: datetime
    to_at: datetime


class PlanChangeOut(Schema):
    """`told`: who is told when it is made; `breaks`: what it breaks, the customer's promise when nobody
    comes."""

    number: str
    kind: Literal["assigned", "moved", "unassigned"]
    before: PlanSeatOut | None
    after: PlanSeatOut | None
    told: list[Literal["technician", "customer"]]
    breaks: list[Literal["promise"]]


class GroupedReasonOut(Schema):
    code: str
    text: Words
    people: int


class PlanLeftOutOut(Schema):
    number: str
    reasons: list[GroupedReasonOut]


class PlanResultOut(Schema):
    before: FiguresOut
    after: FiguresOut
    changes: list[PlanChangeOut]
    left_out: list[PlanLeftOutOut]


class NewsOut(Schema):
    """What became of an order meanwhile. `by`: a name, blank where nobody did anything."""

    number: str
    what: Words
    by: str
    at: datetime


class PlanAppliedOut(Schema):
    """`made`: the orders whose changes were made; `outdated`: those not any more possible, and why;
    `excepted`: those left as they are by wish."""

    made: list[str]
    outdated: list[NewsOut]
    excepted: list[str]


class PlanBriefOut(Schema):
    """A proposal without what it found. `problem`: why it failed."""

    id: int
    day: date
    state: PlanState
    grids: list[str] | None
    seconds: int
    max_moves: int | None
    occasion: OccasionIn | None
    progress: ProgressOut
    stop_asked: bool
    asked_by: str
    asked_at: datetime
    started_at: datetime | None
    finished_at: datetime | None
    applied_at: datetime | None
    applied_by: str
    undone_at: datetime | None
    undone_by: str
    problem: Words | None


class ProposalOut(PlanBriefOut):
    result: PlanResultOut | None
    applied: PlanAppliedOut | None


def brief(row: PlanProposal) -> dict[str, Any]:
    """For PlanBriefOut."""
    progress = {
        "elapsed_s": round(row.elapsed_s, 1),
        "seconds": row.options["seconds"],
        "served": row.served,
        "unserved": row.unserved,
        "travel_min": row.travel_s // 60,
    }
    names = (
        "id", "day", "state", "stop_asked", "asked_by", "asked_at", "started_at", "finished_at", "applied_at",
        "applied_by", "undone_at", "undone_by", "problem",
    )  # fmt: skip
    return {**row.options, **{name: getattr(row, name) for name in names}, "progress": progress}


def whole(row: PlanProposal) -> dict[str, Any]:
    """For ProposalOut."""
    return {**brief(row), "result": row.result, "applied": row.applied}
