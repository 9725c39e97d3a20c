"""What the dispatcher does in the console."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import PASSWORD, Screens


def log_in(page: Page, username: str) -> None:
    page.get_by_label("账号").fill(username)
    page.get_by_label("密码").fill(PASSWORD)
    page.get_by_role("button", name="登录").click()


def take_in(page: Page, screens: Screens, data: bytes) -> None:
    """Import a file: what is wrong with it first, then its good rows."""
    page.get_by_role("link", name="导入", exact=True).click()
    page.locator("input[type=file]").set_input_files(
        {"name": "orders.csv", "mimeType": "text/csv", "buffer": data}
    )
    expect(page.get_by_text("2 条", exact=False).first).to_be_visible()
    screens.shot(page, "console-import")
    page.get_by_role("button", name=re.compile(r"导入 2 条工单")).click()
    expect(page.get_by_text("已导入 2 条", exact=False).first).to_be_visible()


def open_order(page: Page, number: str) -> None:
    page.goto(page.url.split("/console/")[0] + f"/console/orders/{number}")
    expect(page.get_by_text(number).first).to_be_visible()


def book(page: Page, screens: Screens, window: str) -> None:
    """Call the customer and promise a window of today."""
    page.get_by_role("button", name="记通话").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_text("预约", exact=True).click()
    dialog.get_by_text("已约好时间", exact=True).click()
    screens.shot(page, "console-call")
    dialog.get_by_role("button", name="记通话").click()
    expect(dialog).to_be_hidden()
    page.get_by_role("button", name="约时段", exact=True).click()
    dialog = page.get_by_role("dialog")
    row = dialog.get_by_role("row", name=re.compile("^" + window))
    row.get_by_role("button").first.click()
    screens.shot(page, "console-windows")
    dialog.get_by_role("button", name=re.compile("约定")).last.click()
    expect(dialog).to_be_hidden()


def plan(page: Page, screens: Screens) -> None:
    """Plan the day: compute, look, apply."""
    page.get_by_role("link", name="调度", exact=True).click()
    page.get_by_role("button", name="自动排班").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="开始计算").click()
    apply = dialog.get_by_role("button", name=re.compile(r"应用 2 处改动"))
    expect(apply).to_be_enabled()
    screens.shot(page, "console-plan")
    apply.click()
    expect(dialog.get_by_text("已改 2 处")).to_be_visible()
    dialog.get_by_role("button", name="关闭", exact=True).last.click()
    expect(dialog).to_be_hidden()
    screens.shot(page, "console-board")
