"""Shapes of the backtests' endpoints. Money is decimal text in CNY."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Literal

from ninja import Field, Schema

from doorstep.core.field_problems import Day, Storable
from doorstep.insight.states import RunState, Stand
from doorstep.standards.language import Words

RunId = Annotated[int, Field(ge=1, le=2**63 - 1)]
DraftId = Annotated[int, Field(ge=1, le=2**63 - 1)]
Code = Annotated[Storable, Field(max_length=80)]


class BacktestIn(Schema):
    """Orders received from `from_on` to `to_on`, both days included."""

    from_on: Day
    to_on: Day


class Deducted(Schema):
    deduct_before_cny: str
    deduct_after_cny: str


class BacktestStands(Schema):
    """How many orders by how the clause stands; absent: it isn't there on that side."""

    satisfied: int
    violated: int
    pending: int
    not_applicable: int
    absent: int


class BacktestChange(Schema):
    from_: Annotated[Stand, Field(alias="from")]
    to: Stand
    orders: int


class BacktestClause(Deducted):
    """`counts`: a clause over many orders; its numbers are of people or places in periods, not of orders."""

    clause: str
    title: Words
    counts: bool
    before: BacktestStands
    after: BacktestStands
    changes: list[BacktestChange]


class BacktestShift(Deducted):
    """`worse`, `better`: how many clauses of how many orders are newly, or no longer, violated."""

    orders: int
    worse: int
    better: int


class BacktestUnit(BacktestShift):
    unit: str
    name: Words


class BacktestTechnician(BacktestShift):
    staff_no: str
    name: str


class BacktestRunOut(Deducted):
    """`done` of `total` orders are dealt with in its `stage`: the log is read, then judged. A list of runs
    leaves clauses, units and technicians empty."""

    id: int
    draft: int
    revision: int
    from_on: date
    to_on: date
    state: RunState
    stage: Literal["reading", "judging"]
    done: int
    total: int
    orders: int
    started_at: datetime | None
    finished_at: datetime | None
    problem: Words | None
    clauses: list[BacktestClause]
    units: list[BacktestUnit]
    technicians: list[BacktestTechnician]


class BacktestOrder(Deducted):
    """`key`: of a clause over many orders, whose count it is and from which day on; the order is the one that
    decided."""

    number: str
    clause: str
    from_: Annotated[Stand, Field(alias="from")]
    to: Stand
    technician: str | None
    unit: str
    violated_at: datetime | None
    key: str | None


class BacktestOrderPage(Schema):
    items: list[BacktestOrder]
    total: int
    page: int
    page_size: int


class BacktestOrderFilter(Schema):
    """`from` or `to` alone asks for changed verdicts."""

    clause: Code = ""
    unit: Code = ""
    technician: Code = ""
    from_: Annotated[Stand | None, Field(alias="from")] = None
    to: Stand | None = None
    page: Annotated[int, Field(ge=1, le=1_000_000)] = 1
    page_size: Annotated[int, Field(ge=1, le=200)] = 50
