"""How often each clause is kept, over all orders of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q, QuerySet

from doorstep.core.zone import ZONE
from doorstep.orders.models import QuotaVerdict, VerdictInterval
from doorstep.people.models import Unit


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

    The database groups; that the last month is asked for by itself lets it read those orders only. A count
    over orders stands for its key and period ("then": one that began in the span) and is the unit's whose
    order decided it.
    """
    # As a list: joined by its path, the planner takes the unit for one with hardly an order.
    units = list(Unit.objects.filter(path__startswith=unit_path).values_list("pk", flat=True))
    verdicts = VerdictInterval.objects.filter(to_at__isnull=True, standard=standard, order__unit_id__in=units)
    then = verdicts.filter(order__received_at__gte=received[0], order__received_at__lt=received[1])
    quotas = QuotaVerdict.objects.filter(standard=standard, order__unit_id__in=units)
    first, last = (at.astimezone(ZONE).date() for at in received)
    began = quotas.filter(from_on__gte=first, from_on__lt=last)
    broken = Q(outcome="violated")
    late = broken | Q(outcome="pending", due_at__lt=now)
    whole = _grouped(verdicts, broken) | _grouped(quotas, late)
    span = _grouped(then, broken) | _grouped(began, late)
    return {clause: Standing(*counts, *span.get(clause, (0, 0, 0))[:2]) for clause, counts in whole.items()}


def _grouped(rows: QuerySet[Any], broken: Q) -> dict[str, tuple[int, int, int]]:
    """Satisfied, violated and pending by clause."""
    counted = rows.values_list("clause").annotate(
        satisfied=Count("outcome", filter=Q(outcome="satisfied")),
        violated=Count("outcome", filter=broken),
        pending=Count("outcome", filter=Q(outcome="pending") & ~broken),
    )
    return {clause: (satisfied, violated, pending) for clause, satisfied, violated, pending in counted}
