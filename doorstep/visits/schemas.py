"""Shapes of the field API."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from ninja import Schema
from pydantic import AwareDatetime, Field, ValidationError, ValidatorFunctionWrapHandler, WrapValidator

from doorstep.standards.language import Words
from doorstep.standards.steps import Option
from doorstep.visits.failing import Failing
from doorstep.visits.room_schemas import FieldRollOut
from doorstep.visits.step_schemas import FieldStep, Gate, Lines, Named, Selection


class Span(Schema):
    from_at: datetime
    to_at: datetime


class PauseSpan(Schema):
    start: Selection
    stop: Selection


class FieldTimer(Named):
    """A clause's clock: each event of `start` sets it going, one of `stop` (equal in the fields `correlate`)
    ends it. Its end is `max_s` seconds, or `max_days` working days, after that event or after the instant
    that the event names in `from_field`, counted in the hours of `calendar` less the pauses; not before
    `min_s`. `waits`: for any later event, for one before the next start (alternate), or for the next event
    (chain). `unless_past`: an end that lay before its start asks nothing. `step`: where the crew stops it.
    """

    mend: Words
    severity: str
    step: str | None
    waits: Literal["any", "alternate", "chain"]
    start: Selection
    stop: Selection
    correlate: list[str]
    cancel: Selection | None
    pauses: list[PauseSpan]
    calendar: str
    min_s: int | None
    max_s: int | None
    max_days: int | None
    from_field: str | None
    unless_past: bool
    warn_before_s: int


class Hours(Schema):
    """When a calendar's clock runs."""

    calendar: str
    spans: list[Span]


class LooseGates(Schema):
    """The gates before a kind of event that is recorded beside the steps."""

    kind: str
    gates: list[Gate]


class FieldCall(Schema):
    """A telephone call by its purpose: what to say, and how it may end."""

    purpose: str
    title: Words
    say: list[Lines]
    outcomes: list[Option]


class Pressing(Named):
    lines: list[Words]


class Objection(Named):
    """What to answer when it gets difficult; `step`: where it mostly arises."""

    why: Words | None
    step: Words | None
    lines: list[Words]


class Way(Schema):
    """To a stop from the one before: minutes, and metres by road as far as they are known."""

    min: int
    m: int


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
    """`phone`: the phone's own id, of an event that one recorded."""

    id: UUID
    kind: str
    seq: int
    occurred_at: datetime
    body: dict[str, Any]
    phone: str | None


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
    way: Way
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
    timers: list[FieldTimer]
    gates: list[LooseGates]
    calls: list[FieldCall]
    pressing: list[Pressing]
    verdicts: list[FieldVerdict]
    rollout: FieldRollOut | None = None
    #: Hashes of evidence that the log names and the server lacks.
    missing_evidence: list[str] = []


class FieldTechnician(Schema):
    staff_no: str
    name: str
    badge_no: str
    star_level: int


class Lapsing(Schema):
    kind: str
    title: Words
    valid_until_on: date


class LoadModel(Schema):
    model: str
    count: int


class Load(Schema):
    """So many `unit` of it, for these orders; `models`: how many of them are to be of which model."""

    id: str
    what: Words
    unit: Words
    count: int
    models: list[LoadModel]
    orders: list[str]


class Company(Schema):
    name: str
    hotline: str
    complaint_line: str


class FieldPhone(Schema):
    """A phone with which this login has worked lately; `this`: the one that asks."""

    label: str
    last_seen_at: datetime
    this: bool


class GoneOrder(Schema):
    """An order that the phone holds and the day no longer has; `taken_by` goes now, `planned` is his own
    visit on another day."""

    number: str
    why: Literal["cancelled", "suspended", "taken", "moved", "withdrawn"]
    at: datetime
    by_role: str
    by_title: Words
    reason: str
    taken_by: str | None
    planned: Span | None
    promised: Span | None


class KnownDevices(Schema):
    """`prefixes`: how MACs begin, in hex, by model (which may end in `*`)."""

    prefixes: dict[str, list[str]]


class DayBundle(Schema):
    day: date
    now: datetime
    technician: FieldTechnician
    company: Company
    certificates_lapsing: list[Lapsing]
    load: list[Load]
    materials: list[Load]
    objections: list[Objection]
    failing: Failing
    devices: KnownDevices
    hours: list[Hours]
    orders: list[FieldOrder]
    gone: list[GoneOrder]
    phones: list[FieldPhone]


#: Milliseconds since a page was opened; a page that is open for 30 years is a broken clock.
Uptime = Annotated[int, Field(ge=0, le=10**12)]


class DeviceIn(Schema):
    """The phone that sends. `unsent`: how many events it holds in all; `label`: its model, where it knows."""

    id: str = Field(max_length=80)
    uptime_ms: Uptime
    sent_at: AwareDatetime
    label: str = Field("", max_length=80)
    app_version: str = Field("", max_length=40)
    unsent: Annotated[int, Field(ge=0, le=1_000_000)] | None = None


class EventIn(Schema):
    """`skew_ms`: how far the phone's clock was ahead of ours when it last knew before recording this."""

    id: UUID
    order: str = Field(max_length=40)
    kind: str = Field(max_length=40)
    body: dict[str, Any]
    occurred_at: AwareDatetime
    uptime_ms: Uptime = 0
    skew_ms: Annotated[int, Field(ge=-(10**13), le=10**13)] | None = None
    happened: bool = False


@dataclass(frozen=True, slots=True)
class BadEventIn:
    """What stands in a batch where an event should be, and pydantic's findings on it."""

    raw: Any
    findings: list[dict[str, Any]]


def _read(value: Any, read: ValidatorFunctionWrapHandler) -> Any:
    """One event that can't be read must not hold up those behind it: it is kept as it came."""
    try:
        return read(value)
    except ValidationError as error:
        return BadEventIn(value, [dict(each) for each in error.errors(include_url=False)])


class Batch(Schema):
    """Events in the order in which they were recorded."""

    device: DeviceIn
    events: list[Annotated[EventIn, WrapValidator(_read)]] = Field(max_length=200)

    @property
    def offered(self) -> Sequence[EventIn | BadEventIn]:
        return self.events


class ReceiptOut(Schema):
    """`id` as the phone sent it."""

    id: str
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
    """How much of a piece of evidence is here; `whole`: all of it, and the phone may forget it. What is known
    of it is null until then.
    """

    sha256: str
    received_bytes: int
    whole: bool
    size_bytes: int | None = None
    media_type: str | None = None
    received_at: datetime | None = None
