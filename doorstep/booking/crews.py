"""Who could come to a grid, and what those who were promised a window there ask for."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Count, QuerySet

from doorstep.booking import rules
from doorstep.booking.models import Hold, Promise, Slot
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.people.models import Grid
from doorstep.people.queries import TechnicianDay, technicians_over


def crews_of(grid: Grid, days: Collection[date]) -> dict[date, list[TechnicianDay]]:
    """The grid's technicians by local day, those off duty too (with no hours)."""
    if not days:
        return {}
    return technicians_over(days=days, unit_path=grid.unit.path, grids=[grid.code])


def day_of(slot: Slot) -> date:
    """The local day of a slot."""
    return slot.from_at.astimezone(ZONE).date()


def on_duty(crew: Iterable[TechnicianDay], day: date) -> list[rules.OnDuty]:
    """The crew as a decision about that day's windows sees it, those who are alike together."""
    alike: dict[object, list[TechnicianDay]] = {}
    for who in crew:
        skills = tuple(sorted(who.skills.items()))
        papers = frozenset(kind for kind, begin, end in who.certificates if begin <= day < end)
        key = skills, papers, len(who.grids), who.shift_windows, who.lunches
        alike.setdefault(key, []).append(who)
    return [_on_duty(them[0], day, len(them)) for them in alike.values()]


def works_in(slots: Sequence[str], *, but: str = "") -> dict[str, dict[rules.Work, int]]:
    """What the orders promised each slot or holding a place in it ask for, and how many ask for it; the order
    `but` isn't counted."""
    found = defaultdict[str, dict[rules.Work, int]](lambda: defaultdict(int))
    if not slots:
        return found
    promised = Promise.objects.filter(slot__in=slots).exclude(order_id=but)
    held = Hold.objects.filter(slot__in=slots).exclude(order_id=but)
    for slot, kind, segment, access, products, count in (*_grouped(promised), *_grouped(held)):
        asked = {"kind": kind, "segment": segment, "access": access, "products": products}
        found[slot][rules.work_of(asked)] += count
    return found


def _grouped(rows: QuerySet[Promise] | QuerySet[Hold]) -> Iterable[Any]:
    return rows.values_list(
        "slot_id",
        "order__kind",
        "order__segment",
        "order__attributes__access",
        "order__attributes__products",
    ).annotate(Count("pk"))


def _on_duty(technician: TechnicianDay, day: date, people: int) -> rules.OnDuty:
    free = [Window(*hours) for hours in technician.shift_windows]
    for lunch in technician.lunches:
        free = [part for window in free for part in window.subtract(Window(*lunch))]
    return rules.OnDuty(
        staff_no=technician.staff_no,
        skills=technician.skills,
        certificates=frozenset(kind for kind, begin, end in technician.certificates if begin <= day < end),
        grids=len(technician.grids),
        free=tuple(free),
        people=people,
    )
