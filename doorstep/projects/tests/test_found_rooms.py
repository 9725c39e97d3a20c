"""Rooms that a crew came upon, and terminals that came back over the counter."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from doorstep.accounts.models import Device
from doorstep.core.field_problems import BadField
from doorstep.orders.errors import BadEvent
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of
from doorstep.orders.services import rebuild
from doorstep.projects import services
from doorstep.projects.errors import TerminalNotThere
from doorstep.projects.front_desk import desk_of
from doorstep.projects.models import RollOut, Room
from doorstep.projects.tests.making import MAC_1, MAC_2, WU_FAN, csv, opened, taken
from doorstep.projects.tests.test_room_moves import BOX, cells
from tests.asking import ask
from tests.cast import Cast, at
from tests.lives import Life

LIST = csv(("8F", "801", "空房", "", "", ""), ("8F", "802", "空房", "", MAC_2, ""))


@pytest.fixture
def rollout(cast: Cast, library: None) -> RollOut:
    rollout = opened(cast)
    taken(rollout, LIST)
    return rollout


@pytest.fixture
def visit(rollout: RollOut) -> Life:
    assert rollout.lead_id is not None
    life = Life(rollout.lead_id, now=at(9, 30))
    Order.objects.filter(pk=life.number).update(state="booked")
    life.say("visit.arranged", {"rooms": ["801"]}, by=WU_FAN)
    life.say("visit.arrived", {}, happened=True)
    life.say("frontdesk.confirmed", {"rooms": ["801"]}, happened=True)
    return life


def found(life: Life, name: str, note: str = "新隔出来的房间") -> None:
    life.say("room.noted", {"room": name, "about": "not_listed", "note": note}, happened=True)


def test_a_room_that_a_crew_found_is_in_the_house_until_the_account_manager_confirms_it(
    cast: Cast, rollout: RollOut, visit: Life
) -> None:
    found(visit, "813")
    room = Room.objects.get(number="813")
    assert (room.floor, room.listed, room.order_id, room.note) == (8, False, visit.number, "新隔出来的房间")
    assert cells(rollout)["813"].flags == ("unlisted",)
    desk = desk_of(entries_of(visit.number))
    assert desk is not None and [each.name for each in desk.rooms] == ["801", "813"]
    # Once more is one room; a listed room isn't touched.
    found(visit, "813", "又见一次")
    found(visit, "801")
    assert Room.objects.filter(rollout=rollout).count() == 3
    assert Room.objects.get(number="801").listed
    said = ask(cast.wu_fan, "POST", f"/api/rollouts/{rollout.pk}/rooms/813", {"listed": True})
    assert (said.status_code, said.json()["room"]["flags"]) == (200, [])
    before = list(Room.objects.order_by("pk").values_list())
    rebuild(now=at(21))
    assert list(Room.objects.order_by("pk").values_list()) == before


def test_a_number_that_no_door_has_is_refused(visit: Life) -> None:
    with pytest.raises((BadEvent, BadField)):
        found(visit, "8130000000000")


def test_a_terminal_that_came_back_over_the_counter_may_be_fitted_elsewhere(
    cast: Cast, rollout: RollOut, visit: Life
) -> None:
    visit.say("room.mapped", {"room": "801", "device": BOX}, happened=True)
    path = f"/api/rollouts/{rollout.pk}/rooms/801/return"
    body: dict[str, Any] = {
        "id": str(uuid4()), "label": MAC_1, "reason": "客房改造，店方拆下送来", "received_by": "陈静",
    }  # fmt: skip
    assert ask(cast.outsider, "POST", path, body).status_code == 404
    assert ask(cast.li_qiang_user, "POST", path, body).status_code == 403
    answered = ask(cast.wu_fan, "POST", path, body)
    assert answered.status_code == 200, answered.json()
    assert [each["removed_by"] for each in answered.json()["devices"]] == [visit.number]
    assert ask(cast.wu_fan, "POST", path, body).status_code == 200
    said = [each.body for each in entries_of(visit.number) if each.kind == "device.returned"]
    assert [(each["received_by"], each["room"]) for each in said] == [("陈静", "801")]
    # In another room nobody is told that it stands here.
    told = visit.say("room.mapped", {"room": "802", "device": BOX}, happened=True)
    assert "taken_by" not in told.body
    assert ask(cast.wu_fan, "POST", path, body | {"id": str(uuid4())}).status_code == 409


def test_what_a_list_placed_by_its_mac_alone_can_come_back_too(rollout: RollOut) -> None:
    def back(label: str) -> None:
        services.return_terminal(
            rollout=rollout, room="802", label=label, reason="换型号", received_by="陈静", id=uuid4(),
            actor=WU_FAN, now=at(10),
        )  # fmt: skip

    with pytest.raises(TerminalNotThere) as refused:
        back(MAC_1)
    assert MAC_1 in refused.value.titled("zh")
    back(MAC_2)
    assert not Device.objects.filter(place="802", removed_at__isnull=True).exists()
