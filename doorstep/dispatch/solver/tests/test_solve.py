"""What a plan looks like, on worlds small enough to be worked out by hand."""

from __future__ import annotations

import pytest

from doorstep.dispatch.solver.plan import Plan
from doorstep.dispatch.solver.problem import Params, Problem, Until
from doorstep.dispatch.solver.solving import Progress, solve
from doorstep.dispatch.solver.tests.worlds import Street, at_minute, clock, job, lunch, worker, world

#: Work isn't spread and areas don't matter: only the way counts.
#: Tiny worlds need no more.
SHORT = Until(seconds=None, rounds=400)

WAY_ONLY = Params(off_area_s=0, split_group_s=0, load_s_per_hour=0)


def planned(problem: Problem, params: Params = WAY_ONLY) -> Plan:
    return solve(problem, params, travel=Street(), until=SHORT)


def days(plan: Plan) -> dict[str, list[tuple[str, str]]]:
    """Worker → [(job, start)], by the local clock."""
    zone = clock(0).tzinfo
    return {
        route.worker: [
            (visit.job, f"{visit.during.from_at.astimezone(zone):%H:%M}") for visit in route.visits
        ]
        for route in plan.routes
    }


def left_out(plan: Plan) -> list[str]:
    return [each.job for each in plan.unserved]


def test_two_technicians_three_jobs() -> None:
    """The two jobs up the street go to the one who starts there, the third to the other."""
    # li starts at 0, zhao at 30. near (at 2): li is there 8:02. far (32) and further (36): zhao is there at
    # 8:02, done 9:02, 4 minutes on: 9:06.
    plan = planned(
        world(
            [job("near", 2, 8, 12), job("far", 32, 8, 9), job("further", 36, 9, 12)],
            [worker("li", 0), worker("zhao", 30)],
        )
    )
    assert days(plan) == {"li": [("near", "08:02")], "zhao": [("far", "08:02"), ("further", "09:06")]}
    assert [route.travel_s for route in plan.routes] == [2 * 60, 6 * 60]


def test_the_only_one_who_can_is_kept_for_the_job_that_needs_him() -> None:
    """The plain job is nearer to the fibre man, but then nobody could do the fibre job at that hour."""
    # Both jobs start between 8 and 9 and take an hour: one each. wang has fibre and stands next to the
    # plain job.
    plan = planned(
        world(
            [job("plain", 1, 8, 9), job("fibre", 20, 8, 9, skills={"fibre": 2})],
            [worker("wang", 0, skills={"fibre": 2}), worker("xu", 30)],
        )
    )
    assert days(plan) == {"wang": [("fibre", "08:20")], "xu": [("plain", "08:29")]}


def test_lunch_moves_out_of_the_way_of_a_window() -> None:
    """A visit in the middle of the day pushes lunch to where it costs nothing."""
    # Lunch (30 min) may begin 11:00-13:30. The visit begins 11:30 sharp and lasts till 12:30: lunch is over
    # by 11:30 at the latest, or begins at 12:30. He arrives at 11:00 at the earliest he may eat, eats till
    # 11:30.
    plan = planned(world([job("noon", 0, 11.5, 11.6)], [worker("li", 0, breaks=lunch())]))
    (route,) = plan.routes
    assert days(plan) == {"li": [("noon", "11:30")]}
    assert [each.to_at for each in route.breaks] == [clock(11, 30)]


def test_a_lunch_that_must_be_then_is_worked_around() -> None:
    """With lunch from 12 to 13 exactly, a visit of 90 minutes is before it or after it, not across."""
    # early begins 10:00, done 11:30; 30 minutes are not enough for 90: late begins after lunch, at 13:00.
    plan = planned(
        world(
            [job("early", 0, 10, 10.5, 90), job("late", 0, 10, 14, 90)],
            [worker("li", 0, breaks=lunch(60, 12, 12))],
        )
    )
    assert days(plan) == {"li": [("early", "10:00"), ("late", "13:00")]}


def test_nobody_is_fed_by_working_through() -> None:
    """A visit that leaves no half hour for lunch is refused, although it would fit without."""
    # 10:45 + 3 h 30 = 14:15; lunch would have to begin by 10:45 (too early) or at 14:15 (too late).
    problem = world([job("long", 0, 10.75, 10.8, 210)], [worker("li", 0, breaks=lunch())])
    assert left_out(planned(problem)) == ["long"]


def test_a_short_shift_has_no_lunch() -> None:
    """Who comes at 13:45 is not owed a lunch that begins by 13:30."""
    plan = planned(world([job("one", 0, 13, 15)], [worker("li", 0, (13.75, 18.0), breaks=lunch())]))
    assert days(plan) == {"li": [("one", "13:45")]}
    assert plan.routes[0].breaks == ()


def test_work_and_way_stay_inside_the_shifts() -> None:
    """Between two shifts nobody works or travels."""
    # First shift 8-10: a is there 8:10, done 9:40; b is 30 minutes away: 10:10, after the shift. He leaves
    # when the second shift begins, at 14:00, and is there at 14:30.
    plan = planned(
        world([job("a", 10, 8, 9, 90), job("b", 40, 8, 16, 30)], [worker("li", 0, (8.0, 10.0), (14.0, 17.0))])
    )
    assert days(plan) == {"li": [("a", "08:10"), ("b", "14:30")]}


def test_the_way_home_counts_when_there_is_a_home_to_reach() -> None:
    """A visit that ends in time but leaves no time for the way back is refused."""
    # Done at 16:50, 20 minutes home: 17:10, after 17:00. Without a home he may stay.
    late = job("late", 20, 16, 16.5, 50)
    assert left_out(planned(world([late], [worker("li", 0, end=at_minute(0))]))) == ["late"]
    assert left_out(planned(world([late], [worker("li", 0)]))) == []


def test_locked_visits_stay_where_they_are_even_when_they_could_not_be_planned() -> None:
    """What is under way is a fact; the rest is planned around it."""
    # li was at 60 from 9 to 10 although the way there takes an hour. 'next' at 58 is 2 minutes on.
    plan = planned(
        world(
            [job("fact", 60, 9, 9.5, locked=("li", 9)), job("next", 58, 8, 12)],
            [worker("li", 0, (9.0, 17.0))],
        )
    )
    assert days(plan) == {"li": [("fact", "09:00"), ("next", "10:02")]}
    assert [visit.locked for visit in plan.routes[0].visits] == [True, False]


def test_the_present_plan_is_kept_although_another_would_be_shorter() -> None:
    """Who was told that he goes, goes; a new job is planned around him."""
    # zhao stands at the door; new fits behind told at li's, 8:30 + 1 h + 1 min, and before it at zhao's,
    # 8:01.
    jobs = [job("told", 30, 8, 12, present=("li", 8.5)), job("new", 31, 8, 9)]
    plan = planned(world(jobs, [worker("li", 0), worker("zhao", 30)]))
    assert days(plan) == {"li": [("told", "08:30")], "zhao": [("new", "08:01")]}


def test_a_present_visit_that_can_no_longer_be_kept_goes_to_somebody_else() -> None:
    """li is off duty now: zhao takes his visit."""
    told = job("told", 0, 8, 12, present=("li", 8))
    plan = planned(world([told], [worker("li", 0, (14.0, 17.0)), worker("zhao", 5)]))
    assert days(plan) == {"li": [], "zhao": [("told", "08:05")]}


def test_one_visit_moves_so_that_another_is_served() -> None:
    """When those with the skill are taken, a visit that needs none is handed to somebody else."""
    # One hour each, beginning 8:00-8:30: one job a man. a and b (fibre) are as near to wang as to hu:
    # nothing to lose. any stands at wang's door, hu is 10 minutes off: it goes in first, with wang; a takes
    # hu, b has nobody. So any moves to xu, who is there at 8:20.
    fibre = {"fibre": 2}
    problem = world(
        [job("a", 5, 8, 8.5, skills=fibre), job("b", 5, 8, 8.5, skills=fibre), job("any", 0, 8, 8.5)],
        [worker("wang", 0, skills=fibre), worker("hu", 10, skills=fibre), worker("xu", 20)],
    )
    plan = planned(problem)
    assert left_out(plan) == []
    assert days(plan)["xu"] == [("any", "08:20")]


def test_the_more_pressing_of_two_is_served() -> None:
    """One hour, one man, two jobs: the emergency goes in, whatever its name."""
    for names in (("a", "b"), ("b", "a")):
        jobs = [job(names[0], 0, 8, 9, 60), job(names[1], 0, 8, 9, 60, priority=5)]
        assert left_out(planned(world(jobs, [worker("li", 0)]))) == [names[0]]


def test_nobody_is_given_more_than_his_most() -> None:
    """Two visits a day and no more."""
    jobs = [job(name, 0, 8, 16, 30) for name in ("a", "b", "c")]
    assert len(left_out(planned(world(jobs, [worker("li", 0, max_jobs=2)])))) == 1


def test_own_area_first_and_another_only_when_allowed() -> None:
    """A man of the area is preferred to a nearer one; who isn't allowed in it is never sent."""
    here = job("here", 1, 8, 12, area="shushan")
    near = worker("near", 0, home_areas=frozenset({"yaohai"}))
    far = worker("far", 11, home_areas=frozenset({"shushan"}))
    # near: 1 minute + 15 for the wrong area; far: 10 minutes.
    assert days(planned(world([here], [near, far]), Params(load_s_per_hour=0)))["far"] == [("here", "08:10")]
    barred = worker("near", 0, areas=frozenset({"yaohai"}))
    assert left_out(planned(world([here], [barred]))) == ["here"]


def test_one_site_stays_with_one_technician() -> None:
    """The second job of a hotel goes to the man who is there, though a free man is nearer."""
    # first 8:05-9:05 with li; second would be 1 minute from zhao, but splitting costs an hour of travel.
    jobs = [job("first", 5, 8, 8.2, group="hotel"), job("second", 5, 9, 12, group="hotel")]
    plan = planned(world(jobs, [worker("li", 0), worker("zhao", 6, (9.0, 17.0))]), Params())
    assert [name for name, _ in days(plan)["li"]] == ["first", "second"]


def test_work_is_spread() -> None:
    """Two who stand at the same place share four equal jobs."""
    jobs = [job(f"j{n}", 0, 8, 16) for n in range(4)]
    plan = planned(world(jobs, [worker("li", 0), worker("zhao", 0)]), Params())
    assert [len(route.visits) for route in plan.routes] == [2, 2]


def test_not_before_its_release() -> None:
    """A job whose materials come at 10:30 doesn't begin before."""
    jobs = [job("later", 0, 8, 12, release_at=clock(10, 30))]
    assert days(planned(world(jobs, [worker("li", 0)]))) == {"li": [("later", "10:30")]}


def test_the_seed_decides_between_equals_and_nothing_else() -> None:
    """The same seed gives the same plan; over several seeds, each of two equal jobs is left out once."""
    problem = world([job("a", 0, 8, 9), job("b", 0, 8, 9)], [worker("li", 0)])
    outcomes = [left_out(planned(problem, Params(seed=seed))) for seed in range(8)]
    assert outcomes == [left_out(planned(problem, Params(seed=seed))) for seed in range(8)]
    assert {name for names in outcomes for name in names} == {"a", "b"}


def test_each_better_plan_is_told() -> None:
    """The last that is told of is the one returned; who answers False ends the search."""
    told: list[Progress] = []
    problem = world([job("a", 0, 8, 9), job("b", 9, 9, 10)], [worker("li", 0)])
    plan = solve(problem, Params(), travel=Street(), until=SHORT, on_better=told.append)
    assert (told[-1].served, told[-1].unserved, told[-1].cost) == (2, 0, plan.cost)
    assert told[-1].travel_s == sum(route.travel_s for route in plan.routes) == 9 * 60
    ended = solve(problem, Params(), travel=Street(), until=Until(seconds=60), on_better=lambda _: False)
    assert left_out(ended) == []


def test_a_problem_that_contradicts_itself_is_refused() -> None:
    """Unknown worker, a name twice, one man at two places, costs below zero."""
    with pytest.raises(ValueError, match="isn't among the workers"):
        world([job("a", 0, 8, 9, locked=("nobody", 8))], [worker("li", 0)])
    with pytest.raises(ValueError, match="stands twice"):
        world([job("a", 0, 8, 9), job("a", 1, 8, 9)], [worker("li", 0)])
    with pytest.raises(ValueError, match="at one time"):
        jobs = [job("a", 0, 8, 9, locked=("li", 8)), job("b", 0, 8, 9, locked=("li", 8.5))]
        world(jobs, [worker("li", 0)])
    with pytest.raises(ValueError, match="takes time"):
        job("a", 0, 8, 9, 0)
    with pytest.raises(ValueError, match="not negative"):
        Params(off_area_s=-1)
    with pytest.raises(ValueError, match="must cost more"):
        Params(unserved_s=10)
    with pytest.raises(ValueError, match="out of order"):
        worker("li", 0, (13.0, 17.0), (8.0, 12.0))
