"""The clause language: what a standard's YAML file may say.

One file per source document. A clause has the MP-Declare shape (Burattin, Maggi, Sperduti 2016): scope,
activation, target, time window; on top stand the controls of `clauses.yaml`. Unknown keys are refused.
`Standard.model_json_schema()` is the schema for editors.
"""

from __future__ import annotations

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
    """DECLARE's names; `absence_after` and `absence_between` stand where tools disagree on 'not succession'."""

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


UNARY = frozenset({Template.EXISTENCE, Template.ABSENCE, Template.EXACTLY, Template.INIT, Template.END})

Control = Literal["gate", "clock", "order", "check", "say", "ban", "skill", "conduct", "process"]
Status = Literal["enforced", "checked", "shown", "recorded", "planned"]
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
    equal the activation's (same room, same device)."""

    event: str | list[str]
    when: dict[str, Any] = Field(default_factory=dict)
    correlate: list[str] = Field(default_factory=list)

    @property
    def kinds(self) -> tuple[str, ...]:
        return (self.event,) if isinstance(self.event, str) else tuple(self.event)


class Within(Strict):
    """How long the target may take. `min`/`max`: ISO 8601 or `$parameter`; both ends are allowed instants.
    `from_field`: counted from an instant in the activation's body (the promised window's start), not from the event."""

    min: str | None = None
    max: str | None = None
    calendar: Literal["wall", "working", "service"] = "wall"
    from_field: str | None = None


class Pause(Strict):
    """Time between these events is not counted."""

    start: Selector
    stop: Selector


class Scope(Strict):
    """Which orders. `when` is a condition on the order's attributes (kind, segment, access, same_day …)."""

    kind: list[str] = Field(default_factory=list)
    segment: list[str] = Field(default_factory=list)
    when: dict[str, Any] = Field(default_factory=dict)


class Evidence(Strict):
    """What proves a check: a photo in a slot, a scan, a signature, a reading. `slot` names it in the event."""

    type: Literal["photo", "scan", "signature", "reading"]
    slot: str


class Consequence(Strict):
    """What a violation brings: money off (CNY, decimal as text), a named follow-up."""

    deduct_cny: Annotated[str, Field(pattern=r"^\$?[\w-]+(\.\d{1,2})?$")] | None = None
    opens: str | None = None


class Clause(Strict):
    """One rule. Without `template` a check asks for its confirmation at its step before `by` happens, and
    say, ban and conduct are broken by a reported breach that names them."""

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
    until: Selector | None = None
    within: Within | None = None
    n: Annotated[int, Field(ge=1)] = 1
    pause: list[Pause] = Field(default_factory=list)
    cancel: Selector | None = None
    step: str | None = None
    by: str | None = None
    say: list[Words] = Field(default_factory=list)
    do: list[Words] = Field(default_factory=list)
    evidence: list[Evidence] = Field(default_factory=list)
    on_violation: Consequence | None = None
    overrides: list[str] = Field(default_factory=list)
    valid_from: str | None = None

    @property
    def sources(self) -> tuple[str, ...]:
        return (self.source,) if isinstance(self.source, str) else tuple(self.source)

    @model_validator(mode="after")
    def _shape(self) -> Clause:
        if self.template is None:
            needed = {"check": self.step, "gate": None, "clock": None, "order": None, "skill": None}
            if self.control in needed and not needed[self.control]:
                raise ValueError(f"a {self.control} needs a template, or (a check) the step at which it is confirmed")
            return self
        if self.activation is None:
            raise ValueError(f"template {self.template} needs an activation")
        if self.template not in UNARY and self.target is None:
            raise ValueError(f"template {self.template} needs a target")
        if self.template is Template.ABSENCE_BETWEEN and self.until is None:
            raise ValueError("template absence_between needs `until`, the event that ends the span")
        return self


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
        return self
