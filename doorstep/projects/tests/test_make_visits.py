"""Visits over days and crews: previewed, made, moved, withdrawn; what is left over comes first next time."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest

from doorstep.accounts.contacts import Person
from doorstep.accounts.models import Device
from doorstep.booking.errors import CancelNeedsSupervisor
from doorstep.booking.models import Slot
from doorstep.booking.services import open_slots
from doorstep.core import ids
from doorstep.core.windows import Window
from doorstep.dispatch.queries import assignment_of
from doorstep.orders.appending import append
from doorstep.orders.log import Actor, NewEvent
from doorstep.orders.models import Order
from doorstep.orders.projecting import rebuild
from doorstep.orders.queries import entries_of
from doorstep.people.models import Certificate, Skill
from doorstep.projects import services, visits
from doorstep.projects.duties import duties_of
from doorstep.projects.errors import BadAccount, DutiesOpen, NoVisitPossible, VisitsChanged, VisitUnderWay
from doorstep.projects.guest_requests import requests_of
from doorstep.projects.models import RollOut, Room
from doorstep.projects.tests.making import WU_FAN, opened
from doorstep.projects.visiting import VisitPlan, Wanted
from doorstep.standards.services import library
from doorstep.visits.queries import day_bundle
from tests.cast import DAY, Cast, at
from tests.lives import SUN_LI, run_standard

TUESDAY = DAY + timedelta(days=1)
NOW = at(9, 30)
SLOT = "HF-YH:2026-03-03:1400-1600"
LI_QIANG = Actor("technician", "HF1001")


@pytest.fixture
def hotel(cast: Cast) -> RollOut:
    """The standard for hotels is in force; Li Qiang and Zhao Lei may work in them. Twelve rooms on two
    floors; 902 is occupied, 906 out of order."""
    run_standard(cast, dict(library())["hotel.yaml"])
    for who in (cast.li_qiang, cast.zhao_lei):
        for code in ("ftth_install", "copper"):
            who.levels.update_or_create(skill=Skill.objects.get(code=code), defaults={"level": 2})
        Certificate.objects.create(
            technician=who, kind="service_level3", number=f"KF3-{who.staff_no}",
            valid_from_on=date(2026, 1, 1), valid_until_on=date(2027, 1, 1),
        )  # fmt: skip
    for day in (DAY, TUESDAY):
        open_slots(grid=cast.grid.code, day=day, now=at(7))
    rollout = opened(cast)
    occupancy = {"902": "occupied", "906": "closed"}
    Room.objects.bulk_create(
        Room(
            rollout=rollout, floor=floor, number=(name := f"{floor}{n:02}"), occupancy=occupancy.get(name, "")
        )
        for floor in (8, 9)
        for n in range(1, 7)
    )
    services.keep_account(
        rollout=rollout, preferences="", requirements="走员工电梯", grade="high", terminal_model="B860AV",
        contacts=[Person("coordinator", "赵晓琴", "13900008888")], actor=WU_FAN, now=at(9),
    )  # fmt: skip
    return rollout


def wanted(rollout: RollOut, **how: Any) -> Wanted:
    coordinator = str(rollout.customer.contacts.get().pk)
    said: dict[str, Any] = {
        "from_on": TUESDAY, "days": 1, "crews": ("HF1001",), "coordinator": coordinator,
        "steps": ("前台确认", "逐间安装"), "minutes_per_room": 10, "from_time": time(13),
    }  # fmt: skip
    return Wanted(**said | how)


def preview(rollout: RollOut, *, now: datetime = NOW, **how: Any) -> VisitPlan:
    return services.preview_visits(rollout=rollout, wanted=wanted(rollout, **how), actor=WU_FAN, now=now)


def made(rollout: RollOut, *, now: datetime = NOW, **how: Any) -> tuple[str, ...]:
    token = preview(rollout, now=now, **how).token
    return services.make_visits(
        rollout=rollout, wanted=wanted(rollout, **how), token=token, actor=WU_FAN, now=now
    )


def say(number: str, kind: str, body: dict[str, Any], now: datetime, actor: Actor = LI_QIANG) -> None:
    event = NewEvent(ids.uuid7(now), kind, body, now)
    append(number=number, event=event, actor=actor, now=now, happened=True)


def do(number: str, rooms: Iterable[str], now: datetime) -> None:
    """Rooms opened and finished."""
    for place, room in enumerate(rooms):
        begun = now + timedelta(minutes=10 * place)
        say(number, "room.opened", {"room": room, "occupied": False, "by": "coordinator"}, begun)
        finished = {
            "room": room, "occupied": False, "result": "installed", "tested": True, "kept_to_area": True,
            "as_found": True, "nothing_left": True,
        }  # fmt: skip
        say(number, "room.finished", finished, begun + timedelta(minutes=4))


def handed(rollout: RollOut) -> dict[str, str | None]:
    return {str(room): room.order_id for room in rollout.rooms.all()}


def test_a_preview_shows_crew_rooms_terminals_and_what_is_left_and_writes_nothing(hotel: RollOut) -> None:
    before = Order.objects.count()
    plan = preview(hotel)
    (visit,) = plan.visits
    assert (visit.part.crew, visit.crew_name, visit.why_not) == ("HF1001", "李强", None)
    assert len(visit.part.rooms) == 11 and "906" not in visit.part.rooms
    assert (visit.floors, visit.load, visit.terminals) == (("8F", "9F"), (("B860AV", 11),), 11)
    assert [room for room, _ in plan.left] == ["906"]
    assert Order.objects.count() == before and set(handed(hotel).values()) == {None}
    assert visits.visits_of(hotel) == []


def test_the_occupied_room_is_done_after_the_check_out(hotel: RollOut) -> None:
    early = preview(hotel, from_time=None, to_time=time(12))
    assert "902" not in early.visits[0].part.rooms and "902" in [room for room, _ in early.left]
    assert "902" in preview(hotel).visits[0].part.rooms


def test_a_crews_day_is_a_visit_before_lunch_and_one_after_it(hotel: RollOut) -> None:
    """From 8:30 to noon less 20 minutes: nine rooms at 20 minutes each. The others are done from two on."""
    morning, afternoon = preview(hotel, from_time=None, minutes_per_room=20).visits
    assert (len(morning.part.rooms), len(afternoon.part.rooms)) == (9, 2)
    assert morning.part.during.from_at == at(8, 30, TUESDAY)
    assert morning.part.during.to_at <= at(12, day=TUESDAY)
    assert afternoon.part.during.from_at == at(14, day=TUESDAY)
    assert (morning.why_not, afternoon.why_not) == (None, None)


def test_visits_are_made_booked_arranged_and_given_to_the_crew(hotel: RollOut) -> None:
    """From 8:30 to ten less 20 minutes: three rooms at 20 minutes each."""
    how: dict[str, Any] = {
        "crews": ("HF1001", "HF1002"),
        "from_time": None,
        "to_time": time(10),
        "minutes_per_room": 20,
    }
    plan, numbers = preview(hotel, **how), made(hotel, **how)
    assert numbers == (hotel.lead_id, f"{hotel.code}-02")
    first, second = (Order.objects.get(number=number) for number in numbers)
    assert (first.state, second.state, second.attributes["rollout"]) == ("assigned", "assigned", hotel.code)
    lengths = [each.part.work_min for each in plan.visits]
    assert [first.attributes["work_min"], second.attributes["work_min"]] == lengths
    one, two = assignment_of(numbers[0]), assignment_of(numbers[1])
    assert one is not None and two is not None
    assert [one.staff_no, two.staff_no] == [each.part.crew for each in plan.visits]
    assert Window(one.from_at, one.to_at) == plan.visits[0].part.during
    arranged = next(entry for entry in entries_of(numbers[1]) if entry.kind == "visit.arranged")
    assert arranged.body["rooms"] == list(plan.visits[1].part.rooms)
    assert (arranged.body["terminals"], arranged.body["steps"]) == (
        plan.visits[1].terminals, ["前台确认", "逐间安装"],
    )  # fmt: skip
    assert set(handed(hotel).values()) == {*numbers, None}
    shown = visits.visits_of(hotel)
    assert [(each.order, each.is_lead, each.to_come, each.coordinator) for each in shown] == [
        (numbers[0], True, True, "赵**"), (numbers[1], False, True, "赵**"),
    ]  # fmt: skip


def test_the_same_token_again_makes_nothing_more(hotel: RollOut) -> None:
    token = preview(hotel).token
    how: dict[str, Any] = {"rollout": hotel, "wanted": wanted(hotel), "token": token, "actor": WU_FAN}
    first = services.make_visits(**how, now=NOW)
    assert services.make_visits(**how, now=at(9, 31)) == first
    assert Order.objects.count() == 1


def test_what_has_changed_since_is_looked_at_again(hotel: RollOut) -> None:
    token = preview(hotel).token
    Room.objects.create(rollout=hotel, floor=9, number="907")
    with pytest.raises(VisitsChanged):
        services.make_visits(rollout=hotel, wanted=wanted(hotel), token=token, actor=WU_FAN, now=NOW)
    assert Order.objects.get().state == "received"


def test_where_no_visit_can_be_planned_it_says_why(hotel: RollOut) -> None:
    for slot in Slot.objects.all():
        slot.open = False
        slot.save(update_fields=["open"])
    plan = services.preview_visits(rollout=hotel, wanted=wanted(hotel), actor=WU_FAN, now=NOW)
    assert plan.visits == ()
    with pytest.raises(NoVisitPossible) as refused:
        services.make_visits(rollout=hotel, wanted=wanted(hotel), token=plan.token, actor=WU_FAN, now=NOW)
    assert "HF1001（03-03）" in refused.value.titled("zh") and "11 间" in refused.value.titled("zh")
    Room.objects.filter(rollout=hotel).update(state="done")
    with pytest.raises(NoVisitPossible, match="no room waits"):
        services.make_visits(rollout=hotel, wanted=wanted(hotel), token=plan.token, actor=WU_FAN, now=NOW)


def test_a_crew_is_never_in_two_places(hotel: RollOut) -> None:
    """Monday from two o'clock on, four hours ahead; the crew that is busy then has no second visit."""
    made(hotel, from_on=DAY, rooms=("801", "802", "803"))
    again = preview(hotel, from_on=DAY, rooms=("804", "805"))
    (visit,) = again.visits
    busy = assignment_of(hotel.lead_id or "")
    assert busy is not None and not visit.part.during.overlaps(Window(busy.from_at, busy.to_at))
    assert visit.part.during.from_at >= busy.to_at + timedelta(minutes=30)


def test_no_morning_of_the_same_day_and_four_hours_ahead(hotel: RollOut) -> None:
    """HOTEL-2, -3: at 9:30 the first window of the day is at two o'clock; at 10:30 it is at four."""
    assert preview(hotel, from_on=DAY).visits[0].part.during.from_at == at(14)
    assert preview(hotel, from_on=DAY, now=at(10, 30)).visits[0].part.during.from_at == at(16)
    late = preview(hotel, from_on=DAY, now=at(15))
    assert late.visits == ()
    assert "提前约" in late.idle[0].reason["zh"]


def test_who_may_not_work_in_hotels_is_told_so(cast: Cast, hotel: RollOut) -> None:
    cast.li_qiang.certificates.filter(kind="service_level3").delete()
    plan = preview(hotel)
    (visit,) = plan.visits
    assert visit.why_not is not None and "KF" not in visit.why_not["zh"] and "李强" in visit.why_not["zh"]
    with pytest.raises(Exception, match="can't be made"):
        services.make_visits(rollout=hotel, wanted=wanted(hotel), token=plan.token, actor=WU_FAN, now=NOW)
    assert Order.objects.get().state == "received" and set(handed(hotel).values()) == {None}


def test_coordinator_steps_and_crews_are_needed(cast: Cast, hotel: RollOut) -> None:
    wrong: list[tuple[dict[str, Any], str]] = [
        ({"coordinator": ""}, "coordinator"), ({"steps": ()}, "steps"), ({"crews": ("HF9999",)}, "crews.0"),
    ]  # fmt: skip
    for how, field in wrong:
        with pytest.raises(BadAccount) as refusal:
            preview(hotel, **how)
        assert refusal.value.details["fields"][0]["field"] == field


def test_a_visit_is_withdrawn_before_it_begins(hotel: RollOut) -> None:
    crews = ("HF1001", "HF1002")
    first, second = made(hotel, crews=crews, from_time=None, to_time=time(10), minutes_per_room=20)
    how: dict[str, Any] = {"rollout": hotel, "cause": "other", "now": at(10)}
    with pytest.raises(CancelNeedsSupervisor):
        services.withdraw_visit(**how, number=second, asked_by="us", note="人手不够", actor=WU_FAN)
    services.withdraw_visit(**how, number=second, asked_by="us", note="人手不够", actor=SUN_LI)
    assert Order.objects.get(number=second).state == "cancelled"
    assert second not in handed(hotel).values()
    services.withdraw_visit(**how, number=first, asked_by="customer", note="酒店换了日子", actor=WU_FAN)
    assert Order.objects.get(number=first).state == "received"
    assert set(handed(hotel).values()) == {None}
    assert Slot.objects.filter(taken__gt=0).count() == 0
    assert made(hotel) == (first,)


def test_a_visit_under_way_is_not_withdrawn(hotel: RollOut) -> None:
    (number,) = made(hotel)
    say(number, "visit.departed", {}, at(8, day=TUESDAY))
    with pytest.raises(VisitUnderWay):
        services.withdraw_visit(
            rollout=hotel, number=number, asked_by="customer", cause="not_needed", note="", actor=WU_FAN,
            now=at(8, 5, TUESDAY),
        )  # fmt: skip


def test_the_hotel_moves_a_visit_with_all_that_was_arranged(hotel: RollOut) -> None:
    (number,) = made(hotel, rooms=("801", "802"), from_time=None, to_time=time(12))
    how: dict[str, Any] = {"rollout": hotel, "number": number, "slot": SLOT, "reason": "", "now": at(10)}
    how["actor"] = WU_FAN
    with pytest.raises(Exception, match="HOTEL-7"):
        services.move_visit(**how, asked_by="us")
    assert services.move_visit(**how, asked_by="customer") is None
    (visit,) = visits.visits_of(hotel)
    assert (visit.from_at, visit.crew_from_at, visit.crew) == (
        at(14, day=TUESDAY), at(14, day=TUESDAY), "HF1001",
    )  # fmt: skip
    assert visit.rooms == ("801", "802")


def test_the_crew_loads_a_terminal_for_each_room_that_has_none(hotel: RollOut) -> None:
    """Two of three rooms: one has a terminal already."""
    Device.objects.create(
        site=hotel.site, place="801", model="B860AV", sn="ZTE0000801", mac="02:55:10:AB:08:01",
        source=hotel.code, placed_at=at(8),
    )  # fmt: skip
    (number,) = made(hotel, rooms=("801", "802", "803"))
    bundle = day_bundle(staff_no="HF1001", unit_path="hf/", day=TUESDAY, now=NOW)
    (boxes,) = [each for each in bundle["load"] if each["id"] == "set-top-box"]
    assert (boxes["count"], boxes["orders"]) == (2, [number])
    assert boxes["models"] == [{"model": "B860AV", "count": 2}]
    assert [each["count"] for each in bundle["materials"] if each["id"] == "hdmi"] == [2]
    wishes = bundle["orders"][0]["rollout"]["wishes"]
    assert wishes == {"preferences": "", "requirements": "走员工电梯", "shoe_covers": True}


def test_what_is_left_over_comes_first_at_the_time_that_was_agreed(hotel: RollOut) -> None:
    """Monday afternoon: 801 and 802 are done, 803's guest checks out at three on Tuesday, the desk agrees two
    o'clock for the rest."""
    (number,) = made(hotel, from_on=DAY, rooms=("801", "802", "803", "804"))
    say(number, "visit.arrived", {}, at(14))
    do(number, ["801", "802"], at(14, 20))
    deferred = {
        "room": "803", "reason": "guest", "apologised": True, "again": "check_out",
        "again_at": at(15, day=TUESDAY).isoformat(), "remark": "三点退房",
    }  # fmt: skip
    say(number, "room.deferred", deferred, at(14, 50))
    agreed = {"from_at": at(14, day=TUESDAY).isoformat(), "rooms": ["803", "804"]}
    say(number, "next_visit.agreed", agreed, at(15))
    say(number, "crew.left", {"rooms_done": 2, "rooms_left": 2}, at(15, 5))
    where = handed(hotel)
    assert (where["801"], where["803"], where["804"]) == (number, None, None)
    plan = preview(hotel, now=at(16), rooms=("803", "804", "805"))
    (visit,) = plan.visits
    assert set(visit.part.rooms) == {"803", "804", "805"}
    begins = visit.part.during.from_at + timedelta(minutes=20)
    assert begins >= at(14, day=TUESDAY) or visit.part.rooms[0] == "805"
    assert visit.part.rooms[-1] == "803"
    assert visit.part.during.to_at >= at(15, 10, TUESDAY)


def test_an_order_is_not_closed_over_what_was_promised(hotel: RollOut) -> None:
    (number,) = made(hotel, from_on=DAY, rooms=("801",))
    call, due = uuid4(), at(18)
    services.note_call(
        rollout=hotel, id=call, purpose="other", outcome="connected", note="", actor=WU_FAN, now=at(10),
        promises=[services.NewPromise("带两个遥控器", due)],
    )  # fmt: skip
    say(number, "visit.arrived", {}, at(14))
    do(number, ["801"], at(14, 20))
    Order.objects.filter(number=number).update(state="replied")
    closing = NewEvent(ids.uuid7(at(16)), "order.closed", {}, at(16))
    with pytest.raises(DutiesOpen):
        append(number=number, event=closing, actor=SUN_LI, now=at(16))
    (duty,) = duties_of([hotel])
    services.report_promise(rollout=hotel, promise=duty.id, result="已带到", actor=WU_FAN, now=at(16, 5))
    append(number=number, event=closing, actor=SUN_LI, now=at(16, 10))
    assert Order.objects.get(number=number).state == "closed"


def test_rooms_are_handed_as_before_when_the_projections_are_made_anew(hotel: RollOut) -> None:
    (number,) = made(hotel, from_on=DAY, rooms=("801", "802", "803"))
    say(number, "visit.arrived", {}, at(14))
    do(number, ["801"], at(14, 20))
    say(number, "crew.left", {"rooms_done": 1, "rooms_left": 2}, at(15))
    rest = made(hotel, now=at(16), rooms=("802", "804"))
    before, lengths = handed(hotel), dict(Order.objects.values_list("number", "attributes"))
    assert (before["801"], before["802"], before["803"]) == (number, rest[0], None)
    rebuild(now=at(17))
    assert handed(hotel) == before
    assert dict(Order.objects.values_list("number", "attributes")) == lengths


def test_a_later_fault_is_a_repair_that_knows_its_room(hotel: RollOut) -> None:
    with pytest.raises(Exception, match="isn't done"):
        services.report_fault(rollout=hotel, room="801", need="没信号", id=uuid4(), actor=WU_FAN, now=NOW)
    (number,) = made(hotel, from_on=DAY, rooms=("801",))
    say(number, "visit.arrived", {}, at(14))
    device = {"model": "B860AV", "sn": "ZTE0000801", "mac": "02:55:10:AB:08:01"}
    say(number, "room.opened", {"room": "801", "occupied": False, "by": "coordinator"}, at(14, 20))
    say(number, "room.mapped", {"room": "801", "device": device}, at(14, 22))
    do(number, ["801"], at(14, 23))
    id, later = uuid4(), at(9, day=date(2027, 3, 2))
    how: dict[str, Any] = {"rollout": hotel, "room": "801", "need": "801 房没信号", "actor": WU_FAN}
    fault = services.report_fault(**how, id=id, now=at(9, day=date(2026, 4, 2)))
    assert fault.device is not None and (fault.device.mac, fault.in_warranty) == (device["mac"], True)
    order = Order.objects.get(number=fault.order)
    assert (order.kind, order.attributes["room"], order.attributes["rollout"]) == (
        "repair",
        "801",
        hotel.code,
    )
    assert entries_of(fault.order)[0].body["device"] == device
    assert services.report_fault(**how, id=id, now=later).order == fault.order
    assert services.report_fault(**how, id=uuid4(), now=at(15, day=date(2027, 3, 2))).in_warranty is False


def test_the_desk_hears_what_a_guest_asked_for(hotel: RollOut) -> None:
    (number,) = made(hotel, from_on=DAY, rooms=("801",))
    say(number, "visit.arrived", {}, at(14))
    say(number, "guest.requested", {"room": "801", "request": "要两瓶水"}, at(14, 30))
    (asked,) = requests_of(hotel)
    assert (asked.room, asked.request, asked.told_at) == ("801", "要两瓶水", None)
    services.pass_request(
        rollout=hotel, request=asked.id, to=str(hotel.customer.contacts.get().pk), note="已送",
        actor=WU_FAN, now=at(14, 40),
    )  # fmt: skip
    (told,) = requests_of(hotel)
    assert (told.told_at, told.told_note) == (at(14, 40), "已送")
    with pytest.raises(Exception, match="dealt with"):
        services.pass_request(rollout=hotel, request=asked.id, actor=WU_FAN, now=at(14, 41))
