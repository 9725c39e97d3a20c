"""Shapes of a step on the phone: what to do, say, show and confirm, and what it waits for."""

from __future__ import annotations

from typing import Any

from ninja import Schema

from doorstep.standards.language import Words
from doorstep.standards.steps import Input


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


class LimitClause(Named):
    """`aim`: it should be so; else it must."""

    aim: bool
    low: float | None
    high: float | None


class Limits3(Schema):
    """What is asked of the step's number `input`: outside `low` and `high` it fails, outside the aims it is
    usable and short of what was to be built. All ends are allowed values.
    """

    input: str
    unit: str
    low: float | None
    low_aim: float | None
    high_aim: float | None
    high: float | None
    clauses: list[LimitClause]


class Selection(Schema):
    kinds: list[str]
    when: dict[str, Any]


class Gate(Named):
    mend: Words
    when: dict[str, Any]
    needs: Selection
    since: Selection | None
    #: Fields in which the earlier event must say the same: the room.
    correlate: list[str]


class FieldStep(Schema):
    id: str
    stage: str
    stage_title: Words
    event: str
    title: Words
    fills: dict[str, Any]
    repeatable: bool
    by_customer: bool
    screen: str | None
    do: list[Words]
    inputs: list[Input]
    why: list[Reason]
    say: list[Lines]
    checks: list[Named]
    show: list[Proof]
    limits3: list[Limits3]
    gates: list[Gate]
    avoid: list[Named]
