"""What the dispatcher's map stands on."""

from __future__ import annotations

from typing import Any

from django.test import Client

from doorstep.config.tiles import Tiles
from doorstep.core.errors import text
from doorstep.people.models import User
from tests.cast import Cast

OURS = Tiles(
    urls=["https://maps.example/{z}/{x}/{y}.png"],
    subdomains="abc",
    coordinates="gcj02",
    attribution=text("© 示范", "© Example"),
    max_zoom=19,
)


def ask(user: User | None) -> Any:
    client = Client(headers={"accept-language": "zh"})
    if user is not None:
        client.force_login(user)
    return client.get("/api/map")


def test_the_dispatcher_gets_the_grids_of_the_unit_with_their_boundaries(cast: Cast, settings: Any) -> None:
    settings.TILES = None
    said = ask(cast.chen_jing).json()
    assert said["tiles"] is None
    [yaohai] = [grid for grid in said["grids"] if grid["code"] == "HF-YH"]
    ring = yaohai["boundary"]["coordinates"][0]
    assert ring[0] == ring[-1]
    assert yaohai["boundary"]["type"] == "Polygon"
    assert yaohai["title"]["zh"]


def test_the_source_of_tiles_comes_with_its_owner(cast: Cast, settings: Any) -> None:
    settings.TILES = OURS
    said = ask(cast.chen_jing).json()["tiles"]
    assert (said["urls"], said["coordinates"]) == (["https://maps.example/{z}/{x}/{y}.png"], "gcj02")
    assert said["attribution"] == {"zh": "© 示范", "en": "© Example"}


def test_a_technician_has_no_use_for_it_and_strangers_log_in_first(cast: Cast) -> None:
    assert ask(cast.li_qiang_user).status_code == 403
    assert ask(None).status_code == 401
