"""An account manager after the first visit: the hotel moves a visit and takes one back, a room is faulty
after acceptance, a terminal comes back over the counter, a room was not on the list; the papers are taken
along."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from doorstep.accounts.contacts import Person
from doorstep.config.demo.hotel_crew import mac_of
from doorstep.orders.models import Order
from doorstep.orders.queries import entries_of
from doorstep.projects import services
from doorstep.projects.models import RollOut, Room
from doorstep.projects.visiting import Wanted
from tests.cast import DAY, Cast
from tests.hotel import MODEL, STEPS, TUESDAY, WU_FAN, Crew, keep_ink, may_work_in_hotels
from tests.journeys import desk
from tests.journeys.axe import faults
from tests.journeys.conftest import PASSWORD, Clock, Screens

LIST = """楼层,房号,房态,备注
9F,901-904,空房,
8F,801-804,空房,
""".encode()
HOTEL = "锦湖酒店"


def planned(rollout: RollOut, now: datetime, **how: object) -> tuple[str, ...]:
    wanted = Wanted(
        days=1, steps=STEPS, minutes_per_room=10, coordinator=str(rollout.customer.contacts.get().pk),
        from_time=time(13), to_time=time(17), **how,  # type: ignore[arg-type]  # what differs
    )  # fmt: skip
    plan = services.preview_visits(rollout=rollout, wanted=wanted, actor=WU_FAN, now=now)
    return services.make_visits(rollout=rollout, wanted=wanted, token=plan.token, actor=WU_FAN, now=now)


@pytest.fixture
def hotel(city: Cast, hefei: Clock) -> RollOut:
    """Four rooms were done this afternoon, one more was found; two crews come tomorrow."""
    may_work_in_hotels(city.li_qiang, city.zhao_lei)
    city.wu_fan.set_password(PASSWORD)
    city.wu_fan.save(update_fields=["password"])
    now = hefei.now()
    rollout, _ = services.open_rollout(
        name=HOTEL, phone="0551-64000088", address="合肥市瑶海区长江东路 88 号", grid=city.grid.code,
        manager="wufan", unit_path="hf/", actor=WU_FAN, now=now,
    )  # fmt: skip
    services.keep_account(
        rollout=rollout, preferences="", requirements="走员工电梯", grade="high", terminal_model=MODEL,
        contacts=[Person("coordinator", "赵晓琴", "13900008888")], actor=WU_FAN, now=now,
    )  # fmt: skip
    services.clear_rollout(
        rollout=rollout, contract_signed_at=now, network_accepted_at=now, actor=WU_FAN, now=now
    )
    token = services.preview_rooms(rollout=rollout, data=LIST, filename="rooms.csv").token
    services.take_rooms(rollout=rollout, data=LIST, filename="rooms.csv", token=token, now=now)
    (number,) = planned(rollout, now, from_on=DAY, crews=("HF1001",), rooms=("801", "802", "803", "804"))
    planned(rollout, now, from_on=TUESDAY, crews=("HF1001",), rooms=("901", "902"))
    planned(rollout, now, from_on=TUESDAY, crews=("HF1002",), rooms=("903", "904"))
    keep_ink(now)
    begins = next(
        datetime.fromisoformat(entry.body["from_at"])
        for entry in reversed(entries_of(number))
        if entry.kind == "order.assigned"
    )
    crew = Crew(number, "HF1001", begins - timedelta(minutes=25), ["801", "802", "803", "804"], hotel=HOTEL)
    crew.arrive()
    crew.desk()
    for room in crew.rooms:
        crew.vacant(room)
    crew.say("room.noted", room="805", about="not_listed", note="新隔出来的房间")
    crew.close(4)
    hefei.to(17, 0)
    return rollout


def on_visit(page: Page, crew: str, verb: str) -> Locator:
    """The dialog that the button in the crew's row of tomorrow opens."""
    row = page.get_by_role("row").filter(has_text=crew).filter(has=page.get_by_role("button", name=verb))
    row.get_by_role("button", name=verb).click()
    return page.get_by_role("dialog")


def move(page: Page, screens: Screens) -> None:
    dialog = on_visit(page, "李强", "改时间")
    dialog.get_by_role("row", name=re.compile("^16:00")).locator("button:enabled").first.click()
    dialog.get_by_role("radio", name="酒店提出").check(force=True)
    dialog.get_by_label("原因").fill("下午两点有会议团入住")
    screens.shot(page, "hotel-move")
    dialog.get_by_role("button", name="改时间").last.click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("时间已改")).to_be_visible()


def withdraw(page: Page, screens: Screens) -> None:
    dialog = on_visit(page, "赵磊", "撤回")
    dialog.get_by_label("原因", exact=True).fill("九层临时包给旅行团，过两天再说")
    screens.shot(page, "hotel-withdraw")
    dialog.get_by_role("button", name="撤回上门").click()
    expect(page.get_by_text("已撤回，2 间回到待排")).to_be_visible()


def room(page: Page, name: str) -> Locator:
    page.locator(f"[data-room='{name}']").click()
    drawer = page.get_by_role("dialog").filter(has_text=f"{name} 房")
    expect(drawer.get_by_role("heading", name="房态与备注")).to_be_visible()
    return drawer


def shut(page: Page, drawer: Locator) -> None:
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()


def report(page: Page, screens: Screens) -> None:
    drawer = room(page, "801")
    drawer.get_by_role("button", name="报修").click()
    dialog = page.get_by_role("dialog").filter(has_text="801 报修")
    dialog.get_by_label("故障现象").fill("开机黑屏，换了遥控器也一样")
    dialog.get_by_role("button", name="开修障工单").click()
    expect(page.get_by_text(re.compile("修障工单 JD-.* 已开，终端在质保期内"))).to_be_visible()
    screens.shot(page, "hotel-fault")
    shut(page, drawer)


def give_back(page: Page, screens: Screens) -> None:
    drawer = room(page, "802")
    drawer.get_by_role("button", name="退回登记").click()
    dialog = page.get_by_role("dialog").filter(has_text="802 的终端退回")
    dialog.get_by_label("为什么退回").fill("客房改造，店方自己拆下送来")
    dialog.get_by_label("谁收下的").fill("陈静")
    screens.shot(page, "hotel-return")
    dialog.get_by_role("button", name="登记退回").click()
    expect(drawer.get_by_text("以前的终端 1")).to_be_visible()
    shut(page, drawer)


def confirm_found(page: Page, screens: Screens) -> None:
    drawer = room(page, "805")
    expect(drawer.get_by_text("班组在现场遇到的房间", exact=False)).to_be_visible()
    screens.shot(page, "hotel-found-room")
    drawer.get_by_role("button", name="核对过了，确认").click()
    expect(drawer.get_by_text("班组在现场遇到的房间", exact=False)).to_be_hidden()
    shut(page, drawer)


def taken(page: Page, words: str) -> bytes:
    page.get_by_role("button", name="导出", exact=True).click()
    with page.expect_download() as loading:
        page.get_by_role("menuitem", name=words).click()
    return Path(loading.value.path()).read_bytes()


def cells(data: bytes) -> str:
    book = CalamineWorkbook.from_filelike(BytesIO(data))
    return str([book.get_sheet_by_name(name).to_python() for name in book.sheet_names])


@pytest.mark.django_db(transaction=True)
def test_after_the_first_visit(hotel: RollOut, screens: Screens) -> None:
    page = screens.open("/console/login")
    desk.log_in(page, "wufan")
    expect(page.get_by_role("navigation").first).to_be_visible()
    page.goto(f"{screens.url}/console/hotels/{hotel.pk}?tab=visits")
    expect(page.get_by_role("row").filter(has_text="李强")).to_have_count(2)
    move(page, screens)
    withdraw(page, screens)
    found = faults(page)

    page.get_by_text("楼面图", exact=True).click()
    expect(page.locator("[data-room]")).to_have_count(9)
    wide = "() => document.documentElement.scrollWidth - innerWidth"
    assert page.evaluate(wide) <= 0
    report(page, screens)
    give_back(page, screens)
    confirm_found(page, screens)
    found += faults(page)

    pdf = "".join(each.extract_text() for each in PdfReader(BytesIO(taken(page, "报告 PDF"))).pages)
    assert HOTEL in pdf.replace("\n", "") and mac_of("801") in pdf
    assert HOTEL in cells(taken(page, "报告表格"))
    rooms = cells(taken(page, "导出房间表"))
    assert all(name in rooms for name in ("801", "805", "904", mac_of("801")))
    assert found == []

    moved = Order.objects.get(pk=Room.objects.get(rollout=hotel, number="901").order_id)
    promised = [each.body for each in entries_of(moved.number) if each.kind == "window.promised"]
    assert (promised[-1]["asked_by"], promised[-1]["reason"]) == ("customer", "下午两点有会议团入住")
    assert Room.objects.get(rollout=hotel, number="903").order_id is None
    cancelled = Order.objects.get(attributes__rollout=hotel.code, state="cancelled")
    assert entries_of(cancelled.number)[-1].body["asked_by"] == "customer"
    repair = Order.objects.get(kind="repair")
    opening = entries_of(repair.number)[0].body
    assert (opening["room"], opening["in_warranty"]) == ("801", True)
    assert opening["device"]["mac"] == mac_of("801")
    assert Room.objects.get(rollout=hotel, number="805").listed
