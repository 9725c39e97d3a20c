"""A reason is given exactly when trying every place finds none, and its words say what trying finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from hypothesis import given, settings

from doorstep.core.errors import text
from doorstep.dispatch.solver.explain import reasons
from doorstep.dispatch.solver.plan import Reason, Why
from doorstep.dispatch.solver.problem import Job, Problem, Worker
from doorstep.dispatch.solver.tests import brute
from doorstep.dispatch.solver.tests.chances import problems
from doorstep.dispatch.solver.tests.test_against_brute_force import grown
from doorstep.dispatch.solver.tests.worlds import Street, window
from doorstep.dispatch.solver.tours import Tour, tours_of

TITLES = {"devices:0": text("光猫", "ONTs"), "devices:1": text("机顶盒", "boxes")}
ALL_DAY = (window(0, 24),)
KINDS = {"ONTs": 0, "boxes": 1}


@settings(max_examples=80, deadline=None)
@given(problems(most_workers=1, locked=True))
def test_a_reason_is_given_exactly_when_there_is_no_place(problem: Problem) -> None:
    """And every number in its words is what trying all places gives."""
    problem = replace(problem, titles=TITLES)
    (who,), tours = problem.workers, tours_of(problem, Street())
    tour = tours[who.id]
    left = grown(tour, problem)
    order = [stop.job for stop in tour.stops]
    for job in problem.jobs:
        if job.locked is None and job.id in left:
            assert brute.insertions(who, order, job) == []
            (reason,) = reasons(job, problem, tours)
            assert HELD[reason.why](reason, who, order, job), reason
    for index, stop in enumerate(tour.stops):
        if stop.fixed_s is None:
            taken = Tour(tour.day, [each for each in tour.stops if each.fixed_s is not None])
            taken.lay([*tour.stops[:index], *tour.stops[index + 1 :]])
            assert reasons(stop.job, problem, {who.id: taken}) == ()


@settings(max_examples=25, deadline=None)
@given(problems(most_workers=3, most_jobs=5, paired=True))
def test_half_of_a_pair_waits_for_somebody_who_can_come_at_the_same_time(problem: Problem) -> None:
    """PAIR exactly for those who could go alone and share no minute with anybody else."""
    one, other = (job for job in problem.jobs if job.pair)
    tours = tours_of(problem, Street())
    taken = set[str]()
    for tour in tours.values():
        rest = tuple(job for job in problem.jobs if not job.pair and job.id not in taken)
        taken |= {job.id for job in rest} - grown(tour, replace(problem, jobs=rest))
    orders = {name: [stop.job for stop in tour.stops] for name, tour in tours.items()}
    mine = {who.id: brute.starts(who, orders[who.id], one) for who in problem.workers}
    theirs = {who.id: brute.starts(who, orders[who.id], other) for who in problem.workers}
    alone = [
        name
        for name, minutes in mine.items()
        if minutes and not any(minutes & there for who, there in theirs.items() if who != name)
    ]
    found = reasons(one, problem, tours)
    assert [each.worker for each in found if each.why is Why.PAIR] == alone
    assert {each.worker for each in found if each.why is not Why.PAIR} == {
        n for n, m in mine.items() if not m
    }


def arrivals(who: Worker, order: Sequence[Job], job: Job) -> list[int]:
    """When he is at the job at the earliest, for each place of the order at which he can be there at all."""
    locked = [each for each in order if each.locked is not None]
    anytime = replace(job, windows=ALL_DAY, duration_s=60, release_at=None)
    walks = (
        brute.walk(who, [*order[:index], anytime], pauses, {})
        for index in range(len(order) + 1)
        for pauses in brute.pauses_of(who, locked)
    )
    return [walked[-1][0] for walked in walks if walked is not None]


def past_all_windows(reason: Reason, who: Worker, order: Sequence[Job], job: Job) -> bool:
    """Too late for the windows, or for the end of a shift."""
    there = arrivals(who, order, job)
    if "not done by" in reason.text["en"]:
        begin, end = clocks(reason.text["en"])
        parts = brute.parts_of(who)
        in_time = any(each <= begin for each in there) or not there
        return brute.may_start(job, begin) and end in {last for _, last in parts} and in_time
    (at,) = clocks(reason.text["en"].rpartition(" at ")[2])
    late = all(not brute.may_start(job, later) for later in range(at, 24 * 60))
    return late and (at in there or not any(each <= at for each in there))


def full(reason: Reason, who: Worker, order: Sequence[Job], job: Job) -> bool:
    """The number of the visit and the most."""
    return numbers(reason.text["en"]) == [len(order) + 1, who.max_jobs] and len(order) + 1 > (
        who.max_jobs or 0
    )


def overloaded(reason: Reason, who: Worker, order: Sequence[Job], job: Job) -> bool:
    """The kind, what the van holds and the least that would be on it."""
    kind = next(number for name, number in KINDS.items() if name in reason.text["en"])
    most, would = numbers(reason.text["en"])
    aboard = {max(brute.loads([*order[:i], job, *order[i:]], kind)) for i in range(len(order) + 1)}
    return (*who.capacity, 0, 0)[kind] == most < would and would in aboard


def broken(reason: Reason, who: Worker, order: Sequence[Job], job: Job) -> bool:
    """Breaks aside, all is kept up to the visit that is named, and no further; or all but the way home."""
    name = re.search(r"make (\S+) ", reason.text["en"])
    for index in range(len(order) + 1):
        longer = [*order[:index], job, *order[index:]]
        if name is None:
            homeless = brute.walk(replace(who, end=None), longer, (), {}) is not None
            found = homeless and brute.walk(who, longer, (), {}) is None
        else:
            upto = next(i for i, each in enumerate(longer) if each.id == name[1])
            before = brute.walk(replace(who, end=None), longer[:upto], (), {}) is not None
            found = upto > index and before and brute.walk(who, longer[: upto + 1], (), {}) is None
            found = found and brute.walk(replace(who, end=None), longer[: upto + 1], (), {}) is None
        if found:
            return True
    return False


def hungry(reason: Reason, who: Worker, order: Sequence[Job], job: Job) -> bool:
    """At some place all can be kept without breaks."""
    orders = [[*order[:index], job, *order[index:]] for index in range(len(order) + 1)]
    return any(brute.walk(who, each, (), {}) is not None for each in orders)


def far(reason: Reason, who: Worker, order: Sequence[Job], job: Job) -> bool:
    """The shortest way of all orders that could be kept, and the most."""
    orders = [[*order[:index], job, *order[index:]] for index in range(len(order) + 1)]
    ways = [
        brute.travel(who, each) for each in orders if brute.holds(who, each) and brute.can_keep(who, each)
    ]
    return durations(reason.text["en"]) == [min(ways), (who.max_travel_s or 0) // 60]


def unable(reason: Reason, who: Worker, order: Sequence[Job], job: Job) -> bool:
    return not brute.able(who, job)


def out_of_hours(reason: Reason, who: Worker, order: Sequence[Job], job: Job) -> bool:
    """Not even next door, with nothing else to do and no break."""
    return not brute.can_keep(Worker(who.id, job.place, who.shifts), [job])


HELD: dict[Why, Callable[[Reason, Worker, Sequence[Job], Job], bool]] = {
    Why.SKILL: unable,
    Why.CERTIFICATE: unable,
    Why.SHIFT: unable,
    Why.AREA: unable,
    Why.WINDOW: out_of_hours,
    Why.FULL: full,
    Why.CAPACITY: overloaded,
    Why.LATE: past_all_windows,
    Why.TIME: broken,
    Why.BREAK: hungry,
    Why.TRAVEL: far,
}


def clocks(said: str) -> list[int]:
    """The times in words, in minutes since midnight."""
    return [int(hour) * 60 + int(minute) for hour, minute in re.findall(r"(\d\d):(\d\d)", said)]


def numbers(said: str) -> list[int]:
    return [int(each) for each in re.findall(r"\d+", said)]


def durations(said: str) -> list[int]:
    """e.g. of "would drive 3 h 10 min of at most 3 h", in minutes."""
    both = said.removeprefix("would drive ").split(" of at most ")
    return [
        sum(int(n) * (60 if unit == "h" else 1) for n, unit in re.findall(r"(\d+) (h|min)", each))
        for each in both
    ]
