"""An install and a repair: from a CSV row to a signed and proven reply."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from doorstep.orders import queries, services
from doorstep.orders.links import door_url
from tests.cast import Cast
from tests.journeys import desk, door, files
from tests.journeys.conftest import Clock, Screens
from tests.journeys.phone import Phone, sign

INSTALL, REPAIR = files.INSTALL[0], files.REPAIR[0]


def outcomes(number: str) -> dict[str, str]:
    return {row.clause: row.outcome for row in queries.verdicts_now(number)}


def booked_and_planned(screens: Screens, hefei: Clock) -> Page:
    """The dispatcher's morning: two orders in, called, promised 10:00-12:00, planned."""
    console = screens.open("/console/")
    screens.shot(console, "console-login")
    desk.log_in(console, "chenjing")
    desk.take_in(console, screens, files.orders_csv(files.INSTALL, files.REPAIR, files.BAD))
    for number in (INSTALL, REPAIR):
        desk.open_order(console, number)
        desk.book(console, screens, "10:00")
    desk.plan(console, screens)
    return console


def technician(screens: Screens, name: str, customer: str) -> Phone:
    page = screens.open("/field/", phone=True)
    screens.shot(page, f"field-{name}-login")
    desk.log_in(page, "liqiang")
    phone = Phone(page, screens, name)
    phone.open_order(customer)
    return phone


def prepared_and_at_the_door(phone: Phone, hefei: Clock, arrive: tuple[int, int]) -> None:
    """Study, prepare, call ahead, set out, arrive, greet."""
    phone.tick_all()
    phone.done("读懂工单", "study")
    phone.tick_all()
    phone.done("备齐工具物料", "prepare")
    hour, minute = arrive
    hefei.to(hour, minute - 3)
    phone.choose("已接通并确认时间")
    phone.done("上门前联系", "call")
    phone.done("出发")
    hefei.to(hour, minute)
    phone.tick_all()
    phone.done("到达", "arrive")
    phone.tick_all()
    phone.done("敲门问候", "greet")


@pytest.mark.django_db(transaction=True)
def test_an_install_goes_from_a_csv_row_to_a_proven_reply(city: Cast, screens: Screens, hefei: Clock) -> None:
    console = booked_and_planned(screens, hefei)
    phone = technician(screens, "install", "王芳")
    visit = queries.entries_of(INSTALL)[-1].body
    assert visit["technician"] == "HF1001"
    planned = hefei_time(visit["from_at"])
    ten_before = (planned[0] - (planned[1] < 12), (planned[1] - 11) % 60)
    prepared_and_at_the_door(phone, hefei, ten_before)

    phone.fill(走线与设备位置="沿踢脚线到电视柜，光猫放柜内", 预计线长="18", 预计用时="45", 额外费用="0")
    phone.tick_all()
    phone.done("商定布线方案", "plan")
    phone.at_step("请客户确认方案")
    screens.shot(phone.page, "field-install-agree")
    customer = screens.open(door_url(INSTALL, now=hefei.now()).removeprefix(screens.url), phone=True)
    door.agree(customer, screens)

    phone.page.reload()
    phone.at_step("敷设皮线")
    phone.fill(实际路由="沿踢脚线，过一道门框", 实际线长="19")
    phone.choose("线卡")
    phone.tick_all()
    phone.photograph()
    phone.done("敷设皮线", "cabling")
    phone.fill(收光功率="-19.6")
    phone.choose("仪表实测")
    phone.tick_all()
    phone.done("测收光功率", "light")
    phone.scan("HG6145F", "DS10A2B3C4D5", "02:55:10:AB:CD:01")
    phone.tick_all()
    phone.photograph()
    phone.done("装终端并扫码", "device")
    phone.tick_all()
    phone.photograph()
    phone.done("逐项开通业务", "services")
    phone.fill(下行速率="512.4", 上行速率="98.2")
    phone.tick_all()
    phone.done("当面测速", "speed")
    phone.choose("均良好")
    phone.tick_all()
    phone.done("演示和讲解", "explain")
    phone.tick_all()
    phone.photograph()
    phone.done("清场", "clean")
    phone.at_step("客户验收签字")
    screens.shot(phone.page, "field-install-accept")
    phone.synced()

    door.accept(customer, screens, satisfied=True)
    door.rate(customer, screens, "9")
    expect(customer.get_by_role("link", name="验收单")).to_be_visible()
    screens.shot(customer, "door-done")

    phone.page.reload()
    phone.at_step("离开现场")
    phone.tick_all()
    if phone.page.get_by_role("img", name="签名").count():
        sign(phone.page)
    phone.done("离开现场", "finish")
    phone.at_step("回单")
    screens.shot(phone.page, "field-install-reply")
    phone.page.get_by_role("button", name="完成这一步").click()
    expect(phone.page.get_by_text("已回单，辛苦了")).to_be_visible()
    phone.synced()

    desk.open_order(console, INSTALL)
    expect(console.get_by_text("链完好", exact=False)).to_be_visible()
    screens.shot(console, "console-timeline")
    assert [found for _, found in services.verify([INSTALL])] == [[]]
    assert "violated" not in outcomes(INSTALL).values(), outcomes(INSTALL)


def hefei_time(said: str) -> tuple[int, int]:
    from datetime import datetime

    from tests.cast import HEFEI

    local = datetime.fromisoformat(said).astimezone(HEFEI)
    return local.hour, local.minute
