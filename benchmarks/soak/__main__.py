"""`python -m benchmarks.soak`: phones over a network that breaks, before a server that is killed."""

from __future__ import annotations

import argparse
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from doorstep.config.postgres import Cluster, place_of

if TYPE_CHECKING:
    from benchmarks.soak.running import Asked, Counts

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "doorstep.config.settings")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.soak", description=__doc__)
    parser.add_argument("--cuts", type=int, default=200, help="connections cut, in five ways")
    parser.add_argument("--kills", type=int, default=50, help="times that the server is killed (SIGKILL)")
    parser.add_argument("--tabs", type=int, default=10, help="tabs that crash while they work")
    parser.add_argument("--phones", type=int, default=6)
    parser.add_argument("--jobs", type=int, default=8, help="orders of each phone's day")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    data = Path(tempfile.mkdtemp(prefix="doorstep-soak-"))
    data.chmod(0o711)
    cluster = Cluster(place_of(data), tied=True)
    try:
        cluster.start()
        os.environ["DATABASE_URL"] = cluster.url()
        os.environ["DOORSTEP_DATA"] = str(data)
        lost = _run(given, cluster.url(), data)
    finally:
        cluster.stop()
        shutil.rmtree(cluster.place.home, ignore_errors=True)
        shutil.rmtree(data, ignore_errors=True)
    sys.exit(1 if lost else 0)


def _run(given: argparse.Namespace, url: str, data: Path) -> bool:
    """True when something is wrong."""
    import django

    django.setup()
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    from django.core.management import call_command
    from playwright.sync_api import sync_playwright

    from benchmarks.soak.running import Asked, soak

    call_command("migrate", verbosity=0)
    asked = Asked(given.cuts, given.kills, given.tabs, given.phones, given.jobs, given.seed)
    began = time.monotonic()
    with sync_playwright() as play:
        browser = play.chromium.launch(
            executable_path=os.environ.get("CHROMIUM", "/usr/bin/chromium"),
            args=["--no-sandbox", "--disable-background-networking", "--no-first-run"],
        )
        counts = soak(asked, browser, url, data)
        browser.close()
    print(_table(asked, counts, time.monotonic() - began), flush=True)
    short = counts.cuts < asked.cuts or counts.mischief["kill"] < asked.kills or counts.tabs < asked.tabs
    if short:
        print("The day was over before all mischief was done: ask for more phones or jobs.")
    return bool(counts.faults) or short


def _table(asked: Asked, counts: Counts, took_s: float) -> str:
    lines = [
        f"{asked.phones} phones × {asked.jobs} jobs, seed {asked.seed}: {took_s:.0f} s",
        "",
        "| done | times |",
        "|:--|--:|",
        f"| connections cut | {counts.cuts} of {asked.cuts} |",
        f"| server killed (SIGKILL) | {counts.mischief['kill']} of {asked.kills} |",
        f"| tabs crashed at work | {counts.tabs} of {asked.tabs} |",
        *(f"| … {what} | {times} |" for what, times in sorted(counts.mischief.items()) if what != "kill"),
        f"| events in the logs | {counts.events} |",
        f"| pictures whole | {counts.pictures} |",
        f"| lost, twice, out of order, altered | {len(counts.faults)} |",
        *counts.faults,
    ]
    return "\n".join(lines)


if __name__ == "__main__":
    main()
