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
