"""From a running day to the solver's problem: what is free, what keeps its place, what may move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Final

from doorstep.core.windows import Window
from doorstep.dispatch import rules
from doorstep.dispatch.day.problems import TITLES, Day, Held, areas_of, job, locked, worker
from doorstep.dispatch.day.situation import Situation, taken
from doorstep.dispatch.solver import matching
from doorstep.dispatch.solver.problem import Job, Problem, Stay, Until, Worker
from doorstep.orders.states import State

#: An order that a plan is made for comes before all that are pressing by themselves.
PRESSING: Final = 20

#: So many rounds are enough for a day of so many jobs at most; a bigger one takes the time that it is given.
_ROUNDS: Final = ((30, 3_000), (60, 6_000), (150, 16_000), (400, 60_000))
#: Whoever gives a search more than so many seconds wants more rounds.
_PLENTY_S: Final = 10.0


def planning(rows: Day, about: Situation) -> Problem:
    """The day to plan: what is booked is free, what a plan may not move is locked where it stands or is to be
    expected, the rest is the present plan.

    A technician is sent to the grids of his unit and the units below it; his own come first. A visit that its
    technician can't keep at all (off duty, a certificate lapsed) has no present place: giving it to somebody
    else is none of the moves that Params.max_moves allows.
    """
    day = about.hours(rows)
    areas, free = areas_of(day), set(day.waiting())
    workers = {who.staff_no: worker(who, day, about.now, areas=areas[who.staff_no]) for who in day.crew}
    whole = {who.staff_no: worker(who, day, None) for who in day.crew}
    jobs, staying = dict[str, Job](), dict[str, Held]()
    for number, order in sorted(day.orders.items()):
        held = day.held.get(number)
        if held is not None and held.staff_no in workers:
            jobs[number] = job(order, day, about.now, held=held)
            if not _movable(number, day, about, whole[held.staff_no], jobs[number]):
                staying[number] = held
        elif number in free and about.reaches(order.grid.code):
            jobs[number] = job(order, day, about.now)
    places = _places(day, about, staying)
    found = [
        _locked(each, places[number]) if number in places else _kept(each, workers)
        for number, each in jobs.items()
    ]
    return Problem(tuple(_pressing(each, about) for each in found), tuple(workers.values()), day.zone, TITLES)


def until_for(jobs: int, seconds: float) -> Until:
    """How long to search, `seconds` at most: a small day is done much sooner."""
    enough = next((rounds for most, rounds in _ROUNDS if jobs <= most), None)
    if enough is None:
        return Until(seconds=seconds)
    rounds = int(enough * max(1.0, seconds / _PLENTY_S))
    return Until(seconds=seconds, rounds=rounds, idle_rounds=rounds // 2)


def _places(day: Day, about: Situation, staying: Mapping[str, Held]) -> dict[str, Window]:
    """Where the visits that stay lie. One put there by hand, or about to begin, that would come after its
    window is no use there: it stays no longer. One that should have begun stays: its technician may be there
    without network.
    """
    places, late = taken(day, about, staying)
    lost = {number for number in late if _lost(number, day, about)}
    if not lost:
        return places
    return taken(day, about, {number: held for number, held in staying.items() if number not in lost})[0]


def _lost(number: str, day: Day, about: Situation) -> bool:
    order, held = day.orders[number], day.held[number]
    begins = held.during.from_at > about.now
    return (
        begins
        and not held.pinned
        and State(order.state) in rules.PLANNABLE
        and about.reaches(order.grid.code)
    )


def _movable(number: str, day: Day, about: Situation, who: Worker, planned: Job) -> bool:
    """May a plan move this visit? One that its technician could not keep is moved, unless it has begun."""
    order, held = day.orders[number], day.held[number]
    state = State(order.state)
    if not about.reaches(order.grid.code):
        return False
    if not rules.stays_put(state, by_hand=held.fixed, from_at=held.during.from_at, now=about.now):
        return True
    if state not in rules.PLANNABLE:
        return False
    on_duty = any(shift.covers(held.during) for shift in who.shifts)
    return not on_duty or matching.barrier(planned, who) is not None


def _locked(planned: Job, place: Window) -> Job:
    """In the time that it takes, which may be another than that of the plan."""
    found = locked(planned)
    return replace(found, locked=Stay(found.locked.worker, place)) if found.locked else found


def _kept(planned: Job, workers: Mapping[str, Worker]) -> Job:
    """The job without a present place that its technician can't keep at any time left."""
    if planned.present is None:
        return planned
    who, length = workers[planned.present.worker], timedelta(seconds=planned.duration_s)
    able = matching.barrier(planned, who) is None and any(
        max(window.from_at, shift.from_at) < window.to_at
        and max(window.from_at, shift.from_at) + length <= shift.to_at
        for window in planned.windows
        for shift in who.shifts
    )
    return planned if able else replace(planned, present=None)


def _pressing(planned: Job, about: Situation) -> Job:
    if planned.id not in about.pressing:
        return planned
    return replace(planned, priority=planned.priority + PRESSING)
