"""Decisions about appointments: which windows a day has, how many places, why one isn't offered. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from fractions import Fraction
from math import floor
from typing import Any, Final

from doorstep.booking.limits import Limit, closed_reason, full_reason, share_reason
from doorstep.core.errors import Text, text
from doorstep.core.windows import Window
from doorstep.core.zone import ZONE
from doorstep.orders import states
from doorstep.orders.log import Entry
from doorstep.orders.needs import ALONE, CERTIFICATES_NEEDED, certificates_needed, skills_needed
from doorstep.orders.states import MOVES, State
from doorstep.people.states import SKILLS

_MINUTE = timedelta(minutes=1)
_INSTANT = timedelta(microseconds=1)
_NOON = 12

#: In these states nobody is expected at the customer's: a promise made before no longer stands.
NO_APPOINTMENT: Final = frozenset({State.RECEIVED, State.SUSPENDED, State.CANCELLED})

#: Events that can end an appointment.
RELEASING: Final = tuple(sorted({move.verb for move in MOVES if move.to in NO_APPOINTMENT}))

#: Events after which there is nothing more to decide about a window: a hold ends with them.
SETTLING: Final = tuple(
    sorted({move.verb for move in MOVES if not states.fits_state(move.to, "window.promised", {})})
)


@dataclass(frozen=True, slots=True)
class Policy:
    """How a day is cut into windows. `lead`: a window is offered until so long before it begins; an emergency
    gets `urgent_lead`. `jobs_per_window`: visits that one technician makes in a whole window. `hold`: how
    long a place is kept for who decides; held on again and again, no longer than `hold_most`;
    by customers themselves so often in a day behind one link, and with one telephone number."""

    windows: tuple[tuple[time, time], ...] = (
        (time(8), time(10)),
        (time(10), time(12)),
        (time(14), time(16)),
        (time(16), time(18)),
        (time(18), time(20)),
    )
    jobs_per_window: int = 2
    lead: timedelta = timedelta(minutes=60)
    urgent_lead: timedelta = timedelta(minutes=30)
    hold: timedelta = timedelta(minutes=10)
    hold_most: timedelta = timedelta(minutes=30)
    holds_a_day: int = 12
    holds_a_day_phone: int = 18


STANDARD: Final = Policy()


@dataclass(frozen=True, slots=True)
class Work:
    """What an order asks of whoever comes: (skill, least level), kinds of certificate; its own kind."""

    skills: tuple[tuple[str, int], ...]
    certificates: tuple[str, ...]
    kind: str = ""

    def skilled(self, who: OnDuty) -> bool:
        return all(who.skills.get(code, 0) >= level for code, level in self.skills)

    def certified(self, who: OnDuty) -> bool:
        return who.certificates.issuperset(self.certificates)

    def able(self, who: OnDuty) -> bool:
        return self.skilled(who) and self.certified(who)


@dataclass(frozen=True, slots=True)
class OnDuty:
    """A technician of a grid on one day, or `people` of them who are alike in all that counts here.

    `certificates`: kinds that he holds in date; `grids`: how many grids share him; `free`: hours on duty
    without leave and lunch. `staff_no`: of the first of them.
    """

    staff_no: str
    skills: Mapping[str, int]
    certificates: frozenset[str]
    grids: int
    free: tuple[Window, ...]
    people: int = 1


@dataclass(frozen=True, slots=True)
class Place:
    """A slot as a decision sees it; `held`: promised to the order that asks; `by_hand`: how many places it
    has is the supervisor's word. `promised`: the works of the other orders in it, and how many ask for each.

    `chosen`: kept for the order that asks while its customer decides. `left` is without the places that
    others' customers are deciding about; the first of these is free again at `frees_at` at the latest.

    `limits`: the supervisor's rules that cover it, `staffed`: the places that the shifts give, `used`: those
    that others have or hold, `overbook`: how many may be promised beyond what people can do.
    """

    window: Window
    left: int
    open: bool
    held: bool
    by_hand: bool = False
    promised: Mapping[Work, int] = field(default_factory=dict)
    chosen: bool = False
    frees_at: datetime | None = None
    limits: tuple[Limit, ...] = ()
    staffed: int = 0
    used: int = 0
    overbook: int = 0


@dataclass(frozen=True, slots=True)
class Asking:
    """What decides on the order's side. `forced`: somebody answers for it who may put it before others'
    visits; an urgent order always is."""

    state: State
    urgent: bool
    work: Work
    forced: bool = False

    @property
    def waits_its_turn(self) -> bool:
        """Whether it is promised only what fits beside everything that was promised before."""
        return not (self.urgent or self.forced)


def work_of(order: Mapping[str, Any]) -> Work:
    """What an order asks, from its attributes."""
    return Work(tuple(sorted(skills_needed(order).items())), certificates_needed(order), order["kind"])


def windows_of(day: date, policy: Policy = STANDARD) -> list[Window]:
    """The windows of a local day, in order."""
    return [
        Window(datetime.combine(day, begin, ZONE), datetime.combine(day, end, ZONE))
        for begin, end in policy.windows
    ]


def slot_id(grid: str, window: Window) -> str:
    """ "HF-YH:2026-03-02:1000-1200", by the local wall clock."""
    begin, end = window.from_at.astimezone(ZONE), window.to_at.astimezone(ZONE)
    return f"{grid}:{begin:%Y-%m-%d}:{begin:%H%M}-{end:%H%M}"


def circumstances(window: Window, *, moves: bool, role: str, now: datetime) -> dict[str, Any]:
    """What a promise says of itself beside its window (events.WindowPromised), as JSON."""
    begin = window.from_at.astimezone(ZONE)
    return {
        "lead_min": (window.from_at - now) // _MINUTE,
        "days_ahead": (begin.date() - now.astimezone(ZONE).date()).days,
        "morning": begin.hour < _NOON,
        "moves": moves,
        "decided_by": role,
    }


def jobs_in(technician: OnDuty, window: Window, policy: Policy = STANDARD) -> int:
    """How many visits one can make in the window: his share of free time in it, whole jobs only."""
    free = timedelta()
    for part in technician.free:
        begin, end = max(part.from_at, window.from_at), min(part.to_at, window.to_at)
        if begin < end:
            free += end - begin
    return free * policy.jobs_per_window // (window.to_at - window.from_at)


def capacity(crew: Iterable[OnDuty], window: Window, policy: Policy = STANDARD) -> int:
    """Places in a grid's window: the jobs of all who may work alone, each split among the grids he serves."""
    anything = Work((), CERTIFICATES_NEEDED)
    able = [who for who in crew if anything.certified(who) and any(lv >= ALONE for lv in who.skills.values())]
    return room_of(able, window, policy)


def room_of(crew: Iterable[OnDuty], window: Window, policy: Policy = STANDARD) -> int:
    """The jobs of these technicians in a window, each split among the grids that he serves."""
    return _shared((who, jobs_in(who, window, policy)) for who in crew)


def _shared(jobs: Iterable[tuple[OnDuty, int]]) -> int:
    by_grids: dict[int, int] = {}
    for who, each in jobs:
        by_grids[who.grids] = by_grids.get(who.grids, 0) + each * who.people
    return floor(sum((Fraction(total, grids) for grids, total in by_grids.items()), Fraction(0)))


def crowded(work: Work, place: Place, crew: Sequence[OnDuty], policy: Policy = STANDARD) -> Text | None:
    """Why one order more of this work is too much for those who can do it, or None when it isn't.

    Orders that nobody but some of the crew can do have all to be done by these, so they are counted together:
    four fitters' eight jobs in a window hold eight installations, however many repairers stand beside them.
    The crew is looked at from the fitting few to all, by what the orders in the window ask for.
    """
    jobs = [jobs_in(who, place.window, policy) for who in crew]
    able = {each: _able(each, crew, jobs) for each in place.promised}
    ours = _able(work, crew, jobs)
    for group in sorted({ours, *(them for them in able.values() if ours <= them)}, key=len):
        taken = sum(place.promised[each] for each, them in able.items() if them and them <= group)
        room = _shared((crew[index], jobs[index]) for index in group)
        if taken >= room + place.overbook:
            people = sum(crew[index].people for index in group)
            return text(
                f"能做的 {people} 人在该时段一共接得了 {room} 单，已约出 {taken} 单",
                f"{people} could do it: {room} jobs in this window, {taken} promised",
            )
    return None


def _able(work: Work, crew: Sequence[OnDuty], jobs: Sequence[int]) -> frozenset[int]:
    """Who of the crew (by index) is there for some job and can do this work."""
    return frozenset(index for index, who in enumerate(crew) if jobs[index] and work.able(who))


def why_not(
    asking: Asking,
    place: Place | None,
    window: Window,
    crew: Sequence[OnDuty],
    now: datetime,
    policy: Policy = STANDARD,
) -> Text | None:
    """Why the window isn't offered to the order, or None when it is. `crew`: the grid's, of that day."""
    if not states.fits_state(asking.state, "window.promised", {}):
        return _state_reason(asking.state)
    if window.from_at <= now:
        return text("该时段已经开始", "it has already begun")
    lead = policy.urgent_lead if asking.urgent else policy.lead
    # What was soon enough when the customer began to decide stays so while it is kept for them.
    if window.from_at - now < lead and not (place and place.chosen):
        minutes = lead // _MINUTE
        return text(f"距开始不足 {minutes} 分钟，赶不及", f"it begins in less than {minutes} minutes")
    if place is None:
        return text("该日时段尚未开放", "this day is not open for booking yet")
    if not place.open:
        return text("该时段已由主管关闭", "the supervisor has closed it")
    shut = closed_reason(place.limits, asking.work, window, now, urgent=asking.urgent, by_hand=place.by_hand)
    if shut is not None and not place.chosen:
        return shut
    unstaffed = staffing_reason(crew, window, asking.work, policy)
    if unstaffed is not None or place.held or place.chosen:
        return unstaffed
    limited = full_reason(place.limits, place.staffed, place.used, by_hand=place.by_hand)
    limited = limited or share_reason(place.limits, place.staffed, asking.work, place.promised)
    if limited is not None:
        return limited
    if place.left < 1:
        return _being_chosen(place.frees_at) if place.frees_at else FULL
    # Places set by hand are the supervisor's reckoning, not that of the shifts.
    return None if place.by_hand or not asking.waits_its_turn else crowded(asking.work, place, crew, policy)


FULL: Final = text("名额已约满", "it is full")


def _being_chosen(frees_at: datetime) -> Text:
    # Rounded up: at the minute that is said the place is free.
    until = (frees_at.astimezone(ZONE) + _MINUTE - _INSTANT).strftime("%H:%M")
    return text(
        f"名额正被其他客户选定，最迟 {until} 释放",
        f"another customer is just deciding about the last place; it is free again by {until} at the latest",
    )


def hold_until(
    window: Window, made_at: datetime, asked: timedelta | None, now: datetime, policy: Policy = STANDARD
) -> datetime:
    """Until when a place is kept that was first held at `made_at`: never past the window's beginning."""
    return min(
        now + (asked or policy.hold), made_at + max(policy.hold_most, asked or policy.hold), window.from_at
    )


def _state_reason(state: State) -> Text:
    if state is State.SUSPENDED:
        return text("工单已挂起，解除挂起后再约", "the order is suspended; resume it first")
    title = states.TITLES[state]
    return text(f"工单{title['zh']}，不能再约", f"the order is {title['en']} and can't be booked")


def staffing_reason(
    crew: Sequence[OnDuty], window: Window, work: Work, policy: Policy = STANDARD
) -> Text | None:
    """Why nobody of the crew could come in this window, or None when somebody could."""
    present = [who for who in crew if jobs_in(who, window, policy) > 0]
    if not present:
        return text("该时段网格内无人当班", "nobody of the grid is on shift")
    skilled = [who for who in present if work.skilled(who)]
    if not skilled:
        titles = [SKILLS.get(code) or text(code, code) for code, _ in work.skills]
        zh, en = "、".join(title["zh"] for title in titles), ", ".join(title["en"] for title in titles)
        return text(f"当班的人不会“{zh}”", f"nobody on shift has the skill: {en}")
    if not any(work.certified(who) for who in skilled):
        return text(
            "当班会做的人都缺有效的上岗证件",
            "those on shift with the skill lack a certificate in date that the work asks for",
        )
    return None


def standing_promise(entries: Sequence[Entry]) -> Entry | None:
    """The `window.promised` that still stands at the end of an order's log, if any.

    A later promise replaces an earlier one. What sends the order back to be booked, suspends or cancels it
    ends the promise, whether or not its window has begun: one that has begun is offered to nobody, so giving
    that place back changes nothing, and the rule needs no clock.
    """
    state: State | None = None
    promised: Entry | None = None
    for entry in entries:
        state = states.next_state(state, entry.kind, entry.body)
        if entry.kind == "window.promised":
            promised = entry
        if state in NO_APPOINTMENT:
            promised = None
    return promised
