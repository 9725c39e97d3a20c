"""What the customer does on their own page."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Screens
from tests.journeys.phone import sign


def agree(page: Page, screens: Screens) -> None:
    button = page.get_by_role("button", name="同意")
    expect(button).to_be_visible()
    screens.shot(page, "door-agree")
    button.click()
    expect(button).to_be_hidden()


def accept(
    page: Page, screens: Screens, *, satisfied: bool, comment: str = "", picture: str = "door-sign"
) -> None:
    """Say how the work was, sign, send."""
    choice = "满意" if satisfied else "不满意，需要整改"
    page.get_by_role("radio", name=choice, exact=True).click()
    if comment:
        page.get_by_role("textbox").first.fill(comment)
    if not satisfied:
        page.get_by_role("radio", name="现在就改", exact=True).click()
    sign(page)
    screens.shot(page, picture)
    page.get_by_role("button", name="确认签字" if satisfied else "提交，请装维员整改").click()
    expect(page.get_by_role("heading", name="请验收签字")).to_be_hidden()


def rate(page: Page, screens: Screens, score: str) -> None:
    """Four scores."""
    scores = page.get_by_role("radio", name=re.compile(f" {score} 分$"))
    expect(scores).to_have_count(4)
    for index in range(4):
        scores.nth(index).click()
    screens.shot(page, "door-rate")
    page.get_by_role("button", name="提交评价").click()


def choose(page: Page, window: str) -> None:
    """Pick a window and see that its place is kept."""
    page.get_by_role("radio", name=window).click()
    expect(page.get_by_role("timer")).to_be_visible()
    expect(page.get_by_text("这个名额为您保留到")).to_be_visible()


def confirm(page: Page) -> None:
    """Take the window that is held."""
    button = page.get_by_role("button", name=re.compile("^约 "))
    expect(button).to_be_enabled()
    button.click()
    expect(button).to_be_hidden()


def refuse(page: Page, screens: Screens, *, comment: str, name: str, when: str) -> None:
    """Not satisfied: say what and when it shall be put right, and sign by typing the name."""
    page.get_by_role("radio", name="不满意，需要整改", exact=True).click()
    page.get_by_label("请写明哪里需要整改").fill(comment)
    page.get_by_role("radio", name=when, exact=True).click()
    page.get_by_role("button", name="不方便手写？改用输入姓名").click()
    page.get_by_label("请输入您的姓名，代替手写签名").fill(name)
    screens.shot(page, "door-refuse")
    page.get_by_role("button", name="提交，请装维员整改").click()
    expect(page.get_by_role("heading", name="请验收签字")).to_be_hidden()


def complain(page: Page, statement: str) -> str:
    """Complain; the page says that an answer is promised."""
    page.get_by_role("button", name="我要投诉").click()
    dialog = page.get_by_role("dialog", name="我要投诉")
    dialog.get_by_label("投诉内容").fill(statement)
    dialog.get_by_role("button", name="提交投诉").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("等待答复")).to_be_visible()
    return statement
