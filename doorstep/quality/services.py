"""The verbs of quality: what somebody decides about a doubt, or has checked anew."""

from __future__ import annotations

from datetime import datetime
from typing import Literal
from uuid import UUID, uuid5

from django.db import transaction

from doorstep.core.errors import NotFound, text
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, Entry, NewEvent
from doorstep.orders.queries import locked_order
from doorstep.quality.doubts import UNCHECKED, clause_of, said_of
from doorstep.quality.errors import DoubtDecidedAlready, NothingToRecheck
from doorstep.quality.models import Doubt
from doorstep.visits.evidence.trying import check_again

#: The breach that follows from a decision has an id that follows from the decision's.
_SPACE = UUID("b1a6e9d4-52c7-5c0b-8f6e-3f1d2a4c7e90")


def decide_doubt(
    *,
    doubt: UUID,
    verdict: Literal["confirmed", "dismissed"],
    note: str = "",
    actor: Actor,
    now: datetime,
    event_id: UUID,
) -> Entry:
    """Say what a doubt came to; the same `event_id` again is the same. Confirmed, it becomes a breach of the
    clause that asks for the evidence, which findings and deductions see; dismissed, it may be taken up again.

    Raises NotFound, RoleForbids, DoubtDecidedAlready (confirmed before by another decision).
    """
    with transaction.atomic():
        row = Doubt.objects.filter(id=doubt).first()
        if row is None:
            raise NotFound(what=text("疑点", "doubt"))
        locked_order(row.order_id)
        row.refresh_from_db()
        clause = clause_of(row) if verdict == "confirmed" else None
        body = {"doubt": str(doubt), "verdict": verdict, "note": note.strip()}
        decision = NewEvent(event_id, "doubt.decided", body | ({"clause": clause} if clause else {}), now)
        if row.state == "confirmed" and not row.order.events.filter(id=event_id).exists():
            raise DoubtDecidedAlready(by=row.decided_by)
        entry = append(number=row.order_id, event=decision, actor=actor, now=now)
        if clause is not None:
            breach = {
                "clause": clause,
                "seen_by": "supervisor",
                "statement": said_of(row, note),
                "evidence": [{"slot": row.slot, "sha256": row.sha256}],
            }
            found = NewEvent(uuid5(_SPACE, str(event_id)), "breach.reported", breach, now)
            append(number=row.order_id, event=found, actor=actor, now=now)
        return entry


def recheck_doubt(*, doubt: UUID, actor: Actor, now: datetime, event_id: UUID) -> Entry:
    """Have evidence that could not be checked tried once more; the same `event_id` again is the same. What
    is found then is a doubt of its own.

    Raises NotFound, RoleForbids, NothingToRecheck.
    """
    with transaction.atomic():
        row = Doubt.objects.filter(id=doubt).first()
        if row is None:
            raise NotFound(what=text("疑点", "doubt"))
        locked_order(row.order_id)
        row.refresh_from_db()
        is_new = not row.order.events.filter(id=event_id).exists()
        if is_new and (row.state != "open" or UNCHECKED not in row.codes):
            raise NothingToRecheck()
        said = NewEvent(event_id, "doubt.decided", {"doubt": str(doubt), "verdict": "rechecked"}, now)
        entry = append(number=row.order_id, event=said, actor=actor, now=now)
        if is_new:
            check_again(event=row.event, sha256=row.sha256)
        return entry
