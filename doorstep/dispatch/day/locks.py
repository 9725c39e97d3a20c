"""What keeps two writers from sending somebody to two places at once.

Locks are taken in this order everywhere: the day, the orders by number, the technician.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime
from typing import Final, Literal

from django.db import IntegrityError, connection, transaction
from psycopg import Error

from doorstep.core.errors import DoorstepError
from doorstep.core.windows import Window
from doorstep.dispatch.models import NO_OVERLAP
from doorstep.orders.log import NewEvent
from doorstep.orders.services import new_event

#: First keys of PostgreSQL's advisory locks, so that days and technicians don't meet.
_DAYS: Final = 0x646179
_TECHNICIANS: Final = 0x746563


def alone_on(day: date) -> None:
    """Hold the day to the end of the transaction: a plan of it is made, nobody else assigns on it."""
    _run("SELECT pg_advisory_xact_lock(%s, %s)", _DAYS, day.toordinal())


def among_others_on(day: date) -> None:
    """Wait for a plan of the day that is being made, and keep the next one waiting."""
    _run("SELECT pg_advisory_xact_lock_shared(%s, %s)", _DAYS, day.toordinal())


def alone_with(technician_id: int) -> None:
    """Hold the technician: of two who fill his day by hand, one comes after the other."""
    _run("SELECT pg_advisory_xact_lock(%s, %s)", _TECHNICIANS, technician_id)


@contextmanager
def nobody_twice(refusal: Callable[[], DoorstepError]) -> Iterator[None]:
    """Check at the end of the block, not of the transaction, that nobody is in two places at once.

    Raises what `refusal` makes (called after the block was undone, so that it may read).
    """
    try:
        with transaction.atomic():
            yield
            _run(f"SET CONSTRAINTS {NO_OVERLAP} IMMEDIATE")
            _run(f"SET CONSTRAINTS {NO_OVERLAP} DEFERRED")
    except IntegrityError as error:
        cause = error.__cause__
        if not isinstance(cause, Error) or cause.diag.constraint_name != NO_OVERLAP:
            raise
        raise refusal() from error


def assigned_event(staff_no: str, during: Window, by: Literal["plan", "hand"], now: datetime) -> NewEvent:
    """The event that gives an order to a technician."""
    body = {
        "technician": staff_no,
        "from_at": during.from_at.isoformat(),
        "to_at": during.to_at.isoformat(),
        "by": by,
    }
    return new_event(kind="order.assigned", body=body, now=now)


def _run(statement: str, *values: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
