"""The board's revision: one number that grows with every change of what boards show.

Writers only leave a touch without a number, in their own transaction: no lock, no row that all of them write,
so nobody waits for anybody (`models.Touch`, by triggers). The number is given afterwards, by whoever wants to
know one, to all touches that are committed by then, under a lock that only those who number take. What a
transaction that commits later has touched therefore gets a higher number, however early it began. A sequence
drawn by the writers would be cheaper still and wrong: 7 may commit before 6, and who has seen 7 never asks
for 6 again.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import connection, transaction
from django.db.models import Max, Min, Q
from psycopg.types.range import TimestamptzRange

from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.dispatch.day.rows import touching, window_on
from doorstep.dispatch.models import Touch
from doorstep.orders.models import Event
from doorstep.orders.states import State

#: Key of PostgreSQL's advisory lock of those who number.
_NUMBERING: Final = 0x626F617264

#: So many numbers are kept; who asks from further back has to load the board anew.
KEPT: Final = 200_000

#: What changes a plan: of two dispatchers the second is told of these.
PLAN_EVENTS: Final = frozenset(
    {
        "order.assigned",
        "order.unassigned",
        "order.pinned",
        "order.unpinned",
        "window.promised",
        "order.suspended",
        "order.cancelled",
        "visit.failed",
    }
)
#: What more of an order that somebody moves himself: it has begun.
BEGUN_EVENTS: Final = PLAN_EVENTS | {"visit.departed", "visit.arrived"}


@dataclass(frozen=True, slots=True)
class Touched:
    """What changed on a day between two revisions. `orders`: by technician whose row did, those that touched
    it; `people`: technicians who themselves changed (unit, active); `waiting`: the list of those that wait
    did.
    """

    orders: dict[int, set[str]]
    people: frozenset[int]
    waiting: bool


def settle() -> int:
    """The revision of all that is committed now."""
    fresh, newest = _standing()
    if not fresh:
        return newest
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_NUMBERING])
        # A statement of its own: it sees what was committed while it waited for the lock.
        cursor.execute(
            "UPDATE dispatch_touch SET number = (SELECT nextval('dispatch_touch_number'))"
            " WHERE number IS NULL"
        )
    return _standing()[1]


def _standing() -> tuple[bool, int]:
    """Whether some touches have no number yet, and the newest number."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT EXISTS (SELECT FROM dispatch_touch WHERE number IS NULL),"
            " coalesce((SELECT max(number) FROM dispatch_touch), 0)"
        )
        fresh, newest = cursor.fetchone()
    return fresh, newest


def too_old(revision: int, newest: int) -> bool:
    """Whether touches after `revision` have been dropped already (or the database is another)."""
    if revision >= newest:
        return revision > newest
    return (Touch.objects.aggregate(oldest=Min("number"))["oldest"] or 0) > revision + 1


def touched(*, since: int, until: int, within: Window) -> Touched:
    """What changed on the day `within`, after one revision and up to another."""
    rows = Touch.objects.filter(number__gt=since, number__lte=until)
    rows = rows.filter(
        Q(span__isnull=True, technician_no__isnull=False)
        | Q(span__overlap=TimestamptzRange(within.from_at, within.to_at))
    )
    orders: dict[int, set[str]] = {}
    people, waits = set[int](), False
    for technician, order, waiting in rows.values_list("technician_no", "order_number", "waiting"):
        waits = waits or waiting
        if technician is not None:
            orders.setdefault(technician, set()).update({order} if order else ())
            if waiting and not order:
                people.add(technician)
    return Touched(orders, frozenset(people), waits)


def happenings(*, since: int, orders: Collection[str], technicians: Collection[int]) -> list[Event]:
    """What changed the plan of these orders, or of any order in the days of these technicians, after `since`;
    what nobody has numbered yet too. In order of time.
    """
    fresh = Touch.objects.filter(Q(number__gt=since) | Q(number__isnull=True))
    own = set(orders)
    theirs = set(
        fresh.filter(technician_no__in=list(technicians), order_number__isnull=False)
        .values_list("order_number", flat=True)
        .distinct()
    )
    grown = fresh.filter(order_number__in=own | theirs, seq__isnull=False).values_list("order_number", "seq")
    steps = set(grown)
    if not steps:
        return []
    rows = Event.objects.filter(order_id__in={number for number, _ in steps}, kind__in=BEGUN_EVENTS)
    return [
        row
        for row in rows.order_by("recorded_at", "order_id", "seq")
        if (row.order_id, row.seq) in steps and (row.order_id in own or row.kind in PLAN_EVENTS)
    ]


def touch_running_behind(*, now: datetime) -> int:
    """Touch the rows of today whose expected times move on with the clock alone: a visit should have begun or
    ended by now and hasn't. Returns how many.
    """
    midnight = window_on(now.astimezone(ZONE).date()).from_at
    behind = touching(Window(midnight, now)).filter(
        Q(order__state__in=[State.ASSIGNED, State.ON_THE_WAY], during__startswith__lt=now)
        | Q(order__state__in=[State.ON_SITE, State.REWORK], during__endswith__lt=now)
    )
    late = dict(behind.values_list("technician_id", "during"))
    Touch.objects.bulk_create(Touch(technician_no=who, span=during) for who, during in late.items())
    return len(late)


def forget_old_touches() -> int:
    """Drop the touches that nobody goes on from any more. Returns how many. The newest always stays:
    revisions never go back.
    """
    newest = Touch.objects.aggregate(newest=Max("number"))["newest"] or 0
    dropped, _ = Touch.objects.filter(number__lte=newest - KEPT).delete()
    return dropped
