"""The steps of a visit as data: which event each one writes, what it asks for, in what order.

A step is shown because clauses act at it or because the log needs its event; the clauses of the order's
editions say why, what to say and what to show. Nothing about a particular screen is code.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Literal

from pydantic import Field, ValidationError

from doorstep.standards.conditions import compile_condition, resolve
from doorstep.standards.language import Strict, Words
from doorstep.standards.reading import load_with_lines, problem_at, refuse

InputType = Literal[
    "text",
    "number",
    "choice",
    "flag",
    "photo",
    "scan",
    "signature",
    "rating",
    "location",
    "products",
    "money",
    "devices",
]


class Option(Strict):
    value: str
    title: Words


class Input(Strict):
    """One thing a step asks for; `name` is the field of the event's body."""

    name: str
    type: InputType
    title: Words
    required: bool = True
    unit: str = ""
    min: float | None = None
    max: float | None = None
    options: list[Option] = Field(default_factory=list)
    slot: str = ""
    hint: Words | None = None


class Step(Strict):
    """One screen. `scope` is a condition on the order's attributes; `fills` are fixed fields of the body. A
    step `by_desk` is the dispatcher's, not the visit's: a call from the console.
    """

    id: str
    stage: str
    event: str
    title: Words
    scope: dict[str, Any] = Field(default_factory=dict)
    fills: dict[str, Any] = Field(default_factory=dict)
    do: list[Words] = Field(default_factory=list)
    inputs: list[Input] = Field(default_factory=list)
    repeatable: bool = False
    by_customer: bool = False
    by_desk: bool = False


class Stage(Strict):
    id: str
    title: Words


class StepFile(Strict):
    stages: list[Stage]
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All steps in order of work."""

    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    by_id: Mapping[str, Step]

    def for_order(self, order: Mapping[str, Any]) -> list[Step]:
        """The steps of a visit that an order with these attributes goes through."""
        return [step for step in self.steps if not step.by_desk and _applies(step, order)]

    def at_desk(self, order: Mapping[str, Any]) -> list[Step]:
        """What the dispatcher does with such an order by the same means: lines to say, inputs, an event."""
        return [step for step in self.steps if step.by_desk and _applies(step, order)]


def _applies(step: Step, order: Mapping[str, Any]) -> bool:
    test = compile_condition(resolve(step.scope, {}))
    return test is None or test(order, order)


def read_catalogue(content: str, file: str) -> Catalogue:
    """Raises BadStandard with the line of each problem."""
    data, lines = load_with_lines(content, file)
    try:
        parsed = StepFile.model_validate(data)
    except ValidationError as error:
        raise refuse([problem_at(data, lines, file, dict(each)) for each in error.errors()]) from error
    return Catalogue(tuple(parsed.stages), tuple(parsed.steps), {step.id: step for step in parsed.steps})


@cache
def catalogue() -> Catalogue:
    """The steps that come with Doorstep."""
    source = resources.files("doorstep.standards") / "library" / "steps.yaml"
    return read_catalogue(source.read_text("utf-8"), "steps.yaml")
