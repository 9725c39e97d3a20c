"""An install and a repair: from a CSV row to a signed and proven reply."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from doorstep.orders import queries, services
from doorstep.orders.links import door_url
from tests.cast import HEFEI, Cast
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
    prepared_and_at_the_door(phone, hefei, before(queries.entries_of(INSTALL)[-1].body["from_at"]))

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
    leave_and_reply(phone)

    desk.open_order(console, INSTALL)
    expect(console.get_by_text("链完好", exact=False)).to_be_visible()
    screens.shot(console, "console-timeline")
    assert [found for _, found in services.verify([INSTALL])] == [[]]
    assert "violated" not in outcomes(INSTALL).values(), outcomes(INSTALL)


@pytest.mark.django_db(transaction=True)
def test_a_dissatisfied_customer_gets_rework_before_the_reply(
    city: Cast, screens: Screens, hefei: Clock
) -> None:
    console = booked_and_planned(screens, hefei)
    phone = technician(screens, "repair", "赵建国")
    prepared_and_at_the_door(phone, hefei, before(queries.entries_of(REPAIR)[-1].body["from_at"]))
    phone.fill(故障现象="晚上八点后频繁掉线", 原因="室内跳纤弯折")
    phone.choose("室内线路")
    phone.tick_all()
    phone.done("查清故障", "fault")
    phone.fill(收光功率="-26.1")
    phone.choose("仪表实测")
    phone.done("测收光功率")
    phone.fill(处理办法="更换跳纤并固定")
    phone.tick_all()
    phone.done("排除故障")
    phone.fill(下行速率="301", 上行速率="52")
    phone.tick_all()
    phone.done("当面测速")
    phone.tick_all()
    phone.photograph()
    phone.done("清场")
    phone.at_step("客户验收签字")
    phone.synced()

    customer = screens.open(door_url(REPAIR, now=hefei.now()).removeprefix(screens.url), phone=True)
    door.accept(customer, screens, satisfied=False, comment="卧室还是连不上", picture="door-dissatisfied")
    assert queries.order_named(REPAIR).state == "rework"
    desk.open_order(console, REPAIR)
    expect(console.get_by_text("整改中").first).to_be_visible()

    phone.page.reload()
    expect(phone.page.get_by_text("卧室还是连不上")).to_be_visible()
    screens.shot(phone.page, "field-repair-rework")
    phone.page.get_by_role("button", name="改好了，请客户验收").click()
    phone.at_step("客户验收签字")
    phone.choose("满意")
    sign(phone.page)
    phone.done("客户验收签字")
    phone.at_step("客户评价")
    for name in ("装维结果", "准时到达", "技术水平", "服务态度"):
        phone.choose(f"{name} 8 分")
    phone.done("客户评价", "rate")
    leave_and_reply(phone)
    assert queries.order_named(REPAIR).state == "replied"
    assert [found for _, found in services.verify([REPAIR])] == [[]]
    kinds = [entry.kind for entry in queries.entries_of(REPAIR)]
    assert kinds.count("acceptance.signed") == 2


def leave_and_reply(phone: Phone) -> None:
    phone.at_step("离开现场")
    phone.tick_all()
    if phone.page.get_by_role("img", name="签名").count():
        sign(phone.page)
    phone.done("离开现场", "finish")
    phone.at_step("回单")
    phone.ready()
    phone.screens.shot(phone.page, f"field-{phone.name}-reply")
    phone.page.get_by_role("button", name="完成这一步").click()
    expect(phone.page.get_by_text("已回单，辛苦了")).to_be_visible()
    phone.synced()


def before(from_at: str) -> tuple[int, int]:
    """Hour and minute, eleven minutes before the visit as planned."""
    local = datetime.fromisoformat(from_at).astimezone(HEFEI) - timedelta(minutes=11)
    return local.hour, local.minute
