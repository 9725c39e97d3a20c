"""Event kinds: the typed, versioned facts that an order's log is made of.

Every package registers the kinds that it writes, in its own `events.py`. A body is a strict pydantic model:
unknown kinds and fields are refused with the field named. Bodies hold no personal data; they point to the
customer and the site by id (ETHIC-1).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from doorstep.core.field_problems import BadField, FieldProblem, field_problems, listed, storable
from doorstep.orders.errors import BadEvent, UnknownEventKind
from doorstep.standards.language import ACTOR, Words

Nature = Literal["fact", "decision"]
#: A line that somebody wrote: never blank.
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Note = Annotated[str, StringConstraints(strip_whitespace=True, max_length=2000)]
Kind = Literal["install", "move", "repair", "change", "remove"]
#: How an order came: typed at the desk, through the API, from the public form, in a file.
Source = Literal["desk", "api", "web", "file"]


def _is_day(said: str) -> str:
    try:
        fits = date.fromisoformat(said).isoformat() == said
    except ValueError:
        fits = False
    if not fits:
        raise BadField("应为日期，如 2026-03-02", "should be a date such as 2026-03-02")
    return said


#: A calendar day, "2026-03-02".
Day = Annotated[str, AfterValidator(_is_day)]


class Body(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, allow_inf_nan=False)


class Proof(Body):
    """A piece of evidence named by the hash of its bytes; `taken_at`: when, by the phone's clock."""

    slot: Annotated[str, Field(pattern=r"^[a-z0-9-]{1,40}$")]
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    media_type: Annotated[str, Field(max_length=60)] = "image/jpeg"
    taken_at: AwareDatetime | None = None


class StepBody(Body):
    """What every step of a visit may carry: checks confirmed (by clause id) and evidence."""

    checks: list[Annotated[str, Field(max_length=80)]] = Field(default_factory=list, max_length=60)
    evidence: list[Proof] = Field(default_factory=list, max_length=40)


@dataclass(frozen=True, slots=True)
class EventKind:
    """A kind of event. A `fact` that happened is always kept; a `decision` can be refused."""

    name: str
    version: int
    body: type[Body]
    nature: Nature
    title: Words


KINDS: dict[str, EventKind] = {}


def event_kind(
    name: str, *, nature: Nature, zh: str, en: str, version: int = 1
) -> Callable[[type[Body]], type[Body]]:
    """Register a body class as the kind `name`. Raises ValueError when the name is taken, or a field's: what
    the log itself says of every event (who acted) is not the body's to say.
    """

    def register(body: type[Body]) -> type[Body]:
        if name in KINDS and KINDS[name].body.__qualname__ != body.__qualname__:
            raise ValueError(f"event kind {name} is already registered by {KINDS[name].body.__module__}")
        if ACTOR in body.model_fields:
            raise ValueError(f"event kind {name}: the field {ACTOR} is the log's own, name it otherwise")
        KINDS[name] = EventKind(name, version, body, nature, Words(zh=zh, en=en))
        return body

    return register


def kind_named(name: str) -> EventKind:
    """Raises UnknownEventKind."""
    found = KINDS.get(name)
    if found is None:
        raise UnknownEventKind(kind=name)
    return found


def checked_body(kind: EventKind, body: Mapping[str, Any]) -> dict[str, Any]:
    """The body as it is stored: validated, JSON types only, empty optionals left out. Raises BadEvent."""
    try:
        checked = kind.body.model_validate(body).model_dump(mode="json", exclude_none=True)
    except ValidationError as error:
        findings = (dict(each) for each in error.errors(include_url=False))
        raise bad_event(kind.name, field_problems(findings)) from error
    for place, said in _texts(checked, ""):
        try:
            storable(said)
        except BadField as wrong:
            raise bad_event(kind.name, [FieldProblem(field=place, **wrong.said)]) from wrong
    return checked


def bad_event(kind: str, problems: list[FieldProblem]) -> BadEvent:
    return BadEvent(kind=kind, fields=problems, named=listed(problems))


def _texts(value: Any, place: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, str):
        yield place, value
    elif isinstance(value, list | dict):
        parts = value.items() if isinstance(value, dict) else enumerate(value)
        for name, part in parts:
            yield from _texts(part, f"{place}.{name}" if place else str(name))


class Product(Body):
    """A service on the order; rates are contracted, in Mbps."""

    kind: Literal["broadband", "iptv", "voice"]
    down_mbps: Annotated[int, Field(ge=1, le=20000)] | None = None
    up_mbps: Annotated[int, Field(ge=1, le=20000)] | None = None


class Pin(Body):
    """An edition that rules this order, with the parameters of the unit at the time."""

    standard: str
    edition: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    parameters: dict[str, Any] = Field(default_factory=dict)


class Wish(Body):
    """When the customer would like us to come."""

    from_at: AwareDatetime
    to_at: AwareDatetime


#: How light is sent to the modem, which says how much of it the modem takes.
Pon = Literal["gpon", "xgspon", "epon"]


@event_kind("order.received", nature="decision", zh="收到工单", en="Order received")
class Received(Body):
    """What clauses ask of the local day is written at receipt: `received_time`, "16:45", and `day_ends_at`,
    the midnight that follows. Logs from before have neither, nor the way by which the order came (`source`).

    `rollout`: the hotel's roll-out that this order is a part of; `room`, `device`, `in_warranty`: which of
    its rooms and terminals a repair is for; `work_min`: how long the work will take, where that is known
    better than by kind.
    """

    number: Annotated[str, Field(min_length=1, max_length=40)]
    kind: Kind
    segment: Literal["home", "business", "hotel"] = "home"
    unit: str
    grid: str
    customer_id: str
    site_id: str
    products: list[Product] = Field(default_factory=list)
    access: Literal["ftth", "fttb", "lan"] = "ftth"
    pon: Pon | None = None
    port: Annotated[str, Field(max_length=120)] = ""
    need: Line
    same_day: bool = False
    emergency: bool = False
    wish: Wish | None = None
    source: Source | None = None
    rollout: Annotated[str, Field(pattern=r"^JD-\d{4,}$")] | None = None
    room: Annotated[str, Field(max_length=33)] | None = None
    device: Device | None = None
    in_warranty: bool | None = None
    work_min: Annotated[int, Field(ge=5, le=1440)] | None = None
    received_time: Annotated[str, Field(pattern=r"^([01]\d|2[0-3]):[0-5]\d$")] | None = None
    day_ends_at: AwareDatetime | None = None
    standards: list[Pin]


@event_kind("order.studied", nature="fact", zh="读懂工单", en="Order studied")
class Studied(StepBody):
    access_confirmed: Literal[True]
    note: Note = ""


SuspensionKind = Literal[
    "user_not_ready", "no_resources", "awaiting_expansion", "third_party", "force_majeure"
]


@event_kind("order.suspended", nature="decision", zh="工单挂起", en="Order suspended")
class Suspended(Body):
    """A typed stop of the clocks, with its reason, its proof and what comes next (WORK-7)."""

    type: SuspensionKind
    reason: Line
    next_step: Line
    expected_on: Day
    evidence: list[Proof] = Field(default_factory=list)


@event_kind("order.resumed", nature="decision", zh="解除挂起", en="Order resumed")
class Resumed(Body):
    note: Note = ""


CancelCause = Literal[
    "not_needed",
    "moved_away",
    "other_provider",
    "price",
    "waited_too_long",
    "duplicate",
    "no_resources",
    "out_of_area",
    "other",
]


@event_kind("order.cancelled", nature="decision", zh="工单取消", en="Order cancelled")
class Cancelled(Body):
    """`cause` types it, `reason` says it in words. Logs from before have no cause."""

    asked_by: Literal["customer", "us"]
    reason: Line
    cause: CancelCause | None = None


@event_kind("order.replied", nature="decision", zh="回单", en="Order replied")
class Replied(StepBody):
    """The order is answered: what it was about, what was done, with which devices."""

    problem: Line
    solution: Line
    devices: list[Device] = Field(default_factory=list)


@event_kind("order.closed", nature="decision", zh="工单归档", en="Order closed")
class Closed(Body):
    note: Note = ""


@event_kind("order.reopened", nature="decision", zh="重新打开", en="Order reopened")
class Reopened(Body):
    reason: Line


@event_kind("order.corrected", nature="fact", zh="更正说明", en="Correction")
class Corrected(Body):
    """An earlier event was wrong: it stays, this says what is right (facts are answered, never changed).

    `grid`: the code of the grid that the order belongs to from now on, since its address was another one.
    """

    corrects: Annotated[str, Field(max_length=40)]
    statement: Line
    grid: Annotated[str, Field(max_length=40)] | None = None


@event_kind("data.requested", nature="fact", zh="客户查阅个人信息", en="Customer asks for their data")
class DataRequested(Body):
    """`request`: by which the privacy desk knows it (accounts.DataRequest)."""

    request: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")]


@event_kind("data.answered", nature="fact", zh="答复查阅申请", en="Request for data answered")
class DataAnswered(Body):
    """Somebody has made sure who asks, and released the data or refused to; why, the customer reads."""

    request: Annotated[str, Field(pattern=r"^[0-9a-f-]{36}$")]
    verdict: Literal["released", "withheld"]


class Device(Body):
    """A terminal by its label. MAC in upper-case hex pairs with colons."""

    model: Annotated[str, Field(min_length=1, max_length=60)]
    sn: Annotated[str, Field(pattern=r"^[A-Za-z0-9-]{4,40}$")]
    mac: Annotated[str, Field(pattern=r"^([0-9A-F]{2}:){5}[0-9A-F]{2}$")]


Received.model_rebuild()
Replied.model_rebuild()
