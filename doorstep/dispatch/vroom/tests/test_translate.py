"""A file's problem as the planner takes it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from doorstep.core.windows import Window
from doorstep.dispatch.solver.problem import Break, Node, Params
from doorstep.dispatch.solver.straight import UNREACHABLE_S, StraightTravel
from doorstep.dispatch.vroom.places import Places, places_of
from doorstep.dispatch.vroom.reading import read
from doorstep.dispatch.vroom.tests.files import MAPPED, STREET, both, changed, drop, put
from doorstep.dispatch.vroom.translating import Translated, instant, translated

SHANGHAI = ZoneInfo("Asia/Shanghai")


def planned(document: bytes) -> tuple[Places, Translated]:
    file = read(document)
    places = places_of(file, StraightTravel)
    return places, translated(file, places, seed=3, zone=SHANGHAI)


def at(seconds: int) -> datetime:
    return datetime.fromtimestamp(seconds, UTC)


def test_jobs_and_vehicles_become_jobs_and_workers() -> None:
    """Both ends of VROOM's windows are included, ours are half-open."""
    places, problem = planned(changed(lambda problem: None))
    li, zhang = problem.problem.workers
    assert (li.id, li.start, li.end, li.shifts) == ("7", Node(0), Node(0), (Window(at(28800), at(61200)),))
    assert li.breaks == (Break(1800, ((at(39600), at(48600)),), "1"),)
    assert (li.skills, li.capacity, li.max_jobs, li.max_travel_s) == ({"1": 1, "14": 1}, (2, 1), 8, 14400)
    assert (zhang.start, zhang.end, zhang.max_jobs) == (Node(4), None, None)
    first, second, third, fourth = problem.problem.jobs
    assert (first.id, first.duration_s, first.skills, first.delivery) == ("11", 2100, {"1": 1}, (1, 0))
    assert second.windows == (Window(at(32400), at(36001)), Window(at(50400), at(54001)))
    assert (second.priority, second.pickup) == (20, (0, 1))
    assert third.place == fourth.place, "at one row of the matrix"
    assert places.travel.travel_s(Node(0), third.place, 0, "car") == STREET[0][4]


def test_what_a_plan_of_a_file_costs() -> None:
    """Seconds of travel, and what is left out; the seed is the one asked for."""
    _, problem = planned(changed(lambda problem: None))
    plain = Params()
    assert (problem.params.unserved_s, problem.params.unserved_per_priority_s) == (100_000, 10_000)
    assert problem.params.unserved_s == plain.unserved_s
    assert problem.params.load_s_per_hour == problem.params.off_area_s == problem.params.worker_s == 0
    assert problem.params.seed == 3


@pytest.mark.parametrize("name", ["planning.md", "planning.zh-CN.md"])
def test_the_manual_says_what_a_job_left_out_costs(name: str) -> None:
    """For a file and a day alike."""
    manual = (Path(__file__).parents[4] / "docs" / name).read_text(encoding="utf-8")
    plain = Params()
    assert f"{plain.unserved_s:,} + {plain.unserved_per_priority_s:,} × P" in manual
    for cost in (plain.off_area_s, plain.split_group_s, plain.load_s_per_hour, plain.moved_s):
        assert f"| {cost:,} |" in manual


def test_a_job_costs_more_than_the_longest_detour_to_it() -> None:
    """Ways of a day: 2 × 60,000 s and the vehicle's fixed cost."""
    far = both(put("matrices.car.durations.0.5", 60_000), put("vehicles.0.costs", {"fixed": 500}))
    _, problem = planned(changed(both(far, put("vehicles.1.costs", {"fixed": 500}))))
    assert (problem.params.unserved_s, problem.params.worker_s) == (120_501, 500)
    _, problem = planned(changed(put("matrices.car.durations.0.5", UNREACHABLE_S)))
    assert problem.params.unserved_s == 100_000, "what is out of reach is no detour"


def test_what_has_no_window_has_all_the_time_that_the_work_could_take() -> None:
    """A vehicle without hours; a job without windows."""
    _, problem = planned(changed(drop("vehicles.1.time_window")))
    first, last = problem.horizon
    assert problem.problem.workers[1].shifts == (Window(at(first), at(last)),)
    assert problem.problem.jobs[0].windows == (Window(at(first), at(last + 1)),)
    assert first == 28800 - (last - 61200)
    assert last - 61200 >= 2100 + 2700 + 1200 + 600 + 1800 + 5 * max(map(max, STREET))
    _, free = planned(changed(drop("vehicles.0.time_window"), MAPPED))
    assert free.horizon[0] == 0


def test_a_setup_and_a_second_are_planned_for_every_job_and_break() -> None:
    """The writer takes back what wasn't needed."""
    _, problem = planned(changed(both(drop("jobs.3.service"), drop("vehicles.0.breaks.0.service"))))
    assert problem.problem.jobs[3].duration_s == 1
    assert problem.problem.workers[0].breaks[0].duration_s == 1


def test_a_time_from_a_place_to_itself_is_driven_by_two_jobs_there() -> None:
    """Each job is a place of its own then; the vehicle's start another."""
    places, problem = planned(
        changed(both(put("matrices.car.durations.4.4", 30), put("jobs.0.location_index", 0)))
    )
    first, _, third, fourth = problem.problem.jobs
    assert third.place != fourth.place
    assert places.travel.travel_s(third.place, fourth.place, 0, "car") == 30
    assert problem.problem.workers[0].start is not None
    assert places.travel.travel_s(problem.problem.workers[0].start, first.place, 0, "car") == 0
    assert places.travel.travel_s(problem.problem.workers[0].start, third.place, 0, "car") == STREET[0][4]


def test_a_faster_vehicle_has_its_own_times() -> None:
    """Two thirds, rounded up; the arrays say the same."""
    places, problem = planned(changed(put("vehicles.0.speed_factor", 1.5)))
    fast, usual = (worker.profile for worker in problem.problem.workers)
    assert places.travel.travel_s(Node(0), Node(1), 0, fast) == 201
    ways = places.travel.ways([Node(0), Node(1)], [usual, fast])
    assert ways.dense[:, 0, 1].tolist() == [300, 201]
    assert ways.back[:, 1, 0].tolist() == [300, 201]


def test_vehicles_of_one_id_are_told_apart() -> None:
    """VROOM allows it."""
    _, problem = planned(changed(put("vehicles.1.id", 7)))
    assert problem.workers == ("7#0", "7#1")


@pytest.mark.parametrize(("shift", "zone"), [(0, UTC), (1_770_000_000, SHANGHAI)])
def test_reasons_tell_hours_of_the_zone_only_of_instants(shift: int, zone: object) -> None:
    """Seconds since the start of a plan have no zone."""
    hours = [28800 + shift, 61200 + shift]
    _, problem = planned(
        changed(
            both(
                put("vehicles.0.time_window", hours),
                put("vehicles.1.time_window", hours),
                drop("vehicles.0.breaks"),
                drop("jobs.1.time_windows"),
            )
        )
    )
    assert problem.problem.zone is zone


def test_coordinates_are_places() -> None:
    """By straight line at one speed; a start and an end at one door are one place."""
    places, problem = planned(changed(lambda problem: None, MAPPED))
    worker = problem.problem.workers[0]
    assert worker.start == worker.end
    way_s = places.travel.travel_s(problem.problem.jobs[0].place, problem.problem.jobs[1].place, 0, "car")
    assert 1000 < way_s < 1200, "5.8 km at 25 km/h, streets 1.3 times as long"
    assert instant(0) == at(0)
