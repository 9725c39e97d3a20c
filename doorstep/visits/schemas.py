"""Shapes of the field API."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field

from doorstep.standards.language import Words
from doorstep.standards.steps import Input


class Span(Schema):
    from_at: datetime
    to_at: datetime


class Reason(Schema):
    clause: str
    source: str
    title: Words
    why: Words | None
    severity: str
    control: str


class Lines(Schema):
    clause: str
    lines: list[Words]


class Named(Schema):
    clause: str
    source: str
    title: Words


class Proof(Named):
    slot: str
    type: str


class Limit(Named):
    when: dict[str, Any]


class Selection(Schema):
    kinds: list[str]
    when: dict[str, Any]


class Gate(Named):
    mend: Words
    when: dict[str, Any]
    needs: Selection
    since: Selection | None


class FieldStep(Schema):
    id: str
    stage: str
    stage_title: Words
    event: str
    title: Words
    fills: dict[str, Any]
    repeatable: bool
    by_customer: bool
    do: list[Words]
    inputs: list[Input]
    why: list[Reason]
    say: list[Lines]
    checks: list[Named]
    show: list[Proof]
    limits: list[Limit]
    gates: list[Gate]


class FieldCustomer(Schema):
    name: str
    phone: str


class FieldSite(Schema):
    address: str
    lat: float | None
    lon: float | None
    access_notes: str


class FieldProduct(Schema):
    kind: str
    down_mbps: int | None = None
    up_mbps: int | None = None


class FieldEvent(Schema):
    id: UUID
    kind: str
    seq: int
    occurred_at: datetime
    body: dict[str, Any]


class FieldVerdict(Schema):
    clause: str
    outcome: str
    due_at: datetime | None


class FieldOrder(Schema):
    number: str
    kind: str
    kind_title: Words
    state: str
    state_title: Words
    segment: str
    emergency: bool
    same_day: bool
    promised: Span | None
    planned: Span | None
    position: int
    customer: FieldCustomer | None
    site: FieldSite | None
    products: list[FieldProduct]
    access: str
    port: str
    need: str
    contracted_down_mbps: int | None
    order: dict[str, Any]
    door_link: str | None
    events: list[FieldEvent]
    steps: list[FieldStep]
    verdicts: list[FieldVerdict]


class FieldTechnician(Schema):
    staff_no: str
    name: str
    badge_no: str
    star_level: int


class Lapsing(Schema):
    kind: str
    title: Words
    valid_until_on: date


class Load(Schema):
    what: Words
    count: int


class Company(Schema):
    name: str
    hotline: str
    complaint_line: str


class DayBundle(Schema):
    day: date
    now: datetime
    technician: FieldTechnician
    company: Company
    certificates_lapsing: list[Lapsing]
    load: list[Load]
    orders: list[FieldOrder]


class DeviceIn(Schema):
    id: str = Field(max_length=80)
    uptime_ms: int = Field(ge=0)
    sent_at: AwareDatetime


class EventIn(Schema):
    id: UUID
    order: str = Field(max_length=40)
    kind: str = Field(max_length=40)
    body: dict[str, Any]
    occurred_at: AwareDatetime
    uptime_ms: int = Field(default=0, ge=0)
    happened: bool = False


class Batch(Schema):
    device: DeviceIn
    events: list[EventIn] = Field(max_length=200)


class ReceiptOut(Schema):
    id: UUID
    status: Literal["accepted", "repeated", "refused", "quarantined"]
    seq: int | None
    hash: str | None
    state: str | None
    missing_evidence: list[str]
    problem: dict[str, Any] | None


class BatchOut(Schema):
    now: datetime
    receipts: list[ReceiptOut]


class EvidenceOut(Schema):
    sha256: str
    size_bytes: int
    media_type: str
    received_at: datetime
