"""What the customer does on their own page."""

from __future__ import annotations

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
    choice = "满意" if satisfied else "不满意"
    page.get_by_role("radio", name=choice, exact=True).click()
    if comment:
        page.get_by_role("textbox").first.fill(comment)
    sign(page)
    screens.shot(page, picture)
    page.get_by_role("button", name="提交").first.click()


def rate(page: Page, screens: Screens, score: str) -> None:
    for name in ("装维结果", "准时到达", "技术水平", "服务态度"):
        page.get_by_role("radio", name=f"{name} {score} 分").click()
    screens.shot(page, "door-rate")
    page.get_by_role("button", name="提交").first.click()
