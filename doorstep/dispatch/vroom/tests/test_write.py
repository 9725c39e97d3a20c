"""A plan told in VROOM's words: what VROOM itself writes of the same routes."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from doorstep.core.errors import text
from doorstep.core.windows import Window
from doorstep.dispatch.solver.plan import Plan, Reason, Route, Unserved, Visit, Why
from doorstep.dispatch.solver.straight import StraightTravel
from doorstep.dispatch.vroom.places import places_of
from doorstep.dispatch.vroom.reading import read
from doorstep.dispatch.vroom.tests.files import MAPPED, both, changed, drop, put
from doorstep.dispatch.vroom.tests.vroom_says import ANSWER
from doorstep.dispatch.vroom.translating import translated
from doorstep.dispatch.vroom.writing import Took, failure, solution


def span(first: int, last: int) -> Window:
    return Window(datetime.fromtimestamp(first, UTC), datetime.fromtimestamp(last, UTC))


def visit(job: int, first: int, last: int) -> Visit:
    return Visit(str(job), span(first, last), 0)


def left_out(job: int, *reasons: Reason) -> Unserved:
    return Unserved(str(job), lambda: reasons)


def reason(worker: int, why: Why = Why.SKILL, zh: str = "没有“99”技能", en: str = "lacks 99") -> Reason:
    return Reason(str(worker), why, text(zh, en))


def told(document: bytes, routes: Sequence[Route], *unserved: Unserved) -> dict[str, Any]:
    file = read(document)
    places = places_of(file, StraightTravel)
    task = translated(file, places, seed=0, zone=ZoneInfo("Asia/Shanghai"))
    return solution(file, places, task, Plan(tuple(routes), unserved), Took(3, 1500))


LI = Route("7", (visit(11, 29100, 31200), visit(12, 32400, 35100)), (span(39600, 41400),), 1320)
ZHANG = Route("8", (visit(13, 29160, 30360),), (), 360)


def test_the_same_routes_are_told_as_vroom_tells_them() -> None:
    """Word for word; the times are its, not the plan's. What VROOM doesn't have is `reasons`."""
    said = told(changed(lambda problem: None), [LI, ZHANG], left_out(14, reason(7), reason(8)))
    assert said["summary"].pop("computing_times") == {"loading": 3, "solving": 1500, "routing": 0}
    reasons = said["unassigned"][0].pop("reasons")
    assert said == ANSWER
    assert reasons == [{"code": "skill", "zh": "没有“99”技能", "en": "lacks 99", "vehicles": [7, 8]}]


def test_equal_reasons_stand_once_the_most_common_first() -> None:
    """One is late, two lack the skill: with the vehicles' ids as numbers."""
    third = {"id": 9, "start_index": 1, "capacity": [1, 1]}
    document = changed(lambda problem: problem["vehicles"].append(third))
    late = reason(8, Why.LATE, "太晚", "too late")
    said = told(document, [LI, ZHANG, Route("9", (), (), 0)], left_out(14, late, reason(7), reason(9)))
    assert [(each["code"], each["vehicles"]) for each in said["unassigned"][0]["reasons"]] == [
        ("skill", [7, 9]),
        ("late", [8]),
    ]
    assert said["summary"]["routes"] == 2, "who has no job has no route"


def test_a_setup_is_needed_once_at_a_door() -> None:
    """Two jobs at one row; the start is a door too. What the plan kept for it is waited or given back."""
    document = changed(
        both(
            put("jobs.0.location_index", 0),
            put("jobs.3.setup", 200),
            put("jobs.2.setup", 100),
            put("jobs.3.skills", []),
        )
    )
    visits = (visit(11, 28800, 30900), visit(13, 32100, 33400), visit(14, 33400, 34200))
    said = told(document, [Route("7", visits, (span(39600, 41400),), 0), Route("8", (), (), 0)], left_out(12))
    steps = said["routes"][0]["steps"]
    assert [(step["type"], step["setup"], step["service"]) for step in steps] == [
        ("start", 0, 0),
        ("job", 0, 1800),
        ("job", 100, 1200),
        ("job", 0, 600),
        ("break", 0, 1800),
        ("end", 0, 0),
    ]
    assert said["routes"][0]["setup"] == said["summary"]["setup"] == 100


def test_distances_are_told_where_the_file_gives_them() -> None:
    """For each step how far so far, for route and summary all of it."""
    metres = [[abs(a - b) * 1000 for b in range(6)] for a in range(6)]
    said = told(changed(put("matrices.car.distances", metres)), [LI, ZHANG], left_out(14))
    li, zhang = said["routes"]
    assert [step["distance"] for step in li["steps"]] == [0, 1000, 2000, 4000, 4000]
    assert (li["distance"], zhang["distance"], said["summary"]["distance"]) == (4000, 1000, 5000)


def test_a_fixed_cost_is_in_the_cost_of_each_route_that_is_made() -> None:
    """Two vehicles go out."""
    costs = both(put("vehicles.0.costs", {"fixed": 500}), put("vehicles.1.costs", {"fixed": 500}))
    said = told(changed(costs), [LI, ZHANG], left_out(14))
    assert [route["cost"] for route in said["routes"]] == [1820, 860]
    assert said["summary"]["cost"] == 2680


def test_a_day_that_begins_at_the_first_job() -> None:
    """No start: the first step is at the job, the way begins there; the end has coordinates."""
    document = changed(drop("vehicles.0.start"), MAPPED)
    way_s = places_of(read(document), StraightTravel).travel.travel_s(*_doors(document), 0, "car")
    visits = (visit(2, 0, 600), visit(1, 600 + way_s, 1200 + way_s))
    said = told(document, [Route("1", visits, (), 0)])
    steps = said["routes"][0]["steps"]
    assert [(step["type"], step.get("location")) for step in steps] == [
        ("start", [117.25, 31.84]),
        ("job", [117.25, 31.84]),
        ("job", [117.21, 31.80]),
        ("end", [117.20, 31.80]),
    ]
    assert [step["duration"] for step in steps[:3]] == [0, 0, way_s]
    assert "load" not in steps[0] and "delivery" not in said["summary"]


def _doors(document: bytes) -> tuple[Any, Any]:
    file = read(document)
    return file.tasks[1].spot.place, file.tasks[0].spot.place


def test_a_plan_that_cant_be_made_is_not_told() -> None:
    """The visit would be reached too late: an error of ours, exit code 1."""
    early = Route("8", (visit(13, 28801, 30001),), (), 360)
    late = copy.deepcopy(early)
    with pytest.raises(ValueError, match="no time for a way"):
        told(changed(lambda problem: None), [LI, late], left_out(14))


def test_a_failure_has_its_code_and_words() -> None:
    """As VROOM's, and what else is known."""
    assert failure(2, "jobs: none", path="jobs") == {"code": 2, "error": "jobs: none", "path": "jobs"}
