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


Screen = Literal["front-desk", "rooms", "sheet", "leave-hotel"]


class Step(Strict):
    """One screen. `scope` is a condition on the order's attributes; `fills` are fixed fields of the body. A
    step `by_desk` is the dispatcher's, not the visit's: a call from the console. `screen`: it has one of its
    own, because it is more than its inputs. `room`: a step in rooms, and in which ({occupied: true}).
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
    screen: Screen | None = None
    room: dict[str, Any] = Field(default_factory=dict)


class Stage(Strict):
    id: str
    title: Words


class StepFile(Strict):
    """`room_steps`: what is done in each room of a roll-out, in order."""

    stages: list[Stage]
    steps: list[Step]
    room_steps: list[Step] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All steps in order of work: those of a visit, and those of each room in it. `by_id` has both."""

    stages: tuple[Stage, ...]
    steps: tuple[Step, ...]
    room_steps: tuple[Step, ...]
    by_id: Mapping[str, Step]

    def for_order(self, order: Mapping[str, Any]) -> list[Step]:
        """The steps of a visit that an order with these attributes goes through."""
        return [step for step in self.steps if not step.by_desk and _applies(step, order)]

    def for_room(self, *, occupied: bool) -> list[Step]:
        """The steps in a room with a guest in it, or without."""
        room = {"occupied": occupied}
        return [step for step in self.room_steps if _fits(step.room, room)]

    def at_desk(self, order: Mapping[str, Any]) -> list[Step]:
        """What the dispatcher does with such an order by the same means: lines to say, inputs, an event."""
        return [step for step in self.steps if step.by_desk and _applies(step, order)]


def _applies(step: Step, order: Mapping[str, Any]) -> bool:
    return _fits(step.scope, order)


def _fits(condition: Mapping[str, Any], attributes: Mapping[str, Any]) -> bool:
    test = compile_condition(resolve(condition, {}))
    return test is None or test(attributes, attributes)


def read_catalogue(content: str, file: str) -> Catalogue:
    """Raises BadStandard with the line of each problem."""
    data, lines = load_with_lines(content, file)
    try:
        parsed = StepFile.model_validate(data)
    except ValidationError as error:
        raise refuse([problem_at(data, lines, file, dict(each)) for each in error.errors()]) from error
    every = (*parsed.steps, *parsed.room_steps)
    return Catalogue(
        tuple(parsed.stages), tuple(parsed.steps), tuple(parsed.room_steps), {step.id: step for step in every}
    )


@cache
def catalogue() -> Catalogue:
    """The steps that come with Doorstep."""
    source = resources.files("doorstep.standards") / "library" / "steps.yaml"
    return read_catalogue(source.read_text("utf-8"), "steps.yaml")
