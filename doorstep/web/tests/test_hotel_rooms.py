"""A hotel's rooms over HTTP: the house that changes, a room's story in words, what the desk notes of it."""

from __future__ import annotations

import pytest

from doorstep.projects.models import RollOut
from doorstep.projects.tests.making import csv, opened, taken
from tests.asking import ask
from tests.cast import Cast, at
from tests.lives import Life


@pytest.fixture
def rollout(cast: Cast, library: None) -> RollOut:
    rollout = opened(cast)
    taken(rollout, csv(("8F", "801-802", "空房", "", "", "")))
    return rollout


@pytest.fixture
def visit(rollout: RollOut) -> Life:
    life = Life(str(rollout.lead_id), now=at(10))
    for kind in ("room.knocked", "room.opened", "room.mapped", "room.finished"):
        life.say(kind, happened=True)
    return life


def test_the_house_is_told_again_only_when_it_has_changed(cast: Cast, rollout: RollOut, visit: Life) -> None:
    path = f"/api/rollouts/{rollout.pk}"
    house = ask(cast.wu_fan, "GET", path).json()
    rooms = house["buildings"][0]["floors"][0]["rooms"]
    assert [(room["name"], room["state"]) for room in rooms] == [("801", "done"), ("802", "todo")]
    assert [each["number"] for each in house["orders"]] == [rollout.lead_id]
    assert (house["within_s"], house["ask_after_s"]) == (300, 900)
    assert ask(cast.wu_fan, "GET", f"{path}?after={house['revision']}").status_code == 204
    visit.say("room.opened", {"room": "802"}, happened=True)
    later = ask(cast.wu_fan, "GET", f"{path}?after={house['revision']}")
    assert later.status_code == 200 and later.json()["revision"] == house["revision"] + 1


def test_a_room_tells_its_story_in_words(cast: Cast, rollout: RollOut, visit: Life) -> None:
    page = ask(cast.wu_fan, "GET", f"/api/rollouts/{rollout.pk}/rooms/801").json()
    assert [event["title"]["zh"] for event in page["events"]] == [
        "敲门", "进入客房", "终端与房间对应", "客房完成",
    ]  # fmt: skip
    assert {event["order"] for event in page["events"]} == {rollout.lead_id}
    assert page["events"][0]["lines"][0]["label"]["zh"] == "房间"
    [device] = page["devices"]
    assert (device["source"], device["removed_at"]) == (rollout.lead_id, None)
    # Nobody had asked the front desk.
    assert "hotel.front-desk-first" in {found["clause"] for found in page["findings"]}
    assert "finding" in page["room"]["flags"]


def test_the_desk_notes_what_the_hotel_says(cast: Cast, rollout: RollOut) -> None:
    path = f"/api/rollouts/{rollout.pk}/rooms/802"
    noted = ask(cast.chen_jing, "POST", path, {"occupancy": "occupied", "note": "下午三点后"})
    assert noted.status_code == 200, noted.json()
    assert (noted.json()["room"]["occupancy"], noted.json()["room"]["note"]) == ("occupied", "下午三点后")
    only = ask(cast.chen_jing, "POST", path, {"occupancy": "vacant"}).json()
    assert (only["room"]["occupancy"], only["room"]["note"]) == ("vacant", "下午三点后")
    assert ask(cast.chen_jing, "POST", path, {"occupancy": "full"}).status_code == 422


def test_no_such_room_and_nobody_else(cast: Cast, rollout: RollOut) -> None:
    path = f"/api/rollouts/{rollout.pk}/rooms"
    assert ask(cast.wu_fan, "GET", f"{path}/999").status_code == 404
    assert ask(cast.wu_fan, "POST", f"{path}/999", {"note": "x"}).status_code == 404
    assert ask(cast.outsider, "GET", f"{path}/801").status_code == 404
    assert ask(cast.outsider, "POST", f"{path}/801", {"note": "x"}).status_code == 404
    assert ask(cast.li_qiang_user, "GET", f"{path}/801").status_code == 403
