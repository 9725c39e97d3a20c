"""A hotel on the crew's phone and on the front desk's page."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

from benchmarks.soak.thumb import Thumb
from doorstep.config.demo import hotel_crew
from tests.hotel import MODEL
from tests.journeys.conftest import Clock, Screens, forward
from tests.journeys.phone import sign


class Phone:
    """The field app in a hotel."""

    def __init__(self, page: Page, screens: Screens, number: str) -> None:
        self.page, self.screens, self.order = page, screens, f"{screens.url}/field/orders/{number}"
        # Alarms are read at once, also one that lies below the question to the guest.
        page.add_locator_handler(
            page.get_by_role("button", name="知道了").first, lambda seen: seen.dispatch_event("click")
        )

    def room(self, name: str) -> None:
        self.page.goto(f"{self.order}/rooms/{name}")
        expect(self.page.get_by_role("heading", level=1, name=number_of(name), exact=True)).to_be_visible()

    def press(self, name: str) -> None:
        self.button(name).click()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True)

    def tick_all(self) -> None:
        open_ones = self.page.locator(".toggle[aria-checked=false]")
        expect(open_ones.first).to_be_visible()
        while open_ones.count():
            open_ones.first.click()

    def knock(self) -> None:
        for _ in range(3):
            self.page.locator("button.door").click()
        self.press("没人应，请开门")
        self.press("协调人已开门，进房")

    def greet(self) -> None:
        self.tick_all()
        self.press("住客同意")
        self.press("住客已让进，进房")

    def scan(self, room: str) -> None:
        meant = hotel_crew.device(room, MODEL)
        for label, value in (("型号", MODEL), ("SN 序列号", meant["sn"]), ("MAC 地址", meant["mac"])):
            field = self.page.get_by_label(label)
            field.fill(value)
            field.blur()
            expect(field).to_have_value(value)

    def fit(self, room: str) -> None:
        self.scan(room)
        self.press(f"登记到 {number_of(room)}")
        self.leave(room)

    def leave(self, room: str) -> None:
        expect(self.button("离房，这间完成")).to_be_visible()
        self.tick_all()
        self.press("离房，这间完成")
        expect(self.page.get_by_role("heading", name=f"{room} 完成")).to_be_visible()

    def told(self) -> None:
        self.press("电话已说")
        expect(self.page.get_by_text("还没告诉前台")).to_have_count(0)


def number_of(room: str) -> str:
    """ "A-801" → "801": within the room the building stands above it."""
    return room.rpartition("-")[2]


def confirmed_by_desk(page: Page, screens: Screens, occupied: Collection[str]) -> None:
    """The front desk's own page: who is in, a signature."""
    expect(page.get_by_role("heading", name="请确认今天的装机安排")).to_be_visible()
    guests = page.get_by_role("switch", name=re.compile(" 住客$"))
    for index in range(guests.count()):
        switch = guests.nth(index)
        room = (switch.get_attribute("aria-label") or "").removesuffix(" 住客")
        if (switch.get_attribute("aria-checked") == "true") != (room in occupied):
            switch.click()
    sign(page)
    screens.shot(page, "door-hotel-confirm")
    page.get_by_role("button", name="确认，可以开始").click()
    expect(page.get_by_text(re.compile("^已装好 0 间"))).to_be_visible()


def sheet_signed_by_desk(page: Page, screens: Screens) -> None:
    """Compared, a word, a signature."""
    expect(page.get_by_role("heading", name="请核对今天的装机单")).to_be_visible()
    page.get_by_role("radio", name="满意", exact=True).click()
    page.get_by_role("textbox").first.fill("做得细，走廊也收拾了")
    sign(page)
    screens.shot(page, "door-hotel-sheet")
    page.get_by_role("button", name="核对无误，签字").click()
    expect(page.get_by_role("heading", name="请核对今天的装机单")).to_be_hidden()


@dataclass(kw_only=True)
class OnPhone(hotel_crew.Crew):
    """Tells what it does to its phone's own outbox, by the phone's clock."""

    thumb: Thumb

    def say(self, kind: str, *, seconds: int = 20, happened: bool = True, **body: Any) -> None:
        self.now += timedelta(seconds=seconds)
        forward(self.thumb.page, self.now)
        self.thumb.call("say", self.number, kind, body)

    def proof(self, slot: str) -> hotel_crew.Body:
        words = f"{self.number}/{slot}/{self.now}"
        drawn: hotel_crew.Body = self.thumb.call("draw", slot, words, slot.endswith("signature"))
        return drawn

    def catch_up(self) -> None:
        """After what was done on the screen: the crew's time is the phone's."""
        shown_ms: float = self.thumb.page.evaluate("Date.now()")
        self.now = datetime.fromtimestamp(shown_ms / 1000, UTC)


def offline(crews: Sequence[OnPhone]) -> None:
    for crew in crews:
        crew.thumb.page.context.set_offline(True)


def online(crews: Sequence[OnPhone], hefei: Clock) -> None:
    """The network is back, by now it is later than on any of the phones, and nothing waits on them."""
    for crew in crews:
        crew.catch_up()
    hefei.leap(max([hefei.now(), *(crew.now for crew in crews)]) + timedelta(seconds=30))
    for crew in crews:
        crew.thumb.page.context.set_offline(False)
    for crew in crews:
        sent(crew.thumb)
        crew.now = hefei.now()


def sent(thumb: Thumb) -> None:
    """Nothing waits any more."""
    for _ in range(1200):
        left = thumb.call("waiting")
        if not left["waits"] and not left["pictures"]:
            return
        thumb.page.wait_for_timeout(100)
    raise AssertionError(f"still waiting: {left}")
