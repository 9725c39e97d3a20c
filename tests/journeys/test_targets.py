"""What a gloved thumb has to hit in the field app is 48 px at least, on an ordinary phone and the smallest;
and nothing is wider than the phone."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.journeys import desk
from tests.journeys.conftest import Screens
from tests.worlds import receive

#: From the middle of each target that isn't covered 23 px each way still belong to it, or to its label: 48 px
#: less what is lost when a fraction of a pixel is rounded. What is drawn may be smaller.
TOO_SMALL = """() => {
  const SOME = 'a[href], button:not(:disabled), input:not([type=hidden]):not(:disabled), select, textarea,'
    + 'summary, label[for], [role=button], [role=radio], [role=checkbox], [role=switch]'
  const AROUND = [[0, -23], [0, 23], [-23, 0], [23, 0]]
  const found = []
  for (const each of document.querySelectorAll(SOME)) {
    const hidden = (element) => element?.closest('.visually-hidden')
    if (hidden(each) || (each.matches('label') && !hidden(document.getElementById(each.htmlFor)))) continue
    if (each.matches('.van-overlay') || !each.checkVisibility({ visibilityProperty: true })) continue
    each.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' })
    const { left, top, width, height } = each.getBoundingClientRect()
    const hit = (right, down) => {
      const there = document.elementFromPoint(left + width / 2 + right, top + height / 2 + down)
      return !!there && (each.contains(there) || !!there.closest('label')?.contains(each))
    }
    // Beneath a sheet, or swiped out of its row.
    if (!width || !height || !hit(0, 0)) continue
    if (AROUND.every(([right, down]) => hit(right, down))) continue
    const words = (each.getAttribute('aria-label') ?? each.textContent).trim().slice(0, 24)
    found.push(`${each.tagName.toLowerCase()} "${words}" ${Math.round(width)}x${Math.round(height)}`)
  }
  scrollTo(0, 0)
  const wide = document.documentElement.scrollWidth - innerWidth
  return wide > 1 ? [...found, `the page is ${wide} px too wide`] : found
}"""
COUNT = "() => document.querySelectorAll('a[href], button, input').length"
PHONES = [((390, 844), "zh"), ((320, 640), "en")]
LONG = "阿卜杜热西提·买买提艾力·吐尔逊江"
STEPS = ("prepare", "measure-light", "fit-device", "accept", "rate", "reply")


class Thumb:
    """Goes over one screen after another and keeps what it can't hit."""

    def __init__(self, page: Page) -> None:
        self.page, self.found = page, list[str]()

    def over(self, screen: str) -> None:
        self.page.wait_for_timeout(700)
        assert self.page.evaluate(COUNT) > 0
        said: Any = self.page.evaluate(TOO_SMALL)
        self.found += [f"{screen}: {each}" for each in said]

    def sheet(self, screen: str) -> None:
        expect(self.page.get_by_role("dialog").filter(visible=True).first).to_be_visible()
        self.over(screen)


@pytest.mark.parametrize(("size", "language"), PHONES)
@pytest.mark.django_db(transaction=True)
def test_everything_can_be_hit_with_a_thumb(
    size: tuple[int, int], language: str, city: Cast, screens: Screens
) -> None:
    visit = receive(city, customer_name=LONG)
    visit.ready()
    page = screens.open("/field/login", phone=True)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    thumb = Thumb(page)
    thumb.over("login")
    desk.log_in(page, "liqiang")
    expect(page.locator("li.stop").first).to_be_visible()
    if language == "en":
        page.goto(f"{screens.url}/field/me")
        page.get_by_role("button", name="English").click()
    for path in ("today", "me", "outbox", "nowhere"):
        page.goto(f"{screens.url}/field/{path}")
        expect(page.locator("main").first).to_be_visible()
        thumb.over(path)
    the_day(thumb, screens)
    the_order(thumb, screens, visit.number)
    assert thumb.found == []


def the_day(thumb: Thumb, screens: Screens) -> None:
    page = thumb.page
    page.goto(f"{screens.url}/field/today")
    page.locator("button[aria-expanded=false]").first.click()
    thumb.over("load list")
    page.locator("header button[aria-haspopup=dialog]").first.click()
    thumb.sheet("objections")


def the_order(thumb: Thumb, screens: Screens, number: str) -> None:
    page, address = thumb.page, f"{screens.url}/field/orders/{number}"
    for step in STEPS:
        page.goto(f"{address}?step={step}")
        expect(page.locator("article .form")).to_be_visible()
        thumb.over(step)
    for name, button in (("facts", "button.more"), ("steps", "button.rail"), ("clocks", "button.clocks")):
        page.goto(address)
        page.locator(button).click()
        thumb.over(name)
    page.goto(address)
    page.locator("button.fail").click()
    page.get_by_role("dialog").filter(visible=True).get_by_role("radio").first.click()
    thumb.sheet("fail")
    page.goto(f"{address}?call=1")
    dial = page.locator("a.dial")
    dial.evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    dial.click()
    thumb.sheet("call")
    page.goto(f"{screens.url}/field/today")
    expect(page.get_by_role("button", name=re.compile("补记|Write it down"))).to_be_visible()
    thumb.over("a call that isn't written down")
