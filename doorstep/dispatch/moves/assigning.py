"""One order to one technician by hand, and off him again."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final

from django.db import transaction

from doorstep.booking.queries import promise_of
from doorstep.core.errors import text
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.dispatch import rules
from doorstep.dispatch.day import problems
from doorstep.dispatch.day.assigned import Assigned
from doorstep.dispatch.day.locks import alone_with, among_others_on, assigned_event, nobody_twice
from doorstep.dispatch.day.problems import Day
from doorstep.dispatch.day.rows import rows_about, touching
from doorstep.dispatch.errors import (
    CertificateLacking,
    NoPlace,
    NotBooked,
    OffDuty,
    OutsideWindow,
    Overlaps,
    PromiseMoved,
    SkillLacking,
    StartsInPast,
    TechnicianElsewhere,
)
from doorstep.dispatch.solver import matching, wording
from doorstep.dispatch.solver.explain import barred
from doorstep.dispatch.solver.offering import offers
from doorstep.dispatch.solver.plan import Why
from doorstep.dispatch.solver.problem import Job, Worker
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, Entry
from doorstep.orders.models import Order
from doorstep.orders.queries import order_named
from doorstep.orders.services import new_event
from doorstep.people.errors import TechnicianNotFound
from doorstep.people.queries import TechnicianDay, technician_numbered, technicians_on, window_of
from doorstep.people.states import CertificateKind

_NO_HOURS: Final = text("0 小时", "0 hours")

_OPERATOR: Final = ("HOME-1", "REGIME-1")
#: The rows that ask for each certificate.
_CERTIFICATE_CLAUSES: Final = {
    **dict.fromkeys(CertificateKind, _OPERATOR),
    CertificateKind.SERVICE_LEVEL3: ("CALL-1",),
}


@transaction.atomic
def assign(*, number: str, staff_no: str, from_at: datetime | None, actor: Actor, now: datetime) -> Assigned:
    """Send a technician to an order, from `from_at` on or, when None, at the best start that his day has.

    The visit begins inside the promised window and lies in his hours on duty; nobody's visit is moved. A
    start that is given is not held against the way from his last visit: that is the dispatcher's to know.

    Raises NotFound, TechnicianNotFound, NotBooked, TechnicianElsewhere, SkillLacking, CertificateLacking,
    OffDuty, OutsideWindow, StartsInPast, Overlaps, NoPlace, PromiseMoved, and what orders.append raises.
    """
    order, day = order_named(number), _promised_day(number)
    among_others_on(day)
    list(Order.objects.select_for_update(no_key=True).filter(number=number))
    if _promised_day(number) != day:
        raise PromiseMoved(number=number)
    who = _technician(staff_no, order, day)
    alone_with(who.technician_id)
    rows = rows_about(day=day, crew=[who], numbers=[number])
    job = problems.job(order, rows, now)
    check_able(job, who, problems.worker(who, rows, None))
    during = _best(job, who, rows, now) if from_at is None else _given(job, who, rows, from_at, now)
    with nobody_twice(lambda: _overlaps(who, rows, number, during, now)):
        append(number=number, event=assigned_event(staff_no, during, "hand", now), actor=actor, now=now)
    return Assigned(number, staff_no, who.name, during.from_at, during.to_at, "hand")


def unassign(*, number: str, reason: str, actor: Actor, now: datetime) -> Entry:
    """Take an order off its technician; it waits for another. Raises what orders.append raises."""
    event = new_event(kind="order.unassigned", body={"reason": reason}, now=now)
    return append(number=number, event=event, actor=actor, now=now)


def _promised_day(number: str) -> date:
    promise = promise_of(number)
    if promise is None:
        raise NotBooked(number=number)
    return promise.from_at.astimezone(ZONE).date()


def _technician(staff_no: str, order: Order, day: date) -> TechnicianDay:
    known = technician_numbered(staff_no)
    if not order.unit.path.startswith(known.unit.path):
        raise TechnicianElsewhere(staff_no=staff_no, name=known.name, grid=order.grid.code)
    found = technicians_on(day=day, unit_path=known.unit.path, ids=[known.pk])
    if not found:
        raise TechnicianNotFound(staff_no=staff_no)
    return found[0]


def check_able(job: Job, who: TechnicianDay, worker: Worker) -> None:
    """Raises SkillLacking, CertificateLacking, OffDuty."""
    why = matching.barrier(job, worker)
    if why is Why.SKILL:
        reason = barred(why, job, worker, problems.TITLES)
        raise SkillLacking(staff_no=who.staff_no, name=who.name, reason=reason, clauses=["HOME-2"])
    if why is Why.CERTIFICATE:
        reason, lacking = barred(why, job, worker, problems.TITLES), matching.lacking_certificate(job, worker)
        cited = _CERTIFICATE_CLAUSES[CertificateKind(lacking.kind)] if lacking else ()
        raise CertificateLacking(
            staff_no=who.staff_no,
            name=who.name,
            reason=reason,
            clauses=list(cited),
            cited=text("、".join(cited), ", ".join(cited)),
        )
    if why is Why.SHIFT:
        raise OffDuty(staff_no=who.staff_no, name=who.name, hours=_NO_HOURS)


def _given(job: Job, who: TechnicianDay, rows: Day, from_at: datetime, now: datetime) -> Window:
    """The visit from a given start. Raises StartsInPast, OutsideWindow, OffDuty."""
    during = Window(from_at, from_at + timedelta(seconds=job.duration_s))
    at = wording.hour(int(from_at.timestamp()), rows.zone)
    if from_at < now.replace(second=0, microsecond=0):
        raise StartsInPast(at=at)
    promised = rows.promises[job.id]
    if not promised.contains(from_at):
        raise OutsideWindow(at=at, window=wording.span(promised, rows.zone))
    hours = tuple(Window(*each) for each in who.shift_windows)
    if not any(shift.covers(during) for shift in hours):
        raise OffDuty(staff_no=who.staff_no, name=who.name, hours=wording.spans(hours, rows.zone))
    return during


def _best(job: Job, who: TechnicianDay, rows: Day, now: datetime) -> Window:
    """The visit where it lengthens his way least. Raises NoPlace."""
    problem = problems.as_it_stands(rows, now, free={job.id}, within_areas=False)
    (offer,) = offers(problem, job.id, travel=rows.travel())
    if offer.visit is None:
        reason = offer.reason.text if offer.reason else _NO_HOURS
        raise NoPlace(staff_no=who.staff_no, name=who.name, reason=reason)
    return offer.visit.during


def _overlaps(who: TechnicianDay, rows: Day, number: str, during: Window, now: datetime) -> Overlaps:
    """The visit that is in the way, and when he is free for so long next."""
    theirs = touching(rows.window).filter(technician_id=who.technician_id).exclude(order_id=number)
    visits = {row.order_id: window_of(row.during) for row in theirs.order_by("during")}
    other, span = next((name, visit) for name, visit in visits.items() if visit.overlaps(during))
    hours = [Window(*each) for each in who.shift_windows]
    free_at = rules.next_free(hours, list(visits.values()), during.duration, max(now, during.from_at))
    said = wording.hour(int(free_at.timestamp()), rows.zone) if free_at else None
    return Overlaps(
        staff_no=who.staff_no,
        name=who.name,
        other=other,
        from_at=span.from_at.isoformat(),
        to_at=span.to_at.isoformat(),
        hours=wording.span(span, rows.zone),
        next_free_at=free_at.isoformat() if free_at else None,
        next_free=text(said, said) if said else text("当天没有了", "no more that day"),
    )
