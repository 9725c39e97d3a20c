"""An install and a repair: from a CSV row to a signed and proven reply."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from doorstep.orders import queries, services
from doorstep.orders.links import door_url
from tests.cast import HEFEI, Cast
from tests.journeys import desk, door, files, work
from tests.journeys.conftest import Clock, Screens
from tests.journeys.phone import Phone

INSTALL, REPAIR = files.INSTALL[0], files.REPAIR[0]


def outcomes(number: str) -> dict[str, str]:
    return {row.clause: row.outcome for row in queries.verdicts_now(number)}


def booked_and_planned(screens: Screens, hefei: Clock) -> Page:
    """The dispatcher's morning: two orders in, called, promised 10:00-12:00, planned."""
    console = screens.open("/console/")
    screens.shot(console, "console-login")
    desk.log_in(console, "chenjing")
    desk.take_in(console, screens, files.orders_csv(files.INSTALL, files.REPAIR, files.BAD))
    for number in (INSTALL, REPAIR):
        desk.open_order(console, number)
        desk.book(console, screens, "10:00")
    desk.plan(console, screens)
    return console


def technician(screens: Screens, name: str, customer: str) -> Phone:
    page = screens.open("/field/", phone=True)
    screens.shot(page, f"field-{name}-login")
    desk.log_in(page, "liqiang")
    phone = Phone(page, screens, name)
    phone.open_order(customer)
    return phone


@pytest.mark.django_db(transaction=True)
def test_an_install_goes_from_a_csv_row_to_a_proven_reply(city: Cast, screens: Screens, hefei: Clock) -> None:
    console = booked_and_planned(screens, hefei)
    phone = technician(screens, "install", "王芳")
    work.prepared_and_at_the_door(phone, hefei, before(queries.entries_of(INSTALL)[-1].body["from_at"]))

    work.plan_wiring(phone)
    phone.at_step("请客户确认方案")
    screens.shot(phone.page, "field-install-agree")
    customer = screens.open(door_url(INSTALL, now=hefei.now()).removeprefix(screens.url), phone=True)
    door.agree(customer, screens)

    phone.page.reload()
    work.install(phone)
    phone.at_step("客户验收签字")
    screens.shot(phone.page, "field-install-accept")
    phone.synced()

    door.accept(customer, screens, satisfied=True)
    door.rate(customer, screens, "9")
    expect(customer.get_by_role("link", name="验收单")).to_be_visible()
    screens.shot(customer, "door-done")

    phone.page.reload()
    work.leave_and_reply(phone)
    phone.synced()

    desk.open_order(console, INSTALL)
    expect(console.get_by_text("链完好", exact=False)).to_be_visible()
    screens.shot(console, "console-timeline")
    assert [found for _, found in services.verify([INSTALL])] == [[]]
    assert "violated" not in outcomes(INSTALL).values(), outcomes(INSTALL)


@pytest.mark.django_db(transaction=True)
def test_a_dissatisfied_customer_gets_rework_before_the_reply(
    city: Cast, screens: Screens, hefei: Clock
) -> None:
    console = booked_and_planned(screens, hefei)
    phone = technician(screens, "repair", "赵建国")
    work.prepared_and_at_the_door(phone, hefei, before(queries.entries_of(REPAIR)[-1].body["from_at"]))
    work.repair(phone)
    phone.at_step("客户验收签字")
    phone.synced()

    customer = screens.open(door_url(REPAIR, now=hefei.now()).removeprefix(screens.url), phone=True)
    door.accept(customer, screens, satisfied=False, comment="卧室还是连不上", picture="door-dissatisfied")
    assert queries.order_named(REPAIR).state == "rework"
    desk.open_order(console, REPAIR)
    expect(console.get_by_text("整改中").first).to_be_visible()

    phone.page.reload()
    expect(phone.page.get_by_text("卧室还是连不上")).to_be_visible()
    screens.shot(phone.page, "field-repair-rework")
    phone.page.get_by_role("button", name="改好了，请客户验收").click()
    work.accepted_here(phone)
    work.leave_and_reply(phone)
    phone.synced()
    assert queries.order_named(REPAIR).state == "replied"
    assert [found for _, found in services.verify([REPAIR])] == [[]]
    kinds = [entry.kind for entry in queries.entries_of(REPAIR)]
    assert kinds.count("acceptance.signed") == 2


def before(from_at: str) -> tuple[int, int]:
    """Hour and minute, eleven minutes before the visit as planned."""
    local = datetime.fromisoformat(from_at).astimezone(HEFEI) - timedelta(minutes=11)
    return local.hour, local.minute
