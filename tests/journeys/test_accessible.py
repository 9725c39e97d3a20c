"""axe finds no serious fault on any page, by day and by night: the console's sections as the console lists
them, the field app, the customer's pages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, expect

from doorstep.config.env import CHECKOUT
from doorstep.orders.links import door_url
from tests.cast import Cast
from tests.journeys import desk
from tests.journeys.conftest import Clock, Screens
from tests.worlds import receive

AXE = (Path(CHECKOUT) / "frontend/node_modules/axe-core/axe.min.js").read_text("utf-8")
SECTIONS = re.findall(
    r"\{ name: '([\w-]+)'", (Path(CHECKOUT) / "frontend/src/apps/console/sections.ts").read_text("utf-8")
)
RUN = """async () => (await axe.run(document, {resultTypes: ['violations']})).violations
  .filter(({impact}) => impact === 'serious' || impact === 'critical')
  .map(({id, nodes}) => `${id}: ${nodes.slice(0, 3).map(({target}) => target.join(' ')).join(' | ')}`)"""


def faults(page: Page) -> list[str]:
    """Serious and critical ones, in light and in dark."""
    page.wait_for_load_state("networkidle")
    found: list[str] = []
    schemes: tuple[Literal["light", "dark"], ...] = ("light", "dark")
    for scheme in schemes:
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.wait_for_timeout(400)
        # Our own content policy lets no foreign script in; the debugger's evaluation isn't bound by it.
        page.evaluate(AXE)
        said: Any = page.evaluate(RUN)
        found += [f"{page.url.split('/', 3)[-1]} ({scheme}) {each}" for each in said]
    return found


@pytest.mark.django_db(transaction=True)
def test_every_page_of_the_console(city: Cast, screens: Screens) -> None:
    visit = receive(city)
    page = screens.open("/console/login")
    found = faults(page)
    desk.log_in(page, "sunli")
    expect(page.get_by_role("navigation").first).to_be_visible()
    assert len(SECTIONS) > 9
    for path in [*SECTIONS, f"orders/{visit.number}", "orders/new", "standards/TOUCH"]:
        page.goto(f"{screens.url}/console/{path}")
        expect(page.get_by_role("heading", level=1).first).to_be_visible()
        found += faults(page)
    assert found == []


@pytest.mark.django_db(transaction=True)
def test_every_page_of_the_field_app(city: Cast, screens: Screens) -> None:
    visit = receive(city)
    visit.ready()
    page = screens.open("/field/login", phone=True)
    found = faults(page)
    desk.log_in(page, "liqiang")
    expect(page.locator("li.stop").first).to_be_visible()
    for path in ("today", "me", "outbox", f"orders/{visit.number}"):
        page.goto(f"{screens.url}/field/{path}")
        expect(page.locator("main")).to_be_visible()
        page.wait_for_timeout(500)
        found += faults(page)
    assert found == []


@pytest.mark.django_db(transaction=True)
def test_every_page_of_the_customer(city: Cast, screens: Screens, hefei: Clock) -> None:
    visit = receive(city)
    address = door_url(visit.number, now=hefei.now()).removeprefix(screens.url)
    found: list[str] = []
    for path in (address, "/door/request", "/door/"):
        page = screens.open(path, phone=True)
        expect(page.get_by_role("heading").first).to_be_visible()
        found += faults(page)
    assert found == []
