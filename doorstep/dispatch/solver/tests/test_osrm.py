"""Travel times from a router: asked in blocks, kept, estimated where they are too many; failures in words."""

from __future__ import annotations

import pickle
from collections.abc import Iterator
from math import ceil

import numpy as np
import pytest

from doorstep.core.geo import Place, distance_m
from doorstep.dispatch.solver.measured import TooManyProfiles
from doorstep.dispatch.solver.osrm import OsrmTravel
from doorstep.dispatch.solver.osrm_client import AddressInvalid, OsrmClient, RouterFailed
from doorstep.dispatch.solver.problem import Node
from doorstep.dispatch.solver.straight import UNREACHABLE_S
from doorstep.dispatch.solver.tests.fake_router import Router, running
from doorstep.dispatch.solver.ways import DENSE, NEAREST, Ways


@pytest.fixture
def router() -> Iterator[Router]:
    with running(Router()) as found:
        yield found


def client(router: Router) -> OsrmClient:
    return OsrmClient(router.url, pause=lambda seconds: None)


def town(count: int, seed: int = 1) -> list[Place]:
    """Places within 20 km, at six decimals as they are asked for."""
    rng = np.random.default_rng(seed)
    return [Place(round(31.7 + a, 6), round(117.1 + b, 6)) for a, b in rng.random((count, 2)) * 0.2]


def looked_up(ways: Ways, a: int, b: int) -> int | None:
    """What the sparse arrays hold of a pair."""
    row = ways.near_to[ways.near_at[a] : ways.near_at[a + 1]]
    found = int(np.searchsorted(row, b))
    at = int(ways.near_at[a]) + found
    return int(ways.near_units[at]) if found < len(row) and row[found] == b else None


def test_every_way_of_a_small_town_is_asked_for_once(router: Router) -> None:
    """150 places in blocks of 100 × 100: the router's times, rounded, each direction by itself."""
    places = town(150)
    travel = OsrmTravel(client(router))
    ways = travel.ways(places, ["van"])
    assert ways.mode == DENSE and not ways.hourly
    expected = [[round(router.seconds(a, b) or 0) for b in places] for a in places]
    assert np.abs(ways.dense[0] - np.array(expected)).max() <= 1
    assert travel.travel_s(places[3], places[140], 0, "van") == ways.dense[0, 3, 140]
    asked = len(router.asked)
    assert asked == 3 and {profile for profile, _, _ in router.asked} == {"van"}
    travel.ways(places[20:60], ["van"])
    assert len(router.asked) == asked, "what is known is not asked again"


def test_a_new_place_asks_only_for_its_own_ways(router: Router) -> None:
    """One question from it and one to it; what was known before stays."""
    places = town(60)
    travel = OsrmTravel(client(router))
    before = travel.ways(places, [""]).dense[0]
    router.asked.clear()
    after = travel.ways([*places, Place(31.8, 117.25)], [""]).dense[0]
    assert router.asked == [("driving", 1, 61), ("driving", 60, 1)]
    assert (after[:60, :60] == before).all()
    assert after[60, 0] == round(router.seconds(Place(31.8, 117.25), places[0]) or 0)


def test_many_places_are_measured_near_and_estimated_far(router: Router) -> None:
    """400 places with 40 neighbours each: the nearest are exact, the far ones within a quarter."""
    places = town(400)
    travel = OsrmTravel(client(router), all_up_to=100, nearest=40)
    ways = travel.ways(places, [""])
    cells = sum(rows * columns for _, rows, columns in router.asked)
    assert cells < 400 * 400 / 2, "far fewer than a full matrix"
    for a in (0, 77, 399):
        near = sorted(range(400), key=lambda b, a=a: distance_m(places[a], places[b]))[:40]  # type: ignore[misc]
        assert all(abs(ways.dense[0, a, b] - (router.seconds(places[a], places[b]) or 0)) <= 1 for b in near)
    true = np.array([[router.seconds(a, b) or 0 for b in places] for a in places])
    far = true > 600
    assert (np.abs(ways.dense[0] - true)[far] < 0.25 * true[far]).all()
    assert travel.travel_s(places[0], places[399], 0) == ways.dense[0, 0, 399]


def test_beyond_a_matrix_the_neighbours_stand_in_rows(
    router: Router, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The arrays say the same as the provider does, in a part of the memory; of two profiles there is one."""
    monkeypatch.setattr("doorstep.dispatch.solver.measured.DENSE_PLACES", 200)
    places = town(300)
    travel = OsrmTravel(client(router), all_up_to=100, nearest=30)
    ways = travel.ways(places, [""])
    assert ways.mode == NEAREST and not len(ways.dense)
    for a, b in ((0, 1), (5, 250), (299, 3)):
        known = looked_up(ways, a, b)
        metres = distance_m(places[a], places[b])
        said = known if known is not None else int(metres * ways.per_m[a] + 0.5)
        assert abs(said - travel.travel_s(places[a], places[b], 0)) <= 1
    nearest = min(range(1, 300), key=lambda b: distance_m(places[0], places[b]))
    assert looked_up(ways, 0, nearest) == round(router.seconds(places[0], places[nearest]) or 0)
    with pytest.raises(TooManyProfiles, match="300 places"):
        travel.ways(places, ["", "bike"])


def test_no_way_is_a_way_nobody_can_go(router: Router) -> None:
    """An island: null in the table."""
    places = town(5)
    router.island = places[2]
    travel = OsrmTravel(client(router), ahead_s=300, round_s=60)
    assert travel.travel_s(places[0], places[2], 0) >= UNREACHABLE_S
    way = router.seconds(places[0], places[1]) or 0
    assert travel.travel_s(places[0], places[1], 0) == ceil(round(way) / 60) * 60 + 300
    assert travel.travel_s(places[1], places[1], 0) == 300


def test_a_router_that_takes_less_at_a_time_is_asked_for_less(router: Router) -> None:
    """10 × 10 instead of 100 × 100; the blocks shrink until they are taken, and stay so."""
    router.cells = 100
    places = town(30)
    dense = OsrmTravel(client(router)).ways(places, [""]).dense[0]
    assert np.abs(dense - np.array([[router.seconds(a, b) or 0 for b in places] for a in places])).max() <= 1
    refused = [rows * columns > 100 for _, rows, columns in router.asked]
    assert refused[0] and not any(refused[4:])


def test_a_busy_router_is_asked_again_and_then_given_up(router: Router) -> None:
    """Twice busy: the third try answers. Busy for good: an error with its address, in words."""
    places, pauses = town(2), list[float]()
    router.busy = 2
    patient = OsrmClient(router.url, pause=pauses.append)
    assert patient.seconds(places[:1], places[1:], "")[0, 0] > 0
    assert pauses == [0.5]
    router.busy = 99
    with pytest.raises(RouterFailed, match=r"HTTP 503") as failed:
        patient.seconds(places[:1], places[1:], "")
    assert router.url in str(failed.value)
    assert "忙或出错" in failed.value.titled("zh")


@pytest.mark.parametrize(
    ("status", "body", "words"),
    [
        (400, b'{"code":"NoSegment","message":"Could not find a matching segment"}', "NoSegment: Could not"),
        (200, b"<html>", "isn't that of an OSRM table service"),
        (302, b"", "HTTP 302"),
        (200, b'{"code":"Ok","durations":[[1,2]]}', "no table of 1 × 1"),
        (200, b'{"code":"Ok","durations":[[-1]]}', "no table of 1 × 1"),
        (200, b'{"code":"Ok"}', "no table of 1 × 1"),
        (400, b'{"code":"TooBig"}', "TooBig"),
    ],
)
def test_what_isnt_a_table_is_said(router: Router, status: int, body: bytes, words: str) -> None:
    """A refusal, a page, a redirect (which is not followed), tables of another shape."""
    router.says = (status, body)
    with pytest.raises(RouterFailed) as failed:
        client(router).seconds(town(2)[:1], town(2)[1:], "")
    assert words in str(failed.value)


def test_a_router_that_isnt_there_is_said() -> None:
    """Nobody listens once the server is gone."""
    with running(Router()) as gone:
        pass
    with pytest.raises(RouterFailed, match="can't be reached"):
        OsrmClient(gone.url, pause=lambda seconds: None).seconds(town(2), town(2), "")


@pytest.mark.parametrize("address", ["file:///etc/hosts", "127.0.0.1:5000", "http://", "http://a/?x=1"])
def test_only_http_addresses_are_asked(address: str) -> None:
    """The message says how to write one."""
    with pytest.raises(AddressInvalid, match="http://host:5000"):
        OsrmClient(address)


def test_one_place_more_is_asked_for_by_rows(router: Router) -> None:
    """The same both ways as one by one; `back` of the arrays is `dense` turned."""
    places, shop = town(20), Place(31.8, 117.25)
    travel = OsrmTravel(client(router), ahead_s=60)
    out, home = travel.rows(shop, places, ["", "bike"])
    assert out.shape == home.shape == (2, 20)
    assert out[0].tolist() == [travel.travel_s(shop, place, 0) - 60 for place in places]
    assert home[1].tolist() == [travel.travel_s(place, shop, 0, "bike") - 60 for place in places]
    ways = travel.ways(places, [""])
    assert (ways.back[0] == ways.dense[0].T).all() and ways.back is not ways.dense


def test_what_is_known_goes_to_another_process(router: Router) -> None:
    """Without its connection and lock; there it may ask on."""
    places = town(10)
    travel = OsrmTravel(OsrmClient(router.url))
    before = travel.ways(places, [""]).dense
    router.asked.clear()
    twin = pickle.loads(pickle.dumps(travel))
    assert (twin.ways(places, [""]).dense == before).all() and not router.asked
    assert twin.travel_s(places[0], Place(31.8, 117.25), 0) > 0 and router.asked


def test_a_row_of_a_matrix_has_no_coordinates(router: Router) -> None:
    """A problem with matrices doesn't need a router."""
    with pytest.raises(TypeError, match="no coordinates"):
        OsrmTravel(client(router)).ways([Node(0), Node(1)], [""])
