"""How often each clause is kept, over all orders of a unit."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from doorstep.orders.models import VerdictInterval


@dataclass(frozen=True, slots=True)
class Standing:
    """Orders by how a clause stands on them now; `…_then`: only those received in the span asked for."""

    satisfied: int = 0
    violated: int = 0
    pending: int = 0
    satisfied_then: int = 0
    violated_then: int = 0


def standing_by_clause(
    *, unit_path: str, standard: str, received: tuple[datetime, datetime]
) -> dict[str, Standing]:
    """Of a standard's clauses, by id, on the orders of a unit and those below. `received`: [from, to).

    One query, grouped by the database: it reads the standing verdicts of one standard from an index.
    """
    rows = VerdictInterval.objects.filter(
        to_at__isnull=True, standard=standard, order__unit__path__startswith=unit_path
    )
    then = Q(order__received_at__gte=received[0], order__received_at__lt=received[1])
    counted = rows.values("clause").annotate(
        satisfied=Count("id", filter=Q(outcome="satisfied")),
        violated=Count("id", filter=Q(outcome="violated")),
        pending=Count("id", filter=Q(outcome="pending")),
        satisfied_then=Count("id", filter=Q(outcome="satisfied") & then),
        violated_then=Count("id", filter=Q(outcome="violated") & then),
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
