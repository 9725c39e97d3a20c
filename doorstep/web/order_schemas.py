"""Shapes of the order screens."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from ninja import Field, Schema

from doorstep.core.field_problems import Day, Instant
from doorstep.orders.events import Pon, Source
from doorstep.orders.states import State
from doorstep.standards.language import Words
from doorstep.visits.events import FailNext
from doorstep.visits.step_schemas import FieldStep
from doorstep.web.next_steps import FailedVisit, NextStepRow
from doorstep.web.paging import Paging


class OrderFilter(Paging):
    """Filters of the order list; blank ones don't filter."""

    state: State | Literal[""] = ""
    kind: Literal["", "install", "move", "repair", "change", "remove"] = ""
    grid: Annotated[str, Field(max_length=40)] = ""
    q: Annotated[str, Field(max_length=200)] = ""
    due: Literal["", "overdue", "soon"] = ""
    emergency: bool | None = None
    same_day: bool | None = None
    day: Day | None = None
    wants: Literal["", "any"] | FailNext = ""


class AccessFilter(Paging):
    order: Annotated[str, Field(max_length=40)] = ""
    since: Instant | None = None


class Span(Schema):
    from_at: datetime
    to_at: datetime


class Masked(Schema):
    name: str
    phone: str


class GridOut(Schema):
    code: str
    name_zh: str
    name_en: str


class TechnicianOut(Schema):
    staff_no: str
    name: str


class OrderRow(Schema):
    """`source`: how it came; null where the log doesn't say. `next_step`: what a failed visit left to be
    done."""

    number: str
    source: Source | None
    kind: str
    kind_title: Words
    segment: str
    state: str
    state_title: Words
    state_since_at: datetime
    grid: GridOut
    received_at: datetime
    same_day: bool
    emergency: bool
    customer_masked: Masked
    address_masked: str
    district: str
    products: list[str]
    promised: Span | None
    technician: TechnicianOut | None
    next_due_at: datetime | None
    violated: int
    pending: int
    next_step: NextStepRow | None


class OrderPage(Schema):
    items: list[OrderRow]
    total: int
    page: int
    page_size: int


class Summary(Schema):
    by_state: dict[str, int]
    overdue: int
    due_soon: int
    wanting: int
    findings_today: int
    quarantine: int


class Missing(Schema):
    kind: str
    title: Words


class BlockOut(Schema):
    clause: str
    source: str
    title: Words
    mend: Words
    missing: list[Missing]


class Allowed(Schema):
    verb: str
    title: Words
    blocked: list[BlockOut]


class EditionOut(Schema):
    standard: str
    title: Words
    version: str
    sha256: str


class StepProgress(Schema):
    id: str
    stage: str
    stage_title: Words
    title: Words
    done_at: datetime | None
    blocked: list[BlockOut]


class OpenOrderOut(Schema):
    """What is still to be done for a customer."""

    number: str
    kind_title: Words
    state_title: Words
    address_masked: str
    received_at: datetime
    promised: Span | None


class OrderDetail(OrderRow):
    """`also_open`: what else is still to be done for the same telephone number; perhaps the same wish.
    `failed`: the failed visit whose next step waits."""

    need: str
    access: str
    port: str
    pon: Pon | None
    also_open: list[OpenOrderOut]
    failed: FailedVisit | None
    wish: Span | None
    contracted_down_mbps: int | None
    allowed: list[Allowed]
    editions: list[EditionOut]
    steps: list[StepProgress]
    desk_steps: list[FieldStep]
    door_link: str
    has_acceptance: bool
    head_hash: str
    events: int


class Line(Schema):
    label: Words
    value: Words


class EvidenceRef(Schema):
    slot: str
    title: Words | None
    sha256: str
    media_type: str
    arrived: bool


class ActorOut(Schema):
    role: str
    role_title: Words
    name: str


class EventOut(Schema):
    id: UUID
    seq: int
    kind: str
    title: Words
    actor: ActorOut
    occurred_at: datetime
    recorded_at: datetime
    happened: bool
    late_s: int
    lines: list[Line]
    checks: list[str]
    evidence: list[EvidenceRef]
    hash: str
    previous_hash: str
    corrects: str | None


class Interval(Schema):
    outcome: str
    from_at: datetime
    to_at: datetime | None


class ClauseVerdict(Schema):
    clause: str
    standard: str
    source: str
    control: str
    severity: str
    title: Words
    why: Words | None
    mend: Words | None
    outcome: str
    final: bool
    due_at: datetime | None
    violated_at: datetime | None
    remedied_at: datetime | None
    witnesses: list[UUID]
    since_at: datetime
    history: list[Interval]


class Fault(Schema):
    seq: int | None
    what: Words


class Timeline(Schema):
    now: datetime
    events: list[EventOut]
    clauses: list[ClauseVerdict]
    chain_ok: bool
    faults: list[Fault]


class ColumnOut(Schema):
    """A column of an order file; `aliases`: other headers by which it is known."""

    name: str
    title: Words
    needed: bool
    aliases: list[str]


class AccessOut(Schema):
    at: datetime
    actor: str
    actor_name: str
    role_title: Words
    order_number: str
    customer_masked: str
    fields: list[str]
    purpose: str


class AccessPage(Schema):
    items: list[AccessOut]
    total: int
    page: int
    page_size: int
