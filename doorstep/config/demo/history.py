"""The sample city lived up to now: orders come in, customers are called, days planned, visits done.

A heap of (instant, action) runs in order of time; every action is a verb with that instant as its `now`, so
the logs read as if the crews had worked here since yesterday. Deterministic for a given `now`.
"""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from itertools import count
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from doorstep.config.console import Report
from doorstep.config.demo.city import CITY_UNIT, SAMPLES
from doorstep.core.zone import ZONE

if TYPE_CHECKING:
    from doorstep.orders.intake import IntakeRow
    from doorstep.orders.log import Actor

Action = Callable[[datetime], None]

#: Orders left for the newcomer to book: they came in within the last minutes.
QUEUE = 14
_PLANNED_AT = time(7, 20)
_MINUTE = timedelta(minutes=1)


class Days:
    """The heap, and what happens in the city."""

    def __init__(self, now: datetime, zone: ZoneInfo) -> None:
        self.now, self.zone = now, zone
        self.today = now.astimezone(zone).date()
        self.yesterday, self.tomorrow = (self.today + timedelta(days=step) for step in (-1, 1))
        self.random = random.Random(551)
        self.lived: set[str] = set()
        self._heap: list[tuple[datetime, int, Action]] = []
        self._order = count()

    def at(self, moment: datetime, action: Action) -> None:
        heapq.heappush(self._heap, (moment, next(self._order), action))

    def local(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone)

    def run(self, report: Report) -> None:
        """Everything due before now, in order; what lies ahead is left to the newcomer."""
        done = 0
        while self._heap and self._heap[0][0] <= self.now:
            moment, _, action = heapq.heappop(self._heap)
            action(moment)
            _deliver(moment)
            done += 1
            report(done, done + len(self._heap))


def play(*, now: datetime, shift_days: int, report: Report) -> None:
    """Live the sample orders up to `now`."""

    from doorstep.booking import services as booking
    from doorstep.config.demo.hotel import play_before
    from doorstep.orders import services as orders

    days = Days(now, ZONE)
    rows, queue = _rows(days, shift_days)
    first = min(row.received_at for row in rows)
    booking.open_days(from_on=days.today, days=7, now=first)
    play_before(days)
    for row in rows:
        days.at(row.received_at, _receive(days, row, booked=row.number not in queue))
    days.at(days.local(days.today, _PLANNED_AT), _plan(days, days.today))
    days.run(report)
    _plan(days, days.today)(now)
    _plan(days, days.today + timedelta(days=1))(now)
    _deliver(now)
    orders.fire_deadlines(now=now, limit=10_000)


def _rows(days: Days, shift_days: int) -> tuple[list[IntakeRow], set[str]]:
    """The sample orders, none received after now: later ones came in days before, the last ones just now."""
    from django.conf import settings

    from doorstep.orders.intake import parse_rows, read_table

    data = (SAMPLES / "orders.csv").read_bytes()
    report = parse_rows(
        read_table(data, "orders.csv"), time_zone=settings.TIME_ZONE, known_grids=None, shift_days=shift_days
    )
    rows = sorted(report.rows, key=lambda row: row.received_at)
    queue = {row.number for row in _left_to_book(rows)}
    moved = []
    for row in rows:
        received_at = row.received_at
        if row.number in queue:
            received_at = days.now - days.random.randint(1, 18) * _MINUTE
        while received_at >= days.now:
            received_at -= timedelta(days=1)
        moved.append(replace(row, received_at=received_at))
    return moved, queue


def _left_to_book(rows: list[IntakeRow]) -> list[IntakeRow]:
    """The last orders of each kind, so that there is one of everything to try."""
    kinds = ("install", "repair", "move", "change", "remove")
    latest = [[row for row in rows if row.kind == kind and not row.emergency][-QUEUE:] for kind in kinds]
    shares = (6, 4, 2, 1, 1)
    return [row for found, share in zip(latest, shares, strict=True) for row in found[-share:]]


def _receive(days: Days, row: IntakeRow, *, booked: bool) -> Action:
    def act(moment: datetime) -> None:
        from doorstep.orders import services
        from doorstep.orders.log import SYSTEM

        services.receive(row=row, actor=SYSTEM, now=moment)
        if booked:
            days.at(_working(days, moment) + days.random.randint(2, 9) * _MINUTE, _call(days, row))

    return act


def _working(days: Days, moment: datetime) -> datetime:
    """The instant itself in service hours, else the next opening."""
    local = moment.astimezone(days.zone)
    if local.time() < time(8):
        return days.local(local.date(), time(8))
    return moment if local.time() < time(19, 40) else days.local(local.date() + timedelta(days=1), time(8))


def _call(days: Days, row: IntakeRow) -> Action:
    """The booking call; one customer in fifteen can't be reached at first."""

    def act(moment: datetime) -> None:
        from doorstep.booking import services

        missed = days.random.random() < 1 / 15
        services.record_call(
            number=row.number,
            purpose="booking",
            outcome="no_answer" if missed else "promised",
            actor=_desk(),
            now=moment,
        )
        if missed:
            days.at(moment + days.random.randint(15, 40) * _MINUTE, _call(days, row))
        else:
            days.at(moment + _MINUTE, _promise(days, row))

    return act


def _promise(days: Days, row: IntakeRow) -> Action:
    """The customer takes the wished window, or else the next one that is free."""

    def act(moment: datetime) -> None:
        from doorstep.booking import services

        slot = _wanted_slot(days, row, moment)
        if slot is None:
            return
        services.promise_window(number=row.number, slot=slot, asked_by="customer", actor=_desk(), now=moment)
        if row.same_day or row.emergency:
            days.at(moment + 3 * _MINUTE, _assign(row.number))

    return act


def _wanted_slot(days: Days, row: IntakeRow, moment: datetime) -> str | None:
    """Of the windows offered on the wished day and the day after the first, those in the wished time before
    the others; None when all are taken."""
    from doorstep.booking import queries

    wished_on = row.wished.from_at.astimezone(days.zone).date() if row.wished else days.today
    first = max(wished_on, moment.astimezone(days.zone).date())
    ahead = (first - moment.astimezone(days.zone).date()).days + 2
    offers = queries.offers(number=row.number, days=ahead, now=moment)
    free = [each for each in offers if each.offered and each.from_at.astimezone(days.zone).date() >= first]
    free.sort(key=lambda each: not each.wished)
    return free[0].slot if free else None


def _assign(number: str) -> Action:
    """A same-day order goes to the first who can take it."""

    def act(moment: datetime) -> None:
        from doorstep.core.errors import DoorstepError
        from doorstep.dispatch import queries, services

        for candidate in queries.candidates(number=number, now=moment):
            if candidate.possible:
                try:
                    services.assign(
                        number=number, staff_no=candidate.staff_no, from_at=None, actor=_desk(), now=moment
                    )
                except DoorstepError:
                    continue
                return

    return act


def _plan(days: Days, day: date) -> Action:
    """Plan a day; the visits of today are then lived as planned."""

    def act(moment: datetime) -> None:
        from doorstep.config.demo.visit import play_visit
        from doorstep.dispatch import queries, services

        services.plan_day(day=day, unit_path=f"{CITY_UNIT}/", actor=_desk(), now=moment)
        if day == days.today and moment < days.now:
            for visit in queries.visits_on(day=day, unit_path=f"{CITY_UNIT}/"):
                if visit.number not in days.lived:
                    days.lived.add(visit.number)
                    play_visit(days, visit.number, visit.staff_no, visit.from_at)

    return act


def _deliver(moment: datetime) -> None:
    """Messages go out when they were written, not when the newcomer's worker first runs."""
    from doorstep.notify.models import Notice
    from doorstep.notify.services import deliver
    from doorstep.notify.states import Status

    waiting = Notice.objects.filter(state=Status.WAITING).order_by("pk")
    for notice_id in waiting.values_list("pk", flat=True):
        deliver(notice_id=notice_id, now=moment)


def _desk() -> Actor:
    from doorstep.orders.log import Actor

    return Actor("dispatcher", "diaodu")
