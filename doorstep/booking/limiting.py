"""The verbs of rules for windows: add one, end it, look what it would do; and whose rules a grid has."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from doorstep.booking import limits
from doorstep.booking.errors import BadRule, RuleConflict, RuleNotFound
from doorstep.booking.limits import Effect, Limit, Room
from doorstep.booking.models import Slot, WindowRule
from doorstep.core.errors import text
from doorstep.core.field_problems import FieldProblem
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.people.models import Grid, Unit

_DAYS_SHOWN = timedelta(days=7)
_KINDS = frozenset({"install", "move", "repair", "change", "remove"})
_HIGHEST = {"places": 10_000, "percent": 100, "overbook": 50, "cutoff": 7 * 24 * 60}


@dataclass(frozen=True, slots=True)
class NewRule:
    """A rule as it is laid down. Codes of a unit or a grid: exactly one of them; times: both or none."""

    title_zh: str
    effect: Effect
    from_on: date
    value: int = 0
    unit: str = ""
    grid: str = ""
    title_en: str = ""
    to_on: date | None = None
    weekdays: tuple[int, ...] = ()
    from_time: time | None = None
    to_time: time | None = None
    kinds: tuple[str, ...] = ()
    skill: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a rule would do to a window: its places before and after, whether it takes bookings."""

    slot: Slot
    places_before: int
    places_after: int
    open_before: bool
    open_after: bool


def limits_of(grid: Grid) -> list[Limit]:
    """The rules in force for a grid: its own and those of its unit and the units above it."""
    return [_limit(row) for row in WindowRule.objects.filter(_over(grid), ended_at=None).order_by("made_at")]


def add_rule(*, rule: NewRule, rule_id: UUID, unit_path: str, actor: str, now: datetime) -> WindowRule:
    """Lay down a rule; windows to come follow it at once, but for those set by hand. The same id again is
    acknowledged. `unit_path`: what the supervisor looks after. Raises BadRule, RuleConflict.
    """
    row = _row(rule, unit_path, now)
    row.pk, row.made_at, row.made_by = rule_id, now, actor
    with transaction.atomic():
        known = WindowRule.objects.filter(pk=rule_id).first()
        if known is not None:
            if _limit(known) != _limit(row) or (known.unit_id, known.grid_id) != (row.unit_id, row.grid_id):
                raise RuleConflict(rule=str(rule_id))
            return known
        row.save(force_insert=True)
        _apply_over(row, now)
    return row


@transaction.atomic
def end_rule(*, rule_id: UUID, unit_path: str, actor: str, now: datetime) -> WindowRule:
    """A rule applies no more from now on; windows to come get the places of the shifts and the other rules
    again. One that was ended already stays as it is. Raises RuleNotFound.
    """
    row = rules_in(unit_path).select_for_update(of=("self",)).filter(pk=rule_id).first()
    if row is None:
        raise RuleNotFound(rule=str(rule_id))
    if row.ended_at is None:
        row.ended_at, row.ended_by = now, actor
        row.save(update_fields=["ended_at", "ended_by"])
        _apply_over(row, now)
    return row


def preview_rule(*, rule: NewRule, unit_path: str, now: datetime) -> list[Change]:
    """What the rule would do to the windows of a week from its first day on, those that it covers, in order.
    Raises BadRule.
    """
    row = _row(rule, unit_path, now)
    first = max(rule.from_on, now.astimezone(ZONE).date())
    begin = datetime.combine(first, time(), ZONE)
    new, known = _limit(row), dict[int, list[Limit]]()
    found = []
    slots = _slots_under(row, now).filter(from_at__gte=begin, from_at__lt=begin + _DAYS_SHOWN)
    for slot in slots.select_related("grid__unit").order_by("grid__code", "from_at"):
        if new.covers(_window(slot)):
            if slot.grid_id not in known:
                known[slot.grid_id] = limits_of(slot.grid)
            present = known[slot.grid_id]
            found.append(_change(slot, present, [*present, new]))
    return found


def rules_in(unit_path: str) -> QuerySet[WindowRule]:
    """The rules of a unit and those below it, the latest first."""
    mine = Q(unit__path__startswith=unit_path) | Q(grid__unit__path__startswith=unit_path)
    return WindowRule.objects.filter(mine).select_related("unit", "grid").order_by("-made_at", "-pk")


def apply_limits(slots: Iterable[str], present: Collection[Limit], now: datetime) -> None:
    """Give windows to come the places that the shifts and these rules leave; those set by hand stay. Never
    fewer than are taken or held. Slots are changed in the order of their locks."""
    rows = Slot.objects.select_for_update(no_key=True).filter(pk__in=list(slots), by_hand=False)
    for slot in rows.filter(from_at__gt=now).order_by("pk"):
        room = _room(slot, present)
        capacity = max(room.places, slot.taken + slot.held - room.overbook)
        if (slot.capacity, slot.overbook) != (capacity, room.overbook):
            slot.capacity, slot.overbook = capacity, room.overbook
            slot.save(update_fields=["capacity", "overbook"])


def _apply_over(row: WindowRule, now: datetime) -> None:
    """After a rule was made or ended. One for some orders is asked of each of them, not kept in the slots."""
    limit = _limit(row)
    if not limit.for_all:
        return
    by_grid: dict[int, list[str]] = {}
    for slot in _slots_under(row, now):
        if limit.covers(_window(slot)):
            by_grid.setdefault(slot.grid_id, []).append(slot.pk)
    for grid in Grid.objects.select_related("unit").filter(pk__in=by_grid).order_by("code"):
        apply_limits(by_grid[grid.pk], limits_of(grid), now)


def _slots_under(row: WindowRule, now: datetime) -> QuerySet[Slot]:
    if row.unit is not None:
        return Slot.objects.filter(grid__unit__path__startswith=row.unit.path, from_at__gt=now)
    return Slot.objects.filter(grid=row.grid, from_at__gt=now)


def _change(slot: Slot, before: list[Limit], after: list[Limit]) -> Change:
    if slot.by_hand:
        return Change(slot, slot.capacity, slot.capacity, slot.open, slot.open)
    then, now = _room(slot, before), _room(slot, after)
    return Change(
        slot,
        then.places + then.overbook,
        now.places + now.overbook,
        slot.open and then.closed is None,
        slot.open and now.closed is None,
    )


def _room(slot: Slot, present: Collection[Limit]) -> Room:
    return limits.room(limits.covering(present, _window(slot)), slot.staffed)


def _window(slot: Slot) -> Window:
    return Window(slot.from_at, slot.to_at)


def _over(grid: Grid) -> Q:
    parts = grid.unit.path.rstrip("/").split("/")
    above = ["/".join(parts[: depth + 1]) + "/" for depth in range(len(parts))]
    return Q(grid=grid) | Q(unit__path__in=above)


def _limit(row: WindowRule) -> Limit:
    return Limit(
        effect=next(each for each in limits.EFFECTS if each == row.effect),
        title=text(row.title_zh, row.title_en or row.title_zh),
        from_on=row.from_on,
        value=row.value,
        to_on=row.to_on,
        weekdays=frozenset(row.weekdays),
        from_time=row.from_time,
        to_time=row.to_time,
        kinds=frozenset(row.kinds),
        skill=row.skill,
    )


def _row(rule: NewRule, unit_path: str, now: datetime) -> WindowRule:
    """The rule checked, not saved. Raises BadRule."""
    problems = [*_problems(rule, now)]
    unit = Unit.objects.filter(code=rule.unit, path__startswith=unit_path).first() if rule.unit else None
    ours = Grid.objects.select_related("unit").filter(unit__path__startswith=unit_path)
    grid = ours.filter(code=rule.grid).first() if rule.grid else None
    if bool(rule.unit) == bool(rule.grid) or (unit is None and grid is None):
        problems.append(FieldProblem(field="grid", zh="请选一个网格或一个单位", en="pick a grid or a unit"))
    if problems:
        raise BadRule(fields=problems)
    return WindowRule(
        unit=unit,
        grid=grid,
        title_zh=rule.title_zh.strip(),
        title_en=rule.title_en.strip(),
        from_on=rule.from_on,
        to_on=rule.to_on,
        weekdays=sorted(set(rule.weekdays)),
        from_time=rule.from_time,
        to_time=rule.to_time,
        kinds=sorted(set(rule.kinds)),
        skill=rule.skill,
        effect=rule.effect,
        value=0 if rule.effect == "close" else rule.value,
    )


def _problems(rule: NewRule, now: datetime) -> Iterable[FieldProblem]:
    if not rule.title_zh.strip():
        yield FieldProblem(field="title_zh", zh="请写给客户看的说明", en="say it in words for the customer")
    if rule.to_on is not None and rule.to_on <= max(rule.from_on, now.astimezone(ZONE).date()):
        yield FieldProblem(field="to_on", zh="结束日期要在今天和开始日期之后", en="should be later")
    if not all(day in limits.WEEK for day in rule.weekdays):
        yield FieldProblem(field="weekdays", zh="星期填 1 到 7", en="days of the week are 1 to 7")
    if not _times_fit(rule):
        yield FieldProblem(field="to_time", zh="起止时刻要成对，且先后有序", en="both times, in order")
    if not set(rule.kinds) <= _KINDS:
        yield FieldProblem(field="kinds", zh="没有这种工单类型", en="no such kind of order")
    if rule.effect == "overbook" and (rule.kinds or rule.skill):
        yield FieldProblem(
            field="effect", zh="超约只能针对整个时段", en="overbooking is for the whole window only"
        )
    highest = _HIGHEST.get(rule.effect)
    if highest is not None and not 0 <= rule.value <= highest:
        yield FieldProblem(field="value", zh=f"应在 0 到 {highest} 之间", en=f"should be 0 to {highest}")


def _times_fit(rule: NewRule) -> bool:
    if rule.from_time is None or rule.to_time is None:
        return rule.from_time is rule.to_time
    return rule.from_time < rule.to_time
