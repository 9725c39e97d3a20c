"""Rooms in the logs: where each stands, which terminal is in it, and that a rebuild finds the same."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest

from doorstep.accounts.models import Device
from doorstep.core.errors import NotFound
from doorstep.orders.errors import StepRefused
from doorstep.orders.models import Order
from doorstep.orders.queries import verdicts_now
from doorstep.orders.services import rebuild
from doorstep.projects.matrix import RoomCell, matrix, revision_of
from doorstep.projects.models import RollOut, Room
from doorstep.projects.room_page import note_room, room_page
from doorstep.projects.tests.making import MAC_1, MAC_2, csv, opened, taken
from tests.cast import Cast, at
from tests.lives import Life

LIST = csv(("8F", "801-803", "空房", "", "", ""), ("9F", "901", "住客", "", "", ""))
BOX = {"model": "B860AV2.1", "sn": "ZTE000000001", "mac": MAC_1}
NEXT = {"model": "B860AV2.1", "sn": "ZTE000000002", "mac": MAC_2}


@pytest.fixture
def rollout(cast: Cast, library: None) -> RollOut:
    rollout = opened(cast)
    taken(rollout, LIST)
    return rollout


@pytest.fixture
def visit(rollout: RollOut) -> Life:
    """Its lead order, the front desk's yes in its log."""
    assert rollout.lead_id is not None
    life = Life(rollout.lead_id, now=at(9, 30))
    for kind, body in (
        ("visit.arrived", {}),
        ("frontdesk.confirmed", {"rooms": ["801", "802", "803", "901"]}),
    ):
        life.say(kind, body, happened=True)
    return life


def room(life: Life, name: str, when: datetime, **changes: Any) -> None:
    """Knocked at, opened, mapped, finished: three minutes."""
    said = {"room": name, "occupied": False, **changes}
    minute = when.replace
    life.say("room.knocked", {"room": name}, happened=True, now=when)
    life.say("room.opened", said, happened=True, now=when)
    life.say(
        "room.mapped",
        {"room": name, "device": changes.get("device", BOX)},
        happened=True,
        now=minute(minute=when.minute + 2),
    )
    life.say("room.finished", {"room": name}, happened=True, now=minute(minute=when.minute + 3))


EVENING = at(20)


def cells(rollout: RollOut, now: datetime = EVENING) -> dict[str, RoomCell]:
    houses = matrix(RollOut.objects.get(pk=rollout.pk), now)
    return {each.name: each for house in houses for floor in house.floors for each in floor.rooms}


def standing() -> list[tuple[str, str]]:
    rows = Device.objects.filter(removed_at__isnull=True)
    return list(rows.order_by("place", "mac").values_list("place", "mac"))


def violated(number: str) -> set[str]:
    return {row.clause for row in verdicts_now(number) if row.outcome == "violated"}


def test_a_room_goes_from_to_do_to_done(rollout: RollOut, visit: Life) -> None:
    before = revision_of(rollout)
    room(visit, "801", at(10))
    done = cells(rollout)["801"]
    assert (done.state, done.took_s, done.order, done.flags) == ("done", 180, rollout.lead_id, ())
    assert (done.opened_at, done.finished_at) == (at(10), at(10, 3))
    assert [each.mac for each in done.terminals] == [MAC_1]
    assert cells(rollout)["802"].state == "todo"
    assert revision_of(rollout) == before + 4


def test_at_work_too_long_is_flagged_by_the_clock(rollout: RollOut, visit: Life) -> None:
    visit.say("guest.greeted", {"room": "802"}, happened=True, now=at(9, 59))
    visit.say("room.opened", {"room": "802", "occupied": True}, happened=True, now=at(10))
    assert cells(rollout, at(10, 4))["802"].flags == ()
    assert cells(rollout, at(10, 6))["802"].flags == ("over",)
    assert "ask" in cells(rollout, at(10, 15))["802"].flags


def test_a_guest_who_would_rather_not_puts_the_room_off(rollout: RollOut, visit: Life) -> None:
    visit.say("guest.greeted", {"room": "901", "consent": False}, happened=True, now=at(10, 58))
    later = {"room": "901", "again": "time", "again_at": at(15).isoformat(), "remark": "下午三点后"}
    visit.say("room.deferred", later, happened=True, now=at(11))
    put_off = cells(rollout)["901"]
    assert (put_off.state, put_off.again, put_off.again_at, put_off.remark) == (
        "deferred", "time", at(15), "下午三点后",
    )  # fmt: skip
    assert put_off.flags == ("refused",)


def test_what_comes_late_belongs_before_what_is_known(rollout: RollOut, visit: Life) -> None:
    visit.say("room.finished", {"room": "803"}, happened=True, now=at(12), occurred_at=at(10, 4))
    visit.say("room.opened", {"room": "803"}, happened=True, now=at(12, 1), occurred_at=at(10))
    late = cells(rollout)["803"]
    assert (late.state, late.took_s) == ("done", 240)


def test_an_opening_that_was_none_is_taken_back(rollout: RollOut, visit: Life) -> None:
    wrong = visit.say("room.opened", {"room": "803"}, happened=True, now=at(10))
    visit.say("order.corrected", {"corrects": str(wrong.id)}, happened=True, now=at(10, 1))
    assert cells(rollout)["803"].state == "todo"


def test_a_mac_in_another_room_is_refused_and_the_refusal_says_where(rollout: RollOut, visit: Life) -> None:
    room(visit, "801", at(10))
    Order.objects.filter(pk=rollout.lead_id).update(state="on_site")
    with pytest.raises(StepRefused) as refusal:
        visit.say("room.mapped", {"room": "802", "device": {**NEXT, "mac": MAC_1}})
    assert [block["clause"] for block in refusal.value.details["blocks"]] == ["hotel.mac-once"]
    assert f"{rollout.lead_id} 801" in refusal.value.mended("zh")
    assert standing() == [("801", MAC_1)]


def test_one_that_was_mapped_offline_is_a_finding_and_stays_where_it_was(
    rollout: RollOut, visit: Life
) -> None:
    room(visit, "801", at(10))
    visit.say("room.mapped", {"room": "802", "device": BOX}, happened=True, now=at(11))
    assert "hotel.mac-once" in violated(visit.number)
    assert standing() == [("801", MAC_1)]
    assert cells(rollout)["802"].flags == ("conflict", "finding")
    visit.say("room.mapped", {"room": "802", "device": NEXT}, happened=True, now=at(11, 1))
    assert cells(rollout)["802"].flags == ("finding",)


def test_a_swap_ends_the_one_and_begins_the_other(rollout: RollOut, visit: Life) -> None:
    room(visit, "801", at(10))
    swap = {"room": "801", "device": NEXT, "replaces": MAC_1}
    visit.say("room.mapped", swap, happened=True, now=at(12))
    assert standing() == [("801", MAC_2)]
    old, new = room_page(rollout=rollout, name="801", now=at(13)).devices
    assert (old.mac, old.placed_at, old.removed_at, old.removed_by) == (
        MAC_1, at(10, 2), at(12), visit.number,
    )  # fmt: skip
    assert (new.mac, new.removed_at) == (MAC_2, None)


def test_a_wrong_scan_is_taken_out_of_this_room_only(rollout: RollOut, visit: Life) -> None:
    room(visit, "801", at(10))
    visit.say("room.mapped", {"room": "802", "device": BOX}, happened=True, now=at(11))
    visit.say("room.unmapped", {"room": "802", "device": BOX}, happened=True, now=at(11, 1))
    assert standing() == [("801", MAC_1)]
    visit.say("room.unmapped", {"room": "801", "device": BOX}, happened=True, now=at(11, 2))
    assert standing() == []


def test_the_page_of_a_room_tells_its_story(rollout: RollOut, visit: Life) -> None:
    room(visit, "801", at(10))
    wrong = visit.say("room.opened", {"room": "801"}, happened=True, now=at(11))
    visit.say("order.corrected", {"corrects": str(wrong.id)}, happened=True, now=at(11, 1))
    page = room_page(rollout=rollout, name="801", now=at(12))
    assert [entry.kind for entry in page.entries] == [
        "room.knocked", "room.opened", "room.mapped", "room.finished", "room.opened", "order.corrected",
    ]  # fmt: skip
    assert (page.cell.state, page.floor, page.accepted) == ("done", 8, False)
    visit.say("room.knocked", {"room": "802", "knocks": 1}, happened=True, now=at(12))
    visit.say("room.opened", {"room": "802"}, happened=True, now=at(12))
    found = room_page(rollout=rollout, name="802", now=at(12)).findings
    assert "hotel.knock-vacant" in {row.clause for row in found}
    with pytest.raises(NotFound):
        room_page(rollout=rollout, name="1801", now=at(12))


def test_the_desk_notes_what_the_hotel_says(rollout: RollOut, visit: Life) -> None:
    before = revision_of(RollOut.objects.get(pk=rollout.pk))
    note_room(rollout=rollout, name="802", occupancy="closed", note=None)
    note_room(rollout=rollout, name="802", occupancy=None, note="漏水")
    told = cells(rollout)["802"]
    assert (told.occupancy, told.note) == ("closed", "漏水")
    assert revision_of(RollOut.objects.get(pk=rollout.pk)) == before + 2


def test_a_rebuild_finds_rooms_and_terminals_as_they_were(rollout: RollOut, visit: Life) -> None:
    room(visit, "801", at(10))
    visit.say("room.mapped", {"room": "802", "device": BOX}, happened=True, now=at(11))
    visit.say("room.mapped", {"room": "801", "device": NEXT, "replaces": MAC_1}, happened=True, now=at(12))
    visit.say("room.mapped", {"room": "803", "device": BOX}, happened=True, now=at(12, 5))
    visit.say("room.deferred", {"room": "901"}, happened=True, now=at(12, 6))

    def everything() -> list[list[tuple[Any, ...]]]:
        devices = Device.objects.order_by("placed_at", "mac").values_list(
            "place", "mac", "source", "event", "placed_at", "removed_at", "removed_by"
        )
        return [list(devices), list(Room.objects.order_by("pk").values_list())]

    before = everything()
    rebuild(now=at(20))
    assert everything() == before
    assert standing() == [("801", MAC_2), ("803", MAC_1)]
