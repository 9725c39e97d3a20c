"""What a problem file says, and every way in which it can be refused, with the path."""

from __future__ import annotations

import numpy as np
import pytest

from doorstep.core.geo import Place
from doorstep.dispatch.solver.straight import UNREACHABLE_S
from doorstep.dispatch.vroom.errors import ProblemRefused
from doorstep.dispatch.vroom.model import Rest, Spot
from doorstep.dispatch.vroom.reading import read
from doorstep.dispatch.vroom.tests.files import MAPPED, PROBLEM, STREET, Change, both, changed, drop, put


def test_a_problem_is_read_with_all_it_says() -> None:
    """Vehicles, jobs, matrix."""
    file = read(changed(lambda problem: None))
    li, zhang = file.vehicles
    assert (li.id, li.profile, li.percent, li.description) == (7, "car", 100, "李的车")
    assert (li.start, li.end, li.window) == (Spot(0, None), Spot(0, None), (28800, 61200))
    assert li.rests == (Rest(1, 1800, "午饭", ((39600, 48600),)),)
    assert (li.capacity, sorted(li.skills), li.max_tasks, li.max_travel_s) == ((2, 1), [1, 14], 8, 14400)
    assert (zhang.start, zhang.end, zhang.rests, zhang.max_tasks) == (Spot(5, None), None, (), None)
    first, second, third, _ = file.tasks
    assert (first.setup_s, first.service_s, first.delivery, first.pickup) == (300, 1800, (1, 0), (0, 0))
    assert (first.priority, first.windows, first.description) == (0, None, None)
    assert (second.priority, second.pickup, second.description) == (20, (0, 1), "宿舍 3 栋")
    assert second.windows == ((32400, 36000), (50400, 54000))
    assert third.spot == Spot(4, Place(31.86, 117.27))
    assert (file.tables["car"].durations == np.array(STREET)).all()
    assert (file.kinds, file.fixed_s) == (2, 0)


def test_coordinates_do_without_matrices() -> None:
    """Longitude first; empty `matrices` are none."""
    for change in (lambda problem: None, put("matrices", {}), put("shipments", [])):
        file = read(changed(change, MAPPED))
        assert not file.tables
        assert file.vehicles[0].start == Spot(None, Place(31.80, 117.20))


def test_old_and_unknown_keys() -> None:
    """`matrix` is that of car, `amount` a delivery where no successor stands; the unknown is passed over."""
    old = both(
        drop("matrices"), put("matrix", STREET), put("jobs.2.amount", [1, 1]), put("jobs.1.amount", [2, 2])
    )
    file = read(
        changed(both(old, put("jobs.0.colour", "red"), put("comment", 1), put("vehicles.0.type", "van")))
    )
    assert (file.tables["car"].durations == np.array(STREET)).all()
    assert (file.tasks[2].delivery, file.tasks[1].delivery) == ((1, 1), (1, 0))


def test_matrices_of_several_profiles() -> None:
    """Only those of the vehicles are needed; what takes years is out of reach; distances are kept."""
    bikes = both(
        put("vehicles.1.profile", "bike"),
        put("matrices.bike", {"durations": [[4_000_000_000] * 6] * 6, "distances": [[5] * 6] * 6}),
        put("matrices.boat", {"durations": "none"}),
    )
    file = read(changed(bikes))
    assert sorted(file.tables) == ["bike", "car"]
    assert file.tables["bike"].durations.max() == UNREACHABLE_S
    assert file.tables["bike"].distances is not None and file.tables["car"].distances is None


@pytest.mark.parametrize(("factor", "percent"), [(1, 100), (1.5, 67), (0.5, 200), (5, 20), (0.333, 300)])
def test_a_speed_factor_is_whole_percent_of_the_time(factor: float, percent: int) -> None:
    """As VROOM reckons it."""
    assert read(changed(put("vehicles.0.speed_factor", factor))).vehicles[0].percent == percent


def test_a_fixed_cost_of_all_and_the_usual_costs_are_taken() -> None:
    """Seconds of travel and the vehicle's fixed cost is what a plan costs."""
    costs = {"fixed": 900, "per_hour": 3600, "per_task_hour": 0, "per_km": 0}
    assert read(changed(both(put("vehicles.0.costs", costs), put("vehicles.1.costs", costs)))).fixed_s == 900
    assert read(changed(put("vehicles.0.costs", {}))).fixed_s == 0


def test_breaks_are_in_the_order_of_their_windows() -> None:
    """The tea of the morning before lunch, whichever stands first; one without windows is any time."""
    tea = {"id": 2, "service": 600, "time_windows": [[34000, 35000]]}
    rests = read(changed(lambda p: p["vehicles"][0]["breaks"].append(tea))).vehicles[0].rests
    assert [rest.id for rest in rests] == [2, 1]
    assert read(changed(drop("vehicles.0.breaks.0.time_windows"))).vehicles[0].rests[0].windows is None


REFUSED: list[tuple[Change, str, str]] = [
    (drop("vehicles"), "vehicles", "is missing"),
    (put("vehicles", []), "vehicles", "no vehicle"),
    (put("vehicles", {}), "vehicles", "must be an array"),
    (put("vehicles.0", 5), "vehicles[0]", "must be an object, not 5"),
    (drop("vehicles.0.id"), "vehicles[0].id", "is missing"),
    (put("vehicles.1.id", -1), "vehicles[1].id", "whole number from 0"),
    (both(drop("vehicles.1.start_index")), "vehicles[1]", "needs a start or an end"),
    (put("vehicles.1.start_index", 6), "vehicles[1].start_index", "5 at most, not 6"),
    (
        both(drop("vehicles.1.start_index"), put("vehicles.1.start", [1, 2])),
        "vehicles[1].start",
        "needs start_index",
    ),
    (put("vehicles.0.capacity", [1]), "jobs[0].delivery", "has 2 numbers, and vehicles[0].capacity has 1"),
    (
        put("vehicles.1.capacity", [1]),
        "vehicles[1].capacity",
        "has 1 numbers, and vehicles[0].capacity has 2",
    ),
    (drop("vehicles.1.capacity"), "vehicles[1].capacity", "is missing"),
    (drop("vehicles.0.capacity"), "jobs[0].delivery", "and vehicles[0].capacity has 0"),
    (put("vehicles.0.capacity.1", -1), "vehicles[0].capacity[1]", "from 0 to 4294967295, not -1"),
    (put("vehicles.0.skills", 5), "vehicles[0].skills", "must be an array"),
    (put("vehicles.0.skills.1", "fibre"), "vehicles[0].skills[1]", 'not "fibre"'),
    (put("vehicles.0.time_window", [5, 4]), "vehicles[0].time_window", "the start not after the end"),
    (put("vehicles.0.time_window", [5]), "vehicles[0].time_window", "must be [start, end]"),
    (put("vehicles.0.time_window", None), "vehicles[0].time_window", "must be an array, not null"),
    (put("vehicles.0.profile", "bike"), "matrices.bike", "is missing"),
    (put("vehicles.0.profile", 5), "vehicles[0].profile", "must be a string"),
    (put("vehicles.0.speed_factor", 0), "vehicles[0].speed_factor", "above 0 and 5 at most, not 0"),
    (put("vehicles.0.speed_factor", 5.1), "vehicles[0].speed_factor", "not 5.1"),
    (put("vehicles.0.speed_factor", True), "vehicles[0].speed_factor", "must be a number"),
    (put("vehicles.0.max_tasks", 1.5), "vehicles[0].max_tasks", "not 1.5"),
    (put("vehicles.0.max_travel_time", -1), "vehicles[0].max_travel_time", "not -1"),
    (put("vehicles.0.max_distance", 9), "vehicles[0].max_distance", "use max_travel_time"),
    (put("vehicles.0.steps", [{"type": "start"}]), "vehicles[0].steps", "leave it out"),
    (put("vehicles.0.costs", {"per_hour": 7200}), "vehicles[0].costs.per_hour", "must be 3600"),
    (put("vehicles.0.costs", {"per_km": 1}), "vehicles[0].costs.per_km", "must be 0"),
    (put("vehicles.1.costs", {"fixed": 5}), "vehicles[1].costs.fixed", "0 for vehicles[0], 5 here"),
    (put("vehicles.0.breaks", {}), "vehicles[0].breaks", "must be an array"),
    (drop("vehicles.0.breaks.0.id"), "vehicles[0].breaks[0].id", "is missing"),
    (put("vehicles.0.breaks", [{"id": 1}, {"id": 1}]), "vehicles[0].breaks[1].id", "stands twice"),
    (put("vehicles.0.breaks.0.max_load", [1, 1]), "vehicles[0].breaks[0].max_load", "depends on the load"),
    (put("vehicles.0.breaks.0.time_windows", [[9, 10]]), "vehicles[0].breaks[0]", "doesn't fit even into"),
    (put("vehicles.0.breaks.0.service", 40000), "vehicles[0].breaks[0]", "doesn't fit even into"),
    (drop("jobs"), "jobs", "no job"),
    (put("jobs", []), "jobs", "no job"),
    (put("jobs.0.id", "a"), "jobs[0].id", 'not "a"'),
    (put("jobs.3.id", 11), "jobs[3].id", "11 is the id of jobs[0] already"),
    (drop("jobs.0.location_index"), "jobs[0].location_index", "is missing"),
    (put("jobs.0.location_index", 6), "jobs[0].location_index", "5 at most, not 6"),
    (put("jobs.2.location", [31.86, 117.27]), "jobs[2].location", "are they swapped?"),
    (put("jobs.2.location", ["a", 1]), "jobs[2].location[0]", "must be a number"),
    (put("jobs.2.location", [1]), "jobs[2].location", "must be [longitude, latitude]"),
    (put("jobs.0.service", 4.5), "jobs[0].service", "not 4.5"),
    (put("jobs.0.setup", True), "jobs[0].setup", "not true"),
    (put("jobs.0.service_per_type", {}), "jobs[0].service_per_type", "use setup and service"),
    (put("jobs.0.delivery", [1]), "jobs[0].delivery", "has 1 numbers"),
    (put("jobs.0.priority", 101), "jobs[0].priority", "from 0 to 100, not 101"),
    (put("jobs.0.description", 4), "jobs[0].description", "must be a string"),
    (put("jobs.1.time_windows", []), "jobs[1].time_windows", "leave it out for any time"),
    (put("jobs.1.time_windows", [[9, 8]]), "jobs[1].time_windows[0]", "not after the end, not [9,8]"),
    (put("jobs.1.time_windows", [[5, 9], [9, 12]]), "jobs[1].time_windows[1]", "must not overlap or touch"),
    (put("jobs.1.time_windows.1.0", "9:00"), "jobs[1].time_windows[1][0]", 'not "9:00"'),
    (put("shipments", [{}]), "shipments", "from one customer to another"),
    (put("matrices", []), "matrices", "must be an object"),
    (put("matrices.car", {}), "matrices.car.durations", "is missing"),
    (put("matrices.car.durations", []), "matrices.car.durations", "the matrix is empty"),
    (put("matrices.car.durations.2", [1]), "matrices.car.durations[2]", "an array of 6 numbers"),
    (put("matrices.car.durations.2.3", -4), "matrices.car.durations[2][3]", "not -4"),
    (put("matrices.car.durations.2.3", 4.5), "matrices.car.durations[2][3]", "not 4.5"),
    (put("matrices.car.durations.2.3", None), "matrices.car.durations[2][3]", "not null"),
    (put("matrices.car.durations.2.3", True), "matrices.car.durations[2][3]", "not true"),
    (put("matrices.car.durations.2.3", 2**32), "matrices.car.durations[2][3]", "not 4294967296"),
    (put("matrices.car.distances", [[0]]), "matrices.car.distances", "has 1 rows, durations has 6"),
    (put("matrices.car.costs", STREET), "matrices.car.costs", "leave the matrix of costs out"),
    (
        both(put("vehicles.1.profile", "bike"), put("matrices.bike", {"durations": [[0]]})),
        "matrices",
        "differ in size",
    ),
    (
        both(drop("matrices"), put("matrix", STREET), put("vehicles.1.profile", "bike")),
        "matrices.bike",
        "of car",
    ),
    (drop("matrices"), "jobs[0].location_index", "give coordinates, or matrices"),
]


@pytest.mark.parametrize(("change", "path", "words"), REFUSED, ids=[f"{path}: {w}" for _, path, w in REFUSED])
def test_what_is_wrong_is_refused_with_its_path(change: Change, path: str, words: str) -> None:
    """In English and in Chinese."""
    with pytest.raises(ProblemRefused) as refused:
        read(changed(change))
    assert refused.value.details["path"] == path
    assert words in refused.value.titled("en")
    assert refused.value.titled("zh").startswith(f"{path}：")
    assert refused.value.exit_code == 2


def test_a_job_needs_coordinates_where_there_is_no_matrix() -> None:
    """The other key is missing then."""
    with pytest.raises(ProblemRefused, match=r"jobs\[1\]\.location: is missing"):
        read(changed(drop("jobs.1.location"), MAPPED))


@pytest.mark.parametrize(
    ("document", "words"),
    [
        (b"", "the document is empty"),
        (b" \n", "the document is empty"),
        (b'{"jobs": [\n1, }', "line 2, column 4 (offset 14) is not JSON"),
        (b"[]", "must be an object, not []"),
        (b"\xff\xfe", "is not JSON"),
    ],
)
def test_what_isnt_json_is_refused(document: bytes, words: str) -> None:
    """Where it stops being JSON."""
    with pytest.raises(ProblemRefused) as refused:
        read(document)
    assert refused.value.details["path"] == "$"
    assert words in str(refused.value)


def test_the_problem_to_change_is_itself_untouched() -> None:
    """The tests above each change a copy."""
    assert PROBLEM["jobs"][0]["id"] == 11
