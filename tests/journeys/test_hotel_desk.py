"""An account manager opens a hotel's roll-out in the console, takes its room list in, sees the house, notes a
guest, keeps the account, plans the visits."""

from __future__ import annotations

import re
from datetime import date

import pytest
from playwright.sync_api import Page, expect

from doorstep.orders.models import Order
from doorstep.people.models import Certificate, Skill
from doorstep.projects.models import RollOut, Room
from tests.cast import Cast
from tests.journeys import desk
from tests.journeys.axe import faults
from tests.journeys.conftest import PASSWORD, Screens

LIST = """楼层,房号,房态,备注
9F,９０１－９０６,空房,
8F,801-806（804除外）,空房,
8F,大堂,空房,
""".encode()


@pytest.fixture
def crew(city: Cast) -> Cast:
    """Li Qiang may work in hotels, and the account manager logs in."""
    for code in ("ftth_install", "copper"):
        city.li_qiang.levels.update_or_create(skill=Skill.objects.get(code=code), defaults={"level": 2})
    Certificate.objects.create(
        technician=city.li_qiang, kind="service_level3", number="KF3-HF1001",
        valid_from_on=date(2026, 1, 1), valid_until_on=date(2027, 1, 1),
    )  # fmt: skip
    city.wu_fan.set_password(PASSWORD)
    city.wu_fan.save(update_fields=["password"])
    return city


def pick(page: Page, label: str, option: str) -> None:
    page.get_by_label(label).last.click()
    page.get_by_role("option", name=re.compile(option)).first.click()


def open_hotel(page: Page) -> None:
    page.get_by_role("link", name="酒店项目", exact=True).click()
    expect(page.get_by_text("还没有酒店项目")).to_be_visible()
    page.get_by_role("button", name="新开项目").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("酒店名称").fill("锦湖酒店")
    dialog.get_by_label("总机或前台电话").fill("0551-64000088")
    dialog.get_by_label("地址").fill("合肥市瑶海区长江东路 88 号")
    if not dialog.get_by_text("HF-YH").count():
        pick(page, "网格", "HF-YH")
    dialog.get_by_role("button", name="开项目").click()
    expect(page.get_by_text("这家酒店还没有房间")).to_be_visible()


def take_rooms(page: Page, screens: Screens) -> None:
    page.locator("input[type=file]").set_input_files(
        {"name": "rooms.csv", "mimeType": "text/csv", "buffer": LIST}
    )
    expect(page.get_by_text("识别出 11 间：新增 11", exact=False)).to_be_visible()
    expect(page.get_by_role("heading", name="1 处没收下")).to_be_visible()
    screens.shot(page, "hotel-list")
    page.get_by_role("button", name=re.compile("^导入（新增 11")).click()
    expect(page.get_by_text("已导入：新增 11 间", exact=False).first).to_be_visible()


def note_guest(page: Page, screens: Screens) -> None:
    page.get_by_text("楼面图", exact=True).click()
    rooms = page.locator("[data-room]")
    expect(rooms).to_have_count(11)
    page.locator("[data-room='901']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text("801 房")).to_be_visible()
    drawer.get_by_text("住客房", exact=True).click()
    drawer.get_by_label("备注", exact=True).fill("住客上夜班")
    drawer.get_by_role("button", name="保存").click()
    expect(page.get_by_text("801 已更新")).to_be_visible()
    screens.shot(page, "hotel-room")
    page.keyboard.press("Escape")
    expect(drawer).to_be_hidden()
    expect(page.locator("[data-room='801']")).to_have_attribute(
        "aria-label", re.compile("住客房.*住客上夜班")
    )


def keep_account(page: Page, screens: Screens) -> None:
    page.get_by_text("客户与计划", exact=True).click()
    page.get_by_role("region", name="客户档案").get_by_role("button", name="修改").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="加联系人").click()
    dialog.get_by_label("姓名", exact=True).fill("高晓琴")
    dialog.get_by_label("电话", exact=True).fill("13900008888")
    dialog.get_by_role("button", name="保存").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text(re.compile(r"^高\*")).first).to_be_visible()
    page.get_by_role("button", name="记通话").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("说了什么").fill("答应把装机时间发给前台")
    dialog.get_by_role("button", name="记下").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("答应把装机时间发给前台")).to_be_visible()
    screens.shot(page, "hotel-account")


def plan(page: Page, screens: Screens) -> None:
    page.get_by_text("上门安排", exact=True).click()
    page.get_by_role("button", name="排上门").first.click()
    drawer = page.get_by_role("dialog")
    drawer.locator(".el-select").first.click()
    page.get_by_role("option", name=re.compile("李强")).click()
    drawer.get_by_role("heading").first.click()
    drawer.get_by_role("button", name="看排法").click()
    expect(drawer.get_by_text(re.compile("次上门，11 间"))).to_be_visible()
    screens.shot(page, "hotel-plan")
    drawer.get_by_role("button", name=re.compile("按此安排")).click()
    expect(drawer).to_be_hidden()
    expect(page.get_by_role("row").filter(has_text="李强").first).to_be_visible()
    screens.shot(page, "hotel-visits")


@pytest.mark.django_db(transaction=True)
def test_a_hotel_from_its_opening_to_its_visits(crew: Cast, screens: Screens) -> None:
    page = screens.open("/console/login")
    desk.log_in(page, crew.wu_fan.username)
    open_hotel(page)
    take_rooms(page, screens)
    note_guest(page, screens)
    found = faults(page)
    keep_account(page, screens)
    found += faults(page)
    plan(page, screens)
    found += faults(page)
    rollout = RollOut.objects.get()
    assert Room.objects.filter(rollout=rollout, number="801", occupancy="occupied").exists()
    handed = Room.objects.filter(rollout=rollout).values_list("order_id", flat=True).distinct()
    assert Order.objects.filter(number__in=handed, attributes__rollout=rollout.code).exists()
    page.goto(f"{screens.url}/console/hotels/agenda")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    found += faults(page)
    assert found == []
