"""A proposal is made the day's plan, or taken back: what still holds is done, what doesn't is told."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Final

from django.db import transaction

from doorstep.dispatch.day.locks import alone_on
from doorstep.dispatch.day.problems import Day
from doorstep.dispatch.day.rows import rows_of_day
from doorstep.dispatch.errors import PlanMovedOn
from doorstep.dispatch.models import PlanProposal
from doorstep.dispatch.plans.applying import Off, make
from doorstep.dispatch.plans.changes import Change, Kind
from doorstep.dispatch.plans.occasions import register_leave
from doorstep.dispatch.plans.proposals import locked_plan, settle
from doorstep.dispatch.plans.queries import proposal_named
from doorstep.dispatch.plans.records import applied_json, changes_in, options_of, refused_json
from doorstep.dispatch.states import PlanState
from doorstep.orders.log import Actor
from doorstep.orders.models import Order
from doorstep.people.services import drop_leave

#: What the log says of a visit that an undone plan had given to somebody.
TAKEN_BACK: Final = Off("撤销了那次排程，恢复原来的安排", "hand")


@transaction.atomic
def apply_plan(*, plan: int, left_out: Collection[str], actor: Actor, now: datetime) -> PlanProposal:
    """Make the changes of a proposal, but those of the orders `left_out`; each is one event.

    What no longer holds, because somebody did something with the order or it would meet what stays, is not
    made and told in `applied`. Leave that the occasion speaks of is registered.

    Raises NotFound, PlanSettled, PlanOutdated, and what orders.append raises of a role.
    """
    row, changes = _held(plan, PlanState.APPLIED)
    wanted = [change for change in changes if change.number not in left_out]
    leaves = register_leave(options_of(row.options).occasion, day=row.day, now=row.asked_at)
    made = make(wanted, _rows(row, wanted), actor=actor, now=now)
    if wanted and not made.made:
        row.state = PlanState.OUTDATED
    excepted = {change.number for change in changes} & set(left_out)
    row.applied = applied_json(made, excepted, leaves)
    row.applied_at, row.applied_by = now, actor.id
    row.save(update_fields=["state", "applied", "applied_at", "applied_by"])
    return row


@transaction.atomic
def undo_plan(*, plan: int, actor: Actor, now: datetime) -> PlanProposal:
    """Put the orders of an applied proposal back to where they were, each by one event, or none of them; the
    leave registered for it is dropped.

    Raises NotFound, PlanSettled, PlanMovedOn (with what changed since), PlanOutdated.
    """
    row, changes = _held(plan, PlanState.UNDONE)
    made = set(row.applied["made"]) if row.applied else set()
    back = [_reversed(change) for change in changes if change.number in made]
    for leave in row.applied["leaves"] if row.applied else ():
        drop_leave(leave=leave)
    undone = make(back, _rows(row, back), actor=actor, now=now, off=TAKEN_BACK)
    if undone.refused:
        changed = [refused_json(each) for each in undone.refused]
        raise PlanMovedOn(changed=changed, count=len(changed))
    row.undone_at, row.undone_by = now, actor.id
    row.save(update_fields=["state", "undone_at", "undone_by"])
    return row


def _held(plan: int, to: PlanState) -> tuple[PlanProposal, list[Change]]:
    """The proposal on its way to another state, with its day held, and its changes."""
    alone_on(proposal_named(plan).day)
    row = locked_plan(plan)
    settle(row, to)
    return row, changes_in(row.result or {})


def _rows(row: PlanProposal, changes: Sequence[Change]) -> Day:
    """The day as it is now, the changes' orders locked (by number, as everywhere)."""
    numbers = [change.number for change in changes]
    list(Order.objects.select_for_update(no_key=True).filter(number__in=numbers).order_by("number"))
    return rows_of_day(day=row.day, unit_path=row.unit_path)


def _reversed(change: Change) -> Change:
    kind: Kind = "moved" if change.before and change.after else "assigned" if change.before else "unassigned"
    return Change(change.number, kind, before=change.after, after=change.before)
