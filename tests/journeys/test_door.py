"""The customer's page by itself: a window held, changed, cancelled; who comes; rework later; a complaint."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from doorstep.config.demo.portraits import face
from doorstep.core.geo import Place
from doorstep.orders.links import door_url
from doorstep.orders.queries import entries_of, order_named
from doorstep.people.services import set_portrait
from doorstep.visits.whereabouts import Sighting, note_whereabouts
from tests.cast import Cast
from tests.journeys import door
from tests.journeys.conftest import Clock, Screens
from tests.lives import LI_QIANG, SUN_LI
from tests.worlds import Visit, receive

NEAR = Place(31.8690, 117.3080)


def opened(screens: Screens, visit: Visit, hefei: Clock) -> Page:
    address = door_url(visit.number, now=hefei.now()).removeprefix(screens.url)
    return screens.open(address, phone=True)


def heading(page: Page, name: str) -> None:
    expect(page.get_by_role("heading", name=name)).to_be_visible()


@pytest.mark.django_db(transaction=True)
def test_a_customer_holds_a_window_takes_it_changes_it_and_cancels(
    city: Cast, screens: Screens, hefei: Clock
) -> None:
    visit = receive(city)
    page = opened(screens, visit, hefei)
    door.choose(page, "10:00–12:00")
    screens.shot(page, "door-hold")
    door.confirm(page)
    heading(page, "我们会在这个时段上门")
    assert order_named(visit.number).state == "booked"

    page.get_by_role("button", name="改时间").click()
    expect(page.get_by_role("radio", name="10:00–12:00")).to_be_disabled()
    # By keyboard alone: the next free window below.
    page.get_by_role("radio", name="14:00–16:00").focus()
    page.keyboard.press("Space")
    expect(page.get_by_role("timer")).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("button", name="约 今天 16:00–18:00")).to_be_enabled()
    hefei.to(8, 55)
    expect(page.get_by_text("已经释放")).to_be_visible()
    assert entries_of(visit.number)[-1].body["slot"].endswith("1000-1200"), "the promise stands"
    page.get_by_role("button", name="不改了").click()
    heading(page, "我们会在这个时段上门")

    page.get_by_role("button", name="取消这次服务").click()
    dialog = page.get_by_role("dialog", name="要取消这次服务吗？")
    dialog.get_by_role("button", name="确认取消").click()
    expect(dialog.get_by_text("请选择取消的原因")).to_be_visible()
    dialog.get_by_role("radio", name="费用不合适").click()
    screens.shot(page, "door-cancel")
    dialog.get_by_role("button", name="确认取消").click()
    heading(page, "这次服务已取消")
    assert entries_of(visit.number)[-1].body["cause"] == "price"


@pytest.mark.django_db(transaction=True)
def test_a_customer_follows_the_visit_and_has_it_put_right_another_time(
    city: Cast, screens: Screens, hefei: Clock
) -> None:
    visit = receive(city)
    visit.now = hefei.now() - timedelta(minutes=20)
    set_portrait(staff_no="HF1001", data=face("HF1001"), actor="sunli", now=hefei.now())
    visit.ready()
    page = opened(screens, visit, hefei)
    expect(page.get_by_role("img", name="李强的照片")).to_be_visible()
    for kind in ("order.studied", "visit.prepared"):
        visit.say(kind)
    hefei.to(9, 30)
    visit.say("visit.departed", now=hefei.now())
    hefei.to(9, 31)
    heading(page, "装维员正在路上")
    expect(page.get_by_text("按路程推算")).to_be_visible()
    seen = Sighting(NEAR, 15, False, hefei.now())
    note_whereabouts(number=visit.number, seen=seen, actor=LI_QIANG, now=hefei.now())
    expect(page.get_by_text("直线距离约 0.8 公里")).to_be_visible()
    expect(page.get_by_text(re.compile("约 \\d+ 分钟后到"))).to_be_visible()
    screens.shot(page, "door-coming")

    hefei.to(9, 50)
    visit.say("visit.arrived", now=hefei.now())
    visit.work()
    door.refuse(page, screens, comment="线没贴牢", name="王芳", when="另约时间再改")
    heading(page, "选个时间上门整改")
    door.choose(page, "16:00–18:00")
    door.confirm(page)
    heading(page, "我们会在这个时段上门")
    signed = next(entry for entry in entries_of(visit.number) if entry.kind == "acceptance.signed")
    assert (signed.body["typed"], signed.body["rework"]) == (True, "later")

    made = door.complain(page, "师傅没穿鞋套")
    complaint = entries_of(visit.number)[-1]
    assert (complaint.kind, complaint.body["statement"]) == ("complaint.made", made)
    answer = {"complaint": str(complaint.id), "answer": "已当面道歉，下次自带鞋套"}
    visit.say("complaint.answered", answer, by=SUN_LI, now=hefei.now())
    hefei.to(10, 30)
    expect(page.get_by_text("已当面道歉，下次自带鞋套")).to_be_visible()
    screens.shot(page, "door-complaint")
