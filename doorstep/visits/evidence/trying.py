"""A check that fails is tried again, less and less often, and then the log says that it could not be made."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final, Protocol
from uuid import UUID

import structlog
from django.db import transaction

from doorstep.core import ids
from doorstep.core.errors import DoorstepError
from doorstep.orders.appending import append
from doorstep.orders.log import SYSTEM, NewEvent
from doorstep.visits.evidence.rules import Doubt
from doorstep.visits.evidence.showing import queue_check
from doorstep.visits.models import Shown, Tried

#: After 10 minutes, half an hour, an hour and a half, four and a half hours: most of a working day.
MOST_TRIES: Final = 5
_WAIT: Final = timedelta(minutes=10)
#: The worker went down with it: nobody was left to say why.
_WORKER_LOST: Final = "worker-lost"

log = structlog.get_logger("doorstep.visits")


class Check(Protocol):
    """As `checking.check_evidence`, which loads what only a worker should."""

    def __call__(self, *, event: UUID, sha256: str, now: datetime) -> list[Doubt]: ...


def attempt(check: Check, *, event: UUID, sha256: str, now: datetime) -> list[Doubt]:
    """Make the check, unless it was given up. What goes wrong rises; the last time it is said in the log."""
    if not _begun(event, sha256, now):
        return []
    try:
        found = check(event=event, sha256=sha256, now=now)
    except Exception as error:
        _failed(event, sha256, error, now)
        raise
    Tried.objects.filter(event=event, sha256=sha256).delete()
    return found


def check_again(*, event: UUID, sha256: str) -> None:
    """Somebody asks for another round of tries. It begins as soon as a worker is free."""
    Tried.objects.filter(event=event, sha256=sha256).delete()
    queue_check(event=event, sha256=sha256)


def _begun(event: UUID, sha256: str, now: datetime) -> bool:
    """Counted and committed before the check begins: one that takes its worker down must count too."""
    with transaction.atomic():
        row = _row(event, sha256, now)
        if row.given_up_at is None and row.tries >= MOST_TRIES:
            _give_up(row, now)
        if row.given_up_at is not None:
            return False
        row.again_at = now + _WAIT * 3**row.tries
        row.tries += 1
        row.why = _WORKER_LOST
        row.save()
        return True


def _failed(event: UUID, sha256: str, error: Exception, now: datetime) -> None:
    why = error.code if isinstance(error, DoorstepError) else type(error).__name__
    log.error("check failed", event_id=str(event), sha256=sha256, why=why)
    with transaction.atomic():
        row = _row(event, sha256, now)
        row.why = why[:80]
        if row.tries >= MOST_TRIES and row.given_up_at is None:
            _give_up(row, now)
        row.save()


def _row(event: UUID, sha256: str, now: datetime) -> Tried:
    named = {"event": event, "sha256": sha256}
    Tried.objects.get_or_create(**named, defaults={"again_at": now})
    return Tried.objects.select_for_update().get(**named)


def _give_up(row: Tried, now: datetime) -> None:
    """Evidence that nobody looked at must not look as if it were found good."""
    row.given_up_at = now
    row.save()
    shown = Shown.objects.filter(event=row.event, sha256=row.sha256).first()
    if shown is None:
        return
    body = {
        "event": str(row.event),
        "slot": shown.slot,
        "sha256": row.sha256,
        "doubts": [{"code": "unchecked", "measured": row.why, "limit": str(row.tries)}],
    }
    said = NewEvent(ids.uuid7(now), "evidence.doubted", body, now)
    append(number=shown.order_id, event=said, actor=SYSTEM, now=now, happened=True)
