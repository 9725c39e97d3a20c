"""Who comes, with a face, and how far off they are: honestly."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from doorstep.core.geo import Place, distance_m
from doorstep.people.services import set_portrait
from doorstep.visits.whereabouts import Sighting, note_whereabouts
from doorstep.web.tests.doors import Door
from tests.cast import Cast, at
from tests.lives import CHEN_JING, LI_QIANG
from tests.worlds import Visit, photo, problem, receive

NEAR = Place(31.8690, 117.3080)
FAR = Place(31.8300, 117.2600)


def seen(visit: Visit, place: Place, when: datetime, **changes: Any) -> None:
    sighting = Sighting(**{"place": place, "accuracy_m": 20, "mock": False, "at": when, **changes})
    note_whereabouts(number=visit.number, seen=sighting, actor=LI_QIANG, now=when)


def coming(hour: int, minute: int) -> dict[str, Any]:
    said = Door(now=at(hour, minute)).view()["coming"]
    assert isinstance(said, dict)
    return said


def when(said: str) -> datetime:
    return datetime.fromisoformat(said)


def test_nobody_comes_before_setting_out_nor_after_arriving(assigned: Visit) -> None:
    assert Door().view()["coming"] is None
    assigned.arrive()
    assert Door(now=at(10)).view()["coming"] is None


def test_without_a_position_the_departure_and_the_way_say_it(cast: Cast, on_the_way: Visit) -> None:
    said = coming(9, 31)
    assert (said["sign"], when(said["sign_at"]), said["away_km"]) == ("departure", at(9, 30), None)
    expected = when(said["expected_at"])
    assert at(9, 30) < expected < at(10)
    assert said["minutes"] == (expected - at(9, 31)) / timedelta(minutes=1)


def test_a_nearer_position_says_less(cast: Cast, on_the_way: Visit) -> None:
    seen(on_the_way, FAR, at(9, 33))
    far = coming(9, 34)
    assert (far["sign"], when(far["sign_at"])) == ("position", at(9, 33))
    assert far["away_km"] == round(distance_m(FAR, Place(31.8659, 117.3004)) / 1000, 1)
    seen(on_the_way, NEAR, at(9, 40))
    near = coming(9, 40)
    assert (near["away_km"], near["minutes"] < far["minutes"]) == (0.8, True)


def test_late_is_not_said_in_minutes(on_the_way: Visit) -> None:
    seen(on_the_way, NEAR, at(9, 40))
    said = coming(10, 20)
    assert (said["minutes"], when(said["sign_at"])) == (None, at(9, 40))


@pytest.mark.parametrize("why", [{"mock": True}, {"accuracy_m": 5000}])
def test_a_position_that_says_nothing_is_none(on_the_way: Visit, why: dict[str, Any]) -> None:
    seen(on_the_way, FAR, at(9, 33), **why)
    assert coming(9, 34)["sign"] == "departure"


def test_who_was_at_another_site_before_sets_out_from_there(cast: Cast, on_the_way: Visit) -> None:
    from_home = when(coming(9, 31)["expected_at"])
    on_the_way.say("visit.failed", now=at(9, 33))
    first = receive(cast, "HF26030200009", hour=8)
    first.order.site.lat, first.order.site.lon = FAR.lat, FAR.lon
    first.order.site.save()
    first.arrive()
    for kind in ("call.made",):
        on_the_way.say(kind, by=CHEN_JING)
    on_the_way.book("1600-1800")
    on_the_way.hour = 16
    on_the_way.send()
    for kind in ("order.studied", "visit.prepared"):
        on_the_way.say(kind)
    on_the_way.say("visit.departed", now=at(15, 30))
    later = when(coming(15, 31)["expected_at"])
    assert later - at(15, 30) != from_home - at(9, 30)


def test_where_somebody_is_stays_on_the_server(on_the_way: Visit) -> None:
    seen(on_the_way, FAR, at(9, 33))
    text = Door(now=at(9, 34)).ask("GET").content.decode()
    assert "31.83" not in text and "117.26" not in text


# ---- the face --------------------------------------------------------------------------------------


def test_the_face_is_shown_behind_the_link_while_somebody_comes(cast: Cast, received: Visit) -> None:
    held = set_portrait(staff_no="HF1001", data=photo("face"), actor="sunli", now=at(6))
    assert problem(Door().ask("GET", "/portrait"))[0] == 404
    received.ready()
    assert Door().view()["technician"]["portrait"] == held.version
    shown = Door().ask("GET", "/portrait")
    assert (shown.status_code, shown["content-type"]) == (200, "image/jpeg")
    assert shown.content == bytes(held.picture) and "private" in shown["cache-control"]
    received.say("order.suspended", by=CHEN_JING)
    assert problem(Door().ask("GET", "/portrait"))[0] == 404


def test_without_a_picture_there_is_none(assigned: Visit) -> None:
    assert problem(Door().ask("GET", "/portrait"))[0] == 404


def test_no_face_for_a_link_that_does_not_hold(cast: Cast, assigned: Visit) -> None:
    set_portrait(staff_no="HF1001", data=photo("face"), actor="sunli", now=at(6))
    assert problem(Door(token="HF.1.x").ask("GET", "/portrait")) == (403, "link-invalid")
