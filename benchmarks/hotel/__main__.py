"""`python -m benchmarks.hotel`: 50 hotels of 300 rooms at work: a house opened, a room's event taken in."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.append.__main__ import p95
from doorstep.config.postgres import Cluster, place_of

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.config.settings")

#: What is promised, in milliseconds: a house on the screen, an event in the log (p95).
GOALS: Final = {"screen": 1000.0, "event": 30.0}
#: When the last window of the house stands, since the navigation began.
_READY: Final = """
    (rooms) => new Promise((done) => {
        const look = () => {
            if (document.querySelectorAll('.house [role=gridcell]').length >= rooms)
                requestAnimationFrame(() => setTimeout(() => done(performance.now())))
            else requestAnimationFrame(look)
        }
        look()
    })
"""


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.hotel", description=__doc__)
    parser.add_argument("--hotels", type=int, default=50)
    parser.add_argument("--done", type=int, default=100, help="rooms done in each hotel but the first")
    parser.add_argument("--times", type=int, default=20, help="how often the house is asked for")
    parser.add_argument("--no-screen", action="store_true", help="the server only, without Chromium")
    asked = parser.parse_args()
    data = Path(tempfile.mkdtemp(prefix="doorstep-bench-"))
    data.chmod(0o711)
    cluster = Cluster(place_of(data), tied=True)
    try:
        cluster.start()
        os.environ["DATABASE_URL"] = cluster.url()
        os.environ["DOORSTEP_DATA"] = str(data)
        _run(asked.hotels, asked.done, asked.times, screen=not asked.no_screen)
    finally:
        cluster.stop()
        shutil.rmtree(cluster.place.home, ignore_errors=True)
        shutil.rmtree(data, ignore_errors=True)


def _run(hotels: int, done: int, times: int, *, screen: bool) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.board.serving import Visitor, serving
    from benchmarks.hotel.world import FLOORS, LOGIN, ROOMS_A_FLOOR, make
    from doorstep.config.demo.city import PASSWORD

    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    made = make(hotels, done, lambda said: print(f"\r{said}", end="", flush=True))
    print(f"\rmade in {time.perf_counter() - began:.0f} s: {len(made.took_s)} events of rooms")
    first = 4 * FLOORS * ROOMS_A_FLOOR
    rows = [
        _row("a room's event, all", made.took_s, GOALS["event"]),
        _row(f"… in a log of {first - 200} to {first}", made.took_s[first - 200 : first], GOALS["event"]),
    ]
    with serving() as port:
        visitor = Visitor(port)
        visitor.log_in(LOGIN, PASSWORD)
        answers = [visitor.ask("GET", f"/api/rollouts/{made.rollouts[0]}") for _ in range(times)]
        size = answers[-1].size / 1024
        rows.append(_row(f"GET a house ({size:.0f} kB on the wire)", [each.took_s for each in answers], None))
        lists = [visitor.ask("GET", "/api/rollouts") for _ in range(times)]
        rows.append(_row(f"GET the list of {hotels}", [each.took_s for each in lists], None))
        if screen:
            rows.append(_row("a house on the screen", _opened(port, made.rollouts[0]), GOALS["screen"]))
    print("\n| what | p50 ms | p95 ms | goal ms |\n|:--|--:|--:|--:|")
    print("\n".join(rows))


def _row(what: str, took_s: Sequence[float], goal: float | None) -> str:
    middle, late = (1000 * each for each in (statistics.median(took_s), p95(took_s)))
    return f"| {what} | {middle:.1f} | {late:.1f} | {goal or '':} |"


def _opened(port: int, rollout: int, times: int = 5) -> list[float]:
    """Seconds from the navigation to the last of 300 rooms."""
    from playwright.sync_api import sync_playwright

    from benchmarks.board.serving import HOST
    from benchmarks.hotel.world import FLOORS, LOGIN, ROOMS_A_FLOOR
    from doorstep.config.demo.city import PASSWORD

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking", "--no-first-run"],
        )
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
        page = context.new_page()
        page.goto(f"http://{HOST}:{port}/console/")
        page.get_by_label("账号").fill(LOGIN)
        page.get_by_label("密码").fill(PASSWORD)
        page.get_by_role("button", name="登录").click()
        page.wait_for_url("**/console/**")
        found = []
        for _ in range(times):
            page.goto(f"http://{HOST}:{port}/console/hotels/{rollout}")
            found.append(page.evaluate(_READY, FLOORS * ROOMS_A_FLOOR) / 1000)
        browser.close()
    return found


if __name__ == "__main__":
    main()
