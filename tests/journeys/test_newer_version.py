"""A newer build of the field app: taken when the technician says so, at once and for good."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from tests.cast import Cast
from tests.journeys import desk
from tests.journeys.builds import Builds, builds
from tests.journeys.conftest import Screens

TIMES = 3
#: The kept version that came last is of this build and in charge; none waits.
_SETTLED = """async (build) => {
    const kept = (await caches.keys()).filter((name) => name.startsWith('field-'))
    const {active, waiting, installing} = await navigator.serviceWorker.getRegistration('/field/')
    const inCharge = active.state === 'activated' && !waiting && !installing
    return kept.at(-1).startsWith(`field-${build}-`) && inCharge
}"""


@pytest.fixture
def served(city: Cast, screens: Screens) -> Iterator[Builds]:
    """The server behind newer and newer builds."""
    with builds(screens.url) as proxy:
        screens.url = proxy.url
        yield proxy


@pytest.fixture
def page(served: Builds, screens: Screens) -> Page:
    """The app on 李强's phone, kept there."""
    page = screens.open("/field/", phone=True)
    desk.log_in(page, "liqiang")
    is_open(page)
    page.evaluate("() => navigator.serviceWorker.ready.then(() => true)")
    return page


def is_open(page: Page) -> None:
    expect(page.get_by_text("今天 0 单")).to_be_visible()


def is_of(page: Page, build: int) -> None:
    """The page on the screen is of this build."""
    expect(page.locator(f"meta[name=version][content^='{build}-']")).to_be_attached()
    is_open(page)


def settled(page: Page, build: int) -> None:
    page.wait_for_function(_SETTLED, arg=build)


def comes_out(served: Builds, page: Page, build: int) -> None:
    """A build is there, and the app that comes to the front offers it."""
    served.newest = build
    page.evaluate("() => document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.get_by_text("有新版本")).to_be_visible()


def take(page: Page) -> None:
    page.get_by_role("button", name="现在换上").click()


def not_offered(page: Page) -> None:
    expect(page.get_by_text("有新版本")).to_have_count(0)


@pytest.mark.django_db(transaction=True)
def test_it_is_taken_each_time_and_stays(page: Page, served: Builds) -> None:
    for build in range(1, TIMES + 1):
        comes_out(served, page, build)
        take(page)
        is_of(page, build)
        settled(page, build)
        not_offered(page)
    page.context.set_offline(True)
    page.reload()
    is_of(page, TIMES)
    not_offered(page)


@pytest.mark.django_db(transaction=True)
def test_it_is_taken_without_network_and_another_tab_follows_when_it_likes(
    page: Page, served: Builds, screens: Screens
) -> None:
    other = page.context.new_page()
    other.goto(page.url)
    is_open(other)
    comes_out(served, page, 1)
    expect(other.get_by_text("有新版本")).to_be_visible()
    page.context.set_offline(True)
    take(page)
    is_of(page, 1)
    settled(page, 1)
    not_offered(page)
    # The old page goes on with its own files until its reader takes the new one too.
    other.get_by_role("link", name="我的").click()
    expect(other.get_by_text("工号")).to_be_visible()
    other.get_by_role("link", name="今天").click()
    take(other)
    is_of(other, 1)
    not_offered(other)
