"""A crew at a hotel with the field app: the desk confirms on its page, rooms with and without guests, a
refusal, a quarter of an hour, a terminal of another room, a power cut, a wish; the desk signs the sheet."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

import pytest
from playwright.sync_api import expect

from doorstep.accounts.contacts import Person
from doorstep.orders.links import door_url
from doorstep.orders.queries import entries_of
from doorstep.orders.services import verify
from doorstep.projects import services
from doorstep.projects.models import Room
from doorstep.projects.visiting import Wanted
from tests.cast import DAY, HEFEI, Cast
from tests.hotel import MODEL, STEPS, WU_FAN, Crew, keep_ink, may_work_in_hotels
from tests.journeys import desk
from tests.journeys.conftest import Clock, Screens
from tests.journeys.hotel import Phone, confirmed_by_desk, sheet_signed_by_desk

LIST = """楼层,房号,房态,备注
9F,901-906,空房,
8F,801-803,空房,
""".encode()
GUESTS = ("903", "904", "905")


@pytest.fixture
def crew(city: Cast, hefei: Clock) -> Crew:
    """Nine rooms this afternoon; Li Qiang has arrived and stands at the front desk."""
    may_work_in_hotels(city.li_qiang)
    now = hefei.now()
    rollout, _ = services.open_rollout(
        name="锦湖酒店", phone="0551-64000088", address="合肥市瑶海区长江东路 88 号", grid=city.grid.code,
        manager="wufan", unit_path="hf/", actor=WU_FAN, now=now,
    )  # fmt: skip
    services.keep_account(
        rollout=rollout, preferences="", requirements="走员工电梯", grade="high", terminal_model=MODEL,
        contacts=[
            Person("coordinator", "赵晓琴", "13900008888"), Person("front_desk", "林芷若", "13900008889"),
        ],
        actor=WU_FAN, now=now,
    )  # fmt: skip
    services.clear_rollout(
        rollout=rollout, contract_signed_at=now, network_accepted_at=now, actor=WU_FAN, now=now
    )
    token = services.preview_rooms(rollout=rollout, data=LIST, filename="rooms.csv").token
    services.take_rooms(rollout=rollout, data=LIST, filename="rooms.csv", token=token, now=now)
    wanted = Wanted(
        from_on=DAY, days=1, crews=("HF1001",), steps=STEPS, minutes_per_room=10,
        coordinator=str(rollout.customer.contacts.get(role="coordinator").pk),
        from_time=time(13), to_time=time(17),
    )  # fmt: skip
    plan = services.preview_visits(rollout=rollout, wanted=wanted, actor=WU_FAN, now=now)
    assert [visit.why_not for visit in plan.visits] == [None]
    (number,) = services.make_visits(rollout=rollout, wanted=wanted, token=plan.token, actor=WU_FAN, now=now)
    keep_ink(now)
    begins = next(
        datetime.fromisoformat(entry.body["from_at"])
        for entry in reversed(entries_of(number))
        if entry.kind == "order.assigned"
    )
    here = begins.astimezone(HEFEI)
    hefei.to(here.hour, here.minute)
    found = Crew(number, "HF1001", begins - timedelta(minutes=40))
    found.arrive()
    return found


def rooms_in(states: str) -> set[str]:
    return {str(room) for room in Room.objects.filter(state=states)}


def synced(phone: Phone, states: str, rooms: set[str]) -> None:
    """What the phone recorded has arrived."""
    for _ in range(100):
        if rooms <= rooms_in(states):
            return
        phone.page.wait_for_timeout(200)
    assert rooms <= rooms_in(states)


@pytest.mark.django_db(transaction=True)
def test_a_hotel_room_by_room(crew: Crew, screens: Screens, hefei: Clock) -> None:
    page = screens.open("/field/", phone=True)
    desk.log_in(page, "liqiang")
    expect(page.locator("li.stop").first).to_be_visible()
    phone = Phone(page, screens, crew.number)
    page.goto(f"{phone.order}?step=rooms")
    expect(page.get_by_text("现在还不能做这一步")).to_be_visible()
    hotel = screens.open(door_url(crew.number, now=hefei.now()).removeprefix(screens.url), phone=True)
    confirmed_by_desk(hotel, screens, GUESTS)
    expect(hotel.get_by_text("已装好 0 间，共 9 间")).to_be_visible()
    page.goto(f"{phone.order}?step=rooms")
    expect(phone.button("下一间 801")).to_be_visible()
    screens.shot(page, "field-hotel-house")

    phone.room("901")
    phone.knock()
    phone.fit("901")
    phone.room("902")
    phone.knock()
    phone.scan("901")
    expect(page.get_by_text(re.compile("走错房了？这台的 MAC 已登记在 901"))).to_be_visible()
    expect(phone.button("登记到 902")).to_be_disabled()
    screens.shot(page, "field-hotel-wrong-room")
    phone.fit("902")

    phone.room("903")
    phone.greet()
    phone.fit("903")
    phone.press("住客要东西")
    phone.press("送两瓶水")
    phone.press("记下，转告前台")
    phone.told()

    phone.room("904")
    phone.press("现在不方便")
    page.get_by_role("checkbox", name="已向住客道歉").click()
    page.get_by_role("radio", name="退房后", exact=True).click()
    phone.press("住客在休息")
    phone.press("登记暂缓")
    expect(page.get_by_role("heading", name="904 暂缓")).to_be_visible()
    phone.told()

    phone.room("905")
    phone.greet()
    expect(page.get_by_role("heading", name="装终端并扫码")).to_be_visible()
    later = (hefei.now() + timedelta(minutes=17)).astimezone(HEFEI)
    hefei.to(later.hour, later.minute)
    expect(page.get_by_role("alertdialog", name=re.compile("905 已经"))).to_be_visible()
    screens.shot(page, "field-hotel-ask")
    phone.press("已说明，请住客回答")
    phone.press("可以继续")
    expect(page.get_by_role("alertdialog")).to_have_count(0)
    phone.fit("905")

    phone.room("801")
    phone.press("暂缓")
    page.get_by_role("radio", name="停电", exact=True).click()
    page.get_by_role("checkbox", name="8 层剩下的 3 间一起暂缓").click()
    phone.press("整层停电")
    phone.press("3 间一起登记暂缓")
    expect(page.get_by_role("heading", name="801 暂缓")).to_be_visible()
    phone.told()
    synced(phone, "done", {"901", "902", "903", "905"})
    synced(phone, "deferred", {"904", "801", "802", "803"})

    # The power is back and the guest has left: the rest is done as the others were.
    crew.now = hefei.now() - timedelta(seconds=1)
    for room in ("904", "801", "802", "803", "906"):
        crew.vacant(room)
    assert rooms_in("done") == {"901", "902", "903", "904", "905", "906", "801", "802", "803"}
    ended = (crew.now + timedelta(minutes=1)).astimezone(HEFEI)
    hefei.to(ended.hour, ended.minute)
    hotel.reload()
    sheet_signed_by_desk(hotel, screens)
    page.goto(f"{phone.order}?step=sign-sheet")
    expect(page.get_by_role("heading", name="装机单已签")).to_be_visible()
    screens.shot(page, "field-hotel-signed")
    assert [faults for _, faults in verify([crew.number])] == [[]]
