"""A hotel's order under every standard that comes with Doorstep: an ordinary visit keeps them all."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest

from doorstep.orders.events import KINDS
from doorstep.orders.judging import rulebook_of
from doorstep.orders.models import VerdictInterval
from doorstep.people.models import Certificate
from doorstep.standards.steps import catalogue
from doorstep.visits.guide import guided_steps
from tests.cast import Cast, at
from tests.lives import CHEN_JING, Life, begin

#: Minutes from the beginning of the visit, which is also that of the window.
AT = {
    "study": -75, "prepare": -50, "depart": -36, "call-ahead": -12, "arrive": -11, "greet": -10,
    "locate-fault": 2, "plan-wiring": 1, "agree-plan": 4, "lay-cable": 24, "measure-light": 28,
    "fit-device": 32, "recover-device": 34, "activate": 38, "fix-fault": 40, "test-speed": 42, "explain": 46,
    "clean": 49, "accept": 51, "rate": 52, "finish": 53, "reply": 56,
}  # fmt: skip
TWO = at(14)


@pytest.fixture
def hotel(cast: Cast, library: None) -> Cast:
    Certificate.objects.create(
        technician=cast.li_qiang,
        kind="service_level3",
        number="KF3-1",
        valid_from_on=date(2026, 1, 1),
        valid_until_on=date(2027, 1, 1),
    )
    return cast


def visited(life: Life, *, without: str | None = None) -> list[dict[str, Any]]:
    """Booked in the morning for two o'clock, visited, replied; `without` a check or a photo. The steps."""
    life.say("call.made", by=CHEN_JING, now=at(8, 5))
    life.book("1400-1600")
    life.assign(hour=14)
    steps = guided_steps(rulebook_of(life.number), catalogue(), life.order.attributes)
    for step in sorted(steps, key=lambda step: AT[step["id"]]):
        life.say(step["event"], {**step["fills"], **_shown(step, without)}, now=_when(step))
    return steps


def _when(step: dict[str, Any]) -> datetime:
    return TWO + timedelta(minutes=AT[step["id"]])


def _shown(step: dict[str, Any], without: str | None) -> dict[str, Any]:
    if "checks" not in KINDS[step["event"]].body.model_fields:
        return {}
    slots = {proof["slot"]: proof for proof in step["show"] if proof["slot"] != without}
    return {
        "checks": [check["clause"] for check in step["checks"] if check["clause"] != without],
        "evidence": [{"slot": slot, "sha256": "7" * 64} for slot in slots],
    }


def violated(life: Life) -> set[str]:
    rows = VerdictInterval.objects.filter(order_id=life.number, to_at__isnull=True, outcome="violated")
    return {row.clause for row in rows}


def applicable(life: Life) -> set[str]:
    rows = VerdictInterval.objects.filter(order_id=life.number, to_at__isnull=True)
    return {row.clause for row in rows}


@pytest.mark.parametrize("kind", ["install", "repair"])
def test_a_visit_by_the_book_breaks_no_clause(hotel: Cast, kind: str) -> None:
    life = begin(hotel, "GD-hotel", kind=kind, segment="hotel")
    steps = visited(life)
    assert violated(life) == set()
    assert life.order.state == "replied"
    said = {clause for step in steps for clause in str(step["say"]).split("'") if clause.startswith("hotel.")}
    assert {"hotel.say-front-desk", "hotel.say-leave"} <= said


@pytest.mark.parametrize(
    ("without", "broken"),
    [("hotel.badge-at-entrance", "hotel.badge-at-entrance"), ("hotel-cabling", "hotel.cabling-neat")],
)
def test_what_is_left_out_is_found(hotel: Cast, without: str, broken: str) -> None:
    life = begin(hotel, "GD-hotel", segment="hotel")
    visited(life, without=without)
    assert violated(life) == {broken}


def test_no_clause_for_hotels_concerns_a_household(hotel: Cast) -> None:
    life = begin(hotel, "GD-home")
    visited(life)
    assert violated(life) == set()
    assert not {clause for clause in applicable(life) if clause.startswith(("hotel.", "manager.", "call."))}
