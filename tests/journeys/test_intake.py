"""How orders come in, in the browser: on the public form and at the desk; and who asks for their data."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from doorstep.core import ids
from doorstep.orders import queries
from doorstep.orders.log import SYSTEM
from doorstep.orders.models import Order
from doorstep.orders.services import receive
from doorstep.web import my_data
from tests.cast import Cast
from tests.journeys import desk
from tests.journeys.conftest import Clock, Screens
from tests.lives import NUMBER, row


@pytest.mark.django_db(transaction=True)
def test_somebody_asks_on_the_web_and_goes_on_to_choosing_a_time(
    city: Cast, screens: Screens, hefei: Clock
) -> None:
    phone = screens.open("/door/request", phone=True)
    expect(phone.get_by_role("heading", name="网上报装报修")).to_be_visible()
    screens.shot(phone, "door-request")
    send = phone.get_by_role("button", name="提交，去选时段")
    send.click()
    expect(phone.get_by_text("请选所在片区").or_(phone.get_by_text("请选择所在片区"))).to_be_visible()
    screens.shot(phone, "door-request-blank")
    phone.get_by_text("报修", exact=True).click()
    phone.get_by_label("具体情况").fill("光猫亮红灯，上不了网")
    phone.get_by_label("怎么称呼您").fill("李萍")
    phone.get_by_label("联系电话").fill("139 0000")
    phone.get_by_label("详细地址").fill("瑶海区长江东路99号3幢502室")
    phone.get_by_label("所在片区").select_option(label="瑶海网格")
    send.click()
    expect(phone.get_by_text(re.compile("不是有效的电话"))).to_be_visible()
    screens.shot(phone, "door-request-refused")
    phone.get_by_label("联系电话").fill("139 0000 5678")
    send.click()
    expect(phone.get_by_role("heading", name="选一个方便的时段")).to_be_visible()
    screens.shot(phone, "door-request-windows")
    order = Order.objects.get()
    assert order.customer.name == "李萍" and order.grid == city.grid
    assert queries.entries_of(order.number)[0].body["source"] == "web"


def at_desk(screens: Screens, name: str = "chenjing") -> Page:
    console = screens.open("/console/")
    desk.log_in(console, name)
    return console


@pytest.mark.django_db(transaction=True)
def test_the_desk_types_an_order_for_a_known_customer_by_keyboard(
    city: Cast, screens: Screens, hefei: Clock
) -> None:
    receive(row=row(city), actor=SYSTEM, now=hefei.now())
    console = at_desk(screens)
    console.get_by_role("link", name="新建工单").click()
    phone = console.get_by_label("联系电话", exact=True)
    expect(phone).to_be_focused()
    screens.shot(console, "console-new-order")
    console.keyboard.press("Control+Enter")
    expect(console.get_by_text("请改好标红的内容")).to_be_visible()
    expect(phone).to_be_focused()
    screens.shot(console, "console-new-order-blank")
    phone.fill("138 0000 1234")
    phone.press("Enter")
    expect(console.get_by_text(NUMBER)).to_be_visible()
    expect(console.get_by_text("王* · 家客")).to_be_visible()
    screens.shot(console, "console-new-order-known")
    console.get_by_text("修障", exact=True).click()
    console.get_by_label("需求或故障").fill("晚上看电视卡顿")
    console.keyboard.press("Control+Enter")
    dialog = console.get_by_role("dialog")
    expect(dialog).to_be_visible()
    expect(dialog.get_by_role("table")).to_be_visible()
    screens.shot(console, "console-new-order-windows")
    dialog.get_by_role("button", name=re.compile("余")).first.click()
    dialog.get_by_role("button", name=re.compile("约定")).last.click()
    expect(dialog).to_be_hidden()
    screens.shot(console, "console-new-order-taken")
    order = Order.objects.exclude(pk=NUMBER).get()
    assert (order.customer, order.site, order.kind) == (city.wang_fang, city.wang_fang_home, "repair")
    assert order.state == "booked"
    assert queries.entries_of(order.number)[0].body["source"] == "desk"


@pytest.mark.django_db(transaction=True)
def test_the_privacy_desk_answers_who_asks_for_their_data(city: Cast, screens: Screens, hefei: Clock) -> None:
    receive(row=row(city), actor=SYSTEM, now=hefei.now())
    my_data.ask(NUMBER, ids.uuid7(hefei.now()), hefei.now())
    console = at_desk(screens, "sunli")
    console.get_by_role("link", name="个人信息").click()
    expect(console.get_by_role("heading", name="客户查阅个人信息")).to_be_visible()
    screens.shot(console, "console-data-requests")
    console.get_by_role("button", name="处理").click()
    dialog = console.get_by_role("dialog")
    release = dialog.get_by_role("button", name="提供资料")
    expect(release).to_be_disabled()
    dialog.get_by_text("回拨登记电话", exact=True).click()
    screens.shot(console, "console-data-release")
    release.click()
    expect(console.get_by_text("已答复")).to_be_visible()
    standing = my_data.standing(queries.order_named(NUMBER), hefei.now())
    assert standing is not None and standing.state == "answered"
