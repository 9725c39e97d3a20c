"""Where each clause of the main document (HOTEL) stands on a crew's phone: in the visit's steps, in a room's
flow, or as a clock; what the desk and the product carry is not there."""

from __future__ import annotations

import pytest

from doorstep.standards.rulebook import Rulebook
from doorstep.standards.steps import catalogue
from doorstep.standards.tests.library import standards
from doorstep.visits.tests.test_where_clauses_show import Json, shown

ROLLOUT: Json = {
    "number": "JD-0001-01", "kind": "install", "segment": "hotel", "access": "lan", "products": ["iptv"],
    "same_day": True, "emergency": True, "rollout": "JD-0001",
}  # fmt: skip
PLAIN: Json = {name: value for name, value in ROLLOUT.items() if name != "rollout"}
ORDERS = [ROLLOUT, {**ROLLOUT, "kind": "repair", "room": "801"}, PLAIN, {**PLAIN, "kind": "repair"}]

DESK = {
    "hotel.same-day-lead": "the desk's window",
    "hotel.morning-day-before": "the desk's window",
    "hotel.booking-complete": "the desk's booking",
    "hotel.moves-by-lead": "the desk's move",
    "hotel.not-moved-by-us": "the desk's move",
    "hotel.requests-passed-on": "the crew's note and the desk's list",
    "hotel.records-provable": "the log itself",
}

WHERE: dict[str, set[str]] = {
    "hotel.first-visit": {"clock:arrive"},
    "hotel.arranged-first": {"gate:confirm-desk"},
    "hotel.say-booking": {"call:booking"},
    "hotel.say-repair-booking": {"call:booking"},
    "hotel.kit-complete": {"tick:prepare"},
    "hotel.appearance": {"tick:prepare"},
    "hotel.on-time": {"clock:arrive"},
    "hotel.badge-at-entrance": {"tick:arrive"},
    "hotel.shoe-covers": {"tick:greet"},
    "hotel.say-front-desk": {"say:greet"},
    "hotel.front-desk-first": {
        "gate:enter-occupied",
        "gate:open-vacant",
        "gate:room.opened",
        "why:confirm-desk",
    },
    "hotel.knock-vacant": {"judged:knock-room"},
    "hotel.coordinator-opens": {"why:open-vacant"},
    "hotel.guest-consents": {"why:greet-guest"},
    "hotel.room-in-five": {"clock:None", "clock:rooms"},
    "hotel.ask-the-guest": {"clock:None", "clock:rooms"},
    "hotel.answer-recorded": {"clock:None"},
    "hotel.refused-deferred": {"clock:None"},
    "hotel.deferral-told": {"clock:None"},
    "hotel.room-mapped": {
        "gate:finish-occupied",
        "gate:finish-vacant",
        "gate:room.finished",
        "gate:rooms",
        "why:map-terminal",
    },
    "hotel.mac-once": {"why:map-terminal"},
    "hotel.label-fits": {"why:map-terminal"},
    "hotel.room-as-found": {"why:map-terminal"},
    "hotel.guest-thanked": {"why:finish-occupied"},
    "hotel.request-told": {"clock:None"},
    "hotel.say-knocking": {"say:knock-room"},
    "hotel.say-guest": {"say:greet-guest"},
    "hotel.say-guest-later": {"say:greet-guest"},
    "hotel.say-guest-done": {"say:finish-occupied"},
    "hotel.wishes-heard": {"tick:plan-wiring"},
    "hotel.tools-laid": {"tick:lay-cable"},
    "hotel.cabling-neat": {"picture:lay-cable"},
    "hotel.tested-explained": {"tick:explain"},
    "hotel.put-back": {"tick:clean"},
    "hotel.sheet-signed": {"gate:leave-hotel", "why:sign-sheet"},
    "hotel.next-time-agreed": {"gate:leave-hotel"},
    "hotel.card-left": {"tick:finish"},
    "hotel.say-acceptance": {"say:accept"},
    "hotel.say-leave": {"say:finish"},
    "hotel.reply-in-time": {"clock:reply"},
    "hotel.entered-in-time": {"clock:enter-rooms"},
    "hotel.touching-bed": {"avoid:map-terminal"},
    "hotel.sitting-down": {"avoid:map-terminal"},
    "hotel.using-toilet": {"avoid:map-terminal"},
    "hotel.using-room-phone": {"avoid:map-terminal"},
    "hotel.taking-things": {"avoid:map-terminal"},
    "hotel.smoking-chewing": {"avoid:greet"},
    "hotel.asking-extras": {"avoid:map-terminal"},
    "hotel.guest-as-helper": {"avoid:map-terminal"},
    "hotel.chatting": {"avoid:map-terminal"},
    "hotel.network-revealed": {"avoid:greet"},
    "hotel.charges-invented": {"avoid:greet"},
    "hotel.false-advertising": {"avoid:greet"},
    "hotel.disputes": {"avoid:greet"},
    "hotel.curt-speech": {"avoid:greet"},
    "hotel.retaliation": {"avoid:greet"},
    "hotel.gifts": {"avoid:greet"},
    "hotel.overtime": {"avoid:greet"},
}


@pytest.fixture(scope="module")
def book() -> Rulebook:
    return Rulebook.of([(standards()["HOTEL"], {})], catalogue())


@pytest.fixture(scope="module")
def found(book: Rulebook) -> dict[str, set[str]]:
    return shown(book, ORDERS)


def test_each_clause_has_its_place(book: Rulebook, found: dict[str, set[str]]) -> None:
    assert set(book.clauses) == set(WHERE) | set(DESK)
    assert {clause: found.get(clause) for clause in WHERE} == WHERE


def test_what_the_desk_and_the_product_carry_is_not_on_the_phone(found: dict[str, set[str]]) -> None:
    assert set(found) & set(DESK) == set()


def test_nothing_of_a_household_visit_is_asked_beside_the_rooms() -> None:
    """A room has its own terminal and test; light and speed are not measured in a hotel's rooms."""
    steps = [step.id for step in catalogue().for_order(ROLLOUT)]
    assert not {"measure-light", "test-speed", "fit-device", "activate"} & set(steps)
    order = [
        "confirm-desk",
        "plan-wiring",
        "lay-cable",
        "rooms",
        "explain",
        "clean",
        "sign-sheet",
        "leave-hotel",
    ]
    assert [step for step in steps if step in order] == order
    assert not {"confirm-desk", "rooms", "sign-sheet", "leave-hotel"} & {
        step.id for step in catalogue().for_order(PLAIN)
    }
