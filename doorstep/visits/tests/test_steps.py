"""The steps ask for what their events hold: every input is a field, every required field is asked for."""

from __future__ import annotations

from typing import Any, Literal, Union, get_args, get_origin

import pytest
from pydantic import BaseModel

from doorstep.booking import events as booking
from doorstep.orders.events import KINDS, StepBody
from doorstep.standards.steps import Input, Step, catalogue
from doorstep.visits import events as visits

#: Imported for the kinds that they register.
SOURCES = (booking, visits)
STEPS = list(catalogue().steps)

#: One widget for several fields: the stars of a rating.
SEVERAL = {"scores": {"result", "punctuality", "skill", "manner"}}


def _fields(step: Step) -> dict[str, Any]:
    return {name: field.annotation for name, field in KINDS[step.event].body.model_fields.items()}


def _asked(step: Step) -> set[str]:
    return {name for each in step.inputs for name in SEVERAL.get(each.name, {each.name})}


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_every_input_is_a_field_of_the_event(step: Step) -> None:
    assert _asked(step) | set(step.fills) <= set(_fields(step))


#: A step with a screen of its own is more than its inputs: the screen's tests say what it fills in.
PLAIN = [step for step in STEPS if step.screen is None]


@pytest.mark.parametrize("step", PLAIN, ids=lambda step: step.id)
def test_every_required_field_is_asked_for(step: Step) -> None:
    model = KINDS[step.event].body
    required = {name for name, field in model.model_fields.items() if field.is_required()}
    # A flag always answers: not ticked is no.
    optional = {each.name for each in step.inputs if not each.required and each.type != "flag"}
    assert required <= (_asked(step) - optional) | set(step.fills)


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_every_step_can_carry_checks_and_evidence(step: Step) -> None:
    assert issubclass(KINDS[step.event].body, StepBody)


CHOICES = [(step, each) for step in STEPS for each in step.inputs if each.type == "choice"]


@pytest.mark.parametrize(
    ("step", "asked"), CHOICES, ids=lambda part: getattr(part, "id", getattr(part, "name", ""))
)
def test_every_option_is_a_value_of_the_field(step: Step, asked: Input) -> None:
    annotation = _fields(step)[asked.name]
    if get_origin(annotation) is Union:
        annotation = get_args(annotation)[0]
        assert not asked.required, "what may be left out isn't asked for"
    assert get_origin(annotation) is Literal
    values = {option.value for option in asked.options}
    assert values
    assert values <= set(get_args(annotation))


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.id)
def test_what_a_step_fills_in_fits(step: Step) -> None:
    for name, value in step.fills.items():
        assert value in get_args(_fields(step)[name])


NUMBERS = [(step, each) for step in STEPS for each in step.inputs if each.type == "number"]


@pytest.mark.parametrize(
    ("step", "asked"), NUMBERS, ids=lambda part: getattr(part, "id", getattr(part, "name", ""))
)
def test_a_number_is_bounded_as_its_field_is(step: Step, asked: Input) -> None:
    """The screen refuses what the event would refuse."""
    field = KINDS[step.event].body.model_fields[asked.name]
    bounds = {type(rule).__name__: rule for rule in field.metadata}
    assert asked.min == bounds["Ge"].ge
    assert asked.max == bounds["Le"].le


def test_flags_stand_for_truth_values() -> None:
    for step in STEPS:
        for asked in step.inputs:
            if asked.type == "flag":
                annotation = _fields(step)[asked.name]
                assert annotation is bool or get_args(annotation) == (True,)
            if asked.type in ("scan", "location", "signature"):
                annotation = _fields(step)[asked.name]
                options = get_args(annotation) or (annotation,)
                assert any(isinstance(each, type) and issubclass(each, BaseModel) for each in options)
