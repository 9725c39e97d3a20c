"""What presses is said on every screen of the field app: a clock near its end, a call not written down."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.journeys import desk
from tests.journeys.conftest import Clock, Screens
from tests.worlds import Visit, receive


@pytest.fixture
def visit(city: Cast) -> Visit:
    """To be at the customer's at ten: the call ahead is due a quarter of an hour before."""
    visit = receive(city)
    visit.ready()
    return visit


def logged_in(screens: Screens) -> Page:
    page = screens.open("/field/", phone=True)
    desk.log_in(page, "liqiang")
    expect(page.locator("li.stop").first).to_be_visible()
    return page


@pytest.mark.django_db(transaction=True)
def test_a_clock_rings_wherever_one_is(visit: Visit, screens: Screens, hefei: Clock) -> None:
    page = logged_in(screens)
    page.goto(f"{screens.url}/field/me")
    expect(page.get_by_text("退出登录")).to_be_visible()
    expect(page.get_by_role("alert")).to_have_count(0)
    hefei.to(9, 43)
    alarm = page.get_by_role("alert")
    expect(alarm).to_be_visible()
    screens.shot(page, "field-alarm")
    alarm.get_by_role("button").last.click()
    expect(page).to_have_url(re.compile(rf"/orders/{visit.number}\?step="))
    expect(alarm).to_have_count(0)


@pytest.mark.django_db(transaction=True)
def test_a_call_stands_there_until_it_is_written_down(visit: Visit, screens: Screens) -> None:
    page = logged_in(screens)
    page.goto(f"{screens.url}/field/orders/{visit.number}?call=1")
    dial = page.locator("a.dial")
    dial.evaluate("link => link.addEventListener('click', (event) => event.preventDefault())")
    dial.click()
    expect(page.get_by_text("拨出", exact=False).last).to_be_visible()
    write = page.get_by_role("button", name="补记")
    for path in ("me", "outbox", "today"):
        page.goto(f"{screens.url}/field/{path}")
        expect(write).to_be_visible()
    screens.shot(page, "field-open-call")
    write.click()
    page.get_by_role("radio", name="已接通", exact=True).click()
    page.get_by_role("button", name="记下这次通话").click()
    expect(write).to_have_count(0)
    page.goto(f"{screens.url}/field/today")
    expect(page.locator("li.stop").first).to_be_visible()
    expect(write).to_have_count(0)
