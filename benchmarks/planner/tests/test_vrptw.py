"""Reading, weighing and checking of VRPTW instances; the example is worked out by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks.planner.ours_vrptw import problem_of
from benchmarks.planner.vrptw import NotAnInstance, best_known, cost_of, faults_of, read_instance

SMALL = """R001

VEHICLE
NUMBER     CAPACITY
   2          15

CUSTOMER
CUST NO.  XCOORD.  YCOORD.  DEMAND  READY TIME  DUE DATE  SERVICE TIME

    0       0        0         0        0          100         0
    1       3        4        10        0           50        10
    2       1        1         5       20           30        10
    3       0        7        10        0          100        10
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "r001.txt"
    path.write_text(SMALL, encoding="utf-8")
    return path


def test_distances_are_cut_to_one_decimal(file: Path) -> None:
    instance = read_instance(file)
    assert (instance.name, instance.vehicles, instance.capacity) == ("R001", 2, 15)
    assert instance.ways()[0].tolist() == [0, 50, 14, 70]
    assert cost_of(instance, [[2, 1], [3]]) == pytest.approx(1.4 + 3.6 + 5.0 + 14.0)


def test_a_true_plan_has_no_faults(file: Path) -> None:
    assert faults_of(read_instance(file), [[2, 1], [3]]) == []


@pytest.mark.parametrize(
    ("routes", "fault"),
    [
        ([[2, 1]], "2 visits to 2 customers"),
        ([[2, 1], [3, 3]], "4 visits to 3 customers"),
        ([[2, 1, 3]], "route 0 is overloaded"),
        ([[1], [2], [3]], "3 routes, 2 vehicles"),
        ([[3, 2], [1]], None),
        ([[3], [1, 2]], None),
    ],
)
def test_faults_are_caught(file: Path, routes: list[list[int]], fault: str | None) -> None:
    found = faults_of(read_instance(file), routes)
    assert found == [] if fault is None else fault in found


def test_lateness_is_caught(file: Path) -> None:
    late = SMALL.replace("20           30", "20           22")
    file.write_text(late, encoding="utf-8")
    assert "route 1 is late at 2" in faults_of(read_instance(file), [[1], [3, 2]])
    file.write_text(SMALL.replace("0          100         0", "0           20         0"), encoding="utf-8")
    assert "route 1 is late at the depot" in faults_of(read_instance(file), [[2, 1], [3]])


def test_our_problem_says_the_same(file: Path) -> None:
    problem = problem_of(read_instance(file))
    assert [job.delivery for job in problem.jobs] == [(10,), (5,), (10,)]
    window = problem.jobs[1].windows[0]
    assert window.duration.total_seconds() == 100 + 1
    assert [worker.capacity for worker in problem.workers] == [(15,), (15,)]


def test_best_known_costs_are_read(tmp_path: Path) -> None:
    readme = tmp_path / "README.md"
    readme.write_text("text\nR101 1637.7 · RC1_4_5 8152.3 · C2_10_5 16521.3\n", encoding="utf-8")
    assert best_known(readme) == {"R101": 1637.7, "RC1_4_5": 8152.3, "C2_10_5": 16521.3}


def test_another_file_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "x.txt"
    path.write_text("1 2 3\n", encoding="utf-8")
    with pytest.raises(NotAnInstance, match="expected"):
        read_instance(path)
