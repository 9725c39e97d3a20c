"""The only place that reads the wall clock (ruff bans it elsewhere).

Decisions take `now` as an argument; endpoints, jobs and commands get it here.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime, timedelta

_frozen: ContextVar[datetime | None] = ContextVar("doorstep_frozen_clock", default=None)


def now() -> datetime:
    """This instant, aware, UTC, in whole milliseconds (what a phone's clock and JSON can carry)."""
    frozen = _frozen.get()
    return whole_ms(datetime.now(UTC) if frozen is None else frozen)


def whole_ms(at: datetime) -> datetime:
    """The millisecond that `at` lies in, by its beginning."""
    return at - timedelta(microseconds=at.microsecond % 1000)


@contextmanager
def frozen(at: datetime) -> Iterator[None]:
    """Hold `now()` at one instant: replays and tests."""
    if at.tzinfo is None:
        raise ValueError("frozen() needs an aware datetime: add tzinfo")
    token = _frozen.set(at.astimezone(UTC))
    try:
        yield
    finally:
        _frozen.reset(token)
