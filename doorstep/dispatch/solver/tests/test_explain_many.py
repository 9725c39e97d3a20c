"""Reasons of many jobs at once are those of each: the compiled ones against the reference, word for word."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings

from doorstep.core.geo import Place
from doorstep.dispatch.solver.explain import reasons
from doorstep.dispatch.solver.explaining import Explainer
from doorstep.dispatch.solver.problem import Job, Location, Problem
from doorstep.dispatch.solver.tests.chances import problems
from doorstep.dispatch.solver.tests.test_against_brute_force import grown
from doorstep.dispatch.solver.tests.worlds import Street, clock, job, worker, world
from doorstep.dispatch.solver.tours import tours_of
from doorstep.dispatch.solver.travel import HaversineTravel, TravelProvider


@settings(max_examples=100, deadline=None)
@given(problems(most_workers=3, most_jobs=12, locked=True))
def test_the_compiled_reasons_are_the_reference_s(problem: Problem) -> None:
    """For the jobs that found a place, too: there, nobody who could take it is given a reason."""
    compare(problem, Street())


@settings(max_examples=60, deadline=None)
@given(problems(most_workers=3, most_jobs=12, locked=True))
def test_they_are_so_in_the_rush_hour(problem: Problem) -> None:
    """With speeds by the hour, in a town where a minute of the street is a kilometre."""
    compare(in_town(problem), HaversineTravel(midnight=clock(0)))


@settings(max_examples=30, deadline=None)
@given(problems(most_workers=3, most_jobs=6, paired=True))
def test_pairs_are_asked_one_by_one(problem: Problem) -> None:
    """Half of a pair needs to know of everybody else."""
    compare(problem, Street())


def test_only_what_is_asked_for_is_known() -> None:
    """A job of the problem that wasn't asked for has no reasons here."""
    problem = world([job("a", 0, 8, 9), job("b", 0, 8, 9)], [worker("li", 0)])
    explainer = Explainer(problem, tours_of(problem, Street()), Street(), problem.jobs[:1])
    assert explainer.reasons("a") == ()
    with pytest.raises(KeyError):
        explainer.reasons("b")


def compare(problem: Problem, travel: TravelProvider) -> None:
    tours = tours_of(problem, travel)
    waiting = [each for each in problem.jobs if each.locked is None]
    for tour in tours.values():
        left = grown(tour, replace(problem, jobs=tuple(each for each in waiting if not each.pair)))
        waiting = [each for each in waiting if each.pair or each.id in left]
    explainer = Explainer(problem, tours, travel, waiting, few=0)
    for each in waiting:
        assert explainer.reasons(each.id) == reasons(each, problem, tours)


def in_town(problem: Problem) -> Problem:
    def moved(place: Location | None) -> Place | None:
        return Place(31.8, 117.0 + place.lon) if isinstance(place, Place) else None

    def placed(each: Job) -> Job:
        place = moved(each.place)
        assert place is not None
        return replace(each, place=place)

    workers = tuple(replace(each, start=moved(each.start), end=moved(each.end)) for each in problem.workers)
    return replace(problem, jobs=tuple(placed(each) for each in problem.jobs), workers=workers)
