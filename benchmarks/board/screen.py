"""The dispatch page in Chromium: how soon the first rows stand, how smoothly they scroll."""

from __future__ import annotations

import os
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import Page, sync_playwright

from benchmarks.board.serving import HOST
from benchmarks.board.world import LOGIN, PASSWORD

PATIENCE_MS: Final = 60_000
SCROLL_S: Final = 3

#: When the first rows stand, in milliseconds since the navigation began.
_WATCH: Final = """
    new MutationObserver((_, watch) => {
        if (!document.querySelector('[data-board-ready]')) return
        watch.disconnect()
        requestAnimationFrame(() => setTimeout(() => { window.boardReadyMs = performance.now() }))
    }).observe(document, { subtree: true, childList: true, attributes: true })
"""
#: Frames while the board scrolls down, as fast as a wheel that is spun, and their lengths.
_SCROLL: Final = """
    (seconds) => new Promise((done) => {
        const board = document.querySelector('[data-board-scroller]')
        const begin = performance.now(), frames = []
        const from = board.scrollTop
        let last = begin
        const step = (at) => {
            frames.push(at - last)
            last = at
            board.scrollTop += 90
            if (at - begin < seconds * 1000) requestAnimationFrame(step)
            else done({ frames: frames.slice(1), moved: board.scrollTop - from })
        }
        requestAnimationFrame(step)
    })
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """`ready_ms`: from the navigation to the first rows; `frames_per_s` and the longest of 100 frames
    (`p99_ms`) while scrolling `moved_px`."""

    ready_ms: float
    frames_per_s: float
    p99_ms: float
    moved_px: float


def look(port: int, *, times: int = 3) -> list[Seen]:
    """Open the page so many times, each in a fresh tab, and scroll it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking", "--no-first-run"],
        )
        context = browser.new_context(
            viewport={"width": 1440, "height": 900}, locale="zh-CN", timezone_id="Asia/Shanghai"
        )
        context.set_default_timeout(PATIENCE_MS)
        url = f"http://{HOST}:{port}"
        page = context.new_page()
        log_in(page, url, LOGIN, PASSWORD)
        page.close()
        seen = []
        for _ in range(times):
            page = context.new_page()
            page.add_init_script(_WATCH)
            seen.append(_open(page, f"{url}/console/dispatch"))
            page.close()
        browser.close()
        return seen


def log_in(page: Page, url: str, login: str, password: str) -> None:
    """At the console. What comes next is asked for by somebody who is known. Raises RuntimeError."""
    page.goto(f"{url}/console/")
    page.get_by_label("账号").fill(login)
    page.get_by_label("密码").fill(password)
    with page.expect_response("**/api/session") as answer:
        page.get_by_role("button", name="登录").click()
    if not answer.value.ok:
        raise RuntimeError(f"could not log in: {answer.value.status}")
    page.wait_for_load_state("networkidle")


def _open(page: Page, address: str) -> Seen:
    page.goto(address, wait_until="commit")
    page.wait_for_selector("[data-board-ready]", state="attached")
    # The page's policy forbids waiting for an expression: it is asked again once the frame is drawn.
    page.wait_for_timeout(500)
    ready_ms = float(page.evaluate("window.boardReadyMs"))
    found: dict[str, Any] = page.evaluate(_SCROLL, SCROLL_S)
    frames = sorted(found["frames"])
    return Seen(
        ready_ms,
        1000 * len(frames) / sum(frames),
        frames[min(len(frames) - 1, len(frames) * 99 // 100)],
        found["moved"],
    )
