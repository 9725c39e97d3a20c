"""Moving visits by hand, as values: what is asked and what would come of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from doorstep.core.errors import Text


@dataclass(frozen=True, slots=True)
class Move:
    """An order to a technician, or (None) off its own; from an instant on, or (None) where it fits best."""

    number: str
    staff_no: str | None
    from_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Seat:
    """A moved visit as it will be."""

    number: str
    staff_no: str
    name: str
    from_at: datetime
    to_at: datetime


@dataclass(frozen=True, slots=True)
class Later:
    """A visit that isn't moved itself, but made later."""

    number: str
    by_min: int
    breaks_promise: bool


@dataclass(frozen=True, slots=True)
class Problem:
    """Why not, or (`breaks_promise`) what is to be asked before."""

    number: str
    code: str
    text: Text
    breaks_promise: bool = False


@dataclass(frozen=True, slots=True)
class Check:
    """`allowed`: the asker may do it; with `breaks_promise` only when he says so, with a reason."""

    allowed: bool
    breaks_promise: bool
    seats: tuple[Seat, ...]
    extra_travel_min: int
    later: tuple[Later, ...]
    problems: tuple[Problem, ...]
