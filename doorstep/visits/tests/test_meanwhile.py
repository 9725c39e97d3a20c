"""What changed while the phone was away: each order that has left the day says why, and to whom it went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from doorstep.core import clock
from doorstep.dispatch.services import assign
from tests.cast import Cast, at
from tests.lives import CHEN_JING, LI_QIANG, SUN_LI
from tests.worlds import Caller, Visit, receive


@pytest.fixture(autouse=True)
def now() -> Iterator[None]:
    with clock.frozen(at(9)):
        yield


def gone(cast: Cast, *held: str) -> list[dict[str, Any]]:
    query = "&".join(f"held={number}" for number in held)
    response = Caller(cast.li_qiang_user).get(f"/field/day?{query}")
    assert response.status_code == 200, response.content
    return list(response.json()["gone"])


def test_what_is_in_the_day_is_not_gone(cast: Cast, assigned: Visit) -> None:
    assert gone(cast, assigned.number) == []
    assert gone(cast) == []


def test_a_cancelled_order_says_who_and_why(cast: Cast, assigned: Visit) -> None:
    assigned.say("order.cancelled", {"reason": "不装了"}, by=CHEN_JING)
    (said,) = gone(cast, assigned.number)
    assert (said["number"], said["why"], said["reason"]) == (assigned.number, "cancelled", "不装了")
    assert (said["by_role"], said["by_title"]["en"]) == ("dispatcher", "Dispatcher")
    assert "customer" not in said and "site" not in said


def test_an_order_taken_by_another_names_him(cast: Cast, assigned: Visit) -> None:
    cast.zhao_lei.skills.set(cast.li_qiang.skills.all(), through_defaults={"level": 2})
    assign(number=assigned.number, staff_no="HF1002", from_at=at(10), actor=CHEN_JING, now=at(9))
    (said,) = gone(cast, assigned.number)
    assert (said["why"], said["taken_by"]) == ("taken", cast.zhao_lei.name)


def test_an_order_taken_off_him_or_promised_anew_says_so(cast: Cast, library: None) -> None:
    off, moved = receive(cast, "GD900000002", hour=14), receive(cast, "GD900000003", hour=16)
    off.ready()
    moved.ready()
    off.say("order.unassigned", {"reason": "师傅请假"}, by=CHEN_JING)
    moved.book("1400-1600")
    said = {each["number"]: each for each in gone(cast, off.number, moved.number)}
    assert (said[off.number]["why"], said[off.number]["reason"]) == ("withdrawn", "师傅请假")
    assert said[moved.number]["why"] == "moved"
    assert said[moved.number]["promised"]["from_at"] == "2026-03-02T06:00:00Z"


def test_what_he_did_himself_is_no_news(cast: Cast, on_site: Visit) -> None:
    on_site.say("visit.failed", by=LI_QIANG)
    assert gone(cast, on_site.number) == []


def test_an_order_that_was_never_his_stays_unknown(cast: Cast, library: None) -> None:
    other = receive(cast, "GD900000009")
    other.say("order.cancelled", by=SUN_LI)
    assert gone(cast, other.number, "GD-none") == []
