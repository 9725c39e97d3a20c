"""Each clause of the documents that rule the doorstep shows up on the phone, and where: nothing is left out,
and nothing has to be coded for a screen. A clause that moves or appears is to be entered here on purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

import pytest

from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import catalogue
from doorstep.standards.tests.library import standards
from doorstep.visits import guide

Json = dict[str, Any]

BASE: Json = {
    "number": "GD900000001", "kind": "install", "segment": "home", "access": "ftth",
    "products": ["broadband", "iptv", "voice"], "contracted_down_mbps": 500, "contracted_up_mbps": 50,
    "same_day": True, "emergency": True,
}  # fmt: skip
ORDERS = [
    {**BASE, "kind": kind, "segment": segment}
    for kind in ("install", "move", "repair", "change", "remove")
    for segment in ("home", "business")
] + [{**BASE, "pon": pon} for pon in ("gpon", "xgspon", "epon")]

#: Carried by the product or judged at the desk: no line, tick, picture, gate or clock of a crew's.
DESK = {
    "touch.first-call": "the desk's clock",
    "touch.same-day-assigned": "the desk's clock",
    "city.repair-call": "the desk's clock",
    "city.damage-settled": "a supervisor's case",
    "city.mistake-owned": "a correction in the log",
    "door.both-crews": "the scope of all others",
    "work.stages-stamped": "the log itself",
    "work.exceptions-typed": "the sheet of a visit that can't go on",
    "work.behaviours-shown": "what this file tests",
    "work.behaviours-scored": "ride-alongs to come",
}

WHERE: dict[str, set[str]] = {
    "touch.arrive-early": {"clock:arrive"},
    "touch.clean-cloth": {"tick:prepare"},
    "touch.say-plan": {"say:plan-wiring"},
    "touch.plan-agreed": {"gate:lay-cable", "why:agree-plan"},
    "touch.wifi-on": {"why:explain"},
    "touch.say-home-network": {"say:explain"},
    "touch.iptv-bound": {"tick:activate"},
    "touch.use-taught": {"tick:explain"},
    "touch.sticker": {"picture:clean"},
    "touch.rubbish-cleared": {"picture:clean"},
    "touch.satisfied-before-reply": {"gate:reply", "why:accept"},
    "touch.rated": {"why:rate"},
    "city.call-ahead": {"clock:call-ahead"},
    "city.say-call-ahead": {"say:call-ahead", "call:on_the_way"},
    "city.uniform": {"tick:prepare"},
    "city.tool-bag": {"tick:prepare"},
    "city.badge": {"tick:prepare"},
    "city.helmet": {"tick:prepare"},
    "city.shoe-covers": {"tick:prepare"},
    "city.dust-sheet": {"tick:prepare"},
    "city.service-card": {"tick:prepare"},
    "city.leaflet": {"tick:prepare"},
    "city.grooming": {"tick:prepare"},
    "city.enter-when-allowed": {"why:greet"},
    "city.covers-on": {"tick:greet"},
    "city.interrupting": {"avoid:greet"},
    "city.posture": {"avoid:greet"},
    "city.unasked": {"avoid:greet"},
    "city.say-sorry": {"say:accept"},
    "city.say-booking": {"call:booking"},
    "city.say-repair-booking": {"call:booking"},
    "door.knock": {"tick:greet"},
    "door.introduce": {"tick:greet"},
    "door.say-courtesy": {"say:greet"},
    "door.say-goodbye": {"say:finish"},
    "door.bag-on-furniture": {"avoid:greet"},
    "door.customer-labour": {"avoid:greet"},
    "door.other-equipment": {"avoid:greet"},
    "door.contradicting": {"avoid:greet"},
    "door.impatience": {"avoid:greet"},
    "door.site-rules": {"tick:greet"},
    "work.order-studied": {"gate:prepare", "why:study"},
    "work.prepared": {"gate:depart", "why:prepare"},
    "work.time-agreed": {"gate:depart", "why:call-ahead"},
    "work.called-before-failed": {"gate:visit.failed", "why:call-ahead"},
    "work.before-photo": {"picture:plan-wiring"},
    "work.cable-recorded": {"why:lay-cable"},
    "work.cable-photo": {"picture:lay-cable"},
    "work.light-in-range-xgs": {"judged:measure-light"},
    "work.light-in-range-epon": {"judged:measure-light"},
    "work.light-margin": {"judged:measure-light"},
    "work.light-margin-xgs": {"judged:measure-light"},
    "work.light-margin-epon": {"judged:measure-light"},
    "work.speed-margin": {"judged:test-speed"},
    "work.light-in-range": {"judged:measure-light"},
    "work.services-tested": {"why:activate"},
    "work.terminal-photo": {"picture:activate"},
    "work.speed-down": {"judged:test-speed"},
    "work.speed-up": {"judged:test-speed"},
    "work.reply-in-time": {"clock:reply"},
    "work.repair-reply-in-time": {"clock:reply"},
}


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.of([(standards()[name], {}) for name in ("WORK", "TOUCH", "CITY", "DOOR")], catalogue())


#: Parts of a step, by word. A reason counts only where the step says nothing else of its clause.
PARTS = {
    "say": "say", "checks": "tick", "show": "picture", "gates": "gate", "avoid": "avoid",
}  # fmt: skip


def places(book: Rulebook, order: Json) -> Iterator[tuple[str, str]]:
    """Clause and where it stands on the phone."""
    steps = guide.guided_steps(book, catalogue(), order)
    if "rollout" in order:
        for occupied in (False, True):
            steps += guide.room_flow(book, catalogue(), order, occupied=occupied)
    for step in steps:
        told = {
            (each["clause"], f"{word}:{step['id']}") for name, word in PARTS.items() for each in step[name]
        }
        told |= {
            (each["clause"], f"judged:{step['id']}") for limit in step["limits3"] for each in limit["clauses"]
        }
        reasons = {each["clause"] for each in step["why"]} - {clause for clause, _ in told}
        yield from told
        yield from ((clause, f"why:{step['id']}") for clause in reasons)
    for timer in guide.order_timers(book, catalogue(), order):
        yield timer["clause"], f"clock:{timer['step']}"
    for loose in guide.loose_gates(book, order):
        yield from ((gate["clause"], f"gate:{loose['kind']}") for gate in loose["gates"])
    for call in guide.calls(book, catalogue(), order):
        yield from ((lines["clause"], f"call:{call['purpose']}") for lines in call["say"])


def shown(book: Rulebook, orders: Iterable[Json]) -> dict[str, set[str]]:
    """Where each clause stands on the phone for any of these orders."""
    seen: dict[str, set[str]] = {}
    for order in orders:
        for clause, place in places(book, order):
            seen.setdefault(clause, set()).add(place)
    return seen


@pytest.fixture(scope="module")
def found(book: Rulebook) -> dict[str, set[str]]:
    return shown(book, ORDERS)


def test_each_clause_has_its_place(book: Rulebook, found: dict[str, set[str]]) -> None:
    assert set(book.clauses) == set(WHERE) | set(DESK)
    assert {clause: found.get(clause) for clause in WHERE} == WHERE


def test_what_the_desk_and_the_product_carry_is_not_on_the_phone(found: dict[str, set[str]]) -> None:
    assert set(found) & set(DESK) == set()


def test_an_installation_is_shown_by_five_pictures(book: Rulebook) -> None:
    """Before, route, terminal, sticker, clean site: the issue's slots, all from clauses."""
    slots = [
        each["slot"]
        for step in guide.guided_steps(book, catalogue(), BASE)
        for each in step["show"]
        if each["type"] == "photo"
    ]
    assert slots == ["before", "route", "terminal", "sticker", "clean-site"]
