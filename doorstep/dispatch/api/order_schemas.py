"""What the endpoints of an order's technician take and give."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from ninja import Field, Schema

from doorstep.core.field_problems import Instant
from doorstep.standards.language import Words


class CandidateOut(Schema):
    staff_no: str
    name: str
    possible: bool
    from_at: datetime | None
    to_at: datetime | None
    extra_travel_min: int | None
    reasons: list[Words]


class AssignIn(Schema):
    """`from_at` null: the best start that his day has."""

    staff_no: Annotated[str, Field(min_length=1, max_length=40)]
    from_at: Instant | None = None


class AssignedOut(Schema):
    number: str
    staff_no: str
    name: str
    from_at: datetime
    to_at: datetime


class UnassignIn(Schema):
    reason: Annotated[str, Field(min_length=1, max_length=500)]
