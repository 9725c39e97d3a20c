"""What a crew's phone knows of the hotel: its rooms, whose they are, its people while the order is open."""

from __future__ import annotations

from typing import Any

import pytest

from doorstep.accounts.services import add_contact
from doorstep.orders.models import Order
from doorstep.orders.queries import logs_of
from doorstep.projects.field_part import rollouts_of
from doorstep.projects.models import RollOut, Room
from doorstep.projects.tests.making import MAC_1, csv, opened, taken
from doorstep.visits.room_schemas import FieldRollOut
from tests.cast import Cast, at
from tests.lives import Life, begin

LIST = csv(("8F", "801-802", "空房", "", "", ""), ("", "803", "住客", "B860AV", MAC_1, "下午三点后"))


@pytest.fixture
def rollout(cast: Cast, library: None) -> RollOut:
    rollout = opened(cast)
    taken(rollout, LIST)
    return rollout


def part(number: str, state: str = "on_site") -> dict[str, Any]:
    Order.objects.filter(pk=number).update(state=state)
    found = rollouts_of([Order.objects.get(pk=number)], logs_of([number]), at(12))
    return FieldRollOut.model_validate(found[number]).model_dump() if found else {}


def test_an_order_of_a_roll_out_knows_its_rooms(rollout: RollOut) -> None:
    number = str(rollout.lead_id)
    Room.objects.filter(number="801").update(order=number)
    told = part(number)
    assert (told["code"], told["hotel_rooms"]) == (rollout.code, 3)
    assert [(room["room"], room["mine"], room["state"]) for room in told["rooms"]] == [
        ("801", True, "todo"), ("802", False, "todo"), ("803", False, "todo"),
    ]  # fmt: skip
    [third] = [room for room in told["rooms"] if room["room"] == "803"]
    assert (third["floor"], third["occupancy"], third["note"]) == ("8", "occupied", "下午三点后")
    assert third["devices"] == [{"model": "B860AV", "sn": "", "mac": MAC_1}]
    assert "0019C6" in told["prefixes"]["B860*"]


def test_the_flow_of_a_room_comes_from_the_clauses(rollout: RollOut) -> None:
    told = part(str(rollout.lead_id))
    vacant, occupied = told["flow"]["vacant"], told["flow"]["occupied"]
    assert [step["event"] for step in vacant] == [
        "room.knocked", "room.opened", "room.mapped", "room.finished",
    ]  # fmt: skip
    assert [step["event"] for step in occupied] == [
        "guest.greeted", "room.opened", "room.mapped", "room.finished",
    ]  # fmt: skip
    gates = {gate["clause"]: gate for gate in vacant[-1]["gates"]}
    assert gates["hotel.room-mapped"]["correlate"] == ["room"]
    assert {gate["clause"] for gate in vacant[1]["gates"]} >= {"hotel.front-desk-first"}
    assert told["limits"] == {"knocks": 3, "knock_holds_s": 900, "within_s": 300, "ask_after_s": 900}


def test_the_hotels_people_go_when_the_order_is_over(rollout: RollOut) -> None:
    contact = add_contact(customer=rollout.customer, name="钱多", phone="13800009999", role="coordinator")
    life = Life(str(rollout.lead_id), now=at(9))
    confirmed = {"coordinator": str(contact.pk), "rooms": ["801"]}
    life.say("frontdesk.confirmed", confirmed, happened=True)
    open_ = part(life.number)
    assert open_["coordinator"] == {
        "id": str(contact.pk), "role": "coordinator", "name": "钱多", "phone": "13800009999",
    }  # fmt: skip
    assert open_["contacts"] == [open_["coordinator"]]
    closed = part(life.number, "replied")
    assert (closed["contacts"], closed["coordinator"], closed["front_desk"]) == ([], None, None)


def test_no_other_order_has_it(rollout: RollOut, cast: Cast) -> None:
    assert part(begin(cast, "GD-home").number) == {}
