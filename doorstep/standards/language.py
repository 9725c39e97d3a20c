"""The clause language: what a standard's YAML file may say.

One file per source document. A clause has the MP-Declare shape (Burattin, Maggi, Sperduti 2016): scope,
activation, target, time window; on top stand the controls of `clauses.yaml`. Unknown keys are refused.
`Standard.model_json_schema()` is the schema for editors.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from doorstep.standards.durations import parse_duration


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Strict):
    """A line in both languages; neither may be empty."""

    zh: Annotated[str, Field(min_length=1)]
    en: Annotated[str, Field(min_length=1)]


class Template(StrEnum):
    """DECLARE's names. Where tools disagree ('not succession'): `absence_after` and `absence_between`."""

    EXISTENCE = "existence"
    ABSENCE = "absence"
    EXACTLY = "exactly"
    INIT = "init"
    END = "end"
    RESPONDED_EXISTENCE = "responded_existence"
    COEXISTENCE = "coexistence"
    NOT_COEXISTENCE = "not_coexistence"
    RESPONSE = "response"
    PRECEDENCE = "precedence"
    SUCCESSION = "succession"
    ALTERNATE_RESPONSE = "alternate_response"
    ALTERNATE_PRECEDENCE = "alternate_precedence"
    ALTERNATE_SUCCESSION = "alternate_succession"
    CHAIN_RESPONSE = "chain_response"
    CHAIN_PRECEDENCE = "chain_precedence"
    CHAIN_SUCCESSION = "chain_succession"
    ABSENCE_AFTER = "absence_after"
    ABSENCE_BETWEEN = "absence_between"
    COUNT_PER = "count_per"


T = Template
#: Judged over many orders, by person or place and calendar period (`tallies`); all others over one order.
ACROSS = frozenset({T.COUNT_PER})
UNARY = frozenset({T.EXISTENCE, T.ABSENCE, T.EXACTLY, T.INIT, T.END, T.COUNT_PER})
COUNTED = frozenset({T.EXISTENCE, T.ABSENCE, T.EXACTLY})
#: An activation waits for its target: these may be paused and cancelled.
AWAITING = frozenset({T.RESPONSE, T.ALTERNATE_RESPONSE, T.CHAIN_RESPONSE})
SUCCESSIONS = frozenset({T.SUCCESSION, T.ALTERNATE_SUCCESSION, T.CHAIN_SUCCESSION})
PRECEDENCES = frozenset({T.PRECEDENCE, T.ALTERNATE_PRECEDENCE, T.CHAIN_PRECEDENCE})
TIMED = AWAITING | SUCCESSIONS | PRECEDENCES
#: What a gate can hold: one event alone breaks these, so it can be refused before it happens.
GATES = PRECEDENCES | {T.INIT, T.ABSENCE, T.EXACTLY, T.NOT_COEXISTENCE, T.ABSENCE_AFTER, T.ABSENCE_BETWEEN}
#: What each optional field means something for; elsewhere it is refused, not ignored.
FITS: dict[str, frozenset[Template]] = {
    "within": TIMED,
    "pause": TIMED,
    "cancel": AWAITING | SUCCESSIONS,
    "since": frozenset({T.PRECEDENCE}),
    "until": frozenset({T.ABSENCE_BETWEEN}),
    "per": ACROSS,
    "period": ACROSS,
    "at_most": ACROSS,
    "at_least": ACROSS,
}

#: Not a field of any body: every event offers who brought it about to conditions and `correlate`.
ACTOR = "actor"

#: What a line to say may leave open; front ends fill it in.
PLACEHOLDERS = frozenset({"customer", "company", "name", "service", "time", "fault"})

Control = Literal["gate", "clock", "order", "check", "say", "ban", "skill", "conduct", "process"]
Status = Literal["enforced", "checked", "shown", "recorded", "planned"]
Period = Literal["day", "week", "month", "quarter", "year"]
ParameterType = Literal["duration", "number", "integer", "text", "list"]


class Parameter(Strict):
    """A figure that is a carrier's own choice, with the source's figure as its default."""

    type: ParameterType
    default: Any
    title: Words
    unit: str = ""

    @model_validator(mode="after")
    def _default_fits(self) -> Parameter:
        check_parameter(self.type, self.default)
        return self


def check_parameter(kind: ParameterType, value: object) -> None:
    """Raises ValueError when `value` is no `kind`."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    fits = {
        "duration": isinstance(value, str),
        "number": is_number,
        "integer": is_number and isinstance(value, int),
        "text": isinstance(value, str),
        "list": isinstance(value, list),
    }[kind]
    if not fits:
        raise ValueError(f"{value!r} is no {kind}")
    if kind == "duration":
        parse_duration(str(value))


class Selector(Strict):
    """Which events: a kind (or several), and a condition on the body. `correlate` names body fields that must
    equal the activation's (same room, same device). `actor` is a field of every event: who brought it about
    ('technician:HF-0007')."""

    event: str | list[str]
    when: dict[str, Any] = Field(default_factory=dict)
    correlate: list[str] = Field(default_factory=list)

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.event,) if isinstance(self.event, str) else tuple(self.event)


class Within(Strict):
    """How long the target may take. `min`/`max`: ISO 8601 or `$parameter`; both ends are allowed instants.
    `from_field`: counted from an instant in the activation's body (the promised window's start), not from
    the event; an activation without it asks nothing. `unless_past`: nor does one whose deadline had passed
    when it happened (nobody can call ten minutes ahead of a window promised for five minutes from now).
    `max: P2D` in `working` time is a count of days: the day itself doesn't count, and the end is the close of
    business of the second working day after it; it goes without `min` and without `pause`.
    """

    min: str | None = None
    max: str | None = None
    calendar: Literal["wall", "working", "service"] = "wall"
    from_field: str | None = None
    unless_past: bool = False

    @model_validator(mode="after")
    def _bounded(self) -> Within:
        if self.min is None and self.max is None:
            raise ValueError("`within` needs min, max or both")
        return self


class Pause(Strict):
    """Time between these events is not counted."""

    start: Selector
    stop: Selector


class Per(Strict):
    """By what `count_per` counts: a field of the event (`actor`, or one of its body, dotted) or an attribute
    of its order. An event without it isn't counted.
    """

    field: Annotated[str, Field(min_length=1)] | None = None
    order: Annotated[str, Field(min_length=1)] | None = None

    @model_validator(mode="after")
    def _one(self) -> Per:
        if (self.field is None) == (self.order is None):
            raise ValueError("`per` names either a field of the event or an attribute of the order")
        return self


Figure = Annotated[int, Field(ge=0)] | Annotated[str, Field(pattern=r"^\$[\w-]+$")]


class Scope(Strict):
    """Which orders. `when` is a condition on the order's attributes (kind, segment, access, same_day …)."""

    kind: list[str] = Field(default_factory=list)
    segment: list[str] = Field(default_factory=list)
    when: dict[str, Any] = Field(default_factory=dict)


class Evidence(Strict):
    """What proves a check: a photo, a scan, a signature, a reading. `slot` names it in the event."""

    type: Literal["photo", "scan", "signature", "reading"]
    slot: str


class Consequence(Strict):
    """What a violation brings: money off (CNY, decimal as text), a named follow-up."""

    deduct_cny: Annotated[str, Field(pattern=r"^\$?[\w-]+(\.\d{1,2})?$")] | None = None
    opens: str | None = None


class Clause(Strict):
    """One rule. Without `template` a check asks for its confirmation at its step before `by` happens, and
    say, ban and conduct are broken by a reported breach that names them. With a `step` it applies only to
    orders that go through that step. `since`: a precedence's target counts only after the last such event.
    `overrides`: where this clause rules an order, those clauses (of any standard) don't.
    `capability` and `test` say what carries a clause that isn't run, and which test exercises it.
    """

    id: Annotated[str, Field(pattern=r"^[a-z]+(\.[a-z0-9]+(-[a-z0-9]+)*)+$")]
    source: str | list[str]
    control: Control
    title: Words
    why: Words | None = None
    mend: Words | None = None
    status: Status | None = None
    scope: Scope = Scope()
    modality: Literal["shall", "shall_not", "should"] = "shall"
    severity: Literal["minor", "major", "critical"] = "minor"
    template: Template | None = None
    activation: Selector | None = None
    target: Selector | None = None
    since: Selector | None = None
    until: Selector | None = None
    within: Within | None = None
    n: Annotated[int, Field(ge=1)] = 1
    per: Per | None = None
    period: Period | None = None
    at_most: Figure | None = None
    at_least: Figure | None = None
    pause: list[Pause] = Field(default_factory=list)
    cancel: Selector | None = None
    step: str | None = None
    by: str | None = None
    say: list[Words] = Field(default_factory=list)
    do: list[Words] = Field(default_factory=list)
    evidence: list[Evidence] = Field(default_factory=list)
    on_violation: Consequence | None = None
    capability: Annotated[str, Field(pattern=r"^(/|[a-z_]+\.)\S+$")] | None = None
    test: Annotated[str, Field(pattern=r"^[\w/]+\.py::\w+$")] | None = None
    overrides: list[str] = Field(default_factory=list)

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source,) if isinstance(self.source, str) else tuple(self.source)

    @property
    def standing(self) -> Status:
        """What the product does with the clause: as said, or as its control implies."""
        return self.status or _STANDING[self.control]

    @model_validator(mode="after")
    def _shape(self) -> Clause:
        if self.control == "process" and not (self.capability and self.status):
            raise ValueError("a process names its capability (a dotted path or a route) and its status")
        if self.template is None:
            self._check_implied()
        else:
            self._check_template(self.template)
        for field, templates in FITS.items():
            if getattr(self, field) not in (None, []) and self.template not in templates:
                raise ValueError(f"`{field}` means nothing here; it goes with {', '.join(sorted(templates))}")
        if self.n != 1 and self.template not in COUNTED:
            raise ValueError(f"`n` means nothing here; it goes with {', '.join(sorted(COUNTED))}")
        self._check_lines()
        return self

    def _check_implied(self) -> None:
        if self.control in ("gate", "clock", "order") or (self.control == "check" and not self.step):
            raise ValueError(
                f"a {self.control} needs a template, or (a check) the step at which it is confirmed"
            )
        if self.activation or self.target:
            raise ValueError("activation and target need a template")

    def _check_template(self, template: Template) -> None:
        if self.activation is None:
            raise ValueError(f"template {template} needs an activation")
        if (template in UNARY) == (self.target is not None):
            raise ValueError(f"template {template} {'takes no' if self.target else 'needs a'} target")
        if template in ACROSS:
            self._check_count()
        if template is Template.ABSENCE_BETWEEN and self.until is None:
            raise ValueError("template absence_between needs `until`, the event that ends the span")
        if self.control == "gate" and template not in GATES:
            raise ValueError(f"a gate can't hold {template}; it holds {', '.join(sorted(GATES))}")
        if self.within and self.within.from_field and template in SUCCESSIONS:
            raise ValueError("`from_field` needs one activation: write a response and a precedence")
        if self.by is not None or self.evidence:
            raise ValueError("`by` and `evidence` go with a check that has no template: say it in the target")

    def _check_count(self) -> None:
        if self.per is None or self.period is None:
            raise ValueError("template count_per needs `per` (what it counts by) and `period` (how long)")
        if self.at_most is None and self.at_least is None:
            raise ValueError("template count_per needs `at_most`, `at_least` or both")

    def _check_lines(self) -> None:
        if self.control == "say" and not self.say:
            raise ValueError("a say clause needs its lines in `say`")
        for line in self.say:
            named = set(re.findall(r"\{(\w*)\}", line.zh + line.en))
            for name in sorted(named - PLACEHOLDERS):
                known = ", ".join(sorted(PLACEHOLDERS))
                raise ValueError(f"unknown placeholder {{{name}}}; one of {known}")


_STANDING: dict[Control, Status] = {
    "gate": "enforced",
    "skill": "enforced",
    "clock": "checked",
    "order": "checked",
    "check": "checked",
    "say": "shown",
    "ban": "recorded",
    "conduct": "recorded",
    "process": "planned",
}


class Standard(Strict):
    """One source document as clauses."""

    standard: Annotated[str, Field(pattern=r"^[A-Z]+$")]
    title: Words
    version: str
    summary: Words | None = None
    parameters: dict[str, Parameter] = Field(default_factory=dict)
    clauses: Annotated[list[Clause], Field(min_length=1)]

    @model_validator(mode="after")
    def _distinct(self) -> Standard:
        seen: set[str] = set()
        for clause in self.clauses:
            if clause.id in seen:
                raise ValueError(f"clause id {clause.id} stands twice")
            seen.add(clause.id)
        overriding = {clause.id: set(clause.overrides) for clause in self.clauses}
        for clause in self.clauses:
            for other in clause.overrides:
                if clause.id in overriding.get(other, ()):
                    raise ValueError(f"{clause.id} and {other} override each other: one of them must yield")
        return self
