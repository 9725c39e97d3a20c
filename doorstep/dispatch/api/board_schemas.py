"""What the board's endpoints take and give."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from ninja import Field, Schema

from doorstep.core.field_problems import Day, Instant, Storable
from doorstep.standards.language import Words

Number = Annotated[Storable, Field(min_length=1, max_length=40)]


class WindowOut(Schema):
    from_at: datetime
    to_at: datetime


class PlaceOut(Schema):
    """WGS-84."""

    lat: float
    lon: float


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
    """`expected_…`: when it began or will, and was or will be over, after what has happened so far;
    `late_risk`: it would begin after the promised window has closed. `due_at`: the nearest running deadline,
    of the clause `due_clause`. `by`: hand or plan; `pinned`: no plan moves it.
    """

    number: str
    kind: str
    state: str
    grid: str
    from_at: datetime
    to_at: datetime
    by: str
    pinned: bool
    promised: WindowOut | None
    travel_before_min: int
    address_masked: str
    lat: float
    lon: float
    emergency: bool
    late_risk: bool
    expected_from_at: datetime
    expected_to_at: datetime
    due_at: datetime | None
    due_clause: str | None


class TechnicianRowOut(Schema):
    """`shift`: the hours on duty; `breaks`: the parts of them that the roster keeps free; `start`: where the
    day begins; `grids`: those he looks after. `load_min`: at customers' and on the way.
    """

    staff_no: str
    name: str
    unit: str
    grids: list[str]
    skills: list[SkillOut]
    shift: list[WindowOut]
    breaks: list[WindowOut]
    start: PlaceOut
    certificates_lapsing: list[LapsingOut]
    visits: list[VisitOut]
    load_min: int


class WaitingOut(Schema):
    """A booked order with nobody; why, is asked of /board/waiting."""

    number: str
    kind: str
    grid: str
    promised: WindowOut
    address_masked: str
    lat: float
    lon: float
    emergency: bool
    due_at: datetime | None
    due_clause: str | None


class BoardOut(Schema):
    """`revision`: where /board/changes goes on from, and what a move is based on."""

    day: date
    revision: int
    technicians: list[TechnicianRowOut]
    unassigned: list[WaitingOut]


class BoardChangesOut(Schema):
    """What changed since: whole rows; `unassigned`: the whole list, null when it is as before. `reload`: the
    board has to be fetched anew (the revision is too old, or somebody has left the rows).
    """

    revision: int
    technicians: list[TechnicianRowOut]
    unassigned: list[WaitingOut] | None
    reload: bool


class ReasonGroupOut(Schema):
    """The same reason of so many `people`; `names`: the first of them."""

    code: str
    text: Words
    people: int
    names: list[str]


class WaitingReasonsOut(Schema):
    """Why an order has nobody, the commonest reason first. `possible`: who could take it now."""

    number: str
    possible: int
    reasons: list[ReasonGroupOut]


class MoveIn(Schema):
    """`staff_no` null: off its technician; `from_at` null: the best start that the day has. A start that
    can't be kept for the way is put to the minute when he is there.
    """

    number: Number
    staff_no: Annotated[Storable, Field(min_length=1, max_length=40)] | None
    from_at: Instant | None = None


class MoveCheckIn(Schema):
    day: Day
    moves: Annotated[list[MoveIn], Field(min_length=1, max_length=200)]


class MovesIn(MoveCheckIn):
    """`revision`: of the board that the mover looks at. `even_if_promise_breaks` needs its `reason`."""

    revision: Annotated[int, Field(ge=0, lt=2**63)]
    even_if_promise_breaks: bool = False
    reason: Annotated[Storable, Field(max_length=500)] = ""


class MovedSeatOut(Schema):
    number: str
    staff_no: str
    name: str
    from_at: datetime
    to_at: datetime


class LaterOut(Schema):
    """A visit that is not moved itself, but made later."""

    number: str
    by_min: int
    breaks_promise: bool


class MoveProblemOut(Schema):
    """Why not, or (`breaks_promise`) what is to be asked before. `code` is that of the refusal."""

    number: str
    code: str
    text: Words
    breaks_promise: bool


class MoveCheckOut(Schema):
    """`allowed`: the asker may do it; with `breaks_promise` only when told to, with a reason. `seats`: the
    moved visits as they would be.
    """

    allowed: bool
    breaks_promise: bool
    seats: list[MovedSeatOut]
    extra_travel_min: int
    later: list[LaterOut]
    problems: list[MoveProblemOut]


class MovesOut(Schema):
    """`change_id`: for the undo; `revision`: of the board with the moves in it."""

    revision: int
    change_id: UUID
    seats: list[MovedSeatOut]


class PinsIn(Schema):
    numbers: Annotated[list[Number], Field(min_length=1, max_length=500)]
    pinned: bool


class PinsOut(Schema):
    """`numbers`: those that weren't so before."""

    revision: int
    numbers: list[str]


class UndoIn(Schema):
    change_id: UUID


class UndoOut(Schema):
    """`numbers`: the orders that are as they were before the change."""

    revision: int
    numbers: list[str]
