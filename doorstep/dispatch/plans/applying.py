"""Making the changes of a plan: those that still hold, each as one event; the others are told, never lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final, Literal

from django.db import transaction

from doorstep.core.errors import Text, text
from doorstep.core.windows import Window
from doorstep.dispatch import rules
from doorstep.dispatch.day import problems
from doorstep.dispatch.day.locks import assigned_event, nobody_twice
from doorstep.dispatch.day.news import latest
from doorstep.dispatch.day.problems import Day, place_of
from doorstep.dispatch.errors import PlanOutdated
from doorstep.dispatch.plans.changes import Change, Seat
from doorstep.dispatch.solver import matching, wording
from doorstep.dispatch.solver.explain import barred
from doorstep.dispatch.solver.problem import Worker
from doorstep.orders.appending import append
from doorstep.orders.errors import StepRefused
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.services import new_event
from doorstep.orders.states import State

Progress = Callable[[int, int], None]

#: What the log says of a visit that nobody can keep any more.
WITHDRAWN: Final = "重新排程后，没有人能在约定时段内上门"


@dataclass(frozen=True, slots=True)
class Off:
    """Why an order is taken off its technician without another, and who says so."""

    reason: str
    by: Literal["plan", "hand"]


NOBODY_CAN: Final = Off(WITHDRAWN, "plan")

_LEFT: Final = text("该装维员已不在本单位", "The technician isn't of this unit any more")


@dataclass(frozen=True, slots=True)
class Refusal:
    """A change that is not made. `by` and `at`: of what somebody did meanwhile (blank, `now`: nobody did);
    `code`: a gate's, or "changed"."""

    change: Change
    what: Text
    by: str
    at: datetime
    code: str = "changed"


@dataclass(frozen=True, slots=True)
class Made:
    """What became of a list of changes: those made, and the others."""

    made: tuple[Change, ...]
    refused: tuple[Refusal, ...]


class _Again(Exception):
    """Fewer of the changes can be made than was thought."""


def make(
    changes: Sequence[Change],
    rows: Day,
    *,
    actor: Actor,
    now: datetime,
    off: Off = NOBODY_CAN,
    progress: Progress | None = None,
) -> Made:
    """Append each change that still holds. The caller holds the day and the orders, `rows` are the day as it
    is now. `off`: what the log says of who is taken off without another.

    Raises PlanOutdated when somebody is in two places all the same, and what orders.append raises of a role.
    """
    left, refused = _holding(changes, rows, now)
    while True:
        try:
            with transaction.atomic(), nobody_twice(PlanOutdated):
                made, gated = _appended(left, off, actor, now, progress)
                barred_now = {each.change.number for each in gated}
                left = [change for change in left if change.number not in barred_now]
                refused += gated
                fewer, more = _apart(left, rows, now)
                if more:
                    left, refused = fewer, refused + more
                    raise _Again
        except _Again:
            continue
        return Made(tuple(made), tuple(sorted(refused, key=lambda each: each.change.number)))


def _appended(
    changes: Sequence[Change], off: Off, actor: Actor, now: datetime, progress: Progress | None
) -> tuple[list[Change], list[Refusal]]:
    """Those that a gate of the order's standard forbids are left out, with the gate's words."""
    made, gated = [], []
    for done, change in enumerate(changes, start=1):
        try:
            append(number=change.number, event=_event(change, off, now), actor=actor, now=now)
        except StepRefused as error:
            said = text(error.titled("zh"), error.titled("en"))
            gated.append(Refusal(change, said, "", now, error.code))
        else:
            made.append(change)
        if progress is not None:
            progress(done, len(changes))
    return made, gated


def _event(change: Change, off: Off, now: datetime) -> NewEvent:
    if change.after is None:
        return new_event(kind="order.unassigned", body={"reason": off.reason, "by": off.by}, now=now)
    return assigned_event(change.after.staff_no, change.after.during, change.after.by, now)


def _holding(changes: Sequence[Change], rows: Day, now: datetime) -> tuple[list[Change], list[Refusal]]:
    """The changes that can still be made, all of them together, and why not the others."""
    stale = [change for change in changes if _is_stale(change, rows)]
    news = latest([change.number for change in stale], rows.zone)
    refused = [
        Refusal(change, news[change.number].what, news[change.number].by, news[change.number].at)
        for change in stale
    ]
    names, left = {change.number for change in stale}, list[Change]()
    crew = {who.staff_no: problems.worker(who, rows, None) for who in rows.crew}
    for change in changes:
        if change.number in names:
            continue
        why = _why_not(change, change.after, rows, crew, now) if change.after else None
        if why is None:
            left.append(change)
        else:
            refused.append(Refusal(change, why, "", now))
    apart, more = _apart(left, rows, now)
    return apart, refused + more


def _is_stale(change: Change, rows: Day) -> bool:
    """Whether the order isn't any more what the change was made for: somebody did something with it."""
    order, held = rows.orders.get(change.number), rows.held.get(change.number)
    if order is None or State(order.state) not in rules.PLANNABLE:
        return True
    if change.before is None:
        if held is not None:
            return True
    elif held is None or (held.staff_no, held.during) != (change.before.staff_no, change.before.during):
        return True
    promised = rows.promises.get(change.number)
    return change.after is not None and (
        promised is None or not promised.contains(change.after.during.from_at)
    )


def _why_not(change: Change, seat: Seat, rows: Day, crew: Mapping[str, Worker], now: datetime) -> Text | None:
    """Why the technician can't come then any more, whatever else he does."""
    who = crew.get(seat.staff_no)
    if who is None:
        return _LEFT
    at = wording.hour(int(seat.during.from_at.timestamp()), rows.zone)
    if seat.during.from_at < now.replace(second=0, microsecond=0):
        return text(f"{at} 已过", f"{at} is over")
    wanted = problems.job(rows.orders[change.number], rows, now)
    why = matching.barrier(wanted, who)
    if why is not None:
        return barred(why, wanted, who, problems.TITLES)
    if not any(shift.covers(seat.during) for shift in who.shifts):
        hours = wording.spans(who.shifts, rows.zone)
        return text(
            f"{seat.name} 当班 {hours['zh']}，{at} 去不了",
            f"{seat.name} is on duty {hours['en']}: not at {at}",
        )
    return None


def _apart(changes: Sequence[Change], rows: Day, now: datetime) -> tuple[list[Change], list[Refusal]]:
    """The changes without those that would put somebody in two places, or too far from the one before: where
    a change isn't made, its order stays where it is, in the way of another.
    """
    left, refused = list(changes), list[Refusal]()
    while True:
        wrong = _in_the_way(left, rows)
        if not wrong:
            return left, refused
        refused += [
            Refusal(change, text(f"和 {other} 撞时间", f"Meets {other}"), "", now)
            for change in left
            if (other := wrong.get(change.number)) is not None
        ]
        left = [change for change in left if change.number not in wrong]


def _in_the_way(changes: Sequence[Change], rows: Day) -> dict[str, str]:
    """Of the changes that can't be made with the visits that stay: which of those it is."""
    changed = {change.number: change.after for change in changes}
    days: dict[str, list[tuple[Window, str]]] = {}
    for number, held in rows.held.items():
        if number not in changed:
            days.setdefault(held.staff_no, []).append((held.during, number))
    touched = {seat.staff_no for seat in changed.values() if seat is not None}
    for number, seat in changed.items():
        if seat is not None:
            days.setdefault(seat.staff_no, []).append((seat.during, number))
    travel, found = rows.travel(ahead=False), dict[str, str]()
    for staff_no in touched:
        day = sorted(days[staff_no])
        for (during, number), (after, following) in zip(day, day[1:], strict=False):
            if (number in changed) == (following in changed):
                continue
            here, there = (place_of(rows.orders[each]) for each in (number, following))
            way = timedelta(seconds=travel.travel_s(here, there, int(during.to_at.timestamp())))
            if during.to_at + way > after.from_at:
                mine, other = (number, following) if number in changed else (following, number)
                found[mine] = other
    return found
