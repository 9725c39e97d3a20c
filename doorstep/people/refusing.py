"""From a constraint's refusal to a refusal that a person can act on."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from psycopg import Error

from doorstep.core.errors import DoorstepError
from doorstep.people.errors import BadInput


@contextmanager
def refused(**by_constraint: Callable[[], DoorstepError]) -> Iterator[None]:
    """A savepoint around a write. When the constraint of that name refuses it, raises what its maker makes
    (called after the rollback, so that it may read); any other refusal rises as it is."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        cause = error.__cause__
        name = cause.diag.constraint_name if isinstance(cause, Error) else None
        maker = by_constraint.get(name or "")
        if maker is None:
            raise
        raise maker() from error


def bad_input(field: str, zh: str, en: str) -> BadInput:
    return BadInput(fields=[{"field": field, "zh": zh, "en": en}])
