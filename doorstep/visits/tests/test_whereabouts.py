"""Where the technician is, told while on the way and forgotten after."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest

from doorstep.core import clock
from doorstep.core.geo import Place
from doorstep.orders.log import Actor
from doorstep.orders.queries import entries_of
from doorstep.visits.errors import NotOnTheWay, NotYourOrder
from doorstep.visits.models import Whereabouts
from doorstep.visits.whereabouts import (
    Sighting,
    forget_old_whereabouts,
    note_whereabouts,
    whereabouts_of,
)
from tests.cast import Cast, at
from tests.lives import CHEN_JING, LI_QIANG
from tests.worlds import Caller, Visit, problem

HERE = Place(31.85, 117.31)
NEARER = Place(31.86, 117.303)


def seen(when: datetime, place: Place = HERE) -> Sighting:
    return Sighting(place, 15, False, when)


def tell(visit: Visit, when: datetime, place: Place = HERE, by: Actor = LI_QIANG) -> None:
    note_whereabouts(number=visit.number, seen=seen(when, place), actor=by, now=when)


def test_the_latest_sign_is_kept_and_no_other(on_the_way: Visit) -> None:
    tell(on_the_way, at(9, 32))
    tell(on_the_way, at(9, 36), NEARER)
    note_whereabouts(number=on_the_way.number, seen=seen(at(9, 34)), actor=LI_QIANG, now=at(9, 37))
    assert whereabouts_of(on_the_way.number, now=at(9, 40)) == seen(at(9, 36), NEARER)
    assert Whereabouts.objects.count() == 1


def test_it_stands_in_no_log(on_the_way: Visit) -> None:
    before = len(entries_of(on_the_way.number))
    tell(on_the_way, at(9, 32))
    assert len(entries_of(on_the_way.number)) == before


@pytest.mark.parametrize("end", ["visit.arrived", "visit.failed", "order.suspended", "order.cancelled"])
def test_it_is_forgotten_as_soon_as_nobody_is_on_the_way(on_the_way: Visit, end: str) -> None:
    tell(on_the_way, at(9, 32))
    if end == "visit.arrived":
        on_the_way.say("call.made", {"purpose": "on_the_way"}, by=LI_QIANG, now=at(9, 35))
    on_the_way.say(end, now=at(9, 49), by=CHEN_JING if end.startswith("order.") else LI_QIANG)
    assert not Whereabouts.objects.exists()
    with pytest.raises(NotOnTheWay if end == "visit.arrived" else (NotOnTheWay, NotYourOrder)):
        tell(on_the_way, at(9, 50))


def test_nothing_is_told_before_setting_out(assigned: Visit) -> None:
    with pytest.raises(NotOnTheWay):
        tell(assigned, at(9))


def test_only_who_goes_tells(on_the_way: Visit) -> None:
    with pytest.raises(NotYourOrder):
        tell(on_the_way, at(9, 32), by=Actor("technician", "HF1002"))


def test_an_old_sign_says_nothing(on_the_way: Visit) -> None:
    tell(on_the_way, at(9, 32))
    assert whereabouts_of(on_the_way.number, now=at(11, 31)) is not None
    assert whereabouts_of(on_the_way.number, now=at(11, 32)) is None
    assert forget_old_whereabouts(now=at(11, 31)) == 0
    assert forget_old_whereabouts(now=at(11, 32)) == 1


def test_a_phone_whose_clock_runs_ahead_was_not_there_later_than_now(on_the_way: Visit) -> None:
    note_whereabouts(number=on_the_way.number, seen=seen(at(23)), actor=LI_QIANG, now=at(9, 33))
    said = whereabouts_of(on_the_way.number, now=at(9, 34))
    assert said is not None and said.at == at(9, 33)


# ---- the endpoint ------------------------------------------------------------------------------------


def post(user: Any, visit: Visit, **changes: Any) -> Any:
    when = at(9, 35)
    where = {"lat": HERE.lat, "lon": HERE.lon, "accuracy_m": 15, "mock": False, **changes}
    with clock.frozen(when + timedelta(seconds=5)):
        body = {"order": visit.number, "location": where, "at": when.isoformat()}
        return Caller(user).post("/field/whereabouts", body)


def test_a_phone_tells(cast: Cast, on_the_way: Visit) -> None:
    assert post(cast.li_qiang_user, on_the_way).status_code == 204
    assert whereabouts_of(on_the_way.number, now=at(9, 36)) == seen(at(9, 35))


def test_others_are_refused(cast: Cast, on_the_way: Visit) -> None:
    assert problem(post(cast.zhao_lei_user, on_the_way)) == (403, "not-your-order")
    assert problem(post(cast.chen_jing, on_the_way)) == (403, "role-not-allowed")
    assert problem(post(cast.li_qiang_user, on_the_way, lat=91)) == (422, "invalid")
    assert problem(post(None, on_the_way))[0] == 401
