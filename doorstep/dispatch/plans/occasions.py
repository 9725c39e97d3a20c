"""Why a running day is planned again: checked when it is said, and what it means for the plan."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any, Final

from doorstep.booking.queries import promise_of
from doorstep.core.errors import Invalid, NotFound, text
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.dispatch.day.happened import happened
from doorstep.dispatch.day.problems import Day
from doorstep.dispatch.day.rows import touching, window_on
from doorstep.dispatch.day.situation import Situation
from doorstep.dispatch.errors import NotBooked, NotUnderWay, OtherDay, VisitStands
from doorstep.dispatch.models import Assignment
from doorstep.dispatch.plans.records import Cause, Options
from doorstep.dispatch.rules import PLANNABLE
from doorstep.dispatch.states import Occasion
from doorstep.orders.models import Order
from doorstep.orders.queries import order_named
from doorstep.orders.states import State
from doorstep.people.errors import TechnicianNotFound
from doorstep.people.queries import grids_below, technician_numbered, window_of
from doorstep.people.services import take_leave
from doorstep.people.states import LeaveKind

#: What has to be said of each occasion.
_NEEDED: Final[Mapping[Occasion, tuple[str, ...]]] = {
    Occasion.TECHNICIAN_OFF: ("staff_no",),
    Occasion.TECHNICIAN_LATE: ("staff_no", "to_at"),
    Occasion.OVERRUN: ("number",),
    Occasion.CANCELLED: ("number",),
    Occasion.URGENT: ("number",),
}
_UNDER_WAY: Final = frozenset({State.ON_THE_WAY, State.ON_SITE, State.REWORK})


def checked(options: Options, *, day: date, unit_path: str, now: datetime) -> Options:
    """The options, when they make sense of this day and unit; who goes off at no time told goes off now.

    Raises NotFound (a grid, an order), TechnicianNotFound, Invalid, NotUnderWay, VisitStands, NotBooked,
    OtherDay.
    """
    known = {grid.code for grid in grids_below(unit_path)}
    for code in options.grids or ():
        if code not in known:
            raise NotFound(what=text(f"网格 {code}", f"grid {code}"))
    cause = options.occasion
    if cause is None:
        return options
    _check_complete(cause)
    if cause.kind in (Occasion.TECHNICIAN_OFF, Occasion.TECHNICIAN_LATE):
        _check_technician(cause, day, unit_path, now)
    else:
        _check_order(cause, day, unit_path, now)
    if cause.kind is Occasion.TECHNICIAN_OFF and cause.from_at is None:
        return replace(options, occasion=replace(cause, from_at=now))
    return options


def situation(options: Options, rows: Day, now: datetime) -> Situation:
    """What the day's plan has to know of what happened and of the occasion."""
    told = happened(rows.orders.values())
    grids = frozenset(options.grids) if options.grids is not None else None
    cause = options.occasion
    away, lasts_until, pressing = dict[str, Window](), dict[str, datetime](), frozenset[str]()
    if cause is not None:
        hours = _away(cause, rows.on, now)
        if cause.staff_no is not None and hours is not None:
            away[cause.staff_no] = hours
        if cause.kind is Occasion.OVERRUN and cause.number is not None and cause.to_at is not None:
            lasts_until[cause.number] = cause.to_at
        if cause.kind is Occasion.URGENT and cause.number is not None:
            pressing = frozenset({cause.number})
    return Situation(now, told, lasts_until, away, grids, pressing)


def register_leave(cause: Cause | None, *, day: date, now: datetime) -> list[int]:
    """Note that a technician who can't go on is away, where the roster hasn't it yet. Returns the leaves.

    Raises TechnicianNotFound.
    """
    if cause is None or cause.kind is not Occasion.TECHNICIAN_OFF or cause.staff_no is None:
        return []
    hours = _away(cause, day, now)
    if hours is None:
        return []
    technician = technician_numbered(cause.staff_no)
    left = [hours]
    for leave in technician.leaves.filter(during__overlap=(hours.from_at, hours.to_at)):
        left = [part for each in left for part in each.subtract(window_of(leave.during))]
    return [take_leave(staff_no=cause.staff_no, during=part, kind=LeaveKind.SICK).pk for part in left]


def _away(cause: Cause, day: date, now: datetime) -> Window | None:
    """The hours of the day in which the technician is away."""
    whole = window_on(day)
    if cause.kind is Occasion.TECHNICIAN_OFF:
        from_at, to_at = cause.from_at or now, cause.to_at or whole.to_at
    elif cause.kind is Occasion.TECHNICIAN_LATE and cause.to_at is not None:
        from_at, to_at = cause.from_at or whole.from_at, cause.to_at
    else:
        return None
    from_at, to_at = max(from_at, whole.from_at), min(to_at, whole.to_at)
    return Window(from_at, to_at) if from_at < to_at else None


def _check_complete(cause: Cause) -> None:
    for name in _NEEDED[cause.kind]:
        if getattr(cause, name) is None:
            raise _bad(name, "必填", "is needed")
    if cause.from_at is not None and cause.to_at is not None and cause.from_at >= cause.to_at:
        raise _bad("to_at", "应晚于开始时间", "should be later than its begin")


def _check_technician(cause: Cause, day: date, unit_path: str, now: datetime) -> None:
    technician = technician_numbered(cause.staff_no or "")
    if not technician.active or not technician.unit.path.startswith(unit_path):
        raise TechnicianNotFound(staff_no=cause.staff_no)
    if cause.to_at is not None and cause.to_at <= now:
        raise _bad("to_at", "应晚于现在", "should be later than now")
    if _away(cause, day, now) is None:
        raise _bad("to_at", "不在这一天", "isn't on that day")


def _check_order(cause: Cause, day: date, unit_path: str, now: datetime) -> None:
    number = cause.number or ""
    order = order_named(number)
    if not order.unit.path.startswith(unit_path):
        raise NotFound(what=text(f"工单 {number}", f"order {number}"))
    held = touching(window_on(day)).filter(order=order).select_related("technician").first()
    if cause.kind is Occasion.OVERRUN:
        _check_overrun(cause, order, held, now)
    elif cause.kind is Occasion.CANCELLED:
        if held is not None:
            raise VisitStands(number=number, name=held.technician.name)
    else:
        _check_urgent(order, day)


def _check_overrun(cause: Cause, order: Order, held: Assignment | None, now: datetime) -> None:
    if held is None or State(order.state) not in _UNDER_WAY:
        raise NotUnderWay(number=order.number)
    if cause.to_at is not None and cause.to_at <= now:
        raise _bad("to_at", "应晚于现在", "should be later than now")


def _check_urgent(order: Order, day: date) -> None:
    promise = promise_of(order.number)
    if promise is None or State(order.state) not in PLANNABLE:
        raise NotBooked(number=order.number)
    if not window_on(day).contains(promise.from_at):
        begin, end = (at.astimezone(ZONE) for at in (promise.from_at, promise.to_at))
        raise OtherDay(number=order.number, window=f"{begin:%m-%d %H:%M}–{end:%H:%M}")


def _bad(field: str, zh: str, en: str) -> Invalid:
    said: Mapping[str, Any] = {"field": f"occasion.{field}", "zh": zh, "en": en}
    return Invalid(fields=[said])
