"""What the technician does on the phone: one step at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from playwright.sync_api import Locator, Page, expect

from tests.journeys.conftest import Screens
from tests.journeys.files import photo


class Phone:
    """The field app with one order open."""

    def __init__(self, page: Page, screens: Screens, name: str) -> None:
        self.page, self.screens, self.name = page, screens, name

    def open_order(self, customer: str, orders: int = 2) -> None:
        expect(self.page.get_by_text(f"今天 {orders} 单")).to_be_visible()
        self.screens.shot(self.page, f"field-{self.name}-today")
        stop = self.page.get_by_role("listitem").filter(has_text=customer)
        stop.get_by_role("link").first.click()
        self.ready()

    def at_step(self, title: str) -> None:
        expect(self.page.get_by_role("heading", level=1, name=title, exact=True)).to_be_visible()

    def ready(self) -> None:
        """The form is there: its draft is read before anything can be filled in."""
        expect(self.page.locator("article .form")).to_be_visible()

    def tick_all(self) -> None:
        """Everything to confirm on this step: flags, checks, products."""
        self.ready()
        boxes = self.page.locator("article [role=checkbox][aria-checked=false]")
        while boxes.count():
            boxes.first.click()

    def choose(self, *answers: str) -> None:
        self.ready()
        for answer in answers:
            self.page.get_by_role("radio", name=answer, exact=True).click()

    def fill(self, **answers: str) -> None:
        self.ready()
        for label, answer in answers.items():
            self.field(label).fill(answer)

    def field(self, label: str) -> Locator:
        """The text field whose label begins like this."""
        editable = self.page.locator("article input:visible, article textarea:visible")
        return self.page.get_by_label(re.compile("^" + label)).and_(editable).first

    def photograph(self) -> None:
        slots = self.page.locator("article input[type=file][capture]:not([data-more])")
        for index in range(slots.count()):
            words = f"{self.name}-{index}-{self.page.locator('article h1').inner_text()}"
            slots.nth(index).set_input_files(
                {"name": "photo.jpg", "mimeType": "image/jpeg", "buffer": photo(words[-28:])}
            )
        expect(self.page.get_by_text("重拍")).to_have_count(slots.count())

    def scan(self, model: str, sn: str, mac: str) -> None:
        for label, value in (("型号", model), ("SN 序列号", sn), ("MAC 地址", mac)):
            field = self.field(label)
            field.fill(value)
            field.blur()

    def done(self, title: str, picture: str = "", scores: Sequence[str] = ()) -> None:
        """Record the step whose title is on the screen; the next one comes by itself."""
        self.at_step(title)
        for score in scores:
            self.choose(score)
        if picture:
            self.screens.shot(self.page, f"field-{self.name}-{picture}")
        self.page.get_by_role("button", name="完成这一步").click()
        expect(self.page.get_by_role("heading", level=1, name=title, exact=True)).to_be_hidden()

    def synced(self) -> None:
        """Nothing waits on the phone any more."""
        expect(self.page.get_by_text("待上传")).to_have_count(0)


def sign(page: Page) -> None:
    """A few strokes with a finger."""
    canvas = page.get_by_role("img", name=re.compile("签名")).first
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    for start in (0.2, 0.45, 0.7):
        page.mouse.move(box["x"] + box["width"] * start, box["y"] + box["height"] * 0.3)
        page.mouse.down()
        page.mouse.move(box["x"] + box["width"] * (start + 0.12), box["y"] + box["height"] * 0.7, steps=8)
        page.mouse.move(box["x"] + box["width"] * (start + 0.2), box["y"] + box["height"] * 0.4, steps=8)
        page.mouse.up()
