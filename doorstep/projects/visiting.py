"""A hotel's visits over several days and crews: first what a plan of them would be, then, if nothing changed
meanwhile, made.

The preview makes the visits like the verb does and takes them back: what would be refused is refused there.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID, uuid5

from django.db import transaction

from doorstep.booking import queries as booking
from doorstep.booking.services import promise_window
from doorstep.core.errors import DoorstepError, Text, text
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.dispatch.queries import visits_of
from doorstep.dispatch.services import among_others_on, assign
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.models import Event, Order
from doorstep.orders.opening import Part as OrderPart
from doorstep.orders.states import State
from doorstep.people.models import Technician
from doorstep.people.queries import TechnicianDay, technicians_over
from doorstep.projects.account import lead_of, named_contact
from doorstep.projects.errors import BadAccount, NoVisitPossible, VisitsChanged, VisitsRefused
from doorstep.projects.models import RollOut
from doorstep.projects.opening import NEED, open_part, orders_of
from doorstep.projects.planning import CrewDay, Pace, Part, RoomToDo, lay_out
from doorstep.projects.pool import Waiting, model_of, waiting

#: Between two visits of a crew there is a way.
WAY: Final = timedelta(minutes=30)
#: So many crews are named when nothing can be planned.
_REASONS: Final = 4
_IDS: Final = UUID("6f1d7c1e-1f0e-5c1a-9a55-0c6d1b3f2a77")


@dataclass(frozen=True, slots=True)
class Wanted:
    """How visits are to be planned. `crews`: staff numbers; `coordinator`: the contact who opens doors;
    `from_time`, `to_time`: when the hotel lets crews in; `check_out`: before it nobody enters an occupied
    room; `rooms`: only these, None: all that wait."""

    from_on: date
    days: int
    crews: tuple[str, ...]
    coordinator: str
    steps: tuple[str, ...]
    minutes_per_room: int = 8
    desk_min: int = 20
    from_time: time | None = None
    to_time: time | None = None
    check_out: time = time(12)
    rooms: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class PlannedVisit:
    """A crew's visit as it would be. `slot_window`: what is promised; `load`: (model, how many terminals);
    `why_not`: what stands against it, None where nothing does; `order`: its number once it is made."""

    part: Part
    crew_name: str
    slot_window: Window
    floors: tuple[str, ...]
    load: tuple[tuple[str, int], ...]
    why_not: Text | None = None
    order: str = ""

    @property
    def terminals(self) -> int:
        return sum(count for _, count in self.load)


@dataclass(frozen=True, slots=True)
class NoVisit:
    """A crew without a visit on a day, and why."""

    day: date
    crew: str
    reason: Text


@dataclass(frozen=True, slots=True)
class VisitPlan:
    """`token` stands for exactly these visits; `left`: rooms without one, with the reason."""

    token: str
    visits: tuple[PlannedVisit, ...]
    idle: tuple[NoVisit, ...]
    left: tuple[tuple[str, Text], ...]


def preview_visits(*, rollout: RollOut, wanted: Wanted, actor: Actor, now: datetime) -> VisitPlan:
    """What visits would be made, each with what stands against it; nothing is written. Raises BadAccount
    (crews, coordinator, steps)."""
    plan = _planned(rollout, wanted, now)
    with transaction.atomic():
        tried = tuple(
            _tried(rollout, visit, wanted, _id(rollout, plan.token, place), actor, now)
            for place, visit in enumerate(plan.visits)
        )
        transaction.set_rollback(True)
    return VisitPlan(plan.token, tried, plan.idle, plan.left)


def make_visits(
    *, rollout: RollOut, wanted: Wanted, token: str, actor: Actor, now: datetime
) -> tuple[str, ...]:
    """Make the visits of a preview, all or none: an order for each crew and day, its window promised, its
    coordinator, steps, rooms and terminals written down (HOTEL-4), the crew sent. Returns their numbers; the
    same token again returns them again.

    Raises BadAccount, NoVisitPossible, VisitsChanged (the preview has become another), VisitsRefused naming
    each visit.
    """
    with transaction.atomic():
        locked = RollOut.objects.select_for_update(of=("self",)).get(pk=rollout.pk)
        made = _made_before(locked, token)
        if made:
            return made
        plan = _planned(locked, wanted, now)
        if not plan.visits:
            raise NoVisitPossible(why=_why_none(plan))
        if plan.token != token:
            raise VisitsChanged()
        # Days before orders: the order in which dispatch locks.
        for day in sorted({visit.part.day for visit in plan.visits}):
            among_others_on(day)
        tried = [
            _tried(locked, visit, wanted, _id(locked, token, place), actor, now)
            for place, visit in enumerate(plan.visits)
        ]
        refused = [each for each in tried if each.why_not is not None]
        if refused:
            raise VisitsRefused(visits=[_refusal(each) for each in refused], first=refused[0].why_not)
        return tuple(each.order for each in tried)


def _planned(rollout: RollOut, wanted: Wanted, now: datetime) -> VisitPlan:
    """The rooms laid over the crews' days as they stand."""
    _check(rollout, wanted)
    days = [wanted.from_on + timedelta(days=ahead) for ahead in range(wanted.days)]
    crews = _crews(rollout, wanted, days)
    windows = booking.open_to_another(
        order=lead_of(rollout), from_on=wanted.from_on, days=wanted.days, now=now
    )
    crew_days = [
        part
        for day in days
        for who in crews[day]
        for part in _halves(_crew_day(who, day, windows, wanted, now))
    ]
    from_at = max(now, datetime.combine(wanted.from_on, time(), ZONE))
    rooms, left = waiting(rollout, from_at=from_at, check_out=wanted.check_out, only=wanted.rooms)
    pace = Pace(timedelta(minutes=wanted.minutes_per_room), timedelta(minutes=wanted.desk_min))
    layout = lay_out([each.room for each in rooms], crew_days, pace)
    names = {who.staff_no: who.name for each in crews.values() for who in each}
    visits = tuple(
        _visit(part, names[part.crew], windows[part.slot][0], rooms, model_of(rollout))
        for part in layout.parts
    )
    return VisitPlan(
        _token(rollout, wanted, layout.parts),
        visits,
        tuple(_idle(crew_days, layout.parts, windows)),
        (*left, *layout.left),
    )


def _check(rollout: RollOut, wanted: Wanted) -> None:
    named_contact(rollout, wanted.coordinator, "coordinator")
    problems = []
    if not wanted.steps or not all(step.strip() for step in wanted.steps):
        problems.append({"field": "steps", "zh": "请写明装机步骤", "en": "say which steps the work takes"})
    if wanted.from_time is not None and wanted.to_time is not None and wanted.from_time >= wanted.to_time:
        problems.append({"field": "to_time", "zh": "要晚于开始时刻", "en": "should be later than from_time"})
    known = Technician.objects.filter(staff_no__in=wanted.crews, active=True).select_related("unit")
    theirs = {who.staff_no for who in known if rollout.grid.unit.path.startswith(who.unit.path)}
    for place, staff_no in enumerate(wanted.crews):
        if staff_no not in theirs:
            problems.append(
                {
                    "field": f"crews.{place}",
                    "zh": f"{staff_no} 不是负责该网格的装维员",
                    "en": f"{staff_no} doesn't look after this grid",
                }
            )
    if problems:
        raise BadAccount(fields=problems)


def _crews(rollout: RollOut, wanted: Wanted, days: Sequence[date]) -> dict[date, list[TechnicianDay]]:
    """In the order in which they were named."""
    ids = dict(Technician.objects.filter(staff_no__in=wanted.crews).values_list("staff_no", "pk"))
    found = technicians_over(days=days, unit_path="", ids=list(ids.values()))
    rank = {staff_no: place for place, staff_no in enumerate(wanted.crews)}
    return {day: sorted(crew, key=lambda who: rank[who.staff_no]) for day, crew in found.items()}


def _crew_day(
    who: TechnicianDay,
    day: date,
    windows: dict[str, tuple[Window, Text | None]],
    wanted: Wanted,
    now: datetime,
) -> CrewDay:
    shifts = [Window(begin + WAY, end - WAY) for begin, end in who.shift_windows if end - begin > 2 * WAY]
    # Nobody eats in the middle of a visit: the day's plan seats lunch between two.
    for lunch in who.lunches:
        shifts = [part for each in shifts for part in each.subtract(Window(*lunch))]
    hours = Window(
        max(now, datetime.combine(day, wanted.from_time or time(), ZONE)),
        max(
            now + timedelta(minutes=1),
            datetime.combine(day, wanted.to_time, ZONE)
            if wanted.to_time
            else datetime.combine(day + timedelta(days=1), time(), ZONE),
        ),
    )
    free = [part for each in shifts if (part := each.intersect(hours)) is not None]
    for visit in visits_of(staff_no=who.staff_no, day=day):
        busy = Window(visit.from_at - WAY, visit.to_at + WAY)
        free = [part for each in free for part in each.subtract(busy)]
    slots = [
        (slot, window)
        for slot, (window, why) in windows.items()
        if why is None and window.from_at.astimezone(ZONE).date() == day
    ]
    return CrewDay(day, who.staff_no, tuple(free), tuple(slots))


def _halves(day: CrewDay) -> list[CrewDay]:
    """A visit for each stretch of the day: before lunch, after it, between two others."""
    return [replace(day, free=(each,)) for each in day.free] or [day]


def _idle(
    crew_days: Sequence[CrewDay],
    parts: Sequence[Part],
    windows: dict[str, tuple[Window, Text | None]],
) -> list[NoVisit]:
    planned = {(part.day, part.crew) for part in parts}
    return [
        NoVisit(each.day, each.crew, _why_idle(each, windows))
        for each in crew_days
        if (each.day, each.crew) not in planned
    ]


def _why_none(plan: VisitPlan) -> Text:
    """Why no visit came of it: what stands in the way of each crew, then of the rooms; each reason once."""
    idle = [
        text(
            f"{each.crew}（{each.day:%m-%d}）：{each.reason['zh']}",
            f"{each.crew} ({each.day:%m-%d}): {each.reason['en']}",
        )
        for each in plan.idle
    ]
    rooms = Counter(reason["zh"] for _, reason in plan.left)
    said = {reason["zh"]: reason["en"] for _, reason in plan.left}
    left = [text(f"{count} 间{zh}", f"{count} rooms: {said[zh]}") for zh, count in rooms.items()]
    if not plan.left:
        return text("没有在等装机的房间", "no room waits for a visit")
    reasons = [*left, *idle[:_REASONS]]
    return text("；".join(each["zh"] for each in reasons), "; ".join(each["en"] for each in reasons))


def _why_idle(each: CrewDay, windows: dict[str, tuple[Window, Text | None]]) -> Text:
    if not each.free:
        return text("当天不当班，或已排满", "off duty that day, or full")
    if not each.slots:
        on_duty = [
            why
            for window, why in windows.values()
            if why is not None and any(window.overlaps(free) for free in each.free)
        ]
        return on_duty[-1] if on_duty else text("当天没有能约的时段", "no window can be promised that day")
    return text("没有轮到他的房间", "no room was left for this crew")


def _visit(
    part: Part, crew_name: str, slot_window: Window, rooms: Sequence[Waiting], model: str
) -> PlannedVisit:
    by_name = {each.room.name: each for each in rooms}
    count = sum(by_name[name].load for name in part.rooms)
    floors = dict.fromkeys(_floor(by_name[name].room) for name in part.rooms)
    load = ((model, count),) if count else ()
    return PlannedVisit(part, crew_name, slot_window, tuple(floors), load)


def _floor(room: RoomToDo) -> str:
    """ "8F", "A-8F"; just the building where nobody knows the floor."""
    floor = "" if room.floor is None else f"{room.floor}F"
    return "-".join(part for part in (room.building, floor) if part)


def _token(rollout: RollOut, wanted: Wanted, parts: Sequence[Part]) -> str:
    """Also of the orders so far: the same plan after a withdrawal is another."""
    said = [
        rollout.pk,
        orders_of(rollout).count(),
        Event.objects.filter(order__in=orders_of(rollout), kind="visit.arranged").count(),
        wanted.coordinator,
        list(wanted.steps),
        [[part.crew, part.slot, part.during.iso(), list(part.rooms)] for part in parts],
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()


def _id(rollout: RollOut, token: str, place: int) -> UUID:
    """Of the event that arranges a visit of a plan."""
    return uuid5(_IDS, f"{rollout.pk}:{token}:{place}")


def _made_before(rollout: RollOut, token: str) -> tuple[str, ...]:
    found = []
    for place in range(200):
        row = Event.objects.filter(pk=_id(rollout, token, place)).first()
        if row is None:
            break
        found.append(row.order_id)
    return tuple(found)


def _tried(
    rollout: RollOut, visit: PlannedVisit, wanted: Wanted, id: UUID, actor: Actor, now: datetime
) -> PlannedVisit:
    """The visit made, or with what stands against it."""
    try:
        with transaction.atomic():
            number = _make(rollout, visit, wanted, id, actor, now)
    except DoorstepError as refusal:
        said = text(
            f"{refusal.titled('zh')}。{refusal.mended('zh')}",
            f"{refusal.titled('en')}. {refusal.mended('en')}",
        )
        return PlannedVisit(
            visit.part, visit.crew_name, visit.slot_window, visit.floors, visit.load, why_not=said
        )
    return PlannedVisit(
        visit.part, visit.crew_name, visit.slot_window, visit.floors, visit.load, order=number
    )


def _make(
    rollout: RollOut, visit: PlannedVisit, wanted: Wanted, id: UUID, actor: Actor, now: datetime
) -> str:
    part = visit.part
    order = _free_lead(rollout) or open_part(
        rollout=rollout, id=uuid5(id, "order"), kind="install", need=NEED,
        part=OrderPart(rollout.code, work_min=part.work_min), actor=actor, now=now,
    )  # fmt: skip
    promise_window(
        number=order.number, slot=part.slot, asked_by="customer", actor=actor, now=now,
        event_id=uuid5(id, "window"),
    )  # fmt: skip
    body = {
        "from_at": visit.slot_window.from_at.isoformat(),
        "to_at": visit.slot_window.to_at.isoformat(),
        "coordinator": wanted.coordinator,
        "steps": list(wanted.steps),
        "rooms": list(part.rooms),
        "terminals": visit.terminals,
        "model": next((model for model, _ in visit.load), ""),
        "work_min": part.work_min,
    }
    append(number=order.number, event=NewEvent(id, "visit.arranged", body, now), actor=actor, now=now)
    assign(number=order.number, staff_no=part.crew, from_at=part.during.from_at, actor=actor, now=now)
    return order.number


def _free_lead(rollout: RollOut) -> Order | None:
    """The lead order is the first visit's, while it has none."""
    lead = Order.objects.get(pk=lead_of(rollout).pk)
    return lead if State(lead.state) is State.RECEIVED else None


def _refusal(each: PlannedVisit) -> dict[str, object]:
    return {"day": each.part.day.isoformat(), "crew": each.part.crew, "reason": each.why_not}
