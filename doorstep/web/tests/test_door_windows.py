"""A window is kept while its customer decides; changed and cancelled by them."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

import pytest

from doorstep.booking.rules import STANDARD
from doorstep.booking.services import promise_window
from doorstep.core import ids
from doorstep.orders.queries import order_named
from doorstep.web.tests.doors import Door
from tests.cast import Cast, at
from tests.lives import CHEN_JING, SUN_LI
from tests.worlds import Visit, problem, receive

TEN, FOUR = "HF-YH:2026-03-02:1000-1200", "HF-YH:2026-03-02:1600-1800"


def hold(door: Door, slot: str = TEN, hold_id: UUID | None = None) -> Any:
    return door.say("hold", slot=slot, hold_id=str(hold_id or ids.uuid7(door.now)))


def offer(view: dict[str, Any], slot: str) -> dict[str, Any]:
    return dict(next(each for each in view["offers"] if each["slot"] == slot))


def test_what_is_looked_at_is_held_and_the_confirmation_takes_it(received: Visit) -> None:
    door = Door(now=at(7))
    said = hold(door).json()
    assert said["hold"]["slot"] == TEN
    until = datetime.fromisoformat(said["hold"]["held_until"])
    assert until > at(7) and offer(said, TEN)["held_until"] == said["hold"]["held_until"]
    booked = door.after(minutes=2).say("window", slot=TEN).json()
    assert (booked["step"], booked["hold"]) == ("wait", None)


def test_turning_back_gives_it_back(received: Visit) -> None:
    door, hold_id = Door(now=at(7)), ids.uuid7(at(7))
    assert hold(door, hold_id=hold_id).json()["hold"]["id"] == str(hold_id)
    for _ in range(2):
        assert door.ask("DELETE", f"/hold/{hold_id}").json()["hold"] is None


def test_another_window_is_held_in_its_place_and_again_is_the_same(received: Visit) -> None:
    door, hold_id = Door(now=at(7)), ids.uuid7(at(7))
    first = hold(door, TEN, hold_id).json()["hold"]
    assert hold(door.after(minutes=1), TEN, hold_id).json()["hold"] == first
    said = hold(door.after(minutes=1), FOUR).json()
    assert (said["hold"]["slot"], offer(said, TEN)["held_until"]) == (FOUR, None)


def test_it_is_over_when_its_time_is_over(received: Visit) -> None:
    door = Door(now=at(7))
    until = datetime.fromisoformat(hold(door).json()["hold"]["held_until"])
    assert Door(now=until, token=door.token).view()["hold"] is None


def test_what_somebody_else_holds_is_refused_with_others(cast: Cast, received: Visit) -> None:
    other = receive(cast, "HF26030200008")
    taken = 0
    for number in (received.number, other.number):
        answer = hold(Door(number, now=at(7)))
        taken += answer.status_code == 200
    said = Door(other.number, now=at(7)).view()
    assert taken == 1, "李强 alone is free then"
    assert offer(said, TEN)["offered"] is False and offer(said, TEN)["reason"]["zh"]
    refused = hold(Door(other.number, now=at(7)))
    assert refused.status_code == 409 and refused.json()["offers"]


def test_kept_again_and_again_it_is_kept_no_more_but_can_be_booked(received: Visit) -> None:
    door = Door(now=at(7))
    for _ in range(STANDARD.holds_a_day):
        hold_id = ids.uuid7(door.now)
        assert hold(door, hold_id=hold_id).status_code == 200
        door.ask("DELETE", f"/hold/{hold_id}")
        door = door.after(minutes=1)
    assert problem(hold(door)) == (429, "holds-spent")
    assert door.say("window", slot=TEN).json()["step"] == "wait"


def test_a_window_of_nowhere(received: Visit) -> None:
    assert problem(hold(Door(now=at(7)), "HF-YH:2026-03-02:0300-0400"))[0] in (404, 409)


# ---- cancelling ---------------------------------------------------------------------------------------


def test_a_customer_cancels_and_says_why(received: Visit) -> None:
    received.ready()
    causes = [each["code"] for each in Door(now=at(8)).view()["cancel_causes"]]
    assert "not_needed" in causes and "no_resources" not in causes
    said = Door(now=at(8)).say("cancel", cause="not_needed").json()
    assert (said["step"], said["technician"], said["cancel_causes"]) == ("cancelled", None, [])
    assert order_named(received.number).state == "cancelled"


def test_another_reason_is_written_down(received: Visit) -> None:
    refused = Door(now=at(8)).say("cancel", cause="other", note="  ")
    assert refused.status_code == 422 and refused.json()["fields"][0]["field"] == "note"
    assert Door(now=at(8)).say("cancel", cause="other", note="出差").status_code == 200


@pytest.mark.parametrize("cause", ["no_resources", "out_of_area"])
def test_our_reasons_are_not_theirs(received: Visit, cause: str) -> None:
    assert Door(now=at(8)).say("cancel", cause=cause).status_code == 422
    assert order_named(received.number).state == "received"


def test_nobody_cancels_who_is_at_the_door(on_site: Visit) -> None:
    assert Door(now=at(10)).view()["cancel_causes"] == []
    assert problem(Door(now=at(10)).say("cancel", cause="not_needed")) == (409, "state-forbids")


def test_cancelled_twice_is_once(received: Visit) -> None:
    said = {"event_id": str(ids.uuid7(at(8))), "cause": "price"}
    for minute in (0, 1):
        assert Door(now=at(8, minute)).say("cancel", **said).status_code == 200


def test_a_move_names_who_asked(received: Visit) -> None:
    Door(now=at(7)).say("window", slot=TEN)
    Door(now=at(7, 5)).say("window", slot=FOUR)
    received.say("call.made", {"purpose": "delay"}, by=CHEN_JING, now=at(7, 8))
    promise_window(
        number=received.number,
        slot="HF-YH:2026-03-02:1400-1600",
        asked_by="us",
        reason="装维员临时请假",
        actor=SUN_LI,
        now=at(7, 10),
    )
    said = [each for each in Door(now=at(8)).view()["events"] if each["kind"] == "window.promised"]
    assert [each["asked_by"] for each in said] == [None, "customer", "us"]
    assert said[-1]["window"]["from_at"] == "2026-03-02T06:00:00Z"
    assert "请假" not in str(said), "why is for the log"
