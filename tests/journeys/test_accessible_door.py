"""axe finds no serious fault on the customer's page in any state of a visit, in both languages, by day and by
night; nor on the pages without a link."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from playwright.sync_api import Page, expect

from doorstep.config.demo.portraits import face
from doorstep.orders.links import door_url
from doorstep.orders.log import Actor
from doorstep.people.services import set_portrait
from tests.cast import Cast, at
from tests.journeys.axe import faults, speak
from tests.journeys.conftest import Clock, Screens
from tests.lives import DISSATISFIED, SUN_LI
from tests.worlds import Visit, receive

WORK = (
    "cabling.done", "optical.measured", "device.fitted", "service.activated", "speed.tested",
    "use.explained", "site.cleaned",
)  # fmt: skip


class Reader:
    """One page in one language, and what axe finds on it as the visit goes on."""

    def __init__(self, page: Page, language: str) -> None:
        self.page, self.found = page, list[str]()
        speak(page, language)

    def look(self, state: str) -> None:
        """The page as it stands now."""
        self.page.reload()
        self.judge(state)

    def judge(self, state: str) -> None:
        expect(self.page.get_by_role("heading").first).to_be_visible()
        self.found += [f"{state}: {each}" for each in faults(self.page)]

    def sheet(self, state: str, opener: str) -> None:
        """A dialog of the page, closed by the keyboard."""
        self.page.get_by_role("button", name=re.compile(opener)).click()
        expect(self.page.get_by_role("dialog")).to_be_visible()
        self.judge(state)
        self.page.keyboard.press("Escape")
        expect(self.page.get_by_role("dialog")).to_be_hidden()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.django_db(transaction=True)
def test_the_customers_page_as_a_visit_goes_on(
    language: str, city: Cast, screens: Screens, hefei: Clock
) -> None:
    visit = receive(city)
    visit.now = hefei.now() - timedelta(minutes=20)
    set_portrait(staff_no="HF1001", data=face("HF1001"), actor="sunli", now=hefei.now())
    page = screens.open(door_url(visit.number, now=hefei.now()).removeprefix(screens.url), phone=True)
    reader = Reader(page, language)
    reader.look("book")
    page.get_by_role("radio", name="14:00–16:00").click()
    expect(page.get_by_role("timer")).to_be_visible()
    reader.judge("hold")
    visit.ready()
    reader.look("booked")
    for state, opener in (
        ("cancel", "^取消这次服务$|^Cancel this visit$"),
        ("complain", "^我要投诉$|^Make a complaint$"),
        ("privacy", "^我的个人信息$|^My personal data$"),
    ):
        reader.sheet(state, opener)
    the_visit(reader, visit, hefei)
    assert reader.found == []


def the_visit(reader: Reader, visit: Visit, hefei: Clock) -> None:
    """From the way there to the rating, with rework in between."""
    for kind in ("order.studied", "visit.prepared"):
        visit.say(kind)
    hefei.to(9, 30)
    visit.say("visit.departed", now=at(9, 29))
    reader.look("coming")
    visit.say("visit.arrived", now=at(9, 45))
    for kind in ("door.greeted", "plan.proposed"):
        visit.say(kind)
    hefei.to(9, 59)
    reader.look("agree")
    visit.say("plan.agreed")
    reader.look("work")
    for kind in WORK:
        visit.say(kind)
    reader.look("sign")
    visit.say("acceptance.signed", {**DISSATISFIED, "rework": "now"})
    reader.look("rework")
    visit.say("acceptance.signed")
    reader.look("rate")
    complaint = visit.say("complaint.made", by=Actor("customer", "c-1"))
    visit.say("complaint.answered", {"complaint": str(complaint.id), "answer": "已当面道歉"}, by=SUN_LI)
    visit.say("customer.rated")
    reader.look("done")


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.django_db(transaction=True)
def test_the_pages_without_a_link(language: str, city: Cast, screens: Screens) -> None:
    reader = Reader(screens.open("/door/", phone=True), language)
    reader.look("no link")
    reader.page.goto(f"{screens.url}/door/request")
    reader.judge("request")
    reader.page.locator("button[type=submit]").click()
    expect(reader.page.locator("[data-wrong]").first).to_be_visible()
    reader.judge("request, nothing filled in")
    reader.page.goto(f"{screens.url}/door/no-such-link")
    reader.judge("a link that isn't one")
    assert reader.found == []
