"""The compiled insertion test and the reference accept the same places, at the same extra way."""

from __future__ import annotations

from copy import deepcopy

from hypothesis import given, settings

from doorstep.dispatch.solver.days import Days, empty_days
from doorstep.dispatch.solver.layout import laid_out
from doorstep.dispatch.solver.problem import Params, Problem
from doorstep.dispatch.solver.schedule import Stop
from doorstep.dispatch.solver.search_state import empty_search
from doorstep.dispatch.solver.seating import seat, seat_all
from doorstep.dispatch.solver.tests.chances import problems
from doorstep.dispatch.solver.tests.test_explain_many import in_town
from doorstep.dispatch.solver.tests.worlds import Street, clock
from doorstep.dispatch.solver.tours import tours_of
from doorstep.dispatch.solver.travel import HaversineTravel, TravelProvider

LONGEST = 12


@settings(max_examples=60, deadline=None)
@given(problems(most_workers=2, most_jobs=8, locked=True))
def test_both_accept_the_same_places(problem: Problem) -> None:
    """Time, breaks, vans, ways and locks, in days that fill up."""
    compare(problem, Street(), exact_way=True)


@settings(max_examples=40, deadline=None)
@given(problems(most_workers=2, most_jobs=8, locked=True))
def test_both_do_in_the_rush_hour(problem: Problem) -> None:
    """With speeds by the hour; the way is then a mean one for the search."""
    bounded = any(worker.max_travel_s is not None for worker in problem.workers)
    if not bounded:
        compare(in_town(problem), HaversineTravel(midnight=clock(0)), exact_way=False)


def compare(problem: Problem, travel: TravelProvider, *, exact_way: bool) -> None:
    """Each free job at every place of every day by both; it stays at the first that takes it."""
    day, tours = laid_out(problem, Params(), travel), tours_of(problem, travel)
    days = empty_days(day, LONGEST)
    state = empty_search(day, LONGEST, seed=0)
    seat_all(problem, day, days, state)
    for number, job in enumerate(problem.jobs):
        if job.locked is not None:
            continue
        places = [
            (row, index)
            for row, worker in enumerate(problem.workers)
            for index in range(len(tours[worker.id].stops) + 1)
        ]
        seats = []
        for row, index in places:
            tour, before, stop = tours[problem.workers[row].id], deepcopy(days), Stop.free(job)
            taken = seat(day, days, state, number, row, index, False)
            assert taken == tour.fits(index, stop), (job.id, row, index)
            if taken:
                seats.append((row, index))
                run = tour.run()
                assert run is not None
                extra = (tour.travel_with(index, stop) or 0) - sum(run.ways_s)
                assert not exact_way or days.travel[row] - before.travel[row] == extra
                restored(days, before)
        if seats:
            row, index = seats[0]
            seat(day, days, state, number, row, index, False)
            tours[problem.workers[row].id].insert(index, Stop.free(job))


def restored(days: Days, before: Days) -> None:
    for name in Days._fields:
        getattr(days, name)[...] = getattr(before, name)
