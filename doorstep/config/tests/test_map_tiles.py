"""Which tiles lie below the map, from the environment, and what the browser is allowed for them."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import Settings

from doorstep.config.errors import SettingInvalid
from doorstep.config.tiles import hosts, tiles

pytestmark = pytest.mark.urls("doorstep.config.tests.urls")

Given = Callable[..., None]


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Given:
    def set_all(source: str, **more: str) -> None:
        monkeypatch.setenv("DOORSTEP_TILES", source)
        for name, value in more.items():
            monkeypatch.setenv(f"DOORSTEP_TILES_{name.upper()}", value)

    return set_all


def test_without_a_source_nobody_is_asked(given: Given) -> None:
    given("")
    assert tiles() is None
    assert hosts(None) == []


def test_tianditu_has_streets_and_names_with_the_key(given: Given) -> None:
    given("tianditu", key="a b&c")
    found = tiles()
    assert found is not None
    assert [url.partition("LAYER=")[2][:3] for url in found["urls"]] == ["vec", "cva"]
    assert all(url.endswith("&tk=a%20b%26c") and "{z}" in url for url in found["urls"])
    assert found["coordinates"] == "wgs84"
    assert hosts(found) == ["https://*.tianditu.gov.cn"]


def test_tianditu_without_a_key_says_where_to_get_one(given: Given) -> None:
    given("tianditu", key="")
    with pytest.raises(SettingInvalid) as refused:
        tiles()
    assert "天地图控制台" in refused.value.mended("zh")


def test_amap_is_drawn_in_its_own_coordinates(given: Given) -> None:
    given("amap")
    found = tiles()
    assert found is not None
    assert found["coordinates"] == "gcj02"
    assert hosts(found) == ["https://*.is.autonavi.com"]


def test_an_address_of_ones_own(given: Given) -> None:
    given("https://tile.openstreetmap.org/{z}/{x}/{y}.png")
    found = tiles()
    assert found is not None
    assert found["attribution"]["zh"] == "© OpenStreetMap contributors"
    assert hosts(found) == ["https://tile.openstreetmap.org"]


def test_an_address_says_its_owner_and_its_coordinates(given: Given) -> None:
    given("https://{s}.maps.example/{z}/{x}/{y}", attribution="© 示范测绘院", coordinates="gcj02")
    found = tiles()
    assert found is not None
    assert (found["attribution"]["en"], found["coordinates"]) == ("© 示范测绘院", "gcj02")
    assert hosts(found) == ["https://*.maps.example"]


@pytest.mark.parametrize(
    "wrong", ["google", "https://tile.example/{z}/{x}.png", "ftp://tile.example/{z}/{x}/{y}"]
)
def test_another_word_or_address_is_refused(given: Given, wrong: str) -> None:
    given(wrong)
    with pytest.raises(SettingInvalid, match="DOORSTEP_TILES"):
        tiles()


def test_a_page_may_load_pictures_from_that_host_only(given: Given, settings: Settings) -> None:
    given("https://{s}.maps.example/{z}/{x}/{y}")
    settings.TILES = tiles()
    policy = Client().get("/console/")["Content-Security-Policy"]
    assert "img-src 'self' data: blob: https://*.maps.example;" in policy
    assert "maps.example" not in policy.replace("https://*.maps.example;", "", 1)
