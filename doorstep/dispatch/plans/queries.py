"""Reading plan proposals."""

from __future__ import annotations

from datetime import date

from doorstep.core.errors import NotFound, text
from doorstep.dispatch.models import PlanProposal

#: So many are listed, the newest.
LISTED = 50


def proposal_named(plan: int) -> PlanProposal:
    """Raises NotFound."""
    row = PlanProposal.objects.filter(pk=plan).first()
    if row is None:
        raise NotFound(what=text("这份排程", "that plan"))
    return row


def proposals_of(*, day: date, unit_path: str) -> list[PlanProposal]:
    """Of a local day, for a unit and those below it; the newest first, without what they found."""
    rows = PlanProposal.objects.filter(day=day, unit_path__startswith=unit_path)
    return list(rows.defer("result", "applied").order_by("-id")[:LISTED])
