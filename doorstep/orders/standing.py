"""How often each clause is kept, over all orders of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.db.models import Count, Q, QuerySet

from doorstep.orders.models import QuotaVerdict, VerdictInterval


@dataclass(frozen=True, slots=True)
class Standing:
    """Orders by how a clause stands on them now; `…_then`: only those received in the span asked for."""

    satisfied: int = 0
    violated: int = 0
    pending: int = 0
    satisfied_then: int = 0
    violated_then: int = 0


def standing_by_clause(
    *, unit_path: str, standard: str, received: tuple[datetime, datetime], now: datetime
) -> dict[str, Standing]:
    """Of a standard's clauses, by id, on the orders of a unit and those below. `received`: [from, to).

    One query for what is judged by order and one for what is counted over orders, grouped by the database.
    A count stands for its key and period ("then": one that began in the span) and is the unit's whose order
    decided it.
    """
    verdicts = VerdictInterval.objects.filter(
        to_at__isnull=True, standard=standard, order__unit__path__startswith=unit_path
    )
    broken = Q(outcome="violated")
    then = Q(order__received_at__gte=received[0], order__received_at__lt=received[1])
    quotas = QuotaVerdict.objects.filter(standard=standard, order__unit__path__startswith=unit_path)
    late = broken | Q(outcome="pending", due_at__lt=now)
    zone = ZoneInfo(settings.TIME_ZONE)
    first, last = (at.astimezone(zone).date() for at in received)
    began = Q(from_on__gte=first, from_on__lt=last)
    return _grouped(verdicts, broken, then) | _grouped(quotas, late, began)


def _grouped(rows: QuerySet[Any], broken: Q, then: Q) -> dict[str, Standing]:
    kept = Q(outcome="satisfied")
    counted = rows.values("clause").annotate(
        satisfied=Count("outcome", filter=kept),
        violated=Count("outcome", filter=broken),
        pending=Count("outcome", filter=Q(outcome="pending") & ~broken),
        satisfied_then=Count("outcome", filter=kept & then),
        violated_then=Count("outcome", filter=broken & then),
    )
    return {
        row["clause"]: Standing(
            satisfied=row["satisfied"],
            violated=row["violated"],
            pending=row["pending"],
            satisfied_then=row["satisfied_then"],
            violated_then=row["violated_then"],
        )
        for row in counted
    }
