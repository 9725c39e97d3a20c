"""Clauses' clocks as data: which go along, and that the phone's reading of them is the evaluator's.

`timer_cases.json` is run here against the evaluator and in the browser's tests against the phone's own.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from doorstep.orders.states import who_may
from doorstep.standards.evaluation import evaluate
from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import catalogue
from doorstep.standards.tests.library import standards
from doorstep.standards.tests.logs import CLOCKS, minute, minute_of, rule
from doorstep.standards.verdicts import Fact, Log, Outcome
from doorstep.visits.guide import order_timers
from doorstep.visits.timers import running_hours, timer

Json = dict[str, Any]

SHARED: Json = json.loads((Path(__file__).parent / "timer_cases.json").read_text("utf-8"))
INSTALL: Json = {
    "number": "GD900000001", "kind": "install", "segment": "home", "access": "ftth",
    "products": ["broadband"], "contracted_down_mbps": 500, "same_day": False, "emergency": False,
}  # fmt: skip


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.of([(standard, {}) for standard in standards().values()], catalogue())


def by_clause(book: Rulebook, **changes: object) -> dict[str, Json]:
    return {each["clause"]: each for each in order_timers(book, catalogue(), {**INSTALL, **changes})}


def test_the_clocks_that_a_crew_can_stop_go_along(book: Rulebook) -> None:
    found = by_clause(book)
    assert {"touch.arrive-early", "city.call-ahead", "work.reply-in-time", "regime.rework-at-once"} <= set(
        found
    )
    assert {name: found[name]["step"] for name in ("touch.arrive-early", "regime.rework-at-once")} == {
        "touch.arrive-early": "arrive",
        "regime.rework-at-once": "accept",
    }
    assert "ethic.located-soon" in by_clause(book, kind="repair")
    assert "ethic.located-soon" not in found, "of repairs"


def test_the_desks_clocks_stay_at_the_desk(book: Rulebook) -> None:
    assert not {"touch.first-call", "regime.window-confirmed", "touch.same-day-assigned"} & set(
        by_clause(book)
    )


def test_somebody_waiting_on_the_line_has_a_clock_without_a_step(book: Rulebook) -> None:
    held = by_clause(book)["call.hold-at-most"]
    assert (held["step"], held["max_s"], held["correlate"]) == (None, 180, ["call"])
    assert held["start"] == {"kinds": ["call.held"], "when": {}}


def test_every_clock_on_the_phone_is_stopped_by_what_a_crew_may_record(book: Rulebook) -> None:
    for kind in ("install", "repair", "remove"):
        for each in by_clause(book, kind=kind, segment="hotel").values():
            assert any("technician" in who_may(stop) for stop in each["stop"]["kinds"]), each["clause"]


def test_a_clock_warns_in_its_last_fifth_and_before_an_appointment(book: Rulebook) -> None:
    found = by_clause(book)
    assert found["call.hold-at-most"]["warn_before_s"] == 36
    assert found["touch.arrive-early"]["warn_before_s"] == 900
    assert found["work.reply-in-time"]["warn_before_s"] == 1800


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["what"])
def test_the_phone_is_given_the_clause_as_it_is(case: Json) -> None:
    assert timer(rule(case["clause"]), {}) == case["timer"]


@pytest.mark.parametrize("case", SHARED["cases"], ids=lambda case: case["what"])
def test_the_evaluator_says_of_each_case_what_the_phone_says(case: Json) -> None:
    """Deadlines and lateness; what nobody can answer any more is broken here and gone from the phone."""
    verdict = evaluate(rule(case["clause"]), log_of(case), CLOCKS, minute(case["now"]))
    late = [each for each in case["runs"] if each["late"]]
    waiting = [each for each in case["runs"] if not each["late"]]
    dues = [each["due"] for each in waiting if each["due"] is not None]
    assert verdict.pending == len(waiting)
    assert (None if verdict.due_at is None else minute_of(verdict.due_at)) == min(dues, default=None)
    if late:
        assert verdict.outcome is Outcome.VIOLATED
        assert verdict.remedied_at is None


def log_of(case: Json) -> Log:
    facts = [
        Fact(
            str(seq), kind, minute(at), seq, {name: _said(value) for name, value in (body or [{}])[0].items()}
        )
        for seq, (kind, at, *body) in enumerate(case["log"], 1)
    ]
    return Log.of(facts, {})


def _said(value: Any) -> Any:
    """ "@120" is the instant of minute 120."""
    if isinstance(value, str) and value.startswith("@"):
        return minute(float(value[1:])).isoformat()
    return value


@pytest.mark.parametrize("hours", SHARED["hours"], ids=lambda hours: hours["calendar"])
def test_the_hours_go_along_as_the_clocks_run(hours: Json) -> None:
    found = running_hours(CLOCKS[hours["calendar"]], minute(-2 * 1440), minute(12 * 1440))
    assert [[minute_of(each["from_at"]), minute_of(each["to_at"])] for each in found] == hours["spans"]
