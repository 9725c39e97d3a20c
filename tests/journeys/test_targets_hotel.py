"""A hotel's screens for a gloved thumb, on an ordinary phone and the smallest, and axe on each of them: the
front desk, the house, rooms with and without a guest and their sheets, a room off the list, the sheet."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.hotel import Crew
from tests.journeys import desk
from tests.journeys.axe import faults
from tests.journeys.conftest import Screens
from tests.journeys.test_hotel import crew
from tests.journeys.test_targets import PHONES, Thumb

__all__ = ["crew"]


@pytest.mark.parametrize(("size", "language"), PHONES)
@pytest.mark.django_db(transaction=True)
def test_a_hotel_can_be_done_with_a_thumb(
    size: tuple[int, int], language: str, crew: Crew, screens: Screens
) -> None:
    page = screens.open("/field/login", phone=True)
    page.set_viewport_size({"width": size[0], "height": size[1]})
    desk.log_in(page, "liqiang")
    expect(page.locator("li.stop").first).to_be_visible()
    if language == "en":
        page.goto(f"{screens.url}/field/me")
        page.get_by_role("button", name="English").click()
    thumb, address = Thumb(page), f"{screens.url}/field/orders/{crew.number}"
    found = list[str]()

    def over(screen: str) -> None:
        thumb.over(screen)
        found.extend(faults(page))

    page.goto(f"{address}?step=confirm-desk")
    expect(page.locator("main").first).to_be_visible()
    over("front desk")
    crew.rooms = ["801", "802", "803", "901", "902", "903", "904", "905", "906"]
    crew.desk(["903", "904"])
    page.reload()
    page.goto(f"{address}?step=rooms")
    expect(page.locator("form.find")).to_be_visible()
    over("house")
    page.locator("form.find input").fill("813")
    expect(page.locator("form.find button.add")).to_be_visible()
    over("no such room")
    page.locator("form.find button.add").click()
    thumb.sheet("add a room")
    for room in ("801", "903"):
        page.goto(f"{address}/rooms/{room}")
        expect(page.locator("section.more")).to_be_visible()
        over(room)
        for place in range(page.locator("section.more > button").count()):
            page.locator("section.more > button").nth(place).click()
            thumb.sheet(f"{room}, sheet {place + 1}")
            page.keyboard.press("Escape")
    for step in ("sign-sheet", "leave-hotel"):
        page.goto(f"{address}?step={step}")
        expect(page.locator("main").first).to_be_visible()
        over(step)
    assert thumb.found == []
    assert found == []
