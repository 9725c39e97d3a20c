"""A real browser before the real application on a real PostgreSQL; only the clocks are set, on both sides."""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from time import monotonic

import pytest
from django.test import override_settings
from playwright.sync_api import Browser, BrowserContext, Page, Request, expect, sync_playwright
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from doorstep.booking.services import open_days
from doorstep.core import clock
from doorstep.dispatch.solver.warming import warm
from doorstep.standards.services import load_library
from tests.cast import DAY, Cast, at

PASSWORD = "journey-password"
#: How long a page may take on a busy machine before a journey gives up.
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)
#: Playwright's own event loop runs in this thread; the tests' few queries are synchronous all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"


class Clock:
    """The time in Hefei for server and browsers, running on from where it was set."""

    def __init__(self) -> None:
        self._set_at, self._since = at(8, 40), monotonic()
        self._asked: dict[Page, set[Request]] = {}

    def now(self) -> datetime:
        exact = self._set_at + timedelta(seconds=monotonic() - self._since)
        return exact - timedelta(microseconds=exact.microsecond % 1000)

    def to(self, hour: int, minute: int) -> None:
        """Forward to a time of the day."""
        self.leap(at(hour, minute))

    def leap(self, moment: datetime) -> None:
        """Forward to an instant, server and pages; a page that is ahead of it stays there."""
        assert moment > self.now(), f"{moment} is past"
        self._answered()
        self._set_at += moment - self.now()
        for page in self._asked:
            forward(page, moment)

    def tell(self, page: Page) -> None:
        """This page too lives by this clock."""
        page.clock.install(time=self.now())
        asked: set[Request] = set()

        def begun(request: Request) -> None:
            if request.resource_type != "eventsource":
                asked.add(request)

        def over(request: Request) -> None:
            asked.discard(request)

        page.on("request", begun)
        page.on("requestfinished", over)
        page.on("requestfailed", over)
        page.on("close", self.forget)
        self._asked[page] = asked

    def forget(self, page: Page) -> None:
        self._asked.pop(page, None)

    def _answered(self) -> None:
        """A request under way while the time leaps has a phone take its own clock for wrong."""
        until = monotonic() + PATIENCE_MS / 1000
        while any(self._asked.values()) and monotonic() < until:
            next(iter(self._asked)).wait_for_timeout(50)


def forward(page: Page, moment: datetime) -> None:
    """This page's clock alone."""
    ahead_ms = moment.timestamp() * 1000 - page.evaluate("Date.now()")
    if ahead_ms > 0:
        page.clock.fast_forward(int(ahead_ms))


@pytest.fixture
def hefei(monkeypatch: pytest.MonkeyPatch) -> Clock:
    running = Clock()
    monkeypatch.setattr(clock, "now", running.now)
    return running


@pytest.fixture(scope="session", autouse=True)
def addresses_for_files() -> Iterator[None]:
    """Django's test server wants addresses for files that we serve otherwise."""
    with override_settings(STATIC_URL="/django-static/", MEDIA_URL="/django-media/"):
        yield


@pytest.fixture(scope="session")
def compiled_planner() -> None:
    """On a machine that has never planned, compiling takes longer than a journey's patience."""
    warm()


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One for a file. While a Playwright lives, its event loop runs in this thread: another file's
    `asyncio.run()` in the same worker would be refused."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-quic", "--disable-background-networking", "--no-first-run"],
        )
        yield browser
        browser.close()


@pytest.fixture
def city(
    live_server: LiveServer,
    cast: Cast,
    settings: Settings,
    tmp_path: Path,
    hefei: Clock,
    compiled_planner: None,
) -> Cast:
    """The cast with passwords, standards in force, windows open, and a server to go to."""
    settings.PUBLIC_URL = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    settings.DATA = tmp_path
    for user in (cast.chen_jing, cast.sun_li, cast.li_qiang_user):
        user.set_password(PASSWORD)
        user.save(update_fields=["password"])
    load_library(unit_code=cast.city.code, from_on=DAY - timedelta(days=30), now=hefei.now())
    open_days(from_on=DAY, days=3, now=hefei.now())
    return cast


class Screens:
    """Pages of one journey, and their pictures when `DOORSTEP_SCREENSHOTS` names a folder."""

    def __init__(self, browser: Browser, server: LiveServer, clock: Clock) -> None:
        self.browser, self.url, self.clock = browser, server.url, clock
        self.contexts: list[BrowserContext] = []
        folder = os.environ.get("DOORSTEP_SCREENSHOTS", "")
        self.folder = Path(folder) if folder else None

    def open(self, path: str, *, phone: bool = False) -> Page:
        size = {"width": 390, "height": 844} if phone else {"width": 1440, "height": 900}
        context = self.browser.new_context(
            viewport=size,  # type: ignore[arg-type]
            locale="zh-CN",
            timezone_id="Asia/Shanghai",
            has_touch=phone,
            device_scale_factor=2 if phone and self.folder else 1,
        )
        context.set_default_timeout(PATIENCE_MS)
        self.contexts.append(context)
        page = context.new_page()
        self.clock.tell(page)
        page.goto(self.url + path)
        return page

    def shot(self, page: Page, name: str) -> None:
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
            page.wait_for_timeout(700)
            page.screenshot(path=self.folder / f"{name}.png")

    def close(self) -> None:
        for context in self.contexts:
            context.close()

    def shown(self) -> str:
        """What stands on each page: a journey that waited in vain says what it was looking at."""
        pages = [page for context in self.contexts for page in context.pages]
        return "\n\n".join(f"{page.url}\n{page.inner_text('body', timeout=5000)[:1500]}" for page in pages)


FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(
    item: pytest.Item, call: pytest.CallInfo[None]
) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    item.stash[FAILED] = item.stash.get(FAILED, False) or report.failed
    return report


@pytest.fixture
def screens(
    request: pytest.FixtureRequest, chromium: Browser, live_server: LiveServer, hefei: Clock
) -> Iterator[Screens]:
    opened = Screens(chromium, live_server, hefei)
    yield opened
    if request.node.stash.get(FAILED, False):
        print(opened.shown())
    opened.close()
