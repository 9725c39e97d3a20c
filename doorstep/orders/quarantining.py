"""What a log can't take is kept whole, shown, settled by somebody, and never dropped."""

from __future__ import annotations

import math
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.db import transaction

from doorstep.core import chain
from doorstep.core.errors import DoorstepError, NotFound, text
from doorstep.core.field_problems import FieldProblem
from doorstep.orders.errors import AlreadySettled, SettlementMissing
from doorstep.orders.log import Actor
from doorstep.orders.models import Quarantined
from doorstep.orders.queries import quarantine_of

_LONGEST_SETTLEMENT = 500
#: Beyond it JSON readers lose digits.
_GREATEST_INTEGER = 2**53


def quarantine(
    *, offered: Mapping[str, Any], sender: Actor, error: DoorstepError, now: datetime
) -> Quarantined:
    """Keep what the log could not take, whole. The same offer again is the same entry."""
    payload = _storable(dict(offered))
    row, _ = Quarantined.objects.get_or_create(
        event_id=str(payload.get("id", ""))[:80],
        content_hash=chain.digest(payload),
        sender=str(sender),
        defaults={
            "order_number": str(payload.get("order", ""))[:80],
            "received_at": now,
            "payload": payload,
            "problem": _storable(
                error.problem("zh") | {"title_en": error.titled("en"), "mend_en": error.mended("en")}
            ),
        },
    )
    return row


def _storable(value: Any) -> Any:
    """As JSON that PostgreSQL takes and everybody reads alike; what is none is kept as it is spelled."""
    if isinstance(value, Mapping):
        return {_text(str(name)): _storable(part) for name, part in value.items()}
    if isinstance(value, list | tuple):
        return [_storable(part) for part in value]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        return value if abs(value) < _GREATEST_INTEGER else str(value)
    if isinstance(value, float):
        return value if math.isfinite(value) else str(value)
    return _text(str(value))


def _text(said: str) -> str:
    """NUL and halves of surrogate pairs as escapes."""
    return said.replace("\x00", "\\u0000").encode("utf-8", "backslashreplace").decode("utf-8")


@transaction.atomic
def settle_quarantined(
    *, entry_id: int, settlement: str, by: Actor, unit_path: str, now: datetime
) -> Quarantined:
    """The dispatcher has dealt with it: says how; the entry stays on record.

    Raises SettlementMissing (blank or over 500 characters), NotFound, AlreadySettled.
    """
    said = settlement.strip()
    if not said or len(said) > _LONGEST_SETTLEMENT:
        longest = FieldProblem(field="settlement", zh="1 至 500 个字", en="from 1 to 500 characters")
        raise SettlementMissing(fields=[longest])
    row = quarantine_of(unit_path).select_for_update().filter(pk=entry_id).first()
    if row is None:
        raise NotFound(what=text(f"待核记录 {entry_id}", f"quarantined entry {entry_id}"))
    if row.settled_at is not None:
        raise AlreadySettled(by=row.settled_by, at=row.settled_at.isoformat(), settlement=row.settlement)
    row.settled_at, row.settled_by, row.settlement = now, str(by), said
    row.save(update_fields=["settled_at", "settled_by", "settlement"])
    return row
