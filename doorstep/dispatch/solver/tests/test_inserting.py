"""One job more into a day that runs: the compiled answer is the reference's."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from doorstep.core.geo import Place
from doorstep.dispatch.solver.inserting import OpenDay
from doorstep.dispatch.solver.matching import barrier
from doorstep.dispatch.solver.problem import Job, Params, Problem, Stay, Until
from doorstep.dispatch.solver.schedule import Stop
from doorstep.dispatch.solver.solving import solve
from doorstep.dispatch.solver.tests.worlds import HEFEI, clock, job, lunch, worker, world
from doorstep.dispatch.solver.travel import HaversineTravel

TRAVEL = HaversineTravel(midnight=clock(0), ahead_s=600)


def in_town(one: Job, place: Place) -> Job:
    return replace(one, place=place)


def a_planned_day(seed: int) -> Problem:
    """Fifteen jobs of half an hour to an hour and a half, five technicians of whom two lack the skill."""
    chance = Random(seed)
    jobs = [
        in_town(
            job(
                f"job {n}",
                0,
                begin := chance.choice((8, 10, 14)),
                begin + chance.choice((2, 9)),
                chance.choice((30, 60, 90)),
                skills={"fiber": 1} if chance.random() < 0.4 else {},
            ),
            somewhere(chance),
        )
        for n in range(15)
    ]
    workers = [
        replace(
            worker(f"worker {n}", 0, (8, 17), breaks=lunch(), skills={"fiber": 2} if n < 3 else {}),
            start=somewhere(chance),
        )
        for n in range(5)
    ]
    problem = world(jobs, workers)
    stays = solve(problem, Params(), travel=TRAVEL, until=Until(rounds=200)).stays()
    planned = [
        replace(each, present=Stay(stays[each.id][0], stays[each.id][1].during))
        for each in jobs
        if each.id in stays
    ]
    return Problem(tuple(planned), problem.workers, HEFEI)


def somewhere(chance: Random) -> Place:
    return Place(31.8 + chance.random() / 8, 117.2 + chance.random() / 8)


def test_who_has_a_place_and_where_is_what_the_reference_says() -> None:
    day, chance = OpenDay(problem := a_planned_day(3), Params(load_s_per_hour=0), TRAVEL), Random(5)
    assert day.left_out == []
    refused = 0
    for n in range(40):
        begin = chance.choice((9, 11, 15))
        asked = in_town(job(f"urgent {n}", 0, begin, begin + 2, 40, skills={"fiber": 1}), somewhere(chance))
        found = {place.worker: place for place in day.places(asked)}
        for who in problem.workers:
            tour = day.tour(who.id)
            expected = tour.places_for(Stop.free(asked)) if barrier(asked, who) is None else []
            assert (who.id in found) == bool(expected)
            if expected:
                assert found[who.id].index in {index for _, index in expected}
            refused += not expected
        assert day.fits_anywhere(asked) == bool(found)
    assert 40 * 2 < refused < 40 * 5


def test_the_cheapest_come_first_and_no_more_than_asked_for() -> None:
    day = OpenDay(a_planned_day(4), Params(), TRAVEL)
    asked = in_town(job("urgent", 0, 8, 17, 30), Place(31.85, 117.25))
    everyone = day.places(asked)
    assert [place.cost_s for place in everyone] == sorted(place.cost_s for place in everyone)
    assert day.places(asked, 2) == everyone[:2]


def test_who_gets_later_is_told_by_how_much() -> None:
    """The one visit is at 8:10, at the technician's own door. Two hours put before it there are over at
    10:10, and it begins ten minutes at the door later: two hours and ten minutes after what was planned."""
    home = Place(31.85, 117.25)
    visit = in_town(job("visit", 0, 8, 12, 60, present=("worker", 8.25)), home)
    who = replace(worker("worker", 0, (8, 17)), start=home)
    day = OpenDay(world([visit], [who]), Params(), TRAVEL)
    urgent = in_town(job("urgent", 0, 8, 9, 120), home)
    (place,) = day.places(urgent)
    assert (place.index, place.start_at) == (0, clock(8, 10))
    assert day.later(urgent, place) == (("visit", 130 * 60),)


def test_a_job_that_would_break_a_promise_has_no_place() -> None:
    """The visit may begin until 9:00 at the latest; two hours before it leave no time for that, and after it
    the urgent one's own window is over."""
    home = Place(31.85, 117.25)
    visit = in_town(job("visit", 0, 8, 9, 60, present=("worker", 8.25)), home)
    day = OpenDay(world([visit], [replace(worker("worker", 0, (8, 17)), start=home)]), Params(), TRAVEL)
    assert day.places(in_town(job("urgent", 0, 8, 9, 120), home)) == []
