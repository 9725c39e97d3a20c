"""What failed visits left to be done, kept in step with the logs."""

from __future__ import annotations

from doorstep.orders.log import Entry
from doorstep.orders.models import Order
from doorstep.orders.reactions import clears, projects
from doorstep.orders.states import MOVES, State
from doorstep.visits.following import SETTLING, is_done
from doorstep.visits.models import NextStep

_BACK = next(move.to for move in MOVES if move.verb == "visit.failed")


@projects("visit.failed")
def want_step(order: Order, entry: Entry) -> None:
    """Something is to be done about it, unless it comes so late that the order has gone on without it."""
    if State(order.state) is not _BACK:
        return
    NextStep.objects.update_or_create(
        order=order,
        defaults={
            "event": entry.id,
            "wanted": entry.body.get("next", ""),
            "outcome": entry.body["outcome"],
            "words": entry.body["next_step"],
            "note": entry.body.get("note", ""),
            "failed_at": entry.occurred_at,
            "failed_by": entry.actor,
        },
    )


@projects(*SETTLING)
def settle_step(order: Order, entry: Entry) -> None:
    step = NextStep.objects.filter(order=order).first()
    if step is not None and is_done(step.next, step.failed_by, entry):
        step.delete()


@clears
def forget_steps() -> None:
    """Before a rebuild."""
    NextStep.objects.all().delete()
