"""axe finds no serious fault on any page, by day and by night: the console's sections as the console lists
them, the field app, in both languages."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import expect

from doorstep.config.env import CHECKOUT
from tests.cast import Cast
from tests.journeys import desk
from tests.journeys.axe import faults, speak
from tests.journeys.conftest import Screens
from tests.worlds import receive

SECTIONS = re.findall(
    r"\{ name: '([\w-]+)'", (Path(CHECKOUT) / "frontend/src/apps/console/sections.ts").read_text("utf-8")
)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.django_db(transaction=True)
def test_every_page_of_the_console(language: str, city: Cast, screens: Screens) -> None:
    visit = receive(city)
    page = screens.open("/console/login")
    found = faults(page)
    desk.log_in(page, "sunli")
    expect(page.get_by_role("navigation").first).to_be_visible()
    speak(page, language)
    assert len(SECTIONS) > 9
    for path in [*SECTIONS, f"orders/{visit.number}", "orders/new", "standards/TOUCH"]:
        page.goto(f"{screens.url}/console/{path}")
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        found += faults(page)
    assert found == []


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.django_db(transaction=True)
def test_every_page_of_the_field_app(language: str, city: Cast, screens: Screens) -> None:
    visit = receive(city)
    visit.ready()
    page = screens.open("/field/login", phone=True)
    found = faults(page)
    desk.log_in(page, "liqiang")
    expect(page.locator("li.stop").first).to_be_visible()
    speak(page, language)
    for path in ("today", "me", "outbox", f"orders/{visit.number}"):
        page.goto(f"{screens.url}/field/{path}")
        expect(page.locator("main")).to_be_visible()
        page.wait_for_timeout(500)
        found += faults(page)
    for opener in ("header button[aria-haspopup=dialog]", "button.rail", "button.fail", "button.call"):
        page.locator(opener).first.click()
        expect(page.get_by_role("dialog").filter(visible=True)).to_be_visible()
        found += [f"{opener}: {each}" for each in faults(page)]
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog").filter(visible=True)).to_be_hidden()
    assert found == []
