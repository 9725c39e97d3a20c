"""A technician's work at a customer's, screen by screen."""

from __future__ import annotations

from playwright.sync_api import expect

from tests.journeys.conftest import Clock
from tests.journeys.phone import Phone, sign


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


def plan_wiring(phone: Phone) -> None:
    phone.fill(走线与设备位置="沿踢脚线到电视柜，光猫放柜内", 预计线长="18", 预计用时="45", 额外费用="0")
    phone.tick_all()
    phone.photograph()
    phone.done("商定布线方案", "plan")


def install(phone: Phone) -> None:
    """From the cable to the clean flat."""
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


def repair(phone: Phone) -> None:
    """From the fault to the clean flat."""
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


def agreed_here(phone: Phone) -> None:
    """The customer agrees to the plan on the technician's phone."""
    phone.at_step("请客户确认方案")
    phone.tick_all()
    phone.done("请客户确认方案")


def accepted_here(phone: Phone, score: int = 8) -> None:
    """The customer signs and rates on the technician's phone."""
    phone.at_step("客户验收签字")
    phone.tick_all()
    phone.choose("满意")
    sign(phone.page)
    phone.done("客户验收签字")
    phone.at_step("客户评价")
    for name in ("装维结果", "准时到达", "技术水平", "服务态度"):
        phone.choose(f"{name} {score} 分")
    phone.done("客户评价", "rate")


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
