"""Roll-outs over HTTP."""

from __future__ import annotations

from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from doorstep.people.models import User
from doorstep.projects.tests.making import MAC_1, csv, opened
from tests.asking import ask
from tests.cast import Cast

HOTEL = {"name": "锦湖酒店", "phone": "0551-64000088", "address": "合肥市瑶海区长江东路 88 号"}


def upload(user: User, path: str, data: bytes, **fields: str) -> Any:
    client = Client(headers={"accept-language": "zh"})
    client.force_login(user)
    return client.post(path, {"file": SimpleUploadedFile("rooms.csv", data), **fields})


def test_from_a_list_to_the_house(cast: Cast) -> None:
    made = ask(cast.wu_fan, "POST", "/api/rollouts", {**HOTEL, "grid": cast.grid.code})
    assert made.status_code == 201, made.json()
    path = f"/api/rollouts/{made.json()['id']}"
    data = csv(("8F", "８０１", "空房", "B860AV", MAC_1, ""), ("", "海景房", "", "", "", ""))
    shown = upload(cast.wu_fan, f"{path}/rooms/preview", data).json()
    assert [fix["code"] for fix in shown["fixes"]] == ["full-width"]
    assert [(each["place"]["line"], each["code"]) for each in shown["refusals"]] == [(3, "room-unclear")]
    done = upload(cast.wu_fan, f"{path}/rooms", data, token=shown["token"])
    assert done.status_code == 200, done.json()
    house = ask(cast.wu_fan, "GET", path).json()
    (room,) = house["buildings"][0]["floors"][0]["rooms"]
    assert (room["number"], room["terminals"][0]["mac"]) == ("801", MAC_1)
    assert (house["rollout"]["rooms"], house["rollout"]["fitted"]) == (1, 1)
    again = ask(cast.wu_fan, "POST", "/api/rollouts", {**HOTEL, "grid": cast.grid.code})
    assert (again.status_code, again.json()["rooms"]) == (200, 1)


def test_a_list_that_nobody_looked_at_is_not_taken(cast: Cast) -> None:
    rollout = opened(cast)
    refused = upload(
        cast.chen_jing, f"/api/rollouts/{rollout.pk}/rooms", csv(("8F", "801", "", "", "", "")), token=""
    )
    assert (refused.status_code, refused.json()["code"]) == (409, "rooms-changed")


def test_a_technician_and_another_unit_see_nothing(cast: Cast) -> None:
    rollout = opened(cast)
    assert ask(cast.li_qiang_user, "GET", "/api/rollouts").status_code == 403
    assert ask(cast.outsider, "GET", f"/api/rollouts/{rollout.pk}").status_code == 404
    assert ask(cast.outsider, "GET", "/api/rollouts").json() == []
