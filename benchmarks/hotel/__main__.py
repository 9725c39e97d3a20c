"""`python -m benchmarks.hotel`: 50 hotels of 300 rooms at work: a house opened, a room's event taken in."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from benchmarks.append.__main__ import p95
from doorstep.config.postgres import Cluster, place_of

if TYPE_CHECKING:
    from benchmarks.board.serving import Answer
    from benchmarks.hotel.world import Hotel

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
    parser.add_argument("--done", type=int, default=100, help="rooms done in each hotel before")
    parser.add_argument("--rounds", type=int, default=5, help="rooms that each hotel does while we look")
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
        _run(asked)
    finally:
        cluster.stop()
        shutil.rmtree(cluster.place.home, ignore_errors=True)
        shutil.rmtree(data, ignore_errors=True)


def _run(asked: argparse.Namespace) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.hotel.world import FLOORS, ROOMS_A_FLOOR, make

    call_command("migrate", verbosity=0)
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{os.cpu_count()} processors, load {load}")
    began = time.perf_counter()
    hotels = make(asked.hotels, asked.done, lambda said: print(f"\r{said}", end="", flush=True))
    _settle()
    rooms = asked.hotels * asked.done
    print(f"\rmade {asked.hotels} hotels, {rooms} rooms done, in {time.perf_counter() - began:.0f} s")
    rows = list(_appends(hotels, asked.rounds, FLOORS * ROOMS_A_FLOOR))
    rows += _answers(hotels, asked.times, screen=not asked.no_screen)
    print("\n| what | times | p50 ms | p95 ms | goal ms |\n|:--|--:|--:|--:|--:|")
    print("\n".join(rows))


def _settle() -> None:
    """What a server does by itself in the minutes that this has skipped."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")


def _appends(hotels: Sequence[Hotel], rounds: int, rooms: int) -> Iterator[str]:
    """Crews of all hotels side by side, room after room; then one of them to its last room."""
    from benchmarks.hotel.world import EVENTS_A_ROOM, Appended, take_in

    first, mixed = Appended(), Appended()
    one = hotels[0]
    worked = _backend_s()
    for round_ in range(rounds):
        for hotel in hotels:
            found = take_in(hotel, hotel.next_room())
            if round_ == 0:
                # The process was just started: it reads the log once.
                first.took_s.append(found.took_s.pop(0))
            mixed.took_s += found.took_s
            mixed.worked_s += found.worked_s
    long = take_in(one, (event for _ in range(rooms - one.done) for event in one.next_room()))
    count = len(first.took_s) + len(mixed.took_s) + len(long.took_s)
    worked_ms = 1000 * (mixed.worked_s + long.worked_s) / count
    print(
        f"of an event's time the application worked {worked_ms:.1f} ms and"
        f" PostgreSQL {1000 * (_backend_s() - worked) / count:.1f} ms on average (all processors' time)"
    )
    yield _row("a log's first event after a restart", first.took_s, None)
    yield _row(f"a room's event, {len(hotels)} hotels in turn", mixed.took_s, GOALS["event"])
    said = f"a room's event, logs of {EVENTS_A_ROOM * rooms - len(long.took_s)} to {EVENTS_A_ROOM * rooms}"
    yield _row(said, long.took_s, GOALS["event"])


def _backend_s() -> float:
    """Seconds of processor time of our connection's server process."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        stat = Path(f"/proc/{cursor.fetchone()[0]}/stat").read_text()
    user, system = stat.rpartition(")")[2].split()[11:13]
    return (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def _answers(hotels: Sequence[Hotel], times: int, *, screen: bool) -> Iterator[str]:
    from benchmarks.board.serving import Visitor, serving
    from benchmarks.hotel.world import LOGIN
    from doorstep.config.demo.city import PASSWORD

    house = f"/api/rollouts/{hotels[0].rollout}"
    with serving() as port:
        visitor = Visitor(port)
        visitor.log_in(LOGIN, PASSWORD)
        answers = [visitor.ask("GET", house) for _ in range(times)]
        size = answers[-1].size / 1024
        yield _row(f"GET a house ({size:.0f} kB on the wire)", _took(answers), None)
        after = f"{house}?after={answers[-1].body['revision']}"
        yield _row(
            "GET a house that hasn't changed", _took(visitor.ask("GET", after) for _ in range(times)), None
        )
        lists = [visitor.ask("GET", "/api/rollouts") for _ in range(times)]
        yield _row(f"GET the list of {len(hotels)}", _took(lists), None)
        if screen:
            yield _row("a house on the screen", _opened(port, hotels[0].rollout), GOALS["screen"])


def _took(answers: Iterable[Answer]) -> list[float]:
    return [each.took_s for each in answers]


def _row(what: str, took_s: Sequence[float], goal: float | None) -> str:
    middle, late = (1000 * each for each in (statistics.median(took_s), p95(took_s)))
    return f"| {what} | {len(took_s)} | {middle:.1f} | {late:.1f} | {goal or '':} |"


def _opened(port: int, rollout: int, times: int = 5) -> list[float]:
    """Seconds from the navigation to the last of 300 rooms."""
    from playwright.sync_api import sync_playwright

    from benchmarks.board.screen import PATIENCE_MS, log_in
    from benchmarks.board.serving import HOST
    from benchmarks.hotel.world import FLOORS, LOGIN, ROOMS_A_FLOOR
    from doorstep.config.demo.city import PASSWORD

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking", "--no-first-run"],
        )
        context = browser.new_context(viewport={"width": 1440, "height": 900}, locale="zh-CN")
        context.set_default_timeout(PATIENCE_MS)
        page = context.new_page()
        log_in(page, f"http://{HOST}:{port}", LOGIN, PASSWORD)
        found = []
        for _ in range(times):
            page.goto(f"http://{HOST}:{port}/console/hotels/{rollout}", wait_until="commit")
            page.wait_for_selector(".house [role=gridcell]")
            found.append(page.evaluate(_READY, FLOORS * ROOMS_A_FLOOR) / 1000)
        browser.close()
    return found


if __name__ == "__main__":
    main()
