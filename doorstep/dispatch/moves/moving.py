"""Moving visits on the board: several at once, all or none, and nothing over somebody else's head."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Final, Literal
from uuid import UUID

from django.db import transaction

from doorstep.booking import rules as promises
from doorstep.booking.errors import MoveNeedsReason, MoveNeedsSupervisor
from doorstep.core import ids
from doorstep.core.errors import Invalid, NotFound, Text, text
from doorstep.core.windows import Window
from doorstep.dispatch.day.happened import happened
from doorstep.dispatch.day.locks import alone_with, among_others_on, nobody_twice
from doorstep.dispatch.day.news import News, told
from doorstep.dispatch.day.problems import Day, Held
from doorstep.dispatch.day.revisions import happenings, settle
from doorstep.dispatch.day.rows import rows_about, window_on
from doorstep.dispatch.errors import BoardChanged, MovesRefused, PromiseWouldBreak
from doorstep.dispatch.models import Assignment, BoardChange
from doorstep.dispatch.moves.move import Check, Later, Move, Problem, Seat
from doorstep.dispatch.moves.weighing import Weighed, weigh
from doorstep.orders.appending import append, enabled_now
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.models import Order
from doorstep.orders.queries import logs_of
from doorstep.orders.services import new_event
from doorstep.people.access import LEADS
from doorstep.people.errors import TechnicianNotFound
from doorstep.people.models import Technician
from doorstep.people.queries import TechnicianDay, technicians_on
from doorstep.standards.gates import Attempt, Block

_MINUTE: Final = timedelta(minutes=1)
#: What the log says of an order that somebody takes off its technician without more words.
TAKEN_OFF: Final = "综调在看板上撤回派单"


@dataclass(frozen=True, slots=True)
class Moved:
    """Moves that were made. `change_id`: to take them back; `revision`: of the board with them."""

    revision: int
    change_id: UUID
    seats: tuple[Seat, ...]


def check_moves(*, day: date, moves: Sequence[Move], unit_path: str, actor: Actor, now: datetime) -> Check:
    """What these moves would bring about if they were made together now. Writes nothing.

    Raises NotFound (order), TechnicianNotFound, Invalid.
    """
    crew = _crew(day, moves, unit_path)
    rows = rows_about(day=day, crew=crew, numbers=[move.number for move in moves])
    weighed = weigh(moves, rows, happened(rows.orders.values()), now)
    weighed.problems += _gated(weighed, rows, actor, now)
    breaking = weighed.breaking()
    hard = any(not problem.breaks_promise for problem in weighed.problems)
    return Check(
        allowed=not hard and (not breaking or actor.role in LEADS),
        breaks_promise=bool(breaking),
        seats=_seats(weighed, rows),
        extra_travel_min=round(weighed.extra_travel_s / 60),
        later=_later(weighed, breaking),
        problems=tuple(weighed.problems),
    )


def move_visits(
    *,
    day: date,
    moves: Sequence[Move],
    revision: int,
    even_if_promise_breaks: bool = False,
    reason: str = "",
    unit_path: str,
    actor: Actor,
    now: datetime,
) -> Moved:
    """Make the moves, all or none. `revision`: of the board that the mover looked at.

    A visit may begin outside the window promised only when a supervisor says so with a `reason`, and the
    order's standard lets our side move a promise (HOTEL-7, ETHIC-2: the customer is called first).

    Raises NotFound (order), TechnicianNotFound, Invalid, BoardChanged, MovesRefused, PromiseWouldBreak,
    MoveNeedsSupervisor, MoveNeedsReason, and what orders.append raises.
    """
    with transaction.atomic():
        among_others_on(day)
        rows = _held_rows(day, moves, unit_path, revision)
        weighed = weigh(moves, rows, happened(rows.orders.values()), now)
        why = _permit(weighed, rows, even_if_promise_breaks, reason.strip(), actor, now)
        change = _made(weighed, rows, why, day=day, actor=actor, now=now)
    return Moved(settle(), change, _seats(weighed, rows))


def _crew(day: date, moves: Sequence[Move], unit_path: str) -> list[TechnicianDay]:
    """Everybody whose day is touched: who has one of the orders, and who is to get one."""
    numbers = [move.number for move in moves]
    if len(set(numbers)) < len(numbers):
        twice = next(number for number in numbers if numbers.count(number) > 1)
        raise _bad("moves", f"工单 {twice} 出现两次", f"order {twice} stands twice")
    window = window_on(day)
    if any(move.from_at is not None and not window.contains(move.from_at) for move in moves):
        raise _bad("from_at", f"不在 {day} 这一天", f"isn't on {day}")
    seen = Order.objects.filter(number__in=numbers, unit__path__startswith=unit_path)
    missing = set(numbers) - set(seen.values_list("number", flat=True))
    if missing:
        first = min(missing)
        raise NotFound(what=text(f"工单 {first}", f"order {first}"))
    wanted = {move.staff_no for move in moves if move.staff_no is not None}
    known = dict(Technician.objects.filter(staff_no__in=wanted, active=True).values_list("staff_no", "pk"))
    if wanted - set(known):
        raise TechnicianNotFound(staff_no=min(wanted - set(known)))
    present = Assignment.objects.filter(order_id__in=numbers).values_list("technician_id", flat=True)
    return technicians_on(day=day, unit_path="", ids={*known.values(), *present})


def _bad(field: str, zh: str, en: str) -> Invalid:
    return Invalid(fields=[{"field": field, "zh": zh, "en": en}])


def _held_rows(day: date, moves: Sequence[Move], unit_path: str, revision: int) -> Day:
    """The touched technicians' day, with orders and technicians locked. Raises BoardChanged.

    Orders that came to a technician between looking and locking are news, so that nothing is moved that isn't
    locked.
    """
    numbers = [move.number for move in moves]
    crew = _crew(day, moves, unit_path)
    rows = rows_about(day=day, crew=crew, numbers=numbers)
    hold(rows.orders, [who.technician_id for who in crew])
    news = happenings(since=revision, orders=numbers, technicians=[who.technician_id for who in crew])
    if news:
        raise changed(told(news, rows.zone))
    return rows_about(day=day, crew=crew, numbers=numbers)


def hold(numbers: Collection[str], technicians: Collection[int]) -> None:
    """Lock orders by number, then technicians: in the order of `keeping`."""
    list(Order.objects.select_for_update(no_key=True).filter(number__in=list(numbers)).order_by("number"))
    for technician in sorted(technicians):
        alone_with(technician)


def changed(news: Sequence[News]) -> BoardChanged:
    """The refusal that tells who changed what, and when."""
    names = "、".join(dict.fromkeys(each.number for each in news))
    return BoardChanged(changed=[each.as_json() for each in news], names=names)


def _permit(
    weighed: Weighed, rows: Day, even_if: bool, reason: str, actor: Actor, now: datetime
) -> dict[str, str]:
    """Why a visit may begin outside its window, by number. Raises what stands against the moves."""
    _refuse(weighed)
    breaking = weighed.breaking()
    if not breaking:
        return {}
    if not even_if:
        said = [_problem_json(each) for each in weighed.problems]
        raise PromiseWouldBreak(problems=said, names="、".join(breaking), clauses=["HOTEL-7", "ETHIC-2"])
    if actor.role not in LEADS:
        raise MoveNeedsSupervisor(clauses=["HOTEL-7", "ETHIC-2"])
    if not reason:
        raise MoveNeedsReason(fields=[{"field": "reason", "zh": "必填", "en": "is needed"}])
    weighed.problems += _gated(weighed, rows, actor, now, reason)
    _refuse(weighed)
    return dict.fromkeys(breaking, reason)


def _refuse(weighed: Weighed) -> None:
    hard = [problem for problem in weighed.problems if not problem.breaks_promise]
    if hard:
        raise MovesRefused(problems=[_problem_json(each) for each in hard], first=hard[0].text)


def _problem_json(problem: Problem) -> dict[str, Any]:
    return {
        "number": problem.number,
        "code": problem.code,
        "text": dict(problem.text),
        "breaks_promise": problem.breaks_promise,
    }


def _gated(weighed: Weighed, rows: Day, actor: Actor, now: datetime, reason: str = "—") -> list[Problem]:
    """What the orders' own standards say against breaking their promises: a visit outside the window is held
    to the same gates as a window that our side moves. `reason`: the one given, or that one will be.
    """
    breaking = weighed.breaking()
    logs, found = logs_of(breaking) if breaking else {}, list[Problem]()
    during = {number: seat[1] for number, seat in weighed.seats.items()}
    during |= {number: shift.after for number, shift in weighed.later.items()}
    for number in breaking:
        said = _as_a_move(during[number], actor, now, reason)
        asked = {"move": Attempt("window.promised", said)}
        blocks = enabled_now(logs[number], asked, now, actor)["move"]
        found += [Problem(number, "step-refused", _named(block)) for block in blocks]
    return found


def _named(block: Block) -> Text:
    return text(f"{block.title.zh}：{block.mend.zh}", f"{block.title.en}: {block.mend.en}")


def _as_a_move(during: Window, actor: Actor, now: datetime, reason: str) -> dict[str, Any]:
    said = promises.circumstances(during, moves=True, role=actor.role, now=now)
    ends = {"from_at": during.from_at.isoformat(), "to_at": during.to_at.isoformat()}
    return {**ends, "asked_by": "us", "reason": reason, **said}


def _made(
    weighed: Weighed, rows: Day, why: dict[str, str], *, day: date, actor: Actor, now: datetime
) -> UUID:
    """Append the moves and keep what they changed. Raises BoardChanged when somebody would be twice."""
    moved: list[dict[str, Any]] = []
    with nobody_twice(lambda: BoardChanged(changed=[], names="、".join(sorted(weighed.seats)))):
        for number, event in _events(weighed, rows, why, now):
            entry = append(number=number, event=event, actor=actor, now=now)
            held = rows.held.get(number)
            moved.append({"number": number, "event": str(entry.id), "before": _before(held)})
    change = BoardChange(id=ids.uuid7(now), day=day, actor=str(actor), made_at=now, moved=moved)
    change.save(force_insert=True)
    return change.id


def _events(weighed: Weighed, rows: Day, why: dict[str, str], now: datetime) -> list[tuple[str, NewEvent]]:
    """By number. What stays as it is has none."""
    found: dict[str, NewEvent] = {}
    for number in weighed.off:
        if number in rows.held:
            body = {"reason": TAKEN_OFF, "by": "hand"}
            found[number] = new_event(kind="order.unassigned", body=body, now=now)
    for number, (staff_no, during) in weighed.seats.items():
        if rows.held.get(number) != Held(staff_no, during, True):
            found[number] = seat_event(staff_no, during, "hand", now, why.get(number, ""))
    for number, shift in weighed.later.items():
        by: Literal["hand", "plan"] = "hand" if rows.held[number].by_hand else "plan"
        found[number] = seat_event(shift.staff_no, shift.after, by, now, why.get(number, ""))
    return sorted(found.items())


def seat_event(
    staff_no: str, during: Window, by: Literal["hand", "plan"], now: datetime, reason: str = ""
) -> NewEvent:
    """The event that gives an order to a technician; `reason`: why outside the promised window."""
    body = {
        "technician": staff_no,
        "from_at": during.from_at.isoformat(),
        "to_at": during.to_at.isoformat(),
        "by": by,
        **({"reason": reason} if reason else {}),
    }
    return new_event(kind="order.assigned", body=body, now=now)


def _before(held: Held | None) -> dict[str, str] | None:
    if held is None:
        return None
    ends = {"from_at": held.during.from_at.isoformat(), "to_at": held.during.to_at.isoformat()}
    return {"staff_no": held.staff_no, **ends, "by": "hand" if held.by_hand else "plan"}


def _seats(weighed: Weighed, rows: Day) -> tuple[Seat, ...]:
    names = {who.staff_no: who.name for who in rows.crew}
    return tuple(
        Seat(number, staff_no, names[staff_no], during.from_at, during.to_at)
        for number, (staff_no, during) in sorted(weighed.seats.items())
    )


def _later(weighed: Weighed, breaking: Collection[str]) -> tuple[Later, ...]:
    return tuple(
        Later(number, (shift.after.from_at - shift.before.from_at) // _MINUTE, number in breaking)
        for number, shift in sorted(weighed.later.items())
    )
