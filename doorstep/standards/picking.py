"""Which facts of a log a selector takes, and the fields that a fact offers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from doorstep.standards.compiling import Choice
from doorstep.standards.conditions import MISSING, read_field
from doorstep.standards.language import ACTOR
from doorstep.standards.verdicts import Fact, Log


def picked(log: Log, choice: Choice) -> Sequence[int]:
    """Positions of the facts that the choice takes, in order."""
    kinds, test = choice.kinds, choice.test
    positions: Sequence[int]
    if "*" in kinds:
        positions = range(len(log.facts))
    elif len(kinds) == 1:
        positions = log.by_kind.get(kinds[0], ())
    else:
        positions = sorted(position for kind in kinds for position in log.by_kind.get(kind, ()))
    if test is None or not positions:
        return positions
    facts, order = log.facts, log.order
    if choice.by_actor:
        return [position for position in positions if test(fields_of(facts[position]), order)]
    return [position for position in positions if test(facts[position].body, order)]


def fields_of(fact: Fact) -> Mapping[str, Any]:
    """The body and who acted, for the few conditions that ask who."""
    return {**fact.body, ACTOR: fact.actor} if fact.actor else fact.body


def field_of(fact: Fact, name: str) -> Any:
    """A field of the body, or who acted; MISSING if there is none."""
    if name == ACTOR:
        return fact.actor or MISSING
    return read_field(fact.body, name)
