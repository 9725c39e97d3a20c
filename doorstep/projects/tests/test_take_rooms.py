"""A room list into the matrix: shown first, taken as shown or not at all."""

from __future__ import annotations

import pytest

from doorstep.accounts.models import Device
from doorstep.projects import queries, services
from doorstep.projects.errors import NothingToTake, RoomsChanged
from doorstep.projects.matrix import matrix
from doorstep.projects.models import Room
from doorstep.projects.tests.making import MAC_1, MAC_2, csv, opened, taken
from tests.cast import Cast, at

LIST = csv(
    ("8F", "801", "空房", "B860AV", MAC_1, ""),
    ("", "802", "住客", "", "", "下午三点后"),
    ("9F", "901-903", "", "", "", ""),
)


def test_the_matrix_stands_as_the_list_says(cast: Cast) -> None:
    rollout = opened(cast)
    preview = taken(rollout, LIST)
    assert [each.change for each in preview.rooms] == ["new"] * 5
    (house,) = matrix(rollout, at(9))
    assert [(floor.floor, [room.number for room in floor.rooms]) for floor in house.floors] == [
        (9, ["901", "902", "903"]),
        (8, ["801", "802"]),
    ]
    first, second = house.floors[1].rooms
    assert (first.occupancy, [each.mac for each in first.terminals]) == ("vacant", [MAC_1])
    assert (second.occupancy, second.note, second.terminals) == ("occupied", "下午三点后", ())
    (row,) = queries.rollouts_in(unit_path="hf/")
    assert (row.rooms, row.fitted) == (5, 1)


def test_a_preview_writes_nothing(cast: Cast) -> None:
    services.preview_rooms(rollout=opened(cast), data=LIST, filename="rooms.csv")
    assert not Room.objects.exists()


def test_the_list_again_changes_nothing_and_says_so(cast: Cast) -> None:
    rollout = opened(cast)
    taken(rollout, LIST)
    again = taken(rollout, LIST)
    assert {each.change for each in again.rooms} == {"same"}
    assert (Room.objects.count(), Device.objects.count()) == (5, 1)


def test_a_later_list_adds_and_changes_and_leaves_what_it_does_not_name(cast: Cast) -> None:
    rollout = opened(cast)
    taken(rollout, LIST)
    preview = taken(rollout, csv(("8F", "802", "空房", "", MAC_2, ""), ("8F", "803", "", "", "", "")))
    assert [(each.room.number, each.change) for each in preview.rooms] == [("802", "changed"), ("803", "new")]
    assert preview.absent == ("801", "901", "902", "903")
    assert Room.objects.count() == 6
    assert Room.objects.get(number="802").occupancy == "vacant"


def test_what_changed_since_the_preview_is_looked_at_again(cast: Cast) -> None:
    rollout = opened(cast)
    token = services.preview_rooms(rollout=rollout, data=LIST, filename="rooms.csv").token
    taken(rollout, csv(("8F", "801", "", "", "", "")))
    with pytest.raises(RoomsChanged):
        services.take_rooms(rollout=rollout, data=LIST, filename="rooms.csv", token=token, now=at(9))
    assert Room.objects.count() == 1


def test_a_mac_in_use_in_another_hotel_is_refused_by_name(cast: Cast) -> None:
    here, there = opened(cast), opened(cast, name="云海酒店", address="合肥市瑶海区明光路 6 号")
    taken(there, csv(("5F", "501", "", "", MAC_1, "")))
    preview = taken(here, LIST)
    (refusal,) = preview.refusals
    assert (refusal.code, refusal.value, refusal.place.line) == ("terminal-in-use", MAC_1, 2)
    assert there.code in refusal.reason["zh"] and "501" in refusal.reason["zh"]
    assert list(Device.objects.values_list("place", "mac")) == [("501", MAC_1)]


def test_a_list_without_one_good_room_is_refused(cast: Cast) -> None:
    with pytest.raises(NothingToTake):
        taken(opened(cast), csv(("8F", "海景房", "", "", "", "")))
