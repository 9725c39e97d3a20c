"""A hotel's front desk on its page: confirms the visit's rooms, signs their sheet, agrees on the rest."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from doorstep.booking import services as booking
from doorstep.core import ids
from doorstep.dispatch.services import assign
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.queries import entries_of, order_named
from doorstep.orders.services import verify
from doorstep.people.models import Certificate
from doorstep.people.states import CertificateKind
from doorstep.projects.models import RollOut
from doorstep.projects.tests.making import WU_FAN, csv, opened, taken
from doorstep.web.tests.doors import Door
from tests.cast import DAY, Cast, at
from tests.lives import CHEN_JING, LI_QIANG
from tests.worlds import problem

ROOMS = ["801", "802", "803"]
TWO = "HF-YH:2026-03-02:1400-1600"


def say(number: str, kind: str, when: datetime, *, actor: Actor = LI_QIANG, **body: Any) -> None:
    """A fact of the crew's, or what the account manager decides."""
    event = NewEvent(ids.uuid7(when), kind, body, when)
    append(number=number, event=event, actor=actor, now=when, happened=actor is LI_QIANG)


@pytest.fixture
def visit(library: None, cast: Cast) -> str:
    """Booked at nine for two o'clock, three rooms arranged; Li Qiang is at the desk ten minutes early."""
    Certificate.objects.create(
        technician=cast.li_qiang, kind=CertificateKind.SERVICE_LEVEL3, number="S3-1",
        valid_from_on=date(2025, 1, 1), valid_until_on=date(2027, 1, 1),
    )  # fmt: skip
    rollout = opened(cast)
    taken(rollout, csv(*(("8", room, "住客" if room == "803" else "空房", "", "", "") for room in ROOMS)))
    number = RollOut.objects.select_related("lead").get(pk=rollout.pk).lead.number  # type: ignore[union-attr]
    booking.open_slots(grid=cast.grid.code, day=DAY, now=at(6))
    booking.promise_window(number=number, slot=TWO, asked_by="customer", actor=CHEN_JING, now=at(9))
    say(
        number, "visit.arranged", at(9, 1), actor=WU_FAN, from_at=at(14).isoformat(),
        to_at=at(16).isoformat(), coordinator="7", steps=["前台确认", "逐间安装", "对单签字"],
        rooms=ROOMS, terminals=3, work_min=60,
    )  # fmt: skip
    assign(number=number, staff_no="HF1001", from_at=at(14), actor=CHEN_JING, now=at(9, 2))
    say(number, "visit.departed", at(13, 30))
    say(number, "visit.arrived", at(13, 50))
    return number


def confirms(number: str, **said: Any) -> Any:
    body = {"coordinator": "7", "rooms": ROOMS, "occupied": ["803"], **said}
    return Door(number, at(13, 55)).say("desk", **body)


def do(number: str, room: str, minute: int, **finished: Any) -> None:
    say(number, "room.opened", at(14, minute), room=room, occupied=False, by="coordinator")
    device = {"model": "B860AV", "sn": f"ZTE0000{room}", "mac": f"00:19:C6:00:08:{room[1:]}"}
    say(number, "room.mapped", at(14, minute + 1), room=room, device=device)
    flags: dict[str, Any] = {"tested": True, "kept_to_area": True, "as_found": True, "nothing_left": True}
    say(number, "room.finished", at(14, minute + 4), room=room, occupied=False, result="installed", **flags)


def defer(number: str, room: str, minute: int) -> None:
    say(
        number, "room.deferred", at(14, minute), room=room, reason="guest", apologised=True,
        again="check_out", remark="退房后再装",
    )  # fmt: skip


def test_the_page_asks_the_desk_first_and_shows_what_was_arranged(visit: str) -> None:
    said = Door(visit, at(13, 55)).view()
    assert said["step"] == "desk"
    desk = said["desk"]
    assert [(room["name"], room["occupied"]) for room in desk["rooms"]] == [
        ("801", False), ("802", False), ("803", True),
    ]  # fmt: skip
    assert (desk["steps"], desk["coordinator"]) == (["前台确认", "逐间安装", "对单签字"], "7")
    assert desk["confirmed_at"] is None


def test_the_desk_confirms_and_work_is_to_be_seen(visit: str) -> None:
    answer = confirms(visit)
    assert answer.status_code == 200, answer.content
    assert answer.json()["step"] == "work"
    (said,) = [entry for entry in entries_of(visit) if entry.kind == "frontdesk.confirmed"]
    assert (said.body["rooms"], said.body["occupied"], said.actor.split(":")[0]) == (
        ROOMS,
        ["803"],
        "customer",
    )


@pytest.mark.parametrize("said", [{"rooms": []}, {"rooms": ["801", "999"]}, {"occupied": ["999"]}])
def test_rooms_that_were_not_arranged_are_refused(visit: str, said: dict[str, Any]) -> None:
    assert problem(confirms(visit, **said)) == (422, "rooms-not-listed")
    assert all(entry.kind != "frontdesk.confirmed" for entry in entries_of(visit))


def test_the_page_follows_room_by_room(visit: str) -> None:
    confirms(visit)
    do(visit, "801", 1)
    say(visit, "room.noted", at(14, 6), room="801", about="damage", note="插座松动")
    say(visit, "room.opened", at(14, 7), room="802", occupied=False, by="coordinator")
    desk = Door(visit, at(14, 8)).view()["desk"]
    assert [room["state"] for room in desk["rooms"]] == ["done", "in_work", "todo"]
    assert (desk["done"], desk["open"], desk["left"]) == (1, 2, 2)
    assert desk["rooms"][0]["notes"] == ["插座松动"]


def signs(number: str, **said: Any) -> Any:
    door = Door(number, at(15))
    body = {"result": "satisfied", "comment": "做得很仔细", "signature": door.draw(), **said}
    return door.say("sheet", **body)


def test_every_room_done_the_sheet_is_signed_and_the_order_accepted_by_one_signature(visit: str) -> None:
    confirms(visit)
    for place, room in enumerate(ROOMS):
        do(visit, room, 1 + 6 * place)
    assert Door(visit, at(14, 40)).view()["step"] == "sheet"
    answer = signs(visit)
    assert answer.status_code == 200, answer.content
    assert (answer.json()["state"], answer.json()["step"]) == ("accepted", "rate")
    sheet, accepted = entries_of(visit)[-2:]
    assert (sheet.kind, accepted.kind) == ("sheet.signed", "acceptance.signed")
    assert sheet.body["signature"] == accepted.body["signature"]
    assert (sheet.body["rooms_done"], sheet.body["rooms_left"], sheet.body["checked"]) == (3, 0, True)
    assert all(not found for _, found in verify([visit]))


def test_rooms_left_over_need_a_next_time_and_nothing_is_half_signed(visit: str) -> None:
    confirms(visit)
    do(visit, "801", 1)
    do(visit, "802", 7)
    defer(visit, "803", 15)
    assert problem(signs(visit)) == (409, "next-visit-needed")
    assert all(entry.kind != "sheet.signed" for entry in entries_of(visit))
    answer = signs(visit, next_from_at=at(14, day=DAY.replace(day=3)).isoformat())
    assert answer.status_code == 200, answer.content
    kinds = [entry.kind for entry in entries_of(visit)][-3:]
    assert kinds == ["next_visit.agreed", "sheet.signed", "acceptance.signed"]
    agreed, sheet, _ = entries_of(visit)[-3:]
    assert agreed.body["rooms"] == ["803"]
    assert sheet.body["exceptions"] == [{"room": "803", "note": "退房后再装"}]


def test_signed_twice_by_the_same_request_it_is_one_sheet(visit: str) -> None:
    confirms(visit)
    for place, room in enumerate(ROOMS):
        do(visit, room, 1 + 6 * place)
    id = str(ids.uuid7(at(15)))
    door = Door(visit, at(15))
    body = {"result": "satisfied", "comment": "好", "signature": door.draw(), "event_id": id}
    assert door.say("sheet", **body).status_code == 200
    assert door.say("sheet", **body).status_code == 200
    assert [entry.kind for entry in entries_of(visit)].count("sheet.signed") == 1


def test_dissatisfied_it_is_rework_until_something_was_put_right(visit: str) -> None:
    confirms(visit)
    for place, room in enumerate(ROOMS):
        do(visit, room, 1 + 6 * place)
    said = signs(visit, result="dissatisfied", comment="802 没有画面").json()
    assert (said["state"], said["step"]) == ("rework", "work")
    do(visit, "802", 59 - 4)
    assert Door(visit, at(15, 30)).view()["step"] == "sheet"


def test_a_comment_is_part_of_the_sheet(visit: str) -> None:
    confirms(visit)
    assert signs(visit, comment="").status_code == 422
    assert order_named(visit).state == "on_site"


def test_a_household_has_no_desk(library: None, cast: Cast) -> None:
    from tests.lives import begin

    begin(cast)
    assert Door(now=at(9)).view()["desk"] is None
