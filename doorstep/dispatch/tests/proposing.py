"""Plan proposals for tests: asked for, or written down as if they had been computed."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime
from typing import Any

from doorstep.booking.tests.making import MORNING
from doorstep.core.windows import Window
from doorstep.dispatch import services
from doorstep.dispatch.day.locks import assigned_event
from doorstep.dispatch.day.situation import Figures
from doorstep.dispatch.models import PlanProposal
from doorstep.dispatch.plans.changes import Change, Kind, Seat
from doorstep.dispatch.plans.records import Cause, Options, options_json, result_json
from doorstep.dispatch.states import Occasion, PlanState
from doorstep.dispatch.tests.making import CHEN_JING, EAST, LI
from doorstep.orders.appending import append
from doorstep.orders.log import Actor
from tests.cast import DAY, at

NAMES = {LI: "李强", "HF1002": "赵磊"}
NOTHING = Figures(0, 0, 0, 0, 0, 0)
PLAIN = Options(grids=None, seconds=5, max_moves=None)


def propose(
    kind: Occasion | None = None,
    *,
    staff_no: str | None = None,
    number: str | None = None,
    from_at: datetime | None = None,
    to_at: datetime | None = None,
    max_moves: int | None = None,
    grids: Iterable[str] | None = None,
    now: datetime = MORNING,
) -> PlanProposal:
    """As 陈静 asks for it; of so few orders it is ready at once."""
    why = Cause(kind, staff_no, number, from_at, to_at) if kind else None
    options = Options(tuple(grids) if grids is not None else None, 5, max_moves, why)
    return services.propose_plan(day=DAY, unit_path=EAST, options=options, by="chenjing", now=now)


def seat(staff_no: str, begin: tuple[int, int], end: tuple[int, int]) -> Seat:
    return Seat(staff_no, NAMES[staff_no], Window(at(*begin), at(*end)))


def change(number: str, before: Seat | None, after: Seat | None) -> Change:
    kind: Kind = "moved" if before and after else "assigned" if after else "unassigned"
    return Change(number, kind, before, after)


def ready(*changes: Change, options: Options = PLAIN) -> PlanProposal:
    """A proposal of these changes."""
    return PlanProposal.objects.create(
        day=DAY,
        unit_path=EAST,
        asked_by="chenjing",
        asked_at=MORNING,
        options=options_json(options),
        state=PlanState.READY,
        result=result_json(NOTHING, NOTHING, changes, ()),
    )


def apply(
    plan: PlanProposal | int,
    left_out: Collection[str] = (),
    *,
    now: datetime = MORNING,
    actor: Actor = CHEN_JING,
) -> dict[str, Any]:
    """What became of it."""
    number = plan if isinstance(plan, int) else plan.pk
    row = services.apply_plan(plan=number, left_out=left_out, actor=actor, now=now)
    return {"state": str(row.state), **(row.applied or {})}


def undo(plan: PlanProposal, *, now: datetime = MORNING) -> PlanProposal:
    return services.undo_plan(plan=plan.pk, actor=CHEN_JING, now=now)


def told(plan: PlanProposal) -> dict[str, tuple[str, str | None, str | None]]:
    """By order: what the plan does, and from whom to whom."""
    plan.refresh_from_db()
    assert plan.result is not None, plan.problem
    return {
        each["number"]: (
            each["kind"],
            each["before"] and each["before"]["staff_no"],
            each["after"] and each["after"]["staff_no"],
        )
        for each in plan.result["changes"]
    }


def by_plan(number: str, staff_no: str, begin: tuple[int, int], end: tuple[int, int]) -> None:
    """Assigned as a plan would have."""
    during = Window(at(*begin), at(*end))
    event = assigned_event(staff_no, during, "plan", at(7))
    append(number=number, event=event, actor=CHEN_JING, now=at(7))
