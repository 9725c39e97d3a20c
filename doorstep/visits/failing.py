"""Why a visit can't go on and what may follow, from `failing.yaml`: the phone's choices as data. Pure."""

from __future__ import annotations

from functools import cache
from importlib import resources

import yaml

from doorstep.orders.events import SuspensionKind
from doorstep.standards.language import Strict, Words
from doorstep.visits.events import FailNext, FailOutcome


class Outcome(Strict):
    """A reason, the next steps that fit it (the likeliest first), and whether a card may be left."""

    value: FailOutcome
    title: Words
    nexts: list[FailNext]
    card: bool


class Next(Strict):
    """`does`: what becomes of the order."""

    value: FailNext
    title: Words
    does: Words


class Suspension(Strict):
    value: SuspensionKind
    title: Words


class Failing(Strict):
    outcomes: list[Outcome]
    nexts: list[Next]
    suspensions: list[Suspension]


@cache
def failing() -> Failing:
    """The list that comes with Doorstep."""
    content = (resources.files("doorstep.visits") / "failing.yaml").read_text("utf-8")
    return Failing.model_validate(yaml.safe_load(content))
