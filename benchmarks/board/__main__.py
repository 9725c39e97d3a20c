"""`python -m benchmarks.board`: the board of 1,000 technicians and 10,000 visits, served and looked at."""

from __future__ import annotations

import argparse
import os
import shutil
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from benchmarks.append.__main__ import p95
from doorstep.config.postgres import Cluster, place_of

if TYPE_CHECKING:
    from benchmarks.board.serving import Answer, Visitor
    from benchmarks.board.world import City

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.config.settings")

#: What is promised: milliseconds at most, frames a second at least.
GOALS = {"board": 600.0, "changes": 10.0, "check": 50.0, "ready": 2000.0, "frames": 50.0}


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.board", description=__doc__)
    parser.add_argument("--technicians", type=int, default=1000)
    parser.add_argument("--visits", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=20, help="requests of each kind (of the board half)")
    parser.add_argument("--no-screen", action="store_true", help="the server only, without Chromium")
    parser.add_argument("--data", type=Path, help="a folder for the server (default: a temporary one)")
    asked = parser.parse_args()
    data = asked.data or Path(tempfile.mkdtemp(prefix="doorstep-bench-"))
    data.mkdir(exist_ok=True)
    data.chmod(0o711)
    cluster = Cluster(place_of(data), tied=True)
    try:
        cluster.start()
        os.environ["DATABASE_URL"] = cluster.url()
        os.environ["DOORSTEP_DATA"] = str(data)
        _run(asked.technicians, asked.visits, asked.times, screen=not asked.no_screen)
    finally:
        cluster.stop()
        shutil.rmtree(cluster.place.home, ignore_errors=True)
        if asked.data is None:
            shutil.rmtree(data, ignore_errors=True)


def _run(technicians: int, visits: int, times: int, *, screen: bool) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from benchmarks.board.serving import Visitor, serving
    from benchmarks.board.world import LOGIN, PASSWORD, make_city
    from doorstep.core import clock

    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{os.cpu_count()} processors, load {load}", flush=True)
    call_command("migrate", verbosity=0)
    began = time.perf_counter()
    city = make_city(technicians=technicians, visits=visits, now=clock.now())
    took = time.perf_counter() - began
    print(f"{technicians} technicians, {visits} visits, {city.waiting} waiting: {took:.0f} s to write")
    with serving() as port:
        visitor = Visitor(port)
        visitor.log_in(LOGIN, PASSWORD)
        print(_server(visitor, city, times), flush=True)
        if screen:
            print(_screen(port), flush=True)


def _server(visitor: Visitor, city: City, times: int) -> str:
    """The table of the endpoints."""
    board = visitor.ask("GET", f"/api/board?day={city.day}")
    revision, rows = board.body["revision"], board.body["technicians"]
    late = [visit["number"] for row in rows for visit in row["visits"] if visit["state"] == "assigned"]
    numbers = late or [each["number"] for each in board.body["unassigned"]]
    people = [staff_no for _, staff_no in city.technicians]
    whole, quiet = f"/api/board?day={city.day}", f"/api/board/changes?day={city.day}&since={revision}"

    def check(turn: int) -> Answer:
        moves = [{"number": numbers[turn % len(numbers)], "staff_no": people[turn * 37 % len(people)]}]
        return visitor.ask("POST", "/api/board/check", {"day": str(city.day), "moves": moves})

    lines = [
        "",
        "| asked | p50 ms | p95 ms | goal ms | KB on the wire |",
        "|:--|--:|--:|--:|--:|",
        _line("GET /api/board", "board", lambda _: visitor.ask("GET", whole), times // 2),
        _line("GET /api/board/changes, none", "changes", lambda _: visitor.ask("GET", quiet), times),
        _line("POST /api/board/check, one move", "check", check, times),
    ]
    return "\n".join(lines)


def _line(title: str, goal: str, ask: Callable[[int], Answer], times: int) -> str:
    answers = [ask(turn) for turn in range(max(3, times))]
    wrong = [each for each in answers if each.status != 200]
    if wrong:
        raise RuntimeError(f"{title}: {wrong[0].status} {wrong[0].body}")
    took = [each.took_s * 1000 for each in answers]
    size = statistics.median(each.size for each in answers) / 1024
    return f"| {title} | {statistics.median(took):.1f} | {p95(took):.1f} | {GOALS[goal]:.0f} | {size:.0f} |"


def _screen(port: int) -> str:
    """The table of the page."""
    from benchmarks.board.screen import Seen, look

    seen: Sequence[Seen] = look(port)
    ready = statistics.median(each.ready_ms for each in seen)
    frames = statistics.median(each.frames_per_s for each in seen)
    longest = statistics.median(each.p99_ms for each in seen)
    return "\n".join(
        [
            "",
            "| in Chromium | median | goal |",
            "|:--|--:|--:|",
            f"| first rows after | {ready:.0f} ms | ≤ {GOALS['ready']:.0f} ms |",
            f"| frames a second while scrolling | {frames:.0f} | ≥ {GOALS['frames']:.0f} |",
            f"| longest of 100 frames | {longest:.0f} ms | |",
        ]
    )


if __name__ == "__main__":
    main()
