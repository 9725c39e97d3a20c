"""Travel times from a file of three kinds, and which provider a setting names."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import numpy as np
import pytest

from doorstep.core.geo import Place
from doorstep.dispatch.solver.matrix_file import MatrixFileTravel, MatrixInvalid, load
from doorstep.dispatch.solver.osrm import OsrmTravel
from doorstep.dispatch.solver.providers import (
    TravelSettingInvalid,
    checked,
    provider_for,
    provider_of_file,
)
from doorstep.dispatch.solver.straight import UNREACHABLE_S, StraightTravel
from doorstep.dispatch.solver.tests.fake_router import Router, running
from doorstep.dispatch.solver.travel import HaversineTravel

STATION, HARBOUR, SCHOOL = Place(31.80, 117.20), Place(31.85, 117.30), Place(31.70, 117.25)
LONLAT: list[list[float]] = [[place.lon, place.lat] for place in (STATION, HARBOUR, SCHOOL)]
TIMES: list[list[float | None]] = [[0, 600, 900], [660, 0, None], [840, 1200.4, 0]]
#: 100 m north of the station: 19 s of straight line.
KIOSK = Place(31.8009, 117.20)


def write_json(path: Path) -> Path:
    path.write_text(json.dumps({"places": LONLAT, "durations": TIMES}))
    return path


def write_csv(path: Path) -> Path:
    rows = ["lon,lat,a,b,c"]
    for (lon, lat), times in zip(LONLAT, TIMES, strict=True):
        rows.append(",".join(["" if cell is None else str(cell) for cell in (lon, lat, *times)]))
    path.write_text("\n".join(rows) + "\n", encoding="utf-8-sig")
    return path


def write_npz(path: Path) -> Path:
    times = np.array(TIMES, np.float64)
    np.savez(path, places=np.array(LONLAT), durations=times)
    return path


@pytest.mark.parametrize("write", [write_json, write_csv, write_npz], ids=["json", "csv", "npz"])
def test_a_matrix_is_read_from_each_kind_of_file(tmp_path: Path, write: type) -> None:
    """Each direction by itself, rounded; an empty cell is no way."""
    travel = MatrixFileTravel(load(write(tmp_path / f"city.{write.__name__[6:]}")))
    assert travel.travel_s(STATION, HARBOUR, 0) == 600
    assert travel.travel_s(HARBOUR, STATION, 0) == 660
    assert travel.travel_s(SCHOOL, HARBOUR, 0) == 1200
    assert travel.travel_s(HARBOUR, SCHOOL, 0) == UNREACHABLE_S


def test_profiles_have_their_own_matrix_and_others_the_first(tmp_path: Path) -> None:
    """A van and a bike; a boat goes as the van."""
    bike = [[0, 900, 900], [900, 0, 900], [900, 900, 0]]
    van = [[0, 300, 300], [300, 0, 300], [300, 300, 0]]
    both = tmp_path / "city.json"
    both.write_text(
        json.dumps({"places": LONLAT, "matrices": {"van": {"durations": van}, "bike": {"durations": bike}}})
    )
    stacked = tmp_path / "city.npz"
    np.savez(
        stacked, places=np.array(LONLAT), durations=np.array([van, bike]), profiles=np.array(["van", "bike"])
    )
    for path in (both, stacked):
        travel = MatrixFileTravel(load(path))
        assert [travel.travel_s(STATION, SCHOOL, 0, who) for who in ("van", "bike", "boat")] == [
            300,
            900,
            300,
        ]


def test_a_place_that_isnt_in_the_file_is_led_to_the_nearest_that_is(tmp_path: Path) -> None:
    """From the kiosk to the harbour by the station; from the kiosk to the station straight."""
    travel = MatrixFileTravel(load(write_json(tmp_path / "city.json")), ahead_s=60)
    aside_s = travel.travel_s(KIOSK, STATION, 0) - 60
    assert 15 <= aside_s <= 25
    assert travel.travel_s(KIOSK, HARBOUR, 0) == 600 + aside_s + 60
    assert travel.travel_s(KIOSK, KIOSK, 0) == 60


def test_the_arrays_say_what_the_provider_says(tmp_path: Path) -> None:
    """Every pair of four places."""
    travel = MatrixFileTravel(load(write_json(tmp_path / "city.json")), ahead_s=60)
    places = [STATION, KIOSK, HARBOUR, SCHOOL]
    ways = travel.ways(places, [""])
    assert ways.ahead_s == 60
    for a, origin in enumerate(places):
        for b, target in enumerate(places):
            if a != b:
                assert ways.dense[0, a, b] + 60 == travel.travel_s(origin, target, 0)
                assert ways.back[0, b, a] == ways.dense[0, a, b]
    out, home = travel.rows(KIOSK, places, ["", "bike"])
    assert out[0].tolist() == ways.dense[0, 1].tolist()
    assert home[1].tolist() == ways.dense[0, :, 1].tolist()


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("city.txt", "", "must end in"),
        ("city.json", "{", "isn't of the form"),
        ("city.json", '{"places":[[117,31]]}', "isn't of the form ('matrices')"),
        ("city.json", '{"places":[[117,31]],"matrices":{}}', "no durations"),
        ("city.json", '{"places":[],"durations":[]}', "no places"),
        ("city.json", '{"places":[[31,117]],"durations":[[0]]}', "are they swapped?"),
        ("city.json", '{"places":[[117,31]],"durations":[[0,1]]}', "1 rows of 1 numbers"),
        ("city.json", '{"places":[[117,31]],"durations":[[-1]]}', "none below 0"),
        ("city.csv", "lon,lat,a\n117,31,soon\n", "could not convert"),
        ("city.npz", "no archive", "isn't of the form"),
    ],
)
def test_a_file_that_cant_be_read_says_why(tmp_path: Path, name: str, content: str, words: str) -> None:
    """With the file's name."""
    path = tmp_path / name
    path.write_text(content)
    with pytest.raises(MatrixInvalid) as failed:
        load(path)
    assert words in str(failed.value)
    assert str(path) in str(failed.value)


def test_a_file_that_isnt_there_says_so(tmp_path: Path) -> None:
    """In both languages."""
    with pytest.raises(MatrixInvalid, match="No such file") as failed:
        load(tmp_path / "none.json")
    assert "打不开" in failed.value.titled("zh")


DAY = {"on": date(2026, 3, 2), "midnight": datetime(2026, 3, 1, 16, tzinfo=UTC), "ahead_s": 600}


def test_a_setting_names_its_provider(tmp_path: Path) -> None:
    """A day is planned by hour of the day or by what was measured; a file's problem at one speed."""
    matrix = f"matrix:{write_json(tmp_path / 'city.json')}"
    assert isinstance(provider_for("haversine", **DAY), HaversineTravel)  # type: ignore[arg-type]
    assert provider_for(matrix, **DAY).travel_s(STATION, HARBOUR, 0) == 1200  # type: ignore[arg-type]
    assert isinstance(provider_of_file("haversine"), StraightTravel)
    assert provider_of_file(matrix).travel_s(STATION, HARBOUR, 0) == 600
    assert isinstance(provider_of_file("osrm:http://127.0.0.1:5000"), OsrmTravel)


def test_a_days_router_is_one_for_all_who_ask_about_it() -> None:
    """What it said is kept, whatever is added to the ways; another day asks anew."""
    with running(Router()) as router:
        setting = f"osrm:{router.url}"
        way_s = provider_for(setting, **DAY).travel_s(STATION, HARBOUR, 0)  # type: ignore[arg-type]
        asked = len(router.asked)
        bare = provider_for(setting, **{**DAY, "ahead_s": 0})  # type: ignore[arg-type]
        assert bare.travel_s(STATION, HARBOUR, 0) == way_s - 600
        assert way_s % 60 == 0, "who goes arrives on a minute"
        assert len(router.asked) == asked
        provider_for(setting, **{**DAY, "on": date(2026, 3, 3)}).travel_s(STATION, HARBOUR, 0)  # type: ignore[arg-type]
        assert len(router.asked) > asked


def test_a_matrix_is_read_again_when_it_has_changed(tmp_path: Path) -> None:
    """By the time at which it was written."""
    path = write_json(tmp_path / "city.json")
    setting = f"matrix:{path}"
    first = provider_of_file(setting).travel_s(STATION, HARBOUR, 0)
    path.write_text(json.dumps({"places": LONLAT, "durations": [[0, 60, 60], [60, 0, 60], [60, 60, 0]]}))
    assert (first, provider_of_file(setting).travel_s(STATION, HARBOUR, 0)) == (600, 60)


@pytest.mark.parametrize("setting", ["", "google", "osrm", "osrm:127.0.0.1:5000", "http://127.0.0.1:5000"])
def test_another_setting_is_refused(setting: str) -> None:
    """With the three that there are."""
    with pytest.raises(TravelSettingInvalid) as failed:
        checked(setting)
    assert "osrm:http://host:port" in failed.value.mended("en")
